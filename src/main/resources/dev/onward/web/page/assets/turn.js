// One question and its answer on the page, from the first word to the thumbs.

import { make } from "./dom.js";
import { makingView } from "./making.js";
import { show } from "./markdown.js";
import { openPanel, closePanel, panelShows } from "./panel.js";
import { call } from "./server.js";
import { sourceView } from "./source.js";
import { word } from "./words.js";

export class Turn {
  constructor(question, { onAsk, onEdit }) {
    this.question = question;
    this.onAsk = onAsk;
    this.onEdit = onEdit;
    this.text = "";
    this.more = "";
    this.citations = new Map();
    this.state = make("p", { className: "state" }, word("thinking"));
    this.outcome = make("p", { className: "outcome", hidden: true });
    this.body = make("div", { className: "answer" });
    this.rest = make("div", { className: "answer" });
    this.expander = make("details", { className: "more", hidden: true }, make("summary", {}, word("more")), this.rest);
    this.after = make("div");
    this.element = make("li", { className: "turn" },
      make("p", { className: "asked" }, question), this.outcome, this.body, this.expander, this.state, this.after);
    this.element.setAttribute("aria-busy", "true");
  }

  add(words) {
    this.state.hidden = true;
    this.text += words;
    this.render();
  }

  cite(citation) {
    this.citations.set(citation.n, citation);
  }

  render() {
    show(this.body, this.text, (n) => this.mark(n));
    if (this.more) {
      show(this.rest, this.more, (n) => this.mark(n));
      this.expander.hidden = false;
    }
  }

  mark(n) {
    const citation = this.citations.get(n);
    const mark = make("button", { type: "button", className: "mark", disabled: !citation }, String(n));
    mark.setAttribute("aria-label", `${word("source")} ${n}${citation ? `: ${citation.title}` : ""}`);
    mark.setAttribute("aria-expanded", "false");
    mark.addEventListener("click", () => this.openSource(citation, mark));
    return mark;
  }

  openSource(citation, mark) {
    if (this.shown && this.shownMark === mark && panelShows(this.shown)) {
      closePanel();
      return;
    }
    const sentence = mark.closest("p, li, td, th")?.textContent ?? "";
    this.shown = sourceView(citation, sentence);
    this.shownMark = mark;
    openPanel(citation.title, this.shown, mark);
  }

  /** The whole answer, as kept. */
  complete(answer) {
    this.text = answer.answer;
    answer.citations.forEach((citation) => this.cite(citation));
    this.end(answer, answer.messageId, answer.followUps);
  }

  end({ outcome, answeredBy, more, fallback, standalone, acted }, messageId, followUps) {
    this.more = more ?? ""; // Folded until somebody wants it.
    this.element.setAttribute("aria-busy", "false");
    this.state.hidden = true;
    if (outcome !== "grounded") {
      const live = [...this.citations.values()].some((citation) => citation.live);
      this.outcome.textContent = live ? `${word(outcome)} · ${word("looked-up")}` : word(outcome);
      this.outcome.hidden = false;
    }
    this.render();
    const byModel = answeredBy !== "embedded" || fallback;
    const making = byModel || standalone || acted ? [makingView(messageId, { byModel, standalone, acted })] : [];
    this.after.replaceChildren(this.tools(messageId), ...making, this.questions(followUps));
  }

  /** Ended without an answer: stopped, interrupted, refused. */
  fail(message) {
    this.element.setAttribute("aria-busy", "false");
    this.state.textContent = message;
    this.state.hidden = false;
    this.after.replaceChildren(
      make("div", { className: "turn-tools" }, this.tool(word("again"), () => this.onAsk(this.question)), this.editTool()));
  }

  announceState(message) {
    this.state.textContent = message;
    this.state.hidden = false;
  }

  tools(messageId) {
    const bar = make("div", { className: "turn-tools" });
    const note = make("div");
    const thumb = (label, helpful) => {
      const button = this.tool(label, async () => {
        await call("POST", `/api/messages/${messageId}/feedback`, { helpful });
        for (const other of bar.querySelectorAll("[aria-pressed]")) {
          other.setAttribute("aria-pressed", String(other === button));
        }
        note.replaceChildren(helpful ? make("p", { className: "faint", role: "status" }, word("thanked")) : noteForm(messageId, note));
      });
      button.setAttribute("aria-pressed", "false");
      return button;
    };
    const copy = this.tool(word("copy"), async () => {
      await navigator.clipboard.writeText(this.more ? `${this.text}\n\n${this.more}` : this.text);
      copy.textContent = word("copied");
    });
    bar.append(thumb(word("helpful"), true), thumb(word("unhelpful"), false), copy,
      this.tool(word("again"), () => this.onAsk(this.question)), this.editTool());
    return make("div", {}, bar, note);
  }

  editTool() {
    return this.tool(word("edit"), () => this.onEdit(this.question));
  }

  tool(label, act) {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", act);
    return button;
  }

  questions(followUps) {
    return make("ul", { className: "follow-ups" },
      ...followUps.map((question) => make("li", {}, this.tool(question, () => this.onAsk(question)))));
  }
}

function noteForm(messageId, place) {
  const input = make("input", { type: "text", maxLength: 2000, placeholder: word("what-missing") });
  input.setAttribute("aria-label", word("what-missing"));
  const form = make("form", { className: "note" }, input, make("button", { type: "submit" }, word("send-note")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await call("POST", `/api/messages/${messageId}/feedback`, { helpful: false, note: input.value });
    place.replaceChildren(make("p", { className: "faint", role: "status" }, word("thanked")));
  });
  return form;
}

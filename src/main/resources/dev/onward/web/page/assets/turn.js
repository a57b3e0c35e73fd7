// One question and its answer on the page, from the first word to the thumbs.

import { make } from "./dom.js";
import { makingView } from "./making.js";
import { Growing, show } from "./markdown.js";
import { openPanel, closePanel, panelShows } from "./panel.js";
import { sentenceAt } from "./sentences.js";
import { Away, call } from "./server.js";
import { sourceView } from "./source.js";
import { word } from "./words.js";

export class Turn {
  /** `whole` holds an answer back until it is complete; `onBlock` is told each block that is finished. */
  constructor(question, { onAsk, onEdit, onBlock, whole }) {
    this.question = question;
    this.onAsk = onAsk;
    this.onEdit = onEdit;
    this.onBlock = onBlock;
    this.whole = whole;
    this.citations = new Map();
    this.state = make("p", { className: "state" });
    this.outcome = make("p", { className: "outcome", hidden: true });
    this.body = make("div", { className: "answer" });
    this.rest = make("div", { className: "answer" });
    this.expander = make("details", { className: "more", hidden: true }, make("summary", {}, word("more")), this.rest);
    this.after = make("div");
    this.foot = make("div", { className: "turn-end" });
    this.element = make("li", { className: "turn", tabIndex: -1 },
      make("p", { className: "asked" }, question), this.outcome, this.body, this.expander, this.state, this.after, this.foot);
    this.begin();
  }

  /** Nothing is known of the answer yet, or not any more. */
  begin() {
    this.text = "";
    this.more = "";
    this.waiting = "";
    this.frame = 0;
    this.citations.clear();
    this.body.replaceChildren();
    this.after.replaceChildren();
    this.growing = new Growing(this.body, (n) => this.mark(n));
    this.element.setAttribute("aria-busy", "true");
    this.say(word("thinking"));
  }

  add(words) {
    this.text += words;
    this.waiting += words;
    if (!this.whole) {
      this.state.hidden = true;
      this.frame ||= requestAnimationFrame(() => this.render());
    }
  }

  /** Shows what came since the last time. */
  render() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const words = this.waiting;
    this.waiting = "";
    this.growing.add(words).forEach(this.onBlock);
  }

  cite(citation) {
    this.citations.set(citation.n, citation);
    for (const mark of this.element.querySelectorAll(`.mark[data-n="${citation.n}"]`)) {
      this.lead(mark, citation);
    }
  }

  mark(n) {
    const mark = make("button", { type: "button", className: "mark", disabled: true }, String(n));
    mark.dataset.n = n;
    mark.setAttribute("aria-label", `${word("source")} ${n}`);
    mark.setAttribute("aria-expanded", "false");
    if (this.citations.has(n)) {
      this.lead(mark, this.citations.get(n));
    }
    return mark;
  }

  lead(mark, citation) {
    if (mark.disabled) {
      mark.disabled = false;
      mark.setAttribute("aria-label", `${word("source")} ${citation.n}: ${citation.title}`);
      mark.addEventListener("click", () => this.openSource(citation, mark));
    }
  }

  openSource(citation, mark) {
    if (this.shown && this.shownMark === mark && panelShows(this.shown)) {
      closePanel();
      return;
    }
    this.shown = sourceView(citation, sentenceAt(mark));
    this.shownMark = mark;
    openPanel(citation.title, this.shown, mark);
  }

  /** The whole answer, as kept. */
  complete(answer) {
    this.add(answer.answer);
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
    this.finish();
    if (this.more) {
      show(this.rest, this.more, (n) => this.mark(n));
      this.expander.hidden = false;
    }
    const byModel = answeredBy !== "embedded" || fallback;
    const making = { answeredBy, byModel, standalone, acted, citations: [...this.citations.values()] };
    this.after.replaceChildren(this.tools(messageId), makingView(messageId, this.question, making), this.questions(followUps));
  }

  finish() {
    this.render();
    this.growing.end().forEach(this.onBlock);
  }

  /** Ended without an answer: stopped, interrupted, refused. What was said of it stays. */
  fail(message) {
    this.element.setAttribute("aria-busy", "false");
    this.finish();
    this.say(message);
    this.after.replaceChildren(
      make("div", { className: "turn-tools" }, this.tool(word("again"), () => this.onAsk(this.question)), this.editTool()));
  }

  /** Says how it stands with the answer. */
  say(message) {
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
    button.addEventListener("click", async () => {
      try {
        await act();
      } catch (failure) {
        this.say(word("failed") + (failure instanceof Away ? word("away") : failure.message));
      }
    });
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

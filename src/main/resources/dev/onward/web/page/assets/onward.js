// The page: joins the parts and keeps track of the conversation that is open.

import { showFreshness } from "./freshness.js";
import { refreshHistory } from "./history.js";
import { mailView } from "./mail.js";
import { openPanel, closePanel } from "./panel.js";
import { personView } from "./person.js";
import { planView } from "./plan.js";
import { ask, call, Refusal } from "./server.js";
import { Turn } from "./turn.js";
import { chosenLanguage, speak, word } from "./words.js";

const byId = (id) => document.getElementById(id);
const form = byId("ask");
const input = byId("question");
const turns = byId("turns");
const announcer = byId("announcer");

let conversation = null;
let working = null;

// ---------------------------------------------------------------- asking

async function send(message) {
  if (working || !message.trim()) {
    return;
  }
  if (!navigator.onLine) {
    notice(word("offline"));
    return;
  }
  notice("");
  byId("welcome").hidden = true;
  if (input.value === message) {
    input.value = ""; // Before the answer: what is typed while it comes is the next question.
  }
  const turn = newTurn(message);
  turn.element.scrollIntoView({ block: "start" });
  const whole = byId("whole").checked;
  let waiting = "";
  let followUps = [];
  working = { turn, abort: new AbortController(), messageId: null };
  setBusy(true);
  try {
    await ask({ message, conversationId: conversation ?? undefined }, {
      signal: working.abort.signal,
      onMessage: (messageId, conversationId) => {
        working.messageId = messageId;
        opened(conversationId ?? conversation);
      },
      onBreak: () => turn.announceState(word("reconnecting")),
      on: (name, data) => {
        switch (name) {
          case "token":
            waiting += data.text;
            if (!whole) {
              turn.add(data.text);
              announce(data.text);
            }
            break;
          case "citation": turn.cite(data); break;
          case "plan": showPlan(data); break;
          case "followups": followUps = data.questions; break;
          case "done":
            if (whole) {
              turn.add(waiting);
              announce(waiting);
            }
            turn.end(data, working.messageId, followUps);
            showFreshness(byId("freshness"), data.freshness);
            break;
          case "error": turn.fail(word("failed") + data.title + (data.instance ? ` (${data.instance})` : "")); break;
        }
      },
    });
  } catch (failure) {
    if (working.abort.signal.aborted) {
      turn.fail(word("stopped"));
    } else {
      turn.fail(word("failed") + (failure instanceof Refusal ? failure.message : word("offline")));
      input.value ||= message;
    }
  } finally {
    working = null;
    setBusy(false);
    grow();
    refresh();
  }
}

function newTurn(message) {
  const turn = new Turn(message, { onAsk: send, onEdit: edit });
  turns.append(turn.element);
  return turn;
}

/** Editing forks: the changed question begins a conversation of its own. */
function edit(message) {
  begin();
  input.value = message;
  grow();
  input.focus();
}

function setBusy(busy) {
  byId("send").hidden = busy;
  byId("stop").hidden = !busy;
}

/** Said sentence by sentence to those who listen instead of look. */
function announce(text) {
  const said = document.createElement("p");
  said.textContent = text.replace(/\s*\[\d+\]/g, "").replace(/[*|#]/g, "");
  announcer.append(said);
  while (announcer.childElementCount > 12) {
    announcer.firstElementChild.remove();
  }
}

function notice(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = !text;
}

// ---------------------------------------------------------------- conversations

function opened(id) {
  if (id && id !== conversation) {
    conversation = id;
    history.replaceState(null, "", `#${id}`);
  }
}

function begin() {
  conversation = null;
  history.replaceState(null, "", "/");
  turns.replaceChildren();
  byId("welcome").hidden = false;
  closePanel();
  refresh();
}

async function open(id) {
  try {
    const whole = await call("GET", `/api/conversations/${encodeURIComponent(id)}`);
    turns.replaceChildren();
    byId("welcome").hidden = true;
    opened(id);
    for (const message of whole.messages) {
      const turn = newTurn(message.question);
      if (message.answer) {
        turn.complete(message.answer);
      } else {
        turn.fail(word(message.state === "stopped" ? "stopped" : "interrupted"));
      }
    }
    turns.lastElementChild?.scrollIntoView({ block: "start" });
  } catch {
    begin();
  }
  refresh();
}

async function refresh() {
  await refreshHistory(conversation, {
    onOpen: open,
    onDelete: async (id) => {
      await call("DELETE", `/api/conversations/${encodeURIComponent(id)}`);
      if (id === conversation) {
        begin();
      } else {
        refresh();
      }
    },
  });
}

// ---------------------------------------------------------------- plan

let plan = null;

function showPlan(changed, { focus = false } = {}) {
  plan = changed;
  localStorage.setItem("has-plan", "true");
  byId("plan-toggle").hidden = false;
  const wide = matchMedia("(min-width: 1081px)").matches;
  if (wide || focus) {
    openPanel(changed.goalTitle, planView(changed, (next) => showPlan(next, { focus: true })), byId("plan-toggle"), { focus });
  }
}

async function loadPlan() {
  if (!localStorage.getItem("has-plan")) {
    return;
  }
  try {
    plan = await call("GET", "/api/plan");
    byId("plan-toggle").hidden = false;
  } catch {
    localStorage.removeItem("has-plan"); // It was wiped.
  }
}

// ---------------------------------------------------------------- the sources

async function loadFreshness() {
  try {
    showFreshness(byId("freshness"), (await call("GET", "/api/about")).freshness);
  } catch {
    // The answer to come says it.
  }
}

// ---------------------------------------------------------------- the person

async function showPerson() {
  openPanel(word("about-you"), await personView(erased), byId("person-open"));
}

function erased() {
  localStorage.removeItem("has-plan");
  plan = null;
  byId("plan-toggle").hidden = true;
  begin();
  notice(word("erased"));
}

// ---------------------------------------------------------------- the page around it

function grow() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}

function setTheme(theme) {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }
}

function toggle(button, element) {
  element.hidden = !element.hidden;
  button.setAttribute("aria-expanded", String(!element.hidden));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  send(input.value);
});
input.addEventListener("input", grow);
input.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send(input.value);
  }
});
byId("stop").addEventListener("click", () => {
  if (working?.messageId) {
    call("POST", `/api/messages/${working.messageId}/stop`).catch(() => {});
  }
  working?.abort.abort();
});
for (const start of byId("starts").querySelectorAll("button")) {
  start.addEventListener("click", () => send(start.textContent));
}
byId("new").addEventListener("click", begin);
byId("history-toggle").addEventListener("click", (event) => toggle(event.currentTarget, byId("history")));
byId("menu-toggle").addEventListener("click", (event) => toggle(event.currentTarget, byId("menu")));
byId("plan-toggle").addEventListener("click", () => showPlan(plan, { focus: true }));
byId("person-open").addEventListener("click", () => showPerson().catch((failure) => notice(word("failed") + failure.message)));
byId("mail-open").addEventListener("click", (event) => {
  event.preventDefault();
  openPanel(word("mail"), mailView(), byId("mail-open"));
});
byId("theme").addEventListener("change", (event) => {
  localStorage.setItem("theme", event.target.value);
  setTheme(event.target.value);
});
byId("language").addEventListener("change", async (event) => {
  localStorage.setItem("language", event.target.value);
  await speak(event.target.value);
  showFreshness(byId("freshness"));
});
byId("whole").addEventListener("change", (event) => localStorage.setItem("whole", String(event.target.checked)));
addEventListener("online", () => notice(""));
addEventListener("offline", () => notice(word("offline")));

byId("theme").value = localStorage.getItem("theme") ?? "system";
setTheme(byId("theme").value);
byId("whole").checked = localStorage.getItem("whole") === "true";
byId("language").value = chosenLanguage();
await speak(chosenLanguage());
await Promise.all([refresh(), loadPlan(), loadFreshness()]);
if (location.hash.length > 1) {
  await open(location.hash.slice(1));
}
input.focus();
document.body.dataset.ready = "true";

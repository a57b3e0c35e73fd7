// The page: joins the parts and keeps track of the conversation that is looked at.

import { Conversation } from "./conversation.js";
import { showFreshness } from "./freshness.js";
import { letGo, refreshHistory } from "./history.js";
import { mailView } from "./mail.js";
import { openPanel, closePanel, panelShows, refill } from "./panel.js";
import { personView } from "./person.js";
import { planView } from "./plan.js";
import { isTooLong, keepUnder, put, tellLength, turnTo, typed } from "./question.js";
import { bringToTop, followEnd } from "./reading.js";
import { call, Refusal } from "./server.js";
import { onOtherPlan, tellTabs } from "./ticking.js";
import { chosenLanguage, speak, word } from "./words.js";

const byId = (id) => document.getElementById(id);
const form = byId("ask");
const input = byId("question");
const turns = byId("turns");

// ---------------------------------------------------------------- conversations

/** What a conversation tells the page; most of it matters only while it is looked at. */
const page = {
  ask: (message) => send(message),
  edit,
  wantsWhole: () => byId("whole").checked,
  isOpen: (conversation) => conversation === open,
  asked(conversation, turn) {
    const startHadFocus = byId("welcome").contains(document.activeElement);
    byId("welcome").hidden = true;
    turns.append(turn.element);
    if (startHadFocus) {
      turn.element.focus({ preventScroll: true }); // Its button is gone; the field would open a phone's keyboard.
    }
    followEnd(turn);
    bringToTop(turn);
  },
  changed(conversation) {
    if (conversation.id) {
      working.set(conversation.id, conversation);
    }
    if (conversation === open) {
      setBusy(conversation.running !== null);
      if (conversation.id && conversation.id !== addressed()) {
        history.replaceState(null, "", `#${conversation.id}`);
        keepUnder(conversation.id);
      }
    }
  },
  ended(conversation) {
    working.delete(conversation.id);
    if (conversation === open) {
      setBusy(false);
    }
    refresh();
  },
  /** A question that was not taken stays in hand. */
  kept(conversation, question) {
    if (conversation === open && !typed()) {
      put(question);
    }
  },
  planned: (changed) => {
    showPlan(changed);
    tellTabs();
  },
  fresh: (freshness) => showFreshness(byId("freshness"), freshness),
};

const working = new Map(); // Conversations in which an answer is on its way, by id.
let open = new Conversation(page);

function addressed() {
  return location.hash.match(/^#([0-9a-f-]{36})$/)?.[1] ?? null;
}

function send(message) {
  if (open.running || !message.trim()) {
    return;
  }
  if (message === typed() && isTooLong()) {
    input.focus();
    return;
  }
  notice("");
  if (typed() === message) {
    put(""); // Before the answer: what is typed while it comes is the next question.
  }
  open.ask(message.trim());
}

/** Editing forks: the changed question begins a conversation of its own. */
function edit(message) {
  begin();
  put(message);
  input.focus();
}

function begin() {
  if (addressed()) {
    history.pushState(null, "", "/");
  }
  look(new Conversation(page));
  refresh();
}

/** Shows a conversation, with what it has so far. */
function look(conversation) {
  open = conversation;
  closePanel();
  turns.replaceChildren(...conversation.turns.map((turn) => turn.element));
  byId("welcome").hidden = conversation.id !== null || conversation.turns.length > 0;
  setBusy(conversation.running !== null);
  turnTo(conversation.id);
  const last = conversation.turns.at(-1);
  followEnd(last);
  if (last) {
    bringToTop(last);
  } else {
    scrollTo(0, 0);
  }
}

/** Goes to a conversation; one whose answer is on its way is here already. */
async function go(id) {
  if (id !== addressed()) {
    history.pushState(null, "", `#${id}`);
  }
  await visit(id);
}

async function visit(id) {
  if (id === open.id && (id || !open.turns.length)) {
    return;
  }
  const conversation = (id && working.get(id)) ?? new Conversation(page, id);
  try {
    if (id && !conversation.running) {
      await conversation.load();
    }
    if (id !== addressed()) {
      return; // The reader is elsewhere by now.
    }
    notice("");
    look(conversation);
  } catch (failure) {
    if (failure instanceof Refusal) {
      history.replaceState(null, "", "/");
      look(new Conversation(page));
      notice(word("no-conversation"));
    } else {
      notice(word("away"), () => visit(id));
    }
  }
  refresh();
}

function setBusy(busy) {
  const [goes, comes] = busy ? [byId("send"), byId("stop")] : [byId("stop"), byId("send")];
  const hadFocus = document.activeElement === goes;
  goes.hidden = true;
  comes.hidden = false;
  if (hadFocus) {
    comes.focus({ preventScroll: true });
  }
}

function notice(text, again) {
  const retry = document.createElement("button");
  retry.type = "button";
  retry.className = "link";
  retry.textContent = word("try-again");
  retry.addEventListener("click", again);
  byId("notice").replaceChildren(text, ...(again ? [" ", retry] : []));
  byId("notice").hidden = !text;
}

async function refresh() {
  try {
    await refreshHistory(open.id, {
      onOpen: go,
      onDelete: (id) => {
        const wasOpen = id === open.id;
        letGo(id, () => {
          input.focus({ preventScroll: true });
          return wasOpen ? go(id) : refresh();
        });
        if (wasOpen) {
          open.stop();
          begin();
        } else {
          refresh();
        }
      },
    });
  } catch {
    // The list stays as it is; whoever asks or opens something is told why.
  }
}

// ---------------------------------------------------------------- plan

let plan = null;
let shown = null;

function showPlan(changed, { focus = false } = {}) {
  takePlan(changed);
  const wide = matchMedia("(min-width: 1081px)").matches;
  if (wide || focus) {
    shown = viewOf(changed);
    openPanel(changed.goalTitle, shown.view, byId("plan-toggle"), { focus });
  }
}

function takePlan(changed) {
  plan = changed;
  localStorage.setItem("has-plan", "true");
  byId("plan-toggle").hidden = false;
}

function viewOf(it) {
  return planView(it, {
    onChange: renewPlan,
    onStale: (failure, isStale) => {
      if (isStale) {
        loadPlan().then(() => notice(word("plan-changed")));
      } else {
        notice(word("failed") + (failure instanceof Refusal ? failure.message : word("away")));
      }
    },
  });
}

/** Shows the plan as it is now, in the place where it stands. */
function renewPlan(changed) {
  const other = changed.revision !== plan?.revision;
  takePlan(changed);
  if (!shown || !panelShows(shown.view)) {
    return;
  }
  if (other) {
    shown = viewOf(changed);
    refill(changed.goalTitle, shown.view);
  } else {
    shown.show(changed);
  }
}

async function loadPlan() {
  if (!localStorage.getItem("has-plan")) {
    return;
  }
  try {
    renewPlan(await call("GET", "/api/plan"));
  } catch (failure) {
    if (failure instanceof Refusal) {
      forgetPlan(); // It was wiped.
    }
  }
}

function forgetPlan() {
  localStorage.removeItem("has-plan");
  plan = null;
  byId("plan-toggle").hidden = true;
  if (shown && panelShows(shown.view)) {
    closePanel();
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
  forgetPlan();
  sessionStorage.clear();
  begin();
  notice(word("erased"));
}

// ---------------------------------------------------------------- the page around it

function toggle(button, element) {
  element.hidden = !element.hidden;
  button.setAttribute("aria-expanded", String(!element.hidden));
}

function isReady() {
  return document.body.dataset.ready === "true";
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (isReady()) {
    send(typed());
  }
});
byId("stop").addEventListener("click", () => {
  open.stop();
  input.focus();
});
for (const start of byId("starts").querySelectorAll("button")) {
  start.addEventListener("click", () => isReady() && send(start.textContent));
}
byId("skip").addEventListener("click", (event) => {
  event.preventDefault(); // The address is the conversation's.
  input.focus();
});
byId("new").addEventListener("click", () => {
  begin();
  input.focus();
});
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
  dispatchEvent(new Event("theme"));
});
byId("language").addEventListener("change", async (event) => {
  localStorage.setItem("language", event.target.value);
  document.cookie = `language=${event.target.value}; Path=/; Max-Age=31536000; SameSite=Lax`;
  await speak(event.target.value);
  showFreshness(byId("freshness"));
  tellLength();
});
byId("whole").addEventListener("change", (event) => localStorage.setItem("whole", String(event.target.checked)));
addEventListener("online", () => notice(""));
addEventListener("offline", () => notice(word("offline")));
addEventListener("popstate", () => visit(addressed()));

byId("theme").value = localStorage.getItem("theme") ?? "system";
byId("whole").checked = localStorage.getItem("whole") === "true";
byId("language").value = chosenLanguage();
const early = typed(); // Before this script was there.
await speak(chosenLanguage());
if (addressed()) {
  await visit(addressed());
} else {
  turnTo(null);
}
if (early) {
  put(early);
}
loadPlan().then(() => onOtherPlan(loadPlan));
loadFreshness();
await refresh();
input.focus({ preventScroll: true });
document.body.dataset.ready = "true";
const { asked } = document.documentElement.dataset;
if (asked) {
  send(asked === "typed" ? typed() : byId(asked).textContent);
}

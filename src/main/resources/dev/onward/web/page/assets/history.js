// The list of this browser's conversations. What is deleted can be had back for a moment; only then the server is told.

import { make } from "./dom.js";
import { call } from "./server.js";
import { word } from "./words.js";

const UNDO = 8000;
const list = document.getElementById("conversations");
const none = document.getElementById("no-conversations");
const undo = document.getElementById("undo");
const leaving = new Map(); // Conversations that are about to go, with what lets them go at once.

export async function refreshHistory(current, { onOpen, onDelete }) {
  const { conversations } = await call("GET", "/api/conversations");
  const shown = conversations.filter(({ id }) => !leaving.has(id));
  none.hidden = shown.length > 0;
  list.replaceChildren(...shown.map((conversation) => row(conversation, current, onOpen, onDelete)));
}

function row(conversation, current, onOpen, onDelete) {
  const open = make("button", { type: "button", className: "open", title: conversation.title }, conversation.title);
  open.setAttribute("aria-current", String(conversation.id === current));
  open.addEventListener("click", () => onOpen(conversation.id));
  const remove = make("button", { type: "button", className: "delete" }, "×");
  remove.setAttribute("aria-label", `${word("delete")}: ${conversation.title}`);
  remove.addEventListener("click", () => onDelete(conversation.id));
  return make("li", {}, open, remove);
}

/** Takes a conversation off the list; `onUndo` when the reader wants it back. */
export function letGo(id, onUndo) {
  const go = () => {
    clearTimeout(timer);
    leaving.delete(id);
    undo.hidden = leaving.size > 0 ? undo.hidden : true;
    return call("DELETE", `/api/conversations/${encodeURIComponent(id)}`, undefined, { keepalive: true }).catch(() => {});
  };
  leaving.forEach((other) => other()); // One can be had back, the last.
  const timer = setTimeout(go, UNDO);
  leaving.set(id, go);
  const back = make("button", { type: "button", className: "link" }, word("undo"));
  back.addEventListener("click", () => {
    clearTimeout(timer);
    leaving.delete(id);
    undo.hidden = true;
    onUndo();
  });
  undo.replaceChildren(word("deleted"), " ", back);
  undo.hidden = false;
  back.focus();
}

addEventListener("pagehide", () => leaving.forEach((go) => go()));

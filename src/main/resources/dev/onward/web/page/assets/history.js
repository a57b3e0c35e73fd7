// The list of this browser's conversations.

import { make } from "./dom.js";
import { call } from "./server.js";
import { word } from "./words.js";

const list = document.getElementById("conversations");
const none = document.getElementById("no-conversations");

export async function refreshHistory(current, { onOpen, onDelete }) {
  const { conversations } = await call("GET", "/api/conversations");
  none.hidden = conversations.length > 0;
  list.replaceChildren(...conversations.map((conversation) => row(conversation, current, onOpen, onDelete)));
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

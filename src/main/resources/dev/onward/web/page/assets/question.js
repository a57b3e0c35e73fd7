// The field for the question: it grows, counts what is too much, and keeps a draft for each conversation until it is asked.

import { word } from "./words.js";

const LONGEST = 4000; // As the server takes it.
const NEAR = 3600;
const input = document.getElementById("question");
const count = document.getElementById("count");
let draft = "draft-new";

export function typed() {
  return input.value;
}

export function put(text) {
  input.value = text;
  changed();
}

/** The field shows what was typed for this conversation, null for one that is not begun. */
export function turnTo(id) {
  draft = `draft-${id ?? "new"}`;
  put(sessionStorage.getItem(draft) ?? "");
}

/** The conversation got its address; what is typed belongs to it. */
export function keepUnder(id) {
  sessionStorage.removeItem(draft);
  draft = `draft-${id}`;
  changed();
}

/** Says by how much a question is too long; it stays whole, as only the reader knows what may go. */
export function isTooLong() {
  return input.value.trim().length > LONGEST;
}

function changed() {
  grow();
  tellLength();
  if (input.value) {
    sessionStorage.setItem(draft, input.value);
  } else {
    sessionStorage.removeItem(draft);
  }
}

function grow() {
  input.style.height = input.value ? "auto" : ""; // An empty field is one line, however long its placeholder.
  if (input.value) {
    input.style.height = `${input.scrollHeight + 2}px`;
  }
}

export function tellLength() {
  const { length } = input.value.trim();
  const number = (n) => n.toLocaleString(document.documentElement.lang);
  count.hidden = length < NEAR;
  count.textContent = length > LONGEST
    ? word("too-long", number(length), number(LONGEST), number(length - LONGEST))
    : word("count", number(length), number(LONGEST));
  count.classList.toggle("over", length > LONGEST);
  input.setAttribute("aria-invalid", String(length > LONGEST));
}

input.addEventListener("input", changed);

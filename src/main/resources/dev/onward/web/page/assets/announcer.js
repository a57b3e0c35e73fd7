// Says an answer to those who listen instead of look: each block once it is finished, as it reads when shown.

import { make } from "./dom.js";
import { withoutMarks } from "./sentences.js";

const announcer = document.getElementById("announcer");
const KEPT = 2;
let answer = 0;

/** What is said from now on belongs to a new answer. The one before stays, as it may still be spoken. */
export function beginToAnnounce() {
  answer++;
  for (const said of [...announcer.children]) {
    if (Number(said.dataset.answer) <= answer - KEPT) {
      said.remove();
    }
  }
}

/** Says a block of an answer. Code is left to be read where it stands. */
export function announceBlock(block) {
  const pieces = block.matches("ul, ol") ? [...block.children]
    : block.matches(".table") ? [...block.querySelectorAll("tr")]
    : block.matches("pre, hr") ? [] : [block];
  for (const piece of pieces) {
    announce(piece.matches("tr") ? [...piece.cells].map(withoutMarks).filter(Boolean).join(", ") : withoutMarks(piece));
  }
}

export function announce(text) {
  if (text) {
    const said = make("p", {}, text);
    said.dataset.answer = answer;
    announcer.append(said);
  }
}

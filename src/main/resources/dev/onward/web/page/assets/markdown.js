// Renders an answer's Markdown. What a model or a feed wrote is data: tags are cleaned away before anything is shown.

import { marked } from "./libraries/marked/marked.esm.js";
import DOMPurify from "./libraries/dompurify/purify.es.mjs";

const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "strong", "em", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "code", "pre",
    "blockquote", "a", "h2", "h3", "h4", "hr", "del"],
  ALLOWED_ATTR: ["href", "start"],
  ALLOWED_URI_REGEXP: /^(?:https:|\/)/i,
  RETURN_TRUSTED_TYPE: true,
};

marked.use({ gfm: true, breaks: false });

/** Puts rendered Markdown into an element; `mark` makes what stands for [n]. */
export function show(element, text, mark) {
  element.innerHTML = DOMPurify.sanitize(marked.parse(text), ALLOWED);
  for (const link of element.querySelectorAll("a[href^='https:']")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const table of element.querySelectorAll("table")) {
    const box = document.createElement("div");
    box.className = "table";
    box.tabIndex = 0;
    table.replaceWith(box);
    box.append(table);
  }
  replaceMarks(element, mark);
}

function replaceMarks(element, mark) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    if (/\[\d{1,2}\]/.test(walker.currentNode.data) && !walker.currentNode.parentElement.closest("code, a")) {
      nodes.push(walker.currentNode);
    }
  }
  for (const node of nodes) {
    const parts = node.data.split(/ ?\[(\d{1,2})\]/);
    node.replaceWith(...parts.map((part, i) => (i % 2 ? mark(Number(part)) : document.createTextNode(part))));
  }
}

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
  element.replaceChildren(...elements(marked.parse(text), mark));
}

/** Markdown that grows in an element: only its last block is rendered again, so a long answer costs no more than a short one. */
export class Growing {
  constructor(element, mark) {
    this.element = element;
    this.mark = mark;
    this.rest = "";
    this.last = [];
  }

  /** Takes what comes next; gives the blocks that won't change any more. */
  add(text) {
    this.rest += text.replace(/\r\n?/g, "\n");
    const blocks = marked.lexer(this.rest);
    const last = blocks.findLastIndex((block) => block.type !== "space");
    if (last < 0) {
      return [];
    }
    const whole = blocks.slice(0, last);
    this.last.forEach((element) => element.remove());
    const finished = this.append(whole, blocks.links);
    this.last = this.append(blocks.slice(last), blocks.links);
    this.rest = this.rest.slice(whole.reduce((length, block) => length + block.raw.length, 0));
    return finished;
  }

  /** Nothing comes any more; gives the blocks that were waiting for it. */
  end() {
    const finished = this.last;
    this.rest = "";
    this.last = [];
    return finished;
  }

  append(blocks, links) {
    const made = elements(marked.parser(Object.assign(blocks, { links })), this.mark);
    this.element.append(...made);
    return made;
  }
}

function elements(html, mark) {
  const template = document.createElement("template");
  template.innerHTML = DOMPurify.sanitize(html, ALLOWED);
  const content = template.content;
  for (const link of content.querySelectorAll("a[href^='https:']")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  for (const table of content.querySelectorAll("table")) {
    const box = document.createElement("div");
    box.className = "table";
    box.tabIndex = 0;
    table.replaceWith(box);
    box.append(table);
  }
  for (const code of content.querySelectorAll("pre")) {
    code.tabIndex = 0; // It scrolls in itself, by the keyboard too.
  }
  replaceMarks(content, mark);
  return [...content.children];
}

function replaceMarks(content, mark) {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) {
    if (/\[\d{1,2}\]/.test(walker.currentNode.data) && !walker.currentNode.parentElement?.closest("code, a")) {
      nodes.push(walker.currentNode);
    }
  }
  for (const node of nodes) {
    const parts = node.data.split(/ ?\[(\d{1,2})\]/);
    node.replaceWith(...parts.map((part, i) => (i % 2 ? mark(Number(part)) : document.createTextNode(part))));
  }
}

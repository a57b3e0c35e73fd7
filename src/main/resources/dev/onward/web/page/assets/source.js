// What stands behind a mark: the passage relied on, highlighted, with where it is from and how sure it is.

import { make, spokenDate } from "./dom.js";
import { show } from "./markdown.js";
import { sentencesOf } from "./sentences.js";
import { word } from "./words.js";

export function sourceView(citation, sentence) {
  const facts = make("dl");
  fact(facts, word("section"), citation.section);
  fact(facts, word("published"), spokenDate(citation.published));
  fact(facts, word("verified-on"), spokenDate(citation.verified));
  fact(facts, word("sure"), citation.confidence);
  const links = make("p");
  if (citation.url) {
    links.append(
      make("a", { href: citation.url, target: "_blank", rel: "noopener noreferrer" }, word("open-page")), " · ");
  }
  if (citation.live) {
    links.append(word("not-checked"));
  } else {
    links.append(make("a", { href: `/knowledge/${encodeURIComponent(citation.documentId)}` }, word("open-item")));
  }
  const passage = make("blockquote");
  show(passage, citation.passage, (n) => document.createTextNode(` [${n}]`));
  highlight(passage, sentence);
  return make("div", {}, passage, facts, links);
}

function fact(list, name, value) {
  if (value) {
    list.append(make("dt", {}, name), make("dd", {}, value));
  }
}

/** Marks the sentence of the passage that shares most words with the sentence of the answer. */
function highlight(passage, sentence) {
  const wanted = words(sentence);
  let best = { score: 0 };
  for (const block of passage.querySelectorAll("p, li, td, th, h2, h3, h4, pre")) {
    for (const { text, index } of sentencesOf(block.textContent)) {
      const score = [...words(text)].filter((w) => wanted.has(w)).length / Math.sqrt(8 + text.length / 6);
      if (score > best.score) {
        best = { score, block, from: index, to: index + text.trimEnd().length };
      }
    }
  }
  if (best.block) {
    mark(best.block, best.from, best.to);
  }
}

/** Marks a stretch of an element's text, whatever elements it runs through. */
function mark(block, from, to) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const parts = [];
  for (let at = 0; walker.nextNode(); ) {
    const { length } = walker.currentNode.data;
    if (at < to && at + length > from) {
      parts.push([walker.currentNode, Math.max(0, from - at), Math.min(length, to - at)]);
    }
    at += length;
  }
  for (const [node, start, end] of parts) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    range.surroundContents(make("mark"));
  }
}

function words(text) {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

// What stands behind a mark: the passage relied on, highlighted, with where it is from and how sure it is.

import { make, spokenDate } from "./dom.js";
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
  return make("div", {}, make("blockquote", {}, ...highlighted(citation.passage, sentence)), facts, links);
}

function fact(list, name, value) {
  if (value) {
    list.append(make("dt", {}, name), make("dd", {}, value));
  }
}

/** Marks the sentence of the passage that shares most words with the sentence of the answer. */
function highlighted(passage, sentence) {
  const wanted = words(sentence);
  const sentences = passage.split(/(?<=[.!?])(?=\s)|(?<=\n)/);
  const scores = sentences.map((text) => [...words(text)].filter((w) => wanted.has(w)).length / Math.sqrt(8 + text.length / 6));
  const best = scores.indexOf(Math.max(...scores));
  return sentences.map((text, i) => (i === best && scores[i] > 0 ? make("mark", {}, text) : text));
}

function words(text) {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
}

// Sentences: of a text, and the one that a mark stands at.

/** The sentences of a text, with where each begins. */
export function sentencesOf(text) {
  const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
  return [...segmenter.segment(text)].map(({ segment, index }) => ({ text: segment, index }));
}

/** The sentence that ends at a mark, and only it; the numbers of marks are no part of it. */
export function sentenceAt(mark) {
  const block = mark.closest("p, li, td, th, blockquote, h2, h3, h4");
  if (!block) {
    return "";
  }
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEndBefore(mark);
  const text = withoutMarks(before.cloneContents());
  return sentencesOf(text).at(-1)?.text.trim() ?? "";
}

/** The text of what is shown, as it would be read aloud. */
export function withoutMarks(node) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll(".mark").forEach((mark) => mark.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

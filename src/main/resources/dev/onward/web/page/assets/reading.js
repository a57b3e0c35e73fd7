// Where the reader is in the conversation. A question goes to the top of the view, once; from then on only the reader scrolls.

const button = document.getElementById("newest");
const form = document.getElementById("ask");
let newest = null;
let watch = null;

/** Brings a question to the top; its answer grows beneath it, in the room that the style keeps for it. */
export function bringToTop(turn) {
  turn.element.scrollIntoView({ block: "start" });
}

/** Offers a way to the end of this turn for as long as it is below what is in view; null where there is none. */
export function followEnd(turn) {
  watch?.disconnect();
  button.hidden = true;
  newest = turn?.foot ?? null;
  if (newest) {
    watch = new IntersectionObserver(seen, { rootMargin: `0px 0px -${form.offsetHeight}px 0px` });
    watch.observe(newest);
  }
}

function seen(entries) {
  const { isIntersecting, boundingClientRect } = entries.at(-1);
  button.hidden = isIntersecting || boundingClientRect.top < innerHeight / 2;
}

button.addEventListener("click", () => {
  newest?.scrollIntoView({ block: "end" });
  document.getElementById("question").focus({ preventScroll: true }); // The button goes, the focus must not.
});

// How fresh the live sources are, quietly at the page's foot.

import { spokenDate } from "./dom.js";
import { word } from "./words.js";

let known = null;

/** Shows what an answer, or the server, last said of them; called again when the language changes. */
export function showFreshness(element, freshness) {
  known = freshness ?? known;
  if (!known?.sourcesLookedAt) {
    return;
  }
  const looked = word("sources-looked", spokenDate(known.sourcesLookedAt.slice(0, 10)));
  element.textContent = known.stale.length ? `${looked} ${word("sources-stale", known.stale.join(", "))}` : looked;
  element.hidden = false;
}

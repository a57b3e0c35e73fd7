// How an answer came about: the question as it was understood, what was done, and where a language model took part what it
// did, which is fetched when somebody opens it.

import { make, spokenDate } from "./dom.js";
import { call } from "./server.js";
import { word } from "./words.js";

/** `answer` as it was told, `question` as it was asked. */
export function makingView(messageId, question, { answeredBy, byModel, standalone, acted, citations }) {
  const body = make("div");
  const details = make("details", { className: "making" }, make("summary", {}, word("making")),
    make("p", {}, word("making-understood", standalone ?? question)),
    acted && make("p", {}, word(`making-${acted.state}`, acted.action)),
    make("p", {}, byModel ? word("making-worded", answeredBy) : word("making-embedded")),
    citations.length ? make("p", {}, word("making-rests", citations.length)) : null,
    make("ul", {}, ...citations.map(passageLine)),
    body);
  details.addEventListener("toggle", async () => {
    if (byModel && details.open && !body.hasChildNodes()) {
      try {
        body.replaceChildren(...lines(await call("GET", `/api/messages/${messageId}/making`)));
      } catch (failure) {
        body.replaceChildren(make("p", { className: "faint" }, word("failed") + failure.message));
      }
    }
  });
  return details;
}

function passageLine({ n, title, section, verified, confidence }) {
  const facts = [section, verified && `${word("verified-on")} ${spokenDate(verified)}`, confidence].filter(Boolean).join(", ");
  return make("li", {}, `[${n}] ${title}`, facts ? make("span", { className: "faint" }, `: ${facts}`) : "");
}

function lines(making) {
  const { checked, tokens } = making;
  const list = [
    make("p", {}, word("making-checked", checked.sentences, checked.corrected, checked.marked)),
    make("p", { className: "faint" }, making.cached ? word("making-cached") : word("making-tokens", tokens.prompt, tokens.completion)),
  ];
  if (making.tools.length) {
    list.push(make("ol", {}, ...making.tools.map(toolView)));
  }
  return list;
}

function toolView(use) {
  return make("li", {}, make("code", {}, `${use.tool} ${use.arguments}`), make("pre", {}, use.result));
}

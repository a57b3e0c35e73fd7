// How an answer came about: the question as it was understood, what was done, and, fetched when somebody opens it, what the
// question was taken for and what a language model did where one took part.

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
    if (details.open && !body.hasChildNodes()) {
      try {
        const of = (what) => call("GET", `/api/messages/${messageId}/${what}`);
        const [inspection, making] = await Promise.all([of("inspect").catch(unkept), byModel && of("making")]);
        body.replaceChildren(...inspection.parts.map(partLine), ...(making ? lines(making) : []));
      } catch (failure) {
        body.replaceChildren(make("p", { className: "faint" }, word("failed") + failure.message));
      }
    }
  });
  return details;
}

/** Of an answer from before it was kept, nothing is known. */
function unkept(failure) {
  if (failure.status !== 404) {
    throw failure;
  }
  return { parts: [] };
}

/** What a part of the message was taken for, how surely, and what else it could have been. */
function partLine({ label, sureness, nearest }) {
  return make("p", {}, word("making-taken", label, Math.round(100 * sureness)),
    nearest.length ? ` ${word("making-nearest", nearest.map((one) => one.label).join(", "))}` : "");
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

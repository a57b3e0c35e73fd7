// What is remembered of the person: shown, each thing forgotten by itself, taken along, erased as a whole.

import { make, spokenDate } from "./dom.js";
import { call } from "./server.js";
import { word } from "./words.js";

export async function personView(onErased) {
  const view = make("div", { className: "person" });
  await show(view, onErased);
  return view;
}

async function show(view, onErased) {
  const [profile, about] = await Promise.all([call("GET", "/api/profile"), call("GET", "/api/about")]);
  const facts = factsOf(profile).map(([text, without]) => {
    const forget = make("button", { type: "button", className: "quiet" }, word("forget"));
    forget.setAttribute("aria-label", `${word("forget")}: ${text}`);
    forget.addEventListener("click", async () => {
      forget.disabled = true;
      await call("PUT", "/api/profile", { ...profile, ...without });
      await show(view, onErased);
    });
    return make("li", {}, make("span", {}, text), forget);
  });
  view.replaceChildren(
    facts.length ? make("ul", { className: "facts" }, ...facts) : make("p", {}, word("nothing-told")),
    make("p", { className: "faint" }, word("correct-me")),
    ...(about.teams ? [linker()] : []),
    make("p", {}, make("a", { href: "/api/me/export", download: "" }, word("export"))),
    eraser(onErased));
}

/** Each fact in words, with the fields of the profile as they are without it. */
function factsOf(profile) {
  const facts = [];
  for (const field of ["name", "goal", "hoursPerWeek", "startsOn", "role", "employer"]) {
    if (profile[field] !== null) {
      facts.push([`${word(`about-${field}`)}: ${told(profile, field)}`, { [field]: null }]);
    }
  }
  for (const badge of profile.held) {
    facts.push([badgeText(badge), { held: profile.held.filter((other) => other !== badge) }]);
  }
  for (const field of ["languages", "dislikes"]) {
    for (const entry of profile[field]) {
      facts.push([`${word(`about-${field}`)}: ${entry}`, { [field]: profile[field].filter((other) => other !== entry) }]);
    }
  }
  return facts;
}

function told(profile, field) {
  if (field === "goal") {
    return profile.goalTitle ?? profile.goal;
  }
  return field === "startsOn" ? spokenDate(profile.startsOn) : profile[field];
}

function badgeText(badge) {
  const dates = [["earned", badge.earned], ["renewed", badge.renewed], ["expires", badge.expiresOn ?? badge.expiresIn]]
    .filter(([, date]) => date)
    .map(([event, date]) => `${word(`badge-${event}`)} ${spokenDate(date)}`);
  return [badge.credential, ...dates, ...(badge.lapsed ? [word("badge-lapsed")] : [])].join(", ");
}

/** Gets a code that links this session with an account in Microsoft Teams. */
function linker() {
  const said = make("p", { role: "status" });
  const button = make("button", { type: "button", className: "quiet" }, word("link-teams"));
  button.addEventListener("click", async () => {
    const { code } = await call("POST", "/api/me/link-code");
    said.textContent = word("link-code", code);
  });
  return make("div", {}, button, said);
}

/** Asks once more before it erases. */
function eraser(onErased) {
  const button = make("button", { type: "button", className: "erase" }, word("erase"));
  let sure = false;
  button.addEventListener("click", async () => {
    if (!sure) {
      sure = true;
      button.textContent = word("erase-sure");
      return;
    }
    button.disabled = true;
    await call("DELETE", "/api/me");
    onErased();
  });
  return button;
}

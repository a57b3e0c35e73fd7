// The weekly mail, asked for in the side panel. Without this script the link leads to the page of the mail, which has every choice.

import { make } from "./dom.js";
import { call } from "./server.js";
import { word } from "./words.js";

const MONDAY = Date.UTC(2026, 0, 5);
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The form; what is not asked here is as the person told it in the conversation, else as usual. */
export function mailView() {
  const language = document.documentElement.lang;
  const address = make("input", { type: "email", name: "address", required: true, autocomplete: "email", maxLength: 254 });
  const weekday = make("select", { name: "weekday" }, ...DAYS.map((day, i) => make("option", { value: day }, dayName(language, i))));
  const hour = make("select", { name: "hour" }, ...Array.from({ length: 24 }, (_, h) => option(h)));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
  const said = make("p", { role: "status" });
  const form = make("form", { className: "digest" },
    field(word("mail-address"), address), field(word("mail-day"), weekday), field(word("mail-hour"), hour),
    make("p", { className: "faint" }, word("mail-zone", zone)),
    make("button", { type: "submit" }, word("mail-ask")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ address: address.value, weekday: weekday.value, hour: Number(hour.value), zone, language }, form, said);
  });
  return make("div", {}, make("p", {}, word("mail-about")), form, said,
    make("p", {}, make("a", { href: "/digest" }, word("mail-more")), " ", make("a", { href: "/digest/preview" }, word("mail-sample"))));
}

async function ask(wish, form, said) {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    said.textContent = (await call("POST", `/digest/subscribe?lang=${wish.language}`, wish)).message;
    form.hidden = true;
  } catch (failure) {
    said.textContent = word("failed") + failure.message;
  } finally {
    button.disabled = false;
  }
}

function field(name, input) {
  return make("p", {}, make("label", {}, name, input));
}

function option(hour) {
  return make("option", { value: String(hour), selected: hour === 8 }, `${String(hour).padStart(2, "0")}:00`);
}

function dayName(language, index) {
  return new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(MONDAY + index * 86_400_000);
}

// The words of the page, in the reader's language. English stands in the page itself and is the fallback.

const LANGUAGES = ["en", "de"];
let words = {};

export function word(key, ...values) {
  const text = words[key] ?? key;
  return values.reduce((result, value, i) => result.replace(`{${i}}`, value), text);
}

export function chosenLanguage() {
  const wanted = localStorage.getItem("language") ?? document.documentElement.lang; // The server saw what the browser names.
  return LANGUAGES.includes(wanted) ? wanted : "en";
}

export async function speak(language) {
  const [english, own] = await Promise.all(["en", language].map(load));
  words = { ...english, ...own };
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
  }
  for (const element of document.querySelectorAll("[data-placeholder]")) {
    element.placeholder = word(element.dataset.placeholder);
  }
}

async function load(language) {
  const response = await fetch(`/assets/words/${language}.json`);
  return response.ok ? response.json() : {};
}

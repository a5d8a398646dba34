// The page's own words outside the catalogue: which language, and writing them where data-text and data-label ask for them.

import { elements } from "./dom.js";

/** @type {{all: Record<string, Record<string, string>>, language: string, fallback: string}} */
export const texts = { all: {}, language: "en", fallback: "en" };

/** The language to begin with: the address, what the visitor chose before, what the browser asks for, what the page is in.
    @param {PageConfig} config @param {URLSearchParams} query */
export function chooseLanguage(config, query) {
  let before = null;
  try {
    before = JSON.parse(localStorage.getItem(`boothwalk:${config.id}:records`) ?? "{}").settings?.language;
  } catch {
    // Forbidden or unreadable: nothing was chosen before.
  }
  // A page in another than the first language was asked for by its address.
  const asked = config.language === config.languages[0] ? null : config.language;
  const wishes = [query.get("lang"), asked, before, ...(navigator.languages ?? [])];
  for (const wish of wishes) {
    const found = wish && config.languages.find((language) => language === wish || language.split("-")[0] === wish.split("-")[0]);
    if (found) return found;
  }
  return config.language;
}

/** One of the page's texts, its { $names } filled. A text that is missing is shown as its key.
    @param {string} key @param {Record<string, string>} values */
export function say(key, values = {}) {
  const words = texts.all[texts.language]?.[key] ?? texts.all[texts.fallback]?.[key] ?? key;
  return words.replace(/\{\s*\$(\w+)\s*\}/g, (gap, name) => values[name] ?? gap);
}

/** One of the page's texts in the page's language first, then in the product's other one: elements to put where whoever reads may
    not read the page's language. @param {string} key */
export function sentences(key) {
  const own = texts.language.startsWith("ja") ? ["ja", "en"] : ["en", "ja"];
  return own.map((language) => {
    const sentence = document.createElement("span");
    sentence.lang = language;
    sentence.className = "sentence";
    sentence.textContent = texts.all[language]?.[key] ?? key;
    return sentence;
  });
}

/** Speaks a language from now on. @param {string} language */
export function speak(language) {
  if (!texts.all[language]) return;
  texts.language = language;
  document.documentElement.lang = language;
  // Our own words are Japanese or English on every page; the event's say it where they are in another language.
  document.body.lang = language.startsWith("ja") ? "ja" : "en";
  document.title = say("title");
  for (const element of elements("[data-text]")) {
    const key = element.dataset.text ?? "";
    element.textContent = say(key);
    const own = texts.all[language][`lang:${key}`];
    if (own) element.lang = own;
    else element.removeAttribute("lang");
  }
  for (const element of elements("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label ?? ""));
  }
  for (const link of elements("a[data-language]")) {
    if (link.dataset.language === language) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

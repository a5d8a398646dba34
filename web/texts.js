// The page's own words outside the catalogue: which language, and writing them where data-text and data-label ask for them.

import { elements } from "./dom.js";
import { createMessages } from "./messages.js";

/** @type {{all: Record<string, Record<string, string>>, whole: Set<string>, language: string, fallback: string, messages: Messages}} */
export const texts = {
  all: {},
  /** Languages of which all texts are there. */
  whole: new Set(),
  language: "en",
  fallback: "en",
  messages: createMessages(/** @type {any} */ ({ messages: {} })),
};

/** Takes the texts that the page carries: all of its own language, and for failures some of another.
    @param {PageConfig} config */
export function takeTexts(config) {
  texts.all = config.texts;
  texts.fallback = texts.language = config.language;
  texts.whole.add(config.language);
  texts.messages = createMessages(config);
}

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

/** One of the page's texts in the page's language first, then in another language of the event: elements to put where whoever
    reads may not read the page's language. @param {string} key */
export function sentences(key) {
  const { languageOf } = texts.messages;
  const own = languageOf(texts.language);
  const other = Object.keys(texts.all).find((language) => languageOf(language) !== own && texts.all[language][key]);
  return [texts.language, ...(other ? [other] : [])].map((language) => {
    const sentence = document.createElement("span");
    sentence.lang = languageOf(language);
    sentence.className = "sentence";
    sentence.textContent = texts.all[language]?.[key] ?? texts.all[texts.fallback]?.[key] ?? key;
    return sentence;
  });
}

let titled = document.title;

/** Speaks a language from now on; at once where its texts are there, else as soon as they are. @param {string} language */
export async function speak(language) {
  texts.language = language;
  if (!texts.whole.has(language)) {
    try {
      texts.all[language] = { ...JSON.parse(await texts.messages.get("page", language)), ...texts.all[language] };
      texts.whole.add(language);
    } catch (error) {
      console.error(`Boothwalk: the page stays in ${texts.fallback}: ${error instanceof Error ? error.message : error}`);
      return;
    }
    // Another one has been chosen meanwhile.
    if (texts.language !== language) return;
  }
  document.documentElement.lang = language;
  // Our own messages are not in every language that an event can have; the event's texts say theirs.
  document.body.lang = texts.messages.languageOf(language);
  // A title that is not from here is the catalogue's: it names the page that is open, in the same language.
  if (document.title === titled) document.title = titled = say("title");
  for (const element of elements("[data-text]")) {
    const key = element.dataset.text ?? "";
    element.textContent = say(key);
    // What it stands in may be of another language.
    element.lang = texts.all[language][`lang:${key}`] || texts.messages.languageOf(language);
  }
  for (const element of elements("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label ?? ""));
  }
  for (const link of elements("a[data-language]")) {
    if (link.dataset.language === language) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// Our own messages in the language in use: which files hold them, each fetched once, whoever asks.

/** @param {PageConfig} config */
export function createMessages(config) {
  /** @type {Map<string, Promise<string>>} */
  const coming = new Map();

  return {
    /** The tag of the language that our messages are in on a page in a language. @param {string} language */
    languageOf: (language) => config.messages[language]?.language ?? language,

    /** A part's messages: "page" for this script, "list" and "more" for the catalogue's modules, "hall" for the hall, "live" for
        its people.
        @param {"page" | "list" | "more" | "hall" | "live"} part @param {string} language */
    get(part, language) {
      const path = config.messages[language]?.[part];
      if (!path) return Promise.reject(new Error(`no messages in ${language}`));
      const before = coming.get(path);
      if (before) return before;
      const text = fetch(new URL(config.root + path, document.baseURI)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} for ${answer.url}`);
        return answer.text();
      });
      coming.set(path, text);
      // Whoever asks again after a failure gets another try.
      text.catch(() => coming.delete(path));
      return text;
    },
  };
}

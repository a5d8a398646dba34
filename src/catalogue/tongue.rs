//! The language one page speaks: our own words, and the feed's texts with their language marked.

use feed::Text;
use i18n::{Messages, Value};

use crate::late::late;

// What list and search say; the rest of the catalogue's texts are in `late.rs`.
const JA: &str = include_str!("../../assets/locales/ja/page-list.ftl");
const EN: &str = include_str!("../../assets/locales/en/page-list.ftl");
// What stands around the catalogue: the pages as they are made hold it, and no module.
#[cfg(not(target_arch = "wasm32"))]
const AROUND_JA: &str = include_str!("../../assets/locales/ja/page.ftl");
#[cfg(not(target_arch = "wasm32"))]
const AROUND_EN: &str = include_str!("../../assets/locales/en/page.ftl");
#[cfg(not(target_arch = "wasm32"))]
const COUNTRIES_JA: &str = include_str!("../../assets/locales/ja/countries.ftl");
#[cfg(not(target_arch = "wasm32"))]
const COUNTRIES_EN: &str = include_str!("../../assets/locales/en/countries.ftl");

/// The language one page speaks.
pub struct Tongue {
    language: String,
    words: Messages,
    /// The texts of what is beside list and search, once they are there.
    more: Option<Messages>,
    #[cfg(not(target_arch = "wasm32"))]
    around: Messages,
    #[cfg(not(target_arch = "wasm32"))]
    countries: Messages,
}

impl Tongue {
    /// `language` is a BCP 47 tag; our own words are Japanese or English.
    pub fn new(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            words: Messages::new(language, JA, EN),
            more: late().map(|late| Messages::new(language, late.texts.0, late.texts.1)),
            #[cfg(not(target_arch = "wasm32"))]
            around: Messages::new(language, AROUND_JA, AROUND_EN),
            #[cfg(not(target_arch = "wasm32"))]
            countries: Messages::new(language, COUNTRIES_JA, COUNTRIES_EN),
        }
    }

    /// The tag of the language.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The tag of the language that our own words are in.
    pub fn own_language(&self) -> &'static str {
        self.words.language()
    }

    /// One of our own texts.
    pub fn t(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// One of our own texts with its gaps filled.
    pub fn format(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        self.look_up(key, values).unwrap_or_else(|| key.to_owned())
    }

    fn look_up(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> Option<String> {
        let more = || self.more.as_ref()?.find(key, values);
        let found = self.words.find(key, values).or_else(more);
        #[cfg(not(target_arch = "wasm32"))]
        let found = found.or_else(|| self.around.find(key, values));
        found
    }

    /// One of our own texts, if there is one under this key.
    pub fn find(&self, key: &str) -> Option<String> {
        self.look_up(key, &[])
    }

    /// The words of a text, with the tag to mark them with when they are in another language than our own words around them.
    pub fn read(&self, text: &Text) -> (String, Option<String>) {
        let shown = text.shown(&self.language);
        (shown.text.to_owned(), self.mark(shown.language))
    }

    /// The words of a text.
    pub fn words(&self, text: &Text) -> String {
        text.get(&self.language).to_owned()
    }

    /// The tag to mark words with: none when they are in the language of our own words, which the page says it is in, or
    /// in one nobody named.
    pub fn mark(&self, language: Option<&str>) -> Option<String> {
        language
            .filter(|tag| !tag.eq_ignore_ascii_case(self.own_language()))
            .map(str::to_owned)
    }

    /// What a language is called by those who speak it; its tag when it is not among those we know.
    pub fn language_name(&self, tag: &str) -> String {
        let primary = tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        self.find(&format!("language-{primary}"))
            .unwrap_or_else(|| tag.to_owned())
    }

    /// What a country is called; its code when nobody knows it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn country_name(&self, code: &str) -> String {
        let key = format!("country-{}", code.to_ascii_uppercase());
        let name = self.countries.get(&key);
        if name == key { code.to_owned() } else { name }
    }

    /// What a country is called; its code when nobody knows it. Browsers have the names already.
    #[cfg(target_arch = "wasm32")]
    pub fn country_name(&self, code: &str) -> String {
        use js_sys::Intl::{DisplayNames, DisplayNamesOptions, DisplayNamesType};
        let options = DisplayNamesOptions::new();
        options.set_type(DisplayNamesType::Region);
        let language = js_sys::Array::of1(&self.own_language().into());
        DisplayNames::new(&language, &options)
            .of(code)
            .map_or_else(|| code.to_owned(), String::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_things() {
        let (more_ja, more_en) = late().unwrap().texts;
        assert_eq!(i18n::keys(JA), i18n::keys(EN));
        assert_eq!(i18n::keys(more_ja), i18n::keys(more_en));
        assert_eq!(i18n::keys(AROUND_JA), i18n::keys(AROUND_EN));
        let mut all = [EN, more_en, AROUND_EN].map(i18n::keys).concat();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a key stands twice");
    }

    #[test]
    fn a_text_in_another_language_is_marked() {
        let text: Text = serde_json::from_str(r#"{"th": "สวัสดี"}"#).unwrap();
        let (words, mark) = Tongue::new("ja").read(&text);
        assert_eq!((words.as_str(), mark.as_deref()), ("สวัสดี", Some("th")));
        // Our own words on a Thai page are English.
        assert_eq!(Tongue::new("th").read(&text).1.as_deref(), Some("th"));
        let text: Text = serde_json::from_str(r#"{"en": "Water"}"#).unwrap();
        assert_eq!(Tongue::new("th").read(&text).1, None);
        assert_eq!(Tongue::new("ja").read(&text).1.as_deref(), Some("en"));
        assert_eq!(Tongue::new("ja").read(&Text::from("NEC")).1, None);
    }
}

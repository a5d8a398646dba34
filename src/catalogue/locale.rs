//! The language one page speaks: our own words, and the feed's texts with their language marked.

use feed::Text;
use i18n::{Domain, Locale, Messages, PlaceableValue};

/// The language one page speaks.
pub struct PageLocale {
    locale: Locale,
    #[cfg(not(target_arch = "wasm32"))]
    countries: Messages,
}

impl PageLocale {
    /// `language` is a BCP 47 tag; our own messages are in the best language that there is for it.
    /// `deferred` are those of what is beside list and search, once that is there.
    pub fn new(language: &str, deferred: Option<Domain>) -> Self {
        let mut domains = vec![Domain::LIST];
        domains.extend(deferred);
        // What stands around the catalogue: the pages as they are made hold it, and no module.
        #[cfg(not(target_arch = "wasm32"))]
        domains.push(Domain::PAGE);
        Self {
            locale: Locale::load(language, &domains),
            #[cfg(not(target_arch = "wasm32"))]
            countries: Messages::load(language, &[Domain::COUNTRIES]),
        }
    }

    /// The tag of the language.
    pub fn language(&self) -> &str {
        self.locale.tag()
    }

    /// The tag of the language that our own messages are in.
    pub fn own_language(&self) -> &'static str {
        self.locale.message_language()
    }

    /// Our own messages.
    pub fn messages(&self) -> &Messages {
        self.locale.messages()
    }

    /// One of our own messages.
    pub fn t(&self, key: &str) -> String {
        self.locale.get(key)
    }

    /// One of our own messages with its placeables filled in.
    pub fn format(&self, key: &str, values: &[(&'static str, PlaceableValue<'_>)]) -> String {
        self.locale.format(key, values)
    }

    /// One of our own messages, if there is one under this key.
    pub fn find(&self, key: &str) -> Option<String> {
        self.locale.find(key, &[])
    }

    /// The words of a text, with the tag to mark them with when they are in another language than our own words around them.
    pub fn read(&self, text: &Text) -> (String, Option<String>) {
        let shown = text.shown(self.language());
        (shown.text.to_owned(), self.mark(shown.language))
    }

    /// The words of a text.
    pub fn words(&self, text: &Text) -> String {
        text.get(self.language()).to_owned()
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
        i18n::own_name(tag).to_owned()
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
    fn no_key_stands_twice() {
        let keys = i18n::keys;
        let mut all = [Domain::LIST, Domain::MORE, Domain::PAGE]
            .map(keys)
            .concat();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a key stands twice");
    }

    #[test]
    fn a_text_in_another_language_is_marked() {
        let text: Text = serde_json::from_str(r#"{"lo": "ສະບາຍດີ"}"#).unwrap();
        let (words, mark) = PageLocale::new("ja", Some(Domain::MORE)).read(&text);
        assert_eq!((words.as_str(), mark.as_deref()), ("ສະບາຍດີ", Some("lo")));
        // We have no messages in Lao: ours on such a page are English.
        assert_eq!(
            PageLocale::new("lo", Some(Domain::MORE))
                .read(&text)
                .1
                .as_deref(),
            Some("lo")
        );
        let text: Text = serde_json::from_str(r#"{"en": "Water"}"#).unwrap();
        assert_eq!(
            PageLocale::new("lo", Some(Domain::MORE)).read(&text).1,
            None
        );
        assert_eq!(
            PageLocale::new("ja", Some(Domain::MORE))
                .read(&text)
                .1
                .as_deref(),
            Some("en")
        );
        assert_eq!(
            PageLocale::new("ja", Some(Domain::MORE))
                .read(&Text::from("NEC"))
                .1,
            None
        );
        // In Thai we have: nothing is marked.
        let text: Text = serde_json::from_str(r#"{"th": "สวัสดี"}"#).unwrap();
        assert_eq!(
            PageLocale::new("th", Some(Domain::MORE)).read(&text).1,
            None
        );
    }
}

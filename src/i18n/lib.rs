//! Internationalisation: the product's own messages, in Fluent, in every language that has a folder in `assets/locales`.
//!
//! A language is a folder there and nothing else: the build finds it (`build.rs`), and the folder's `locale.ftl` says what
//! the language is called and how it counts, dates and lists. `Messages::load("ko-KR", &[Domain::HALL])` takes the best
//! language for a tag. A message that is missing there is taken from its parents (`pt-BR`, `pt`), at last from English;
//! one that is missing everywhere is shown as its key, so that a gap is seen and never breaks anything.
//!
//! Visitors download the messages of the language in use only: natively they are compiled in, and [`bundle`] writes the files
//! that a page fetches and gives to its modules (`provide`).
//!
//! Visitors download what formats the messages, too, so it is made for what ours use of Fluent: placeables and selectors. The
//! tests format every message with Fluent's own reader as well, and want the same text.

mod bundle;
mod domain;
mod matching;
mod message;
mod plural;
mod value;

pub use bundle::bundle;
#[cfg(target_arch = "wasm32")]
pub use bundle::{is_provided, provide};
pub use domain::{Domain, LANGUAGES, own_name};
pub use matching::{best_match, primary, script};
use message::{LocaleMessage, messages};
pub use value::{PlaceableValue, value};

/// Whether a character is of a script that runs from right to left: the blocks that Unicode has set aside for these (UAX 9,
/// and `DerivedBidiClass.txt` on characters to come).
pub fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The language in which every message is written, behind all others.
pub const FALLBACK: &str = "en";

/// The messages of some domains in one language, with its fallbacks behind it.
pub struct Messages {
    /// The wanted language first.
    languages: Vec<Language>,
}

/// The messages of one language.
struct Language {
    tag: &'static str,
    messages: Vec<LocaleMessage>,
}

impl Language {
    fn load(tag: &'static str, domains: &[Domain]) -> Self {
        let sources = domains.iter().flat_map(|domain| domain.sources(tag));
        Self {
            tag,
            messages: sources.flat_map(messages).collect(),
        }
    }

    fn message(&self, key: &str) -> Option<&LocaleMessage> {
        // A few hundred at most, and most differ in length: a map would be larger, and hardly faster.
        self.messages.iter().find(|message| message.key == key)
    }
}

impl Messages {
    /// Loads these domains in the best language for a BCP 47 tag.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn load(wanted: &str, domains: &[Domain]) -> Self {
        let languages = fallbacks(wanted)
            .into_iter()
            .map(|tag| Language::load(tag, domains))
            .collect();
        Self { languages }
    }

    /// Loads what this page was given for a tag (see [`provide`]): all of it, whatever the domains.
    #[cfg(target_arch = "wasm32")]
    pub fn load(wanted: &str, _domains: &[Domain]) -> Self {
        Self {
            languages: bundle::provided(wanted),
        }
    }

    /// The language of the messages: the tag of its folder.
    pub fn language(&self) -> &'static str {
        self.languages
            .first()
            .map_or(FALLBACK, |language| language.tag)
    }

    /// The message with this key.
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The message with this key, its `{ $placeables }` filled in. Numbers select plural forms.
    pub fn format(&self, key: &str, values: &[(&'static str, PlaceableValue<'_>)]) -> String {
        self.find(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The same, if there is a message with this key.
    pub fn find(&self, key: &str, values: &[(&'static str, PlaceableValue<'_>)]) -> Option<String> {
        self.languages.iter().find_map(|language| {
            let message = language.message(key)?;
            Some(message.format(language, values))
        })
    }

    /// The messages as they stand in their files, without names of countries: what a page may have to draw.
    pub fn patterns(&self) -> impl Iterator<Item = &'static str> + '_ {
        let languages = self.languages.iter();
        let messages = languages.flat_map(|language| &language.messages);
        messages
            .filter(|message| !message.key.starts_with("country-"))
            .map(LocaleMessage::pattern)
    }

    /// Whether a message of this key says `yes`: what a locale states about its language.
    pub fn says_yes(&self, key: &str) -> bool {
        self.find(key, &[]).is_some_and(|text| text == "yes")
    }
}

/// The languages in which a message is looked for: the best for a tag, its parents, the fallback.
fn fallbacks(wanted: &str) -> Vec<&'static str> {
    let mut tags: Vec<&'static str> = best_match(wanted, &LANGUAGES).into_iter().collect();
    while let Some((parent, _)) = tags.last().and_then(|tag| tag.rsplit_once('-')) {
        let Some(folder) = LANGUAGES.into_iter().find(|tag| *tag == parent) else {
            break;
        };
        tags.push(folder);
    }
    if tags.last() != Some(&FALLBACK) {
        tags.push(FALLBACK);
    }
    tags
}

/// A locale: the language a visitor or an event wants, and our messages in the best language that there is for it.
pub struct Locale {
    tag: String,
    messages: Messages,
}

impl Locale {
    /// Loads these domains for a BCP 47 tag.
    pub fn load(tag: &str, domains: &[Domain]) -> Self {
        Self {
            tag: tag.to_owned(),
            messages: Messages::load(tag, domains),
        }
    }

    /// The wanted tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The tag of the language that our messages are in: the wanted one, or what stands in for it.
    pub fn message_language(&self) -> &'static str {
        self.messages.language()
    }

    /// Our messages.
    pub fn messages(&self) -> &Messages {
        &self.messages
    }

    /// The message with this key.
    pub fn get(&self, key: &str) -> String {
        self.messages.get(key)
    }

    /// The message with this key, its placeables filled in.
    pub fn format(&self, key: &str, values: &[(&'static str, PlaceableValue<'_>)]) -> String {
        self.messages.format(key, values)
    }

    /// The same, if there is a message with this key.
    pub fn find(&self, key: &str, values: &[(&'static str, PlaceableValue<'_>)]) -> Option<String> {
        self.messages.find(key, values)
    }
}

/// For the owners' tests: the keys of a domain in English, which has all of them, sorted.
pub fn keys(domain: Domain) -> Vec<&'static str> {
    let mut keys: Vec<_> = domain
        .sources(FALLBACK)
        .flat_map(messages)
        .map(|message| message.key)
        .collect();
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests;

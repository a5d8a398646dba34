//! Texts of the product itself, in Japanese and English, from Fluent files.
//!
//! Each crate that speaks to people owns one file a language under `assets/locales/` and compiles it in:
//! `Messages::new("ja", JA, EN)`. A key that is missing in the wanted language is said in English; a key that is
//! missing in both is shown as itself, so that a gap is seen and never breaks anything.
//!
//! Visitors download what reads the texts, so it is made for what ours use of Fluent: gaps, and choices by number. The tests
//! read every text with Fluent's own reader as well, and want the same words.

mod message;
mod value;

use message::{Message, messages};
pub use value::{Value, value};

/// The languages the product speaks. Events may speak more.
pub const LANGUAGES: [&str; 2] = ["ja", "en"];

/// The texts of one owner, in one language with English behind it.
pub struct Messages {
    language: &'static str,
    /// The wanted language first.
    files: Vec<File>,
}

/// The texts of one language.
struct File {
    language: &'static str,
    messages: Vec<Message>,
}

impl File {
    fn new(language: &'static str, source: &'static str) -> Self {
        Self {
            language,
            messages: messages(source).collect(),
        }
    }
}

impl Messages {
    /// Reads the texts of one owner. `wanted` is a BCP 47 tag; whatever is not Japanese is told in English.
    pub fn new(wanted: &str, japanese: &'static str, english: &'static str) -> Self {
        let is_japanese = wanted == "ja" || wanted.starts_with("ja-");
        let mut files = Vec::with_capacity(2);
        if is_japanese {
            files.push(File::new("ja", japanese));
        }
        files.push(File::new("en", english));
        Self {
            language: if is_japanese { "ja" } else { "en" },
            files,
        }
    }

    /// Tag of the language that is spoken: `ja` or `en`.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The text with this key.
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// The text with this key, its `{ $names }` filled in. Numbers select plural forms.
    pub fn format(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        self.find(key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The same, if there is a text with this key.
    pub fn find(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> Option<String> {
        self.files.iter().find_map(|file| {
            // A few hundred at most, and most differ in length: a map would be larger, and hardly faster.
            let message = file.messages.iter().find(|message| message.key == key)?;
            Some(message.format(file.language, values))
        })
    }
}

/// What a language calls itself, whoever looks for a language reads it; the tag itself for one that is not listed.
pub fn own_name(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or(tag) {
        "ja" => "日本語",
        "en" => "English",
        "th" => "ไทย",
        "vi" => "Tiếng Việt",
        "ko" => "한국어",
        "zh" => "中文",
        "id" => "Bahasa Indonesia",
        "ms" => "Bahasa Melayu",
        "fil" | "tl" => "Filipino",
        "fr" => "Français",
        "de" => "Deutsch",
        "es" => "Español",
        "pt" => "Português",
        "it" => "Italiano",
        "nl" => "Nederlands",
        "sv" => "Svenska",
        _ => tag,
    }
}

/// For the owners' tests: the keys of a file, sorted, so that two languages can be compared.
pub fn keys(source: &'static str) -> Vec<&'static str> {
    let mut keys: Vec<_> = messages(source).map(|message| message.key).collect();
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests;

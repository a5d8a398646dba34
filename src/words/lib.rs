//! Texts of the product itself, in Japanese and English, from Fluent files.
//!
//! Each crate that speaks to people owns one file a language under `assets/locales/` and compiles it in:
//! `Words::new("ja", JA, EN)`. A key that is missing in the wanted language is said in English; a key that is
//! missing in both is shown as itself, so that a gap is seen and never breaks anything.

/// What is filled into a text: see [`value`].
pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

/// The languages the product speaks. Events may speak more.
pub const LANGUAGES: [&str; 2] = ["ja", "en"];

/// The texts of one owner, in one language with English behind it.
pub struct Words {
    language: &'static str,
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Words {
    /// Reads the texts of one owner. `wanted` is a BCP 47 tag; whatever is not Japanese is told in English.
    pub fn new(wanted: &str, japanese: &'static str, english: &'static str) -> Self {
        let language = if wanted == "ja" || wanted.starts_with("ja-") {
            "ja"
        } else {
            "en"
        };
        let mut bundles = Vec::with_capacity(2);
        if language == "ja" {
            bundles.push(bundle("ja", japanese));
        }
        bundles.push(bundle("en", english));
        Self { language, bundles }
    }

    /// Tag of the language that is spoken: `ja` or `en`.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The text with this key.
    pub fn get(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The text with this key, its `{ $names }` filled in. Numbers select plural forms.
    pub fn say<'v>(&self, key: &str, values: &[(&'static str, FluentValue<'v>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                // Errors are gaps in the values; Fluent then writes the name of the gap, which is what we want to see.
                let mut errors = Vec::new();
                return bundle
                    .format_pattern(pattern, Some(&args), &mut errors)
                    .into_owned();
            }
        }
        key.to_owned()
    }
}

/// A value for a text: `value(3)`, `value("Yokohama")`.
pub fn value<'v>(value: impl Into<FluentValue<'v>>) -> FluentValue<'v> {
    value.into()
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

fn bundle(language: &str, source: &'static str) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks are for mixed directions; our two languages share one, and egui would draw them as boxes.
    bundle.set_use_isolating(false);
    // A file with an error keeps its sound parts; `tests` below keep the files sound.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(sound, _)| sound);
    bundle.add_resource_overriding(resource);
    bundle
}

/// For the owners' tests: the keys of a file, sorted, so that two languages can be compared.
///
/// # Errors
/// When the file is not sound Fluent.
pub fn keys(source: &str) -> Result<Vec<String>, String> {
    let resource =
        FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut keys: Vec<String> = resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        })
        .collect();
    keys.sort();
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JA: &str = "found = { $n }件のブース\n";
    const EN: &str =
        "found = { $n ->\n    [one] One booth\n   *[other] { $n } booths\n}\nonly = English only\n";

    #[test]
    fn speaks_both_languages_and_falls_back() {
        let ja = Words::new("ja-JP", JA, EN);
        let en = Words::new("th", JA, EN);
        assert_eq!(ja.say("found", &[("n", value(3))]), "3件のブース");
        assert_eq!(en.say("found", &[("n", value(1))]), "One booth");
        assert_eq!(en.say("found", &[("n", value(12))]), "12 booths");
        assert_eq!(ja.get("only"), "English only");
        assert_eq!(ja.get("nowhere"), "nowhere");
    }
}

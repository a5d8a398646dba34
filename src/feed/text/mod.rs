//! A text people read: one string for every language, or one string a language.

pub mod sanitize;

use std::collections::BTreeMap;
use std::fmt;

use litemap::LiteMap;
use schemars::JsonSchema;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// A human text: `"Waste"` or `{"ja": "廃棄物", "en": "Waste"}`, keyed by BCP 47 language tag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The same words in every language (a brand name, say).
    Plain(String),
    /// One text a language.
    #[serde(serialize_with = "crate::json::write_map")]
    ByLanguage(#[schemars(with = "BTreeMap<String, String>")] LiteMap<String, String>),
}

/// A text as it is shown: the words, and the language they are in when it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The words.
    pub text: &'a str,
    /// BCP 47 tag of the words, for `lang` attributes; `None` when the feed does not say.
    pub language: Option<&'a str>,
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::Plain(words.to_owned())
    }
}

impl Text {
    /// The text in the wanted language; else the same language in another region or script;
    /// else English; else the first there is.
    pub fn shown(&self, wanted: &str) -> Shown<'_> {
        let by_language = match self {
            Self::Plain(text) => {
                return Shown {
                    text,
                    language: None,
                };
            }
            Self::ByLanguage(by_language) => by_language,
        };
        let filled = || by_language.iter().filter(|(_, text)| !text.is_empty());
        let found = filled()
            .find(|(tag, _)| tag.eq_ignore_ascii_case(wanted))
            .or_else(|| {
                filled().find(|(tag, _)| primary(tag).eq_ignore_ascii_case(primary(wanted)))
            })
            .or_else(|| filled().find(|(tag, _)| primary(tag).eq_ignore_ascii_case("en")))
            .or_else(|| filled().next());
        match found {
            Some((tag, text)) => Shown {
                text,
                language: Some(tag),
            },
            None => Shown {
                text: "",
                language: None,
            },
        }
    }

    /// The words in the wanted language, with the fallback of [`Text::shown`].
    pub fn get(&self, wanted: &str) -> &str {
        self.shown(wanted).text
    }

    /// True when no language has any words.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Plain(text) => text.is_empty(),
            Self::ByLanguage(by_language) => by_language.values().all(String::is_empty),
        }
    }

    /// Every wording with its language, for search and for checks.
    pub fn wordings(&self) -> impl Iterator<Item = Shown<'_>> {
        let (plain, by_language) = match self {
            Self::Plain(text) => (Some(text), None),
            Self::ByLanguage(by_language) => (None, Some(by_language)),
        };
        let plain = plain.map(|text| Shown {
            text,
            language: None,
        });
        let by_language = by_language.into_iter().flatten().map(|(tag, text)| Shown {
            text,
            language: Some(tag),
        });
        plain.into_iter().chain(by_language)
    }
}

/// The primary subtag of a language tag: `zh` of `zh-Hant`.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// By hand, because what serde derives for such a choice says only that nothing matched.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text::Plain(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Text, E> {
                Ok(Text::Plain(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut by_language: Vec<(String, String)> = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    by_language.push(entry);
                }
                // All at once: put in one by one, each of very many languages out of order would move all behind it.
                crate::sort::sort_by(&mut by_language, |(one, _), (other, _)| one.cmp(other));
                by_language.dedup_by(|(one, _), (other, _)| one == other);
                Ok(Text::ByLanguage(LiteMap::from_sorted_store_unchecked(
                    by_language,
                )))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(pairs: &[(&str, &str)]) -> Text {
        let own = |&(tag, words): &(&str, &str)| (tag.to_owned(), words.to_owned());
        Text::ByLanguage(pairs.iter().map(own).collect())
    }

    #[test]
    fn falls_back_by_region_then_english_then_the_first() {
        let both = text(&[("en", "Dock"), ("ja", "ドック"), ("zh-Hant", "船塢")]);
        let shown = |wanted: &str| both.shown(wanted).language;
        assert_eq!(shown("ja"), Some("ja"));
        assert_eq!(shown("JA-jp"), Some("ja"));
        assert_eq!(shown("zh-Hans"), Some("zh-Hant"));
        assert_eq!(shown("th"), Some("en"));
        assert_eq!(text(&[("ja", "ドック"), ("en", "")]).get("en"), "ドック");
        assert_eq!(Text::from("NEC").shown("ja").language, None);
    }

    proptest! {
        /// Whoever wants whatever gets words as long as there are any, and never the empty ones beside them.
        #[test]
        fn some_words_are_always_shown(
            pairs in prop::collection::btree_map("[a-z]{2}(-[A-Z]{2})?", "[a-z]{0,3}", 0..5), wanted in "\\PC{0,8}"
        ) {
            let text = Text::ByLanguage(pairs.into_iter().collect());
            prop_assert_eq!(text.get(&wanted).is_empty(), text.is_empty());
            prop_assert!(text.is_empty() || text.wordings().any(|words| words == text.shown(&wanted)));
        }
    }
}

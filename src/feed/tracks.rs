//! Language tracks: a session's stream or recording, once for each language it can be followed in, with captions.

use std::fmt;

use i18n::{Messages, own_name, value};
use schemars::JsonSchema;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::fields::{LinkUse, described};
use crate::text::primary;
use crate::{SafeUrl, limits};

/// A stream or a recording: one address, or a list by language.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Tracks {
    /// An https address, or a path beside the file. What language is spoken is not said.
    One(#[schemars(with = "String")] Track),
    /// A list by language.
    List(Vec<Track>),
}

/// A stream or a recording in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Track {
    /// Where it is seen or heard: https, or a path beside the file.
    pub url: String,
    /// The language that is spoken or signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What is heard or seen.
    #[serde(default)]
    pub kind: TrackKind,
    /// Its captions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<Caption>,
}

/// What is heard or seen on a track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TrackKind {
    /// What is said in the room.
    #[default]
    Floor,
    /// What interpreters say.
    Interpretation,
    /// Picture with a sign language interpreter.
    Sign,
    /// Sound without picture.
    Audio,
}

/// Captions of a track in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Caption {
    /// A WebVTT file: https, or a path beside the file.
    pub src: String,
    /// Their language; that of the track where none is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Who wrote them.
    #[serde(default)]
    pub kind: CaptionKind,
}

/// Who wrote captions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaptionKind {
    /// People.
    #[default]
    Human,
    /// A program, and nobody looked them over.
    Machine,
}

impl TrackKind {
    /// Key of our words for it; nothing is said of the floor.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Self::Floor => None,
            Self::Interpretation => Some("track-interpretation"),
            Self::Sign => Some("track-sign"),
            Self::Audio => Some("track-audio"),
        }
    }
}

impl CaptionKind {
    /// Key of our words for a language with captions of this kind; nothing is said of people's.
    const fn key(self) -> Option<&'static str> {
        match self {
            Self::Human => None,
            Self::Machine => Some("captions-machine"),
        }
    }
}

impl Tracks {
    /// All of them, in the order of the file.
    pub fn all(&self) -> &[Track] {
        match self {
            Self::One(track) => std::slice::from_ref(track),
            Self::List(tracks) => tracks,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    /// All of them with what suits a reader of this language best before the others: spoken in it, else with captions in it,
    /// else the floor; picture and sound before sound alone and sign language, which who needs them chooses.
    pub fn for_language(&self, wanted: &str) -> Vec<&Track> {
        let mut tracks: Vec<&Track> = self.all().iter().collect();
        let best = (0..tracks.len()).min_by_key(|&index| {
            let track = &self.all()[index];
            let special = matches!(track.kind, TrackKind::Sign | TrackKind::Audio);
            match () {
                () if is_in(track.language.as_deref(), wanted) => u8::from(special),
                () if track.caption_in(wanted).is_some() => 2 + u8::from(special),
                () if track.kind == TrackKind::Floor => 4,
                () => 5 + u8::from(special),
            }
        });
        if let Some(best) = best {
            let best = tracks.remove(best);
            tracks.insert(0, best);
        }
        tracks
    }

    /// Whether somebody who reads this language alone can follow: one of them is in it, or has captions in it. True of an
    /// address without a language, of which nothing is known.
    pub fn can_be_followed_in(&self, wanted: &str) -> bool {
        self.all().iter().any(|track| {
            track.language.is_none()
                || is_in(track.language.as_deref(), wanted)
                || track.caption_in(wanted).is_some()
        })
    }
}

impl Track {
    /// What it is called in a list: the language by its own name, and what [`Track::about`] says.
    pub fn in_words(&self, messages: &Messages) -> String {
        let language = self.language.as_deref().map(|tag| own_name(tag).to_owned());
        let about = self.about(messages);
        language
            .into_iter()
            .chain(about)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// Its kind where it is not the floor, and the host where it lies on another's; its address where nothing is said of it.
    pub fn about(&self, messages: &Messages) -> Option<String> {
        let address = LinkUse::Document.policy().read(&self.url).ok();
        let host = address.as_ref().and_then(SafeUrl::host);
        let words = [
            self.kind.key().map(|key| messages.get(key)),
            host.map(ToString::to_string),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        if words.is_empty() {
            return self.language.is_none().then(|| self.url.clone());
        }
        Some(words.join(" · "))
    }

    /// In which languages there are captions, and which of them a program wrote; `None` where there are none.
    pub fn captions_in_words(&self, messages: &Messages) -> Option<String> {
        let mut words = Vec::new();
        for caption in &self.captions {
            words.push(caption.in_words(self, messages));
        }
        let languages = words.join(&messages.get("list-comma"));
        let words = || messages.format("track-captions", &[("languages", value(languages))]);
        (!self.captions.is_empty()).then(words)
    }

    /// Whether it is spoken or signed in this language.
    pub fn is_in(&self, wanted: &str) -> bool {
        is_in(self.language.as_deref(), wanted)
    }

    /// Its captions in this language.
    pub fn caption_in(&self, wanted: &str) -> Option<&Caption> {
        let language = |caption: &'_ Caption| caption.language.clone().or(self.language.clone());
        let mut captions = self.captions.iter();
        captions.find(|caption| is_in(language(caption).as_deref(), wanted))
    }
}

impl Caption {
    /// What they are called in a list: the language by its own name, and whether a program wrote them. `of` is their track.
    pub fn in_words(&self, of: &Track, messages: &Messages) -> String {
        let language = self.language.as_deref().or(of.language.as_deref());
        let language = language.map_or("?", own_name);
        match self.kind.key() {
            Some(key) => messages.format(key, &[("language", value(language))]),
            None => language.to_owned(),
        }
    }
}

/// Whether a tag names this language, in whatever region or script.
fn is_in(tag: Option<&str>, wanted: &str) -> bool {
    tag.is_some_and(|tag| primary(tag).eq_ignore_ascii_case(primary(wanted)))
}

impl Default for Tracks {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl Serialize for Tracks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(track) => track.url.serialize(serializer),
            Self::List(tracks) => tracks.serialize(serializer),
        }
    }
}

/// By hand, because what serde derives for such a choice says only that nothing matched.
impl<'de> Deserialize<'de> for Tracks {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TracksVisitor;

        impl<'de> Visitor<'de> for TracksVisitor {
            type Value = Tracks;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a source")
            }

            fn visit_str<E>(self, url: &str) -> Result<Tracks, E> {
                Ok(Tracks::One(Track {
                    url: url.to_owned(),
                    ..Track::default()
                }))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Tracks, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Tracks::List)
            }

            // Nothing, or a fault that was struck out.
            fn visit_none<E>(self) -> Result<Tracks, E> {
                Ok(Tracks::default())
            }

            fn visit_unit<E>(self) -> Result<Tracks, E> {
                Ok(Tracks::default())
            }
        }

        deserializer.deserialize_any(TracksVisitor)
    }
}

// What each field may hold: see `fields`.

described!(Track {
    url: address(LinkUse::Document),
    language: language,
    kind: free,
    captions: list(limits::CAPTIONS) of Caption,
});

described!(Caption {
    src: address(LinkUse::Captions),
    language: language,
    kind: free,
});

#[cfg(test)]
mod tests {
    use super::*;

    fn tracks(json: &str) -> Tracks {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn an_address_alone_is_a_track_and_is_written_as_it_was() {
        for json in [
            r#""https://a.example/""#,
            r#"[{"url":"a.webm","kind":"floor"}]"#,
            "[]",
        ] {
            assert_eq!(serde_json::to_string(&tracks(json)).unwrap(), json);
        }
        assert_eq!(tracks(r#""a.webm""#).all()[0].url, "a.webm");
        assert_eq!(tracks("null"), Tracks::default());
    }

    #[test]
    fn what_suits_the_language_best_comes_first() {
        let tracks = tracks(
            r#"[{"url": "sign", "language": "ja", "kind": "sign"}, {"url": "floor", "language": "ja",
                "captions": [{"src": "vi.vtt", "language": "vi"}, {"src": "ja.vtt"}]},
                {"url": "en-sound", "language": "en", "kind": "audio"},
                {"url": "en", "language": "en-GB", "kind": "interpretation"}]"#,
        );
        for (wanted, first) in [
            ("ja", "floor"),
            ("ja-JP", "floor"),
            ("en", "en"),
            ("vi", "floor"),
            ("th", "floor"),
        ] {
            let urls: Vec<_> = tracks
                .for_language(wanted)
                .iter()
                .map(|one| &one.url)
                .collect();
            assert_eq!((urls[0].as_str(), urls.len()), (first, 4), "{wanted}");
        }
        assert_eq!(
            tracks.for_language("en")[1].url,
            "sign",
            "the rest stays in its order"
        );
        let followed = |wanted| tracks.can_be_followed_in(wanted);
        assert_eq!(
            ["ja", "en", "vi", "th"].map(followed),
            [true, true, true, false]
        );
        assert_eq!(tracks.all()[1].caption_in("ja").unwrap().src, "ja.vtt");
    }

    #[test]
    fn an_address_without_a_language_may_be_in_any() {
        assert!(tracks(r#""https://a.example/""#).can_be_followed_in("th"));
        assert!(!Tracks::default().can_be_followed_in("th"));
    }
}

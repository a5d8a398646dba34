//! Which links of a schedule are recordings and streams of the talk, and in what language. A film that a talk only speaks of is
//! none: it stays a material.

use feed::tracks::TrackKind;
use serde_json::{Map, Value, json};
use url::Url;

use super::files;

/// A link or a file of a talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TrackLink {
    pub title: String,
    pub url: String,
    /// Its language, where the schedule says it.
    pub language: String,
    /// What the schedule says that it is.
    pub is: Option<LinkShows>,
}

/// What a link shows of a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkShows {
    /// It, afterwards.
    Recording,
    /// It, live.
    Stream,
}

/// Words of titles, in lower case.
const RECORDING: &[&str] = &[
    "recording",
    "recorded",
    "aufzeichnung",
    "mitschnitt",
    "enregistrement",
    "grabación",
    "録画",
    "アーカイブ",
    "見逃し",
];
const STREAM: &[&str] = &[
    "livestream",
    "live stream",
    "live-stream",
    "streaming",
    "stream",
    "live video",
    "ライブ配信",
    "生配信",
    "配信",
];
const TRANSLATED: &[&str] = &[
    "translat",
    "interpret",
    "übersetz",
    "dolmetsch",
    "通訳",
    "吹き替え",
];
const SIGNED: &[&str] = &["sign language", "signed", "gebärden", "手話"];
const SOUND: &[&str] = &["audio", "sound only", "音声のみ", "音声"];

/// Hosts that hold recordings of talks and nothing else.
const ARCHIVES: &[&str] = &[
    "media.ccc.de",
    "cdn.media.ccc.de",
    "video.fosdem.org",
    "streaming.media.ccc.de",
];

/// Languages as titles, file names and schedules call them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("ar", &["ara", "arabic"]),
    ("de", &["deu", "ger", "german", "deutsch", "ドイツ語"]),
    ("en", &["eng", "english", "englisch", "英語", "anglais"]),
    ("es", &["spa", "spanish", "español", "スペイン語"]),
    ("fr", &["fra", "fre", "french", "français", "フランス語"]),
    ("id", &["ind", "indonesian"]),
    ("it", &["ita", "italian", "italiano"]),
    ("ja", &["jpn", "japanese", "日本語"]),
    ("ko", &["kor", "korean", "한국어", "韓国語"]),
    ("nl", &["nld", "dut", "dutch"]),
    ("pl", &["pol", "polish"]),
    ("pt", &["por", "portuguese", "português"]),
    ("ru", &["rus", "russian"]),
    ("th", &["tha", "thai", "タイ語"]),
    ("vi", &["vie", "vietnamese", "ベトナム語"]),
    ("zh", &["zho", "chi", "chinese", "中文", "中国語"]),
];

impl TrackLink {
    /// What it shows of the talk; `None` where it is something beside it.
    pub fn shows(&self) -> Option<LinkShows> {
        if self.is.is_some() {
            return self.is;
        }
        let title = self.title.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let url = Url::parse(&self.url).ok();
        let host = url.as_ref().and_then(Url::host_str).unwrap_or_default();
        let path = url.as_ref().map_or("", Url::path);
        let is_film = files::kind(&self.url) == "video";
        match () {
            // Slides of a talk on recordings are slides.
            () if files::kind(&self.url) == "pdf" || files::kind(&self.url) == "image" => None,
            () if has(RECORDING)
                || (title.contains("video") && is_film && ARCHIVES.contains(&host)) =>
            {
                Some(LinkShows::Recording)
            }
            () if host == "streaming.media.ccc.de" || path.ends_with(".m3u8") || has(STREAM) => {
                Some(LinkShows::Stream)
            }
            () if ARCHIVES.contains(&host)
                && (path.starts_with("/v/") || is_film && path != "/") =>
            {
                Some(LinkShows::Recording)
            }
            () => None,
        }
    }

    /// The language it is in: what is said of it, else the one that is spoken in the room.
    fn language(&self, spoken: &str) -> Option<String> {
        let title = self.title.to_lowercase();
        let named = || {
            let mut words = title
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.len() > 2);
            words.find_map(by_name).or_else(|| in_brackets(&title))
        };
        // `36c3-10652-eng-deu-Title_hd.mp4`: the language of the room comes first.
        let in_file = || {
            let name = self
                .url
                .rsplit('/')
                .next()
                .filter(|name| name.contains('.'))?;
            name.split('-')
                .skip(1)
                .filter(|word| word.len() == 3)
                .find_map(by_name)
        };
        let own = tag(&self.language).or_else(named).or_else(in_file);
        let of_room = || {
            matches!(self.kind(), TrackKind::Floor | TrackKind::Audio)
                .then(|| tag(spoken))
                .flatten()
        };
        own.or_else(of_room)
    }

    fn kind(&self) -> TrackKind {
        let title = self.title.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let path = self.url.to_lowercase();
        match () {
            () if has(TRANSLATED) => TrackKind::Interpretation,
            () if has(SIGNED) => TrackKind::Sign,
            () if has(SOUND)
                || [".mp3", ".m4a", ".ogg", ".opus"]
                    .iter()
                    .any(|end| path.ends_with(end)) =>
            {
                TrackKind::Audio
            }
            () => TrackKind::Floor,
        }
    }

    /// It as a material.
    pub fn material(&self) -> Value {
        let title = if self.title.is_empty() {
            &self.url
        } else {
            &self.title
        };
        json!({ "kind": files::kind(&self.url), "title": title, "url": self.url })
    }
}

/// Links as the feed writes a stream or a recording: an address alone where nothing more is known, else a list.
pub(super) fn tracks(links: &[&TrackLink], spoken: &str) -> Option<Value> {
    let one = |link: &TrackLink| {
        let mut track = Map::new();
        track.insert("url".to_owned(), json!(link.url));
        if let Some(language) = link.language(spoken) {
            track.insert("language".to_owned(), json!(language));
        }
        if link.kind() != TrackKind::Floor {
            track.insert("kind".to_owned(), json!(link.kind()));
        }
        track
    };
    match links {
        [] => None,
        [only] if one(only).len() == 1 => Some(json!(only.url)),
        all => Some(
            all.iter()
                .take(feed::limits::TRACKS)
                .map(|link| Value::Object(one(link)))
                .collect(),
        ),
    }
}

/// A language as the feed writes it: `en`, `de-AT`, `eng`, `English`.
fn tag(text: &str) -> Option<String> {
    let text = text.trim();
    by_name(&text.to_lowercase()).or_else(|| {
        let (primary, rest) = text.split_once(['-', '_']).unwrap_or((text, ""));
        let letters = |part: &str| part.chars().all(|c| c.is_ascii_alphabetic());
        let sound = primary.len() == 2
            && letters(primary)
            && (rest.is_empty() || (matches!(rest.len(), 2 | 4) && letters(rest)));
        let primary = primary.to_lowercase();
        sound.then(|| {
            if rest.is_empty() {
                primary
            } else {
                format!("{primary}-{rest}")
            }
        })
    })
}

fn by_name(word: &str) -> Option<String> {
    let known = LANGUAGES.iter().find(|(_, names)| names.contains(&word));
    known.map(|(tag, _)| (*tag).to_owned())
}

/// Two letters in brackets: `Recording (en)`.
fn in_brackets(title: &str) -> Option<String> {
    let inside = title.split(['(', '[', '（']).skip(1);
    let inside = inside.filter_map(|rest| rest.split([')', ']', '）']).next());
    inside.filter(|text| text.len() == 2).find_map(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(title: &str, url: &str) -> TrackLink {
        TrackLink {
            title: title.to_owned(),
            url: url.to_owned(),
            ..TrackLink::default()
        }
    }

    #[test]
    fn recordings_and_streams_are_told_from_what_talks_speak_of() {
        for (title, url, shows) in [
            (
                "Video recording (mp4)",
                "https://video.fosdem.org/2024/a/talk.mp4",
                Some(LinkShows::Recording),
            ),
            (
                "",
                "https://media.ccc.de/v/36c3-10652-talk",
                Some(LinkShows::Recording),
            ),
            (
                "Recording",
                "https://www.youtube.com/watch?v=1",
                Some(LinkShows::Recording),
            ),
            (
                "録画（英語）",
                "https://x.example/en",
                Some(LinkShows::Recording),
            ),
            (
                "Live stream",
                "https://x.example/live",
                Some(LinkShows::Stream),
            ),
            (
                "ライブ配信",
                "https://x.example/live",
                Some(LinkShows::Stream),
            ),
            (
                "",
                "https://streaming.media.ccc.de/36c3/ada",
                Some(LinkShows::Stream),
            ),
            (
                "Recording of the live stream",
                "https://x.example/r",
                Some(LinkShows::Recording),
            ),
            ("Demo", "https://www.youtube.com/watch?v=1", None),
            ("Slides", "https://x.example/slides.pdf", None),
            (
                "Slides on recording rooms",
                "https://x.example/recording.pdf",
                None,
            ),
            ("Our paper", "https://x.example/", None),
            ("media.ccc.de", "https://media.ccc.de/", None),
        ] {
            assert_eq!(link(title, url).shows(), shows, "{title} {url}");
        }
    }

    #[test]
    fn tracks_know_their_languages() {
        let both = [
            link("Recording", "https://media.ccc.de/v/1"),
            link("Recording, translated (German)", "https://media.ccc.de/v/2"),
            link("Recording (en)", "https://x.example/3"),
            link("Recording, audio", "https://x.example/4"),
            link("", "https://cdn.media.ccc.de/36c3-1-fra-deu-Title_hd.mp4"),
        ];
        let all: Vec<&TrackLink> = both.iter().collect();
        assert_eq!(
            tracks(&all, "eng").unwrap(),
            json!([
                { "url": "https://media.ccc.de/v/1", "language": "en" },
                { "url": "https://media.ccc.de/v/2", "language": "de", "kind": "interpretation" },
                { "url": "https://x.example/3", "language": "en" },
                { "url": "https://x.example/4", "language": "en", "kind": "audio" },
                { "url": "https://cdn.media.ccc.de/36c3-1-fra-deu-Title_hd.mp4", "language": "fr" },
            ])
        );
        assert_eq!(
            tracks(&all[..1], "").unwrap(),
            json!("https://media.ccc.de/v/1")
        );
        assert_eq!(tracks(&[], "en"), None);
        for (text, wanted) in [
            ("en", Some("en")),
            ("EN", Some("en")),
            ("de-AT", Some("de-AT")),
            ("English", Some("en")),
            ("jpn", Some("ja")),
            ("Klingon", None),
            ("", None),
        ] {
            assert_eq!(tag(text).as_deref(), wanted, "{text}");
        }
    }
}

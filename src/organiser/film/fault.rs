//! Why a film is not shown, and what to do about it.

use feed::limits;
use i18n::value;

use crate::console::Console;

/// Why a film is not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FilmFault {
    /// No bytes at all.
    #[error("an empty file")]
    Empty,
    /// Another kind of file.
    #[error("{0}, no MP4 or WebM")]
    Kind(String),
    /// None of the kinds that we know.
    #[error("no MP4 or WebM")]
    Unknown,
    /// Its end is missing, or something in it points outside of it.
    #[error("damaged")]
    Damaged,
    /// Sound alone.
    #[error("no picture")]
    NoPicture,
    /// A way to write pictures that browsers do not read.
    #[error("a picture in {0}")]
    Codec(String),
    /// A way to write sound that browsers do not read.
    #[error("sound in {0}")]
    Sound(String),
    /// More pixels than devices play.
    #[error("{0} x {1} pixels")]
    Pixels(u32, u32),
    /// Its name ends like another kind of file.
    #[error("a name that does not end with .{0}")]
    Ending(&'static str),
}

impl FilmFault {
    /// The reason in the organiser's language.
    pub fn format(&self, console: &Console) -> String {
        let say = |key: &str, values: crate::console::Values<'_>| console.sentence(key, values);
        match self {
            Self::Empty => say("fault-empty", &[]),
            Self::Kind(kind) => say("fault-film-kind", &[("kind", value(kind.clone()))]),
            Self::Unknown => say("fault-no-film", &[]),
            Self::Damaged => say("fault-film-damaged", &[]),
            Self::NoPicture => say("fault-film-sound-only", &[]),
            Self::Codec(codec) => say("fault-film-codec", &[("codec", value(codec.clone()))]),
            Self::Sound(codec) => say("fault-film-sound", &[("codec", value(codec.clone()))]),
            Self::Pixels(width, height) => say(
                "fault-film-pixels",
                &[
                    ("width", value(*width)),
                    ("height", value(*height)),
                    ("limit", value(limits::FILM_SIDE)),
                ],
            ),
            Self::Ending(end) => say("fault-film-ending", &[("end", value(*end))]),
        }
    }

    /// The message that says what to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Empty | Self::Damaged => "film-damaged-advice",
            Self::NoPicture => "film-sound-only-advice",
            Self::Ending(_) => "film-ending-advice",
            Self::Pixels(..) => "film-large-advice",
            Self::Kind(_) | Self::Unknown | Self::Codec(_) | Self::Sound(_) => "film-kind-advice",
        }
    }
}

/// What a file is that is no film for browsers, by its first bytes.
pub(super) fn other(bytes: &[u8]) -> FilmFault {
    match infer::get(bytes) {
        Some(kind) => FilmFault::Kind(kind.extension().to_ascii_uppercase()),
        // Films of old cameras begin at once with their boxes.
        None if matches!(bytes.get(4..8), Some(b"moov" | b"mdat" | b"wide" | b"free")) => {
            FilmFault::Kind("MOV (QuickTime)".to_owned())
        }
        None => FilmFault::Unknown,
    }
}

//! Why an object is not shown, and what to do about it.

use feed::limits;
use i18n::value;

use crate::console::Console;

/// Why an object is not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ObjectFault {
    /// No bytes at all.
    #[error("an empty file")]
    Empty,
    /// Another kind of file.
    #[error("{0}, no glTF binary")]
    Kind(&'static str),
    /// glTF as text, whose parts lie in other files.
    #[error("glTF as text")]
    Text,
    /// None of the kinds that we know.
    #[error("no glTF binary")]
    Unknown,
    /// Its end is missing, or something in it points outside of it.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Parts of it lie in other files.
    #[error("{0} lies in another file")]
    Outside(String),
    /// It asks for an extension that is not read.
    #[error("it needs the extension {0}")]
    Extension(String),
    /// Nothing to be seen.
    #[error("no triangles")]
    NoTriangles,
    /// More triangles than are shown.
    #[error("{0} triangles")]
    Triangles(usize),
    /// More textures than are read.
    #[error("{0} textures")]
    Textures(usize),
    /// A texture with too many pixels.
    #[error("a texture of {0} x {1} pixels")]
    Pixels(u32, u32),
    /// Places that are no numbers, or beyond all measure.
    #[error("places that are no numbers or beyond all measure")]
    Places,
}

impl ObjectFault {
    /// The reason in the organiser's language.
    pub fn format(&self, console: &Console) -> String {
        let say = |key: &str, values: crate::console::Values<'_>| console.sentence(key, values);
        match self {
            Self::Empty => say("fault-empty", &[]),
            Self::Kind(kind) => say("fault-object-kind", &[("kind", value(*kind))]),
            Self::Text => say("fault-object-text", &[]),
            Self::Unknown => say("fault-no-object", &[]),
            Self::Damaged(reason) => say("fault-damaged", &[("reason", value(reason.clone()))]),
            Self::Outside(name) => say("fault-object-outside", &[("name", value(name.clone()))]),
            Self::Extension(name) => {
                say("fault-object-extension", &[("name", value(name.clone()))])
            }
            Self::NoTriangles => say("fault-object-nothing", &[]),
            Self::Triangles(count) => say(
                "fault-object-triangles",
                &[
                    ("count", value(*count)),
                    ("limit", value(limits::OBJECT_TRIANGLES)),
                ],
            ),
            Self::Textures(count) => say(
                "fault-object-textures",
                &[
                    ("count", value(*count)),
                    ("limit", value(limits::OBJECT_TEXTURES)),
                ],
            ),
            Self::Pixels(width, height) => say(
                "fault-object-pixels",
                &[
                    ("width", value(*width)),
                    ("height", value(*height)),
                    ("limit", value(limits::OBJECT_TEXTURE_SIDE)),
                ],
            ),
            Self::Places => say("fault-object-places", &[]),
        }
    }

    /// The message that says what to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Empty | Self::Damaged(_) => "object-damaged-advice",
            Self::Kind(_) | Self::Text | Self::Unknown | Self::Outside(_) => "object-kind-advice",
            Self::Extension(_) => "object-extension-advice",
            Self::NoTriangles => "object-nothing-advice",
            Self::Triangles(_) => "object-triangles-advice",
            Self::Textures(_) | Self::Pixels(..) => "object-textures-advice",
            Self::Places => "object-places-advice",
        }
    }
}

/// What a file is that is no glTF binary, by its first bytes.
pub(super) fn other(bytes: &[u8]) -> ObjectFault {
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let holds = |name: &[u8]| start.windows(name.len()).any(|window| window == name);
    let line = |word: &str| text.lines().any(|line| line.starts_with(word));
    match bytes {
        [] => ObjectFault::Empty,
        // USDZ is a zip whose first file is the scene, as it is.
        [b'P', b'K', 3, 4, ..] if holds(b".usd") => ObjectFault::Kind("USDZ"),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => ObjectFault::Kind("ZIP"),
        [b'R', b'a', b'r', b'!', ..] => ObjectFault::Kind("RAR"),
        [b'7', b'z', 0xbc, 0xaf, ..] => ObjectFault::Kind("7z"),
        _ if start.starts_with(b"Kaydara FBX") || text.starts_with("; FBX") => {
            ObjectFault::Kind("FBX")
        }
        _ if start.starts_with(b"BLENDER") || start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
            ObjectFault::Kind("Blender")
        }
        _ if start.starts_with(b"PXR-USDC") || text.starts_with("#usda") => {
            ObjectFault::Kind("USD")
        }
        _ if text.starts_with("ISO-10303-21") => ObjectFault::Kind("STEP"),
        _ if text.starts_with("solid ") => ObjectFault::Kind("STL"),
        _ if text.starts_with("ply\n") || text.starts_with("ply\r") => ObjectFault::Kind("PLY"),
        _ if text.contains("<COLLADA") => ObjectFault::Kind("COLLADA"),
        _ if text.to_ascii_lowercase().starts_with("<!doctype html")
            || text.starts_with("<html") =>
        {
            ObjectFault::Kind("HTML")
        }
        _ if text.starts_with('{') => ObjectFault::Text,
        _ if line("v ") || line("mtllib ") || line("o ") => ObjectFault::Kind("OBJ"),
        _ if image::guess_format(bytes).is_ok() => ObjectFault::Kind("PNG, JPEG"),
        _ => ObjectFault::Unknown,
    }
}

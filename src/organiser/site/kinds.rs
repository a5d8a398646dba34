//! File types of what exhibitors hand out: which kinds a site carries, known by a file's name and by its first bytes.
//!
//! A site carries exhibitors' files on the event's own origin. A page or a script among them could read what visitors keep and
//! write, so only kinds that no browser runs are carried, and only where name and content agree.

use i18n::value;

use crate::console::Console;

/// A kind of file that a site carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileKind {
    /// Ends of names, the usual one first, lower case.
    ends: &'static [&'static str],
    /// How its bytes are known.
    sign: Sign,
    /// Whether browsers show it where it stands; others are handed out as downloads.
    pub shown: bool,
}

/// How the bytes of a kind are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// By their beginning, as the `infer` crate knows it: its extensions.
    Magic(&'static [&'static str]),
    /// UTF-8 without control characters; a film's captions begin with a word of their own.
    Text { begins: &'static str },
}

/// All kinds that a site carries.
pub(crate) const KINDS: &[FileKind] = &[
    shown(&["png"], &["png"]),
    shown(&["jpg", "jpeg"], &["jpg"]),
    shown(&["webp"], &["webp"]),
    shown(&["gif"], &["gif"]),
    shown(&["mp4", "m4v"], &["mp4", "m4v"]),
    shown(&["webm"], &["webm"]),
    shown(&["mp3"], &["mp3"]),
    shown(&["pdf"], &["pdf"]),
    handed_out(&["zip"], &["zip"]),
    // Office files are zips; older writers put their parts in an order that tells no more than that.
    handed_out(&["docx"], &["docx", "zip"]),
    handed_out(&["xlsx"], &["xlsx", "zip"]),
    handed_out(&["pptx"], &["pptx", "zip"]),
    text(&["csv"], ""),
    text(&["txt"], ""),
    text(&["vtt"], "WEBVTT"),
];

const fn shown(ends: &'static [&'static str], magic: &'static [&'static str]) -> FileKind {
    FileKind {
        ends,
        sign: Sign::Magic(magic),
        shown: true,
    }
}

const fn handed_out(ends: &'static [&'static str], magic: &'static [&'static str]) -> FileKind {
    FileKind {
        ends,
        sign: Sign::Magic(magic),
        shown: false,
    }
}

const fn text(ends: &'static [&'static str], begins: &'static str) -> FileKind {
    FileKind {
        ends,
        sign: Sign::Text { begins },
        shown: false,
    }
}

/// Why a file is not carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum KindFault {
    /// Its name, or that of a folder on the way, begins with a dot.
    #[error("a hidden file")]
    Hidden,
    /// Its name ends like none of [`KINDS`].
    #[error("not a kind of file that is carried")]
    Name,
    /// Its name, or that of a folder on the way, is none that every system takes and shows as it is.
    #[error("a name that not every system takes")]
    Unfit,
    /// Its content is not what its name says.
    #[error("the content is not what the name says")]
    Content,
}

impl KindFault {
    /// The reason in the organiser's language.
    pub fn format(self, console: &Console) -> String {
        let key = match self {
            Self::Hidden => "fault-hidden",
            Self::Name => {
                return console.sentence("fault-kind", &[("kinds", value(names()))]);
            }
            Self::Unfit => "fault-name",
            Self::Content => "fault-content",
        };
        console.sentence(key, &[])
    }
}

/// The ends of names of all kinds, for sentences.
fn names() -> String {
    let ends: Vec<&str> = KINDS.iter().map(FileKind::end).collect();
    ends.join(", ")
}

impl FileKind {
    /// The usual end of its files' names.
    pub fn end(&self) -> &'static str {
        self.ends.first().copied().unwrap_or_default()
    }

    /// All ends of its files' names.
    pub fn ends(&self) -> &'static [&'static str] {
        self.ends
    }

    fn is(&self, bytes: &[u8]) -> bool {
        match self.sign {
            Sign::Magic(known) => {
                infer::get(bytes).is_some_and(|found| known.contains(&found.extension()))
            }
            Sign::Text { begins } => std::str::from_utf8(bytes).is_ok_and(|text| {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                text.starts_with(begins)
                    && !text
                        .chars()
                        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
            }),
        }
    }
}

/// The kind of a file by its path as the system writes it, and its bytes.
///
/// # Errors
/// When a site does not carry it.
pub(crate) fn of_file(path: &str, bytes: &[u8]) -> Result<&'static FileKind, KindFault> {
    let kind = of_name(path)?;
    kind.is(bytes).then_some(kind).ok_or(KindFault::Content)
}

/// The kind that a file's name says, before anything of it is read.
///
/// # Errors
/// When a site does not carry such files.
pub(crate) fn of_name(path: &str) -> Result<&'static FileKind, KindFault> {
    if path.split('/').any(|part| part.starts_with('.')) {
        return Err(KindFault::Hidden);
    }
    if !path.split('/').all(is_fit) {
        return Err(KindFault::Unfit);
    }
    let (_, end) = path.rsplit_once('.').ok_or(KindFault::Name)?;
    let end = end.to_ascii_lowercase();
    KINDS
        .iter()
        .find(|kind| kind.ends.contains(&end.as_str()))
        .ok_or(KindFault::Name)
}

/// Bytes of a name; file systems take 255, and compressed copies and hashes add to it.
const NAME_BYTES: usize = 200;

/// Whether a name means the same on every system and in every list of files, and reads as it is.
pub(crate) fn is_fit(part: &str) -> bool {
    let odd = |c: char| {
        c.is_control()
            || "<>:\"|?*\\".contains(c)
            || feed::text::sanitize::is_unseen(c)
            || matches!(
                c,
                '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{61c}'
            )
    };
    !part.contains(odd)
        && !part.ends_with(['.', ' '])
        && part.len() <= NAME_BYTES
        && !crate::files::is_reserved(part)
}

/// The kind of what another host sent, whatever it is called there: by its bytes, texts by the end of their name.
///
/// # Errors
/// When a site does not carry it.
pub(crate) fn of_copy(name: &str, bytes: &[u8]) -> Result<&'static FileKind, KindFault> {
    if let Ok(kind) = of_file(name, bytes) {
        return Ok(kind);
    }
    let by_content = |kind: &&FileKind| matches!(kind.sign, Sign::Magic(_)) && kind.is(bytes);
    KINDS.iter().find(by_content).ok_or(KindFault::Content)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n";
    const ZIP: &[u8] = b"PK\x03\x04\x14\0\0\0\x08\0";

    #[test]
    fn name_and_content_must_agree() {
        assert_eq!(of_file("files/a.PDF", PDF).map(FileKind::end), Ok("pdf"));
        assert_eq!(of_file("a.docx", ZIP).map(FileKind::end), Ok("docx"));
        assert_eq!(
            of_file("a.csv", "名前,Ort\r\n".as_bytes()).map(FileKind::end),
            Ok("csv")
        );
        assert_eq!(
            of_file("a.vtt", b"WEBVTT\n\n").map(FileKind::end),
            Ok("vtt")
        );
        for (name, bytes) in [
            ("a.pdf", &b"<script src=x.js></script>"[..]),
            ("a.png", PDF),
            ("a.vtt", b"alert(1)"),
            ("a.txt", b"\0asm"),
            ("a.csv", b"\xff\xfe"),
        ] {
            assert_eq!(of_file(name, bytes), Err(KindFault::Content), "{name}");
        }
    }

    #[test]
    fn what_browsers_or_servers_run_is_not_carried() {
        for name in [
            "brochure.html",
            "x.js",
            "x.mjs",
            "p.svg",
            "page.xhtml",
            "shell.php",
            "a.pdf.php",
            "x.htm",
            "x.xml",
            "x.wasm",
            "x.css",
            "x.shtml",
            "x.webmanifest",
            "noend",
            "x.pdf/",
            "x.json",
            "x.swf",
        ] {
            assert_eq!(of_name(name), Err(KindFault::Name), "{name}");
        }
        for name in [
            "x.pdf\u{200b}",
            "x\u{202e}fdp.pdf",
            "a\nb.pdf",
            "a\u{1b}[2J.pdf",
            "con.pdf",
            "files/AUX.txt",
            "com1/x.pdf",
            "a.pdf:x.pdf",
            "a?.pdf",
            "a .pdf/x ./b.pdf",
            "files./b.pdf",
        ] {
            assert_eq!(of_name(name), Err(KindFault::Unfit), "{name}");
        }
        assert_eq!(of_name(&"絵".repeat(80)), Err(KindFault::Unfit));
        assert!(of_name("資料 (1) – ropes&sails, 100%.pdf").is_ok());
        for name in [
            ".htaccess",
            ".env",
            "files/.htaccess",
            ".boothwalk/import.pdf",
            "a/.b/c.pdf",
            ".x.pdf",
        ] {
            assert_eq!(of_name(name), Err(KindFault::Hidden), "{name}");
        }
    }

    #[test]
    fn copies_are_called_what_they_are() {
        assert_eq!(of_copy("brochure.html", PDF).map(FileKind::end), Ok("pdf"));
        assert_eq!(of_copy("download", PDF).map(FileKind::end), Ok("pdf"));
        assert_eq!(of_copy("a.txt", b"words").map(FileKind::end), Ok("txt"));
        for name in ["brochure.html", "x.js", "x.pdf", "a.php"] {
            assert_eq!(
                of_copy(name, b"<!doctype html><script>"),
                Err(KindFault::Content),
                "{name}"
            );
        }
    }
}

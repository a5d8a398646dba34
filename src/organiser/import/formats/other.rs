//! Files that are no list, whatever their names say: each is told by what it is, with what to do.

use std::io::{Cursor, Read as _};

use infer::MatcherType;

use super::format::{Format, FormatFault, opening};

/// What another format should not try to read.
pub(super) const FORMAT: Format = Format {
    name: "",
    recognises: |bytes| Other::of(bytes).is_some(),
    read: |bytes, _| match Other::of(bytes) {
        Some(other) => Err(FormatFault::Other(other)),
        None => Err(FormatFault::Empty),
    },
};

/// What a file is that is no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Other {
    /// Numbers, Pages or Keynote.
    Apple,
    /// Text: Word, OpenDocument, RTF.
    Document,
    /// PowerPoint, OpenDocument.
    Slides,
    Pdf,
    Picture,
    /// Film or sound.
    Film,
    /// Files packed together.
    Archive,
    /// Excel's binary workbook, .xlsb.
    Binary,
    /// A workbook behind a password.
    Locked,
    /// A file that only says where another one is: Google's, and those of desktops.
    Shortcut,
    /// Appointments or addresses of a calendar or an address book.
    Cards,
    /// A web page with all its pieces.
    Page,
    /// A mail.
    Letter,
    /// YAML, or another text of names and values.
    Pairs,
    /// Something else that is no text.
    Program,
}

impl Other {
    /// What a file is; `None` where it may be a list.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK\x03\x04") {
            return in_archive(bytes);
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return in_compound(bytes);
        }
        if bytes.starts_with(b"%PDF") {
            return Some(Self::Pdf);
        }
        let opening = opening(bytes);
        if opening.starts_with("{\\rtf") {
            return Some(Self::Document);
        }
        // Google's are a line of JSON; desktops have ways of their own.
        let is_short = bytes.len() < 4000;
        let google = opening.contains("\"doc_id\"") || opening.contains("docs.google.com");
        if (is_short && opening.starts_with('{') && google)
            || opening.starts_with("[internetshortcut]")
            || (is_short && opening.contains("<plist"))
        {
            return Some(Self::Shortcut);
        }
        if opening.starts_with("begin:vcalendar") || opening.starts_with("begin:vcard") {
            return Some(Self::Cards);
        }
        if is_letter(bytes, &opening) {
            return Some(Self::Letter);
        }
        if opening.starts_with("mime-version:") || opening.starts_with("from: <saved by") {
            return Some(Self::Page);
        }
        if is_pairs(bytes) {
            return Some(Self::Pairs);
        }
        // `BM` begins pictures, and lists of BMW's suppliers: what is text has no bytes such as these.
        let head = bytes.get(..512).unwrap_or(bytes);
        let is_text = super::csv::is_wide(bytes) || !head.iter().any(|byte| *byte < 9);
        let kind = infer::get(bytes).filter(|_| !is_text)?;
        match kind.matcher_type() {
            MatcherType::Image => Some(Self::Picture),
            MatcherType::Video | MatcherType::Audio => Some(Self::Film),
            MatcherType::Archive => Some(Self::Archive),
            MatcherType::Doc | MatcherType::Book => Some(Self::Document),
            MatcherType::App | MatcherType::Font => Some(Self::Program),
            MatcherType::Text | MatcherType::Custom => None,
        }
    }

    /// Key of the sentence about it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Apple => "import-is-apple",
            Self::Document => "import-is-document",
            Self::Slides => "import-is-slides",
            Self::Pdf => "import-is-pdf",
            Self::Picture => "import-is-picture",
            Self::Film => "import-is-film",
            Self::Archive => "import-is-archive",
            Self::Binary => "import-is-binary",
            Self::Locked => "import-locked",
            Self::Shortcut => "import-is-shortcut",
            Self::Cards => "import-is-cards",
            Self::Page => "import-is-html",
            Self::Letter => "import-is-letter",
            Self::Pairs => "import-is-pairs",
            Self::Program => "import-is-program",
        }
    }
}

/// Whether a file is a mail as programs save them: lines that name its writer and its readers come first. Pages that browsers save
/// have some of them, too.
fn is_letter(bytes: &[u8], opening: &str) -> bool {
    let lines = || opening.lines().take_while(|line| !line.trim().is_empty());
    let named = |name: &str| lines().any(|line| line.starts_with(name));
    let heads = [
        "from:",
        "to:",
        "subject:",
        "date:",
        "received:",
        "message-id:",
        "return-path:",
    ];
    let first = opening.split([':', '\n']).next().unwrap_or_default();
    let is_head = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_graphic());
    let is_page = opening.contains("from: <saved by");
    let is_head = is_head || first.starts_with("from ");
    (is_head && !is_page && heads.iter().filter(|name| named(name)).count() > 2)
        // What Outlook puts a mail's files into: `winmail.dat`.
        || bytes.starts_with(b"\x78\x9f\x3e\x22")
}

/// Whether a text is one of names and values, as YAML is: `- name: Acme`, `会社名：青葉`.
fn is_pairs(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..4000).unwrap_or(bytes));
    let lines = head.trim_start_matches('\u{feff}').lines().map(str::trim);
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "---")
        .collect();
    let is_pair = |line: &str| {
        let line = line.trim_start_matches("- ");
        let name = line.split_once(": ").or_else(|| line.split_once('：'));
        let name = name
            .map(|(name, _)| name)
            .or_else(|| line.strip_suffix(':'));
        name.is_some_and(|name| name.chars().count() < 40 && !name.contains([',', '\t', ';', '"']))
    };
    let pairs = lines.iter().filter(|line| is_pair(line)).count();
    let parts = lines
        .iter()
        .filter(|line| is_pair(line) || line.starts_with("- "));
    // The last line may be cut.
    lines.len() > 2
        && lines.first().is_some_and(|first| is_pair(first))
        && 2 * pairs >= lines.len()
        && parts.count() + 1 >= lines.len()
}

/// What an archive is, by the names of its parts.
fn in_archive(bytes: &[u8]) -> Option<Other> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Some(Other::Archive);
    };
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // A name that is not one is none.
        let _ = part.take(200).read_to_string(&mut kind);
    }
    let has = |wanted: &str| {
        archive
            .file_names()
            .flatten()
            .any(|name| name.trim_start_matches('/').starts_with(wanted))
    };
    match () {
        () if has("xl/workbook.bin") => Some(Other::Binary),
        () if has("xl/") || kind.contains("spreadsheet") => None,
        () if has("word/") || kind.contains("opendocument.text") || kind.contains("epub") => {
            Some(Other::Document)
        }
        () if has("ppt/") || kind.contains("opendocument.presentation") => Some(Other::Slides),
        () if has("Index/") || has("Index.zip") || has("index.apxl") || has("index.xml") => {
            Some(Other::Apple)
        }
        // A workbook of a program with ways of its own.
        () if has("[Content_Types].xml") || has("content.xml") => None,
        () => Some(Other::Archive),
    }
}

/// What a compound file is, by the names of its streams.
fn in_compound(bytes: &[u8]) -> Option<Other> {
    let Ok(file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        // Programs write some that are not as they should be; the reader of workbooks is patient.
        return None;
    };
    let has = |name: &str| file.exists(name);
    match () {
        () if has("/EncryptedPackage") => Some(Other::Locked),
        () if has("/Workbook") || has("/Book") => None,
        () if has("/__properties_version1.0") => Some(Other::Letter),
        () if has("/WordDocument") => Some(Other::Document),
        () if has("/PowerPoint Document") => Some(Other::Slides),
        () => Some(Other::Program),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::test_archive::archive;
    use super::*;

    fn compound(stream: &str) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream(stream).unwrap().write_all(b"x").unwrap();
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    #[test]
    fn files_are_told_by_what_is_in_them() {
        for (bytes, other) in [
            (archive(&[("[Content_Types].xml", ""), ("word/document.xml", "")]), Some(Other::Document)),
            (archive(&[("[Content_Types].xml", ""), ("ppt/slides/slide1.xml", "")]), Some(Other::Slides)),
            (archive(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")]), Some(Other::Binary)),
            (archive(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")]), None),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "")]), None),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]), Some(Other::Document)),
            (archive(&[("mimetype", "application/vnd.oasis.opendocument.presentation")]), Some(Other::Slides)),
            (archive(&[("Index/Document.iwa", ""), ("Metadata/Properties.plist", "")]), Some(Other::Apple)),
            (archive(&[("一覧.csv", "会社名")]), Some(Other::Archive)),
            (b"PK\x03\x04 and no more".to_vec(), Some(Other::Archive)),
            (compound("/EncryptedPackage"), Some(Other::Locked)),
            (compound("/WordDocument"), Some(Other::Document)),
            (compound("/PowerPoint Document"), Some(Other::Slides)),
            (compound("/Workbook"), None),
            (b"%PDF-1.7\n%\xe2\xe3".to_vec(), Some(Other::Pdf)),
            (b"{\\rtf1\\ansi Company".to_vec(), Some(Other::Document)),
            (b"{\"url\": \"https://docs.google.com/open?id=1\", \"doc_id\": \"1\"}".to_vec(), Some(Other::Shortcut)),
            (b"{\"\":\"WARNING! DO NOT EDIT THIS FILE!\",\"doc_id\":\"1\",\"email\":\"a@b.example\"}".to_vec(), Some(Other::Shortcut)),
            (b"[InternetShortcut]\r\nURL=https://x.example/\r\n".to_vec(), Some(Other::Shortcut)),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec(), Some(Other::Page)),
            (compound("/__properties_version1.0"), Some(Other::Letter)),
            (b"x\x9f\x3e\x22\x01\0".to_vec(), Some(Other::Letter)),
            (b"Return-Path: <a@b.example>\r\nReceived: by b.example\r\nSubject: List\r\n\r\nHello".to_vec(), Some(Other::Letter)),
            (b"From: A <a@b.example>\nTo: c@d.example\nSubject: List\nMIME-Version: 1.0\n\nHello".to_vec(), Some(Other::Letter)),
            (b"From a@b.example Mon May 1 10:00:00 2028\nFrom: A\nTo: c@d.example\nDate: Mon, 1 May 2028\n\nHello".to_vec(), Some(Other::Letter)),
            (b"From: <Saved by Blink>\r\nSubject: List\r\nDate: Mon, 1 May 2028\r\nMIME-Version: 1.0\r\n".to_vec(), Some(Other::Page)),
            (b"exhibitors:\n  - name: Acme\n    country: Japan\n  - name: Bora\n    country: Japan\n".to_vec(), Some(Other::Pairs)),
            ("---\n# 出展者\n- 会社名: 青葉\n  国: 日本\n- 会社名: 若葉\n  国: 日本\n".as_bytes().to_vec(), Some(Other::Pairs)),
            ("会社名：青葉\n国：日本\n\n会社名：若葉\n国：日本\n".as_bytes().to_vec(), Some(Other::Pairs)),
            (b"Title\nKeynote: Water\nTalk: Wind\nTalk: Sun\n".to_vec(), None),
            (b"Company,Note\nAcme,Size: 3\nBora,Size: 4\n".to_vec(), None),
            (b"From,To,Subject\na,b,c\n".to_vec(), None),
            (b"- Acme\n- Bora\n- Ceta\n".to_vec(), None),
            (b"BEGIN:VCALENDAR\r\nVERSION:2.0".to_vec(), Some(Other::Cards)),
            ("\u{feff}BEGIN:VCARD\n".as_bytes().to_vec(), Some(Other::Cards)),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), Some(Other::Picture)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), Some(Other::Picture)),
            (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0".to_vec(), Some(Other::Picture)),
            (b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), Some(Other::Archive)),
            (b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), Some(Other::Archive)),
            // Lists.
            (b"BMW,Germany\nBosch,Germany\n".to_vec(), None),
            (b"ID,Company\n1,Acme\n".to_vec(), None),
            (b"{\"schedule\": {}}".to_vec(), None),
            ("\u{feff}会社名\n".as_bytes().to_vec(), None),
            (b"PK\n".to_vec(), None),
        ] {
            assert_eq!(Other::of(&bytes), other, "{:?}", String::from_utf8_lossy(&bytes));
        }
        // Text in two bytes a letter has zeros.
        for text in ["BM,Company\nx,Acme\n", "会社名,国\n青葉,日本\n"] {
            let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(Other::of(&wide), None);
            assert_eq!(Other::of(&[b"\xff\xfe".to_vec(), wide].concat()), None);
        }
    }
}

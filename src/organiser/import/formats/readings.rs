//! Readings above words in OpenDocument, which calamine would take for a part of them: `海うみの会` for 海の会.

use std::io::{Cursor, Write as _};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::part;

const CONTENT: &str = "content.xml";

/// A workbook without its readings; `None` where it has none.
pub(super) fn without(bytes: &[u8]) -> Option<Vec<u8>> {
    let content = part(bytes, CONTENT).filter(|xml| xml.contains("ruby-text>"))?;
    let mut whole = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut plain = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..whole.len() {
        let file = whole.by_index_raw(index).ok()?;
        if file.name().ok()? != CONTENT {
            plain.raw_copy_file(file).ok()?;
        }
    }
    let options = zip::write::SimpleFileOptions::default();
    plain.start_file(CONTENT, options).ok()?;
    plain.write_all(words(&content)?.as_bytes()).ok()?;
    Some(plain.finish().ok()?.into_inner())
}

/// The text of a document without what stands above its words.
fn words(content: &str) -> Option<String> {
    let mut out = String::with_capacity(content.len());
    let mut reader = Reader::from_str(content);
    let (mut kept, mut depth) = (0, 0_u32);
    loop {
        let before = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let after = usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == "ruby-text" => {
                if depth == 0 {
                    out.push_str(content.get(kept..before)?);
                }
                depth += 1;
            }
            Event::End(tag) if tag.local_name().as_ref() == "ruby-text" => {
                depth = depth.saturating_sub(1);
                kept = after;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    out.push_str(content.get(kept..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::test_archive::archive;
    use super::*;

    #[test]
    fn words_stay_and_their_readings_go() {
        let cell = "<text:p><text:ruby><text:ruby-base>海</text:ruby-base><text:ruby-text text:style-name=\"R1\">うみ</text:ruby-text></text:ruby>の会 &amp; <text:ruby><text:ruby-base>山</text:ruby-base><text:ruby-text>やま</text:ruby-text></text:ruby></text:p>";
        let bytes = archive(&[("mimetype", "m"), (CONTENT, cell), ("styles.xml", "s")]);
        let plain = without(&bytes).unwrap();
        assert_eq!(
            part(&plain, CONTENT).unwrap(),
            "<text:p><text:ruby><text:ruby-base>海</text:ruby-base></text:ruby>の会 &amp; <text:ruby><text:ruby-base>山</text:ruby-base></text:ruby></text:p>"
        );
        assert_eq!(part(&plain, "styles.xml").unwrap(), "s");
        assert!(without(&plain).is_none());
    }
}

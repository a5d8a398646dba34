//! Parts of workbooks that calamine does not tell of: XML in an archive, records in the stream of Excel 97.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::xml::attribute;

/// A row and a column, from 0.
pub(super) type CellRef = (u32, u32);

/// A part of an archive, as text.
pub(super) fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// A number that an attribute of an element says.
pub(super) fn number(tag: &BytesStart<'_>, wanted: &str) -> Option<u32> {
    attribute(tag, wanted)?.parse().ok()
}

/// Shows each element that begins or ends, with whether it ends.
pub(super) fn elements(xml: &str, mut see: impl FnMut(&str, Option<&BytesStart<'_>>)) {
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => see(tag.local_name().as_ref(), Some(&tag)),
            Event::Empty(tag) => {
                see(tag.local_name().as_ref(), Some(&tag));
                see(tag.local_name().as_ref(), None);
            }
            Event::End(tag) => see(tag.local_name().as_ref(), None),
            Event::Eof => break,
            _ => {}
        }
    }
}

/// The part of a workbook of Excel that is a sheet.
pub(super) fn sheet_part(bytes: &[u8], sheet: &str) -> Option<String> {
    part(bytes, &sheet_path(bytes, sheet)?)
}

/// The name of that part.
pub(super) fn sheet_path(bytes: &[u8], sheet: &str) -> Option<String> {
    let (mut id, mut target) = (None, None);
    elements(&part(bytes, "xl/workbook.xml")?, |name, tag| {
        if let ("sheet", Some(tag)) = (name, tag)
            && attribute(tag, "name").as_deref() == Some(sheet)
        {
            id = attribute(tag, "id");
        }
    });
    let id = id?;
    elements(&part(bytes, "xl/_rels/workbook.xml.rels")?, |name, tag| {
        if let ("Relationship", Some(tag)) = (name, tag)
            && attribute(tag, "Id").as_ref() == Some(&id)
        {
            target = attribute(tag, "Target");
        }
    });
    let target = target?;
    let path = target.strip_prefix('/');
    Some(path.map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// A cell's place by its name: `B3` is the third row's second.
pub(super) fn place(name: &str) -> Option<CellRef> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let number = u32::from(letter.is_ascii_uppercase().then_some(letter)? - b'A') + 1;
        column.checked_mul(26)?.checked_add(number)
    })?;
    Some((
        row.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}

/// Records of Excel 97's stream, by their numbers.
pub(super) mod record {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000a;
    pub const FONT: u16 = 0x0031;
    pub const CONTINUED: u16 = 0x003c;
    pub const COLUMNS: u16 = 0x007d;
    pub const SHEET: u16 = 0x0085;
    pub const SHORT_NUMBERS: u16 = 0x00bd;
    pub const STYLE: u16 = 0x00e0;
    pub const TEXTS: u16 = 0x00fc;
    pub const TEXT: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const ROW: u16 = 0x0208;
    pub const SHORT_NUMBER: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BEGIN: u16 = 0x0809;
}

/// The stream of a workbook of Excel 97, and where in it a sheet begins; `index` is its place among all sheets.
pub(super) fn stream(bytes: &[u8], index: usize) -> Option<(Vec<u8>, usize)> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name))?;
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.read_to_end(&mut stream).ok()?;
    let (_, sheet) = records(&stream, 0)
        .filter(|(kind, _)| *kind == record::SHEET)
        .nth(index)?;
    let start = u32::from_le_bytes(sheet.get(..4)?.try_into().ok()?);
    Some((stream, start as usize))
}

/// The records of a stream from a place on, each with its kind and data.
pub(super) fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let head: [u8; 4] = stream.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let [a, b, c, d] = head;
        let length = usize::from(u16::from_le_bytes([c, d]));
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((u16::from_le_bytes([a, b]), data))
    })
}

/// The records of a sheet itself, from where it begins: charts within it are streams of their own.
pub(super) fn sheet_records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut depth = 0_u32;
    let records = records(stream, start).take_while(move |(kind, _)| {
        match *kind {
            record::BEGIN => depth += 1,
            record::END => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    });
    let mut inside = 0_u32;
    records.filter(move |(kind, _)| {
        match *kind {
            record::BEGIN => inside += 1,
            record::END => inside -= 1,
            _ => {}
        }
        inside == 1
    })
}

/// Two bytes of a record as a number.
pub(super) fn word(data: &[u8], at: usize) -> Option<u32> {
    let two = data.get(at..at + 2)?.try_into().ok()?;
    Some(u16::from_le_bytes(two).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_their_names() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("aa10"), Some((9, 26)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        for none in ["", "A", "1", "A0", "é1", "AAAAAAAAAAAA1"] {
            assert_eq!(place(none), None, "{none}");
        }
    }
}

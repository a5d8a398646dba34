//! What a workbook strikes out: styles of whole cells, words of their texts, and rows of which nothing is left.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::{elements, number, part, record, records, word};
use super::xml::attribute;

/// Texts of a workbook of Excel of which a part is struck out.
pub(super) fn texts_of_xlsx(bytes: &[u8]) -> BTreeSet<String> {
    let xml = part(bytes, "xl/sharedStrings.xml").filter(|xml| xml.contains("strike"));
    let Some(xml) = xml else {
        return BTreeSet::new();
    };
    let (mut texts, mut text) = (BTreeSet::new(), String::new());
    let (mut is_struck, mut is_text, mut is_reading) = (false, false, false);
    let mut reader = Reader::from_str(&xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                "si" => (text, is_struck) = (String::new(), false),
                "strike" => {
                    let off =
                        attribute(&tag, "val").is_some_and(|val| val == "0" || val == "false");
                    is_struck |= !off;
                }
                "rPh" => is_reading = true,
                "t" => is_text = !is_reading,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "si" if is_struck => _ = texts.insert(std::mem::take(&mut text)),
                "rPh" => is_reading = false,
                "t" => is_text = false,
                _ => {}
            },
            Event::Text(part) if is_text => text.push_str(&part),
            Event::GeneralRef(entity) if is_text => {
                let whole = format!("&{};", &*entity);
                let letter = quick_xml::escape::unescape(&whole);
                text.push_str(&letter.map_or(whole.clone(), std::borrow::Cow::into_owned));
            }
            _ => {}
        }
    }
    texts
}

/// Numbers of the styles whose letters are struck out.
pub(super) fn styles_of_xlsx(bytes: &[u8]) -> Option<BTreeSet<u32>> {
    let (mut fonts, mut struck) = (0_u32, BTreeSet::new());
    let (mut in_cells, mut style, mut styles) = (false, 0, BTreeSet::new());
    elements(&part(bytes, "xl/styles.xml")?, |name, tag| {
        match (name, tag) {
            ("strike", Some(tag)) => {
                let off = attribute(tag, "val").is_some_and(|val| val == "0" || val == "false");
                struck.extend((!off).then_some(fonts));
            }
            ("font", None) => fonts += 1,
            ("cellXfs", tag) => in_cells = tag.is_some(),
            ("xf", Some(tag)) if in_cells => {
                let font = number(tag, "fontId").unwrap_or(0);
                styles.extend(struck.contains(&font).then_some(style));
                style += 1;
            }
            _ => {}
        }
    });
    Some(styles)
}

/// Numbers of the styles of a workbook of Excel 97 whose letters are struck out.
pub(super) fn styles_of_xls(stream: &[u8]) -> BTreeSet<u32> {
    let fonts = fonts_of_xls(stream);
    let styles = (0..).zip(globals(stream).filter(|(kind, _)| *kind == record::STYLE));
    styles
        .filter(|(_, (_, data))| word(data, 0).is_some_and(|font| fonts.contains(&font)))
        .map(|(style, _)| style)
        .collect()
}

/// Numbers of the texts of a workbook of Excel 97 of which a part is struck out.
pub(super) fn texts_of_xls(stream: &[u8]) -> BTreeSet<u32> {
    let fonts = fonts_of_xls(stream);
    let texts = globals(stream).skip_while(|(kind, _)| *kind != record::TEXTS);
    // One record holds them all, and goes on in others.
    let parts = texts
        .enumerate()
        .take_while(|(at, (kind, _))| *at == 0 || *kind == record::CONTINUED)
        .map(|(_, (_, data))| data)
        .collect();
    let mut texts = TextRecords { parts, at: (0, 8) };
    (0..)
        .map_while(|index| Some((index, texts.next_fonts()?)))
        .filter(|(_, of)| of.iter().any(|font| fonts.contains(font)))
        .map(|(index, _)| index)
        .collect()
}

/// Numbers of the fonts that strike out.
fn fonts_of_xls(stream: &[u8]) -> BTreeSet<u32> {
    let fonts = (0..).zip(globals(stream).filter(|(kind, _)| *kind == record::FONT));
    fonts
        .filter(|(_, (_, data))| word(data, 2).is_some_and(|flags| flags & 8 != 0))
        // No font has the number 4.
        .map(|(at, _)| if at < 4 { at } else { at + 1 })
        .collect()
}

/// The records of the workbook itself.
fn globals(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    records(stream, 0).take_while(|(kind, _)| *kind != record::END)
}

/// The texts of a workbook of Excel 97, in as many records as they take.
struct TextRecords<'a> {
    parts: Vec<&'a [u8]>,
    /// Which part, and which byte of it.
    at: (usize, usize),
}

impl TextRecords<'_> {
    /// The fonts of the parts of the next text; `None` behind the last.
    fn next_fonts(&mut self) -> Option<Vec<u32>> {
        let count = self.number(2)? as usize;
        let mut flags = self.number(1)?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let more = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let mut letters = count;
        while letters > 0 {
            let (part, byte) = self.at;
            let left = self.parts.get(part)?.len().saturating_sub(byte);
            if left == 0 {
                // Letters that go on in another record have their width said anew.
                self.at = (part + 1, 0);
                flags = self.number(1)?;
                continue;
            }
            let width = 1 + (flags & 1) as usize;
            let here = letters.min((left / width).max(1));
            self.at.1 += (here * width).min(left);
            letters -= here;
        }
        let fonts = (0..runs)
            .map(|_| {
                self.number(2)?;
                self.number(2)
            })
            .collect::<Option<Vec<u32>>>()?;
        for _ in 0..more {
            self.number(1)?;
        }
        Some(fonts)
    }

    /// A number of so many bytes.
    fn number(&mut self, bytes: u32) -> Option<u32> {
        let mut number = 0;
        for byte in 0..bytes {
            while self.at.1 >= self.parts.get(self.at.0)?.len() {
                self.at = (self.at.0 + 1, 0);
            }
            let here = *self.parts.get(self.at.0)?.get(self.at.1)?;
            number |= u32::from(here) << (8 * byte);
            self.at.1 += 1;
        }
        Some(number)
    }
}

/// Names of the styles of OpenDocument whose letters are struck out, by themselves or as what they are made from.
pub(super) fn styles_of_ods(content: &str, styles: &str) -> BTreeSet<String> {
    let mut known: BTreeMap<String, (Option<String>, Option<bool>)> = BTreeMap::new();
    for xml in [styles, content] {
        let mut style = None;
        elements(xml, |name, tag| match (name, tag) {
            ("style", Some(tag)) => {
                style = attribute(tag, "name");
                if let Some(name) = &style {
                    let parent = attribute(tag, "parent-style-name");
                    known.insert(name.clone(), (parent, None));
                }
            }
            ("style", None) => style = None,
            ("text-properties", Some(tag)) => {
                let line = attribute(tag, "text-line-through-style");
                let of_style = style.as_ref().and_then(|name| known.get_mut(name));
                if let (Some(line), Some((_, is))) = (line, of_style) {
                    *is = Some(line != "none");
                }
            }
            _ => {}
        });
    }
    let is_struck = |name: &&String| {
        let mut at = Some(*name);
        // A circle of styles ends somewhere.
        for _ in 0..known.len() {
            match at.and_then(|name| known.get(name)) {
                Some((_, Some(is))) => return *is,
                Some((parent, None)) => at = parent.as_ref(),
                None => return false,
            }
        }
        false
    };
    known.keys().filter(is_struck).cloned().collect()
}

/// Of each row, its cells with something in them, and how many of them are struck out.
#[derive(Default)]
pub(super) struct Filled(BTreeMap<u32, (usize, usize)>);

impl Filled {
    pub fn add(&mut self, row: u32, is_struck: bool) {
        let (all, struck) = self.0.entry(row).or_default();
        *all += 1;
        *struck += usize::from(is_struck);
    }

    /// Rows of which all is struck out.
    pub fn struck_out(self) -> impl Iterator<Item = u32> {
        let whole = |(_, (all, struck)): &(u32, (usize, usize))| all == struck;
        self.0.into_iter().filter(whole).map(|(row, _)| row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_excel_97_go_on_in_other_records() {
        let record = |kind: u16, data: &[u8]| {
            let length = (data.len() as u16).to_le_bytes();
            [&kind.to_le_bytes()[..], &length, data].concat()
        };
        let font = |flags: u8| record(record::FONT, &[200, 0, flags, 0, 0, 0]);
        // Four wide letters, of which two stand in the next record and are narrow there; three of a reading behind them.
        let first = [
            &[3, 0, 0, 0, 3, 0, 0, 0][..],
            &[4, 0, 0x0d, 1, 0, 3, 0, 0, 0, 0x42, 0x30, 0x44, 0x30],
        ];
        let second = [
            &[0, b'a', b'b', 0, 0, 0, 0, 9, 9, 9][..],
            // The font that strikes, in the next record.
            &[1, 0, 8, 1, 0, b'c', 0, 0],
        ];
        let third = [&[1, 0][..], &[1, 0, 0, b'd']];
        let stream = [
            font(0),
            font(8),
            record(record::TEXTS, &first.concat()),
            record(record::CONTINUED, &second.concat()),
            record(record::CONTINUED, &third.concat()),
            record(record::END, &[]),
        ]
        .concat();
        assert_eq!(texts_of_xls(&stream).into_iter().collect::<Vec<_>>(), [1]);
        assert!(texts_of_xls(&font(8)).is_empty());
    }
}

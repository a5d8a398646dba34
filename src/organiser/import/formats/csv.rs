//! CSV: text with commas, tabs or semicolons, in whatever encoding.

use std::collections::BTreeMap;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, ISO_8859_15, MACINTOSH, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1250, WINDOWS_1252,
};

use super::format::{Ask, FileContent, Format, FormatFault};
use super::grid::{COLUMNS, ROWS};
use super::hz;
use super::table::Table;

/// Whatever is text.
pub(super) const FORMAT: Format = Format {
    name: "CSV",
    recognises: |_| true,
    read: |bytes, ask| table(bytes, ask).map(FileContent::Table),
};

/// Rows by which the delimiter is chosen.
pub(super) const HEAD: usize = 50;

fn table(bytes: &[u8], ask: &Ask<'_>) -> Result<Table, FormatFault> {
    // What ended a file in the days of CP/M.
    let bytes = bytes.strip_suffix(b"\x1a").unwrap_or(bytes);
    let (text, encodings) = decode(bytes, ask.encoding)?;
    // Files that were joined have the marks of their beginnings within, and end some of their lines as Macintoshes once
    // did, with a carriage return alone.
    let text = text
        .replace('\u{feff}', "")
        .replace("\r\r\n", "\n")
        .replace("\r\n", "\n")
        // Some programs break the lines of a cell so.
        .replace(['\r', '\u{b}', '\u{c}'], "\n");
    if text.trim().is_empty() {
        return Err(FormatFault::Empty);
    }
    let text = text
        .strip_prefix("sep=")
        .and_then(|rest| rest.split_once('\n'))
        .map_or(text.as_str(), |(_, rest)| rest);
    let mut table = Table {
        read_as: encodings
            .iter()
            .map(|encoding| encoding.name())
            .collect::<Vec<_>>()
            .join(" + "),
        ..Table::default()
    };
    let records = delimited(text, ask)?;
    for (index, (line, cells)) in records.into_iter().enumerate() {
        if index >= ROWS as usize {
            table.cut = true;
            break;
        }
        table.push(line, &cells);
    }
    Ok(table)
}

/// A record with the line it begins on.
type Record = (usize, Vec<String>);

/// The records by the delimiter that makes headings known, else most rows as wide as the first.
fn delimited(text: &str, ask: &Ask<'_>) -> Result<Vec<Record>, FormatFault> {
    let mut best: Option<((usize, usize, usize), Vec<Record>, Option<FormatFault>)> = None;
    for delimiter in [',', '\t', ';', '|', '，'] {
        let (records, fault) = records(text, delimiter);
        let head = || records.iter().take(HEAD);
        let known = ask.knows.map_or(0, |knows| {
            head().map(|(_, cells)| knows(cells)).max().unwrap_or(0)
        });
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, cells) in head() {
            *widths.entry(cells.len()).or_default() += 1;
        }
        // Rows of equal width, and not those of one cell.
        let (width, even) = widths
            .into_iter()
            .filter(|(width, _)| *width > 1)
            .max_by_key(|(width, rows)| (*rows, *width))
            .unwrap_or_default();
        let score = (known, even, width);
        if best.as_ref().is_none_or(|(most, ..)| score > *most) {
            best = Some((score, records, fault));
        }
    }
    match best {
        Some((_, _, Some(fault))) => Err(fault),
        Some((_, records, None)) => Ok(records),
        None => Ok(Vec::new()),
    }
}

/// Parts a text into records (RFC 4180). A quotation mark opens a cell only at its beginning, spaces before it aside, and
/// must be closed before the next delimiter or line; else the records before it are given, and the fault.
fn records(text: &str, delimiter: char) -> (Vec<Record>, Option<FormatFault>) {
    let mut records = Vec::new();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let (mut line, mut start) = (1, 1);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if cell.trim().is_empty() => {
                cell.clear();
                let opened = line;
                loop {
                    match rest.next() {
                        None => return (records, Some(FormatFault::Quote(opened))),
                        Some('"') if rest.peek() == Some(&'"') => {
                            rest.next();
                            cell.push('"');
                        }
                        Some('"') => break,
                        Some(c) => {
                            line += usize::from(c == '\n');
                            cell.push(c);
                        }
                    }
                }
                // Behind the closing mark stands the next cell or line, or the mark did not close.
                while rest.peek() == Some(&' ') {
                    rest.next();
                }
                if rest.peek().is_some_and(|c| *c != delimiter && *c != '\n') {
                    return (records, Some(FormatFault::Quote(opened)));
                }
            }
            '\n' => {
                cells.push(std::mem::take(&mut cell));
                records.push((start, take(&mut cells)));
                line += 1;
                start = line;
            }
            c if c == delimiter => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(cell);
        records.push((start, take(&mut cells)));
    }
    records.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    (records, None)
}

fn take(cells: &mut Vec<String>) -> Vec<String> {
    cells.truncate(COLUMNS as usize);
    for cell in &mut *cells {
        if let Some(text) = forced(cell) {
            *cell = text.to_owned();
        }
    }
    std::mem::take(cells)
}

/// The text of `="007"`, as programs write it so that Excel leaves it a text.
fn forced(cell: &str) -> Option<&str> {
    let text = cell.trim().strip_prefix("=\"")?.strip_suffix('"')?;
    (!text.contains('"')).then_some(text)
}

/// The text and its encoding: what a mark says, what the organiser says, UTF-8, UTF-16 by its zeros, UTF-8 and another one
/// line by line, else what a detector finds, with a look at what comes of it.
pub(super) fn decode(
    bytes: &[u8],
    said: Option<&'static Encoding>,
) -> Result<(String, Vec<&'static Encoding>), FormatFault> {
    let wide = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding != UTF_8 => Some((encoding, length)),
        Some(_) => None,
        None if said.is_none() => utf_16(bytes).map(|encoding| (encoding, 0)),
        None => None,
    };
    if let Some((encoding, length)) = wide {
        let encoding = said.unwrap_or(encoding);
        return checked(bytes.get(length..).unwrap_or_default(), encoding);
    }
    let said = said.filter(|said| *said != UTF_8);
    match (std::str::from_utf8(bytes), said) {
        // ISO-2022-JP is ASCII with escapes.
        (Ok(text), None) if text.contains('\u{1b}') => checked(bytes, encoding_rs::ISO_2022_JP),
        (Ok(text), None) if hz::is_hz(text) => match hz::decode(text) {
            Ok(text) => looked_at(text, vec![GBK]),
            Err(at) => Err(place(&text[..at])),
        },
        (Ok(_), None) => checked(bytes, UTF_8),
        (Err(_), _) if lines(bytes).any(is_utf_8) => joined(bytes, said),
        (_, Some(said)) => checked(bytes, said),
        // A character or two that were cut, in a text that is UTF-8 else.
        (Err(_), None) if mostly_utf_8(bytes) => Err(cut(bytes)),
        (Err(_), None) => {
            let encoding = guess(bytes);
            let may_be_kana =
                [GBK, BIG5, EUC_KR, SHIFT_JIS].contains(&encoding) && may_be_kana_or_hanzi(bytes);
            if may_be_kana || is_a_guess(bytes, encoding) {
                let ascii = bytes.iter().take_while(|byte| byte.is_ascii()).count();
                return Err(place(&String::from_utf8_lossy(&bytes[..ascii])));
            }
            checked(bytes, encoding)
        }
    }
}

/// What a detector takes an encoding for.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Allow) {
        // The sign for no currency in particular is nobody's, and a euro in the encoding that came after.
        western if [WINDOWS_1252, WINDOWS_1250].contains(&western) && is_latin_9(bytes) => {
            ISO_8859_15
        }
        // Letters of a machine's own stand where nobody else has any.
        other if other != SHIFT_JIS && has_own_letters(bytes) => SHIFT_JIS,
        other => other,
    }
}

/// Whether Western bytes have a euro where Latin-9 has it, and nothing that only Windows has.
fn is_latin_9(bytes: &[u8]) -> bool {
    bytes.contains(&0xa4) && !bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f))
}

/// Whether bytes are whole Shift_JIS with letters of a machine's own (外字), and kana or kanji beside them.
fn has_own_letters(bytes: &[u8]) -> bool {
    let Some(text) = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes) else {
        return false;
    };
    let own = text.chars().any(|c| matches!(c, '\u{e000}'..='\u{e757}'));
    let level_1 = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    own && text.chars().filter(|c| level_1(*c)).count() >= 4
}

/// Whether bytes are half-width kana to Japanese and whole letters to Chinese, so that nobody can tell: `ｱｵﾊﾞ` and `钡兽`.
fn may_be_kana_or_hanzi(bytes: &[u8]) -> bool {
    let letters = |encoding: &'static Encoding, of: fn(char) -> bool| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        text.is_some_and(|text| text.chars().filter(|c| !c.is_ascii()).all(of))
    };
    letters(SHIFT_JIS, |c| matches!(c, '\u{ff61}'..='\u{ff9f}'))
        && letters(GBK, |c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

/// Bytes beyond ASCII of which a detector knows the letters of other scripts by more than luck.
const ENOUGH: usize = 10;

/// Whether too few bytes say which script it is: `격` and `格` are the same ones. Japanese lists are what most are.
fn is_a_guess(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let few = bytes.iter().filter(|byte| !byte.is_ascii()).count() < ENOUGH;
    let text = encoding.decode_without_bom_handling(bytes).0;
    few && encoding != SHIFT_JIS && text.chars().any(|c| c.is_alphabetic() && c > '\u{24f}')
}

/// The lines of bytes with their ends.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n')
}

/// Characters of a line that are no others' by accident: whole ones of three bytes or more.
const SURE: usize = 2;

/// Whether a line is UTF-8, and could not be anything else.
fn is_utf_8(line: &[u8]) -> bool {
    let text = std::str::from_utf8(line).unwrap_or_default();
    text.chars()
        .filter(|c| *c >= '\u{800}' && *c != '\u{feff}')
        .count()
        >= SURE
}

/// Files that were put behind one another: some lines are UTF-8, and those that are not are all of another encoding. A
/// line that is both is a line of UTF-8 with a character that was cut.
fn joined(
    bytes: &[u8],
    said: Option<&'static Encoding>,
) -> Result<(String, Vec<&'static Encoding>), FormatFault> {
    let others: Vec<u8> = lines(bytes)
        .filter(|line| std::str::from_utf8(line).is_err())
        .flatten()
        .copied()
        .collect();
    let whole = |line: &[u8]| {
        line.utf8_chunks()
            .flat_map(|chunk| chunk.valid().chars())
            .any(|c| c >= '\u{800}')
    };
    if lines(&others).any(whole) {
        return Err(cut(bytes));
    }
    let encoding = said.unwrap_or_else(|| guess(&others));
    // What a detector makes of some lines is less sure: other encodings than the one of Japanese Excel are to be named.
    if said.is_none() && encoding != SHIFT_JIS {
        return Err(cut(bytes));
    }
    let mut text = String::new();
    for line in lines(bytes) {
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&encoding.decode_without_bom_handling(line).0),
        }
    }
    looked_at(text, vec![UTF_8, encoding])
}

/// Whether bytes are text of two bytes a letter.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    let marked = Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8);
    marked || utf_16(bytes).is_some()
}

/// UTF-16 without a mark: half of the bytes of Latin letters, commas and line ends are zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |odd: usize| {
        bytes
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    // Two stray zeros in a long text of one byte a letter are none of these.
    let enough = |zeros: usize| zeros > 1 && zeros * 64 > bytes.len();
    match (zeros(0), zeros(1)) {
        (0, little) if enough(little) => Some(UTF_16LE),
        (big, 0) if enough(big) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether bytes are UTF-8 but for a few: nine in ten of the characters beyond ASCII are whole.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // What begins as whole characters of three bytes begins so in no other encoding.
    let first = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let begins = first.chars().filter(|c| *c >= '\u{800}').count() > 2;
    begins || whole > broken * 9 || (whole >= 2 && broken == 1)
}

/// Where UTF-8 breaks off.
fn cut(bytes: &[u8]) -> FormatFault {
    let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    place(valid)
}

/// The place behind a text, for people.
fn place(before: &str) -> FormatFault {
    let line = before.matches('\n').count() + 1;
    let cell = before
        .rsplit(['\n', ',', '\t', ';'])
        .next()
        .unwrap_or_default();
    let near: String = cell.trim_start_matches('"').chars().take(30).collect();
    FormatFault::Encoding {
        line,
        near: near + "…",
    }
}

/// Decodes, and looks at the result: control characters, replacements and half-width kana within Latin words are no text.
fn checked(
    bytes: &[u8],
    encoding: &'static Encoding,
) -> Result<(String, Vec<&'static Encoding>), FormatFault> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    // A Macintosh's file of former days, if each of its letters is one that Western languages have.
    let may_be_mac = encoding.is_single_byte() && {
        let (mac, _) = MACINTOSH.decode_without_bom_handling(bytes);
        let mut letters = mac.chars().filter(|c| !c.is_ascii());
        letters.all(|c| "àáâãäåæçèéêëìíîïñòóôõöøùúûüßÄÅÆÇÉÑÖØÜ’‘“”–—…«»\u{a0}".contains(c))
    };
    if may_be_mac && let Some(at) = first_of_mac(&text) {
        return Err(place(&text[..at]));
    }
    if encoding.is_single_byte()
        && let Some(at) = first_of_dos(&text)
    {
        return Err(place(&text[..at]));
    }
    looked_at(text.into_owned(), vec![encoding])
}

/// Refuses a text with what is none in it.
fn looked_at(
    text: String,
    encodings: Vec<&'static Encoding>,
) -> Result<(String, Vec<&'static Encoding>), FormatFault> {
    let certain = [UTF_8, UTF_16LE, UTF_16BE, encoding_rs::ISO_2022_JP];
    let certain = encodings.iter().all(|encoding| certain.contains(encoding)) || is_asian(&text);
    match text
        .char_indices()
        .find(|(at, c)| is_no_text(&text, *at, *c) || (!certain && is_misread(&text, *at, *c)))
    {
        Some((at, _)) => Err(place(&text[..at])),
        None => Ok((text, encodings)),
    }
}

/// Whether a text is so full of words in kana, kanji or hangul that one of their letters within a Latin word, as in
/// `Web用app`, is meant: other encodings taken for theirs have one here and there.
fn is_asian(text: &str) -> bool {
    let is_one = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    let words = text
        .chars()
        .zip(text.chars().skip(1))
        .filter(|(one, next)| is_one(*one) && is_one(*next));
    let misread = text
        .char_indices()
        .filter(|(at, c)| is_misread(text, *at, *c));
    words.count() > 8 * misread.count()
}

/// Where what is `é` or `ö` on a Macintosh stands within a word: `CrŽdit`, `Kšln`.
fn first_of_mac(text: &str) -> Option<usize> {
    text.char_indices()
        .filter(|(_, c)| "ŽŸŠ‡ˆ‰‹›šžśťźŚŤŹ".contains(*c))
        .find(|(at, c)| {
            let before = text[..*at].chars().next_back();
            let behind = text[at + c.len_utf8()..].chars().next();
            before.is_some_and(char::is_alphabetic) && behind.is_some_and(char::is_lowercase)
        })
        .map(|(at, _)| at)
}

/// Where a sign stands within a word that no word has: computers of before Windows had other letters there, `Δ¤ž` for `της`.
fn first_of_dos(text: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(|c| ('\u{c0}'..='\u{52f}').contains(&c));
    let beside = |at: usize, c: char| {
        let before = text[..at].chars().next_back();
        (before, text[at + c.len_utf8()..].chars().next())
    };
    text.char_indices()
        .find(|(at, c)| {
            let (before, behind) = beside(*at, *c);
            match c {
                '¤' | '¦' | '¨' | '¬' | '¯' | '¸' | '¼' | '½' | '¾' | '¢' | '˜' | 'ˆ' => {
                    is_letter(before) || is_letter(behind)
                }
                '¡' | '¿' => before.is_some_and(char::is_alphabetic),
                _ => false,
            }
        })
        .map(|(at, _)| at)
}

/// Whether a letter begins what UTF-8 becomes when it is taken for Latin letters: `CrÃ©dit`, `â€“`.
fn is_twice_encoded(rest: &str) -> bool {
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('Ã' | 'Â'), Some(next)) => {
            let mut letter = [0; 4];
            let (byte, _, lossy) = WINDOWS_1252.encode(next.encode_utf8(&mut letter));
            !lossy && matches!(byte.as_ref(), [0x80..=0xbf])
        }
        (Some('â'), Some('€')) => true,
        _ => false,
    }
}

/// Whether a character is no text in any encoding, or was garbled before the file came here.
fn is_no_text(text: &str, at: usize, c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' => false,
        '\u{fffd}' | '\u{fffe}' | '\u{ffff}' => true,
        'Ã' | 'Â' | 'â' => is_twice_encoded(&text[at..]),
        c => c.is_control(),
    }
}

/// Whether a letter stands where it does because the bytes are another encoding's.
fn is_misread(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let behind = text[at + c.len_utf8()..].chars().next();
    let lower = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    match c {
        // No word goes on with a capital: `CafÃ` was é, and was cut.
        '\u{c0}'..='\u{24f}' => c.is_uppercase() && lower(before),
        // What people type between words, and no letter of those computers becomes.
        '，' | '．' | '：' | '；' | '？' | '！' | '／' | '～' | '＆' | '＝' | '＋' | '＠' => {
            false
        }
        // What is wide within a Latin word: `CrＥit` was é on a computer of before Windows.
        '\u{ff01}'..='\u{ff60}' => before.is_some_and(|c| c.is_ascii_alphabetic()) && lower(behind),
        // Latin letters on both sides: `Cr馘it` was é, and `ﾉ` was É.
        '\u{ff61}'..='\u{ff9f}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{e000}'..='\u{f8ff}' => lower(before) && lower(behind),
        _ => false,
    }
}

#[cfg(test)]
mod tests;

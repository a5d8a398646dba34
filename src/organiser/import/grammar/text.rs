//! Normalisation of a cell before it is parsed: width, case, dashes, arrows, spaces, kanji numerals.

use unicode_normalization::UnicodeNormalization;

/// A cell in the one spelling that the grammars know: NFKC, lower case, `-` for dashes, `~` for waves and arrows, single
/// spaces, digits.
pub(super) fn normal(cell: &str) -> String {
    let folded: String = cell
        .nfkc()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_ignorable(*c))
        .map(plain)
        .collect();
    let folded = arabic(&folded.replace("->", "~").replace("=>", "~"));
    let mut out = String::with_capacity(folded.len());
    for line in folded.lines() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(
            &line
                .split(' ')
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    out.trim().to_owned()
}

/// Marks of direction and width that no reader sees.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\u{fe0e}' | '\u{fe0f}')
}

fn plain(c: char) -> char {
    match c {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ー' | '⁃' | '⸺' | '⸻' | '─' | '━' => {
            '-'
        }
        '〜' | '∼' | '∾' | '˜' | '⁓' | '〰' | '→' | '⇒' | '⇨' | '➡' | '⟶' | '➝' | '➔' | '➜'
        | '➞' | '➤' | '▶' | '►' | '›' | '»' | '↓' | '⇩' => '~',
        '∶' | 'ː' | '˸' | '꞉' => ':',
        '๐'..='๙' => char::from(b'0' + (u32::from(c) - u32::from('๐')) as u8),
        '\t' | '\u{a0}' => ' ',
        other if other != '\n' && other.is_whitespace() => ' ',
        other => other,
    }
}

/// Kanji numerals before what they count, as digits: `五月十五日`, `二〇三〇年`, `十時三十分`.
fn arabic(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if numeral(c).is_some() {
            run.push(c);
            continue;
        }
        match counted(&run).filter(|_| matches!(c, '年' | '月' | '日' | '時' | '分' | '秒')) {
            Some(number) => out.push_str(&number.to_string()),
            None => out.push_str(&run),
        }
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

fn numeral(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '〇' => Some(0),
        _ => "一二三四五六七八九"
            .chars()
            .position(|kanji| kanji == c)
            .map(|at| at as u32 + 1),
    }
}

fn counted(run: &str) -> Option<u32> {
    let digits: Vec<u32> = run.chars().filter_map(numeral).collect();
    let tens = digits.iter().filter(|digit| **digit == 10).count();
    match (tens, digits.as_slice()) {
        (_, []) => None,
        (0, digits) if digits.len() <= 4 => {
            Some(digits.iter().fold(0, |sum, digit| sum * 10 + digit))
        }
        (1, [10]) => Some(10),
        (1, [10, one @ 1..=9]) => Some(10 + one),
        (1, [ten @ 1..=9, 10]) => Some(ten * 10),
        (1, [ten @ 1..=9, 10, one @ 1..=9]) => Some(ten * 10 + one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_all_widths_and_marks() {
        assert_eq!(normal("　１０：００　〜　１１：３０ "), "10:00 ~ 11:30");
        assert_eq!(normal("10:00−11:30"), "10:00-11:30");
        assert_eq!(normal("10:00 -> 11:30"), "10:00 ~ 11:30");
        assert_eq!(normal("二〇三〇年五月十五日（水）"), "2030年5月15日(水)");
        assert_eq!(normal("二十三時三十分"), "23時30分");
        assert_eq!(normal("10:00 \r\n 11:30"), "10:00\n11:30");
        assert_eq!(normal("๑๕/๐๕/๒๕๗๓ ๑๐.๓๐ น."), "15/05/2573 10.30 น.");
    }
}

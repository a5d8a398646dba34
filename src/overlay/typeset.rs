//! Setting text: egui breaks lines, this mends the breaks that Japanese and Thai do not allow.
//!
//! egui keeps small kana and some punctuation from the start of a line, but lets a line end with an opening bracket,
//! start with a full-width closing one, and part a Thai vowel from its consonant. The rules are the line-start and
//! line-end prohibitions of JIS X 4051 (kinsoku shori) and, for Thai, that marks stay with what they mark.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Context, Galley};

/// Must not start a line.
const NOT_FIRST: &str = "、。，．・：；？！ー々〻ゝゞヽヾ゛゜）］｝〉》」』】〕〗〙〛’”»％‰℃…‥〜～–—,.:;?!)]}%\
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ";
/// Must not end a line.
const NOT_LAST: &str = "（［｛〈《「『【〔〖〘〚‘“«([{￥＄＃№";
/// Breaks mended in one text; a text that needs more is longer than anybody reads in a panel.
const MOST_MENDED: usize = 200;
/// How far back a better place to break is looked for, in characters.
const REACH: usize = 12;

/// Lays the text out with its lines broken where they may be.
pub fn galley(context: &Context, mut job: LayoutJob) -> Arc<Galley> {
    let wraps = job.wrap.max_width.is_finite() && job.wrap.max_rows > 1;
    let mut from_row = 0;
    for _ in 0..MOST_MENDED {
        let galley = context.fonts_mut(|fonts| fonts.layout_job(job.clone()));
        if !wraps || galley.rows.len() < 2 {
            return galley;
        }
        match bad_break(&galley, &job.text, from_row) {
            Some((row, byte)) => {
                insert_newline(&mut job, byte);
                from_row = row;
            }
            None => return galley,
        }
    }
    context.fonts_mut(|fonts| fonts.layout_job(job))
}

/// The first row, from `from_row` on, that ends where it may not, and the byte at which it should end.
fn bad_break(galley: &Galley, text: &str, from_row: usize) -> Option<(usize, usize)> {
    let chars = glyphs_of(text);
    let mut start = 0;
    for (number, placed) in galley.rows.iter().enumerate() {
        let end = start + placed.row.glyphs.len();
        let more = end < chars.len() && !placed.ends_with_newline;
        if number >= from_row && more && !may_break(&chars, end) {
            let back = end.saturating_sub(REACH).max(start + 1);
            let better = (back..end).rev().find(|at| good_break(&chars, *at));
            if let Some(better) = better {
                return Some((number, chars.get(better)?.0));
            }
        }
        start = end + usize::from(placed.ends_with_newline);
    }
    None
}

/// Byte and character of each glyph that egui makes of a text. One a character, but the shaper parts the Thai vowel am
/// in two.
pub fn glyphs_of(text: &str) -> Vec<(usize, char)> {
    let of = |(byte, c)| std::iter::repeat_n((byte, c), if c == '\u{e33}' { 2 } else { 1 });
    text.char_indices().flat_map(of).collect()
}

/// Whether a line may end before the character with this index.
fn may_break(chars: &[(usize, char)], at: usize) -> bool {
    let (Some((_, last)), Some((_, first))) =
        (at.checked_sub(1).and_then(|i| chars.get(i)), chars.get(at))
    else {
        return true;
    };
    // After a space anything may follow: the writer has set it apart.
    last.is_whitespace()
        || !(NOT_LAST.contains(*last)
            || NOT_FIRST.contains(*first)
            || thai_mark(*first)
            || thai_lead(*last))
}

/// Whether a break here is as good as one of egui's own: not within a Latin word or a number.
fn good_break(chars: &[(usize, char)], at: usize) -> bool {
    let (Some((_, last)), Some((_, first))) =
        (at.checked_sub(1).and_then(|i| chars.get(i)), chars.get(at))
    else {
        return false;
    };
    let in_word = |c: &char| c.is_alphanumeric() && u32::from(*c) < 0x0e00;
    may_break(chars, at) && !(in_word(last) && in_word(first)) && !first.is_whitespace()
}

/// Thai vowels and tones that stand on, under or behind their consonant.
fn thai_mark(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}')
}

/// Thai vowels that are written before their consonant.
fn thai_lead(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}')
}

/// Breaks the job's text at this byte, keeping its sections where they were.
fn insert_newline(job: &mut LayoutJob, byte: usize) {
    job.text.insert(byte, '\n');
    for section in &mut job.sections {
        let range = &mut section.byte_range;
        // The newline belongs to the section before it.
        if range.start.0 >= byte {
            range.start.0 += 1;
        }
        if range.end.0 >= byte {
            range.end.0 += 1;
        }
    }
}

//! Line breaking: where a line may end, by UAX 14 for Latin and JIS X 4051 (kinsoku shori) for Japanese, and wrapping by phrases.
//!
//! The rules look at two neighbours, which is enough for names and sentences on signs and panels. For Japanese they are
//! UAX 14's strict ones: small kana do not start a line. Thai has no spaces, and its words need a dictionary: its marks stay
//! with their consonants, and a line of it ends within a word only where nothing else fits.
//!
//! <https://www.unicode.org/reports/tr14/>

use std::ops::Range;

/// What UAX 14 calls a line breaking class, as far as the rules here tell them apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    /// Holds on to both sides: a no-break space.
    Glue,
    ZeroWidthSpace,
    /// Belongs to what stands before it: an accent.
    Mark,
    Open,
    /// CL, CP: closes. Never first in a line, not even after a space; nor are the next three.
    Close,
    /// EX: ! and ?
    Exclamation,
    /// IS: , . : ;
    Infix,
    /// SY: the slash.
    Slash,
    Quote,
    Hyphen,
    /// BA: a line may end after it, and does not start with it.
    BreakAfter,
    /// NS, CJ: small kana, iteration marks, middle dots.
    NonStarter,
    /// IN: leaders.
    Leader,
    /// PR: before a number.
    Prefix,
    /// PO: after a number.
    Postfix,
    Number,
    /// ID, and Hangul: a line may end on either side.
    Ideograph,
    Letter,
}

fn class(c: char) -> Class {
    match c {
        ' ' => Class::Space,
        '\u{a0}' | '\u{2007}' | '\u{2011}' | '\u{202f}' | '\u{2060}' | '\u{feff}' => Class::Glue,
        '\u{200b}' => Class::ZeroWidthSpace,
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' => {
            Class::Mark
        }
        '(' | '[' | '{' | '（' | '［' | '｛' | '〈' | '《' | '「' | '『' | '【' | '〔' | '〖'
        | '〘' | '〚' | '｢' | '¡' | '¿' => Class::Open,
        ')' | ']' | '}' | '）' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗'
        | '〙' | '〛' | '｣' | '、' | '。' | '，' | '．' | '､' | '｡' => Class::Close,
        '!' | '?' | '！' | '？' => Class::Exclamation,
        ',' | '.' | ':' | ';' => Class::Infix,
        '/' => Class::Slash,
        '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' => Class::Quote,
        '-' => Class::Hyphen,
        '\t' | '|' | '\u{ad}' | '\u{2010}' | '–' | '—' | '\u{3000}' => Class::BreakAfter,
        'ぁ'
        | 'ぃ'
        | 'ぅ'
        | 'ぇ'
        | 'ぉ'
        | 'っ'
        | 'ゃ'
        | 'ゅ'
        | 'ょ'
        | 'ゎ'
        | 'ゕ'
        | 'ゖ'
        | 'ァ'
        | 'ィ'
        | 'ゥ'
        | 'ェ'
        | 'ォ'
        | 'ッ'
        | 'ャ'
        | 'ュ'
        | 'ョ'
        | 'ヮ'
        | 'ヵ'
        | 'ヶ'
        | '\u{31f0}'..='\u{31ff}'
        | 'ー'
        | '々'
        | '〻'
        | '〜'
        | '～'
        | '゛'
        | '゜'
        | 'ゝ'
        | 'ゞ'
        | 'ヽ'
        | 'ヾ'
        | '・'
        | '･'
        | '：'
        | '；'
        | '‼'
        | '⁇'
        | '⁈'
        | '⁉' => Class::NonStarter,
        '…' | '‥' => Class::Leader,
        '$' | '＄' | '¥' | '￥' | '£' | '￡' | '€' | '№' | '+' | '\\' | '−' => {
            Class::Prefix
        }
        '%' | '％' | '‰' | '℃' | '°' | '¢' | '￠' | '′' | '″' => Class::Postfix,
        '0'..='9' => Class::Number,
        '\u{2e80}'..='\u{2fff}'
        | '\u{3003}'..='\u{30ff}'
        | '\u{3105}'..='\u{318e}'
        | '\u{3190}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff03}'..='\u{ff60}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => Class::Ideograph,
        _ => Class::Letter,
    }
}

/// Whether a line may well end between these two: an opportunity as UAX 14 has it.
pub fn is_opportunity(before: char, after: char) -> bool {
    use Class::*;
    let (a, b) = (class(before), class(after));
    if a == ZeroWidthSpace || (a == Space && b == Mark) {
        return true;
    }
    // LB 7, 8, 9, 12, 13, 14.
    if matches!(
        b,
        Space | ZeroWidthSpace | Mark | Close | Exclamation | Infix | Slash
    ) || matches!(a, Glue | Open)
        || before == '\u{200d}'
    {
        return false;
    }
    if b == Glue {
        return matches!(a, Space | BreakAfter | Hyphen);
    }
    // LB 18.
    if a == Space {
        return true;
    }
    let held = match (a, b) {
        // LB 19, 21, 22.
        (Quote, _) | (_, Quote | Hyphen | BreakAfter | NonStarter | Leader) => true,
        // LB 23a to 25: what belongs to a number.
        (Prefix, Ideograph | Letter | Number | Open) => true,
        (Postfix, Letter | Number | Open) => true,
        (Ideograph, Postfix) | (Letter | Number | Close, Prefix | Postfix) => true,
        (Hyphen | Infix | Slash, Number) | (Infix, Letter) => true,
        // LB 23, 28, 30: within a word.
        (Letter | Number | Mark, Letter | Number) => true,
        (Letter | Number | Mark, Open) => u32::from(after) < 0x2e80,
        (Close, Letter | Number) => matches!(before, ')' | ']'),
        _ => false,
    };
    !held
}

/// Whether a line may end between these two at need, within a word too.
pub fn may_break(before: char, after: char) -> bool {
    before == ' '
        || is_opportunity(before, after)
        || (class(before) == Class::Letter
            && class(after) == Class::Letter
            && !thai_mark(after)
            && !thai_lead(before))
}

/// Thai vowels and tones that stand on, under or behind their consonant.
fn thai_mark(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}')
}

/// Thai vowels that are written before their consonant.
fn thai_lead(c: char) -> bool {
    matches!(c, '\u{e40}'..='\u{e44}')
}

/// Whether this is a letter of the script in which foreign words are written: two of them side by side belong to one word.
pub fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー')
}

/// Whether a phrase of Japanese ends between these two: a particle or a mark stands before a word. Of places where a line may
/// end these are read best.
fn ends_phrase(before: char, after: char) -> bool {
    // The syllables that particles and endings close with, without those in the middle of verbs (the `ri` of `torikumi`).
    const PARTICLES: &str = "はがをにのとでもへやてたるならくす";
    let word = !matches!(after, 'ぁ'..='ゟ');
    match before {
        ' ' | '\u{3000}' | '・' => true,
        'ぁ'..='ゟ' => word && PARTICLES.contains(before),
        _ if class(before) == Class::Close || class(before) == Class::Exclamation => true,
        _ => class(after) == Class::Open || (word && is_katakana(before) != is_katakana(after)),
    }
}

/// What companies are called by law: read as one word, and apart from the name.
const FORMS: [&str; 14] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "一般社団法人",
    "公益社団法人",
    "一般財団法人",
    "公益財団法人",
    "独立行政法人",
    "国立大学法人",
    "特定非営利活動法人",
    "協同組合",
    "股份有限公司",
    "有限公司",
];

/// Whether a company's form begins or ends at this byte; `None` where a line would end within one.
fn beside_form(text: &str, at: usize) -> Option<bool> {
    let mut beside = false;
    for form in FORMS {
        for (start, _) in text.match_indices(form) {
            let end = start + form.len();
            if start < at && at < end {
                return None;
            }
            beside |= at == start || at == end;
        }
    }
    Some(beside)
}

/// How well a line ends at a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Within a word: only where nothing else fits.
    AtNeed,
    /// Within a word of katakana: UAX 14 and prose let lines end there, names do not where there is another place.
    WithinWord,
    /// An opportunity as UAX 14 has it.
    Opportunity,
    /// Between phrases.
    Phrase,
}

/// Where lines of a paragraph may end: bytes, and how well. The end of the text is the last.
fn ends(text: &str, at_need: bool) -> Vec<(usize, End)> {
    let following = text.char_indices().skip(1);
    let mut ends: Vec<_> = text
        .chars()
        .zip(following)
        .filter_map(|(before, (at, after))| {
            let end = if is_opportunity(before, after) {
                match beside_form(text, at) {
                    None => End::Opportunity,
                    Some(beside) if beside || ends_phrase(before, after) => End::Phrase,
                    Some(_) if is_katakana(before) && is_katakana(after) => End::WithinWord,
                    Some(_) => End::Opportunity,
                }
            } else if at_need && may_break(before, after) {
                End::AtNeed
            } else {
                return None;
            };
            Some((at, end))
        })
        .collect();
    ends.push((text.len(), End::Phrase));
    ends
}

/// Lines of more than a few are prose: they are filled better than those of names, which are read as shapes.
const FEW_LINES: f32 = 3.0;
/// How much of its width a line is filled at least before it ends with a phrase: names, and prose.
const FILLED: [f32; 2] = [0.5, 0.75];

/// Where the lines of a paragraph begin, in bytes, without its own beginning. `measure` gives the width of a part of it,
/// which is trimmed. With `at_need` a word that is wider than a line is parted, without it is left too wide.
///
/// A line ends with a phrase where that fills it well enough, and no letter is left alone on the last line.
pub fn breaks(
    text: &str,
    width: f32,
    at_need: bool,
    measure: &dyn Fn(Range<usize>) -> f32,
) -> Vec<usize> {
    lay_out(text, width, at_need, measure).0
}

/// [`breaks`], and whether all lines end with phrases.
fn lay_out(
    text: &str,
    width: f32,
    at_need: bool,
    measure: &dyn Fn(Range<usize>) -> f32,
) -> (Vec<usize>, bool) {
    let whole = measure(0..text.len());
    if whole <= width {
        return (Vec::new(), true);
    }
    let is_prose = whole > width * FEW_LINES;
    let filled = width * FILLED[usize::from(is_prose)];
    let well = if is_prose {
        End::WithinWord
    } else {
        End::Opportunity
    };
    let ends = ends(text, at_need);
    let mut starts = Vec::new();
    let mut by_phrase = true;
    let (mut start, mut next) = (0, 0);
    loop {
        let fitting = ends[next..]
            .iter()
            .take_while(|(end, _)| measure(start..*end) <= width)
            .count();
        if next + fitting == ends.len() {
            break;
        }
        let fitting = &ends[next..next + fitting];
        let full = |end: &usize| measure(start..*end) >= filled;
        let last = |least: End| fitting.iter().rposition(|(_, end)| *end >= least);
        let phrase = fitting
            .iter()
            .rposition(|(at, end)| *end == End::Phrase && full(at));
        // What is wider than a line, and may not be parted, has one to itself.
        let too_wide = || {
            let wide = ends[next..]
                .iter()
                .position(|(_, end)| *end >= End::WithinWord);
            wide.filter(|_| !at_need).unwrap_or(0)
        };
        let end = next
            + phrase
                .or_else(|| last(well))
                .or_else(|| last(End::WithinWord))
                .or_else(|| last(End::AtNeed))
                .unwrap_or_else(too_wide);
        let (at, kind) = ends[end];
        if at == text.len() {
            break;
        }
        by_phrase &= kind == End::Phrase;
        starts.push(at);
        (start, next) = (at, end + 1);
    }
    leave_none_alone(text, &ends, &mut starts, &|range| measure(range) <= width);
    (starts, by_phrase)
}

/// A letter alone on the last line takes those before it along.
fn leave_none_alone(
    text: &str,
    ends: &[(usize, End)],
    starts: &mut [usize],
    fits: &dyn Fn(Range<usize>) -> bool,
) {
    let Some((last, before)) = starts.split_last_mut() else {
        return;
    };
    if text[*last..].trim().chars().count() > 1 {
        return;
    }
    let line = before.last().copied().unwrap_or(0);
    // Within the line before: of one that is a part of a word nothing is taken.
    let earlier = ends
        .iter()
        .rev()
        .find(|(at, end)| (line..*last).contains(at) && *end >= End::WithinWord);
    if let Some((at, _)) = earlier
        && text[line..*at].trim().chars().count() > 1
        && fits(*at..text.len())
    {
        *last = *at;
    }
}

/// Lines of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// Top to bottom, none empty.
    pub lines: Vec<String>,
    /// Whether all of them end with phrases.
    pub by_phrase: bool,
}

/// Breaks a text into lines of at most `width`, in the units of `measure`, which gives a text's width. Only what has no
/// opportunity inside is wider.
pub fn wrap(text: &str, width: f32, measure: &dyn Fn(&str) -> f32) -> Lines {
    let mut wrapped = Lines {
        lines: Vec::new(),
        by_phrase: true,
    };
    for paragraph in text.lines() {
        let part = |range: Range<usize>| measure(paragraph[range].trim());
        let (starts, by_phrase) = lay_out(paragraph, width, false, &part);
        wrapped.by_phrase &= by_phrase;
        let ends = starts.iter().copied().chain([paragraph.len()]);
        let starts = std::iter::once(0).chain(starts.iter().copied());
        let lines = starts
            .zip(ends)
            .map(|(from, to)| paragraph[from..to].trim());
        let lines = lines.filter(|line| !line.is_empty());
        wrapped.lines.extend(lines.map(str::to_owned));
    }
    wrapped
}

#[cfg(test)]
mod tests;

//! Line breaks against the Unicode Consortium's rules, and the lines of names as one would set them.

use proptest::prelude::*;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::*;

/// Letters half as wide as high, those of Japanese as wide as high.
fn measure(text: &str) -> f32 {
    let wide = |c: char| if u32::from(c) >= 0x2e80 { 1.0 } else { 0.5 };
    text.chars().map(wide).sum()
}

fn lines(text: &str, width: f32) -> Vec<String> {
    wrap(text, width, &measure).lines
}

/// Where a line may end, in bytes, without the end.
fn ours(text: &str) -> Vec<usize> {
    let pairs = text.char_indices().zip(text.chars().skip(1));
    pairs
        .filter(|((_, a), b)| is_opportunity(*a, *b))
        .map(|((at, a), _)| at + a.len_utf8())
        .collect()
}

fn theirs(text: &str) -> Vec<usize> {
    linebreaks(text)
        .filter(|(at, kind)| *kind == BreakOpportunity::Allowed && *at < text.len())
        .map(|(at, _)| at)
        .collect()
}

/// Where the two may differ: a pair is not enough for what follows a space behind an opening, a quotation or a closing mark;
/// and since Unicode 13 a line may end between a letter and a wide opening mark (LB 30), which the crate does not know.
fn may_differ(text: &str) -> bool {
    let chars: Vec<_> = text.chars().collect();
    chars
        .windows(2)
        .any(|pair| match (class(pair[0]), class(pair[1])) {
            (Class::Open | Class::Quote | Class::Close, Class::Space) => true,
            (Class::Letter | Class::Number, Class::Open) => u32::from(pair[1]) >= 0x2e80,
            _ => false,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn lines_end_where_the_unicode_rules_say(
        text in "[a-dé0-9 ,.:;!?/()\\[\"'%$€¥、。（）「」『』【】・ーっゃァッ々ぁ-んア-ンー横浜市役所国際局한국어…‰℃￥％-]{0,14}"
    ) {
        prop_assume!(!may_differ(&text));
        prop_assert_eq!(ours(&text), theirs(&text), "{}", text);
    }

    #[test]
    fn nothing_is_lost_and_lines_fit(text in "[a-d 、。（）「」っのはを横浜市役所スマートー]{0,30}", width in 2.0_f32..12.0) {
        let lines = wrap(&text, width, &measure).lines;
        let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
        for line in &lines {
            let whole = ends(line, false).len() == 1;
            prop_assert!(measure(line) <= width || whole, "{} in {:?}", width, lines);
        }
    }

    #[test]
    fn at_need_one_line_begins_after_another(text in "([a-d]{0,16}[、「」っのを横浜スー ]{0,2}){0,4}", width in 2.0_f32..8.0) {
        let part = |range: Range<usize>| measure(text[range].trim());
        let starts = breaks(&text, width, true, &part);
        prop_assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", starts);
        prop_assert!(starts.iter().all(|at| text.is_char_boundary(*at) && *at < text.len()), "{:?}", starts);
    }
}

#[test]
fn latin_breaks_at_spaces() {
    assert_eq!(lines("City of Yokohama", 4.0), ["City of", "Yokohama"]);
}

#[test]
fn japanese_keeps_marks_from_the_ends_of_lines() {
    assert_eq!(lines("横浜市役所、国際局", 5.0), ["横浜市役", "所、国際局"]);
    assert_eq!(lines("国際局「横浜」", 4.0), ["国際局", "「横浜」"]);
}

#[test]
fn japanese_breaks_between_phrases() {
    assert_eq!(
        lines("未来の都市を考える会議", 8.0),
        ["未来の都市を", "考える会議"]
    );
    assert_eq!(
        lines("スマートシティ推進課", 8.0),
        ["スマートシティ", "推進課"]
    );
}

#[test]
fn no_letter_stands_alone() {
    assert_eq!(lines("横浜市立大学院", 6.0), ["横浜市立大", "学院"]);
}

#[test]
fn a_letter_behind_a_word_that_was_parted_stays_alone() {
    let text = "一 ABCDEFGHIJKLMNOP二";
    let part = |range: Range<usize>| measure(text[range].trim());
    assert_eq!(breaks(text, 4.0, true, &part), [4, 12, 20]);
}

#[test]
fn thai_marks_stay_with_their_consonants() {
    assert!(!may_break('ก', 'า') && !may_break('เ', 'ก') && may_break('ก', 'ข'));
    assert!(!is_opportunity('ก', 'ข'));
}

#[test]
fn companies_keep_what_they_are_by_law_whole() {
    assert_eq!(lines("日本電気株式会社", 7.0), ["日本電気", "株式会社"]);
    assert_eq!(lines("株式会社オオスミ", 7.0), ["株式会社", "オオスミ"]);
    assert!(wrap("日本電気株式会社", 7.0, &measure).by_phrase);
    assert!(!wrap("地方独立行政", 4.0, &measure).by_phrase);
}

#[test]
fn a_name_keeps_its_words_of_katakana_whole() {
    let name = "大和エンジニアリング株式会社";
    assert_eq!(lines(name, 9.0), ["大和", "エンジニアリング", "株式会社"]);
    // Where the word itself is wider than a line there is no other place, and prose is filled.
    assert_eq!(lines("エンジニアリング", 5.0)[0], "エンジニア");
    let prose = format!("{name}と{name}と{name}の共同");
    assert_eq!(lines(&prose, 9.0)[0], "大和エンジニアリン");
}

#[test]
fn prose_fills_its_lines_better_than_a_name() {
    // Behind the comma a line is half full: enough for a name, not for prose.
    let prose = "横浜市中区本、日本大通馬車道関内桜木町山下公園元町石川町根岸磯子本牧";
    assert_eq!(lines(prose, 10.0)[0].chars().count(), 10);
    assert_eq!(
        lines("横浜市中区本、日本大通馬車道", 10.0)[0],
        "横浜市中区本、"
    );
}

#[test]
fn a_word_wider_than_its_line_is_parted_only_at_need() {
    let text = "see https://example.org/abcdefghij now";
    let part = |range: Range<usize>| measure(text[range].trim());
    let free = breaks(text, 4.0, false, &part);
    assert_eq!(free.first(), Some(&4));
    let needed = breaks(text, 4.0, true, &part);
    let mut at: Vec<usize> = needed.clone();
    at.insert(0, 0);
    at.push(text.len());
    assert!(at.windows(2).all(|line| part(line[0]..line[1]) <= 4.0));
}

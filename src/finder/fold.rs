//! Folding: writing texts so that what people consider the same is the same. Width, case, accents, katakana and
//! hiragana, small and large kana, kana of one sound, iteration marks, long marks, separators, old and new forms of kanji.

use crate::marks::is_mark;
use crate::unicode::{bare, nfkc};

/// One folded character and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoldedChar {
    /// The folded character.
    pub is: char,
    /// First byte in the original text.
    pub from: usize,
    /// Byte after it in the original text.
    pub to: usize,
    /// Whether a word begins here: after a separator, or where the script changes.
    pub begins: bool,
}

/// Folds a text, letter by letter; separators are left out.
pub(crate) fn letters(text: &str, tell: impl FnMut(FoldedChar)) {
    walk(text, true, tell);
}

/// A text folded as a whole.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    letters(text, |letter| out.push(letter.is));
    out
}

/// A text folded but for what its sound depends on: small kana stay small, and ヴ stays what it is.
pub(crate) fn fold_sounding(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    walk(text, false, |letter| out.push(letter.is));
    out
}

#[cfg(test)]
thread_local! {
    /// How many texts have been folded.
    pub(crate) static FOLDED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// `even` makes kana that are written for one another the same.
fn walk(text: &str, even: bool, mut tell: impl FnMut(FoldedChar)) {
    #[cfg(test)]
    FOLDED.set(FOLDED.get() + 1);
    let mut chars = text.char_indices().peekable();
    let mut before = Script::None;
    // The letters just before, the nearest first, and which of them the iteration marks that follow repeat.
    let mut recent = ['\0'; 4];
    let mut repeats = None;
    while let Some((from, first)) = chars.next() {
        let mut to = from + first.len_utf8();
        // Most text is plain: no marks follow, and normalising would change nothing.
        if first.is_ascii() && !chars.peek().is_some_and(|&(_, next)| joins(next)) {
            if first.is_ascii_alphanumeric() {
                let begins = before != Script::Latin;
                before = Script::Latin;
                let is = first.to_ascii_lowercase();
                remember(&mut recent, is);
                tell(FoldedChar {
                    is,
                    from,
                    to,
                    begins,
                });
            } else {
                before = Script::None;
            }
            continue;
        }
        // Marks belong to the letter before them, half-width voicing marks too.
        while let Some((at, next)) = chars.next_if(|&(_, next)| joins(next)) {
            to = at + next.len_utf8();
        }
        let cluster = text.get(from..to).unwrap_or("");
        for c in nfkc(cluster).chars().flat_map(char::to_lowercase) {
            if is_long_mark(c) {
                continue;
            }
            let c = radical(c);
            let script = script(c);
            if script == Script::None {
                before = Script::None;
                continue;
            }
            let next = chars.peek().map_or('\0', |&(_, next)| next);
            let [last, ..] = recent;
            if !is_again(c) {
                repeats = None;
            }
            let c = match hiragana(c) {
                '々' | '〻' if before == Script::Kanji => {
                    // 馬鹿々々しい: as many marks as there are letters that stand again.
                    let marks = chars
                        .clone()
                        .take_while(|&(_, next)| is_again(next))
                        .count();
                    let far = recent
                        .get(marks)
                        .filter(|c| self::script(**c) == Script::Kanji);
                    let place = *repeats.get_or_insert(far.map_or(0, |_| marks));
                    recent.get(place).copied().unwrap_or(last)
                }
                'ゝ' if is_kana(last) && before != Script::None => last,
                'ゞ' if is_kana(last) && before != Script::None => {
                    let again = voiced(last);
                    if even { plain(again) } else { again }
                }
                'ゔ' if even => {
                    let (is, is_one) = with_vowel(next);
                    if is_one && let Some((at, vowel)) = chars.next() {
                        to = at + vowel.len_utf8();
                    }
                    is
                }
                kana if even => match c {
                    'ヶ' | 'ゖ' => of_places(last, before, next),
                    'ケ' if stands_between(last, before, next) => of_places(last, before, next),
                    _ => plain(kana),
                },
                kana => kana,
            };
            // Endings of Japanese words are written in hiragana: they begin nothing.
            let mut begins =
                before == Script::None || (before != script && script != Script::Hiragana);
            before = script;
            folded(c, |is| {
                remember(&mut recent, is);
                tell(FoldedChar {
                    is,
                    from,
                    to,
                    begins,
                });
                begins = false;
            });
        }
    }
}

fn remember(recent: &mut [char; 4], is: char) {
    let [a, b, c, _] = *recent;
    *recent = [is, a, b, c];
}

fn is_again(c: char) -> bool {
    matches!(c, '々' | '〻')
}

/// Scripts, as far as a change between them divides words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    None,
    Latin,
    Hiragana,
    Katakana,
    Kanji,
    Other,
}

pub(crate) fn script(c: char) -> Script {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            if c.is_alphanumeric() {
                Script::Latin
            } else {
                Script::None
            }
        }
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        '\u{30a1}'..='\u{30fa}' | '\u{30fd}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => {
            Script::Katakana
        }
        '\u{3005}'
        | '\u{303b}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Kanji,
        _ if c.is_alphanumeric() => Script::Other,
        _ => Script::None,
    }
}

/// Marks that belong to the letter before: combining marks, half-width voicing marks, vowels and finals of Hangul
/// written in parts.
fn joins(c: char) -> bool {
    match c {
        '\u{0}'..='\u{2ff}' => false,
        '\u{ff9e}' | '\u{ff9f}' | '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}' => true,
        _ => is_mark(c),
    }
}

/// コンピューター and コンピュータ are the same word.
fn is_long_mark(c: char) -> bool {
    matches!(c, '\u{30fc}' | '〜' | '～')
}

fn folded(c: char, mut tell: impl FnMut(char)) {
    // Without its accents first: ǽ is æ then, and that is two letters.
    let c = match c {
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => bare(c),
        _ => c,
    };
    match c {
        'ß' => "ss".chars().for_each(tell),
        'æ' => "ae".chars().for_each(tell),
        'œ' => "oe".chars().for_each(tell),
        'đ' | 'ð' => tell('d'),
        'ø' => tell('o'),
        'ł' => tell('l'),
        'ı' => tell('i'),
        'ς' => tell('σ'),
        'ゐ' => tell('い'),
        'ゑ' => tell('え'),
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => {
            tell(new_form(c));
        }
        _ => tell(c),
    }
}

/// The hiragana of a katakana, small ones of either script too.
fn hiragana(c: char) -> char {
    let small = |c: char| {
        "くしすとぬはひふへほむらりるれろ"
            .chars()
            .nth(c as usize - 0x31f0)
    };
    match c {
        '\u{30a1}'..='\u{30f6}' | '\u{30fd}' | '\u{30fe}' => {
            char::from_u32(u32::from(c) - 0x60).unwrap_or(c)
        }
        // What Ainu is written with.
        '\u{31f0}'..='\u{31ff}' => small(c).unwrap_or(c),
        'ヷ' => 'ば',
        'ヸ' => 'び',
        'ヹ' => 'べ',
        'ヺ' => 'ぼ',
        _ => c,
    }
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// Names write キヤノン and キユーピー with large kana that are spoken small, and ブリヂストン and カヲリ with kana that are spoken as
/// others.
fn plain(kana: char) -> char {
    match kana {
        'ぢ' => 'じ',
        'づ' => 'ず',
        'を' => 'お',
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
            char::from_u32(u32::from(kana) + 1).unwrap_or(kana)
        }
        'ゕ' => 'か',
        _ => kana,
    }
}

/// ヴ with the small vowel after it is a kana of the バ row; whether the two are one.
fn with_vowel(next: char) -> (char, bool) {
    match next {
        'ァ' | 'ぁ' | 'ｧ' => ('ば', true),
        'ィ' | 'ぃ' | 'ｨ' => ('び', true),
        'ェ' | 'ぇ' | 'ｪ' => ('べ', true),
        'ォ' | 'ぉ' | 'ｫ' => ('ぼ', true),
        'ュ' | 'ゅ' | 'ｭ' => ('び', false),
        _ => ('ぶ', false),
    }
}

/// The voiced kana: what ゞ makes of the one before it.
fn voiced(kana: char) -> char {
    let row = "かきくけこさしすせそたちつてとはひふへほ";
    if row.contains(kana) {
        char::from_u32(u32::from(kana) + 1).unwrap_or(kana)
    } else {
        kana
    }
}

/// Whether a large ケ is the one of 霞ケ関 and 3ケ所, not a word's of katakana.
fn stands_between(last: char, before: Script, next: char) -> bool {
    let after = matches!(before, Script::Kanji | Script::Hiragana)
        || (before == Script::Latin && last.is_ascii_digit());
    after && script(next) == Script::Kanji
}

/// ヶ is spoken か where something is counted (3ヶ月, 数ヶ所), and が between the parts of a name (霞ヶ関).
fn of_places(last: char, before: Script, next: char) -> char {
    let counts = before == Script::Latin && last.is_ascii_digit();
    if counts || "月年国國所処處条條".contains(next) {
        'か'
    } else {
        'が'
    }
}

/// A kanji for the radical that looks like it; kanji for others are what normal forms make of them.
fn radical(c: char) -> char {
    let place = u32::from(c)
        .checked_sub(0x2e80)
        .filter(|place| *place < 116);
    let place = place.and_then(|place| usize::try_from(place).ok());
    place
        .and_then(|place| include_str!("forms/radicals.txt").chars().nth(place))
        .unwrap_or(c)
}

/// The form of today for an old or rare form of a kanji. See `forms/README.md` for where the pairs come from.
fn new_form(c: char) -> char {
    static TABLE: std::sync::LazyLock<Vec<(u32, char)>> = std::sync::LazyLock::new(|| {
        let (steps, new) = include_str!("forms/kanji.txt")
            .split_once('\n')
            .unwrap_or_default();
        let mut old = 0;
        let pair = |(step, new)| {
            old += u32::from(step) - 0x20;
            (old, new)
        };
        steps.chars().zip(new.chars()).map(pair).collect()
    });
    TABLE
        .binary_search_by_key(&u32::from(c), |&(old, _)| old)
        .map_or(c, |at| TABLE.get(at).map_or(c, |&(_, new)| new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_is_the_same() {
        for (a, b) in [
            ("ＮＥＣ", "nec"),
            ("ﾌｧｲﾝﾃｯｸ", "ファインテック"),
            ("ｴﾝｼﾞﾆｱﾘﾝｸﾞ", "えんじにありんぐ"),
            ("コンピューター", "コンピュータ"),
            ("スマート・シティ", "スマートシティ"),
            ("co-creation", "Co Creation"),
            ("か\u{3099}", "ガ"),
            ("Ōsumi", "osumi"),
            ("Mạng lưới Đồng", "mang luoi dong"),
            ("齋藤", "斎藤"),
            ("つつじヶ丘", "つつじケ丘"),
            ("髙橋", "高橋"),
            ("Straße", "strasse"),
            ("①", "1"),
            ("\u{1112}\u{1161}\u{11ab}", "한"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("がく"), fold("かく"));
        assert_ne!(fold("横浜"), fold("横須賀"));
    }

    /// Small kana as large, ヴ as バ, iteration marks written out, ヶ as it is spoken, radicals and rare kanji as common ones.
    #[test]
    fn names_are_found_however_they_are_written() {
        for (a, b) in [
            ("キャノン", "キヤノン"),
            ("フィルム", "フイルム"),
            ("キューピー", "キユーピー"),
            ("シャチハタ", "シヤチハタ"),
            ("四ツ谷", "四ッ谷"),
            ("オンヮ", "オンワ"),
            ("アイヌイタㇰ", "アイヌイタク"),
            ("ヴァイオリン", "バイオリン"),
            ("ｳﾞｧｲｵﾘﾝ", "ばいおりん"),
            ("ヴェルデ", "ベルデ"),
            ("ラヴ", "ラブ"),
            ("インタヴュー", "インタビュー"),
            ("佐々木", "佐佐木"),
            ("代々木", "代代木"),
            ("いすゞ", "いすず"),
            ("イスヾ", "イスズ"),
            ("こゝろ", "こころ"),
            ("学問のすゝめ", "学問のすすめ"),
            ("みすゞ", "ミスズ"),
            ("⻑崎市⺠", "長崎市民"),
            ("⽇本", "日本"),
            ("𠮷野家", "吉野家"),
            ("圡屋", "土屋"),
            ("髙𣘺", "高橋"),
            ("霞ヶ関", "霞が関"),
            ("霞ケ関", "霞が関"),
            ("自由ヶ丘", "自由が丘"),
            ("3ヶ月", "3か月"),
            ("３ケ所", "3カ所"),
            ("数ヶ国", "数カ国"),
            ("齊藤", "斉藤"),
            ("渡邉", "渡邊"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        // A word of katakana behind a kanji keeps its ケ; marks that repeat nothing stay.
        assert_eq!(fold("新ケア"), "新けあ");
        assert_eq!(fold("々 ゝ 々々"), "々ゝ々々");
        assert_eq!(fold("佐々々木"), "佐佐佐木");
        assert_eq!(fold_sounding("キャッツ ヴァン"), "きゃっつゔぁん");
    }

    #[test]
    fn old_forms_are_read_as_those_of_today() {
        let old = "橫溫黑黃瀨步每壓醫劍驛顏濱國邉壹亞嶋髙﨑嵜桒曻冨舘畧峯渕萠槇敍飜圓澤龍學櫻";
        let new = "横温黒黄瀬歩毎圧医剣駅顔浜国辺壱亜島高崎崎桑昇富館略峰淵萌槙叙翻円沢竜学桜";
        for (old, new) in old.chars().zip(new.chars()) {
            assert_eq!(new_form(old), new, "{old}");
        }
        let (steps, new) = include_str!("forms/kanji.txt").split_once('\n').unwrap();
        assert_eq!(steps.chars().count(), new.chars().count());
        assert!(steps.chars().all(|step| step > ' ') && new.chars().count() > 600);
        // No form of today is itself an old one.
        assert!(new.chars().all(|new| new_form(new) == new));
        assert_eq!(include_str!("forms/radicals.txt").chars().count(), 116);
    }

    #[test]
    fn words_begin_where_they_should() {
        let mut begins = String::new();
        letters("Smart-City 横浜のまち2050年", |letter| {
            if letter.begins {
                begins.push('|');
            }
            begins.push(letter.is);
        });
        assert_eq!(begins, "|smart|city|横浜のまち|2050|年");
    }

    #[test]
    fn every_letter_stays_as_it_is_folded() {
        for c in '\0'..=char::MAX {
            let once = fold(&c.to_string());
            assert_eq!(fold(&once), once, "{c} (U+{:04X})", u32::from(c));
        }
    }

    proptest! {
        /// Every letter points at a whole piece of the text, in order.
        #[test]
        fn letters_point_home(text in "\\PC{0,40}") {
            let mut last = 0;
            letters(&text, |letter| {
                assert!(text.get(letter.from..letter.to).is_some_and(|piece| !piece.is_empty()));
                assert!(letter.from >= last);
                last = letter.from;
            });
        }
    }
}

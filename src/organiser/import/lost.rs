//! Letters that were lost before the file came to us: a program wrote `?`, `〓` or `�` where its encoding had no room for a
//! letter, or took one encoding for another.

use encoding_rs::{Encoding, SHIFT_JIS, WINDOWS_1252};

/// How sure it is that letters were lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lost {
    /// No text has this.
    Surely,
    /// A `?` where a letter may have been, or a letter of one machine's own.
    Perhaps,
}

/// Whether letters of a text were lost. `is_name` of what is the name of something: those ask no questions.
pub(crate) fn lost(text: &str, is_name: bool) -> Option<Lost> {
    let nothing_left = text.len() > 1 && text.chars().all(|c| c == '?' || c == ' ');
    if text.chars().any(|c| matches!(c, '\u{fffd}' | '〓'))
        || is_garbled(text)
        || (is_name && nothing_left)
    {
        return Some(Lost::Surely);
    }
    let private = text
        .chars()
        .any(|c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..));
    (private || has_stray_mark(text, is_name)).then_some(Lost::Perhaps)
}

/// Whether a text is UTF-8 that was taken for Shift_JIS or a Western encoding: `譬ｪ蠑丈ｼ夂､ｾ`, `æ ªå¼ä¼š`, `ï¿½`.
fn is_garbled(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    was_utf_8(text, WINDOWS_1252, '\u{80}', 1) || was_utf_8(text, SHIFT_JIS, '\u{800}', 2)
}

/// Whether a text's bytes in an encoding are UTF-8: at least so many characters from one on, and twice as many as are
/// broken.
fn was_utf_8(text: &str, encoding: &'static Encoding, first: char, least: usize) -> bool {
    // What `Ü“` and `ß“` would be, at the end of what Germans quote: nobody's letters but Syrians' and scholars'.
    let is_quoted = |c: char| matches!(c, '\u{580}'..='\u{5cf}' | '\u{700}'..='\u{7ff}');
    // Word by word: others of the text may be as they should.
    let lacks = |c: char| encoding.encode(c.encode_utf8(&mut [0; 4])).2;
    text.split(|c: char| c.is_ascii() || lacks(c)).any(|word| {
        let (bytes, ..) = encoding.encode(word);
        let (mut whole, mut broken) = (0, 0);
        for chunk in bytes.utf8_chunks() {
            let letters = chunk.valid().chars();
            whole += letters.filter(|c| *c >= first && !is_quoted(*c)).count();
            broken += usize::from(!chunk.invalid().is_empty());
        }
        whole >= least && whole >= broken * 2
    })
}

/// Whether a `?` stands where no sentence asks.
fn has_stray_mark(text: &str, is_name: bool) -> bool {
    // Addresses have theirs.
    if text.contains("://") {
        return false;
    }
    let letters: Vec<char> = text.chars().collect();
    letters
        .iter()
        .enumerate()
        .filter(|(_, c)| **c == '?')
        .any(|(at, _)| {
            let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
            let behind = letters.get(at + 1).copied();
            let is = |c: Option<char>, kind: fn(char) -> bool| c.is_some_and(kind);
            let word = |c: char| c.is_alphanumeric();
            if is_name {
                // `?橋商事`, `Z?rich`, `Caf? Paris`, `??商事`; alone it may mean that nobody knows.
                return is(before, word)
                    || is(behind, word)
                    || is(behind, |c| c == '?')
                        && letters.len() > 2
                        && letters.iter().any(|c| c.is_alphabetic());
            }
            let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | 'ァ'..='ヺ');
            // A question in Japanese ends in kana; one in Latin letters ends a word.
            (is(behind, han)
                && !is(before, |c| {
                    c.is_alphanumeric() && !matches!(c, '\u{3400}'..='\u{9fff}')
                })
                && before != Some('?'))
                || (is(before, |c| c.is_ascii_alphabetic())
                    && is(behind, |c| c.is_ascii_lowercase()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surely_was_lost_is_seen() {
        for text in [
            "青\u{fffd}葉",
            "〓橋商事",
            "ï¿½橋商事",
            "橋ï¿½商事",
            "CrÃ©dit ï¿½",
            "譬ｪ蠑丈ｼ夂､ｾ髱定痩",
            "æ\u{a0}ªå¼\u{8f}ä¼šç¤¾",
            "æ\u{a0}ªå¼ä¼šç¤¾",
            "CrÃ©dit",
            "Water â€“ Power",
            "Acme (譌･譛ｬ)",
            "????????",
            "?? ????",
        ] {
            assert_eq!(lost(text, true), Some(Lost::Surely), "{text}");
        }
    }

    #[test]
    fn what_perhaps_was_lost_is_seen() {
        for text in [
            "?橋商事",
            "株式会社?本",
            "??商事",
            "Z?rich Re",
            "Caf? Paris",
            "山?",
            "\u{e000}本商店",
        ] {
            assert_eq!(lost(text, true), Some(Lost::Perhaps), "{text}");
        }
        for text in ["高?商事のポンプ", "?橋の技術", "Made in Z?rich"] {
            assert_eq!(lost(text, false), Some(Lost::Perhaps), "{text}");
        }
    }

    #[test]
    fn what_is_as_it_should_be_is_left_alone() {
        for text in [
            "髙橋商事",
            "㈱Ｒ２",
            "Crédit Agricole",
            "Münchner Rück",
            "ﾐｱｼｽﾃﾑ",
            "ｱｵﾊﾞ水道",
            "São Paulo",
            "水・下水",
            "บริษัทน้ำกรุงเทพ",
            "Công ty Nước",
            "北京水务有限公司",
            "한국수자원공사",
            "どうする？水",
            "?",
        ] {
            assert_eq!(lost(text, true), None, "{text}");
        }
        for text in [
            "„Spaß“ und „Menü“, „FÖ“",
            "„MENÜ“ und „GROSSMAß“",
            "なぜ水素なのか?水素社会の現在",
            "What is water? Come and see.",
            "Really?! Yes",
            "See https://x.example/?a=1",
            "何が変わる?",
            "お困りですか? 相談ください",
        ] {
            assert_eq!(lost(text, false), None, "{text}");
        }
    }
}

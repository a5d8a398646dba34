//! What is taken out of strangers' texts before anybody sees them, and how long ones are cut.

use std::borrow::Cow;

/// Characters that are never seen but change what is: controls other than line ends and tabs, the overrides of reading
/// direction that make a text look like another (U+202A to U+202E, U+2066 to U+2069), and the code points that Unicode keeps
/// from being characters, which XML refuses.
pub fn is_unseen(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    control || none || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether nothing of a text would be seen: spaces, joiners, soft hyphens, fillers and selectors alone.
pub fn is_blank(text: &str) -> bool {
    let blank = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
    };
    text.chars().all(blank)
}

/// As much of a stranger's text as a sentence can carry (characters).
const QUOTED: usize = 60;

/// A stranger's text, shortened and without anything that could disturb the sentence around it.
pub(crate) fn quoted(text: &str) -> String {
    let mut short: String = text
        .chars()
        .filter(|&c| !is_unseen(c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .take(QUOTED)
        .collect();
    if text.chars().nth(QUOTED).is_some() {
        short.push('…');
    }
    short
}

/// The text without unseen characters; borrowed when there are none.
pub fn seen(text: &str) -> Cow<'_, str> {
    if text.contains(is_unseen) {
        Cow::Owned(text.chars().filter(|&c| !is_unseen(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The first `limit` characters with `…` as the last, or `None` when the text is not longer. Never cuts between a
/// letter and its marks, nor inside a joined emoji.
pub fn cut(text: &str, limit: usize) -> Option<String> {
    text.char_indices().nth(limit)?;
    let keep = limit.saturating_sub(1);
    let mut ends = text.char_indices().map(|(at, _)| at).take(keep + 1);
    let mut end = ends.nth(keep).unwrap_or(0);
    while let Some(next) = text[end..].chars().next() {
        let before = text[..end].chars().next_back();
        if end == 0 || !(joins_to_the_left(next) || before == Some('\u{200d}')) {
            break;
        }
        end -= before.map_or(0, char::len_utf8);
    }
    let mut kept = text[..end].to_owned();
    kept.push('…');
    Some(kept)
}

/// Marks, joiners, variation selectors, skin tones and half-width voicing marks.
fn joins_to_the_left(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{3099}'..='\u{309a}' | '\u{ff9e}'..='\u{ff9f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0100}'..='\u{e01ef}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overrides_and_controls_go() {
        assert_eq!(seen("a\u{202e}b\u{0}c\n"), "abc\n");
        assert!(matches!(seen("横浜\tYokohama"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_no_character_goes_and_what_shows_nothing_is_blank() {
        assert_eq!(seen("a\u{fffe}b\u{ffff}c\u{1ffff}d\u{fdd0}"), "abcd");
        for blank in [
            "",
            " \u{3000}",
            "\u{200b}",
            "\u{ad}\u{ad}",
            "\u{3164}",
            "\u{2060} \u{fe0f}",
        ] {
            assert!(is_blank(blank), "{blank:?}");
        }
        // Seen, whatever joins it.
        for text in ["a", "👩\u{200d}👧", "\u{200b}港"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn cuts_between_letters() {
        assert_eq!(cut("横浜市", 3), None);
        assert_eq!(cut("横浜市役所", 3).as_deref(), Some("横浜…"));
        // か followed by a combining voicing mark stays whole or goes whole.
        assert_eq!(cut("あか\u{3099}いう", 3).as_deref(), Some("あ…"));
        assert_eq!(cut("a👩\u{200d}👩\u{200d}👧xyz", 4).as_deref(), Some("a…"));
    }

    proptest! {
        #[test]
        fn never_longer_than_the_limit(text in "\\PC{0,80}", limit in 1_usize..40) {
            let kept = cut(&text, limit);
            prop_assert_eq!(kept.is_some(), text.chars().count() > limit);
            if let Some(kept) = kept {
                prop_assert!(kept.chars().count() <= limit);
                prop_assert!(text.starts_with(kept.trim_end_matches('…')) || kept == "…");
            }
        }
    }
}

//! What is taken out of strangers' texts before anybody sees them, and how long ones are cut.

use std::borrow::Cow;

/// Characters that are never seen but change what is: controls other than line ends and tabs, and the overrides
/// of reading direction that make a text look like another (U+202A to U+202E, U+2066 to U+2069).
pub fn is_unseen(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    control || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
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

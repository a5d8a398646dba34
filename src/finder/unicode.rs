//! Normal forms of Unicode: natively by a crate; in the browser by its own `String.prototype.normalize`, whose tables need
//! not be downloaded.

use std::borrow::Cow;

/// Compatibility forms made one (NFKC).
pub(crate) fn nfkc(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_normal) {
        text.into()
    } else {
        normalised(text).into()
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn normalised(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkc(text).collect()
}

#[cfg(target_arch = "wasm32")]
fn normalised(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

/// The letter without its marks.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn bare(letter: char) -> char {
    let mut first = None;
    unicode_normalization::char::decompose_canonical(letter, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(letter)
}

/// The letter without its marks.
#[cfg(target_arch = "wasm32")]
pub(crate) fn bare(letter: char) -> char {
    let mut bytes = [0; 4];
    let parts = js_sys::JsString::from(&*letter.encode_utf8(&mut bytes)).normalize("NFD");
    String::from(parts).chars().next().unwrap_or(letter)
}

/// Letters that stand for themselves whatever stands beside them, as long as it is one of them: most of what is written in
/// our two languages. Asking the browser for each would cost more than everything else that folding does.
fn is_normal(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{7f}'
        | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fe}'
        | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_itself_does() {
        for c in (0..0x1_0000)
            .filter_map(char::from_u32)
            .filter(|c| is_normal(*c))
        {
            assert_eq!(normalised(&c.to_string()), c.to_string(), "{c:?}");
            // No two of them become one.
            assert_eq!(
                normalised(&format!("か{c}ア{c}")),
                format!("か{c}ア{c}"),
                "{c:?}"
            );
        }
    }
}

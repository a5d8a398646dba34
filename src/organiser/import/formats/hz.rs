//! HZ (RFC 1843): Chinese in letters of seven bits, `~{` before it and `~}` behind, as lists from mail have it.

use encoding_rs::GBK;

/// Chinese letters that a list has at least between its marks, else they are somebody's ornaments.
const LETTERS: usize = 2;

/// Whether a text has whole letters between such marks somewhere.
pub(super) fn is_hz(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once("~{") {
        let inside = behind.split_once("~}").map_or("", |(inside, _)| inside);
        if letters(inside).is_some_and(|letters| letters.chars().count() >= LETTERS) {
            return true;
        }
        rest = behind;
    }
    false
}

/// The text.
///
/// # Errors
/// Where it breaks off.
pub(super) fn decode(text: &str) -> Result<String, usize> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('~') {
        out.push_str(&rest[..at]);
        let place = text.len() - rest.len() + at;
        let behind = &rest[at + 1..];
        if let Some(begun) = behind.strip_prefix('{') {
            let (inside, after) = begun.split_once("~}").ok_or(place)?;
            out.push_str(&letters(inside).ok_or(place)?);
            rest = after;
        } else {
            // A tilde is written twice; before the end of a line it joins two.
            let (letter, after) = match behind.chars().next() {
                Some('~') => ("~", &behind[1..]),
                Some('\n') => ("", &behind[1..]),
                _ => ("~", behind),
            };
            out.push_str(letter);
            rest = after;
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// What stands between the marks: letters of two bytes each.
fn letters(inside: &str) -> Option<String> {
    let in_range = inside.bytes().all(|byte| (0x21..=0x7e).contains(&byte));
    let bytes: Vec<u8> = inside.bytes().map(|byte| byte | 0x80).collect();
    let text = GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let whole = bytes.len() == text.chars().count() * 2;
    (in_range && whole).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_of_seven_bits_is_read() {
        // The sample of the standard.
        let text =
            "This sentence is in ASCII.\nThe next sentence is in GB.~{<:Ky2;S{#,NpJ)l6HK!#~}Bye.\n";
        assert!(is_hz(text));
        let wanted =
            "This sentence is in ASCII.\nThe next sentence is in GB.己所不欲，勿施於人。Bye.\n";
        assert_eq!(decode(text).as_deref(), Ok(wanted));
        assert_eq!(decode("~{VPND~} 1~~2").as_deref(), Ok("中文 1~2"));
    }

    #[test]
    fn what_breaks_off_is_told_and_ornaments_are_none() {
        assert_eq!(decode("a,~{VPND~}\nb,~{VPN"), Err(13));
        assert_eq!(decode("~{VPND~},~{VPN~}"), Err(9));
        for text in ["~{}~", "10:00~11:00", "~{*~}", "~{ oh ~}", "a ~{b"] {
            assert!(!is_hz(text), "{text}");
        }
    }
}

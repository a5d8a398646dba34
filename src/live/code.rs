//! Desk codes: 125 random bits as five groups of five characters, from which a desk's password and keys are derived.
//!
//! The alphabet is Crockford's base32, without I, L, O and U: `0123456789ABCDEFGHJKMNPQRSTVWXYZ`. Secrets are made by HKDF-SHA256
//! (RFC 5869) from the 25 characters, in capitals and without hyphens: salt `"boothwalk live 1"`, info
//!
//! - `"password"`, 20 bytes: as base32 (RFC 4648, lower case) the password at the broker,
//! - `"sign"`, 32 bytes: the seed of an Ed25519 key (RFC 8032),
//! - `"seal"`, 32 bytes: an X25519 key (RFC 7748).

use std::fmt;

use hkdf::Hkdf;
use sha2::Sha256;

use crate::id::base32;
use crate::seal::SecretSealKey;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CHARACTERS: usize = 25;
/// Between hyphens.
const GROUP: usize = 5;
/// Nobody types a longer text into a field for a code.
const TYPED: usize = 200;

/// A desk's secret. It is shown only by [`fmt::Display`].
#[derive(Clone, PartialEq, Eq)]
pub struct DeskCode([u8; CHARACTERS]);

impl DeskCode {
    /// A new code of 16 fresh random bytes, of which it takes 125 bits.
    #[must_use]
    pub fn from_fresh(fresh: [u8; 16]) -> Self {
        let bits = u128::from_be_bytes(fresh);
        Self(std::array::from_fn(|at| {
            ALPHABET[(bits >> (5 * at)) as usize & 31]
        }))
    }

    /// Reads a code as people type it: capital or small, full or half width, with hyphens, spaces or nothing between, o for 0 and
    /// i or l for 1. `None` when it is not 25 of the characters.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = [0; CHARACTERS];
        let mut at = 0;
        for c in typed.chars().take(TYPED).filter(|&c| !is_between(c)) {
            *code.get_mut(at)? = symbol(c)?;
            at += 1;
        }
        (at == CHARACTERS).then_some(Self(code))
    }

    /// The desk's password at the broker.
    #[must_use]
    pub fn password(&self) -> String {
        base32(&self.derived::<20>(b"password"))
    }

    /// The seed of the desk's Ed25519 key.
    #[must_use]
    pub fn sign_seed(&self) -> [u8; 32] {
        self.derived(b"sign")
    }

    /// The desk's X25519 key.
    #[must_use]
    pub fn seal_key(&self) -> SecretSealKey {
        SecretSealKey(self.derived(b"seal"))
    }

    fn derived<const N: usize>(&self, what: &[u8]) -> [u8; N] {
        let mut secret = [0; N];
        let derived =
            Hkdf::<Sha256>::new(Some(b"boothwalk live 1"), &self.0).expand(what, &mut secret);
        // HKDF makes up to 8,160 bytes.
        debug_assert!(derived.is_ok());
        secret
    }
}

/// What people, mails and tables put between characters.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || feed::text::sanitize::is_blank(c.encode_utf8(&mut [0; 4]))
        || matches!(
            c,
            '-' | '_' | '.' | '\u{2010}'
                ..='\u{2015}'
                    | '\u{2212}'
                    | '\u{30fc}'
                    | '\u{ff70}'
                    | '\u{fe63}'
                    | '\u{ff0d}'
                    | '\u{feff}'
        )
}

/// The character of the alphabet that is meant.
fn symbol(c: char) -> Option<u8> {
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0)?,
        _ => c,
    };
    let capital = u8::try_from(half.to_ascii_uppercase()).ok()?;
    let meant = match capital {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    ALPHABET.contains(&meant).then_some(meant)
}

impl fmt::Display for DeskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, &symbol) in self.0.iter().enumerate() {
            let hyphen = if at > 0 && at % GROUP == 0 { "-" } else { "" };
            write!(f, "{hyphen}{}", char::from(symbol))?;
        }
        Ok(())
    }
}

impl fmt::Debug for DeskCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeskCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shown_and_typed(fresh: [u8; 16]) {
            let code = DeskCode::from_fresh(fresh);
            let shown = code.to_string();
            prop_assert_eq!(shown.len(), 29);
            let wide: String = shown.chars().filter_map(|c| if c == '-' { Some('ー') } else { char::from_u32(u32::from(c) + 0xfee0) }).collect();
            let slips = shown.replace('0', "o").replace('1', "l");
            for typed in [shown.to_lowercase(), shown.replace('-', ""), shown.replace('-', " \u{3000}"), format!(" {shown}\n"), slips, wide] {
                prop_assert_eq!(DeskCode::parse(&typed), Some(code.clone()), "{}", typed);
            }
            prop_assert_eq!(DeskCode::parse(&shown[1..]), None);
            prop_assert_eq!(DeskCode::parse(&format!("{shown}A")), None);
        }

        #[test]
        fn any_text_is_read_without_harm(typed in "\\PC{0,60}") {
            if let Some(code) = DeskCode::parse(&typed) {
                prop_assert_eq!(DeskCode::parse(&code.to_string()), Some(code));
            }
        }
    }

    #[test]
    fn a_u_is_no_character_and_secrets_are_not_told() {
        assert_eq!(DeskCode::parse("UAAAA-AAAAA-AAAAA-AAAAA-AAAAA"), None);
        let code = DeskCode::from_fresh([5; 16]);
        assert_eq!(
            format!("{code:?} {:?}", code.seal_key()),
            "DeskCode(…) SecretSealKey(…)"
        );
    }

    #[test]
    fn each_secret_is_its_own() {
        let (a, b) = (DeskCode::from_fresh([5; 16]), DeskCode::from_fresh([6; 16]));
        assert_ne!(a.password(), b.password());
        assert_ne!(a.sign_seed(), a.seal_key().0);
        assert_eq!(a.password().len(), 32);
    }
}

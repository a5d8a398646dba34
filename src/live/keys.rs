//! Public keys of a desk, as the feed carries them (`desk` in a booth file, `live.desk` in the event's): the Ed25519 key of its
//! signatures, a dot, and the X25519 key that words to it are sealed with, each in base64url (RFC 4648) without padding.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::seal::PublicSealKey;

/// What everybody may know of a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskKeys {
    /// Ed25519: what the desk signs.
    pub sign: [u8; 32],
    /// X25519: what is sealed to it.
    pub seal: PublicSealKey,
}

impl DeskKeys {
    /// Reads the feed's text; `None` when it is another.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, seal) = text.split_once('.')?;
        Some(Self {
            sign: key(sign)?,
            seal: PublicSealKey(key(seal)?),
        })
    }

    /// Whether a code is this desk's: its sealing key is the one that everybody knows.
    #[must_use]
    pub fn are_of(&self, code: &crate::DeskCode) -> bool {
        code.seal_key().public() == Ok(self.seal)
    }

    /// Those of a desk code.
    ///
    /// # Errors
    /// As [`crate::seal::SecretSealKey::public`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(code: &crate::DeskCode) -> Result<Self, crate::seal::SealError> {
        Ok(Self {
            sign: crate::signer::Signer::of_desk(code).key(),
            seal: code.seal_key().public()?,
        })
    }
}

/// Reads a public key in base64url, as the feed and a browser's JWK (RFC 8037) have it; `None` when it is none.
#[must_use]
pub fn key(text: &str) -> Option<[u8; 32]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

impl fmt::Display for DeskKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |key: &[u8; 32]| URL_SAFE_NO_PAD.encode(key);
        write!(f, "{}.{}", text(&self.sign), text(&self.seal.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DeskCode;

    #[test]
    fn a_desk_has_one_text_and_the_feed_takes_it() {
        let keys = DeskKeys::of(&DeskCode::from_fresh([7; 16])).unwrap();
        let text = keys.to_string();
        assert_eq!(DeskKeys::parse(&text), Some(keys));
        let booth = format!(r#"{{"version":1,"id":"a","name":"A","desk":"{text}"}}"#);
        let booth = feed::Booth::parse(booth.as_bytes(), "a.json");
        assert_eq!(booth.value.unwrap().desk, Some(text.clone()));
        for other in [
            "",
            ".",
            &text[1..],
            &text.replace('.', ""),
            &format!("{text}="),
            &format!("{text}.{text}"),
        ] {
            assert_eq!(DeskKeys::parse(other), None, "{other}");
        }
    }
}

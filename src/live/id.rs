//! Visitor ids: the first 120 bits of SHA-256 over the visitor's public Ed25519 key, as 24 characters of base32
//! (RFC 4648, lower case, without padding), legal in every broker's topics and user names.

use std::fmt;

use feed::json::Node;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The alphabet of base32 (RFC 4648), in lower case: some brokers fold names.
pub(crate) const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Who a visitor is for one visit; nothing links it to another visit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct VisitorId([u8; 15]);

impl VisitorId {
    /// Characters of an id as text.
    pub const CHARACTERS: usize = 24;

    /// The id of who holds this public key.
    #[must_use]
    pub fn from_key(key: &[u8; 32]) -> Self {
        let mut id = [0; 15];
        id.copy_from_slice(&Sha256::digest(key)[..15]);
        Self(id)
    }

    /// Reads the text form, exactly: one id has one topic.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != Self::CHARACTERS {
            return None;
        }
        let mut id = [0; 15];
        for (five, eight) in id.chunks_mut(5).zip(text.as_bytes().chunks(8)) {
            let mut bits = 0_u64;
            for symbol in eight {
                bits = bits << 5 | BASE32.iter().position(|known| known == symbol)? as u64;
            }
            five.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        Some(Self(id))
    }

    /// The id's bytes, as messages carry them.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 15] {
        &self.0
    }

    /// The id as JSON: its bytes as numbers.
    #[must_use]
    pub fn to_node(&self) -> Node {
        Node::List(self.0.iter().map(|&byte| u32::from(byte).into()).collect())
    }

    /// From JSON.
    #[must_use]
    pub fn from_node(node: &Node) -> Option<Self> {
        let bytes = node.items()?.iter();
        let bytes = bytes.map(|byte| byte.as_u32()?.try_into().ok());
        let bytes: Vec<u8> = bytes.collect::<Option<_>>()?;
        bytes.try_into().ok().map(Self)
    }

    /// From its bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 15]) -> Self {
        Self(bytes)
    }
}

/// Bytes as base32; as many as are there, in fives.
pub(crate) fn base32(bytes: &[u8]) -> String {
    let symbols = |five: &[u8]| {
        let mut wide = [0; 8];
        wide[3..3 + five.len()].copy_from_slice(five);
        let bits = u64::from_be_bytes(wide);
        (0..8)
            .rev()
            .map(move |at| char::from(BASE32[(bits >> (5 * at)) as usize & 31]))
    };
    bytes.chunks(5).flat_map(symbols).collect()
}

impl fmt::Display for VisitorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base32(&self.0))
    }
}

impl fmt::Debug for VisitorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VisitorId({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn base32_as_rfc_4648_has_it() {
        assert_eq!(base32(b"fooba"), "mzxw6ytb");
        assert_eq!(
            VisitorId(*b"foobafoobafooba").to_string(),
            "mzxw6ytb".repeat(3)
        );
    }

    #[test]
    fn one_id_has_one_text() {
        let text = VisitorId::from_key(&[7; 32]).to_string();
        for other in [
            text.to_uppercase(),
            text[1..].to_owned(),
            format!("{text}a"),
            text.replace(&text[..1], "1"),
            "+".repeat(24),
        ] {
            assert_eq!(VisitorId::parse(&other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn text_and_back(bytes: [u8; 15]) {
            let id = VisitorId(bytes);
            prop_assert_eq!(VisitorId::parse(&id.to_string()), Some(id));
        }

        #[test]
        fn any_text_is_read_without_harm(text in "\\PC{0,30}") {
            if let Some(id) = VisitorId::parse(&text) {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }
}

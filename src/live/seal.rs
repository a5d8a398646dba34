//! Sealing (HPKE, RFC 9180, base mode): what visitor and booth tell one another is read by neither broker nor organiser.
//!
//! Suite: DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, ChaCha20-Poly1305 0x0003. A sealed body is
//! `32 encapsulated key, ciphertext with its tag of 16`.
//!
//! - `info` is `"boothwalk live 1 seal"`.
//! - `aad` is the author's public Ed25519 key (32 bytes) and the topic's name: nobody can pass another's words on as their own,
//!   or put them into another booth's or event's topic.
//! - The plain text is `2 length, that many bytes, zeros` up to the next of [`SIZES`]: sizes tell little of what is said. Its first
//!   byte is the kind of plain text, so that none is taken for another.

use std::convert::Infallible;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde::{Deserialize, Serialize};

use crate::wire::{Malformed, Reader, Writer};

const INFO: &[u8] = b"boothwalk live 1 seal";
/// Bytes of an X25519 key.
const KEY: usize = 32;
/// Bytes that the cipher adds.
const TAG: usize = 16;

/// The sizes of plain texts, with their length in front. A first line fits the second, a letter the last.
pub const SIZES: [usize; 6] = [128, 256, 512, 1_024, 2_048, 3_584];

/// A public X25519 key that somebody seals to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PublicSealKey(pub [u8; KEY]);

/// The secret half. It is made of 32 fresh bytes, or of a desk code.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretSealKey(pub [u8; KEY]);

impl std::fmt::Debug for SecretSealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretSealKey(…)")
    }
}

impl SecretSealKey {
    /// The public half.
    ///
    /// # Errors
    ///
    /// Never for 32 bytes; the type of the library has one.
    pub fn public(&self) -> Result<PublicSealKey, SealError> {
        let secret = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&self.0)
            .map_err(|_| SealError::Key)?;
        Ok(PublicSealKey(
            X25519HkdfSha256::sk_to_pk(&secret).to_bytes().into(),
        ))
    }
}

/// What is wrong with sealing or opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The key is none that can be sealed to.
    #[error("no key that can be sealed to")]
    Key,
    /// The text is larger than the largest of [`SIZES`].
    #[error("the text is too long")]
    TooLong,
    /// Sealed to another key, from another author or topic, or changed.
    #[error("sealed for somebody else, or changed")]
    Open,
    /// It says what only the other side of a thread can say.
    #[error("something that only the other side can say")]
    NotTheirs,
    /// What was in it is none of ours.
    #[error("{0}")]
    Malformed(#[from] Malformed),
}

/// A sealed text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    key: [u8; KEY],
    text: Vec<u8>,
}

impl Sealed {
    pub(crate) fn write(&self, to: &mut Writer) {
        to.bytes(&self.key).bytes(&self.text);
    }

    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let key = from.array()?;
        let text = from.bytes(from.0.len())?;
        if !SIZES.iter().any(|size| size + TAG == text.len()) {
            return Err(Malformed::Number);
        }
        Ok(Self {
            key,
            text: text.to_vec(),
        })
    }
}

/// A text that travels sealed.
pub trait Plaintext: inside::Plain {}

impl<T: inside::Plain> Plaintext for T {}

/// Reading and writing, which only this crate does.
pub(crate) mod inside {
    use super::{Malformed, Reader, Writer};

    pub trait Plain: Sized {
        /// The first byte.
        const KIND: u8;
        /// Writes what stands behind the first byte.
        fn write(&self, to: &mut Writer);
        /// Reads the same.
        fn read(from: &mut Reader<'_>) -> Result<Self, Malformed>;
        /// Whether it may be said on this topic. A signature shows who wrote; this, that they speak for themselves.
        fn fits(&self, topic_name: &str) -> bool;
    }
}

/// Seals a text to `key`, by `author` (their public Ed25519 key) for a topic. `fresh` are 32 random bytes, never used before.
///
/// # Errors
///
/// If the text is too long, or the key is none.
pub fn seal(
    plain: &impl Plaintext,
    key: &PublicSealKey,
    author: &[u8; 32],
    topic_name: &str,
    fresh: [u8; KEY],
) -> Result<Sealed, SealError> {
    let bound = bound(author, topic_name);
    seal_bytes(&padded(plain)?, key, INFO, &bound, fresh)
}

fn seal_bytes(
    plain: &[u8],
    key: &PublicSealKey,
    info: &[u8],
    bound: &[u8],
    fresh: [u8; KEY],
) -> Result<Sealed, SealError> {
    let to =
        <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&key.0).map_err(|_| SealError::Key)?;
    let (sent, text) = hpke::single_shot_seal_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(&OpModeS::Base, &to, info, plain, bound, &mut Fresh(fresh))
    .map_err(|_| SealError::Key)?;
    Ok(Sealed {
        key: sent.to_bytes().into(),
        text,
    })
}

/// Opens what `author` sealed for this topic.
///
/// # Errors
///
/// If it was sealed to another key, by another author or for another topic, or was changed, is none of ours, or says what
/// its author cannot say.
pub fn open<P: Plaintext>(
    sealed: &Sealed,
    key: &SecretSealKey,
    author: &[u8; 32],
    topic_name: &str,
) -> Result<P, SealError> {
    let plain = open_bytes(sealed, key, INFO, &bound(author, topic_name))?;
    let mut padded = Reader(&plain);
    let length = padded.u16()?;
    let mut from = Reader(padded.bytes(usize::from(length))?);
    if from.u8()? != P::KIND {
        return Err(Malformed::Number.into());
    }
    let text = P::read(&mut from)?;
    from.end()?;
    if text.fits(topic_name) {
        Ok(text)
    } else {
        Err(SealError::NotTheirs)
    }
}

fn open_bytes(
    sealed: &Sealed,
    key: &SecretSealKey,
    info: &[u8],
    bound: &[u8],
) -> Result<Vec<u8>, SealError> {
    let secret =
        <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(&key.0).map_err(|_| SealError::Key)?;
    let sent = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(&sealed.key)
        .map_err(|_| SealError::Open)?;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &secret,
        &sent,
        info,
        &sealed.text,
        bound,
    )
    .map_err(|_| SealError::Open)
}

/// What a sealed text is bound to.
fn bound(author: &[u8; 32], topic_name: &str) -> Vec<u8> {
    [author, topic_name.as_bytes()].concat()
}

fn padded<P: Plaintext>(plain: &P) -> Result<Vec<u8>, SealError> {
    let mut to = Writer(vec![0; 2]);
    to.u8(P::KIND);
    plain.write(&mut to);
    let mut bytes = to.0;
    let size = SIZES
        .into_iter()
        .find(|&size| size >= bytes.len())
        .ok_or(SealError::TooLong)?;
    let length = (bytes.len() - 2) as u16;
    bytes[..2].copy_from_slice(&length.to_le_bytes());
    bytes.resize(size, 0);
    Ok(bytes)
}

/// Randomness that the caller gave: RFC 9180's `ikmE`, asked for once for each sealed text.
struct Fresh([u8; KEY]);

impl TryRng for Fresh {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for (to, from) in bytes.iter_mut().zip(self.0.iter().cycle()) {
            *to = *from;
        }
        Ok(())
    }
}

impl TryCryptoRng for Fresh {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    fn key(text: &str) -> [u8; KEY] {
        hex(text).try_into().unwrap()
    }

    /// RFC 9180, appendix A.2.1, the first encryption.
    #[test]
    fn seals_as_rfc_9180_has_it() {
        let secret = SecretSealKey(key(
            "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
        ));
        let public = PublicSealKey(key(
            "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a",
        ));
        assert_eq!(secret.public(), Ok(public));
        let (info, bound) = (
            hex("4f6465206f6e2061204772656369616e2055726e"),
            hex("436f756e742d30"),
        );
        let plain = hex("4265617574792069732074727574682c20747275746820626561757479");
        let fresh = key("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
        let sealed = seal_bytes(&plain, &public, &info, &bound, fresh).unwrap();
        let sent = key("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
        let text = hex(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
        );
        assert_eq!(sealed, Sealed { key: sent, text });
        assert_eq!(open_bytes(&sealed, &secret, &info, &bound), Ok(plain));
    }

    #[test]
    fn a_key_of_low_order_is_refused() {
        let secret = SecretSealKey([3; KEY]);
        let none = PublicSealKey([0; KEY]);
        assert_eq!(
            seal_bytes(b"x", &none, b"", b"", [1; KEY]),
            Err(SealError::Key)
        );
        let sealed = Sealed {
            key: [0; KEY],
            text: vec![0; 144],
        };
        assert_eq!(open_bytes(&sealed, &secret, b"", b""), Err(SealError::Open));
    }
}

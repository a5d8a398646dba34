//! Signing and verifying (Ed25519), natively: for the command and for tests. Browsers have WebCrypto.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::DeskCode;
use crate::envelope::{Unsigned, Unverified};

/// A key that signs.
pub struct Signer(SigningKey);

impl Signer {
    /// From its seed (RFC 8032), 32 random bytes.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// A desk's.
    #[must_use]
    pub fn of_desk(code: &DeskCode) -> Self {
        Self::from_seed(&code.sign_seed())
    }

    /// The public key.
    #[must_use]
    pub fn key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The payload to publish.
    #[must_use]
    pub fn signed(&self, message: &Unsigned) -> Vec<u8> {
        message.signed(&self.0.sign(message.bytes_to_sign()).to_bytes())
    }
}

/// Whether a message was signed with the secret half of `key`.
#[must_use]
pub fn is_signed(message: &Unverified, key: &[u8; 32]) -> bool {
    let signature = Signature::from_bytes(message.signature());
    VerifyingKey::from_bytes(key).is_ok_and(|key| {
        key.verify_strict(message.bytes_to_verify(), &signature)
            .is_ok()
    })
}

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

    /// The signature over any bytes.
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.0.sign(bytes).to_bytes()
    }

    /// The payload to publish.
    #[must_use]
    pub fn signed(&self, message: &Unsigned) -> Vec<u8> {
        message.signed(&self.sign(message.bytes_to_sign()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::hex;

    /// RFC 8032, section 7.1, tests 1 and 2.
    #[test]
    fn signs_as_rfc_8032_has_it() {
        for (seed, key, bytes, signature) in [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            ),
        ] {
            let signer = Signer::from_seed(&hex(seed).try_into().unwrap());
            assert_eq!(signer.key().to_vec(), hex(key));
            assert_eq!(signer.sign(&hex(bytes)).to_vec(), hex(signature));
        }
    }
}

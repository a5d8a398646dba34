//! Password file of mosquitto (`$7$`, PBKDF2 with SHA-512), as `mosquitto_passwd` writes it.
//!
//! The passwords are 160 random bits, so that neither many rounds nor a random salt make them safer: the salt is made of the
//! password, and the file is the same whenever it is written.

use std::fmt::Write as _;
use std::num::NonZeroU32;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::{digest, pbkdf2};

/// Rounds: mosquitto's own number.
const ROUNDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(100);
/// Bytes of its salt.
const SALT: usize = 12;

/// The file's text for these user names and passwords.
pub(crate) fn password_file(users: &[(String, String)]) -> String {
    let mut text = String::new();
    for (user, password) in users {
        let salted = digest::digest(&digest::SHA256, format!("{user}:{password}").as_bytes());
        let salt = salted.as_ref().get(..SALT).unwrap_or_default();
        let mut hash = [0; digest::SHA512_OUTPUT_LEN];
        let algorithm = pbkdf2::PBKDF2_HMAC_SHA512;
        pbkdf2::derive(algorithm, ROUNDS, salt, password.as_bytes(), &mut hash);
        let (salt, hash) = (STANDARD.encode(salt), STANDARD.encode(hash));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{user}:$7${ROUNDS}${salt}${hash}");
    }
    text
}

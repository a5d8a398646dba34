//! Random names and numbers, of the browser's own random bytes.

use super::port::random_bytes;

/// A name for a session that nobody can guess: 128 bits in hexadecimal. Whoever knew it could take the session over.
pub fn client_id() -> String {
    let random = random_bytes();
    let bytes = random.iter().take(16);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}

/// A number that differs from page to page.
pub fn seed() -> u64 {
    let random = random_bytes();
    u64::from_le_bytes(std::array::from_fn(|at| random[at]))
}

//! The public keys of a desk as the feed writes them: the key of its signatures, a dot, and the key that words to it are sealed
//! to, each 32 bytes in base64url (RFC 4648, without padding).

/// The public keys of a desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskKeys {
    /// What it signs with.
    pub sign: [u8; 32],
    /// What words to it are sealed to.
    pub seal: [u8; 32],
}

impl DeskKeys {
    /// Reads them; `None` for what is none.
    pub fn read(text: &str) -> Option<Self> {
        let (sign, seal) = text.split_once('.')?;
        Some(Self {
            sign: key(sign)?,
            seal: key(seal)?,
        })
    }
}

fn key(text: &str) -> Option<[u8; 32]> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0);
    for symbol in text.bytes() {
        let value = ALPHABET.iter().position(|known| *known == symbol)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_keys_of_43_characters_are_read_and_nothing_else() {
        let sign = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        let seal = "__________________________________________8";
        let keys = DeskKeys::read(&format!("{sign}.{seal}")).unwrap();
        assert_eq!(keys.sign, std::array::from_fn(|at| at as u8));
        assert_eq!(keys.seal, [0xff; 32]);
        for bad in [
            "",
            ".",
            sign,
            &format!("{sign}."),
            &format!("{sign}.{}", &seal[1..]),
            &format!("{sign}.+{}", &seal[1..]),
        ] {
            assert_eq!(DeskKeys::read(bad), None, "{bad}");
        }
    }
}

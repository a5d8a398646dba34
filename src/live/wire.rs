//! Binary reading and writing: little-endian numbers, texts with their length in front. Reading never panics, and what is
//! read of a stranger's text is sanitised.

use std::borrow::Cow;

use feed::text::sanitize;

/// What is wrong with bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// They end too early.
    #[error("the message ends too early")]
    Short,
    /// They go on after their end.
    #[error("the message goes on after its end")]
    Long,
    /// A text is not UTF-8, or longer than it may be.
    #[error("a text of the message is not UTF-8, or too long")]
    Text,
    /// A number or count is beyond its limit.
    #[error("a number of the message is beyond its limit")]
    Number,
}

/// Bytes that are read from the front.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Malformed::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(Malformed::Short)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub fn u8(&mut self) -> Result<u8, Malformed> {
        self.array().map(|[byte]| byte)
    }

    pub fn u16(&mut self) -> Result<u16, Malformed> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn i16(&mut self) -> Result<i16, Malformed> {
        self.array().map(i16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Result<u32, Malformed> {
        self.array().map(u32::from_le_bytes)
    }

    /// A count of at most `limit`.
    pub fn count(&mut self, limit: usize) -> Result<usize, Malformed> {
        let count = usize::from(self.u8()?);
        if count > limit {
            Err(Malformed::Number)
        } else {
            Ok(count)
        }
    }

    /// A text of several lines, its length in two bytes.
    pub fn text(&mut self, bytes: usize, characters: usize) -> Result<String, Malformed> {
        let length = self.u16()?;
        self.words(usize::from(length), bytes, characters)
            .map(Cow::into_owned)
    }

    /// A text in one line, its length in one byte; white space at its ends is taken off, and line ends become spaces.
    pub fn line(&mut self, bytes: usize, characters: usize) -> Result<String, Malformed> {
        let length = self.u8()?;
        self.words(usize::from(length), bytes, characters)
            .map(|text| one_line(&text))
    }

    fn words(
        &mut self,
        length: usize,
        bytes: usize,
        characters: usize,
    ) -> Result<Cow<'a, str>, Malformed> {
        let taken = self.bytes(length)?;
        let text = str::from_utf8(taken).map_err(|_| Malformed::Text)?;
        if length > bytes || text.chars().nth(characters).is_some() {
            return Err(Malformed::Text);
        }
        Ok(sanitize::seen(text))
    }

    /// Whether nothing is left.
    pub fn end(self) -> Result<(), Malformed> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Malformed::Long)
        }
    }
}

/// A text in one line.
pub(crate) fn one_line(text: &str) -> String {
    let seen = sanitize::seen(text);
    seen.trim().replace(char::is_whitespace, " ")
}

/// The longest beginning of a text within both limits.
pub(crate) fn fit(text: &str, bytes: usize, characters: usize) -> &str {
    let fits = |&(number, (at, c)): &(usize, (usize, char))| {
        number < characters && at + c.len_utf8() <= bytes
    };
    let end = text
        .char_indices()
        .enumerate()
        .take_while(fits)
        .last()
        .map_or(0, |(_, (at, c))| at + c.len_utf8());
    &text[..end]
}

/// Bytes that are written.
#[derive(Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    pub fn u8(&mut self, number: u8) -> &mut Self {
        self.bytes(&[number])
    }

    pub fn u16(&mut self, number: u16) -> &mut Self {
        self.bytes(&number.to_le_bytes())
    }

    pub fn i16(&mut self, number: i16) -> &mut Self {
        self.bytes(&number.to_le_bytes())
    }

    pub fn u32(&mut self, number: u32) -> &mut Self {
        self.bytes(&number.to_le_bytes())
    }

    /// A count; lists are cut to their limits (255 at most) before.
    pub fn count(&mut self, count: usize) -> &mut Self {
        self.u8(u8::try_from(count).unwrap_or(u8::MAX))
    }

    /// A text of several lines, cut to its limits.
    pub fn text(&mut self, text: &str, bytes: usize, characters: usize) -> &mut Self {
        let text = fit(text, bytes, characters);
        self.u16(text.len() as u16).bytes(text.as_bytes())
    }

    /// A text in one line, cut to its limits (255 bytes at most).
    pub fn line(&mut self, text: &str, bytes: usize, characters: usize) -> &mut Self {
        let text = one_line(text);
        let text = fit(&text, bytes.min(255), characters).trim_end();
        self.u8(text.len() as u8).bytes(text.as_bytes())
    }
}

/// Bytes that a test writes as hex.
#[cfg(test)]
pub(crate) fn hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unseen_goes_and_a_line_is_one() {
        let mut to = Writer::default();
        to.text("a\u{202e}b\u{0}\nc", 99, 99)
            .u8(9)
            .bytes("A\u{2066}\nB\t\r ".as_bytes());
        to.bytes(&[2, 0xff, 0xfe, 1]);
        let bytes = to.0;
        let mut from = Reader(&bytes);
        assert_eq!(from.text(99, 99), Ok("ab\nc".to_owned()));
        assert_eq!(from.line(99, 99), Ok("A B".to_owned()));
        assert_eq!(from.line(99, 99), Err(Malformed::Text));
        assert_eq!(from.text(99, 99), Err(Malformed::Short));
    }

    #[test]
    fn texts_are_cut_when_written_and_refused_when_read() {
        assert_eq!(fit("漢字かな", 8, 9), "漢字");
        assert_eq!(fit("漢字かな", 99, 3), "漢字か");
        assert_eq!(fit("漢字", 2, 9), "");
        let mut to = Writer::default();
        to.text("漢字かな", 99, 9);
        assert_eq!(Reader(&to.0).text(11, 9), Err(Malformed::Text));
        assert_eq!(Reader(&to.0).text(12, 3), Err(Malformed::Text));
        assert_eq!(Reader(&to.0).text(12, 4), Ok("漢字かな".to_owned()));
    }
}

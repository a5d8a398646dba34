//! Bounded lines: a log of any size, plain or gzip, read line by line in the memory of one line.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

/// Bytes of a line that is looked at. Servers take requests of 8 to 32 kB, and say each byte of them in up to four letters.
const LINE_BYTES: u64 = 256 * 1024;
/// Bytes that are read at once.
const AT_ONCE: usize = 256 * 1024;
/// How a file begins that gzip has written.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The lines of a log.
pub(super) struct LogLines<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Number of the line that was given last, from 1.
    pub number: u64,
}

/// Opens a log; `-` is standard input.
///
/// # Errors
/// When it cannot be read.
pub(super) fn open(path: &Path) -> io::Result<LogLines<Box<dyn BufRead>>> {
    let file: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path)?)
    };
    unpacked(BufReader::with_capacity(AT_ONCE, file)).map(LogLines::new)
}

/// What is packed is known by how it begins, not by its name. Several packed files in a row are one, as `cat` leaves them.
fn unpacked(mut file: impl BufRead + 'static) -> io::Result<Box<dyn BufRead>> {
    Ok(if file.fill_buf()?.starts_with(&GZIP) {
        let unpacked = MultiGzDecoder::new(file);
        Box::new(BufReader::with_capacity(AT_ONCE, unpacked))
    } else {
        Box::new(file)
    })
}

impl<R: BufRead> LogLines<R> {
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: Vec::new(),
            number: 0,
        }
    }

    /// The next line without its end; `Some(None)` for one that is too long to be looked at, `None` behind the last.
    ///
    /// # Errors
    /// When the rest cannot be read: a file that was cut off while it was packed, say.
    pub fn next(&mut self) -> io::Result<Option<Option<&[u8]>>> {
        self.buffer.clear();
        if self.piece()? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let mut is_long = false;
        while self.buffer.len() as u64 == LINE_BYTES && !self.buffer.ends_with(b"\n") {
            self.buffer.clear();
            // Exactly as long as a line may be, without an end: the file's last.
            if self.piece()? == 0 {
                break;
            }
            is_long = true;
        }
        if is_long {
            return Ok(Some(None));
        }
        let line = self.buffer.strip_suffix(b"\n").unwrap_or(&self.buffer);
        Ok(Some(Some(line.strip_suffix(b"\r").unwrap_or(line))))
    }

    fn piece(&mut self) -> io::Result<usize> {
        (&mut self.reader)
            .take(LINE_BYTES)
            .read_until(b'\n', &mut self.buffer)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn all(bytes: &[u8]) -> Vec<Option<Vec<u8>>> {
        let mut lines = LogLines::new(unpacked(Cursor::new(bytes.to_vec())).unwrap());
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push(line.map(<[u8]>::to_vec));
        }
        assert_eq!(lines.number, all.len() as u64);
        all
    }

    #[test]
    fn lines_end_as_each_system_ends_them() {
        let line = |text: &str| Some(text.as_bytes().to_vec());
        assert_eq!(
            all(b"a\nb\r\n\nc"),
            [line("a"), line("b"), line(""), line("c")]
        );
        assert_eq!(all(b""), []);
    }

    #[test]
    fn an_endless_line_costs_itself_only() {
        let mut bytes = b"a\n".to_vec();
        bytes.extend(std::iter::repeat_n(b'x', 3 * LINE_BYTES as usize + 1));
        bytes.extend(b"\nb\n");
        assert_eq!(
            all(&bytes),
            [Some(b"a".to_vec()), None, Some(b"b".to_vec())]
        );
        let mut lines = LogLines::new(Cursor::new(bytes));
        while lines.next().unwrap().is_some() {}
        assert!(lines.buffer.capacity() < 3 * LINE_BYTES as usize);
    }

    #[test]
    fn packed_logs_in_a_row_are_read_to_the_last() {
        let pack = |text: &str| {
            let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
            packer.write_all(text.as_bytes()).unwrap();
            packer.finish().unwrap()
        };
        let both = [pack("a\n"), pack("b\n")].concat();
        assert_eq!(all(&both), [Some(b"a".to_vec()), Some(b"b".to_vec())]);
        // What was cut off is told once its lines have been given.
        let mut lines =
            LogLines::new(unpacked(Cursor::new(both[..both.len() - 12].to_vec())).unwrap());
        assert!(lines.next().unwrap().is_some());
        assert!(
            std::iter::from_fn(|| Some(lines.next().map(|line| line.is_some())))
                .take(3)
                .any(|line| line.is_err())
        );
    }
}

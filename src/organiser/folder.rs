//! An event's folder on this machine: reads what is in it, and nothing outside it.

use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use i18n::value;

use crate::console::Console;

/// A folder nothing outside of which is ever read, by whatever path or link.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    root: PathBuf,
}

/// Why a file of the folder is not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadFault {
    /// There is none.
    #[error("file not found")]
    Missing,
    /// The path, or a link on the way, leaves the folder.
    #[error("outside the folder")]
    Outside,
    /// A folder, a device, a pipe.
    #[error("not a file")]
    NotAFile,
    /// More bytes than the limit.
    #[error("{bytes} bytes, at most {limit} are read")]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes that are read.
        limit: usize,
    },
    /// On another host; why it could not be fetched, in the organiser's language.
    #[error("{0}")]
    Elsewhere(String),
    /// The system's words.
    #[error("{0}")]
    System(#[from] std::io::Error),
}

impl ReadFault {
    /// The reason in the organiser's language.
    pub fn format(&self, console: &Console) -> String {
        match self {
            Self::Missing => console.sentence("fault-missing", &[]),
            Self::Outside => console.sentence("fault-outside", &[]),
            Self::NotAFile => console.sentence("fault-not-a-file", &[]),
            Self::TooLarge { bytes, limit } => {
                let values = [("bytes", value(*bytes)), ("limit", value(*limit))];
                console.sentence("fault-too-large", &values)
            }
            Self::Elsewhere(reason) => reason.clone(),
            Self::System(error) => error.to_string(),
        }
    }
}

impl Folder {
    /// Opens a folder.
    ///
    /// # Errors
    /// When it is not there, or no folder.
    pub fn open(root: &Path) -> Result<Self, ReadFault> {
        let root = root.canonicalize().map_err(not_there)?;
        if !root.is_dir() {
            return Err(ReadFault::NotAFile);
        }
        Ok(Self { root })
    }

    /// The folder, links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a file of the folder lies: `name` as the feed writes it, percent-encoded, `/` between the parts.
    ///
    /// # Errors
    /// When there is no such file, or it lies elsewhere.
    pub fn locate(&self, name: &str) -> Result<PathBuf, ReadFault> {
        let name = name.split(['?', '#']).next().unwrap_or(name);
        let decoded = percent_encoding::percent_decode_str(name);
        let decoded = decoded.decode_utf8().map_err(|_| ReadFault::Missing)?;
        let relative = Path::new(decoded.as_ref());
        let plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        if !relative.components().all(plain) {
            return Err(ReadFault::Outside);
        }
        let path = self.root.join(relative).canonicalize().map_err(not_there)?;
        if !path.starts_with(&self.root) {
            return Err(ReadFault::Outside);
        }
        Ok(path)
    }

    /// The bytes of a file by its name as the system writes it, up to a limit.
    ///
    /// # Errors
    /// As [`Folder::read`].
    pub fn read_plain(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFault> {
        let encoded =
            percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
        self.read(&encoded.to_string(), limit)
    }

    /// The bytes of a file, up to a limit.
    ///
    /// # Errors
    /// When it cannot be read, or is larger.
    pub fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFault> {
        let path = self.locate(name)?;
        let about = fs::metadata(&path).map_err(not_there)?;
        if !about.is_file() {
            return Err(ReadFault::NotAFile);
        }
        if about.len() > limit as u64 {
            return Err(ReadFault::TooLarge {
                bytes: about.len(),
                limit,
            });
        }
        let mut bytes = Vec::with_capacity(about.len() as usize);
        // A file may grow between the look and the reading: one byte more than allowed tells.
        fs::File::open(&path)?
            .take(limit as u64 + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() > limit {
            return Err(ReadFault::TooLarge {
                bytes: bytes.len() as u64,
                limit,
            });
        }
        Ok(bytes)
    }
}

fn not_there(error: std::io::Error) -> ReadFault {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => ReadFault::Missing,
        _ => ReadFault::System(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_read() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.json"), "{}").unwrap();
        let event = tempfile::tempdir().unwrap();
        fs::create_dir(event.path().join("booths")).unwrap();
        fs::write(event.path().join("booths/a b.json"), "{}").unwrap();
        let folder = Folder::open(event.path()).unwrap();
        assert_eq!(folder.read("booths/a%20b.json", 10).unwrap(), b"{}");
        for name in [
            "../secret.json",
            "/etc/hostname",
            "booths/../../x",
            "%2e%2e/secret.json",
            "booths/%2e%2e/%2e%2e/x",
        ] {
            assert!(
                matches!(folder.read(name, 10), Err(ReadFault::Outside)),
                "{name}"
            );
        }
        assert!(matches!(
            folder.read("nothing.json", 10),
            Err(ReadFault::Missing)
        ));
        assert!(matches!(
            folder.read("booths", 10),
            Err(ReadFault::NotAFile)
        ));
        assert!(matches!(
            folder.read("booths/a%20b.json", 1),
            Err(ReadFault::TooLarge { bytes: 2, .. })
        ));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(
                outside.path().join("secret.json"),
                event.path().join("link.json"),
            )
            .unwrap();
            assert!(matches!(
                folder.read("link.json", 10),
                Err(ReadFault::Outside)
            ));
        }
    }
}

//! The content of a file to be written: in memory, or a file of this machine, so that a site of any size can be built.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cache::digest;

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SiteContent(Storage);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Storage {
    Memory(Vec<u8>),
    File {
        path: PathBuf,
        bytes: usize,
        digest: String,
    },
}

impl SiteContent {
    /// A file that stays as it is until the site is written, with its length and its SHA-256 (hexadecimal).
    pub fn of_file(path: PathBuf, bytes: usize, digest: String) -> Self {
        Self(Storage::File {
            path,
            bytes,
            digest,
        })
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        match &self.0 {
            Storage::Memory(bytes) => bytes.len(),
            Storage::File { bytes, .. } => *bytes,
        }
    }

    /// Its SHA-256, hexadecimal.
    pub fn digest(&self) -> Cow<'_, str> {
        match &self.0 {
            Storage::Memory(bytes) => digest(&[bytes]).into(),
            Storage::File { digest, .. } => digest.into(),
        }
    }

    /// The bytes themselves.
    ///
    /// # Errors
    /// When a file cannot be read any more.
    pub fn bytes(&self) -> io::Result<Cow<'_, [u8]>> {
        Ok(match &self.0 {
            Storage::Memory(bytes) => bytes.into(),
            Storage::File { path, .. } => fs::read(path)?.into(),
        })
    }

    /// Writes it as a new file. A file is copied by the system, which need not move its bytes where it can share them.
    ///
    /// # Errors
    /// Those of the system, and when something is there.
    pub fn write(&self, to: &Path) -> io::Result<()> {
        let mut file = fs::File::create_new(to)?;
        match &self.0 {
            Storage::Memory(bytes) => file.write_all(bytes),
            // Its rights stay behind: those of a private file would keep a web server out.
            Storage::File { path, .. } => io::copy(&mut fs::File::open(path)?, &mut file).map(drop),
        }
    }
}

impl<B: Into<Vec<u8>>> From<B> for SiteContent {
    fn from(bytes: B) -> Self {
        Self(Storage::Memory(bytes.into()))
    }
}

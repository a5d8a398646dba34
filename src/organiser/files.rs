//! A set of files that an event is read from: a folder on disk, or files in memory. Nothing outside of it is ever read.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use i18n::value;
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use crate::console::Console;

/// Files by name. Names are as the feed writes addresses: percent-encoded, `/` between the parts.
pub trait Files: Send + Sync {
    /// The bytes of a file, up to a limit.
    ///
    /// # Errors
    /// When it cannot be read, or is larger.
    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFault>;

    /// The names of all files that are not hidden, as people write them (not encoded), in order.
    fn names(&self) -> Vec<String>;

    /// The folder on disk, links resolved, where there is one.
    fn root(&self) -> Option<&Path> {
        None
    }

    /// Where a file lies on this machine, links resolved; `None` where it lies nowhere.
    fn path(&self, _name: &str) -> Option<PathBuf> {
        None
    }

    /// Whether there is a file of this name.
    fn has(&self, name: &str) -> bool {
        self.read(name, usize::MAX).is_ok()
    }
}

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
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
    pub(crate) fn format(&self, console: &Console) -> String {
        match self {
            Self::Missing => console.sentence("fault-missing", &[]),
            Self::Outside => console.sentence("fault-outside", &[]),
            Self::NotAFile => console.sentence("fault-not-a-file", &[]),
            Self::TooLarge { bytes, limit } => {
                let values = [("bytes", value(*bytes)), ("limit", value(*limit))];
                console.sentence("fault-too-large", &values)
            }
            Self::Elsewhere(reason) => reason.clone(),
            Self::System(error) => console.reason(error),
        }
    }
}

/// The name of a file, as people write it, from an address that names it.
fn decoded(name: &str) -> Result<String, ReadFault> {
    let name = name.split(['?', '#']).next().unwrap_or(name);
    let text = percent_decode_str(name).decode_utf8();
    text.map(std::borrow::Cow::into_owned)
        .map_err(|_| ReadFault::Missing)
}

/// The address of a file from its name as people write it.
pub fn encoded(name: &str) -> String {
    let mut address = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '%' | '#' | '?' | '\\' | ' ' => address += &format!("%{:02X}", u32::from(c)),
            c => address.push(c),
        }
    }
    address
}

/// The name of a file as people write it, from its address; the address itself where it is none.
pub(crate) fn shown(address: &str) -> String {
    decoded(address).unwrap_or_else(|_| address.to_owned())
}

/// Whether Windows keeps this name for a device, whatever stands behind a dot: `con.json`, `aux/index.html`.
pub(crate) fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| number.len() == 1 && number.bytes().all(|c| c.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// How a name is compared where it is not there letter by letter: Macs take accents and voicing marks apart, Windows does
/// not tell capitals from small letters.
fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// Files in memory, by their names as people write them.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles(pub BTreeMap<String, Vec<u8>>);

impl Files for MemoryFiles {
    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFault> {
        let name = decoded(name)?;
        if name.split('/').any(|part| part == "..") || name.starts_with('/') {
            return Err(ReadFault::Outside);
        }
        let wanted = folded(&name);
        let found = self.0.get(&name).or_else(|| {
            let alike = |(known, _): &(&String, &Vec<u8>)| folded(known) == wanted;
            self.0.iter().find(alike).map(|(_, bytes)| bytes)
        });
        let bytes = found.ok_or(ReadFault::Missing)?;
        if bytes.len() > limit {
            return Err(ReadFault::TooLarge {
                bytes: bytes.len() as u64,
                limit,
            });
        }
        Ok(bytes.clone())
    }

    fn names(&self) -> Vec<String> {
        let shown = |name: &&String| !name.split('/').any(|part| part.starts_with('.'));
        self.0.keys().filter(shown).cloned().collect()
    }
}

/// Whether a file, or a folder on the way to it, has a name that begins with a dot.
fn is_hidden(path: &Path) -> bool {
    let is_dotted = |part: Component<'_>| matches!(part, Component::Normal(name) if name.to_string_lossy().starts_with('.'));
    path.components().any(is_dotted)
}

/// Where the command keeps what is its own, in an event's folder.
pub(crate) const OWN_FOLDER: &str = ".boothwalk";

/// A folder on disk nothing outside of which is ever read, by whatever path or link.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
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

    /// Where a file of the folder lies: `name` as the feed writes it, percent-encoded, `/` between the parts.
    ///
    /// # Errors
    /// When there is no such file, or it lies elsewhere.
    pub fn locate(&self, name: &str) -> Result<PathBuf, ReadFault> {
        let name = decoded(name)?;
        let relative = Path::new(&name);
        let plain = |part: Component<'_>| match part {
            // Secrets lie there: no file of the event's names them.
            Component::Normal(name) => folded(&name.to_string_lossy()) != OWN_FOLDER,
            part => part == Component::CurDir,
        };
        if !relative.components().all(plain) {
            return Err(ReadFault::Outside);
        }
        let found = match self.root.join(relative).canonicalize() {
            Err(error) if not_there_at_all(&error) => self.alike(relative),
            found => found.map_err(not_there),
        };
        let path = found?;
        let Ok(inside) = path.strip_prefix(&self.root) else {
            return Err(ReadFault::Outside);
        };
        // What is hidden is no part of an event: nobody gives it a name by a link.
        if is_hidden(inside) && !is_hidden(relative) {
            return Err(ReadFault::Outside);
        }
        Ok(path)
    }

    /// The one file whose name is the same but for composed letters and capitals.
    fn alike(&self, relative: &Path) -> Result<PathBuf, ReadFault> {
        let mut path = self.root.clone();
        for part in relative.components() {
            let Component::Normal(part) = part else {
                continue;
            };
            if path.join(part).exists() {
                path.push(part);
                continue;
            }
            let wanted = folded(&part.to_string_lossy());
            let entries = fs::read_dir(&path).map_err(not_there)?.flatten();
            let mut alike = entries
                .map(|entry| entry.file_name())
                .filter(|name| folded(&name.to_string_lossy()) == wanted);
            // Of two that are alike, neither is surely meant.
            match (alike.next(), alike.next()) {
                (Some(name), None) => path.push(name),
                _ => return Err(ReadFault::Missing),
            }
        }
        path.canonicalize().map_err(not_there)
    }
}

impl Files for Folder {
    fn read(&self, name: &str, limit: usize) -> Result<Vec<u8>, ReadFault> {
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

    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut open = vec![(self.root.clone(), String::new())];
        while let Some((folder, before)) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') {
                    continue;
                }
                // Links are not followed here: a circle of them would never end.
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => {
                        open.push((entry.path(), format!("{before}{name}/")));
                    }
                    Ok(kind) if kind.is_file() => names.push(format!("{before}{name}")),
                    _ => {}
                }
            }
        }
        names.sort();
        names
    }

    fn root(&self) -> Option<&Path> {
        Some(&self.root)
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        self.locate(name).ok()
    }

    fn has(&self, name: &str) -> bool {
        self.locate(name).is_ok_and(|path| path.is_file())
    }
}

fn not_there_at_all(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory
    )
}

fn not_there(error: std::io::Error) -> ReadFault {
    if not_there_at_all(&error) {
        ReadFault::Missing
    } else {
        ReadFault::System(error)
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

    #[test]
    fn names_of_macs_and_of_windows_are_found() {
        let event = tempfile::tempdir().unwrap();
        // プ as a Mac's file system has it: フ and a mark.
        fs::write(event.path().join("フ\u{309a}ラン.PNG"), "x").unwrap();
        let folder = Folder::open(event.path()).unwrap();
        assert_eq!(folder.read("プラン.png", 10).unwrap(), b"x");
        fs::write(event.path().join("two.png"), "").unwrap();
        fs::write(event.path().join("TWO.png"), "").unwrap();
        assert!(matches!(
            folder.read("Two.png", 10),
            Err(ReadFault::Missing)
        ));
    }

    #[test]
    fn devices_of_windows_are_no_names() {
        for name in ["con", "CON.json", "aux", "nul", "com1", "lpt9.txt"] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["concept", "com", "com10", "auxiliary", "lpt-9"] {
            assert!(!is_reserved(name), "{name}");
        }
    }

    #[test]
    fn files_in_memory_are_read_as_those_of_a_folder() {
        let files = MemoryFiles([("booths/a b.json".to_owned(), b"{}".to_vec())].into());
        assert_eq!(files.read("booths/a%20b.json", 10).unwrap(), b"{}");
        assert_eq!(files.names(), ["booths/a b.json"]);
        assert!(matches!(files.read("../x", 10), Err(ReadFault::Outside)));
        assert!(matches!(
            files.read("booths/a%20b.json", 1),
            Err(ReadFault::TooLarge { .. })
        ));
    }
}

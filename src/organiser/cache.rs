//! Results of slow work, kept by what went in, so that building again only works on what changed.
//!
//! An entry is written beside its place and then moved there: an interrupted build leaves no half entry. Nothing breaks
//! when the cache cannot be written or is deleted; building is then slower.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

use crate::site::content::Content;

/// Copies of other hosts' files that no event has named for so long are cleared away: an exhibitor who is taken out and put back, or
/// holidays between two builds, take less than a month; and what somebody has withdrawn should not lie here for much longer.
const UNNAMED: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Results by what they were made of.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache of this user: `$BOOTHWALK_CACHE`, else the place the system has for caches.
    pub fn of_user() -> Self {
        let set = |name| {
            std::env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let folder = set("BOOTHWALK_CACHE")
            .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("boothwalk")))
            .or_else(|| set("LOCALAPPDATA").map(|folder| folder.join("boothwalk")))
            .or_else(|| set("HOME").map(|folder| folder.join(".cache/boothwalk")));
        Self { folder }
    }

    /// The last sound copy of something on another host, by its address, and when it was kept.
    pub fn copy(&self, url: &str) -> Option<(Vec<u8>, SystemTime)> {
        let path = self.copy_path(url)?;
        let when = fs::metadata(&path).and_then(|about| about.modified());
        Some((fs::read(&path).ok()?, when.ok()?))
    }

    /// Keeps a sound copy of something on another host in the place of the one before.
    pub fn keep_copy(&self, url: &str, bytes: &[u8]) {
        if let Some(path) = self.copy_path(url) {
            put(&path, bytes);
        }
    }

    fn copy_path(&self, url: &str) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        Some(folder.join(COPIES).join(digest(&[url.as_bytes()])))
    }

    /// An event names this address today. A copy's own date is that of the file, so this is noted beside it.
    pub fn name_copy(&self, url: &str) {
        if let Some(folder) = &self.folder {
            put(&folder.join(NAMED).join(digest(&[url.as_bytes()])), b"");
        }
    }

    /// Clears away copies that no event has named for a month. Losing one that is named again costs a download.
    pub fn clear_copies(&self) {
        let Some(folder) = &self.folder else { return };
        let (copies, named) = (folder.join(COPIES), folder.join(NAMED));
        for name in names(&copies) {
            // Kept before names were noted: its month begins today.
            if !named.join(&name).exists() {
                put(&named.join(&name), b"");
            }
        }
        for name in names(&named) {
            let note = named.join(&name);
            let when = fs::metadata(&note).and_then(|about| about.modified());
            // A clock that was set back makes nothing old.
            let age = when.ok().and_then(|when| when.elapsed().ok());
            if age.is_some_and(|age| age > UNNAMED) {
                fs::remove_file(copies.join(&name)).ok();
                fs::remove_file(note).ok();
            }
        }
    }

    /// The entry made of these parts, or what `make` makes of them.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn entry<E>(
        &self,
        parts: &[&[u8]],
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let Some(path) = self.folder.as_ref().map(|folder| {
            let name = digest(parts);
            folder.join("built").join(&name[..2]).join(name)
        }) else {
            return make();
        };
        if let Ok(found) = fs::read(&path) {
            return Ok(found);
        }
        let made = make()?;
        put(&path, &made);
        Ok(made)
    }

    /// What `make` makes of these parts, with the kind that it says: kept as a file, and known without being read.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn file<E>(
        &self,
        parts: &[&[u8]],
        make: impl FnOnce() -> Result<(Vec<u8>, String), E>,
    ) -> Result<(Content, String), E> {
        let Some(note) = self.folder.as_ref().map(|folder| {
            let name = digest(parts);
            folder.join("files").join(&name[..2]).join(name)
        }) else {
            return make().map(|(bytes, kind)| (bytes.into(), kind));
        };
        if let Some(kept) = kept_file(&note) {
            return Ok(kept);
        }
        let (bytes, kind) = make()?;
        put(&note.with_extension("data"), &bytes);
        put(
            &note,
            format!("{kind} {} {}", bytes.len(), digest(&[&bytes])).as_bytes(),
        );
        // Where nothing can be kept, it stays in memory.
        Ok(kept_file(&note).unwrap_or_else(|| (bytes.into(), kind)))
    }

    /// Keeps what is known of the files that were written at this place.
    pub fn keep_written(&self, place: &Path, known: &[u8]) {
        if let Some(path) = self.written_path(place) {
            put(&path, known);
            clear_old(path.parent().unwrap_or(&path));
        }
    }

    /// What is known of the files that were written at this place.
    pub fn written(&self, place: &Path) -> Option<Vec<u8>> {
        fs::read(self.written_path(place)?).ok()
    }

    fn written_path(&self, place: &Path) -> Option<PathBuf> {
        let name = digest(&[place.as_os_str().as_encoded_bytes()]);
        Some(self.folder.as_ref()?.join("sites").join(name))
    }
}

/// A kept file by its note: its kind, its length, and its digest.
fn kept_file(note: &Path) -> Option<(Content, String)> {
    let text = fs::read_to_string(note).ok()?;
    let mut words = text.split(' ');
    let (kind, bytes, digest) = (words.next()?, words.next()?.parse().ok()?, words.next()?);
    let path = note.with_extension("data");
    // A power cut may have left less than was written.
    let whole = fs::metadata(&path).is_ok_and(|about| about.len() == bytes as u64);
    whole.then(|| {
        let content = Content::of_file(path, bytes, digest.to_owned());
        (content, kind.to_owned())
    })
}

/// Clears away files of a folder that nobody has written for longer than an event is prepared.
fn clear_old(folder: &Path) {
    for name in names(folder) {
        let path = folder.join(name);
        let when = fs::metadata(&path).and_then(|about| about.modified());
        let age = when.ok().and_then(|when| when.elapsed().ok());
        if age.is_some_and(|age| age > UNNAMED * 12) {
            fs::remove_file(path).ok();
        }
    }
}

/// Copies of other hosts' files, below the cache's folder.
const COPIES: &str = "copies";
/// When each of them was named last: files of the same names, whose date is all that counts.
const NAMED: &str = "named";

/// The names of a folder's files.
fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).collect()
}

/// Writes an entry beside its place and moves it there. Losing one costs time only.
fn put(path: &Path, bytes: &[u8]) {
    if let Some(folder) = path.parent()
        && fs::create_dir_all(folder).is_ok()
        && let Ok(mut file) = tempfile::NamedTempFile::new_in(folder)
        && file.write_all(bytes).is_ok()
    {
        file.persist(path).ok();
    }
}

/// SHA-256 of these parts in hexadecimal. Each part's length is hashed too, so that parts do not run together.
pub(crate) fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        if parts.len() > 1 {
            hash.update((part.len() as u64).to_le_bytes());
        }
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn works_once_for_the_same_parts() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache {
            folder: Some(folder.path().to_owned()),
        };
        let make = |made: &str| {
            let made = made.as_bytes().to_vec();
            cache
                .entry(&[b"a", b"b"], || Ok::<_, Infallible>(made))
                .unwrap()
        };
        assert_eq!(make("first"), b"first");
        assert_eq!(make("second"), b"first");
        let other = cache.entry(&[b"ab", b""], || Ok::<_, Infallible>(b"other".to_vec()));
        assert_eq!(other, Ok(b"other".to_vec()));
    }

    #[test]
    fn a_kept_file_is_known_without_being_made_or_read() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache {
            folder: Some(folder.path().to_owned()),
        };
        let make = |made: &str| {
            let made = (made.as_bytes().to_vec(), "webp".to_owned());
            cache.file(&[b"a"], || Ok::<_, Infallible>(made)).unwrap()
        };
        let (first, kind) = make("first");
        assert_eq!(kind, "webp");
        assert_eq!(first.bytes().unwrap().as_ref(), b"first");
        assert_eq!(first.digest(), digest(&[b"first"]));
        let (second, _) = make("second");
        assert_eq!(second, first);
        // What a power cut has cut short is made again.
        let data = names(&folder.path().join("files/ca"));
        let data = data
            .iter()
            .find(|name| Path::new(name).extension().is_some());
        let data = folder.path().join("files/ca").join(data.unwrap());
        fs::write(data, "fi").unwrap();
        assert_eq!(make("third").0.bytes().unwrap().as_ref(), b"third");
        let nowhere = Cache { folder: None };
        let made = nowhere.file(&[b"a"], || Ok::<_, Infallible>((vec![1], "png".to_owned())));
        assert_eq!(made, Ok((vec![1].into(), "png".to_owned())));
    }

    #[test]
    fn one_part_has_the_digest_everybody_computes() {
        let known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(&[b""]), known);
    }
}

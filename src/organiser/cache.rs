//! Results of slow work, kept by what went in, so that building again only works on what changed.
//!
//! An entry is written beside its place and then moved there: an interrupted build leaves no half entry. Nothing breaks
//! when the cache cannot be written, is deleted, or was changed by hand; building is then slower.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::site::content::SiteContent;
use crate::stamp::Stamp;

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

    /// A cache in a folder.
    #[cfg(test)]
    pub fn at(folder: PathBuf) -> Self {
        let folder = Some(folder);
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
        if let Some(found) = sealed(&path) {
            return Ok(found);
        }
        let made = make()?;
        put_sealed(&path, &made);
        Ok(made)
    }

    /// What `make` makes of these parts, with the kind that it says: kept as a file, and known without being read. Its key finds
    /// it again.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn file<E>(
        &self,
        parts: &[&[u8]],
        make: impl FnOnce() -> Result<(Vec<u8>, String), E>,
    ) -> Result<(File, String), E> {
        let key = digest(parts);
        if let Some(kept) = self.kept_file(&key) {
            return Ok((kept, key));
        }
        let (bytes, kind) = make()?;
        let kept = self.note(&key).and_then(|note| {
            put(&note.with_extension("data"), &bytes);
            let known = Known {
                kind: kind.clone(),
                bytes: bytes.len(),
                digest: digest(&[&bytes]),
            };
            known.of_file(&note)
        });
        // Where nothing can be kept, it stays in memory.
        let in_memory = || File {
            content: bytes.into(),
            kind,
        };
        Ok((kept.unwrap_or_else(in_memory), key))
    }

    /// The file of a key, if it is there and whole.
    pub fn kept_file(&self, key: &str) -> Option<File> {
        let note = self.note(key)?;
        let (stamp, known): (Stamp, Known) = serde_json::from_slice(&sealed(&note)?).ok()?;
        let data = note.with_extension("data");
        if Stamp::of(&data) == Some(stamp) {
            return Some(known.at(data));
        }
        // A cache that was copied is as good as it was; a power cut may have left less, and somebody's hand another file.
        let whole = fs::read(&data).is_ok_and(|bytes| digest(&[&bytes]) == known.digest);
        whole.then(|| known.of_file(&note))?
    }

    fn note(&self, key: &str) -> Option<PathBuf> {
        Some(
            self.folder
                .as_ref()?
                .join("files")
                .join(&key[..2])
                .join(key),
        )
    }

    /// Keeps what is known of the files of this place, among tables of this name.
    pub fn keep_table(&self, name: &str, place: &Path, known: &[u8]) {
        if let Some(path) = self.table_path(name, place) {
            put_sealed(&path, known);
            clear_old(path.parent().unwrap_or(&path));
        }
    }

    /// What is known of the files of this place.
    pub fn table(&self, name: &str, place: &Path) -> Option<Vec<u8>> {
        sealed(&self.table_path(name, place)?)
    }

    fn table_path(&self, name: &str, place: &Path) -> Option<PathBuf> {
        let place = digest(&[place.as_os_str().as_encoded_bytes()]);
        Some(self.folder.as_ref()?.join(name).join(place))
    }
}

/// A file that the cache keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct File {
    /// What is in it.
    pub content: SiteContent,
    /// What its maker says it is.
    pub kind: String,
}

/// What is known of a kept file, besides its stamp.
#[derive(Debug, Serialize, Deserialize)]
struct Known {
    kind: String,
    bytes: usize,
    digest: String,
}

impl Known {
    /// The file beside this note, which is written: its stamp is that of the file as it is now.
    fn of_file(self, note: &Path) -> Option<File> {
        let data = note.with_extension("data");
        let about = serde_json::to_vec(&(Stamp::of(&data)?, &self)).ok()?;
        put_sealed(note, &about);
        Some(self.at(data))
    }

    fn at(self, data: PathBuf) -> File {
        File {
            content: SiteContent::of_file(data, self.bytes, self.digest),
            kind: self.kind,
        }
    }
}

/// Writes something with its digest before it.
fn put_sealed(path: &Path, bytes: &[u8]) {
    put(path, &[digest(&[bytes]).as_bytes(), bytes].concat());
}

/// What was written so; `None` where it was cut, or changed by whoever.
fn sealed(path: &Path) -> Option<Vec<u8>> {
    let mut kept = fs::read(path).ok()?;
    let (seal, bytes) = kept.split_at_checked(SEAL)?;
    (digest(&[bytes]).as_bytes() == seal).then_some(())?;
    kept.drain(..SEAL);
    Some(kept)
}

/// Bytes of a digest in hexadecimal.
const SEAL: usize = 64;

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
        let cache = Cache::at(folder.path().to_owned());
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
        let cache = Cache::at(folder.path().to_owned());
        let make = |made: &str| {
            let made = (made.as_bytes().to_vec(), "webp".to_owned());
            cache.file(&[b"a"], || Ok::<_, Infallible>(made)).unwrap()
        };
        let bytes = |file: &File| file.content.bytes().unwrap().into_owned();
        let (first, key) = make("first");
        assert_eq!(first.kind, "webp");
        assert_eq!(bytes(&first), b"first");
        assert_eq!(first.content.digest(), digest(&[b"first"]));
        assert_eq!(make("second").0, first);
        assert_eq!(cache.kept_file(&key), Some(first.clone()));
        assert_eq!(cache.kept_file(&digest(&[b"b"])), None);
        // The same bytes in another file, as in a cache that was copied.
        let data = cache.note(&key).unwrap().with_extension("data");
        fs::remove_file(&data).unwrap();
        fs::write(&data, "first").unwrap();
        assert_eq!(make("second").0, first);
        // What was cut short, or changed by hand to another of its length, is made again.
        for spoiled in ["fi", "worst"] {
            fs::write(&data, spoiled).unwrap();
            let file = fs::File::options().write(true).open(&data).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
            assert_eq!(bytes(&make("third").0), b"third");
        }
        let nowhere = Cache { folder: None };
        let made = nowhere.file(&[b"a"], || Ok::<_, Infallible>((vec![1], "png".to_owned())));
        assert_eq!(made.unwrap().0.content, vec![1].into());
    }

    #[test]
    fn entries_and_tables_that_were_changed_by_hand_are_made_again() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().to_owned());
        let make = |made: &str| {
            let made = made.as_bytes().to_vec();
            cache.entry(&[b"a"], || Ok::<_, Infallible>(made)).unwrap()
        };
        make("first");
        let name = digest(&[b"a"]);
        let entry = folder.path().join("built").join(&name[..2]).join(name);
        fs::write(&entry, "by hand").unwrap();
        assert_eq!(make("second"), b"second");
        let mut bytes = fs::read(&entry).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(&entry, bytes).unwrap();
        assert_eq!(make("third"), b"third");
        let place = Path::new("site");
        cache.keep_table("sites", place, b"{}");
        assert_eq!(cache.table("sites", place).as_deref(), Some(&b"{}"[..]));
        let table = cache.table_path("sites", place).unwrap();
        fs::write(table, "{}").unwrap();
        assert_eq!(cache.table("sites", place), None);
    }

    #[test]
    fn one_part_has_the_digest_everybody_computes() {
        let known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(&[b""]), known);
    }
}

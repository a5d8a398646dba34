//! Incremental build: pictures that lie in the event's folder untouched since they were read are known by their stamps.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::pictures::{RECIPE, Use};
use crate::cache::{Cache, File};
use crate::stamp::Stamp;

/// What former builds of an event have read, and what this one reads.
pub(super) struct Seen<'a> {
    cache: &'a Cache,
    /// The event's folder, where there is one.
    event: Option<PathBuf>,
    before: Table,
    now: Mutex<BTreeMap<PathBuf, Vec<Entry>>>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Table {
    recipe: String,
    files: BTreeMap<PathBuf, Vec<Entry>>,
}

/// A picture in one use.
#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    purpose: Use,
    stamp: Stamp,
    /// Under what key the cache has what was made of it.
    key: String,
}

/// The cache's tables of events.
const EVENTS: &str = "events";

impl<'a> Seen<'a> {
    /// What is known of the pictures of the event in this folder.
    pub fn of(event: Option<&Path>, cache: &'a Cache) -> Self {
        let table = event.and_then(|event| cache.table(EVENTS, event));
        let table: Option<Table> = table.and_then(|table| serde_json::from_slice(&table).ok());
        Self {
            cache,
            event: event.map(Path::to_owned),
            before: table
                .filter(|table| table.recipe == RECIPE)
                .unwrap_or_default(),
            now: Mutex::default(),
        }
    }

    /// Where results are kept.
    pub fn cache(&self) -> &'a Cache {
        self.cache
    }

    /// What was made of this file when it had the stamp that it has now.
    pub fn made_of(&self, path: &Path, stamp: Stamp, purpose: Use) -> Option<File> {
        let entries = self.before.files.get(path)?;
        let entry = entries
            .iter()
            .find(|entry| entry.purpose == purpose && entry.stamp == stamp)?;
        let made = self.cache.kept_file(&entry.key)?;
        self.note(path, stamp, purpose, &entry.key);
        Some(made)
    }

    /// Keeps that this file, of this stamp before it was read, was made to what the cache has under this key.
    pub fn note(&self, path: &Path, stamp: Stamp, purpose: Use, key: &str) {
        // What is being written may be another file by the same stamp.
        if stamp.is_settled()
            && Stamp::of(path) == Some(stamp)
            && let Ok(mut now) = self.now.lock()
        {
            now.entry(path.to_owned()).or_default().push(Entry {
                purpose,
                stamp,
                key: key.to_owned(),
            });
        }
    }

    /// Keeps what was noted for the next build.
    pub fn keep(self) {
        let files = self.now.into_inner().unwrap_or_default();
        let recipe = RECIPE.to_owned();
        if let Some(event) = self.event
            && let Ok(table) = serde_json::to_vec(&Table { recipe, files })
        {
            self.cache.keep_table(EVENTS, &event, &table);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::cache::digest;

    const POSTER: Use = Use::Poster;

    #[test]
    fn what_lies_as_it_lay_is_known_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::at(folder.path().join("cache"));
        let picture = folder.path().join("a.png");
        fs::write(&picture, "one").unwrap();
        let stamp = Stamp::of(&picture).unwrap();
        let made = || Ok::<_, ()>((b"made".to_vec(), "webp".to_owned()));
        let (file, key) = cache.file(&[b"one"], made).unwrap();
        let event = Some(folder.path());
        let known = |recipe: &str, key: &str| {
            let entry = Entry {
                purpose: POSTER,
                stamp,
                key: key.to_owned(),
            };
            let table = Table {
                recipe: recipe.to_owned(),
                files: [(picture.clone(), vec![entry])].into(),
            };
            let table = serde_json::to_vec(&table).unwrap();
            cache.keep_table(EVENTS, folder.path(), &table);
            Seen::of(event, &cache)
        };
        let now = || Stamp::of(&picture).unwrap();
        let seen = known(RECIPE, &key);
        assert_eq!(seen.made_of(&picture, now(), POSTER), Some(file));
        assert_eq!(seen.made_of(&picture, now(), Use::Logo), None);
        // Made otherwise, and gone from the cache.
        let other = known("picture 0", &key);
        assert_eq!(other.made_of(&picture, now(), POSTER), None);
        let gone = known(RECIPE, &digest(&[b"two"]));
        assert_eq!(gone.made_of(&picture, now(), POSTER), None);
        fs::write(&picture, "three").unwrap();
        assert_eq!(seen.made_of(&picture, now(), POSTER), None);
        // It has been written just now: another content may come by the same stamp.
        seen.note(&picture, now(), POSTER, &key);
        seen.keep();
        let seen = Seen::of(event, &cache);
        assert_eq!(seen.made_of(&picture, now(), POSTER), None);
    }
}

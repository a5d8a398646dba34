//! Incremental build: what the former build wrote and is to be written again just so is linked (hard links) instead.
//!
//! Which file held what is kept in the cache, with what the system says of each file: one that somebody has changed by hand
//! since then is written anew. Where links cannot be made everything is written, as at first.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::write::{BROTLI, GZIP, Written, with_end};
use crate::cache::Cache;

/// What is known of the files of a site.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Known {
    /// Version of the command that wrote it: another one may compress otherwise.
    boothwalk: String,
    /// Whether it was written without compressed copies.
    quick: bool,
    /// Each file with its copies, by its path in the site.
    files: BTreeMap<String, Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Entry {
    written: Written,
    /// The file, its brotli copy and its gzip copy.
    stamps: [Option<Stamp>; 3],
}

/// What the system says of a file: another one of this name, or another content, differs in one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    bytes: u64,
    /// Nanoseconds since 1970.
    modified: u64,
    /// Its number on its disk, where there is one.
    number: u64,
}

const ENDS: [&str; 3] = ["", BROTLI, GZIP];

/// The site that stands where another is built.
pub(crate) struct Former<'a> {
    /// Its folder, links resolved.
    place: PathBuf,
    known: Known,
    cache: Option<&'a Cache>,
}

impl<'a> Former<'a> {
    /// What is known of the site at `place`: nothing without a cache.
    pub fn at(place: &Path, quick: bool, cache: Option<&'a Cache>) -> Self {
        let real = place.canonicalize().or_else(|_| std::path::absolute(place));
        let place = real.unwrap_or_else(|_| place.to_owned());
        let known = cache.and_then(|cache| cache.written(&place));
        let known: Option<Known> = known.and_then(|known| serde_json::from_slice(&known).ok());
        let same =
            |known: &Known| known.boothwalk == env!("CARGO_PKG_VERSION") && known.quick == quick;
        let known = known.filter(same).unwrap_or_else(|| Known {
            boothwalk: env!("CARGO_PKG_VERSION").to_owned(),
            quick,
            files: BTreeMap::new(),
        });
        Self {
            place,
            known,
            cache,
        }
    }

    /// Links a file of this digest, with its copies, into the new site at `root`; `None` where the former one has no such file.
    pub fn link(&self, path: &str, digest: &str, root: &Path) -> Option<Written> {
        let entry = self.known.files.get(path)?;
        if entry.written.digest != digest {
            return None;
        }
        let parts = ENDS.iter().zip(&entry.stamps);
        let parts = parts.filter_map(|(end, stamp)| Some((*end, (*stamp)?)));
        let mut linked = Vec::with_capacity(ENDS.len());
        for (end, stamp) in parts {
            let from = with_end(&self.place.join(path), end);
            let to = with_end(&root.join(path), end);
            if Stamp::of(&from) != Some(stamp) || fs::hard_link(from, &to).is_err() {
                // Writing over a link would change the former site.
                for link in linked {
                    fs::remove_file(link).ok()?;
                }
                return None;
            }
            linked.push(to);
        }
        Some(entry.written.clone())
    }

    /// What is to be known of the new site, which lies at `root` still.
    pub fn renewed(&self, root: &Path, written: &BTreeMap<String, Written>) -> Renewed<'_> {
        if self.cache.is_none() {
            return Renewed(self, None);
        }
        let entry = |(path, written): (&String, &Written)| {
            let stamp = |end: &str, there: bool| {
                there.then(|| Stamp::of(&with_end(&root.join(path), end)))?
            };
            let stamps = [
                stamp("", true),
                stamp(BROTLI, written.brotli.is_some()),
                stamp(GZIP, written.gzip.is_some()),
            ];
            let written = written.clone();
            (path.clone(), Entry { written, stamps })
        };
        let known = Known {
            boothwalk: self.known.boothwalk.clone(),
            quick: self.known.quick,
            files: written.par_iter().map(entry).collect(),
        };
        Renewed(self, serde_json::to_vec(&known).ok())
    }
}

/// What is known of a new site; kept when the site stands in its place.
pub(crate) struct Renewed<'a>(&'a Former<'a>, Option<Vec<u8>>);

impl Renewed<'_> {
    /// Keeps it.
    pub fn keep(self) {
        if let (Some(cache), Some(known)) = (self.0.cache, self.1) {
            cache.keep_written(&self.0.place, &known);
        }
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let about = fs::symlink_metadata(path).ok()?;
        let modified = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let modified = u64::try_from(modified.as_nanos()).ok()?;
        about.is_file().then(|| Self {
            bytes: about.len(),
            modified,
            number: number(&about),
        })
    }
}

#[cfg(unix)]
fn number(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}

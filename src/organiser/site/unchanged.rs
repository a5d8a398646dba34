//! Incremental build: what the former build wrote and is to be written again just so is linked (hard links) instead; a site
//! that would be the same in all its files stays as it stands.
//!
//! Which file held what is kept in the cache, with what the system says of each file: one that somebody has changed by hand
//! since then is written anew. Where links cannot be made everything is written, as at first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::atomic_dir::is_aside;
use super::write::{BROTLI, GZIP, Output, Outputs, Written, with_end};
use crate::cache::Cache;
use crate::stamp::Stamp;

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

impl Entry {
    /// The file and its copies, by the ends of their names.
    fn stamped(&self) -> impl Iterator<Item = (&'static str, Stamp)> {
        let parts = ENDS.into_iter().zip(self.stamps);
        parts.filter_map(|(end, stamp)| Some((end, stamp?)))
    }
}

/// The cache's tables of sites.
const SITES: &str = "sites";

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
        let known = cache.and_then(|cache| cache.table(SITES, &place));
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
        let mut linked = Vec::with_capacity(ENDS.len());
        for (end, stamp) in entry.stamped() {
            let from = with_end(&self.place.join(path), end);
            let to = with_end(&root.join(path), end);
            let same = Stamp::of(&from).is_some_and(|found| found.is_linked_from(&stamp));
            if !same || fs::hard_link(from, &to).is_err() {
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

    /// What is known of a file of the former site.
    pub fn written(&self, path: &str) -> Option<&Written> {
        Some(&self.known.files.get(path)?.written)
    }

    /// Whether the former site is this one already: nothing is missing, changed, or there besides what is `foreign` at its top.
    pub fn is(&self, outputs: &[&Outputs], foreign: &[String]) -> bool {
        let files: Vec<_> = outputs.iter().flat_map(|outputs| outputs.all()).collect();
        let stands = |(path, output): &(&String, &Output)| {
            let entry = self.known.files.get(*path)?;
            (entry.written.digest == output.content.digest()).then_some(())?;
            entry.stamped().try_for_each(|(end, stamp)| {
                let there = Stamp::of(&with_end(&self.place.join(path), end))?;
                there.is_linked_from(&stamp).then_some(())
            })
        };
        files.len() == self.known.files.len()
            && files.par_iter().all(|file| stands(file).is_some())
            && self.holds_no_more(foreign).is_some()
    }

    /// That the former site's folder holds what is known of it and no more, as far as it is not `foreign`.
    fn holds_no_more(&self, foreign: &[String]) -> Option<()> {
        let mut names = BTreeSet::new();
        for (path, entry) in &self.known.files {
            for (end, _) in entry.stamped() {
                names.insert(PathBuf::from(format!("{path}{end}")));
            }
            names.extend(Path::new(path).ancestors().skip(1).map(Path::to_owned));
        }
        let mut open = vec![PathBuf::new()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(self.place.join(&folder)).ok()? {
                let entry = entry.ok()?;
                let path = folder.join(entry.file_name());
                let is_foreign = path
                    .to_str()
                    .is_some_and(|path| foreign.iter().any(|name| name == path));
                if is_foreign || is_aside(&path) {
                    continue;
                }
                names.contains(&path).then_some(())?;
                if entry.file_type().ok()?.is_dir() {
                    open.push(path);
                }
            }
        }
        Some(())
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
            cache.keep_table(SITES, &self.0.place, &known);
        }
    }
}

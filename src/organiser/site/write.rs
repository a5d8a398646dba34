//! Writing a site's files, each with its compressed copies, and the list of all that was written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::compress::{self, Packed};
use super::content::SiteContent;
use super::unchanged::Former;
use crate::cache::Cache;
use crate::console::Console;
use crate::interrupt;

/// A file to be written.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    /// The file.
    pub content: SiteContent,
    /// The file compressed by brotli, when that is known already.
    pub brotli: Option<Vec<u8>>,
}

/// Everything a site will hold, by path, `/` between the parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outputs {
    files: BTreeMap<String, Output>,
}

/// What is known of a written file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    /// SHA-256, hexadecimal.
    pub digest: String,
    /// Bytes.
    pub bytes: usize,
    /// Bytes of the brotli copy.
    pub brotli: Option<usize>,
    /// Bytes of the gzip copy.
    pub gzip: Option<usize>,
}

impl Outputs {
    /// Adds a file; the last one of a path counts.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<SiteContent>) {
        self.put(
            path,
            Output {
                content: content.into(),
                brotli: None,
            },
        );
    }

    /// Adds a file that may be compressed already.
    pub fn put(&mut self, path: impl Into<String>, output: Output) {
        self.files.insert(path.into(), output);
    }

    /// All files by their paths, in order.
    pub fn all(&self) -> impl Iterator<Item = (&String, &Output)> {
        self.files.iter()
    }

    /// The paths of all files, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Whether there is a file of this path.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The files that are named by their content, so that browsers may keep them for good. A name may look like it and not be:
    /// an exhibitor's `price-2026112401.pdf`.
    pub fn hashed(&self) -> Vec<String> {
        let named = self
            .files
            .iter()
            .filter(|(path, output)| is_named_by_content(path, output));
        named.map(|(path, _)| path.clone()).collect()
    }

    /// What stands where a hash would in the names of the others.
    pub fn lookalikes(&self) -> BTreeSet<String> {
        let others = self
            .files
            .iter()
            .filter(|(path, output)| !is_named_by_content(path, output));
        others
            .filter_map(|(path, _)| hash_of(path))
            .map(str::to_owned)
            .collect()
    }

    /// Compresses and writes everything below `root`, on as many cores as there are. What the former build has written just so
    /// is linked from there. What a file compresses to is known afterwards, by path.
    ///
    /// # Errors
    /// When a file cannot be written: no space, say.
    pub fn write(
        &self,
        root: &Path,
        how: &WriteOptions<'_>,
        console: &Console,
    ) -> Result<BTreeMap<String, Written>> {
        let folders: BTreeSet<_> = self
            .files
            .keys()
            .filter_map(|path| Path::new(path).parent())
            .collect();
        for folder in folders {
            let _writing = interrupt::writing();
            let folder = root.join(folder);
            fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        }
        // The largest first, so that no core is left alone with it at the end.
        let mut order: Vec<_> = self.files.iter().collect();
        order.sort_by_key(|(path, output)| (std::cmp::Reverse(output.content.len()), *path));
        let next = AtomicUsize::new(0);
        let written = Mutex::new(BTreeMap::new());
        let work = || -> Result<()> {
            while let Some((path, output)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                let one = write_one(root, path, output, how)?;
                if let Ok(mut written) = written.lock() {
                    written.insert((*path).clone(), one);
                    console.progress(written.len(), order.len());
                }
            }
            Ok(())
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .try_for_each(|worker| match worker.join() {
                    Ok(result) => result,
                    Err(panic) => std::panic::resume_unwind(panic),
                })
        })?;
        Ok(written.into_inner().unwrap_or_default())
    }
}

fn is_named_by_content(path: &str, output: &Output) -> bool {
    hash_of(path).is_some_and(|hash| output.content.digest().starts_with(hash))
}

/// How files are written.
pub(crate) struct WriteOptions<'a> {
    /// Without compressed copies.
    pub quick: bool,
    /// What the former build wrote.
    pub former: &'a Former<'a>,
    /// What was compressed before.
    pub cache: &'a Cache,
}

fn write_one(root: &Path, path: &str, output: &Output, how: &WriteOptions<'_>) -> Result<Written> {
    let place = root.join(path);
    let content = &output.content;
    let digest = content.digest().into_owned();
    let writing = interrupt::writing();
    if let Some(written) = how.former.link(path, &digest, root) {
        return Ok(written);
    }
    drop(writing);
    let put = |end: &str, content: &SiteContent| -> Result<()> {
        let name = with_end(&place, end);
        let _writing = interrupt::writing();
        content
            .write(&name)
            .with_context(|| name.display().to_string())
    };
    put("", content)?;
    let worth = !how.quick && compress::gains(path);
    let packed = if worth {
        let bytes = content
            .bytes()
            .with_context(|| place.display().to_string())?;
        compress::pack(path, &bytes, output.brotli.as_deref(), how.cache)?
    } else {
        Packed::default()
    };
    let copy = |end, packed: Option<Vec<u8>>| {
        let length = packed.as_ref().map(Vec::len);
        packed
            .map_or(Ok(()), |packed| put(end, &packed.into()))
            .map(|()| length)
    };
    Ok(Written {
        digest,
        bytes: content.len(),
        brotli: copy(BROTLI, packed.brotli)?,
        gzip: copy(GZIP, packed.gzip)?,
    })
}

/// Ends of the names of compressed copies.
pub(super) const BROTLI: &str = ".br";
pub(super) const GZIP: &str = ".gz";

/// A path with something behind its last part.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(end);
    name.into()
}

/// What stands where a hash would in a file's name: the stem ends with a hyphen and [`super::layout::HASH_DIGITS`] digits.
pub(crate) fn hash_of(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, end) = name.rsplit_once('.')?;
    let (_, hash) = stem.rsplit_once('-')?;
    let digits = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let plain = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
    (hash.len() == super::layout::HASH_DIGITS
        && hash.bytes().all(digits)
        && !end.is_empty()
        && end.bytes().all(plain))
    .then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_hash_is_found() {
        assert_eq!(
            hash_of("engine/hall_bg-0123456789.wasm"),
            Some("0123456789")
        );
        assert_eq!(hash_of("docs/price-2026112401.pdf"), Some("2026112401"));
        for name in [
            "engine/hall_bg.wasm",
            "booths/ascc-2021.json",
            "index.html",
            "a-0123456789",
        ] {
            assert_eq!(hash_of(name), None, "{name}");
        }
    }
}

//! Writing a site's files, each with its compressed copies, and the list of all that was written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};

use super::compress::{self, Packed};
use super::policy::hash_of;
use crate::cache::{Cache, digest};
use crate::console::Console;

/// A file to be written.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    /// The file.
    pub bytes: Vec<u8>,
    /// The file compressed by brotli, when that is known already.
    pub brotli: Option<Vec<u8>>,
}

/// Everything a site will hold, by path, `/` between the parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outputs {
    files: BTreeMap<String, Output>,
}

/// What is known of a written file.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.put(
            path,
            Output {
                bytes: bytes.into(),
                brotli: None,
            },
        );
    }

    /// Adds a file that may be compressed already.
    pub fn put(&mut self, path: impl Into<String>, output: Output) {
        self.files.insert(path.into(), output);
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

    /// Compresses and writes everything below `root`, on as many cores as there are. What a file compresses to is
    /// known afterwards, by path.
    ///
    /// # Errors
    /// When a file cannot be written: no space, say.
    pub fn write(
        &self,
        root: &Path,
        quick: bool,
        cache: &Cache,
        console: &Console,
    ) -> Result<BTreeMap<String, Written>> {
        // The largest first, so that no core is left alone with it at the end.
        let mut order: Vec<_> = self.files.iter().collect();
        order.sort_by_key(|(path, output)| (std::cmp::Reverse(output.bytes.len()), *path));
        let next = AtomicUsize::new(0);
        let written = Mutex::new(BTreeMap::new());
        let work = || -> Result<()> {
            while let Some((path, output)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                let one = write_one(root, path, output, quick, cache)?;
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
    hash_of(path).is_some_and(|hash| digest(&[&output.bytes]).starts_with(hash))
}

fn write_one(
    root: &Path,
    path: &str,
    output: &Output,
    quick: bool,
    cache: &Cache,
) -> Result<Written> {
    let place = root.join(path);
    let put = |end: &str, bytes: &[u8]| -> Result<()> {
        let mut name = place.clone().into_os_string();
        name.push(end);
        fs::write(&name, bytes).with_context(|| name.to_string_lossy().into_owned())
    };
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    put("", &output.bytes)?;
    let packed = match (quick, &output.brotli) {
        (true, _) => Packed::default(),
        (false, known) => compress::pack(path, &output.bytes, known.as_deref(), cache)?,
    };
    if let Some(brotli) = &packed.brotli {
        put(".br", brotli)?;
    }
    if let Some(gzip) = &packed.gzip {
        put(".gz", gzip)?;
    }
    Ok(Written {
        digest: digest(&[&output.bytes]),
        bytes: output.bytes.len(),
        brotli: packed.brotli.as_ref().map(Vec::len),
        gzip: packed.gzip.as_ref().map(Vec::len),
    })
}

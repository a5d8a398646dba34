//! Writes an engine folder the way it is kept inside this command: compressed where that gains something.

use std::fs;

use anyhow::Result;

use crate::cache::Cache;
use crate::cli::PackArgs;
use crate::console::Console;
use crate::site::atomic_dir::AtomicDir;
use crate::site::{compress, engine};

/// Packs the engine. A folder that holds the same already is left as it is, so that nothing is compiled for nothing.
///
/// # Errors
/// When the engine cannot be read or written.
pub(crate) fn run(args: &PackArgs, console: &Console) -> Result<()> {
    let cache = Cache::of_user();
    let aside = AtomicDir::new(&args.out)?;
    let mut same = true;
    let mut names = Vec::new();
    for file in engine::files(Some(&args.engine), console)? {
        let (name, bytes) = match compress::pack(&file.name, &file.bytes, None, &cache)?.brotli {
            Some(brotli) => (file.name + ".br", brotli),
            None => (file.name, file.bytes),
        };
        let place = aside.path().join(&name);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        same &= fs::read(args.out.join(&name)).is_ok_and(|former| former == bytes);
        fs::write(place, bytes)?;
        names.push(name);
    }
    if !same || count(&args.out)? != names.len() {
        aside.finish(&[])?;
    }
    Ok(())
}

/// Files in a folder and those below it.
fn count(folder: &std::path::Path) -> std::io::Result<usize> {
    let mut files = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        files += if path.is_dir() { count(&path)? } else { 1 };
    }
    Ok(files)
}

//! The engine: the two WebAssembly modules and the page's own files, the same for every event.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalogue::site::gate_styles;

use super::compress;
use crate::cache::digest;
use crate::console::Console;

/// Files put inside this command when it was compiled; those ending in `.br` are compressed.
static INSIDE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/engine_inside.rs"));

/// Notices of what the modules are made of; in every site.
pub(crate) const MODULES_NOTICES: &str = "LICENCES.txt";
/// Notices of what this command is made of; in no site.
pub(crate) const NOTICES: &str = "LICENCES-command.txt";

/// What every engine has: a folder without it is not one.
const MARK: &str = "boot.js";
/// The style sheet, which gets what the themes say of their gates.
const STYLE: &str = "style.css";

/// A file of the engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EngineFile {
    /// Path in the engine's folder, `/` between its parts.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The file compressed by brotli, when that is known already.
    pub brotli: Option<Vec<u8>>,
}

/// The engine's files by name: from `folder`, or those inside this command.
///
/// # Errors
/// When there is no engine to be had, in words that say where to get one.
pub(crate) fn files(folder: Option<&Path>, console: &Console) -> Result<Vec<EngineFile>> {
    let mut files = match folder {
        Some(folder) => {
            let mut files = Vec::new();
            collect(folder, folder, &mut files).with_context(|| {
                console.sentence(
                    "engine-unreadable",
                    &[("folder", folder.display().to_string().into())],
                )
            })?;
            files
        }
        None if INSIDE.is_empty() => return Err(console.failure("engine-none", &[])),
        None => INSIDE
            .iter()
            .map(|(name, bytes)| inside(name, bytes))
            .collect::<std::io::Result<_>>()?,
    };
    if !files.iter().any(|file| file.name == MARK) {
        let folder = folder.map_or_else(String::new, |folder| folder.display().to_string());
        return Err(console.failure("engine-none-there", &[("folder", folder.into())]));
    }
    for file in files.iter_mut().filter(|file| file.name == STYLE) {
        file.bytes.extend_from_slice(gate_styles().as_bytes());
        file.brotli = None;
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// A file's name in a site. The modules and what comes on demand are asked for by the names in `engine.json`, so theirs change with their
/// content and browsers may keep them; the others are named in the pages and asked about each time.
pub(crate) fn name_in_site(file: &EngineFile) -> String {
    match file.name.as_str() {
        "hall.js" | "hall_bg.wasm" | "catalogue.js" | "catalogue_bg.wasm" | "closeup.js"
        | "lettering.js" | "mirror.js" | "player.js" | "sound.js" => {
            let hash = &digest(&[&file.bytes])[..super::layout::HASH_DIGITS];
            let (stem, end) = file.name.split_once('.').unwrap_or((&file.name, ""));
            format!("{stem}-{hash}.{end}")
        }
        name => name.to_owned(),
    }
}

/// A file of the engine inside this command.
pub(crate) fn file_inside(name: &str) -> Option<Vec<u8>> {
    let (known, bytes) = INSIDE
        .iter()
        .find(|(known, _)| known.strip_suffix(".br").unwrap_or(known) == name)?;
    inside(known, bytes).ok().map(|file| file.bytes)
}

fn inside(name: &str, bytes: &[u8]) -> std::io::Result<EngineFile> {
    Ok(match name.strip_suffix(".br") {
        Some(name) => EngineFile {
            name: name.to_owned(),
            bytes: compress::unpack(bytes)?,
            brotli: Some(bytes.to_vec()),
        },
        None => EngineFile {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
            brotli: None,
        },
    })
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<EngineFile>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, files)?;
            continue;
        }
        let name: PathBuf = path.strip_prefix(root).unwrap_or(&path).to_owned();
        let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
        files.push(EngineFile {
            name: name.join("/"),
            bytes: fs::read(&path)?,
            brotli: None,
        });
    }
    Ok(())
}

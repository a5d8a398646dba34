//! The sizes of a site's parts as a table: as they are, and as they travel.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::console::Console;

/// Bytes of a part: as it is, by brotli, by gzip.
#[derive(Clone, Copy, Default)]
struct Bytes([u64; 3]);

/// Prints the table.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn run(site: &Path, console: &Console) -> Result<()> {
    let mut parts: BTreeMap<String, Bytes> = BTreeMap::new();
    walk(site, site, &mut parts)?;
    if console.json() {
        let parts: serde_json::Map<_, _> = parts
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.0.into()))
            .collect();
        return console.json_result(&serde_json::Value::Object(parts));
    }
    let heads = ["sizes-part", "sizes-raw", "sizes-brotli", "sizes-gzip"]
        .map(|key| console.sentence(key, &[]));
    let mut table = format!(
        "{:<36} {:>12} {:>12} {:>12}\n",
        heads[0], heads[1], heads[2], heads[3]
    );
    for (name, Bytes([raw, brotli, gzip])) in &parts {
        table += &format!("{name:<36} {raw:>12} {brotli:>12} {gzip:>12}\n");
    }
    console.print(&table)
}

/// Adds up a folder. The engine's large files stand alone; the rest is added up by folder and kind.
fn walk(root: &Path, folder: &Path, parts: &mut BTreeMap<String, Bytes>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(root, &path, parts)?;
            continue;
        }
        let end = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if end == "br" || end == "gz" || end.is_empty() {
            continue;
        }
        let size = |suffix: &str| {
            let mut name = path.clone().into_os_string();
            name.push(suffix);
            fs::metadata(name).ok().map(|about| about.len())
        };
        let raw = size("").unwrap_or(0);
        let relative = path
            .strip_prefix(root)?
            .to_string_lossy()
            .replace('\\', "/");
        let alone = matches!(end.as_str(), "wasm" | "js" | "css");
        let name = if alone {
            relative
        } else {
            relative.rsplit_once('/').map_or_else(
                || format!("*.{end}"),
                |(above, _)| format!("{above}/*.{end}"),
            )
        };
        // Booths have a folder each for their page: one line for all of them.
        let name = match name.find("booths/") {
            Some(at) if name.ends_with("/*.html") => format!("{}booths/*/*.html", &name[..at]),
            _ => name,
        };
        let sum = &mut parts.entry(name).or_default().0;
        for (sum, bytes) in
            sum.iter_mut()
                .zip([raw, size(".br").unwrap_or(raw), size(".gz").unwrap_or(raw)])
        {
            *sum += bytes;
        }
    }
    Ok(())
}

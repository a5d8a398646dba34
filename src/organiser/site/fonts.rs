//! The typefaces cut to the event, and the list by which the hall finds them.

use anyhow::{Context, Result};
use feed::Exhibition;
use feed::problem::Severity;
use i18n::value;
use serde::{Deserialize, Serialize};
use typeface::{Cut, FontFile, Manifest};

use super::EVENT;
use super::write::Outputs;
use crate::cache::{Cache, digest};
use crate::console::Console;
use crate::report::Finding;

/// What the cache keeps of a cut, before the files themselves, one behind the other.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// The list for the browser.
    manifest: Manifest,
    /// Characters that no typeface has.
    undrawable: String,
    /// Names and lengths of the files.
    files: Vec<(String, usize)>,
}

/// Adds the fonts of an event to its site. `texts` are the event's files: the same ones are not cut again.
///
/// # Errors
/// When the typefaces inside this command cannot be cut, which is a fault of its build.
pub(super) fn add(
    exhibition: &Exhibition,
    texts: &[(String, Vec<u8>)],
    outputs: &mut Outputs,
    cache: &Cache,
    console: &Console,
) -> Result<Option<Finding>> {
    let parts = [&b"fonts 1"[..], env!("CARGO_PKG_VERSION").as_bytes()];
    let parts: Vec<&[u8]> = parts
        .into_iter()
        .chain(texts.iter().map(|(_, bytes)| bytes.as_slice()))
        .collect();
    let entry = cache.entry(&parts, || {
        console.step("site-fonts", &[]);
        keep(&typeface::subset_event(exhibition)?)
    })?;
    // The first line says what the rest is.
    let end = entry
        .iter()
        .position(|&byte| byte == b'\n')
        .context("fonts.json")?;
    let kept: Kept = serde_json::from_slice(&entry[..end])?;
    let mut rest = &entry[end + 1..];
    for (name, length) in &kept.files {
        let (bytes, after) = rest
            .split_at_checked(*length)
            .with_context(|| name.clone())?;
        outputs.add(format!("{EVENT}/fonts/{name}"), bytes);
        rest = after;
    }
    outputs.add(
        format!("{EVENT}/fonts/fonts.json"),
        serde_json::to_vec(&kept.manifest)?,
    );
    Ok((!kept.undrawable.is_empty()).then(|| {
        let values = [("characters", value(kept.undrawable))];
        Finding::ours(
            Severity::Warning,
            exhibition.event_file(),
            "",
            "undrawable",
            &values,
            console,
        )
    }))
}

fn keep(cut: &Cut) -> Result<Vec<u8>> {
    let name = |file: &FontFile| {
        format!(
            "{}-{}.ttf",
            file.name,
            &digest(&[&file.bytes])[..super::HASH_DIGITS]
        )
    };
    let kept = Kept {
        manifest: cut.manifest(name),
        undrawable: cut.undrawable.iter().collect(),
        files: cut
            .files
            .iter()
            .map(|file| (name(file), file.bytes.len()))
            .collect(),
    };
    let mut entry = serde_json::to_vec(&kept)?;
    entry.push(b'\n');
    cut.files
        .iter()
        .for_each(|file| entry.extend_from_slice(&file.bytes));
    Ok(entry)
}

//! The typefaces cut to the event, and the list by which the hall finds them.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use feed::Exhibition;
use serde::{Deserialize, Serialize};
use typeface::{Cut, FontFile, Manifest};

use super::layout::EVENT;
use super::write::Outputs;
use crate::cache::{Cache, digest};
use crate::console::Console;

/// The licences of the typefaces, which go with their files wherever they go: a file is cut from several of them.
pub(crate) const OFL: [&str; 5] = [
    include_str!("../../../assets/fonts/OFL-mplus-1p.txt"),
    include_str!("../../../assets/fonts/OFL-noto-sans-jp.txt"),
    include_str!("../../../assets/fonts/OFL-noto-sans-kr.txt"),
    include_str!("../../../assets/fonts/OFL-noto-sans-sc.txt"),
    include_str!("../../../assets/fonts/OFL-noto-sans-thai.txt"),
];

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

/// Adds the fonts of an event to its site, and says which of its characters none of them has. `texts` are the event's files: the same ones are not cut again.
///
/// # Errors
/// When the typefaces inside this command cannot be cut, which is a fault of its build.
pub(super) fn add(
    exhibition: &Exhibition,
    texts: &[(String, Vec<u8>)],
    outputs: &mut Outputs,
    cache: &Cache,
    console: &Console,
) -> Result<BTreeSet<char>> {
    let parts = [&b"fonts 2"[..], env!("CARGO_PKG_VERSION").as_bytes()];
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
    outputs.add(format!("{EVENT}/fonts/OFL.txt"), OFL.join("\n\n"));
    outputs.add(
        format!("{EVENT}/fonts/fonts.json"),
        serde_json::to_vec(&kept.manifest)?,
    );
    Ok(kept.undrawable.chars().collect())
}

/// The characters of an event that none of our typefaces has.
///
/// # Errors
/// As [`add`].
pub(crate) fn undrawable(exhibition: &Exhibition, cache: &Cache) -> Result<BTreeSet<char>> {
    let parts = [&b"drawable 1"[..], env!("CARGO_PKG_VERSION").as_bytes()];
    // Unpacking the typefaces takes longer than checking an event.
    let drawable = cache.entry(&parts, || {
        let all: String = typeface::drawable()?.into_iter().collect();
        Ok::<_, typeface::CutProblem>(all.into_bytes())
    })?;
    let drawable = String::from_utf8(drawable)?.chars().collect();
    Ok(typeface::undrawable(exhibition, &drawable))
}

fn keep(cut: &Cut) -> Result<Vec<u8>> {
    let name = |file: &FontFile| {
        format!(
            "{}-{}.ttf",
            file.name,
            &digest(&[&file.bytes])[..super::layout::HASH_DIGITS]
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

//! `boothwalk build`: from an event's folder to a static site, written aside and then swapped in.

mod assets;
pub(crate) mod compress;
pub(crate) mod engine;
mod pictures;
pub(crate) mod policy;
pub(crate) mod swap;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;
use words::value;

use crate::cache::Cache;
use crate::cli::{BuildArgs, SiteArgs};
use crate::report::Finding;
use crate::source::{self, Source};
use crate::tell::Teller;
use swap::Aside;
use write::{Output, Outputs, Written};

/// Hexadecimal digits of a content hash in a file's name: 40 bits, so that a thousand files meet by chance once in a million sites.
pub(crate) const HASH_DIGITS: usize = 10;

/// Where the engine lies in a site.
const ENGINE: &str = "engine";

/// Builds a site as the command line asks.
///
/// # Errors
/// When there is no event to be shown, no engine, or nothing can be written.
pub(crate) fn run(args: &BuildArgs, teller: &Teller) -> Result<()> {
    let source = source::read(&args.event, teller)?;
    let findings = write_site(
        &source,
        &args.out,
        args.engine_at.as_deref(),
        &args.site,
        teller,
    )?;
    findings.iter().for_each(|finding| teller.finding(finding));
    let values = [
        ("site", value(args.out.display().to_string())),
        ("findings", value(findings.len())),
    ];
    teller.step("build-done", &values);
    Ok(())
}

/// Writes the site of an event that has been read. What could not be brought into it is told in the findings.
///
/// # Errors
/// When there is no engine, or nothing can be written.
pub(crate) fn write_site(
    source: &Source,
    out: &Path,
    engine_at: Option<&str>,
    args: &SiteArgs,
    teller: &Teller,
) -> Result<Vec<Finding>> {
    refuse_foreign_folder(source, out, teller)?;
    let cache = Cache::of_user();
    let mut findings: Vec<Finding> = source
        .problems()
        .map(|problem| Finding::of_feed(problem, teller.language()))
        .collect();
    let mut outputs = Outputs::default();

    teller.step(
        "build-files",
        &[("booths", value(source.exhibition.slots.len()))],
    );
    let mut assets = assets::Assets::new(source, &cache, teller);
    assets.bring(&mut outputs);
    findings.append(&mut assets.findings);

    let engine = engine::files(args.engine.as_deref(), teller)?;
    let hosts = policy::Hosts::of(&source.exhibition);
    let about = policy::Site {
        boothwalk: env!("CARGO_PKG_VERSION").to_owned(),
        event: source.exhibition.event.id.clone(),
        headers: hosts.headers(),
    };
    outputs.add(policy::SITE_FILE, serde_json::to_vec(&about)?);
    if engine_at.is_none() {
        for file in engine {
            outputs.put(
                format!("{ENGINE}/{}", file.name),
                Output {
                    bytes: file.bytes,
                    brotli: file.brotli,
                },
            );
        }
    }

    teller.step(
        if args.quick {
            "build-writing-quick"
        } else {
            "build-writing"
        },
        &[],
    );
    let aside = Aside::new(out).with_context(|| out.display().to_string())?;
    let written = outputs.write(aside.path(), args.quick, &cache, teller)?;
    let manifest = serde_json::to_vec(&manifest(&written))?;
    fs::write(aside.path().join(ENGINE_FILE), manifest)?;
    aside.finish().with_context(|| out.display().to_string())?;
    Ok(findings)
}

/// Where the page reads how large the engine's files are, for its progress bar.
const ENGINE_FILE: &str = "engine.json";

/// The engine's files with their sizes.
fn manifest(written: &BTreeMap<String, Written>) -> serde_json::Value {
    let files: serde_json::Map<_, _> = written
        .iter()
        .filter_map(|(path, written)| {
            let name = path.strip_prefix(ENGINE)?.strip_prefix('/')?;
            let about = json!({
                "path": path, "bytes": written.bytes, "brotli": written.brotli, "gzip": written.gzip, "sha256": written.digest,
            });
            Some((name.to_owned(), about))
        })
        .collect();
    json!({ "version": 1, "files": files })
}

/// A site replaces what stands in its place: that must be a site, or nothing.
fn refuse_foreign_folder(source: &Source, out: &Path, teller: &Teller) -> Result<()> {
    let values = [("folder", value(out.display().to_string()))];
    let Ok(place) = out.canonicalize() else {
        return Ok(());
    };
    if source.folder.root().starts_with(&place) || place.starts_with(source.folder.root()) {
        return Err(teller.failure("build-into-itself", &values));
    }
    let empty = fs::read_dir(&place).is_ok_and(|mut entries| entries.next().is_none());
    if empty || place.join(policy::SITE_FILE).is_file() {
        return Ok(());
    }
    Err(teller.failure("build-not-a-site", &values))
}

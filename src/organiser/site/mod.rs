//! `boothwalk build`: from an event's folder to a static site, written aside and then swapped in.

pub(crate) mod addresses;
mod archive;
pub(crate) mod assets;
pub(crate) mod atomic_dir;
pub(crate) mod compress;
pub(crate) mod content;
mod copies;
pub(crate) mod engine;
mod films;
pub(crate) mod fonts;
mod hosting;
pub(crate) mod kinds;
mod last_good;
mod layout;
mod metadata;
pub(crate) mod mirror;
mod not_found;
mod objects;
pub(crate) mod pictures;
pub(crate) mod policy;
mod precache;
pub(crate) mod private_addresses;
mod publish;
mod seen;
pub(crate) mod site_root;
mod unchanged;
pub(crate) mod undrawable;
pub(crate) mod web_vtt;
pub(crate) mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result};
use feed::exhibition::BoothSlot;
use feed::problem::{ProblemKind, Severity};
use feed::{Exhibition, limits};
use i18n::value;
use serde_json::json;

use crate::cache::Cache;
use crate::cli::{BuildArgs, SiteArgs};
use crate::console::Console;
use crate::interrupt;
use crate::live::public_keys::with_keys;
use crate::live::{self, desk_codes::DeskCodes, tickets::Tickets};
use crate::report::Finding;
use crate::source::{self, Source};
use atomic_dir::AtomicDir;
use layout::{ENGINE, EVENT};
use site_root::SiteRoot;
use unchanged::Former;
use url::Url;
use write::{Output, Outputs, WriteOptions, Written};

/// What a site is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SitePurpose {
    /// A host.
    Host,
    /// `boothwalk serve`: pages ask it for changes.
    Serve,
    /// Keeping for good: with a list of checksums.
    Archive,
}

/// Builds a site as the command line asks.
///
/// # Errors
/// When there is no event to be shown, no engine, or nothing can be written.
pub(crate) fn run(args: &BuildArgs, console: &Console) -> Result<ExitCode> {
    interrupt::listen();
    let mut source = source::read(&args.event, console)?;
    let mut findings = Vec::new();
    let mut origins = BTreeMap::new();
    let direct = source.exhibition.event.direct && !args.mirror;
    if !direct && mirror::is_needed(&source.exhibition) {
        let wait = Duration::from_secs(args.web.wait.into());
        let mirrored = mirror::mirrored(&source, wait, &Cache::of_user(), console)?;
        (source, findings, origins) = (mirrored.source, mirrored.findings, mirrored.origins);
    }
    let repaired = last_good::repair(&mut source, &args.out, console);
    findings.extend(repaired.findings);
    if repaired.nothing_left {
        findings.iter().for_each(|finding| console.finding(finding));
        return Err(console.failure("build-all-broken", &[]));
    }
    if args.archive {
        findings.extend(archive::missing(&source, console));
        source = archive::frozen(&source);
    }
    if source.exhibition.event.live.is_some() {
        let codes = DeskCodes::read(&args.event)?;
        let tickets = Tickets::read(&args.event)?;
        live::hosting::write_secrets(&args.event, &source.exhibition, &codes, &tickets)?;
        findings.extend(live::missing(&source, &codes, &tickets, console));
        source = with_keys(&source, &codes, None);
    }
    findings.extend(private_addresses::findings(
        &source.files,
        &source.exhibition,
        args.site.base.as_ref(),
        console,
    ));
    let how = if args.archive {
        SitePurpose::Archive
    } else {
        SitePurpose::Host
    };
    let engine_at = args.engine_at.as_deref();
    findings.extend(write_site(
        &source, &args.out, engine_at, &args.site, how, console,
    )?);
    for finding in &mut findings {
        // A copy's faults are those of the file it was made of.
        if let Some(origin) = origins.get(&finding.file) {
            finding.file.clone_from(origin);
        }
        console.finding(finding);
    }
    let values = [
        ("site", value(args.out.display().to_string())),
        ("findings", value(findings.len())),
    ];
    console.step("build-done", &values);
    let told: Vec<_> = findings.iter().map(Finding::json).collect();
    let site = args.out.display().to_string();
    console.json_result(&json!({ "site": site, "findings": told }))?;
    Ok(if repaired.broken > 0 && !args.allow_broken {
        ExitCode::from(crate::exit_code::FAILED)
    } else {
        ExitCode::SUCCESS
    })
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
    purpose: SitePurpose,
    console: &Console,
) -> Result<Vec<Finding>> {
    refuse_foreign_folder(source, out, console)?;
    let root = SiteRoot::of(args.base.as_ref()).ok_or_else(|| {
        let base = args.base.as_ref().map_or_else(String::new, Url::to_string);
        console.failure("base-letters", &[("url", value(base))])
    })?;
    let cache = Cache::of_user();
    let problems = source.exhibition.check();
    let of_feed = |problem| Finding::of_feed(problem, console.language());
    // What could be better is for `check`; building tells what visitors will not see as it was meant.
    let mut findings: Vec<Finding> = problems
        .iter()
        .filter(|problem| problem.severity > Severity::Note)
        .map(of_feed)
        .collect();
    let mut outputs = Outputs::default();

    console.step(
        "build-files",
        &[("booths", value(source.exhibition.slots.len()))],
    );
    let mut assets = assets::Assets::new(source, &cache, console);
    let mut brought = assets.bring(&mut outputs);
    findings.append(&mut assets.findings);

    console.step("site-pages", &[]);
    // The pages show what the site holds: the pictures by their new names.
    let mut exhibition = source::with_files(source, &brought);
    if purpose != SitePurpose::Serve {
        publish::without_faults(&mut exhibition, &mut brought, &assets.left_out);
        for (name, bytes) in &brought {
            outputs.add(assets::place(name), publish::without_space(bytes));
        }
    }
    for name in too_large(&exhibition) {
        // The page says why the booth is missing, where it would only say that there is no file.
        outputs.add(assets::place(&name), vec![b' '; limits::BOOTH_BYTES + 1]);
    }
    let hosts = policy::Hosts::of(&exhibition);
    let options = catalogue::SiteOptions {
        policy: Some(hosts.policy_of_pages()),
        ..options(args, engine_at)
    };
    let messages = catalogue::message_files(&exhibition);
    let pages = catalogue::prerender(&exhibition, &options);
    for page in pages.into_iter().chain(messages) {
        outputs.add(page.path, page.html);
    }
    let missing = fonts::add(&exhibition, &brought, &mut outputs, &cache, console)?;
    findings.extend(undrawable::findings(&source.exhibition, &missing, console));
    outputs.add("robots.txt", robots(args));
    // GitHub Pages leaves out what begins with an underscore unless this file tells it not to.
    outputs.add(".nojekyll", "");
    let missing = not_found::page(&exhibition, &root, &options);
    outputs.add(MISSING, missing);
    let mut names = BTreeMap::new();
    if engine_at.is_none() {
        let files = engine::files(args.engine.as_deref(), console)?;
        // It works from the site's own folder.
        let files = files
            .into_iter()
            .filter(|file| ![precache::WORKER_FILE, engine::NOTICES].contains(&&*file.name));
        for file in files {
            let name = engine::name_in_site(&file);
            let output = Output {
                content: file.bytes.into(),
                brotli: file.brotli,
            };
            outputs.put(format!("{ENGINE}/{name}"), output);
            names.insert(file.name, name);
        }
    }
    precache::add(&mut outputs)?;
    let headers = hosts.headers();
    let settings = hosting::HostSettings {
        headers: &engine_root(args, engine_at).map_or_else(
            || headers.clone(),
            |engine| policy::confined(&headers, &engine),
        ),
        event: &policy::of_event(),
        root: &root,
        anywhere: args.base.is_none(),
        lookalikes: &outputs.lookalikes(),
    };
    for (path, text) in hosting::files(&settings) {
        outputs.add(path, text);
    }
    if let Some(doors) = &exhibition.event.live
        && purpose == SitePurpose::Host
    {
        let site = args.base.as_ref().map(Url::as_str).and_then(policy::origin);
        for (path, text) in live::hosting::files(&exhibition, doors, site.as_ref()) {
            outputs.add(path, text);
        }
    }
    let about = policy::PolicySite {
        boothwalk: env!("CARGO_PKG_VERSION").to_owned(),
        event: exhibition.event.id.clone(),
        headers: headers.iter().map(policy::Header::named).collect(),
        holds: holds(&outputs, purpose),
    };
    outputs.add(policy::SITE_FILE, serde_json::to_vec(&about)?);

    console.step(
        if args.quick {
            "build-writing-quick"
        } else {
            "build-writing"
        },
        &[],
    );
    let aside = AtomicDir::new(out).map_err(|error| {
        let values = [
            ("folder", value(out.display().to_string())),
            ("reason", value(console.reason(&error))),
        ];
        console.failure("build-not-writable", &values)
    })?;
    // `serve` builds into a folder that nobody comes back to.
    let lasting = (purpose != SitePurpose::Serve).then_some(&cache);
    let former = Former::at(out, args.quick, lasting);
    let last = |written: &dyn Fn(&str) -> Option<Written>| -> serde_json::Result<Outputs> {
        let mut last = Outputs::default();
        if engine_at.is_none() {
            // It tells the others' sizes, so it comes after them.
            let manifest = manifest(&names, written, purpose == SitePurpose::Serve);
            last.add(ENGINE_FILE, serde_json::to_vec(&manifest)?);
        }
        Ok(last)
    };
    let foreign = foreign(out);
    if !foreign.is_empty() {
        let values = [
            ("site", value(out.display().to_string())),
            ("names", value(foreign.join(", "))),
        ];
        console.step("build-kept", &values);
    }
    let as_it_stands = last(&|path| former.written(path).cloned())?;
    if purpose == SitePurpose::Host && former.is(&[&outputs, &as_it_stands], &foreign) {
        return Ok(findings);
    }
    let how = WriteOptions {
        quick: args.quick,
        former: &former,
        cache: &cache,
    };
    let mut written = outputs.write(aside.path(), &how, console)?;
    let last = last(&|path| written.get(path).cloned())?;
    written.extend(last.write(aside.path(), &how, console)?);
    let known = former.renewed(aside.path(), &written);
    if purpose == SitePurpose::Archive {
        let sums = archive::sums(aside.path())?;
        fs::write(aside.path().join(archive::SUMS), sums)?;
    }
    aside
        .finish(&foreign)
        .with_context(|| out.display().to_string())?;
    known.keep();
    Ok(findings)
}

/// The files of booths that are larger than what is read.
fn too_large(exhibition: &Exhibition) -> Vec<String> {
    let is_large = |slot: &&BoothSlot| {
        let mut problems = slot.problems().iter();
        problems.any(|problem| matches!(problem.kind, ProblemKind::FileTooLarge { .. }))
    };
    let slots = exhibition.slots.iter().filter(is_large);
    slots
        .filter_map(|slot| source::beside(slot.source.as_deref()?))
        .collect()
}

/// The page for addresses that lead nowhere, by the name under which common hosts look for it.
const MISSING: &str = "404.html";

/// The names that a site's files have in its folder, with those of the compressed copies.
fn holds(outputs: &Outputs, purpose: SitePurpose) -> BTreeSet<String> {
    let top = |name: &str| name.split('/').next().unwrap_or(name).to_owned();
    let sums = (purpose == SitePurpose::Archive).then_some(archive::SUMS);
    let written = outputs.names().chain([policy::SITE_FILE]).chain(sums);
    written.map(top).collect()
}

/// What lies in a former site's folder and was not written by this command: it is carried over. Nothing where the
/// former site does not say what it wrote.
fn foreign(out: &Path) -> Vec<String> {
    let former = fs::read(out.join(policy::SITE_FILE)).ok();
    let former: Option<policy::PolicySite> =
        former.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let holds = match former {
        Some(site) if !site.holds.is_empty() => site.holds,
        _ => return Vec::new(),
    };
    let entries = fs::read_dir(out).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| {
            let plain = name
                .strip_suffix(".br")
                .or_else(|| name.strip_suffix(".gz"));
            !name.starts_with(".boothwalk-")
                && !holds.contains(name)
                && !plain.is_some_and(|plain| holds.contains(plain))
        })
        .collect();
    names.sort();
    names
}

/// Where the page reads how the engine's files are called and how large they are, for its progress bar.
const ENGINE_FILE: &str = "engine/engine.json";

/// The engine's files that the page asks for by other names than theirs in this site: those, their sizes and digests. The page
/// waits for this list before it asks for anything else, so nothing more stands in it.
fn manifest(
    names: &BTreeMap<String, String>,
    written: &dyn Fn(&str) -> Option<Written>,
    live: bool,
) -> serde_json::Value {
    let files: serde_json::Map<_, _> = names
        .iter()
        .filter(|(known, name)| known != name)
        .filter_map(|(known, name)| {
            let written = written(&format!("{ENGINE}/{name}"))?;
            let about = json!({
                "name": name, "bytes": written.bytes, "brotli": written.brotli, "sha256": written.digest,
            });
            Some((known.clone(), about))
        })
        .collect();
    let mut manifest = json!({ "version": 1, "files": files });
    if live {
        manifest["live"] = true.into();
    }
    manifest
}

/// Where the engine stands on the site's host; `None` while nobody has said where the site will stand.
fn engine_root(args: &SiteArgs, engine_at: Option<&str>) -> Option<SiteRoot> {
    let base = args.base.as_ref()?;
    let engine = base.join(&options(args, engine_at).engine).ok()?;
    (engine.origin() == base.origin()).then(|| SiteRoot::of(Some(&engine)))?
}

/// How the pages are to be written.
fn options(args: &SiteArgs, engine_at: Option<&str>) -> catalogue::SiteOptions {
    let engine = engine_at.map_or(ENGINE, |at| at.trim_end_matches('/'));
    catalogue::SiteOptions {
        engine: format!("{engine}/"),
        event: format!("{EVENT}/{}", source::EVENT_FILE),
        site: args.base.clone(),
        policy: None,
    }
}

/// Search engines are welcome; they are told where the list of pages is.
fn robots(args: &SiteArgs) -> String {
    let sitemap = args
        .base
        .as_ref()
        .and_then(|base| base.join("sitemap.xml").ok());
    let sitemap = sitemap.map_or_else(String::new, |url| format!("Sitemap: {url}\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// A site replaces what stands in its place: that must be a site, or nothing.
fn refuse_foreign_folder(source: &Source, out: &Path, console: &Console) -> Result<()> {
    let values = [("folder", value(out.display().to_string()))];
    let place = resolved(out)?;
    let within = |root: &Path| root.starts_with(&place) || place.starts_with(root);
    if source.folder.root().is_some_and(within) {
        return Err(console.failure("build-into-itself", &values));
    }
    let Ok(mut entries) = fs::read_dir(&place) else {
        return if place.exists() {
            Err(console.failure("build-file-there", &values))
        } else {
            Ok(())
        };
    };
    if entries.next().is_none() || place.join(policy::SITE_FILE).is_file() {
        return Ok(());
    }
    Err(console.failure("build-not-a-site", &values))
}

/// A path with its links resolved as far as it exists.
fn resolved(path: &Path) -> std::io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = path
        .ancestors()
        .find_map(|above| Some((above, above.canonicalize().ok()?)));
    Ok(match there {
        Some((above, real)) => match path.strip_prefix(above) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        },
        None => path,
    })
}

//! Serving an event's folder: what `build` would write, written anew whenever a file of the folder changes.

use std::path::Path;
use std::thread;

use anyhow::Result;
use i18n::value;

use crate::cli::ServeArgs;
use crate::console::Console;
use crate::files::OWN_FOLDER;
use crate::live;
use crate::live::broker::{Broker, Ports, Prepared};
use crate::live::desk_codes::DeskCodes;
use crate::live::public_keys::with_keys;
use crate::live::tickets::Tickets;
use crate::site::{self, SitePurpose};
use crate::source::{self, EVENT_FILE};
use crate::watch::FolderWatch;

use super::live_reload::Editions;

/// Builds the event into a folder of its own, then again on every change, while the site is served.
///
/// # Errors
/// When the event cannot be shown at first, or the address cannot be listened on.
pub(crate) fn run(args: &ServeArgs, console: &Console) -> Result<()> {
    let folder = tempfile::Builder::new()
        .prefix("boothwalk-serve-")
        .tempdir()?;
    let site = folder.path().join("site");
    let mut watch = FolderWatch::new(&args.folder);
    let prepared = args.live.then(|| prepare(args, console)).transpose()?;
    let ports = prepared.as_ref().map(Prepared::ports);
    build_once(args, &site, ports, console)?;
    let editions = Editions::new();
    let told = editions.clone();
    thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                let changed = watch.wait();
                let whole = changed.contains(&args.folder.join(EVENT_FILE));
                console.step("serve-changed", &[]);
                // What is wrong is told, and the former site stays until it is mended.
                match build_once(args, &site, ports, console) {
                    Ok(()) => editions.tell(whole),
                    Err(error) => console.error(&error),
                }
            }
        });
        let mut broker = None;
        let started = || {
            broker = prepared
                .map(|prepared| start(prepared, console))
                .transpose()?;
            Ok(())
        };
        let served = super::run(&site, args.bind, args.port, Some(told), started, console);
        // The watching thread never ends by itself: the command ends here.
        drop(broker);
        folder.close().ok();
        match served {
            Ok(()) => std::process::exit(0),
            Err(error) => {
                console.error(&error);
                std::process::exit(crate::exit_code::FAILED.into())
            }
        }
    })
}

/// Looks for a broker and makes the codes that its desks need.
fn prepare(args: &ServeArgs, console: &Console) -> Result<Prepared> {
    let source = source::read(&args.folder, console)?;
    let mut codes = DeskCodes::read(&args.folder)?;
    let tickets = Tickets::read(&args.folder)?;
    let made = codes.complete(&source.exhibition)?;
    let prepared = Prepared::new(&source.exhibition, &codes, &tickets, console)?;
    let missing = live::missing(&source, &codes, &tickets, console);
    missing.iter().for_each(|finding| console.finding(finding));
    if made > 0 {
        codes.write(&args.folder)?;
    }
    if !args.bind.is_loopback() {
        console.step("live-this-machine", &[]);
    }
    let folder = args.folder.join(OWN_FOLDER).display().to_string();
    console.step(
        "live-codes-at",
        &[("made", value(made)), ("folder", value(folder))],
    );
    Ok(prepared)
}

fn start(prepared: Prepared, console: &Console) -> Result<Broker> {
    // Told from a thread of its own, which outlives what is borrowed here.
    let died = console.sentence("live-died", &[]);
    let broker = prepared.start(move || eprintln!("{died}"))?;
    console.step("live-runs", &[]);
    Ok(broker)
}

fn build_once(args: &ServeArgs, site: &Path, live: Option<Ports>, console: &Console) -> Result<()> {
    let mut source = source::read(&args.folder, console)?;
    let served = live.map(|ports| ports.live(&source.exhibition.event));
    if served.is_some() || source.exhibition.event.live.is_some() {
        let codes = DeskCodes::read(&args.folder)?;
        source = with_keys(&source, &codes, served.as_ref());
    }
    let mut how = args.site.clone();
    // Nobody far away waits for these bytes; the organiser waits for the page.
    how.quick = true;
    let findings = site::write_site(&source, site, None, &how, SitePurpose::Serve, console)?;
    findings.iter().for_each(|finding| console.finding(finding));
    Ok(())
}

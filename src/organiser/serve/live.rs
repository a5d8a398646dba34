//! Serving an event's folder: what `build` would write, written anew whenever a file of the folder changes.

use std::path::Path;
use std::thread;

use anyhow::Result;

use crate::cli::ServeArgs;
use crate::console::Console;
use crate::site::{self, Purpose};
use crate::source::{self, EVENT_FILE};
use crate::watch::Watch;

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
    let mut watch = Watch::new(&args.folder);
    build_once(args, &site, console)?;
    let editions = Editions::new();
    let told = editions.clone();
    thread::scope(|scope| {
        scope.spawn(|| {
            loop {
                let changed = watch.wait();
                let whole = changed.contains(&args.folder.join(EVENT_FILE));
                console.step("serve-changed", &[]);
                // What is wrong is told, and the former site stays until it is mended.
                match build_once(args, &site, console) {
                    Ok(()) => editions.tell(whole),
                    Err(error) => console.error(&error),
                }
            }
        });
        let served = super::run(&site, args.bind, args.port, Some(told), console);
        // The watching thread never ends by itself: the command ends here.
        folder.close().ok();
        match served {
            Ok(()) => std::process::exit(0),
            Err(error) => {
                console.error(&error);
                std::process::exit(crate::FAILED.into())
            }
        }
    })
}

fn build_once(args: &ServeArgs, site: &Path, console: &Console) -> Result<()> {
    let source = source::read(&args.folder, console)?;
    let mut how = args.site.clone();
    // Nobody far away waits for these bytes; the organiser waits for the page.
    how.quick = true;
    let findings = site::write_site(&source, site, None, &how, Purpose::Live, console)?;
    findings.iter().for_each(|finding| console.finding(finding));
    Ok(())
}

//! `boothwalk live codes`: one code a desk, made once, renewed on the organiser's word, shown for handing out.

use std::time::Duration;

use anyhow::Result;
use i18n::value;
use serde_json::json;

use super::desk_codes::{self, DeskCodes};
use super::secrets;
use super::sheet;
use crate::cache::Cache;
use crate::cli::CodesArgs;
use crate::console::Console;
use crate::site::mirror;
use crate::source::{self, Source};

/// Makes the codes that are missing, renews what is asked for, and shows all.
///
/// # Errors
/// When the event cannot be read, there is no such desk, or nothing can be written.
pub(crate) fn run(args: &CodesArgs, console: &Console) -> Result<()> {
    let mut source = source::read(&args.event, console)?;
    // The ids of booths on other hosts stand in their files.
    if mirror::is_needed(&source.exhibition) {
        let wait = Duration::from_secs(args.web.wait.into());
        source = mirror::mirrored(&source, wait, &Cache::of_user(), console)?.source;
    }
    let former = DeskCodes::read(&args.event)?;
    let mut codes = former.clone();
    let made = codes.complete(&source.exhibition)?;
    for desk in &args.renew {
        if !codes.renew(desk)? {
            return Err(console.failure("codes-no-such-desk", &[("desk", value(desk.clone()))]));
        }
    }
    if codes != former {
        codes.write(&args.event)?;
    }
    if let Some(path) = &args.sheet {
        let html = sheet::sheet(&source.exhibition, &codes, args.base.as_ref());
        secrets::write(path, &html)?;
        console.step(
            "codes-sheet",
            &[("file", value(path.display().to_string()))],
        );
    }
    show(&source, &codes, console)?;
    let folder = args.event.join(crate::files::OWN_FOLDER);
    let values = [
        ("made", value(made)),
        ("renewed", value(args.renew.len())),
        ("folder", value(folder.display().to_string())),
    ];
    console.step("codes-done", &values);
    Ok(())
}

/// The codes, one a line.
fn show(source: &Source, codes: &DeskCodes, console: &Console) -> Result<()> {
    let organiser = codes.organiser.iter();
    let organiser = organiser.map(|code| (live::topic::ORGANISER_USER, code));
    let booths = desk_codes::booths(&source.exhibition);
    let booths = booths.filter_map(|id| Some((id, codes.booths.get(id)?)));
    let all: Vec<_> = organiser.chain(booths).collect();
    if !console.json() && !console.quiet() {
        let lines: String = all
            .iter()
            .map(|(desk, code)| format!("{code}  {desk}\n"))
            .collect();
        console.print(&lines)?;
    }
    let list: Vec<_> = all
        .iter()
        .map(|(desk, code)| json!({ "desk": desk, "code": code.to_string() }))
        .collect();
    console.json_result(&json!({ "codes": list }))
}

//! What an event has live: the codes of its desks, a broker on this machine, files for one elsewhere, and what is asked of it.

pub(crate) mod broker;
mod codes;
pub(crate) mod desk_codes;
pub(crate) mod hosting;
mod password_file;
pub(crate) mod public_keys;
mod sheet;

use anyhow::Result;
use feed::Severity;
use i18n::value;

use crate::cli::{LiveArgs, LiveTask};
use crate::console::Console;
use crate::report::Finding;
use crate::source::{EVENT_FILE, Source};
use desk_codes::DeskCodes;

/// Does what the command line asks.
///
/// # Errors
/// Those of the task.
pub(crate) fn run(args: &LiveArgs, console: &Console) -> Result<()> {
    match &args.task {
        LiveTask::Codes(args) => codes::run(args, console),
    }
}

/// Whose desks nobody can open, as they have no code.
pub(crate) fn without_codes(
    source: &Source,
    codes: &DeskCodes,
    console: &Console,
) -> Option<Finding> {
    let booths = desk_codes::booths(&source.exhibition);
    let missing: Vec<&str> = booths
        .filter(|id| !codes.booths.contains_key(*id))
        .collect();
    let values = [
        ("count", value(missing.len())),
        ("desks", value(missing.join(", "))),
    ];
    let is_missing = codes.organiser.is_none() || !missing.is_empty();
    is_missing.then(|| {
        let key = "live-without-codes";
        Finding::ours(Severity::Warning, EVENT_FILE, "live", key, &values, console)
    })
}

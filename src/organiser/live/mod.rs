//! What an event has live: the codes of its desks, the tickets of its participants, a broker on this machine, files for one elsewhere, and what is asked of it.

pub(crate) mod broker;
mod codes;
pub(crate) mod desk_codes;
mod handing_out;
pub(crate) mod hosting;
mod password_file;
pub(crate) mod public_keys;
mod secrets;
mod sheet;
pub(crate) mod tickets;

use anyhow::Result;
use feed::event::{Admission, LiveSettings};
use feed::{Exhibition, Severity};
use i18n::value;
use live::rules::mosquitto;

use crate::cli::{LiveArgs, LiveTask};
use crate::console::Console;
use crate::report::Finding;
use crate::source::{EVENT_FILE, Source};
use desk_codes::DeskCodes;
use tickets::Tickets;

/// Does what the command line asks.
///
/// # Errors
/// Those of the task.
pub(crate) fn run(args: &LiveArgs, console: &Console) -> Result<()> {
    match &args.task {
        LiveTask::Codes(args) => codes::run(args, console),
        LiveTask::Tickets(args) => handing_out::run(args, console),
    }
}

/// Whether visitors are let in by their tickets alone.
pub(crate) fn is_by_ticket(live: &LiveSettings) -> bool {
    live.entry == Admission::Ticket
}

/// The rules of the visitors' door. Whether a booth can be read or not, visitors may stand at it.
pub(crate) fn visitors_rules(exhibition: &Exhibition) -> String {
    let halls = exhibition.event.halls.iter().map(|hall| &*hall.id);
    let booths = exhibition.slots.iter().map(|slot| &*slot.id);
    mosquitto::visitors(&exhibition.event.id, halls, booths)
}

/// Who cannot come in: staff whose desks have no code, and everybody where entry is by ticket and there are none.
pub(crate) fn missing(
    source: &Source,
    codes: &DeskCodes,
    tickets: &Tickets,
    console: &Console,
) -> Vec<Finding> {
    let live = source.exhibition.event.live.as_ref();
    let no_tickets = tickets.all().is_empty() && live.is_some_and(is_by_ticket);
    let no_tickets = no_tickets.then(|| {
        let key = "live-without-tickets";
        Finding::ours(
            Severity::Warning,
            EVENT_FILE,
            "live.entry",
            key,
            &[],
            console,
        )
    });
    let no_codes = without_codes(source, codes, console);
    no_codes.into_iter().chain(no_tickets).collect()
}

/// Whose desks nobody can open, as they have no code.
fn without_codes(source: &Source, codes: &DeskCodes, console: &Console) -> Option<Finding> {
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

//! `boothwalk live tickets`: a ticket a participant, made once, renewed on the organiser's word, shown as links for handing out.

use std::fs;

use anyhow::{Context as _, Result};
use i18n::value;
use live::Ticket;
use serde_json::json;
use url::Url;

use super::secrets;
use super::tickets::Tickets;
use crate::cli::TicketsArgs;
use crate::console::Console;
use crate::source;

/// Makes the tickets that are missing, renews what is asked for, and shows all.
///
/// # Errors
/// When the event or the list of names cannot be read, nobody has a ticket that is to be renewed, or nothing can be written.
pub(crate) fn run(args: &TicketsArgs, console: &Console) -> Result<()> {
    let source = source::read(&args.event, console)?;
    let former = Tickets::read(&args.event)?;
    let mut tickets = former.clone();
    let mut made = tickets.complete((1..=args.count).map(|number| number.to_string()))?;
    if let Some(path) = &args.names {
        let shown = || path.display().to_string();
        let text = fs::read_to_string(path).with_context(shown)?;
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        made += tickets.complete(lines.filter(|line| !line.is_empty()).map(str::to_owned))?;
    }
    for name in &args.renew {
        if !tickets.renew(name)? {
            return Err(console.failure("tickets-no-such-name", &[("name", value(name.clone()))]));
        }
    }
    if tickets != former {
        tickets.write(&args.event)?;
    }
    let links: Vec<(&str, String)> = tickets
        .all()
        .iter()
        .map(|(name, ticket)| (&**name, link(args.base.as_ref(), ticket)))
        .collect();
    if let Some(path) = &args.csv {
        secrets::write(path, &csv(&links)?)?;
        let values = [("file", value(path.display().to_string()))];
        console.step("tickets-csv", &values);
    } else if !console.json() && !console.quiet() {
        let lines: String = links
            .iter()
            .map(|(name, link)| format!("{link}  {name}\n"))
            .collect();
        console.print(&lines)?;
    }
    let list: Vec<_> = links
        .iter()
        .map(|(name, link)| json!({ "name": name, "link": link }))
        .collect();
    console.json_result(&json!({ "tickets": list }))?;
    let folder = args.event.join(crate::files::OWN_FOLDER);
    let values = [
        ("made", value(made)),
        ("renewed", value(args.renew.len())),
        ("all", value(links.len())),
        ("folder", value(folder.display().to_string())),
    ];
    console.step("tickets-done", &values);
    let live = source.exhibition.event.live.as_ref();
    if !live.is_some_and(super::is_by_ticket) {
        console.step("tickets-not-asked-for", &[]);
    }
    Ok(())
}

/// What a participant opens. What stands behind `#` no browser sends to a host.
fn link(base: Option<&Url>, ticket: &Ticket) -> String {
    let route = format!("#/ticket/{ticket}");
    base.map_or_else(|| route.clone(), |base| format!("{base}{route}"))
}

/// A table for a mail program: names and links.
fn csv(links: &[(&str, String)]) -> Result<String> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["name", "link"])?;
    for (name, link) in links {
        // No spreadsheet takes it for a formula.
        let is_formula = name.starts_with(['=', '+', '-', '@']);
        let name = if is_formula {
            format!("'{name}")
        } else {
            (*name).to_owned()
        };
        out.write_record([&name, link])?;
    }
    // Office programs take a file for UTF-8 only when it begins with a byte order mark.
    Ok(format!("\u{feff}{}", String::from_utf8(out.into_inner()?)?))
}

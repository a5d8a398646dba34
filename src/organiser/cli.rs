//! The command line: what can be asked for. The sentences of the help stand in `assets/locales/*/organiser.ftl`
//! under `help-<command>` and `help-<command>-<argument>`; those here are what a translation falls back to.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Arg, Args, Command, CommandFactory, Parser, Subcommand};
use i18n::Messages;
use url::Url;

use crate::import::{DayOrder, Renamed};
use crate::plan::PaperSize;

/// From a folder of JSON to a hosted exhibition.
#[derive(Debug, Parser)]
#[command(name = "boothwalk", version)]
pub(crate) struct Cli {
    /// Language of the messages, such as en or ja [default: the system's]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub lang: Option<String>,
    /// Say it as JSON, for programs
    #[arg(long, global = true)]
    pub json: bool,
    /// Say only what is wrong
    #[arg(long, short, global = true)]
    pub quiet: bool,
    #[command(subcommand)]
    pub task: Task,
}

/// What can be asked for.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Make a small complete event to edit
    New(NewArgs),
    /// Bring a list of exhibitors or a programme into an event
    Import(ImportArgs),
    /// Say everything there is to say about an event or a booth file
    Check(CheckArgs),
    /// Make a timetable of meetings from wishes and times of both sides
    Meet(MeetArgs),
    /// Check an event and write it as a static site
    Build(BuildArgs),
    /// Serve an event or a site on this machine
    Serve(ServeArgs),
    /// Ready what is live: the desks' codes
    Live(LiveArgs),
    /// Draw a floor plan of each hall
    Plan(PlanArgs),
    /// Count visits in the host's access logs
    Figures(FiguresArgs),
    /// Show whose work is in this command and in its sites
    Licences,
    /// Write an engine folder the way it is kept inside this command
    #[command(hide = true)]
    PackEngine(PackArgs),
    /// Tell the sizes of a site's parts
    #[command(hide = true)]
    Sizes(SizesArgs),
}

/// What a site is made of, wherever one is built.
#[derive(Clone, Debug, Args)]
pub(crate) struct SiteArgs {
    /// Folder of the engine [default: the one inside this command]
    #[arg(long, value_name = "FOLDER")]
    pub engine: Option<PathBuf>,
    /// Where the site will stand, for search engines and link previews
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<Url>,
    /// Quick: do not compress anything
    #[arg(long)]
    pub quick: bool,
}

/// How other hosts are asked.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct WebArgs {
    /// Seconds to wait for another host's answer
    #[arg(long, value_name = "SECONDS", default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..=600))]
    pub wait: u16,
}

#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// Folder to make
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// Folder with event.json
    #[arg(value_name = "DIR")]
    pub event: PathBuf,
    /// Folder to write the drawings into
    #[arg(long, value_name = "FOLDER", default_value = ".")]
    pub out: PathBuf,
    /// Paper of each drawing [default: the smallest on which names can be read]
    #[arg(long, value_name = "SIZE")]
    pub paper: Option<PaperSize>,
}

#[derive(Debug, Args)]
pub(crate) struct FiguresArgs {
    /// Folder with event.json, or a built site
    #[arg(value_name = "DIR")]
    pub event: PathBuf,
    /// Access logs of the host, plain or gzip; - is standard input
    #[arg(long, value_name = "LOG", required = true, num_args = 1..)]
    pub logs: Vec<PathBuf>,
    /// Tables that desks have exported
    #[arg(long, value_name = "CSV", num_args = 1..)]
    pub leads: Vec<PathBuf>,
    /// Folder to write the figures into
    #[arg(long, value_name = "FOLDER", default_value = "figures")]
    pub out: PathBuf,
    /// Where the site stands
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<Url>,
    /// First day that counts [default: the event's first]
    #[arg(long, value_name = "DATE")]
    pub from: Option<jiff::civil::Date>,
    /// Last day that counts [default: the event's last]
    #[arg(long, value_name = "DATE")]
    pub to: Option<jiff::civil::Date>,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Folder with event.json
    #[arg(value_name = "DIR", required_unless_present = "headings")]
    pub event: Option<PathBuf>,
    /// The list: CSV, Excel, OpenDocument or schedule.json
    #[arg(value_name = "FILE", required_unless_present = "headings")]
    pub file: Option<PathBuf>,
    /// List the headings that are understood
    #[arg(long)]
    pub headings: bool,
    /// Show what would change and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Headings of one's own: a JSON object from heading to field
    #[arg(long, value_name = "FILE")]
    pub map: Option<PathBuf>,
    /// Sheet of the workbook [default: the first with something in it]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Take hidden rows and columns of a workbook too
    #[arg(long)]
    pub with_hidden: bool,
    /// Encoding of the list, where it is not found out
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Column of mail addresses that visitors may see
    #[arg(long, value_name = "COLUMN")]
    pub public_mail: Vec<String>,
    /// Add topics that the event does not have
    #[arg(long)]
    pub make_topics: bool,
    /// Add halls that the event does not have
    #[arg(long)]
    pub make_halls: bool,
    /// Take away what the newer list takes away
    #[arg(long)]
    pub withdraw: bool,
    /// What exhibitors are that probably have a new name
    #[arg(long, value_name = "WHICH")]
    pub renamed: Option<Renamed>,
    /// Order of day and month where the list leaves it open, as 05/11/2030 does
    #[arg(long, value_name = "ORDER")]
    pub day_order: Option<DayOrder>,
    /// Hall of new booths whose row names none [default: the first]
    #[arg(long, value_name = "ID")]
    pub hall: Option<String>,
    /// Take the list's word also where something was changed by hand
    #[arg(long)]
    pub overwrite: bool,
}

#[derive(Debug, Args)]
pub(crate) struct MeetArgs {
    /// Folder with event.json
    #[arg(value_name = "DIR")]
    pub event: PathBuf,
    /// Tables of wishes and times: CSV, Excel or OpenDocument
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Folder to write the timetable into
    #[arg(long, value_name = "FOLDER", default_value = "meetings")]
    pub out: PathBuf,
    /// Show the timetable and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Minutes of a meeting [default: what the exhibitors' files agree on, else 20]
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u16).range(1..=480))]
    pub length: Option<u16>,
    /// Minutes between two meetings
    #[arg(long, value_name = "MINUTES", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=480))]
    pub pause: u16,
    /// Day of the meetings [default: the event's days]
    #[arg(long, value_name = "DATE")]
    pub day: Vec<String>,
    /// When there are meetings; whoever says no time can then [default: whenever an exhibitor can]
    #[arg(long, value_name = "SPAN")]
    pub hours: Vec<String>,
    /// When there are none
    #[arg(long = "break", value_name = "SPAN")]
    pub breaks: Vec<String>,
    /// Participants that an exhibitor meets at a time, where the table does not say [default: what its file says, else 1]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=99))]
    pub at_once: Option<u16>,
    /// Most meetings of a participant, where the table does not say
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub most: Option<u16>,
    /// Sheet of the workbook [default: the first with something in it]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Encoding of the tables, where it is not found out
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Order of day and month where the tables leave it open, as 05/11/2030 does
    #[arg(long, value_name = "ORDER")]
    pub day_order: Option<DayOrder>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Folder with event.json, or one booth file
    #[arg(value_name = "PATH")]
    pub path: PathBuf,
    /// Check again whenever a file is saved
    #[arg(long)]
    pub watch: bool,
    /// Ask the hosts that are named, too: links, booth files and pictures elsewhere
    #[arg(long, conflicts_with = "watch")]
    pub online: bool,
    /// Where the site will stand: other hosts must let its pages read their files
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<Url>,
    #[command(flatten)]
    pub web: WebArgs,
    /// Leave out what is only worth knowing
    #[arg(long)]
    pub no_notes: bool,
    /// Show each note with its place and what to do, not only how many of a kind there are
    #[arg(long, conflicts_with = "no_notes")]
    pub all_notes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    /// Folder with event.json
    #[arg(value_name = "DIR")]
    pub event: PathBuf,
    /// Folder to write the site into
    #[arg(long, value_name = "SITE")]
    pub out: PathBuf,
    /// Use the engine of another site on the same host, by its address seen from this one
    #[arg(long, value_name = "PATH")]
    pub engine_at: Option<String>,
    /// Freeze an ended event: recordings, mail, checksums; no streams, forms or looks for changes
    #[arg(long)]
    pub archive: bool,
    /// Copy booth files and pictures of other hosts into the site, whatever the event says
    #[arg(long)]
    pub mirror: bool,
    /// Exit code 0 also where a booth could not be read
    #[arg(long)]
    pub allow_broken: bool,
    #[command(flatten)]
    pub web: WebArgs,
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// Folder with event.json, or a built site
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Port to listen on; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Address to listen on; others than the default let other machines in
    #[arg(long, default_value = "127.0.0.1")]
    pub bind: IpAddr,
    /// Let staff and visitors meet, by a broker on this machine (mosquitto)
    #[arg(long)]
    pub live: bool,
    #[command(flatten)]
    pub site: SiteArgs,
}

#[derive(Debug, Args)]
pub(crate) struct LiveArgs {
    #[command(subcommand)]
    pub task: LiveTask,
}

/// What can be asked for of what is live.
#[derive(Debug, Subcommand)]
pub(crate) enum LiveTask {
    /// Make and show the codes of the desks
    Codes(CodesArgs),
    /// Make and show the tickets of participants
    Tickets(TicketsArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CodesArgs {
    /// Folder with event.json
    #[arg(value_name = "DIR")]
    pub event: PathBuf,
    /// Put a new code in the place of this booth's; organiser is the organiser's
    #[arg(long, value_name = "BOOTH")]
    pub renew: Vec<String>,
    /// Write a sheet for handing out, a page for each desk (HTML)
    #[arg(long, value_name = "FILE")]
    pub sheet: Option<PathBuf>,
    /// Where the site will stand, for the addresses on the sheet
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<Url>,
    #[command(flatten)]
    pub web: WebArgs,
}

#[derive(Debug, Args)]
pub(crate) struct TicketsArgs {
    /// Folder with event.json
    #[arg(value_name = "DIR")]
    pub event: PathBuf,
    /// Let there be tickets for so many participants, numbered from 1
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=MOST_TICKETS))]
    pub count: u32,
    /// Let there be a ticket for each line of this file
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// Put a new ticket in the place of this participant's
    #[arg(long, value_name = "NAME")]
    pub renew: Vec<String>,
    /// Write the links as a table instead of showing them (CSV)
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Where the site will stand, for the links
    #[arg(long, value_name = "URL", value_parser = base)]
    pub base: Option<Url>,
}

/// More come in by no broker of ours; a slip of the keys costs no hour.
const MOST_TICKETS: i64 = 200_000;

#[derive(Debug, Args)]
pub(crate) struct PackArgs {
    /// Folder of the engine
    pub engine: PathBuf,
    /// Folder to write
    #[arg(long)]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct SizesArgs {
    /// Folder of a site
    pub site: PathBuf,
}

/// The address of a site: a folder's, so that it ends in `/`.
fn base(text: &str) -> Result<Url, String> {
    let mut url = Url::parse(text).map_err(|error| error.to_string())?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err("no web address (https)".to_owned());
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

/// The command line with its help in the language of `messages`.
pub(crate) fn command(messages: &Messages) -> Command {
    let mut command = Cli::command();
    // The version's argument and those of help are made by clap when it builds.
    command.build();
    localised(command, "help", messages)
}

/// The help of a command and of those below it: `key` says what it does, `key-after` gives examples, `key-<argument>` explains
/// each argument, and `key-<command>` is the key of a command below.
fn localised(command: Command, key: &str, messages: &Messages) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|task| task.get_name().to_owned())
        .collect();
    let command = names.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |task| {
            localised(task, &format!("{key}-{name}"), messages)
        })
    });
    let formats = i18n::value(crate::import::format_names());
    let said = |key: &str| {
        let text = messages.format(key, &[("formats", formats.clone())]);
        Some(text).filter(|text| text != key)
    };
    let mut command = match said(key) {
        Some(text) => command.about(text),
        None => command,
    };
    if let Some(text) = said(&format!("{key}-after")) {
        command = command.after_help(text);
    }
    // What clap says by itself: the words around the list of arguments.
    command = command
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            messages.get("help-usage")
        ))
        .subcommand_help_heading(messages.get("help-commands"));
    command.mut_args(|argument: Arg| {
        let heading = if argument.is_positional() {
            "help-arguments"
        } else {
            "help-options"
        };
        let argument = argument.help_heading(messages.get(heading));
        let own = format!("{key}-{}", argument.get_id());
        // What several commands share is explained once, under `help-argument-…`.
        let shared = format!("help-argument-{}", argument.get_id());
        match said(&own).or_else(|| said(&shared)) {
            Some(text) => argument.help(text),
            None => argument,
        }
    })
}

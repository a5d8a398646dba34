//! The command `boothwalk`: from a folder of JSON to a hosted exhibition.

mod cache;
mod check;
mod cli;
mod folder;
mod import;
mod new;
mod pack;
mod plan;
mod report;
mod serve;
mod site;
mod sizes;
mod source;
mod tell;
mod web;

use std::process::ExitCode;

use anyhow::Result;
use clap::FromArgMatches;

use cli::{Cli, Task};
use tell::Teller;

/// Exit code when something could not be done, or `check` found errors. Code 2 is for a command line that was not understood.
pub(crate) const FAILED: u8 = 1;

fn main() -> ExitCode {
    let words = tell::words(wanted_language().as_deref());
    let matches = cli::command(&words).get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let teller = Teller::new(words, cli.quiet, cli.json);
    match run(&cli.task, &teller) {
        Ok(code) => code,
        Err(error) => {
            teller.error(&error);
            ExitCode::from(FAILED)
        }
    }
}

fn run(task: &Task, teller: &Teller) -> Result<ExitCode> {
    match task {
        Task::Check(args) => return check::run(args, teller),
        Task::New(args) => new::run(args, teller),
        Task::Import(args) => import::run(args, teller),
        Task::Plan(args) => plan::run(args, teller),
        Task::Build(args) => site::run(args, teller),
        Task::Serve(args) => serve::any(args, teller),
        Task::PackEngine(args) => pack::run(args, teller),
        Task::Sizes(args) => sizes::run(&args.site, teller),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// What `--lang` says, found before the command line is understood: the help is in that language too.
fn wanted_language() -> Option<String> {
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--lang" {
            return arguments.next();
        }
        if let Some(language) = argument.strip_prefix("--lang=") {
            return Some(language.to_owned());
        }
    }
    None
}

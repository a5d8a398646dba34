//! A library for organisers over a set of files: import, check and build. The command `boothwalk` stands on it.

mod cache;
mod check;
mod cli;
mod console;
mod folder;
mod http;
mod import;
mod new;
mod pack;
mod plan;
mod report;
mod serve;
mod site;
mod sizes;
mod source;

use std::process::ExitCode;

use anyhow::Result;
use clap::FromArgMatches;

use cli::{Cli, Task};
use console::Console;

/// Exit code when something could not be done, or `check` found errors. Code 2 is for a command line that was not understood.
pub(crate) const FAILED: u8 = 1;

/// Runs the command line of this process: the whole command `boothwalk`.
pub fn command_line() -> ExitCode {
    let messages = console::messages(wanted_language().as_deref());
    let matches = cli::command(&messages).get_matches();
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let console = Console::new(messages, cli.quiet, cli.json);
    match run(&cli.task, &console) {
        Ok(code) => code,
        Err(error) => {
            console.error(&error);
            ExitCode::from(FAILED)
        }
    }
}

fn run(task: &Task, console: &Console) -> Result<ExitCode> {
    match task {
        Task::Check(args) => return check::run(args, console),
        Task::New(args) => new::run(args, console),
        Task::Import(args) => import::run(args, console),
        Task::Plan(args) => plan::run(args, console),
        Task::Build(args) => site::run(args, console),
        Task::Serve(args) => serve::any(args, console),
        Task::PackEngine(args) => pack::run(args, console),
        Task::Sizes(args) => sizes::run(&args.site, console),
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

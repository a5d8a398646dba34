//! A library for organisers over a set of files: import, check and build. The command `boothwalk` stands on it.

mod cache;
mod check;
mod cli;
mod console;
mod exit_code;
mod figures;
mod files;
mod film;
mod http;
mod import;
mod interrupt;
mod licences;
mod live;
mod meet;
mod new;
mod object;
mod pack;
mod plan;
mod report;
mod serve;
mod site;
mod sizes;
mod source;
mod stamp;
mod usage;
mod watch;
mod whole_file;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::FromArgMatches;

use cli::{Cli, Task};
use console::Console;
use exit_code::FAILED;
pub use files::{Files, Folder, MemoryFiles, ReadFault, encoded};
pub use report::Finding;

/// Everything there is to say about an event's files, in this language (a BCP 47 tag); the gravest first. Other hosts are not
/// asked.
///
/// # Errors
/// When there is no event among the files.
pub fn check(files: Arc<dyn Files>, language: &str) -> Result<Vec<Finding>> {
    let console = Console::new(console::messages(Some(language)), true, false);
    check::of_files(files, &console)
}

/// Runs the command line of this process: the whole command `boothwalk`.
pub fn command_line() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    let messages = console::messages(wanted_language().as_deref());
    let parsed = cli::command(&messages)
        .try_get_matches_from(&arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let (task, console) = match parsed {
        Ok(cli) => {
            let console = Console::new(messages, cli.quiet, cli.json);
            console.tell_language(cli.lang.as_deref());
            (cli.task, console)
        }
        Err(error) => return usage::told(&error, &Console::new(messages, false, json)),
    };
    match run(&task, &console) {
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
        Task::Build(args) => return site::run(args, console),
        Task::New(args) => new::run(args, console),
        Task::Import(args) => import::run(args, console),
        Task::Live(args) => live::run(args, console),
        Task::Meet(args) => meet::run(args, console),
        Task::Licences => licences::run(console),
        Task::Plan(args) => plan::run(args, wanted_language().as_deref(), console),
        Task::Figures(args) => figures::run(args, console),
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

#[cfg(test)]
mod tests {
    use feed::Severity;

    use super::*;

    #[test]
    fn files_in_memory_are_checked_as_a_folder_is() {
        let event = r#"{ "version": 1, "id": "e", "title": "E", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": { "name": "O" }, "halls": [{ "id": "h", "title": "H", "booths": ["a.json", "b.json"] }] }"#;
        let mut files = MemoryFiles::default();
        for (name, text) in [
            ("event.json", event),
            (
                "a.json",
                r#"{ "version": 1, "id": "a", "name": "A", "logo": { "src": "a.png", "alt": "A" } }"#,
            ),
            ("b.json", "{"),
        ] {
            files.0.insert(name.to_owned(), text.as_bytes().to_vec());
        }
        let findings = check(Arc::new(files), "en").unwrap();
        let told: Vec<_> = findings
            .iter()
            .map(|finding| {
                (
                    finding.severity,
                    finding.file.as_str(),
                    finding.path.as_str(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (Severity::Error, "b.json", ""),
                (Severity::Warning, "a.json", "logo.src")
            ]
        );
        assert!(check(Arc::new(MemoryFiles::default()), "en").is_err());
    }
}

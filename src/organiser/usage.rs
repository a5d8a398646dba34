//! A command line that was not understood, told in the organiser's language.

use std::io::Write as _;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use i18n::value;

use crate::console::Console;

/// Exit code of a command line that was not understood.
const NOT_UNDERSTOOD: u8 = 2;

/// Tells what is wrong with a command line; help and version are no faults, and go to standard output.
pub(crate) fn told(error: &Error, console: &Console) -> ExitCode {
    if !error.use_stderr() {
        return match console.print(&error.render().to_string()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                console.error(&error);
                ExitCode::from(crate::exit_code::FAILED)
            }
        };
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand && !console.json() {
        let _ = write!(std::io::stderr(), "{}", error.render());
        return ExitCode::from(NOT_UNDERSTOOD);
    }
    let mut sentences = vec![console.sentence(key(error.kind()), &values(error))];
    if let Some(meant) = meant(error) {
        sentences.push(console.sentence("usage-meant", &[("meant", value(meant))]));
    }
    console.error(&anyhow::Error::msg(sentences.join(" ")));
    if !console.json() {
        let _ = writeln!(std::io::stderr(), "{}", console.sentence("usage-help", &[]));
    }
    ExitCode::from(NOT_UNDERSTOOD)
}

/// The sentence for a kind of fault.
fn key(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::MissingRequiredArgument => "usage-missing",
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "usage-no-command"
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage-value",
        ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            "usage-no-value"
        }
        ErrorKind::TooManyValues => "usage-too-many",
        ErrorKind::ArgumentConflict => "usage-conflict",
        ErrorKind::InvalidUtf8 => "usage-utf8",
        _ => "usage-not-understood",
    }
}

/// What stands in the sentence: the argument, its value, what else it clashes with.
fn values(error: &Error) -> Vec<(&'static str, i18n::PlaceableValue<'static>)> {
    let text = |kind| error.get(kind).map_or_else(String::new, plain);
    let argument = match text(ContextKind::InvalidArg) {
        argument if argument.is_empty() => text(ContextKind::InvalidSubcommand),
        argument => argument,
    };
    vec![
        ("argument", value(argument)),
        ("value", value(text(ContextKind::InvalidValue))),
        ("other", value(text(ContextKind::PriorArg))),
    ]
}

/// What was probably meant.
fn meant(error: &Error) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::ValidSubcommand,
        ContextKind::ValidValue,
    ];
    let found = kinds
        .into_iter()
        .find_map(|kind| error.get(kind).map(plain));
    found.filter(|meant| !meant.is_empty())
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

//! The command `boothwalk`: from a folder of JSON to a hosted exhibition.

use std::process::ExitCode;

fn main() -> ExitCode {
    organiser::command_line()
}

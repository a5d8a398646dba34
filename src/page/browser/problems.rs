//! What went wrong, for whoever looks into the console: a line a file, said once, whichever face found it first.

use feed::Problem;
use feed::problem::Severity;

use super::port;
use crate::events;

/// Says a line.
pub fn log(line: &str) {
    port::tell(events::PROBLEM, &[("line", Some(line))]);
}

/// Says what costs something in these files: the first problem of each, and how many more there are.
pub fn tell(problems: &[Problem]) {
    let costly = |problem: &&Problem| problem.severity >= Severity::Warning;
    let mut files: Vec<&str> = Vec::new();
    for problem in problems.iter().filter(costly) {
        if files.contains(&problem.file.as_str()) {
            continue;
        }
        files.push(&problem.file);
        let same = |other: &&Problem| other.file == problem.file;
        let more = problems.iter().filter(costly).filter(same).count() - 1;
        let sentence = problem.sentence("en");
        match more {
            0 => log(&sentence),
            _ => log(&format!(
                "{sentence} (and {more} more; `boothwalk check` names them all)"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use feed::Booth;

    use super::*;
    use crate::stand_in;

    #[test]
    fn a_file_is_one_line_with_the_number_of_what_is_left_out() {
        stand_in::open("");
        let broken = br#"{"version": 1, "id": "one", "name": 3, "size": "huge", "surprise": true}"#;
        let problems = Booth::parse(broken, "booths/one.json").problems;
        assert!(problems.len() > 1);
        tell(&problems);
        let lines = stand_in::console();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(
            lines[0].contains("booths/one.json") && lines[0].contains("more;"),
            "{lines:?}"
        );
        tell(&[]);
        assert!(stand_in::console().is_empty());
    }
}

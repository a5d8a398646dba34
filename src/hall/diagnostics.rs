//! Diagnostics: what went wrong, and how many frames were drawn, for the console and the probe.

use bevy::prelude::*;
use feed::Problem;
use feed::problem::Severity;

/// What went wrong, and how much was drawn.
#[derive(Resource, Default)]
pub struct Diagnostics {
    /// A line each fault, as the probe has it.
    pub lines: Vec<String>,
    /// Frames drawn since the start.
    pub frames: u32,
    unsaid: Vec<ConsoleReport>,
}

/// Something that the console has not said yet.
pub enum ConsoleReport {
    /// What is wrong with files.
    Problems(Vec<Problem>),
    /// A line of our own.
    Line(String),
}

impl Diagnostics {
    /// Notes what costs something in a file.
    pub fn problems(&mut self, problems: &[Problem]) {
        if problems.is_empty() {
            return;
        }
        self.unsaid.push(ConsoleReport::Problems(problems.to_vec()));
        let grave = |problem: &&Problem| problem.severity == Severity::Error;
        for line in problems.iter().filter(grave).map(|p| p.sentence("en")) {
            if !self.lines.contains(&line) {
                self.lines.push(line);
            }
        }
    }

    /// Notes a line, once.
    pub fn log(&mut self, line: String) {
        if !self.lines.contains(&line) {
            self.unsaid.push(ConsoleReport::Line(line.clone()));
            self.lines.push(line);
        }
    }

    /// What the console has not said yet.
    pub fn take_unsaid(&mut self) -> Vec<ConsoleReport> {
        std::mem::take(&mut self.unsaid)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Diagnostics>();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_said_once() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.log("a".into());
        diagnostics.log("a".into());
        assert_eq!(diagnostics.take_unsaid().len(), 1);
        assert!(diagnostics.take_unsaid().is_empty());
        assert_eq!(diagnostics.lines, ["a"]);
    }
}

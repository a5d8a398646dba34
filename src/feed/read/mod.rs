//! From bytes to typed values and problems. The order: size, UTF-8, depth, JSON, version, shape, then the values.

pub(crate) mod deserialize;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::check::{Checker, Clean};
use crate::json::{self, JsonStep, Node};
use crate::later::ReadLater;
use crate::locate::{blamed, line_column};
use crate::problem::{ExpectedValue, FoundValue, Problem, ProblemKind, Severity};
use crate::{Booth, Event, FORMAT_VERSION, Programme, Tour, limits};

/// What came of reading a file.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    /// Path or URL of the file.
    pub file: String,
    /// The value, cleaned and within the limits; `None` when the file cannot be shown.
    pub value: Option<T>,
    /// What is wrong or could be better, in the order of the file's checks.
    pub problems: Vec<Problem>,
}

impl<T> Parsed<T> {
    /// A file that could not even be fetched or read.
    pub fn unreadable(file: &str, reason: &str) -> Self {
        Self::failed(file, Problem::unreadable(file, reason))
    }

    /// A file with more bytes than are read, for whoever stops fetching at the limit.
    pub fn too_large(file: &str, bytes: usize, limit: usize) -> Self {
        let what = ProblemKind::FileTooLarge { bytes, limit };
        Self::failed(file, Problem::of_file(Severity::Error, file, what))
    }

    fn failed(file: &str, problem: Problem) -> Self {
        Self {
            file: file.to_owned(),
            value: None,
            problems: vec![problem],
        }
    }
}

impl Booth {
    /// Reads a booth file. `file` is its path or URL, for the problems.
    pub fn parse(bytes: &[u8], file: &str) -> Parsed<Self> {
        parse(bytes, file)
    }
}

impl Event {
    /// Reads an event file. `file` is its path or URL, for the problems.
    ///
    /// A fault inside one of its booths, sessions, topics or texts costs that part only.
    pub fn parse(bytes: &[u8], file: &str) -> Parsed<Self> {
        parse(bytes, file)
    }
}

impl Programme {
    /// Reads a programme file. `file` is its path or URL, for the problems. A fault inside a session costs that session only.
    pub fn parse(bytes: &[u8], file: &str) -> Parsed<Self> {
        parse(bytes, file)
    }

    /// Reads the programme that stands inside an event file. `file` is the event file's path or URL; what is wrong with the
    /// rest of it is not told.
    pub fn inside(bytes: &[u8], file: &str) -> Parsed<Self> {
        let Parsed {
            file,
            value,
            mut problems,
        } = parse::<Around>(bytes, file);
        problems.retain(|problem| problem.path.starts_with("programme"));
        Parsed {
            file,
            value: value.map(|around| around.programme),
            problems,
        }
    }
}

/// An event file of which only the programme is read.
#[derive(Deserialize)]
struct Around {
    programme: Programme,
}

impl Clean for Around {
    fn clean(&mut self, checker: &mut Checker) -> bool {
        checker.object("programme", &mut self.programme)
    }
}

impl File for Around {
    const BYTES: usize = limits::EVENT_BYTES;

    fn part(path: &[JsonStep]) -> Option<&[JsonStep]> {
        let part = Programme::part(path.get(1..)?)?;
        path.get(..=part.len())
    }
}

/// A kind of file.
trait File: DeserializeOwned + Clean {
    /// Bytes that are read.
    const BYTES: usize;

    /// The part that a fault at this path costs; `None` when it costs the file.
    fn part(path: &[JsonStep]) -> Option<&[JsonStep]>;
}

impl File for Booth {
    const BYTES: usize = limits::BOOTH_BYTES;

    fn part(path: &[JsonStep]) -> Option<&[JsonStep]> {
        match path {
            // Browsers read it later.
            [JsonStep::Key(field), ..]
                if cfg!(not(target_arch = "wasm32")) && field == "screen" =>
            {
                path.get(..1)
            }
            _ => None,
        }
    }
}

impl File for Programme {
    const BYTES: usize = limits::EVENT_BYTES;

    fn part(path: &[JsonStep]) -> Option<&[JsonStep]> {
        match path {
            [JsonStep::Key(list), JsonStep::Index(_), ..] if list == "sessions" => path.get(..2),
            _ => None,
        }
    }
}

impl File for Event {
    const BYTES: usize = limits::EVENT_BYTES;

    fn part(path: &[JsonStep]) -> Option<&[JsonStep]> {
        match path {
            [
                JsonStep::Key(halls),
                JsonStep::Index(_),
                JsonStep::Key(booths),
                JsonStep::Index(_),
                ..,
            ] if halls == "halls" && booths == "booths" => path.get(..4),
            [JsonStep::Key(programme), rest @ ..] if programme == "programme" => {
                Programme::part(rest).map_or_else(|| path.get(..1), |part| path.get(..=part.len()))
            }
            // A stop costs itself, and whatever else is wrong with a tour the tour.
            #[cfg(not(target_arch = "wasm32"))]
            [JsonStep::Key(tours), ..] if tours == "tours" => Tours::part_of(path),
            [JsonStep::Key(list), JsonStep::Index(_), ..]
                if ["topics", "texts", "notes", "sources", "related"].contains(&list.as_str()) =>
            {
                path.get(..2)
            }
            [JsonStep::Key(field), ..] if ["live", "refresh"].contains(&field.as_str()) => {
                path.get(..1)
            }
            _ => None,
        }
    }
}

/// The tours of an event file by themselves.
#[derive(Deserialize)]
struct Tours {
    #[serde(default)]
    tours: Vec<Tour>,
}

impl Tours {
    /// The stop, the tour or the list that a path leads into.
    fn part_of(path: &[JsonStep]) -> Option<&[JsonStep]> {
        match path {
            [
                _,
                JsonStep::Index(_),
                JsonStep::Key(stops),
                JsonStep::Index(_),
                ..,
            ] if stops == "stops" => path.get(..4),
            _ => path.get(..path.len().min(2)),
        }
    }
}

impl Clean for Tours {
    fn clean(&mut self, checker: &mut Checker) -> bool {
        checker.list("tours", &mut self.tours, limits::TOURS)
    }
}

impl File for Tours {
    const BYTES: usize = limits::EVENT_BYTES;

    fn part(path: &[JsonStep]) -> Option<&[JsonStep]> {
        Self::part_of(path)
    }
}

/// What is wrong with tours is told to whoever writes the file, by the command.
impl ReadLater for Vec<Tour> {
    fn read(node: &Node) -> Option<Self> {
        let mut around = Node::Object(vec![("tours".to_owned(), node.clone())]);
        let mut checker = Checker::default();
        let (tours, _) = shaped::<Tours>(&mut around, &mut checker);
        Some(tours.map_or_else(Vec::new, |mut tours| {
            tours.clean(&mut checker);
            tours.tours
        }))
    }
}

fn parse<T: File>(bytes: &[u8], file: &str) -> Parsed<T> {
    let mut node = match tree(bytes, T::BYTES) {
        Ok(node) => node,
        Err((position, what)) => {
            let problem = Problem {
                position,
                ..Problem::of_file(Severity::Error, file, what)
            };
            return Parsed::failed(file, problem);
        }
    };
    // Sound UTF-8, or there would be no tree.
    let text = std::str::from_utf8(bytes).unwrap_or("");
    let mut checker = Checker::default();
    node.strike_repeated(&mut Vec::new(), &mut |path, field| {
        let field = field.to_owned();
        checker.say_at(path, Severity::Error, ProblemKind::Repeated { field });
    });
    let repeated = !checker.said.is_empty();
    if let Some(what) = other_version(&node) {
        checker.say_at(
            &[JsonStep::Key("version".to_owned())],
            Severity::Error,
            what,
        );
        return finish(checker, None, file, text);
    }
    let (value, whole) = shaped::<T>(&mut node, &mut checker);
    // The values are looked at in any case: everything that is wrong is told in one round.
    let value = value.and_then(|mut value| value.clean(&mut checker).then_some(value));
    let value = value.filter(|_| whole && !repeated);
    finish(checker, value, file, text)
}

/// The JSON tree of a file.
fn tree(bytes: &[u8], limit: usize) -> Result<Node, (Option<(usize, usize)>, ProblemKind)> {
    if bytes.len() > limit {
        return Err((
            None,
            ProblemKind::FileTooLarge {
                bytes: bytes.len(),
                limit,
            },
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
        let before = std::str::from_utf8(sound).unwrap_or("");
        (
            Some(line_column(before, before.len())),
            ProblemKind::NotUtf8,
        )
    })?;
    // Windows editors write a byte order mark; JSON has none, and nobody sees it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(at) = json::too_deep(text, limits::DEPTH) {
        return Err((
            Some(line_column(text, at)),
            ProblemKind::TooDeep {
                limit: limits::DEPTH,
            },
        ));
    }
    serde_json::from_str(text).map_err(|error| {
        let position = Some((error.line(), error.column())).filter(|&(line, _)| line > 0);
        if error.is_eof() {
            return (position, ProblemKind::Truncated);
        }
        // The words without the place, which the problem carries.
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        (position, ProblemKind::NotJson(words.to_owned()))
    })
}

/// What is wrong with the version, which decides how the rest is read.
fn other_version(node: &Node) -> Option<ProblemKind> {
    let version = node.field("version")?;
    let number = match version {
        Node::Number(number) => number
            .as_u64()
            .and_then(|number| u32::try_from(number).ok()),
        _ => return None,
    };
    match number {
        Some(found) if found > FORMAT_VERSION => Some(ProblemKind::Newer {
            found,
            known: FORMAT_VERSION,
        }),
        Some(0) => Some(ProblemKind::WrongValue {
            found: FoundValue::Number("0".to_owned()),
            wanted: ExpectedValue::OneOf(
                (1..=FORMAT_VERSION)
                    .map(|version| version.to_string())
                    .collect(),
            ),
        }),
        _ => None,
    }
}

/// Reads the typed value, striking out what is faulty until the rest can be read, so that everything that is wrong
/// is told at once. The flag says whether only parts were struck out.
fn shaped<T: File>(node: &mut Node, checker: &mut Checker) -> (Option<T>, bool) {
    let mut whole = true;
    // What was struck out for a word that the format does not know.
    let mut words: Vec<Vec<JsonStep>> = Vec::new();
    // Each turn strikes out at least one value; more faults than are told need not be found.
    for _ in 0..limits::PROBLEMS {
        let (result, unknown) = deserialize::read::<T>(node);
        let fault = match result {
            Ok(value) => {
                for unknown in unknown {
                    let field = match unknown.path.last() {
                        Some(JsonStep::Key(name)) => crate::problem::quoted(name),
                        _ => continue,
                    };
                    let what = ProblemKind::Unknown {
                        field,
                        meant: unknown.meant,
                    };
                    checker.say_at(&unknown.path, Severity::Note, what);
                }
                return (Some(value), whole);
            }
            Err(fault) => fault,
        };
        let (path, what) = fault.told();
        // A required field that was struck out is missing by our own doing, not the author's.
        let ours = match &what {
            ProblemKind::Missing { field } => {
                let mut inside = path.clone();
                inside.push(JsonStep::Key(field.clone()));
                let struck = node
                    .at_mut(&inside)
                    .is_some_and(|node| *node == Node::Struck);
                struck.then_some(inside)
            }
            _ => None,
        };
        // A word that the format does not know (yet) costs its field only.
        let word = matches!(
            &what,
            ProblemKind::WrongValue {
                found: FoundValue::Text(_),
                wanted: ExpectedValue::OneOf(_)
            }
        ) && !keeps_out(&path);
        if ours.is_none() {
            let severity = if word {
                Severity::Warning
            } else {
                Severity::Error
            };
            checker.say_at(&path, severity, what);
        }
        if let Some(lost) = lost_to_a_word(&path, word, ours, &words) {
            let Some(node) = node.at_mut(&lost).filter(|node| **node != Node::Struck) else {
                return (None, false);
            };
            *node = Node::Struck;
            checker.struck.push(lost.clone());
            words.push(lost);
            continue;
        }
        let part = T::part(&path);
        whole &= part.is_some();
        let is_booth =
            |part: &[JsonStep]| matches!(part, [_, _, JsonStep::Key(list), _] if list == "booths");
        let (place, mark) = match part {
            // The whole part goes at once when it would be lost anyway.
            Some(part) if is_booth(part) => (part, Node::Hole),
            Some(part) => (part, Node::Struck),
            None => (path.as_slice(), Node::Struck),
        };
        match node.at_mut(place) {
            Some(node) if *node != mark && !place.is_empty() => {
                if mark == Node::Struck {
                    checker.struck.push(place.to_vec());
                }
                *node = mark;
            }
            _ => return (None, false),
        }
    }
    (None, false)
}

/// Whether a field keeps somebody out: without it more would be let in than was meant, so a word in it that the format does not
/// know costs all that it guards. (Browsers do not read it.)
fn keeps_out(path: &[JsonStep]) -> bool {
    cfg!(not(target_arch = "wasm32"))
        && matches!(path, [JsonStep::Key(live), JsonStep::Key(entry)] if live == "live" && entry == "entry")
}

/// What is struck out for a word that the format does not know: its field, and the entry around it where that cannot be
/// without the field. `None` where the fault is another.
fn lost_to_a_word(
    path: &[JsonStep],
    word: bool,
    missing: Option<Vec<JsonStep>>,
    words: &[Vec<JsonStep>],
) -> Option<Vec<JsonStep>> {
    let because = word || missing.is_some_and(|missing| words.contains(&missing));
    (because && !path.is_empty()).then(|| path.to_vec())
}

/// Puts file, path and position to what was said.
fn finish<T>(checker: Checker, value: Option<T>, file: &str, text: &str) -> Parsed<T> {
    let count = checker.said.len().saturating_sub(limits::PROBLEMS);
    // Errors first when not all can be told; otherwise in the order in which they were found.
    let mut said = checker.said;
    if count > 0 {
        crate::sort::sort_by_key(&mut said, |said| std::cmp::Reverse(said.severity));
    }
    let whole = text.len();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = whole - text.len();
    let mut problems: Vec<Problem> = said
        .into_iter()
        .take(limits::PROBLEMS)
        .map(|said| {
            let found = blamed(text, &said.path);
            Problem {
                severity: said.severity,
                file: file.to_owned(),
                path: json::shown(&said.path),
                position: found.as_ref().map(|found| line_column(text, found.start)),
                span: found.map(|found| found.start + mark..found.end + mark),
                kind: said.what,
            }
        })
        .collect();
    if count > 0 {
        let severity = Severity::Note;
        problems.push(Problem::of_file(
            severity,
            file,
            ProblemKind::More { count },
        ));
    }
    Parsed {
        file: file.to_owned(),
        value,
        problems,
    }
}

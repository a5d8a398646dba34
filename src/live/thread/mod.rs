//! A conversation between a visitor and a booth's staff, as either end keeps it.
//!
//! Lines are numbered from 1 by each author (the visitor, or a staff member's page), so that what came twice is dropped,
//! what came late finds its place, and what is missing is known. Each line also says how much its author has heard, which
//! tells the other end what a broker lost that was killed before it wrote its queue down. Lines that nobody can have heard
//! are said again: after a reload, when the broker forgot our session, when an answer shows that they are missing, and when
//! the other end says again what it said, because one node of a broker may forget it while ours goes on.
//! The thread is kept as JSON of limited size: it survives reload, sleep and another face of the page.

mod json;
#[cfg(test)]
mod tests;

use crate::{
    LiveTime, VisitorId,
    flat_map::FlatMap,
    limits::{ADDRESS_BYTES, TEXT_BYTES, TEXT_CHARACTERS},
    message::{Act, Line, LineContent},
    queue::{ActOutcome, Custody, Holder},
};

/// The author who is the visitor; staff members are their pages' tags.
pub const VISITOR: u32 = 0;
/// Bytes of a kept thread, as JSON. Beyond it the oldest lines are dropped; a browser gives a site 5 MB for everything.
pub const LARGEST_KEPT: usize = 128 * 1024;
/// Lines that are kept at most.
pub const MOST_LINES: usize = 400;
/// How far a number may be ahead of what was heard; more is no gap but nonsense.
const WIDEST_GAP: u32 = 300;
/// Seconds after which an answer should know of a line.
const SHOULD_KNOW_SECS: u32 = 10;
/// How often a line is said again because an answer does not know of it.
const MOST_REPEATS: u8 = 3;

/// What became of a line of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// To be said (again).
    Waiting,
    /// Given to the session.
    UnderWay,
    /// The broker has it.
    Delivered,
    /// The other end has it. Lines of others are always so.
    Heard,
}

/// One line of a thread, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadLine {
    /// When the request was made that it belongs to: a second request begins a new count.
    pub asked: LiveTime,
    /// Who wrote it: [`VISITOR`], or a staff member's page.
    pub author: u32,
    /// Its number among its author's.
    pub number: u32,
    /// When it was written.
    pub at: LiveTime,
    /// What it says.
    pub said: LineContent,
    /// What became of it.
    pub fate: Fate,
    repeats: u8,
}

/// What a line that came was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// New, and shown.
    New,
    /// Known already.
    Double,
    /// No line of this request: ours, of another request, not one that is counted, or a number out of all bounds.
    Refused,
}

/// Where a thread stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadState<'a> {
    /// Nobody has it yet.
    Open,
    /// A member has it.
    Taken(&'a Holder),
    /// It is over, and may be asked again.
    Closed,
    /// The visitor took it back.
    Withdrawn,
}

/// Why a line cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// Nothing but white space, or not a line that is counted.
    #[error("an empty line")]
    Empty,
    /// More than [`TEXT_CHARACTERS`] or [`TEXT_BYTES`].
    #[error("more than {TEXT_CHARACTERS} characters or {TEXT_BYTES} bytes")]
    Long,
    /// The thread is closed or withdrawn.
    #[error("the conversation is over")]
    Over,
}

/// A conversation, at one end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    booth: String,
    visitor: VisitorId,
    /// Which end this is.
    me: u32,
    /// The request's first words.
    words: String,
    asked: LiveTime,
    custody: Custody,
    withdrawn: bool,
    lines: Vec<ThreadLine>,
    /// Our last number.
    last: u32,
    /// Of each other author, the last number without a gap in this request.
    heard: FlatMap<u32, u32>,
    /// Whether older lines were dropped.
    shortened: bool,
}

impl Thread {
    /// A visitor asks at a booth (or a desk gets a request): `me` is [`VISITOR`] or the member's page.
    #[must_use]
    pub fn new(booth: String, visitor: VisitorId, me: u32, words: String, asked: LiveTime) -> Self {
        Self {
            booth,
            visitor,
            me,
            words,
            asked,
            custody: Custody::asked(asked),
            withdrawn: false,
            lines: Vec::new(),
            last: 0,
            heard: FlatMap::new(),
            shortened: false,
        }
    }

    /// The booth's id.
    #[must_use]
    pub fn booth(&self) -> &str {
        &self.booth
    }

    /// The visitor.
    #[must_use]
    pub const fn visitor(&self) -> &VisitorId {
        &self.visitor
    }

    /// The request's first words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// When it was asked.
    #[must_use]
    pub const fn asked(&self) -> LiveTime {
        self.asked
    }

    /// All lines in the order in which they are read.
    #[must_use]
    pub fn lines(&self) -> &[ThreadLine] {
        &self.lines
    }

    /// Whether older lines were dropped to keep the thread small.
    #[must_use]
    pub const fn is_shortened(&self) -> bool {
        self.shortened
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> ThreadState<'_> {
        if self.withdrawn {
            return ThreadState::Withdrawn;
        }
        if self.custody.is_closed() {
            return ThreadState::Closed;
        }
        match self.custody.holder() {
            Some(holder) => ThreadState::Taken(holder),
            None => ThreadState::Open,
        }
    }

    /// Whether the visitor's request stands: it is said again whenever the page connects.
    #[must_use]
    pub const fn request_stands(&self) -> bool {
        matches!(self.state(), ThreadState::Open | ThreadState::Taken(_))
    }

    /// The visitor takes the request back.
    pub fn withdraw(&mut self) {
        self.withdrawn = true;
    }

    /// The visitor asks once more, after the end or after taking it back; or a desk hears so, of one who may have asked on
    /// another device meanwhile: then whoever has them keeps them. Lines are counted anew, those of before stay to be read.
    /// Returns whether it is a new request.
    pub fn asked_again(&mut self, words: String, at: LiveTime) -> bool {
        if at == self.asked && self.me != VISITOR {
            self.say_unheard_again();
        }
        if at <= self.asked || (self.me == VISITOR && self.request_stands()) {
            return false;
        }
        if self.custody.is_closed() {
            if self.custody.asked_again(at) == ActOutcome::Nothing {
                return false;
            }
        } else if self.withdrawn {
            self.custody = Custody::asked(at);
        }
        self.withdrawn = false;
        self.words = words;
        self.asked = at;
        self.last = 0;
        self.heard.clear();
        for line in &mut self.lines {
            // Nobody counts them any more.
            line.fate = Fate::Heard;
        }
        true
    }

    /// A member took it, handed it over or closed it. Returns whether that changed anything.
    pub fn acted(&mut self, act: &Act, at: LiveTime) -> bool {
        let counts = self.custody.apply(act, at) == ActOutcome::Counts;
        if !counts && self.me == VISITOR && matches!(act, Act::Taken { .. }) {
            self.say_unheard_again();
        }
        counts
    }

    /// Writes a line of ours. It goes out with [`Thread::due`]. A meeting outlives the talk in which it was given: what becomes
    /// of it is said after the end as well.
    ///
    /// # Errors
    /// If it is empty or too long, or the conversation is over.
    pub fn write(&mut self, said: LineContent, now: LiveTime) -> Result<u32, WriteError> {
        let is_said_after = matches!(
            (&said, self.state()),
            (LineContent::Meeting(_), ThreadState::Closed)
        );
        let text = match &said {
            LineContent::Words(text) | LineContent::Contact(text) => {
                Some((text, TEXT_BYTES, TEXT_CHARACTERS))
            }
            LineContent::Call(address) => Some((address, ADDRESS_BYTES, ADDRESS_BYTES)),
            LineContent::Introduced { name, .. } => Some((name, TEXT_BYTES, TEXT_CHARACTERS)),
            LineContent::Meeting(_) => None,
            LineContent::Times(times) if !times.is_empty() => None,
            LineContent::Act(_)
            | LineContent::Place(_)
            | LineContent::Times(_)
            | LineContent::Unknown => {
                return Err(WriteError::Empty);
            }
        };
        if let Some((text, bytes, characters)) = text {
            if text.trim().is_empty() {
                return Err(WriteError::Empty);
            }
            if text.len() > bytes || text.chars().count() > characters {
                return Err(WriteError::Long);
            }
        }
        if !self.request_stands() && !is_said_after {
            return Err(WriteError::Over);
        }
        self.last += 1;
        self.lines.push(ThreadLine {
            asked: self.asked,
            author: self.me,
            number: self.last,
            at: now,
            said,
            fate: Fate::Waiting,
            repeats: 0,
        });
        self.shorten();
        Ok(self.last)
    }

    /// Lines of ours that are to be said now, in order, ready to be sealed. Each is marked as under way.
    pub fn due(&mut self) -> Vec<Line> {
        let heard = self.heard_up_to();
        let mut due = Vec::new();
        for line in self
            .lines
            .iter_mut()
            .filter(|line| line.fate == Fate::Waiting)
        {
            line.fate = Fate::UnderWay;
            due.push(Line {
                asked: line.asked,
                author: line.author,
                number: line.number,
                heard_author: heard.0,
                heard: heard.1,
                said: line.said.clone(),
            });
        }
        due
    }

    /// The session could not take a line, or gave it up: it waits again.
    pub fn not_sent(&mut self, number: u32) {
        if let Some(line) = self.own(number)
            && line.fate == Fate::UnderWay
        {
            line.fate = Fate::Waiting;
        }
    }

    /// The broker has a line of ours.
    pub fn delivered(&mut self, number: u32) {
        if let Some(line) = self.own(number) {
            line.fate = line.fate.max(Fate::Delivered);
        }
    }

    /// The broker forgot our session, and perhaps more: what nobody is known to have heard is said again.
    pub fn session_lost(&mut self) {
        self.say_unheard_again();
    }

    fn say_unheard_again(&mut self) {
        for line in &mut self.lines {
            if line.author == self.me && line.fate == Fate::Delivered && line.repeats < MOST_REPEATS
            {
                line.fate = Fate::Waiting;
                line.repeats += 1;
            }
        }
    }

    /// What our next line says that we heard: of the visitor, or of the member who has the thread. Author, and the last
    /// number without a gap (0: none).
    fn heard_up_to(&self) -> (u32, u32) {
        let author = if self.me == VISITOR {
            let last_spoke = || {
                self.lines
                    .iter()
                    .rev()
                    .find(|line| line.author != self.me)
                    .map_or(VISITOR, |line| line.author)
            };
            self.custody
                .holder()
                .map_or_else(last_spoke, |holder| holder.member.0)
        } else {
            VISITOR
        };
        (author, self.heard_of(author))
    }

    fn heard_of(&self, author: u32) -> u32 {
        self.heard.get(&author).copied().unwrap_or(0)
    }

    /// Whether a line of somebody is missing between others.
    #[must_use]
    pub fn has_gap(&self) -> bool {
        let of_others = |line: &&ThreadLine| line.author != self.me && line.asked == self.asked;
        self.lines
            .iter()
            .filter(of_others)
            .any(|line| line.number > self.heard_of(line.author))
    }

    /// A verified line came, said at `at`: from the other end, or (at a desk) from a colleague.
    pub fn receive(&mut self, line: &Line, at: LiveTime) -> Received {
        let Line { author, number, .. } = *line;
        let known = self.heard_of(author);
        let is_counted =
            number != 0 && !matches!(line.said, LineContent::Act(_) | LineContent::Place(_));
        if line.asked != self.asked
            || author == self.me
            || !is_counted
            || number > known.saturating_add(WIDEST_GAP)
        {
            return Received::Refused;
        }
        if line.heard_author == self.me {
            self.other_has_heard(line.heard, at);
        }
        if number <= known || self.has(author, number) {
            return Received::Double;
        }
        // A late line stands before the next of the same author; else order is as things came.
        let is_next = |next: &ThreadLine| {
            next.author == author && next.asked == self.asked && next.number > number
        };
        let place = self
            .lines
            .iter()
            .position(is_next)
            .unwrap_or(self.lines.len());
        let said = line.said.clone();
        self.lines.insert(
            place,
            ThreadLine {
                asked: line.asked,
                author,
                number,
                at,
                said,
                fate: Fate::Heard,
                repeats: 0,
            },
        );
        let mut upto = known;
        while self.has(author, upto + 1) {
            upto += 1;
        }
        self.heard.insert(author, upto);
        self.shorten();
        Received::New
    }

    fn has(&self, author: u32, number: u32) -> bool {
        self.lines
            .iter()
            .any(|line| line.author == author && line.number == number && line.asked == self.asked)
    }

    fn own(&mut self, number: u32) -> Option<&mut ThreadLine> {
        self.lines.iter_mut().find(|line| {
            line.author == self.me && line.number == number && line.asked == self.asked
        })
    }

    fn other_has_heard(&mut self, upto: u32, at: LiveTime) {
        for line in self
            .lines
            .iter_mut()
            .filter(|line| line.author == self.me && line.asked == self.asked)
        {
            if line.number <= upto {
                line.fate = Fate::Heard;
            } else if line.fate == Fate::Delivered
                && at.secs_since(line.at) >= SHOULD_KNOW_SECS
                && line.repeats < MOST_REPEATS
            {
                line.fate = Fate::Waiting;
                line.repeats += 1;
            }
        }
    }

    fn shorten(&mut self) {
        if self.lines.len() > MOST_LINES {
            self.drop_oldest(self.lines.len() - MOST_LINES);
        }
    }

    fn drop_oldest(&mut self, count: usize) {
        for line in self.lines.drain(..count.min(self.lines.len())) {
            // What is dropped counts as heard, else its number would be a gap for ever.
            if line.author != self.me && line.asked == self.asked {
                let upto = self.heard.get_or_insert_with(line.author, || 0);
                *upto = line.number.max(*upto);
            }
        }
        self.shortened = true;
    }
}

//! Lines: what either side of a thread says. Travels sealed; numbers find gaps and doubles.
//!
//! `1 kind (2), 4 time of the request, 4 author (0 the visitor, else the member), 4 number, 4 whose lines the author heard,
//! 4 up to which number, 1 what, …`: 1 words (`2 length, text`), 2 contact (a vCard, likewise), 3 call (an `https:` address,
//! likewise), 4 introduced (`1 length, name, 1 length, firm`), 5 taken, 6 handed, 7 closed (as [`act`](super::act) has them),
//! 8 place (`2 place`), 9 times (`1 count, count × 4 moment`), 10 meeting (as [`meeting`](super::meeting) has it). The rest of an unknown one is skipped: its number counts. Acts and places have number 0.

use super::{Act, Meeting};
use crate::LiveTime;
use crate::limits::{
    ADDRESS_BYTES, NAME_BYTES, NAME_CHARACTERS, TEXT_BYTES, TEXT_CHARACTERS, WISHES,
};
use crate::seal::inside::Plain;
use crate::topic::letter;
use crate::wire::{Malformed, Reader, Writer};

/// Acts have these kinds as messages of their own, less so many.
const ACTS: u8 = 2;

/// A line of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// When the request was made that the thread began with: a second one begins a new count.
    pub asked: LiveTime,
    /// Who says it: 0 is the visitor, else the tag of the member's page. Members count each their own lines.
    pub author: u32,
    /// One more than this author's line before in this thread; the first is 1. Acts and places are not counted: 0.
    pub number: u32,
    /// Whose lines `heard` is about.
    pub heard_author: u32,
    /// The last number that the author heard without a gap; 0: none. It shows the other end what a broker lost.
    pub heard: u32,
    /// What is said.
    pub said: LineContent,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineContent {
    /// Words.
    Words(String),
    /// Somebody to write to, as vCard.
    Contact(String),
    /// Where both can call one another: an `https:` address.
    Call(String),
    /// The visitor says who they are.
    Introduced {
        /// Their name.
        name: String,
        /// Their firm; may be empty.
        firm: String,
    },
    /// What the staff did with the request.
    Act(Act),
    /// How many are before the visitor.
    Place(u16),
    /// When the visitor would like to meet, or when the staff could; three at most.
    Times(Vec<LiveTime>),
    /// The staff give, move or cancel a meeting.
    Meeting(Meeting),
    /// Something that a later version says.
    Unknown,
}

impl Plain for Line {
    const KIND: u8 = 2;

    fn write(&self, to: &mut Writer) {
        to.u32(self.asked.tenths())
            .u32(self.author)
            .u32(self.number)
            .u32(self.heard_author)
            .u32(self.heard);
        match &self.said {
            LineContent::Words(text) => to.u8(1).text(text, TEXT_BYTES, TEXT_CHARACTERS),
            LineContent::Contact(card) => to.u8(2).text(card, TEXT_BYTES, TEXT_CHARACTERS),
            LineContent::Call(address) => to.u8(3).text(address, ADDRESS_BYTES, ADDRESS_BYTES),
            LineContent::Introduced { name, firm } => to
                .u8(4)
                .line(name, NAME_BYTES, NAME_CHARACTERS)
                .line(firm, NAME_BYTES, NAME_CHARACTERS),
            LineContent::Act(act) => {
                act.write(to.u8(act.kind() - ACTS));
                to
            }
            LineContent::Place(place) => to.u8(8).u16(*place),
            LineContent::Times(times) => {
                let times = &times[..times.len().min(WISHES)];
                to.u8(9).count(times.len());
                times.iter().fold(to, |to, time| to.u32(time.tenths()))
            }
            LineContent::Meeting(meeting) => {
                meeting.write(to.u8(10));
                to
            }
            LineContent::Unknown => to.u8(0),
        };
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        let asked = LiveTime::from_tenths(from.u32()?);
        let (author, number) = (from.u32()?, from.u32()?);
        let (heard_author, heard) = (from.u32()?, from.u32()?);
        let said = match from.u8()? {
            1 => LineContent::Words(from.text(TEXT_BYTES, TEXT_CHARACTERS)?),
            2 => LineContent::Contact(from.text(TEXT_BYTES, TEXT_CHARACTERS)?),
            3 => LineContent::Call(call(from)?),
            4 => LineContent::Introduced {
                name: name(from)?,
                firm: name(from)?,
            },
            what @ 5..=7 => LineContent::Act(Act::read(what + ACTS, from)?),
            8 => LineContent::Place(from.u16()?),
            9 => {
                let count = from.count(WISHES)?;
                let times = (0..count).map(|_| from.u32().map(LiveTime::from_tenths));
                LineContent::Times(times.collect::<Result<_, _>>()?)
            }
            10 => LineContent::Meeting(Meeting::read(from)?),
            _ => {
                from.0 = &[];
                LineContent::Unknown
            }
        };
        Ok(Self {
            asked,
            author,
            number,
            heard_author,
            heard,
            said,
        })
    }

    /// A visitor speaks as nobody but the visitor, and only staff say what staff do.
    fn fits(&self, topic_name: &str) -> bool {
        if letter(topic_name) == Some("b") {
            self.author == 0
                && !matches!(
                    self.said,
                    LineContent::Act(_) | LineContent::Place(_) | LineContent::Meeting(_)
                )
        } else {
            self.author != 0
        }
    }
}

fn name(from: &mut Reader<'_>) -> Result<String, Malformed> {
    from.line(NAME_BYTES, NAME_CHARACTERS)
}

/// An address that may be opened: nothing but `https:`, and no space in it.
fn call(from: &mut Reader<'_>) -> Result<String, Malformed> {
    let address = from.text(ADDRESS_BYTES, ADDRESS_BYTES)?;
    let fits = address.starts_with("https://") && !address.contains(char::is_whitespace);
    if fits {
        Ok(address)
    } else {
        Err(Malformed::Text)
    }
}

//! Grammars of cells: days, times of day, spans and durations as people write them. A cell is read to its last
//! character or not at all; one that could mean two things is told and never guessed.

mod calendar;
mod days;
mod durations;
mod months;
mod spans;
mod text;
mod times;
mod zones;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub(crate) use calendar::{Calendar, order_of};
pub(crate) use days::{DayOrder, WrittenDay};
pub(crate) use durations::duration;
pub(crate) use spans::{WrittenSpan, day_cell, is_day_label, time_cell};
pub(crate) use times::{Half, WrittenTime};
pub(crate) use zones::{WrittenZone, zone};

use winnow::error::ContextError;
use winnow::prelude::*;

/// Result of a parser of a part of a cell.
type Read<T> = Result<T, ContextError>;

/// The first of these words that the input begins with; those that begin others stand behind them.
fn any_of<'i>(words: &'static [&'static str]) -> impl Parser<&'i str, (), ContextError> {
    move |input: &mut &'i str| {
        let rest = words.iter().find_map(|word| input.strip_prefix(word));
        match rest {
            Some(rest) => {
                *input = rest;
                Ok(())
            }
            None => winnow::combinator::fail.parse_next(input),
        }
    }
}

/// Why a cell means nothing that could be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unread {
    /// No spelling that is known reaches its last character.
    Words,
    /// No such day: 30 February, a year that its era did not have.
    NoSuchDay,
    /// The weekday beside it is another day's.
    Weekday,
    /// Day and month may stand in either order.
    Order,
    /// No year, and the event's days give none.
    Year,
    /// It means one of two times: `0.25`, midnight as a beginning.
    Meaning,
    /// It ends before it begins.
    Backwards,
    /// It says when something ends, or how long it is, and nothing when it begins.
    NoBeginning,
    /// The clocks were put forward over it.
    Gap,
    /// The clocks were put back, so it came twice.
    Twice,
    /// Another cell of the row says something else.
    Conflict,
    /// No duration.
    Duration,
}

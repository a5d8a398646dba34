//! Points in time as the feed writes them: RFC 3339 with an offset, which is kept so that an event's
//! times are shown as its organiser wrote them without a time zone database in the browser.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time with the offset it was written in, e.g. `2021-10-28T10:30:00+09:00` (RFC 3339).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// The offset from UTC in which the author wrote it.
    pub offset: Offset,
}

/// From one moment up to, not including, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Span {
    /// First moment.
    pub start: Moment,
    /// First moment after it.
    pub end: Moment,
}

impl Span {
    /// Whether the instant lies in the span.
    pub fn contains(&self, at: Timestamp) -> bool {
        self.start.at <= at && at < self.end.at
    }
}

/// The sentence for a text that is no moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time such as 2021-10-28T10:30:00+09:00 is wanted, with its offset")]
pub struct NotAMoment;

impl Moment {
    /// Reads RFC 3339 with an offset (`Z` or `+09:00`).
    ///
    /// # Errors
    /// When the text is no such time, or has no offset.
    pub fn parse(text: &str) -> Result<Self, NotAMoment> {
        Self::read(text).ok_or(NotAMoment)
    }

    fn read(text: &str) -> Option<Self> {
        let (date, rest) = text.split_at_checked(DATE.len())?;
        let rest = rest.strip_prefix(['T', 't'])?;
        // The offset begins at the first sign: the time before it has none.
        let (time, sign, shift) = match rest.strip_suffix(['Z', 'z']) {
            Some(time) => (time, 0, "00:00"),
            None => {
                let (time, shift) = rest.split_at_checked(rest.find(['+', '-'])?)?;
                let east = shift.starts_with('+');
                (time, if east { 1 } else { -1 }, shift.get(1..)?)
            }
        };
        let (whole, nanosecond) = match time.split_once('.') {
            Some((whole, fraction)) if whole.len() == "10:30:00".len() => {
                (whole, nanoseconds(fraction)?)
            }
            Some(_) => return None,
            None => (time, 0),
        };
        let [hour, minute, second] = sixties(whole)?;
        let [hours, minutes, seconds] = sixties(shift)?;
        let offset = i32::from(hours) * 3600 + i32::from(minutes) * 60 + i32::from(seconds);
        let offset = Offset::from_seconds(sign * offset).ok()?;
        // A leap second is the one before it: clocks that know none show it so.
        let second = second.min(59);
        let time = Time::new(hour, minute, second, nanosecond).ok()?;
        let at = offset.to_timestamp(day(date)?.to_datetime(time)).ok()?;
        Some(Self { at, offset })
    }
}

/// What a date looks like.
const DATE: &str = "2021-10-28";

// Dates and times are read here, and not by `jiff`, whose reader takes far more forms than the feed has, with two hundred
// sentences about what may be wrong with each: a tenth of what the page's readers would have to download.

/// A day such as `2021-10-28`.
fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if [year.len(), month.len(), day.len()] != [4, 2, 2] || parts.next().is_some() {
        return None;
    }
    let small = |part| i8::try_from(digits(part)?).ok();
    Date::new(digits(year)?, small(month)?, small(day)?).ok()
}

/// `10:30` or `10:30:00`: hours, minutes, and seconds if there are any. A second may be the sixtieth.
fn sixties(text: &str) -> Option<[i8; 3]> {
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut read = [0; 3];
    for (place, part) in parts.iter().enumerate() {
        let most = [23, 59, 60].get(place).copied()?;
        let number = digits(part).filter(|number| part.len() == 2 && *number <= most)?;
        *read.get_mut(place)? = i8::try_from(number).ok()?;
    }
    Some(read)
}

/// The nanoseconds of a fraction of a second; what is finer is dropped.
fn nanoseconds(fraction: &str) -> Option<i32> {
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let kept = fraction.get(..9).unwrap_or(fraction);
    format!("{kept:0<9}").parse().ok()
}

/// A whole number of digits alone.
fn digits(text: &str) -> Option<i16> {
    let alone = text.bytes().all(|byte| byte.is_ascii_digit());
    alone.then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.at.display_with_offset(self.offset))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MomentVisitor;

        impl Visitor<'_> for MomentVisitor {
            type Value = Moment;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a moment")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Moment, E> {
                Moment::parse(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        deserializer.deserialize_str(MomentVisitor)
    }
}

/// Reads a day such as `2021-10-28`, for fields of the type [`Date`].
pub(crate) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    struct DateVisitor;

    impl Visitor<'_> for DateVisitor {
        type Value = Date;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
            day(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
        }
    }

    deserializer.deserialize_str(DateVisitor)
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "RFC 3339 with an offset, e.g. 2021-10-28T10:30:00+09:00"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_offset_is_wanted() {
        for text in [
            "2021-10-28T10:30:00+09:00",
            "2021-10-28T01:30:00Z",
            "2021-10-28T10:30+09:00",
            "2021-10-28t10:30:00.5z",
            "2021-10-28T10:30:00.123456789012-03:30",
            "2016-12-31T23:59:60Z",
        ] {
            assert!(Moment::parse(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "2021-10-28",
            "2021-10-28T10:30:00",
            "2021-10-28T25:00:00Z",
            "2021-10-28T10:60:00Z",
            "2021-02-29T10:00:00Z",
            "2021-10-28T10:30:00.Z",
            "2021-10-28T10:30:00.+5Z",
            "2021-10-28T+1:30:00Z",
            "2021-10-28T10:30:00+24:00",
            "2021-10-28T10:30:00+9",
            "2021-10-28 10:30:00Z",
            "2021-1０-28T10:30:00Z",
            "10:30",
            "tomorrow",
        ] {
            assert!(Moment::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_what_a_calendar_reads(text in "20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9](:[0-6][0-9])?(\\.[0-9]{1,9})?(Z|[+-][01][0-9]:[0-5][0-9])") {
            prop_assert_eq!(Moment::parse(&text).ok().map(|moment| moment.at), text.parse().ok());
        }

        #[test]
        fn written_moments_read_the_same(secs in -2_000_000_000_i64..4_000_000_000, quarters in -48_i32..=56) {
            let offset = Offset::from_seconds(quarters * 900).unwrap_or(Offset::UTC);
            let at = Timestamp::from_second(secs).unwrap_or(Timestamp::UNIX_EPOCH);
            let moment = Moment { at, offset };
            prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
        }
    }
}

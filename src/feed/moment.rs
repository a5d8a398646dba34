//! Points in time as the feed writes them: RFC 3339 with an offset, which is kept so that an event's
//! times are shown as its organiser wrote them without a time zone database in the browser.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
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
        let pieces = jiff::fmt::temporal::Pieces::parse(text).map_err(|_| NotAMoment)?;
        let offset = pieces.to_numeric_offset().ok_or(NotAMoment)?;
        let at = text.parse::<Timestamp>().map_err(|_| NotAMoment)?;
        Ok(Self { at, offset })
    }
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
            // Longer texts that start with a date are no dates here: a session's time stands in `start`.
            let date = text
                .parse()
                .ok()
                .filter(|_| text.len() == "2021-10-28".len());
            date.ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
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
        ] {
            assert!(Moment::parse(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "2021-10-28",
            "2021-10-28T10:30:00",
            "2021-10-28T25:00:00Z",
            "10:30",
            "tomorrow",
        ] {
            assert!(Moment::parse(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn written_moments_read_the_same(secs in -2_000_000_000_i64..4_000_000_000, quarters in -48_i32..=56) {
            let offset = Offset::from_seconds(quarters * 900).unwrap_or(Offset::UTC);
            let at = Timestamp::from_second(secs).unwrap_or(Timestamp::UNIX_EPOCH);
            let moment = Moment { at, offset };
            prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
        }
    }
}

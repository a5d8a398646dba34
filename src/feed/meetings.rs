//! Meetings: when an exhibitor meets visitors, and the slots that this makes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::check::{Checker, Settle};
use crate::fields::{LinkUse, described};
use crate::problem::{ExpectedValue, FoundValue, ProblemKind};
use crate::{Moment, Span, Text, limits, sort};

/// When and where an exhibitor meets visitors. Visitors wish for slots; the exhibitor says which one it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Meetings {
    /// Minutes that a meeting takes.
    #[serde(default = "half_an_hour")]
    pub minutes: u32,
    /// When there is time for meetings; each span is cut into slots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// How many visitors can be met at once.
    #[serde(default = "one")]
    pub at_once: u32,
    /// Where: a place, or how one is called.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub place: Text,
    /// Where meetings are held online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A page of the exhibitor's own where visitors book a meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booking: Option<String>,
}

const fn half_an_hour() -> u32 {
    30
}

const fn one() -> u32 {
    1
}

impl Meetings {
    /// The slots, in order: each as long as a meeting takes, the first at the beginning of its span.
    pub fn slots(&self) -> Vec<Span> {
        let length = jiff::SignedDuration::from_mins(i64::from(self.minutes.max(1)));
        let mut slots = Vec::new();
        for span in &self.spans {
            let mut at = span.start.at;
            while let Ok(end) = at.checked_add(length)
                && end <= span.end.at
                && slots.len() < limits::SLOTS
            {
                let offset = span.start.offset;
                slots.push(Span {
                    start: Moment { at, offset },
                    end: Moment { at: end, offset },
                });
                at = end;
            }
        }
        sort::sort_by_key(&mut slots, |slot| slot.start.at);
        slots.dedup_by_key(|slot| slot.start.at);
        slots
    }
}

described!(Meetings {
    minutes: free,
    spans: spans,
    at_once "atOnce": free,
    place: line(limits::LINE),
    url: link(LinkUse::Site),
    booking: link(LinkUse::Site),
});

impl Settle for Meetings {
    fn settle(&mut self, checker: &mut Checker) -> bool {
        within(
            checker,
            "minutes",
            &mut self.minutes,
            limits::MEETING_MINUTES,
        );
        within(
            checker,
            "atOnce",
            &mut self.at_once,
            limits::MEETINGS_AT_ONCE,
        );
        // What was left out of it was told. Slots are made where they are shown: no list needs them.
        let length = i64::from(self.minutes) * 60;
        let holds_one = |span: &Span| span.end.at.as_second() - span.start.at.as_second() >= length;
        let says = self.spans.iter().any(holds_one) || self.booking.is_some();
        if !says && !checker.has_told("spans") && !checker.has_told("booking") {
            checker.warn(ProblemKind::Empty);
        }
        says
    }
}

/// Keeps a count from 1 to the largest.
fn within(checker: &mut Checker, name: &str, count: &mut u32, max: u32) {
    if (1..=max).contains(count) {
        return;
    }
    let found = FoundValue::Number(count.to_string());
    let wanted = ExpectedValue::Whole { max: max.into() };
    checker.field(name, |checker| {
        checker.warn(ProblemKind::WrongValue { found, wanted });
    });
    *count = (*count).clamp(1, max);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meetings(minutes: u32, spans: &[(&str, &str)]) -> Meetings {
        let span = |(start, end): &(&str, &str)| Span {
            start: Moment::parse(&format!("2030-11-05T{start}:00+09:00")).unwrap(),
            end: Moment::parse(&format!("2030-11-05T{end}:00+09:00")).unwrap(),
        };
        Meetings {
            minutes,
            spans: spans.iter().map(span).collect(),
            at_once: 1,
            place: Text::default(),
            url: None,
            booking: None,
        }
    }

    fn starts(meetings: &Meetings) -> Vec<String> {
        let slots = meetings.slots();
        slots
            .iter()
            .map(|slot| slot.start.to_string()[11..16].to_owned())
            .collect()
    }

    #[test]
    fn a_span_is_cut_from_its_beginning_and_what_is_too_short_is_none() {
        let slots = meetings(30, &[("10:00", "11:45")]);
        assert_eq!(starts(&slots), ["10:00", "10:30", "11:00"]);
        assert_eq!(starts(&meetings(60, &[("10:00", "10:59")])), [""; 0]);
    }

    #[test]
    fn slots_stand_in_order_and_once() {
        let slots = meetings(
            30,
            &[("14:00", "15:00"), ("10:00", "11:00"), ("10:00", "10:30")],
        );
        assert_eq!(starts(&slots), ["10:00", "10:30", "14:00", "14:30"]);
    }

    #[test]
    fn there_are_never_too_many() {
        let mut year = meetings(1, &[("00:00", "23:00")]);
        year.minutes = 0;
        assert_eq!(year.slots().len(), limits::SLOTS);
    }
}

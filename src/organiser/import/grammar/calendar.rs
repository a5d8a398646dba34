//! From what is written to moments: the order of day and month, the year, the zone, and clocks that are put forward and back.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Zoned};

use super::Unread;
use super::days::{DayOrder, Parts, WrittenDay};
use super::spans::{WrittenSpan, beginning, in_order};
use super::times::WrittenTime;
use super::zones::WrittenZone;

/// What cells are read against.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {
    /// The event's zone.
    pub zone: TimeZone,
    /// The event's days, in order.
    pub days: Vec<Date>,
    /// The order of day and month, where it is known.
    pub order: Option<DayOrder>,
}

/// When a session is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Settled {
    /// The day it is listed under.
    pub day: Option<Date>,
    /// When it begins.
    pub start: Option<Zoned>,
    /// When it ends.
    pub end: Option<Zoned>,
}

impl Calendar {
    /// The day that is meant.
    ///
    /// # Errors
    /// When it may be several, or is none.
    pub fn day(&self, written: &WrittenDay) -> Result<Date, Unread> {
        let year = self.year(written)?;
        let readings = written.readings(year);
        let of_order = readings
            .iter()
            .find(|(order, _)| order.is_none() || *order == self.order);
        let date = match (readings.as_slice(), of_order) {
            ([], _) => return Err(Unread::NoSuchDay),
            ([(_, only)], _) => *only,
            (_, Some((_, date))) => *date,
            (several, None) if several.iter().all(|(_, date)| *date == several[0].1) => {
                several[0].1
            }
            _ => return Err(Unread::Order),
        };
        if !written.fits(date) {
            return Err(Unread::Weekday);
        }
        // Years of two digits far from the event's are no years: `5/15/16` may be two days.
        if let (Parts::Three(..), Some(first), Some(last)) =
            (written.parts, self.days.first(), self.days.last())
            && !(first.year() - 1..=last.year() + 1).contains(&date.year())
        {
            return Err(Unread::Meaning);
        }
        Ok(date)
    }

    /// The year of a day that names none: that of the event's days, the nearest where they stand in several.
    fn year(&self, written: &WrittenDay) -> Result<Option<i16>, Unread> {
        if written.has_year() {
            return Ok(None);
        }
        let (Some(first), Some(last)) = (self.days.first(), self.days.last()) else {
            return Err(Unread::Year);
        };
        let distance = |year: i16| {
            let readings = written.readings(Some(year));
            readings
                .iter()
                .map(|(_, date)| {
                    let day = SignedDuration::from_hours(24);
                    let before = first.duration_since(*date).max(SignedDuration::ZERO);
                    let after = date.duration_since(*last).max(SignedDuration::ZERO);
                    (before.max(after)).as_secs() / day.as_secs()
                })
                .min()
        };
        let years = first.year()..=last.year();
        Ok(years
            .filter_map(|year| Some((distance(year)?, year)))
            .min()
            .map(|(_, year)| year)
            .or(Some(first.year())))
    }

    /// A moment: so many seconds after a day's midnight on the clocks of a zone, told in the event's.
    fn moment(
        &self,
        day: Date,
        seconds: i32,
        written: Option<&WrittenZone>,
    ) -> Result<Zoned, Unread> {
        let (days, seconds) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let day = day
            .checked_add(jiff::Span::new().days(days))
            .map_err(|_| Unread::NoSuchDay)?;
        let at = day
            .at(0, 0, 0, 0)
            .checked_add(SignedDuration::from_secs(seconds.into()))
            .map_err(|_| Unread::NoSuchDay)?;
        let zone = match written {
            None | Some(WrittenZone::Local) => self.zone.clone(),
            Some(WrittenZone::Offset(offset) | WrittenZone::Half(offset, _)) => {
                TimeZone::fixed(*offset)
            }
            Some(WrittenZone::Named(zone)) => zone.clone(),
        };
        let ambiguous = zone.to_ambiguous_zoned(at);
        match ambiguous.offset() {
            jiff::tz::AmbiguousOffset::Unambiguous { .. } => {}
            jiff::tz::AmbiguousOffset::Gap { .. } => return Err(Unread::Gap),
            jiff::tz::AmbiguousOffset::Fold { .. } => return Err(Unread::Twice),
        }
        let moment = ambiguous.unambiguous().map_err(|_| Unread::Gap)?;
        // `10:00 CET` in July: by the letters or by the clocks?
        if let Some(WrittenZone::Half(offset, place)) = written
            && place.to_offset(moment.timestamp()) != *offset
        {
            return Err(Unread::Meaning);
        }
        Ok(moment.with_time_zone(self.zone.clone()))
    }

    /// Beginning and end of what is written. `day` is the day where the times name none. Faults are given by the part
    /// they are in: false for the beginning, true for the end.
    pub fn settle(&self, span: &WrittenSpan, day: Option<Date>) -> (Settled, Vec<(bool, Unread)>) {
        let mut settled = Settled {
            day,
            ..Settled::default()
        };
        let mut faults = Vec::new();
        if let Some(written) = &span.day {
            match self.day(written) {
                Ok(own) => settled.day = Some(own),
                Err(fault) => {
                    faults.push((false, fault));
                    return (Settled::default(), faults);
                }
            }
        }
        let Some(day) = settled.day else {
            return (settled, faults);
        };
        let Some(start) = &span.start else {
            if span.end.is_some() {
                faults.push((true, Unread::NoBeginning));
            }
            return (settled, faults);
        };
        let zone = start
            .zone
            .as_ref()
            .or_else(|| span.end.as_ref().and_then(|end| end.zone.as_ref()));
        let (from, to) = match self.seconds(span, start) {
            Ok(seconds) => seconds,
            Err((end, fault)) => {
                faults.push((end, fault));
                match (end, beginning(start)) {
                    (true, Ok(from)) => (from, None),
                    _ => return (settled, faults),
                }
            }
        };
        match self.moment(day, from, zone) {
            Ok(at) => {
                // What names another zone is told under the day that the event's clocks show.
                let elsewhere = zone.is_some_and(|zone| zone.differs(&at));
                if elsewhere {
                    settled.day = Some(at.date());
                }
                settled.start = Some(at);
            }
            Err(fault) => {
                faults.push((false, fault));
                return (settled, faults);
            }
        }
        let end_zone = span.end.as_ref().and_then(|end| end.zone.as_ref()).or(zone);
        let end_day = match span.end_day.as_ref().map(|day| self.day(day)).transpose() {
            Ok(own) => own.unwrap_or(day),
            Err(fault) => {
                faults.push((true, fault));
                return (settled, faults);
            }
        };
        if let Some(to) = to {
            match self.moment(end_day, to, end_zone) {
                Ok(at) if settled.start.as_ref().is_some_and(|start| *start < at) => {
                    settled.end = Some(at);
                }
                Ok(_) => faults.push((true, Unread::Backwards)),
                Err(fault) => faults.push((true, fault)),
            }
        }
        if let (Some(minutes), Some(start)) = (span.minutes, &settled.start) {
            let until = start.checked_add(SignedDuration::from_mins(minutes)).ok();
            match &settled.end {
                Some(end) if until.as_ref() != Some(end) => faults.push((true, Unread::Conflict)),
                _ => settled.end = until,
            }
        }
        (settled, faults)
    }

    fn seconds(
        &self,
        span: &WrittenSpan,
        start: &WrittenTime,
    ) -> Result<(i32, Option<i32>), (bool, Unread)> {
        let Some(end) = &span.end else {
            return Ok((beginning(start).map_err(|fault| (false, fault))?, None));
        };
        let other_zone = matches!((&start.zone, &end.zone), (Some(a), Some(b)) if a != b);
        if span.end_day.is_some() || other_zone {
            let from = beginning(start).map_err(|fault| (false, fault))?;
            return Ok((from, Some(end.at())));
        }
        let (from, to) = in_order(start, end).map_err(|fault| (beginning(start).is_ok(), fault))?;
        Ok((from, Some(to)))
    }
}

/// The order in which a column writes its days: what one cell that can only be read in one way says, else what alone
/// brings a day into the event's. `None` where it stays open.
pub(crate) fn order_of<'a>(
    days: impl IntoIterator<Item = &'a WrittenDay>,
    event: &[Date],
) -> Option<DayOrder> {
    let year = event.first().map(|day| day.year());
    let readings: Vec<_> = days
        .into_iter()
        .map(|day| day.readings(year.or(Some(2028))))
        .collect();
    let mut sure: Vec<DayOrder> = readings
        .iter()
        .filter(|readings| readings.len() == 1)
        .filter_map(|readings| readings[0].0)
        .collect();
    sure.sort_unstable();
    sure.dedup();
    // What one cell says for all must not carry another's day out of the event.
    let carries = |order: DayOrder| {
        readings
            .iter()
            .filter(|readings| readings.len() > 1)
            .any(|readings| {
                let within = |other: &&(Option<DayOrder>, Date)| event.contains(&other.1);
                let (of_order, others): (Vec<_>, Vec<_>) =
                    readings.iter().partition(|(own, _)| *own == Some(order));
                others.iter().any(&within) && !of_order.iter().any(within)
            })
    };
    match sure.as_slice() {
        [order] if carries(*order) => return None,
        [order] => return Some(*order),
        // A column that writes both ways decides nothing.
        [_, ..] => return None,
        [] => {}
    }
    let open = readings.iter().flatten();
    let mut within: Vec<DayOrder> = open
        .filter(|(_, date)| event.contains(date))
        .filter_map(|(order, _)| *order)
        .collect();
    within.sort_unstable();
    within.dedup();
    match within.as_slice() {
        [order] => Some(*order),
        _ => None,
    }
}

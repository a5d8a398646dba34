//! Intervals of time and what is left of them: union, difference, intersection, and the slots that they hold.

use jiff::{SignedDuration, Timestamp};

/// From one moment up to, not including, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Interval {
    /// First moment.
    pub start: Timestamp,
    /// First moment after it.
    pub end: Timestamp,
}

impl Interval {
    /// Whether all of another lies in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    fn meets(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The same moments in as few intervals as there can be, in order.
pub(super) fn union(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.retain(|interval| interval.start < interval.end);
    intervals.sort_unstable();
    let mut out: Vec<Interval> = Vec::new();
    for interval in intervals {
        match out.last_mut() {
            Some(last) if interval.start <= last.end => last.end = last.end.max(interval.end),
            _ => out.push(interval),
        }
    }
    out
}

/// What of these lies in any of the others. Both are unions.
pub(super) fn within(intervals: &[Interval], bounds: &[Interval]) -> Vec<Interval> {
    let cut = |one: &Interval, bound: &Interval| Interval {
        start: one.start.max(bound.start),
        end: one.end.min(bound.end),
    };
    let pairs = intervals.iter().flat_map(|one| {
        let met = bounds.iter().filter(|bound| bound.meets(one));
        met.map(|bound| cut(one, bound))
    });
    union(pairs.collect())
}

/// What of these lies in none of the others. Both are unions.
pub(super) fn without(intervals: &[Interval], holes: &[Interval]) -> Vec<Interval> {
    let mut out = Vec::new();
    for interval in intervals {
        let mut from = interval.start;
        for hole in holes.iter().filter(|hole| hole.meets(interval)) {
            out.push(Interval {
                start: from,
                end: hole.start,
            });
            from = hole.end;
        }
        out.push(Interval {
            start: from,
            end: interval.end,
        });
    }
    union(out)
}

/// The slots of a timetable: in each interval one behind another from its beginning, as many as fit whole.
pub(super) fn slots(
    open: &[Interval],
    length: SignedDuration,
    pause: SignedDuration,
) -> impl Iterator<Item = Interval> {
    open.iter().flat_map(move |interval| {
        let mut next = interval.start;
        std::iter::from_fn(move || {
            let slot = Interval {
                start: next,
                end: next.checked_add(length).ok()?,
            };
            next = slot.end.checked_add(pause).ok()?;
            interval.holds(&slot).then_some(slot)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Intervals by their minutes.
    fn of(minutes: &[(i64, i64)]) -> Vec<Interval> {
        let at = |minute: i64| Timestamp::from_second(minute * 60).unwrap();
        let interval = |&(start, end): &(i64, i64)| Interval {
            start: at(start),
            end: at(end),
        };
        minutes.iter().map(interval).collect()
    }

    #[test]
    fn intervals_are_joined_cut_and_parted() {
        let open = union(of(&[(60, 90), (0, 30), (30, 40), (10, 20), (5, 5)]));
        assert_eq!(open, of(&[(0, 40), (60, 90)]));
        assert_eq!(within(&open, &of(&[(20, 70)])), of(&[(20, 40), (60, 70)]));
        assert_eq!(
            without(&open, &of(&[(10, 20), (35, 65)])),
            of(&[(0, 10), (20, 35), (65, 90)])
        );
        assert_eq!(without(&open, &open), []);
    }

    #[test]
    fn slots_begin_with_what_is_open_and_end_within_it() {
        let minutes = SignedDuration::from_mins;
        let all = |open: &[(i64, i64)], pause| -> Vec<Interval> {
            slots(&of(open), minutes(20), minutes(pause)).collect()
        };
        assert_eq!(
            all(&[(0, 60), (75, 99)], 0),
            of(&[(0, 20), (20, 40), (40, 60), (75, 95)])
        );
        assert_eq!(all(&[(0, 60)], 5), of(&[(0, 20), (25, 45)]));
        assert_eq!(all(&[(0, 19)], 0), []);
    }
}

//! Anonymity: groups of fewer than five are not shown, and not told by subtraction from a total either (k-anonymity with
//! complementary suppression).

use super::distinct::Count;

/// Fewer are not shown.
pub(super) const GROUP: u64 = 5;

/// A number that may be shown; `None` where it is hidden.
pub(super) type ShownCount = Option<u64>;

/// Whether so many are a group that is not shown. None at all says nothing about anybody.
fn is_small(visits: u64) -> bool {
    (1..GROUP).contains(&visits)
}

/// A count by itself.
pub(super) fn alone(count: Count) -> ShownCount {
    (!is_small(count.sampled)).then_some(count.all)
}

/// A count of visits of which the total is told as well: those that are not among them are a group, too.
pub(super) fn within(count: Count, total: Count) -> ShownCount {
    let others = total.sampled.saturating_sub(count.sampled);
    alone(count).filter(|_| !is_small(others))
}

/// Counts that make up a total which is told, each with the total it is itself a part of, where there is one.
///
/// Whoever takes what is shown from the total learns what the hidden ones are together; so these are made to be at least two and
/// [`GROUP`] together, by hiding the smallest of the others as well.
pub(super) fn parts(counts: &[(Count, Option<Count>)]) -> Vec<ShownCount> {
    let mut figures: Vec<ShownCount> = counts
        .iter()
        .map(|(count, whole)| whole.map_or_else(|| alone(*count), |whole| within(*count, whole)))
        .collect();
    // The smallest last; those with nothing in them before all others, because they hide the least.
    let sampled = |part: &usize| counts.get(*part).map_or(0, |(count, _)| count.sampled);
    let mut others: Vec<usize> = (0..counts.len())
        .filter(|part| figures[*part].is_some())
        .collect();
    others.sort_by_key(|part| (sampled(part) > 0, std::cmp::Reverse(sampled(part))));
    let enough = |figures: &[ShownCount]| {
        let hidden = || {
            counts
                .iter()
                .zip(figures)
                .filter(|(_, figure)| figure.is_none())
        };
        let visits: u64 = hidden().map(|((count, _), _)| count.sampled).sum();
        hidden().count() == 0 || (hidden().count() > 1 && visits >= GROUP)
    };
    while !enough(&figures) {
        // Without others the total is a small group itself, and not told.
        let Some(part) = others.pop() else { break };
        figures[part] = None;
    }
    figures
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn count(all: u64) -> Count {
        Count { sampled: all, all }
    }

    fn of(all: &[u64]) -> Vec<ShownCount> {
        let counts: Vec<_> = all.iter().map(|all| (count(*all), None)).collect();
        parts(&counts)
    }

    #[test]
    fn small_groups_take_another_with_them() {
        assert_eq!(of(&[10, 20, 0]), [Some(10), Some(20), Some(0)]);
        assert_eq!(of(&[10, 20, 3]), [None, Some(20), None]);
        assert_eq!(of(&[20, 2, 2]), [None, None, None]);
        assert_eq!(of(&[20, 3, 2]), [Some(20), None, None]);
        assert_eq!(of(&[3, 0]), [None, None]);
        let of_eight = |all| (count(all), Some(count(8)));
        assert_eq!(parts(&[of_eight(6), of_eight(0)]), [None, None]);
    }

    #[test]
    fn those_who_are_not_among_them_are_a_group_too() {
        assert_eq!(within(count(7), count(12)), Some(7));
        assert_eq!(within(count(12), count(12)), Some(12));
        assert_eq!(within(count(10), count(12)), None);
        assert_eq!(within(count(3), count(12)), None);
        assert_eq!(within(count(0), count(3)), None);
    }

    #[test]
    fn an_estimate_is_shown_by_what_was_counted() {
        assert_eq!(
            alone(Count {
                sampled: 4,
                all: 64
            }),
            None
        );
        assert_eq!(
            alone(Count {
                sampled: 5,
                all: 80
            }),
            Some(80)
        );
    }

    proptest! {
        #[test]
        fn no_small_group_is_told(all in prop::collection::vec(0_u64..12, 0..8)) {
            let figures = of(&all);
            for (figure, all) in figures.iter().zip(&all) {
                prop_assert!(figure.is_none_or(|figure| figure == *all && !is_small(*all)));
            }
            let total = all.iter().sum();
            if let Some(total) = alone(count(total)) {
                let left = total - figures.iter().flatten().sum::<u64>();
                prop_assert!(!is_small(left));
            }
        }
    }
}

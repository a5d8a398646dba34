//! Keyed reorder: which nodes of a list are taken over, and which of those have to move. A decision over numbers and keys,
//! with no node in it; `live` carries it out.

/// For each place of the new list the place in the old one that has the same key; `None` where a node is to be made.
/// No old place is named twice, whatever keys repeat.
pub(crate) fn sources(before: &[Option<&str>], after: &[Option<&str>]) -> Vec<Option<usize>> {
    let mut free: Vec<Option<&str>> = before.to_vec();
    after
        .iter()
        .map(|key| {
            let found = free.iter().position(|old| old.is_some() && old == key)?;
            // Taken over once.
            if let Some(old) = free.get_mut(found) {
                *old = None;
            }
            Some(found)
        })
        .collect()
}

/// Whether the node of each place stays where it is while the others are put around it: the most that can, because a node
/// that moves loses focus and scrolling. (The longest increasing subsequence of the old places.)
pub(crate) fn stays(sources: &[Option<usize>]) -> Vec<bool> {
    // The best that ends at each place: how many stay, and the place before it.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(sources.len());
    let mut end = (0, None);
    for (place, source) in sources.iter().enumerate() {
        let mut own = (0, None);
        if source.is_some() {
            for (earlier, (older, &(count, _))) in sources.iter().zip(&best).enumerate() {
                if count > own.0 && older.is_some() && older < source {
                    own = (count, Some(earlier));
                }
            }
            own.0 += 1;
        }
        if own.0 > end.0 {
            end = (own.0, Some(place));
        }
        best.push(own);
    }
    let mut stays = vec![false; sources.len()];
    let mut last = end.1;
    while let Some(place) = last {
        if let Some(stays) = stays.get_mut(place) {
            *stays = true;
        }
        last = best.get(place).and_then(|best| best.1);
    }
    stays
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plan(before: &str, after: &str) -> (Vec<Option<usize>>, Vec<bool>) {
        let before: Vec<_> = before.split(' ').map(Some).collect();
        let after: Vec<_> = after.split(' ').map(Some).collect();
        let sources = sources(&before, &after);
        let stays = stays(&sources);
        (sources, stays)
    }

    #[test]
    fn one_that_comes_to_the_front_moves_alone() {
        let (sources, stays) = plan("a b c d", "d a b c");
        assert_eq!(sources, [Some(3), Some(0), Some(1), Some(2)]);
        assert_eq!(stays, [false, true, true, true]);
    }

    #[test]
    fn new_ones_are_made_and_lost_ones_named_by_nobody() {
        let (sources, stays) = plan("a b c", "c x a");
        assert_eq!(sources, [Some(2), None, Some(0)]);
        assert_eq!(stays.iter().filter(|stays| **stays).count(), 1);
        assert!(!stays[1]);
    }

    #[test]
    fn a_key_that_stands_twice_is_taken_over_once_each() {
        assert_eq!(plan("a a", "a a a").0, [Some(0), Some(1), None]);
        // What has no key is nobody's.
        assert_eq!(sources(&[None], &[None]), [None]);
    }

    proptest! {
        /// Moving those that do not stay, one by one from the end, as the page does it, gives the new order; and no other
        /// choice would leave more where they are.
        #[test]
        fn what_moves_gives_the_new_order_and_is_as_little_as_can_be(
            order in Just((0..7_usize).collect::<Vec<_>>()).prop_shuffle(),
            gone in proptest::collection::vec(any::<bool>(), 7),
        ) {
            let sources: Vec<_> = order.iter().map(|at| (!gone[*at]).then_some(*at)).collect();
            let stays = stays(&sources);
            let mut page: Vec<usize> = (0..7).filter(|at| !gone[*at]).collect();
            let mut next = None;
            for (place, at) in order.iter().enumerate().rev() {
                if !stays[place] {
                    page.retain(|other| other != at);
                    let to = next.map_or(page.len(), |next| page.iter().position(|at| *at == next).unwrap());
                    page.insert(to, *at);
                }
                next = Some(*at);
            }
            prop_assert_eq!(&page, &order);
            let rising = |set: &u32| {
                let kept: Vec<_> = (0..7).filter(|at| set >> at & 1 == 1).map(|at| sources[at]).collect();
                kept.iter().all(Option::is_some) && kept.windows(2).all(|pair| pair[0] < pair[1])
            };
            let most = (0..128_u32).filter(rising).map(u32::count_ones).max();
            prop_assert_eq!(most, Some(stays.iter().filter(|stays| **stays).count() as u32));
        }
    }
}

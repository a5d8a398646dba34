//! How many bays a hall needs, where in them plots are, and which booth gets which.
//!
//! A bay has two sides, each with room for two standard booths or a wide one, and a stretch of the middle strip with room
//! for an island or, in large halls, for two pairs of standard booths back to back.
//!
//! Booths are spread over the whole length, alike on both sides, rather than crowded at the entrance. Numbers run from the
//! entrance to the far end. In small halls they alternate left and right, as one sees the booths when walking along the
//! axis. In large halls, where the middle strip parts two aisles, they run bay by bay, first through the left aisle
//! and then through the right one, left and right alternating in each.
//!
//! Within each size the first listed booth gets the first plot. A booth that asks for a number gets it unless a
//! booth listed before asked for the same: by its place if the plot there is of its size, else on its sign alone.
//!
//! A hall has a plot for each booth, or as many as its organiser asks for: what nobody takes stays free, so that corners and
//! gaps are kept, and a booth that is added to one moves no other.

use std::collections::{HashMap, HashSet};
use std::f32::consts::FRAC_PI_2;

use feed::booth::Size;

use super::request::PlotRequest;
use crate::booth::half_extent;
use crate::measures::{BAY_LENGTH, FLOOR_HALF_WIDTH};

/// A hall with one booth is still a hall.
const FEWEST_BAYS: usize = 4;
/// Up to so many booths, the middle strip is kept for islands.
const SMALL: usize = 24;
/// A large hall is never shorter than what [`SMALL`] booths along its sides take.
const FEWEST_BAYS_LARGE: usize = SMALL / 4;
/// Up to so many islands stand in every other bay only: more would make the hall long and empty.
const FEW_ISLANDS: usize = 6;
/// In large halls, the middle of every so many bays stays free, to cross from aisle to aisle.
const CROSSING_EVERY: usize = 5;
/// Behind the booths along the walls, metres: for cables, and for walls that are not quite straight.
const BEHIND: f32 = 0.3;

/// A plot before it has a hall: its place in a bay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlotSlot {
    pub size: Size,
    /// Which bay, from the entrance.
    pub bay: usize,
    /// From the bay's beginning to the plot's middle, along the hall, metres.
    pub depth: f32,
    /// Across the hall, metres.
    pub x: f32,
    /// Radians.
    pub yaw: f32,
}

/// What is asked for: how many of each size.
struct Demand {
    standard: usize,
    wide: usize,
    island: usize,
}

impl Demand {
    fn of(wishes: &[PlotRequest], plots: usize) -> Self {
        let count = |size| wishes.iter().filter(|wish| wish.size == size).count();
        Self {
            // Free plots take the least ground.
            standard: count(Size::Standard) + plots.saturating_sub(wishes.len()),
            wide: count(Size::Wide),
            island: count(Size::Island),
        }
    }

    /// Whether the hall has two aisles with booths between them.
    fn large(&self) -> bool {
        self.standard + self.wide + self.island > SMALL
    }

    fn fits(&self, bays: usize) -> bool {
        let middle = if self.large() {
            4 * self.pair_bays(bays)
        } else {
            0
        };
        self.wide <= 2 * bays
            && self.island <= bays
            && self.standard + 2 * self.wide <= 4 * bays + middle
    }

    /// How many bays have room for pairs.
    fn pair_bays(&self, bays: usize) -> usize {
        let straight = bays - (0..bays).filter(|bay| is_crossing(*bay)).count();
        // Islands stand in the straight bays too as long as there are any.
        straight.saturating_sub(self.island)
    }
}

/// Whether in large halls the middle of this bay stays free of booths as long as it can.
pub(super) fn is_crossing(bay: usize) -> bool {
    bay % CROSSING_EVERY == CROSSING_EVERY / 2
}

/// How many bays a hall for so much has.
fn bays(demand: &Demand) -> usize {
    let fewest = if demand.large() {
        FEWEST_BAYS_LARGE
    } else {
        // A few islands get a free bay before and behind each; that makes a square of what would be a passage.
        FEWEST_BAYS.max(2 * demand.island.min(FEW_ISLANDS) + 1)
    };
    (fewest..).find(|bays| demand.fits(*bays)).unwrap_or(fewest)
}

/// A plot with its numbers: on the sign, and by its place in the walk. They differ where the place of a number is not to be had.
pub(super) struct Numbered {
    pub sign: u32,
    pub place: u32,
    pub slot: PlotSlot,
}

/// Who gets which plot of a hall.
pub(super) struct Assignment {
    pub bays: usize,
    /// Whether it has two aisles with booths between them.
    pub is_large: bool,
    /// One for each booth, in the order of the wishes.
    pub booths: Vec<Numbered>,
    /// Those that nobody takes, from the entrance to the far end.
    pub free: Vec<Numbered>,
}

/// Gives each booth its plot, in a hall with so many at least.
pub(super) fn assign(wishes: &[PlotRequest], plots: usize) -> Assignment {
    let demand = Demand::of(wishes, plots);
    let bays = bays(&demand);
    let slots = slots(&demand, bays);
    let given = places(wishes, &slots);
    let signs = numbers(wishes, &given);
    let numbered = |(sign, index): (u32, usize)| Numbered {
        sign,
        place: index as u32 + 1,
        slot: slots[index],
    };
    let mut is_free = vec![true; slots.len()];
    for &index in &given {
        is_free[index] = false;
    }
    // A free plot has the number of its place, unless a sign elsewhere has that: then one that is left.
    let on_signs: HashSet<u32> = signs.iter().copied().collect();
    let is_left = |index: &usize| !on_signs.contains(&(*index as u32 + 1));
    let mut left = (0..slots.len()).filter(|index| !is_free[*index] && is_left(index));
    let free_places = (0..slots.len()).filter(|index| is_free[*index]);
    let free = free_places
        .map(|index| {
            let own = Some(index).filter(is_left);
            let number = own.or_else(|| left.next()).unwrap_or(index);
            numbered((number as u32 + 1, index))
        })
        .collect();
    let booths = signs
        .into_iter()
        .zip(given.iter().copied())
        .map(numbered)
        .collect();
    Assignment {
        bays,
        is_large: demand.large(),
        booths,
        free,
    }
}

/// The index of each booth's slot: first for those who ask for a number whose plot is of their size, then for everyone else by order.
fn places(wishes: &[PlotRequest], slots: &[PlotSlot]) -> Vec<usize> {
    let mut taken = vec![false; slots.len()];
    let mut given: Vec<Option<usize>> = vec![None; wishes.len()];
    for (wish, given) in wishes.iter().zip(&mut given) {
        let Some(index) = wish
            .number
            .and_then(|number| (number as usize).checked_sub(1))
        else {
            continue;
        };
        if slots.get(index).is_some_and(|slot| slot.size == wish.size) && !taken[index] {
            taken[index] = true;
            *given = Some(index);
        }
    }
    let mut next: HashMap<Size, usize> = HashMap::new();
    wishes
        .iter()
        .zip(given)
        .map(|(wish, given)| {
            given.unwrap_or_else(|| {
                let from = next.entry(wish.size).or_default();
                while taken[*from] || slots[*from].size != wish.size {
                    *from += 1;
                }
                taken[*from] = true;
                *from
            })
        })
        .collect()
}

/// The number on each booth's sign: its place in the walk, except where a wish says otherwise.
fn numbers(wishes: &[PlotRequest], given: &[usize]) -> Vec<u32> {
    let mut numbers: Vec<u32> = given.iter().map(|index| *index as u32 + 1).collect();
    let mut owner: HashMap<u32, usize> = numbers.iter().enumerate().map(|(i, n)| (*n, i)).collect();
    let mut granted = HashSet::new();
    for (index, wish) in wishes.iter().enumerate() {
        let Some(wanted) = wish
            .number
            .filter(|number| *number > 0 && granted.insert(*number))
        else {
            continue;
        };
        let had = std::mem::replace(&mut numbers[index], wanted);
        owner.remove(&had);
        // Whoever had the number by place takes the one that has become free.
        if had != wanted
            && let Some(other) = owner.insert(wanted, index)
        {
            numbers[other] = had;
            owner.insert(had, other);
        }
    }
    numbers
}

/// All plots of a hall with so many bays, by the walk through them.
fn slots(demand: &Demand, bays: usize) -> Vec<PlotSlot> {
    let all: Vec<usize> = (0..bays).collect();
    let wide = [demand.wide.div_ceil(2), demand.wide / 2];
    let room = wide.map(|wide| 2 * (bays - wide));

    // Large halls: what the sides cannot hold goes to the middle, two and two.
    let over = demand.standard.saturating_sub(room[0] + room[1]);
    let middle = over.next_multiple_of(2).min(demand.standard);
    let along_sides = demand.standard - middle;
    // Both sides alike; a wide booth weighs two.
    let left = ((along_sides + 2 * wide[1]).div_ceil(2)).saturating_sub(wide[0]);
    let left = left.clamp(
        along_sides.saturating_sub(room[1]),
        room[0].min(along_sides),
    );

    let mut slots = Vec::with_capacity(demand.standard + demand.wide + demand.island);
    for (side, wide, standard) in [(-1.0, wide[0], left), (1.0, wide[1], along_sides - left)] {
        let x = side * (FLOOR_HALF_WIDTH - BEHIND - half_extent(Size::Standard).y);
        let yaw = side * FRAC_PI_2;
        let (with_wide, rest) = split(&all, wide);
        for bay in with_wide {
            slots.push(PlotSlot {
                size: Size::Wide,
                bay,
                depth: BAY_LENGTH / 2.0,
                x,
                yaw,
            });
        }
        for (bay, depth) in depths(&rest, standard) {
            slots.push(PlotSlot {
                size: Size::Standard,
                bay,
                depth,
                x,
                yaw,
            });
        }
    }

    let (crossings, straight): (Vec<_>, Vec<_>) = all
        .iter()
        .partition(|bay| demand.large() && is_crossing(**bay));
    let (mut with_island, rest) = split(&straight, demand.island.min(straight.len()));
    let beyond = demand.island - with_island.len();
    with_island.extend(split(&crossings, beyond).0);
    feed::sort::sort_by(&mut with_island, Ord::cmp);
    for (index, bay) in with_island.into_iter().enumerate() {
        // Open on every side; its name faces the aisles in turn.
        let yaw = if index % 2 == 0 {
            FRAC_PI_2
        } else {
            -FRAC_PI_2
        };
        slots.push(PlotSlot {
            size: Size::Island,
            bay,
            depth: BAY_LENGTH / 2.0,
            x: 0.0,
            yaw,
        });
    }
    let mut left_over = middle;
    for (bay, depth) in depths(&rest, middle.div_ceil(2)) {
        for side in [-1.0, 1.0].into_iter().take(left_over) {
            let x = side * half_extent(Size::Standard).y;
            slots.push(PlotSlot {
                size: Size::Standard,
                bay,
                depth,
                x,
                yaw: -side * FRAC_PI_2,
            });
        }
        left_over = left_over.saturating_sub(2);
    }

    let large = demand.large();
    feed::sort::sort_by(&mut slots, |a, b| {
        let aisle = |slot: &PlotSlot| large && slot.x > 0.0;
        (a.bay, aisle(a))
            .cmp(&(b.bay, aisle(b)))
            .then(a.depth.total_cmp(&b.depth))
            .then(a.x.total_cmp(&b.x))
    });
    slots
}

/// Spreads so many standard booths over bays with room for two each: the bay and how deep in it. One alone stands in the middle.
fn depths(bays: &[usize], count: usize) -> Vec<(usize, f32)> {
    if bays.is_empty() {
        return Vec::new();
    }
    let each = count / bays.len();
    let more = spread(bays.len(), count % bays.len());
    bays.iter()
        .enumerate()
        .flat_map(|(index, bay)| {
            let here = each + usize::from(more.contains(&index));
            (0..here).map(move |nth| (*bay, BAY_LENGTH * (nth as f32 + 0.5) / here as f32))
        })
        .collect()
}

/// Chooses so many of these, evenly spread; also returns the others.
fn split(bays: &[usize], count: usize) -> (Vec<usize>, Vec<usize>) {
    let chosen = spread(bays.len(), count);
    let mut rest = bays.to_vec();
    rest.retain(|bay| !chosen.iter().any(|index| bays[*index] == *bay));
    (chosen.into_iter().map(|index| bays[index]).collect(), rest)
}

/// `count` of the indices below `length`, evenly spread and the same from both ends as far as that can be.
fn spread(length: usize, count: usize) -> Vec<usize> {
    let count = count.min(length);
    let mut chosen: Vec<usize> = (0..count)
        .map(|nth| {
            let from_near_end = |nth: usize| length * (2 * nth + 1) / (2 * count);
            if 2 * nth + 1 == count {
                (length - 1) / 2
            } else if 2 * nth < count {
                from_near_end(nth)
            } else {
                length - 1 - from_near_end(count - 1 - nth)
            }
        })
        .collect();
    feed::sort::sort_by(&mut chosen, Ord::cmp);
    chosen
}

//! The order in which to visit several booths so that one walks little: the visitor's kept list as a walk through the halls.
//!
//! Halls stand one behind the other, the head door of each leading to the tail door of the next. The way between two
//! booths is estimated rather than routed: straight along the aisles, which is what routes come to within a few metres.

use feed::Exhibition;
use glam::Vec2;

use crate::plan::{End, Plan};

/// Half the width of the middle strip, metres: on either side of it lies an aisle.
const STRIP: f32 = 3.0;
/// Of so many booths every order is looked at; a list is seldom longer.
const FEW: usize = 10;
/// More booths than this are only improved locally, so that a list of 1,000 is ordered within a moment.
const THOROUGH: usize = 200;
/// How far along the order improvements are looked for in longer lists.
const NEIGHBOURHOOD: usize = 40;
/// Rounds of improvement; more than a few never find anything in practice.
const ROUNDS: usize = 30;

/// A booth to visit: in which hall, and which of its [`Plan::plots`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stop {
    /// Index into the halls.
    pub hall: usize,
    /// Index into the hall's plots.
    pub plot: usize,
}

/// A walk past all stops.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WalkOrder {
    /// The stops by the order of the walk.
    pub stops: Vec<Stop>,
    /// How long it is from its start to the last stop, metres.
    pub metres: f32,
}

/// Orders stops into a short walk. Begins at `start`, a hall and a position in it; without one, at the first hall's entrance.
///
/// Stops that are no plots of these halls and stops listed again are left out.
pub fn order(halls: &[Plan], stops: &[Stop], start: Option<(usize, Vec2)>) -> WalkOrder {
    let mut begins = Vec::with_capacity(halls.len());
    let mut length = 0.0;
    for hall in halls {
        begins.push(length);
        length += hall.length;
    }
    let mut seen = std::collections::HashSet::new();
    let mut known = Vec::new();
    // The start is the point with index 0; stop n is point n + 1.
    let mut points = vec![start_point(halls, &begins, start)];
    for stop in stops {
        let Some(hall) = halls.get(stop.hall) else {
            continue;
        };
        let Some(plot) = hall.plots.get(stop.plot) else {
            continue;
        };
        if seen.insert(*stop) {
            let place = plot.viewpoint(hall);
            points.push(Point::new(
                stop.hall,
                hall,
                begins[stop.hall],
                place.position,
            ));
            known.push(*stop);
        }
    }
    let walk = shortest(&points);
    WalkOrder {
        metres: total(&points, &walk),
        stops: walk.iter().skip(1).map(|point| known[point - 1]).collect(),
    }
}

/// The slots of the booths that are kept, in the order of a short walk from `start` (see [`order`]).
pub fn of_booths(
    exhibition: &Exhibition,
    keeps: impl Fn(&str) -> bool,
    start: Option<(usize, Vec2)>,
) -> Vec<usize> {
    let halls: Vec<_> = (0..exhibition.event.halls.len())
        .map(|hall| Plan::of_hall(exhibition, hall))
        .collect();
    let mut stops = Vec::new();
    let mut slots = Vec::new();
    for hall in 0..halls.len() {
        for (plot, (index, slot)) in exhibition.hall_slots(hall).enumerate() {
            if slot.booth().is_some() && keeps(&slot.id) {
                stops.push(Stop { hall, plot });
                slots.push(index);
            }
        }
    }
    let walk = order(&halls, &stops, start).stops.into_iter();
    walk.filter_map(|stop| {
        let place = stops.iter().position(|other| *other == stop)?;
        slots.get(place).copied()
    })
    .collect()
}

/// Through which door of a hall one leaves for another.
pub fn door_towards(from: usize, to: usize) -> Option<End> {
    match from.cmp(&to) {
        std::cmp::Ordering::Less => Some(End::Head),
        std::cmp::Ordering::Greater => Some(End::Tail),
        std::cmp::Ordering::Equal => None,
    }
}

fn start_point(halls: &[Plan], begins: &[f32], start: Option<(usize, Vec2)>) -> Point {
    let start = start.filter(|(hall, position)| *hall < halls.len() && position.is_finite());
    match (start, halls.first()) {
        (Some((hall, position)), _) => Point::new(hall, &halls[hall], begins[hall], position),
        (None, Some(first)) => Point::new(0, first, 0.0, first.entrance().position),
        (None, None) => Point {
            hall: 0,
            parted: false,
            across: 0.0,
            along: 0.0,
        },
    }
}

/// A place on the one long line that the halls are.
#[derive(Clone, Copy, Debug)]
struct Point {
    hall: usize,
    /// Whether booths in the hall's middle part its aisles.
    parted: bool,
    across: f32,
    /// From the first hall's entrance, metres.
    along: f32,
}

impl Point {
    fn new(hall: usize, plan: &Plan, begin: f32, position: Vec2) -> Self {
        Self {
            hall,
            parted: plan.plots.iter().any(|plot| plot.centre.x.abs() < STRIP),
            across: position.x,
            along: begin - position.y,
        }
    }

    fn distance(&self, other: &Self) -> f32 {
        let along = (self.along - other.along).abs();
        if self.hall != other.hall {
            // Through a door on the axis.
            return along + self.across.abs() + other.across.abs();
        }
        let across = (self.across - other.across).abs();
        if self.parted && self.across * other.across < 0.0 {
            along + across
        } else {
            along.hypot(across)
        }
    }
}

fn total(points: &[Point], walk: &[usize]) -> f32 {
    walk.windows(2)
        .map(|leg| points[leg[0]].distance(&points[leg[1]]))
        .sum()
}

/// A short walk that begins at point 0 and ends anywhere: the shortest there is past few stops, else the best of several
/// beginnings, improved.
fn shortest(points: &[Point]) -> Vec<usize> {
    if points.len() <= FEW + 1 {
        return shortest_of_all(points);
    }
    let mut along: Vec<usize> = (1..points.len()).collect();
    feed::sort::sort_by(&mut along, |a, b| {
        points[*a].along.total_cmp(&points[*b].along)
    });
    let here = points[0].along;
    let behind = along.partition_point(|point| points[*point].along < here);
    let (near, far) = along.split_at(behind);
    let walk = |parts: [Vec<usize>; 2]| {
        std::iter::once(0)
            .chain(parts.into_iter().flatten())
            .collect::<Vec<_>>()
    };
    let back = |part: &[usize]| part.iter().rev().copied().collect::<Vec<_>>();
    let beginnings = [
        nearest_first(points),
        walk([along.clone(), Vec::new()]),
        walk([back(near), far.to_vec()]),
        walk([far.to_vec(), back(near)]),
        walk([far.to_vec(), near.to_vec()]),
        up_and_down(points, &along),
    ];
    beginnings
        .into_iter()
        .map(|walk| improve(points, walk))
        .min_by(|a, b| total(points, a).total_cmp(&total(points, b)))
        .unwrap_or_default()
}

/// The shortest of all walks, by the shortest to each stop past each set of others (Held and Karp, 1962).
fn shortest_of_all(points: &[Point]) -> Vec<usize> {
    let stops = points.len() - 1;
    // Of each set of stops, as bits, and each stop that the walk may end at: how long it is, and where it comes from.
    let mut ways = vec![(f32::INFINITY, 0); stops << stops];
    for stop in 0..stops {
        ways[(stops << stop) + stop].0 = points[0].distance(&points[stop + 1]);
    }
    for seen in 1..1_usize << stops {
        let (from, to): (Vec<_>, Vec<_>) = (0..stops).partition(|stop| seen & 1 << stop != 0);
        for (here, next) in from
            .iter()
            .flat_map(|here| to.iter().map(move |next| (*here, *next)))
        {
            let way = ways[seen * stops + here].0 + points[here + 1].distance(&points[next + 1]);
            let onwards = &mut ways[(seen | 1 << next) * stops + next];
            // A start that was remembered as endlessly far off has ways too.
            if way <= onwards.0 {
                *onwards = (way, here);
            }
        }
    }
    let mut seen = (1 << stops) - 1;
    let length = |here: &usize| ways[((1 << stops) - 1) * stops + here].0;
    let mut last = (0..stops).min_by(|a, b| length(a).total_cmp(&length(b)));
    let mut walk = Vec::with_capacity(points.len());
    while let Some(here) = last {
        walk.push(here + 1);
        let before = ways[seen * stops + here].1;
        seen &= !(1 << here);
        last = (seen != 0).then_some(before);
    }
    walk.push(0);
    walk.reverse();
    walk
}

/// Always on to the nearest.
fn nearest_first(points: &[Point]) -> Vec<usize> {
    let mut left: Vec<usize> = (1..points.len()).collect();
    let mut walk = vec![0];
    let mut here = 0;
    while let Some(index) = (0..left.len()).min_by(|a, b| {
        let distance = |index: &usize| points[here].distance(&points[left[*index]]);
        distance(a).total_cmp(&distance(b))
    }) {
        here = left.swap_remove(index);
        walk.push(here);
    }
    walk
}

/// Up one aisle and back along the other.
fn up_and_down(points: &[Point], along: &[usize]) -> Vec<usize> {
    let (left, right): (Vec<usize>, Vec<usize>) =
        along.iter().partition(|point| points[**point].across < 0.0);
    std::iter::once(0)
        .chain(left)
        .chain(right.into_iter().rev())
        .collect()
}

/// Turns stretches around (2-opt) and moves short ones elsewhere (Or-opt) until neither helps.
fn improve(points: &[Point], mut walk: Vec<usize>) -> Vec<usize> {
    let reach = if points.len() > THOROUGH {
        NEIGHBOURHOOD
    } else {
        walk.len()
    };
    for _ in 0..ROUNDS {
        let turned = turn_stretches(points, &mut walk, reach);
        let moved = move_stretches(points, &mut walk, reach);
        if !turned && !moved {
            break;
        }
    }
    walk
}

/// What is gained must be more than rounding, metres.
const GAIN: f32 = 1e-3;

fn turn_stretches(points: &[Point], walk: &mut [usize], reach: usize) -> bool {
    let mut better = false;
    for first in 1..walk.len() {
        for last in first + 1..walk.len().min(first + reach) {
            let leg = |a: usize, b: usize| points[walk[a]].distance(&points[walk[b]]);
            let mut gain = leg(first - 1, first) - leg(first - 1, last);
            if last + 1 < walk.len() {
                gain += leg(last, last + 1) - leg(first, last + 1);
            }
            if gain > GAIN {
                walk[first..=last].reverse();
                better = true;
            }
        }
    }
    better
}

fn move_stretches(points: &[Point], walk: &mut [usize], reach: usize) -> bool {
    let mut better = false;
    for length in 1..=3 {
        for from in 1..(walk.len() + 1).saturating_sub(length) {
            let last = from + length - 1;
            let leg = |a: usize, b: usize| points[walk[a]].distance(&points[walk[b]]);
            let end = walk.len() - 1;
            let without = if last == end {
                leg(from - 1, from)
            } else {
                leg(from - 1, from) + leg(last, last + 1) - leg(from - 1, last + 1)
            };
            // Between `after` and what follows it, forwards or turned around.
            let places = (from.saturating_sub(reach)..=end.min(last + reach))
                .filter(|after| *after + 1 < from || *after > last);
            let best = places
                .flat_map(|after| {
                    let onwards = |tail: usize| {
                        if after == end {
                            0.0
                        } else {
                            leg(tail, after + 1) - leg(after, after + 1)
                        }
                    };
                    [
                        (without - leg(after, from) - onwards(last), after, false),
                        (without - leg(after, last) - onwards(from), after, true),
                    ]
                })
                .max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((gain, after, turned)) = best
                && gain > GAIN
            {
                if turned {
                    walk[from..=last].reverse();
                }
                if after > last {
                    walk[from..=after].rotate_left(length);
                } else {
                    walk[after + 1..=last].rotate_right(length);
                }
                better = true;
            }
        }
    }
    better
}

#[cfg(test)]
mod tests;

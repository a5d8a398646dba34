//! Tours against the shortest that trying everything finds.

use feed::booth::Size;
use feed::event::Theme;
use proptest::prelude::*;

use super::*;
use crate::plan::PlotRequest;

fn halls(counts: &[usize]) -> Vec<Plan> {
    let wish = |index: usize| PlotRequest {
        size: [
            Size::Standard,
            Size::Standard,
            Size::Wide,
            Size::Standard,
            Size::Island,
        ][index % 5],
        ..PlotRequest::default()
    };
    let plan =
        |count: &usize| Plan::new(Theme::Dockyard, &(0..*count).map(wish).collect::<Vec<_>>());
    counts.iter().map(plan).collect()
}

/// The length of the shortest walk, by trying every order.
fn by_trying(points: &[Point], here: usize, left: &mut Vec<usize>) -> f32 {
    let mut best = if left.is_empty() { 0.0 } else { f32::INFINITY };
    for index in 0..left.len() {
        let next = left.remove(index);
        best = best.min(points[here].distance(&points[next]) + by_trying(points, next, left));
        left.insert(index, next);
    }
    best
}

fn stops(halls: &[Plan], picks: &[(usize, usize)]) -> Vec<Stop> {
    let stop = |(hall, plot): &(usize, usize)| {
        let hall = hall % halls.len();
        Stop {
            hall,
            plot: plot % halls[hall].plots.len(),
        }
    };
    picks.iter().map(stop).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn an_order_of_few_is_the_shortest(
        picks in prop::collection::vec((0usize..3, 0usize..60), 1..7),
        start in (0usize..3, -9.0f32..9.0, -60.0f32..0.0),
    ) {
        let halls = halls(&[14, 30, 7]);
        let start = (start.0, Vec2::new(start.1, start.2));
        let walk = order(&halls, &stops(&halls, &picks), Some(start));
        let begins = [0.0, halls[0].length, halls[0].length + halls[1].length];
        let mut points = vec![start_point(&halls, &begins, Some(start))];
        for stop in &walk.stops {
            let place = halls[stop.hall].plots[stop.plot].viewpoint(&halls[stop.hall]);
            points.push(Point::new(stop.hall, &halls[stop.hall], begins[stop.hall], place.position));
        }
        let shortest = by_trying(&points, 0, &mut (1..points.len()).collect());
        prop_assert!(walk.metres <= shortest + 0.01, "{} m instead of {shortest} m", walk.metres);
        prop_assert!(walk.metres >= shortest - 0.01);
    }

    #[test]
    fn every_stop_is_visited_once(picks in prop::collection::vec((0usize..3, 0usize..60), 0..80)) {
        let halls = halls(&[14, 30, 7]);
        let stops = stops(&halls, &picks);
        let walk = order(&halls, &stops, None);
        let wanted: std::collections::HashSet<_> = stops.into_iter().collect();
        prop_assert_eq!(walk.stops.len(), wanted.len());
        prop_assert_eq!(walk.stops.into_iter().collect::<std::collections::HashSet<_>>(), wanted);
    }
}

#[test]
fn a_walk_through_two_halls_does_not_go_back() {
    let halls = halls(&[14, 14]);
    let all: Vec<_> = (0..28)
        .rev()
        .map(|index| Stop {
            hall: index / 14,
            plot: index % 14,
        })
        .collect();
    let walk = order(&halls, &all, None);
    assert_eq!(walk.stops.len(), 28);
    assert!(walk.stops.is_sorted_by_key(|stop| stop.hall));
}

#[test]
fn what_is_not_there_is_left_out() {
    let halls = halls(&[3]);
    let stops = [
        Stop { hall: 4, plot: 0 },
        Stop { hall: 0, plot: 9 },
        Stop { hall: 0, plot: 1 },
    ];
    assert_eq!(
        order(&halls, &stops, Some((7, Vec2::NAN))).stops,
        [stops[2]]
    );
    assert_eq!(order(&[], &stops, None), WalkOrder::default());
    let far = order(
        &halls,
        &[Stop { hall: 0, plot: 0 }, stops[2]],
        Some((0, Vec2::splat(f32::MAX))),
    );
    assert_eq!(far.stops.len(), 2);
}

#[test]
fn a_list_of_a_thousand_is_ordered_well() {
    let halls = halls(&[1000]);
    // A fixed shuffle.
    let all: Vec<_> = (0..1000)
        .map(|index| Stop {
            hall: 0,
            plot: (index * 377) % 1000,
        })
        .collect();
    let walk = order(&halls, &all, None);
    // Up one aisle and back along the other, from side to side in each, is the least one can hope for.
    assert!(
        walk.metres < 3.0 * halls[0].length,
        "{} m in a hall of {} m",
        walk.metres,
        halls[0].length
    );
}

#[test]
fn doors_lead_towards_the_other_hall() {
    assert_eq!(door_towards(0, 1), Some(End::Head));
    assert_eq!(door_towards(2, 1), Some(End::Tail));
    assert_eq!(door_towards(1, 1), None);
}

//! What every plan promises, whatever booths it is for.

use proptest::prelude::*;

use super::*;
use crate::ground::Ground;
use crate::measures::FLOOR_HALF_WIDTH;
use crate::themes::seating;

fn sizes() -> impl Strategy<Value = Size> {
    prop_oneof![
        6 => Just(Size::Standard),
        2 => Just(Size::Wide),
        1 => Just(Size::Island),
    ]
}

pub(crate) fn wishes(most: usize) -> impl Strategy<Value = Vec<PlotRequest>> {
    let number = prop_oneof![4 => Just(None), 1 => (0u32..90).prop_map(Some)];
    let wish = (sizes(), number).prop_map(|(size, number)| PlotRequest {
        size,
        number,
        ..PlotRequest::default()
    });
    prop::collection::vec(wish, 0..=most)
}

fn themes() -> impl Strategy<Value = Theme> {
    prop::sample::select(Theme::ALL)
}

fn standards(count: usize) -> Vec<PlotRequest> {
    vec![PlotRequest::default(); count]
}

/// The upright rectangle of a plot; all plots stand at right angles.
fn bounds(plot: &Plot) -> (Vec2, Vec2) {
    let corners = plot.corners();
    let low = corners.into_iter().reduce(Vec2::min).unwrap();
    let high = corners.into_iter().reduce(Vec2::max).unwrap();
    (low, high)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn plots_keep_apart_in_their_bays_and_leave_the_aisles_free(theme in themes(), wishes in wishes(140)) {
        let plan = Plan::new(theme, &wishes);
        prop_assert_eq!(plan.plots.len(), wishes.len());
        for (index, plot) in plan.plots.iter().enumerate() {
            prop_assert_eq!(plot.size, wishes[index].size);
            prop_assert_eq!(plan.parts[plot.part].part, HallPart::Bay);
            prop_assert_eq!(plan.bay_of(plot.centre.y), plot.part);
            let (low, high) = bounds(plot);
            let begin = plan.parts[plot.part].z;
            prop_assert!(high.y <= begin && low.y >= begin - BAY_LENGTH, "{plot:?} leaves its bay");
            // Rows reach from 6.7 m to the wall, the middle strip to 3 m: 3.7 m between them.
            let (near, far) = (low.x.abs().min(high.x.abs()), low.x.abs().max(high.x.abs()));
            let beside_wall = near > 3.0 + 3.0 && far < FLOOR_HALF_WIDTH;
            prop_assert!(beside_wall || far < 3.0 + 1e-4, "{plot:?} narrows an aisle");
            for other in &plan.plots[..index] {
                let (other_low, other_high) = bounds(other);
                let gap = (low - other_high).max(other_low - high).max_element();
                prop_assert!(gap > -1e-3, "{plot:?} and {other:?} overlap");
            }
        }
    }

    #[test]
    fn seating_areas_leave_booths_and_aisles_alone(theme in themes(), wishes in wishes(140)) {
        let plan = Plan::new(theme, &wishes);
        let ground = Ground::new(&plan, [true, true]);
        for seating in &plan.seatings {
            prop_assert_eq!(plan.bay_of(seating.centre.y), seating.part);
            let reach = turn(seating::HALF, seating.yaw).abs();
            prop_assert!(reach.x <= 3.0, "{seating:?} narrows an aisle");
            for plot in &plan.plots {
                let (low, high) = bounds(plot);
                let gap = (low - seating.centre - reach).max(seating.centre - reach - high).max_element();
                prop_assert!(gap > 1.0, "{plot:?} is too near to {seating:?}");
            }
            // One passes through between its strips.
            let along = direction(seating.yaw) * (seating::HALF.y + 0.6);
            prop_assert!(ground.is_way(seating.centre - along, seating.centre + along));
        }
    }

    #[test]
    fn numbers_are_unique_and_wishes_for_free_ones_come_true(wishes in wishes(60)) {
        let plan = Plan::new(Theme::Warehouse, &wishes);
        let mut seen = std::collections::HashSet::new();
        let mut wanted = std::collections::HashSet::new();
        for (plot, wish) in plan.plots.iter().zip(&wishes) {
            prop_assert!(plot.number > 0);
            prop_assert!(seen.insert(plot.number), "{} twice", plot.number);
            if let Some(number) = wish.number.filter(|number| *number > 0)
                && wanted.insert(number) {
                prop_assert_eq!(plot.number, number);
            }
        }
    }

    #[test]
    fn numbers_grow_along_the_hall(wishes in wishes(140)) {
        let wishes: Vec<_> = wishes.into_iter().map(|wish| PlotRequest { number: None, ..wish }).collect();
        let plan = Plan::new(Theme::Dockyard, &wishes);
        let order = plan.walking_order;
        for (place, index) in order.iter().enumerate() {
            prop_assert_eq!(plan.plots[*index].number as usize, place + 1);
        }
        for pair in order.windows(2) {
            prop_assert!(plan.plots[pair[0]].part <= plan.plots[pair[1]].part);
        }
        // Who is listed first among those of a size stands nearer to the entrance.
        for size in [Size::Standard, Size::Wide, Size::Island] {
            let numbers: Vec<_> = plan.plots.iter().filter(|plot| plot.size == size).map(|plot| plot.number).collect();
            prop_assert!(numbers.is_sorted());
        }
    }

    #[test]
    fn a_viewpoint_looks_at_its_booth_from_an_aisle(theme in themes(), wishes in wishes(60)) {
        let plan = Plan::new(theme, &wishes);
        for plot in &plan.plots {
            let place = plot.viewpoint(&plan);
            let ahead = plot.to_local(place.position + direction(place.yaw));
            let local = plot.to_local(place.position);
            prop_assert!(local.y < -half_extent(plot.size).y - 1.9, "{local} is too near");
            prop_assert!(ahead.y > local.y, "looks away");
            for other in &plan.plots {
                prop_assert!(other.distance(place.position) > ROOM_BEHIND);
            }
            prop_assert!(plot.distance(place.position) <= reading_distance(plot.size) + 0.01);
        }
    }
}

#[test]
fn a_plan_is_always_the_same() {
    let wishes: Vec<_> = (0..57)
        .map(|index| PlotRequest {
            size: [Size::Standard, Size::Standard, Size::Wide, Size::Island][index % 4],
            number: (index % 5 == 0).then_some(index as u32),
            ..PlotRequest::default()
        })
        .collect();
    let first = Plan::new(Theme::Dockyard, &wishes);
    for _ in 0..5 {
        assert_eq!(Plan::new(Theme::Dockyard, &wishes).plots, first.plots);
    }
}

#[test]
fn even_an_empty_hall_is_a_hall() {
    let plan = Plan::new(Theme::Warehouse, &[]);
    assert_eq!(
        plan.parts
            .iter()
            .filter(|part| part.part == HallPart::Bay)
            .count(),
        4
    );
    assert!(plan.nearest_plot(Vec2::ZERO, f32::INFINITY).is_none());
    assert_eq!(plan.door(End::Head).centre, Vec2::new(0.0, -plan.length));
}

#[test]
fn both_sides_of_a_small_hall_are_alike_and_spread_over_its_length() {
    for count in [2, 4, 6, 8, 10, 14, 16, 24] {
        let plan = Plan::new(Theme::Dockyard, &standards(count));
        let side = |sign: f32| {
            let mut depths: Vec<_> = plan
                .plots
                .iter()
                .filter(|plot| plot.centre.x * sign > 0.0)
                .map(|plot| plot.centre.y)
                .collect();
            depths.sort_by(f32::total_cmp);
            depths
        };
        assert_eq!(side(-1.0), side(1.0), "{count} booths");
        assert_eq!(side(1.0).len(), count / 2);
        // Odd numbers on the left, even ones on the right.
        assert!(
            plan.plots
                .iter()
                .all(|plot| (plot.number % 2 == 1) == (plot.centre.x < 0.0))
        );
        if count >= 4 {
            let first = plan.parts[1].z - side(1.0).last().unwrap();
            let last = side(1.0).first().unwrap() - plan.parts.last().unwrap().z;
            assert!(
                (first - last).abs() < 1e-3,
                "{count} booths: {first} m before, {last} m behind"
            );
        }
    }
}

#[test]
fn booths_face_the_aisles() {
    let plan = Plan::new(Theme::Warehouse, &standards(48));
    assert!(
        plan.plots.iter().any(|plot| plot.centre.x.abs() < 3.0),
        "a large hall has pairs in the middle"
    );
    for plot in &plan.plots {
        let before = plot.to_hall(Vec2::new(0.0, -3.0));
        assert!(
            (before.x.abs() - 4.85).abs() < 0.4,
            "{plot:?} opens to {before}"
        );
    }
}

#[test]
fn halls_grow_with_their_booths() {
    let mut longest = 0.0;
    for count in 0..200 {
        let length = Plan::new(Theme::Dockyard, &standards(count)).length;
        assert!(length >= longest, "{count} booths");
        longest = length;
    }
    let plan = Plan::new(Theme::Dockyard, &standards(1000));
    let bays = plan.parts.len() - 2;
    assert!((125..160).contains(&bays), "{bays} bays for 1,000 booths");
}

#[test]
fn there_is_a_plot_for_everyone_whatever_they_ask_for() {
    let sizes = [Size::Standard, Size::Wide, Size::Island];
    for count in (0..60).chain([99, 250, 1000]) {
        for size in sizes {
            let plan = Plan::new(
                Theme::Dockyard,
                &vec![
                    PlotRequest {
                        size,
                        number: Some(u32::MAX),
                        ..PlotRequest::default()
                    };
                    count
                ],
            );
            assert_eq!(plan.plots.len(), count);
        }
        let mixed: Vec<_> = (0..count)
            .map(|index| PlotRequest {
                size: sizes[index % 3],
                ..PlotRequest::default()
            })
            .collect();
        assert_eq!(Plan::new(Theme::Warehouse, &mixed).plots.len(), count);
    }
}

/// A hall of so many plots for booths that ask for these numbers, of these sizes.
fn asking(plots: usize, wishes: &[(Size, u32)]) -> Plan {
    let booths = wishes
        .iter()
        .map(|(size, number)| PlotRequest {
            size: *size,
            number: Some(*number).filter(|number| *number > 0),
            ..PlotRequest::default()
        })
        .collect();
    Plan::of_request(Theme::Dockyard, &HallRequest { booths, plots })
}

fn numbers(plots: &[Plot]) -> Vec<u32> {
    plots.iter().map(|plot| plot.number).collect()
}

#[test]
fn a_number_is_a_place_and_gaps_stay_free() {
    let size = Size::Standard;
    let plan = asking(8, &[(size, 5), (size, 999), (size, 8)]);
    assert_eq!(numbers(&plan.plots), [5, 999, 8]);
    // A number beyond the hall's plots stands on the sign alone.
    assert_eq!(
        plan.plots.iter().map(|plot| plot.place).collect::<Vec<_>>(),
        [5, 1, 8]
    );
    assert_eq!(numbers(&plan.free), [2, 3, 4, 6, 7]);
    let full = asking(0, &[(size, 0); 8]);
    for plot in plan.plots.iter().filter(|plot| plot.number == plot.place) {
        let there = full.plots.iter().find(|there| there.number == plot.number);
        assert_eq!(there.map(|there| there.centre), Some(plot.centre));
    }

    // A booth that is added to a gap moves nobody.
    let more = asking(
        8,
        &[(size, 5), (size, 999), (size, 8), (size, 3), (size, 0)],
    );
    assert_eq!(
        more.plots[..3]
            .iter()
            .map(|plot| plot.centre)
            .collect::<Vec<_>>(),
        plan.plots
            .iter()
            .map(|plot| plot.centre)
            .collect::<Vec<_>>()
    );
    assert_eq!(numbers(&more.plots), [5, 999, 8, 3, 2]);
    assert_eq!(numbers(&more.free), [4, 6, 7]);
}

#[test]
fn a_free_plot_whose_number_stands_elsewhere_has_one_that_is_left() {
    // Plot 4 of the walk is no wide one: its number stands where wide booths can.
    let plan = asking(6, &[(Size::Wide, 4), (Size::Standard, 6)]);
    let wide = plan.plots[0];
    assert_eq!(wide.number, 4);
    assert_ne!(wide.place, 4);
    let mut all = numbers(&plan.plots);
    all.extend(numbers(&plan.free));
    all.sort_unstable();
    assert_eq!(all, [1, 2, 3, 4, 5, 6]);
    assert!(plan.free.iter().all(|plot| plot.size == Size::Standard));
}

#[test]
fn a_few_islands_have_squares_around_them() {
    let wishes = vec![
        PlotRequest {
            size: Size::Island,
            ..PlotRequest::default()
        };
        5
    ];
    let plan = Plan::new(Theme::Dockyard, &wishes);
    let mut depths: Vec<_> = plan.plots.iter().map(|plot| plot.centre.y).collect();
    depths.sort_by(f32::total_cmp);
    for pair in depths.windows(2) {
        assert!(pair[1] - pair[0] >= 16.0 - 1e-3);
    }
}

#[test]
fn coordinates_turn_with_the_booth() {
    let plot = Plot {
        number: 1,
        place: 1,
        size: Size::Standard,
        style: Style::Kit,
        centre: Vec2::new(-8.0, -20.0),
        yaw: -std::f32::consts::FRAC_PI_2,
        part: 1,
        plinth: None,
    };
    // By the left wall, looking to the right.
    assert!(plot.front().abs_diff_eq(Vec2::X, 1e-6));
    assert!(
        plot.to_hall(Vec2::new(0.0, -1.5))
            .abs_diff_eq(Vec2::new(-6.5, -20.0), 1e-5)
    );
    let point = Vec2::new(0.3, -1.2);
    assert!(plot.to_local(plot.to_hall(point)).abs_diff_eq(point, 1e-5));
    // Meshes are turned the same way as the floor.
    let turned = plot.rotation() * Vec3::new(point.x, 0.0, point.y) + plot.origin();
    assert!(Vec2::new(turned.x, turned.z).abs_diff_eq(plot.to_hall(point), 1e-5));
}

#[test]
fn yaws_and_directions_agree() {
    assert_eq!(yaw_towards(Vec2::new(0.0, -1.0)), 0.0);
    for yaw in [-3.0, -1.5, -0.2, 0.0, 0.7, 1.6, 3.1] {
        assert!((yaw_towards(direction(yaw)) - yaw).abs() < 1e-5);
        assert!(turn(Vec2::new(0.0, -1.0), yaw).abs_diff_eq(direction(yaw), 1e-6));
    }
    // To the left is a positive yaw.
    assert!(yaw_towards(Vec2::new(-1.0, -1.0)) > 0.0);
}

#[test]
fn on_an_upright_screen_one_looks_towards_a_booth_of_a_broad_hall() {
    let hall = |count| Plan::new(Theme::Dockyard, &vec![PlotRequest::default(); count]);
    let place = |count, upright| hall(count).arrival(End::Tail, upright);
    let broad = place(7, true);
    // How far off the look the nearest to it of all booths is.
    let missing = |yaw: f32| {
        let plots = hall(7).plots.into_iter();
        let off = plots.map(|plot| (yaw_towards(plot.centre - broad.position) - yaw).abs());
        off.fold(f32::INFINITY, f32::min)
    };
    assert_eq!(broad.position, place(7, false).position);
    assert!(missing(broad.yaw) < missing(place(7, false).yaw) - 0.2);
    assert_eq!(place(0, true), place(0, false), "nothing to look at");
    assert_eq!(place(400, true), place(400, false), "booths are before one");
}

/// Whoever comes in stands on free ground and has the way before them free as far as they can see it, in every hall.
#[test]
fn one_comes_in_with_a_way_ahead() {
    for &theme in Theme::ALL {
        for count in [1, 7, 14, 15, 40, 120, 400] {
            for size in [Size::Standard, Size::Wide, Size::Island] {
                let wishes = vec![
                    PlotRequest {
                        size,
                        ..PlotRequest::default()
                    };
                    count
                ];
                let plan = Plan::new(theme, &wishes);
                let ground = Ground::new(&plan, [true, true]);
                for (door, upright) in plan.doors.iter().flat_map(|d| [(d, false), (d, true)]) {
                    let Standpoint { position, yaw } = plan.arrival(door.end, upright);
                    assert!(
                        ground.is_free(position),
                        "{theme:?} {count} {size:?} {door:?}"
                    );
                    let ahead = ground.slide(position, direction(yaw) * 6.0);
                    let gone = ahead.distance(position);
                    let enough = match door.end {
                        // The tub with its tree stands before the dock's head.
                        End::Head => 2.0,
                        // Who looks towards a booth leaves the middle, and slides along the end of the seats there.
                        End::Tail if upright => 5.5,
                        End::Tail => 5.9,
                    };
                    assert!(gone > enough, "{theme:?} {count} {size:?} {door:?}: {gone}");
                }
            }
        }
    }
}

#[test]
fn the_middle_is_a_promenade_with_seats_or_has_islands() {
    let bays = |plan: &Plan| -> Vec<usize> {
        plan.seatings
            .iter()
            .map(|seating| seating.part - 1)
            .collect()
    };
    for count in [0, 1, 7, 14, 16] {
        let plan = Plan::new(Theme::Dockyard, &standards(count));
        assert_eq!(bays(&plan), [0, 2], "{count} booths");
    }
    // Straight on from the entrance to the far end.
    let plan = Plan::new(Theme::Warehouse, &standards(7));
    let ground = Ground::new(&plan, [true, true]);
    let [tail, head] = [End::Tail, End::Head].map(|end| plan.arrival(end, false).position);
    assert!(ground.is_way(tail, head));
    // Large halls have them where one crosses from aisle to aisle.
    let plan = Plan::new(Theme::Warehouse, &standards(1000));
    assert!(bays(&plan).starts_with(&[2, 7, 12]));
    let island = PlotRequest {
        size: Size::Island,
        ..PlotRequest::default()
    };
    for islands in [1, 3, 6, 24, 60] {
        let plan = Plan::new(Theme::Dockyard, &vec![island; islands]);
        let taken = |bay: &usize| plan.plots.iter().any(|plot| plot.part - 1 == *bay);
        assert!(!bays(&plan).iter().any(taken), "{islands} islands");
    }
}

//! What walking promises, whatever the hall.

use feed::event::Theme;
use proptest::prelude::*;

use super::*;
use crate::plan::tests::wishes;
use crate::plan::{Plan, PlotRequest};

fn hall(theme: Theme, count: usize) -> Plan {
    Plan::new(theme, &vec![PlotRequest::default(); count])
}

/// A ground of these shapes in a closed room of 20 m by 20 m around the origin, entered at (0, -9).
/// What would block the entrance is left out: no hall has that.
fn room(mut shapes: Vec<Solid>) -> Ground {
    let entrance = Vec2::new(0.0, -9.0);
    shapes.retain(|shape| shape.distance(entrance).0 > 0.7);
    let corners =
        [(-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0)].map(|(x, y)| Vec2::new(x, y));
    for index in 0..4 {
        shapes.push(Solid::segment(corners[index], corners[(index + 1) % 4]));
    }
    let shapes = Shapes::new(shapes);
    let cells = Cells::new(&shapes, entrance);
    Ground {
        shapes,
        cells,
        doors: [None; 2],
    }
}

fn inside(plan: &Plan, at: Vec2) -> bool {
    at.x.abs() < crate::measures::FLOOR_HALF_WIDTH && (-plan.length - PORCH..PORCH).contains(&at.y)
}

fn points(within: f32) -> impl Strategy<Value = Vec2> {
    (-within..within, -within..within).prop_map(|(x, y)| Vec2::new(x, y))
}

fn shapes() -> impl Strategy<Value = Solid> {
    prop_oneof![
        (points(9.0), points(3.0)).prop_map(|(a, along)| Solid::segment(a, a + along)),
        (points(9.0), 0.05f32..1.5).prop_map(|(centre, radius)| Solid::Disc { centre, radius }),
        (points(9.0), 0.05f32..1.5, 0.05f32..1.5, -3.0f32..3.0).prop_map(|(centre, x, y, yaw)| {
            Solid::Box {
                centre,
                half: Vec2::new(x, y),
                axis: Vec2::from_angle(yaw),
            }
        }),
    ]
}

/// The smallest distance from a way to any shape, by looking at many points of it.
fn least_clearance(ground: &Ground, from: Vec2, to: Vec2) -> f32 {
    let count = (from.distance(to) / 0.02).ceil().max(1.0);
    (0..=count as usize)
        .map(|nth| from.lerp(to, nth as f32 / count))
        .map(|at| {
            ground
                .shapes
                .iter()
                .map(|shape| shape.distance(at).0)
                .fold(f32::INFINITY, f32::min)
        })
        .fold(f32::INFINITY, f32::min)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_walk_stays_clear_of_everything_and_in_the_hall(
        dock in any::<bool>(),
        wishes in wishes(40),
        steps in prop::collection::vec(points(7.0), 1..60),
    ) {
        let plan = Plan::new(Theme::ALL[usize::from(dock)], &wishes);
        let ground = Ground::new(&plan, [true, false]);
        let mut at = plan.entrance().position;
        prop_assert!(ground.is_free(at));
        for step in steps {
            let next = ground.slide(at, step);
            prop_assert!(ground.is_clear(next), "{at} by {step} to {next}");
            prop_assert!(inside(&plan, next));
            prop_assert!(next.distance(at) <= step.length() * 1.5 + 0.1);
            at = next;
        }
    }

    #[test]
    fn no_step_is_long_enough_to_pass_a_wall(from in points(9.0), step in points(60.0), wall in -8.0f32..8.0) {
        let ends = [Vec2::new(-10.0, wall), Vec2::new(10.0, wall)];
        let ground = room(vec![Solid::segment(ends[0], ends[1])]);
        prop_assume!(ground.is_free(from));
        let to = ground.slide(from, step);
        prop_assert!(to.y < wall);
        prop_assert!(to.abs().max_element() < 10.0);
    }

    #[test]
    fn among_any_shapes_a_visitor_stays_clear_and_is_never_stuck(
        shapes in prop::collection::vec(shapes(), 1..40),
        from in points(9.0),
        steps in prop::collection::vec(points(1.0), 1..60),
    ) {
        let ground = room(shapes);
        let mut at = ground.nearest_free(from);
        prop_assume!(ground.is_free(at));
        for step in steps {
            let next = ground.slide(at, step);
            prop_assert!(ground.shapes.clearance(next) >= VISITOR_RADIUS);
            // There is always a direction in which one gets on; in a narrow corner it need not be straight back.
            let gets_on = |way: Vec2| ground.slide(next, way * 0.05).distance(next) > 0.01;
            let ways = (0..16).map(|nth| Vec2::from_angle(nth as f32 * std::f32::consts::TAU / 16.0));
            prop_assert!(ways.into_iter().any(gets_on), "stuck at {next}, came from {at}");
            at = next;
        }
    }

    #[test]
    fn routes_are_free_on_every_leg(
        shapes in prop::collection::vec(shapes(), 0..60),
        from in points(12.0),
        to in points(12.0),
    ) {
        let ground = room(shapes);
        let from = ground.nearest_free(from);
        prop_assume!(ground.is_free(from));
        let route = ground.route(from, to);
        // Everything that counts as free is connected.
        let route = route.expect("no way");
        prop_assert_eq!(*route.last().unwrap(), ground.nearest_free(to));
        let mut at = from;
        for corner in route {
            prop_assert!(least_clearance(&ground, at, corner) >= VISITOR_RADIUS - 0.011, "{at} to {corner}");
            at = corner;
        }
    }

    #[test]
    fn a_straight_way_is_free_where_looking_closely_says_so(
        shapes in prop::collection::vec(shapes(), 1..20),
        from in points(9.5),
        to in points(9.5),
    ) {
        let ground = room(shapes);
        let least = least_clearance(&ground, from, to);
        // Points 2 cm apart miss the nearest one by less than that.
        if ground.is_way(from, to) {
            prop_assert!(least >= VISITOR_RADIUS - 1e-3, "{least}");
        } else {
            prop_assert!(least < VISITOR_RADIUS + 0.02, "{least}");
        }
    }
}

proptest! {
    // Each case is a whole hall with a route to each of its booths from both ends.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn every_booth_can_be_reached_from_both_doors(dock in any::<bool>(), wishes in wishes(60)) {
        let plan = Plan::new(Theme::ALL[usize::from(dock)], &wishes);
        let ground = Ground::new(&plan, [false, true]);
        for door in plan.doors {
            let from = door.arrival.position;
            prop_assert!(ground.is_free(from), "{:?}", door);
            for plot in &plan.plots {
                let place = plot.viewpoint(&plan);
                prop_assert!(ground.is_free(place.position), "{place:?} before {plot:?}");
                let route = ground.route(from, place.position).expect("no way");
                prop_assert_eq!(*route.last().unwrap(), place.position);
                let mut at = from;
                for corner in route {
                    prop_assert!(ground.shapes.is_way(at, corner, VISITOR_RADIUS - 0.01));
                    at = corner;
                }
            }
        }
    }
}

#[test]
fn small_steps_move_and_walls_only_take_what_leads_into_them() {
    let ground = room(vec![]);
    let step = Vec2::new(0.001, 0.0005);
    assert!(ground.slide(Vec2::ZERO, step).abs_diff_eq(step, 1e-6));
    let along = ground.slide(Vec2::new(9.7, 0.0), Vec2::new(1.0, 1.0));
    assert!(
        (along.y - 1.0).abs() < 0.02 && along.x < 9.7 + 1e-3,
        "{along}"
    );
    let corner = ground.slide(Vec2::ZERO, Vec2::new(30.0, 30.0));
    assert!(corner.abs_diff_eq(Vec2::splat(9.7), 0.01), "{corner}");
    assert!(
        ground
            .slide(corner, Vec2::new(-0.5, 0.0))
            .abs_diff_eq(corner - Vec2::new(0.5, 0.0), 0.01)
    );
}

#[test]
fn nonsense_does_not_move_anybody() {
    let ground = room(vec![]);
    for nonsense in [Vec2::NAN, Vec2::INFINITY] {
        assert_eq!(ground.slide(Vec2::ONE, nonsense), Vec2::ONE);
        assert!(!ground.is_free(nonsense));
        assert!(ground.nearest_free(nonsense).is_finite());
        assert!(ground.route(Vec2::ONE, nonsense).is_some());
    }
    assert!(
        ground
            .nearest_free(Vec2::splat(1e6))
            .abs_diff_eq(Vec2::splat(9.7), 0.1)
    );
}

#[test]
fn what_is_behind_walls_is_not_free() {
    let closed = |x: f32, y: f32| {
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
            .map(|(a, b)| Vec2::new(x + 2.0 * a, y + 2.0 * b));
        (0..4).map(move |index| Solid::segment(corners[index], corners[(index + 1) % 4]))
    };
    let ground = room(closed(3.0, 3.0).collect());
    let cell = Vec2::splat(3.0);
    assert!(!ground.is_free(cell));
    let out = ground.nearest_free(cell);
    assert!(
        ground.is_free(out) && (out - cell).abs().max_element() >= 2.0 + VISITOR_RADIUS - 0.01,
        "{out}"
    );
}

#[test]
fn open_doors_let_through_and_closed_ones_do_not() {
    for &theme in Theme::ALL {
        let plan = hall(theme, 14);
        for (open, index) in [([true, false], 0), ([false, true], 1)] {
            let ground = Ground::new(&plan, open);
            for (door, is_open) in plan.doors.iter().zip(open) {
                let out = (door.centre - door.arrival.position) * 3.0;
                let end = ground.slide(door.arrival.position, out);
                assert_eq!(
                    ground.door_at(end),
                    is_open.then_some(door.end),
                    "{theme:?} {door:?} at {end}"
                );
                assert_eq!(ground.door_at(door.arrival.position), None);
                assert!(end.distance(door.centre) < PORCH, "{end}");
            }
            // A click on an open doorway leads into it.
            let door = plan.doors[index];
            let route = ground
                .route(plan.plots[3].viewpoint(&plan).position, door.centre)
                .unwrap();
            assert_eq!(ground.door_at(*route.last().unwrap()), Some(door.end));
        }
    }
}

#[test]
fn whoever_stands_in_a_closing_door_comes_back_in() {
    let plan = hall(Theme::Dockyard, 3);
    let closed = Ground::new(&plan, [false; 2]);
    let porch = Vec2::new(0.2, 0.25);
    assert!(!closed.is_free(porch));
    let back = closed.slide(porch, Vec2::new(0.0, -0.01));
    assert!(
        closed.is_free(back) && back.y <= -VISITOR_RADIUS && back.y > -1.0,
        "{back}"
    );
}

#[test]
fn booths_stand_where_the_plan_says() {
    let plan = hall(Theme::Warehouse, 14);
    let ground = Ground::new(&plan, [false; 2]);
    for plot in &plan.plots {
        // From the aisle straight at its back wall: nobody gets behind it.
        let from = plot.viewpoint(&plan).position;
        let to = ground.slide(from, -plot.front() * 9.0);
        assert!(plot.to_local(to).y < 1.2, "walked through {plot:?} to {to}");
    }
}

#[test]
fn a_way_of_a_kilometre_has_few_corners_and_no_detour() {
    let plan = hall(Theme::Dockyard, 1000);
    let ground = Ground::new(&plan, [true; 2]);
    let far = plan.plots.last().unwrap().viewpoint(&plan).position;
    let near = plan.plots[0].viewpoint(&plan).position;
    let route = ground.route(near, far).unwrap();
    let mut at = near;
    let length: f32 = route
        .iter()
        .map(|corner| std::mem::replace(&mut at, *corner).distance(*corner))
        .sum();
    assert!(
        length < near.distance(far) + 12.0,
        "{length} m instead of {}",
        near.distance(far)
    );
    assert!(route.len() < 10, "{} corners", route.len());
}

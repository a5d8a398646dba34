//! Walkers in a hall: by their own intent, led, stopped and on slow machines.

use std::f32::consts::PI;

use feed::event::Theme;
use proptest::prelude::*;

use super::*;
use crate::measures::VISITOR_RADIUS;
use crate::plan::{Plan, PlotRequest};

/// A frame at 60 frames a second.
const FRAME: f32 = 1.0 / 60.0;

fn hall() -> (Plan, Ground) {
    let plan = Plan::new(Theme::Warehouse, &[PlotRequest::default(); 14]);
    let ground = Ground::new(&plan, [false, false]);
    (plan, ground)
}

fn forward(share: f32) -> Intent {
    Intent {
        forward: share,
        ..Intent::default()
    }
}

/// Follows the way to its end, checks every frame, returns the seconds it took.
fn led(walker: &mut Walker, ground: &Ground, dt: f32) -> f32 {
    let mut time = 0.0;
    while walker.way().is_some() {
        let before = walker.stance;
        walker.step(dt, Intent::default(), ground, WALKING);
        time += dt.min(LONGEST_STEP);
        assert!(time < 120.0, "never arrives, at {:?}", walker.stance);
        assert!(
            ground.is_free(walker.stance.position),
            "{:?}",
            walker.stance
        );
        assert!(walker.stance.position.distance(before.position) <= WALKING * dt + 1e-3);
        assert!(wrap(walker.stance.yaw - before.yaw).abs() <= (TURN_RATE * dt).max(FACED) + 1e-4);
    }
    time
}

#[test]
fn a_second_forward_is_a_second_at_walking_pace() {
    let (plan, ground) = hall();
    for (pace, turned, expected) in [
        (WALKING, 0.0, Vec2::new(0.0, -1.4)),
        (BRISK, 0.0, Vec2::new(0.0, -2.8)),
        (WALKING, std::f32::consts::FRAC_PI_2, Vec2::new(-1.4, 0.0)),
    ] {
        let mut walker = Walker::new(plan.entrance());
        walker.stance.yaw = turned;
        for _ in 0..60 {
            assert!(walker.step(FRAME, forward(1.0), &ground, pace));
        }
        let moved = walker.stance.position - plan.entrance().position;
        assert!(moved.abs_diff_eq(expected, 1e-3), "{moved}");
    }
}

#[test]
fn sideways_is_sideways_and_diagonals_are_no_faster() {
    let (plan, ground) = hall();
    let mut walker = Walker::new(plan.entrance());
    walker.step(
        0.1,
        Intent {
            right: 1.0,
            ..Intent::default()
        },
        &ground,
        1.0,
    );
    assert!(
        (walker.stance.position - plan.entrance().position).abs_diff_eq(Vec2::new(0.1, 0.0), 1e-5)
    );
    let mut walker = Walker::new(plan.entrance());
    walker.step(
        0.1,
        Intent {
            right: 1.0,
            forward: 1.0,
            ..Intent::default()
        },
        &ground,
        1.0,
    );
    assert!((walker.stance.position.distance(plan.entrance().position) - 0.1).abs() < 1e-5);
}

#[test]
fn turning_by_key_by_step_and_by_dragging() {
    let (plan, ground) = hall();
    let mut walker = Walker::new(plan.entrance());
    walker.step(
        0.1,
        Intent {
            turn: 1.0,
            ..Intent::default()
        },
        &ground,
        WALKING,
    );
    assert!(
        (walker.stance.yaw - TURN_RATE * 0.1).abs() < 1e-5,
        "left is positive"
    );
    let mut walker = Walker::new(plan.entrance());
    for _ in 0..12 {
        walker.step(
            FRAME,
            Intent {
                snaps: -1,
                ..Intent::default()
            },
            &ground,
            WALKING,
        );
    }
    assert!(
        walker.stance.yaw.abs() < 1e-4,
        "twelve steps are a full turn"
    );
    walker.step(
        FRAME,
        Intent {
            look: Vec2::new(0.2, 9.0),
            ..Intent::default()
        },
        &ground,
        WALKING,
    );
    assert!((walker.stance.yaw - 0.2).abs() < 1e-4);
    assert_eq!(walker.stance.pitch, PITCH_LIMIT);
    assert_eq!(walker.stance.position, plan.entrance().position);
}

#[test]
fn nothing_asked_nothing_changed() {
    let (plan, ground) = hall();
    let mut walker = Walker::new(plan.entrance());
    assert!(!walker.step(FRAME, Intent::default(), &ground, WALKING));
    assert!(!walker.step(FRAME, forward(f32::NAN), &ground, WALKING));
    assert!(!walker.step(f32::NAN, forward(1.0), &ground, WALKING));
    assert_eq!(walker.stance, Stance::from(plan.entrance()));
}

#[test]
fn a_led_visitor_arrives_at_every_booth_and_looks_at_it() {
    let (plan, ground) = hall();
    let mut walker = Walker::new(plan.entrance());
    for plot in &plan.plots {
        let place = plot.viewpoint(&plan);
        let from = walker.stance.position;
        let way = Way::to_place(&ground, from, place).unwrap();
        let length = way.length_left(from);
        walker.follow(way);
        walker.stance.pitch = 0.4;
        let time = led(&mut walker, &ground, FRAME);
        assert!(walker.arrived());
        assert!(walker.stance.position.distance(place.position) < 0.02);
        assert!(wrap(walker.stance.yaw - place.yaw).abs() < 0.02);
        assert!(walker.stance.pitch.abs() < 0.05);
        assert!(time < length / WALKING + 7.0, "{time} s for {length} m");
        assert!(
            !walker.step(FRAME, Intent::default(), &ground, WALKING),
            "stands still after arriving"
        );
        assert!(!walker.arrived(), "arrives once");
    }
}

#[test]
fn five_frames_a_second_lead_to_the_same_place() {
    let (plan, ground) = hall();
    for dt in [0.2, 0.5, 3.0] {
        let mut walker = Walker::new(plan.entrance());
        let place = plan.plots[9].viewpoint(&plan);
        walker.follow(Way::to_place(&ground, walker.stance.position, place).unwrap());
        led(&mut walker, &ground, dt);
        assert!(walker.stance.position.distance(place.position) < 0.02);
        assert!(wrap(walker.stance.yaw - place.yaw).abs() < 0.02);
    }
}

#[test]
fn any_intent_takes_over() {
    let (plan, ground) = hall();
    let mut walker = Walker::new(plan.entrance());
    let far = plan.plots[13].viewpoint(&plan);
    for intent in [
        forward(0.5),
        Intent {
            snaps: 1,
            ..Intent::default()
        },
        Intent {
            look: Vec2::X * 0.1,
            ..Intent::default()
        },
    ] {
        walker.follow(Way::to_place(&ground, walker.stance.position, far).unwrap());
        walker.step(FRAME, Intent::default(), &ground, WALKING);
        assert!(walker.way().is_some());
        walker.step(FRAME, intent, &ground, WALKING);
        assert!(walker.way().is_none() && !walker.arrived());
    }
}

#[test]
fn a_way_that_has_been_closed_is_given_up() {
    let (plan, _) = hall();
    let open = Ground::new(&plan, [true, false]);
    let closed = Ground::new(&plan, [false, false]);
    let mut walker = Walker::new(plan.entrance());
    walker.follow(Way::to_point(&open, walker.stance.position, plan.doors[0].centre).unwrap());
    let time = led(&mut walker, &closed, FRAME);
    assert!(!walker.arrived() && time < 10.0);
}

#[test]
fn a_way_to_where_one_stands_is_over_at_once() {
    let (plan, ground) = hall();
    let mut walker = Walker::new(plan.entrance());
    walker.follow(Way::to_place(&ground, walker.stance.position, plan.entrance()).unwrap());
    assert!(walker.step(FRAME, Intent::default(), &ground, WALKING));
    assert!(walker.arrived() && walker.way().is_none());
}

#[test]
fn hops_are_short_and_end_where_the_way_ends() {
    let (plan, ground) = hall();
    let from = plan.entrance().position;
    let place = plan.plots[13].viewpoint(&plan);
    let way = Way::to_place(&ground, from, place).unwrap();
    let hops = way.hops(from, 6.0);
    assert_eq!(hops.last().unwrap().yaw, place.yaw);
    assert!(hops.last().unwrap().position.distance(place.position) < 1e-3);
    let mut at = from;
    for hop in &hops {
        assert!(hop.position.distance(at) <= 6.0 + 1e-3);
        assert!(ground.is_free(hop.position));
        at = hop.position;
    }
    let marks = way.marks(from, 0.5);
    assert_eq!(marks.len(), (way.length_left(from) / 0.5) as usize);
    assert!(way.ahead(from, 1e6).distance(place.position) < 1e-3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_the_hands_do_the_visitor_stays_in_the_hall(
        inputs in prop::collection::vec((-2.0f32..2.0, -2.0f32..2.0, -1.0f32..1.0, -1i32..2, 0.0f32..4.0), 1..80),
    ) {
        let (plan, ground) = hall();
        let mut walker = Walker::new(plan.entrance());
        for (forward, right, turn, snaps, dt) in inputs {
            let before = walker.stance;
            let intent = Intent { forward, right, turn, snaps, look: Vec2::new(turn, forward) };
            walker.step(dt, intent, &ground, BRISK);
            let Stance { position, yaw, pitch } = walker.stance;
            // Clear of everything: a place that is not would be left for the nearest that is. Crevices into which no search for
            // ways leads (`is_free`) can be walked into, and out of.
            prop_assert_eq!(ground.slide(position, Vec2::ZERO), position);
            prop_assert!(position.y <= -VISITOR_RADIUS && position.y >= -plan.length + VISITOR_RADIUS);
            prop_assert!(position.distance(before.position) <= BRISK * LONGEST_STEP * 1.5);
            prop_assert!((-PI..=PI).contains(&yaw) && pitch.abs() <= PITCH_LIMIT);
        }
    }
}

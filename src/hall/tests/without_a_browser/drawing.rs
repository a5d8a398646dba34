//! The same hall drawn on a graphics card in memory: what a frame costs in draws and calls, and that no rule of WebGL is broken.

use hall::gl::stand_in::{Gl, HtmlCanvasElement, Work};
use hall::gl::{self, PendingGpu};
use hall::people::Crowd;
use hall::people::news::{PeopleNews, VisitorCard};

use super::*;

/// Draws and calls of one frame, the budgets of `tests/browser/budgets.test.js`.
const DRAWS: usize = 14;
const CALLS: usize = 70;

fn drawn(card: bool) -> (Hall, Gl) {
    let context = Gl::with(&[
        "EXT_texture_filter_anisotropic",
        "KHR_parallel_shader_compile",
    ]);
    let canvas = HtmlCanvasElement::default();
    let gpu = PendingGpu::on((canvas, context.clone()), card).set_up();
    let gpu = gpu.unwrap();
    let mut hall = Hall::open_in(|app| {
        app.insert_resource(Options {
            card,
            ..Options::default()
        })
        .insert_non_send(gpu)
        .add_plugins(gl::plugin);
    });
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    assert_eq!(context.work().faults, [""; 0]);
    (hall, context)
}

/// The frames of a second's walk.
fn walk(hall: &mut Hall, gl: &Gl) -> Vec<Work> {
    gl.work();
    hall.key(KeyCode::KeyW, ButtonState::Pressed);
    let mut frames = Vec::new();
    for _ in 0..60 {
        hall.frames(1);
        frames.push(gl.work());
    }
    hall.key(KeyCode::KeyW, ButtonState::Released);
    for frame in &frames {
        assert_eq!(frame.faults, [""; 0]);
    }
    assert!(
        frames
            .iter()
            .filter(|frame| !frame.draws.is_empty())
            .count()
            > 40
    );
    frames
}

#[test]
fn a_walk_costs_few_draws_and_calls_and_rest_costs_none() {
    for card in [true, false] {
        let (mut hall, gl) = drawn(card);
        let frames = walk(&mut hall, &gl);
        let draws = frames.iter().map(|frame| frame.draws.len()).max();
        assert!(draws.unwrap() <= DRAWS, "{draws:?} draws");
        // What arrives for the first time is written once: the frames in which nothing does are the walk's own.
        let calls = frames.iter().filter(|frame| frame.bytes == 0);
        let calls = calls.map(|frame| frame.calls).max();
        assert!(calls.unwrap() <= CALLS, "{calls:?} calls");
        hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
        gl.work();
        hall.frames(60);
        assert_eq!(gl.work().calls, 0, "at rest");
    }
}

#[test]
fn a_crowd_in_view_costs_two_draws_more() {
    let (mut hall, gl) = drawn(true);
    let most = |frames: &[Work]| frames.iter().map(|frame| frame.draws.len()).max();
    let alone = most(&walk(&mut hall, &gl)).unwrap();
    let ahead = |nth: u32| VisitorCard {
        person: nth,
        from: (hall.position() - Vec2::Y * (4.0 + nth as f32 * 0.1)).into(),
        to: (hall.position() - Vec2::Y * (4.0 + nth as f32 * 0.1)).into(),
        ..VisitorCard::default()
    };
    let all: Vec<VisitorCard> = (0..60).map(ahead).collect();
    hall.send(PeopleTold(PeopleNews::Others(all)));
    assert_eq!(hall.app.world().resource::<Crowd>().count(), 48);
    let crowded = most(&walk(&mut hall, &gl)).unwrap();
    assert_eq!(crowded, alone + 2, "their shadows, and they themselves");
    assert!(crowded <= DRAWS);
}

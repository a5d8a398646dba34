use std::collections::HashMap;

use super::gait::{Gait, STRIDE, pose};
use super::*;

/// Every figure, with and without a vest, near and far.
fn all() -> impl Iterator<Item = (u8, bool, Figure)> {
    (0..COUNT).flat_map(|number| {
        [
            (None, false),
            (Some([200, 60, 40]), false),
            (None, true),
            (Some([1; 3]), true),
        ]
        .map(|(vest, far)| (number, far, figure(number, vest, far)))
    })
}

#[test]
fn figures_are_closed_and_of_few_triangles() {
    for (number, far, made) in all() {
        let triangles = made.indices.len() / 3;
        // Who sits has a chair with wheels besides; staff a ribbon with a card.
        let chair = u8::from(matches!(number, 4 | 10));
        let most = if far { 160 } else { 870 } + usize::from(chair) * 170;
        println!(
            "{number} {far}: {triangles} triangles, {} vertices",
            made.vertices.len()
        );
        assert!(triangles <= most, "{number} {far}: {triangles}");
        // Each edge is passed once in each direction: no hole, and every triangle looks outwards.
        let place = |index: u32| {
            made.vertices[index as usize]
                .position
                .to_array()
                .map(|part| (part * 1e4).round() as i32)
        };
        let mut edges: HashMap<([i32; 3], [i32; 3]), i32> = HashMap::new();
        for corners in made.indices.as_chunks::<3>().0 {
            for nth in 0..3 {
                let (from, to) = (place(corners[nth]), place(corners[(nth + 1) % 3]));
                *edges.entry((from, to)).or_default() += 1;
                *edges.entry((to, from)).or_default() -= 1;
            }
        }
        assert!(edges.values().all(|count| *count == 0), "{number} {far}");
    }
}

#[test]
fn figures_have_the_size_of_people_and_stand_on_the_floor() {
    for (number, far, made) in all() {
        let of = |part: fn(&Vec3) -> f32| {
            let parts = made.vertices.iter().map(|vertex| part(&vertex.position));
            parts.fold((f32::MAX, f32::MIN), |(low, high), at| {
                (low.min(at), high.max(at))
            })
        };
        let (low, high) = of(|at| at.y);
        let tall = if matches!(number, 4 | 10) {
            1.2..1.45
        } else {
            1.58..1.9
        };
        assert!(
            (-0.001..0.13).contains(&low) && tall.contains(&high),
            "{number} {far}: {low} {high}"
        );
        let (left, right) = of(|at| at.x);
        assert!(
            left > -0.38 && right < 0.38 && right > 0.2,
            "{number}: {left} {right}"
        );
    }
}

#[test]
fn triangles_and_normals_look_the_same_way() {
    for (number, far, made) in all() {
        let mut wrong = 0;
        for corners in made.indices.as_chunks::<3>().0 {
            let [a, b, c] = corners.map(|index| made.vertices[index as usize]);
            let facing = (b.position - a.position).cross(c.position - a.position);
            let facing = facing
                .normalize_or_zero()
                .dot(a.normal + b.normal + c.normal);
            wrong += usize::from(facing < -0.5);
        }
        assert_eq!(wrong, 0, "{number} {far}");
    }
}

#[test]
fn feet_go_as_fast_as_the_figure_while_they_stand() {
    // The sole of the left foot, seen from the hall, while that leg carries: it moves backwards under the body.
    let foot = |walked: f32| {
        let gait = Gait {
            phase: walked / STRIDE * std::f32::consts::TAU,
            swing: 1.0,
            ..Gait::default()
        };
        pose(Vec3::new(-0.09, 0.0, 0.0), Limb::LeftLeg, gait)
    };
    // From the farthest ahead to the farthest behind is half a stride.
    let (ahead, behind) = (foot(STRIDE / 4.0), foot(STRIDE * 3.0 / 4.0));
    assert!(
        (behind.z - ahead.z - STRIDE / 2.0).abs() < 0.06,
        "{ahead} {behind}"
    );
    for nth in 0..100 {
        let at = foot(STRIDE * nth as f32 / 100.0);
        assert!(at.y > -0.02 && at.y < 0.25, "{at}");
    }
}

#[test]
fn a_raised_hand_is_above_the_head_and_the_other_stays_down() {
    let up = Gait {
        hands: 1.0,
        ..Gait::default()
    };
    let hand = Vec3::new(0.22, 0.76, -0.04);
    assert!(pose(hand, Limb::RightArm, up).y > 1.75);
    assert!(pose(hand * Vec3::new(-1.0, 1.0, 1.0), Limb::LeftArm, up).y < 0.9);
}

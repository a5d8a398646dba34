//! What a click hits: a booth, or a place on the floor.

use bevy::prelude::*;
use venue::booth::half_extent;
use venue::measures::DOOR_WIDTH;
use venue::plan::{End, Plan};

use super::camera::Ray;

/// How high a booth counts as hit, metres: to the top of its fascia.
const HEIGHT: f32 = 3.0;
/// Farther away nothing is hit, metres: a pixel there is a stride.
const FARTHEST: f32 = 60.0;

/// What a click hits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Picked {
    /// A booth, by its plot.
    Booth(usize),
    /// A door.
    Door(End),
    /// A place on the floor.
    Floor(Vec2),
    /// Neither.
    Nothing,
}

/// What the ray hits first.
pub fn pick(plan: &Plan, ray: Ray) -> Picked {
    let floor = if ray.along.y < -1e-3 {
        -ray.origin.y / ray.along.y
    } else {
        f32::INFINITY
    };
    let limit = floor.min(FARTHEST);
    let booth = plan
        .plots
        .iter()
        .enumerate()
        .filter_map(|(index, plot)| {
            // In the booth's own coordinates its ground is a box around the origin.
            let origin = plot.to_local(Vec2::new(ray.origin.x, ray.origin.z));
            let ahead = Vec2::new(ray.origin.x + ray.along.x, ray.origin.z + ray.along.z);
            let along = plot.to_local(ahead) - origin;
            let half = half_extent(plot.size);
            let slabs = [
                (origin.x, along.x, -half.x, half.x),
                (ray.origin.y, ray.along.y, 0.05, HEIGHT),
                (origin.y, along.y, -half.y, half.y),
            ];
            enters(&slabs).map(|distance| (index, distance))
        })
        .filter(|(_, distance)| *distance < limit)
        .min_by(|a, b| a.1.total_cmp(&b.1));
    let door = door(plan, ray).filter(|(_, distance)| *distance < limit);
    match (booth, door) {
        (Some((_, booth)), Some((end, door))) if door < booth => Picked::Door(end),
        (Some((index, _)), _) => Picked::Booth(index),
        (None, Some((end, _))) => Picked::Door(end),
        (None, None) if floor < FARTHEST => {
            let place = ray.origin + ray.along * floor;
            Picked::Floor(Vec2::new(place.x, place.z))
        }
        (None, None) => Picked::Nothing,
    }
}

/// The door whose opening the ray goes through, and how far away that is.
fn door(plan: &Plan, ray: Ray) -> Option<(End, f32)> {
    plan.doors.iter().find_map(|door| {
        let distance = (door.centre.y - ray.origin.z) / ray.along.z;
        let at = ray.origin + ray.along * distance;
        let through =
            (at.x - door.centre.x).abs() < DOOR_WIDTH / 2.0 && (0.0..HEIGHT).contains(&at.y);
        (distance > 0.0 && through).then_some((door.end, distance))
    })
}

/// The distance at which a ray enters a box given as slabs: origin, direction, low, high. Not from inside.
fn enters(slabs: &[(f32, f32, f32, f32); 3]) -> Option<f32> {
    let (mut near, mut far) = (0.0_f32, f32::INFINITY);
    for &(origin, along, low, high) in slabs {
        if along.abs() < 1e-6 {
            if origin < low || origin > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - origin) / along, (high - origin) / along);
        near = near.max(a.min(b));
        far = far.min(a.max(b));
    }
    (near > 0.0 && near <= far).then_some(near)
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;
    use venue::plan::PlotRequest;
    use venue::walk::Stance;

    use super::*;
    use crate::visitor::camera::Lens;

    #[test]
    fn booth_before_one_is_hit() {
        let plan = Plan::new(Theme::Warehouse, &[PlotRequest::default(); 8]);
        for (index, plot) in plan.plots.iter().enumerate() {
            let place = plot.viewpoint(&plan);
            let stance = Stance {
                position: place.position,
                yaw: place.yaw,
                pitch: 0.0,
            };
            let ray = Lens::new(75.0, 1.6).ray(&stance, Vec2::splat(0.5));
            assert_eq!(pick(&plan, ray), Picked::Booth(index));
        }
    }

    #[test]
    fn a_door_ahead_is_hit_and_a_booth_before_it_comes_first() {
        let plan = Plan::new(Theme::Warehouse, &[PlotRequest::default(); 8]);
        let door = plan.door(End::Head);
        let stance = Stance {
            position: Vec2::new(door.centre.x, door.centre.y + 5.0),
            yaw: 0.0,
            pitch: 0.0,
        };
        let ray = |stance: &Stance| Lens::new(75.0, 1.6).ray(stance, Vec2::splat(0.5));
        assert_eq!(pick(&plan, ray(&stance)), Picked::Door(End::Head));
        let away = Stance {
            yaw: std::f32::consts::FRAC_PI_2,
            ..stance
        };
        assert!(!matches!(pick(&plan, ray(&away)), Picked::Door(_)));
    }

    #[test]
    fn floor_before_one_is_hit() {
        let plan = Plan::new(Theme::Dockyard, &[]);
        let place = plan.entrance();
        let stance = Stance {
            position: place.position,
            yaw: place.yaw,
            pitch: -0.6,
        };
        let ray = Lens::new(75.0, 1.6).ray(&stance, Vec2::splat(0.5));
        let Picked::Floor(floor) = pick(&plan, ray) else {
            panic!("no floor");
        };
        assert!(floor.y < place.position.y);
    }
}

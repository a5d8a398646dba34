//! The hall from above: outlines for every map of it, so that the panel's, the page's and the printed one show the same.
//!
//! Metres, in the hall's coordinates; a map draws x to the right and z downwards, entrance at the bottom, or as it likes.

use feed::booth::Size;
use glam::Vec2;

use crate::angle::turn;
use crate::measures::DOOR_WIDTH;
use crate::plan::{End, Plan, Plot};
use crate::themes::Obstacle;

/// Ends of walls nearer than this are one corner, metres.
const JOINED: f32 = 0.01;

/// Everything a map of a hall shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Floorplan {
    /// Corner of the upright rectangle around it with the smallest x and z.
    pub min: Vec2,
    /// Corner of the upright rectangle around it with the largest x and z.
    pub max: Vec2,
    /// Polylines, joined where parts of the hall meet.
    pub walls: Vec<Vec<Vec2>>,
    /// What stands on the floor and belongs to the hall.
    pub obstacles: Vec<Outline>,
    /// The booths, in the order of [`Plan::plots`].
    pub booths: Vec<BoothOutline>,
    /// The doorways, `[tail, head]`.
    pub doors: [DoorOutline; 2],
}

/// The outline of something solid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline {
    /// A circle.
    Round {
        /// Middle.
        centre: Vec2,
        /// Metres.
        radius: f32,
    },
    /// Four corners in turn.
    Quad([Vec2; 4]),
}

/// The outline of a booth.
#[derive(Clone, Debug, PartialEq)]
pub struct BoothOutline {
    /// Number on its sign.
    pub number: u32,
    /// How much ground it takes.
    pub size: Size,
    /// Its middle: where its number or name goes.
    pub centre: Vec2,
    /// Its ground, four corners in turn; the front lies between the first two.
    pub corners: [Vec2; 4],
}

/// A doorway.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DoorOutline {
    /// Which end it is at.
    pub end: End,
    /// The ends of its threshold.
    pub threshold: [Vec2; 2],
}

impl Floorplan {
    /// Draws a plan.
    pub fn new(plan: &Plan) -> Self {
        let parts = 0..plan.parts.len();
        let walls = join(parts.clone().flat_map(|part| plan.walls(part)));
        let obstacles: Vec<_> = parts
            .flat_map(|part| plan.obstacles(part))
            .map(Outline::from)
            .collect();
        let booths: Vec<_> = plan.plots.iter().map(BoothOutline::new).collect();
        let half = Vec2::new(DOOR_WIDTH / 2.0, 0.0);
        let doors = plan.doors.map(|door| DoorOutline {
            end: door.end,
            threshold: [door.centre - half, door.centre + half],
        });
        let corners = || {
            let booths = booths.iter().flat_map(|booth| booth.corners);
            walls.iter().flatten().copied().chain(booths)
        };
        Self {
            min: corners().reduce(Vec2::min).unwrap_or_default(),
            max: corners().reduce(Vec2::max).unwrap_or_default(),
            walls,
            obstacles,
            booths,
            doors,
        }
    }

    /// Index of the booth whose ground this point is on.
    pub fn booth_at(&self, point: Vec2) -> Option<usize> {
        self.booths.iter().position(|booth| {
            let [a, b, c, _] = booth.corners;
            let (along, back) = (b - a, c - b);
            let within = |axis: Vec2, from: Vec2| {
                (0.0..=axis.length_squared()).contains(&(point - from).dot(axis))
            };
            within(along, a) && within(back, b)
        })
    }
}

impl BoothOutline {
    fn new(plot: &Plot) -> Self {
        Self {
            number: plot.number,
            size: plot.size,
            centre: plot.centre,
            corners: plot.corners(),
        }
    }
}

impl From<Obstacle> for Outline {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::Round { centre, radius } => Self::Round { centre, radius },
            Obstacle::Box { centre, half, yaw } => {
                let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
                Self::Quad(corners.map(|(x, z)| centre + turn(half * Vec2::new(x, z), yaw)))
            }
        }
    }
}

/// Joins walls where one ends and another begins, and leaves out corners on straight lines.
fn join(walls: impl Iterator<Item = Vec<Vec2>>) -> Vec<Vec<Vec2>> {
    let meet = |a: Option<&Vec2>, b: Option<&Vec2>| matches!((a, b), (Some(a), Some(b)) if a.distance(*b) < JOINED);
    let mut joined: Vec<Vec<Vec2>> = Vec::new();
    for mut wall in walls.filter(|wall| wall.len() > 1) {
        // A new wall may join two that were apart, so look again until it meets none.
        let mut index = 0;
        while index < joined.len() {
            let other = &mut joined[index];
            if meet(other.first(), wall.first()) || meet(other.last(), wall.last()) {
                other.reverse();
            }
            if meet(other.last(), wall.first()) {
                let mut longer = joined.swap_remove(index);
                longer.extend(wall.drain(1..));
                wall = longer;
                index = 0;
            } else if meet(wall.last(), other.first()) {
                let other = joined.swap_remove(index);
                wall.extend_from_slice(&other[1..]);
                index = 0;
            } else {
                index += 1;
            }
        }
        joined.push(straighten(&wall));
    }
    joined
}

fn straighten(wall: &[Vec2]) -> Vec<Vec2> {
    let mut straight: Vec<Vec2> = Vec::with_capacity(wall.len());
    for corner in wall {
        if let [.., a, b] = straight[..]
            && (b - a)
                .normalize_or_zero()
                .perp_dot((*corner - b).normalize_or_zero())
                .abs()
                < 1e-4
            && (b - a).dot(*corner - b) > 0.0
        {
            straight.pop();
        }
        straight.push(*corner);
    }
    straight
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;

    use super::*;
    use crate::plan::PlotRequest;

    fn plan(count: usize) -> Plan {
        let wishes: Vec<_> = (0..count)
            .map(|index| PlotRequest {
                size: [Size::Standard, Size::Standard, Size::Island, Size::Wide][index % 4],
                ..PlotRequest::default()
            })
            .collect();
        Plan::new(Theme::Dockyard, &wishes)
    }

    #[test]
    fn every_booth_is_found_where_it_is_drawn() {
        let plan = plan(40);
        let map = Floorplan::new(&plan);
        assert_eq!(map.booths.len(), 40);
        for (index, booth) in map.booths.iter().enumerate() {
            assert_eq!(booth.number, plan.plots[index].number);
            assert_eq!(map.booth_at(booth.centre), Some(index));
            for corner in booth.corners {
                assert_eq!(map.booth_at(booth.centre.lerp(corner, 0.99)), Some(index));
                assert_ne!(map.booth_at(booth.centre.lerp(corner, 1.01)), Some(index));
            }
            // The front is the side that the viewpoint is at.
            let front = booth.corners[0].midpoint(booth.corners[1]);
            let seen_from = plan.plots[index].viewpoint(&plan).position;
            assert!(front.distance(seen_from) < booth.centre.distance(seen_from));
        }
        assert_eq!(map.booth_at(plan.entrance().position), None);
    }

    #[test]
    fn walls_are_as_few_in_a_long_hall_as_in_a_short_one() {
        let (short, long) = (Floorplan::new(&plan(4)), Floorplan::new(&plan(400)));
        assert_eq!(short.walls.len(), long.walls.len());
        assert!(long.max.y - long.min.y > short.max.y - short.min.y);
        for door in long.doors {
            for end in door.threshold {
                assert!((long.min.x..=long.max.x).contains(&end.x));
            }
        }
    }

    #[test]
    fn walls_join_whichever_way_they_run() {
        let p = |x: f32, y: f32| Vec2::new(x, y);
        let joined = join(
            [
                vec![p(0.0, 0.0), p(1.0, 0.0)],
                vec![p(3.0, 0.0), p(2.0, 0.0)],
                vec![p(5.0, 5.0), p(6.0, 6.0)],
                vec![p(1.0, 0.0), p(2.0, 0.0)],
                vec![p(3.0, 1.0), p(3.0, 0.0)],
            ]
            .into_iter(),
        );
        assert_eq!(joined.len(), 2);
        let mut long = joined.into_iter().find(|wall| wall.len() == 3).unwrap();
        if long[0] != p(0.0, 0.0) {
            long.reverse();
        }
        assert_eq!(long, [p(0.0, 0.0), p(3.0, 0.0), p(3.0, 1.0)]);
    }
}

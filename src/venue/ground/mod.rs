//! The walkable ground of a hall: what stops a visitor, and the way around it.
//!
//! What stops a visitor is kept exactly, as segments, discs and boxes (`shapes`); sliding along it and testing a straight
//! way use nothing else. Only the search for a way (`cells`) works on a raster, and what it finds is pulled
//! straight over the exact shapes. Both look at their neighbourhood only, so a step costs the same among 1,000 booths as among 14.

mod cells;
mod search;
mod shapes;
#[cfg(test)]
mod tests;

use glam::Vec2;

use crate::measures::{DOOR_WIDTH, VISITOR_RADIUS};
use crate::plan::{End, Plan};
use cells::Cells;
use shapes::{COMFORT, Shapes, Solid};

/// Kept between a visitor and what they slide along, metres: above what `f32` rounds away a kilometre from the entrance.
const SKIN: f32 = 1e-3;
/// Longest stretch moved before looking for walls again, metres: well below the radius, so that no wall is stepped over.
const STRIDE: f32 = 0.1;
/// A stride that is pushed farther than this would have gone through something, metres.
const FARTHEST_PUSH: f32 = 2.0 * STRIDE;
/// Rounds of pushing out of everything one has run into; corners settle in two or three.
const ROUNDS: usize = 8;
/// Nobody makes a detour to keep their distance on a way as short as this, metres.
const A_FEW_STEPS: f32 = 3.0;
/// Behind an open doorway one can go so far, metres: enough to be seen to have left ([`Ground::door_at`]).
const PORCH: f32 = 0.6;

/// The ground of one hall.
#[derive(Clone, Debug)]
pub struct Ground {
    shapes: Shapes,
    cells: Cells,
    doors: [Option<(End, Vec2)>; 2],
}

impl Ground {
    /// Reads walls, obstacles and booths off the plan. A doorway is open where `open` says so, `[tail, head]`.
    pub fn new(plan: &Plan, open: [bool; 2]) -> Self {
        let mut shapes = Vec::new();
        for part in 0..plan.parts.len() {
            for wall in plan.walls(part) {
                shapes.extend(wall.windows(2).map(|ends| Solid::segment(ends[0], ends[1])));
            }
            shapes.extend(plan.obstacles(part).into_iter().map(Solid::from));
        }
        shapes.extend(plan.booth_obstacles().flatten().map(Solid::from));
        for (door, open) in plan.doors.iter().zip(open) {
            let half = Vec2::new(DOOR_WIDTH / 2.0, 0.0);
            let (left, right) = (door.centre - half, door.centre + half);
            let out = door.outwards() * PORCH;
            shapes.push(Solid::segment(left, left + out));
            shapes.push(Solid::segment(left + out, right + out));
            shapes.push(Solid::segment(right + out, right));
            if !open {
                shapes.push(Solid::segment(left, right));
            }
        }
        let shapes = Shapes::new(shapes);
        let cells = Cells::new(&shapes, plan.entrance().position);
        let doors = [0, 1]
            .map(|index| open[index].then(|| (plan.doors[index].end, plan.doors[index].centre)));
        Self {
            shapes,
            cells,
            doors,
        }
    }

    /// Where a visitor who wants to move by `step` from `from` comes to stand: slides along what is in the way.
    ///
    /// Whoever stands where nobody can, because a door has closed or a booth has grown, is first put beside it.
    pub fn slide(&self, from: Vec2, step: Vec2) -> Vec2 {
        if !(from.is_finite() && step.is_finite()) {
            return from;
        }
        let strides = (step.length() / STRIDE).ceil().max(1.0);
        let stride = step / strides;
        // Crevices too narrow for the search for ways are still places to stand in, and to walk out of.
        let mut at = if self.is_clear(from) {
            from
        } else {
            self.nearest_free(from)
        };
        for _ in 0..strides as usize {
            let next = self.stride(at, stride);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// One stride, or none where it would end in something.
    fn stride(&self, from: Vec2, stride: Vec2) -> Vec2 {
        let mut at = from + stride;
        for _ in 0..ROUNDS {
            let mut touched = false;
            for shape in self.shapes.near(at) {
                let (distance, outwards) = shape.distance(at);
                if distance < VISITOR_RADIUS {
                    at += outwards * (VISITOR_RADIUS + SKIN - distance);
                    touched = true;
                }
            }
            if !touched {
                return if at.distance(from) <= FARTHEST_PUSH {
                    at
                } else {
                    from
                };
            }
        }
        from
    }

    /// Whether a visitor can stand there and ways lead there: clear of everything, and in the hall.
    pub fn is_free(&self, at: Vec2) -> bool {
        self.is_clear(at) && self.cells.link(&self.shapes, at).is_some()
    }

    /// Whether nothing is nearer than a visitor's own radius.
    fn is_clear(&self, at: Vec2) -> bool {
        self.shapes.covers(at) && self.shapes.clearance(at) >= VISITOR_RADIUS
    }

    /// Whether a visitor can go straight from one place to the other.
    pub fn is_way(&self, from: Vec2, to: Vec2) -> bool {
        self.shapes.is_way(from, to, VISITOR_RADIUS)
    }

    /// The nearest place to `at` where a visitor can stand.
    pub fn nearest_free(&self, at: Vec2) -> Vec2 {
        if self.is_free(at) {
            return at;
        }
        let at = at.clamp(self.shapes.min, self.shapes.max);
        let Some(mut free) = self.cells.nearest(at) else {
            return at;
        };
        // The raster knows only the middles of its cells: come as near as the shapes allow, though not through gaps that
        // are too narrow for it into places where no way leads.
        let mut blocked = at;
        for _ in 0..8 {
            let middle = free.midpoint(blocked);
            if self.is_way(free, middle) && self.is_free(middle) {
                free = middle;
            } else {
                blocked = middle;
            }
        }
        free
    }

    /// A way on foot, corner by corner, `from` left out, the end included; `None` when there is none.
    ///
    /// Where `to` is not free, the way ends at the nearest place that is.
    pub fn route(&self, from: Vec2, to: Vec2) -> Option<Vec<Vec2>> {
        let from = self.nearest_free(from);
        let to = self.nearest_free(to);
        // Straight there, if that leads past nothing too closely or is but a few steps.
        let room = if from.distance(to) < A_FEW_STEPS {
            VISITOR_RADIUS
        } else {
            COMFORT
        };
        if self.shapes.is_way(from, to, room) {
            return Some(vec![to]);
        }
        let (first, last) = (
            self.cells.link(&self.shapes, from)?,
            self.cells.link(&self.shapes, to)?,
        );
        let path = search::path(&self.cells, first, last)?;
        Some(search::pull(&self.shapes, &self.cells, from, &path, to))
    }

    /// The open doorway that a visitor who stands here has walked into.
    pub fn door_at(&self, position: Vec2) -> Option<End> {
        // Whoever stands before a closed door is at least their own radius away from its threshold.
        self.doors.iter().flatten().find_map(|(end, centre)| {
            let inside = match end {
                End::Tail => centre.y - position.y,
                End::Head => position.y - centre.y,
            };
            let within =
                (position.x - centre.x).abs() <= DOOR_WIDTH / 2.0 && inside < VISITOR_RADIUS - 0.05;
            within.then_some(*end)
        })
    }
}

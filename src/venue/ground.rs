//! The walkable ground of a hall: what stops a visitor, and the way around it.

use glam::Vec2;

use crate::plan::Plan;

/// Half the breadth of a visitor, metres: two pass one another on a 3 m aisle with room to spare.
pub const VISITOR_RADIUS: f32 = 0.3;

/// The ground of one hall.
#[derive(Clone, Debug)]
pub struct Ground {}

impl Ground {
    /// Reads walls, obstacles and booths off the plan. A doorway is open where `open` says so, `[tail, head]`.
    pub fn new(plan: &Plan, open: [bool; 2]) -> Self {
        let _ = (plan, open);
        Self {}
    }

    /// Where a visitor who wants to move by `step` from `from` comes to stand: slides along what is in the way.
    pub fn slide(&self, from: Vec2, step: Vec2) -> Vec2 {
        from + step
    }

    /// Whether a visitor can stand there.
    pub fn is_free(&self, at: Vec2) -> bool {
        let _ = at;
        true
    }

    /// The nearest place to `at` where a visitor can stand.
    pub fn nearest_free(&self, at: Vec2) -> Vec2 {
        at
    }

    /// A way on foot, corner by corner, `from` left out, the end included; `None` when there is none.
    pub fn route(&self, from: Vec2, to: Vec2) -> Option<Vec<Vec2>> {
        let _ = from;
        Some(vec![to])
    }
}

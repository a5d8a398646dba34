//! The crowd: who of the people in a hall is drawn, how, and what the graphics card is told of it.

use std::collections::HashMap;

use bevy::prelude::*;
use venue::figure::{self, Figure};
use venue::plan::{Plot, Standpoint};

use super::symbols::{self, Symbol};
use crate::vertex_buffer::{GpuVertex, MeshBuffer};

/// Most people who are drawn at once, which is as many as a group has.
pub const MOST: usize = 48;
/// Who is nearer than this, metres, has all their triangles, if so few are nearer still: most of what people cost of a frame is
/// theirs, and where many stand close together one looks at the nearest. Who has them keeps them a little farther off.
const NEAR: f32 = 13.0;
const KEPT: f32 = 2.0;
const DETAILED: usize = 12;
const KEPT_DETAILED: usize = 4;
/// People fade from so near on, metres, and are gone at the other.
const FADES: f32 = 1.2;
const GONE: f32 = 0.55;
/// How much of somebody is left who stands between the eye and what one looks at.
const AWAY: f32 = 0.12;

/// What the shader knows a stretch by besides a figure's limbs.
const SHADOW: u8 = 8;
const SYMBOL: u8 = 9;

/// How somebody looks: what is in the buffer for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guise {
    /// Whoever it is.
    pub who: u32,
    /// Which figure.
    pub figure: u8,
    /// The colour of a staff member's vest.
    pub vest: Option<[u8; 3]>,
    /// Whether they have few triangles.
    pub far: bool,
    /// What is over their head.
    pub symbol: Option<Symbol>,
}

/// How somebody stands at this moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pose {
    /// Where.
    pub place: Standpoint,
    /// Where in their stride, radians.
    pub phase: f32,
    /// How far their limbs swing.
    pub swing: f32,
    /// 1 with a hand up, -1 with both at work.
    pub hands: f32,
    /// How far the head is turned, radians.
    pub look: f32,
    /// How high the floor is there, metres.
    pub floor: f32,
    /// The light on it.
    pub light: Vec3,
    /// How much of them is seen.
    pub shown: f32,
}

impl Pose {
    /// As the shader takes it.
    pub fn packed(&self) -> [Vec4; 3] {
        let Vec2 { x, y } = self.place.position;
        let light = self.light.max(Vec3::ZERO).map(f32::sqrt);
        [
            Vec4::new(x, y, self.place.yaw, self.phase),
            light.extend(self.shown),
            Vec4::new(self.swing, self.hands, self.look, self.floor),
        ]
    }
}

/// Everybody who is drawn, as the frame takes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleView {
    /// How each stands, as the shader takes it; nothing but zeros for who is out of view.
    pub poses: Vec<Vec4>,
    /// How those look who are in view.
    pub guises: Vec<Guise>,
}

impl PeopleView {
    /// Whether one sees no difference.
    pub fn looks_like(&self, other: &Self) -> bool {
        let seen = |pose: &&Vec4| **pose != Vec4::ZERO;
        let (ours, theirs) = (self.poses.iter(), other.poses.iter());
        self.guises == other.guises && ours.filter(seen).eq(theirs.filter(seen))
    }
}

/// Whether somebody so far away has few triangles, who had `before`, where so many are nearer.
pub fn is_far(distance: f32, nearer: usize, before: Option<bool>) -> bool {
    let (more, others) = match before {
        Some(false) => (KEPT, KEPT_DETAILED),
        _ => (0.0, 0),
    };
    distance > NEAR + more || nearer >= DETAILED + others
}

/// How much is seen of somebody from an eye: less close to it, and little of who stands before the booth one looks at.
pub fn seen(at: Vec2, eye: Vec2, booth: Option<&Plot>) -> f32 {
    let near = ((at.distance(eye) - GONE) / (FADES - GONE)).clamp(0.0, 1.0);
    let covers = booth.is_some_and(|plot| plot.distance(at) > 0.0 && is_between(at, eye, plot));
    if covers { near.min(AWAY) } else { near }
}

/// Whether somebody is between an eye and the front of a booth.
fn is_between(at: Vec2, eye: Vec2, plot: &Plot) -> bool {
    // Half the breadth of a person.
    const HALF: f32 = 0.35;
    let (at, eye) = (plot.to_local(at), plot.to_local(eye));
    let half = venue::booth::half_extent(plot.size);
    // From inside, or from behind, nothing is in between.
    if eye.y >= -half.y || at.y < eye.y || at.y > -half.y {
        return false;
    }
    let share = (at.y - eye.y) / (-half.y - eye.y).max(0.1);
    let [left, right] = [-half.x, half.x].map(|edge| eye.x + (edge - eye.x) * share);
    (left - HALF..=right + HALF).contains(&at.x)
}

/// The shapes of everybody, made once.
#[derive(Default)]
pub struct Figures(HashMap<(u8, Option<[u8; 3]>, bool), Figure>);

impl Figures {
    /// The buffer for these people, and how many of its indices are their shadows.
    pub fn buffer(&mut self, guises: &[Guise]) -> (MeshBuffer, u32) {
        let mut packed = MeshBuffer::default();
        for (slot, guise) in guises.iter().enumerate() {
            shadow(&mut packed, slot as u8);
            debug_assert!(slot < MOST, "{guise:?}");
        }
        let shadows = packed.indices.len() as u32;
        for (slot, guise) in guises.iter().enumerate() {
            let key = (guise.figure % figure::COUNT, guise.vest, guise.far);
            let figure = self
                .0
                .entry(key)
                .or_insert_with(|| figure::figure(key.0, key.1, key.2));
            let first = packed.count() as u32;
            for vertex in &figure.vertices {
                let [x, y, z] = (vertex.normal * 127.0 + 128.0).to_array().map(|n| n as u8);
                let [r, g, b] = vertex.rgb;
                packed.corner(GpuVertex {
                    position: vertex.position,
                    uv: Vec2::ONE,
                    light: [x, y, z, slot as u8],
                    paint: [r, g, b, vertex.limb as u8],
                });
            }
            packed
                .indices
                .extend(figure.indices.iter().map(|index| first + index));
            if let Some(symbol) = guise.symbol {
                let top = figure.vertices.iter().map(|vertex| vertex.position.y);
                let top = top.fold(0.0, f32::max);
                let (drawn, first) = (symbols::symbol(symbol), packed.count() as u32);
                for (at, [r, g, b]) in drawn.corners {
                    packed.corner(GpuVertex {
                        position: at,
                        // Its middle is over the head.
                        uv: Vec2::new(1.0, top + 0.26),
                        light: [128, 128, 128, slot as u8],
                        paint: [r, g, b, SYMBOL],
                    });
                }
                packed
                    .indices
                    .extend(drawn.indices.iter().map(|index| first + index));
            }
        }
        (packed, shadows)
    }
}

/// A soft shadow on the floor where somebody stands.
fn shadow(packed: &mut MeshBuffer, slot: u8) {
    const SIDES: u32 = 12;
    let first = packed.count() as u32;
    for nth in 0..=2 * SIDES {
        // The middle, then a ring half way out, then the edge.
        let (sin, cos) = (nth as f32 * std::f32::consts::TAU / SIDES as f32).sin_cos();
        let (out, dark) = match nth {
            0 => (0.0, 0.42),
            nth if nth <= SIDES => (0.5, 0.26),
            _ => (1.0, 0.0),
        };
        packed.corner(GpuVertex {
            position: Vec3::new(cos * 0.36, 0.0, sin * 0.3) * out,
            uv: Vec2::splat(dark),
            light: [128, 255, 128, slot],
            paint: [0, 0, 0, SHADOW],
        });
    }
    for nth in 0..SIDES {
        let [a, b] = [nth, (nth + 1) % SIDES].map(|nth| first + 1 + nth);
        packed.indices.extend([first, b, a]);
        packed
            .indices
            .extend([a, b, a + SIDES, b, b + SIDES, a + SIDES]);
    }
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;
    use venue::plan::{Plan, PlotRequest};

    use super::*;

    #[test]
    fn who_comes_close_fades_and_who_stands_before_the_booth_does_not_hide_it() {
        let plan = Plan::new(Theme::Dockyard, &[PlotRequest::default(); 6]);
        let plot = &plan.plots[2];
        let eye = plot.viewpoint(&plan).position;
        let front = plot.front();
        assert_eq!(seen(eye + front * 0.3, eye, None), 0.0);
        assert_eq!(seen(eye + front * 1.3, eye, None), 1.0);
        assert!((0.3..0.7).contains(&seen(eye + front * 0.85, eye, None)));
        let between = eye - front * 1.6;
        assert_eq!(seen(between, eye, None), 1.0);
        assert!(seen(between, eye, Some(plot)) < 0.2);
        // Beside the view, behind the visitor, and in the booth itself everybody is seen.
        for other in [between + front.perp() * 3.0, eye + front * 2.0, plot.centre] {
            assert_eq!(seen(other, eye, Some(plot)), 1.0, "{other}");
        }
    }

    #[test]
    fn everybody_has_a_shadow_and_points_at_their_own_vertices() {
        let guise = |who: u32, far| Guise {
            who,
            figure: who as u8,
            vest: None,
            far,
            symbol: Some(Symbol::Hand),
        };
        let mut figures = Figures::default();
        let (packed, shadows) = figures.buffer(&[guise(0, false), guise(1, true)]);
        assert_eq!(shadows, 2 * 12 * 9);
        assert!(
            packed
                .indices
                .iter()
                .all(|index| (*index as usize) < packed.count())
        );
        let (again, _) = figures.buffer(&[guise(0, false), guise(1, true)]);
        assert_eq!(packed, again);
    }

    #[test]
    fn the_level_of_detail_does_not_flicker() {
        assert!(!is_far(NEAR - 1.0, 0, None) && is_far(NEAR + 1.0, 0, None));
        assert!(!is_far(NEAR + 1.0, 0, Some(false)) && is_far(NEAR + 1.0, 0, Some(true)));
        let crowded = |nearer, before| is_far(3.0, nearer, before);
        assert!(!crowded(DETAILED - 1, None) && crowded(DETAILED, None));
        assert!(!crowded(DETAILED, Some(false)) && crowded(DETAILED, Some(true)));
        assert!(crowded(DETAILED + KEPT_DETAILED, Some(false)));
    }
}

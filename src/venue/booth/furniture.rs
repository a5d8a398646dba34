//! Furniture of booths: desks, benches, seats, planters, plinths, and the plate that says who is there.

use glam::{Vec2, Vec3};

use super::fittings::{CARPET, FRAME, WHITE};
use super::stand::{Shows, Stand};
use crate::mesh::{Surface, Tint};
use crate::mesh_builder::face;
use crate::themes::Obstacle;

/// Oiled wood of desks, benches and arbours.
pub(super) const WOOD: [u8; 3] = [224, 188, 146];

/// Height of what one writes on, metres.
const DESK: f32 = 1.05;

impl Stand {
    /// An upright block on the floor, seen from above too.
    fn standing(&mut self, centre: Vec2, half: Vec2, heights: (f32, f32), cell: f32) {
        let (low, high) = heights;
        self.b.block(
            Vec3::new(centre.x - half.x, low, centre.y - half.y),
            Vec3::new(centre.x + half.x, high, centre.y + half.y),
            face::STANDING,
            cell,
        );
    }

    /// A desk of wood with the logo on a board before it, which looks to -z. `width` along x.
    pub(super) fn desk(&mut self, centre: Vec2, width: f32) {
        let half = Vec2::new(width / 2.0, 0.22);
        self.b.painted(Surface::Timber, WOOD);
        self.standing(centre, half, (CARPET, DESK - 0.05), 0.6);
        self.b.painted(Surface::Plain, FRAME);
        self.standing(centre, half + 0.03, (DESK - 0.05, DESK), 9.0);
        let top = Vec3::new(centre.x, 0.92, centre.y - half.y);
        let size = Vec2::splat(0.62_f32.min(width - 0.12));
        self.face(Shows::Counter, top, Vec3::NEG_Z, size);
        self.solid(centre, half);
    }

    /// A workbench: a thick top on four legs, an apron with the logo on its front, which looks to -z.
    pub(super) fn workbench(&mut self, centre: Vec2, width: f32) {
        let half = Vec2::new(width / 2.0, 0.3);
        if !self.b.far() {
            self.b.painted(Surface::Plain, FRAME);
            for (x, z) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                let leg = centre + (half - 0.05) * Vec2::new(x, z);
                let (low, high) = (CARPET, DESK - 0.08);
                self.b.block(
                    Vec3::new(leg.x - 0.04, low, leg.y - 0.04),
                    Vec3::new(leg.x + 0.04, high, leg.y + 0.04),
                    face::SIDES,
                    9.0,
                );
            }
        }
        self.b.dyed(Surface::Panel, Tint::Main);
        self.standing(centre, half - 0.06, (0.3, DESK - 0.08), 0.7);
        self.b.painted(Surface::Timber, [206, 178, 142]);
        self.standing(centre, half, (DESK - 0.08, DESK), 0.6);
        let top = Vec3::new(centre.x, 0.93, centre.y - half.y + 0.06);
        self.face(Shows::Counter, top, Vec3::NEG_Z, Vec2::splat(0.58));
        self.solid(centre, half);
    }

    /// A bench along x: a plank on two feet.
    pub(super) fn bench(&mut self, centre: Vec2, length: f32) {
        let half = Vec2::new(length / 2.0, 0.2);
        if !self.b.far() {
            self.b.painted(Surface::Plain, FRAME);
            for side in [-1.0, 1.0] {
                let foot = centre + Vec2::X * (side * (half.x - 0.2));
                self.standing(foot, Vec2::new(0.04, 0.17), (CARPET, 0.38), 9.0);
            }
        }
        let (low, high) = (0.38, 0.45);
        self.b.painted(Surface::Timber, WOOD);
        self.b.block(
            Vec3::new(centre.x - half.x, low, centre.y - half.y),
            Vec3::new(centre.x + half.x, high, centre.y + half.y),
            face::ALL,
            0.5,
        );
        self.solid(centre, half);
    }

    /// A padded cube to sit on.
    pub(super) fn cube(&mut self, centre: Vec2, tint: Tint) {
        self.solid(centre, Vec2::splat(0.2));
        if self.b.far() {
            return;
        }
        self.b.dyed(Surface::Carpet, tint);
        self.standing(centre, Vec2::splat(0.2), (CARPET, 0.44), 0.45);
    }

    /// A round seat with a cushion.
    pub(super) fn stool(&mut self, centre: Vec2, tint: Tint) {
        let radius = 0.21;
        self.obstacles.push(Obstacle::Round { centre, radius });
        if self.b.far() {
            return;
        }
        let at = |y: f32| Vec3::new(centre.x, y, centre.y);
        let sides = if self.b.fine() { 10 } else { 5 };
        let b = &mut self.b;
        b.painted(Surface::Timber, WOOD);
        b.tube(at(CARPET), at(0.38), radius * 0.8, radius, sides, 9.0);
        b.dyed(Surface::Carpet, tint);
        b.tube(at(0.38), at(0.45), radius, radius, sides, 9.0);
        b.disc(at(0.45), Vec3::Y, radius, sides);
    }

    /// A trough with plants along its longer side.
    pub(super) fn planter(&mut self, centre: Vec2, half: Vec2, high: f32) {
        self.solid(centre, half);
        if self.b.far() {
            return;
        }
        self.b.painted(Surface::Timber, [176, 140, 106]);
        self.standing(centre, half, (CARPET, high), 0.6);
        self.b.painted(Surface::Foliage, [124, 154, 88]);
        let longer = half.max_element();
        let along = if half.x >= half.y { Vec2::X } else { Vec2::Y };
        let count = if self.b.fine() {
            (longer / 0.42).ceil().max(1.0)
        } else {
            1.0
        };
        let each = longer / count;
        for nth in 0..count as u32 {
            let place = centre + along * (each * (2.0 * nth as f32 + 1.0) - longer);
            // Those of one trough differ, those of all booths are the same.
            let tall = 0.24 + 0.07 * (nth % 3) as f32;
            let reach = along * each * 1.2 + (Vec2::ONE - along) * half.min_element() * 1.05;
            self.b.clump(
                Vec3::new(place.x, high + tall * 0.35, place.y),
                Vec3::new(reach.x, tall, reach.y),
                7 + nth,
            );
        }
    }

    /// A pot with a clipped bush.
    pub(super) fn pot(&mut self, centre: Vec2) {
        let half = Vec2::splat(0.24);
        self.solid(centre, half);
        if self.b.far() {
            return;
        }
        self.b.painted(Surface::Plain, [92, 94, 98]);
        self.standing(centre, half, (CARPET, 0.46), 0.5);
        self.b.painted(Surface::Foliage, [116, 146, 82]);
        self.b.shrub(
            Vec3::new(centre.x, 0.84, centre.y),
            Vec3::new(0.34, 0.46, 0.34),
            23,
        );
    }

    /// A plinth so high with a model on it: a plain body in the exhibitor's colours.
    pub(super) fn plinth(&mut self, centre: Vec2, high: f32, model: PlinthModel) {
        let half = Vec2::splat(0.2);
        self.solid(centre, half);
        if self.b.far() {
            return;
        }
        self.b.painted(Surface::Panel, WHITE);
        self.standing(centre, half, (CARPET, high), 0.6);
        let at = |y: f32| Vec3::new(centre.x, high + y, centre.y);
        let b = &mut self.b;
        b.dyed(
            Surface::Panel,
            match model {
                PlinthModel::Ball => Tint::Accent,
                PlinthModel::Tower => Tint::Main,
            },
        );
        let (sides, rings) = if b.fine() { (14, 8) } else { (6, 3) };
        match model {
            PlinthModel::Ball => b.ball(at(0.15), Vec3::splat(0.15), sides, rings),
            PlinthModel::Tower => {
                for (half, low, tall) in [(0.13, 0.0, 0.1), (0.09, 0.1, 0.14), (0.05, 0.24, 0.16)] {
                    b.block(
                        at(low) - Vec3::new(half, 0.0, half),
                        at(low + tall) + Vec3::new(half, 0.0, half),
                        face::STANDING,
                        9.0,
                    );
                }
            }
        }
    }

    /// The status sign on a counter or desk of the usual height, its middle at `centre`.
    pub(super) fn status_on_desk(&mut self, centre: Vec2) {
        let (w, h) = (0.4, 0.19);
        self.b.painted(Surface::Plain, FRAME);
        self.b.block(
            Vec3::new(centre.x - w - 0.015, DESK, centre.y - 0.02),
            Vec3::new(centre.x + w + 0.015, DESK + 0.04 + h, centre.y + 0.02),
            face::STANDING,
            9.0,
        );
        self.face(
            Shows::Status,
            Vec3::new(centre.x, DESK + 0.025 + h, centre.y - 0.02),
            Vec3::NEG_Z,
            Vec2::new(w * 2.0, h),
        );
    }
}

/// What stands on a plinth.
#[derive(Clone, Copy, Debug)]
pub(super) enum PlinthModel {
    /// A ball.
    Ball,
    /// Blocks, one on the other.
    Tower,
}

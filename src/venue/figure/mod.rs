//! Figures: how other people look in the halls, softly rounded and without faces, as an architect peoples a model.
//!
//! A figure stands on its origin and looks along -z. Its limbs move by [`gait`].

mod body;
pub mod gait;
mod loft;
mod looks;

use glam::Vec3;

use body::{arm, chair, head, legs, torso};
use gait::{Gait, pose};
use loft::{LoftVertex, Lofts};
pub use looks::{COUNT, Limb};
use looks::{Clothes, Dye, LOOKS};

/// A figure's triangles.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// The corners.
    pub vertices: Vec<FigureVertex>,
    /// Three a triangle, counter-clockwise seen from outside.
    pub indices: Vec<u32>,
}

/// A corner of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureVertex {
    /// Metres.
    pub position: Vec3,
    /// Unit length.
    pub normal: Vec3,
    /// Colour, sRGB.
    pub rgb: [u8; 3],
    /// What it moves with.
    pub limb: Limb,
}

/// The figure with this number, of which there are [`COUNT`]; others are taken for one of them. Staff of a booth wear a
/// vest in its colour and a ribbon with a card. `far` is one with few triangles.
pub fn figure(number: u8, vest: Option<[u8; 3]>, far: bool) -> Figure {
    let look = &LOOKS[usize::from(number % COUNT)];
    let mut made = Lofts {
        far,
        ..Lofts::default()
    };
    let seated = look.clothes == Clothes::Seated;
    legs(&mut made, look);
    torso(&mut made, look, vest.is_some());
    for (limb, side) in [(Limb::LeftArm, -1.0), (Limb::RightArm, 1.0)] {
        arm(&mut made, limb, side, look);
    }
    head(&mut made, look.hair);
    let standing = made.corners.len();
    if seated {
        chair(&mut made);
    }
    let dye = |dye: Dye| match dye {
        Dye::Top => vest.unwrap_or(look.palette[2]),
        Dye::Iron => [58, 60, 64],
        Dye::Ribbon => [244, 242, 236],
        worn => look.palette[worn as usize],
    };
    let vertices = made.corners.iter().enumerate().map(|(nth, corner)| {
        let LoftVertex {
            position,
            normal,
            dye: worn,
            limb,
        } = *corner;
        // What is over the hips of who sits comes down to the seat.
        let sinks = seated && nth < standing && !matches!(limb, Limb::LeftLeg | Limb::RightLeg);
        let down = if sinks {
            Vec3::new(0.0, -0.4, 0.1)
        } else {
            Vec3::ZERO
        };
        let shade = shade(position, normal, limb);
        // Hands of who sits rest before them.
        let position = if seated {
            pose(position, limb, AT_REST)
        } else {
            position
        };
        let rgb = dye(worn).map(|part| (f32::from(part) * shade) as u8);
        FigureVertex {
            position: (position + down) * look.tall,
            normal,
            rgb,
            // Who sits does not stride.
            limb: if seated && limb != Limb::Head {
                Limb::Body
            } else {
                limb
            },
        }
    });
    Figure {
        vertices: vertices.collect(),
        indices: made.indices,
    }
}

/// How the arms of who sits are held; of their legs it moves nothing.
const AT_REST: Gait = Gait {
    phase: 0.0,
    swing: 0.0,
    hands: -0.75,
    look: 0.0,
};

/// How much of the light reaches a corner that the body itself shades: between legs, under arms, under the chin.
fn shade(at: Vec3, normal: Vec3, limb: Limb) -> f32 {
    let inwards = (-normal.x * at.x.signum()).max(0.0);
    match limb {
        Limb::LeftLeg | Limb::RightLeg => 1.0 - 0.26 * inwards,
        Limb::LeftArm | Limb::RightArm => 1.0 - 0.2 * inwards,
        Limb::Body if at.y > 1.0 && at.y < 1.38 => 1.0 - 0.14 * normal.x.abs(),
        Limb::Head => 1.0 - 0.22 * (-normal.y).max(0.0),
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests;

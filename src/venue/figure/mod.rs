//! Figures: how other people look in the halls, softly rounded and without faces, as an architect peoples a model.
//!
//! A figure stands on its origin and looks along -z. Its limbs move by [`gait`].

mod body;
pub mod gait;
mod loft;

use glam::Vec3;

use body::{arm, chair, head, legs, torso};
use gait::{Gait, pose};
use loft::{Corner, Lofts};

/// How many figures there are to choose from.
pub const COUNT: u8 = 12;

/// A part of a figure that moves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Limb {
    /// What does not.
    Body,
    /// The left leg.
    LeftLeg,
    /// The right leg.
    RightLeg,
    /// The left arm.
    LeftArm,
    /// The right arm.
    RightArm,
    /// The head.
    Head,
    /// What hangs around the legs.
    Skirt,
}

/// A figure's triangles.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// The corners.
    pub vertices: Vec<Vertex>,
    /// Three a triangle, counter-clockwise seen from outside.
    pub indices: Vec<u32>,
}

/// A corner of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vertex {
    /// Metres.
    pub position: Vec3,
    /// Unit length.
    pub normal: Vec3,
    /// Colour, sRGB.
    pub rgb: [u8; 3],
    /// What it moves with.
    pub limb: Limb,
}

/// What a stretch of a figure is dyed with: a place in its palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dye {
    Skin,
    Hair,
    Top,
    Bottom,
    Shoe,
    /// Tyres and frame of a wheelchair.
    Iron,
    /// A staff member's ribbon.
    Ribbon,
}

#[derive(Clone, Copy, PartialEq)]
enum Clothes {
    Trousers,
    /// A skirt that ends at this height, metres.
    Skirt(f32),
    /// Trousers under a coat that ends at this height, metres.
    Coat(f32),
    /// Trousers, in a wheelchair.
    Seated,
}

#[derive(Clone, Copy, PartialEq)]
enum Hair {
    Short,
    Bob,
    Bun,
    Long,
    Scarf,
    None,
}

/// One of the figures.
struct Look {
    /// Its size against 1.72 m.
    tall: f32,
    /// Its breadth against a slim one's.
    broad: f32,
    clothes: Clothes,
    hair: Hair,
    /// Skin, hair or scarf, top, bottom, shoes.
    palette: [[u8; 3]; 5],
}

const fn look(tall: f32, broad: f32, clothes: Clothes, hair: Hair, palette: [[u8; 3]; 5]) -> Look {
    Look {
        tall,
        broad,
        clothes,
        hair,
        palette,
    }
}

const FAIR: [u8; 3] = [226, 190, 162];
const TAN: [u8; 3] = [198, 152, 118];
const BROWN: [u8; 3] = [142, 98, 72];
const DEEP: [u8; 3] = [96, 66, 50];
const BLACK: [u8; 3] = [42, 38, 38];
const CHESTNUT: [u8; 3] = [92, 64, 46];
const GREY: [u8; 3] = [176, 172, 166];

/// The figures, quiet colours of wool, linen and denim.
const LOOKS: [Look; COUNT as usize] = {
    use Clothes::{Coat, Seated, Skirt, Trousers};
    [
        look(
            1.03,
            1.0,
            Trousers,
            Hair::Short,
            [FAIR, BLACK, [74, 98, 124], [62, 66, 76], [48, 44, 44]],
        ),
        look(
            0.95,
            0.92,
            Skirt(0.5),
            Hair::Bob,
            [FAIR, CHESTNUT, [206, 192, 170], [112, 74, 70], [58, 48, 46]],
        ),
        look(
            1.0,
            1.16,
            Trousers,
            Hair::None,
            [BROWN, BLACK, [118, 130, 104], [84, 78, 70], [54, 48, 42]],
        ),
        look(
            0.96,
            0.98,
            Skirt(0.14),
            Hair::Scarf,
            [
                TAN,
                [150, 166, 172],
                [84, 104, 112],
                [76, 94, 104],
                [60, 56, 54],
            ],
        ),
        look(
            1.0,
            1.0,
            Seated,
            Hair::Short,
            [TAN, BLACK, [176, 112, 78], [66, 74, 90], [56, 52, 50]],
        ),
        look(
            0.97,
            0.95,
            Coat(0.56),
            Hair::Short,
            [FAIR, BLACK, [188, 168, 138], [70, 70, 78], [50, 46, 46]],
        ),
        look(
            1.05,
            1.08,
            Trousers,
            Hair::Short,
            [DEEP, BLACK, [216, 210, 198], [96, 104, 116], [70, 56, 46]],
        ),
        look(
            0.94,
            1.14,
            Skirt(0.42),
            Hair::Short,
            [TAN, GREY, [126, 96, 116], [86, 72, 86], [58, 52, 56]],
        ),
        look(
            0.98,
            0.94,
            Trousers,
            Hair::Long,
            [BROWN, BLACK, [190, 156, 84], [78, 88, 92], [216, 212, 204]],
        ),
        look(
            1.01,
            1.1,
            Coat(0.8),
            Hair::Short,
            [FAIR, GREY, [92, 92, 98], [112, 104, 94], [48, 44, 42]],
        ),
        look(
            0.95,
            1.0,
            Seated,
            Hair::Bob,
            [DEEP, BLACK, [96, 128, 122], [88, 80, 86], [60, 54, 52]],
        ),
        look(
            0.98,
            0.96,
            Trousers,
            Hair::Bun,
            [
                FAIR,
                CHESTNUT,
                [120, 142, 158],
                [200, 190, 174],
                [96, 74, 58],
            ],
        ),
    ]
};

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
        let Corner {
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
        Vertex {
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

//! Figures: how other people look in the halls, softly rounded and without faces, as an architect peoples a model.
//!
//! A figure stands on its origin and looks along -z. Its limbs move by [`gait`].

pub mod gait;
mod loft;

use glam::{Vec2, Vec3};

use gait::{Gait, pose};
use loft::{Corner, Lofts, Ring, Rings, ring};

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

fn legs(made: &mut Lofts, look: &Look) {
    let seated = look.clothes == Clothes::Seated;
    let bare = matches!(look.clothes, Clothes::Skirt(_));
    let dye = if bare { Dye::Skin } else { Dye::Bottom };
    let slim = if bare { 0.8 } else { 1.0 };
    for (limb, side) in [(Limb::LeftLeg, -1.0), (Limb::RightLeg, 1.0)] {
        let x = side * 0.088 * look.broad;
        let r = |wide: f32, deep: f32| [wide * look.broad * slim, deep * look.broad * slim];
        let (rings, foot) = if seated {
            let rings = [
                ring([x, 0.53, 0.12], [0.0; 2], dye, true),
                ring([x, 0.535, 0.0], r(0.085, 0.078), dye, true),
                ring([x, 0.545, -0.3], r(0.066, 0.066), dye, false),
                ring([x, 0.51, -0.385], r(0.06, 0.064), dye, true),
                ring([x, 0.4, -0.41], r(0.054, 0.058), dye, false),
                ring([x, 0.14, -0.45], r(0.05, 0.05), dye, true),
                ring([x, 0.11, -0.455], [0.0; 2], dye, true),
            ];
            (rings, Vec3::new(x, 0.09, -0.46))
        } else {
            let rings = [
                ring([x * 0.9, 0.95, 0.0], [0.0; 2], dye, true),
                ring([x * 0.94, 0.88, 0.0], r(0.076, 0.092), dye, true),
                ring([x, 0.74, -0.004], r(0.078, 0.092), dye, false),
                ring([x, 0.5, -0.008], r(0.06, 0.066), dye, true),
                ring([x, 0.37, 0.01], r(0.056, 0.062), dye, false),
                ring([x, 0.1, 0.012], r(0.046, 0.052), dye, true),
                ring([x, 0.075, 0.012], [0.0; 2], dye, true),
            ];
            (rings, Vec3::new(x, 0.0, 0.0))
        };
        // From below upwards, so that the skin looks outwards.
        let mut rings = rings.to_vec();
        rings.reverse();
        if matches!(look.clothes, Clothes::Skirt(low) if low < 0.3) {
            // What a long skirt covers is not built.
            rings.truncate(4);
            rings[3].half = Vec2::ZERO;
        }
        let lie = if seated { Rings::Across } else { Rings::Level };
        made.loft(limb, 7, &rings, lie);
        shoe(made, limb, foot);
    }
}

fn shoe(made: &mut Lofts, limb: Limb, at: Vec3) {
    if made.far {
        return;
    }
    let shoe = |y: f32, z: f32, half: [f32; 2]| Ring {
        at: at + Vec3::new(0.0, y, z),
        ..ring([0.0; 3], half, Dye::Shoe, true)
    };
    let rings = [
        shoe(0.0, -0.045, [0.0; 2]),
        shoe(0.012, -0.045, [0.047, 0.13]),
        shoe(0.07, -0.025, [0.042, 0.094]),
        shoe(0.108, 0.008, [0.038, 0.048]),
        shoe(0.118, 0.01, [0.0; 2]),
    ];
    made.loft(limb, 6, &rings, Rings::Level);
}

fn torso(made: &mut Lofts, look: &Look, staff: bool) {
    let w = look.broad;
    // Broad people are broad at the waist.
    let waist = 1.0 + (w - 1.0) * 1.9;
    let body = |y: f32, z: f32, wide: f32, deep: f32, share: f32, dye: Dye, far: bool| {
        ring([0.0, y, z], [wide * share, deep * share], dye, far)
    };
    let hem = match look.clothes {
        Clothes::Coat(hem) => hem,
        _ => 0.88,
    };
    let below = match look.clothes {
        Clothes::Skirt(_) => Dye::Bottom,
        _ => Dye::Top,
    };
    match look.clothes {
        Clothes::Skirt(low) => {
            let wide = 0.168 + (0.95 - low) * 0.1;
            let rings = [
                body(low + 0.03, 0.0, 0.0, 0.0, 1.0, Dye::Bottom, true),
                body(low, 0.0, wide, wide * 0.86, w, Dye::Bottom, true),
                body(
                    low + (0.95 - low) * 0.45,
                    0.0,
                    wide * 0.94,
                    wide * 0.8,
                    w,
                    Dye::Bottom,
                    false,
                ),
                body(0.95, 0.004, 0.168, 0.128, waist, Dye::Bottom, false),
                body(1.05, 0.0, 0.136, 0.1, waist, Dye::Bottom, true),
                body(1.08, 0.0, 0.0, 0.0, 1.0, Dye::Bottom, true),
            ];
            made.loft(Limb::Skirt, 10, &rings, Rings::Level);
        }
        Clothes::Coat(low) => {
            let flare = (0.9 - low) * 0.1;
            let rings = [
                body(low + 0.02, 0.0, 0.0, 0.0, 1.0, Dye::Top, true),
                body(low, 0.0, 0.172 + flare, 0.134 + flare, w, Dye::Top, true),
                body(0.93, 0.004, 0.17, 0.126, waist, Dye::Top, false),
                body(1.07, 0.0, 0.148, 0.106, waist, Dye::Top, true),
                body(1.1, 0.0, 0.0, 0.0, 1.0, Dye::Top, true),
            ];
            made.loft(Limb::Skirt, 10, &rings, Rings::Level);
        }
        Clothes::Trousers | Clothes::Seated => {}
    }
    let low = if matches!(look.clothes, Clothes::Trousers | Clothes::Seated) {
        hem - 0.02
    } else {
        0.95
    };
    let mut rings = vec![
        body(low + 0.012, 0.0, 0.0, 0.0, 1.0, below, true),
        body(low, 0.0, 0.166, 0.12, waist, below, true),
        body(0.98, 0.004, 0.158, 0.116, waist, Dye::Top, false),
        body(1.09, 0.0, 0.138, 0.1, waist, Dye::Top, false),
        body(1.22, -0.004, 0.156, 0.112, w, Dye::Top, false),
        body(1.34, -0.002, 0.17, 0.112, w, Dye::Top, true),
        body(1.415, 0.006, 0.168, 0.088, w, Dye::Top, false),
        body(1.455, 0.012, 0.118, 0.07, w, Dye::Top, false),
        body(1.482, 0.014, 0.064, 0.058, 1.0, Dye::Top, true),
        body(1.5, 0.012, 0.05, 0.05, 1.0, Dye::Skin, false),
        body(1.64, -0.01, 0.0, 0.0, 1.0, Dye::Skin, true),
    ];
    if low > 0.9 {
        rings.remove(2);
    }
    made.loft(Limb::Body, 10, &rings, Rings::Level);
    if staff && !made.far {
        ribbon(made, w);
    }
}

/// A ribbon around the neck, with a card on it.
fn ribbon(made: &mut Lofts, w: f32) {
    for side in [-1.0, 1.0] {
        let line = |x: f32, y: f32, z: f32, r: f32| {
            ring([side * x, y, z], [r, r * 0.5], Dye::Ribbon, true)
        };
        let rings = [
            line(0.012, 1.16, -0.118 * w, 0.0),
            line(0.014, 1.17, -0.12 * w, 0.011),
            line(0.05, 1.36, -0.118 * w, 0.011),
            line(0.07, 1.46, -0.05, 0.011),
            line(0.07, 1.48, -0.02, 0.0),
        ];
        made.loft(Limb::Body, 4, &rings, Rings::Level);
    }
    let card = |y: f32, z: f32, half: [f32; 2]| ring([0.0, y, z * w], half, Dye::Ribbon, true);
    let rings = [
        card(1.07, -0.112, [0.0; 2]),
        card(1.072, -0.112, [0.055, 0.012]),
        card(1.168, -0.122, [0.055, 0.012]),
        card(1.17, -0.122, [0.0; 2]),
    ];
    made.loft(Limb::Body, 4, &rings, Rings::Level);
}

fn arm(made: &mut Lofts, limb: Limb, side: f32, look: &Look) {
    let out = 0.165 * (look.broad - 1.0);
    let r = 0.5 + look.broad * 0.5;
    let at = |x: f32, y: f32, z: f32, wide: f32, deep: f32, dye: Dye, far: bool| {
        ring([side * (x + out), y, z], [wide * r, deep * r], dye, far)
    };
    let rings = [
        at(0.222, 0.73, -0.05, 0.0, 0.0, Dye::Skin, true),
        at(0.222, 0.765, -0.046, 0.022, 0.036, Dye::Skin, false),
        at(0.221, 0.84, -0.036, 0.026, 0.036, Dye::Skin, false),
        at(0.219, 0.88, -0.028, 0.034, 0.036, Dye::Top, true),
        at(0.206, 1.12, 0.0, 0.044, 0.046, Dye::Top, true),
        at(0.194, 1.3, 0.006, 0.052, 0.055, Dye::Top, false),
        at(0.175, 1.4, 0.008, 0.054, 0.058, Dye::Top, true),
        at(0.148, 1.445, 0.01, 0.036, 0.046, Dye::Top, false),
        at(0.128, 1.452, 0.01, 0.0, 0.0, Dye::Top, true),
    ];
    made.loft(limb, 6, &rings, Rings::Level);
}

fn head(made: &mut Lofts, hair: Hair) {
    let oval = |y: f32, z: f32, wide: f32, deep: f32, dye: Dye, far: bool| {
        ring([0.0, y, z], [wide, deep], dye, far)
    };
    let crown = if hair == Hair::None {
        Dye::Skin
    } else {
        Dye::Hair
    };
    let rings = [
        oval(1.512, -0.02, 0.0, 0.0, Dye::Skin, true),
        oval(1.522, -0.024, 0.034, 0.044, Dye::Skin, false),
        oval(1.555, -0.016, 0.058, 0.074, Dye::Skin, true),
        oval(1.61, -0.008, 0.073, 0.09, Dye::Skin, false),
        oval(1.665, -0.006, 0.074, 0.092, Dye::Skin, true),
        oval(
            1.7,
            -0.004,
            0.062,
            0.079,
            crown,
            !made.far || hair != Hair::None,
        ),
        oval(1.738, 0.0, 0.0, 0.0, crown, true),
    ];
    made.loft(Limb::Head, 9, &rings, Rings::Level);
    // A cap of hair is an egg behind and above the face.
    let mut cap = |y: f32, z: f32, half: [f32; 3], dye: Dye| {
        let [wide, tall, deep] = half;
        let egg = [
            (-1.0, 0.0),
            (-0.72, 0.69),
            (-0.2, 0.98),
            (0.38, 0.925),
            (0.8, 0.6),
            (1.0, 0.0),
        ];
        let rings = egg.map(|(up, out)| oval(y + up * tall, z, wide * out, deep * out, dye, true));
        if !made.far {
            made.loft(Limb::Head, 9, &rings, Rings::Level);
        }
    };
    match hair {
        Hair::None => {}
        Hair::Short => cap(1.662, 0.02, [0.08, 0.092, 0.095], Dye::Hair),
        Hair::Bob => cap(1.632, 0.03, [0.093, 0.128, 0.096], Dye::Hair),
        Hair::Bun => {
            cap(1.658, 0.024, [0.081, 0.097, 0.096], Dye::Hair);
            cap(1.71, 0.118, [0.044, 0.044, 0.042], Dye::Hair);
        }
        Hair::Long => {
            cap(1.65, 0.028, [0.086, 0.104, 0.096], Dye::Hair);
            cap(1.52, 0.078, [0.082, 0.2, 0.046], Dye::Hair);
        }
        Hair::Scarf => {
            cap(1.638, 0.016, [0.091, 0.132, 0.1], Dye::Hair);
            let drape = [
                oval(1.405, 0.0, 0.0, 0.0, Dye::Hair, true),
                oval(1.4, 0.0, 0.15, 0.122, Dye::Hair, true),
                oval(1.5, 0.0, 0.086, 0.084, Dye::Hair, true),
                oval(1.556, 0.0, 0.07, 0.084, Dye::Hair, false),
                oval(1.575, 0.0, 0.0, 0.0, Dye::Hair, true),
            ];
            made.loft(Limb::Body, 8, &drape, Rings::Level);
        }
    }
}

/// Two wheels, a seat and a back. Metres as who sits in it comes down to it.
fn chair(made: &mut Lofts) {
    let turns = if made.far { 6 } else { 14 };
    for side in [-1.0, 1.0] {
        let rings: Vec<Ring> = (0..turns)
            .map(|nth| {
                let (sin, cos) = (nth as f32 * std::f32::consts::TAU / turns as f32).sin_cos();
                let at = [side * 0.3, 0.31 + 0.295 * cos, 0.1 - 0.295 * sin];
                ring(at, [0.014, 0.018], Dye::Iron, true)
            })
            .collect();
        made.loft(Limb::Body, 3, &rings, Rings::Wheel);
    }
    let block = |y: f32, z: f32, half: [f32; 2]| ring([0.0, y, z], half, Dye::Iron, true);
    let seat = [
        block(0.43, 0.0, [0.0; 2]),
        block(0.43, 0.0, [0.26, 0.25]),
        block(0.465, 0.0, [0.26, 0.25]),
        block(0.465, 0.0, [0.0; 2]),
    ];
    made.loft(Limb::Body, 6, &seat, Rings::Level);
    if made.far {
        return;
    }
    let back = [
        block(0.46, 0.22, [0.0; 2]),
        block(0.46, 0.22, [0.23, 0.025]),
        block(0.9, 0.26, [0.23, 0.025]),
        block(0.9, 0.26, [0.0; 2]),
    ];
    made.loft(Limb::Body, 6, &back, Rings::Level);
    let rest = [
        block(0.06, -0.47, [0.0; 2]),
        block(0.06, -0.47, [0.15, 0.12]),
        block(0.08, -0.47, [0.15, 0.12]),
        block(0.08, -0.47, [0.0; 2]),
    ];
    made.loft(Limb::Body, 6, &rest, Rings::Level);
}

#[cfg(test)]
mod tests;

//! The parts of a figure as lofts: legs, torso, arms, head, and the chair of whoever sits.

use glam::{Vec2, Vec3};

use super::loft::{Lofts, Ring, Rings, ring};
use super::looks::{Clothes, Dye, Hair, Limb, Look};

pub(super) fn legs(made: &mut Lofts, look: &Look) {
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

pub(super) fn shoe(made: &mut Lofts, limb: Limb, at: Vec3) {
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

pub(super) fn torso(made: &mut Lofts, look: &Look, staff: bool) {
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
pub(super) fn ribbon(made: &mut Lofts, w: f32) {
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

pub(super) fn arm(made: &mut Lofts, limb: Limb, side: f32, look: &Look) {
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

pub(super) fn head(made: &mut Lofts, hair: Hair) {
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
pub(super) fn chair(made: &mut Lofts) {
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

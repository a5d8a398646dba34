//! The sunbeams in the warehouse's air.

use glam::Vec3;

use super::measures::{SUN, WINDOW, windows};
use crate::measures::FLOOR_HALF_WIDTH;
use crate::themes::light_effects::LightEffect;
use crate::themes::spec::HallPart;

/// The sunbeams below the windows of the left side, as sheets of light in the air.
///
/// Upright ones are seen along the hall, sloping ones across it.
pub(super) fn beams(part: HallPart) -> Vec<LightEffect> {
    // Faint, because one looks through several; of the sun's colour.
    const LIGHT: [u8; 3] = [84, 66, 41];
    // The booths' back walls stop what comes in lower; over the arch's spring the window is hardly wide.
    const HEIGHTS: (f32, f32) = (2.6, 4.0);
    let towards = SUN.towards.normalize();
    let glass = -(FLOOR_HALF_WIDTH + 0.1 + WINDOW.depth);
    let mut beams = Vec::new();
    for middle in windows(part) {
        let mut sheet = |from: [(f32, f32); 2]| {
            let [a, b] = from.map(|(along, y)| Vec3::new(glass, y, middle + along));
            let [c, d] = [a, b].map(|at| at - towards * (at.y / towards.y));
            beams.push(LightEffect::LightShaft {
                corners: [a, b, c, d],
                colour: LIGHT,
            });
        };
        let half = WINDOW.width / 2.0;
        for n in 0..4 {
            let along = half * ((n as f32 + 0.5) / 2.0 - 1.0);
            sheet([(along, HEIGHTS.0), (along, HEIGHTS.1)]);
        }
        for n in 0..3 {
            let y = HEIGHTS.0 + (HEIGHTS.1 - HEIGHTS.0) * (n as f32 + 0.5) / 3.0;
            sheet([(-half, y), (half, y)]);
        }
    }
    beams
}

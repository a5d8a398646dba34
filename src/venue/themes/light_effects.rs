//! Light effects: glows, reflections and light shafts, drawn over the hall. Light in the air: what damp and dust scatter around a lamp and below a window; and what the floor throws back of the
//! lamps and windows. It is added to the picture.

use glam::{Vec2, Vec3};

use crate::mesh::{Mesh, Surface, Tint};

/// Light that hangs in the air. Metres, in its part's coordinates; colours are what is added to the screen where it is
/// brightest, sRGB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LightEffect {
    /// Around a lamp, turned to whoever looks.
    Glow {
        /// The lamp.
        centre: Vec3,
        /// Where nothing is left of it.
        radius: f32,
        /// In its middle.
        colour: [u8; 3],
    },
    /// On the floor, where one looks at the mirror image of a lamp or a window.
    Reflection {
        /// The lamp's or window's middle.
        lamp: Vec3,
        /// Half of the mirror image's width and height, metres.
        half: Vec2,
        /// In its middle.
        colour: [u8; 3],
        /// Whether it is a window's.
        window: bool,
    },
    /// A shaft of light, as a sheet in a sunbeam: a beam is a few of them, one behind the other.
    LightShaft {
        /// Where the light comes in, one end and the other; then where it falls, the same ends.
        corners: [Vec3; 4],
        /// In the middle of where it comes in.
        colour: [u8; 3],
    },
}

/// How far down its light a sheet ends, of 1 where nothing is left: it fades, but is not gone when it meets the floor.
pub const END: f32 = 0.55;

/// How much of its lamps' and windows' colour a theme's air and floor show, in the middle of each effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Around a lamp: by night much, by day little, and always warmer than the lamp's glass, which is so bright that it
    /// looks white.
    pub glow: Vec3,
    /// Of the glow, what the floor throws back.
    pub sheen: f32,
    /// Of a window, what the floor throws back.
    pub window: Vec3,
}

impl Shares {
    /// The glows and reflections of a mesh's lamps and windows.
    pub(super) fn effects(&self, fine: &Mesh) -> Vec<LightEffect> {
        let lamps = shining(fine, Surface::Glow, LAMP);
        let windows = shining(fine, Surface::Glass, WINDOW);
        let windows = windows.iter().filter(|window| window.corners >= PANES);
        let glows = lamps.iter().map(|lamp| glow(lamp, self));
        let mirrored = lamps.iter().map(|lamp| lamp_below(lamp, self));
        let windows = windows.map(|window| window_below(window, self));
        glows.chain(mirrored).chain(windows).collect()
    }
}

/// Something that shines: lowest and highest corner, colour, and of how many corners it is made.
struct Shining {
    low: Vec3,
    high: Vec3,
    rgb: [u8; 3],
    corners: usize,
}

impl Shining {
    fn centre(&self) -> Vec3 {
        (self.low + self.high) / 2.0
    }

    fn colour(&self, share: Vec3) -> [u8; 3] {
        let colour = Vec3::from_array(self.rgb.map(f32::from)) * share;
        colour.to_array().map(|part| part as u8)
    }
}

/// Lamps are smaller than this, metres, and farther apart.
const LAMP: f32 = 0.7;
/// The same for windows.
const WINDOW: f32 = 2.0;
/// A window has at least so many corners; the towers' panes stand alone, and too far away for the floor.
const PANES: usize = 9;

/// Everything of this surface; vertices of one thing follow upon one another, and lie this near to its middle.
fn shining(mesh: &Mesh, surface: Surface, near: f32) -> Vec<Shining> {
    let mut found: Vec<Shining> = Vec::new();
    for vertex in &mesh.vertices {
        let Tint::Rgb(rgb) = vertex.tint else {
            continue;
        };
        if vertex.surface != surface {
            continue;
        }
        let at = vertex.position;
        match found.last_mut() {
            Some(last) if at.distance(last.centre()) < near => {
                (last.low, last.high) = (last.low.min(at), last.high.max(at));
                // Shades are darker towards their ends.
                last.rgb = [0, 1, 2].map(|part| last.rgb[part].max(rgb[part]));
                last.corners += 1;
            }
            _ => found.push(Shining {
                low: at,
                high: at,
                rgb,
                corners: 1,
            }),
        }
    }
    found
}

/// A glow reaches this far, metres, and so many sizes of its lamp farther.
const REACH: (f32, f32) = (0.12, 4.8);

fn reach(lamp: &Shining) -> f32 {
    REACH.0 + REACH.1 * (lamp.high - lamp.low).max_element() / 2.0
}

/// Around a lamp.
fn glow(lamp: &Shining, shares: &Shares) -> LightEffect {
    LightEffect::Glow {
        centre: lamp.centre(),
        radius: reach(lamp),
        colour: lamp.colour(shares.glow),
    }
}

/// What the floor throws back of a lamp: stone after a shower, waxed boards. Stones and boards lie at all angles, and each
/// shows the lamp a little higher or lower.
fn lamp_below(lamp: &Shining, shares: &Shares) -> LightEffect {
    LightEffect::Reflection {
        lamp: lamp.centre(),
        // Narrower than its glow, which the floor is too rough to show, and five times as high as wide.
        half: reach(lamp) * Vec2::new(0.6, 3.0),
        colour: lamp.colour(shares.glow * shares.sheen),
        window: false,
    }
}

/// The same of a window: a metre of floor above and below takes its edges.
fn window_below(window: &Shining, shares: &Shares) -> LightEffect {
    let size = window.high - window.low;
    LightEffect::Reflection {
        lamp: window.centre(),
        half: Vec2::new(size.x.max(size.z) / 2.0, size.y / 2.0 + 1.0),
        colour: window.colour(shares.window),
        window: true,
    }
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;

    use super::*;
    use crate::mesh_builder::Detail;
    use crate::themes::{HallPart, spec};

    #[test]
    fn every_lamp_of_the_dock_has_one_glow() {
        let dock = spec(Theme::Dockyard);
        let effects = dock.light_effects(HallPart::Bay, &dock.mesh(HallPart::Bay, Detail::Fine));
        let glows: Vec<_> = effects
            .iter()
            .filter_map(|effect| match effect {
                LightEffect::Glow { centre, radius, .. } => Some((*centre, *radius)),
                _ => None,
            })
            .collect();
        let reflections = effects
            .iter()
            .filter(|effect| matches!(effect, LightEffect::Reflection { .. }));
        assert_eq!(reflections.count(), glows.len());
        // Two strings of 24; on each side a street lamp, two sconces, a light on the ledge, a paper lantern.
        assert_eq!(glows.len(), 2 * 24 + 2 * 5);
        for (index, (centre, radius)) in glows.iter().enumerate() {
            assert!((0.4..2.0).contains(radius), "{radius}");
            let near = |other: &(Vec3, f32)| other.0.distance(*centre) < 0.5;
            let others = glows.iter().enumerate().filter(|(n, _)| *n != index);
            assert!(!others.map(|(_, other)| other).any(near), "{centre}");
        }
    }

    #[test]
    fn sunbeams_end_on_the_floor_before_the_booths() {
        for part in HallPart::ALL {
            let beams = spec(Theme::Warehouse).light_effects(part, &Mesh::default());
            let ends = beams.iter().filter_map(|effect| match effect {
                LightEffect::LightShaft { corners, .. } => Some([corners[2], corners[3]]),
                _ => None,
            });
            let ends: Vec<_> = ends.flatten().collect();
            assert!(!ends.is_empty(), "{part:?}");
            for end in ends {
                assert!(end.y.abs() < 1e-3 && (-7.6..-4.0).contains(&end.x), "{end}");
            }
        }
    }
}

//! Light effects (glows, reflections, shafts of light) as the graphics card takes it, in the vertices that walls have too (see `vertex_buffer`).

use bevy::prelude::*;
use venue::themes::light_effects::{END, LightEffect};

use crate::vertex_buffer::{GpuVertex, MeshBuffer};

/// Radii of halos are bytes in steps of this, metres: lamps' are well below 2.5 m.
const STEP: f32 = 0.01;
/// The same of a mirror image's half height, which is below 10 m.
const HIGH_STEP: f32 = 0.04;

/// What of it a corner says (see `shaders/aura.vert`): in `uv` how far from its brightest line it is, from -1 to 1; in
/// `light` which way a sheet faces, or how high a glint is, and the radius of a halo or half the width of a glint; in
/// `paint` the colour that is added, and whether it is a glint, of a lamp or of a window.
pub fn auras(packed: &mut MeshBuffer, auras: &[LightEffect]) {
    for aura in auras {
        match *aura {
            LightEffect::Glow {
                centre,
                radius,
                colour,
            } => packed.rectangle(around(centre, [128, (radius / STEP) as u8], colour, 0)),
            LightEffect::Reflection {
                lamp,
                half,
                colour,
                window,
            } => {
                let size = [(half.y / HIGH_STEP) as u8, (half.x / STEP) as u8];
                packed.rectangle(around(lamp, size, colour, if window { 191 } else { 255 }));
            }
            LightEffect::LightShaft {
                corners: [a, b, c, d],
                colour: [red, green, blue],
            } => {
                let facing = (b - a).cross(c - a).normalize_or_zero() * 127.0 + 128.0;
                let places = [(a, -1.0, 0.0), (b, 1.0, 0.0), (d, 1.0, END), (c, -1.0, END)];
                packed.rectangle(places.map(|(position, across, along)| GpuVertex {
                    position,
                    uv: Vec2::new(across, along),
                    light: [facing.x as u8, facing.y as u8, facing.z as u8, 0],
                    paint: [red, green, blue, 0],
                }));
            }
        }
    }
}

/// A rectangle that the shader makes of one point; `high` in steps of [`HIGH_STEP`], `wide` in steps of [`STEP`].
fn around(at: Vec3, [high, wide]: [u8; 2], [r, g, b]: [u8; 3], glint: u8) -> [GpuVertex; 4] {
    [(-1.0, 1.0), (1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)].map(|uv| GpuVertex {
        position: at,
        uv: uv.into(),
        light: [high, 128, 128, wide],
        paint: [r, g, b, glint],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use feed::event::Theme;
    use venue::mesh_builder::Detail;
    use venue::themes::{HallPart, spec};

    #[test]
    fn nothing_is_too_large_for_its_byte() {
        for &theme in Theme::ALL {
            for part in HallPart::ALL {
                let found = spec(theme).light_effects(part, &spec(theme).mesh(part, Detail::Fine));
                let mut packed = MeshBuffer::default();
                auras(&mut packed, &found);
                assert_eq!(packed.count(), found.len() * 4);
                for aura in found {
                    match aura {
                        LightEffect::Glow { radius, .. } => assert!(radius < 2.55, "{aura:?}"),
                        LightEffect::Reflection { half, .. } => {
                            assert!(half.x < 2.55 && half.y < 10.2, "{aura:?}");
                        }
                        LightEffect::LightShaft { .. } => {}
                    }
                }
            }
        }
    }
}

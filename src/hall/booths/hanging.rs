//! Hanging: where signs and posters are in the hall, and how large a picture is on its wall.

use bevy::prelude::*;
use venue::booth::{Face, Hanging, Hung, Shows, hanging, screen_place};
use venue::plan::Plot;

use super::atlas::Tile;
use super::films::on_plot;
use super::merge::{BakedLight, BoothShapes};
use super::sign_atlas::SignAtlas;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::vertex_buffer::{self, GpuVertex};
use crate::visitor::camera::Ray;

/// How far in front of its wall a picture hangs, metres: enough for the depth buffer at the far end of a hall's bay.
const PROUD: f32 = 0.012;

/// Width of a poster's frame with the shadow around it, metres.
const MOUNT: f32 = 0.05;

/// Light that shows things in their own colours: the outsides of wings have no baked one.
const PLAIN: [[u8; 4]; 4] = [vertex_buffer::PLAIN; 4];

/// Something that hangs in the hall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// Whose it is.
    pub slot: usize,
    /// Its plot's number.
    pub number: u32,
    /// Index of its plot.
    pub(super) plot: usize,
    /// What it shows.
    pub shows: Shows,
    /// Top left corner, metres in the hall.
    pub origin: Vec3,
    /// Along the top edge.
    pub right: Vec3,
    /// Along the left edge.
    pub down: Vec3,
    /// How wide a picture may be here that is broader than high, metres; 0 where something else hangs in its place.
    pub(super) room: f32,
    /// The light on its corners: upper left, upper right, lower right, lower left.
    pub light: [[u8; 4]; 4],
}

/// Hangs everything anew when another hall is entered.
pub(super) fn hang(
    room: If<Res<CurrentHall>>,
    shapes: Res<BoothShapes>,
    baked: Res<BakedLight>,
    mut atlas: ResMut<SignAtlas>,
) {
    if baked.theme != Some(room.plan.theme) || (!room.is_changed() && !baked.is_changed()) {
        return;
    }
    let mut signs = Vec::new();
    for (index, &slot) in room.plot_slots.iter().enumerate() {
        let Some(plot) = room.plan.plots.get(index) else {
            continue;
        };
        let turn = plot.rotation();
        let shape = shapes.of(plot.form());
        let (lights, _) = baked.light.faces(plot.form()).as_chunks::<4>();
        let mut hang = |face: &Face, light: [[u8; 4]; 4]| {
            signs.push(Sign {
                slot,
                number: plot.number,
                plot: index,
                shows: face.shows,
                origin: turn * face.origin + plot.origin(),
                right: turn * face.right,
                down: turn * face.down,
                room: face.right.length(),
                light,
            });
        };
        for (nth, face) in shape.faces.iter().enumerate() {
            hang(face, lights.get(nth).copied().unwrap_or(PLAIN));
        }
        for face in &shape.sides {
            hang(face, PLAIN);
        }
        // A screen shines by itself.
        hang(&screen_place(plot.size, 0), PLAIN);
    }
    *atlas = SignAtlas::of(signs);
}

/// Hangs posters and screens where they belong among all that the booth has: that is known once its file has been read.
pub(super) fn share_walls(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    shapes: Res<BoothShapes>,
    baked: Res<BakedLight>,
    mut atlas: ResMut<SignAtlas>,
) {
    if !event.is_changed() && !room.is_changed() && !baked.is_changed() {
        return;
    }
    let mut changed = false;
    for sign in &mut atlas.signs {
        let booth = event.slots.get(sign.slot).and_then(|slot| slot.booth());
        let (Some(booth), Some(plot)) = (booth, room.plan.plots.get(sign.plot)) else {
            continue;
        };
        let posters = u8::try_from(booth.posters.len()).unwrap_or(u8::MAX);
        let screen = booth.screen.is_some();
        let placed = match sign.shows {
            Shows::Poster(index) => {
                let hung = Hung { posters, screen };
                let place = hanging(plot.size, index, hung);
                place.map_or(Sign { room: 0.0, ..*sign }, |place| {
                    sign.moved(plot, &place, &shapes, &baked)
                })
            }
            // A print is no ground for a screen.
            Shows::Print => {
                let screen = screen.then(|| on_plot(plot, booth.posters.len()));
                let before = |face: Face| face.normal().dot(sign.normal()) > 0.9;
                let room = if screen.is_some_and(before) {
                    0.0
                } else {
                    sign.right.length()
                };
                Sign { room, ..*sign }
            }
            Shows::Screen => {
                let face = on_plot(plot, booth.posters.len());
                Sign {
                    origin: face.origin,
                    right: face.right,
                    down: face.down,
                    room: face.right.length(),
                    ..*sign
                }
            }
            _ => continue,
        };
        changed |= placed != *sign;
        *sign = placed;
    }
    atlas.changed |= changed;
}

impl Sign {
    /// Whether something else hangs in its place.
    pub(super) fn is_hidden(&self) -> bool {
        self.room == 0.0
    }

    /// Where it looks to, unit length.
    fn normal(&self) -> Vec3 {
        self.down.cross(self.right).normalize_or_zero()
    }

    /// It in another place, in the light there.
    fn moved(
        &self,
        plot: &Plot,
        place: &Hanging,
        shapes: &BoothShapes,
        baked: &BakedLight,
    ) -> Self {
        let nearest = Shows::Poster(place.place);
        let faces = &shapes.of(plot.form()).faces;
        let nth = faces.iter().position(|face| face.shows == nearest);
        let (lights, _) = baked.light.faces(plot.form()).as_chunks::<4>();
        let turn = plot.rotation();
        Self {
            origin: turn * place.face.origin + plot.origin(),
            right: turn * place.face.right,
            down: turn * place.face.down,
            room: place.room,
            light: nth
                .and_then(|nth| lights.get(nth).copied())
                .unwrap_or(PLAIN),
            ..*self
        }
    }

    /// Width and height of a picture hung as large as its proportions allow, metres: as high as its face, and as wide as
    /// there is room. `aspect` is width by height, 0 when it fills its face.
    fn hung(&self, aspect: f32) -> Vec2 {
        let face = Vec2::new(self.right.length(), self.down.length());
        if aspect > 0.0 {
            let wide = (face.y * aspect).min(self.room);
            Vec2::new(wide, wide / aspect)
        } else {
            face
        }
    }

    /// Where its picture is, with frame and shadow.
    pub(super) fn framed(&self, aspect: f32) -> Face {
        let face = Vec2::new(self.right.length(), self.down.length()).max(Vec2::splat(0.01));
        let share = (self.hung(aspect) + 2.0 * self.mount()) / face;
        Face {
            shows: self.shows,
            origin: self.origin
                + self.right * (1.0 - share.x) / 2.0
                + self.down * (1.0 - share.y) / 2.0,
            right: self.right * share.x,
            down: self.down * share.y,
        }
    }

    /// What is added to it for frame and shadow on each side, metres.
    fn mount(&self) -> f32 {
        match self.shows {
            Shows::Poster(_) | Shows::Screen => MOUNT,
            _ => 0.0,
        }
    }

    /// What of its tile is frame and shadow on each side, as a share of the tile's width and of its height.
    pub(super) fn margin(&self, aspect: f32) -> [f32; 2] {
        let mount = self.mount();
        (mount / (self.hung(aspect) + 2.0 * mount).max(Vec2::splat(0.01))).to_array()
    }
}

/// How far away a ray hits a face from its front, metres.
pub(super) fn hits(face: &Face, ray: Ray) -> Option<f32> {
    let normal = face.normal();
    let towards = normal.dot(ray.along);
    let far = normal.dot(face.origin - ray.origin) / towards;
    let at = ray.origin + ray.along * far - face.origin;
    let within = |side: Vec3| (0.0..=1.0).contains(&(at.dot(side) / side.length_squared()));
    (towards < 0.0 && far > 0.0 && within(face.right) && within(face.down)).then_some(far)
}

/// A picture in its place.
pub(super) fn quad(sign: &Sign, tile: Tile, aspect: f32) -> [GpuVertex; 4] {
    let Face {
        origin,
        right,
        down,
        ..
    } = sign.framed(aspect);
    let origin = origin + sign.normal() * PROUD;
    let (low, high) = tile.uv();
    let [a, b, c, d] = sign.light;
    [
        (origin, low, a),
        (origin + right, Vec2::new(high.x, low.y), b),
        (origin + right + down, high, c),
        (origin + down, Vec2::new(low.x, high.y), d),
    ]
    .map(|(position, uv, light)| GpuVertex {
        position,
        uv,
        light,
        paint: [255, 255, 255, tile.page() as u8],
    })
}

#[cfg(test)]
impl Sign {
    /// A print at the origin.
    pub fn sample() -> Self {
        Self {
            slot: 0,
            number: 1,
            shows: Shows::Print,
            origin: Vec3::ZERO,
            right: Vec3::X,
            down: Vec3::NEG_Y,
            plot: 0,
            room: 1.0,
            light: PLAIN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::atlas::Class;
    use super::*;

    #[test]
    fn a_tall_picture_keeps_its_proportions() {
        let sign = Sign::sample();
        let tile = Tile {
            class: Class::Large,
            index: 0,
        };
        let [a, b, c, _] = quad(&sign, tile, 0.5);
        let size = Vec2::new(
            a.position.distance(b.position),
            b.position.distance(c.position),
        );
        assert!((size.x / size.y - 0.5).abs() < 1e-3);
        assert!(
            (a.position.x + b.position.x - 1.0).abs() < 1e-3,
            "in the middle"
        );
    }

    #[test]
    fn a_broad_picture_takes_the_room_beside_its_face() {
        let sign = Sign {
            room: 1.5,
            ..Sign::sample()
        };
        let tile = Tile {
            class: Class::Large,
            index: 0,
        };
        for (aspect, wide, high) in [
            (2.0, 1.5, 0.75),
            (1.25, 1.25, 1.0),
            (0.5, 0.5, 1.0),
            (0.0, 1.0, 1.0),
        ] {
            let [a, b, c, _] = quad(&sign, tile, aspect);
            let middle = a.position.midpoint(c.position);
            assert!(
                (a.position.distance(b.position) - wide).abs() < 1e-3,
                "{aspect}"
            );
            assert!(
                (b.position.distance(c.position) - high).abs() < 1e-3,
                "{aspect}"
            );
            assert!((middle.truncate() - Vec2::new(0.5, -0.5)).length() < 1e-3);
        }
    }

    #[test]
    fn a_frame_lies_around_the_picture() {
        let sign = Sign {
            shows: Shows::Poster(0),
            ..Sign::sample()
        };
        let tile = Tile {
            class: Class::Large,
            index: 0,
        };
        let [a, b, c, _] = quad(&sign, tile, 0.5);
        let size = Vec2::new(
            a.position.distance(b.position),
            b.position.distance(c.position),
        );
        let [x, y] = sign.margin(0.5);
        let picture = size * (Vec2::ONE - 2.0 * Vec2::new(x, y));
        assert!((picture - Vec2::new(0.5, 1.0)).length() < 1e-3, "{picture}");
        assert!(
            (size.x * x - size.y * y).abs() < 1e-4,
            "as broad above as beside"
        );
    }
}

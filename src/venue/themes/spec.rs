//! What a theme is: the one description of a hall's look that everything else asks.

use glam::{Vec2, Vec3};

use super::light_effects::{LightEffect, Shares};
use super::mood::{Grade, Mood};
use super::seating::Seats;
use super::sound::SoundLayer;
use crate::measures::{BAY_LENGTH, DOOR_WIDTH, FLOOR_HALF_WIDTH};
use crate::mesh::Mesh;
use crate::mesh_builder::{Builder, Detail};

/// A part of a hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HallPart {
    /// Where one enters, at z = 0.
    Tail,
    /// What repeats.
    Bay,
    /// The far end.
    Head,
}

impl HallPart {
    /// All parts, from the entrance on.
    pub const ALL: [Self; 3] = [Self::Tail, Self::Bay, Self::Head];
}

/// Something on the floor that one walks around. Metres, in its part's coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Obstacle {
    /// A column, bollard or tub.
    Round {
        /// Middle.
        centre: Vec2,
        /// Metres.
        radius: f32,
    },
    /// A box: a bench, a planter, a booth's wall or counter.
    Box {
        /// Middle.
        centre: Vec2,
        /// Half of its width and depth before it is turned.
        half: Vec2,
        /// Turned by so many radians, like a yaw.
        yaw: f32,
    },
}

/// A lamp: what the bake takes as a source of light besides sky and sun. Its shining glass is part of the mesh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lamp {
    /// Its middle, metres, in its part's coordinates.
    pub at: Vec3,
    /// Light it throws on a surface that faces it from 1 m away, red, green and blue, in units of light (see [`crate::light`]).
    pub power: Vec3,
    /// Where it shines: zero for everywhere, else the middle of the half it lights.
    pub towards: Vec3,
    /// Its size, metres: softens its shadows.
    pub radius: f32,
}

/// Haze: the colour that far things take on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Air {
    /// Colour that far things take on, linear.
    pub haze: Vec3,
    /// Share of it per metre: `min(distance * density, most)`. The sky is left alone.
    pub density: f32,
    /// The largest share of it.
    pub most: f32,
    /// Colour behind everything, sRGB bytes.
    pub behind: [u8; 3],
}

/// The sun.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sun {
    /// Towards it, of any length.
    pub towards: Vec3,
    /// Its light on a surface that faces it.
    pub light: Vec3,
}

/// Ambient light, for want of a baked one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ambient {
    /// From above.
    pub above: Vec3,
    /// From the sides.
    pub aside: Vec3,
    /// How far up the hall is open: metres at which all of the sky is seen.
    pub open: f32,
}

/// A theme: what a hall looks like.
#[derive(Clone, Copy, Debug)]
pub struct ThemeSpec {
    /// Length of the tail along the axis, metres.
    pub(crate) tail_length: f32,
    /// Length of the head along the axis, metres.
    pub(crate) head_length: f32,
    /// How it looks by day, in the late afternoon and in the evening: [`Grade::OWN`] at the hour it was made for.
    pub(crate) moods: [Grade; 3],
    /// Builds everything that one sees of a part except booths.
    pub(crate) build: fn(&mut Builder, HallPart),
    /// The lamps of a part.
    pub(crate) lamps: fn(HallPart) -> Vec<Lamp>,
    /// What of the day comes in without being seen as sky or glass, as lamps of a part.
    pub(crate) daylight: fn(HallPart) -> Vec<Lamp>,
    /// The walls of the head at the floor, whose length is given: [`straight_walls`], or its own.
    pub(crate) head_walls: fn(f32) -> Walls,
    /// What stands on the floor of a part except booths.
    pub(crate) obstacles: fn(HallPart) -> Vec<Obstacle>,
    /// Where visitors sit down.
    pub seating: Seats,
    /// Shafts of light in a part's air.
    pub(crate) light_shafts: fn(HallPart) -> Vec<LightEffect>,
    /// How much of lamps and windows the air and the floor show.
    pub(crate) light_shares: Shares,
    /// The haze.
    pub air: Air,
    /// The sun, where it shines.
    pub sun: Option<Sun>,
    /// How brightly glass shines by itself, in units of light; `None` when it is lit like others.
    pub glass: Option<Vec3>,
    /// How many times that light the bake takes from glass for lighting others; 0 where lamps stand behind it.
    pub glass_gain: f32,
    /// Light without a bake.
    pub ambient: Ambient,
    /// From where the bake's picture shows the head, metres before the far end.
    pub head_view: f32,
    /// What the start page paints until it has the hall's picture: a CSS `background`.
    pub gate: &'static str,
    /// What one hears in it, if one wants to.
    pub sound: &'static [SoundLayer],
}

impl ThemeSpec {
    /// Length of a part along the axis, metres.
    pub fn length(&self, part: HallPart) -> f32 {
        match part {
            HallPart::Tail => self.tail_length,
            HallPart::Bay => BAY_LENGTH,
            HallPart::Head => self.head_length,
        }
    }

    /// Everything one sees of a part except booths, at this level of detail.
    pub fn mesh(&self, part: HallPart, detail: Detail) -> Mesh {
        let mut b = Builder::new(detail);
        if part == HallPart::Tail {
            b.anchor = self.tail_length;
        }
        (self.build)(&mut b, part);
        b.mesh
    }

    /// The lamps of a part.
    pub fn lamps(&self, part: HallPart) -> Vec<Lamp> {
        (self.lamps)(part)
    }

    /// What of the day comes in without being seen as sky or glass, as lamps of a part.
    pub fn daylight(&self, part: HallPart) -> Vec<Lamp> {
        (self.daylight)(part)
    }

    /// How the theme's light is changed in a mood; not at all in its own, or in none.
    pub fn grade(&self, mood: Option<Mood>) -> Grade {
        mood.map_or(Grade::OWN, |mood| self.moods[mood as usize])
    }

    /// The walls of a part at the floor, as polylines one cannot pass. Doorways are gaps in them, closed by the plan when
    /// they lead nowhere.
    pub fn walls(&self, part: HallPart) -> Walls {
        let length = self.length(part);
        match part {
            HallPart::Bay => sides(length).to_vec(),
            HallPart::Tail => [&sides(length)[..], &across(0.0)[..]].concat(),
            HallPart::Head => (self.head_walls)(length),
        }
    }

    /// What stands on the floor of a part except booths.
    pub fn obstacles(&self, part: HallPart) -> Vec<Obstacle> {
        (self.obstacles)(part)
    }

    /// The light in the air and on the floor of a part, whose finest mesh is given.
    pub fn light_effects(&self, part: HallPart, fine: &Mesh) -> Vec<LightEffect> {
        let mut effects = self.light_shares.effects(fine);
        effects.extend((self.light_shafts)(part));
        effects
    }
}

/// Polylines on the floor, metres.
pub type Walls = Vec<Vec<Vec2>>;

/// The walls of a head of this length, metres, that ends straight across.
pub fn straight_walls(length: f32) -> Walls {
    [&sides(length)[..], &across(-length)[..]].concat()
}

/// Both side walls.
fn sides(length: f32) -> [Vec<Vec2>; 2] {
    [-FLOOR_HALF_WIDTH, FLOOR_HALF_WIDTH].map(|x| vec![Vec2::new(x, 0.0), Vec2::new(x, -length)])
}

/// An end wall with its doorway.
fn across(z: f32) -> [Vec<Vec2>; 2] {
    let (x, door) = (FLOOR_HALF_WIDTH, DOOR_WIDTH / 2.0);
    [
        vec![Vec2::new(-x, z), Vec2::new(-door, z)],
        vec![Vec2::new(door, z), Vec2::new(x, z)],
    ]
}

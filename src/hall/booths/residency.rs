//! Which pictures are on the graphics card, and how large: the near ones, within a fixed budget, whatever the hall holds.

use std::collections::HashMap;

use bevy::prelude::*;
use venue::booth::{Face, Shows, hanging};

use super::atlas::{Class, Tile};
use super::merge::{Lamps, Shapes};
use crate::packed::{Corner, PLAIN_LIGHT, Packed};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::{Stale, Tongue};
use crate::visitor::Visitor;

/// The choice is made anew after so many metres: at walking pace about every half second.
const STRIDE: f32 = 0.7;
/// How far in front of its wall a picture hangs, metres: enough for the depth buffer at the far end of a hall's bay.
const PROUD: f32 = 0.012;

/// Light that shows things in their own colours: the outsides of wings have no baked one.
const PLAIN: [[u8; 3]; 4] = [[PLAIN_LIGHT; 3]; 4];

/// Something that hangs in the hall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hung {
    /// Whose it is.
    pub slot: usize,
    /// Its plot's number.
    pub number: u32,
    /// Index of its plot.
    plot: usize,
    /// What it shows.
    pub shows: Shows,
    /// Top left corner, metres in the hall.
    pub origin: Vec3,
    /// Along the top edge.
    pub right: Vec3,
    /// Along the left edge.
    pub down: Vec3,
    /// How wide a picture may be here that is broader than high, metres.
    room: f32,
    /// The light on its corners: upper left, upper right, lower right, lower left.
    pub light: [[u8; 3]; 4],
}

/// A picture to be drawn into its tile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Job {
    /// Index into [`Gallery::hung`].
    pub hung: usize,
    /// Where to.
    pub tile: Tile,
    /// What it was wanted for; a later wish makes it moot.
    pub mark: u64,
}

/// What a thing that hangs has on the graphics card.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Held {
    /// What is shown now, what it was drawn for, and its width by height (0 fills its face).
    shown: Option<(Tile, u64, f32)>,
    /// What is being drawn.
    coming: Option<(Tile, u64)>,
}

/// Everything that hangs in the hall.
#[derive(Resource, Default)]
pub struct Gallery {
    /// All of it, in no order that matters.
    pub hung: Vec<Hung>,
    held: Vec<Held>,
    tiles: HashMap<Tile, usize>,
    /// What is to be drawn, the nearest first.
    pub jobs: Vec<Job>,
    /// What is to be drawn once a picture has come in.
    pub waiting: Vec<Job>,
    /// The quads have to be sent again.
    pub stale: bool,
    chosen_at: Option<Vec2>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Gallery>();
    app.add_systems(
        Update,
        (hang, share_walls, choose).chain().in_set(Step::Furnish),
    );
}

/// Hangs everything anew when another hall is entered.
fn hang(
    room: Option<Res<Room>>,
    shapes: Res<Shapes>,
    lamps: Res<Lamps>,
    mut gallery: ResMut<Gallery>,
) {
    let Some(room) = room else { return };
    if lamps.theme != Some(room.plan.theme) || (!room.is_changed() && !lamps.is_changed()) {
        return;
    }
    let mut hung = Vec::new();
    for (index, &slot) in room.plot_slots.iter().enumerate() {
        let Some(plot) = room.plan.plots.get(index) else {
            continue;
        };
        let turn = plot.rotation();
        let shape = shapes.of(plot.size);
        let (lights, _) = lamps.light.faces(plot.size).as_chunks::<4>();
        let mut hang = |face: &Face, light: [[u8; 3]; 4]| {
            hung.push(Hung {
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
    }
    *gallery = Gallery {
        held: vec![Held::default(); hung.len()],
        hung,
        stale: true,
        ..Gallery::default()
    };
}

/// Hangs posters where they belong among as many as the booth has: that is known once its file has been read.
fn share_walls(
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    shapes: Res<Shapes>,
    lamps: Res<Lamps>,
    mut gallery: ResMut<Gallery>,
) {
    let (Some(event), Some(room)) = (event, room) else {
        return;
    };
    if !event.is_changed() && !room.is_changed() && !lamps.is_changed() {
        return;
    }
    let mut stale = false;
    for hung in &mut gallery.hung {
        let Shows::Poster(index) = hung.shows else {
            continue;
        };
        let booth = event.slots.get(hung.slot).and_then(|slot| slot.booth());
        let (Some(booth), Some(plot)) = (booth, room.plan.plots.get(hung.plot)) else {
            continue;
        };
        let count = u8::try_from(booth.posters.len()).unwrap_or(u8::MAX);
        let Some(hanging) = hanging(plot.size, index, count) else {
            continue;
        };
        let turn = plot.rotation();
        let origin = turn * hanging.face.origin + plot.origin();
        if hung.origin == origin && hung.room == hanging.room {
            continue;
        }
        let nearest = Shows::Poster(hanging.place);
        let faces = &shapes.of(plot.size).faces;
        let nth = faces.iter().position(|face| face.shows == nearest);
        let (lights, _) = lamps.light.faces(plot.size).as_chunks::<4>();
        *hung = Hung {
            origin,
            right: turn * hanging.face.right,
            down: turn * hanging.face.down,
            room: hanging.room,
            light: nth
                .and_then(|nth| lights.get(nth).copied())
                .unwrap_or(PLAIN),
            ..*hung
        };
        stale = true;
    }
    gallery.stale |= stale;
}

/// Chooses what is wanted from where the visitor stands.
fn choose(
    event: Option<Res<Event>>,
    tongue: Option<Res<Tongue>>,
    visitor: Res<Visitor>,
    mut gallery: ResMut<Gallery>,
    mut stale: ResMut<Stale>,
) {
    let (Some(event), Some(tongue)) = (event, tongue) else {
        return;
    };
    let here = visitor.stance().position;
    let walked = gallery
        .chosen_at
        .is_none_or(|at| at.distance(here) > STRIDE);
    if !walked && !event.is_changed() && !tongue.is_changed() {
        return;
    }
    gallery.chosen_at = Some(here);
    let wishes = gallery
        .hung
        .iter()
        .enumerate()
        .filter_map(|(index, hung)| {
            let slot = event.slots.get(hung.slot)?;
            let booth = slot.booth();
            let blank = match hung.shows {
                Shows::Poster(poster) => {
                    booth.is_none_or(|booth| booth.posters.len() <= usize::from(poster))
                }
                Shows::Materials => booth.is_none(),
                Shows::Status => {
                    booth.is_none_or(|booth| booth.staff.is_empty() && booth.tagline.is_empty())
                }
                Shows::Fascia | Shows::Counter | Shows::Number | Shows::Side => false,
            };
            if blank {
                return None;
            }
            let (class, distance) = wish(hung, here)?;
            let known = booth.map_or(0, |booth| std::sync::Arc::as_ptr(booth) as usize as u64);
            Some((distance, index, class, mark(known, &tongue.language)))
        })
        .collect();
    gallery.wish(wishes);
    if !gallery.jobs.is_empty() {
        stale.soon = true;
    }
}

/// Stands for what a picture is drawn from: the same booth file in the same language gives the same picture.
fn mark(known: u64, language: &str) -> u64 {
    language.bytes().fold(known, |mark, byte| {
        mark.wrapping_mul(31).wrapping_add(u64::from(byte))
    })
}

/// The tile something deserves that hangs this far away, and how far that is; none when it could not be made out.
fn wish(hung: &Hung, here: Vec2) -> Option<(Class, f32)> {
    let middle = hung.origin + (hung.right + hung.down) / 2.0;
    let to = Vec3::new(here.x, middle.y, here.y) - middle;
    let distance = to.length();
    // Its front is where right and down turn from one to the other; from behind there is nothing to see.
    let front = hung.down.cross(hung.right);
    if front.dot(to) < 0.0 && distance > 2.0 {
        return None;
    }
    let near = |limits: &[(f32, Class)]| {
        let found = limits.iter().find(|(limit, _)| distance < *limit);
        found.map(|(_, class)| (*class, distance))
    };
    match hung.shows {
        Shows::Poster(_) => near(&[
            (4.5, Class::Large),
            (13.0, Class::Medium),
            (40.0, Class::Small),
        ]),
        Shows::Fascia => near(&[
            (7.0, Class::Banner),
            (16.0, Class::Sign),
            (70.0, Class::Label),
        ]),
        Shows::Counter => near(&[(6.0, Class::Medium), (25.0, Class::Small)]),
        Shows::Materials => near(&[(5.0, Class::Medium), (15.0, Class::Small)]),
        Shows::Status => near(&[(5.0, Class::Sign), (15.0, Class::Label)]),
        Shows::Number => near(&[(18.0, Class::Small)]),
        Shows::Side => near(&[(9.0, Class::Medium), (30.0, Class::Small)]),
    }
}

impl Gallery {
    /// Takes wishes (distance, what hangs, kind of tile, mark) and plans what is drawn into which tile.
    fn wish(&mut self, mut wishes: Vec<(f32, usize, Class, u64)>) {
        wishes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut room: HashMap<Class, usize> =
            Class::ALL.map(|class| (class, class.capacity())).into();
        let mut wanted: HashMap<usize, (Class, u64)> = HashMap::new();
        let mut order = Vec::new();
        for (_, hung, class, mark) in wishes {
            let mut fits = Some(class);
            while let Some(class) = fits {
                let left = room.entry(class).or_default();
                if *left > 0 {
                    *left -= 1;
                    wanted.insert(hung, (class, mark));
                    order.push(hung);
                    break;
                }
                fits = class.smaller();
            }
        }
        self.jobs.clear();
        self.waiting.clear();
        for index in 0..self.held.len() {
            // What was being drawn and is no longer wanted so is dropped; what is shown stays until its room is needed.
            if let Some((tile, mark)) = self.held[index].coming
                && wanted.get(&index) != Some(&(tile.class, mark))
            {
                self.held[index].coming = None;
                if self.held[index]
                    .shown
                    .is_none_or(|(shown, ..)| shown != tile)
                {
                    self.tiles.remove(&tile);
                }
            }
        }
        for hung in order {
            let Some(&(class, mark)) = wanted.get(&hung) else {
                continue;
            };
            let held = self.held[hung];
            if held
                .shown
                .is_some_and(|(tile, drawn, _)| tile.class == class && drawn == mark)
            {
                continue;
            }
            let tile = match held.coming {
                Some((tile, _)) => Some(tile),
                // The same size with other words is drawn over itself.
                None => held
                    .shown
                    .filter(|(tile, ..)| tile.class == class)
                    .map(|(tile, ..)| tile)
                    .or_else(|| self.free(class, &wanted)),
            };
            if let Some(tile) = tile {
                self.tiles.insert(tile, hung);
                self.held[hung].coming = Some((tile, mark));
                self.jobs.push(Job { hung, tile, mark });
            }
        }
    }

    /// A free tile, or one whose holder does not want it any more.
    fn free(&mut self, class: Class, wanted: &HashMap<usize, (Class, u64)>) -> Option<Tile> {
        let tiles = || (0..class.capacity()).map(|index| Tile { class, index });
        if let Some(tile) = tiles().find(|tile| !self.tiles.contains_key(tile)) {
            return Some(tile);
        }
        let tile = tiles().find(|tile| {
            self.tiles
                .get(tile)
                .is_some_and(|holder| wanted.get(holder).is_none_or(|(wish, _)| *wish != class))
        })?;
        if let Some(holder) = self.tiles.remove(&tile) {
            self.held[holder].shown = None;
            self.stale = true;
        }
        Some(tile)
    }

    /// A job is drawn: `aspect` is the picture's width by height, 0 when it fills its face.
    pub fn done(&mut self, job: Job, aspect: f32) {
        let Some(held) = self.held.get_mut(job.hung) else {
            return;
        };
        if held.coming != Some((job.tile, job.mark)) {
            return;
        }
        held.coming = None;
        let before = held.shown.replace((job.tile, job.mark, aspect));
        if let Some((tile, ..)) = before
            && tile != job.tile
        {
            self.tiles.remove(&tile);
        }
        self.stale = true;
    }

    /// How many pictures are shown.
    pub fn resident(&self) -> usize {
        self.held.iter().filter(|held| held.shown.is_some()).count()
    }

    /// What is shown, as quads.
    pub fn quads(&self) -> Packed {
        let mut packed = Packed::default();
        for (hung, held) in self.hung.iter().zip(&self.held) {
            if let Some((tile, _, aspect)) = held.shown {
                packed.rectangle(quad(hung, tile, aspect));
            }
        }
        packed
    }
}

/// A picture hung as large as its proportions allow: as high as its face, and as wide as there is room.
fn quad(hung: &Hung, tile: Tile, aspect: f32) -> [Corner; 4] {
    let (width, height) = (hung.right.length(), hung.down.length());
    let (mut across, mut high) = (1.0, 1.0);
    if aspect > 0.0 && width > 0.0 && height > 0.0 {
        let wide = (height * aspect).min(hung.room);
        across = wide / width;
        high = wide / aspect / height;
    }
    let front = hung.down.cross(hung.right).normalize_or_zero() * PROUD;
    let origin =
        hung.origin + hung.right * (1.0 - across) / 2.0 + hung.down * (1.0 - high) / 2.0 + front;
    let (right, down) = (hung.right * across, hung.down * high);
    let (low, high) = tile.uv();
    let [a, b, c, d] = hung.light;
    [
        (origin, low, a),
        (origin + right, Vec2::new(high.x, low.y), b),
        (origin + right + down, high, c),
        (origin + down, Vec2::new(low.x, high.y), d),
    ]
    .map(|(position, uv, [red, green, blue])| Corner {
        position,
        uv,
        light: [red, green, blue, 255],
        paint: [255, 255, 255, tile.page() as u8],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gallery(count: usize) -> Gallery {
        let hung = Hung {
            slot: 0,
            number: 1,
            shows: Shows::Poster(0),
            origin: Vec3::ZERO,
            right: Vec3::X,
            down: Vec3::NEG_Y,
            plot: 0,
            room: 1.0,
            light: [[PLAIN_LIGHT; 3]; 4],
        };
        Gallery {
            hung: vec![hung; count],
            held: vec![Held::default(); count],
            ..Gallery::default()
        }
    }

    fn draw_all(gallery: &mut Gallery) {
        for job in std::mem::take(&mut gallery.jobs) {
            gallery.done(job, 0.0);
        }
    }

    #[test]
    fn near_ones_get_the_large_tiles() {
        let mut gallery = gallery(100);
        gallery.wish((0..100).map(|n| (n as f32, n, Class::Large, 1)).collect());
        let large: Vec<usize> = gallery
            .jobs
            .iter()
            .filter(|job| job.tile.class == Class::Large)
            .map(|job| job.hung)
            .collect();
        assert_eq!(large, (0..Class::Large.capacity()).collect::<Vec<_>>());
        assert_eq!(gallery.jobs.len(), 100, "the others fall to smaller tiles");
    }

    #[test]
    fn never_more_than_the_budget_and_never_two_in_one_tile() {
        let mut gallery = gallery(400);
        for round in 0..6_usize {
            gallery.wish(
                (0..400)
                    .map(|n| (((n * 37 + round * 91) % 400) as f32, n, Class::Large, 1))
                    .collect(),
            );
            draw_all(&mut gallery);
            let mut tiles: Vec<Tile> = gallery
                .held
                .iter()
                .filter_map(|held| held.shown)
                .map(|shown| shown.0)
                .collect();
            let count = tiles.len();
            tiles.sort_by_key(|tile| (tile.class, tile.index));
            tiles.dedup();
            assert_eq!(tiles.len(), count);
            assert!(tiles.len() <= Class::ALL.iter().map(|class| class.capacity()).sum());
        }
    }

    #[test]
    fn what_is_shown_stays_until_the_better_one_is_there() {
        let mut gallery = gallery(1);
        gallery.wish(vec![(20.0, 0, Class::Small, 1)]);
        draw_all(&mut gallery);
        gallery.wish(vec![(2.0, 0, Class::Large, 1)]);
        assert_eq!(gallery.resident(), 1);
        draw_all(&mut gallery);
        assert_eq!(
            gallery.held[0].shown.map(|shown| shown.0.class),
            Some(Class::Large)
        );
        assert_eq!(gallery.tiles.len(), 1, "the small tile is free again");
    }

    #[test]
    fn other_words_are_drawn_over_the_same_tile() {
        let mut gallery = gallery(1);
        gallery.wish(vec![(2.0, 0, Class::Sign, 1)]);
        draw_all(&mut gallery);
        let before = gallery.held[0].shown.map(|shown| shown.0);
        gallery.wish(vec![(2.0, 0, Class::Sign, 2)]);
        assert_eq!(gallery.jobs.len(), 1);
        assert_eq!(Some(gallery.jobs[0].tile), before);
    }

    #[test]
    fn a_tall_picture_keeps_its_proportions() {
        let hung = gallery(1).hung[0];
        let tile = Tile {
            class: Class::Large,
            index: 0,
        };
        let [a, b, c, _] = quad(&hung, tile, 0.5);
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
        let hung = Hung {
            room: 1.5,
            ..gallery(1).hung[0]
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
            let [a, b, c, _] = quad(&hung, tile, aspect);
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
}

//! The sign atlas: who holds which tile of the texture array, what is shown in it, and what is to be drawn.

use std::collections::HashMap;

use bevy::prelude::*;
use venue::booth::Shows;

use super::atlas::{Class, Tile};
use super::hanging::{Sign, hits, quad};
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::vertex_buffer::MeshBuffer;
use crate::visitor::camera::Ray;

/// A poster is read from so near, metres: where one stands before a booth, its back wall is nearer.
const READABLE: f32 = 8.5;

/// A picture to be drawn into its tile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawJob {
    /// Index into [`SignAtlas::signs`].
    pub sign: usize,
    /// Where to.
    pub tile: Tile,
    /// What it is drawn from, as a hash; when that changes, the job is dropped.
    pub version: u64,
}

/// What a thing that hangs has on the graphics card.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct TileState {
    /// What is shown now, what it was drawn for, and its width by height (0 fills its face).
    shown: Option<(Tile, u64, f32)>,
    /// What is being drawn.
    coming: Option<(Tile, u64)>,
}

/// Everything that hangs in the hall.
#[derive(Resource, Default)]
pub struct SignAtlas {
    /// All of it, in no order that matters.
    pub signs: Vec<Sign>,
    states: Vec<TileState>,
    tiles: HashMap<Tile, usize>,
    /// What is to be drawn, the nearest first.
    pub jobs: Vec<DrawJob>,
    /// What is to be drawn once a picture has come in.
    pub waiting: Vec<DrawJob>,
    /// The quads have to be sent again.
    pub(super) changed: bool,
    pub(super) chosen_at: Option<Vec2>,
}

/// Hands over what has changed.
pub(super) fn submit(mut atlas: ResMut<SignAtlas>, mut queue: ResMut<RenderQueue>) {
    let changed = atlas.bypass_change_detection().take_changed();
    queue.0.extend(changed.map(RenderCommand::Signs));
}

impl SignAtlas {
    /// Of what hangs in a hall; nothing of it is shown yet.
    pub(super) fn of(signs: Vec<Sign>) -> Self {
        Self {
            states: vec![TileState::default(); signs.len()],
            signs,
            changed: true,
            ..Self::default()
        }
    }

    /// The poster on this plot that a ray hits from where one reads it, by its index among the booth's; only one with a picture.
    pub fn poster_at(&self, plot: usize, ray: Ray) -> Option<usize> {
        self.signs
            .iter()
            .zip(&self.states)
            .find_map(|(sign, state)| {
                let (Shows::Poster(index), Some((_, _, aspect))) = (sign.shows, state.shown) else {
                    return None;
                };
                let is_hit = sign.plot == plot
                    && !sign.is_hidden()
                    && hits(&sign.framed(aspect), ray).is_some_and(|far| far < READABLE);
                is_hit.then_some(index.into())
            })
    }

    /// Takes requests (distance, what hangs, kind of tile, version) and plans what is drawn into which tile.
    pub(super) fn request(&mut self, mut requests: Vec<(f32, usize, Class, u64)>) {
        requests.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut room: HashMap<Class, usize> =
            Class::ALL.map(|class| (class, class.capacity())).into();
        let mut wanted: HashMap<usize, (Class, u64)> = HashMap::new();
        let mut order = Vec::new();
        for (_, sign, class, version) in requests {
            let mut fits = Some(class);
            while let Some(class) = fits {
                let left = room.entry(class).or_default();
                if *left > 0 {
                    *left -= 1;
                    wanted.insert(sign, (class, version));
                    order.push(sign);
                    break;
                }
                fits = class.smaller();
            }
        }
        self.jobs.clear();
        self.waiting.clear();
        for index in 0..self.states.len() {
            // What was being drawn and is no longer wanted so is dropped; what is shown stays until its room is needed.
            if let Some((tile, version)) = self.states[index].coming
                && wanted.get(&index) != Some(&(tile.class, version))
            {
                self.states[index].coming = None;
                if self.states[index]
                    .shown
                    .is_none_or(|(shown, ..)| shown != tile)
                {
                    self.tiles.remove(&tile);
                }
            }
        }
        for sign in order {
            let Some(&(class, version)) = wanted.get(&sign) else {
                continue;
            };
            let state = self.states[sign];
            if state
                .shown
                .is_some_and(|(tile, drawn, _)| tile.class == class && drawn == version)
            {
                continue;
            }
            let tile = match state.coming {
                Some((tile, _)) => Some(tile),
                // The same size with other words is drawn over itself.
                None => state
                    .shown
                    .filter(|(tile, ..)| tile.class == class)
                    .map(|(tile, ..)| tile)
                    .or_else(|| self.free(class, &wanted)),
            };
            if let Some(tile) = tile {
                self.tiles.insert(tile, sign);
                self.states[sign].coming = Some((tile, version));
                self.jobs.push(DrawJob {
                    sign,
                    tile,
                    version,
                });
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
            self.tiles.get(tile).is_some_and(|holder| {
                wanted
                    .get(holder)
                    .is_none_or(|(request, _)| *request != class)
            })
        })?;
        if let Some(holder) = self.tiles.remove(&tile) {
            self.states[holder].shown = None;
            self.changed = true;
        }
        Some(tile)
    }

    /// A job is drawn: `aspect` is the picture's width by height, 0 when it fills its face.
    pub fn done(&mut self, job: DrawJob, aspect: f32) {
        let Some(state) = self.states.get_mut(job.sign) else {
            return;
        };
        if state.coming != Some((job.tile, job.version)) {
            return;
        }
        state.coming = None;
        let before = state.shown.replace((job.tile, job.version, aspect));
        if let Some((tile, ..)) = before
            && tile != job.tile
        {
            self.tiles.remove(&tile);
        }
        self.changed = true;
    }

    /// What is shown, as quads, when that has changed since this was last asked.
    pub fn take_changed(&mut self) -> Option<MeshBuffer> {
        std::mem::take(&mut self.changed).then(|| self.quads())
    }

    /// How many pictures are shown.
    pub fn resident(&self) -> usize {
        self.states
            .iter()
            .filter(|state| state.shown.is_some())
            .count()
    }

    /// What is shown, as quads.
    fn quads(&self) -> MeshBuffer {
        let mut packed = MeshBuffer::default();
        for (sign, state) in self.signs.iter().zip(&self.states) {
            if let Some((tile, _, aspect)) = state.shown.filter(|_| !sign.is_hidden()) {
                packed.rectangle(quad(sign, tile, aspect));
            }
        }
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atlas(count: usize) -> SignAtlas {
        SignAtlas {
            signs: vec![Sign::sample(); count],
            states: vec![TileState::default(); count],
            ..SignAtlas::default()
        }
    }

    fn draw_all(atlas: &mut SignAtlas) {
        for job in std::mem::take(&mut atlas.jobs) {
            atlas.done(job, 0.0);
        }
    }

    #[test]
    fn a_poster_is_hit_where_it_hangs_from_where_it_is_read() {
        let mut atlas = atlas(1);
        atlas.signs[0].shows = Shows::Poster(2);
        let ray = |x, away| Ray {
            origin: Vec3::new(x, -0.5, away),
            along: Vec3::NEG_Z,
        };
        assert_eq!(atlas.poster_at(0, ray(0.5, 2.0)), None, "not painted yet");
        atlas.request(vec![(0.0, 0, Class::Large, 1)]);
        draw_all(&mut atlas);
        assert_eq!(atlas.poster_at(0, ray(0.5, 2.0)), Some(2));
        assert_eq!(atlas.poster_at(0, ray(0.5, 9.0)), None, "too far away");
        assert_eq!(atlas.poster_at(0, ray(1.2, 2.0)), None, "beside it");
        assert_eq!(atlas.poster_at(1, ray(0.5, 2.0)), None, "another booth's");
        let behind = Ray {
            origin: Vec3::new(0.5, -0.5, -2.0),
            along: Vec3::Z,
        };
        assert_eq!(atlas.poster_at(0, behind), None, "from behind");
        // Something else hangs in its place.
        atlas.signs[0].room = 0.0;
        assert_eq!(atlas.poster_at(0, ray(0.5, 2.0)), None);
    }

    #[test]
    fn near_ones_get_the_large_tiles() {
        let mut atlas = atlas(100);
        atlas.request((0..100).map(|n| (n as f32, n, Class::Large, 1)).collect());
        let large: Vec<usize> = atlas
            .jobs
            .iter()
            .filter(|job| job.tile.class == Class::Large)
            .map(|job| job.sign)
            .collect();
        assert_eq!(large, (0..Class::Large.capacity()).collect::<Vec<_>>());
        assert_eq!(atlas.jobs.len(), 100, "the others fall to smaller tiles");
    }

    #[test]
    fn never_more_than_the_budget_and_never_two_in_one_tile() {
        let mut atlas = atlas(400);
        for round in 0..6_usize {
            atlas.request(
                (0..400)
                    .map(|n| (((n * 37 + round * 91) % 400) as f32, n, Class::Large, 1))
                    .collect(),
            );
            draw_all(&mut atlas);
            let mut tiles: Vec<Tile> = atlas
                .states
                .iter()
                .filter_map(|state| state.shown)
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
        let mut atlas = atlas(1);
        atlas.request(vec![(20.0, 0, Class::Small, 1)]);
        draw_all(&mut atlas);
        atlas.request(vec![(2.0, 0, Class::Large, 1)]);
        assert_eq!(atlas.resident(), 1);
        draw_all(&mut atlas);
        assert_eq!(
            atlas.states[0].shown.map(|shown| shown.0.class),
            Some(Class::Large)
        );
        assert_eq!(atlas.tiles.len(), 1, "the small tile is free again");
    }

    #[test]
    fn other_words_are_drawn_over_the_same_tile() {
        let mut atlas = atlas(1);
        atlas.request(vec![(2.0, 0, Class::Sign, 1)]);
        draw_all(&mut atlas);
        let before = atlas.states[0].shown.map(|shown| shown.0);
        atlas.request(vec![(2.0, 0, Class::Sign, 2)]);
        assert_eq!(atlas.jobs.len(), 1);
        assert_eq!(Some(atlas.jobs[0].tile), before);
    }
}

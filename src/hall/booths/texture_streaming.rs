//! Texture streaming: which signs are on the graphics card, and how large: the near ones, within a fixed budget, whatever the hall holds.

use std::collections::HashMap;

use bevy::prelude::*;
use feed::Booth;
use feed::time::{Staffed, booth_staffed};
use jiff::{Timestamp, Unit};
use venue::booth::{Face, Shows, hanging};

use super::atlas::{Class, Tile};
use super::merge::{BakedLight, Shapes};
use crate::clock::WallClock;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::locale::CurrentLocale;
use crate::redraw::{Redraw, WakeIn};
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::Step;
use crate::vertex_buffer::{GpuVertex, MeshBuffer, PLAIN_LIGHT};
use crate::visitor::body::Visitor;

/// The choice is made anew after so many metres: at walking pace about every half second.
const STRIDE: f32 = 0.7;
/// How far in front of its wall a picture hangs, metres: enough for the depth buffer at the far end of a hall's bay.
const PROUD: f32 = 0.012;

/// Light that shows things in their own colours: the outsides of wings have no baked one.
const PLAIN: [[u8; 3]; 4] = [[PLAIN_LIGHT; 3]; 4];

/// Something that hangs in the hall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
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
    changed: bool,
    chosen_at: Option<Vec2>,
    /// When the first of the status signs says something else.
    status_until: Option<Timestamp>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<SignAtlas>();
    app.add_systems(
        Update,
        (hang, share_walls, choose).chain().in_set(Step::Furnish),
    );
    app.add_systems(Update, submit.in_set(Step::Submit));
}

/// Hands over what has changed.
fn submit(mut atlas: ResMut<SignAtlas>, mut queue: ResMut<RenderQueue>) {
    let changed = atlas.bypass_change_detection().take_changed();
    queue.0.extend(changed.map(RenderCommand::Signs));
}

/// Hangs everything anew when another hall is entered.
fn hang(
    room: If<Res<CurrentHall>>,
    shapes: Res<Shapes>,
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
        let shape = shapes.of(plot.size);
        let (lights, _) = baked.light.faces(plot.size).as_chunks::<4>();
        let mut hang = |face: &Face, light: [[u8; 3]; 4]| {
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
    }
    *atlas = SignAtlas {
        states: vec![TileState::default(); signs.len()],
        signs,
        changed: true,
        ..SignAtlas::default()
    };
}

/// Hangs posters where they belong among as many as the booth has: that is known once its file has been read.
fn share_walls(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    shapes: Res<Shapes>,
    baked: Res<BakedLight>,
    mut atlas: ResMut<SignAtlas>,
) {
    if !event.is_changed() && !room.is_changed() && !baked.is_changed() {
        return;
    }
    let mut changed = false;
    for sign in &mut atlas.signs {
        let Shows::Poster(index) = sign.shows else {
            continue;
        };
        let booth = event.slots.get(sign.slot).and_then(|slot| slot.booth());
        let (Some(booth), Some(plot)) = (booth, room.plan.plots.get(sign.plot)) else {
            continue;
        };
        let count = u8::try_from(booth.posters.len()).unwrap_or(u8::MAX);
        let Some(hanging) = hanging(plot.size, index, count) else {
            continue;
        };
        let turn = plot.rotation();
        let origin = turn * hanging.face.origin + plot.origin();
        if sign.origin == origin && sign.room == hanging.room {
            continue;
        }
        let nearest = Shows::Poster(hanging.place);
        let faces = &shapes.of(plot.size).faces;
        let nth = faces.iter().position(|face| face.shows == nearest);
        let (lights, _) = baked.light.faces(plot.size).as_chunks::<4>();
        *sign = Sign {
            origin,
            right: turn * hanging.face.right,
            down: turn * hanging.face.down,
            room: hanging.room,
            light: nth
                .and_then(|nth| lights.get(nth).copied())
                .unwrap_or(PLAIN),
            ..*sign
        };
        changed = true;
    }
    atlas.changed |= changed;
}

/// Chooses what is wanted from where the visitor stands, and anew when a status sign would say something else.
fn choose(
    event: If<Res<CurrentExhibition>>,
    locale: If<Res<CurrentLocale>>,
    (visitor, clock): (Res<Visitor>, Res<WallClock>),
    mut atlas: ResMut<SignAtlas>,
    mut redraw: ResMut<Redraw>,
    mut alarm: MessageWriter<WakeIn>,
) {
    let here = visitor.stance().position;
    let walked = atlas.chosen_at.is_none_or(|at| at.distance(here) > STRIDE);
    let due = atlas.status_until.is_some_and(|until| clock.now() >= until);
    if !walked && !due && !event.is_changed() && !locale.is_changed() {
        return;
    }
    let now = clock.now();
    let mut until: Option<Timestamp> = None;
    let requests = atlas
        .signs
        .iter()
        .enumerate()
        .filter_map(|(index, sign)| {
            let slot = event.slots.get(sign.slot)?;
            if is_blank(sign.shows, slot.booth().map(AsRef::as_ref)) {
                return None;
            }
            let (class, distance) = request(sign, here)?;
            let staffed = match (sign.shows, slot.booth()) {
                (Shows::Status, Some(booth)) => booth_staffed(booth, &event.event, now),
                _ => Staffed::Unknown,
            };
            until = earlier(until, ends(staffed));
            let version = version(slot.revision, &locale.language, staffed);
            Some((distance, index, class, version))
        })
        .collect();
    atlas.chosen_at = Some(here);
    atlas.request(requests);
    redraw.request_frame_if(!atlas.jobs.is_empty());
    if atlas.status_until != until {
        atlas.status_until = until;
        // A little later, because a browser's clocks are not that precise.
        let secs = |until: Timestamp| (until - now).total(Unit::Second).unwrap_or_default() + 0.05;
        alarm.write_batch(until.map(secs).map(WakeIn));
    }
}

/// Whether a sign has nothing to show.
fn is_blank(shows: Shows, booth: Option<&Booth>) -> bool {
    match shows {
        Shows::Poster(poster) => {
            booth.is_none_or(|booth| booth.posters.len() <= usize::from(poster))
        }
        Shows::Materials => booth.is_none(),
        Shows::Status => {
            booth.is_none_or(|booth| booth.staff.is_empty() && booth.tagline.is_empty())
        }
        Shows::Fascia | Shows::Counter | Shows::Number | Shows::Side => false,
    }
}

/// When a status sign says something else.
fn ends(staffed: Staffed) -> Option<Timestamp> {
    match staffed {
        Staffed::Now { until } => Some(until),
        Staffed::Next { from } => Some(from),
        Staffed::Over | Staffed::Unknown => None,
    }
}

fn earlier(a: Option<Timestamp>, b: Option<Timestamp>) -> Option<Timestamp> {
    a.into_iter().chain(b).min()
}

/// A hash of what a sign is drawn from: the same booth in the same language gives the same picture, and a status sign as
/// long as it says the same.
fn version(revision: u32, language: &str, staffed: Staffed) -> u64 {
    let said = match staffed {
        Staffed::Unknown => 0,
        Staffed::Over => 1,
        // Moments are seconds; the last two bits tell the kinds apart.
        Staffed::Now { until } => until.as_second().cast_unsigned() << 2 | 2,
        Staffed::Next { from } => from.as_second().cast_unsigned() << 2 | 3,
    };
    let parts = [u64::from(revision), said].into_iter();
    parts
        .chain(language.bytes().map(u64::from))
        .fold(0, |hash, part| {
            hash.wrapping_mul(0x0000_0100_0000_01b3) ^ part
        })
}

/// The tile something deserves that hangs this far away, and how far that is; none when it could not be made out.
fn request(sign: &Sign, here: Vec2) -> Option<(Class, f32)> {
    let middle = sign.origin + (sign.right + sign.down) / 2.0;
    let to = Vec3::new(here.x, middle.y, here.y) - middle;
    let distance = to.length();
    // Its front is where right and down turn from one to the other; from behind there is nothing to see.
    let front = sign.down.cross(sign.right);
    if front.dot(to) < 0.0 && distance > 2.0 {
        return None;
    }
    let near = |limits: &[(f32, Class)]| {
        let found = limits.iter().find(|(limit, _)| distance < *limit);
        found.map(|(_, class)| (*class, distance))
    };
    match sign.shows {
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

impl SignAtlas {
    /// Takes requests (distance, what hangs, kind of tile, version) and plans what is drawn into which tile.
    fn request(&mut self, mut requests: Vec<(f32, usize, Class, u64)>) {
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
            if let Some((tile, _, aspect)) = state.shown {
                packed.rectangle(quad(sign, tile, aspect));
            }
        }
        packed
    }
}

/// A picture hung as large as its proportions allow: as high as its face, and as wide as there is room.
fn quad(sign: &Sign, tile: Tile, aspect: f32) -> [GpuVertex; 4] {
    let (width, height) = (sign.right.length(), sign.down.length());
    let (mut across, mut high) = (1.0, 1.0);
    if aspect > 0.0 && width > 0.0 && height > 0.0 {
        let wide = (height * aspect).min(sign.room);
        across = wide / width;
        high = wide / aspect / height;
    }
    let front = sign.down.cross(sign.right).normalize_or_zero() * PROUD;
    let origin =
        sign.origin + sign.right * (1.0 - across) / 2.0 + sign.down * (1.0 - high) / 2.0 + front;
    let (right, down) = (sign.right * across, sign.down * high);
    let (low, high) = tile.uv();
    let [a, b, c, d] = sign.light;
    [
        (origin, low, a),
        (origin + right, Vec2::new(high.x, low.y), b),
        (origin + right + down, high, c),
        (origin + down, Vec2::new(low.x, high.y), d),
    ]
    .map(|(position, uv, [red, green, blue])| GpuVertex {
        position,
        uv,
        light: [red, green, blue, 255],
        paint: [255, 255, 255, tile.page() as u8],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atlas(count: usize) -> SignAtlas {
        let sign = Sign {
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
        SignAtlas {
            signs: vec![sign; count],
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

    #[test]
    fn a_tall_picture_keeps_its_proportions() {
        let sign = atlas(1).signs[0];
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
            ..atlas(1).signs[0]
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
    fn a_status_sign_is_another_once_it_says_something_else() {
        let at = |secs| Timestamp::from_second(secs).unwrap_or_default();
        let now = |secs| version(7, "en", Staffed::Now { until: at(secs) });
        let next = version(7, "en", Staffed::Next { from: at(600) });
        assert_eq!(now(600), now(600));
        let all = [
            now(600),
            now(660),
            next,
            version(7, "en", Staffed::Over),
            version(7, "en", Staffed::Unknown),
            version(8, "en", Staffed::Unknown),
            version(7, "ja", Staffed::Unknown),
        ];
        let different: std::collections::HashSet<u64> = all.into();
        assert_eq!(different.len(), all.len());
    }

    #[test]
    fn the_clock_rings_for_the_sign_that_changes_first() {
        let at = |secs| Timestamp::from_second(secs).ok();
        assert_eq!(earlier(at(60), at(30)), at(30));
        assert_eq!(earlier(None, at(30)), at(30));
        assert_eq!(earlier(at(60), ends(Staffed::Over)), at(60));
    }
}

//! Films on walls: which one moves, muted: the nearest that is in sight. What plays it is the page's; it hears of a film only
//! once one is near, and never where a line is metered, motion is not wanted, or something else is looked at.

use std::collections::HashSet;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use feed::booth::Screen as Film;
use feed::later::Later;
use overlay::Panel;
use venue::booth::{Face, screen_place};
use venue::mesh_builder::Detail;
use venue::plan::Plot;
use venue::sight;

use super::hanging::hits;
use super::merge::BoothShapes;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::panels::state::Panels;
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::screen::{PageHidden, Viewport};
use crate::vertex_buffer::{GpuVertex, MeshBuffer, PLAIN_LIGHT};
use crate::visitor::body::Visitor;
use crate::visitor::camera::{Ray, eye};
use crate::visitor::framing::Camera;
use crate::visitor::reduced_motion::ReducedMotion;
use crate::visitor_records::VisitorRecords;

/// A film begins from so near on, metres (where one stands to read a booth), and is let go of from so far on.
const NEAR: f32 = 6.6;
const FAR: f32 = 8.5;
/// Another film takes over once it is nearer by so much, metres: between two of them none flickers.
const CLEARLY: f32 = 1.0;
/// Who looks along a screen sees nothing of it: the least cosine between its front and the way to the eye.
const FACING: f32 = 0.3;
/// How far in front of its wall it moves, metres: before the still picture.
const PROUD: f32 = 0.02;
/// Where on a screen one looks for something of it to be in sight, shares of its width and height from its middle.
const SPOTS: [[f32; 2]; 5] = [
    [0.0, 0.0],
    [-0.4, -0.4],
    [0.4, -0.4],
    [0.4, 0.4],
    [-0.4, 0.4],
];
/// So far before a screen nothing of its own booth hides it, metres.
const BEFORE: f32 = 0.1;

/// A film by its booth's file and its path there.
pub type FilmKey = (Option<String>, String);

/// A film that may move, in its place.
struct OnWall {
    key: FilmKey,
    plot: usize,
    face: Face,
}

/// What the page's player is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The film that it has ready.
    pub key: FilmKey,
    /// Whether it goes on, or stands still.
    pub plays: bool,
}

/// The films on the walls of the hall.
#[derive(Resource, Default)]
pub struct WallFilms {
    /// Whether the visitor pays for what is fetched, or wishes to fetch little.
    pub metered: bool,
    places: Vec<OnWall>,
    /// What cannot be played: its picture stays.
    broken: HashSet<FilmKey>,
    wanted: Option<Wanted>,
    /// Pictures that came of the film which is wanted.
    pictures: u32,
    /// The film whose pictures are before its still one.
    shown: Option<FilmKey>,
}

impl WallFilms {
    /// What the player is to do; nothing where it lets go of all.
    pub fn wanted(&self) -> Option<&Wanted> {
        self.wanted.as_ref()
    }

    /// How many pictures came of the film that is there.
    pub fn pictures(&self) -> u32 {
        self.pictures
    }

    /// A picture of the film has come.
    pub fn come(&mut self, queue: &mut RenderQueue) {
        self.pictures += 1;
        queue.push(RenderCommand::FilmPicture);
    }

    /// The film cannot be played.
    pub fn fail(&mut self) {
        self.broken.extend(self.wanted.take().map(|it| it.key));
    }

    /// Whether a ray hits the screen on this plot from where a film moves.
    pub fn is_hit(&self, plot: usize, ray: Ray) -> bool {
        let hit = |it: &OnWall| it.plot == plot && hits(&it.face, ray).is_some_and(|far| far < FAR);
        self.places.iter().any(hit)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<WallFilms>();
    app.add_systems(Update, place.in_set(FrameStep::Furnish));
    app.add_systems(Update, choose.in_set(FrameStep::Mark));
    app.add_systems(Update, submit.in_set(FrameStep::Submit));
}

/// What a booth's film says, where its exhibitor sends one that can be read.
pub fn film(booth: &feed::Booth) -> Option<&Film> {
    booth.screen.as_ref().and_then(Later::get)
}

/// Where the screen on a plot hangs, in the hall, of a booth with so many posters.
pub(super) fn on_plot(plot: &Plot, posters: usize) -> Face {
    let face = screen_place(plot.size, u8::try_from(posters).unwrap_or(u8::MAX));
    let turn = plot.rotation();
    Face {
        origin: turn * face.origin + plot.origin(),
        right: turn * face.right,
        down: turn * face.down,
        ..face
    }
}

/// Finds the screens of the hall anew when its booths are others. Films on other hosts stay still: the page asks no one there.
fn place(
    event: If<Res<CurrentExhibition>>,
    room: If<Res<CurrentHall>>,
    mut films: ResMut<WallFilms>,
) {
    if !event.is_changed() && !room.is_changed() {
        return;
    }
    let plots = room.plan.plots.iter().zip(&room.plot_slots).enumerate();
    let places = plots.filter_map(|(index, (plot, slot))| {
        let slot = event.slots.get(*slot)?;
        let booth = slot.booth()?;
        let film = film(booth)?;
        let file = slot.source.as_deref();
        overlay::is_own_film(film, file.unwrap_or_default(), event.event.direct).then(|| OnWall {
            key: (slot.source.clone(), film.video.clone()),
            plot: index,
            face: on_plot(plot, booth.posters.len()),
        })
    });
    films.places = places.collect();
}

/// What stops motion, and from where one looks.
#[derive(SystemParam)]
struct Looking<'w> {
    room: If<Res<'w, CurrentHall>>,
    shapes: Res<'w, BoothShapes>,
    visitor: Res<'w, Visitor>,
    screen: Res<'w, Viewport>,
    camera: Res<'w, Camera>,
    hidden: Res<'w, PageHidden>,
    panels: Res<'w, Panels>,
    motion: Res<'w, ReducedMotion>,
    records: Res<'w, VisitorRecords>,
}

impl Looking<'_> {
    /// Whether the visitor looks at the hall and at nothing else.
    fn at_hall(&self) -> bool {
        let shown = self.screen.size.min_element() >= 1.0 && !self.hidden.0;
        shown && self.panels.overlay.panel == Panel::None
    }

    /// How one stands to a screen.
    fn sight(&self, face: &Face) -> Sight {
        let stance = self.visitor.stance();
        let middle = face.origin + (face.right + face.down) / 2.0;
        let to = eye(stance) - middle;
        let at = self.camera.lens.clip_from_world(stance) * middle.extend(1.0);
        let faces = face.normal().dot(to) > FACING * to.length();
        let in_view = at.w > 0.0 && at.x.abs() < at.w && at.y.abs() < at.w;
        let away = to.length();
        Sight {
            away,
            seen: away < FAR && faces && in_view && self.is_in_sight(face, middle),
        }
    }

    /// Whether nothing stands before all of a screen.
    fn is_in_sight(&self, face: &Face, middle: Vec3) -> bool {
        let front = middle + face.normal() * BEFORE;
        let booth = |form| &self.shapes.at(form, Detail::Far).mesh;
        let eye = eye(self.visitor.stance());
        SPOTS.iter().any(|[across, down]| {
            let spot = front + face.right * *across + face.down * *down;
            sight::is_clear(&self.room.plan, booth, eye, spot)
        })
    }
}

/// Chooses what moves.
fn choose(looking: Looking, mut films: ResMut<WallFilms>) {
    let films = films.bypass_change_detection();
    if films.places.is_empty() && films.wanted.is_none() {
        return;
    }
    let still = films.metered || looking.motion.reduced || looking.records.settings.still_films;
    let before = films.wanted.as_ref().map(|it| &it.key);
    let can = |it: &&OnWall| !still && !films.broken.contains(&it.key);
    let places: Vec<_> = films.places.iter().filter(can).collect();
    let sights: Vec<_> = places.iter().map(|it| looking.sight(&it.face)).collect();
    let held = places.iter().position(|it| Some(&it.key) == before);
    let chosen = if looking.at_hall() {
        nearest(&sights, held)
    } else {
        // It waits where it is, unless one goes away with a panel open.
        held.filter(|index| sights[*index].away < FAR)
    };
    let now = chosen.map(|index| Wanted {
        key: places[index].key.clone(),
        plays: looking.at_hall() && sights[index].seen,
    });
    if now.as_ref().map(|it| &it.key) != before {
        films.pictures = 0;
    }
    films.wanted = now;
}

/// How one stands to a film.
#[derive(Clone, Copy, Debug)]
struct Sight {
    /// Metres.
    away: f32,
    /// Whether its front is in view, and nothing stands before it.
    seen: bool,
}

/// The film that is there among these, where `held` is the one until now.
fn nearest(sights: &[Sight], held: Option<usize>) -> Option<usize> {
    let stays = held.filter(|index| sights[*index].away < FAR);
    let near = sights.iter().enumerate();
    let near = near.filter(|(_, it)| it.seen && it.away < NEAR);
    let best = near.min_by(|a, b| a.1.away.total_cmp(&b.1.away));
    let best = best.map(|(index, _)| index);
    match (stays, best) {
        (Some(held), Some(best)) => {
            let (old, new) = (sights[held], sights[best]);
            let takes_over = !old.seen || new.away + CLEARLY < old.away;
            Some(if takes_over { best } else { held })
        }
        (stays, best) => stays.or(best),
    }
}

/// Puts the film before its still picture once there is something of it, and takes it away with it.
fn submit(mut films: ResMut<WallFilms>, mut queue: ResMut<RenderQueue>) {
    let films = films.bypass_change_detection();
    let there = films.wanted.as_ref().filter(|_| films.pictures > 0);
    let there = there.map(|it| it.key.clone());
    if films.shown == there {
        return;
    }
    let mut packed = MeshBuffer::default();
    if let Some(place) = films
        .places
        .iter()
        .find(|it| Some(&it.key) == there.as_ref())
    {
        packed.rectangle(quad(&place.face));
    }
    queue.push(RenderCommand::Film(packed));
    films.shown = there;
}

/// The whole of the texture on a screen, which shines by itself.
fn quad(face: &Face) -> [GpuVertex; 4] {
    let front = face.normal() * PROUD;
    let uvs = [Vec2::ZERO, Vec2::X, Vec2::ONE, Vec2::Y];
    let corners = face.corners();
    std::array::from_fn(|nth| GpuVertex {
        position: corners[nth] + front,
        uv: uvs[nth],
        light: [PLAIN_LIGHT, PLAIN_LIGHT, PLAIN_LIGHT, 255],
        paint: [255, 255, 255, 0],
    })
}

#[cfg(test)]
mod tests {
    use venue::booth::Shows;

    use super::*;

    fn sight(away: f32, seen: bool) -> Sight {
        Sight { away, seen }
    }

    #[test]
    fn a_film_begins_near_and_goes_on_until_one_is_farther_away() {
        assert_eq!(nearest(&[sight(7.0, true)], None), None);
        assert_eq!(nearest(&[sight(5.5, true)], None), Some(0));
        assert_eq!(nearest(&[sight(7.0, true)], Some(0)), Some(0));
        assert_eq!(nearest(&[sight(9.0, true)], Some(0)), None);
    }

    #[test]
    fn what_is_out_of_view_does_not_begin_and_waits_until_another_is_in_view() {
        assert_eq!(nearest(&[sight(3.0, false)], None), None);
        assert_eq!(nearest(&[sight(3.0, false)], Some(0)), Some(0));
        let other = [sight(3.0, false), sight(5.0, true)];
        assert_eq!(nearest(&other, Some(0)), Some(1));
    }

    #[test]
    fn of_two_the_nearest_moves_and_none_flickers_between_them() {
        let both = [sight(5.0, true), sight(4.5, true)];
        assert_eq!(nearest(&both, None), Some(1));
        assert_eq!(nearest(&both, Some(0)), Some(0));
        assert_eq!(
            nearest(&[sight(5.0, true), sight(3.5, true)], Some(0)),
            Some(1)
        );
    }

    #[test]
    fn a_press_hits_a_screen_from_its_front_alone() {
        let face = Face {
            shows: Shows::Screen,
            origin: Vec3::new(-1.0, 2.0, 0.0),
            right: Vec3::X * 2.0,
            down: Vec3::NEG_Y,
        };
        let ray = |z: f32, x: f32| Ray {
            origin: Vec3::new(x, 1.5, z),
            along: Vec3::Z * -z.signum(),
        };
        let front = face.normal().z.signum();
        assert_eq!(hits(&face, ray(front * 3.0, 0.5)), Some(3.0));
        assert_eq!(hits(&face, ray(front * -3.0, 0.5)), None);
        assert_eq!(hits(&face, ray(front * 3.0, 1.5)), None);
    }

    #[test]
    fn a_film_that_failed_is_not_asked_for_again() {
        let key = (None, "a.webm".to_owned());
        let mut films = WallFilms {
            wanted: Some(Wanted {
                key: key.clone(),
                plays: true,
            }),
            ..WallFilms::default()
        };
        films.fail();
        assert_eq!(films.wanted(), None);
        assert!(films.broken.contains(&key));
    }
}

//! The probe: plain data about the hall for tests and benches, only with `?probe` in the address. The page is given it as
//! `window.boothwalk.probe()`.

use std::cell::RefCell;
use std::rc::Rc;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use feed::json::Node;
use overlay::Panel;

use crate::booths::atlas::{PAGE, PAGES};
use crate::booths::films::WallFilms;
use crate::booths::objects::PlinthObjects;
use crate::booths::sign_atlas::SignAtlas;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::diagnostics::Diagnostics;
use crate::locale::CurrentLocale;
use crate::options::Options;
use crate::panels::state::{PanelEgui, Panels};
use crate::people::walk::OtherVisitor;
use crate::people::{Crowd, OtherVisitors};
use crate::visitor::body::Visitor;
use crate::visitor::guidance::Guidance;

/// What the probe tells, as of the last frame.
#[derive(Clone, Debug, Default)]
struct Told {
    hall: String,
    booths: usize,
    position: [f32; 2],
    yaw: f32,
    open: Option<String>,
    nearest: Option<String>,
    focused: String,
    walking: bool,
    guided: Option<String>,
    resident: usize,
    language: String,
    errors: Vec<String>,
    frames: u32,
    others: usize,
    objects: usize,
    /// Whether a film moves on a wall, and how many pictures came of it.
    film: Option<(bool, u32)>,
    /// What of the panels' texts the browser has drawn.
    lettering: Vec<String>,
    /// Number, x, z, and whether they walk.
    people: Vec<(u32, Vec2, bool)>,
}

/// Shared with the function that the page calls.
#[derive(Clone, Default)]
pub struct SharedProbe(Rc<RefCell<Told>>);

impl SharedProbe {
    /// What the probe tells.
    pub fn read(&self) -> Node {
        self.0.borrow().node()
    }
}

/// Takes note of what the probe tells.
#[derive(SystemSet, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Probing;

pub(super) fn plugin(app: &mut App) {
    app.init_non_send::<SharedProbe>();
    app.add_systems(Last, tell.run_if(wanted).in_set(Probing));
}

/// Whether it is asked for.
pub fn wanted(options: Res<Options>) -> bool {
    options.probe
}

/// What the probe looks at.
#[derive(SystemParam)]
struct Seen<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    room: If<Res<'w, CurrentHall>>,
    locale: If<Res<'w, CurrentLocale>>,
    visitor: Res<'w, Visitor>,
    guidance: Res<'w, Guidance>,
    panels: Res<'w, Panels>,
    egui: Res<'w, PanelEgui>,
    atlas: Res<'w, SignAtlas>,
    diagnostics: Res<'w, Diagnostics>,
    people: Res<'w, OtherVisitors>,
    crowd: Res<'w, Crowd>,
    objects: Res<'w, PlinthObjects>,
    films: Res<'w, WallFilms>,
}

fn tell(seen: Seen, shared: NonSend<SharedProbe>) {
    let id = |slot: usize| seen.event.slots.get(slot).map(|slot| slot.id.clone());
    let stance = seen.visitor.stance();
    shared.0.replace(Told {
        hall: seen.room.id(&seen.event).to_owned(),
        booths: seen.event.slots.len(),
        position: stance.position.into(),
        yaw: stance.yaw,
        open: match seen.panels.overlay.panel {
            Panel::Booth(slot) | Panel::Poster(slot, _) | Panel::Object(slot) => id(slot),
            _ => None,
        },
        nearest: seen.visitor.booth(&seen.room, f32::INFINITY).and_then(id),
        guided: seen.guidance.to.as_ref().and_then(|led| id(led.slot)),
        focused: seen.panels.overlay.focused().to_owned(),
        walking: seen.visitor.walker.way().is_some(),
        resident: seen.atlas.resident(),
        language: seen.locale.language.clone(),
        errors: seen.diagnostics.lines.clone(),
        frames: seen.diagnostics.frames,
        others: seen.crowd.count(),
        objects: seen.objects.count(),
        film: seen
            .films
            .wanted()
            .map(|it| (it.plays, seen.films.pictures())),
        lettering: overlay::lettering::texts(&seen.egui.context),
        people: seen.people.others.iter().map(whereabouts).collect(),
    });
}

/// Who it is, where, and whether on their way.
fn whereabouts(person: &OtherVisitor) -> (u32, Vec2, bool) {
    let at = person.place().position;
    (person.card.person, at, person.is_walking())
}

impl Told {
    fn node(&self) -> Node {
        let text = |text: &String| Node::from(text.as_str());
        let name = |name: &Option<String>| name.as_ref().map_or(Node::Null, text);
        let count = |count: usize| Node::from(u32::try_from(count).unwrap_or(u32::MAX));
        let people = self.people.iter().map(|(person, at, walking)| {
            Node::object([
                ("person", (*person).into()),
                ("x", at.x.into()),
                ("z", at.y.into()),
                ("walking", Node::Bool(*walking)),
            ])
        });
        let film = self.film.map_or(Node::Null, |(plays, pictures)| {
            Node::object([("plays", Node::Bool(plays)), ("pictures", pictures.into())])
        });
        // The pages and their three smaller copies: 85 of 64 parts.
        let pages = PAGE * PAGE * PAGES / 16 * 85;
        Node::object([
            ("ready", Node::Bool(self.frames > 0)),
            ("hall", text(&self.hall)),
            ("focused", text(&self.focused)),
            ("booths", count(self.booths)),
            ("position", Node::List(self.position.map(Node::from).into())),
            ("yaw", self.yaw.into()),
            ("openBooth", name(&self.open)),
            ("nearestBooth", name(&self.nearest)),
            ("walking", Node::Bool(self.walking)),
            ("guided", name(&self.guided)),
            ("frames", self.frames.into()),
            ("others", count(self.others)),
            ("objects", count(self.objects)),
            ("film", film),
            (
                "lettering",
                Node::List(self.lettering.iter().map(text).collect()),
            ),
            ("people", Node::List(people.collect())),
            ("residentTextures", count(self.resident)),
            ("textureBytes", pages.into()),
            ("language", text(&self.language)),
            ("errors", Node::List(self.errors.iter().map(text).collect())),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_ready_once_a_frame_is_drawn() {
        let shared = SharedProbe::default();
        assert_eq!(shared.read().field("ready"), Some(&Node::Bool(false)));
        assert_eq!(shared.read().field("errors"), Some(&Node::List(Vec::new())));
        shared.0.replace(Told {
            frames: 3,
            position: [1.5, -2.0],
            open: Some("one".into()),
            people: vec![(7, Vec2::new(0.5, 1.0), true)],
            ..Told::default()
        });
        let json = serde_json::to_value(shared.read()).unwrap();
        assert_eq!(json["ready"], true);
        assert_eq!(json["position"], serde_json::json!([1.5, -2.0]));
        assert_eq!(json["openBooth"], "one");
        assert_eq!(json["nearestBooth"], serde_json::Value::Null);
        assert_eq!(json["people"][0]["walking"], true);
        let bytes =
            f64::from(PAGE * PAGE * PAGES) * 4.0 * (1.0 + 1.0 / 4.0 + 1.0 / 16.0 + 1.0 / 64.0);
        assert_eq!(json["textureBytes"].as_f64(), Some(bytes));
    }
}

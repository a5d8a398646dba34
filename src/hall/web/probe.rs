//! `window.boothwalk.probe()`: plain data about the hall for tests and benches, only with `?probe` in the address.

use std::cell::RefCell;
use std::rc::Rc;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use js_sys::{Array, Object, Reflect};
use overlay::Panel;
use wasm_bindgen::prelude::*;

use crate::booths::atlas::{PAGE, PAGES};
use crate::booths::films::WallFilms;
use crate::booths::objects::Objects;
use crate::booths::sign_atlas::SignAtlas;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::diagnostics::Diagnostics;
use crate::locale::CurrentLocale;
use crate::options::Options;
use crate::panels::state::{PanelEgui, Panels};
use crate::people::walk::Person;
use crate::people::{Crowd, People};
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
struct Shared(Rc<RefCell<Option<Told>>>);

pub(super) fn plugin(app: &mut App) {
    app.init_non_send::<Shared>();
    app.add_systems(Startup, offer.run_if(wanted));
    // The frame that has just been drawn counts.
    app.add_systems(Last, tell.run_if(wanted).after(super::gl::draw));
}

fn wanted(options: Res<Options>) -> bool {
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
    people: Res<'w, People>,
    crowd: Res<'w, Crowd>,
    objects: Res<'w, Objects>,
    films: Res<'w, WallFilms>,
}

fn tell(seen: Seen, shared: NonSend<Shared>) {
    let id = |slot: usize| seen.event.slots.get(slot).map(|slot| slot.id.clone());
    let stance = seen.visitor.stance();
    shared.0.replace(Some(Told {
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
    }));
}

/// Who it is, where, and whether on their way.
fn whereabouts(person: &Person) -> (u32, Vec2, bool) {
    let at = person.place().position;
    (person.card.person, at, person.is_walking())
}

/// Puts the function onto the window.
fn offer(shared: NonSend<Shared>) {
    let Some(window) = page::browser::window() else {
        return;
    };
    let name = JsValue::from_str("boothwalk");
    let held = Reflect::get(&window, &name).ok().filter(JsValue::is_object);
    let boothwalk = held.unwrap_or_else(|| Object::new().into());
    let shared = shared.clone();
    let probe = Closure::<dyn Fn() -> JsValue>::new(move || probe(shared.0.borrow().clone()));
    // Plain objects of the page take every member.
    let _ = Reflect::set(&boothwalk, &"probe".into(), &probe.into_js_value());
    let _ = Reflect::set(&window, &name, &boothwalk);
}

fn probe(told: Option<Told>) -> JsValue {
    let object = Object::new();
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&object, &name.into(), &value);
    };
    let number = |value: f64| JsValue::from_f64(value);
    let text = |value: Option<String>| value.map_or(JsValue::NULL, JsValue::from);
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    let bytes = memory
        .buffer()
        .unchecked_into::<js_sys::ArrayBuffer>()
        .byte_length();
    let ready = told.as_ref().is_some_and(|told| told.frames > 0);
    let told = told.unwrap_or_default();
    set("ready", ready.into());
    set("hall", told.hall.into());
    set("focused", told.focused.into());
    set("booths", number(told.booths as f64));
    let position: Array = told
        .position
        .iter()
        .map(|part| number(f64::from(*part)))
        .collect();
    set("position", position.into());
    set("yaw", number(f64::from(told.yaw)));
    set("openBooth", text(told.open));
    set("nearestBooth", text(told.nearest));
    set("route", page::browser::route::read().to_string().into());
    set("walking", told.walking.into());
    set("guided", text(told.guided));
    set("frames", number(f64::from(told.frames)));
    set("others", number(told.others as f64));
    set("objects", number(told.objects as f64));
    let film = told.film.map_or(JsValue::NULL, |(plays, pictures)| {
        page::browser::object(&[("plays", plays.into()), ("pictures", pictures.into())])
    });
    set("film", film);
    let lettering = told.lettering.iter().map(JsValue::from);
    set("lettering", lettering.collect::<Array>().into());
    let people = told.people.into_iter().map(|(person, at, walking)| {
        let members = [
            ("person", number(f64::from(person))),
            ("x", number(f64::from(at.x))),
            ("z", number(f64::from(at.y))),
            ("walking", walking.into()),
        ];
        page::browser::object(&members)
    });
    set("people", people.collect::<Array>().into());
    set("residentTextures", number(told.resident as f64));
    // The pages and their three smaller copies.
    let pages = f64::from(PAGE * PAGE * PAGES) * 4.0 * (1.0 + 1.0 / 4.0 + 1.0 / 16.0 + 1.0 / 64.0);
    set("textureBytes", number(pages));
    set("wasmBytes", number(f64::from(bytes)));
    set("language", told.language.into());
    let errors: Array = told
        .errors
        .iter()
        .map(|line| JsValue::from_str(line))
        .collect();
    set("errors", errors.into());
    object.into()
}

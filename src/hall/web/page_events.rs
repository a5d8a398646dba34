//! Events for the page: how loading goes, what only the page can do, and the marks that tests and progress bars read.

use bevy::prelude::*;
use overlay::{Film, LineKind};
use page::browser::route::{self, Step as Writing};
use page::browser::{language, object, problems, records, send};
use page::events;
use venue::themes::sound::SoundLayer;
use wasm_bindgen::JsValue;

use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::diagnostics::{Diagnostics, Report};
use crate::messages::{EventFailed, LoadingProgressed, PageRequest};
use crate::schedule::Step;

/// The hall cannot be shown.
pub fn failed(reason: &str) {
    send(events::FAILED, &object(&[("reason", reason.into())]));
}

/// How far loading has got: a step's name, what is done and what there is to do.
pub fn progress(step: &str, done: usize, total: usize) {
    let members = [
        ("step", step.into()),
        ("done", JsValue::from_f64(done as f64)),
        ("total", JsValue::from_f64(total as f64)),
    ];
    send(events::PROGRESS, &object(&members));
}

/// Marks a moment for tests and benches.
fn mark(name: &str) {
    if let Some(performance) = page::browser::window().and_then(|window| window.performance()) {
        // Only a name that the browser keeps for itself is refused.
        let _ = performance.mark(name);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Last, (ask, report, tell_loading));
    let entered = resource_exists::<CurrentHall>;
    app.add_systems(Update, marks.run_if(entered).in_set(Step::Tell));
}

/// How loading the event goes.
fn tell_loading(
    mut steps: MessageReader<LoadingProgressed>,
    mut failures: MessageReader<EventFailed>,
) {
    for &LoadingProgressed(step, done, total) in steps.read() {
        progress(step, done, total);
    }
    for EventFailed(reason) in failures.read() {
        failed(reason);
    }
}

/// What only the page can do.
fn ask(mut requests: MessageReader<PageRequest>, event: If<Res<CurrentExhibition>>) {
    for request in requests.read() {
        fulfil(request, &event.event.id);
    }
}

fn fulfil(request: &PageRequest, event: &str) {
    let tell = |name: &str, members: &[(&str, JsValue)]| send(name, &object(members));
    match request {
        PageRequest::Open(url) => tell(events::OPEN, &[("url", url.as_str().into())]),
        PageRequest::Play(film) => send(events::FILM, &self::film(film)),
        PageRequest::List(route) => tell(events::LIST, &[("route", route.to_string().into())]),
        PageRequest::Speak(tag) => language::choose(tag),
        PageRequest::Catalogue => send(events::CATALOGUE, &JsValue::NULL),
        PageRequest::Find => send(events::FIND, &JsValue::NULL),
        PageRequest::BoothGone => send(events::GONE, &JsValue::NULL),
        PageRequest::Share => {
            let url = page::browser::window().and_then(|window| window.location().href().ok());
            tell(events::SHARE, &[("url", url.unwrap_or_default().into())]);
        }
        PageRequest::Sound(layers) => {
            let layers: js_sys::Array = layers.iter().map(sound_layer).collect();
            tell(events::SOUND, &[("layers", layers.into())]);
        }
        PageRequest::Here { hall, booth, id } => tell(
            events::HERE,
            &[
                ("hall", hall.into()),
                ("booth", booth.into()),
                ("id", id.into()),
            ],
        ),
        PageRequest::WriteRoute { route, replaces } => {
            let step = if *replaces {
                Writing::Replace
            } else {
                Writing::Push
            };
            if route::read().is_in_hall() {
                route::write(route, step);
            }
        }
        PageRequest::Walk(walk) => {
            let place = |[x, z]: [f32; 2]| js_sys::Array::of2(&x.into(), &z.into()).into();
            tell(
                events::WALK,
                &[
                    ("hall", walk.hall.as_str().into()),
                    ("from", place(walk.from)),
                    ("to", place(walk.to)),
                    ("yaw", walk.yaw.into()),
                    ("pace", walk.pace.into()),
                    ("booth", walk.booth.as_str().into()),
                ],
            );
        }
        PageRequest::LeftHall => send(events::LEFT_HALL, &JsValue::NULL),
        PageRequest::Ask(booth) => tell(events::ASK, &[("booth", booth.as_str().into())]),
        PageRequest::React(reaction) => {
            tell(events::REACT, &[("reaction", (*reaction).into())]);
        }
        PageRequest::Hand(up) => tell(events::HAND, &[("up", (*up).into())]),
        PageRequest::Announce(text) => tell(events::SAID, &[("text", text.as_str().into())]),
        PageRequest::Mirror(said) => {
            let lines: js_sys::Array = said.lines.iter().map(line).collect();
            let title = said.title.as_str().into();
            tell(events::PANEL, &[("title", title), ("lines", lines.into())]);
        }
        // A device that forbids storing has been told of by the page; here it goes on without.
        PageRequest::Forget => drop(records::forget(event)),
        PageRequest::StoreRecords(now) => {
            drop(records::change(event, |stored| stored.clone_from(now)));
        }
        PageRequest::StorePlace(place) => drop(records::stand(event, place.clone())),
    }
}

/// A layer of a hall's sound as the page takes it.
fn sound_layer(layer: &SoundLayer) -> JsValue {
    object(&[
        ("low", layer.band.0.into()),
        ("high", layer.band.1.into()),
        ("level", layer.level.into()),
        ("swell", layer.swell.0.into()),
        ("share", layer.swell.1.into()),
        ("flutter", layer.flutter.into()),
    ])
}

/// A film as the page takes it.
fn film(film: &Film) -> JsValue {
    let text = |text: &String| JsValue::from(text.as_str());
    let captions = film.captions.iter().map(|one| {
        object(&[
            ("src", text(&one.src)),
            ("language", text(&one.language)),
            ("label", text(&one.label)),
            ("translates", one.translates.into()),
            ("shown", one.shown.into()),
        ])
    });
    let captions: js_sys::Array = captions.collect();
    let words: js_sys::Array = film.words.iter().map(text).collect();
    object(&[
        ("url", text(&film.url)),
        ("poster", text(&film.poster)),
        ("title", text(&film.title)),
        ("language", text(&film.language)),
        ("captions", captions.into()),
        ("words", words.into()),
    ])
}

/// A line of a panel as the page takes it.
fn line(line: &overlay::Line) -> JsValue {
    let kind = match line.kind {
        LineKind::Heading => "heading",
        LineKind::Text => "text",
        LineKind::Image => "image",
        LineKind::Control { on: None } => "control",
        LineKind::Control { on: Some(true) } => "on",
        LineKind::Control { on: Some(false) } => "off",
    };
    js_sys::Array::of2(&kind.into(), &line.words.as_str().into()).into()
}

/// Says on the console what went wrong.
fn report(mut diagnostics: ResMut<Diagnostics>) {
    for report in diagnostics.take_unsaid() {
        match report {
            Report::Problems(found) => problems::tell(&found),
            Report::Line(line) => problems::log(&line),
        }
    }
}

/// The first frame, and the first moment a key moves the visitor.
fn marks(diagnostics: Res<Diagnostics>, mut marked: Local<bool>) {
    if !*marked && diagnostics.frames > 0 {
        *marked = true;
        mark(events::marks::HALL_FRAME);
        // The frame after the first one has already been asked for input: from here on keys walk.
        mark(events::marks::WALKABLE);
        progress("walkable", 1, 1);
    }
}

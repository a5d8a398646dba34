//! The fifth module: what a visitor says and chooses, asked for when a booth with a desk, the list or the choices are looked at;
//! and by whoever has said something before, so that answers are heard.

use live::message::Message;
use live::{LiveTime, Topic};
use page::browser::loader::sleep;
use reactive_graph::signal::ArcRwSignal;

use super::on_demand::{self, Part};
use super::state::{Live, live};
use super::visitor::{Visitor, remembered};
use super::{captions, choices, talk};
use crate::app::dom;
use crate::app::reactive::*;
use crate::app::state::App;

/// What the fifth module can do.
#[derive(Clone, Copy)]
pub struct Talking {
    /// Draws what is said with a booth, and the fields for more.
    pub talk: fn(Live, &str) -> View,
    /// Draws what was said with all booths.
    pub all: fn(App) -> View,
    /// Draws what others see of the visitor, and who they are.
    pub choices: fn(Live) -> View,
    /// Draws what is being said on the programme's channels.
    pub captions: fn(Live) -> View,
    /// Brings back what the device remembers of talks.
    remembered: fn(Live),
    /// A visitor is connected, again (`true`) or anew.
    pub came_in: fn(&Visitor, bool),
    /// A line to a booth with this number has arrived, or has not.
    pub settled: fn(&Visitor, &str, u32, bool),
    /// A booth's staff said something on a topic, signed with a key, at a time.
    pub said: fn(&Visitor, Topic, Message, &[u8; 32], LiveTime),
}

/// Seconds after which the module is asked for again when it could not be had.
const AGAIN_SECS: f64 = 10.0;

/// Everything that the fifth module can do. Called by its entrance alone (`web/split.rs`).
pub fn whole() -> Talking {
    Talking {
        talk: talk::talk,
        all: talk::all,
        choices: choices::choices,
        captions: captions::captions,
        remembered,
        came_in: Visitor::talks_came_in,
        settled: Visitor::line_settled,
        said: Visitor::staff_said,
    }
}

thread_local! {
    static PART: ArcRwSignal<Part<Talking>> = ArcRwSignal::new(Part::Unasked);
}

async fn fetch() -> Result<Talking, ()> {
    let talking = dom::talking().await.map_err(drop)?;
    if let Some(live) = live() {
        (talking.remembered)(live);
    }
    Ok(talking)
}

/// The module, once it has come.
pub fn here() -> Option<Talking> {
    match PART.with(ArcRwSignal::get_untracked) {
        Part::Here(talking) => Some(talking),
        _ => None,
    }
}

/// Waits until the module is there, with what the device remembers of talks, however long that takes.
pub async fn come(live: Live) {
    let part = PART.with(Clone::clone);
    loop {
        if let Some(talking) = here() {
            return (talking.remembered)(live);
        }
        if !on_demand::come(&part, fetch()).await {
            sleep(AGAIN_SECS).await;
        }
    }
}

/// Draws with the module as soon as it is there.
fn draw(draw: impl Fn(Talking) -> View + 'static) -> View {
    let draw: Box<dyn Fn(Talking) -> View> = Box::new(draw);
    let words = ["live-part-coming", "live-part-missing"];
    on_demand::draw(&PART, fetch(), words, draw)
}

/// What is said with a booth.
pub fn talk(live: Live, booth: String) -> View {
    draw(move |part| (part.talk)(live, &booth))
}

/// What was said with all booths; nothing asks for the module where nothing was said.
pub fn all(app: App) -> View {
    let Some(live) = live() else {
        return View::Nothing;
    };
    let has_talks = Memo::new(move |_| !live.memory.read().talks.is_empty());
    (move || {
        if has_talks.get() {
            draw(move |part| (part.all)(app))
        } else {
            View::Nothing
        }
    })
    .into_view()
}

/// What others see of the visitor, and who they are.
pub fn choices(live: Live) -> View {
    draw(move |part| (part.choices)(live))
}

/// What is being said on the programme's channels.
pub fn captions(live: Live) -> View {
    draw(move |part| (part.captions)(live))
}

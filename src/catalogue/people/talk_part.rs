//! The fifth module: what a visitor says and chooses, asked for when a booth with a desk, the list or the choices are looked at.

use reactive_graph::signal::ArcRwSignal;

use super::on_demand::{self, Part};
use super::state::Live;
use super::{choices, talk};
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
}

/// Everything that the fifth module can do. Called by its entrance alone (`web/split.rs`).
pub fn whole() -> Talking {
    Talking {
        talk: talk::talk,
        all: talk::all,
        choices: choices::choices,
    }
}

thread_local! {
    static PART: ArcRwSignal<Part<Talking>> = ArcRwSignal::new(Part::Unasked);
}

/// Draws with the module as soon as it is there.
fn draw(draw: impl Fn(Talking) -> View + 'static) -> View {
    let draw: Box<dyn Fn(Talking) -> View> = Box::new(draw);
    let words = ["live-part-coming", "live-part-missing"];
    on_demand::draw(&PART, dom::talking(), words, draw)
}

/// What is said with a booth.
pub fn talk(live: Live, booth: String) -> View {
    draw(move |part| (part.talk)(live, &booth))
}

/// What was said with all booths; nothing asks for the module where nothing was said.
pub fn all(app: App) -> View {
    let Some(live) = super::state::live() else {
        return View::Nothing;
    };
    let has_talks = Memo::new(move |_| !live.talks.read().is_empty());
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

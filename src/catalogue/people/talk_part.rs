//! The fifth module: what a visitor says and chooses, asked for when a booth with a desk, the list or the choices are looked at;
//! and by whoever has said something before, so that answers are heard.

use page::browser::loader::sleep;

use super::on_demand;
use super::state::{Live, live};
use super::talking::{PART, Talking, here};
use crate::app::dom;
use crate::app::reactive::*;
use crate::app::state::App;

/// Seconds after which the module is asked for again when it could not be had.
const AGAIN_SECS: f64 = 10.0;

async fn fetch() -> Result<Talking, ()> {
    let talking = dom::talking().await.map_err(drop)?;
    if let Some(live) = live() {
        (talking.remembered)(live);
    }
    Ok(talking)
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

/// Who sees what of the visitor.
pub fn privacy(live: Live) -> View {
    draw(move |part| (part.privacy)(live))
}

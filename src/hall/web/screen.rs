//! The canvas' size, and what the device asks for.

use bevy::input::touch::TouchInput;
use bevy::prelude::*;
use page::browser::Listener;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::inbox::Inbox;
use crate::messages::ReducedMotionAsked;
use crate::options::Options;
use crate::schedule::FrameStep;
use crate::screen::{PageHidden, Viewport};
use crate::visitor::reduced_motion::ReducedMotion;

/// The canvas.
#[derive(Deref)]
struct Canvas(HtmlCanvasElement);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, (find, listen));
    app.add_systems(Update, measure.in_set(FrameStep::Receive));
}

fn find(world: &mut World) {
    let selector = world.resource::<Options>().canvas.clone();
    if let Some(canvas) = super::webgl::canvas(&selector) {
        world.insert_non_send(Canvas(canvas));
    }
}

fn measure(
    window: Single<&Window>,
    canvas: If<NonSend<Canvas>>,
    mut touches: MessageReader<TouchInput>,
    (mut screen, mut hidden): (ResMut<Viewport>, ResMut<PageHidden>),
) {
    hidden.0 = canvas.owner_document().is_some_and(|page| page.hidden());
    let touched = touches.read().next().is_some();
    // The page's own measure: what winit tells is wrong where a browser lays out for another device than it runs on.
    let size = Vec2::new(canvas.client_width() as f32, canvas.client_height() as f32);
    let now = Viewport {
        size,
        scale: window.scale_factor(),
        touch: screen.touch || touched,
    };
    if *screen != now {
        *screen = now;
    }
}

/// Listens to the device's wish for less motion, and asks whether fingers are to be expected.
fn listen(mut screen: ResMut<Viewport>, mut motion: ResMut<ReducedMotion>, inbox: Res<Inbox>) {
    let Some(window) = page::browser::window() else {
        return;
    };
    // Whoever comes back to a hidden page finds people where they are by then.
    let shown = inbox.clone();
    if let Some(listener) = Listener::on_window("visibilitychange", move |_| shown.wake()) {
        listener.for_ever();
    }
    screen.touch = window.navigator().max_touch_points() > 0;
    let Ok(Some(query)) = window.match_media("(prefers-reduced-motion: reduce)") else {
        return;
    };
    motion.device = query.matches();
    let (watched, inbox) = (query.clone(), inbox.clone());
    let changed = Closure::<dyn FnMut()>::new(move || {
        inbox.send(ReducedMotionAsked(watched.matches()).into());
    });
    query.set_onchange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

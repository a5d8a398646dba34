//! The canvas' size, and what the device asks for.

use bevy::prelude::*;
use bevy::window::WindowEvent;
use page::browser::Listener;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, ResizeObserver};

use super::event_loop;
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
        wake_when_resized(&canvas);
        world.insert_non_send(Canvas(canvas));
    }
}

fn measure(
    canvas: If<NonSend<Canvas>>,
    mut heard: MessageReader<WindowEvent>,
    (mut screen, mut hidden): (ResMut<Viewport>, ResMut<PageHidden>),
) {
    hidden.0 = canvas.owner_document().is_some_and(|page| page.hidden());
    let touched = (heard.read()).any(|event| matches!(event, WindowEvent::TouchInput(_)));
    let size = Vec2::new(canvas.client_width() as f32, canvas.client_height() as f32);
    let now = Viewport {
        size,
        scale: page::browser::window().map_or(1.0, |window| window.device_pixel_ratio() as f32),
        touch: screen.touch || touched,
    };
    if *screen != now {
        *screen = now;
    }
}

/// Has a frame run when the canvas has another size, or a pixel of it has.
fn wake_when_resized(canvas: &HtmlCanvasElement) {
    let resized = Closure::<dyn FnMut()>::new(event_loop::wake);
    if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(canvas);
    }
    resized.forget();
    // Another screen, or the page's zoom: the canvas may be as large as before.
    if let Some(listener) = Listener::on_window("resize", |_| event_loop::wake()) {
        listener.for_ever();
    }
}

/// Listens to the device's wish for less motion, and asks whether fingers are to be expected.
fn listen(mut screen: ResMut<Viewport>, mut motion: ResMut<ReducedMotion>, inbox: Res<Inbox>) {
    let Some(window) = page::browser::window() else {
        return;
    };
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

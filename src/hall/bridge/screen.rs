//! The canvas' size, and what the device asks for.

use bevy::input::touch::TouchInput;
use bevy::prelude::*;
use wasm_bindgen::prelude::*;

use super::news::{self, News};
use crate::schedule::Step;
use crate::state::{Screen, Stale};
use crate::visitor::comfort::Comfort;

/// The canvas, once it has been found.
#[derive(Default)]
struct Canvas(Option<web_sys::HtmlCanvasElement>);

pub(super) fn plugin(app: &mut App) {
    app.init_non_send::<Canvas>();
    app.add_systems(Startup, listen);
    app.add_systems(Update, (measure, soothe).in_set(Step::Receive));
}

fn measure(
    windows: Query<&Window>,
    mut touches: MessageReader<TouchInput>,
    mut screen: ResMut<Screen>,
    mut stale: ResMut<Stale>,
    mut canvas: NonSendMut<Canvas>,
) {
    let Canvas(canvas) = &mut *canvas;
    let Ok(window) = windows.single() else { return };
    if canvas.is_none() {
        *canvas = crate::render::canvas();
    }
    let touched = touches.read().next().is_some();
    // The page's own measure: what winit tells is wrong where a browser lays out for another device than it runs on.
    let size = canvas.as_ref().map_or(Vec2::ZERO, |canvas| {
        Vec2::new(canvas.client_width() as f32, canvas.client_height() as f32)
    });
    let now = Screen {
        size,
        scale: window.scale_factor(),
        touch: screen.touch || touched,
    };
    if *screen != now {
        *screen = now;
        stale.hall = true;
        stale.panels = true;
    }
}

fn soothe(mut comfort: ResMut<Comfort>) {
    let wishes = news::take(|news| match news {
        News::ReducedMotion(reduced) => Ok(reduced),
        other => Err(other),
    });
    if let Some(reduced) = wishes.last() {
        comfort.device = *reduced;
    }
}

/// Listens to the device's wish for less motion, and asks whether fingers are to be expected.
fn listen(mut screen: ResMut<Screen>, mut comfort: ResMut<Comfort>) {
    let Some(window) = page::browser::window() else {
        return;
    };
    screen.touch = window.navigator().max_touch_points() > 0;
    let Ok(Some(query)) = window.match_media("(prefers-reduced-motion: reduce)") else {
        return;
    };
    comfort.device = query.matches();
    let watched = query.clone();
    let changed =
        Closure::<dyn FnMut()>::new(move || news::send(News::ReducedMotion(watched.matches())));
    query.set_onchange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

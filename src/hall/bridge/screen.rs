//! The canvas' size, and what the device asks for.

use bevy::input::touch::TouchInput;
use bevy::prelude::*;
use wasm_bindgen::prelude::*;

use super::news::{self, News};
use crate::schedule::Step;
use crate::state::{Screen, Stale};
use crate::visitor::comfort::Comfort;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, listen);
    app.add_systems(Update, (measure, soothe).in_set(Step::Receive));
}

fn measure(
    windows: Query<&Window>,
    mut touches: MessageReader<TouchInput>,
    mut screen: ResMut<Screen>,
    mut stale: ResMut<Stale>,
) {
    let Ok(window) = windows.single() else { return };
    let touched = touches.read().next().is_some();
    let now = Screen {
        size: Vec2::new(window.width(), window.height()),
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

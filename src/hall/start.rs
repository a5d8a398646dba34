//! Where the page starts the hall.

use std::cell::RefCell;
use std::time::Duration;

use bevy::a11y::AccessibilityPlugin;
use bevy::app::TaskPoolPlugin;
use bevy::diagnostic::FrameCountPlugin;
use bevy::ecs::schedule::{InternedScheduleLabel, Schedules};
use bevy::input::InputPlugin;
use bevy::input_focus::InputFocusPlugin;
use bevy::prelude::*;
use bevy::time::TimePlugin;
use bevy::window::{ExitCondition, WindowPlugin};
use bevy::winit::{UpdateMode, WinitPlugin, WinitSettings};
use page::browser::loader::breathe;
use page::browser::messages::{self, Part};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::render::{NoStage, Rising};
use crate::{bridge, panels, render};

/// What the page hands over.
#[derive(Clone, Debug)]
pub struct Options {
    /// Selector of the canvas.
    pub canvas: String,
    /// Address of the engine's own files (`halls/`, `fonts/`), with a slash at its end.
    pub assets: String,
    /// Address of the list of typefaces, seen from `assets`; `fonts/fonts.json` when the page names none.
    pub fonts: Option<String>,
    /// Address of the event file.
    pub event: String,
    /// BCP 47 tag of the language the page shows.
    pub language: Option<String>,
    /// Whether a graphics card draws: then edges are smoothed and floors stay sharp, which software would pay for dearly.
    pub card: bool,
    /// Whether `window.boothwalk.probe()` is offered, for tests and benches.
    pub probe: bool,
    /// Repeat the booths up to so many, for tests of scale.
    pub booths: Option<usize>,
}

thread_local! {
    static OPTIONS: RefCell<Option<Options>> = const { RefCell::new(None) };
}

/// What the page handed over.
pub fn options() -> Option<Options> {
    OPTIONS.with_borrow(Clone::clone)
}

/// Selector of the canvas.
pub fn canvas() -> String {
    options().map_or_else(|| "#hall".to_owned(), |options| options.canvas)
}

impl Options {
    fn read(from: &JsValue) -> Self {
        let member =
            |name: &str| js_sys::Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let text =
            |name: &str, other: &str| member(name).as_string().unwrap_or_else(|| other.to_owned());
        // The canvas itself, or its selector.
        let element = member("canvas").dyn_into::<web_sys::Element>().ok();
        let canvas = element.map_or_else(
            || text("canvas", "#hall"),
            |element| format!("#{}", element.id()),
        );
        Self {
            canvas,
            assets: text("assets", "engine/"),
            fonts: member("fonts").as_string(),
            event: text("event", "event.json"),
            language: member("language").as_string(),
            card: member("card").is_truthy(),
            probe: member("probe").is_truthy(),
            booths: member("booths").as_f64().map(|count| count as usize),
        }
    }
}

/// Starts the hall. Returns at once; how it goes is told by events on the window.
#[wasm_bindgen]
pub fn start(options: JsValue) {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&format!("{info}").into());
        bridge::page::failed(&info.to_string());
    }));
    let free = js_sys::Reflect::get(&options, &"free".into()).unwrap_or(JsValue::UNDEFINED);
    messages::connect(&options);
    let options = Options::read(&options);
    OPTIONS.set(Some(options.clone()));
    spawn_local(async move {
        if let Err(error) = begin(&options, free).await {
            bridge::page::failed(&error.to_string());
        }
    });
}

/// Sets up the stage and the app, and runs it; the browser calls the app from then on. In steps, between which the page
/// may answer its visitor: without a graphics card, and with a module that was never run before, each takes a while.
///
/// `free` is a promise of the page: that a context can be had without waiting for the graphics process.
async fn begin(options: &Options, free: JsValue) -> Result<(), NoStage> {
    // The module has just been made ready: a task of its own, too.
    breathe().await;
    let mut app = App::new();
    engine(&mut app, options);
    // They are on their way since before this module was.
    if let Some(language) = &options.language {
        messages::load(Part::Hall, language).await;
    }
    // It was no promise, or one that was broken: then one waits.
    let _ = JsFuture::from(js_sys::Promise::resolve(&free)).await;
    let rising = Rising::on(canvas(), options.card)?;
    breathe().await;
    app.add_plugins((
        crate::plugin,
        bridge::plugin,
        panels::show::plugin,
        render::plugin,
    ));
    breathe().await;
    app.insert_non_send(rising.set_up().await?);
    breathe().await;
    app.finish();
    app.cleanup();
    for label in schedules(&app) {
        // One that cannot be built says so when it is run.
        let _ = app
            .world_mut()
            .try_schedule_scope(label, |world, schedule| schedule.initialize(world));
    }
    breathe().await;
    app.run();
    Ok(())
}

/// What the app runs in a frame or before its first one.
fn schedules(app: &App) -> Vec<InternedScheduleLabel> {
    let schedules = app.world().get_resource::<Schedules>();
    let labels = schedules.into_iter().flat_map(Schedules::iter);
    labels.map(|(_, schedule)| schedule.label()).collect()
}

/// What of Bevy a hall stands on.
fn engine(app: &mut App, options: &Options) {
    // Of Bevy's plugins those that a hall needs: assets, images, cameras and their kind would only be downloaded.
    app.add_plugins((
        TaskPoolPlugin::default(),
        FrameCountPlugin,
        TimePlugin,
        InputPlugin,
        InputFocusPlugin,
        AccessibilityPlugin,
        WindowPlugin {
            primary_window: Some(Window {
                canvas: Some(options.canvas.clone()),
                fit_canvas_to_parent: true,
                // Copying, page zoom and the browser's own keys go on working; `bridge::keys` guards the few that are ours.
                prevent_default_event_handling: false,
                ..Window::default()
            }),
            exit_condition: ExitCondition::DontExit,
            ..WindowPlugin::default()
        },
        WinitPlugin::default(),
    ));
    // Engines' own lines are for developers: their filter would bring an engine for regular expressions with it.
    #[cfg(debug_assertions)]
    app.add_plugins(bevy::log::LogPlugin::default());
    // Nothing runs while nothing happens: a frame comes after input, after news, or when something is in motion.
    let rest = UpdateMode::Reactive {
        wait: Duration::MAX,
        react_to_device_events: false,
        react_to_user_events: true,
        react_to_window_events: true,
    };
    app.insert_resource(WinitSettings {
        focused_mode: rest,
        unfocused_mode: rest,
    });
}

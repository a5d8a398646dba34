//! Where the page starts the hall.

use bevy::app::{MainSchedulePlugin, TaskPoolPlugin};
use bevy::diagnostic::FrameCountPlugin;
use bevy::ecs::schedule::{InternedScheduleLabel, ScheduleLabel, Schedules};
use bevy::prelude::*;
use feed::event::Theme;
use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use page::browser::loader::{breathe, sleep};
use page::browser::messages::{self, MessagePart};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::canvas2d::Canvas2d;
use super::decoder::{BrowserDecoder, BrowserImages};
use super::{
    event_loop, films, gamepad, input, key_guard, lettering, panel_input, probe, screen, webgl,
};
use crate::booths::painting;
use crate::gl::{NoGpu, PendingGpu};
use crate::inbox::Inbox;
use crate::loading::route::PageRoute;
use crate::loading::{engine_files, event_files};
use crate::messages::LightArrived;
use crate::options::Options;
use crate::panels::pictures;
use crate::schedule::FrameStep;
use crate::{fetched_images, frame_time, gl, page_events, page_told, timers};

/// The driver is asked again after so many seconds whether it has compiled: less than a frame.
const POLL: f64 = 0.01;

/// Reads what the page hands over.
fn read(from: &JsValue) -> Options {
    // The canvas itself, or its selector.
    let canvas = Reflect::get(from, &"canvas".into()).unwrap_or_default();
    let element = canvas.dyn_into::<web_sys::Element>().ok();
    Options::read(
        &page::browser::node(from),
        element.map(|canvas| canvas.id()),
    )
}

/// Starts the hall. Returns at once; how it goes is told by events on the window.
#[wasm_bindgen]
pub fn start(options: JsValue) {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&format!("{info}").into());
        page_events::failed(&info.to_string());
    }));
    let free = promised(&options, "free");
    let light = Reflect::get(&options, &"light".into()).unwrap_or_default();
    let light = light.is_object().then(|| promised(&light, "file"));
    messages::connect(&options);
    lettering::connect(&options);
    let options = read(&options);
    spawn_local(async move {
        if let Err(error) = begin(options, free, light).await {
            page_events::failed(&error.to_string());
        }
    });
}

/// A promise of the page's. It may be none: then there is nothing to wait for.
fn promised(from: &JsValue, name: &str) -> JsFuture {
    let promise = Reflect::get(from, &name.into()).unwrap_or_default();
    JsFuture::from(Promise::resolve(&promise))
}

/// Takes the baked light that the page has had fetched.
async fn take_light(theme: Theme, file: JsFuture, inbox: Inbox) {
    let file = file.await.ok();
    let file = file.and_then(|file| file.dyn_into::<ArrayBuffer>().ok());
    let file = file.map(|file| Uint8Array::new(&file).to_vec());
    page_events::progress("light", 1, 1);
    inbox.send(LightArrived(theme, file).into());
}

/// Sets up the stage and the app, and runs it; the browser calls the app from then on. In steps, between which the page
/// may answer its visitor: without a graphics card, and with a module that was never run before, each takes a while.
///
/// `free` is a promise of the page: that a context can be had without waiting for the graphics process; `light` another, of the
/// file of `options.light`. Meanwhile the event comes.
async fn begin(options: Options, free: JsFuture, light: Option<JsFuture>) -> Result<(), NoGpu> {
    // The module has just been made ready: a task of its own, too.
    breathe().await;
    let mut app = bare();
    engine(&mut app);
    let inbox = Inbox::new(event_loop::wake);
    if let Some((theme, file)) = options.light.zip(light) {
        spawn_local(take_light(theme, file, inbox.clone()));
    }
    app.insert_resource(inbox);
    app.insert_resource(options.clone());
    app.insert_resource(PageRoute(page::browser::route::read()));
    event_files::begin(app.world_mut());
    // They are on their way since before this module was.
    if let Some(language) = &options.language {
        messages::load(MessagePart::Hall, language).await;
    }
    // It was no promise, or one that was broken: then one waits.
    let _ = free.await;
    let rising = PendingGpu::on(webgl::open(&options.canvas)?, options.card);
    breathe().await;
    app.add_plugins((crate::plugin, plugins));
    breathe().await;
    while !rising.is_compiled() {
        sleep(POLL).await;
    }
    app.insert_non_send(rising.set_up()?);
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
    event_loop::run(app);
    Ok(())
}

/// An app without a registry of types: Bevy's usual one knows all kinds of values by name, which nobody here asks for.
fn bare() -> App {
    let mut app = App::empty();
    app.main_mut().update_schedule = Some(Main.intern());
    app.add_plugins(MainSchedulePlugin);
    app
}

/// What needs the browser.
fn plugins(app: &mut App) {
    app.add_plugins((
        timers::plugin,
        screen::plugin,
        input::plugin,
        event_files::plugin,
        engine_files::plugin::<BrowserDecoder>,
        painter,
        page_events::plugin,
        page_told::plugin,
        films::plugin,
        probe::plugin,
        key_guard::plugin,
        gamepad::plugin,
        (panel_input::plugin, lettering::plugin),
        gl::plugin,
    ));
}

/// Signs and pictures are drawn by the browser.
fn painter(app: &mut App) {
    if let Some(canvas) = Canvas2d::new() {
        app.insert_non_send(canvas);
    }
    app.add_systems(Startup, fetched_images::begin::<BrowserDecoder>);
    app.add_systems(
        Update,
        (
            painting::paint::<Canvas2d, BrowserImages>,
            pictures::deliver::<Canvas2d, BrowserImages>,
        )
            .chain()
            .in_set(FrameStep::Mark),
    );
}

/// What the app runs in a frame or before its first one.
fn schedules(app: &App) -> Vec<InternedScheduleLabel> {
    let schedules = app.world().get_resource::<Schedules>();
    let labels = schedules.into_iter().flat_map(Schedules::iter);
    labels.map(|(_, schedule)| schedule.label()).collect()
}

/// What of Bevy a hall stands on: assets, images, windows, cameras and their kind would only be downloaded.
fn engine(app: &mut App) {
    app.add_plugins((
        TaskPoolPlugin::default(),
        FrameCountPlugin,
        frame_time::plugin,
    ));
    // Engines' own lines are for developers: their filter would bring an engine for regular expressions with it.
    #[cfg(debug_assertions)]
    app.add_plugins(bevy::log::LogPlugin::default());
}

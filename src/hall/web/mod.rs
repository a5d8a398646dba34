//! The browser: adapters behind the hall's ports. Everything that needs the browser is here, and nothing else.

mod canvas2d;
mod egui_glue;
mod engine_files;
mod films;
mod finding;
mod gamepad;
mod gl;
mod image_decode;
mod images;
mod key_guard;
mod lettering;
mod page_events;
mod people;
mod probe;
mod screen;
mod start;

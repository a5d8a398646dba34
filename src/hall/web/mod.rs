//! The browser: adapters behind the hall's ports. Everything that needs the browser is here, and nothing else.

mod canvas2d;
mod decoder;
mod event_loop;
mod films;
mod gamepad;
mod input;
mod key_guard;
mod lettering;
mod panel_input;
mod probe;
mod screen;
mod start;
pub mod webgl;

//! The panels as a visitor meets them: drawn with the fonts of a real build, pressed, read, measured, looked at.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its own input has failed"
)]

mod actions;
mod glyphs;
mod layout;
mod lettering;
mod map;
mod parity;
mod pictures;
mod raster;
mod settings;
mod visitor;

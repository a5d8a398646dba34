//! The panels as a visitor meets them: drawn with the fonts of a real build, pressed, read, measured, looked at.

mod actions;
mod glyphs;
mod layout;
mod pictures;
mod raster;
mod visitor;

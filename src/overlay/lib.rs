//! The hall's egui panels: plain functions from what is to be shown to what the visitor asked for.

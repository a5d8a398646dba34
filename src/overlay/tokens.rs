//! The look that both faces share, from `web/tokens.css`: colours of the dark set, and corners and sizes of
//! type in CSS pixels.

use egui::Color32;

include!(concat!(env!("OUT_DIR"), "/tokens.rs"));

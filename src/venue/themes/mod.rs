//! Themes: the looks of halls, one folder each. A hall is a tail (where one enters), as many equal bays as its booths
//! need, and a head.
//!
//! Every part stands in its own coordinates: it begins at z = 0 and reaches to z = -length. The plan puts the parts
//! one behind the other. All themes share the floor's measures, so that one plan serves every one of them.
//!
//! A new theme is a folder with its `THEME`, named here and in [`Theme`], and its baked files.

mod arch;
mod clouds;
mod convention;
mod dockyard;
pub mod light_effects;
pub mod mood;
pub mod seating;
pub mod sound;
mod spec;
mod warehouse;

use feed::event::Theme;

pub use spec::{Air, Ambient, HallPart, Lamp, Obstacle, Sun, ThemeSpec};

/// The description of a theme.
pub const fn spec(theme: Theme) -> &'static ThemeSpec {
    match theme {
        Theme::Dockyard => &dockyard::THEME,
        Theme::Warehouse => &warehouse::THEME,
        Theme::Convention => &convention::THEME,
    }
}

#[cfg(test)]
mod tests;

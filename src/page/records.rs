//! What the page remembers for the visitor, on the device only.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// Everything remembered about one event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Records {
    /// Ids of booths that were opened.
    pub visited: BTreeSet<String>,
    /// Ids of booths on the visitor's list, each with the visitor's note.
    pub kept_booths: BTreeMap<String, String>,
    /// Ids of sessions on the visitor's list, each with the visitor's note.
    pub kept_sessions: BTreeMap<String, String>,
    /// Order of the walk through the kept booths, when the visitor has made one.
    pub walk: Vec<String>,
    /// Where the visitor last stood.
    pub place: Option<Place>,
    /// Whether the welcome card has been read.
    pub welcomed: bool,
    /// How the visitor wants it.
    pub settings: Settings,
}

/// Where the visitor last stood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Place {
    /// Id of the hall.
    pub hall: String,
    /// x and z, metres.
    pub position: [f32; 2],
    /// Radians.
    pub yaw: f32,
}

/// How the visitor wants it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// BCP 47 tag the visitor chose; the browser's when none.
    pub language: Option<String>,
    /// Walk briskly (2.8 m/s instead of 1.4).
    pub brisk: bool,
    /// Short fades instead of walking; the device's own wish when `None`.
    pub reduced_motion: Option<bool>,
    /// Horizontal field of view at 16:9, degrees.
    pub field_of_view: f32,
    /// Show the stick for touch.
    pub stick: bool,
    /// Single-letter keys work (WCAG 2.1.4).
    pub letter_keys: bool,
    /// Size of the panels' text, 1 is ours.
    pub text_scale: f32,
    /// Quality of the 3D picture.
    pub quality: Quality,
}

/// Quality of the 3D picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    /// By measured frame time.
    #[default]
    Auto,
    /// Every pixel.
    Full,
    /// Half resolution; panels stay sharp.
    Half,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            brisk: false,
            reduced_motion: None,
            // Wide enough to see both rows of booths from the aisle, narrow enough to keep their signs upright.
            field_of_view: 75.0,
            stick: false,
            letter_keys: true,
            text_scale: 1.0,
            quality: Quality::Auto,
        }
    }
}

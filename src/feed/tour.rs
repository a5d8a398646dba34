//! Guided tours: walks past some booths that the organiser writes into the event, with a sentence at each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fields::described;
use crate::later::Later;
use crate::{Text, limits};

/// A guided tour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tour {
    /// Name in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What one sees on it, in a sentence or two.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub summary: Text,
    /// The booths, in the order of the walk.
    pub stops: Vec<TourStop>,
}

/// A booth on a tour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TourStop {
    /// Id of the booth.
    pub booth: String,
    /// The sentence that is shown on arrival.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
}

/// The tours of an event file: in browsers the list does without.
pub type Tours = Later<Vec<Tour>>;

impl Tour {
    /// The sentence at a booth.
    pub fn text_at(&self, booth: &str) -> Option<&Text> {
        let stop = self.stops.iter().find(|stop| stop.booth == booth)?;
        Some(&stop.text)
    }
}

// What each field may hold: see `fields`.

described!(Tour {
    id: id,
    title: title(limits::TITLE),
    summary: paragraphs(limits::NOTE),
    stops: list(limits::TOUR_STOPS) of TourStop,
});

described!(TourStop {
    booth: id,
    text: line(limits::LINE),
});

//! Guided tours: walks past some booths that the organiser writes into the event, with a sentence at each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fields::described;
use crate::{Exhibition, Text, limits};

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

/// The tours of an event file.
#[cfg(not(target_arch = "wasm32"))]
pub type Tours = Vec<Tour>;

/// The tours of an event file, not read yet: in browsers the list does without, and who wants them asks
/// [`Exhibition::tours`].
#[cfg(target_arch = "wasm32")]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tours(pub(crate) Option<std::sync::Arc<crate::json::Node>>);

impl Exhibition {
    /// The tours that lead somewhere. Stops at booths that are not here are left out, and tours without any.
    pub fn tours(&self) -> Vec<Tour> {
        #[cfg(not(target_arch = "wasm32"))]
        let mut tours = self.event.tours.clone();
        #[cfg(target_arch = "wasm32")]
        let mut tours = crate::read::tours(&self.event.tours);
        tours.retain_mut(|tour| {
            tour.stops.retain(|stop| {
                let slot = self.find(&stop.booth).map(|(_, slot)| slot);
                slot.is_some_and(|slot| slot.is_awaited() || slot.booth().is_some())
            });
            !tour.stops.is_empty()
        });
        tours
    }

    /// The tour with this id, if it leads somewhere.
    pub fn tour(&self, id: &str) -> Option<Tour> {
        self.tours().into_iter().find(|tour| tour.id == id)
    }
}

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

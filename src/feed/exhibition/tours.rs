//! The guided tours of an event, as far as they lead somewhere.

use std::borrow::Cow;

use super::Exhibition;
use crate::tour::{Tour, TourStop};

impl Exhibition {
    /// The tours that lead somewhere. Stops at booths that are not here are left out, and tours without any.
    pub fn tours(&self) -> Vec<Cow<'_, Tour>> {
        let leads = |stop: &&TourStop| {
            let slot = self.find(&stop.booth).map(|(_, slot)| slot);
            slot.is_some_and(|slot| slot.is_awaited() || slot.booth().is_some())
        };
        let all = self.event.tours.get().into_iter().flatten();
        let led = all.filter_map(|tour| match tour.stops.iter().filter(leads).count() {
            0 => None,
            count if count == tour.stops.len() => Some(Cow::Borrowed(tour)),
            _ => Some(Cow::Owned(Tour {
                stops: tour.stops.iter().filter(leads).cloned().collect(),
                ..tour.clone()
            })),
        });
        led.collect()
    }

    /// The tour with this id, if it leads somewhere.
    pub fn tour(&self, id: &str) -> Option<Cow<'_, Tour>> {
        self.tours().into_iter().find(|tour| tour.id == id)
    }
}

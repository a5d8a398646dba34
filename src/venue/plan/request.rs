//! What is asked of a hall.

use feed::Exhibition;
use feed::booth::{Object, OrganisationKind, Size, Style};
use feed::exhibition::BoothSlot;

/// What a booth asks of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlotRequest {
    /// How much ground it takes.
    pub size: Size,
    /// The plot number it wants.
    pub number: Option<u32>,
    /// How it wants to be built.
    pub style: Option<Style>,
    /// What sort of organisation it is.
    pub kind: OrganisationKind,
    /// Whether it has an object to stand on a plinth.
    pub object: bool,
}

/// What is asked of a hall: by its booths, and by its organiser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HallRequest {
    /// One for each booth, in the organiser's order.
    pub booths: Vec<PlotRequest>,
    /// How many plots there are at least, free ones and all.
    pub plots: usize,
}

impl HallRequest {
    /// What is asked of a hall of this exhibition; a booth that is not there yet takes the least.
    ///
    /// How they are built is asked once all have come in: a booth depends on its neighbours, and a hall that is built anew
    /// with each that arrives would never stand still.
    pub fn of(exhibition: &Exhibition, hall: usize) -> Self {
        let slots = || exhibition.hall_slots(hall).map(|(_, slot)| slot);
        let all_in = !slots().any(BoothSlot::is_awaited);
        let booths = slots()
            .map(|slot| {
                slot.booth()
                    .map_or_else(PlotRequest::default, |booth| PlotRequest {
                        size: booth.size,
                        number: booth.plot,
                        style: booth.style.filter(|_| all_in),
                        kind: if all_in {
                            booth.kind
                        } else {
                            OrganisationKind::default()
                        },
                        object: all_in && booth.object.as_ref().is_some_and(Object::is_made),
                    })
            })
            .collect();
        let hall = exhibition.event.halls.get(hall);
        Self {
            booths,
            plots: hall.map_or(0, |hall| hall.plots as usize),
        }
    }
}

//! Finding: what the page's search has found, for the map, and the booth to which it leads.

use bevy::prelude::*;
use feed::Exhibition;
use overlay::Action;

use crate::current_hall::CurrentExhibition;
use crate::messages::{Asked, BoothWanted, BoothsFound, HallEvent, arrived};
use crate::schedule::FrameStep;

/// Ids of the booths that were found; nothing while nothing is looked for.
#[derive(Resource, Default)]
pub struct FoundBooths(Option<Vec<String>>);

impl FoundBooths {
    /// Their slots.
    pub fn slots(&self, event: &Exhibition) -> Option<Vec<usize>> {
        let slots = self.0.as_ref()?.iter().filter_map(|id| event.find(id));
        Some(slots.map(|(slot, _)| slot).collect())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<FoundBooths>();
    app.add_systems(Update, (take, lead).in_set(FrameStep::Receive));
}

fn take(mut events: MessageReader<HallEvent>, mut found: ResMut<FoundBooths>) {
    if let Some(BoothsFound(now)) = arrived(&mut events).last() {
        found.0.clone_from(now);
    }
}

fn lead(
    event: If<Res<CurrentExhibition>>,
    mut events: MessageReader<HallEvent>,
    mut asked: MessageWriter<Asked>,
) {
    if let Some(BoothWanted(id, opens)) = arrived(&mut events).last()
        && let Some((slot, _)) = event.find(id)
    {
        asked.write(Asked(if *opens {
            Action::GoTo(slot)
        } else {
            Action::TakeMeTo(slot)
        }));
    }
}

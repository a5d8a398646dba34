//! The mood of the hour: while an event is on, its halls stand in the light of the hour on its own clocks. Before and after it,
//! each stands in the light it was made for.

use bevy::prelude::*;
use feed::Exhibition;
use feed::event::Theme;
use feed::time::second_of_day;
use jiff::{SignedDuration, Timestamp};
use venue::themes::mood::{Grade, Mood};
use venue::themes::spec;

use crate::clock::{ShownTime, tick};
use crate::current_hall::CurrentExhibition;
use crate::schedule::FrameStep;

/// The mood of the hour, while the event is on.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HourMood(pub Option<Mood>);

impl HourMood {
    /// How the light of a theme is changed by it.
    pub fn grade(self, theme: Theme) -> Grade {
        spec(theme).grade(self.0)
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<HourMood>();
    app.add_systems(Update, follow.after(tick).before(FrameStep::Sense));
}

/// Follows the hour; the clock is looked at when it has struck, or the event is another.
fn follow(event: If<Res<CurrentExhibition>>, time: Res<ShownTime>, mut mood: ResMut<HourMood>) {
    if event.is_changed() || time.is_changed() {
        let second = second_of_day(&event.event, &event.programme, **time);
        mood.set_if_neq(HourMood(second.map(Mood::at)));
    }
}

/// When the mood changes next, while the event is on.
pub fn next_change(event: &Exhibition, now: Timestamp) -> Option<Timestamp> {
    let second = second_of_day(&event.event, &event.programme, now)?;
    let lasts = SignedDuration::from_secs(Mood::lasts(second).into());
    now.checked_add(lasts).ok()
}

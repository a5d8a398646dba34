//! The wall clock, as a port: the browser's, or one that a test sets; and the one alarm for everything that shows time.
//!
//! What signs and panels say of time changes when a span begins or ends: people's hours, sessions, the event's own; the light,
//! at some hours of its days. The hall sleeps until the next of these moments and shows the time anew then; between them
//! nothing is drawn.

use bevy::prelude::*;
use feed::Exhibition;
use jiff::Timestamp;
use jiff::tz::Offset;

use crate::current_hall::CurrentExhibition;
use crate::mood::next_change;
use crate::redraw::WakeIn;
use crate::schedule::FrameStep;

/// So much later than the moment the hall looks: a browser's clocks are not that precise. Seconds.
const LATE: f64 = 0.05;

/// What time it is for the visitor.
#[derive(Resource)]
pub struct WallClock {
    now: Box<dyn Fn() -> Timestamp + Send + Sync>,
    offset: Box<dyn Fn(Timestamp) -> i32 + Send + Sync>,
}

impl WallClock {
    /// A clock that asks these for the time, and for the visitor's seconds ahead of UTC at a time.
    pub fn new(
        now: impl Fn() -> Timestamp + Send + Sync + 'static,
        offset: impl Fn(Timestamp) -> i32 + Send + Sync + 'static,
    ) -> Self {
        Self {
            now: Box::new(now),
            offset: Box::new(offset),
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// How far the visitor's clock is ahead of UTC at a time.
    pub fn offset(&self, at: Timestamp) -> Offset {
        Offset::from_seconds((self.offset)(at)).unwrap_or(Offset::UTC)
    }
}

impl Default for WallClock {
    /// The device's own, in UTC.
    fn default() -> Self {
        Self::new(Timestamp::now, |_| 0)
    }
}

/// The time as it is shown: changes when something that is shown of time does.
#[derive(Resource, Default, Deref)]
pub struct ShownTime(Timestamp);

/// When what is shown of time changes.
#[derive(Default)]
pub(super) struct Agenda {
    /// In order.
    moments: Vec<Timestamp>,
    /// For which of them the hall is going to be woken.
    rings: Option<Timestamp>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<WallClock>();
    app.init_resource::<ShownTime>();
    app.add_systems(
        Update,
        tick.after(FrameStep::Receive).before(FrameStep::Sense),
    );
}

/// Shows the time anew when one of the moments has come, and has the hall woken for the next.
pub(super) fn tick(
    event: If<Res<CurrentExhibition>>,
    clock: Res<WallClock>,
    mut shown: ResMut<ShownTime>,
    mut alarm: MessageWriter<WakeIn>,
    mut agenda: Local<Agenda>,
) {
    let now = clock.now();
    if event.is_changed() {
        agenda.moments = moments(&event);
    }
    let next = |after: Timestamp| {
        let at = agenda.moments.partition_point(|moment| *moment <= after);
        let moment = agenda.moments.get(at).copied();
        moment.into_iter().chain(next_change(&event, after)).min()
    };
    // A clock may also be set back.
    let unknown = shown.0 == Timestamp::default();
    if unknown || now < shown.0 || next(shown.0).is_some_and(|moment| moment <= now) {
        shown.0 = now;
    }
    let next = next(now);
    if agenda.rings != next {
        agenda.rings = next;
        let secs = |moment: Timestamp| moment.duration_since(now).as_secs_f64();
        alarm.write_batch(next.map(|moment| WakeIn(secs(moment) + LATE)));
    }
}

/// When a span of the event begins or ends, in order.
fn moments(event: &Exhibition) -> Vec<Timestamp> {
    let staff = event.slots.iter().filter_map(|slot| slot.booth());
    let hours = staff.flat_map(|booth| booth.staff.iter().flat_map(|person| &person.hours));
    let spans = hours
        .chain(&event.event.hours)
        .flat_map(|span| [span.start.at, span.end.at]);
    let sessions = event.programme.sessions.iter();
    let sessions = sessions.flat_map(|session| [session.start, session.end].into_iter().flatten());
    let mut moments: Vec<Timestamp> = spans.chain(sessions.map(|moment| moment.at)).collect();
    feed::sort::sort_and_dedup(&mut moments);
    moments
}

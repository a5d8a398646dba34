//! The visitor's own walk, told to the page while others may see it: each new goal, each stop, each turn, and little besides.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use venue::angle::wrap;
use venue::walk::{BRISK, WALKING};

use super::Together;
use super::news::OwnWalk;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::loading::route::PageRoute;
use crate::messages::{Entered, PageRequest};
use crate::redraw::WakeIn;
use crate::schedule::FrameStep;
use crate::screen::Viewport;
use crate::visitor::body::{NAMED, Visitor};
use crate::visitor_records::VisitorRecords;

/// Between two messages, seconds; and once so many have followed upon one another.
const SOON: f64 = 0.25;
const LATER: f64 = 1.0;
const MANY: u32 = 8;
/// Whoever walks by hand is told to be on the way to where they are in so many seconds, and again after that share of them.
const AHEAD: f32 = 2.0;
const AGAIN: f64 = 0.6;
/// Turns less than this, radians, and steps less than this, metres, are none.
const TURNED: f32 = 0.03;
const STEPPED: f32 = 0.03;
/// A course that differs less, metres a second, is the same: the first frame of a walk has less of it than those that follow.
const STRAIGHT: f32 = 0.3;

/// How the visitor gets on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Course {
    #[default]
    Stands,
    /// A way leads to this place.
    Led(Vec2),
    /// By keys or stick, metres a second.
    ByHand(Vec2),
}

/// What was told last.
#[derive(Default)]
struct Told {
    walk: Option<OwnWalk>,
    course: Course,
    /// Seconds since the start.
    at: f64,
    /// How many followed upon one another.
    row: u32,
    /// Where the visitor was in the frame before.
    before: Vec2,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.in_set(FrameStep::Tell));
}

/// What a walk is told from.
#[derive(SystemParam)]
struct Here<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    room: If<Res<'w, CurrentHall>>,
    visitor: Res<'w, Visitor>,
    records: Res<'w, VisitorRecords>,
    together: Res<'w, Together>,
    route: Res<'w, PageRoute>,
    screen: Res<'w, Viewport>,
    time: Res<'w, Time<Real>>,
}

/// Tells of what is new in the visitor's walk.
fn tell(
    here: Here,
    mut entered: MessageReader<Entered>,
    mut requests: MessageWriter<PageRequest>,
    mut alarm: MessageWriter<WakeIn>,
    mut told: Local<Told>,
) {
    let came_in = entered.read().count() > 0;
    let now = here.time.elapsed_secs_f64();
    let position = here.visitor.stance().position;
    let step = position - std::mem::replace(&mut told.before, position);
    // The list alone is on the screen.
    let left = !here.route.0.is_in_hall() && here.screen.size.min_element() < 1.0;
    if left || !here.together.joined {
        if told.walk.take().is_some() && left {
            requests.write(PageRequest::LeftHall);
        }
        return;
    }
    let course = here.course(step);
    let news = came_in
        || told
            .walk
            .as_ref()
            .is_none_or(|walk| here.is_news(&told, walk, course, now));
    if !news {
        return;
    }
    let since = now - told.at;
    // Until they hear of a stop others see one go on.
    let stops = course == Course::Stands && told.course != Course::Stands;
    let wait = if stops || told.row < MANY {
        SOON
    } else {
        LATER
    };
    if told.walk.is_some() && !came_in && since < wait {
        // Looked at again when there is time for it.
        alarm.write(WakeIn(wait - since));
        return;
    }
    // Going straight on by hand follows less closely.
    told.row = match since {
        since if since < LATER => told.row + 1,
        since if since < 2.0 * LATER => told.row,
        _ => 0,
    };
    told.at = now;
    told.course = course;
    let walk = here.walk(course);
    told.walk = Some(walk.clone());
    if matches!(course, Course::ByHand(_)) {
        // Others see one go on: whether one does is looked at even when no frame follows.
        alarm.write(WakeIn(f64::from(AHEAD) * AGAIN));
    }
    requests.write(PageRequest::Walk(Box::new(walk)));
}

impl Here<'_> {
    /// How the visitor gets on, who came so far since the frame before.
    fn course(&self, step: Vec2) -> Course {
        if let Some(goal) = self.visitor.walker.way().and_then(venue::way::Way::goal) {
            return Course::Led(goal);
        }
        let secs = self.time.delta_secs().clamp(1.0 / 120.0, 0.25);
        let pace = (step / secs).clamp_length_max(BRISK);
        // The last step of a way is none by hand.
        let by_hand = self.visitor.moved && !self.visitor.walker.arrived();
        if by_hand && pace.length() > 0.2 {
            Course::ByHand(pace)
        } else {
            Course::Stands
        }
    }

    /// Whether others would see the visitor elsewhere than they are, or looking elsewhere.
    fn is_news(&self, told: &Told, walk: &OwnWalk, course: Course, now: f64) -> bool {
        match (course, told.course) {
            (Course::Stands, Course::Stands) => {
                let stance = self.visitor.stance();
                stance.position.distance(walk.from.into()) > STEPPED
                    || wrap(stance.yaw - walk.yaw).abs() > TURNED
            }
            (Course::Led(goal), Course::Led(before)) => goal.distance(before) > STEPPED,
            (Course::ByHand(pace), Course::ByHand(before)) => {
                pace.distance(before) > STRAIGHT || now - told.at > f64::from(AHEAD) * AGAIN
            }
            _ => true,
        }
    }

    /// Where one who walks on so is soon: as far as it goes straight on, for others take the straight way there.
    fn ahead(&self, from: Vec2, pace: Vec2) -> Vec2 {
        let step = pace * AHEAD / 8.0;
        let mut at = from;
        for _ in 0..8 {
            let next = self.room.ground.slide(at, step);
            if next.distance(at + step) > STEPPED {
                break;
            }
            at = next;
        }
        at
    }

    fn walk(&self, course: Course) -> OwnWalk {
        let stance = self.visitor.stance();
        let from = stance.position;
        let (to, yaw, pace) = match course {
            Course::Stands => (from, stance.yaw, 0.0),
            Course::Led(goal) => {
                let brisk = self.records.settings.brisk;
                (goal, stance.yaw, if brisk { BRISK } else { WALKING })
            }
            Course::ByHand(pace) => (self.ahead(from, pace), stance.yaw, pace.length()),
        };
        let booth = self.visitor.booth(&self.room, NAMED);
        let booth = booth.and_then(|slot| self.event.slots.get(slot));
        OwnWalk {
            hall: self.room.id(&self.event).to_owned(),
            from: from.into(),
            to: to.into(),
            yaw,
            pace,
            booth: booth.map_or_else(String::new, |slot| slot.id.clone()),
        }
    }
}

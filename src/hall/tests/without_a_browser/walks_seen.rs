//! One visitor's walk as another one sees it: told by one hall, carried as the page carries it, and followed by the other.

use hall::people::news::{OwnWalk, PeopleNews, VisitorCard};
use hall::people::walk::OtherVisitor;
use venue::ground::Ground;

use super::*;

/// Signing, the broker, verifying, and what the page gathers before it tells its hall: seconds.
const ON_THE_WAY: f64 = 0.35;
/// Frames of the one who looks on, a second: as many as without a graphics card.
const LOOKS: f64 = 15.0;
/// Within this, metres, others see one where one is, at the latest so long after one walks on, turns or stops, seconds.
const RIGHT: f32 = 0.3;
const SOON: f64 = 1.0;

/// Metres a second by which a course changes that is another one; and when the visitor is led, around corners that others know too.
const BENT: f32 = 0.4;
const LED: std::ops::Range<f64> = 18.5..49.0;

/// What the visitor does.
enum Deed {
    Key(KeyCode, ButtonState),
    WalkTo(Vec2),
}

/// A walk: where the visitor was and what was told, each with its time, and when they did something else. Seconds.
struct Walked {
    track: Vec<(f64, Vec2)>,
    told: Vec<(f64, OwnWalk)>,
    changes: Vec<f64>,
}

impl Walked {
    /// Walks for so long, frame by frame.
    fn of(hall: &mut Hall, frame: Duration, secs: f64, deeds: &[(f64, Deed)]) -> Self {
        hall.app
            .insert_resource(TimeUpdateStrategy::ManualDuration(frame));
        let (mut track, mut told, mut changes) = (Vec::new(), Vec::new(), Vec::new());
        let mut left = deeds.iter().peekable();
        hall.asked.0.clear();
        let count = (secs / frame.as_secs_f64()) as u32;
        for nth in 0..count {
            let now = f64::from(nth) * frame.as_secs_f64();
            while let Some((at, deed)) = left.next_if(|(at, _)| *at <= now) {
                changes.push(*at);
                match deed {
                    Deed::Key(key, state) => hall.key(*key, *state),
                    Deed::WalkTo(goal) => {
                        let goal = Asked(Action::WalkTo((*goal).into()));
                        hall.app.world_mut().write_message(goal);
                    }
                }
            }
            hall.frames(1);
            for request in hall.asked.0.drain(..) {
                if let PageRequest::Walk(walk) = request {
                    told.push((now, *walk));
                }
            }
            track.push((now, hall.position()));
        }
        // Whoever is led stops by themselves; whoever meets a booth by hand slides along it and around its corner.
        let rests = track.windows(3).filter_map(|three| {
            let (before, (secs, at), after) = (three[0].1, three[1], three[2].1);
            (before != at && at == after).then_some(secs)
        });
        let quarter = (0.25 / frame.as_secs_f32()).ceil() as usize;
        let bends = track.windows(2 * quarter + 1).filter_map(|way| {
            let ((secs, before), at, after) = (way[0], way[quarter].1, way[2 * quarter].1);
            let by =
                ((after - at) - (at - before)).length() / (quarter as f32 * frame.as_secs_f32());
            (by > BENT && !LED.contains(&secs)).then_some(secs)
        });
        changes.extend(rests.chain(bends));
        Self {
            track,
            told,
            changes,
        }
    }

    /// Where the visitor was.
    fn at(&self, secs: f64) -> Vec2 {
        let after = self.track.partition_point(|(at, _)| *at < secs);
        let after = after.clamp(1, self.track.len() - 1);
        let ((from, a), (to, b)) = (self.track[after - 1], self.track[after]);
        a.lerp(b, ((secs - from) / (to - from)) as f32)
    }

    /// How far from there others see them, at the worst of all moments that come long enough after a change; and how many those are.
    fn worst(&self, ground: &Ground) -> (f32, f64, u32) {
        let begun = 1_795_000_000_000.0;
        let mut seen: Option<OtherVisitor> = None;
        let mut cards = self.told.iter().peekable();
        let (mut worst, mut when, mut looks) = (0.0_f32, 0.0, 0);
        let last = self.track.last().unwrap().0;
        for nth in 0..(last * LOOKS) as u32 {
            let secs = f64::from(nth) / LOOKS;
            let now = begun + secs * 1000.0;
            while let Some((at, walk)) = cards.next_if(|(at, _)| at + ON_THE_WAY <= secs) {
                let card = carried(walk, begun + at * 1000.0);
                match &mut seen {
                    Some(person) => person.take(card, ground, now),
                    None => seen = Some(OtherVisitor::new(card, ground, now)),
                }
            }
            let Some(person) = &mut seen else { continue };
            person.advance(ground, now, (1.0 / LOOKS) as f32);
            let is_steady = |change: &f64| *change > secs || secs - *change >= SOON;
            if secs > SOON && self.changes.iter().all(is_steady) {
                looks += 1;
                let apart = person.place().position.distance(self.at(secs));
                if apart > worst {
                    (worst, when) = (apart, secs);
                }
            }
        }
        (worst, when, looks)
    }
}

/// What comes of a walk on its way (`live/message/card.rs`): steps of 5 cm, and tenths of a second.
fn carried(walk: &OwnWalk, at: f64) -> VisitorCard {
    let steps = |place: [f32; 2]| place.map(|metres| (metres * 20.0).round() / 20.0);
    VisitorCard {
        person: 1,
        from: steps(walk.from),
        to: steps(walk.to),
        started: (at / 100.0).floor() * 100.0,
        pace: walk.pace,
        yaw: walk.yaw,
        ..VisitorCard::default()
    }
}

#[test]
fn a_second_after_one_walks_on_turns_or_stops_others_see_one_within_a_third_of_a_metre() {
    use ButtonState::{Pressed, Released};
    let tap = |nth: u32| {
        let at = 50.0 + f64::from(nth) * 0.4;
        [
            (at, Deed::Key(KeyCode::KeyS, Pressed)),
            (at + 0.2, Deed::Key(KeyCode::KeyS, Released)),
        ]
    };
    for millis in [16, 60, 125, 240] {
        let mut hall = Hall::open();
        hall.send(PeopleTold(PeopleNews::Joined(true)));
        let world = hall.app.world();
        let room = world.resource::<CurrentHall>();
        let ground = room.ground.clone();
        let goal = room
            .plan
            .plots
            .last()
            .unwrap()
            .viewpoint(&room.plan)
            .position;
        let deeds: Vec<(f64, Deed)> = [
            // Straight on for longer than it takes to be told less often, then aslant, and a stop.
            (1.0, Deed::Key(KeyCode::KeyW, Pressed)),
            (13.0, Deed::Key(KeyCode::KeyD, Pressed)),
            (14.6, Deed::Key(KeyCode::KeyD, Released)),
            (16.0, Deed::Key(KeyCode::KeyW, Released)),
            // Led around corners, to another goal on the way, and there.
            (18.0, Deed::WalkTo(hall.position())),
            (22.0, Deed::WalkTo(goal)),
        ]
        .into_iter()
        // Step by step, more of them than are told at once.
        .chain((0..12).flat_map(tap))
        .collect();
        let frame = Duration::from_millis(millis);
        let walked = Walked::of(&mut hall, frame, 60.0, &deeds);
        let (worst, when, looks) = walked.worst(&ground);
        println!(
            "{millis} ms a frame: {worst:.2} m at {when:.1} s of {looks} looks, {} cards",
            walked.told.len()
        );
        assert!(looks > 400, "{looks}");
        assert!(
            walked.told.len() < 60,
            "{} cards in a minute",
            walked.told.len()
        );
        let near = |at: f64| (when - 2.5..when + 1.0).contains(&at);
        let told = walked.told.iter().filter(|(at, _)| near(*at));
        assert!(
            worst <= RIGHT,
            "{millis} ms a frame: {worst} m off at {when} s, from {} and {:?} by {:#?}",
            walked.at(when),
            walked.at(when - 0.5),
            told.collect::<Vec<_>>()
        );
    }
}

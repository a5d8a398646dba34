//! Other visitors and the staff of booths, and what others see of the visitor.

use std::f32::consts::PI;

use hall::people::news::{PeopleNews, ShownReaction, StaffedBooth, VisitorCard};
use hall::people::{Crowd, OtherVisitors};
use hall::redraw::Redraw;

use super::*;

/// Somebody who stands so far before the visitor, or walks from there to so far.
fn somebody(hall: &Hall, person: u32, from: Vec2, to: Vec2) -> VisitorCard {
    VisitorCard {
        person,
        figure: person as u8,
        from: from.into(),
        to: to.into(),
        started: hall.now.load(Ordering::Relaxed) as f64 * 1000.0,
        pace: if from == to { 0.0 } else { 1.4 },
        ..VisitorCard::default()
    }
}

#[test]
fn others_stand_in_the_picture_at_rest_and_are_drawn_anew_while_they_walk() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let ahead = hall.position() - Vec2::Y * 4.0;
    let card = somebody(&hall, 7, ahead, ahead);
    let commands = {
        hall.put(PeopleTold(PeopleNews::Others(vec![card])));
        hall.frames(1)
    };
    let figures = |it: &RenderCommand| matches!(it, RenderCommand::Figures(..));
    assert!(commands.iter().any(figures) && hall.draws());
    hall.frames(90);
    assert!(hall.frames(30).is_empty() && !hall.draws(), "at rest again");
    let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
    assert_eq!(view.people.guises.len(), 1, "they stand in the picture");

    hall.send(PeopleTold(PeopleNews::Others(vec![somebody(
        &hall,
        7,
        ahead,
        ahead - Vec2::Y * 3.0,
    )])));
    let mut drawn = 0;
    // Frame by frame, by a clock as fine as the browser's.
    let begun = hall.now.load(Ordering::Relaxed) * 1000;
    let millis = Arc::new(AtomicI64::new(begun));
    let clock = Arc::clone(&millis);
    let now = move || Timestamp::from_millisecond(clock.load(Ordering::Relaxed)).unwrap();
    hall.app.insert_resource(WallClock::new(now, |_| 0));
    for nth in 0..8 * 60 {
        millis.store(begun + nth * 1000 / 60, Ordering::Relaxed);
        hall.frames(1);
        drawn += u32::from(hall.draws() && nth < 3 * 60);
    }
    assert!(drawn > 10, "{drawn}");
    assert!(!hall.draws(), "who has arrived stands");
    // Three seconds in software: no more than fifteen a second, and a careful one for each pause.
    assert!(drawn <= 3 * 17, "{drawn}");
    let people = hall.app.world().resource::<OtherVisitors>();
    let at = people.others[0].place().position;
    assert!(at.distance(ahead - Vec2::Y * 3.0) < 0.1, "{at}");
}

/// A hall that runs frames as a browser lets it: when it asked to be woken, or wanted the next one at once.
pub struct Woken {
    pub hall: Hall,
    /// When the last frame ran, milliseconds since the start of the test; and when that was, since 1970.
    at: i64,
    begun: i64,
    millis: Arc<AtomicI64>,
    alarms: Vec<i64>,
    /// What was drawn by all of them.
    pub commands: Vec<RenderCommand>,
}

impl Woken {
    pub fn of(mut hall: Hall) -> Self {
        let begun = hall.now.load(Ordering::Relaxed) * 1000;
        let millis = Arc::new(AtomicI64::new(begun));
        let clock = Arc::clone(&millis);
        let now = move || Timestamp::from_millisecond(clock.load(Ordering::Relaxed)).unwrap();
        hall.app.insert_resource(WallClock::new(now, |_| 0));
        Self {
            hall,
            at: 0,
            begun,
            millis,
            alarms: Vec::new(),
            commands: Vec::new(),
        }
    }

    /// Something comes at a time, and a frame with it.
    pub fn frame(&mut self, at: i64) {
        let since = Duration::from_millis((at - self.at).try_into().unwrap());
        self.hall
            .app
            .insert_resource(TimeUpdateStrategy::ManualDuration(since));
        self.at = at;
        self.millis.store(self.begun + at, Ordering::Relaxed);
        self.hall.asked.2.clear();
        let commands = self.hall.frames(1);
        self.commands.extend(commands);
        self.alarms.retain(|&alarm| alarm > at);
        let wishes = self.hall.asked.2.iter().filter(|secs| secs.is_finite());
        self.alarms
            .extend(wishes.map(|secs| at + (secs * 1000.0).ceil() as i64));
        let mut redraw = self.hall.app.world_mut().resource_mut::<Redraw>();
        if redraw.take() {
            self.alarms.push(at + 17);
        }
    }

    /// Nothing comes until then.
    pub fn wait(&mut self, until: i64) {
        while let Some(&next) = self.alarms.iter().min()
            && next < until
        {
            self.frame(next.max(self.at + 1));
        }
    }
}

#[test]
fn whoever_walks_gets_there_whatever_is_told_on_their_way_in_view_or_not() {
    for (turned, between) in [(0.0, 30), (0.0, 50), (PI, 30), (PI, 50), (PI, 70)] {
        let mut hall = Hall::open();
        let (position, yaw) = (hall.position(), turned);
        let visitor = hall.app.world_mut().resource_mut::<Visitor>().into_inner();
        let yaw = visitor.stance().yaw + yaw;
        visitor.put(venue::plan::Standpoint { position, yaw });
        hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
        let ahead = position - Vec2::Y * 4.0;
        let goal = ahead - Vec2::Y * 3.0;
        let walks = somebody(&hall, 7, ahead, goal);
        let mut woken = Woken::of(hall);
        woken.hall.put(PeopleTold(PeopleNews::Others(vec![walks])));
        woken.frame(1);
        // Somebody else comes between two of the moments at which others are looked after.
        for nth in 1..=20 {
            let beside = ahead + Vec2::X * (1.0 + nth as f32 / 10.0);
            let other = somebody(&woken.hall, 8, beside, beside);
            woken.wait(nth * between);
            woken
                .hall
                .put(PeopleTold(PeopleNews::Others(vec![walks, other])));
            woken.frame(nth * between + 1);
        }
        woken.wait(6_000);
        let people = woken.hall.app.world().resource::<OtherVisitors>();
        let at = people.others[0].place().position;
        assert!(
            at.distance(goal) < 0.1,
            "{turned} {between} ms: {at} for {goal}"
        );
        assert!(people.others.iter().all(|person| !person.is_walking()));
    }
}

#[test]
fn who_is_out_of_view_costs_no_frame_and_the_nearest_are_drawn() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let behind = hall.position() + Vec2::Y * 0.9;
    hall.send(PeopleTold(PeopleNews::Others(vec![somebody(
        &hall, 1, behind, behind,
    )])));
    assert!(!hall.draws(), "out of view");
    let crowd = |nth: u32| {
        let at = hall.position() - Vec2::Y * (2.0 + nth as f32 * 0.5);
        somebody(&hall, nth, at, at)
    };
    let all: Vec<VisitorCard> = (0..60).map(crowd).collect();
    hall.send(PeopleTold(PeopleNews::Others(all.clone())));
    assert_eq!(
        hall.app.world().resource::<Crowd>().count(),
        24,
        "in software"
    );
    hall.app.world_mut().resource_mut::<Options>().card = true;
    hall.send(PeopleTold(PeopleNews::Others(all)));
    assert_eq!(
        hall.app.world().resource::<Crowd>().count(),
        48,
        "with a card"
    );
    let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
    let fine = view.people.guises.iter().filter(|guise| !guise.far).count();
    assert_eq!(fine, 12, "the nearest have all their triangles");
}

#[test]
fn staff_stand_at_their_counter_and_turn_to_whoever_comes() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let plot = hall.stand_before(0);
    let booth = hall.exhibition().slots[0].id.clone();
    hall.send(PeopleTold(PeopleNews::Desks(vec![StaffedBooth {
        booth,
        members: vec![(1, false), (2, true)],
        words: "Two are here".into(),
    }])));
    hall.frames(60);
    assert_eq!(hall.app.world().resource::<Crowd>().count(), 2);
    let look = |hall: &Hall| {
        hall.app
            .world()
            .resource::<Frame>()
            .view
            .clone()
            .unwrap()
            .people
            .poses
    };
    let before = look(&hall);
    assert_eq!(before.len(), 6);
    // One step up to the counter.
    let at = plot.to_hall(Vec2::new(0.3, -2.0));
    hall.app
        .world_mut()
        .resource_mut::<Visitor>()
        .put(venue::plan::Standpoint {
            position: at,
            yaw: plot.yaw + PI,
        });
    hall.frames(120);
    let after = look(&hall);
    assert!(
        after[0].z != before[0].z || after[2].z != before[2].z,
        "somebody looks up"
    );
    assert!(!hall.draws(), "and then stands");
}

#[test]
fn a_reaction_goes_after_four_seconds() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let ahead = hall.position() - Vec2::Y * 4.0;
    let mut card = somebody(&hall, 3, ahead, ahead);
    card.reaction = Some((ShownReaction::Heart, card.started));
    hall.send(PeopleTold(PeopleNews::Others(vec![card])));
    let symbols = |hall: &Hall| {
        let view = hall.app.world().resource::<Frame>().view.clone().unwrap();
        view.people
            .guises
            .iter()
            .filter(|guise| guise.symbol.is_some())
            .count()
    };
    assert_eq!(symbols(&hall), 1);
    assert!(
        hall.asked.2.iter().any(|secs| (3.9..4.1).contains(secs)),
        "woken for it"
    );
    hall.now.fetch_add(5, Ordering::Relaxed);
    hall.frames(30);
    assert_eq!(symbols(&hall), 0);
}

/// What the page was told of the visitor's own walk.
fn walks(hall: &Hall) -> Vec<hall::people::news::OwnWalk> {
    let walks = hall.asked.0.iter().filter_map(|request| match request {
        PageRequest::Walk(walk) => Some((**walk).clone()),
        _ => None,
    });
    walks.collect()
}

#[test]
fn who_lets_others_see_them_tells_each_goal_and_each_stop_and_little_besides() {
    let mut hall = Hall::open();
    hall.frames(60);
    assert!(walks(&hall).is_empty(), "nothing is told before");
    hall.send(PeopleTold(PeopleNews::Joined(true)));
    let begun = hall.position();
    assert_eq!(walks(&hall).len(), 1);
    let first = walks(&hall).remove(0);
    assert_eq!((Vec2::from(first.to), first.pace), (begun, 0.0));
    assert!(!first.hall.is_empty());

    // A goal is told once, and the place where one stands then.
    let goal = begun - Vec2::Y * 3.0;
    hall.frames(30);
    hall.app
        .world_mut()
        .write_message(Asked(Action::WalkTo(goal.into())));
    hall.frames(300);
    let told = walks(&hall);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(Vec2::from(told[1].to).distance(goal) < 0.05 && told[1].pace > 1.0);
    assert!(Vec2::from(told[2].from).distance(hall.position()) < 0.05 && told[2].pace == 0.0);

    // By keys: on the way to somewhere ahead, and then the stop.
    hall.key(KeyCode::KeyW, ButtonState::Pressed);
    hall.frames(180);
    hall.key(KeyCode::KeyW, ButtonState::Released);
    hall.frames(60);
    let told = walks(&hall).split_off(3);
    assert!((3..=6).contains(&told.len()), "{told:?}");
    assert!((told[0].pace - 1.4).abs() < 0.3, "{told:?}");
    let last = told.last().unwrap();
    assert!(Vec2::from(last.to).distance(hall.position()) < 0.05 && last.pace == 0.0);
    hall.send(PeopleTold(PeopleNews::Joined(false)));
    hall.stand_before(0);
    hall.frames(60);
    assert_eq!(
        walks(&hall).len(),
        3 + told.len(),
        "nothing is told afterwards"
    );
}

#[test]
fn however_slow_the_frames_are_whoever_has_arrived_is_told_to_stand() {
    for millis in [50, 100, 160, 240] {
        let mut hall = Hall::open();
        let frame = Duration::from_millis(millis);
        hall.app
            .insert_resource(TimeUpdateStrategy::ManualDuration(frame));
        hall.send(PeopleTold(PeopleNews::Joined(true)));
        let goal = hall.position() - Vec2::Y * 4.3;
        hall.frames(10);
        hall.app
            .world_mut()
            .write_message(Asked(Action::WalkTo(goal.into())));
        hall.frames(200);
        let paces: Vec<bool> = walks(&hall).iter().map(|walk| walk.pace > 0.0).collect();
        assert_eq!(
            paces,
            [false, true, false],
            "{millis} ms: {:?}",
            walks(&hall)
        );
    }
}

#[test]
fn whoever_walks_by_hand_is_looked_after_even_when_no_frame_follows() {
    let mut hall = Hall::open();
    hall.send(PeopleTold(PeopleNews::Joined(true)));
    hall.frames(60);
    hall.asked.2.clear();
    hall.key(KeyCode::KeyW, ButtonState::Pressed);
    hall.frames(30);
    let is_told = walks(&hall).last().is_some_and(|walk| walk.pace > 0.0);
    assert!(is_told && hall.asked.2.iter().any(|secs| (1.0..2.0).contains(secs)));
}

#[test]
fn a_live_desk_says_so_on_the_sign_and_is_asked_through_the_page() {
    let mut hall = Hall::open();
    let (slot, _) = hall.sources()[0].clone();
    hall.stand_before(slot);
    hall.settle(None, Some("gone"));
    hall.said();
    let booth = hall.exhibition().slots[slot].id.clone();
    hall.put(PeopleTold(PeopleNews::Desks(vec![StaffedBooth {
        booth: booth.clone(),
        members: vec![(0, false)],
        words: "One is here and free".into(),
    }])));
    hall.settle(None, Some("gone"));
    assert!(hall.said().iter().any(|sign| sign.contains("free")));
    hall.app.world_mut().write_message(Asked(Action::Ask(slot)));
    hall.frames(1);
    assert!(hall.asked.0.contains(&PageRequest::Ask(booth)));
}

#[test]
fn who_reacts_beside_the_visitor_is_told_of_in_words_and_not_too_often() {
    let mut hall = Hall::open();
    hall.frames(60);
    let beside = hall.position() - Vec2::Y * 2.0;
    let mut card = somebody(&hall, 1, beside, beside);
    hall.send(PeopleTold(PeopleNews::Others(vec![card])));
    for nth in 1..=3 {
        card.reaction = Some((ShownReaction::Clap, card.started + f64::from(nth)));
        hall.send(PeopleTold(PeopleNews::Others(vec![card])));
        hall.frames(10);
    }
    let language = hall
        .app
        .world()
        .resource::<CurrentLocale>()
        .language
        .clone();
    let messages = i18n::Messages::load(&language, &[i18n::Domain::HALL]);
    let clap = messages.get("reaction-2");
    let words = messages.format("beside-you", &[("what", i18n::value(clap))]);
    let said = |request: &&PageRequest| **request == PageRequest::Announce(words.clone());
    assert_eq!(hall.asked.0.iter().filter(said).count(), 1);
    // One's own is seen by nobody who has not joined.
    let react = |hall: &mut Hall| {
        hall.app.world_mut().write_message(Asked(Action::React(5)));
        hall.frames(1);
        hall.asked.0.contains(&PageRequest::React(5))
    };
    assert!(!react(&mut hall));
    hall.send(PeopleTold(PeopleNews::Joined(true)));
    assert!(react(&mut hall));
}

//! A life of its own: lanterns and leaves sway while one walks, and the light follows the hour.

use hall::messages::ReducedMotionAsked;
use hall::mood::HourMood;
use hall::sway::Sway;
use venue::themes::mood::Mood;

use super::*;

#[test]
fn lanterns_and_leaves_sway_while_one_walks_and_at_no_other_time() {
    let mut hall = Hall::open();
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let sway = |hall: &Hall| *hall.app.world().resource::<Sway>();
    let drawn = |hall: &Hall| {
        let frame = hall.app.world().resource::<Frame>();
        frame.view.as_ref().unwrap().sway
    };
    assert_eq!(sway(&hall), Sway::default(), "nobody has walked yet");
    hall.key(KeyCode::KeyW, ButtonState::Pressed);
    hall.frames(10);
    let first = sway(&hall);
    assert!(hall.draws() && first.phase > 0.0 && first.reach > 0.0);
    assert_eq!(drawn(&hall), first);
    hall.frames(30);
    assert!(sway(&hall).phase > first.phase);
    hall.key(KeyCode::KeyW, ButtonState::Released);
    hall.settle(Some(&Flat(UVec2::new(300, 200))), None);
    let rests = sway(&hall);
    assert!(hall.frames(60).is_empty() && !hall.draws());
    assert_eq!(sway(&hall), rests, "nothing moves at rest");
    assert_eq!(drawn(&hall), rests, "and the last picture is of now");
    // Whoever wants less motion sees none of it.
    hall.put(ReducedMotionAsked(true));
    hall.frames(2);
    hall.key(KeyCode::KeyW, ButtonState::Pressed);
    hall.frames(60);
    assert_eq!(sway(&hall), Sway::default());
}

#[test]
fn the_light_follows_the_hour_of_the_event_and_the_hall_is_woken_for_it() {
    let mut hall = Hall::open();
    let mood = |hall: &Hall| hall.app.world().resource::<HourMood>().0;
    let day = |hall: &Hall| {
        let frame = hall.app.world().resource::<Frame>();
        frame.view.as_ref().unwrap().grade
    };
    let theme = hall.app.world().resource::<CurrentHall>().plan.theme;
    // 11:00 in Tokyo on the first day.
    assert_eq!(mood(&hall), Some(Mood::Day));
    assert_eq!(day(&hall), HourMood(Some(Mood::Day)).grade(theme));
    hall.settle(None, Some("gone"));
    let mut last = hall.now.load(Ordering::Relaxed);
    for (time, wanted) in [
        ("2027-06-01T06:00:00Z", Some(Mood::Afternoon)),
        ("2027-06-01T09:00:00Z", Some(Mood::Evening)),
        // The night between its days, and the next morning.
        ("2027-06-01T15:00:00Z", Some(Mood::Evening)),
        ("2027-06-01T21:00:00Z", Some(Mood::Day)),
        // Over.
        ("2031-01-02T03:00:00Z", None),
    ] {
        let (due, before) = (moment(time), mood(&hall));
        hall.now.store(due - 20, Ordering::Relaxed);
        hall.settle(None, Some("gone"));
        assert!(!hall.draws());
        if mood(&hall) != wanted && wanted.is_some() {
            assert_eq!(mood(&hall), before, "{time}: not yet");
            // Asked for when it became the next moment: just now, or at the moment before.
            let rings = |from: i64| {
                let wait = (due - from) as f64;
                let asked = hall.asked.2.iter();
                asked.into_iter().any(|ring| (ring - wait).abs() < 1.5)
            };
            assert!(rings(due - 20) || rings(last), "{time}: {:?}", hall.asked.2);
        }
        let just_before = mood(&hall);
        hall.now.store(due, Ordering::Relaxed);
        last = due;
        hall.frames(1);
        assert_eq!(mood(&hall), wanted, "{time}");
        assert!(hall.draws() || just_before == wanted, "{time}");
        assert_eq!(day(&hall), HourMood(wanted).grade(theme));
    }
}

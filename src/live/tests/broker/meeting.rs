//! Who sees whom, and whose clock is right.

use std::time::Duration;

use live::{Refused, session::Publication};

use crate::support::{
    broker::EVENT,
    people::{Scene, presence},
};

#[test]
fn visitors_see_one_another_and_the_killed_one_goes() {
    let mut scene = Scene::new("cards");
    let (ann, ben) = (scene.visitor(), scene.visitor());
    let (ann_id, ben_id) = (scene.visitors[ann].id, scene.visitors[ben].id);
    scene.visitors[ann].walk([3.0, -4.0]);
    scene.until("Ben sees Ann", |scene| {
        scene.visitors[ben].hall.person(&ann_id).is_some()
    });
    assert_eq!(
        scene.visitors[ben].hall.person(&ann_id).unwrap().card.to,
        [3.0, -4.0]
    );
    assert_eq!(
        scene.visitors[ann].hall.count(),
        0,
        "nobody gets their own card"
    );
    scene.visitors[ben].walk([1.0, 1.0]);
    // Who comes later knows both at once: the broker keeps cards.
    let cem = scene.visitor();
    scene.until("Cem sees both", |scene| {
        scene.visitors[cem].hall.count() == 2
    });
    // Ann's tab is killed: no goodbye, and her card goes for everybody at once.
    drop(scene.visitors.remove(ann));
    scene.until("Ann is gone, long before her card ends", |scene| {
        scene
            .visitors
            .iter()
            .all(|visitor| visitor.hall.person(&ann_id).is_none())
    });
    let dan = scene.visitor();
    scene.until("Dan sees Ben", |scene| {
        scene.visitors[dan].hall.person(&ben_id).is_some()
    });
    assert!(scene.visitors[dan].hall.person(&ann_id).is_none());
}

#[test]
fn a_kept_card_expires_at_the_broker() {
    let mut scene = Scene::new("expiry");
    // Ben is there before the card that ends soon: however slow the machine, he sees it.
    let (ann, ben) = (scene.visitor(), scene.visitor());
    let ids = [scene.visitors[ann].id, scene.visitors[ben].id];
    let visitor = &mut scene.visitors[ann];
    let (topic, card) = (presence(visitor.id), visitor.card([1.0, 1.0]));
    let time = visitor.page.now();
    let payload = visitor.page.signed(&topic, &card, time);
    let short = Publication {
        expiry_secs: Some(2),
        ..Publication::of(EVENT, &topic, &card, payload, time)
    };
    visitor.page.publish(short).unwrap();
    scene.visitors[ben].walk([2.0, 2.0]);
    scene.until("both see one another", |scene| {
        scene.visitors[ben].hall.person(&ids[0]).is_some()
            && scene.visitors[ann].hall.person(&ids[1]).is_some()
    });
    scene.pass(Duration::from_millis(3_500));
    // Ben's card has the usual end, and tells that kept cards do come to who is late.
    let cem = scene.visitor();
    scene.until("Cem sees Ben", |scene| {
        scene.visitors[cem].hall.person(&ids[1]).is_some()
    });
    scene.pass(Duration::from_millis(300));
    assert!(scene.visitors[cem].hall.person(&ids[0]).is_none());
}

#[test]
fn a_clock_that_is_ten_minutes_wrong_is_corrected_by_the_hosts_date() {
    let mut scene = Scene::new("clock");
    let (ann, ben) = (scene.visitor(), scene.visitor());
    let ids = [scene.visitors[ann].id, scene.visitors[ben].id];
    for wrong_by in [600_000.0, -600_000.0] {
        let visitor = &mut scene.visitors[ann];
        visitor.page.wrong_by = wrong_by;
        visitor.page.clock = live::clock::BrokerClock::new();
        visitor.walk([1.0, 1.0]);
        scene.until("uncorrected, nobody believes it", |scene| {
            scene.visitors[ben].page.refused.contains(&Refused::Time)
        });
        assert!(scene.visitors[ben].hall.person(&ids[0]).is_none());

        // What the host said, with whole seconds.
        let visitor = &mut scene.visitors[ann];
        let asked = visitor.page.device_ms();
        for asked in (0..6).map(|n| asked + f64::from(n) * 170.0) {
            let host = ((asked - wrong_by + 20.0) / 1_000.0).floor() * 1_000.0;
            visitor.page.clock.answered(asked, asked + 40.0, host);
        }
        visitor.walk([2.0, 2.0]);
        scene.visitors[ben].walk([3.0, 3.0]);
        scene.until("both see one another", |scene| {
            scene.visitors[ben].hall.person(&ids[0]).is_some()
                && scene.visitors[ann].hall.person(&ids[1]).is_some()
        });
        scene.visitors[ben].hall.clear();
        scene.visitors[ann].hall.clear();
        scene.visitors[ben].page.refused.clear();
    }
}

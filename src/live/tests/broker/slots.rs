//! Slots: meetings that are wished for, given, moved and cancelled, and two members who give the same slot at once.

use std::time::Duration;

use live::{
    BrokerTopic, LiveTime,
    message::{LineContent, Meeting},
    session::Publication,
    thread::Thread,
};

use crate::support::{
    broker::EVENT,
    people::{BOOTH, Scene},
};

/// The last word on each meeting that was said in a thread.
fn meetings(thread: &Thread) -> Vec<Meeting> {
    let mut last: Vec<Meeting> = Vec::new();
    for line in thread.lines() {
        if let LineContent::Meeting(meeting) = &line.said {
            last.retain(|known| known.number != meeting.number);
            last.push(*meeting);
        }
    }
    last
}

fn held(thread: &Thread) -> Vec<(u32, LiveTime)> {
    let all = meetings(thread).into_iter();
    all.filter(|meeting| meeting.held)
        .map(|meeting| (meeting.number, meeting.start))
        .collect()
}

#[test]
fn a_slot_is_wished_for_given_moved_and_cancelled() {
    let mut scene = Scene::new("slots");
    let (sato, ann) = (scene.member(7, "Sato"), scene.visitor());
    let id = scene.visitors[ann].id;
    let noon = scene.staff[sato].page.now().plus_secs(3_600);
    let later = noon.plus_secs(3_600);
    scene.visitors[ann].ask(BOOTH, "May we meet?");
    let now = scene.visitors[ann].page.now();
    let talk = scene.visitors[ann].threads.get_mut(BOOTH).unwrap();
    talk.write(LineContent::Times(vec![noon, later]), now)
        .unwrap();
    scene.until("the desk reads the wish", |scene| {
        let talk = scene.staff[sato].threads.get(&id);
        talk.is_some_and(|talk| talk.lines().len() == 1)
    });
    assert_eq!(
        scene.staff[sato].threads[&id].lines()[0].said,
        LineContent::Times(vec![noon, later])
    );
    assert!(scene.staff[sato].take(id));
    assert!(scene.staff[sato].give(id, 4, noon));
    scene.until("Ann has it", |scene| {
        held(&scene.visitors[ann].threads[BOOTH]) == [(4, noon)]
    });
    // Whoever comes to the desk now knows what is given.
    let kim = scene.member(9, "Kim");
    scene.until("Kim knows", |scene| !scene.staff[kim].slots.is_empty());
    assert!(!scene.staff[kim].slots.is_free(noon, 30, None));
    assert!(!scene.staff[kim].give(id, 5, noon));
    assert!(scene.staff[sato].give(id, 4, later));
    scene.until("Ann's meeting is moved", |scene| {
        held(&scene.visitors[ann].threads[BOOTH]) == [(4, later)]
    });
    scene.staff[sato].cancel(id, 4);
    scene.until("it is cancelled", |scene| {
        let talk = &scene.visitors[ann].threads[BOOTH];
        held(talk).is_empty() && meetings(talk)[0].sequence == 2
    });
    scene.until("the slot is free again", |scene| {
        scene.staff[kim].slots.is_free(later, 30, None)
    });
}

#[test]
fn two_members_who_give_one_slot_at_once_give_it_once() {
    let mut scene = Scene::new("twice");
    let (ann, ben) = (scene.visitor(), scene.visitor());
    let ids = [scene.visitors[ann].id, scene.visitors[ben].id];
    let members = [scene.member(7, "Sato"), scene.member(9, "Kim")];
    for visitor in [ann, ben] {
        scene.visitors[visitor].ask(BOOTH, "May we meet?");
    }
    scene.until("both desks see both", |scene| {
        let sees = |staff: &crate::support::people::Staff| {
            ids.iter().all(|id| staff.queue.place(id).is_some())
        };
        scene.staff.iter().all(sees)
    });
    // Kim's clock is slow: whose word the broker has first counts, not whose clock.
    scene.staff[members[1]].page.wrong_by = -2_000.0;
    let noon = scene.staff[members[0]].page.now().plus_secs(3_600);
    for (round, start) in (0_u32..).zip([noon, noon.plus_secs(3_600), noon.plus_secs(7_200)]) {
        for at in 0..2 {
            scene.staff[members[at]].take(ids[at]);
            let number = 10 * round + at as u32;
            assert!(scene.staff[members[at]].give(ids[at], number, start));
        }
        scene.until("one has it, and the other is told", |scene| {
            let given: usize = scene
                .visitors
                .iter()
                .map(|visitor| {
                    let held = held(&visitor.threads[BOOTH]);
                    held.iter().filter(|(_, at)| *at == start).count()
                })
                .sum();
            let late: usize = scene.staff.iter().map(|staff| staff.too_late.len()).sum();
            given == 1 && late == round as usize + 1
        });
    }
    scene.pass(Duration::from_millis(300));
    scene.until("both desks know the same", |scene| {
        scene.staff[0].slots.all() == scene.staff[1].slots.all()
    });
    for visitor in &scene.visitors {
        let talk = &visitor.threads[BOOTH];
        let all = talk
            .lines()
            .iter()
            .filter(|line| matches!(line.said, LineContent::Meeting(_)));
        assert_eq!(
            all.count(),
            held(talk).len(),
            "nobody was told and then not"
        );
    }
    // A broker that forgot all is told again by whoever knows.
    let topic = BrokerTopic::Slots {
        booth: BOOTH.to_owned(),
    };
    let payload = {
        let staff = &scene.staff[members[0]].page;
        staff.signed(
            &topic,
            &live::Message::Slots(live::message::Slots::default()),
            staff.now(),
        )
    };
    let nothing = Publication {
        topic: topic.name(EVENT),
        payload,
        assured: true,
        retained: true,
        expiry_secs: Some(60),
    };
    scene.staff[members[0]].page.publish(nothing).unwrap();
    let ito = scene.member(11, "Ito");
    scene.until("Ito knows all", |scene| {
        scene.staff[ito].slots.all() == scene.staff[0].slots.all()
    });
}

//! A question, its answers, and two who answer at once.

use std::time::Duration;

use live::{
    message::{LineContent, MemberTag},
    session::SessionEvent,
    thread::{Fate, Thread, ThreadState},
};

use crate::support::people::{BOOTH, Scene};

pub(super) fn words(thread: &Thread) -> Vec<&str> {
    thread
        .lines()
        .iter()
        .map(|line| match &line.said {
            LineContent::Words(text) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn holder(thread: &Thread) -> Option<MemberTag> {
    match thread.state() {
        ThreadState::Taken(holder) => Some(holder.member),
        _ => None,
    }
}

#[test]
fn a_request_waits_for_a_desk_that_sleeps_and_is_answered() {
    let mut scene = Scene::new("request");
    let sato = scene.member(7, "Sato");
    scene.staff[sato].page.client.sleep();
    let ann = scene.visitor();
    let id = scene.visitors[ann].id;
    scene.visitors[ann].ask(BOOTH, "船便はありますか");
    scene.visitors[ann].write(BOOTH, "フエまでです");
    let delivered =
        |scene: &Scene| scene.visitors[ann].threads[BOOTH].lines()[0].fate == Fate::Delivered;
    scene.until("the broker has it", delivered);
    scene.pass(Duration::from_millis(300));
    assert_eq!(scene.staff[sato].queue.waiting().len(), 0);

    scene.staff[sato].page.client.wake();
    scene.until("the desk has both", |scene| {
        scene.staff[sato]
            .threads
            .get(&id)
            .is_some_and(|thread| thread.lines().len() == 1)
    });
    let staff = &mut scene.staff[sato];
    assert_eq!(
        staff.queue.entry(&id).unwrap().request.text,
        "船便はありますか"
    );
    assert_eq!(staff.queue.place(&id), Some(1));
    assert!(staff.take(id));
    staff.write(id, "はい、週に一度です");
    scene.until("Ann is answered", |scene| {
        scene.visitors[ann].threads[BOOTH].lines().len() == 2
    });
    assert_eq!(
        holder(&scene.visitors[ann].threads[BOOTH]),
        Some(MemberTag(7))
    );
    scene.visitors[ann].write(BOOTH, "助かります");
    scene.until("Sato reads it", |scene| {
        scene.staff[sato].threads[&id].lines().len() == 3
    });
    scene.staff[sato].close(id);
    scene.until("it is over", |scene| {
        scene.visitors[ann].threads[BOOTH].state() == ThreadState::Closed
    });
    assert_eq!(
        words(&scene.visitors[ann].threads[BOOTH]),
        words(&scene.staff[sato].threads[&id])
    );
    assert_eq!(
        scene.staff[sato].threads[&id].lines()[1].fate,
        Fate::Heard,
        "Ann's last line told so"
    );
}

#[test]
fn one_is_told_when_nobody_listens() {
    let mut scene = Scene::new("nobody");
    let ann = scene.visitor();
    scene.visitors[ann].ask("zenith", "Hello?");
    scene.until("an answer of the broker", |scene| {
        scene.visitors[ann]
            .page
            .events
            .iter()
            .any(|event| matches!(event, SessionEvent::Delivered { heard: false, .. }))
    });
}

#[test]
fn two_members_who_take_at_once_agree_and_a_third_learns_it() {
    let mut scene = Scene::new("take");
    let ann = scene.visitor();
    let id = scene.visitors[ann].id;
    let (sato, kim) = (scene.member(7, "Sato"), scene.member(9, "Kim"));
    scene.visitors[ann].ask(BOOTH, "Hello");
    scene.until("both see it", |scene| {
        scene
            .staff
            .iter()
            .all(|staff| staff.queue.place(&id) == Some(1))
    });
    scene.until("they know of one another", |scene| {
        scene
            .staff
            .iter()
            .all(|staff| staff.desk.clone().present(staff.page.now()).len() == 2)
    });
    scene.pass(Duration::from_millis(500));
    // Both press before either has heard of the other. Kim's clock is the earlier one by two seconds.
    scene.staff[kim].page.wrong_by = -2_000.0;
    assert!(scene.staff[sato].take(id));
    assert!(scene.staff[kim].take(id));
    let of_kim = |thread: &Thread| holder(thread) == Some(MemberTag(9));
    scene.until("Kim has it, everywhere", |scene| {
        of_kim(&scene.visitors[ann].threads[BOOTH])
            && scene.staff.iter().all(|staff| of_kim(&staff.threads[&id]))
    });
    scene.until("and the desks agree", |scene| {
        scene.staff[sato].queue.mine().is_empty() && scene.staff[kim].queue.mine().len() == 1
    });
    scene.staff[kim].write(id, "Hello, Kim here");
    scene.until("Sato has the line, too", |scene| {
        scene.staff[sato].threads[&id].lines().len() == 1
    });
    // The broker keeps one act for each request: it has to be the right one.
    let ito = scene.member(11, "Ito");
    scene.until("Ito knows that Kim has it", |scene| {
        let colleagues = scene.staff[ito].queue.colleagues();
        let holder = colleagues.first().and_then(|entry| entry.custody.holder());
        holder.is_some_and(|holder| holder.name == "Kim")
    });
    scene.staff[kim].hand(id, Some((MemberTag(7), "Sato")));
    scene.until("Sato has it now", |scene| {
        holder(&scene.visitors[ann].threads[BOOTH]) == Some(MemberTag(7))
    });
    scene.until("all desks know", |scene| {
        scene.staff[sato].queue.mine().len() == 1 && scene.staff[kim].queue.colleagues().len() == 1
    });
    scene.staff[sato].write(id, "Sato goes on");
    scene.visitors[ann].write(BOOTH, "Thanks, both");
    scene.until("everybody has all", |scene| {
        scene.visitors[ann].threads[BOOTH].lines().len() == 3
            && scene.staff[sato].threads[&id].lines().len() == 3
    });
}

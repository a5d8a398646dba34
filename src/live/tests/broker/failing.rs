//! What breaks: a broker that is killed, two pages that are one.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use live::{
    VisitorId,
    session::{SessionEvent, SessionSettings},
    signer::Signer,
    thread::Fate,
    topic::VISITOR_PASSWORD,
};

use crate::{
    support::{
        broker::Kind,
        client::Client,
        people::{BOOTH, Scene, Visitor, fresh},
    },
    talk::words,
};

#[test]
fn a_killed_broker_costs_nobody_their_thread() {
    let mut scene = Scene::new("killed");
    let sato = scene.member(7, "Sato");
    let (ann, ben) = (scene.visitor(), scene.visitor());
    let ids = [scene.visitors[ann].id, scene.visitors[ben].id];
    for (visitor, id) in [ann, ben].into_iter().zip(ids) {
        scene.visitors[visitor].ask(BOOTH, "Hello");
        scene.until("it is asked", |scene| {
            scene.staff[sato].queue.place(&id).is_some()
        });
        assert!(scene.staff[sato].take(id));
        scene.staff[sato].write(id, "before");
    }
    let all_have = |scene: &Scene, lines: usize| {
        let desk = &scene.staff[sato].threads;
        ids.iter().all(|id| desk[id].lines().len() == lines)
            && scene
                .visitors
                .iter()
                .all(|v| v.threads[BOOTH].lines().len() == lines)
    };
    scene.until("all talk", |scene| all_have(scene, 1));
    // One line of each side that the broker has and nobody else: the other end sleeps when it dies.
    scene.staff[sato].page.client.sleep();
    scene.visitors[ann].write(BOOTH, "the broker had it");
    scene.visitors[ben].write(BOOTH, "the broker had it");
    scene.until("it has", |scene| {
        scene
            .visitors
            .iter()
            .all(|v| v.threads[BOOTH].lines()[1].fate == Fate::Delivered)
    });
    scene.broker.kill();
    scene.until("all know", |scene| {
        scene
            .visitors
            .iter()
            .all(|v| !v.page.client.session.is_joined())
    });
    scene.visitors[ann].write(BOOTH, "while it is down");
    scene.visitors[ben].write(BOOTH, "while it is down");
    // One of them reloads the page meanwhile.
    scene.visitors[ben].reload_threads();
    scene.broker.recover();
    scene.staff[sato].page.client.wake();
    let took = scene.until("everybody is back", |scene| {
        scene
            .visitors
            .iter()
            .all(|v| v.page.client.session.is_joined())
            && scene.staff[sato].page.client.session.is_joined()
    });
    println!("back after {took:?}");
    scene.until("with their threads", |scene| all_have(scene, 3));
    scene.staff[sato].write(ids[0], "after");
    scene.until("and go on", |scene| {
        scene.visitors[ann].threads[BOOTH].lines().len() == 4
    });
    assert_eq!(
        words(&scene.visitors[ann].threads[BOOTH]),
        ["before", "the broker had it", "while it is down", "after"]
    );
    assert_eq!(
        words(&scene.staff[sato].threads[&ids[1]]),
        ["before", "the broker had it", "while it is down"]
    );
    // A desk that comes now knows the requests: the visitors' pages said them again.
    let kim = scene.member(9, "Kim");
    scene.until("Kim sees both", |scene| {
        ids.iter()
            .all(|id| scene.staff[kim].queue.entry(id).is_some())
    });
}

#[test]
fn nodes_that_are_killed_in_turn_cost_nobody_their_thread() {
    let why = "one broker has no second node";
    if !Kind::Ejabberd.can("nodes that are killed in turn", why) {
        return;
    }
    let mut scene = Scene::new("turn");
    let sato = scene.member(7, "Sato");
    let ann = scene.visitor();
    let id = scene.visitors[ann].id;
    scene.visitors[ann].ask(BOOTH, "Hello");
    scene.until("it is asked", |scene| {
        scene.staff[sato].queue.place(&id).is_some()
    });
    assert!(scene.staff[sato].take(id));
    let all_have = |scene: &Scene, lines: usize| {
        scene.staff[sato].threads[&id].lines().len() == lines
            && scene.visitors[ann].threads[BOOTH].lines().len() == lines
    };
    let all_joined = |scene: &Scene| {
        scene.visitors[ann].page.client.session.is_joined()
            && scene.staff[sato].page.client.session.is_joined()
    };
    for (round, node) in [0, 1, 0].into_iter().enumerate() {
        // Whoever is at this node loses their connection, and with it what they write now.
        scene.broker.pair().kill(node);
        scene.visitors[ann].write(BOOTH, "of the visitor");
        scene.staff[sato].write(id, "of the desk");
        scene.pass(Duration::from_millis(200));
        let took = scene.until("all are back", all_joined);
        scene.until("with all lines", |scene| all_have(scene, 2 * (round + 1)));
        println!("back after {took:?}");
        scene.broker.pair().start_again(node);
        // Who comes to the node that is back knows what is kept at the other one.
        scene.visitors[ann].walk([round as f32, 1.0]);
        scene.pass(Duration::from_millis(300));
        let door = [&scene.broker.visitors, &scene.broker.round][node].clone();
        let mut ben = Visitor::at(&door, &scene.keys);
        let began = Instant::now();
        while ben.hall.person(&id).is_none() {
            assert!(
                began.elapsed() < Duration::from_secs(30),
                "{:?}",
                ben.page.events
            );
            ben.step();
            scene.step();
        }
    }
}

#[test]
fn of_two_pages_with_one_client_id_one_stays() {
    let scene = Scene::new("takeover");
    let ann = VisitorId::from_key(&Signer::from_seed(&fresh()).key());
    let settings = SessionSettings::new(
        "one-secret-of-one-page".to_owned(),
        Some(ann.to_string()),
        Some(VISITOR_PASSWORD.to_owned()),
    );
    // Seeds whose waits are short ones. Of a pair each comes to another node.
    let doors = [(62, &scene.broker.visitors), (277, &scene.broker.round)];
    let mut pages =
        doors.map(|(seed, door)| (Client::new(door, settings.clone(), seed), Vec::new()));
    let drive = |pages: &mut [(Client, Vec<SessionEvent>)],
                 done: &dyn Fn(&[(Client, Vec<SessionEvent>)]) -> bool| {
        let began = Instant::now();
        while !done(pages) {
            let told = || pages.iter().map(|page| &page.1).collect::<Vec<_>>();
            assert!(began.elapsed() < Duration::from_secs(40), "{:?}", told());
            for (client, told) in pages.iter_mut() {
                told.extend(client.step());
            }
            sleep(Duration::from_millis(5));
        }
    };
    let over = |page: &(Client, Vec<SessionEvent>)| page.1.contains(&SessionEvent::TakenOver);
    drive(&mut pages[..1], &|pages| pages[0].0.session.is_joined());
    // Nodes tell apart who came first by whole seconds.
    sleep(Duration::from_millis(1_100));
    // A broker that says why it closes ends it at once; mosquitto 2.0 does not, and they push one another out for a while.
    drive(&mut pages, &|pages| pages.iter().any(over));
    drive(&mut pages, &|pages| {
        pages.iter().any(|page| page.0.session.is_joined())
    });
    for (client, _) in &mut pages {
        let now = client.now();
        client.session.wake(now);
    }
    let began = Instant::now();
    drive(&mut pages, &|_| began.elapsed() > Duration::from_secs(3));
    drive(&mut pages, &|pages| {
        pages
            .iter()
            .all(|page| over(page) != page.0.session.is_joined())
    });
    assert_eq!(pages.iter().filter(|page| over(page)).count(), 1);
}

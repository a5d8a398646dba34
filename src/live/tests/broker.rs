//! Visitors and a desk against a real mosquitto with the rules that an event has, over WebSocket: what people do, what
//! breaks meanwhile, and what somebody with bad intent cannot do.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

mod support;

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use live::{
    Message, Refused, Topic, VisitorId,
    message::{Act, DeskStatus, MemberTag, Reaction, Said},
    session::{Event, Publication, Settings, Token},
    signer::Signer,
    thread::{Fate, State, Thread},
    topic::{Subject, desk_user},
};
use support::{
    broker::EVENT,
    client::Client,
    people::{BOOTH, HALL, Scene, fresh, presence},
};

fn words(thread: &Thread) -> Vec<&str> {
    thread
        .lines()
        .iter()
        .map(|line| match &line.said {
            Said::Words(text) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect()
}

fn holder(thread: &Thread) -> Option<MemberTag> {
    match thread.state() {
        State::Taken(holder) => Some(holder.member),
        _ => None,
    }
}

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
    let took = scene.until("Ann is gone", |scene| {
        scene
            .visitors
            .iter()
            .all(|visitor| visitor.hall.person(&ann_id).is_none())
    });
    assert!(took < Duration::from_secs(5), "{took:?}");
    let dan = scene.visitor();
    scene.until("Dan sees Ben", |scene| {
        scene.visitors[dan].hall.person(&ben_id).is_some()
    });
    assert!(scene.visitors[dan].hall.person(&ann_id).is_none());
}

#[test]
fn a_kept_card_expires_at_the_broker() {
    let mut scene = Scene::new("expiry");
    let ann = scene.visitor();
    let visitor = &mut scene.visitors[ann];
    let (topic, card) = (presence(visitor.id), visitor.card([1.0, 1.0]));
    let time = visitor.page.now();
    let payload = visitor.page.signed(&topic, &card, time);
    let short = Publication {
        expiry_secs: Some(1),
        ..Publication::of(EVENT, &topic, &card, payload, time)
    };
    visitor.page.publish(short).unwrap();
    let ben = scene.visitor();
    scene.until("Ben sees Ann", |scene| {
        scene.visitors[ben].hall.count() == 1
    });
    scene.pass(Duration::from_millis(2_500));
    let cem = scene.visitor();
    scene.pass(Duration::from_millis(300));
    assert_eq!(scene.visitors[cem].hall.count(), 0);
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
        scene.visitors[ann].threads[BOOTH].state() == State::Closed
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
            .any(|event| matches!(event, Event::Delivered { heard: false, .. }))
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
    scene.pass(Duration::from_millis(500));
    assert!(scene.staff[sato].queue.mine().is_empty() && scene.staff[kim].queue.mine().len() == 1);
    scene.staff[kim].write(id, "Hello, Kim here");
    scene.until("Sato has the line, too", |scene| {
        scene.staff[sato].threads[&id].lines().len() == 1
    });
    // The broker keeps one act for each request: it has to be the right one.
    let ito = scene.member(11, "Ito");
    scene.until("Ito knows", |scene| {
        scene.staff[ito].queue.colleagues().len() == 1
    });
    assert_eq!(
        scene.staff[ito].queue.colleagues()[0]
            .custody
            .holder()
            .unwrap()
            .name,
        "Kim"
    );
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
    scene.broker.start_again();
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
fn of_two_pages_with_one_client_id_one_stays() {
    let scene = Scene::new("takeover");
    let settings = Settings::new(
        "one-secret-of-one-page".to_owned(),
        Some("ann".to_owned()),
        None,
    );
    // Seeds whose waits are short ones.
    let mut pages = [62, 277].map(|seed| {
        (
            Client::new(scene.broker.visitors, settings.clone(), seed),
            Vec::new(),
        )
    });
    let drive = |pages: &mut [(Client, Vec<Event>)],
                 done: &dyn Fn(&[(Client, Vec<Event>)]) -> bool| {
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
    let over = |page: &(Client, Vec<Event>)| page.1.contains(&Event::TakenOver);
    drive(&mut pages[..1], &|pages| pages[0].0.session.is_joined());
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
    assert_eq!(pages.iter().filter(|page| over(page)).count(), 1);
    assert!(
        pages
            .iter()
            .all(|page| over(page) != page.0.session.is_joined())
    );
}

/// Somebody at a door with a name and a password, who writes to a topic and listens to a filter. Returns whether the broker
/// took the message, and all that they heard within half a second.
fn attempt(
    port: u16,
    name: Option<&str>,
    password: Option<&str>,
    topic: &str,
    filter: &str,
) -> (bool, Vec<String>) {
    let id: String = fresh()[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let settings = Settings::new(id, name.map(str::to_owned), password.map(str::to_owned));
    let mut client = Client::new(port, settings, 5);
    client.session.listen(filter.to_owned(), true, 0);
    let message = Publication {
        topic: topic.to_owned(),
        payload: b"forged".to_vec(),
        assured: true,
        retained: true,
        expiry_secs: Some(60),
    };
    let token: Token = client.session.publish(message, 0).unwrap().unwrap();
    let (began, mut heard, mut answer) = (Instant::now(), Vec::new(), None);
    while began.elapsed() < Duration::from_millis(500)
        || (answer.is_none() && began.elapsed() < Duration::from_secs(5))
    {
        for event in client.step() {
            match event {
                Event::Delivered { token: of, .. } if of == token => answer = Some(true),
                Event::Refused { token: of, .. } if of == token => answer = Some(false),
                Event::Denied { .. } => return (false, heard),
                Event::Message { topic, payload, .. } if !payload.is_empty() => heard.push(topic),
                _ => {}
            }
        }
        sleep(Duration::from_millis(2));
    }
    // Who is thrown out for asking is refused as well.
    (answer.unwrap_or(false), heard)
}

#[test]
fn the_doors_hold() {
    let mut scene = Scene::new("doors");
    let sato = scene.member(7, "Sato");
    let ann = scene.visitor();
    let id = scene.visitors[ann].id;
    scene.visitors[ann].walk([1.0, 1.0]);
    scene.visitors[ann].ask(BOOTH, "Hello");
    scene.until("it is asked", |scene| {
        scene.staff[sato].queue.place(&id).is_some()
    });
    scene.staff[sato].take(id);
    let (visitors, desks) = (scene.broker.visitors, scene.broker.desks);
    let mallory = VisitorId::from_key(&Signer::from_seed(&fresh()).key()).to_string();
    let topic = |topic: Topic| topic.name(EVENT);
    let (leaf, inbox) = (topic(presence(id)), format!("bw/{EVENT}/v/{id}/+"));
    let own = topic(Topic::Presence {
        hall: HALL.to_owned(),
        group: 0,
        id: VisitorId::parse(&mallory).unwrap(),
    });
    let status = topic(Topic::Status {
        booth: BOOTH.to_owned(),
    });

    assert!(
        attempt(visitors, Some(&mallory), None, &own, "bw/none").0,
        "one's own leaf"
    );
    let names = [
        Some(mallory.as_str()),
        Some("+"),
        Some("#"),
        Some(""),
        None,
        Some("desk-acme"),
        Some("organiser"),
        Some("+/+"),
    ];
    let targets = [
        leaf.clone(),
        status.clone(),
        topic(Topic::ToDesk {
            booth: BOOTH.to_owned(),
            id,
        }),
        topic(Topic::ToVisitor {
            id,
            booth: BOOTH.to_owned(),
        }),
        topic(Topic::Queue {
            booth: BOOTH.to_owned(),
            id,
        }),
        topic(Topic::Organiser(Subject::Bans)),
        topic(Topic::Report { id }),
    ];
    std::thread::scope(|scope| {
        for (name, target) in names
            .iter()
            .flat_map(|name| targets.iter().map(move |target| (*name, target)))
        {
            let inbox = &inbox;
            scope.spawn(move || {
                let (took, heard) = attempt(visitors, name, None, target, inbox);
                assert!(
                    !took && heard.is_empty(),
                    "{name:?} at {target} heard {heard:?}"
                );
            });
        }
    });
    // A wide filter brings what everybody may see, and nothing else.
    let (_, heard) = attempt(visitors, Some(&mallory), None, &own, "#");
    let public = |topic: &String| {
        ["h", "s", "o", "t"]
            .iter()
            .any(|kind| topic.starts_with(&format!("bw/{EVENT}/{kind}/")))
    };
    assert!(heard.iter().all(public), "{heard:?}");

    let (acme, zenith) = (desk_user(BOOTH), desk_user("zenith"));
    let (right, other) = (scene.code.password(), support::people::code(2).password());
    assert!(
        attempt(desks, Some(&acme), Some(&right), &status, "bw/none").0,
        "the right code"
    );
    for (name, password) in [
        (None, None),
        (Some(acme.as_str()), None),
        (Some(&acme), Some(other.as_str())),
        (Some(&mallory), None),
    ] {
        assert!(
            !attempt(desks, name, password, &status, "bw/none").0,
            "{name:?} {password:?}"
        );
    }
    for target in [
        &status,
        &topic(Topic::ToVisitor {
            id,
            booth: BOOTH.to_owned(),
        }),
        &leaf,
        &topic(Topic::Organiser(Subject::Bans)),
    ] {
        let (took, heard) = attempt(
            desks,
            Some(&zenith),
            Some(&other),
            target,
            &format!("bw/{EVENT}/b/{BOOTH}/+"),
        );
        assert!(!took && heard.is_empty(), "zenith's desk at {target}");
    }
}

#[test]
fn forged_and_replayed_messages_change_nothing() {
    let mut scene = Scene::new("forged");
    let sato = scene.member(7, "Sato");
    let (ann, ben) = (scene.visitor(), scene.visitor());
    let id = scene.visitors[ann].id;
    scene.visitors[ann].walk([1.0, 1.0]);
    scene.visitors[ann].ask(BOOTH, "Hello");
    scene.until("all is there", |scene| {
        scene.visitors[ben].hall.count() == 1 && scene.staff[sato].queue.place(&id).is_some()
    });

    // Mallory comes with Ann's name, which an open door cannot prove.
    let mut mallory = support::people::Visitor::new(&scene.broker, &scene.keys);
    let settings = Settings::new("mallory".to_owned(), Some(id.to_string()), None);
    mallory.page.client = Client::new(scene.broker.visitors, settings, 1);
    mallory
        .page
        .listen(Topic::filter_group(EVENT, HALL, 0), false);
    mallory
        .page
        .listen(Topic::filter_to_visitor(EVENT, &id), true);
    let joined = Instant::now();
    while mallory.page.joined() == 0 || joined.elapsed() < Duration::from_millis(300) {
        mallory.step();
        scene.step();
    }
    // Ann's card of before, as the broker gave it to everybody.
    let old = mallory.page.events.iter().find_map(|event| match event {
        Event::Message { topic, payload, .. }
            if topic.ends_with(&id.to_string()) && topic.contains("/h/") =>
        {
            Some(payload.clone())
        }
        _ => None,
    });
    let old = old.expect("Ann's kept card");
    scene.visitors[ann].walk([2.0, 2.0]);
    scene.until("Ann walks on", |scene| {
        scene.visitors[ben]
            .hall
            .person(&id)
            .is_some_and(|person| person.card.to == [2.0, 2.0])
    });

    let leaf = presence(id).name(EVENT);
    let raw = |payload: Vec<u8>| Publication {
        topic: leaf.clone(),
        payload,
        assured: false,
        retained: true,
        expiry_secs: Some(90),
    };
    let own = presence(mallory.id);
    let card = mallory.card([9.0, 9.0]);
    let now = mallory.page.now();
    let forged = mallory.page.signed(&own, &card, now);
    let mut changed = old.clone();
    changed[40] ^= 1;
    for payload in [forged, changed, old, b"nonsense".to_vec()] {
        mallory.page.publish(raw(payload)).unwrap();
    }
    mallory.step();
    let before = scene.visitors[ben].page.refused.len();
    scene.until("Ben refused all four", |scene| {
        scene.visitors[ben].page.refused.len() >= before + 4
    });
    let refused = &scene.visitors[ben].page.refused[before..];
    assert!(
        refused.contains(&Refused::NotTheTopicsOwner) && refused.contains(&Refused::Signature),
        "{refused:?}"
    );
    assert!(refused.contains(&Refused::Replay), "{refused:?}");
    assert_eq!(
        scene.visitors[ben].hall.person(&id).unwrap().card.to,
        [2.0, 2.0]
    );

    // Ann's inbox is open to Mallory, but what is in it is sealed to Ann's page.
    assert!(scene.staff[sato].take(id));
    scene.staff[sato].write(id, "for Ann alone");
    mallory.ask(BOOTH, "Hello");
    scene.until("Ann reads it", |scene| {
        scene.visitors[ann].threads[BOOTH].lines().len() == 1
    });
    let waited = Instant::now();
    while waited.elapsed() < Duration::from_millis(300) {
        mallory.step();
        scene.step();
    }
    let inbox = mallory
        .page
        .events
        .iter()
        .filter(|event| matches!(event, Event::Message { topic, .. } if topic.contains("/v/")))
        .count();
    assert!(
        inbox > 0,
        "the door is open, and that is why words are sealed"
    );
    assert!(mallory.threads[BOOTH].lines().is_empty());

    // A reaction counts once; a line said again counts once.
    let reaction = Message::Reaction(Reaction::new(1).unwrap());
    scene.visitors[ann]
        .page
        .say(&presence(id), &reaction)
        .unwrap();
    let waited = Instant::now();
    let mut replays = Vec::new();
    while waited.elapsed() < Duration::from_millis(400) {
        mallory.step();
        scene.step();
    }
    for event in &mallory.page.events {
        if let Event::Message { topic, payload, .. } = event
            && topic.contains(&id.to_string())
            && topic.contains("/h/")
        {
            replays.push(payload.clone());
        }
    }
    let last = replays.pop().expect("the reaction");
    assert!(
        scene.visitors[ben]
            .page
            .accept(&leaf, &last)
            .is_err_and(|refused| refused == Refused::Replay)
    );

    // A desk of another booth signs for its own, and not for this one.
    let status = Message::Desk(DeskStatus::default());
    let topic = Topic::Status {
        booth: BOOTH.to_owned(),
    };
    let zenith = Signer::of_desk(&support::people::code(2));
    let unsigned = live::envelope::Unsigned::new(
        EVENT,
        &topic,
        &status,
        scene.staff[sato].page.now(),
        &zenith.key(),
    )
    .unwrap();
    let payload = zenith.signed(&unsigned);
    assert_eq!(
        scene.visitors[ben]
            .page
            .accept(&topic.name(EVENT), &payload),
        Err(Refused::Signature)
    );
    // And nobody's act is taken from a visitor, whatever the topic.
    let act = Message::Act(Act::Closed { by: MemberTag(7) });
    let at_queue = Topic::Queue {
        booth: BOOTH.to_owned(),
        id,
    };
    let unsigned = live::envelope::Unsigned::new(
        EVENT,
        &at_queue,
        &act,
        mallory.page.now(),
        &mallory.page.signer.key(),
    )
    .unwrap();
    let payload = mallory.page.signer.signed(&unsigned);
    assert_eq!(
        scene.staff[sato]
            .page
            .accept(&at_queue.name(EVENT), &payload),
        Err(Refused::Signature)
    );
}

#[test]
fn a_clock_that_is_ten_minutes_wrong_is_corrected_by_the_hosts_date() {
    let mut scene = Scene::new("clock");
    let (ann, ben) = (scene.visitor(), scene.visitor());
    let ids = [scene.visitors[ann].id, scene.visitors[ben].id];
    for wrong_by in [600_000.0, -600_000.0] {
        let visitor = &mut scene.visitors[ann];
        visitor.page.wrong_by = wrong_by;
        visitor.page.clock = live::clock::Clock::new();
        visitor.walk([1.0, 1.0]);
        scene.pass(Duration::from_millis(300));
        assert!(
            scene.visitors[ben].hall.person(&ids[0]).is_none(),
            "uncorrected, nobody believes it"
        );
        assert!(scene.visitors[ben].page.refused.contains(&Refused::Time));

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

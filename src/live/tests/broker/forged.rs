//! What is signed by the wrong hand, changed on its way, or said a second time.

use std::time::{Duration, Instant};

use live::{
    BrokerTopic, Message, Refused,
    envelope::Unsigned,
    message::{Act, DeskStatus, MemberTag, Reaction},
    session::{Publication, SessionEvent, SessionSettings},
    signer::Signer,
    topic::VISITOR_PASSWORD,
};

use crate::support::{
    broker::EVENT,
    client::Client,
    people::{BOOTH, HALL, Scene, Visitor, code, presence},
};

/// Drives Mallory with everybody else until something holds.
fn with(
    scene: &mut Scene,
    mallory: &mut Visitor,
    what: &str,
    holds: impl Fn(&Visitor, &Scene) -> bool,
) {
    let began = Instant::now();
    while !holds(mallory, scene) {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "{what}: not within 30 s"
        );
        mallory.step();
        scene.step();
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
    let mut mallory = Visitor::at(&scene.broker.visitors, &scene.keys);
    let settings = SessionSettings::new(
        "mallory".to_owned(),
        Some(id.to_string()),
        Some(VISITOR_PASSWORD.to_owned()),
    );
    mallory.page.client = Client::new(&scene.broker.round, settings, 1);
    mallory
        .page
        .listen(BrokerTopic::filter_group(EVENT, HALL, 0), false);
    mallory
        .page
        .listen(BrokerTopic::filter_to_visitor(EVENT, &id), true);
    // Ann's card of before, as the broker gave it to everybody.
    let own_leaf = move |event: &SessionEvent| match event {
        SessionEvent::Message { topic, payload, .. }
            if topic.ends_with(&id.to_string()) && topic.contains("/h/") =>
        {
            Some(payload.clone())
        }
        _ => None,
    };
    let of_ann =
        |page: &Visitor| -> Vec<Vec<u8>> { page.page.events.iter().filter_map(own_leaf).collect() };
    with(&mut scene, &mut mallory, "Ann's kept card", |mallory, _| {
        !of_ann(mallory).is_empty()
    });
    let old = of_ann(&mallory)[0].clone();
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
    let letters = |page: &Visitor| {
        let letter = |event: &&SessionEvent| matches!(event, SessionEvent::Message { topic, .. } if topic.contains("/v/"));
        page.page.events.iter().filter(letter).count()
    };
    let why = "the door is open, and that is why words are sealed";
    with(&mut scene, &mut mallory, why, |mallory, scene| {
        // The act that took it, its place, and the words.
        scene.visitors[ann].threads[BOOTH].lines().len() == 1
            && letters(mallory) >= letters(&scene.visitors[ann])
    });
    assert!(mallory.threads[BOOTH].lines().is_empty());

    // A reaction counts once; a line said again counts once.
    let reaction = Message::Reaction(Reaction::new(1).unwrap());
    scene.visitors[ann]
        .page
        .say(&presence(id), &reaction)
        .unwrap();
    let kind = reaction.kind();
    let last_of = |page: &Visitor| of_ann(page).pop().filter(|payload| payload[0] == kind);
    with(
        &mut scene,
        &mut mallory,
        "the reaction",
        |mallory, scene| last_of(mallory).is_some() && last_of(&scene.visitors[ben]).is_some(),
    );
    let last = last_of(&mallory).unwrap();
    assert!(
        scene.visitors[ben]
            .page
            .accept(&leaf, &last)
            .is_err_and(|refused| refused == Refused::Replay)
    );

    // A desk of another booth signs for its own, and not for this one.
    let status = Message::Desk(DeskStatus::default());
    let topic = BrokerTopic::Status {
        booth: BOOTH.to_owned(),
    };
    let zenith = Signer::of_desk(&code(2));
    let unsigned = Unsigned::new(
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
    let at_queue = BrokerTopic::Queue {
        booth: BOOTH.to_owned(),
        id,
    };
    let unsigned = Unsigned::new(
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

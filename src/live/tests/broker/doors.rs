//! What somebody with bad intent cannot do at the doors.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use live::{
    BrokerTopic, VisitorId,
    session::{Publication, SessionEvent, SessionSettings, Token},
    signer::Signer,
    topic::{Subject, VISITOR_PASSWORD, desk_user},
};

use crate::support::{
    broker::{CODELESS, Door, EVENT, Kind},
    client::Client,
    people::{BOOTH, HALL, Scene, code, fresh, presence, secret_client_id},
};

/// Somebody at a door with a name and a password, who writes to a topic and listens to a filter. Returns whether the broker
/// took the message, and all that they heard within half a second.
fn attempt(
    door: &Door,
    name: Option<&str>,
    password: Option<&str>,
    topic: &str,
    filter: &str,
) -> (bool, Vec<String>) {
    let id: String = fresh()[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let settings = SessionSettings::new(id, name.map(str::to_owned), password.map(str::to_owned));
    let mut client = Client::new(door, settings, 5);
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
        || (answer.is_none() && began.elapsed() < Duration::from_secs(15))
    {
        for event in client.step() {
            match event {
                SessionEvent::Delivered { token: of, .. } if of == token => answer = Some(true),
                SessionEvent::Refused { token: of, .. } if of == token => answer = Some(false),
                SessionEvent::Denied { .. } => return (false, heard),
                SessionEvent::Message { topic, payload, .. } if !payload.is_empty() => {
                    heard.push(topic);
                }
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
    let (visitors, desks) = (&scene.broker.visitors, &scene.broker.desks);
    let mallory = VisitorId::from_key(&Signer::from_seed(&fresh()).key()).to_string();
    let topic = |topic: BrokerTopic| topic.name(EVENT);
    let (leaf, inbox) = (topic(presence(id)), format!("bw/{EVENT}/v/{id}/+"));
    let own = topic(BrokerTopic::Presence {
        hall: HALL.to_owned(),
        group: 0,
        id: VisitorId::parse(&mallory).unwrap(),
    });
    let status = topic(BrokerTopic::Status {
        booth: BOOTH.to_owned(),
    });

    assert!(
        attempt(
            visitors,
            Some(&mallory),
            Some(VISITOR_PASSWORD),
            &own,
            "bw/none"
        )
        .0,
        "one's own leaf"
    );
    if Kind::Mosquitto.can(
        "made-up places",
        "ejabberd has no rule for the number of a group",
    ) {
        // Under one's own name as well: each would be kept, and there is no end of them.
        for place in ["h/nowhere/0", "h/dockyard/128", "b/nowhere", "n/nowhere"] {
            let topic = format!("bw/{EVENT}/{place}/{mallory}");
            let password = Some(VISITOR_PASSWORD);
            let (took, _) = attempt(visitors, Some(&mallory), password, &topic, "bw/none");
            assert!(!took, "{topic}");
        }
    }
    let names = [
        Some(mallory.as_str()),
        Some("+"),
        Some("#"),
        Some(""),
        None,
        Some("desk-acme"),
        Some("organiser"),
        Some("+/+"),
        Some("desk-acme@fair.example"),
        Some("@fair.example"),
    ];
    let passwords = [None, Some(VISITOR_PASSWORD)];
    let targets = [
        leaf.clone(),
        status.clone(),
        topic(BrokerTopic::ToDesk {
            booth: BOOTH.to_owned(),
            id,
        }),
        topic(BrokerTopic::ToVisitor {
            id,
            booth: BOOTH.to_owned(),
        }),
        topic(BrokerTopic::Queue {
            booth: BOOTH.to_owned(),
            id,
        }),
        topic(BrokerTopic::Organiser(Subject::Bans)),
        topic(BrokerTopic::Report { id }),
        topic(BrokerTopic::Device { id }),
    ];
    // A few at a time: a door takes no more of them at once.
    let attempts: Vec<_> = targets
        .iter()
        .flat_map(|target| names.map(|name| (target, name)))
        .flat_map(|(target, name)| passwords.map(|password| (target, name, password)))
        .collect();
    for some in attempts.chunks(48) {
        std::thread::scope(|scope| {
            for (target, name, password) in some {
                let inbox = &inbox;
                scope.spawn(move || {
                    let (took, heard) = attempt(visitors, *name, *password, target, inbox);
                    assert!(
                        !took && heard.is_empty(),
                        "{name:?} at {target} heard {heard:?}"
                    );
                });
            }
        });
    }
    // A wide filter brings what everybody may see, and nothing else: neither one that is shared, nor what the broker says of itself.
    let public = |topic: &String| {
        ["h", "s", "o", "t"]
            .iter()
            .any(|kind| topic.starts_with(&format!("bw/{EVENT}/{kind}/")))
    };
    for filter in ["#", "$share/all/#", "$SYS/#"] {
        let password = Some(VISITOR_PASSWORD);
        let (_, heard) = attempt(visitors, Some(&mallory), password, &own, filter);
        assert!(heard.iter().all(public), "{filter} heard {heard:?}");
    }
    // One asks for everybody's letters under each name that a pattern could read as everybody.
    for name in ["+", "#", &mallory] {
        let everybody = format!("bw/{EVENT}/v/+/+");
        let (_, heard) = attempt(
            visitors,
            Some(name),
            Some(VISITOR_PASSWORD),
            &own,
            &everybody,
        );
        assert!(heard.is_empty(), "{name} heard {heard:?}");
    }

    let (acme, zenith) = (desk_user(BOOTH), desk_user("zenith"));
    let (right, other) = (scene.code.password(), code(2).password());
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
        &topic(BrokerTopic::ToVisitor {
            id,
            booth: BOOTH.to_owned(),
        }),
        &leaf,
        &topic(BrokerTopic::Organiser(Subject::Bans)),
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
    // Nor is anybody the desk of a booth for which no code was made yet.
    let later = BrokerTopic::Status {
        booth: CODELESS.to_owned(),
    }
    .name(EVENT);
    let letters = format!("bw/{EVENT}/b/{CODELESS}/+");
    for door in [visitors, desks] {
        for password in passwords {
            let name = desk_user(CODELESS);
            let (took, heard) = attempt(door, Some(&name), password, &later, &letters);
            assert!(!took && heard.is_empty(), "{name} with {password:?}");
        }
    }
}

#[test]
fn a_last_will_says_nothing_where_its_owner_may_not_write() {
    let mut scene = Scene::new("wills");
    let (ann, ben, cem) = (scene.visitor(), scene.visitor(), scene.visitor());
    let [ann_id, cem_id] = [ann, cem].map(|one| scene.visitors[one].id);
    scene.visitors[ann].walk([1.0, 1.0]);
    scene.visitors[cem].walk([2.0, 2.0]);
    scene.until("Ben sees both", |scene| {
        scene.visitors[ben].hall.count() == 2
    });
    let mallory = VisitorId::from_key(&Signer::from_seed(&fresh()).key()).to_string();
    let mut settings = SessionSettings::new(
        secret_client_id(),
        Some(mallory),
        Some(VISITOR_PASSWORD.to_owned()),
    );
    settings.will = Some(presence(ann_id).name(EVENT));
    let mut client = Client::new(&scene.broker.visitors, settings, 5);
    let began = Instant::now();
    // A broker may refuse such a will when it hears of it.
    while !client.session.is_joined() && began.elapsed() < Duration::from_secs(5) {
        client.step();
        sleep(Duration::from_millis(2));
    }
    drop(client);
    // Cem is lost after Mallory, and his own will is spoken.
    drop(scene.visitors.remove(cem));
    scene.until("Cem is gone", |scene| {
        scene.visitors[ben].hall.person(&cem_id).is_none()
    });
    assert!(scene.visitors[ben].hall.person(&ann_id).is_some());
    let dan = scene.visitor();
    scene.until("Dan, who comes later, sees Ann", |scene| {
        scene.visitors[dan].hall.person(&ann_id).is_some()
    });
}

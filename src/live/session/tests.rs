//! The session against the other half of the protocol, run by hand: what does not need a real broker to be seen.

use mqtt_protocol_core::mqtt::{
    Connection, Version,
    common::Cursor,
    connection::{Event as Raw, role::Server},
    packet::{GenericPacketTrait, Packet, Property, Qos, ReceiveMaximum, v5_0},
    result_code::{ConnectReasonCode, DisconnectReasonCode, PubackReasonCode, SubackReasonCode},
};
use proptest::prelude::*;

use super::*;

/// The broker's end of one connection.
struct Peer {
    connection: Connection<Server>,
    got: Vec<Packet>,
    bytes: Vec<u8>,
}

impl Peer {
    fn new() -> Self {
        Self {
            connection: Connection::new(Version::V5_0),
            got: Vec::new(),
            bytes: Vec::new(),
        }
    }

    fn take(&mut self, events: Vec<Raw>) {
        for event in events {
            match event {
                Raw::NotifyPacketReceived(packet) => self.got.push(packet),
                Raw::RequestSendPacket { packet, .. } => {
                    self.bytes.extend(packet.to_continuous_buffer());
                }
                Raw::NotifyError(error) => panic!("{error:?}"),
                _ => {}
            }
        }
    }

    fn hear(&mut self, bytes: &[u8]) {
        let mut cursor = Cursor::new(bytes);
        while (cursor.position() as usize) < bytes.len() {
            let events = self.connection.recv(&mut cursor);
            self.take(events);
        }
    }

    /// Bytes of the broker's answer.
    fn say(&mut self, packet: impl Into<Packet>) -> Vec<u8> {
        let events = self.connection.send(packet.into());
        self.take(events);
        std::mem::take(&mut self.bytes)
    }

    fn published(&self) -> Vec<(String, u16, bool)> {
        self.got
            .iter()
            .filter_map(|packet| match packet {
                Packet::V5_0Publish(publish) => {
                    let text = String::from_utf8(publish.payload().as_slice().to_vec()).unwrap();
                    Some((text, publish.packet_id().unwrap_or(0), publish.dup()))
                }
                _ => None,
            })
            .collect()
    }
}

fn session() -> BrokerSession {
    let mut settings = SessionSettings::new("secret".to_owned(), Some("me".to_owned()), None);
    settings.will = Some("bw/e/h/hall/0/me".to_owned());
    BrokerSession::new(settings, 1)
}

/// Does what the session asks for; returns what it told.
fn run(session: &mut BrokerSession, peer: &mut Peer) -> Vec<SessionEvent> {
    let mut told = Vec::new();
    while let Some(effect) = session.next_effect() {
        match effect {
            Effect::Send(bytes) => peer.hear(&bytes),
            Effect::Tell(event) => told.push(event),
            Effect::Open | Effect::Close => {}
        }
    }
    told
}

fn welcome(resumed: bool) -> v5_0::Connack {
    v5_0::Connack::builder()
        .reason_code(ConnectReasonCode::Success)
        .session_present(resumed)
        .build()
        .unwrap()
}

fn join(session: &mut BrokerSession, resumed: bool, now: Millis) -> Peer {
    let mut peer = Peer::new();
    session.start(now);
    if let Link::Waiting { until } = session.link {
        session.tick(until);
    }
    session.opened(now);
    run(session, &mut peer);
    let bytes = peer.say(welcome(resumed));
    session.received(&bytes, now);
    let told = run(session, &mut peer);
    assert_eq!(told, [SessionEvent::Joined { resumed }]);
    peer
}

fn line(text: &str) -> Publication {
    Publication {
        topic: "bw/e/b/acme/me".to_owned(),
        payload: text.as_bytes().to_vec(),
        assured: true,
        retained: false,
        expiry_secs: None,
    }
}

fn ack(packet: u16, reason: PubackReasonCode) -> v5_0::Puback {
    v5_0::Puback::builder()
        .packet_id(packet)
        .reason_code(reason)
        .build()
        .unwrap()
}

#[test]
fn the_greeting_says_who_we_are_and_what_shall_happen_when_we_are_lost() {
    let mut session = session();
    let peer = join(&mut session, false, 0);
    let Packet::V5_0Connect(connect) = &peer.got[0] else {
        panic!("{:?}", peer.got)
    };
    assert_eq!(
        (
            connect.client_id(),
            connect.user_name(),
            connect.keep_alive()
        ),
        ("secret", Some("me"), 180)
    );
    assert!(!connect.clean_start() && connect.will_retain());
    assert_eq!(
        (connect.will_topic(), connect.will_payload()),
        (Some("bw/e/h/hall/0/me"), Some([].as_slice()))
    );
    assert!(connect.props().iter().any(
        |property| matches!(property, Property::SessionExpiryInterval(secs) if secs.val() == 7_200)
    ));
}

#[test]
fn assured_messages_wait_and_come_through_once_we_are_connected() {
    let mut session = session();
    let token = session.publish(line("one"), 0).unwrap().unwrap();
    assert_eq!(
        session.publish(
            Publication {
                assured: false,
                ..line("walk")
            },
            0
        ),
        Err(PublishError::Offline)
    );
    let mut peer = join(&mut session, false, 10);
    let published = peer.published();
    assert_eq!(published[0].0, "one");
    let bytes = peer.say(ack(published[0].1, PubackReasonCode::NoMatchingSubscribers));
    session.received(&bytes, 20);
    assert_eq!(
        run(&mut session, &mut peer),
        [SessionEvent::Delivered {
            token,
            heard: false
        }]
    );
    let token = session.publish(line("two"), 30).unwrap().unwrap();
    run(&mut session, &mut peer);
    let bytes = peer.say(ack(peer.published()[1].1, PubackReasonCode::NotAuthorized));
    session.received(&bytes, 40);
    assert_eq!(
        run(&mut session, &mut peer),
        [SessionEvent::Refused {
            token,
            reason: 0x87
        }]
    );
    assert_eq!(session.waiting(), 0);
}

#[test]
fn what_was_not_acknowledged_is_said_again() {
    for resumed in [true, false] {
        let mut session = session();
        let mut peer = join(&mut session, false, 0);
        session.publish(line("one"), 0).unwrap();
        session.publish(line("two"), 0).unwrap();
        run(&mut session, &mut peer);
        let first = peer.published();
        let bytes = peer.say(ack(first[0].1, PubackReasonCode::Success));
        session.received(&bytes, 5);
        session.closed(10);
        run(&mut session, &mut peer);
        let peer = join(&mut session, resumed, 20_000);
        let again = peer.published();
        assert_eq!(again.len(), 1, "{again:?}");
        assert_eq!((again[0].0.as_str(), again[0].2), ("two", resumed));
        assert!(
            !resumed || again[0].1 == first[1].1,
            "the broker knows it by its number"
        );
    }
}

#[test]
fn a_broker_that_takes_few_at_once_gets_few_at_once() {
    let mut session = session();
    let mut peer = Peer::new();
    session.start(0);
    session.opened(0);
    run(&mut session, &mut peer);
    let welcome = v5_0::Connack::builder()
        .reason_code(ConnectReasonCode::Success)
        .session_present(false)
        .props(vec![ReceiveMaximum::new(2).unwrap().into()])
        .build()
        .unwrap();
    let bytes = peer.say(welcome);
    session.received(&bytes, 0);
    for n in 0..10 {
        session.publish(line(&n.to_string()), 0).unwrap();
    }
    run(&mut session, &mut peer);
    let mut answered = 0;
    while answered < peer.published().len() {
        assert!(peer.published().len() - answered <= 2);
        let bytes = peer.say(ack(peer.published()[answered].1, PubackReasonCode::Success));
        session.received(&bytes, 0);
        answered += 1;
        run(&mut session, &mut peer);
    }
    let texts: Vec<String> = peer
        .published()
        .into_iter()
        .map(|(text, ..)| text)
        .collect();
    assert_eq!(texts, (0..10).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn messages_expire_while_we_are_away_and_do_not_pile_up() {
    let mut session = session();
    let token = session
        .publish(
            Publication {
                expiry_secs: Some(60),
                ..line("old")
            },
            0,
        )
        .unwrap()
        .unwrap();
    for n in 1..OUTBOX {
        session.publish(line(&n.to_string()), 0).unwrap();
    }
    assert_eq!(
        session.publish(line("too many"), 0),
        Err(PublishError::Full)
    );
    session.start(60_000);
    session.opened(60_000);
    let mut peer = Peer::new();
    run(&mut session, &mut peer);
    let bytes = peer.say(welcome(false));
    session.received(&bytes, 60_000);
    assert!(run(&mut session, &mut peer).contains(&SessionEvent::Expired { token }));
    assert_eq!(peer.published()[0].0, "1");
}

#[test]
fn taken_over_or_denied_we_stay_away_else_we_come_back() {
    for (reason, comes_back) in [
        (DisconnectReasonCode::SessionTakenOver, false),
        (DisconnectReasonCode::ServerShuttingDown, true),
        (DisconnectReasonCode::KeepAliveTimeout, true),
    ] {
        let mut session = session();
        let mut peer = join(&mut session, false, 0);
        let bytes = peer.say(
            v5_0::Disconnect::builder()
                .reason_code(reason)
                .build()
                .unwrap(),
        );
        session.received(&bytes, 0);
        session.closed(1);
        assert_eq!(session.deadline().is_some(), comes_back, "{reason:?}");
        session.wake(5_000);
        assert_eq!(
            run(&mut session, &mut peer).contains(&SessionEvent::TakenOver),
            !comes_back
        );
    }
    for (reason, comes_back) in [
        (ConnectReasonCode::NotAuthorized, false),
        (ConnectReasonCode::BadUserNameOrPassword, false),
        (ConnectReasonCode::ServerBusy, true),
    ] {
        let mut session = session();
        let mut peer = Peer::new();
        session.start(0);
        session.opened(0);
        run(&mut session, &mut peer);
        let bytes = peer.say(
            v5_0::Connack::builder()
                .reason_code(reason)
                .session_present(false)
                .build()
                .unwrap(),
        );
        session.received(&bytes, 0);
        assert_eq!(session.deadline().is_some(), comes_back, "{reason:?}");
        assert_eq!(
            run(&mut session, &mut peer).contains(&SessionEvent::Denied {
                reason: reason as u8
            }),
            !comes_back
        );
    }
}

#[test]
fn pushed_out_again_and_again_we_give_in() {
    for (resumed, held, gives_in) in [
        (true, 3_000, true),
        (false, 3_000, false),
        (true, 20_000, false),
    ] {
        let mut session = session();
        let mut now = 0;
        for _ in 0..=PUSHED_OUT {
            let mut peer = join(&mut session, resumed, now);
            now += held;
            session.closed(now);
            run(&mut session, &mut peer);
            now += 60_000;
        }
        assert_eq!(session.deadline().is_none(), gives_in, "{resumed} {held}");
    }
}

#[test]
fn of_two_that_push_one_another_out_the_one_that_came_last_stays() {
    let (mut before, mut after) = (session(), session());
    join(&mut before, true, 0);
    let mut now = 3_000;
    let mut turn = [&mut after, &mut before];
    for _ in 0..20 {
        let mut peer = join(turn[0], true, now);
        now += 3_000;
        turn[1].closed(now);
        if run(turn[1], &mut peer).contains(&SessionEvent::TakenOver) {
            break;
        }
        turn.swap(0, 1);
    }
    assert!(after.is_joined() && before.deadline().is_none());
}

#[test]
fn a_will_holds_from_when_it_is_set_also_while_the_broker_greets() {
    let mut session = session();
    let mut peer = Peer::new();
    session.start(0);
    session.opened(0);
    run(&mut session, &mut peer);
    session.set_will(Some("bw/e/h/hall/1/me".to_owned()), 5);
    // The connection that has been greeted with another will is none of ours any more.
    let mut peer = join(&mut session, false, 10);
    let will = peer.got.iter().find_map(|packet| match packet {
        Packet::V5_0Connect(connect) => connect.will_topic().map(str::to_owned),
        _ => None,
    });
    assert_eq!(will.as_deref(), Some("bw/e/h/hall/1/me"));
    session.set_will(None, 20);
    run(&mut session, &mut peer);
    assert!(!session.is_joined(), "it begins anew");
}

#[test]
fn a_dead_connection_is_found_out() {
    let mut session = session();
    let mut peer = join(&mut session, false, 0);
    // Nothing to say for two minutes: a ping, and as nobody answers, the end.
    assert_eq!(session.deadline(), Some(120_000));
    session.tick(120_000);
    run(&mut session, &mut peer);
    assert!(matches!(peer.got.last(), Some(Packet::V5_0Pingreq(_))));
    session.tick(135_000);
    assert!(
        matches!(run(&mut session, &mut peer)[..], [SessionEvent::Lost { retry_in }] if retry_in <= 4_000)
    );
    // After a wake we wait less, and an answer is enough.
    let mut session = self::session();
    let mut peer = join(&mut session, false, 0);
    session.wake(1_000);
    session.wake(1_500);
    run(&mut session, &mut peer);
    assert_eq!(session.deadline(), Some(6_000));
    let bytes = peer.say(v5_0::Pingresp::builder().build().unwrap());
    session.received(&bytes, 1_600);
    assert_eq!(session.deadline(), Some(121_000));
    // A socket that does not open in time is given up.
    let mut session = self::session();
    session.start(0);
    session.tick(10_000);
    assert_eq!(session.next_effect(), Some(Effect::Open));
    assert_eq!(session.next_effect(), Some(Effect::Close));
}

#[test]
fn waking_shortens_the_wait_but_never_hammers() {
    let mut session = session();
    let mut peer = Peer::new();
    session.start(0);
    session.closed(100);
    run(&mut session, &mut peer);
    session.wake(200);
    session.wake(300);
    assert_eq!(session.deadline(), Some(1_000));
    assert_eq!(session.next_effect(), None);
    session.tick(1_000);
    assert_eq!(session.next_effect(), Some(Effect::Open));
}

#[test]
fn we_listen_again_after_each_reconnect_and_learn_what_is_refused() {
    let mut session = session();
    session.listen("bw/e/o/#".to_owned(), true, 0);
    session.listen("bw/e/h/hall/0/+".to_owned(), false, 0);
    let mut peer = join(&mut session, false, 0);
    session.ignore("bw/e/h/hall/0/+", 10);
    session.listen("#".to_owned(), false, 20);
    run(&mut session, &mut peer);
    let Some(Packet::V5_0Subscribe(subscribe)) = peer.got.last() else {
        panic!("{:?}", peer.got)
    };
    let codes = vec![SubackReasonCode::TopicFilterInvalid];
    let refused = v5_0::Suback::builder()
        .packet_id(subscribe.packet_id())
        .reason_codes(codes)
        .build()
        .unwrap();
    let bytes = peer.say(refused);
    session.received(&bytes, 30);
    assert_eq!(
        run(&mut session, &mut peer),
        [SessionEvent::Deaf {
            filter: "#".to_owned()
        }]
    );
    session.closed(40);
    run(&mut session, &mut peer);
    let peer = join(&mut session, true, 90_000);
    let mut filters = Vec::new();
    for packet in &peer.got {
        if let Packet::V5_0Subscribe(subscribe) = packet {
            filters.extend(
                subscribe
                    .entries()
                    .iter()
                    .map(|entry| entry.topic_filter().to_owned()),
            );
        }
    }
    assert_eq!(filters, ["bw/e/o/#", "#"]);
}

#[test]
fn goodbye_is_said_and_nothing_follows() {
    let mut session = session();
    let mut peer = join(&mut session, false, 0);
    session.stop();
    run(&mut session, &mut peer);
    assert!(matches!(peer.got.last(), Some(Packet::V5_0Disconnect(_))));
    session.closed(1);
    assert_eq!((session.deadline(), session.next_effect()), (None, None));
}

proptest! {
    /// Whatever a broker sends, cut anywhere: no panic, and the session stands or comes back.
    #[test]
    fn hostile_bytes_do_no_harm(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..60), 0..12), greeted in any::<bool>()) {
        let mut session = session();
        if greeted {
            join(&mut session, false, 0);
        } else {
            session.start(0);
            session.opened(0);
        }
        session.publish(line("one"), 0).unwrap();
        for chunk in chunks {
            session.received(&chunk, 1);
        }
        let over = |effect| matches!(effect, Effect::Tell(SessionEvent::Denied { .. } | SessionEvent::TakenOver));
        let comes_back = session.deadline().is_some();
        prop_assert!(comes_back || std::iter::from_fn(|| session.next_effect()).any(over));
    }

    /// Messages come out as they went in, however the bytes were cut.
    #[test]
    fn messages_come_whole_however_they_are_cut(
        cuts in prop::collection::vec(1_usize..40, 1..40),
        payloads in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..50), 1..8),
    ) {
        let mut session = session();
        let mut peer = join(&mut session, false, 0);
        let mut bytes = Vec::new();
        for payload in &payloads {
            let publish = v5_0::Publish::builder().topic_name("bw/e/o/say").unwrap().qos(Qos::AtMostOnce).payload(payload.as_slice());
            bytes.extend(peer.say(publish.build().unwrap()));
        }
        let mut cuts = cuts.into_iter().cycle();
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let (now, later) = rest.split_at(cuts.next().unwrap().min(rest.len()));
            session.received(now, 0);
            rest = later;
        }
        let told = run(&mut session, &mut peer);
        let came: Vec<Vec<u8>> = told
            .into_iter()
            .map(|event| match event {
                SessionEvent::Message { payload, .. } => payload,
                other => panic!("{other:?}"),
            })
            .collect();
        prop_assert_eq!(came, payloads);
    }
}

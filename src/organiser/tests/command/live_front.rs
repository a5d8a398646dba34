//! The server in front of the broker: real nginx with all three files that `build` writes, a real mosquitto behind it, and one
//! visitor who floods.

use std::thread;
use std::time::{Duration, Instant};

use live::message::{Card, Languages};
use live::session::{Publication, SessionEvent, SessionSettings};
use live::topic::VISITOR_PASSWORD;
use live::{BrokerTopic, LiveTime, Message, VisitorId};

use crate::live::{Mosquitto, codes, live_event};
use client::Client;

/// What the client of the broker's own tests asks of its neighbours.
mod broker {
    pub(super) type Door = Vec<u16>;
}
#[allow(dead_code, reason = "nobody sleeps here")]
#[path = "../../../live/tests/support/client.rs"]
pub(crate) mod client;

const EVENT: &str = "harbour-days";
const TIME: Duration = Duration::from_secs(8);

/// Somebody in the hall, who hears everybody of the group.
struct Visitor {
    client: Client,
    topic: BrokerTopic,
}

impl Visitor {
    fn enter(port: u16, number: u8) -> Self {
        let id = VisitorId::from_bytes([number; 15]);
        let name = format!("{number:032x}");
        let password = Some(VISITOR_PASSWORD.to_owned());
        let settings = SessionSettings::new(name, Some(id.to_string()), password);
        let mut client = Client::new(&vec![port], settings, number.into());
        let hall = "dock".to_owned();
        client
            .session
            .listen(BrokerTopic::filter_group(EVENT, &hall, 0), false, 0);
        let began = Instant::now();
        while !client.session.is_joined() {
            assert!(began.elapsed() < Duration::from_secs(20), "not let in");
            client.step();
            thread::sleep(Duration::from_millis(1));
        }
        let topic = BrokerTopic::Presence { hall, group: 0, id };
        Self { client, topic }
    }

    /// Says a card of so many bytes; the broker does not read them.
    fn say(&mut self, number: u32) {
        let card = Message::Card(Card {
            from: [0.0; 2],
            to: [0.0; 2],
            started: LiveTime::from_tenths(number),
            pace: 0.0,
            yaw: 0.0,
            figure: 0,
            hand: false,
            away: false,
            languages: Languages::new(["en"]),
            booth: None,
        });
        let mut payload = vec![0; 117];
        payload[..4].copy_from_slice(&number.to_le_bytes());
        let time = LiveTime::from_tenths(number);
        let message = Publication::of(EVENT, &self.topic, &card, payload, time);
        let now = self.client.now();
        self.client.session.publish(message, now).unwrap();
    }
}

#[test]
fn one_visitor_who_floods_costs_the_others_nothing() {
    let bench = live_event();
    // One path, so that the client of the broker's own tests finds it.
    let event = bench.read("event/event.json");
    let event = event.replace("wss://live.example/live/desk", "wss://live.example/desk");
    bench.write(
        "event/event.json",
        &event.replace("wss://live.example/live", "wss://live.example/"),
    );
    codes(&bench, &[]);
    bench.build("site").assert().success();
    let whole = Mosquitto::start(&bench, "whole", |_, text| text);
    let own = |name: &str| bench.read(&format!("site/hosting/live/{name}"));
    let between = [0; 2].map(|_| std::net::TcpListener::bind("127.0.0.1:0").unwrap());
    let between = between.map(|one| one.local_addr().unwrap().port());
    let mut stream = own("nginx-stream.conf");
    let mut site = own("nginx-site.conf");
    let ports = between.into_iter().zip(whole.ports);
    for (at, (ours, brokers)) in (1..).zip(ports) {
        let outside = format!("127.0.0.1:940{at}");
        let inside = format!("127.0.0.1:900{at}");
        assert!(stream.contains(&outside) && stream.contains(&inside) && site.contains(&outside));
        stream = stream.replace(&outside, &format!("127.0.0.1:{ours}"));
        stream = stream.replace(&inside, &format!("127.0.0.1:{brokers}"));
        site = site.replace(&outside, &format!("127.0.0.1:{ours}"));
    }
    let module = "load_module /usr/lib/nginx/modules/ngx_stream_module.so;\n";
    let top = format!("{module}{stream}");
    let front =
        crate::servers::nginx_with(&bench.path("nginx"), &top, &own("nginx-http.conf"), &site);

    let mut walker = Visitor::enter(front.port, 1);
    let mut witness = Visitor::enter(front.port, 2);
    let mut flooder = Visitor::enter(front.port, 3);
    let [of_walker, of_flooder] = [&walker, &flooder].map(|one| one.topic.name(EVENT));
    let flood = thread::spawn(move || {
        let (began, mut said) = (Instant::now(), 0);
        while began.elapsed() < TIME {
            flooder.say(said);
            flooder.client.step();
            said += 1;
            thread::sleep(Duration::from_micros(200));
        }
        said
    });
    let (began, mut said) = (Instant::now(), Vec::new());
    let (mut took, mut floods) = (Vec::new(), 0);
    let all = u32::try_from(TIME.as_millis() / 250).unwrap();
    while began.elapsed() < TIME + Duration::from_secs(2) {
        let number = u32::try_from(said.len()).unwrap();
        if number < all && began.elapsed() >= Duration::from_millis(250) * number {
            walker.say(number);
            said.push(Instant::now());
        }
        walker.client.step();
        for event in witness.client.step() {
            let SessionEvent::Message { topic, payload, .. } = event else {
                continue;
            };
            if topic == of_walker {
                let number = u32::from_le_bytes(payload[..4].try_into().unwrap());
                took.push(said[number as usize].elapsed());
            } else if topic == of_flooder {
                floods += 1;
            }
        }
        thread::sleep(Duration::from_millis(1));
    }
    let flooded = flood.join().unwrap();
    took.sort();
    let secs = TIME.as_secs() + 2;
    eprintln!(
        "said {flooded} times in {} s, heard {floods} times; of the others' {} cards {} came, half after {:?}, the last after {:?}",
        TIME.as_secs(),
        said.len(),
        took.len(),
        took[took.len() / 2],
        took[took.len() - 1],
    );
    assert!(flooded > 4_000, "{flooded}: no flood");
    // Two kilobytes a second, of which a card is some 200 bytes; a socket's own memory comes through at once.
    assert!(floods < 25 * secs, "{floods} in {secs} s");
    assert_eq!(took.len(), said.len(), "each card of the others comes");
    assert!(took[took.len() - 1] < Duration::from_secs(2), "{took:?}");
}

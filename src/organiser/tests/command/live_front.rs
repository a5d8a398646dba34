//! The server in front of the broker: real nginx with all three files that `build` writes, a real mosquitto behind it, and one
//! visitor who floods.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
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

/// Comes to a front as from an address; what it answers, and the connection.
fn knock(port: u16, from: &str) -> (String, TcpStream) {
    let mut door = TcpStream::connect(("127.0.0.1", port)).unwrap();
    door.set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    let asked = format!(
        "GET /live HTTP/1.1\r\nHost: live.example\r\nX-Real-IP: {from}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Version: 13\r\n\r\n"
    );
    door.write_all(asked.as_bytes()).unwrap();
    let mut status = [0; 12];
    door.read_exact(&mut status).unwrap();
    (String::from_utf8_lossy(&status[9..]).into_owned(), door)
}

#[test]
fn who_has_a_network_of_addresses_has_no_more_connections_than_who_has_one() {
    let bench = live_event();
    codes(&bench, &[]);
    bench.build("site").assert().success();
    let whole = Mosquitto::start(&bench, "whole", |_, text| text);
    let own = |name: &str| bench.read(&format!("site/hosting/live/{name}"));
    let doors = own("nginx-site.conf");
    assert!(doors.contains("limit_conn boothwalk_live 60;"), "{doors}");
    let doors = doors
        .replace("127.0.0.1:9401", &format!("127.0.0.1:{}", whole.ports[0]))
        .replace(
            "limit_conn boothwalk_live 60;",
            "limit_conn boothwalk_live 3;",
        );
    let addresses = "set_real_ip_from 127.0.0.1; real_ip_header X-Real-IP;\n";
    let before = format!("{addresses}{}", own("nginx-http.conf"));
    let front = crate::servers::nginx_with(&bench.path("nginx"), "", &before, &doors);
    let mut open = Vec::new();
    let mut comes = |from: &str| {
        let (status, door) = knock(front.port, from);
        open.push(door);
        status
    };
    for network in ["2001:db8:1:2", "2001:db8:0:9", "2001:db8:0:0"] {
        for host in ["a:b:c:d", "1:2:3:4", "ffff:0:1:77"] {
            assert_eq!(
                comes(&format!("{network}:{host}")),
                "101",
                "{network}:{host}"
            );
        }
        assert_eq!(comes(&format!("{network}:5:6:7:8")), "429", "{network}");
    }
    for _ in 0..3 {
        assert_eq!(comes("192.0.2.1"), "101");
    }
    assert_eq!(comes("192.0.2.1"), "429");
    assert_eq!(comes("192.0.2.2"), "101");
}

#[test]
fn who_comes_under_name_after_name_has_to_wait() {
    let bench = live_event();
    codes(&bench, &[]);
    bench.build("site").assert().success();
    let whole = Mosquitto::start(&bench, "whole", |_, text| text);
    let own = |name: &str| bench.read(&format!("site/hosting/live/{name}"));
    // A minute instead of a second, so that a slow machine does not change what comes of it.
    let (zones, doors) = (own("nginx-http.conf"), own("nginx-site.conf"));
    let slower = zones.replace("rate=1r/s;", "rate=1r/m;");
    assert!(slower != zones && doors.contains(" burst=120 nodelay;"));
    let doors = doors
        .replace("127.0.0.1:9401", &format!("127.0.0.1:{}", whole.ports[0]))
        .replace(" burst=120 ", " burst=3 ");
    let addresses = "set_real_ip_from 127.0.0.1; real_ip_header X-Real-IP;\n";
    let before = format!("{addresses}{slower}");
    let front = crate::servers::nginx_with(&bench.path("nginx"), "", &before, &doors);
    // Nobody stays: it is not how many there are.
    let comes = |from: &str| knock(front.port, from).0;
    for _ in 0..4 {
        assert_eq!(comes("192.0.2.1"), "101");
    }
    assert_eq!(comes("192.0.2.1"), "429");
    assert_eq!(comes("192.0.2.2"), "101");
}

#[test]
fn what_the_readmes_tell_lets_ten_thousand_in() {
    const VISITORS: u32 = 10_000;
    let bench = live_event();
    codes(&bench, &[]);
    bench.build("site").assert().success();
    let own = |name: &str| bench.read(&format!("site/hosting/live/{name}"));
    let number = |text: &str, after: &str, end: char| -> u32 {
        let (_, rest) = text.split_once(after).expect(after);
        rest.split(end).next().unwrap().trim().parse().unwrap()
    };
    let files = number(&own("limits.conf"), "LimitNOFILE=", '\n');
    for readme in ["README.md", "README.ja.md"] {
        let text = own(readme);
        let step = text.split_once("sed -i '").expect(readme).1;
        let step = step.split('\'').next().unwrap();
        // Debian's own configuration, in which it is done.
        let mut sed = Command::new("sed");
        let sed = sed
            .args([step, "/etc/nginx/nginx.conf"])
            .stderr(Stdio::inherit());
        let conf = String::from_utf8(sed.output().unwrap().stdout).unwrap();
        let connections = number(&conf, "worker_connections", ';');
        // A visitor has four connections of nginx, two in each of its halves, and one of mosquitto; one worker may have them all.
        assert!(connections >= 4 * VISITORS, "{connections}: {readme}");
        assert!(files >= connections, "{files} of {connections}");
    }
}

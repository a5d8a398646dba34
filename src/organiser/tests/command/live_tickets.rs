//! `boothwalk live tickets`, and a broker that lets nobody in without one: the real mosquitto.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use live::Ticket;
use live::session::{SessionEvent, SessionSettings};

use crate::event::{Bench, files};
use crate::live::{Mosquitto, codes, doors, live_event, tried};
use crate::live_front::client::Client;
use crate::running::handed_out;
use crate::told;

/// An event with entry by ticket.
pub(crate) fn ticket_event() -> Bench {
    let bench = live_event();
    let event = bench.read("event/event.json");
    let event = event.replace("\"live\": {", "\"live\": { \"entry\": \"ticket\",");
    bench.write("event/event.json", &event);
    bench
}

/// What the command shows: whose each ticket is, and its link.
pub(crate) fn tickets(bench: &Bench, arguments: &[&str]) -> Vec<(String, String)> {
    handed_out(bench, "tickets", ["name", "link"], arguments)
}

fn ticket((_, link): &(String, String)) -> Ticket {
    Ticket::parse(link.split_once("#/ticket/").unwrap().1).unwrap()
}

#[test]
fn tickets_are_made_once_kept_secret_and_renewed_one_by_one() {
    let bench = ticket_event();
    let base = ["--base", "https://city.example/fair"];
    let first = tickets(&bench, &[&["--count", "3"], &base[..]].concat());
    let names: Vec<&str> = first.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["1", "2", "3"]);
    let begins =
        |(_, link): &(String, String)| link.starts_with("https://city.example/fair/#/ticket/");
    assert!(first.iter().all(begins), "{first:?}");
    // More of them, and a list: those that are there stay.
    bench.write("names.txt", "\u{feff}=Mai\n\n  2 \nAnh Tuấn\n");
    let list = bench.path("names.txt");
    let list = list.to_str().unwrap();
    let more = tickets(
        &bench,
        &[&["--count", "4", "--names", list], &base[..]].concat(),
    );
    assert_eq!(more[..3], first);
    let names: Vec<&str> = more.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, ["1", "2", "3", "4", "=Mai", "Anh Tuấn"]);
    let own = files(&bench.path("event/.boothwalk"));
    let table = bench.path("tickets.csv");
    let all = [&["--csv", table.to_str().unwrap()], &base[..]].concat();
    assert_eq!(tickets(&bench, &all), more);
    assert_eq!(files(&bench.path("event/.boothwalk")), own);
    let table = bench.read("tickets.csv");
    let mai = format!("'=Mai,{}\n", more[4].1);
    assert!(
        table.starts_with("\u{feff}name,link\n1,https") && table.contains(&mai),
        "{table}"
    );
    {
        use std::os::unix::fs::PermissionsExt;
        for secret in ["event/.boothwalk/tickets.json", "tickets.csv"] {
            let mode = fs::metadata(bench.path(secret))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600, "{secret}");
        }
    }
    let ignored = bench.read("event/.boothwalk/.gitignore");
    assert!(
        ignored.contains("/tickets.json\n") && ignored.contains("/live/\n"),
        "{ignored}"
    );

    let renewed = tickets(&bench, &[&["--renew", "2"], &base[..]].concat());
    let same: Vec<bool> = more
        .iter()
        .zip(&renewed)
        .map(|(one, other)| one == other)
        .collect();
    assert_eq!(same, [true, false, true, true, true, true]);
    let output = crate::boothwalk(&bench.path("cache"))
        .args(["live", "tickets"])
        .arg(bench.path("event"))
        .args(["--renew", "nobody"])
        .output()
        .unwrap();
    assert!(!output.status.success() && told(&output).contains("nobody"));

    // The site knows nothing of them but that there are some; the broker's files know all.
    codes(&bench, &[]);
    bench.build("site").assert().success();
    for (name, bytes) in files(&bench.path("site")) {
        let text = String::from_utf8_lossy(&bytes);
        for one in &renewed {
            let (ticket, link) = (ticket(one), one.1.split_once("/ticket/").unwrap().1);
            let id = ticket.id().to_string();
            let is_told = [link, &*id, &ticket.password()].map(|secret| text.contains(secret));
            assert_eq!(is_told, [false; 3], "{} in {name}", one.0);
        }
    }
    let page = bench.read("site/index.html");
    let scripts: Vec<usize> = ["engine/ticket.js", "engine/boot.js"]
        .map(|one| page.find(one).unwrap())
        .into();
    assert!(scripts.is_sorted() && page.contains("data-entry=\"ticket\""));
    let passwords = bench.read("event/.boothwalk/live/visitors.pw");
    assert_eq!(passwords.lines().count(), 6);
    assert!(
        bench
            .read("site/hosting/live/ejabberd.yml")
            .contains("auth_method: [internal]\n")
    );
    // Where everybody may come in there is no such script.
    let open = live_event();
    codes(&open, &[]);
    open.build("site").assert().success();
    let page = open.read("site/index.html");
    assert!(!page.contains("ticket") && page.contains("engine/boot.js"));
}

#[test]
fn an_event_by_ticket_without_tickets_is_warned_of() {
    let bench = ticket_event();
    codes(&bench, &[]);
    let built = bench.build("site").output().unwrap();
    assert!(
        told(&built).contains("entry is by ticket, and there are none"),
        "{}",
        told(&built)
    );
    // Nobody comes in, and the broker finds its file.
    assert_eq!(bench.read("event/.boothwalk/live/visitors.pw"), "");
}

#[test]
fn a_broker_by_ticket_passes_and_one_with_an_open_door_is_refused() {
    let bench = ticket_event();
    let event = bench.read("event/event.json");
    codes(&bench, &[]);
    tickets(&bench, &["--count", "3"]);
    bench.build("site").assert().success();
    let whole = Mosquitto::start(&bench, "whole", |_, text| text);
    assert_eq!(tried(&bench, &event, &doors(whole.ports)), []);

    let refused = |name: &str, spoil: &dyn Fn(&str, String) -> String, words: &str| {
        let spoilt = Mosquitto::start(&bench, name, spoil);
        let told = tried(&bench, &event, &doors(spoilt.ports));
        let is_told = told
            .iter()
            .any(|(severity, what)| severity == "error" && what.contains(words));
        assert!(is_told, "{name}: {told:?}");
    };
    let nameless =
        |_: &str, text: String| text.replacen("allow_anonymous false", "allow_anonymous true", 1);
    refused("nameless", &nameless, "without the right ticket");
    let open = |file: &str, text: String| {
        let text = nameless(file, text);
        text.replacen("password_file", "#password_file", 1)
    };
    refused("open", &open, "without the right ticket");
    let cards = |_: &str, text: String| {
        text.replace(
            "pattern write bw/harbour-days/h/dock/4095/%u",
            "pattern write bw/harbour-days/h/dock/4095/+",
        )
    };
    refused("cards", &cards, "h/dock");
    // One that has not heard of the tickets.
    tickets(&bench, &["--renew", "1"]);
    let told = tried(&bench, &event, &doors(whole.ports));
    assert!(
        told[0].1.contains("does not know the event's tickets"),
        "{told:?}"
    );
}

/// Drives a session until this happens.
fn until(client: &mut Client, what: impl Fn(&SessionEvent) -> bool) {
    let began = Instant::now();
    while !client.step().iter().any(&what) {
        assert!(began.elapsed() < Duration::from_secs(60), "waited in vain");
        thread::sleep(Duration::from_millis(5));
    }
}

fn guest(ticket: &Ticket, port: u16) -> Client {
    let name = Some(ticket.id().to_string());
    let settings = SessionSettings::new(
        format!("session-{}", ticket.id()),
        name,
        Some(ticket.password()),
    );
    Client::new(&vec![port], settings, 62)
}

#[test]
fn a_renewed_ticket_takes_the_place_of_one_that_is_in_use() {
    let bench = ticket_event();
    codes(&bench, &[]);
    let before = tickets(&bench, &["--count", "2"]);
    bench.build("site").assert().success();
    let broker = Mosquitto::start(&bench, "broker", |_, text| text);
    let (old, other) = (ticket(&before[0]), ticket(&before[1]));
    let mut clients = [&old, &other].map(|ticket| guest(ticket, broker.ports[0]));
    for client in &mut clients {
        until(client, |event| matches!(event, SessionEvent::Joined { .. }));
    }
    let new = ticket(&tickets(&bench, &["--renew", "1"])[0]);
    bench.build("site").assert().success();
    Mosquitto::bring_passwords(&bench, "broker");
    broker.reload();
    // Whoever is in with the old one is out at once, and stays out.
    let [thrown_out, stays] = &mut clients;
    until(thrown_out, |event| {
        matches!(event, SessionEvent::Denied { .. })
    });
    until(&mut guest(&new, broker.ports[0]), |event| {
        matches!(event, SessionEvent::Joined { .. })
    });
    stays.step();
    assert!(stays.session.is_joined());
}

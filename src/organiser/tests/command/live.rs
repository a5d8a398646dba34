//! `boothwalk live codes` and `boothwalk serve --live`, with the real mosquitto.

use std::fs;
use std::net::TcpStream;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::event::{Bench, files};
use crate::running::{Server, handed_out};
use crate::told;

pub(crate) fn codes(bench: &Bench, arguments: &[&str]) -> Vec<(String, String)> {
    handed_out(bench, "codes", ["desk", "code"], arguments)
}

/// An event that is live, with a broker elsewhere.
pub(crate) fn live_event() -> Bench {
    let bench = Bench::new();
    let event = bench.read("event/event.json").replace(
        "\"organiser\":",
        "\"live\": { \"broker\": \"wss://live.example/live\", \"desks\": \"wss://live.example/live/desk\" },\n  \"organiser\":",
    );
    bench.write("event/event.json", &event);
    bench
}

#[test]
fn codes_are_made_once_kept_secret_and_renewed_one_by_one() {
    let bench = live_event();
    let sheet = bench.path("codes.html");
    let first = codes(
        &bench,
        &[
            "--sheet",
            sheet.to_str().unwrap(),
            "--base",
            "https://city.example/fair",
        ],
    );
    let desks: Vec<&str> = first.iter().map(|(desk, _)| &**desk).collect();
    assert_eq!(desks, ["organiser", "ropes", "sails"]);
    let own = files(&bench.path("event/.boothwalk"));
    assert_eq!(codes(&bench, &[]), first);
    assert_eq!(files(&bench.path("event/.boothwalk")), own);

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for secret in ["event/.boothwalk/live.json", "codes.html"] {
            let mode = fs::metadata(bench.path(secret))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600, "{secret}");
        }
    }
    assert!(
        bench
            .read("event/.boothwalk/.gitignore")
            .contains("/live.json")
    );
    let sheet = bench.read("codes.html");
    for (_, code) in &first {
        assert_eq!(sheet.matches(&**code).count(), 1, "{code}");
    }
    for words in [
        "https://city.example/fair/#/desk/ropes",
        "<h2>受付コード</h2>",
        "The code of your desk",
    ] {
        assert!(sheet.contains(words), "{words}");
    }
    // What is to be ticked is called as on the page.
    for page in [
        include_str!("../../../../assets/locales/ja/page-live.ftl"),
        include_str!("../../../../assets/locales/en/page-live.ftl"),
    ] {
        let tick = page.split_once("\ndesk-remember = ").unwrap().1;
        let tick = tick.lines().next().unwrap();
        assert_eq!(sheet.matches(tick).count(), first.len(), "{tick}");
    }
    // The organiser's own speaks of what that desk does.
    for words in ["主催者の受付コード", "The code of the organiser’s desk"] {
        assert_eq!(sheet.matches(words).count(), 1, "{words}");
    }
    assert_eq!(sheet.matches("reads what visitors write to you").count(), 2);

    let renewed = codes(&bench, &["--renew", "ropes"]);
    let same = |desk: &str| {
        let code = |list: &[(String, String)]| list.iter().find(|(one, _)| one == desk).cloned();
        code(&first) == code(&renewed)
    };
    assert_eq!(
        (same("organiser"), same("ropes"), same("sails")),
        (true, false, true)
    );
    let output = crate::boothwalk(&bench.path("cache"))
        .args(["live", "codes"])
        .arg(bench.path("event"))
        .args(["--renew", "nobody"])
        .output()
        .unwrap();
    assert!(!output.status.success() && told(&output).contains("nobody"));
}

#[test]
fn a_site_has_what_is_public_of_the_desks_and_nothing_else() {
    let bench = live_event();
    // Whatever a file names, the secrets stay where they are.
    let sails = r#"{ "version": 1, "id": "sails", "name": "Sails", "materials":
        [{ "kind": "file", "title": "x", "url": ".boothwalk/live.json" }, { "kind": "pdf", "title": "y", "url": ".boothwalk/live.pdf" }] }"#;
    bench.write("event/sails.json", sails);
    let event = bench
        .read("event/event.json")
        .replace("booths/sails.json", "sails.json");
    bench.write("event/event.json", &event);
    let made = codes(&bench, &[]);
    fs::copy(
        bench.path("event/.boothwalk/live.json"),
        bench.path("event/.boothwalk/live.pdf"),
    )
    .unwrap();
    bench.build("site").assert().success();
    let key = |file: &str, of: &str| {
        let file: Value = serde_json::from_str(&bench.read(file)).unwrap();
        file.pointer(of).unwrap().as_str().unwrap().to_owned()
    };
    let ropes = key("site/event/booths/ropes.json", "/desk");
    let organiser = key("site/event/event.json", "/live/desk");
    assert_ne!(ropes, organiser);
    for (name, bytes) in files(&bench.path("site")) {
        assert!(!name.contains(".boothwalk"), "{name}");
        let text = String::from_utf8_lossy(&bytes);
        for (desk, code) in &made {
            let bare = code.replace('-', "");
            assert!(
                !text.contains(code) && !text.contains(&bare),
                "{desk}'s code in {name}"
            );
        }
    }
    let page = bench.read("site/index.html");
    assert!(
        page.contains("connect-src &#39;self&#39; wss://live.example;")
            || page.contains("connect-src 'self' wss://live.example;"),
        "{page}"
    );

    codes(&bench, &["--renew", "ropes"]);
    bench.build("site").assert().success();
    assert_ne!(key("site/event/booths/ropes.json", "/desk"), ropes);
    assert_eq!(key("site/event/event.json", "/live/desk"), organiser);
    // The exhibitor's and the organiser's own files are as they were.
    assert!(!bench.read("event/booths/ropes.json").contains("desk"));
}

/// What the served event says of live.
fn live_settings(server: &Server) -> Value {
    let event: Value = serde_json::from_str(&server.text("/event/event.json")).unwrap();
    event["live"].clone()
}

fn port(door: &Value) -> u16 {
    let door = door.as_str().unwrap();
    door.strip_prefix("ws://127.0.0.1:")
        .unwrap()
        .trim_end_matches('/')
        .parse()
        .unwrap()
}

fn answers(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

fn within(wait: Duration, what: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < wait {
        if what() {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    what()
}

/// The process that holds a configuration file of ours: mosquitto, which we did not start ourselves.
#[cfg(target_os = "linux")]
fn broker_of(bench: &Bench) -> Option<u32> {
    let folder = bench.path(".").canonicalize().unwrap();
    let folder = folder.to_string_lossy().into_owned();
    fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .find_map(|process| {
            let id: u32 = process.file_name().to_str()?.parse().ok()?;
            let line = fs::read(process.path().join("cmdline")).ok()?;
            let line = String::from_utf8_lossy(&line).into_owned();
            (line.contains("mosquitto.conf") && line.contains(&folder)).then_some(id)
        })
}

#[test]
#[cfg(target_os = "linux")]
fn serve_live_runs_a_broker_and_takes_it_along_when_it_ends() {
    let bench = Bench::new();
    let before = bench.read("event/event.json");
    let mut server = Server::start(&bench, "event", &["--live"]);
    let live = live_settings(&server);
    let doors = [port(&live["broker"]), port(&live["desks"])];
    assert!(doors.iter().all(|door| answers(*door)));
    assert!(live["desk"].is_string() && bench.path("event/.boothwalk/live.json").is_file());
    assert_eq!(bench.read("event/event.json"), before);
    let (head, _) = server.ask("/", "");
    assert!(
        head.contains(&format!("ws://127.0.0.1:{}", doors[0])),
        "{head}"
    );

    // Killed, it comes back at the same doors.
    let broker = broker_of(&bench).unwrap();
    Command::new("kill")
        .args(["-9", &broker.to_string()])
        .status()
        .unwrap();
    let is_back = || {
        broker_of(&bench).is_some_and(|id| id != broker) && doors.iter().all(|door| answers(*door))
    };
    assert!(within(Duration::from_secs(10), is_back));

    for signal in ["-TERM", "-INT", "-HUP"] {
        server.end_by(signal);
        assert!(
            within(Duration::from_secs(5), || broker_of(&bench).is_none()),
            "{signal}"
        );
        let left = fs::read_dir(bench.path("aside")).unwrap().flatten();
        let left: Vec<_> = left
            .filter(|one| one.file_name().to_string_lossy().starts_with("boothwalk-"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
        if signal != "-HUP" {
            server = Server::start(&bench, "event", &["--live"]);
        }
    }
}

/// A mosquitto on loopback with files like those in `hosting/live/`, until it is dropped.
pub(crate) struct Mosquitto {
    child: Child,
    pub ports: [u16; 2],
}

impl Mosquitto {
    /// With the site's own files and the event's secrets, changed by `spoil` (file name, text).
    pub fn start(bench: &Bench, name: &str, spoil: impl Fn(&str, String) -> String) -> Self {
        let free = [0; 3].map(|_| std::net::TcpListener::bind("127.0.0.1:0").unwrap());
        let [visitors, desks, spare] = free.map(|one| one.local_addr().unwrap().port());
        let folder = bench.path(name);
        let own = |text: String| {
            text.replace("/etc/mosquitto/boothwalk", folder.to_str().unwrap())
                .replace("/var/lib/mosquitto", folder.to_str().unwrap())
                .replace("listener 9001", &format!("listener {visitors}"))
                .replace("listener 9002", &format!("listener {desks}"))
                .replace("listener 9003", &format!("listener {spare}"))
                + "\nuser root\n"
        };
        for file in ["visitors.acl", "desks.acl", "mosquitto.conf"] {
            let text = spoil(file, bench.read(&format!("site/hosting/live/{file}")));
            let text = if file == "mosquitto.conf" {
                own(text)
            } else {
                text
            };
            bench.write(&format!("{name}/{file}"), &text);
        }
        let started = Self::bring_passwords(bench, name);
        assert!(started > 0);
        let program = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto"];
        let program = program.into_iter().find(|one| fs::exists(one).unwrap());
        let child = Command::new(program.unwrap_or("mosquitto"))
            .arg("-c")
            .arg(folder.join("mosquitto.conf"))
            .spawn()
            .unwrap();
        let started = Self {
            child,
            ports: [visitors, desks],
        };
        assert!(within(Duration::from_secs(20), || started
            .ports
            .into_iter()
            .all(answers)));
        started
    }
}

impl Mosquitto {
    /// Brings the event's passwords to a broker's folder; how many files there are.
    pub fn bring_passwords(bench: &Bench, name: &str) -> usize {
        let secrets = files(&bench.path("event/.boothwalk/live"));
        let passwords = secrets.iter().filter(|(file, _)| file.ends_with(".pw"));
        passwords
            .map(|(file, bytes)| fs::write(bench.path(&format!("{name}/{file}")), bytes).unwrap())
            .count()
    }

    /// Lets it read its files again.
    pub fn reload(&self) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-HUP", &id]).status().unwrap();
        assert!(told.success());
    }
}

impl Drop for Mosquitto {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// The doors of a mosquitto: visitors', desks'.
pub(crate) fn doors(ports: [u16; 2]) -> [String; 2] {
    ports.map(|port| format!("ws://127.0.0.1:{port}/"))
}

/// What `check --online` says of the doors at these addresses: severity and sentence.
pub(crate) fn tried(bench: &Bench, event: &str, doors: &[String; 2]) -> Vec<(String, String)> {
    let [visitors, desks] = doors;
    let text = event
        .replace("wss://live.example/live/desk", desks)
        .replace("wss://live.example/live", visitors);
    bench.write("event/event.json", &text);
    let output = crate::boothwalk(&bench.path("cache"))
        .args(["check", "--online", "--json", "--wait", "5"])
        .arg(bench.path("event"))
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    let findings = told["findings"].as_array().unwrap().iter();
    findings
        .filter(|one| one["path"] == "live")
        .map(|one| (text(one, "severity"), text(one, "what")))
        .collect()
}

#[test]
fn a_broker_with_our_rules_passes_and_one_that_leaks_is_refused() {
    let bench = live_event();
    let event = bench.read("event/event.json");
    codes(&bench, &[]);
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
    // Everybody may write everything, as without rules.
    let anything = |file: &str, text: String| match file {
        "visitors.acl" => "pattern readwrite #\n".to_owned(),
        _ => text,
    };
    refused("anything", &anything, "v/");
    // Inboxes are open.
    let inboxes = |_: &str, text: String| {
        text.replace(
            "pattern read bw/harbour-days/v/%u/+",
            "pattern read bw/harbour-days/v/+/+",
        )
    };
    refused("inboxes", &inboxes, "reads what is for others");
    // One pattern too many: cards of others.
    let cards = |_: &str, text: String| {
        text.replace(
            "pattern write bw/harbour-days/h/dock/4095/%u",
            "pattern write bw/harbour-days/h/dock/4095/+",
        )
    };
    refused("cards", &cards, "h/dock");
    // Desks without a code.
    let open = |file: &str, text: String| match file {
        "mosquitto.conf" => text
            .replace("allow_anonymous false", "allow_anonymous true")
            .replace("password_file", "#password_file"),
        _ => text,
    };
    refused("open", &open, "without the right code");
    // A desk that may speak for another.
    let desks = |file: &str, text: String| match file {
        "desks.acl" => text.replace(
            "topic readwrite bw/harbour-days/s/ropes",
            "topic readwrite bw/harbour-days/s/+",
        ),
        _ => text,
    };
    refused("desks", &desks, "s/sails");
    // Another event's rules let nobody through.
    let other = |_: &str, text: String| text.replace("harbour-days", "other-days");
    refused("other", &other, "seen by nobody");
    assert!(
        tried(&bench, &event, &doors([9, 9]))[0]
            .1
            .contains("cannot be reached")
    );
}

#[test]
fn nginx_lets_in_the_event_s_pages_alone_and_passes_live_on() {
    let bench = live_event();
    let event = bench.read("event/event.json");
    codes(&bench, &[]);
    bench
        .build("site")
        .args(["--base", "https://city.example/fair"])
        .assert()
        .success();
    let whole = Mosquitto::start(&bench, "whole", |_, text| text);
    let own = |name: &str| bench.read(&format!("site/hosting/live/{name}"));
    assert!(own("nginx-stream.conf").contains("proxy_upload_rate 2k"));
    let conf = own("nginx-http.conf");
    let locations = own("nginx-site.conf")
        .replace("127.0.0.1:9402", &format!("127.0.0.1:{}", whole.ports[1]))
        .replace("127.0.0.1:9401", &format!("127.0.0.1:{}", whole.ports[0]));
    let server = crate::servers::nginx_with(&bench.path("nginx"), "", &conf, &locations);
    let told = |base: &str| {
        let text = event.replace(
            "wss://live.example",
            &format!("ws://127.0.0.1:{}", server.port),
        );
        bench.write("event/event.json", &text);
        let output = crate::boothwalk(&bench.path("cache"))
            .args(["check", "--online", "--wait", "5", "--base", base])
            .arg(bench.path("event"))
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let ours = told("https://city.example/fair");
    assert!(!ours.contains("broker"), "{ours}");
    let other = told("https://other.example/");
    assert!(
        other.contains("cannot be reached") && other.contains("403"),
        "{other}"
    );
}

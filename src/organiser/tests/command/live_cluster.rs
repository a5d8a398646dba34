//! `check --online` at a pair of ejabberd: real nodes, with the files that `build` has written, set up as their README says.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

#[path = "../../../live/tests/support/broker/ejabberd.rs"]
mod ejabberd;
#[path = "../../../live/tests/support/broker/process.rs"]
mod process;

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::event::Bench;
use crate::live::{codes, live_event, tried};
use crate::live_tickets::{ticket_event, tickets};

use ejabberd::{Files, Pair};

/// The name that leads to all nodes.
const HOST: &str = "live.example";

/// The configuration that `build` has written, for a node at a port of this machine.
fn written(bench: &Bench, port: u16) -> String {
    let text = bench.read("site/hosting/live/ejabberd.yml");
    assert!(text.contains("port: 9001\n"), "{text}");
    text.replace("port: 9001\n", &format!("port: {port}\n"))
}

fn accounts(bench: &Bench) -> String {
    bench.read("event/.boothwalk/live/ejabberd-desks.sh")
}

#[test]
#[ignore = "installs another broker: tests/run.sh live-cluster"]
fn a_pair_with_our_rules_passes_and_one_that_leaks_is_refused() {
    let bench = live_event();
    let event = bench.read("event/event.json");
    codes(&bench, &[]);
    bench.build("site").assert().success();
    let pair = Pair::start(
        bench.path("pair"),
        &Files {
            configuration: &|port| written(&bench, port),
            module: &bench.read("site/hosting/live/mod_boothwalk.erl"),
            accounts: &accounts(&bench),
            host: HOST,
        },
    );
    // Visitors come to one node and desks to the other: what leaks across the cluster leaks as well.
    let [one, two] = pair.ports();
    let doors = [
        format!("ws://127.0.0.1:{one}/live"),
        format!("ws://127.0.0.1:{two}/live/desk"),
    ];
    let told = || tried(&bench, &event, &doors);
    assert_eq!(told(), []);

    let refused = |from: &str, to: &str, words: &str| {
        pair.reload(&|port| {
            let whole = written(&bench, port);
            let spoilt = whole.replace(from, to);
            assert_ne!(spoilt, whole, "{from}");
            spoilt
        });
        let told = told();
        let is_told = told
            .iter()
            .any(|(severity, what)| severity == "error" && what.contains(words));
        assert!(is_told, "{to}: {told:?}");
    };
    // Everybody may write everything, as without rules.
    refused(
        "access_publish:\n",
        "access_publish:\n      \"#\": \"all\"\n",
        "v/",
    );
    // Inboxes are open.
    refused(
        "\"bw/harbour-days/v/%u/+\": \"visitor\"",
        "\"bw/harbour-days/v/+/+\": \"all\"",
        "reads what is for others",
    );
    // A visitor is whoever says so, by a name that is a pattern as well.
    refused(
        "visitor:\n    - allow: id\n",
        "visitor:\n    - allow: all\n",
        "reads what is for others: + →",
    );
    // One pattern too many: cards of others.
    refused(
        "\"bw/harbour-days/h/+/+/%u\": \"visitor\"",
        "\"bw/harbour-days/h/+/+/+\": \"visitor\"",
        "h/dock",
    );
    // Desks without a code.
    refused(
        "auth_method: [internal, anonymous]",
        "auth_method: [anonymous]",
        "without the right code",
    );
    // A desk that may speak for another.
    refused(
        "\"bw/harbour-days/s/ropes\"",
        "\"bw/harbour-days/s/+\"",
        "s/sails",
    );
    // Another event's rules let nobody through.
    refused("bw/harbour-days/", "bw/other-days/", "seen by nobody");

    // A new code is unknown until the script has said it to one node; then all of them know it, and nothing leaks any more.
    bench.write("event/event.json", &event);
    codes(&bench, &["--renew", "ropes"]);
    bench.build("site").assert().success();
    pair.reload(&|port| written(&bench, port));
    let unknown = told();
    assert!(
        matches!(&*unknown, [(severity, what)] if severity == "error" && what.contains("desk-ropes")),
        "{unknown:?}"
    );
    pair.make_accounts(&accounts(&bench), HOST);
    assert_eq!(told(), []);
}

#[test]
#[ignore = "installs another broker: tests/run.sh live-cluster"]
fn a_pair_by_ticket_lets_in_nobody_without_one() {
    let bench = ticket_event();
    let event = bench.read("event/event.json");
    codes(&bench, &[]);
    tickets(&bench, &["--count", "2"]);
    let old = bench.read("event/.boothwalk/tickets.json");
    bench.build("site").assert().success();
    let pair = Pair::start(
        bench.path("pair"),
        &Files {
            configuration: &|port| written(&bench, port),
            module: &bench.read("site/hosting/live/mod_boothwalk.erl"),
            accounts: &accounts(&bench),
            host: HOST,
        },
    );
    let [one, two] = pair.ports();
    let doors = [
        format!("ws://127.0.0.1:{one}/live"),
        format!("ws://127.0.0.1:{two}/live/desk"),
    ];
    assert_eq!(tried(&bench, &event, &doors), []);

    // A renewed ticket takes the place of the old one as soon as the script has said so to one node.
    bench.write("event/event.json", &event);
    tickets(&bench, &["--renew", "1"]);
    bench.build("site").assert().success();
    pair.make_accounts(&accounts(&bench), HOST);
    assert_eq!(tried(&bench, &event, &doors), []);
    bench.write("event/.boothwalk/tickets.json", &old);
    let told = tried(&bench, &event, &doors);
    assert!(
        told[0].1.contains("does not know the event's tickets"),
        "{told:?}"
    );
}

#[test]
#[ignore = "installs another broker: tests/run.sh live-cluster"]
fn visitors_and_staff_meet_across_a_pair_in_real_browsers() {
    let bench = Bench::new();
    let stories = bench.path("stories");
    let event = stories.join("event");
    let command = |arguments: &[&str]| {
        crate::boothwalk(&bench.path("cache"))
            .args(arguments)
            .arg(&event)
            .assert()
            .success();
    };
    let live = |doors: [String; 2]| {
        let mut told: Value =
            serde_json::from_str(&bench.read("stories/event/event.json")).unwrap();
        told["live"] = json!({ "broker": doors[0], "desks": doors[1] });
        bench.write("stories/event/event.json", &told.to_string());
    };
    std::fs::create_dir(&stories).unwrap();
    command(&["new"]);
    live(["", "/desk"].map(|door| format!("wss://{HOST}/live{door}")));
    command(&["live", "codes"]);
    let (site, engine) = (bench.path("site"), bench.path("engine"));
    let [site, engine] = [&site, &engine].map(|path| path.to_str().unwrap());
    command(&["build", "--engine", engine, "--out", site]);
    let pair = Pair::start(
        bench.path("pair"),
        &Files {
            configuration: &|port| written(&bench, port),
            module: &bench.read("site/hosting/live/mod_boothwalk.erl"),
            accounts: &bench.read("stories/event/.boothwalk/live/ejabberd-desks.sh"),
            host: HOST,
        },
    );
    let [one, two] = pair.ports();
    live([
        format!("ws://127.0.0.1:{one}/live"),
        format!("ws://127.0.0.1:{two}/live/desk"),
    ]);
    let told = Command::new(std::env::var_os("NODE").unwrap_or("node".into()))
        .args(["--test", "--test-reporter=spec", "live.test.js"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/browser"))
        .env("BOOTHWALK_LIVE_BENCH", &stories)
        .status()
        .unwrap();
    assert!(told.success());
}

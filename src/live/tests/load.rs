//! Load: many walkers with our own messages on one real mosquitto, on loopback.
//!
//! `cargo test -p live --test load -- --ignored --nocapture` walks the 1,400 of a whole fair and tells what it cost. What it
//! shows is the share that arrives and the broker's work; times on the way are those of a machine that also plays the people.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up has failed"
)]

mod support;

use std::time::Duration;

use support::load::{Plan, walk};

#[test]
fn two_hundred_walkers_get_every_card() {
    let outcome = walk(
        "load",
        &Plan {
            people: 200,
            group: 48,
            rate: 0.5,
            time: Duration::from_secs(6),
        },
    );
    println!("{outcome:?}");
    assert!(outcome.due > 15_000, "{outcome:?}");
    assert_eq!(outcome.delivered, outcome.due, "{outcome:?}");
}

#[test]
#[ignore = "half a minute of both cores: a measurement"]
fn fourteen_hundred_walkers_get_every_card() {
    let outcome = walk(
        "load-1400",
        &Plan {
            people: 1_400,
            group: 48,
            rate: 0.25,
            time: Duration::from_secs(20),
        },
    );
    println!("{outcome:#?}");
    assert_eq!(outcome.delivered, outcome.due);
}

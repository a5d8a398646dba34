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
fn two_hundred_walkers_get_every_card_and_come_back_to_a_broker_that_was_killed() {
    let outcome = walk(
        "load",
        &Plan {
            people: 200,
            group: 48,
            rate: 0.5,
            time: Duration::from_secs(6),
            kills: true,
        },
    );
    println!("{outcome:?}");
    assert!(outcome.due > 15_000, "{outcome:?}");
    assert_eq!(outcome.delivered, outcome.due, "{outcome:?}");
    assert!(outcome.back.unwrap()[0] < 30.0, "{outcome:?}");
}

#[test]
#[ignore = "half a minute of both cores: a measurement"]
fn fourteen_hundred_walkers_get_every_card_and_come_back_to_a_broker_that_was_killed() {
    let outcome = walk(
        "load-1400",
        &Plan {
            people: 1_400,
            group: 48,
            rate: 0.25,
            time: Duration::from_secs(20),
            kills: true,
        },
    );
    println!("{outcome:#?}");
    assert_eq!(outcome.delivered, outcome.due);
    assert!(outcome.back.unwrap()[0] < 30.0, "{outcome:?}");
}

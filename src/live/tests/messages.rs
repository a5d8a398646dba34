//! Every message of every kind travels: written, signed, read and verified, and hostile bytes harm nobody.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

#[path = "support/any.rs"]
mod any;

use any::{Said, said};
use live::envelope::{Unsigned, read};
use live::signer::{Signer, is_signed};
use live::{LatestTimes, LiveTime};
use proptest::prelude::*;

const EVENT: &str = "my-fair";

proptest! {
    #[test]
    fn whatever_is_said_is_heard(Said { seed, topic, message } in said(), tenths in 1_000_u32..100_000_000) {
        let signer = Signer::from_seed(&seed);
        let time = LiveTime::from_tenths(tenths);
        let sent = Unsigned::new(EVENT, &topic, &message, time, &signer.key());
        let sent = signer.signed(&sent.unwrap());
        let heard = read(EVENT, &topic.name(EVENT), &sent).unwrap();
        prop_assert!(is_signed(&heard, &signer.key()));
        let heard = heard.accept(true, time, &mut LatestTimes::default()).unwrap();
        prop_assert_eq!(heard.message, message);
        prop_assert_eq!(heard.topic, topic);
        prop_assert_eq!(heard.time, time);
    }

    #[test]
    fn any_bytes_are_read_without_harm(topic in said().prop_map(|said| said.topic), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(EVENT, &topic.name(EVENT), &bytes);
    }

    /// Bodies of the right kinds, so that their readers are reached: a visitor's own topic, then any bytes.
    #[test]
    fn any_body_is_read_without_harm(Said { seed, topic, message } in said(), body in prop::collection::vec(any::<u8>(), 0..400)) {
        let signer = Signer::from_seed(&seed);
        let mut bytes = vec![message.kind(), 1, 2, 3, 4];
        if any::is_visitors(&topic) {
            bytes.extend(signer.key());
        }
        bytes.extend(body);
        bytes.extend([0; 64]);
        if let Ok(heard) = read(EVENT, &topic.name(EVENT), &bytes) {
            // What is read of any bytes can be said again.
            let Ok(again) = Unsigned::new(EVENT, &topic, &heard.accept(true, LiveTime::from_tenths(0x0403_0201), &mut LatestTimes::default()).map_or(message, |heard| heard.message), LiveTime::default(), &signer.key()) else {
                panic!("a message that was read cannot be said");
            };
            prop_assert!(read(EVENT, &topic.name(EVENT), &signer.signed(&again)).is_ok());
        }
    }
}

#[test]
fn the_largest_of_each_kind_fits_a_packet() {
    let longest = any::longest();
    assert_eq!(longest.len(), 17);
    for Said {
        seed,
        topic,
        message,
    } in longest
    {
        let key = Signer::from_seed(&seed).key();
        let fits = Unsigned::new(EVENT, &topic, &message, LiveTime::default(), &key);
        assert!(fits.is_ok(), "kind {}: {fits:?}", message.kind());
    }
    // The longest topic with all of MQTT's fields and the largest payload is a packet that brokers take.
    let longest_topic = 3 + 64 + 3 + 64 + 1 + 4 + 1 + 24;
    let fields = 1 + 4 + 2 + 2 + 4 + 5 + 2;
    assert!(longest_topic + fields + live::limits::PAYLOAD_BYTES <= live::limits::PACKET_BYTES);
}

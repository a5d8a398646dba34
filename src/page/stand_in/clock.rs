//! Clock of the tests: 13:00 in Tokyo on the day of the sample event, and then whatever is waited for.

use jiff::Timestamp;

use super::timers;

/// When the page was opened, in milliseconds since 1970: 28 November 2026, 04:00 UTC.
const OPENED_MS: i64 = 1_795_838_400_000;

/// Now.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds")]
    let passed = timers::passed_ms() as i64;
    Timestamp::from_millisecond(OPENED_MS + passed).unwrap_or_default()
}

/// Seconds by which the visitor's clock is ahead of UTC: in Tokyo, always nine hours.
pub fn offset_secs(_: Timestamp) -> i32 {
    9 * 60 * 60
}

/// IANA name of the visitor's time zone.
pub fn zone() -> Option<String> {
    Some("Asia/Tokyo".to_owned())
}

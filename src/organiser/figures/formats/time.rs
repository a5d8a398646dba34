//! Times of day as logs write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

pub(super) const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `10/Oct/2000:13:55:36 -0700`, as Apache began it; always in English, whatever the server's language.
pub(super) fn common(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let shape = [
        (2, b'/'),
        (6, b'/'),
        (11, b':'),
        (14, b':'),
        (17, b':'),
        (20, b' '),
    ];
    if bytes.len() != 26 || !text.is_ascii() || shape.iter().any(|(at, sign)| bytes[*at] != *sign) {
        return None;
    }
    let month = MONTHS.iter().position(|month| *month == &text[3..6])? + 1;
    let negative = match bytes[21] {
        b'+' => false,
        b'-' => true,
        _ => return None,
    };
    let east = (i32::from(two(&text[22..24])?) * 60 + i32::from(two(&text[24..26])?)) * 60;
    let year = i16::try_from(number(&text[7..11])?).ok()?;
    let at = DateTime::new(
        year,
        i8::try_from(month).ok()?,
        two(&text[..2])?,
        two(&text[12..14])?,
        two(&text[15..17])?,
        // A leap second.
        two(&text[18..20])?.min(59),
        0,
    );
    let offset = Offset::from_seconds(if negative { -east } else { east }).ok()?;
    offset.to_timestamp(at.ok()?).ok()
}

/// A day and a time of UTC: `2021-10-28`, `09:15:00`.
pub(super) fn utc(date: &str, time: &str) -> Option<Timestamp> {
    format!("{date}T{time}Z").parse().ok()
}

/// A moment in any of the ways that servers write one as a text: RFC 3339, Apache's, Caddy's `wall` (UTC), or a number of [`unix`].
pub(super) fn text(text: &str) -> Option<Timestamp> {
    let wall = || {
        let (date, time) = text.split_once(' ')?;
        utc(&date.replace('/', "-"), time)
    };
    let number = || unix(text.parse().ok()?);
    let said = text.parse().ok().or_else(|| common(text));
    said.or_else(wall).or_else(number)
}

/// Seconds since 1970; a thousand and a thousand million times as many are told apart by their size.
pub(super) fn unix(seconds: f64) -> Option<Timestamp> {
    let millis = if seconds > 1e17 {
        seconds / 1e6
    } else if seconds > 1e14 {
        seconds / 1e3
    } else if seconds > 1e11 {
        seconds
    } else {
        seconds * 1e3
    };
    (millis.is_finite() && millis > 0.0)
        .then(|| Timestamp::from_millisecond(millis as i64).ok())
        .flatten()
}

fn number(digits: &str) -> Option<u16> {
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())?
}

fn two(digits: &str) -> Option<i8> {
    i8::try_from(number(digits)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_says_its_zone() {
        let at = |text: &str| common(text).map(|at| at.to_string());
        assert_eq!(
            at("10/Oct/2000:13:55:36 -0700").unwrap(),
            "2000-10-10T20:55:36Z"
        );
        assert_eq!(
            at("28/Oct/2021:09:00:00 +0900").unwrap(),
            "2021-10-28T00:00:00Z"
        );
        assert_eq!(
            at("31/Dec/2016:23:59:60 +0000").unwrap(),
            "2016-12-31T23:59:59Z"
        );
        for wrong in [
            "31/Feb/2021:09:00:00 +0900",
            "28/Okt/2021:09:00:00 +0900",
            "28/Oct/2021:09:00:00 ?0900",
            "+8/Oct/2021:09:00:00 +0900",
            "",
        ] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn each_server_writes_a_moment_in_its_own_way() {
        for written in [
            "2021-10-28T00:00:00Z",
            "2021-10-28T09:00:00.000+0900",
            "28/Oct/2021:09:00:00 +0900",
            "2021/10/28 00:00:00",
            "1635379200.000",
            "1635379200000000000",
        ] {
            let at = text(written).map(|at| at.to_string());
            assert_eq!(at.as_deref(), Some("2021-10-28T00:00:00Z"), "{written}");
        }
        for none in ["", "yesterday", "2021/10/28", "28.10.2021 09:00"] {
            assert_eq!(text(none), None, "{none}");
        }
    }

    #[test]
    fn numbers_tell_their_unit() {
        let at = Timestamp::from_second(1_646_861_401).unwrap();
        for number in [
            1_646_861_401.0,
            1_646_861_401_000.0,
            1_646_861_401e6,
            1_646_861_401e9,
        ] {
            assert_eq!(unix(number), Some(at), "{number}");
        }
        assert_eq!(unix(f64::NAN), None);
        assert_eq!(unix(-1.0), None);
        assert_eq!(unix(1e300), None);
    }
}

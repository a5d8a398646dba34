//! `hosting/README`: what to set where no file of ours is read, as at buckets and CDNs; in the organisers' languages.

use std::fmt::Write as _;

use super::super::policy::Header;
use super::settings::HostSettings;

/// Each with its name in the site.
const TEXTS: [(&str, &str); 2] = [
    ("hosting/README.md", include_str!("readme.en.md")),
    ("hosting/README.ja.md", include_str!("readme.ja.md")),
];

pub(super) fn files(settings: &HostSettings<'_>) -> [(String, String); 2] {
    TEXTS.map(|(path, text)| {
        let text = text
            .replace("{headers}\n", &listed(settings.headers))
            .replace("{event}\n", &listed(settings.event));
        (path.to_owned(), text)
    })
}

/// Headers as they are typed in, set apart from the text.
fn listed(headers: &[Header]) -> String {
    let mut out = String::new();
    for header in headers {
        let _ = writeln!(out, "       {}: {}", header.name(), header.value());
    }
    out
}

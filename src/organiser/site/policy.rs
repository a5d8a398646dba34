//! What a site's host should tell browsers: which hosts the event really uses and nobody else may be reached,
//! and how long files keep.

use std::collections::BTreeSet;
use std::path::Path;

use feed::link::Policy;
use feed::{Booth, Event, Exhibition, Origin};
use serde::{Deserialize, Serialize};

/// For files whose name changes with their content: a year, the longest that caches honour.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, but asked about each time.
pub(crate) const REVALIDATE: &str = "no-cache";

/// What is written beside the pages about the site itself, and marks the folder as one of ours.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Site {
    /// Version of the command that wrote it.
    pub boothwalk: String,
    /// The event's id.
    pub event: String,
    /// Headers to be sent with every file.
    pub headers: Vec<(String, String)>,
    /// Names of what the command wrote into the site's folder: whatever else lies there is not its own.
    #[serde(default)]
    pub holds: BTreeSet<String>,
}

/// Name of the file with [`Site`].
pub(crate) const SITE_FILE: &str = "site.json";

/// Hosts the pages of an event speak to by themselves, or on the visitor's word.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Hosts {
    /// Booth files, programmes and message endpoints.
    connect: BTreeSet<Origin>,
    /// Pictures.
    images: BTreeSet<Origin>,
    /// Endpoints of messages sent as plain forms.
    forms: BTreeSet<Origin>,
}

impl Hosts {
    /// The hosts named in what is known of an event.
    pub fn of(exhibition: &Exhibition) -> Self {
        let mut hosts = Self::default();
        hosts.event(&exhibition.event);
        for slot in &exhibition.slots {
            if let Some(source) = &slot.source
                && let Some(host) = origin(source)
            {
                // Pictures lie beside the booth file.
                hosts.images.insert(host.clone());
                hosts.connect.insert(host);
            }
            if let Some(booth) = slot.booth() {
                hosts.booth(booth);
            }
        }
        hosts
    }

    fn event(&mut self, event: &Event) {
        if let Some(feed::event::ProgrammeSource::At(source)) = &event.programme {
            self.connect.extend(origin(source));
        }
        self.contact(event.organiser.contact.as_ref());
    }

    fn booth(&mut self, booth: &Booth) {
        let logo = booth.logo.as_ref().map(|logo| logo.src.as_str());
        let posters = booth
            .posters
            .iter()
            .filter_map(|poster| poster.image.as_deref());
        for source in logo.into_iter().chain(posters) {
            // Pictures are fetched by the hall's own code as well as shown by the page.
            self.images.extend(origin(source));
            self.connect.extend(origin(source));
        }
        self.contact(booth.contact.as_ref());
    }

    fn contact(&mut self, contact: Option<&feed::booth::Contact>) {
        if let Some(form) = contact.and_then(|contact| contact.form.as_ref()) {
            self.connect.extend(origin(&form.url));
            self.forms.extend(origin(&form.url));
        }
    }

    /// The content security policy: nothing but the site itself and these hosts.
    pub fn policy(&self) -> String {
        let list = |hosts: &BTreeSet<Origin>| {
            hosts
                .iter()
                .fold(String::new(), |list, host| format!("{list} {host}"))
        };
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
             img-src 'self' blob:{}; connect-src 'self'{}; media-src 'self'; manifest-src 'self'; worker-src 'self'; \
             form-action 'self'{}; base-uri 'none'; object-src 'none'; frame-ancestors 'self'; \
             require-trusted-types-for 'script'",
            list(&self.images),
            list(&self.connect),
            list(&self.forms),
        )
    }

    /// Every header, name and value.
    pub fn headers(&self) -> Vec<(String, String)> {
        [
            ("content-security-policy", self.policy().as_str()),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            // A page opened from here cannot reach back into it.
            ("cross-origin-opener-policy", "same-origin"),
            (
                "permissions-policy",
                "camera=(), microphone=(), geolocation=(), usb=(), payment=()",
            ),
        ]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
        .to_vec()
    }
}

/// Scheme, host and port of an address on another host.
fn origin(source: &str) -> Option<Origin> {
    Policy::File.read(source).ok()?.origin()
}

/// The headers of the site that a file of `root` belongs to; none where it belongs to none.
pub(crate) fn of_file(root: &Path, file: &str) -> Vec<(String, String)> {
    let read = |folder: &str| {
        let bytes = std::fs::read(root.join(folder).join(SITE_FILE)).ok()?;
        serde_json::from_slice::<Site>(&bytes).ok()
    };
    // A site may stand inside another: the nearest one's word counts.
    let mut folder = file.trim_matches('/');
    while !folder.is_empty() {
        if let Some(site) = read(folder) {
            return site.headers;
        }
        folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
    }
    read("").map(|site| site.headers).unwrap_or_default()
}

/// Whether a file's name changes with its content: its stem ends with a hyphen and [`super::HASH_DIGITS`] digits.
pub(crate) fn is_immutable(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == super::HASH_DIGITS
            && hash
                .bytes()
                .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exhibition(booth: &str) -> Exhibition {
        let text = format!(
            r#"{{"version":1,"id":"e","title":"E","languages":["en"],"timeZone":"Asia/Tokyo","organiser":{{"name":"O"}},
            "halls":[{{"id":"h","title":"H","booths":["https://far.example/booth.json",{booth}]}}]}}"#
        );
        Exhibition::new(serde_json::from_str(&text).unwrap())
    }

    #[test]
    fn only_hosts_that_are_used_are_let_in() {
        let hosts = Hosts::of(&exhibition(
            r#"{"version":1,"id":"b","name":"B","posters":[{"image":"https://pictures.example:8443/a.png"},{"image":"b.png"}],
            "contact":{"url":"https://not-fetched.example/","form":{"kind":"json","url":"https://forms.example/x"}}}"#,
        ));
        let policy = hosts.policy();
        assert!(
            policy.contains(
                "img-src 'self' blob: https://far.example https://pictures.example:8443;"
            ),
            "{policy}"
        );
        assert!(
            policy.contains("form-action 'self' https://forms.example;"),
            "{policy}"
        );
        assert!(!policy.contains("not-fetched"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn hashed_names_keep_for_ever() {
        assert!(is_immutable("/engine/hall_bg-0123456789.wasm"));
        assert!(!is_immutable("/engine/hall_bg.wasm"));
        assert!(!is_immutable("/booths/ascc-2021.json"));
        assert!(!is_immutable("/index.html"));
    }
}

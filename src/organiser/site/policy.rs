//! What a site's host should tell browsers: which hosts the event really uses and nobody else may be reached,
//! and how long files keep.

use std::collections::BTreeSet;
use std::path::Path;

use feed::later::Later;
use feed::link::Policy;
use feed::{Booth, Event, Exhibition, Origin};
use serde::{Deserialize, Serialize};

use super::layout::EVENT;
use super::site_root::SiteRoot;
use super::{kinds, precache};

/// For files whose name changes with their content: a year, the longest that caches honour.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// For everything else: kept, but asked about each time.
pub(crate) const REVALIDATE: &str = "no-cache";

/// What is written beside the pages about the site itself, and marks the folder as one of ours.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PolicySite {
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
    /// Films.
    media: BTreeSet<Origin>,
    /// Sites that may show the event in a frame.
    framed_by: BTreeSet<Origin>,
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
                // Pictures and films lie beside the booth file.
                hosts.images.insert(host.clone());
                hosts.media.insert(host.clone());
                hosts.connect.insert(host);
            }
            if let Some(booth) = slot.booth() {
                hosts.booth(booth);
            }
        }
        // What could not be copied is a link.
        if !exhibition.event.direct {
            hosts.media.clear();
        }
        hosts
    }

    fn event(&mut self, event: &Event) {
        if let Some(feed::event::ProgrammeSource::At(source)) = &event.programme {
            self.connect.extend(origin(source));
        }
        self.contact(event.organiser.contact.as_ref());
        self.connect
            .extend(event.analytics.as_deref().and_then(origin));
        // By its whole origin even where the site has the same host: not every browser takes 'self' for a WebSocket.
        if let Some(live) = &event.live {
            let doors = [live.broker.as_str(), live.desks_door()];
            let origin = |door| Policy::Socket.read(door).ok()?.origin();
            self.connect.extend(doors.into_iter().filter_map(origin));
        }
        let sites = event.embed.iter();
        self.framed_by.extend(sites.filter_map(|site| origin(site)));
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
        if let Some(screen) = booth.screen.as_ref().and_then(Later::get) {
            self.media.extend(origin(&screen.video));
            self.images
                .extend(screen.poster.as_deref().and_then(origin));
        }
        self.contact(booth.contact.as_ref());
    }

    fn contact(&mut self, contact: Option<&feed::booth::Contact>) {
        if let Some(form) = contact.and_then(|contact| contact.form.as_ref()) {
            self.connect.extend(origin(&form.url));
        }
    }

    /// The content security policy: nothing but the site itself and these hosts. `framed_by` may show it in a frame.
    fn policy(&self, framed_by: &BTreeSet<Origin>) -> String {
        let ancestors = list(framed_by);
        format!(
            "{}; frame-ancestors 'self'{ancestors}",
            self.policy_of_pages()
        )
    }

    /// The same as pages can say it themselves, for hosts that send no headers: all but who may frame them.
    pub fn policy_of_pages(&self) -> String {
        // Messages go by fetch, so that no form ever leads to another host.
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; \
             img-src 'self' blob:{}; connect-src 'self'{}; media-src 'self'{}; manifest-src 'self'; worker-src 'self'; \
             form-action 'self'; base-uri 'none'; object-src 'none'; \
             require-trusted-types-for 'script'; trusted-types boothwalk",
            list(&self.images),
            list(&self.connect),
            list(&self.media),
        )
    }

    /// Every header of the site's own files.
    pub fn headers(&self) -> Vec<Header> {
        let mut headers = vec![Header(POLICY, self.policy(&self.framed_by))];
        headers.extend(ALWAYS.map(|(name, text)| Header(name, text.to_owned())));
        headers
    }
}

fn list(hosts: &BTreeSet<Origin>) -> String {
    hosts
        .iter()
        .fold(String::new(), |list, host| format!("{list} {host}"))
}

/// A header that is sent with a site's files. Made in this file only, of our own words and of [`Origin`]s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header(&'static str, String);

impl Header {
    /// Its name, lower case.
    pub fn name(&self) -> &'static str {
        self.0
    }

    /// Both, as they are written down.
    pub fn named(&self) -> (String, String) {
        (self.0.to_owned(), self.1.clone())
    }

    /// Its value.
    pub fn value(&self) -> &str {
        &self.1
    }
}

const POLICY: &str = "content-security-policy";

/// For what exhibitors bring: should a browser ever take it for a page, nothing in it runs, and it knows nothing of the event.
const FOREIGN: &str = "sandbox; default-src 'none'";

/// Sent with every file.
const ALWAYS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    // A page opened from here cannot reach back into it, and no page elsewhere can take files from here into itself.
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
    ),
];

/// The headers of the files in the event's folder.
pub(crate) fn of_event() -> Vec<Header> {
    let mut headers = vec![Header(POLICY, FOREIGN.to_owned())];
    headers.extend(ALWAYS.map(|(name, text)| Header(name, text.to_owned())));
    headers
}

/// These headers with scripts from the engine's folder alone: a second policy, as both must allow what a page does. Where a
/// policy names a folder it must name a host, too; any does, since the first says `'self'`.
pub(crate) fn confined(headers: &[Header], engine: &SiteRoot) -> Vec<Header> {
    let mut headers = headers.to_vec();
    for header in headers.iter_mut().filter(|header| header.0 == POLICY) {
        header.1 += &format!(", script-src *:*{engine} 'wasm-unsafe-eval'; worker-src 'self'");
    }
    headers
}

/// Scheme, host and port of an address on another host.
pub(crate) fn origin(source: &str) -> Option<Origin> {
    Policy::File.read(source).ok()?.origin()
}

/// What a server says with a file of `root`: the headers of the site that it belongs to, none where it belongs to none, and
/// whether its name changes with its content.
pub(crate) fn of_file(root: &Path, file: &str) -> (Vec<(String, String)>, bool) {
    let file = percent_encoding::percent_decode_str(file.trim_matches('/')).decode_utf8_lossy();
    let read = |folder: &str| {
        let bytes = std::fs::read(root.join(folder).join(SITE_FILE)).ok()?;
        serde_json::from_slice::<PolicySite>(&bytes).ok()
    };
    // A site may stand inside another: the nearest one's word counts.
    let mut folder = &*file;
    loop {
        if let Some(site) = read(folder) {
            let inside = file.strip_prefix(folder).unwrap_or(&file);
            let inside = inside.trim_start_matches('/');
            let keeps = precache::hashed(&root.join(folder)).contains(inside);
            return (of_site(&site, inside), keeps);
        }
        match folder.rsplit_once('/') {
            Some((above, _)) => folder = above,
            None if folder.is_empty() => return (Vec::new(), false),
            None => folder = "",
        }
    }
}

/// The headers of a file by its path in its site.
fn of_site(site: &PolicySite, file: &str) -> Vec<(String, String)> {
    if !file.starts_with(&format!("{EVENT}/")) {
        return site.headers.clone();
    }
    let mut headers: Vec<_> = of_event().iter().map(Header::named).collect();
    if !kinds::of_name(file).is_ok_and(|kind| kind.shown) {
        headers.push(("content-disposition".to_owned(), "attachment".to_owned()));
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exhibition(booth: &str) -> Exhibition {
        exhibition_with("", booth)
    }

    /// With more fields of the event, each with a comma behind it.
    fn exhibition_with(more: &str, booth: &str) -> Exhibition {
        let text = format!(
            r#"{{"version":1,"id":"e","title":"E","languages":["en"],"timeZone":"Asia/Tokyo","organiser":{{"name":"O"}},{more}
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
        let policy = hosts.policy(&hosts.framed_by);
        assert!(
            policy.contains(
                "img-src 'self' blob: https://far.example https://pictures.example:8443;"
            ),
            "{policy}"
        );
        assert!(
            policy.contains("connect-src 'self' https://far.example https://forms.example https://pictures.example:8443;"),
            "{policy}"
        );
        assert!(!policy.contains("not-fetched"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn the_organisers_counter_is_let_in_where_there_is_one() {
        let policy = |counter: &str| {
            let booth = r#"{"version":1,"id":"b","name":"B"}"#;
            let hosts = Hosts::of(&exhibition_with(counter, booth));
            hosts.policy(&hosts.framed_by)
        };
        assert!(policy("").contains("connect-src 'self' https://far.example;"));
        let named = policy(r#""analytics":"https://count.example/visit","#);
        assert!(
            named.contains("connect-src 'self' https://count.example https://far.example;"),
            "{named}"
        );
    }

    #[test]
    fn the_doors_of_what_is_live_are_named_by_scheme_host_and_port() {
        let mut event = Event::clone(&exhibition("\"b.json\"").event);
        event.live = serde_json::from_str(
            r#"{"broker":"wss://city.example/live","desks":"wss://live.city.example:8443/desk"}"#,
        )
        .unwrap();
        let policy = Hosts::of(&Exhibition::new(event)).policy_of_pages();
        assert!(
            policy.contains("connect-src 'self' https://far.example wss://city.example wss://live.city.example:8443;"),
            "{policy}"
        );
    }

    #[test]
    fn scripts_come_from_the_engine_alone_where_its_place_is_known() {
        let headers = exhibition("\"b.json\"");
        let base = url::Url::parse("https://fair.example/2026/engine/").unwrap();
        let root = SiteRoot::of(Some(&base)).unwrap();
        let confined = confined(&Hosts::of(&headers).headers(), &root);
        let policy = confined[0].value();
        assert!(policy.ends_with("frame-ancestors 'self', script-src *:*/2026/engine/ 'wasm-unsafe-eval'; worker-src 'self'"), "{policy}");
    }
}

//! `--online`: asks the hosts that an event names. Does every link lead somewhere; can the pages read booth files and
//! pictures elsewhere, and will they be what they should?

use std::collections::BTreeMap;

use feed::booth::FormKind;
use feed::event::ProgrammeSource;
use feed::link::{Policy, UrlKind};
use feed::problem::Severity;
use feed::{Booth, Programme, limits};
use i18n::value;

use super::json_span;
use crate::cache::Cache;
use crate::console::Console;
use crate::http::{HttpAnswer, HttpFault, HttpRequest, Question, Web};
use crate::object;
use crate::report::Finding;
use crate::site::addresses::{AddressPurpose, Addresses};
use crate::site::{pictures, web_vtt};
use crate::source::{EVENT_FILE, Source};

/// Reads booth files and the programme from other hosts, so that everything else is checked in them too.
pub(super) fn bring(source: &mut Source, web: &Web, console: &Console) -> Vec<Finding> {
    let event = match source.files.first() {
        Some((_, bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        None => return Vec::new(),
    };
    let mut addresses = Addresses::default();
    // What cannot be read has been said already.
    addresses.read(&event).ok();
    let far: Vec<_> = addresses
        .found
        .into_iter()
        .filter_map(|address| {
            let limit = match address.purpose {
                AddressPurpose::Booth => limits::BOOTH_BYTES,
                AddressPurpose::Programme => limits::EVENT_BYTES,
                _ => return None,
            };
            let url = absolute(EVENT_FILE, &address.text)?;
            let known = None;
            let how = Question::Fetch { limit, known };
            Some((address, HttpRequest { url, how }))
        })
        .collect();
    if far.is_empty() {
        return Vec::new();
    }
    // Others are copied when the site is built, and no browser asks their hosts.
    let direct = source.exhibition.event.direct;
    console.step("online-files", &[("count", value(far.len()))]);
    let requests: Vec<HttpRequest> = far.iter().map(|(_, request)| request.clone()).collect();
    let answers = web.ask(&requests, console);
    let mut findings = Vec::new();
    for ((address, HttpRequest { url, .. }), answer) in far.into_iter().zip(answers) {
        let mut say = |severity, key: &str, reason: String| {
            let values = [("url", value(url.clone())), ("reason", value(reason))];
            let path = &address.path;
            findings.push(Finding::ours(
                severity, EVENT_FILE, path, key, &values, console,
            ));
        };
        match answer {
            Err(fault) => say(Severity::Error, "online-file", fault.format(console)),
            Ok(answer) => {
                if direct && !answer.open {
                    say(Severity::Error, "online-file-closed", String::new());
                }
                take(source, &url, answer.bytes, address.purpose);
            }
        }
    }
    findings
}

/// Puts a file from another host where the event names it.
fn take(source: &mut Source, url: &str, bytes: Vec<u8>, purpose: AddressPurpose) {
    let exhibition = &mut source.exhibition;
    let is_this = |at: &str| absolute(EVENT_FILE, at).as_deref() == Some(url);
    if purpose == AddressPurpose::Programme {
        if matches!(&exhibition.event.programme, Some(ProgrammeSource::At(at)) if is_this(at)) {
            exhibition.set_programme(Programme::parse(&bytes, url));
        }
    } else {
        let named =
            |slot: &feed::exhibition::BoothSlot| slot.source.as_deref().is_some_and(is_this);
        if let Some(index) = exhibition.slots.iter().position(named) {
            exhibition.set_booth(index, Booth::parse(&bytes, url));
        }
    }
    source.files.push((url.to_owned(), bytes));
}

/// Where an address of a file stands.
struct AddressPlace<'a> {
    file: &'a str,
    path: String,
    purpose: AddressPurpose,
    /// Whether browsers ask first before they send a page's message there.
    preflight: bool,
}

/// Asks after everything that these files name on other hosts: each address once, however often it is named.
pub(super) fn findings(
    source: &Source,
    web: &Web,
    cache: &Cache,
    console: &Console,
) -> Vec<Finding> {
    let files = &source.files;
    let direct = source.exhibition.event.direct;
    let mut places: BTreeMap<HttpRequest, Vec<AddressPlace<'_>>> = BTreeMap::new();
    for (file, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        let mut addresses = Addresses::default();
        addresses.read(&text).ok();
        for address in addresses.found {
            let how = match address.purpose {
                AddressPurpose::Picture(_) => Question::Fetch {
                    limit: limits::IMAGE_BYTES,
                    known: None,
                },
                AddressPurpose::Object(_) => Question::Fetch {
                    limit: limits::OBJECT_BYTES,
                    known: None,
                },
                AddressPurpose::Captions => Question::Fetch {
                    limit: limits::CAPTION_BYTES,
                    known: None,
                },
                AddressPurpose::Document | AddressPurpose::Film(_) => Question::Look,
                AddressPurpose::Endpoint => message(&text, &address.path),
                AddressPurpose::Booth | AddressPurpose::Programme => continue,
            };
            let Some(url) = absolute(file, &address.text) else {
                continue;
            };
            let place = AddressPlace {
                file,
                path: address.path,
                purpose: address.purpose,
                preflight: matches!(how, Question::MayPost { .. }),
            };
            places
                .entry(HttpRequest { url, how })
                .or_default()
                .push(place);
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    console.step("online-links", &[("count", value(places.len()))]);
    let requests: Vec<HttpRequest> = places.keys().cloned().collect();
    let answers = web.ask(&requests, console);
    let mut findings = Vec::new();
    for ((request, places), answer) in places.into_iter().zip(&answers) {
        for place in places {
            for (severity, key, reason) in judged(&place, answer, direct, cache, console) {
                let values = [
                    ("url", value(request.url.clone())),
                    ("reason", value(reason)),
                ];
                findings.push(Finding::ours(
                    severity,
                    place.file,
                    &place.path,
                    key,
                    &values,
                    console,
                ));
            }
        }
    }
    // As they stand in the files, not as the hosts are called.
    findings.sort_by_cached_key(|finding| {
        let file = files.iter().position(|(file, _)| *file == finding.file)?;
        let text = String::from_utf8_lossy(&files[file].1);
        let place = json_span::of_path(&text, &finding.path)?;
        Some((file, place.start))
    });
    findings
}

/// What is asked of an endpoint: browsers ask before they send JSON from a page, and send plain forms at once.
fn message(text: &str, path: &str) -> Question {
    let kind = format!("{}.kind", path.trim_end_matches(".url"));
    let kind =
        json_span::of_path(text, &kind).and_then(|range| serde_json::from_str(&text[range]).ok());
    match kind {
        Some(FormKind::Urlencoded) => Question::Look,
        Some(FormKind::Formspree) => Question::MayPost {
            headers: "content-type",
        },
        _ => Question::MayPost {
            headers: "content-type,idempotency-key",
        },
    }
}

/// What an answer means where the address stands: severity, sentence and reason.
fn judged(
    place: &AddressPlace<'_>,
    answer: &Result<HttpAnswer, HttpFault>,
    direct: bool,
    cache: &Cache,
    console: &Console,
) -> Vec<(Severity, &'static str, String)> {
    match (place.purpose, answer) {
        (AddressPurpose::Picture(purpose), Ok(answer)) => {
            let mut found = Vec::new();
            if let Err(fault) = pictures::fit(&answer.bytes, purpose, cache) {
                found.push((Severity::Warning, "online-picture", fault.format(console)));
            } else if direct && !pictures::fits_browsers(&answer.bytes) {
                let reason = console.sentence("fault-browsers-pixels", &[]);
                found.push((Severity::Warning, "online-picture", reason));
            }
            if direct && !answer.open {
                found.push((Severity::Warning, "online-picture-closed", String::new()));
            }
            found
        }
        (AddressPurpose::Picture(_), Err(fault)) => {
            vec![(Severity::Warning, "online-picture", fault.format(console))]
        }
        (AddressPurpose::Object(_), Ok(answer)) => {
            // Read by the hall itself it is none: only the build makes it ready.
            let closed = direct.then(|| (Severity::Warning, "online-object-direct", String::new()));
            match object::look(&answer.bytes) {
                Ok(_) => closed.into_iter().collect(),
                Err(fault) => vec![(Severity::Warning, "online-object", fault.format(console))],
            }
        }
        (AddressPurpose::Object(_), Err(fault)) => {
            vec![(Severity::Warning, "online-object", fault.format(console))]
        }
        (AddressPurpose::Captions, Ok(answer)) => match web_vtt::cues(&answer.bytes) {
            Ok(_) => Vec::new(),
            Err(fault) => vec![(Severity::Warning, "online-captions", fault.format(console))],
        },
        (AddressPurpose::Captions, Err(fault)) => {
            vec![(Severity::Warning, "online-captions", fault.format(console))]
        }
        (AddressPurpose::Endpoint, Ok(answer)) if place.preflight && !answer.open => {
            let reason = console.sentence("web-not-open", &[]);
            vec![(Severity::Warning, "online-endpoint-closed", reason)]
        }
        (AddressPurpose::Endpoint, Err(fault @ HttpFault::Status(_))) if place.preflight => {
            let reason = fault.format(console);
            vec![(Severity::Warning, "online-endpoint-closed", reason)]
        }
        // What takes plain forms may answer anything to a look; nothing is sent there to find out.
        (AddressPurpose::Endpoint, Err(fault @ HttpFault::Status(_))) => {
            vec![(Severity::Note, "online-link-unsure", fault.format(console))]
        }
        (AddressPurpose::Endpoint, Err(fault)) => {
            vec![(Severity::Warning, "online-endpoint", fault.format(console))]
        }
        (_, Err(fault)) if fault.is_for_programs_only() => {
            vec![(Severity::Note, "online-link-unsure", fault.format(console))]
        }
        (_, Err(fault)) => vec![(Severity::Warning, "online-link", fault.format(console))],
        (_, Ok(_)) => Vec::new(),
    }
}

/// The address of something on another host, as a file names it.
fn absolute(file: &str, address: &str) -> Option<String> {
    let safe = Policy::Link.read(address).ok()?;
    let whole = match safe.kind() {
        UrlKind::Web => safe.as_str().to_owned(),
        UrlKind::Beside => safe.beside(file),
        UrlKind::Mail | UrlKind::Telephone => return None,
    };
    let whole = Policy::Web.read(&whole).ok()?;
    // What stands behind `#` is for the browser; the host is asked once for the page.
    let plain = whole.as_str().split('#').next().unwrap_or_default();
    Some(plain.to_owned())
}

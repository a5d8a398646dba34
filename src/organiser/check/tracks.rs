//! Language tracks: can everybody follow each stream and recording, in each of the event's languages; can the captions be read?

use feed::event::ProgrammeSource;
use feed::limits;
use feed::link::{Policy, UrlKind};
use feed::problem::Severity;
use feed::tracks::Tracks;
use i18n::{own_name, value};

use crate::console::Console;
use crate::report::Finding;
use crate::site::addresses::{Addresses, Purpose};
use crate::site::{assets, web_vtt};
use crate::source::{EVENT_FILE, Source};

/// Looks at an event that has been read.
pub(super) fn findings(source: &Source, console: &Console) -> Vec<Finding> {
    let mut findings = languages(source, console);
    findings.extend(captions(source, console));
    findings
}

/// Tells of languages of the event in which a stream or recording cannot be followed. Of an address alone nobody knows what
/// is spoken there: only lists are looked at.
fn languages(source: &Source, console: &Console) -> Vec<Finding> {
    let exhibition = &source.exhibition;
    let (file, inside) = match &exhibition.event.programme {
        Some(ProgrammeSource::At(at)) => (at.as_str(), ""),
        _ => (EVENT_FILE, "programme."),
    };
    let mut findings = Vec::new();
    for (index, session) in exhibition.programme.sessions.iter().enumerate() {
        for (name, tracks) in [
            ("stream", &session.stream),
            ("recording", &session.recording),
        ] {
            if !matches!(tracks, Tracks::List(list) if !list.is_empty()) {
                continue;
            }
            let missing = exhibition.event.languages.iter();
            let missing: Vec<&str> = missing
                .filter(|tag| !tracks.can_be_followed_in(tag))
                .map(|tag| own_name(tag))
                .collect();
            if missing.is_empty() {
                continue;
            }
            let title = session.title.get(console.language()).to_owned();
            let values = [
                ("title", value(title)),
                ("languages", value(missing.join(", "))),
            ];
            let path = format!("{inside}sessions[{index}].{name}");
            let key = "tracks-language";
            let severity = Severity::Warning;
            findings.push(Finding::ours(severity, file, &path, key, &values, console));
        }
    }
    findings
}

/// Tells of captions in the event's folder that cannot be read, and of those that stay on another host, where no page asks
/// for them. Files that are not there are told where they are brought.
fn captions(source: &Source, console: &Console) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, bytes) in &source.files {
        let mut addresses = Addresses::default();
        // What is no JSON has been said already.
        addresses.read(&String::from_utf8_lossy(bytes)).ok();
        for address in addresses.found {
            if address.purpose != Purpose::Captions {
                continue;
            }
            let mut say = |key, name: &str, reason: String| {
                let values = [("name", value(name.to_owned())), ("reason", value(reason))];
                let (path, severity) = (&address.path, Severity::Warning);
                findings.push(Finding::ours(severity, file, path, key, &values, console));
            };
            let read = Policy::File.read(&address.text);
            if source.exhibition.event.direct
                && read.is_ok_and(|address| address.kind() == UrlKind::Web)
            {
                say("captions-elsewhere", &address.text, String::new());
            }
            if let Some((name, _)) = assets::here(file, &address.text)
                && let Ok(bytes) = source.bytes(&name, limits::CAPTION_BYTES)
                && let Err(fault) = web_vtt::cues(&bytes)
            {
                say("captions-unread", &name, fault.format(console));
            }
        }
    }
    findings
}

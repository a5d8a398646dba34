//! Language tracks: can everybody follow each stream, recording and film, in each of the event's languages; can the captions be
//! read?

use feed::booth::Screen;
use feed::event::ProgrammeSource;
use feed::limits;
use feed::link::{Policy, UrlKind};
use feed::problem::Severity;
use feed::tracks::Tracks;
use i18n::{own_name, value};

use crate::console::Console;
use crate::film;
use crate::report::Finding;
use crate::site::addresses::{AddressPurpose, Addresses};
use crate::site::{assets, web_vtt};
use crate::source::{EVENT_FILE, Source};

/// Looks at an event that has been read.
pub(super) fn findings(source: &Source, console: &Console) -> Vec<Finding> {
    let mut findings = languages(source, console);
    findings.extend(films(source, console));
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

/// Tells of languages of the event in which a booth's film has no captions: whoever does not hear it needs them in its own language
/// as well. None are missed where nobody speaks, or nothing is heard.
fn films(source: &Source, console: &Console) -> Vec<Finding> {
    let exhibition = &source.exhibition;
    let mut findings = Vec::new();
    for (index, slot) in exhibition.slots.iter().enumerate() {
        let Some(screen) = slot.booth().and_then(|booth| booth.screen.as_ref()?.get()) else {
            continue;
        };
        let track = screen.track();
        let missing = exhibition.event.languages.iter();
        let missing: Vec<&str> = missing
            .filter(|tag| track.caption_in(tag).is_none())
            .map(|tag| own_name(tag))
            .collect();
        let wordless = screen.language.as_deref() == Some(Screen::WORDLESS);
        if missing.is_empty() || wordless {
            continue;
        }
        let file = exhibition.file(index);
        let is_silent = assets::here(&file, &screen.video)
            .and_then(|(name, _)| source.bytes(&name, limits::FILM_BYTES).ok())
            .and_then(|bytes| film::look(&bytes).ok())
            .is_some_and(|look| !look.sound);
        if is_silent {
            continue;
        }
        let title = screen.title.get(console.language()).to_owned();
        let values = [
            ("title", value(title)),
            ("languages", value(missing.join(", "))),
        ];
        let (warning, path) = (Severity::Warning, "screen");
        let finding = Finding::ours(warning, &file, path, "film-captions", &values, console);
        findings.push(finding);
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
            if address.purpose != AddressPurpose::Captions {
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

//! What search engines read: schema.org as JSON-LD.

use std::collections::BTreeSet;

use feed::Booth;
use feed::event::ProgrammeSource;
use feed::link::Policy;
use feed::programme::Session;
use feed::tracks::{Track, TrackKind};
use serde_json::{Value, json};

use super::page::Site;

/// The event with its halls' exhibitors.
pub(crate) fn event(site: &Site<'_>) -> Value {
    let event = &site.exhibition.event;
    let locale = &site.locale;
    let days = feed::time::days(event, &site.exhibition.programme);
    let booths: Vec<_> = site
        .exhibition
        .slots
        .iter()
        .filter_map(feed::exhibition::BoothSlot::booth)
        .map(|booth| json!({"@type": "Organization", "name": locale.words(&booth.name)}))
        .collect();
    without_nulls(json!({
        "@context": "https://schema.org",
        "@type": "ExhibitionEvent",
        "name": locale.words(&event.title),
        "description": feed::markdown::plain(&locale.words(&event.description)),
        "startDate": days.map(|(first, _)| first.to_string()),
        "endDate": days.map(|(_, last)| last.to_string()),
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {
            "@type": "VirtualLocation",
            "name": locale.words(&event.place),
            "url": site.options.site.as_ref().map(url::Url::as_str),
        },
        "organizer": {
            "@type": "Organization",
            "name": locale.words(&event.organiser.name),
            "url": event.organiser.url,
        },
        "inLanguage": event.languages,
        "contributor": booths,
    }))
}

/// An exhibitor.
pub(crate) fn organisation(site: &Site<'_>, booth: &Booth) -> Value {
    let locale = &site.locale;
    let contact = booth.contact.as_ref();
    let topics: Vec<_> = booth
        .topics
        .iter()
        .filter_map(|id| {
            let topic = site
                .exhibition
                .event
                .topics
                .iter()
                .find(|topic| topic.id == *id)?;
            Some(locale.words(&topic.title))
        })
        .collect();
    without_nulls(json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": locale.words(&booth.name),
        "slogan": locale.words(&booth.tagline),
        "description": feed::markdown::plain(&locale.words(&booth.description)),
        "url": contact.and_then(|contact| contact.url.clone()),
        "email": contact.and_then(|contact| contact.email.clone()),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": locale.words(&booth.city),
            "addressCountry": booth.country,
        },
        "knowsAbout": topics,
    }))
}

/// The programme's sessions as parts of the event.
pub(crate) fn programme(site: &Site<'_>) -> Value {
    let sessions = &site.exhibition.programme.sessions;
    let sessions: Vec<_> = sessions
        .iter()
        .map(|session| self::session(site, session))
        .collect();
    without_nulls(json!({
        "@context": "https://schema.org",
        "@type": "EventSeries",
        "name": site.locale.words(&site.exhibition.event.title),
        "subEvent": sessions,
    }))
}

fn session(site: &Site<'_>, session: &Session) -> Value {
    let locale = &site.locale;
    let people: Vec<_> = session
        .speakers
        .iter()
        .map(|speaker| json!({"@type": "Person", "name": locale.words(&speaker.name)}))
        .collect();
    let tracks = session.stream.all().iter().chain(session.recording.all());
    let languages: BTreeSet<_> = tracks.filter_map(|one| one.language.as_ref()).collect();
    let recordings = session.recording.all().iter();
    let recordings: Vec<_> = recordings
        .map(|one| recording(site, session, one))
        .collect();
    json!({
        "@type": "Event",
        "name": locale.words(&session.title),
        "inLanguage": languages,
        "recordedIn": recordings,
        "startDate": session.start.map_or_else(|| session.day.to_string(), |start| start.to_string()),
        "endDate": session.end.map(|end| end.to_string()),
        "performer": people,
    })
}

/// A recording in one language. What is neither a film nor sound of the event's own host is seen on another's page.
fn recording(site: &Site<'_>, session: &Session, track: &Track) -> Value {
    let kind = match track.kind {
        TrackKind::Audio => "AudioObject",
        _ => "VideoObject",
    };
    let captions: Vec<_> = track
        .captions
        .iter()
        .map(|caption| {
            json!({
                "@type": "MediaObject",
                "contentUrl": whole(site, &caption.src),
                "encodingFormat": "text/vtt",
                "inLanguage": caption.language.as_ref().or(track.language.as_ref()),
            })
        })
        .collect();
    let address = whole(site, &track.url);
    let is_own = Policy::Web.read(&track.url).is_err();
    json!({
        "@type": kind,
        "name": site.locale.words(&session.title),
        "contentUrl": address.clone().filter(|_| is_own),
        "url": address.filter(|_| !is_own),
        "inLanguage": track.language,
        "caption": captions,
    })
}

/// A whole address: of another host, or of this site where that is known.
fn whole(site: &Site<'_>, address: &str) -> Option<String> {
    if Policy::Web.read(address).is_ok() {
        return Some(address.to_owned());
    }
    let beside = match &site.exhibition.event.programme {
        Some(ProgrammeSource::At(at)) => Policy::File.read(address).ok()?.beside(at),
        _ => Policy::File.read(address).ok()?.to_string(),
    };
    let event = site.options.site.as_ref()?.join("event/").ok()?;
    Some(event.join(&beside).ok()?.into())
}

/// Leaves out what nobody has said.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, without_nulls(value)))
            .filter(|(_, value)| {
                !value.is_null() && value.as_str() != Some("") && *value != json!([])
            })
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}

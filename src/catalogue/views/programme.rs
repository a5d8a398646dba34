//! The programme: days, channels side by side, sessions with everything known of them.

use std::collections::BTreeMap;

use feed::link::Policy;
use feed::programme::{Session, SpeakerRole};
use feed::{Span, time};
use html::{
    IntoView, View, a, article, details, div, h1, h2, h3, h4, header, li, p, section, summary, ul,
};

use super::booth::{hours, materials, name};
use super::prose::prose;
use super::{Extras, Look, cut, outward};

/// The whole programme. `open` is a session to show unfolded.
pub fn programme(look: &Look<'_>, open: Option<&str>, extras: &dyn Extras) -> View {
    let tongue = look.tongue;
    let programme = &look.exhibition.programme;
    if programme.sessions.is_empty() {
        return section()
            .class("programme")
            .child((
                h1().tabindex("-1").child(tongue.t("programme")),
                p().class("quiet").child(tongue.t("programme-empty")),
            ))
            .into_view();
    }
    let days: Vec<_> = days(&programme.sessions)
        .into_iter()
        .map(|(date, sessions)| {
            let title = programme.days.iter().find(|day| day.date == date);
            let channels: Vec<_> = channels(look, &sessions)
                .into_iter()
                .map(|(title, sessions)| {
                    let sessions: Vec<_> = sessions
                        .into_iter()
                        .map(|session| self::session(look, session, open, extras))
                        .collect();
                    section()
                        .class("channel")
                        .child((title.map(|title| h3().child(title)), sessions))
                })
                .collect();
            section().class("day").child((
                header().class("day-head").child((
                    h2().child(time::date_in_words(date, tongue.messages())),
                    title
                        .and_then(|day| look.text(&day.title))
                        .map(|words| p().child(words)),
                )),
                div()
                    .class(if channels.len() > 1 {
                        "channels side-by-side"
                    } else {
                        "channels"
                    })
                    .child(channels),
            ))
        })
        .collect();
    section()
        .class("programme")
        .child((
            h1().tabindex("-1").child(tongue.t("programme")),
            p().class("quiet").child(tongue.format(
                "programme-zone",
                &[("zone", look.exhibition.event.time_zone.clone().into())],
            )),
            days,
            cut::list(look, &look.exhibition.problems, "sessions"),
        ))
        .into_view()
}

/// Sessions by day, in the order of their times; those without a time stand first, as written.
fn days(sessions: &[Session]) -> BTreeMap<jiff::civil::Date, Vec<&Session>> {
    let mut days: BTreeMap<_, Vec<&Session>> = BTreeMap::new();
    for session in sessions {
        days.entry(session.day).or_default().push(session);
    }
    for sessions in days.values_mut() {
        feed::sort::sort_by_key(sessions, |session| session.start.map(|start| start.at));
    }
    days
}

/// The sessions of a day by channel, channels in the programme's order; those without a channel last.
fn channels<'a>(
    look: &Look<'_>,
    sessions: &[&'a Session],
) -> Vec<(Option<View>, Vec<&'a Session>)> {
    let mut found: Vec<_> = look
        .exhibition
        .programme
        .channels
        .iter()
        .map(|channel| {
            let own = sessions
                .iter()
                .copied()
                .filter(|session| session.channel.as_deref() == Some(&channel.id))
                .collect();
            (look.text(&channel.title), own)
        })
        .collect();
    let known = |session: &Session| {
        let channels = &look.exhibition.programme.channels;
        channels
            .iter()
            .any(|channel| session.channel.as_deref() == Some(&channel.id))
    };
    found.push((
        None,
        sessions
            .iter()
            .copied()
            .filter(|session| !known(session))
            .collect(),
    ));
    found.retain(|(_, sessions): &(_, Vec<_>)| !sessions.is_empty());
    found
}

fn session(look: &Look<'_>, session: &Session, open: Option<&str>, extras: &dyn Extras) -> View {
    let tongue = look.tongue;
    let now = look.clock.map(|clock| clock.now);
    let is_on = now.is_some_and(|now| match (session.start, session.end) {
        (Some(start), Some(end)) => start.at <= now && now < end.at,
        _ => false,
    });
    let is_open = open == Some(session.id.as_str());
    let more = !session.summary.is_empty()
        || !session.speakers.is_empty()
        || !session.materials.is_empty();
    article()
        .class(if is_on { "session on" } else { "session" })
        .id(session.id.clone())
        .attr("data-session", session.id.clone())
        .child((
            p().class("when").child((
                under_day(look, session),
                is_on.then(|| html::span().class("on-now").child(tongue.t("on-now"))),
            )),
            look.text(&session.subtitle)
                .map(|words| p().class("subtitle").child(words)),
            h4().child(look.text(&session.title)),
            more.then(|| {
                details().open(is_open || look.clock.is_none()).child((
                    summary().child(tongue.t("session-more")),
                    prose(look, &session.summary, 4),
                    speakers(look, session),
                    materials(look, &session.materials, None, &[]),
                ))
            }),
            booths(look, session),
            watch(look, session),
            extras.session(&session.id),
        ))
        .into_view()
}

/// The session's time below the heading of its day, where the day goes without saying.
fn under_day(look: &Look<'_>, session: &Session) -> View {
    let day = |at: &feed::Moment, offset| time::date(at.at, offset) == session.day;
    match (&session.start, &session.end) {
        (Some(start), Some(end))
            if start.at <= end.at && day(start, start.offset) && day(end, start.offset) =>
        {
            let messages = look.tongue.messages();
            let from_to = |offset| time::time_span_in_words(start.at, end.at, offset, messages);
            let offset = look.clock.map(|clock| (clock.offset)(start.at));
            let yours = offset
                .filter(|offset| *offset != start.offset)
                .map(|offset| {
                    let time = if day(start, offset) && day(end, offset) {
                        from_to(offset)
                    } else {
                        time::span_in_words(start.at, end.at, offset, messages)
                    };
                    let yours = look.tongue.format("your-time", &[("time", time.into())]);
                    format!(" · {yours}")
                });
            (from_to(start.offset), yours).into_view()
        }
        (None, _) => look.text(&session.when).into_view(),
        _ => when(look, session),
    }
}

/// The session's time in the event's clock and the visitor's, or the words that stand for it.
pub fn when(look: &Look<'_>, session: &Session) -> View {
    match (session.start, session.end) {
        (Some(start), Some(end)) if start.at <= end.at => {
            hours(look, &Span { start, end }).into_view()
        }
        (Some(start), _) => {
            time::moment_in_words(start.at, start.offset, look.tongue.messages()).into_view()
        }
        (None, _) if session.when.is_empty() => {
            time::date_in_words(session.day, look.tongue.messages()).into_view()
        }
        (None, _) => (
            time::date_in_words(session.day, look.tongue.messages()),
            " ",
            look.text(&session.when),
        )
            .into_view(),
    }
}

/// The channel of a session by its title.
pub fn channel(look: &Look<'_>, session: &Session) -> Option<View> {
    let id = session.channel.as_deref()?;
    let channels = &look.exhibition.programme.channels;
    let channel = channels.iter().find(|channel| channel.id == id)?;
    look.text(&channel.title)
}

fn speakers(look: &Look<'_>, session: &Session) -> Option<View> {
    let speakers: Vec<_> = session
        .speakers
        .iter()
        .map(|speaker| {
            li().child((
                html::span()
                    .class("role")
                    .child(look.tongue.t(role_key(speaker.role))),
                html::span().class("person").child(look.text(&speaker.name)),
                look.text(&speaker.affiliation)
                    .map(|words| html::span().class("affiliation").child(words)),
            ))
        })
        .collect();
    (!speakers.is_empty()).then(|| ul().class("speakers").child(speakers).into_view())
}

fn role_key(role: SpeakerRole) -> &'static str {
    match role {
        SpeakerRole::Opening => "role-opening",
        SpeakerRole::Keynote => "role-keynote",
        SpeakerRole::Moderator => "role-moderator",
        SpeakerRole::Introduction => "role-introduction",
        SpeakerRole::Speaker => "role-speaker",
        SpeakerRole::Presenter => "role-presenter",
        SpeakerRole::Panelist => "role-panelist",
        SpeakerRole::Commentator => "role-commentator",
        SpeakerRole::Message => "role-message",
        SpeakerRole::Closing => "role-closing",
    }
}

/// The booths that take part in a session.
fn booths(look: &Look<'_>, session: &Session) -> Option<View> {
    let booths: Vec<_> = look
        .exhibition
        .slots
        .iter()
        .filter_map(feed::exhibition::Slot::booth)
        .filter(|booth| booth.sessions.contains(&session.id))
        .map(|booth| {
            li().child(
                a().href(look.links.booth(&booth.id))
                    .child(name(look, booth)),
            )
        })
        .collect();
    (!booths.is_empty()).then(|| {
        div()
            .class("session-booths")
            .child((
                p().class("quiet").child(look.tongue.t("session-booths")),
                ul().child(booths),
            ))
            .into_view()
    })
}

/// Stream and recording.
fn watch(look: &Look<'_>, session: &Session) -> Option<View> {
    let link = |key: &str, url: &Option<String>| {
        let url = Policy::Web.read(url.as_deref()?).ok()?;
        Some(outward(
            look.tongue,
            url.as_str().to_owned(),
            look.tongue.t(key).into_view(),
        ))
    };
    let (stream, recording) = (
        link("watch-live", &session.stream),
        link("watch-recording", &session.recording),
    );
    (stream.is_some() || recording.is_some())
        .then(|| p().class("watch").child((stream, recording)).into_view())
}

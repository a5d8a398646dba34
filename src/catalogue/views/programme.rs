//! The programme: days, channels side by side, sessions with everything known of them.

use std::collections::BTreeMap;

use feed::programme::Session;
use feed::time;
use html::{
    IntoView, View, a, article, details, div, h1, h2, h3, h4, header, li, p, section, summary, ul,
};

use super::parts::{materials, name, when};
use super::prose::prose;
use super::tracks::{self, watch};
use super::{Extras, ViewContext, truncation};

/// The whole programme. `open` is a session to show unfolded.
pub fn programme(context: &ViewContext<'_>, open: Option<&str>, extras: &dyn Extras) -> View {
    let locale = context.locale;
    let programme = &context.exhibition.programme;
    if programme.sessions.is_empty() {
        return section()
            .class("programme")
            .child((
                h1().tabindex("-1").child(locale.t("programme")),
                p().class("quiet").child(locale.t("programme-empty")),
            ))
            .into_view();
    }
    let days: Vec<_> = days(&programme.sessions)
        .into_iter()
        .map(|(date, sessions)| {
            let title = programme.days.iter().find(|day| day.date == date);
            let channels: Vec<_> = channels(context, &sessions)
                .into_iter()
                .map(|(title, sessions)| {
                    let sessions: Vec<_> = sessions
                        .into_iter()
                        .map(|session| self::session(context, session, open, extras))
                        .collect();
                    section()
                        .class("channel")
                        .child((title.map(|title| h3().child(title)), sessions))
                })
                .collect();
            section().class("day").child((
                header().class("day-head").child((
                    h2().child(time::date_in_words(date, locale.messages())),
                    title
                        .and_then(|day| context.text(&day.title))
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
            h1().tabindex("-1").child(locale.t("programme")),
            p().class("quiet").child(locale.format(
                "programme-zone",
                &[("zone", context.exhibition.event.time_zone.clone().into())],
            )),
            days,
            truncation::list(context, &context.exhibition.problems, "sessions"),
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
    context: &ViewContext<'_>,
    sessions: &[&'a Session],
) -> Vec<(Option<View>, Vec<&'a Session>)> {
    let mut found: Vec<_> = context
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
            (context.text(&channel.title), own)
        })
        .collect();
    let known = |session: &Session| {
        let channels = &context.exhibition.programme.channels;
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

fn session(
    context: &ViewContext<'_>,
    session: &Session,
    open: Option<&str>,
    extras: &dyn Extras,
) -> View {
    let locale = context.locale;
    let now = context.clock.map(|clock| clock.now);
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
                under_day(context, session),
                is_on.then(|| html::span().class("on-now").child(locale.t("on-now"))),
            )),
            context
                .text(&session.subtitle)
                .map(|words| p().class("subtitle").child(words)),
            h4().child(context.text(&session.title)),
            more.then(|| {
                details().open(is_open || context.clock.is_none()).child((
                    summary().child(locale.t("session-more")),
                    prose(context, &session.summary, 4),
                    speakers(context, session),
                    materials(context, &session.materials, tracks::file(context), &[]),
                ))
            }),
            booths(context, session),
            watch(context, session, extras),
            extras.session(&session.id),
        ))
        .into_view()
}

/// The session's time below the heading of its day, where the day goes without saying.
fn under_day(context: &ViewContext<'_>, session: &Session) -> View {
    let day = |at: &feed::Moment, offset| time::date(at.at, offset) == session.day;
    match (&session.start, &session.end) {
        (Some(start), Some(end))
            if start.at <= end.at && day(start, start.offset) && day(end, start.offset) =>
        {
            let messages = context.locale.messages();
            let from_to = |offset| time::time_span_in_words(start.at, end.at, offset, messages);
            let offset = context.clock.map(|clock| (clock.offset)(start.at));
            let yours = offset
                .filter(|offset| *offset != start.offset)
                .map(|offset| {
                    let time = if day(start, offset) && day(end, offset) {
                        from_to(offset)
                    } else {
                        time::span_in_words(start.at, end.at, offset, messages)
                    };
                    let yours = context.locale.format("your-time", &[("time", time.into())]);
                    format!(" · {yours}")
                });
            (from_to(start.offset), yours).into_view()
        }
        (None, _) => context.text(&session.when).into_view(),
        _ => when(context, session),
    }
}

fn speakers(context: &ViewContext<'_>, session: &Session) -> Option<View> {
    let speakers: Vec<_> = session
        .speakers
        .iter()
        .map(|speaker| {
            li().child((
                html::span()
                    .class("role")
                    .child(context.locale.t(speaker.role.key())),
                html::span()
                    .class("person")
                    .child(context.text(&speaker.name)),
                context
                    .text(&speaker.affiliation)
                    .map(|words| html::span().class("affiliation").child(words)),
            ))
        })
        .collect();
    (!speakers.is_empty()).then(|| ul().class("speakers").child(speakers).into_view())
}

/// The booths that take part in a session.
fn booths(context: &ViewContext<'_>, session: &Session) -> Option<View> {
    let booths: Vec<_> = context
        .exhibition
        .slots
        .iter()
        .filter_map(feed::exhibition::Slot::booth)
        .filter(|booth| booth.sessions.contains(&session.id))
        .map(|booth| {
            li().child(
                a().href(context.links.booth(&booth.id))
                    .child(name(context, booth)),
            )
        })
        .collect();
    (!booths.is_empty()).then(|| {
        div()
            .class("session-booths")
            .child((
                p().class("quiet").child(context.locale.t("session-booths")),
                ul().child(booths),
            ))
            .into_view()
    })
}

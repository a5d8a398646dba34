//! The programme: days, each a table of times and channels, and sessions with everything known of them.

use std::collections::BTreeMap;

use feed::programme::{Channel, Session};
use feed::time;
use html::{
    IntoView, View, a, article, details, div, h1, h2, h3, h4, header, li, p, section, summary, ul,
};

use super::parts::{channel, materials, name};
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
                p().class("quiet").child(locale.t("programme-none")),
            ))
            .into_view();
    }
    let days: Vec<_> = days(&programme.sessions)
        .into_iter()
        .map(|(date, sessions)| {
            let title = programme.days.iter().find(|day| day.date == date);
            section().class("day").child((
                header().class("day-head").child((
                    h2().child(time::date_in_words(date, locale.messages())),
                    title
                        .and_then(|day| context.text(&day.title))
                        .map(|words| p().child(words)),
                )),
                timetable(context, &sessions, open, extras),
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

/// Side by side stand so many channels at most: more would be too narrow to be read.
const SIDE_BY_SIDE: usize = 4;

/// The sessions of a day as a table of times: what begins at once stands in one row, each channel in its own column, and what is in
/// no channel across all of them. Where there is no room for columns the rows follow one another, and each session says its channel.
fn timetable(
    context: &ViewContext<'_>,
    sessions: &[&Session],
    open: Option<&str>,
    extras: &dyn Extras,
) -> View {
    let all = &context.exhibition.programme.channels;
    let mut channels: Vec<&Channel> = all.iter().collect();
    channels.retain(|channel| sessions.iter().any(|session| is_in(session, channel)));
    if !(2..=SIDE_BY_SIDE).contains(&channels.len()) {
        channels.clear();
    }
    let has_column = |session: &Session| channels.iter().any(|channel| is_in(session, channel));
    // Rows by the time of their beginning; what is across has one of its own.
    let key = |session: &Session| (session.start.map(|start| start.at), has_column(session));
    let mut rows: Vec<Vec<&Session>> = Vec::new();
    for session in sessions {
        let begins =
            |row: &&mut Vec<&Session>| row.first().map(|first| key(first)) == Some(key(session));
        match rows.iter_mut().find(begins) {
            Some(row) => row.push(session),
            None => rows.push(vec![session]),
        }
    }
    let shown = |session: &Session| self::session(context, session, open, extras);
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            if row.first().is_none_or(|first| !has_column(first)) {
                let across: Vec<_> = row.iter().map(|session| shown(session)).collect();
                return div().class("row").child(div().child(across));
            }
            let cells: Vec<_> = channels
                .iter()
                .map(|channel| {
                    let own = row.iter().filter(|session| is_in(session, channel));
                    div().child(own.map(|session| shown(session)).collect::<Vec<_>>())
                })
                .collect();
            div().class("row").child(cells)
        })
        .collect();
    // Seen above the columns; who hears the page is told it at each session.
    let heads: Vec<_> = channels
        .iter()
        .map(|channel| p().child(context.text(&channel.title)))
        .collect();
    let in_columns = !heads.is_empty();
    div()
        .class(if in_columns {
            "timetable columns"
        } else {
            "timetable"
        })
        .child((
            in_columns.then(|| div().class("row heads").aria_hidden("true").child(heads)),
            rows,
        ))
        .into_view()
}

/// Whether a session is in a channel.
fn is_in(session: &Session, channel: &Channel) -> bool {
    session.channel.as_deref() == Some(&channel.id)
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
                is_on.then(|| (" ", html::span().class("on-now").child(locale.t("on-now")))),
            )),
            channel(context, session).map(|words| p().class("channel").child(words)),
            context
                .text(&session.subtitle)
                .map(|words| p().class("subtitle").child(words)),
            h3().child(context.text(&session.title)),
            more.then(|| {
                details().open(is_open || context.clock.is_none()).child((
                    summary().child((
                        locale.t("session-more"),
                        // Whoever hears one after another hears of which session each is.
                        html::span()
                            .class("unseen")
                            .child((" ", context.text(&session.title))),
                    )),
                    prose(context, &session.summary, 3),
                    speakers(context, session),
                    materials(
                        context,
                        h4(),
                        &session.materials,
                        tracks::file(context),
                        &[],
                    ),
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
    match context.clocks().under_day(session) {
        Some(words) => words.into_view(),
        None => context.text(&session.when).into_view(),
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
        .filter_map(feed::exhibition::BoothSlot::booth)
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

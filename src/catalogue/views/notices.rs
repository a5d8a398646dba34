//! Notices: what stands on top of both faces while it matters: the organiser's notices, where to sign up, what comes next.

use feed::{Moment, Text};
use html::{IntoView, View, p, section, span};
use jiff::Timestamp;

use super::ViewContext;
use super::start::linked;

/// Id of the place on the page where they stand.
pub const NOTICES: &str = "notices";
/// Id of the place that says how many are here, and lets one join them.
pub const PEOPLE: &str = "people";

/// All of them, with what the live page puts beside them. Nothing where nothing matters now; a page that does not know the
/// time says everything with its end.
pub fn notices(context: &ViewContext<'_>, beside: Option<View>) -> Option<View> {
    let said: Vec<View> = organisers(context)
        .chain(registration(context))
        .chain(next(context))
        .collect();
    let locale = context.locale;
    (!said.is_empty()).then(|| {
        section()
            .class("notices")
            .aria_label(locale.t("notices"))
            .child((said, beside))
            .into_view()
    })
}

/// What the organiser wants everybody to know, until its end.
fn organisers<'a>(context: &'a ViewContext<'_>) -> impl Iterator<Item = View> + 'a {
    let notices = context.exhibition.event.notices.iter();
    notices
        .filter(|notice| !is_over(context, notice.until))
        .map(|notice| {
            let link = notice.url.as_ref().map(|url| {
                let words = context.locale.t("notice-more").into_view();
                (" ", linked(context, url, words))
            });
            let until = notice.until.map(|until| {
                let time = said_moment(context, until);
                let words = context
                    .locale
                    .format("notice-until", &[("time", time.into())]);
                (" ", span().class("quiet").child(words))
            });
            p().child((context.text(&notice.text), link, until))
                .into_view()
        })
}

/// Where to sign up and until when, or since when it is too late; nothing once the event is over.
fn registration(context: &ViewContext<'_>) -> Option<View> {
    let registration = context.exhibition.event.registration.as_ref()?;
    if event_is_over(context) {
        return None;
    }
    let locale = context.locale;
    let until = registration.until.map(|until| said_moment(context, until));
    if is_over(context, registration.until) {
        let words = locale.format("registration-over", &[("time", until?.into())]);
        return Some(p().child(words).into_view());
    }
    let words = match until {
        Some(until) => locale.format("registration-until", &[("time", until.into())]),
        None => locale.t("registration-open"),
    };
    let link = linked(
        context,
        &registration.url,
        locale.t("registration").into_view(),
    );
    Some(p().child((words, " ", link)).into_view())
}

/// What comes next, once the event is over.
fn next(context: &ViewContext<'_>) -> Option<View> {
    let next = context.exhibition.event.next.as_ref()?;
    if !event_is_over(context) {
        return None;
    }
    let title = |title: &Text| context.text(title).into_view();
    let words = match &next.url {
        Some(url) => linked(context, url, title(&next.title)),
        None => title(&next.title),
    };
    Some(
        p().child((context.locale.t("event-over"), " ", words))
            .into_view(),
    )
}

/// A moment in words.
fn said_moment(context: &ViewContext<'_>, at: Moment) -> String {
    context.clocks().moment(at)
}

/// Whether a moment has passed, as far as the page knows the time.
fn is_over(context: &ViewContext<'_>, until: Option<Moment>) -> bool {
    until
        .zip(context.clock)
        .is_some_and(|(until, clock)| until.at <= clock.now)
}

/// Whether the event's last day has passed, by the event's own clock.
fn event_is_over(context: &ViewContext<'_>) -> bool {
    let exhibition = context.exhibition;
    context
        .clock
        .is_some_and(|clock| end(exhibition).is_some_and(|end| end <= clock.now))
}

/// The last moment that hours and sessions name.
fn end(exhibition: &feed::Exhibition) -> Option<Timestamp> {
    let hours = exhibition.event.hours.iter().map(|span| span.end.at);
    let sessions = exhibition.programme.sessions.iter();
    let ends = sessions.filter_map(|session| Some(session.end.or(session.start)?.at));
    hours.chain(ends).max()
}

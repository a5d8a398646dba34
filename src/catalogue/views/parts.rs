//! Parts that pages of booths and of the programme share: names, times, links, materials.

use feed::booth::Material;
use feed::link::Policy;
use feed::programme::Session;
use feed::time;
use feed::{Booth, Problem, Span};
use html::{Element, IntoView, View, a, li, section, ul};

use super::{ViewContext, outward, span, truncation};

/// For lists of names in other places: the name with its language.
pub fn name(context: &ViewContext<'_>, booth: &Booth) -> View {
    let (name, language) = context.locale.read(&booth.name);
    span(name, language)
}

/// A link that the feed's rules let through: out of the site, or to a file beside the booth's.
pub fn leads(
    context: &ViewContext<'_>,
    source: Option<&str>,
    link: &str,
    words: View,
) -> Option<View> {
    let read = Policy::Link.read(link).ok()?;
    match read.kind() {
        feed::link::UrlKind::Web => Some(outward(context.locale, read.as_str().to_owned(), words)),
        feed::link::UrlKind::Beside => {
            let address = context.links.file(source, link)?;
            Some(a().href(address).child(words).into_view())
        }
        _ => Some(a().href(read.as_str().to_owned()).child(words).into_view()),
    }
}

/// Files, films and pages to take along, under this heading; also those of a session.
pub fn materials(
    context: &ViewContext<'_>,
    heading: Element,
    materials: &[Material],
    source: Option<&str>,
    problems: &[Problem],
) -> Option<View> {
    if materials.is_empty() {
        return None;
    }
    let locale = context.locale;
    let items: Vec<_> = materials
        .iter()
        .map(|material| {
            let kind = material.kind.key();
            let gone = material
                .until
                .zip(context.clock)
                .is_some_and(|(until, clock)| until.at <= clock.now);
            let title = || context.text(&material.title).into_view();
            let words = if gone {
                None
            } else {
                leads(context, source, &material.url, title())
            };
            let until = material.until.map(|until| {
                let day = context.clocks().moment(until);
                let key = if gone {
                    "material-gone"
                } else {
                    "material-until"
                };
                html::span()
                    .class("until")
                    .child(locale.format(key, &[("day", day.into())]))
            });
            li().child((
                html::span().class("kind").child(locale.t(kind)),
                words.unwrap_or_else(title),
                until,
            ))
        })
        .collect();
    Some(
        section()
            .class("materials")
            .child((
                heading.child(locale.t("materials")),
                ul().child(items),
                truncation::list(context, problems, "materials"),
            ))
            .into_view(),
    )
}

/// A span with its day or days.
pub fn hours(context: &ViewContext<'_>, hours: &Span) -> String {
    context.clocks().span(hours)
}

/// The session's time in the event's clock and the visitor's, or the words that stand for it.
pub fn when(context: &ViewContext<'_>, session: &Session) -> View {
    match (session.start, session.end) {
        (Some(start), Some(end)) if start.at <= end.at => {
            hours(context, &Span { start, end }).into_view()
        }
        (Some(start), _) => context.clocks().moment(start).into_view(),
        (None, _) if session.when.is_empty() => {
            time::date_in_words(session.day, context.locale.messages()).into_view()
        }
        (None, _) => (
            time::date_in_words(session.day, context.locale.messages()),
            " ",
            context.text(&session.when),
        )
            .into_view(),
    }
}

/// The channel of a session by its title.
pub fn channel(context: &ViewContext<'_>, session: &Session) -> Option<View> {
    let id = session.channel.as_deref()?;
    let channels = &context.exhibition.programme.channels;
    let channel = channels.iter().find(|channel| channel.id == id)?;
    context.text(&channel.title)
}

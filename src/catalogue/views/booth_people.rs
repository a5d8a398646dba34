//! Who is to be met at a booth: its staff with their hours, and when it meets visitors.

use feed::booth::Staff;
use feed::exhibition::BoothSlot;
use feed::link::Policy;
use feed::meetings::Meetings;
use feed::time::{self, Staffed};
use feed::{Booth, Span};
use html::{IntoView, View, a, details, h2, li, p, section, span, summary, ul};
use page::Route;

use super::{ViewContext, outward, parts, truncation};
use crate::contact_message::is_reachable;
use crate::locale::PageLocale;

/// So many of a person's hours are shown at once.
const HOURS: usize = 4;

/// The booth's staff: who they are, what they speak, and when they are there.
pub fn staff(context: &ViewContext<'_>, slot: &BoothSlot, booth: &Booth) -> Option<View> {
    if booth.staff.is_empty() {
        return None;
    }
    let people: Vec<_> = booth
        .staff
        .iter()
        .map(|person| self::person(context, person))
        .collect();
    Some(
        section()
            .class("staff")
            .child((
                h2().child(context.locale.t("staff")),
                ul().child(people),
                truncation::list(context, slot.problems(), "staff"),
            ))
            .into_view(),
    )
}

fn person(context: &ViewContext<'_>, person: &Staff) -> View {
    let locale = context.locale;
    let languages: Vec<_> = person
        .languages
        .iter()
        .map(|tag| locale.language_name(tag))
        .collect();
    // What is over is no longer looked for; a year of hours would drown the rest of the page.
    let over = |span: &&Span| context.clock.is_some_and(|clock| span.end.at <= clock.now);
    let (past, mut hours): (Vec<_>, Vec<_>) = person.hours.iter().partition(over);
    let mut more = hours.split_off(hours.len().min(HOURS));
    more.extend(past);
    let list = |spans: Vec<&Span>| {
        let items: Vec<_> = spans
            .into_iter()
            .map(|span| li().child(parts::hours(context, span)))
            .collect();
        (!items.is_empty()).then(|| ul().class("hours").child(items))
    };
    let n = more.len();
    let more = list(more).map(|more| {
        let words = locale.format("more-hours", &[("n", n.into())]);
        details().child((summary().child(words), more))
    });
    let is_here = context.clock.is_some_and(|clock| {
        let staffed = time::staffed(&person.hours, clock.now);
        matches!(staffed, Staffed::Now { .. })
    });
    li().child((
        p().class("person").child((
            context.text(&person.name),
            is_here.then(|| (" ", span().class("on-now").child(locale.t("here-now")))),
        )),
        context.text(&person.role).map(|words| p().child(words)),
        (!languages.is_empty()).then(|| {
            let languages = languages.join(&locale.t("list-comma"));
            p().class("quiet")
                .child(locale.format("speaks", &[("languages", languages.into())]))
        }),
        list(hours),
        more,
    ))
    .into_view()
}

/// When and where the exhibitor meets visitors, and how one asks for it.
pub fn meetings(context: &ViewContext<'_>, booth: &Booth) -> Option<View> {
    let meetings = booth.meetings.as_ref()?;
    let locale = context.locale;
    let items: Vec<_> = meetings
        .spans
        .iter()
        .map(|span| li().child(parts::hours(context, span)))
        .collect();
    let out = |url: &Option<String>, key: &str| {
        let url = Policy::Web.read(url.as_deref()?).ok()?;
        let words = locale.t(key).into_view();
        Some(p().child(outward(locale, url.as_str().to_owned(), words)))
    };
    let ask = (!items.is_empty() && is_reachable(context.exhibition, booth)).then(|| {
        let route = Route::Contact {
            booths: vec![booth.id.clone()],
        };
        a().class("button")
            .href(context.links.to(&route))
            .child(locale.t("meetings-ask"))
    });
    Some(
        section()
            .class("staff")
            .child((
                h2().child(locale.t("meetings")),
                p().child(meetings_in_words(locale, meetings)),
                context.text(&meetings.place).map(|place| p().child(place)),
                (!items.is_empty()).then(|| ul().class("hours").child(items)),
                out(&meetings.url, "meetings-online"),
                out(&meetings.booking, "meetings-book"),
                ask,
            ))
            .into_view(),
    )
}

/// "30 minutes each · 2 at once".
fn meetings_in_words(locale: &PageLocale, meetings: &Meetings) -> String {
    let each = locale.format("meetings-each", &[("minutes", meetings.minutes.into())]);
    if meetings.at_once == 1 {
        return each;
    }
    let at_once = locale.format("meetings-at-once", &[("n", meetings.at_once.into())]);
    format!("{each} · {at_once}")
}

//! A booth's page: everything the exhibitor says.

use feed::Booth;
use feed::booth::{OrganisationKind, Poster};
use feed::clocks::of_hours;
use feed::exhibition::{BoothSlot, BoothState};
use feed::link::Policy;
use feed::time::{self, Staffed};
use html::{
    IntoView, View, a, article, dd, details, div, dl, dt, figcaption, figure, h1, h2, header, img,
    li, nav, p, section, span, summary, ul,
};
use jiff::Timestamp;
use page::Route;

use super::booth_people::{meetings, staff};
use super::film::film;
use super::logo::logo;
use super::parts::{channel, leads, materials, when};
use super::playing::PictureCloseup;
use super::prose::prose;
use super::{Extras, ViewContext, outward, truncation};
use crate::contact_message::is_reachable;

/// Stands in a sentence for the city, which is an element of its own.
const CITY: &str = "\u{fffc}";
/// A booth's page; for one that cannot be read, the reason.
pub fn booth(context: &ViewContext<'_>, slot: &BoothSlot, extras: &dyn Extras) -> View {
    let locale = context.locale;
    let problems = problems(context, slot);
    let Some(booth) = slot.booth() else {
        let words = match slot.state {
            BoothState::Broken { .. } => locale.t("booth-broken"),
            _ => locale.t("booth-waiting"),
        };
        return article()
            .class("booth")
            .child((
                h1().tabindex("-1").child(slot.id.clone()),
                p().child(words),
                problems,
            ))
            .into_view();
    };
    let source = slot.source.as_deref();
    article()
        .class("booth")
        .attr("data-booth", booth.id.clone())
        .attr("data-hall-route", walk_route(context, slot, booth))
        .child((
            head(context, slot, booth, extras),
            problems,
            extras.talk(&booth.id),
            section()
                .class("booth-words")
                .child(prose(context, &booth.description, 1)),
            posters(context, slot, booth, extras),
            (
                object(context, slot, booth),
                film(context, slot, booth, extras),
            ),
            materials(context, h2(), &booth.materials, source, slot.problems()),
            staff(context, slot, booth),
            meetings(context, booth),
            sessions(context, slot, booth),
            facts(context, slot, booth),
            contact(context, booth),
            neighbours(context, slot),
        ))
        .into_view()
}

/// The ways to the booths before and behind it in its hall.
fn neighbours(context: &ViewContext<'_>, slot: &BoothSlot) -> Option<View> {
    let mut before = None;
    let mut hall = context
        .exhibition
        .hall_slots(slot.hall)
        .map(|(_, slot)| slot);
    let booths = hall.by_ref().take_while(|other| other.id != slot.id);
    for other in booths.filter(|other| other.booth().is_some()) {
        before = Some(other);
    }
    let after = hall.find(|other| other.booth().is_some());
    let way = |key: &str, rel: &'static str, slot: Option<&BoothSlot>| {
        let booth = slot?.booth()?;
        Some(
            p().class(rel).child((
                span().class("kind").child(context.locale.t(key)),
                " ",
                a().href(context.links.booth(&booth.id))
                    .rel(rel)
                    .child(context.text(&booth.name)),
            )),
        )
    };
    let ways = (
        way("booth-before", "prev", before),
        way("booth-after", "next", after),
    );
    (ways.0.is_some() || ways.1.is_some()).then(|| {
        nav()
            .class("neighbours")
            .aria_label(context.locale.t("neighbours"))
            .child(ways)
            .into_view()
    })
}

fn walk_route(context: &ViewContext<'_>, slot: &BoothSlot, booth: &Booth) -> Option<String> {
    let hall = context.exhibition.event.halls.get(slot.hall)?;
    let route = Route::HallBooth {
        hall: hall.id.clone(),
        booth: booth.id.clone(),
    };
    Some(route.to_string())
}

fn head(context: &ViewContext<'_>, slot: &BoothSlot, booth: &Booth, extras: &dyn Extras) -> View {
    let locale = context.locale;
    let (name, language) = locale.read(&booth.name);
    let hall = context.exhibition.event.halls.get(slot.hall);
    let walk = hall.map(|hall| {
        let route = Route::HallBooth {
            hall: hall.id.clone(),
            booth: booth.id.clone(),
        };
        a().class("button primary")
            .href(context.links.to(&route))
            .child(locale.t("show-in-hall"))
    });
    let place = hall.map(|hall| {
        let route = Route::Hall {
            hall: hall.id.clone(),
        };
        let map = Route::Map {
            hall: Some(hall.id.clone()),
            booth: Some(booth.id.clone()),
        };
        (
            a().href(context.links.to(&route))
                .child(context.text(&hall.title)),
            context.number(slot).map(|number| {
                format!(
                    " · {}",
                    locale.format("booth-number", &[("n", number.into())])
                )
            }),
            " · ",
            a().href(context.links.to(&map)).child(locale.t("map")),
        )
    });
    header()
        .class("booth-head")
        .child((
            logo(context, booth, slot.source.as_deref(), true),
            div().class("booth-name").child((
                p().class("place").child(place),
                h1().tabindex("-1").lang(language).child(name),
                // Who does not read the language has no use for how its names are read.
                booth
                    .reading
                    .clone()
                    .filter(|_| locale.messages().says_yes("shows-readings"))
                    .map(|reading| p().class("reading").child(reading)),
                context
                    .text(&booth.tagline)
                    .map(|words| p().class("tagline").child(words)),
                staffed(context, booth, extras),
            )),
            div().class("actions").child((
                walk,
                // No form where nobody receives.
                is_reachable(context.exhibition, booth).then(|| {
                    a().class("button")
                        .href(context.links.to(&Route::Contact {
                            booths: vec![booth.id.clone()],
                        }))
                        .child(locale.t("write-to-them"))
                }),
                extras.booth(&booth.id),
            )),
        ))
        .into_view()
}

/// Who is there now, by the booth's own desk while that is live; else "Staffed now until 17:00", on the live page only: a
/// prerendered one does not know the time.
fn staffed(context: &ViewContext<'_>, booth: &Booth, extras: &dyn Extras) -> Option<View> {
    if let Some(words) = extras.staff_now(&booth.id) {
        return Some(p().class("staffed now").child(words).into_view());
    }
    let clock = context.clock?;
    let event = &context.exhibition.event;
    let words = |key: &str, at: Timestamp| {
        let at = context.clocks().near(of_hours(booth, event, at), clock.now);
        context.locale.format(key, &[("time", at.into())])
    };
    let (class, words) = match time::booth_staffed(booth, event, clock.now) {
        Staffed::Now { until } => ("staffed now", words("staffed-now", until)),
        Staffed::Next { from } => ("staffed", words("staffed-next", from)),
        Staffed::Over => ("staffed", context.locale.t("staffed-over")),
        Staffed::Unknown => return None,
    };
    Some(p().class(class).child(words).into_view())
}

/// What is wrong with the file, for whoever looks after it: told by the live page, which follows the file. What is prerendered is
/// for readers, who can do nothing about it.
fn problems(context: &ViewContext<'_>, slot: &BoothSlot) -> Option<View> {
    if slot.problems().is_empty() || context.clock.is_none() {
        return None;
    }
    let items: Vec<_> = slot
        .problems()
        .iter()
        .map(|problem| li().child(problem.sentence(context.locale.language())))
        .collect();
    Some(
        details()
            .class("problems")
            .child((
                summary().child(context.locale.t("booth-problems")),
                ul().child(items),
            ))
            .into_view(),
    )
}

fn posters(
    context: &ViewContext<'_>,
    slot: &BoothSlot,
    booth: &Booth,
    extras: &dyn Extras,
) -> Option<View> {
    if booth.posters.is_empty() {
        return None;
    }
    let posters: Vec<_> = booth
        .posters
        .iter()
        .map(|poster| self::poster(context, poster, slot.source.as_deref(), extras))
        .collect();
    Some(
        section()
            .class("posters")
            .child((
                h2().child(context.locale.t("posters")),
                div().class("poster-wall").child(posters),
                truncation::list(context, slot.problems(), "posters"),
            ))
            .into_view(),
    )
}

fn poster(
    context: &ViewContext<'_>,
    poster: &Poster,
    source: Option<&str>,
    extras: &dyn Extras,
) -> View {
    let locale = context.locale;
    let picture = poster
        .image
        .as_deref()
        .and_then(|image| context.links.picture(source, image))
        .map(|address| {
            let (alt, language) = locale.read(&poster.alt);
            let (title, _) = locale.read(&poster.title);
            let picture = img()
                .src(address.clone())
                .alt(alt.clone())
                .lang(language.clone())
                .attr("loading", "lazy")
                .attr("decoding", "async");
            // Who hears the page hears what the link leads to, whatever the exhibitor has written.
            let name = match (alt.is_empty(), title.is_empty()) {
                (false, _) => None,
                (true, false) => Some(title.clone()),
                (true, true) => Some(locale.t("posters")),
            };
            let link = a()
                .class("look")
                .href(address.clone())
                .attr("aria-label", name)
                .child(picture);
            let Some(look) = extras.closeup() else {
                return link;
            };
            let closeup = PictureCloseup {
                url: address,
                title,
                alt,
                language: language.unwrap_or_default(),
                words: ["close", "nearer", "farther"].map(|key| locale.t(key)),
            };
            link.on("click", move |event| {
                event.prevent_default();
                look(&closeup);
            })
        });
    let link = poster.link.as_deref().and_then(|link| {
        let words = context.locale.t("poster-link").into_view();
        leads(context, source, link, words)
    });
    figure()
        .class("poster")
        .child((
            picture,
            figcaption().child((
                context
                    .text(&poster.title)
                    .map(|words| p().class("poster-title").child(words)),
                prose(context, &poster.text, 2),
                link.map(|link| p().child(link)),
            )),
        ))
        .into_view()
}

/// What stands on the plinth: its picture, what it is called, and how large it is.
fn object(context: &ViewContext<'_>, slot: &BoothSlot, booth: &Booth) -> Option<View> {
    let object = booth.object.as_ref()?;
    let source = slot.source.as_deref();
    let picture = object
        .picture
        .as_deref()
        .and_then(|picture| context.links.picture(source, picture));
    let (alt, language) = context.locale.read(&object.alt);
    // The words stand in the picture's place where there is none.
    let seen = match picture {
        Some(address) => img()
            .src(address)
            .alt(alt)
            .lang(language)
            .attr("loading", "lazy")
            .attr("decoding", "async")
            .into_view(),
        None => p().lang(language).child(alt).into_view(),
    };
    let size = object.metres().map(|size| {
        let words = context
            .locale
            .format("object-size", &[("size", size.into())]);
        p().class("quiet").child(words)
    });
    Some(
        section()
            .class("posters object")
            .child((
                h2().child(context.locale.t("object")),
                figure().class("poster").child((
                    seen,
                    figcaption().child((
                        context
                            .text(&object.title)
                            .map(|words| p().class("poster-title").child(words)),
                        size,
                    )),
                )),
            ))
            .into_view(),
    )
}

fn sessions(context: &ViewContext<'_>, slot: &BoothSlot, booth: &Booth) -> Option<View> {
    let programme = &context.exhibition.programme;
    let items: Vec<_> = booth
        .sessions
        .iter()
        .filter_map(|id| programme.sessions.iter().find(|session| session.id == *id))
        .map(|session| {
            let route = Route::Programme {
                session: Some(session.id.clone()),
            };
            li().child((
                span().class("when").child((
                    when(context, session),
                    // An element of its own, which is laid out by itself.
                    channel(context, session).map(|channel| (" · ", span().child(channel))),
                )),
                a().href(context.links.to(&route))
                    .child(context.text(&session.title)),
            ))
        })
        .collect();
    (!items.is_empty()).then(|| {
        section()
            .class("booth-sessions")
            .child((
                h2().child(context.locale.t("sessions")),
                ul().child(items),
                truncation::list(context, slot.problems(), "sessions"),
            ))
            .into_view()
    })
}

fn facts(context: &ViewContext<'_>, slot: &BoothSlot, booth: &Booth) -> View {
    let locale = context.locale;
    let fact = |key: &str, view: Option<View>| {
        view.map(|view| div().child((dt().child(locale.t(key)), dd().child(view))))
    };
    let topics = |name: &str, ids: &[String]| {
        let items: Vec<_> = ids
            .iter()
            .map(|id| {
                let (words, language) = context.topic(id);
                li().child(
                    a().href(context.links.topic(id))
                        .lang(language)
                        .child(words),
                )
            })
            .collect();
        let rest = truncation::list(context, slot.problems(), name);
        (!items.is_empty()).then(|| (ul().class("topics").child(items), rest).into_view())
    };
    let home = {
        let city = context.text(&booth.city);
        let country = booth
            .country
            .as_deref()
            .map(|code| locale.country_name(code));
        match (city, country) {
            // A city that is a country is said once.
            (Some(_), Some(country)) if locale.words(&booth.city) == country => {
                Some(country.into_view())
            }
            (Some(city), Some(country)) => {
                let country = ("country", country.into());
                let words = locale.format("city-country", &[("city", CITY.into()), country]);
                // In some languages the country comes first.
                let (before, after) = words.split_once(CITY).unwrap_or_default();
                Some((before.to_owned(), span().child(city), after.to_owned()).into_view())
            }
            (Some(city), None) => Some(city),
            (None, country) => country.map(IntoView::into_view),
        }
    };
    let goals: Vec<_> = booth
        .sdgs
        .iter()
        .map(|goal| {
            li().child(locale.format(
                "sdg",
                &[
                    ("n", u32::from(*goal).into()),
                    ("name", locale.t(&format!("sdg-{goal}")).into()),
                ],
            ))
        })
        .collect();
    let kind = kind_key(booth.kind).map(|key| locale.t(key).into_view());
    let updated = booth
        .updated
        .map(|at| time::date_in_words(time::date(at.at, at.offset), locale.messages()).into_view());
    section()
        .class("facts")
        .child((
            h2().child(locale.t("facts")),
            dl().child((
                fact("kind", kind),
                fact("home", home),
                fact("topics", topics("topics", &booth.topics)),
                fact("offers", topics("offers", &booth.offers)),
                fact("needs", topics("needs", &booth.needs)),
                fact(
                    "sdgs",
                    (!goals.is_empty()).then(|| ul().class("goals").child(goals).into_view()),
                ),
                fact("updated", updated),
            )),
        ))
        .into_view()
}

/// The key of a kind's name; none for one that says nothing.
pub fn kind_key(kind: OrganisationKind) -> Option<&'static str> {
    Some(match kind {
        OrganisationKind::Company => "kind-company",
        OrganisationKind::Startup => "kind-startup",
        OrganisationKind::Academic => "kind-academic",
        OrganisationKind::Public => "kind-public",
        OrganisationKind::International => "kind-international",
        OrganisationKind::Association => "kind-association",
        OrganisationKind::Other => return None,
    })
}

fn contact(context: &ViewContext<'_>, booth: &Booth) -> Option<View> {
    let locale = context.locale;
    let contact = booth.contact.as_ref()?;
    let site = contact.url.as_deref().and_then(|url| {
        let url = Policy::Web.read(url).ok()?;
        let words = url
            .host()
            .map_or_else(|| url.to_string(), ToString::to_string);
        Some(outward(locale, url.as_str().to_owned(), words.into_view()))
    });
    let mail = contact
        .email
        .clone()
        .filter(|mail| feed::link::is_mail(mail))
        .map(|mail| a().href(format!("mailto:{mail}")).child(mail).into_view());
    let privacy = contact.privacy.as_deref().and_then(|url| {
        let url = Policy::Web.read(url).ok()?;
        let words = locale.t("privacy").into_view();
        Some(outward(locale, url.as_str().to_owned(), words))
    });
    let lines: Vec<_> = [
        ("website", site),
        ("email", mail),
        ("privacy-notice", privacy),
    ]
    .into_iter()
    .filter_map(|(key, view)| {
        let view = view?;
        Some(div().child((dt().child(locale.t(key)), dd().child(view))))
    })
    .collect();
    (!lines.is_empty()).then(|| {
        section()
            .class("booth-contact")
            .child((h2().child(locale.t("contact")), dl().child(lines)))
            .into_view()
    })
}

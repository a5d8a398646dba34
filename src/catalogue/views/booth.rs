//! A booth's page: everything the exhibitor says.

use feed::booth::{Kind, Material, MaterialKind, Poster, Staff};
use feed::exhibition::{Slot, State};
use feed::link::Policy;
use feed::time::{self, Staffed};
use feed::{Booth, Problem, Span};
use html::{
    IntoView, View, a, article, dd, details, div, dl, dt, figcaption, figure, h1, h2, header, img,
    li, p, section, summary, ul,
};
use jiff::Timestamp;
use page::Route;

use super::mark::mark;
use super::programme::{channel, when};
use super::prose::prose;
use super::{Extras, Look, cut, outward, span};

/// So many of a person's hours are shown at once.
const HOURS: usize = 4;

/// A booth's page; for one that cannot be read, the reason.
pub fn booth(look: &Look<'_>, slot: &Slot, extras: &dyn Extras) -> View {
    let tongue = look.tongue;
    let problems = problems(look, slot);
    let Some(booth) = slot.booth() else {
        let words = match slot.state {
            State::Broken { .. } => tongue.t("booth-broken"),
            _ => tongue.t("booth-waiting"),
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
        .attr("data-hall-route", walk_route(look, slot, booth))
        .child((
            head(look, slot, booth, extras),
            problems,
            section()
                .class("booth-words")
                .child(prose(look, &booth.description, 1)),
            posters(look, slot, booth),
            materials(look, &booth.materials, source, slot.problems()),
            staff(look, slot, booth),
            sessions(look, slot, booth),
            facts(look, slot, booth),
            contact(look, booth),
        ))
        .into_view()
}

fn walk_route(look: &Look<'_>, slot: &Slot, booth: &Booth) -> Option<String> {
    let hall = look.exhibition.event.halls.get(slot.hall)?;
    let route = Route::HallBooth {
        hall: hall.id.clone(),
        booth: booth.id.clone(),
    };
    Some(route.to_string())
}

fn head(look: &Look<'_>, slot: &Slot, booth: &Booth, extras: &dyn Extras) -> View {
    let tongue = look.tongue;
    let (name, language) = tongue.read(&booth.name);
    let hall = look.exhibition.event.halls.get(slot.hall);
    let walk = hall.map(|hall| {
        let route = Route::HallBooth {
            hall: hall.id.clone(),
            booth: booth.id.clone(),
        };
        a().class("button primary")
            .href(look.links.to(&route))
            .child(tongue.t("show-in-hall"))
    });
    let place = hall.map(|hall| {
        let route = Route::Hall {
            hall: hall.id.clone(),
        };
        (
            a().href(look.links.to(&route))
                .child(look.text(&hall.title)),
            look.number(slot).map(|number| {
                format!(
                    " · {}",
                    tongue.format("booth-number", &[("n", number.into())])
                )
            }),
        )
    });
    header()
        .class("booth-head")
        .child((
            mark(look, booth, slot.source.as_deref(), true),
            div().class("booth-name").child((
                p().class("place").child(place),
                h1().tabindex("-1").lang(language).child(name),
                // Who does not read the language has no use for how its names are read.
                booth
                    .reading
                    .clone()
                    .filter(|_| tongue.messages().says_yes("shows-readings"))
                    .map(|reading| p().class("reading").child(reading)),
                look.text(&booth.tagline)
                    .map(|words| p().class("tagline").child(words)),
                staffed(look, booth),
            )),
            div().class("actions").child((
                walk,
                a().class("button")
                    .href(look.links.to(&Route::Contact {
                        booths: vec![booth.id.clone()],
                    }))
                    .child(tongue.t("write-to-them")),
                extras.booth(&booth.id),
            )),
        ))
        .into_view()
}

/// "Staffed now until 17:00", on the live page only: a prerendered one does not know the time.
fn staffed(look: &Look<'_>, booth: &Booth) -> Option<View> {
    let clock = look.clock?;
    let words = |key: &str, at: Timestamp| {
        let at = time::moment_in_words(at, (clock.offset)(at), look.tongue.messages());
        look.tongue.format(key, &[("time", at.into())])
    };
    let (class, words) = match time::booth_staffed(booth, &look.exhibition.event, clock.now) {
        Staffed::Now { until } => ("staffed now", words("staffed-until", until)),
        Staffed::Next { from } => ("staffed", words("staffed-from", from)),
        Staffed::Over => ("staffed", look.tongue.t("staffed-over")),
        Staffed::Unknown => return None,
    };
    Some(p().class(class).child(words).into_view())
}

fn problems(look: &Look<'_>, slot: &Slot) -> Option<View> {
    if slot.problems().is_empty() {
        return None;
    }
    let items: Vec<_> = slot
        .problems()
        .iter()
        .map(|problem| li().child(problem.sentence(look.tongue.language())))
        .collect();
    Some(
        details()
            .class("problems")
            .child((
                summary().child(look.tongue.t("booth-problems")),
                ul().child(items),
            ))
            .into_view(),
    )
}

fn posters(look: &Look<'_>, slot: &Slot, booth: &Booth) -> Option<View> {
    if booth.posters.is_empty() {
        return None;
    }
    let posters: Vec<_> = booth
        .posters
        .iter()
        .map(|poster| self::poster(look, poster, slot.source.as_deref()))
        .collect();
    Some(
        section()
            .class("posters")
            .child((
                h2().child(look.tongue.t("posters")),
                div().class("poster-wall").child(posters),
                cut::list(look, slot.problems(), "posters"),
            ))
            .into_view(),
    )
}

fn poster(look: &Look<'_>, poster: &Poster, source: Option<&str>) -> View {
    let picture = poster
        .image
        .as_deref()
        .and_then(|image| look.links.picture(source, image))
        .map(|address| {
            let (alt, language) = look.tongue.read(&poster.alt);
            img()
                .src(address)
                .alt(alt)
                .lang(language)
                .attr("loading", "lazy")
                .attr("decoding", "async")
        });
    let link = poster.link.as_deref().and_then(|link| {
        let words = look.tongue.t("poster-link").into_view();
        leads(look, source, link, words)
    });
    figure()
        .class("poster")
        .child((
            picture,
            figcaption().child((
                look.text(&poster.title)
                    .map(|words| p().class("poster-title").child(words)),
                prose(look, &poster.text, 2),
                link.map(|link| p().child(link)),
            )),
        ))
        .into_view()
}

/// A link that the feed's rules let through: out of the site, or to a file beside the booth's.
fn leads(look: &Look<'_>, source: Option<&str>, link: &str, words: View) -> Option<View> {
    let read = Policy::Link.read(link).ok()?;
    match read.kind() {
        feed::link::UrlKind::Web => Some(outward(look.tongue, read.as_str().to_owned(), words)),
        feed::link::UrlKind::Beside => {
            let address = look.links.file(source, link)?;
            Some(a().href(address).child(words).into_view())
        }
        _ => Some(a().href(read.as_str().to_owned()).child(words).into_view()),
    }
}

/// Files, films and pages to take along; also those of a session.
pub fn materials(
    look: &Look<'_>,
    materials: &[Material],
    source: Option<&str>,
    problems: &[Problem],
) -> Option<View> {
    if materials.is_empty() {
        return None;
    }
    let tongue = look.tongue;
    let items: Vec<_> = materials
        .iter()
        .map(|material| {
            let kind = match material.kind {
                MaterialKind::Pdf => "material-pdf",
                MaterialKind::Video => "material-video",
                MaterialKind::Image => "material-image",
                MaterialKind::Link => "material-link",
            };
            let gone = material
                .until
                .zip(look.clock)
                .is_some_and(|(until, clock)| until.at <= clock.now);
            let title = || look.text(&material.title).into_view();
            let words = if gone {
                None
            } else {
                leads(look, source, &material.url, title())
            };
            let until = material.until.map(|until| {
                let day = time::moment_in_words(until.at, until.offset, tongue.messages());
                let key = if gone {
                    "gone-since"
                } else {
                    "available-until"
                };
                html::span()
                    .class("until")
                    .child(tongue.format(key, &[("day", day.into())]))
            });
            li().child((
                html::span().class("kind").child(tongue.t(kind)),
                words.unwrap_or_else(title),
                until,
            ))
        })
        .collect();
    Some(
        section()
            .class("materials")
            .child((
                h2().child(tongue.t("materials")),
                ul().child(items),
                cut::list(look, problems, "materials"),
            ))
            .into_view(),
    )
}

fn staff(look: &Look<'_>, slot: &Slot, booth: &Booth) -> Option<View> {
    if booth.staff.is_empty() {
        return None;
    }
    let people: Vec<_> = booth
        .staff
        .iter()
        .map(|person| self::person(look, person))
        .collect();
    Some(
        section()
            .class("staff")
            .child((
                h2().child(look.tongue.t("staff")),
                ul().child(people),
                cut::list(look, slot.problems(), "staff"),
            ))
            .into_view(),
    )
}

fn person(look: &Look<'_>, person: &Staff) -> View {
    let tongue = look.tongue;
    let languages: Vec<_> = person
        .languages
        .iter()
        .map(|tag| tongue.language_name(tag))
        .collect();
    // What is over is no longer looked for; a year of hours would drown the rest of the page.
    let over = |span: &&Span| look.clock.is_some_and(|clock| span.end.at <= clock.now);
    let (past, mut hours): (Vec<_>, Vec<_>) = person.hours.iter().partition(over);
    let mut more = hours.split_off(hours.len().min(HOURS));
    more.extend(past);
    let list = |spans: Vec<&Span>| {
        let items: Vec<_> = spans
            .into_iter()
            .map(|span| li().child(self::hours(look, span)))
            .collect();
        (!items.is_empty()).then(|| ul().class("hours").child(items))
    };
    let n = more.len();
    let more = list(more).map(|more| {
        let words = tongue.format("more-hours", &[("n", n.into())]);
        details().child((summary().child(words), more))
    });
    let is_here = look.clock.is_some_and(|clock| {
        let staffed = time::staffed(&person.hours, clock.now);
        matches!(staffed, Staffed::Now { .. })
    });
    li().child((
        p().class("person").child((
            look.text(&person.name),
            is_here.then(|| html::span().class("on-now").child(tongue.t("here-now"))),
        )),
        look.text(&person.role).map(|words| p().child(words)),
        (!languages.is_empty()).then(|| {
            let languages = languages.join(&tongue.t("list-comma"));
            p().class("quiet")
                .child(tongue.format("speaks", &[("languages", languages.into())]))
        }),
        list(hours),
        more,
    ))
    .into_view()
}

/// A span in the event's clock, and in the visitor's when that shows another time.
pub fn hours(look: &Look<'_>, hours: &Span) -> String {
    let messages = look.tongue.messages();
    let (start, end) = (hours.start.at, hours.end.at);
    let theirs = time::span_in_words(start, end, hours.start.offset, messages);
    let zone = time::offset_in_words(hours.start.offset);
    let Some(clock) = look.clock else {
        return format!("{theirs} ({zone})");
    };
    let offset = (clock.offset)(start);
    if offset == hours.start.offset {
        return theirs;
    }
    let yours = time::span_in_words(start, end, offset, messages);
    let yours = look.tongue.format("your-time", &[("time", yours.into())]);
    format!("{theirs} ({zone}) · {yours}")
}

fn sessions(look: &Look<'_>, slot: &Slot, booth: &Booth) -> Option<View> {
    let programme = &look.exhibition.programme;
    let items: Vec<_> = booth
        .sessions
        .iter()
        .filter_map(|id| programme.sessions.iter().find(|session| session.id == *id))
        .map(|session| {
            let route = Route::Programme {
                session: Some(session.id.clone()),
            };
            li().child((
                html::span().class("when").child((
                    when(look, session),
                    channel(look, session).map(|channel| (" · ", channel)),
                )),
                a().href(look.links.to(&route))
                    .child(look.text(&session.title)),
            ))
        })
        .collect();
    (!items.is_empty()).then(|| {
        section()
            .class("booth-sessions")
            .child((
                h2().child(look.tongue.t("sessions")),
                ul().child(items),
                cut::list(look, slot.problems(), "sessions"),
            ))
            .into_view()
    })
}

fn facts(look: &Look<'_>, slot: &Slot, booth: &Booth) -> View {
    let tongue = look.tongue;
    let fact = |key: &str, view: Option<View>| {
        view.map(|view| div().child((dt().child(tongue.t(key)), dd().child(view))))
    };
    let topics = |name: &str, ids: &[String]| {
        let items: Vec<_> = ids
            .iter()
            .map(|id| {
                let (words, language) = look.topic(id);
                li().child(a().href(look.links.topic(id)).lang(language).child(words))
            })
            .collect();
        let rest = cut::list(look, slot.problems(), name);
        (!items.is_empty()).then(|| (ul().class("topics").child(items), rest).into_view())
    };
    let home = {
        let city = look.text(&booth.city);
        let country = booth
            .country
            .as_deref()
            .map(|code| tongue.country_name(code));
        match (city, country) {
            (Some(city), Some(country)) => {
                Some((city, tongue.t("list-comma"), country).into_view())
            }
            (Some(city), None) => Some(city),
            (None, country) => country.map(IntoView::into_view),
        }
    };
    let goals: Vec<_> = booth
        .sdgs
        .iter()
        .map(|goal| {
            li().child(tongue.format(
                "sdg",
                &[
                    ("n", u32::from(*goal).into()),
                    ("name", tongue.t(&format!("sdg-{goal}")).into()),
                ],
            ))
        })
        .collect();
    let kind = kind_key(booth.kind).map(|key| tongue.t(key).into_view());
    let updated = booth
        .updated
        .map(|at| time::date_in_words(time::date(at.at, at.offset), tongue.messages()).into_view());
    section()
        .class("facts")
        .child((
            h2().child(tongue.t("facts")),
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
pub fn kind_key(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Company => "kind-company",
        Kind::Startup => "kind-startup",
        Kind::Academic => "kind-academic",
        Kind::Public => "kind-public",
        Kind::International => "kind-international",
        Kind::Association => "kind-association",
        Kind::Other => return None,
    })
}

fn contact(look: &Look<'_>, booth: &Booth) -> Option<View> {
    let tongue = look.tongue;
    let contact = booth.contact.as_ref()?;
    let site = contact.url.as_deref().and_then(|url| {
        let url = Policy::Web.read(url).ok()?;
        let words = url
            .host()
            .map_or_else(|| url.to_string(), ToString::to_string);
        Some(outward(tongue, url.as_str().to_owned(), words.into_view()))
    });
    let mail = contact
        .email
        .clone()
        .filter(|mail| feed::link::is_mail(mail))
        .map(|mail| a().href(format!("mailto:{mail}")).child(mail).into_view());
    let privacy = contact.privacy.as_deref().and_then(|url| {
        let url = Policy::Web.read(url).ok()?;
        let words = tongue.t("privacy").into_view();
        Some(outward(tongue, url.as_str().to_owned(), words))
    });
    let lines: Vec<_> = [
        ("website", site),
        ("email", mail),
        ("privacy-notice", privacy),
    ]
    .into_iter()
    .filter_map(|(key, view)| {
        let view = view?;
        Some(div().child((dt().child(tongue.t(key)), dd().child(view))))
    })
    .collect();
    (!lines.is_empty()).then(|| {
        section()
            .class("booth-contact")
            .child((h2().child(tongue.t("contact")), dl().child(lines)))
            .into_view()
    })
}

/// For lists of names in other places: the name with its language.
pub fn name(look: &Look<'_>, booth: &Booth) -> View {
    let (name, language) = look.tongue.read(&booth.name);
    span(name, language)
}

//! What stands around a page's content: header, the door to the hall on the start page, footer.

use feed::Exhibition;
use feed::link::Policy;
use html::{
    IntoView, View, a, body, button, canvas, details, dialog, div, footer, form, h1, header, html,
    img, input, label, nav, noscript, p, picture, progress, script, section, source, summary,
};
use page::Route;
use serde_json::{Value, json};

use super::head::{hall_picture, in_script, is_by_ticket, page_head, tall_hall_picture};
use super::page::{PageDraft, PageKind, Site};
use super::visited_hosts;
use crate::banner;
use crate::links::Links;
use crate::locale::PageLocale;
use crate::views::ViewContext;
use crate::views::notices::{NOTICES, PEOPLE, notices};

/// Our own texts that the page's script says by itself. Each is also the name in the data block.
const SCRIPT_WORDS: [&str; 44] = [
    "skip",
    "nav-label",
    "booths",
    "programme",
    "tours",
    "visit-list",
    "matching",
    "language-label",
    "enter-hall",
    "enter-again",
    "hall-wait",
    "hall-step-download",
    "hall-step-start",
    "hall-step-event",
    "hall-step-surfaces",
    "hall-step-light",
    "hall-ready",
    "hall-on-demand",
    "hall-load",
    "hall-bytes",
    "hall-no-webgl",
    "hall-no-wasm",
    "hall-no-fetch",
    "hall-failed",
    "hall-lost",
    "hall-off",
    "hall-reload",
    "to-list",
    "close-list",
    "canvas-label",
    "leaving-title",
    "leaving-words",
    "leaving-go",
    "leaving-stay",
    "copied",
    "copy-failed",
    "sound-missing",
    "here",
    "opens-elsewhere",
    "booth-gone",
    "hall-gone",
    "rest-coming",
    "find-missing",
    "made-with",
];

/// Of these, what is said when the hall cannot be shown: whoever cannot see it may not read the page's language either.
const FAILURES: [&str; 6] = [
    "hall-no-webgl",
    "hall-no-wasm",
    "hall-no-fetch",
    "hall-failed",
    "hall-lost",
    "hall-off",
];

/// As many languages stand in the masthead side by side; more are in a menu.
const FEW_LANGUAGES: usize = 3;

/// A whole page.
pub(crate) fn page(
    site: &Site<'_>,
    draft: &PageDraft,
    context: &ViewContext<'_>,
    content: View,
) -> View {
    let Links::Pages { root, .. } = context.links else {
        return content;
    };
    let start = draft.kind == PageKind::Start;
    html()
        .lang(site.locale.language().to_owned())
        .attr("data-face", "list")
        .child((
            page_head(site, draft, root),
            // Our own words are not in every language that an event can have; its words say theirs.
            body().lang(site.locale.own_language()).child((
                a().class("skip")
                    .href("#catalogue")
                    .attr("data-text", "skip")
                    .child(site.locale.t("skip")),
                masthead(site, draft, context),
                // They stand in the site's first language until the page draws its own.
                div()
                    .id(NOTICES)
                    .lang(site.locale.own_language())
                    .child(notices(context, None)),
                (start && site.exhibition.event.live.is_some()).then(|| {
                    let people = div().id(PEOPLE);
                    let people = if is_by_ticket(site) {
                        people.attr("data-entry", "ticket")
                    } else {
                        people
                    };
                    (div().id("announcements"), people)
                }),
                start.then(|| door(site, context)),
                content,
                colophon(site),
                start.then(|| stage(site)),
                start.then(|| {
                    script()
                        .id("boothwalk")
                        .r#type("application/json")
                        .child(in_script(&config(site, root)))
                }),
            )),
        ))
        .into_view()
}

fn masthead(site: &Site<'_>, draft: &PageDraft, context: &ViewContext<'_>) -> View {
    let locale = &site.locale;
    let live = draft.kind == PageKind::Start;
    let item = |key: &'static str, route: &Route, script_only: bool| {
        let link = a()
            .href(context.links.to(route))
            .attr("data-text", key)
            .attr("data-route", route.to_string())
            .child(locale.t(key));
        if script_only {
            link.class("scripted").into_view()
        } else {
            link.into_view()
        }
    };
    let event = &site.exhibition.event;
    let (title, title_language) = locale.read(&event.title);
    let has_programme = event.programme.is_some();
    let has_topics = !event.topics.is_empty();
    header()
        .class("masthead")
        .child((
            a().class("home")
                .href(context.links.to(&Route::Start))
                .attr("data-route", "#/")
                .attr("data-text", "title")
                .lang(title_language)
                .child(title),
            nav()
                .attr("data-label", "nav-label")
                .aria_label(locale.t("nav-label"))
                .child((
                    item("booths", &Route::Start, false),
                    has_programme
                        .then(|| item("programme", &Route::Programme { session: None }, false)),
                    has_topics
                        .then(|| item("matching", &Route::Matching { query: Vec::new() }, live)),
                    item("visit-list", &Route::Visit, live),
                )),
            languages(site, draft, context),
            live.then(|| {
                button()
                    .r#type("button")
                    .class("button primary to-hall")
                    .hidden(true)
                    .attr("data-text", "enter-hall")
                    .attr("data-enter", "")
                    .child(locale.t("enter-hall"))
            }),
        ))
        .into_view()
}

/// The same page in the event's other languages.
fn languages(site: &Site<'_>, draft: &PageDraft, context: &ViewContext<'_>) -> Option<View> {
    let Links::Pages { root, .. } = context.links else {
        return None;
    };
    if site.exhibition.event.languages.len() < 2 {
        return None;
    }
    let links: Vec<_> = super::head::languages(site, draft, root)
        .into_iter()
        .map(|(language, _, href)| {
            let current = language == site.locale.language();
            a().href(href)
                .lang(language)
                .hreflang(language)
                .attr("data-language", language)
                .aria_current(current.then_some("true"))
                .child(site.locale.language_name(language))
        })
        .collect();
    let many = links.len() > FEW_LANGUAGES;
    let content = if many {
        details()
            .child((
                summary()
                    .attr("data-text", "language-label")
                    .child(site.locale.t("language-label")),
                div().class("menu").child(links),
            ))
            .into_view()
    } else {
        links.into_view()
    };
    Some(
        nav()
            .class("languages")
            .attr("data-label", "language-label")
            .aria_label(site.locale.t("language-label"))
            .child(content)
            .into_view(),
    )
}

/// The front of the start page: what it is, when, and the door.
fn door(site: &Site<'_>, context: &ViewContext<'_>) -> View {
    let locale = &site.locale;
    let event = &site.exhibition.event;
    let root = match context.links {
        Links::Pages { root, .. } => root.as_str(),
        Links::Live { .. } => "",
    };
    let pictures: Vec<_> = event
        .halls
        .iter()
        .take(3)
        .map(|hall| {
            let at = |picture: &str| format!("{root}{}{picture}", site.options.engine);
            let route = Route::Hall {
                hall: hall.id.clone(),
            };
            let (title, language) = locale.read(&hall.title);
            a().class(format!("gate gate-{}", hall.theme.name()))
                .href(route.to_string())
                .child((
                    picture().child((
                        source()
                            .attr("media", "(max-width: 40rem)")
                            .attr("srcset", at(&tall_hall_picture(hall.theme))),
                        img()
                            .src(at(&hall_picture(hall.theme)))
                            .alt("")
                            .width("1200")
                            .height("675")
                            .attr("fetchpriority", "high"),
                    )),
                    html::span()
                        .class("gate-name")
                        .attr("data-text", format!("hall:{}", hall.id))
                        .lang(language)
                        .child(title),
                ))
        })
        .collect();
    let (title, language) = locale.read(&event.title);
    let (tagline, tagline_language) = locale.read(&event.tagline);
    section()
        .class("door")
        .id("door")
        .attr("aria-labelledby", "door-title")
        .child((
            div().class("gates").child(pictures),
            div().class("door-words").child((
                p().class("dates")
                    .attr("data-text", "dates")
                    .child(banner::dates(site.exhibition, locale)),
                h1().id("door-title")
                    .attr("data-text", "title")
                    .lang(language)
                    .child(title),
                (!tagline.is_empty()).then(|| {
                    p().class("tagline")
                        .attr("data-text", "tagline")
                        .lang(tagline_language)
                        .child(tagline)
                }),
                div().class("enter").id("enter").hidden(true).child((
                    button()
                        .r#type("button")
                        .class("button primary large")
                        .attr("data-enter", "")
                        .attr("data-text", "enter-hall")
                        .disabled(true)
                        .child(locale.t("enter-hall")),
                    progress()
                        .id("hall-progress")
                        .max("100")
                        .value("0")
                        .attr("aria-labelledby", "hall-says"),
                    p().id("hall-says").child(locale.t("hall-wait")),
                )),
                tours(context),
                noscript().child(p().class("quiet").child(locale.t("no-script"))),
            )),
        ))
        .into_view()
}

/// The guided tours, offered at the door.
fn tours(context: &ViewContext<'_>) -> Option<View> {
    let ways: Vec<_> = context
        .exhibition
        .tours()
        .into_iter()
        .map(|tour| {
            let (title, language) = context.locale.read(&tour.title);
            let name = format!("tour:{}", tour.id);
            let route = Route::Tour {
                tour: tour.id.clone(),
            };
            html::li().child(
                a().href(context.links.to(&route))
                    .attr("data-route", route.to_string())
                    .attr("data-text", name)
                    .lang(language)
                    .child(title),
            )
        })
        .collect();
    (!ways.is_empty()).then(|| {
        nav()
            .class("tours")
            .attr("data-label", "tours")
            .aria_label(context.locale.t("tours"))
            .child((
                p().attr("data-text", "tours")
                    .child(context.locale.t("tours")),
                html::ul().child(ways),
            ))
            .into_view()
    })
}

/// The plain search field: it filters as soon as the live page is there; without a script, browsers' own search does.
pub(crate) fn search_field(context: &ViewContext<'_>) -> View {
    let locale = context.locale;
    form()
        .class("search scripted")
        .attr("role", "search")
        .child((
            label()
                .r#for("search-early")
                .child(locale.t("search-label")),
            input()
                .id("search-early")
                .r#type("search")
                .name("q")
                .autocomplete("off")
                .placeholder(locale.t("search-placeholder")),
        ))
        .into_view()
}

fn colophon(site: &Site<'_>) -> View {
    let event = &site.exhibition.event;
    let organiser = site.locale.words(&event.organiser.name);
    let site_of = event.organiser.url.as_deref().and_then(|url| {
        let url = Policy::Web.read(url).ok()?;
        Some(crate::views::outward(
            &site.locale,
            url.as_str().to_owned(),
            url.host()
                .map(ToString::to_string)
                .unwrap_or_default()
                .into_view(),
        ))
    });
    footer()
        .class("colophon")
        .child((
            p().child((
                html::span()
                    .attr("data-text", "organiser")
                    .child(site.locale.format("held-by", &[("name", organiser.into())])),
                site_of.map(|link| (" ", link)),
            )),
            p().class("quiet")
                .attr("data-text", "made-with")
                .child(site.made_with),
        ))
        .into_view()
}

/// Who made the page, and which other hosts hear of a visit.
pub(super) fn made_with(exhibition: &Exhibition, locale: &PageLocale) -> String {
    let mut hosts = visited_hosts(exhibition);
    let live = exhibition.event.live.as_ref();
    let brokers = live.into_iter().flat_map(|live| {
        let door = |door| Some(Policy::Socket.read(door).ok()?.host()?.to_string());
        [&live.broker, live.desks_door()]
            .into_iter()
            .filter_map(door)
    });
    hosts.extend(brokers);
    if hosts.is_empty() {
        return locale.t("made-with");
    }
    let hosts: Vec<_> = hosts.into_iter().collect();
    let key = live.map_or("made-with-hosts", |_| "made-with-live");
    let values = [
        ("n", hosts.len().into()),
        ("hosts", hosts.join(&locale.t("list-comma")).into()),
    ];
    locale.format(key, &values)
}

/// Where the hall is drawn, and what the page's script needs beside it.
fn stage(site: &Site<'_>) -> View {
    let locale = &site.locale;
    (
        section().class("stage").id("stage").child((
            canvas()
                .id("hall")
                .tabindex("0")
                .attr("role", "application")
                .attr("data-label", "canvas-label")
                .aria_label(locale.t("canvas-label")),
            button()
                .r#type("button")
                .class("button to-list")
                .attr("data-list", "")
                .attr("data-text", "to-list")
                .child(locale.t("to-list")),
        )),
        dialog()
            .id("leaving")
            .attr("aria-labelledby", "leaving-title")
            .child((
                html::h2()
                    .id("leaving-title")
                    .attr("data-text", "leaving-title")
                    .child(locale.t("leaving-title")),
                p().attr("data-text", "leaving-words")
                    .child(locale.t("leaving-words")),
                p().class("host").id("leaving-host"),
                div().class("actions").child((
                    a().id("leaving-go")
                        .class("button primary")
                        .target("_blank")
                        .rel("noopener noreferrer")
                        .attr("data-text", "leaving-go")
                        .child(locale.t("leaving-go")),
                    button()
                        .r#type("button")
                        .id("leaving-stay")
                        .class("button")
                        .attr("data-text", "leaving-stay")
                        .child(locale.t("leaving-stay")),
                )),
            )),
        p().id("live").class("unseen").attr("role", "status"),
        p().id("toast").class("toast").attr("role", "status"),
    )
        .into_view()
}

/// What the page's script needs to know: its texts in the page's own language, and for failures in another one of the event.
fn config(site: &Site<'_>, root: &str) -> Value {
    let event = &site.exhibition.event;
    let mut texts_by_language = serde_json::Map::new();
    texts_by_language.insert(
        site.locale.language().to_owned(),
        texts(site.exhibition, &site.locale),
    );
    let mut others = event
        .languages
        .iter()
        .map(|tag| PageLocale::new(tag, Some(super::page::DEFERRED.messages)));
    let other = others.find(|locale| locale.own_language() != site.locale.own_language());
    if let Some(other) = other {
        let failures = FAILURES
            .iter()
            .map(|key| ((*key).to_owned(), other.t(key).into()));
        let failures = failures.collect::<serde_json::Map<_, _>>();
        texts_by_language.insert(other.language().to_owned(), failures.into());
    }
    let halls: Vec<_> = event.halls.iter().map(|hall| hall.id.as_str()).collect();
    json!({
        "event": format!("{root}{}", site.options.event),
        "engine": format!("{root}{}", site.options.engine),
        "root": root,
        "id": event.id,
        "language": site.locale.language(),
        "languages": event.languages,
        "messages": site.messages,
        "halls": halls,
        "texts": texts_by_language,
    })
}

/// What the page's script says, and what the event says of itself.
pub(super) fn texts(exhibition: &Exhibition, locale: &PageLocale) -> Value {
    let own = SCRIPT_WORDS.iter().map(|key| {
        let words = if *key == "made-with" {
            made_with(exhibition, locale)
        } else {
            locale.t(key)
        };
        ((*key).to_owned(), words)
    });
    // What is in the language of the page says nothing about it.
    let event = banner::words(exhibition, locale).into_iter();
    own.chain(event.filter(|(key, words)| !(key.starts_with("lang:") && words.is_empty())))
        .map(|(key, words)| (key, Value::String(words)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

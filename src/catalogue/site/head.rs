//! A page's head: title, description, previews, the same page in other languages.

use feed::event::{Admission, Theme};
use html::{IntoView, View, head, link, meta, script, title};
use url::Url;

use super::page::{PageDraft, PageKind, Site};

/// The picture of a theme, in the engine's folder.
pub(crate) fn hall_picture(theme: Theme) -> String {
    format!("halls/{}.webp", theme.name())
}

/// Its middle, for narrow screens.
pub(crate) fn tall_hall_picture(theme: Theme) -> String {
    format!("halls/{}-tall.webp", theme.name())
}

/// What the style sheet says of each theme's gate on the start page, to be put at its end.
pub fn gate_styles() -> String {
    let rule = |theme: &Theme| {
        let gate = venue::themes::spec(*theme).gate;
        format!(".gate-{}{{background:{gate}}}\n", theme.name())
    };
    Theme::ALL.iter().map(rule).collect()
}

/// Whether visitors are let in to what is live by their tickets alone.
pub(super) fn is_by_ticket(site: &Site<'_>) -> bool {
    let live = site.exhibition.event.live.as_ref();
    live.is_some_and(|live| live.entry == Admission::Ticket)
}

/// The head of a page.
pub(crate) fn page_head(site: &Site<'_>, draft: &PageDraft, root: &str) -> View {
    let engine = format!("{root}{}", site.options.engine);
    let address = |folder: &str| {
        let path = format!("{folder}{}", draft.place);
        site.options.site.as_ref()?.join(&path).ok().map(Url::into)
    };
    let canonical: Option<String> = address(&site.folder);
    let alternates: Vec<_> = languages(site, draft, root)
        .into_iter()
        .map(|(language, folder, beside)| {
            let href = address(&folder).unwrap_or(beside);
            link().rel("alternate").hreflang(language).href(href)
        })
        .collect();
    let og = |property: &str, content: String| {
        meta()
            .attr("property", property.to_owned())
            .content(content)
    };
    let picture = draft.picture.as_ref().and_then(|picture| {
        // A picture of a hall lies in the engine's folder, any other beside the event.
        let path = match draft.kind {
            PageKind::Start => format!("{}{picture}", site.options.engine),
            PageKind::Leaf => picture.clone(),
        };
        let url: String = site.options.site.as_ref()?.join(&path).ok()?.into();
        Some(og("og:image", url))
    });
    let kind = if draft.kind == PageKind::Start {
        "website"
    } else {
        "article"
    };
    let data = (!draft.data.is_null()).then(|| {
        script()
            .r#type("application/ld+json")
            .child(in_script(&draft.data))
    });
    head()
        .child((
            (
                meta().charset("utf-8"),
                // Before anything that it speaks of.
                site.options.policy.clone().map(|policy| {
                    meta()
                        .attr("http-equiv", "content-security-policy".to_owned())
                        .content(policy)
                }),
            ),
            meta()
                .name("viewport")
                .content("width=device-width, initial-scale=1, viewport-fit=cover"),
            meta().name("color-scheme").content("light dark"),
            meta().name("referrer").content("no-referrer"),
            title().child(draft.title.clone()),
            meta()
                .name("description")
                .content(draft.description.clone()),
            (
                og("og:type", kind.to_owned()),
                og("og:title", draft.title.clone()),
                og("og:description", draft.description.clone()),
                og("og:locale", site.locale.language().replace('-', "_")),
                canonical.clone().map(|address| og("og:url", address)),
                picture,
            ),
            canonical.map(|address| link().rel("canonical").href(address)),
            alternates,
            link()
                .rel("icon")
                .href(format!("{engine}icon.svg"))
                .r#type("image/svg+xml"),
            link().rel("stylesheet").href(format!("{engine}style.css")),
            // The start page's script adds the other one when the list is there.
            match draft.kind {
                PageKind::Start => {
                    let module =
                        |name: &str| script().r#type("module").src(format!("{engine}{name}"));
                    // It takes the ticket out of the address before the other reads it.
                    let ticket = is_by_ticket(site).then(|| module("ticket.js"));
                    (ticket, module("boot.js")).into_view()
                }
                PageKind::Leaf => link()
                    .rel("stylesheet")
                    .href(format!("{engine}more.css"))
                    .into_view(),
            },
            data,
        ))
        .into_view()
}

/// The page in each of the event's languages: the language, its folder in the site, and the way there from this page.
pub(crate) fn languages<'s>(
    site: &'s Site<'_>,
    draft: &PageDraft,
    root: &str,
) -> Vec<(&'s str, String, String)> {
    let languages = site.exhibition.event.languages.iter().enumerate();
    languages
        .map(|(index, language)| {
            // The first language has no folder of its own.
            let folder = if index == 0 {
                String::new()
            } else {
                format!("{language}/")
            };
            let beside = format!("{root}{folder}{}", draft.place);
            let beside = if beside.is_empty() {
                "./".to_owned()
            } else {
                beside
            };
            (language.as_str(), folder, beside)
        })
        .collect()
}

/// JSON inside a script element: no `<` may stand in it, or a text of the feed could end the element.
pub(crate) fn in_script(data: &serde_json::Value) -> String {
    data.to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

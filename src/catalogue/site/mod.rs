//! The prerendered site: every page of an event as text, complete without any script.

mod data;
mod head;
mod messages;
mod page;
mod shell;
mod sitemap;
mod visited_hosts;

pub use head::gate_styles;
pub use messages::message_files;
pub use page::{DEFERRED, Page, SiteOptions};
use page::{PageDraft, PageKind, Site};
pub use visited_hosts::visited_hosts;

use feed::Exhibition;
use html::{IntoView, View, main};
use rayon::prelude::*;

use crate::links::Links;
use crate::locale::PageLocale;
use crate::views::{self, NoExtras, ViewContext};

/// Writes every page of the site in every language of the event, and the sitemap when the address is known: on as many
/// cores as there are, and in the same order on any number of them.
pub fn prerender(exhibition: &Exhibition, options: &SiteOptions) -> Vec<Page> {
    let messages = messages::names(exhibition);
    let mut pages = Vec::new();
    for (index, language) in exhibition.event.languages.iter().enumerate() {
        // Every link of every booth is looked through for the footer: once, not by each of the cores.
        let locale = PageLocale::new(language, Some(DEFERRED.messages));
        let made_with = shell::made_with(exhibition, &locale);
        let site = || Site {
            exhibition,
            options,
            made_with: &made_with,
            locale: PageLocale::new(language, Some(DEFERRED.messages)),
            numbers: views::BoothNumbers::default(),
            messages: &messages,
            // The first language has no folder of its own.
            folder: if index == 0 {
                String::new()
            } else {
                format!("{language}/")
            },
        };
        pages.extend(site().pages());
        let slots = &exhibition.slots;
        // What a site works out for all of its pages is worked out for each share.
        let share = slots.len() / rayon::current_num_threads() / SHARES + 1;
        let booths = slots.par_iter().with_min_len(share);
        pages.par_extend(
            booths
                .map_init(site, |site, slot| site.booth(slot))
                .flatten(),
        );
    }
    pages.extend(sitemap::sitemap(exhibition, options, &pages));
    pages
}

/// Shares of the booths' pages for each core, so that none waits long for another at the end.
const SHARES: usize = 4;

impl Site<'_> {
    /// All pages but those of the booths.
    fn pages(&self) -> Vec<Page> {
        let mut pages = vec![self.start(), self.programme(), self.map()];
        let texts = &self.exhibition.event.texts;
        pages.extend(texts.iter().map(|text| self.text(text)));
        let tours = self.exhibition.tours();
        pages.extend(tours.iter().map(|tour| self.tour(tour)));
        pages
    }

    /// Where things are found from a page at this place.
    pub(crate) fn links(&self, place: &str) -> Links {
        let up = |path: &str| "../".repeat(path.matches('/').count());
        let root = up(&format!("{}{place}", self.folder));
        let event = &self.options.event;
        let folder = event.rsplit_once('/').map_or("", |(folder, _)| folder);
        let slash = if folder.is_empty() { "" } else { "/" };
        Links::Pages {
            event: format!("{root}{folder}{slash}"),
            start: up(place),
            root,
        }
    }

    fn write(&self, draft: &PageDraft, body: impl FnOnce(&ViewContext<'_>) -> View) -> Page {
        let links = self.links(&draft.place);
        let context = ViewContext {
            locale: &self.locale,
            links: &links,
            exhibition: self.exhibition,
            clock: None,
            numbers: &self.numbers,
            deferred: Some(&DEFERRED),
            found: None,
        };
        // The page around it may be told to speak another language before its content can.
        let content = main()
            .id("catalogue")
            .tabindex("-1")
            .lang(self.locale.own_language())
            .child(body(&context));
        let html = shell::page(self, draft, &context, content.into_view()).to_html();
        Page {
            path: format!("{}{}index.html", self.folder, draft.place),
            html: format!("<!doctype html>\n{html}\n"),
        }
    }

    fn start(&self) -> Page {
        let event = &self.exhibition.event;
        let draft = PageDraft {
            place: String::new(),
            title: self.locale.words(&event.title),
            description: self.description(&event.tagline, &event.description),
            picture: event
                .halls
                .first()
                .map(|hall| head::hall_picture(hall.theme)),
            data: data::event(self),
            kind: PageKind::Start,
        };
        self.write(&draft, |context| {
            (
                shell::search_field(context),
                views::start::halls(context, &NoExtras, usize::MAX),
                views::start::about(context),
                views::start::sources(context),
            )
                .into_view()
        })
    }

    fn programme(&self) -> Page {
        let draft = PageDraft {
            place: "programme/".to_owned(),
            title: self.titled(&self.locale.t("programme")),
            description: self.locale.words(&self.exhibition.event.title),
            picture: None,
            data: data::programme(self),
            kind: PageKind::Leaf,
        };
        self.write(&draft, |context| {
            views::programme::programme(context, None, &NoExtras)
        })
    }

    fn map(&self) -> Page {
        let draft = PageDraft {
            place: "map/".to_owned(),
            title: self.titled(&self.locale.t("map")),
            description: self.locale.words(&self.exhibition.event.title),
            picture: None,
            data: serde_json::Value::Null,
            kind: PageKind::Leaf,
        };
        self.write(&draft, |context| views::map::map(context, None, &NoExtras))
    }

    fn text(&self, text: &feed::event::Document) -> Page {
        let draft = PageDraft {
            place: format!("texts/{}/", text.id),
            title: self.titled(&self.locale.words(&text.title)),
            description: self.description(&feed::Text::default(), &text.body),
            picture: None,
            data: serde_json::Value::Null,
            kind: PageKind::Leaf,
        };
        self.write(&draft, |context| views::document::document(context, text))
    }

    fn tour(&self, tour: &feed::Tour) -> Page {
        let draft = PageDraft {
            place: format!("tours/{}/", tour.id),
            title: self.titled(&self.locale.words(&tour.title)),
            description: self.description(&feed::Text::default(), &tour.summary),
            picture: None,
            data: serde_json::Value::Null,
            kind: PageKind::Leaf,
        };
        self.write(&draft, |context| views::tour::tour(context, tour))
    }

    fn booth(&self, slot: &feed::exhibition::BoothSlot) -> Option<Page> {
        let booth = slot.booth()?;
        let links = self.links("");
        let source = slot.source.as_deref();
        let image = booth
            .posters
            .iter()
            .find_map(|poster| poster.image.as_deref())
            .or(booth
                .object
                .as_ref()
                .and_then(|object| object.picture.as_deref()))
            .or(booth.logo.as_ref().map(|logo| logo.src.as_str()));
        let draft = PageDraft {
            place: format!("booths/{}/", booth.id),
            title: self.titled(&self.locale.words(&booth.name)),
            description: self.description(&booth.tagline, &booth.description),
            picture: image
                .and_then(|image| links.picture(source, image))
                .map(|path| path.trim_start_matches("../").to_owned()),
            data: data::organisation(self, booth),
            kind: PageKind::Leaf,
        };
        Some(self.write(&draft, |context| {
            views::booth::booth(context, slot, &NoExtras)
        }))
    }

    /// A page's title with the event's behind it.
    fn titled(&self, title: &str) -> String {
        let event = self.locale.words(&self.exhibition.event.title);
        format!("{title} – {event}")
    }

    /// One line for search results and previews.
    fn description(&self, tagline: &feed::Text, text: &feed::Text) -> String {
        // Search engines show about so many characters.
        const LONG: usize = 200;
        let tagline = self.locale.words(tagline);
        let text = feed::markdown::plain(&self.locale.words(text));
        let all = [tagline, text].join(" ");
        let mut cut: String = all.trim().chars().take(LONG).collect();
        if all.trim().chars().count() > LONG {
            cut.push('…');
        }
        cut
    }
}

#[cfg(test)]
mod tests;

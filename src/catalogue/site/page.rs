//! A page of the site, and what each is made of.

use feed::Exhibition;
use i18n::Domain;
use url::Url;

use crate::deferred::Deferred;
use crate::locale::PageLocale;
use crate::views;

/// The deferred half of the views: a prerendered page has it from the beginning.
pub const DEFERRED: Deferred = Deferred {
    prose: views::prose::set,
    marks: views::card::marks,
    sentence: |problem, language| problem.sentence(language),
    messages: Domain::MORE,
};

/// How a site is written.
#[derive(Clone, Debug)]
pub struct SiteOptions {
    /// From the site's root to the engine's folder, ending in `/`: `engine/`, or `../../engine/` where events share one.
    pub engine: String,
    /// From the site's root to the event file: `event/event.json`.
    pub event: String,
    /// The address of the site's root once it is hosted, for canonical links, previews and the sitemap; without it those
    /// that need one are left out.
    pub site: Option<Url>,
    /// The content security policy that pages say themselves, for hosts that send no headers.
    pub policy: Option<String>,
}

impl Default for SiteOptions {
    fn default() -> Self {
        Self {
            engine: "engine/".to_owned(),
            event: "event/event.json".to_owned(),
            site: None,
            policy: None,
        }
    }
}

/// A file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// From the site's root, `/` between the parts: `booths/nec/index.html`.
    pub path: String,
    /// What is in it, UTF-8.
    pub html: String,
}

/// The site in one language.
pub(crate) struct Site<'a> {
    pub exhibition: &'a Exhibition,
    pub options: &'a SiteOptions,
    pub locale: PageLocale,
    pub numbers: views::BoothNumbers,
    /// The footer's last line, the same on each page: every link of every booth is looked through for it.
    pub made_with: &'a str,
    /// Where the message files are.
    pub messages: &'a serde_json::Value,
    /// From the site's root to this language's start page: empty for the first, `en/` for another.
    pub folder: String,
}

/// A page before it is text.
pub(crate) struct PageDraft {
    /// From this language's start page, without `index.html`: empty, `booths/nec/`.
    pub place: String,
    pub title: String,
    pub description: String,
    /// A picture for previews, from the site's root.
    pub picture: Option<String>,
    /// schema.org data.
    pub data: serde_json::Value,
    pub kind: PageKind,
}

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageKind {
    /// Where both faces live.
    Start,
    /// Complete in itself, without script.
    Leaf,
}

//! Where things are found: on prerendered pages by path, on the live page by route.

use feed::Address;
use feed::link::Policy;
use page::Route;

/// How a page refers to what is elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Links {
    /// A prerendered page.
    Pages {
        /// From the page to the site's root: `../../`, or empty.
        root: String,
        /// From the page to the start page in its language.
        start: String,
        /// From the page to the folder of the event file.
        event: String,
    },
    /// The live page.
    Live {
        /// From the page to the site's root.
        root: String,
        /// Address of the event file.
        event: Address,
    },
}

impl Links {
    /// A place that both kinds of pages have.
    pub fn to(&self, route: &Route) -> String {
        let start = match self {
            // No page in a browser is one of these, and none of them loads what follows.
            Self::Pages { start, .. } if cfg!(not(target_arch = "wasm32")) => start,
            _ => return route.to_string(),
        };
        let part = |text: &str| {
            // The same encoding as in the route, without what stands before it.
            let text = Route::Booth {
                booth: text.to_owned(),
            };
            text.to_string().trim_start_matches("#/booth/").to_owned()
        };
        match route {
            Route::Start if start.is_empty() => "./".to_owned(),
            Route::Start => start.clone(),
            Route::Booth { booth } => format!("{start}booths/{}/", part(booth)),
            Route::Programme { session: None } => format!("{start}programme/"),
            Route::Programme {
                session: Some(session),
            } => format!("{start}programme/#{}", part(session)),
            Route::Text { text } => format!("{start}texts/{}/", part(text)),
            Route::Tour { tour } => format!("{start}tours/{}/", part(tour)),
            Route::Map { hall: None, .. } => format!("{start}map/"),
            Route::Map {
                hall: Some(_),
                booth: Some(booth),
            } => format!("{start}map/#at-{}", part(booth)),
            Route::Map {
                hall: Some(hall),
                booth: None,
            } => format!("{start}map/#hall-{}", part(hall)),
            // What needs a script is on the start page.
            other => format!("{start}{other}"),
        }
    }

    /// The booth's page.
    pub fn booth(&self, booth: &str) -> String {
        self.to(&Route::Booth {
            booth: booth.to_owned(),
        })
    }

    /// Everything about a topic.
    pub fn topic(&self, topic: &str) -> String {
        self.to(&Route::Search {
            query: vec![("topic".to_owned(), topic.to_owned())],
        })
    }

    /// The address of another event's site on this host, as the event file writes it: seen from the site's root.
    pub fn neighbour(&self, path: &str) -> String {
        let (Self::Pages { root, .. } | Self::Live { root, .. }) = self;
        format!("{root}{path}")
    }

    /// The address of a picture or document that a file of the feed names; `source` is the booth's file, `None` for the event.
    /// `None` when the feed's rules do not allow it.
    pub fn file(&self, source: Option<&str>, path: &str) -> Option<String> {
        let read = Policy::File.read(path).ok()?;
        let path = match source {
            Some(source) => read.beside(source),
            None => read.as_str().to_owned(),
        };
        match self {
            Self::Live { event, .. } => event.join(&path).ok().map(String::from),
            Self::Pages { .. } if Address::parse(&path).is_ok() => Some(path),
            Self::Pages { event, .. } => Some(format!("{event}{path}")),
        }
    }

    /// The address of a film, or of captions, on the event's own host; `None` where it leads to another.
    pub fn own(&self, source: Option<&str>, path: &str) -> Option<String> {
        let address = self.file(source, path)?;
        let own = match (self, Address::parse(&address)) {
            (_, Err(_)) => true,
            (Self::Pages { .. }, Ok(_)) => false,
            (Self::Live { event, .. }, Ok(url)) => url.origin() == event.origin(),
        };
        own.then_some(address)
    }

    /// The address of a picture to be shown at once: only from this site, or from the host that the booth's file itself
    /// came from, so that no page asks a third party for anything before a click.
    pub fn picture(&self, source: Option<&str>, path: &str) -> Option<String> {
        let address = self.file(source, path)?;
        let own = match (self, Address::parse(&address)) {
            (_, Err(_)) => true,
            (Self::Pages { .. }, Ok(_)) => false,
            (Self::Live { event, .. }, Ok(url)) => {
                let booth = source.and_then(|source| event.join(source).ok());
                url.origin() == event.origin()
                    || booth.is_some_and(|booth| booth.origin() == url.origin())
            }
        };
        own.then_some(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Links {
        Links::Pages {
            root: "../../../".into(),
            start: "../../".into(),
            event: "../../../event/".into(),
        }
    }

    #[test]
    fn pages_link_to_pages_and_to_the_live_page_for_the_rest() {
        let links = pages();
        assert_eq!(links.booth("nec"), "../../booths/nec/");
        assert_eq!(links.topic("waste"), "../../#/search?topic=waste");
        let tour = Route::Tour {
            tour: "water".into(),
        };
        assert_eq!(links.to(&tour), "../../tours/water/");
        let session = Route::Programme {
            session: Some("s 1".into()),
        };
        assert_eq!(links.to(&session), "../../programme/#s%201");
        let map = |hall: Option<&str>, booth: Option<&str>| Route::Map {
            hall: hall.map(Into::into),
            booth: booth.map(Into::into),
        };
        assert_eq!(links.to(&map(None, None)), "../../map/");
        assert_eq!(links.to(&map(Some("a"), None)), "../../map/#hall-a");
        assert_eq!(links.to(&map(Some("a"), Some("nec"))), "../../map/#at-nec");
    }

    #[test]
    fn pictures_come_from_this_site_or_from_the_booths_own_host() {
        let links = pages();
        let at = Some("booths/nec.json");
        assert_eq!(
            links.picture(at, "images/a.png").as_deref(),
            Some("../../../event/booths/images/a.png")
        );
        assert_eq!(links.picture(at, "https://elsewhere.example/a.png"), None);
        assert_eq!(links.file(at, "javascript:alert(1)"), None);
        let live = Links::Live {
            root: String::new(),
            event: Address::parse("https://fair.example/event/event.json").unwrap(),
        };
        let own = Some("https://nec.example/booth.json");
        assert!(live.picture(own, "a.png").is_some());
        assert!(live.picture(own, "https://third.example/a.png").is_none());
    }
}

//! The checker's half of each kind of field: what is cleaned, cut at its limit or dropped. [`crate::fields::rule`] says the same
//! limits to the schema.

use litemap::LiteMap;

use crate::check::{Checker, Clean, Setting, Settle, fit_id, is_desk_keys, is_id, is_language};
use crate::colour::Colour;
use crate::event::{BoothSource, ProgrammeSource, Topic};
use crate::fields::LinkUse;
use crate::json::JsonStep;
use crate::later::Later;
use crate::link::is_mail;
use crate::problem::{ExpectedValue, FoundValue, ProblemKind, Severity, quoted};
use crate::text::sanitize;
use crate::tour::Tours;
use crate::tracks::Tracks;
use crate::{Span, Text, limits};

impl Checker {
    /// A list: cut at the limit, each entry looked at and kept or dropped.
    pub fn entries<T>(
        &mut self,
        name: &str,
        list: &mut Vec<T>,
        limit: usize,
        mut keep: impl FnMut(&mut Self, &mut T) -> bool,
    ) {
        self.field(name, |checker| {
            if list.len() > limit {
                checker.warn(ProblemKind::ListTooLong {
                    count: list.len(),
                    limit,
                });
                list.truncate(limit);
            }
            let mut index = 0;
            list.retain_mut(|entry| {
                while checker.is_struck(index) {
                    index += 1;
                }
                let kept = checker.at(index, |checker| keep(checker, entry));
                index += 1;
                kept
            });
        });
    }

    fn is_struck(&self, index: usize) -> bool {
        self.struck.iter().any(|struck| {
            struck.split_last() == Some((&JsonStep::Index(index), self.path.as_slice()))
        })
    }

    /// Described things; of those with the same id the first is kept.
    pub fn list<T: Clean + Settle>(&mut self, name: &str, list: &mut Vec<T>, limit: usize) -> bool {
        self.keyed(name, list, limit);
        true
    }

    /// The same, and where each id stands.
    pub(super) fn keyed<T: Clean + Settle>(
        &mut self,
        name: &str,
        list: &mut Vec<T>,
        limit: usize,
    ) -> LiteMap<String, String> {
        let mut seen = LiteMap::new();
        self.entries(name, list, limit, |checker, entry| {
            entry.clean(checker) && checker.is_first(&mut seen, entry.key())
        });
        seen
    }

    /// Whether this entry's id is the first of its kind in this list; says where the other stands.
    pub(super) fn is_first(
        &mut self,
        seen: &mut LiteMap<String, String>,
        id: Option<&str>,
    ) -> bool {
        let Some(id) = id else { return true };
        if let Some(first) = seen.get(id) {
            let (id, first) = (quoted(id), first.clone());
            self.field("id", |checker| {
                checker.report(Severity::Error, ProblemKind::IdTaken { id, first });
            });
            return false;
        }
        seen.insert(id.to_owned(), crate::json::shown(&self.path));
        true
    }

    pub fn object<T: Clean>(&mut self, name: &str, object: &mut T) -> bool {
        self.field(name, |checker| object.clean(checker))
    }

    pub fn part<T: Clean>(&mut self, name: &str, part: &mut Option<T>) -> bool {
        if let Some(inside) = part
            && !self.object(name, inside)
        {
            *part = None;
        }
        true
    }

    /// A described thing, if any, that browsers look at when they read it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn later<T: Clean>(&mut self, name: &str, part: &mut Option<Later<T>>) -> bool {
        if let Some(inside) = part
            && !self.object(name, inside.get_mut())
        {
            *part = None;
        }
        true
    }

    #[cfg(target_arch = "wasm32")]
    pub fn later<T>(&mut self, _name: &str, _part: &mut Option<Later<T>>) -> bool {
        true
    }

    pub fn line(&mut self, name: &str, text: &mut Text, limit: usize) -> bool {
        self.text(name, text, limit, Setting::Line)
    }

    /// A title must not be empty; the id stands in for it.
    pub fn title(&mut self, name: &str, text: &mut Text, limit: usize) -> bool {
        self.line(name, text, limit);
        let named = self.named.clone();
        self.or_named(name, text, &named);
        true
    }

    /// Puts something else in the place of a name that is empty.
    pub(super) fn or_named(&mut self, name: &str, text: &mut Text, named: &str) {
        if text.is_empty() {
            self.field(name, |checker| checker.warn(ProblemKind::Empty));
            *text = Text::from(named);
        }
    }

    pub fn paragraphs(&mut self, name: &str, text: &mut Text, limit: usize) -> bool {
        self.text(name, text, limit, Setting::Paragraphs)
    }

    pub fn prose(&mut self, name: &str, text: &mut Text, limit: usize) -> bool {
        self.text(name, text, limit, Setting::Paragraphs);
        // Whoever writes a text is told of its links; browsers only draw it.
        #[cfg(not(target_arch = "wasm32"))]
        self.field(name, |checker| checker.prose_links(text));
        true
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn prose_links(&mut self, text: &Text) {
        let of_this = |checker: &mut Self, words: &str| {
            for link in crate::markdown::links(words) {
                if let Err(why) = LinkUse::Follow.policy().read(&link) {
                    let found = quoted(&link);
                    checker.warn(ProblemKind::ProseLink { found, why });
                }
            }
        };
        match text {
            Text::Plain(words) => of_this(self, words),
            Text::ByLanguage(by_language) => {
                for (tag, words) in by_language {
                    self.field(tag, |checker| of_this(checker, words));
                }
            }
        }
    }

    fn text(&mut self, name: &str, text: &mut Text, limit: usize, setting: Setting) -> bool {
        self.field(name, |checker| checker.this_text(text, limit, setting));
        true
    }

    pub fn lines(&mut self, name: &str, texts: &mut Vec<Text>, most: usize, each: usize) -> bool {
        self.text_list(name, texts, most, each, Setting::Line)
    }

    pub fn notes(&mut self, name: &str, texts: &mut Vec<Text>, most: usize, each: usize) -> bool {
        self.text_list(name, texts, most, each, Setting::Paragraphs)
    }

    fn text_list(
        &mut self,
        name: &str,
        texts: &mut Vec<Text>,
        most: usize,
        each: usize,
        setting: Setting,
    ) -> bool {
        self.entries(name, texts, most, |checker, text| {
            checker.this_text(text, each, setting);
            !text.is_empty()
        });
        true
    }

    fn this_text(&mut self, text: &mut Text, limit: usize, setting: Setting) {
        let by_language = match text {
            Text::Plain(words) => return self.this_words(words, limit, setting),
            Text::ByLanguage(by_language) => by_language,
        };
        if by_language.len() > limits::LANGUAGES {
            let (count, limit) = (by_language.len(), limits::LANGUAGES);
            self.warn(ProblemKind::ListTooLong { count, limit });
            let mut places = 0..limit;
            by_language.retain(|_, _| places.next().is_some());
        }
        let bad: Vec<String> = by_language
            .keys()
            .filter(|tag| !is_language(tag))
            .cloned()
            .collect();
        for tag in bad {
            by_language.remove(&tag);
            self.field(&tag, |checker| {
                checker.warn(ProblemKind::BadLanguage(quoted(&tag)));
            });
        }
        for (tag, words) in by_language {
            self.field(tag, |checker| checker.this_words(words, limit, setting));
        }
    }

    pub fn words(&mut self, name: &str, words: &mut Option<String>, limit: usize) -> bool {
        if let Some(inside) = words {
            self.field(name, |checker| {
                checker.this_words(inside, limit, Setting::Line);
            });
        }
        words.take_if(|words| words.is_empty());
        true
    }

    fn this_words(&mut self, words: &mut String, limit: usize, setting: Setting) {
        if words.contains(sanitize::is_unseen) {
            self.report(Severity::Note, ProblemKind::Controls);
            *words = sanitize::seen(words).into_owned();
        }
        if sanitize::is_blank(words) {
            words.clear();
        }
        if setting == Setting::Line && words.contains(['\n', '\r', '\t']) {
            *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if words.trim().len() < words.len() {
            *words = words.trim().to_owned();
        }
        if let Some(kept) = sanitize::cut(words, limit) {
            let count = words.chars().count();
            self.warn(ProblemKind::TextTooLong { count, limit });
            *words = kept;
        }
    }

    /// An optional address; dropped when it is not followed.
    pub fn link(&mut self, name: &str, address: &mut Option<String>, to: LinkUse) -> bool {
        if let Some(inside) = address
            && !self.address(name, inside, to)
        {
            *address = None;
        }
        true
    }

    /// Whether an address is followed; says why when it is not.
    pub fn address(&mut self, name: &str, address: &mut String, to: LinkUse) -> bool {
        self.field(name, |checker| {
            checker.this_address(address, to, Severity::Warning)
        })
    }

    fn this_address(&mut self, address: &mut String, to: LinkUse, severity: Severity) -> bool {
        match to.policy().read(address) {
            Ok(_) => {
                // As the author wrote it: the organiser's command opens paths, which know no percent signs.
                if address.trim_matches(' ').len() < address.len() {
                    *address = address.trim_matches(' ').to_owned();
                }
                true
            }
            Err(why) => {
                let found = quoted(address);
                self.report(severity, ProblemKind::BadUrl { found, why });
                false
            }
        }
    }

    /// An id, made fit for addresses and file names; false when nothing is left of it.
    pub fn id(&mut self, name: &str, id: &mut String) -> bool {
        self.field(name, |checker| {
            if !is_id(id) {
                let fit = fit_id(id);
                // What has no id is not shown at all.
                let severity = if fit.is_empty() {
                    Severity::Error
                } else {
                    Severity::Warning
                };
                checker.report(severity, ProblemKind::BadId(quoted(id)));
                *id = fit;
            }
            checker.named.clone_from(id);
            !id.is_empty()
        })
    }

    /// A hall is never dropped for its id: its booths would go with it.
    pub fn hall_id(&mut self, name: &str, id: &mut String) -> bool {
        let mut seen = std::mem::take(&mut self.halls);
        if !self.id(name, id) {
            *id = format!("hall-{}", seen.len() + 1);
        }
        while !self.is_first(&mut seen, Some(id)) {
            *id = format!("{id}-{}", seen.len() + 1);
        }
        self.halls = seen;
        self.named.clone_from(id);
        true
    }

    /// A reference, made fit as the ids themselves are.
    pub fn reference(&mut self, _name: &str, id: &mut Option<String>) -> bool {
        if let Some(id) = id
            && !is_id(id)
        {
            *id = fit_id(id);
        }
        true
    }

    /// A list of references, each once.
    pub fn ids(&mut self, name: &str, ids: &mut Vec<String>, limit: usize) -> bool {
        let mut seen = LiteMap::new_vec();
        self.entries(name, ids, limit, |_, id| {
            if !is_id(id) {
                *id = fit_id(id);
            }
            !id.is_empty() && seen.insert(id.clone(), String::new()).is_none()
        });
        true
    }

    /// A booth's place stays even when nothing can stand there: the plots of the others do not move.
    pub fn booths(&mut self, name: &str, booths: &mut Vec<BoothSource>) -> bool {
        let left = limits::BOOTHS.saturating_sub(self.booths);
        self.entries(name, booths, left, |checker, source| {
            let sound = match source {
                BoothSource::At(at) => checker.this_address(at, LinkUse::Booth, Severity::Error),
                BoothSource::Inline(inside) => inside.clean(checker),
                BoothSource::Unreadable => true,
            };
            if !sound {
                *source = BoothSource::Unreadable;
            }
            true
        });
        self.booths += booths.len();
        true
    }

    pub fn programme(&mut self, name: &str, programme: &mut Option<ProgrammeSource>) -> bool {
        let sound = self.field(name, |checker| match programme {
            Some(ProgrammeSource::At(at)) => {
                checker.this_address(at, LinkUse::Programme, Severity::Warning)
            }
            // Browsers read none here, and need not load what would clean it.
            Some(ProgrammeSource::Inline(inside)) if cfg!(not(target_arch = "wasm32")) => {
                inside.clean(checker)
            }
            _ => true,
        });
        if !sound {
            *programme = None;
        }
        true
    }

    /// Guided tours. Browsers look at them when they read them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn tours(&mut self, name: &str, tours: &mut Tours, limit: usize) -> bool {
        self.list(name, tours.get_mut(), limit)
    }

    #[cfg(target_arch = "wasm32")]
    pub fn tours(&mut self, _name: &str, _tours: &mut Tours, _limit: usize) -> bool {
        true
    }

    /// Topics, each above or below others, but never in a circle.
    pub fn topics(&mut self, name: &str, topics: &mut Vec<Topic>, limit: usize) -> bool {
        let places = self.keyed(name, topics, limit);
        super::events::broader(name, topics, &places, self);
        true
    }

    /// Sites by their addresses, each once; what stands behind a site's name says nothing.
    pub fn sites(&mut self, name: &str, sites: &mut Vec<String>, limit: usize) -> bool {
        self.entries(name, sites, limit, |checker, site| {
            checker.this_address(site, LinkUse::Site, Severity::Warning)
        });
        true
    }

    pub fn mail(&mut self, name: &str, mail: &mut Option<String>) -> bool {
        if let Some(bad) = mail.take_if(|mail| !is_mail(mail)) {
            self.field(name, |checker| {
                checker.warn(ProblemKind::BadMail(quoted(&bad)));
            });
        }
        true
    }

    /// The public keys of a desk; what has another shape is dropped.
    pub fn desk_keys(&mut self, name: &str, keys: &mut Option<String>) -> bool {
        if let Some(bad) = keys.take_if(|keys| !is_desk_keys(keys)) {
            self.field(name, |checker| {
                checker.warn(ProblemKind::BadDeskKeys(quoted(&bad)));
            });
        }
        true
    }

    pub fn colour(&mut self, name: &str, colour: &str) -> bool {
        let sound = Colour::parse(colour).is_some();
        if !sound {
            let found = quoted(colour);
            self.field(name, |checker| checker.warn(ProblemKind::BadColour(found)));
        }
        sound
    }

    pub fn accent(&mut self, name: &str, colour: &mut Option<String>) -> bool {
        colour.take_if(|colour| !self.colour(name, colour));
        true
    }

    /// ISO 3166-1 alpha-2, in capitals; dropped when it has another shape.
    pub fn country(&mut self, name: &str, country: &mut Option<String>) -> bool {
        let plain =
            |code: &String| code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic());
        if let Some(bad) = country.take_if(|code| !plain(code)) {
            self.field(name, |checker| {
                checker.warn(ProblemKind::BadCountry(quoted(&bad)));
            });
        }
        if let Some(code) = country {
            code.make_ascii_uppercase();
        }
        true
    }

    /// In a browser the shape only: it has a list of its own, which changes several times a year.
    pub fn time_zone(&mut self, name: &str, zone: &mut String) -> bool {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-/".contains(&byte);
        let sound = (1..=limits::ID).contains(&zone.len())
            && zone.bytes().all(plain)
            && zone.split('/').all(|part| !part.is_empty());
        #[cfg(not(target_arch = "wasm32"))]
        let sound = sound && crate::zones::is_zone(zone);
        if !sound {
            let kind = ProblemKind::BadTimeZone(quoted(zone));
            self.field(name, |checker| checker.report(Severity::Error, kind));
            *zone = "UTC".to_owned();
        }
        true
    }

    /// A stream or recording whose address is not followed is none.
    pub fn tracks(&mut self, name: &str, tracks: &mut Tracks, limit: usize) -> bool {
        match tracks {
            Tracks::List(list) => self.list(name, list, limit),
            Tracks::One(track) => {
                if !self.address(name, &mut track.url, LinkUse::Document) {
                    *tracks = Tracks::default();
                }
                true
            }
        }
    }

    /// A language tag; dropped when it has another shape.
    pub fn language(&mut self, name: &str, tag: &mut Option<String>) -> bool {
        if let Some(bad) = tag.take_if(|tag| !is_language(tag)) {
            self.field(name, |checker| {
                checker.warn(ProblemKind::BadLanguage(quoted(&bad)));
            });
        }
        true
    }

    pub fn languages(&mut self, name: &str, tags: &mut Vec<String>) -> bool {
        self.entries(name, tags, limits::LANGUAGES, |checker, tag| {
            let sound = is_language(tag);
            if !sound {
                checker.warn(ProblemKind::BadLanguage(quoted(tag)));
            }
            sound
        });
        true
    }

    pub fn goals(&mut self, name: &str, goals: &mut Vec<u8>) -> bool {
        let mut seen = [false; limits::SDGS + 1];
        // Twice the goals there are leaves room for repetitions, which are dropped without a word.
        self.entries(name, goals, limits::SDGS * 2, |checker, goal| {
            let known = (1..=limits::SDGS).contains(&usize::from(*goal));
            if !known {
                checker.warn(ProblemKind::BadGoal(*goal));
                return false;
            }
            let first = seen.get_mut(usize::from(*goal));
            first.is_some_and(|seen| !std::mem::replace(seen, true))
        });
        true
    }

    pub fn plot(&mut self, name: &str, plot: &mut Option<u32>) -> bool {
        if let Some(plot) = plot.take_if(|plot| !(1..=limits::PLOT).contains(plot)) {
            self.field(name, |checker| {
                checker.warn(ProblemKind::NoSuchPlot { plot });
            });
        }
        true
    }

    /// A number that is no more than so much, and else is that.
    pub fn whole(&mut self, name: &str, number: &mut u32, max: u32) -> bool {
        if *number > max {
            let found = FoundValue::Number(number.to_string());
            let wanted = ExpectedValue::Whole { max: max.into() };
            self.field(name, |checker| {
                checker.warn(ProblemKind::WrongValue { found, wanted });
            });
            *number = max;
        }
        true
    }

    /// Spans of time; those that end before they start are dropped.
    pub fn spans(&mut self, name: &str, spans: &mut Vec<Span>) -> bool {
        self.entries(name, spans, limits::HOURS, |checker, span| {
            let sound = span.start.at < span.end.at;
            if !sound {
                checker.warn(ProblemKind::EndsBeforeStart);
            }
            sound
        });
        true
    }

    /// The version was looked at before anything else was read.
    pub fn version(&mut self, _name: &str, _version: &mut u32) -> bool {
        true
    }

    pub fn free<T>(&mut self, _name: &str, _value: &mut T) -> bool {
        true
    }
}

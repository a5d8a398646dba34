//! The tally: which visits have read what, by numbers that stand for the days, hours, languages and booths of an event.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use url::Url;

use super::distinct::{Count, Distinct};
use super::places::{Places, SitePlace};
use super::request::LogRequest;
use super::robots::Robots;
use super::visits::Visits;

/// Days that are told apart: more than a year.
const DAYS: usize = 400;
/// Hosts that are told apart; what comes after them counts as one of others.
const HOSTS: usize = 10_000;
/// Characters of a host's name (RFC 1035).
const HOST_LENGTH: usize = 253;

/// What is asked of the tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Visits on a day, by its number in [`Tally::days`].
    Day(usize),
    /// Visits in an hour of the day.
    Hour(usize),
    /// Visits in a language of the event.
    Language(usize),
    /// Visits by what was used.
    Face(SiteFace),
    /// Visits that came from a host, by its number in [`Tally::hosts`]; [`Tally::OTHERS`] for those not told apart.
    Host(usize),
    /// Visits to a booth.
    Booth(usize, BoothReading),
    /// The same on a day, of the posters.
    BoothDay(usize, usize),
    /// Visits in which a booth's document or film was opened.
    Handout(usize),
    /// The same of a session.
    Session(usize),
}

/// The parts of a site that a visit may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SiteFace {
    /// A page that was written beforehand: complete without scripts.
    Page,
    /// The list with its search.
    List,
    /// The hall was loaded.
    Hall,
    /// The programme's own page.
    Programme,
}

impl SiteFace {
    pub const ALL: [Self; 4] = [Self::Page, Self::List, Self::Hall, Self::Programme];
}

/// What a log says of a booth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BoothReading {
    /// Its own page was opened.
    Page,
    /// A poster was shown.
    Poster,
    /// Something that it hands out was opened.
    Handout,
    /// Its file was read, as by every search.
    File,
}

impl BoothReading {
    pub const ALL: [Self; 4] = [Self::Page, Self::Poster, Self::Handout, Self::File];
}

/// What became of the lines of a log that were understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LineCounts {
    /// Said something about a visit.
    pub counted: u64,
    /// By robots, and by our own checks.
    pub robots: u64,
    /// On other days than the event's.
    pub other_days: u64,
    /// Of another site, not answered with success, or of no meaning by themselves.
    pub other: u64,
}

/// What is counted of an event.
pub(super) struct Tally<'e> {
    places: &'e Places,
    zone: TimeZone,
    /// First and last day that count; all there are where the event names none.
    span: Option<(Date, Date)>,
    own_host: Option<String>,
    languages: Vec<String>,
    booths: usize,
    robots: Robots,
    visits: Visits,
    distinct: Distinct,
    /// The days that there were.
    pub days: Vec<Date>,
    /// The hosts that visits came from.
    pub hosts: Vec<String>,
    host_numbers: HashMap<String, usize>,
}

/// What the tally must know of an event.
pub(super) struct EventFacts {
    pub zone: TimeZone,
    pub span: Option<(Date, Date)>,
    /// Where the site stands.
    pub base: Option<Url>,
    pub languages: Vec<String>,
    pub booths: usize,
}

impl<'e> Tally<'e> {
    /// Hosts beyond those that are told apart.
    pub const OTHERS: usize = HOSTS;

    pub fn new(places: &'e Places, about: EventFacts, robots: Robots) -> Self {
        Self {
            places,
            zone: about.zone,
            span: about.span,
            own_host: about
                .base
                .as_ref()
                .and_then(Url::host_str)
                .map(str::to_owned),
            languages: about.languages,
            booths: about.booths,
            robots,
            visits: Visits::default(),
            distinct: Distinct::default(),
            days: Vec::new(),
            hosts: Vec::new(),
            host_numbers: HashMap::new(),
        }
    }

    /// Counts a request.
    pub fn count(&mut self, request: &LogRequest<'_>, lines: &mut LineCounts) {
        let (path, query) = request.path_and_query();
        // One log may be of several sites; whose this one is is known where `--base` says it.
        let elsewhere = match (&self.own_host, request.host.as_deref()) {
            (Some(own), Some(asked)) => *own != bare(asked),
            _ => false,
        };
        let place = self.places.find(path).filter(|_| !elsewhere);
        let Some(place) = place.filter(|place| request.is_read() && *place != SitePlace::Other)
        else {
            lines.other += 1;
            return;
        };
        if request
            .agent
            .as_deref()
            .is_some_and(|agent| self.robots.is(agent))
        {
            lines.robots += 1;
            return;
        }
        let at = request.time.to_zoned(self.zone.clone());
        let Some(day) = self.day(at.date()) else {
            lines.other_days += 1;
            return;
        };
        lines.counted += 1;
        let visit = self
            .visits
            .of(day, &request.address, request.agent.as_deref());
        let hour = usize::try_from(at.hour()).unwrap_or_default();
        self.read(visit, place, day, hour);
        if matches!(
            place,
            SitePlace::Start(_)
                | SitePlace::Programme(_)
                | SitePlace::Text(_)
                | SitePlace::Booth(..)
        ) {
            self.asked_for(visit, query);
            self.came_from(visit, request);
        }
    }

    fn read(&mut self, visit: u64, place: SitePlace, day: usize, hour: usize) {
        let mut add = |key: Key| self.distinct.add(visit, number(key, self.booths));
        // Whoever only opened a document, from a search engine say, has not visited the event.
        let is_visit = matches!(
            place,
            SitePlace::Start(_)
                | SitePlace::Programme(_)
                | SitePlace::Text(_)
                | SitePlace::Booth(..)
                | SitePlace::Event
        );
        if is_visit {
            add(Key::Day(day));
            add(Key::Hour(hour));
        }
        match place {
            SitePlace::Start(language) => {
                add(Key::Face(SiteFace::Page));
                language
                    .into_iter()
                    .for_each(|language| add(Key::Language(language)));
            }
            SitePlace::Text(language) => {
                add(Key::Face(SiteFace::Page));
                add(Key::Language(language));
            }
            SitePlace::Programme(language) => {
                add(Key::Face(SiteFace::Page));
                add(Key::Face(SiteFace::Programme));
                add(Key::Language(language));
            }
            SitePlace::Booth(slot, language) => {
                add(Key::Face(SiteFace::Page));
                add(Key::Booth(slot, BoothReading::Page));
                add(Key::Language(language));
            }
            SitePlace::Event => add(Key::Face(SiteFace::List)),
            SitePlace::List(language) => language
                .into_iter()
                .for_each(|language| add(Key::Language(language))),
            SitePlace::Hall(language) => {
                add(Key::Face(SiteFace::Hall));
                language
                    .into_iter()
                    .for_each(|language| add(Key::Language(language)));
            }
            SitePlace::BoothFile(slot) => add(Key::Booth(slot, BoothReading::File)),
            SitePlace::Poster(slot) => {
                add(Key::Booth(slot, BoothReading::Poster));
                add(Key::BoothDay(slot, day));
            }
            SitePlace::Material(slot, handout) => {
                add(Key::Booth(slot, BoothReading::Handout));
                add(Key::Handout(handout));
            }
            SitePlace::Session(session) => add(Key::Session(session)),
            SitePlace::Other => {}
        }
    }

    /// `?lang=ja`, as links to a page in a language have it.
    fn asked_for(&mut self, visit: u64, query: &str) {
        let wanted = query.split('&').find_map(|pair| pair.strip_prefix("lang="));
        let language = self
            .languages
            .iter()
            .position(|language| wanted == Some(language.as_str()));
        if let Some(language) = language {
            self.distinct
                .add(visit, number(Key::Language(language), self.booths));
        }
    }

    fn came_from(&mut self, visit: u64, request: &LogRequest<'_>) {
        let own = |host: &str| {
            let asked = request.host.as_deref().map(bare);
            self.own_host.as_deref() == Some(host) || asked.as_deref() == Some(host)
        };
        let Some(host) = host(&request.referer).filter(|host| !own(host)) else {
            return;
        };
        let host = match self.host_numbers.get(&host) {
            Some(known) => *known,
            None if self.hosts.len() < HOSTS => {
                self.hosts.push(host.clone());
                self.host_numbers.insert(host, self.hosts.len() - 1);
                self.hosts.len() - 1
            }
            None => Self::OTHERS,
        };
        self.distinct
            .add(visit, number(Key::Host(host), self.booths));
    }

    /// The number of a day, if it counts.
    fn day(&mut self, date: Date) -> Option<usize> {
        if self
            .span
            .is_some_and(|(first, last)| date < first || date > last)
        {
            return None;
        }
        let known = self.days.iter().rposition(|day| *day == date);
        known.or_else(|| {
            (self.days.len() < DAYS).then(|| {
                self.days.push(date);
                self.days.len() - 1
            })
        })
    }

    /// Visits that came from one of these hosts, or from one beyond those that are told apart.
    pub fn visits_from_others(&self, hosts: &HashSet<usize>) -> Count {
        let keys = hosts.iter().chain([&Self::OTHERS]);
        let numbers: HashSet<u32> = keys
            .map(|host| number(Key::Host(*host), self.booths))
            .collect();
        self.distinct.any(|key| numbers.contains(&key))
    }

    /// One of so many visits was counted: 1 for all of them.
    pub fn one_of(&self) -> u64 {
        self.distinct.one_of()
    }

    /// What was counted.
    pub fn counts(&self) -> VisitCounts {
        VisitCounts {
            by_number: self.distinct.counts(),
            booths: self.booths,
        }
    }
}

/// What was counted, by key.
pub(super) struct VisitCounts {
    by_number: HashMap<u32, Count>,
    booths: usize,
}

impl VisitCounts {
    /// The visits of a key.
    pub fn of(&self, key: Key) -> Count {
        let number = number(key, self.booths);
        self.by_number.get(&number).copied().unwrap_or_default()
    }
}

/// A number for each key. Booths, sessions and what booths hand out are as many as an event may have: they come last.
fn number(key: Key, booths: usize) -> u32 {
    let hours = DAYS;
    let languages = hours + 24;
    let faces = languages + 1_000;
    let hosts = faces + SiteFace::ALL.len();
    let of_booths = hosts + HOSTS + 1;
    let booth_days = of_booths + booths * BoothReading::ALL.len();
    let others = booth_days + booths * DAYS;
    let number = match key {
        Key::Day(day) => day,
        Key::Hour(hour) => hours + hour,
        Key::Language(language) => languages + language,
        Key::Face(face) => faces + face as usize,
        Key::Host(host) => hosts + host,
        Key::Booth(slot, reading) => of_booths + slot * BoothReading::ALL.len() + reading as usize,
        Key::BoothDay(slot, day) => booth_days + slot * DAYS + day,
        Key::Session(session) => others + session * 2,
        Key::Handout(handout) => others + handout * 2 + 1,
    };
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A host without its port.
fn bare(host: &str) -> String {
    let port = host
        .rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    port.map_or(host, |(host, _)| host).to_ascii_lowercase()
}

/// The host that a visit came from, in letters that every reader takes; none without one on the web.
fn host(referer: &str) -> Option<String> {
    if referer.is_empty() || referer.len() > 8 * HOST_LENGTH {
        return None;
    }
    let url = Url::parse(referer)
        .ok()
        .filter(|url| matches!(url.scheme(), "https" | "http"))?;
    let host = url.host_str()?.trim_end_matches('.');
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-[]:_".contains(c);
    (!host.is_empty() && host.len() <= HOST_LENGTH && host.chars().all(plain))
        .then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_a_number_of_its_own() {
        let mut numbers = HashSet::new();
        let mut see = |key: Key| assert!(numbers.insert(number(key, 3)), "{key:?}");
        (0..DAYS).for_each(|day| see(Key::Day(day)));
        (0..24).for_each(|hour| see(Key::Hour(hour)));
        (0..1_000).for_each(|language| see(Key::Language(language)));
        SiteFace::ALL
            .into_iter()
            .for_each(|face| see(Key::Face(face)));
        (0..=HOSTS).for_each(|host| see(Key::Host(host)));
        for slot in 0..3 {
            BoothReading::ALL
                .into_iter()
                .for_each(|reading| see(Key::Booth(slot, reading)));
            (0..DAYS).for_each(|day| see(Key::BoothDay(slot, day)));
        }
        for other in 0..50 {
            see(Key::Handout(other));
            see(Key::Session(other));
        }
    }

    #[test]
    fn hosts_are_names_of_hosts() {
        assert_eq!(
            host("https://News.example:8443/a?b=someone"),
            Some("news.example".to_owned())
        );
        assert!(host("https://見本市.example/").unwrap().starts_with("xn--"));
        for none in [
            "",
            "-",
            "javascript:alert(1)",
            "https://a b/",
            "android-app://com.example/",
            "https://a\u{1b}[2J.example/",
        ] {
            assert_eq!(host(none), None, "{none}");
        }
    }
}

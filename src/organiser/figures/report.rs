//! The report: tables of an event and of each of its booths, with every figure that may be shown.

use std::collections::HashSet;

use feed::later::Later;
use feed::time::date_in_words;
use feed::{Booth, Exhibition};
use i18n::{Domain, Messages, value};

use super::anonymity::{self, ShownCount};
use super::distinct::Count;
use super::leads::{LeadKind, Leads};
use super::places::Places;
use super::tally::{BoothReading, Key, SiteFace, Tally, VisitCounts};
use crate::console::Console;

/// Figures of an event, or of one booth.
pub(super) struct Section {
    /// Id of the booth; empty for the event.
    pub booth: String,
    /// What people call it.
    pub name: String,
    /// What is counted.
    pub tables: Vec<ReportTable>,
}

/// A table.
pub(super) struct ReportTable {
    /// Its name for programs; `figures-<key>` is its title.
    pub key: &'static str,
    /// The names of its columns for programs; `figures-column-<key>` are their titles.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<ReportRow>,
    /// The sum of all rows, where they make one up.
    pub total: Option<ShownCount>,
    /// Whether the rows are in an order of time, and are drawn as a chart.
    pub in_time: bool,
}

/// A row.
pub(super) struct ReportRow {
    /// Its name for programs.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// One a column.
    pub figures: Vec<ShownCount>,
}

const VISITS: [&str; 1] = ["visits"];

/// What the report is made of.
pub(super) struct ReportSources<'a> {
    pub exhibition: &'a Exhibition,
    pub places: &'a Places,
    pub tally: &'a Tally<'a>,
    /// `None` where no table was given.
    pub leads: Option<&'a Leads>,
    pub console: &'a Console,
}

/// The event's section, and one a booth in the event's order.
pub(super) fn of(material: &ReportSources<'_>) -> (Section, Vec<Section>) {
    let report = Report {
        counts: material.tally.counts(),
        dates: Messages::load(material.console.language(), &[Domain::LOCALE]),
        of: material,
        days: {
            let mut days: Vec<usize> = (0..material.tally.days.len()).collect();
            days.sort_by_key(|day| material.tally.days[*day]);
            days
        },
    };
    let slots = material.exhibition.slots.iter().enumerate();
    let booths = slots
        .filter_map(|(slot, of)| Some(report.booth(slot, of.booth()?)))
        .collect();
    (report.event(), booths)
}

struct Report<'a> {
    counts: VisitCounts,
    dates: Messages,
    of: &'a ReportSources<'a>,
    /// The numbers of the days in their order.
    days: Vec<usize>,
}

impl Report<'_> {
    fn language(&self) -> &'static str {
        self.of.console.language()
    }

    fn say(&self, key: &str) -> String {
        self.of.console.sentence(key, &[])
    }

    /// All visits.
    fn total(&self) -> Count {
        let mut total = Count::default();
        for day in &self.days {
            let of_day = self.counts.of(Key::Day(*day));
            total.sampled += of_day.sampled;
            total.all += of_day.all;
        }
        total
    }

    fn within(&self, key: Key) -> ShownCount {
        anonymity::within(self.counts.of(key), self.total())
    }

    fn event(&self) -> Section {
        let mut tables = vec![
            self.visits_by_day(),
            self.hours(),
            self.languages(),
            self.faces(),
        ];
        tables.extend(
            [self.booths(), self.sessions(), self.hosts()]
                .into_iter()
                .flatten(),
        );
        let event = &self.of.exhibition.event;
        Section {
            booth: String::new(),
            name: event.title.get(self.language()).to_owned(),
            tables,
        }
    }

    /// A row a day; days make up their sum, because a visit belongs to one.
    fn by_day(
        &self,
        key: &'static str,
        of: impl Fn(usize) -> (Count, Option<Count>),
        total: ShownCount,
    ) -> ReportTable {
        let counts: Vec<_> = self.days.iter().map(|day| of(*day)).collect();
        let dates = self
            .days
            .iter()
            .filter_map(|day| self.of.tally.days.get(*day));
        let rows = dates
            .zip(anonymity::parts(&counts))
            .map(|(date, figure)| ReportRow {
                id: date.to_string(),
                name: date_in_words(*date, &self.dates),
                figures: vec![figure],
            });
        ReportTable {
            key,
            columns: VISITS.to_vec(),
            rows: rows.collect(),
            total: Some(total),
            in_time: true,
        }
    }

    fn visits_by_day(&self) -> ReportTable {
        let of_day = |day| (self.counts.of(Key::Day(day)), None);
        self.by_day("days", of_day, anonymity::alone(self.total()))
    }

    fn hours(&self) -> ReportTable {
        let rows = (0..24).map(|hour| ReportRow {
            id: format!("{hour:02}"),
            name: format!("{hour}:00"),
            figures: vec![self.within(Key::Hour(hour))],
        });
        self.plain("hours", rows.collect(), true)
    }

    fn languages(&self) -> ReportTable {
        let tags = self.of.exhibition.event.languages.iter().enumerate();
        let rows = tags.map(|(index, tag)| ReportRow {
            id: tag.clone(),
            name: i18n::own_name(tag).to_owned(),
            figures: vec![self.within(Key::Language(index))],
        });
        self.plain("languages", rows.collect(), false)
    }

    fn faces(&self) -> ReportTable {
        let names = ["page", "list", "hall", "programme"];
        let rows = SiteFace::ALL
            .into_iter()
            .zip(names)
            .map(|(face, name)| ReportRow {
                id: name.to_owned(),
                name: self.say(&format!("figures-face-{name}")),
                figures: vec![self.within(Key::Face(face))],
            });
        self.plain("faces", rows.collect(), false)
    }

    /// Only hosts that are shown are named: that somebody came from one says something, too.
    fn hosts(&self) -> Option<ReportTable> {
        let mut others = HashSet::new();
        let mut rows = Vec::new();
        for (index, host) in self.of.tally.hosts.iter().enumerate() {
            let count = self.counts.of(Key::Host(index));
            match anonymity::within(count, self.total()) {
                Some(visits) if visits > 0 => rows.push((visits, host)),
                _ => {
                    others.insert(index);
                }
            }
        }
        rows.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        let mut rows: Vec<ReportRow> = rows
            .into_iter()
            .map(|(visits, host)| ReportRow {
                id: host.clone(),
                name: host.clone(),
                figures: vec![Some(visits)],
            })
            .collect();
        let others = self.of.tally.visits_from_others(&others);
        if others.sampled > 0 {
            rows.push(ReportRow {
                id: String::new(),
                name: self.say("figures-hosts-others"),
                figures: vec![anonymity::alone(others)],
            });
        }
        (!rows.is_empty()).then(|| self.plain("hosts", rows, false))
    }

    fn sessions(&self) -> Option<ReportTable> {
        let sessions = self.of.exhibition.programme.sessions.iter().enumerate();
        let rows = sessions
            .filter(|(index, _)| self.counts.of(Key::Session(*index)).sampled > 0)
            .map(|(index, session)| ReportRow {
                id: session.id.clone(),
                name: session.title.get(self.language()).to_owned(),
                figures: vec![self.within(Key::Session(index))],
            });
        let rows: Vec<ReportRow> = rows.collect();
        (!rows.is_empty()).then(|| self.plain("sessions", rows, false))
    }

    fn booths(&self) -> Option<ReportTable> {
        let slots = self.of.exhibition.slots.iter().enumerate();
        let rows: Vec<ReportRow> = slots
            .filter_map(|(slot, of)| {
                Some(ReportRow {
                    id: of.id.clone(),
                    name: of.booth()?.name.get(self.language()).to_owned(),
                    figures: self
                        .of_booth(slot)
                        .into_iter()
                        .map(|(_, figure)| figure)
                        .collect(),
                })
            })
            .collect();
        (!rows.is_empty()).then(|| ReportTable {
            key: "booths",
            columns: self
                .of_booth(0)
                .into_iter()
                .map(|(column, _)| column)
                .collect(),
            rows,
            total: None,
            in_time: false,
        })
    }

    /// What is counted of a booth, by the column's name.
    fn of_booth(&self, slot: usize) -> Vec<(&'static str, ShownCount)> {
        let names = ["page", "posters", "handouts", "file"];
        let readings = BoothReading::ALL.into_iter().zip(names);
        let mut figures: Vec<_> = readings
            .map(|(reading, name)| (name, self.within(Key::Booth(slot, reading))))
            .collect();
        if let Some(leads) = self.of.leads {
            let of_kind = |lead: LeadKind| (lead.name(), anonymity::alone(leads.of(slot, lead)));
            figures.extend(LeadKind::ALL.map(of_kind));
        }
        figures
    }

    fn booth(&self, slot: usize, booth: &Booth) -> Section {
        let rows = self
            .of_booth(slot)
            .into_iter()
            .map(|(column, figure)| ReportRow {
                id: column.to_owned(),
                name: self.say(&format!("figures-column-{column}")),
                figures: vec![figure],
            });
        let mut tables = vec![self.plain("booth", rows.collect(), false)];
        // Days make up their sum: where that is not shown they are not either.
        if let Some(total) = self.within(Key::Booth(slot, BoothReading::Poster)) {
            let of_day = |day| {
                let of_booth = self.counts.of(Key::BoothDay(slot, day));
                (of_booth, Some(self.counts.of(Key::Day(day))))
            };
            tables.push(self.by_day("posters", of_day, Some(total)));
        }
        let handouts = self.of.places.handouts.iter().enumerate();
        let total = self.counts.of(Key::Booth(slot, BoothReading::Handout));
        let rows: Vec<ReportRow> = handouts
            .filter(|(_, handout)| handout.slot == slot)
            .filter_map(|(index, handout)| {
                let (id, name) = self.handout(booth, handout.number)?;
                Some(ReportRow {
                    id,
                    name,
                    figures: vec![anonymity::within(
                        self.counts.of(Key::Handout(index)),
                        total,
                    )],
                })
            })
            .collect();
        if !rows.is_empty() {
            tables.push(self.plain("handouts", rows, false));
        }
        Section {
            booth: booth.id.clone(),
            name: booth.name.get(self.language()).to_owned(),
            tables,
        }
    }

    /// Address and title of what a booth hands out or shows.
    fn handout(&self, booth: &Booth, number: Option<usize>) -> Option<(String, String)> {
        let (address, title) = match number {
            Some(number) => {
                let material = booth.materials.get(number)?;
                (&material.url, &material.title)
            }
            None => {
                let screen = booth.screen.as_ref().and_then(Later::get)?;
                (&screen.video, &screen.title)
            }
        };
        let title = title.get(self.language()).to_owned();
        Some(if title.is_empty() {
            (address.clone(), self.say("figures-film"))
        } else {
            (address.clone(), title)
        })
    }

    fn plain(&self, key: &'static str, rows: Vec<ReportRow>, in_time: bool) -> ReportTable {
        ReportTable {
            key,
            columns: VISITS.to_vec(),
            rows,
            total: None,
            in_time,
        }
    }
}

/// What the figures say and what they cannot say, in sentences.
pub(super) fn notes(one_of: u64, leads: bool, console: &Console) -> Vec<String> {
    let group = [("group", value(anonymity::GROUP as usize))];
    let mut keys = vec!["visit", "hidden", "cache", "hall", "booth", "robots"];
    if leads {
        keys.push("leads");
    }
    let mut notes: Vec<String> = keys
        .into_iter()
        .map(|key| console.sentence(&format!("figures-note-{key}"), &group))
        .collect();
    if one_of > 1 {
        let values = [("one", value(one_of as usize))];
        notes.push(console.sentence("figures-note-sampled", &values));
    }
    notes
}

//! Printable pages (HTML): one for each who meets somebody, and the organiser's overview that leads to them.

use html::{
    Element, IntoView, View, a, body, dd, dl, dt, element, h1, h2, head, header, html, li, main,
    meta, p, section, title, ul,
};

use super::intervals::Interval;
use super::outcome::{MeetOutcome, Pair};
use super::people::{Party, Side};
use super::words::Words;
use i18n::value;

/// The pages' style. No sign in it needs escaping.
const STYLE: &str = "\
:root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}\
body{margin:0 auto;padding:2rem 1.25rem;max-width:52rem}\
header{border-bottom:2px solid #1b4965;margin-bottom:1.5rem;padding-bottom:.75rem}\
header p,footer{margin:0;color:#555}\
h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0;overflow-wrap:anywhere}\
h2{font-size:1.15rem;margin:1.75rem 0 .5rem;break-after:avoid}\
table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid #ccc;overflow-wrap:anywhere}\
th{font-weight:600;color:#555}\
td.time{white-space:nowrap;font-variant-numeric:tabular-nums;font-weight:600}\
tr{break-inside:avoid}\
thead{display:table-header-group}\
ul{list-style:none;padding:0;columns:2;column-gap:2rem}\
li{break-inside:avoid;padding:.2rem 0;overflow-wrap:anywhere}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}\
dt{color:#555}\
dd{margin:0}\
a{color:#1b4965}\
small{color:#555}\
@media (max-width:36rem){ul{columns:1}}\
@media print{@page{margin:16mm}body{padding:0;max-width:none}:root{font-size:11pt}a{color:inherit;text-decoration:none}.screen{display:none}}";

/// What all pages say.
pub(super) struct Pages<'a> {
    /// The event's title and the tag of its language.
    pub event: (String, Option<String>),
    /// Says everything else.
    pub words: &'a Words<'a>,
    /// What came of the wishes.
    pub outcome: &'a MeetOutcome<'a>,
}

impl Pages<'_> {
    /// The page of one party: whom they meet, when and where.
    pub fn of_party(&self, party: &Party, side: Side) -> String {
        let own = |(_, pair): &&(Interval, Pair<'_>)| match side {
            Side::Participant => pair.participant.key == party.key,
            Side::Exhibitor => pair.exhibitor.key == party.key,
        };
        let meetings: Vec<_> = self.outcome.meetings.iter().filter(own).collect();
        let columns: &[&str] = match side {
            Side::Participant => &[
                "meet-column-time",
                "meet-column-exhibitor",
                "meet-column-place",
            ],
            Side::Exhibitor => &[
                "meet-column-time",
                "meet-column-participant",
                "meet-column-organisation",
            ],
        };
        let row = |slot: &Interval, pair: &Pair<'_>| {
            let (whom, beside) = match side {
                Side::Participant => (pair.exhibitor, place(pair.exhibitor)),
                Side::Exhibitor => (
                    pair.participant,
                    Some(pair.participant.organisation.as_str().into_view()),
                ),
            };
            let cells = (
                self.time(slot),
                cell().lang(self.mark(whom)).child(whom.name.as_str()),
                cell().child(beside),
            );
            element("tr").child(cells)
        };
        let content = if meetings.is_empty() {
            p().child(self.words.say("meet-page-none")).into_view()
        } else {
            self.by_day(
                meetings.iter().map(|(slot, pair)| (*slot, row(slot, pair))),
                columns,
            )
        };
        let about = if party.organisation.is_empty() {
            place(party)
        } else {
            Some(party.organisation.as_str().into_view())
        };
        let name = (party.name.as_str(), self.mark(party));
        let calendar = format!("{}.ics", party.file);
        let link = p().class("screen").child(
            a().href(calendar)
                .child(self.words.say("meet-page-calendar")),
        );
        self.page(name, about, (content, link))
    }

    /// The overview: everybody's pages, the meetings by time, and what could not be placed.
    pub fn overview(&self, exhibitors: &[&Party], participants: &[&Party]) -> String {
        let words = self.words;
        let list = |heading: &str, folder: &str, parties: &[&Party]| {
            let entry = |party: &&Party| {
                let count = self
                    .outcome
                    .meetings
                    .iter()
                    .filter(|(_, pair)| {
                        pair.participant.key == party.key && folder == "participants"
                            || pair.exhibitor.key == party.key && folder == "exhibitors"
                    })
                    .count();
                let link = a()
                    .href(format!("{folder}/{}.html", party.file))
                    .lang(self.mark(party))
                    .child(party.full_name());
                let values = [("meetings", value(count))];
                let count = words.console.sentence("meet-page-count", &values);
                li().child((link, " ", element("small").child(count)))
            };
            let entries: Vec<_> = parties.iter().map(entry).collect();
            section().child((h2().child(words.say(heading)), ul().child(entries)))
        };
        let columns = [
            "meet-column-time",
            "meet-column-exhibitor",
            "meet-column-participant",
        ];
        let rows = self.outcome.meetings.iter().map(|(slot, pair)| {
            let cells = (
                self.time(slot),
                self.exhibitor(pair),
                cell().child(pair.participant.full_name()),
            );
            (*slot, element("tr").child(cells))
        });
        let counts = dl().child(
            [
                ("meet-count-meetings", self.outcome.meetings.len()),
                ("meet-count-unplaced", self.outcome.unplaced.len()),
            ]
            .map(|(key, count)| {
                (dt().child(words.say(key)), dd().child(count.to_string())).into_view()
            })
            .into_iter()
            .collect::<Vec<View>>(),
        );
        let unplaced = (!self.outcome.unplaced.is_empty()).then(|| {
            let keys = [
                "meet-column-exhibitor",
                "meet-column-participant",
                "meet-column-reason",
            ];
            let rows = self.outcome.unplaced.iter().map(|(pair, reason)| {
                let cells = (
                    self.exhibitor(pair),
                    cell().child(pair.participant.full_name()),
                    cell().child(words.reason(pair, *reason)),
                );
                element("tr").child(cells)
            });
            section().child((
                h2().child(words.say("meet-page-unplaced")),
                self.table(&keys, rows.collect()),
            ))
        });
        let content = (
            counts,
            list("meet-page-exhibitors", "exhibitors", exhibitors),
            list("meet-page-participants", "participants", participants),
            self.by_day(rows, &columns),
            unplaced,
        );
        self.page((&words.say("meet-page-title"), None), None, content)
    }

    fn exhibitor(&self, pair: &Pair<'_>) -> Element {
        cell()
            .lang(self.mark(pair.exhibitor))
            .child(pair.exhibitor.name.as_str())
    }

    /// The language of a name where it is another than the page's.
    fn mark(&self, party: &Party) -> Option<String> {
        party
            .language
            .clone()
            .filter(|tag| tag != self.words.console.language())
    }

    fn time(&self, slot: &Interval) -> Element {
        cell().class("time").child(self.words.span(slot))
    }

    /// Rows under a heading for each day.
    fn by_day(&self, rows: impl Iterator<Item = (Interval, Element)>, columns: &[&str]) -> View {
        let mut days: Vec<(String, Vec<Element>)> = Vec::new();
        for (slot, row) in rows {
            let day = self.words.day(&slot);
            match days.last_mut() {
                Some((last, rows)) if *last == day => rows.push(row),
                _ => days.push((day, vec![row])),
            }
        }
        let section = |(day, rows)| section().child((h2().child(day), self.table(columns, rows)));
        days.into_iter()
            .map(section)
            .collect::<Vec<_>>()
            .into_view()
    }

    fn table(&self, columns: &[&str], rows: Vec<Element>) -> Element {
        let heading = |key: &&str| {
            element("th")
                .attr("scope", "col")
                .child(self.words.say(key))
        };
        let headings: Vec<_> = columns.iter().map(heading).collect();
        element("table").child((
            element("thead").child(element("tr").child(headings)),
            element("tbody").child(rows),
        ))
    }

    /// A page around its content. `name` is what it is about, with the tag of its language.
    fn page(
        &self,
        name: (&str, Option<String>),
        about: Option<View>,
        content: impl IntoView,
    ) -> String {
        let (event, event_language) = &self.event;
        let (name, language) = name;
        let zone = self.outcome.slots.first().map(|slot| {
            let values = [("zone", value(self.words.zone(slot.start)))];
            html::footer().child(self.words.console.sentence("meet-page-zone", &values))
        });
        let page = html()
            .lang(self.words.console.language())
            .child((
                head().child((
                    meta().charset("utf-8"),
                    meta().name("viewport").content("width=device-width"),
                    meta().name("robots").content("noindex"),
                    title().child(format!("{name} – {event}")),
                    element("style").child(STYLE),
                )),
                body().child((
                    header().child((
                        p().lang(event_language.clone()).child(event.as_str()),
                        h1().lang(language).child(name),
                        about.map(|about| p().child(about)),
                    )),
                    main().child(content),
                    zone,
                )),
            ))
            .into_view();
        format!("<!doctype html>\n{}\n", page.to_html())
    }
}

/// Where an exhibitor meets, with the address as one can follow it, and read it on paper.
fn place(exhibitor: &Party) -> Option<View> {
    let link = exhibitor.url.as_deref();
    let link = link.map(|url| a().href(url).child(url));
    let has_place = !exhibitor.place.is_empty();
    let between = (has_place && link.is_some()).then_some(", ");
    (has_place || link.is_some()).then(|| (exhibitor.place.as_str(), between, link).into_view())
}

fn cell() -> Element {
    element("td")
}

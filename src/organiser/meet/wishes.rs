//! Tables of wishes and times, read into the two sides; what is not understood becomes a finding with file, row, column and what to do.

use std::collections::{BTreeMap, BTreeSet};

use i18n::value;
use jiff::civil::Date;

use super::cells::{FileTable, WishCell, about_table, cells, of_row};
use super::columns::{self, WishColumn};
use super::intervals::Interval;
use super::people::{Parties, PartyFound, Side, participant_key};
use super::times::{self, TimeFault};
use crate::console::Console;
use crate::import::{Calendar, NotTaken, WrittenDay, day_cell, fold, order_of, time_cell};
use crate::report::Finding;

/// What the tables say.
pub(super) struct Wishes {
    /// Those who come.
    pub participants: Parties,
    /// Those who have a booth.
    pub exhibitors: Parties,
    /// What was not understood, in the tables' order.
    pub findings: Vec<Finding>,
}

/// What rows are read against.
pub(super) struct WishReader<'a> {
    /// The event's clocks.
    pub calendar: &'a Calendar,
    /// The days on which there are meetings.
    pub days: &'a [Date],
    /// When meetings may be at all; a union.
    pub bounds: &'a [Interval],
    /// Says what is found.
    pub console: &'a Console,
}

/// A row with whose it is.
struct PartyRow<'t> {
    cells: Vec<WishCell<'t>>,
    who: Who,
}

enum Who {
    Exhibitor(usize),
    Participant(String),
}

/// Reads tables.
///
/// # Errors
/// The file that has no column of names.
pub(super) fn read(
    sources: &[FileTable],
    exhibitors: Parties,
    reader: &WishReader<'_>,
) -> Result<Wishes, String> {
    let console = reader.console;
    let mut findings = Vec::new();
    let mut rows: Vec<(Vec<WishCell<'_>>, String, String, Side)> = Vec::new();
    let headings: Vec<_> = sources
        .iter()
        .map(|source| columns::find(&source.table.rows).ok_or_else(|| source.file.clone()))
        .collect::<Result<_, _>>()?;
    for (source, (head, columns)) in sources.iter().zip(&headings) {
        about_table(source, columns, console, &mut findings);
        for row in source.table.rows.iter().skip(head + 1) {
            let cells = cells(source, row, columns, console, &mut findings);
            let text = |column| {
                cells
                    .iter()
                    .find(|cell| cell.column == column)
                    .map(|cell| cell.text)
            };
            let Some(name) = text(WishColumn::Name) else {
                let values = [("row", value(row.number))];
                findings.push(of_row(source, row, "import-nameless", &values, console));
                continue;
            };
            let organisation = text(WishColumn::Organisation)
                .unwrap_or_default()
                .to_owned();
            let said = cells.iter().find(|cell| cell.column == WishColumn::Side);
            let side = said.and_then(|cell| {
                let side = columns::is_exhibitor(cell.text);
                if side.is_none() {
                    findings.push(cell.finding("meet-side", &[], console));
                }
                side
            });
            // Somebody may be called as a company is for short.
            let found = if organisation.is_empty() {
                exhibitors.find(name)
            } else {
                exhibitors.find_in_full(name)
            };
            let is_exhibitor = matches!(found, PartyFound::One(_));
            if side.is_none()
                && organisation.is_empty()
                && let PartyFound::None(Some(near)) = found
                && !cells.iter().any(|cell| wishes_for(cell, &exhibitors))
                && let Some(cell) = cells.iter().find(|cell| cell.column == WishColumn::Name)
            {
                findings.push(cell.finding("meet-row-near", &[("near", value(near))], console));
            }
            let side = match side.unwrap_or(is_exhibitor) {
                true => Side::Exhibitor,
                false => Side::Participant,
            };
            let name = name.to_owned();
            rows.push((cells, name, organisation, side));
        }
    }
    let names = names(&rows);
    let mut wishes = Wishes {
        participants: Parties::participants(&names),
        exhibitors,
        findings,
    };
    let mut said = Vec::new();
    for (cells, name, organisation, side) in rows {
        let who = match side {
            Side::Participant => Who::Participant(key_in(&names, &name, &organisation)),
            Side::Exhibitor => match wishes.exhibitors.find(&name) {
                PartyFound::One(index) => Who::Exhibitor(index),
                found => {
                    if let Some(cell) = cells.iter().find(|cell| cell.column == WishColumn::Name) {
                        wishes
                            .findings
                            .push(unknown(cell, &name, found, Side::Exhibitor, console));
                    }
                    continue;
                }
            },
        };
        said.push(PartyRow { cells, who });
    }
    for source in sources {
        let rows = || {
            said.iter()
                .filter(|said| said.cells.iter().any(|cell| cell.file == source.file))
        };
        let days: Vec<WrittenDay> = rows().flat_map(|said| written_days(&said.cells)).collect();
        let calendar = Calendar {
            order: reader
                .calendar
                .order
                .or_else(|| order_of(&days, &reader.calendar.days)),
            ..reader.calendar.clone()
        };
        for said in rows() {
            wishes.take(said, &calendar, reader);
        }
    }
    for party in wishes
        .participants
        .all
        .iter_mut()
        .chain(&mut wishes.exhibitors.all)
    {
        party.can = super::intervals::union(std::mem::take(&mut party.can));
    }
    wishes
        .findings
        .sort_by(|a, b| (&a.file, a.position).cmp(&(&b.file, b.position)));
    Ok(wishes)
}

/// Whether a cell wishes for somebody of these.
fn wishes_for(cell: &WishCell<'_>, parties: &Parties) -> bool {
    matches!(cell.column, WishColumn::Wish(_))
        && !matches!(parties.find(cell.text), PartyFound::None(_))
}

/// The participants of the rows: by what they are known again, the name and the organisation as they are spelt first in the alphabet.
fn names(rows: &[(Vec<WishCell<'_>>, String, String, Side)]) -> BTreeMap<String, (String, String)> {
    let mut names: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut bare = BTreeSet::new();
    for (_, name, organisation, side) in rows {
        if *side == Side::Exhibitor {
            continue;
        }
        if organisation.is_empty() {
            bare.insert(name);
            continue;
        }
        let spelt = (name.clone(), organisation.clone());
        let known = names
            .entry(participant_key(name, organisation))
            .or_insert_with(|| spelt.clone());
        if spelt < *known {
            *known = spelt;
        }
    }
    // A row without an organisation is of the one who is called so, or of somebody else.
    for name in bare {
        let key = key_in(&names, name, "");
        names
            .entry(key)
            .or_insert_with(|| (name.clone(), String::new()));
    }
    names
}

/// The key under which a row's participant stands.
fn key_in(names: &BTreeMap<String, (String, String)>, name: &str, organisation: &str) -> String {
    let key = participant_key(name, organisation);
    if organisation.is_empty() && !names.contains_key(&key) {
        let mut called = names.keys().filter(|known| known.starts_with(&key));
        if let (Some(one), None) = (called.next(), called.next()) {
            return one.clone();
        }
    }
    key
}

impl Wishes {
    fn take(&mut self, said: &PartyRow<'_>, calendar: &Calendar, reader: &WishReader<'_>) {
        let console = reader.console;
        let (side, index) = match &said.who {
            Who::Exhibitor(index) => (Side::Exhibitor, Some(*index)),
            Who::Participant(key) => {
                let mut all = self.participants.all.iter();
                (Side::Participant, all.position(|party| party.key == *key))
            }
        };
        let Some(index) = index else {
            return;
        };
        let rank = said
            .cells
            .iter()
            .find(|cell| cell.column == WishColumn::Rank)
            .and_then(|cell| {
                let rank = number(cell.text);
                if rank.is_none() {
                    self.findings
                        .push(cell.finding("meet-no-rank", &[], console));
                }
                rank
            });
        self.party(side, index).is_named = true;
        let of_time = |cell: &WishCell<'_>| {
            matches!(
                cell.column,
                WishColumn::When | WishColumn::Day | WishColumn::Start | WishColumn::End
            )
        };
        self.party(side, index).says_times |= said.cells.iter().any(of_time);
        let spans = self.spans(said, calendar, reader);
        self.party(side, index).can.extend(spans);
        for cell in &said.cells {
            match cell.column {
                WishColumn::Wish(own) => self.wish(side, index, cell, own.or(rank), console),
                WishColumn::AtOnce | WishColumn::Most => self.figure(side, index, cell, console),
                _ => {}
            }
        }
    }

    fn party(&mut self, side: Side, index: usize) -> &mut super::people::Party {
        match side {
            Side::Participant => &mut self.participants.all[index],
            Side::Exhibitor => &mut self.exhibitors.all[index],
        }
    }

    /// Takes whom a cell names.
    fn wish(
        &mut self,
        side: Side,
        index: usize,
        cell: &WishCell<'_>,
        rank: Option<u32>,
        console: &Console,
    ) {
        let others = match side {
            Side::Participant => &self.exhibitors,
            Side::Exhibitor => &self.participants,
        };
        let whole = others.find(cell.text);
        // A name may hold any mark: a cell is parted only where that makes names of it.
        let parts: Vec<&str> = cell
            .text
            .split([';', '；', '、', '，', ',', '\n', '|'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let is_list = parts.len() > 1
            && parts
                .iter()
                .any(|part| matches!(others.find(part), PartyFound::One(_) | PartyFound::Several));
        let named: Vec<(&str, PartyFound)> = match whole {
            PartyFound::None(_) if is_list => parts
                .iter()
                .map(|part| (*part, others.find(part)))
                .collect(),
            found => vec![(cell.text, found)],
        };
        let own = match side {
            Side::Participant => &self.participants,
            Side::Exhibitor => &self.exhibitors,
        };
        let mut told = Vec::new();
        let mut taken = Vec::new();
        for (name, found) in named {
            match found {
                PartyFound::One(other) => taken.push((name, other)),
                PartyFound::None(_) if matches!(own.find(name), PartyFound::One(_)) => {
                    let key = match side {
                        Side::Participant => "meet-both-participants",
                        Side::Exhibitor => "meet-both-exhibitors",
                    };
                    let who = own.all[index].name.clone();
                    told.push(cell.finding(
                        key,
                        &[("name", value(name)), ("who", value(who))],
                        console,
                    ));
                }
                found => {
                    let other = match side {
                        Side::Participant => Side::Exhibitor,
                        Side::Exhibitor => Side::Participant,
                    };
                    told.push(unknown(cell, name, found, other, console));
                }
            }
        }
        self.findings.extend(told);
        for (name, other) in taken {
            let wishes = &mut self.party(side, index).wishes;
            let Some(known) = wishes.get_mut(&other) else {
                wishes.insert(other, rank);
                continue;
            };
            // The better rank counts, whichever row comes first.
            *known = [*known, rank].into_iter().flatten().min();
            self.findings
                .push(cell.finding("meet-wish-twice", &[("name", value(name))], console));
        }
    }

    /// Takes how many meetings a party has, at a time or at all.
    fn figure(&mut self, side: Side, index: usize, cell: &WishCell<'_>, console: &Console) {
        let fits = matches!(
            (cell.column, side),
            (WishColumn::AtOnce, Side::Exhibitor) | (WishColumn::Most, Side::Participant)
        );
        let Some(figure) = number(cell.text).filter(|_| fits) else {
            let key = if fits {
                "meet-no-number"
            } else {
                "meet-not-theirs"
            };
            self.findings.push(cell.finding(key, &[], console));
            return;
        };
        let party = self.party(side, index);
        let known = match cell.column {
            WishColumn::AtOnce => &mut party.at_once,
            _ => &mut party.most,
        };
        let figure = usize::try_from(figure).unwrap_or(usize::MAX);
        let is_other = known.is_some_and(|known| known != figure);
        *known = Some(known.map_or(figure, |known| known.min(figure)));
        if is_other {
            self.findings
                .push(cell.finding("meet-other-number", &[], console));
        }
    }

    /// When a row says that somebody can.
    fn spans(
        &mut self,
        said: &PartyRow<'_>,
        calendar: &Calendar,
        reader: &WishReader<'_>,
    ) -> Vec<Interval> {
        let console = reader.console;
        let of = |column| said.cells.iter().find(|cell| cell.column == column);
        let mut day = None;
        if let Some(cell) = of(WishColumn::Day) {
            let read = day_cell(cell.text)
                .and_then(|span| span.day.map(|day| calendar.day(&day)).transpose());
            match read {
                Ok(found) => day = found,
                Err(fault) => {
                    self.findings
                        .push(cell.finding(NotTaken::When(fault).key(), &[], console));
                    // Whatever times the row says are on a day that nobody knows.
                    return Vec::new();
                }
            }
        }
        let read = |text: &str| times::read(text, day, reader.days, calendar);
        let whens = said
            .cells
            .iter()
            .filter(|cell| cell.column == WishColumn::When);
        let mut found: Vec<_> = whens.map(|cell| (cell, read(cell.text))).collect();
        match (of(WishColumn::Start), of(WishColumn::End)) {
            (Some(start), Some(end)) => {
                let span = times::of_cells(start.text, end.text, day, reader.days, calendar);
                let whole = || format!("{} – {}", start.text, end.text);
                found.push((start, span.map_err(|fault| (whole(), fault))));
            }
            (Some(one), None) | (None, Some(one)) => found.push((one, read(one.text))),
            (None, None) => {}
        }
        // A day by itself is all of it.
        if found.is_empty()
            && let Some(cell) = of(WishColumn::Day)
        {
            found.push((cell, read(cell.text)));
        }
        let mut spans = Vec::new();
        for (cell, found) in found {
            match found {
                Ok(found) => {
                    let found = super::intervals::union(found);
                    let inside = super::intervals::within(&found, reader.bounds);
                    let cut = |span: &Interval| {
                        let left = super::intervals::within(&[*span], reader.bounds);
                        let is_whole = left == [*span];
                        !is_whole && (left.is_empty() || !times::is_loose(span, calendar))
                    };
                    if found.iter().any(cut) {
                        self.findings
                            .push(cell.finding("meet-outside", &[], console));
                    }
                    spans.extend(inside);
                }
                Err((part, fault)) => {
                    let key = match fault {
                        TimeFault::Unread(fault) => NotTaken::When(fault).key(),
                        TimeFault::WhichDay => "meet-which-day",
                        TimeFault::NoEnd => "meet-no-end",
                    };
                    let part = WishCell {
                        text: &part,
                        ..*cell
                    };
                    self.findings.push(part.finding(key, &[], console));
                }
            }
        }
        spans
    }
}

/// The days that a row's cells name, for the order of day and month.
fn written_days(cells: &[WishCell<'_>]) -> Vec<WrittenDay> {
    let spans = cells.iter().filter_map(|cell| match cell.column {
        WishColumn::Day => day_cell(cell.text).ok(),
        WishColumn::When | WishColumn::Start => time_cell(cell.text).ok(),
        _ => None,
    });
    spans.filter_map(|span| span.day).collect()
}

/// A count from 1 to 99, in whatever width.
fn number(text: &str) -> Option<u32> {
    let folded = fold(text);
    let digits = folded
        .trim_start_matches('第')
        .trim_end_matches(['位', '組', '件', '回', '名', '社']);
    digits
        .parse()
        .ok()
        .filter(|number| (1..=99).contains(number))
}

/// A name that leads to nobody, or to several.
fn unknown(
    cell: &WishCell<'_>,
    name: &str,
    found: PartyFound,
    wanted: Side,
    console: &Console,
) -> Finding {
    let is_exhibitor = wanted == Side::Exhibitor;
    let values = |near: String| [("name", value(name.to_owned())), ("near", value(near))];
    match found {
        PartyFound::None(Some(near)) => {
            let key = if is_exhibitor {
                "meet-no-exhibitor-near"
            } else {
                "meet-no-participant-near"
            };
            cell.finding(key, &values(near), console)
        }
        PartyFound::None(None) => {
            let key = if is_exhibitor {
                "meet-no-exhibitor"
            } else {
                "meet-no-participant"
            };
            cell.finding(key, &values(String::new()), console)
        }
        PartyFound::Several | PartyFound::One(_) => {
            cell.finding("meet-several", &values(String::new()), console)
        }
    }
}

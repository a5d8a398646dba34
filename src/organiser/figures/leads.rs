//! Leads: what visitors chose to send to a booth, from the tables that desks export.

use std::collections::HashMap;
use std::io::Read;

use feed::Exhibition;
use jiff::civil::Date;

use super::distinct::Count;

/// What was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum LeadKind {
    /// A message.
    Letter,
    /// A wish to talk at once.
    Request,
    /// A meeting.
    Meeting,
}

impl LeadKind {
    pub const ALL: [Self; 3] = [Self::Letter, Self::Request, Self::Meeting];

    /// The word in the tables' column `kind`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Request => "request",
            Self::Meeting => "meeting",
        }
    }
}

/// In the column `kind`, a meeting that was wished for and has not been given.
const WISH: &str = "wish";

/// The columns that a table must have; others are not read.
pub(super) const COLUMNS: [&str; 3] = ["booth", "kind", "date"];

/// What was sent, by slot and kind.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Leads {
    counts: HashMap<(usize, LeadKind), u64>,
    /// Rows that were counted.
    pub counted: u64,
    /// Rows on other days than the event's.
    pub other_days: u64,
    /// Rows that were not understood.
    pub lost: u64,
    /// Line of the first of these.
    pub first_lost: Option<u64>,
}

/// The table has none of the columns that it must have.
#[derive(Debug, thiserror::Error)]
#[error("no column {0}")]
pub(super) struct NoColumn(pub &'static str);

impl Leads {
    /// Counts the rows of a table.
    ///
    /// # Errors
    /// When a column is missing.
    pub fn read(
        &mut self,
        table: impl Read,
        exhibition: &Exhibition,
        span: Option<(Date, Date)>,
    ) -> Result<(), NoColumn> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(table);
        let heading = reader.byte_headers().cloned().unwrap_or_default();
        let mut places = [0; COLUMNS.len()];
        for (place, name) in places.iter_mut().zip(COLUMNS) {
            let is = |heading: &[u8]| {
                let heading = heading
                    .strip_prefix("\u{feff}".as_bytes())
                    .unwrap_or(heading);
                heading.trim_ascii().eq_ignore_ascii_case(name.as_bytes())
            };
            *place = heading.iter().position(is).ok_or(NoColumn(name))?;
        }
        let mut row = csv::ByteRecord::new();
        loop {
            match reader.read_byte_record(&mut row) {
                Ok(false) => return Ok(()),
                Ok(true) => {}
                Err(error) => {
                    self.lose(error.position());
                    // Nothing more comes from a table that cannot be read.
                    if error.is_io_error() {
                        return Ok(());
                    }
                    continue;
                }
            }
            let value = |column: usize| {
                let bytes = row.get(places[column]).unwrap_or_default();
                std::str::from_utf8(bytes).unwrap_or_default().trim()
            };
            let slot = exhibition.find(value(0)).map(|(slot, _)| slot);
            let kind = LeadKind::ALL
                .into_iter()
                .find(|kind| kind.name().eq_ignore_ascii_case(value(1)));
            // Wishes for a meeting stand beside the meetings that came of them.
            if value(1).eq_ignore_ascii_case(WISH) {
                continue;
            }
            // A time may stand behind the day.
            let date: Option<Date> = value(2).get(..10).and_then(|day| day.parse().ok());
            let (Some(slot), Some(kind), Some(date)) = (slot, kind, date) else {
                self.lose(row.position());
                continue;
            };
            if span.is_some_and(|(first, last)| date < first || date > last) {
                self.other_days += 1;
                continue;
            }
            self.counted += 1;
            *self.counts.entry((slot, kind)).or_default() += 1;
        }
    }

    fn lose(&mut self, at: Option<&csv::Position>) {
        self.lost += 1;
        self.first_lost = self.first_lost.or(at.map(csv::Position::line));
    }

    /// How many of a kind a booth has had.
    pub fn of(&self, slot: usize, lead: LeadKind) -> Count {
        let all = self.counts.get(&(slot, lead)).copied().unwrap_or_default();
        Count { sampled: all, all }
    }
}

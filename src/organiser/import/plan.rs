//! A list as it was understood, and what importing it would come to.

use std::collections::BTreeMap;

use super::formats::Table;
use super::headings::{HeadingSubject, Headings};
use super::merge::Change;
use super::renamed::Renamed;
use super::said::{Entries, Remark};
use crate::report::Finding;

/// A list, understood.
pub(crate) struct List {
    pub subject: HeadingSubject,
    pub entries: Entries,
    /// The table it was read from, and its headings; a schedule.json has none.
    pub table: Option<(Table, Headings)>,
    /// What a schedule tells and the feed has no place for, with how many talks have it.
    pub left_out: BTreeMap<String, usize>,
}

/// An import as it would be, before anything is written.
#[derive(Debug, Default)]
pub(crate) struct ImportPlan {
    /// What becomes of each entry, in the list's order.
    pub outcomes: Vec<EntryOutcome>,
    /// Files to be written, by path in the event's folder.
    pub files: BTreeMap<String, String>,
    /// What the newer list takes away.
    pub gone: Vec<Gone>,
    /// What of these files visitors will not see: texts and lists that are longer than is shown.
    pub findings: Vec<Finding>,
}

/// What becomes of one entry.
#[derive(Debug)]
pub(crate) struct EntryOutcome {
    /// Number of its row; 0 where there are none.
    pub row: usize,
    /// What people call it.
    pub label: String,
    /// Its id.
    pub id: String,
    /// The file it stands in.
    pub file: String,
    /// What it comes to.
    pub kind: OutcomeKind,
    /// Fields that differ.
    pub changes: Vec<Change>,
    /// Cells that were not taken.
    pub remarks: Vec<Remark>,
}

/// What an entry comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutcomeKind {
    /// It was not there.
    New,
    /// Something of it is written.
    Changed,
    /// Nothing of it is written.
    Same,
    /// Its file is on another host, so it cannot be changed from here.
    Elsewhere,
    /// The programme needs its day.
    NoDay,
    /// It was taken out by hand, and stays out.
    TakenOut,
    /// It is probably another under a new name, and waits for the organiser's word.
    Renamed,
    /// It may be any of several booths of its name, and waits for something that tells which.
    Unclear,
    /// A former list had taken it out, and it has its file again.
    Back,
}

/// What a newer list takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gone {
    /// An exhibitor or a session that no row names any more.
    Missing {
        /// What people call it.
        label: String,
        /// Its id.
        id: String,
    },
    /// An exhibitor that no row names, and that probably has another name now.
    Renamed {
        /// What people call it.
        label: String,
        /// Its id.
        id: String,
        /// What the list calls it.
        to: String,
    },
    /// An exhibitor that the list has in another hall.
    Moved {
        /// What people call it.
        label: String,
        /// The hall where it stands.
        from: String,
        /// The hall that the list says.
        to: String,
    },
    /// A field whose cell is empty now.
    Emptied {
        /// What people call the entry.
        label: String,
        /// The field.
        field: String,
    },
}

/// What an import is asked to do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ImportOptions<'a> {
    /// Hall of new booths that name none.
    pub hall: Option<&'a str>,
    /// Whether the list's word counts against changes by hand.
    pub overwrite: bool,
    /// Whether what the list takes away is taken away.
    pub withdraw: bool,
    /// What exhibitors are that are probably renamed.
    pub renamed: Option<Renamed>,
}

//! Whose name a column holds: the company's, a person's, a session's, or its room's.

use super::{Column, HeadingSubject, fold, meaning, without_language};
use crate::import::heading_synonyms::{NAMES_IN, OF_BOOTHS};
use std::collections::BTreeMap;

/// Words for a person or their names that stand in headings, folded.
const IN_HEADINGS: &[&str] = &[
    "担当",
    "氏名",
    "代表者",
    "責任者",
    "申込者",
    "連絡者",
    "名前",
    "姓",
    "登壇者",
    "contact",
    "person",
    "firstname",
    "lastname",
    "surname",
    "familyname",
    "givenname",
    "fullname",
    "representative",
    "담당자",
    "대표자",
    "联系人",
    "聯絡人",
    "負責人",
    "ngườiliênhệ",
    "ngườiđạidiện",
    "ผู้ติดต่อ",
];

/// And alone: what a reading or a name in brackets is that of.
const ALONE: &[&str] = &[
    "姓",
    "名",
    "氏",
    "氏名",
    "姓名",
    "お名前",
    "せい",
    "めい",
    "担当",
    "担当者",
    "担当者名",
    "ご担当者",
    "ご担当者名",
    "ご担当者様",
    "代表者",
    "代表者名",
    "責任者",
    "申込者",
    "個人",
    "contact",
    "contactperson",
    "person",
    "firstname",
    "lastname",
    "surname",
];

/// Whether a word in brackets behind a heading says that it is about a person: `フリガナ（担当者）`.
pub(super) fn is_persons(word: &str) -> bool {
    ALONE.contains(&fold(word).as_str())
}

/// Takes persons' names and their readings from among the columns of a list: `Name` beside `Company`, and `フリガナ` or
/// `英語表記` behind `担当者名`.
pub(super) fn leave_persons(columns: &mut [(String, Column)]) {
    let is_companys = |(heading, column): &(String, Column)| {
        matches!(column, Column::Field { field: "name", .. }) && fold(heading) != "name"
    };
    if columns.iter().any(is_companys) {
        for (heading, column) in columns.iter_mut() {
            if fold(heading) == "name" && matches!(column, Column::Field { field: "name", .. }) {
                *column = Column::Private;
            }
        }
    }
    let mut behind_person = false;
    for (heading, column) in columns {
        match column {
            Column::Private | Column::Unknown => {
                let folded = fold(heading);
                let names_one =
                    folded == "name" || IN_HEADINGS.iter().any(|word| folded.contains(word));
                behind_person |= names_one || is_persons(heading);
            }
            Column::Field {
                field: "reading" | "name",
                ..
            } if behind_person && is_anybodys(heading) => {
                *column = Column::Private;
            }
            Column::Field { .. } => behind_person = false,
            Column::Mail | Column::Again | Column::Empty => {}
        }
    }
}

/// Whether a heading of a reading or of a name in a language does not say whose: `フリガナ`, `英語表記`.
fn is_anybodys(heading: &str) -> bool {
    let folded = fold(heading);
    let named = NAMES_IN.iter().any(|(word, _)| fold(word) == folded);
    let is_owners = |word: &str| folded.contains(&fold(word));
    let reads = ["フリガナ", "カナ", "よみ", "読み", "reading", "phonetic"]
        .into_iter()
        .any(is_owners);
    let companys = OF_BOOTHS
        .iter()
        .copied()
        .chain(["名称", "名稱", "法人", "機関", "店"])
        .any(is_owners);
    (named || reads) && !companys
}

/// A programme may call its sessions by what any list calls its entries: `Name` beside a day or a time.
pub(super) fn name_sessions(columns: &mut [(String, Column)], map: &BTreeMap<String, &str>) {
    let is_when = |(_, column): &(String, Column)| {
        matches!(
            column,
            Column::Field {
                field: "day" | "start",
                ..
            }
        )
    };
    let is_bare = |word: &str| matches!(word, "name" | "名称" | "名稱" | "이름" | "명칭");
    let is_companys = |heading: &str| {
        let named = matches!(
            meaning(heading, HeadingSubject::Booths, map),
            Column::Field { field: "name", .. }
        );
        named && !is_bare(without_language(&fold(heading)).0)
    };
    if !columns.iter().any(is_when) || columns.iter().any(|(heading, _)| is_companys(heading)) {
        return;
    }
    for (heading, column) in columns {
        let folded = fold(heading);
        let (word, language) = match is_bare(&folded) {
            true => (folded.as_str(), None),
            false => without_language(&folded),
        };
        if *column == Column::Unknown && is_bare(word) {
            *column = Column::Field {
                field: "title",
                language: language.map(str::to_owned),
            };
        }
    }
}

/// A session is in a room; its track is what it is called after only where no column names the room.
pub(super) fn name_rooms(columns: &mut [(String, Column)]) {
    let is_track = |heading: &str| {
        let tracks = ["track", "トラック", "트랙"].map(fold);
        tracks.iter().any(|track| fold(heading).contains(track))
    };
    let is_place = |column: &Column| {
        matches!(
            column,
            Column::Field {
                field: "channel",
                ..
            }
        )
    };
    let has_room = columns
        .iter()
        .any(|(heading, column)| is_place(column) && !is_track(heading));
    for (heading, column) in columns.iter_mut().filter(|_| has_room) {
        if is_place(column) && is_track(heading) {
            *column = Column::Again;
        }
    }
}

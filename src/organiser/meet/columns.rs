//! What the columns of a table of wishes mean: headings in Japanese and English, as forms write them.

use unicode_normalization::UnicodeNormalization;

use crate::import::{Row, fold};

/// Rows at the top of a table among which the headings are looked for.
const HEAD: usize = 20;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WishColumn {
    /// Who wishes.
    Name,
    /// The organisation of a person.
    Organisation,
    /// Whether the row is a participant's or an exhibitor's.
    Side,
    /// Whom they wish to meet; with the rank that the heading says.
    Wish(Option<u32>),
    /// The rank of the row's wishes.
    Rank,
    /// When they can.
    When,
    /// The day of the row's times.
    Day,
    /// From when they can.
    Start,
    /// Until when they can.
    End,
    /// How many an exhibitor meets at a time.
    AtOnce,
    /// Most meetings of a participant.
    Most,
    /// Not understood.
    Unknown,
}

/// A word above a column, before it is known what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Person(Option<u32>),
    Exhibitor(Option<u32>),
    Company,
    Sure(WishColumn),
}

#[rustfmt::skip]
const PERSONS: &[&str] = &["氏名", "お名前", "名前", "参加者", "参加者名", "参加者氏名", "来場者", "来場者名", "name", "fullname", "yourname", "participant", "participantname",
    "visitor", "visitorname", "attendee", "delegate", "buyer"];
#[rustfmt::skip]
const EXHIBITORS: &[&str] = &["出展者", "出展者名", "出展社", "出展社名", "出展企業", "出展企業名", "出展団体", "ブース", "ブース名", "exhibitor", "exhibitorname", "booth", "seller"];
/// Those of them that name the place.
const BOOTHS: &[&str] = &["ブース", "ブース名", "booth"];
#[rustfmt::skip]
const COMPANIES: &[&str] = &["会社名", "企業名", "団体名", "所属", "所属先", "所属団体", "機関名", "組織名", "勤務先", "社名", "貴社名", "company", "companyname", "organisation", "organization",
    "organisationname", "organizationname", "affiliation", "institution"];
#[rustfmt::skip]
const WISHES: &[&str] = &["希望", "希望先", "面談希望", "面談希望先", "商談希望", "商談希望先", "希望相手", "面談相手", "希望出展者", "希望する出展者", "面談したい出展者", "面談を希望する出展者", "希望企業",
    "希望する企業", "希望参加者", "希望する参加者", "面談したい参加者", "wish", "wishes", "wishfor", "wishesfor", "choice", "preference", "meetingwith", "wantstomeet", "wouldliketomeet", "tomeet", "request"];
#[rustfmt::skip]
const OTHERS: &[(WishColumn, &[&str])] = &[
    (WishColumn::Side, &["区分", "種別", "立場", "参加区分", "side", "role", "kind"]),
    (WishColumn::Rank, &["順位", "希望順位", "優先順位", "優先度", "希望順", "rank", "priority", "ranking"]),
    (WishColumn::When, &["可能時間", "可能な時間", "可能時間帯", "可能な時間帯", "参加可能時間", "参加可能な時間帯", "面談可能時間", "面談可能な時間帯", "対応可能時間", "対応可能な時間帯", "希望時間", "希望時間帯",
        "都合のよい時間", "都合の良い時間", "時間帯", "時間", "空き時間", "when", "time", "times", "available", "availability", "availabletimes", "availablewhen", "canmeet", "slots", "hours", "meetings"]),
    (WishColumn::Day, &["日付", "日", "月日", "希望日", "日程", "date", "day"]),
    (WishColumn::Start, &["開始", "開始時刻", "開始時間", "から", "start", "starttime", "from", "availablefrom"]),
    (WishColumn::End, &["終了", "終了時刻", "終了時間", "まで", "end", "endtime", "until", "to", "availableuntil", "availableto"]),
    (WishColumn::AtOnce, &["同時対応数", "同時に会える数", "同時面談数", "同時商談数", "対応組数", "面談卓数", "卓数", "テーブル数", "capacity", "atonce", "tables", "parallel", "simultaneous"]),
    (WishColumn::Most, &["上限", "面談上限", "最大面談数", "面談数の上限", "most", "limit", "maximum", "max", "maxmeetings", "maximummeetings"]),
];

/// What visitors send, as tables of desks call it.
const SENT: &[&str] = &["meeting", "wish", "letter", "request"];

/// The headings of a table: index among its rows, and the columns with the words above them. `None` where no row heads a
/// column of names.
pub(super) fn find(rows: &[Row]) -> Option<(usize, Vec<(String, WishColumn)>)> {
    let mut best: Option<(usize, usize)> = None;
    for (index, row) in rows.iter().take(HEAD).enumerate() {
        let score = known(&row.cells);
        if best.is_none_or(|(most, _)| score > most) && of_row(&row.cells).iter().any(is_name) {
            best = Some((score, index));
        }
    }
    let (_, index) = best?;
    let cells = &rows.get(index)?.cells;
    Some((index, cells.iter().cloned().zip(of_row(cells)).collect()))
}

fn is_name(column: &WishColumn) -> bool {
    *column == WishColumn::Name
}

/// How many of a row's cells are headings that are known.
pub(super) fn known(cells: &[String]) -> usize {
    cells.iter().filter(|cell| word(cell).is_some()).count()
}

/// What a row's cells mean as headings. Of a column of persons and one of exhibitors, the first says who wishes and the other for whom.
fn of_row(cells: &[String]) -> Vec<WishColumn> {
    let words: Vec<Option<Word>> = cells.iter().map(|cell| word(cell)).collect();
    let named =
        |word: &Option<Word>| matches!(word, Some(Word::Person(None) | Word::Exhibitor(None)));
    let companies = |word: &Option<Word>| *word == Some(Word::Company);
    let person = |word: &Option<Word>| *word == Some(Word::Person(None));
    let who = words
        .iter()
        .position(named)
        .or_else(|| words.iter().position(companies));
    // A booth is what somebody wishes for, also before their name: so tables of letters have it.
    let is_booth = |who: &usize| BOOTHS.iter().any(|word| fold(word) == fold(&cells[*who]));
    let who = match who.filter(is_booth) {
        Some(booth) => words.iter().position(person).or(Some(booth)),
        None => who,
    };
    let mut organisation = false;
    let column = |(index, word): (usize, &Option<Word>)| match word {
        Some(_) if who == Some(index) => WishColumn::Name,
        Some(Word::Person(rank) | Word::Exhibitor(rank)) => WishColumn::Wish(*rank),
        Some(Word::Company) if !std::mem::replace(&mut organisation, true) => {
            WishColumn::Organisation
        }
        Some(Word::Sure(column)) => *column,
        _ => WishColumn::Unknown,
    };
    words.iter().enumerate().map(column).collect()
}

fn word(heading: &str) -> Option<Word> {
    let plain: String = heading.nfkc().collect();
    let folded = fold(&plain);
    let (rank, rest) = ranked(&folded);
    let is = |words: &[&str], text: &str| words.iter().any(|known| fold(known) == text);
    if is(PERSONS, &rest) {
        return Some(Word::Person(rank));
    }
    if is(EXHIBITORS, &rest) {
        return Some(Word::Exhibitor(rank));
    }
    if is(WISHES, &rest) {
        return Some(Word::Sure(WishColumn::Wish(rank)));
    }
    if is(COMPANIES, &folded) {
        return Some(Word::Company);
    }
    let other = OTHERS.iter().find(|(_, words)| is(words, &folded));
    if let Some((column, _)) = other {
        return Some(Word::Sure(*column));
    }
    // Several columns of times: `When 1`, `可能な時間帯2`.
    if rank.is_some()
        && OTHERS
            .iter()
            .any(|(column, words)| *column == WishColumn::When && is(words, &rest))
    {
        return Some(Word::Sure(WishColumn::When));
    }
    // What stands in brackets behind a heading says how it is filled in: `可能な時間帯（複数可）`, `Times (local)`.
    let (before, _) = plain.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    word(before)
}

/// The rank that a heading says, and what it says besides: `第1希望`, `1st choice`, `wish 2`, `third wish`.
fn ranked(folded: &str) -> (Option<u32>, String) {
    const WORDS: &[(&str, u32)] = &[
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
    ];
    const KANJI: &[(&str, u32)] = &[
        ("第一", 1),
        ("第二", 2),
        ("第三", 3),
        ("第四", 4),
        ("第五", 5),
    ];
    for (word, rank) in WORDS.iter().chain(KANJI) {
        if let Some(rest) = folded.strip_prefix(word) {
            return (Some(*rank), rest.to_owned());
        }
    }
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let Some(rank) = digits.parse().ok().filter(|rank| (1..=99).contains(rank)) else {
        return (None, folded.to_owned());
    };
    let rest = folded.replacen(&digits, "", 1);
    let rest = rest.trim_start_matches('第');
    let rest = ["st", "nd", "rd", "th", "位", "番目の", "番目"]
        .iter()
        .find_map(|ending| rest.strip_prefix(ending))
        .unwrap_or(rest);
    (Some(rank), rest.to_owned())
}

/// Whether a cell of the column of sides says that the row is an exhibitor's. `None` where it says neither.
pub(super) fn is_exhibitor(cell: &str) -> Option<bool> {
    let folded = fold(cell);
    let is = |words: &[&str]| words.iter().any(|word| fold(word) == folded);
    if is(EXHIBITORS) || is(&["出展", "exhibitors"]) {
        Some(true)
    } else if is(PERSONS) || is(&["参加", "来場", "participants", "visitors"]) || is(SENT) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headings: &[&str]) -> Vec<WishColumn> {
        let cells: Vec<String> = headings.iter().map(|&cell| cell.to_owned()).collect();
        of_row(&cells)
    }

    #[test]
    fn headings_of_forms_are_understood() {
        use WishColumn::{Day, End, Name, Organisation, Rank, Start, Unknown, When, Wish};
        for (headings, wanted) in [
            (
                &[
                    "氏名",
                    "所属",
                    "第1希望",
                    "第２希望",
                    "第三希望",
                    "可能な時間帯（複数可）",
                ][..],
                &[
                    Name,
                    Organisation,
                    Wish(Some(1)),
                    Wish(Some(2)),
                    Wish(Some(3)),
                    When,
                ][..],
            ),
            (
                &[
                    "Name",
                    "Organisation",
                    "1st choice",
                    "Wish 2",
                    "Third wish",
                    "When 1",
                    "When 2",
                ],
                &[
                    Name,
                    Organisation,
                    Wish(Some(1)),
                    Wish(Some(2)),
                    Wish(Some(3)),
                    When,
                    When,
                ],
            ),
            (
                &["Participant", "Exhibitor", "Rank", "Date", "From", "To"],
                &[Name, Wish(None), Rank, Day, Start, End],
            ),
            (
                &["出展者名", "参加者1", "参加者2"],
                &[Name, Wish(Some(1)), Wish(Some(2))],
            ),
            (
                &["id", "booth", "name", "organisation", "meetings"],
                &[Unknown, Wish(None), Name, Organisation, When],
            ),
            (
                &["会社名", "希望する参加者", "好きな色"],
                &[Name, Wish(None), Unknown],
            ),
        ] {
            assert_eq!(columns(headings), wanted, "{headings:?}");
        }
    }
}

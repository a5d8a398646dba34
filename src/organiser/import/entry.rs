//! What an imported file says of one booth or session, row by row.

use std::collections::{BTreeMap, BTreeSet};

use feed::Event;
use serde_json::Value;

use super::formats::{Row, Table};
use super::grammar::{Calendar, DayOrder, Unread, WrittenSpan, day_cell, order_of, time_cell};
use super::headings::{Column, Headings, Subject, fold};
use super::sessions;
use super::values::{NotTaken, Reader};

/// Fields that are words in a language.
pub(super) const WORDS: &[&str] = &[
    "name",
    "tagline",
    "description",
    "city",
    "title",
    "subtitle",
    "abstract",
];

/// Fields that are a line; cells break theirs where they are narrow.
const ON_A_LINE: &[&str] = &[
    "name", "reading", "tagline", "city", "title", "subtitle", "country", "kind", "hall", "channel",
];

/// Cells of one row that say the same before it is taken for a heading between the rows.
const HEADING_CELLS: usize = 3;

/// One booth or session.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entry {
    /// By what it is known again at the next import.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// Number of its row; 0 where there are none.
    pub row: usize,
    /// What it would be called in addresses, best first.
    pub ids: Vec<String>,
    /// Id of the hall it is to stand in.
    pub hall: Option<String>,
    /// What is said of it.
    pub fields: Vec<(String, Said)>,
    /// What was not taken.
    pub remarks: Vec<Remark>,
    /// Fields that the list has a column for.
    pub columns: Vec<&'static str>,
}

/// What is said of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// A value.
    Value(Value),
    /// Words by language; under no tag where the language is not known.
    Words(BTreeMap<String, String>),
}

/// A cell that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// Number of the row.
    pub row: usize,
    /// The heading.
    pub column: String,
    /// What stands there.
    pub text: String,
    /// Why.
    pub why: NotTaken,
}

/// What came of a table's rows.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// In the table's order.
    pub entries: Vec<Entry>,
    /// Numbers of rows without a name.
    pub nameless: Vec<usize>,
    /// Rows that are no entries: totals, remarks, headings between the others.
    pub aside: Vec<(usize, String)>,
    /// Numbers of rows whose name another row before them has, with that row's.
    pub twice: Vec<(usize, usize, String)>,
}

/// Reads the rows below the headings.
pub(crate) fn of_table(
    table: &Table,
    headings: &Headings,
    reader: &Reader,
    event: &Event,
    calendar: Option<&Calendar>,
) -> Entries {
    let mut found = Entries::default();
    let calendar = calendar.map(|calendar| Calendar {
        order: calendar
            .order
            .or_else(|| column_order(table, headings, calendar)),
        ..calendar.clone()
    });
    let named = match headings.subject {
        Subject::Booths => "name",
        Subject::Sessions => "title",
    };
    let name_columns: Vec<usize> = headings
        .columns
        .iter()
        .enumerate()
        .filter(|(_, (_, column))| matches!(column, Column::Field { field, .. } if *field == named))
        .map(|(index, _)| index)
        .collect();
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let twice_known = twice_known(table, headings);
    for row in table.rows.iter().skip(headings.row + 1) {
        if is_heading(row, headings) {
            if let Some(text) = row.cells.iter().find(|cell| !cell.is_empty()) {
                found.aside.push((row.number, text.clone()));
            }
            continue;
        }
        let mut cells = Cells::of(row, headings, reader, event);
        let continued = name_columns
            .iter()
            .any(|column| row.joined.contains(column));
        if continued && let Some(last) = found.entries.last_mut() {
            cells.join(row.number, last);
            continue;
        }
        let Some(label) = cells.label(named) else {
            found.nameless.push(row.number);
            continue;
        };
        if is_aside(&label, row, &name_columns, reader) {
            found.aside.push((row.number, label));
            continue;
        }
        let mut entry = Entry {
            label,
            row: row.number,
            ..Entry::default()
        };
        let id = cells
            .take("id")
            .and_then(|said| said.as_str().map(str::to_owned));
        entry.hall = cells
            .take("hall")
            .and_then(|said| said.as_str().map(str::to_owned));
        if let Some(calendar) = &calendar {
            let remark = |field: &str, text: &str, fault| Remark {
                row: row.number,
                column: heading_of(field, headings),
                text: text.to_owned(),
                why: NotTaken::When(fault),
            };
            let dated = headings
                .columns
                .iter()
                .any(|(_, column)| holds(column, "day"));
            sessions::complete(&mut cells, found.entries.last(), calendar, dated, remark);
        }
        entry.ids = ids(id.as_deref(), &cells.fields, named);
        entry.fields = cells.fields;
        entry.remarks = cells.remarks;
        entry.columns = headings
            .columns
            .iter()
            .filter_map(|(_, column)| match column {
                Column::Field { field, .. } => Some(*field),
                _ => None,
            })
            .collect();
        for (at, cell) in row.cells.iter().enumerate() {
            let heading = headings.columns.get(at).map(|(_, column)| column);
            if !cell.is_empty() && matches!(heading, None | Some(Column::Empty)) {
                entry.remarks.push(Remark {
                    row: row.number,
                    column: (at + 1).to_string(),
                    text: cell.clone(),
                    why: NotTaken::Surplus,
                });
            }
        }
        let name = match headings.subject {
            Subject::Booths => company(&entry.label),
            Subject::Sessions => fold(&entry.label),
        };
        // Sessions may well be called the same; exhibitors should not.
        let same = names.entry(name.clone()).or_default();
        if let Some(first) = same.first()
            && id.is_none()
            && headings.subject == Subject::Booths
        {
            found.twice.push((row.number, *first, entry.label.clone()));
        }
        same.push(row.number);
        entry.key = match (id, same.len()) {
            // One id for two rows is none.
            (Some(id), _) if twice_known.contains(&id) => {
                entry.remarks.push(Remark {
                    row: row.number,
                    column: heading_of("id", headings),
                    text: id.clone(),
                    why: NotTaken::TwiceKnown,
                });
                format!("id#{id}#{name}#{}", same.len())
            }
            (Some(id), _) => format!("id:{id}"),
            (None, 1) => name,
            (None, nth) => format!("{name}#{nth}"),
        };
        found.entries.push(entry);
    }
    found
}

/// Ids that more than one row has.
fn twice_known(table: &Table, headings: &Headings) -> BTreeSet<String> {
    let Some(at) = headings
        .columns
        .iter()
        .position(|(_, column)| holds(column, "id"))
    else {
        return BTreeSet::new();
    };
    let mut seen = BTreeSet::new();
    let rows = table
        .rows
        .iter()
        .skip(headings.row + 1)
        .filter(|row| !row.joined.contains(&at));
    let ids = rows
        .filter_map(|row| row.cells.get(at))
        .filter(|id| !id.is_empty());
    ids.filter(|id| !seen.insert((*id).clone()))
        .cloned()
        .collect()
}

/// Kinds of companies as they are shortened.
const SHORT: &[(&str, &str)] = &[
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
    ("(同)", "合同会社"),
    ("(資)", "合資会社"),
    ("(一社)", "一般社団法人"),
    ("(一財)", "一般財団法人"),
    ("(公社)", "公益社団法人"),
    ("(公財)", "公益財団法人"),
    ("(社)", "社団法人"),
    ("(財)", "財団法人"),
    ("(独)", "独立行政法人"),
    ("(国研)", "国立研究開発法人"),
    ("(学)", "学校法人"),
    ("(医)", "医療法人"),
    ("(福)", "社会福祉法人"),
    ("(特非)", "特定非営利活動法人"),
];

/// A company's name, so that ㈱, (株) and 株式会社, old characters and new, width, case and spaces make no other.
pub(crate) fn company(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut name: String = name.nfkc().collect();
    for (short, long) in SHORT {
        name = name.replace(short, long);
    }
    fold(&finder::fold(&name))
}

/// Whether a column holds a field.
fn holds(column: &Column, wanted: &str) -> bool {
    matches!(column, Column::Field { field, .. } if *field == wanted)
}

/// The words above the column of a field.
fn heading_of(field: &str, headings: &Headings) -> String {
    let column = headings
        .columns
        .iter()
        .find(|(_, column)| holds(column, field));
    column.map_or_else(|| field.to_owned(), |(heading, _)| heading.clone())
}

/// The order of day and month in the columns that hold days.
fn column_order(table: &Table, headings: &Headings, calendar: &Calendar) -> Option<DayOrder> {
    let headings_say = headings.columns.iter().filter(|(_, column)| {
        ["day", "start", "end"]
            .iter()
            .any(|field| holds(column, field))
    });
    if let Some(order) = headings_say
        .filter_map(|(heading, _)| sessions::order_in(heading))
        .next()
    {
        return Some(order);
    }
    let mut days = Vec::new();
    for row in table.rows.iter().skip(headings.row + 1) {
        for ((_, column), cell) in headings.columns.iter().zip(&row.cells) {
            let span = match column {
                column if holds(column, "day") => day_cell(cell),
                column if holds(column, "start") || holds(column, "end") => time_cell(cell),
                _ => continue,
            };
            if let Ok(WrittenSpan { day, end_day, .. }) = span {
                days.extend(day.into_iter().chain(end_day));
            }
        }
    }
    order_of(&days, &calendar.days)
}

/// Whether a row only parts the rows above it from those below: one text across all of it.
fn is_heading(row: &Row, headings: &Headings) -> bool {
    let filled: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let same = filled.windows(2).all(|two| two[0] == two[1]);
    let again = headings.columns.iter().map(|(heading, _)| heading);
    (filled.len() >= HEADING_CELLS && same) || again.eq(row.cells.iter())
}

/// Words of rows that sum the others up, folded.
const TOTALS: &[&str] = &[
    "合計",
    "小計",
    "総計",
    "総数",
    "計",
    "grandtotal",
    "subtotal",
    "total",
];

/// Whether a row is no entry, but a total, a remark, or a heading between the others: its name alone is filled, figures
/// aside, and is none.
fn is_aside(label: &str, row: &Row, names: &[usize], reader: &Reader) -> bool {
    let others = row
        .cells
        .iter()
        .enumerate()
        .filter(|(at, _)| !names.contains(at));
    let is_number = |cell: &str| fold(cell).chars().all(|c| c.is_ascii_digit());
    if others.into_iter().any(|(_, cell)| !is_number(cell)) {
        return false;
    }
    let folded = fold(label);
    let total = TOTALS.iter().any(|word| {
        let rest = folded.strip_prefix(word);
        rest.is_some_and(|rest| {
            let counter = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            matches!(
                counter,
                "" | "s"
                    | "社"
                    | "件"
                    | "名"
                    | "者"
                    | "団体"
                    | "社団体"
                    | "companies"
                    | "exhibitors"
            )
        })
    });
    total
        || folded.is_empty()
        || folded == "以上"
        || label.starts_with(['※', '■', '□', '●', '◆', '▼', '*', '#'])
        || reader.is_hall(label)
}

/// Whether a cell holds what a spreadsheet writes where a formula fails.
pub(crate) fn is_error(cell: &str) -> bool {
    let known = [
        "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#ERROR!",
    ];
    known.iter().any(|error| cell.eq_ignore_ascii_case(error))
        || (cell.len() > 2 && cell.bytes().all(|byte| byte == b'#'))
}

/// Whether a cell says in so many words that it is empty.
pub(crate) fn says_nothing(cell: &str) -> bool {
    let dashes = cell.chars().all(|c| {
        matches!(
            c,
            '-' | '‐' | '–' | '—' | '―' | '−' | 'ー' | '－' | '─' | '/' | '／'
        )
    });
    let lower = cell.to_lowercase();
    dashes
        || matches!(
            lower.as_str(),
            "n/a"
                | "n.a."
                | "none"
                | "null"
                | "nil"
                | "なし"
                | "無し"
                | "無"
                | "該当なし"
                | "特になし"
                | "（なし）"
        )
}

/// Whether a cell means that of the row above.
fn is_ditto(cell: &str) -> bool {
    matches!(
        cell,
        "〃" | "″" | "\"" | "''" | "同上" | "々" | "ditto" | "same as above"
    )
}

/// The cells of a row, understood.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub fields: Vec<(String, Said)>,
    pub remarks: Vec<Remark>,
}

impl Cells {
    fn of(row: &Row, headings: &Headings, reader: &Reader, event: &Event) -> Self {
        let mut cells = Self::default();
        for ((heading, column), text) in headings.columns.iter().zip(&row.cells) {
            let Column::Field { field, language } = column else {
                continue;
            };
            // Who writes the day once above its sessions may repeat it by a mark.
            let as_above = is_ditto(text);
            if text.is_empty() || says_nothing(text) || (as_above && *field == "day") {
                continue;
            }
            if is_error(text) || as_above {
                cells.remarks.push(Remark {
                    row: row.number,
                    column: heading.clone(),
                    text: text.clone(),
                    why: if as_above {
                        NotTaken::Unknown
                    } else {
                        NotTaken::SheetError
                    },
                });
                continue;
            }
            let line: String;
            let text = if ON_A_LINE.contains(field) {
                line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                &line
            } else {
                text
            };
            if WORDS.contains(field) {
                let language = match language {
                    Some(language) => language.clone(),
                    None => language_of(field, text, headings, event),
                };
                cells.word(field, language, text);
                continue;
            }
            let with_heading = sessions::with_heading(field, heading, text);
            let (value, missing) = reader.read(field, with_heading.as_deref().unwrap_or(text));
            if let Some(value) = value {
                cells.value(field, value);
            }
            cells
                .remarks
                .extend(missing.into_iter().map(|(text, why)| Remark {
                    row: row.number,
                    column: heading.clone(),
                    text,
                    why,
                }));
        }
        cells
    }

    /// Takes a value; entries of a list come to those of the columns before.
    fn value(&mut self, field: &str, value: Value) {
        let at = self.fields.iter_mut().find(|(name, _)| name == field);
        match (at, value) {
            (Some((_, Said::Value(Value::Array(list)))), Value::Array(more)) => {
                for value in more {
                    if !list.contains(&value) {
                        list.push(value);
                    }
                }
            }
            (Some((_, Said::Value(Value::String(text)))), Value::String(more))
                if field == "speakers" =>
            {
                text.push('\n');
                text.push_str(&more);
            }
            (Some(_), _) => {}
            (None, value) => self.fields.push((field.to_owned(), Said::Value(value))),
        }
    }

    pub(super) fn word(&mut self, field: &str, language: String, text: &str) {
        let at = self.fields.iter_mut().find(|(name, _)| name == field);
        match at {
            Some((_, Said::Words(words))) => {
                words.entry(language).or_insert_with(|| text.to_owned());
            }
            _ => {
                let words = [(language, text.to_owned())].into_iter().collect();
                self.fields.push((field.to_owned(), Said::Words(words)));
            }
        }
    }

    /// What people call it: the first of its names.
    fn label(&self, named: &str) -> Option<String> {
        match self.fields.iter().find(|(name, _)| name == named)? {
            (_, Said::Words(words)) => words.get("ja").or_else(|| words.values().next()).cloned(),
            _ => None,
        }
    }

    /// Takes a value out that is not a field of the feed as it stands.
    pub(super) fn take(&mut self, field: &str) -> Option<Value> {
        let at = self.fields.iter().position(|(name, _)| name == field)?;
        match self.fields.remove(at).1 {
            Said::Value(value) => Some(value),
            Said::Words(_) => None,
        }
    }

    /// Further rows of the same booth add what it has not said yet, and to its lists; what they say otherwise is told.
    fn join(self, row: usize, entry: &mut Entry) {
        entry.remarks.extend(self.remarks);
        for (name, said) in self.fields {
            let known = entry.fields.iter_mut().find(|(known, _)| *known == name);
            match (known, said) {
                (None, said) if !matches!(name.as_str(), "id" | "hall") => {
                    entry.fields.push((name, said));
                }
                (Some((_, Said::Value(Value::Array(list)))), Said::Value(Value::Array(more))) => {
                    for value in more {
                        if !list.contains(&value) {
                            list.push(value);
                        }
                    }
                }
                (Some((_, known)), said) if *known == said => {}
                (None, Said::Value(Value::String(hall))) if entry.hall.as_ref() == Some(&hall) => {}
                (_, said) => {
                    let text = match &said {
                        Said::Value(Value::String(text)) => text.clone(),
                        Said::Value(value) => value.to_string(),
                        Said::Words(words) => {
                            words.values().cloned().collect::<Vec<_>>().join(" / ")
                        }
                    };
                    entry.remarks.push(Remark {
                        row,
                        column: name,
                        text,
                        why: NotTaken::When(Unread::Conflict),
                    });
                }
            }
        }
    }
}

/// The language of a column whose heading names none, as far as it matters: where other columns give other languages.
fn language_of(field: &str, text: &str, headings: &Headings, event: &Event) -> String {
    let named: Vec<&str> = headings
        .columns
        .iter()
        .filter_map(|(_, column)| match column {
            Column::Field {
                field: other,
                language: Some(language),
            } if *other == field => Some(language.as_str()),
            _ => None,
        })
        .collect();
    if named.is_empty() {
        return String::new();
    }
    if is_japanese(text) && !named.contains(&"ja") {
        return "ja".to_owned();
    }
    let free = event
        .languages
        .iter()
        .find(|language| !named.contains(&language.as_str()));
    free.cloned().unwrap_or_default()
}

/// Whether a text is written with kana or kanji.
pub(super) fn is_japanese(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff66}'..='\u{ff9f}' | '\u{3005}'))
}

/// What to call a booth in addresses: its own id, its English name, its reading in Latin letters.
fn ids(own: Option<&str>, fields: &[(String, Said)], named: &str) -> Vec<String> {
    let mut ids: Vec<String> = own.map(slug).into_iter().collect();
    let words = fields.iter().find(|(name, _)| name == named);
    if let Some((_, Said::Words(words))) = words {
        let english = words.get("en").into_iter();
        let latin = words.values().filter(|text| !is_japanese(text));
        ids.extend(english.chain(latin).map(|text| slug(text)));
    }
    let reading = fields.iter().find(|(name, _)| name == "reading");
    if let Some((_, Said::Value(Value::String(reading)))) = reading {
        let kana = fold(reading);
        ids.push(slug(&wana_kana::ConvertJapanese::to_romaji(kana.as_str())));
    }
    ids.retain(|id| id.len() > 1);
    ids
}

/// Company forms that are left out of ids.
const FORMS: &[&str] = &[
    "co",
    "ltd",
    "inc",
    "corp",
    "corporation",
    "llc",
    "kk",
    "limited",
];

/// Letters and digits in lower case, hyphens between words.
pub(crate) fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|last| FORMS.contains(last)) {
        words.pop();
    }
    let mut id = String::new();
    for word in words {
        // Cut between words, so that what is left can be read.
        if !id.is_empty() && id.len() + word.len() >= feed::limits::ID {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    id.truncate(feed::limits::ID);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_can_be_read() {
        let words = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|&(a, b)| (a.to_owned(), b.to_owned()));
            ("name".to_owned(), Said::Words(pairs.collect()))
        };
        let id = |fields: &[(String, Said)]| ids(None, fields, "name").first().cloned();
        assert_eq!(
            id(&[words(&[("en", "Aoba Water Co., Ltd."), ("ja", "青葉水道")])]).as_deref(),
            Some("aoba-water")
        );
        let reading = ("reading".to_owned(), Said::Value("アオバスイドウ".into()));
        assert_eq!(
            id(&[words(&[("", "株式会社青葉水道")]), reading]).as_deref(),
            Some("aobasuidou")
        );
        assert_eq!(id(&[words(&[("", "青葉")])]), None);
        assert_eq!(slug("Électricité de Côte"), "electricite-de-cote");
    }
}

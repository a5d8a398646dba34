//! What a table's columns mean: headings in Japanese and English, written in whatever width and case.

mod names;

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::field_rules::is_words;
use super::formats::Row;
use super::heading_synonyms::{
    BOOTHS, FILE_ENDS, FILES, LANGUAGES, LISTS, MAIL, NAMES_IN, OF_BOOTHS, OF_SESSIONS, PRIVATE,
    READINGS, SESSIONS, SHOWN, TRACKS,
};

/// Rows at the top of a table among which the headings are looked for: titles and dates may stand above them.
const HEAD: usize = 20;

/// What a column holds: a field of the booth file or of a session, or something of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// A field by its JSON path.
    Field {
        /// `name`, `contact.url` …
        field: &'static str,
        /// The language that the heading names.
        language: Option<String>,
    },
    /// Understood, and left out because visitors must not see it.
    Private,
    /// Mail addresses that may be persons': left out unless the organiser says that visitors may see them.
    Mail,
    /// A field that another column holds already.
    Again,
    /// Not understood.
    Unknown,
    /// No heading.
    Empty,
}

/// What stands in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeadingSubject {
    /// Exhibitors, one a row.
    Booths,
    /// Sessions, one a row.
    Sessions,
}

/// The headings of a table.
#[derive(Clone, Debug)]
pub(crate) struct Headings {
    /// What the rows are.
    pub subject: HeadingSubject,
    /// Index among the table's rows.
    pub row: usize,
    /// That of the upper one, where they stand in two rows; else the same.
    pub upper: usize,
    /// The columns with the words above them.
    pub columns: Vec<(String, Column)>,
}

impl Headings {
    /// Whether a column holds a field.
    pub fn has(&self, wanted: &str) -> bool {
        let holds =
            |column: &Column| matches!(column, Column::Field { field, .. } if *field == wanted);
        self.columns.iter().any(|(_, column)| holds(column))
    }

    /// The place of the column of a field, and the words above it.
    pub fn place(&self, wanted: &str) -> Option<(usize, &str)> {
        let mut columns = self.columns.iter().enumerate();
        columns.find_map(|(at, (heading, column))| match column {
            Column::Field { field, .. } if *field == wanted => Some((at, heading.as_str())),
            _ => None,
        })
    }

    /// Makes columns of mail addresses public.
    ///
    /// # Errors
    /// The name that no column has.
    pub fn publish(&mut self, names: &[String]) -> Result<(), String> {
        for name in names {
            let folded = fold(name);
            let column = self
                .columns
                .iter_mut()
                .find(|(heading, _)| fold(heading) == folded);
            let (_, column) = column.ok_or_else(|| name.clone())?;
            *column = Column::Field {
                field: "contact.email",
                language: None,
            };
        }
        Ok(())
    }
}

/// Finds the headings: the row at the top with most of the words we know, among them a name or a title. `map` gives
/// headings of the organiser's own, by heading, as field or `field.language`.
pub(crate) fn find(rows: &[Row], map: &BTreeMap<String, String>) -> Option<Headings> {
    let map: BTreeMap<String, &str> = map
        .iter()
        .map(|(heading, field)| (fold(heading), field.as_str()))
        .collect();
    let mut best: Option<(usize, Headings)> = None;
    let head = || rows.iter().take(HEAD).enumerate();
    // Headings may stand in two rows, the upper one over several columns: where that makes more of them known, and where
    // both are rows of headings, for then neither says alone what a column is.
    let pairs: Vec<_> = head().skip(1).zip(rows).collect();
    let lower: Vec<usize> = pairs
        .iter()
        .filter(|((_, row), above)| {
            (is_group(above, &map) && share(row, &map) >= 0.5)
                || (share(above, &map) >= 0.5 && share(row, &map) >= 1.0)
        })
        .map(|((index, _), _)| *index)
        .collect();
    let single = head()
        .filter(|(index, _)| !lower.contains(index) && !lower.contains(&(index + 1)))
        .map(|(index, row)| (index, index, row.cells.clone()));
    let joined = pairs
        .iter()
        .filter(|((index, _), _)| !lower.contains(&(index - 1)))
        .map(|((index, row), above)| (index - 1, *index, over(above, row, &map)));
    for (upper, row, cells) in single.chain(joined) {
        for (subject, needed) in [
            (HeadingSubject::Booths, "name"),
            (HeadingSubject::Sessions, "title"),
        ] {
            let mut columns: Vec<(String, Column)> = cells
                .iter()
                .map(|heading| (heading.clone(), meaning(heading, subject, &map)))
                .collect();
            let is_needed = |(_, column): &(String, Column)| matches!(column, Column::Field { field, .. } if *field == needed);
            if subject == HeadingSubject::Sessions && !columns.iter().any(is_needed) {
                names::name_sessions(&mut columns, &map);
            }
            if !columns.iter().any(is_needed) {
                continue;
            }
            let score = known(&columns);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((
                    score,
                    Headings {
                        subject,
                        row,
                        upper,
                        columns,
                    },
                ));
            }
        }
    }
    let (_, mut headings) = best?;
    if is_turned(rows, &headings, &map) {
        return None;
    }
    if headings.subject == HeadingSubject::Booths {
        names::leave_persons(&mut headings.columns);
    }
    names::name_rooms(&mut headings.columns);
    only_once(&mut headings.columns);
    // A language is that of films and streams: without these it has no place.
    if !TRACKS.iter().any(|field| headings.has(field)) {
        for (_, column) in &mut headings.columns {
            if matches!(
                column,
                Column::Field {
                    field: "language",
                    ..
                }
            ) {
                *column = Column::Unknown;
            }
        }
    }
    Some(headings)
}

/// Whether the headings stand one below another, so that the columns are the exhibitors.
fn is_turned(rows: &[Row], headings: &Headings, map: &BTreeMap<String, &str>) -> bool {
    let needed = match headings.subject {
        HeadingSubject::Booths => "name",
        HeadingSubject::Sessions => "title",
    };
    let is_name = |(_, column): &(String, Column)| matches!(column, Column::Field { field, .. } if *field == needed);
    let Some(at) = headings.columns.iter().position(is_name) else {
        return false;
    };
    let names = || {
        rows.iter()
            .skip(headings.row + 1)
            .take(HEAD)
            .filter_map(|row| row.cells.get(at))
    };
    let known = names()
        .filter(|name| {
            !matches!(
                meaning(name, headings.subject, map),
                Column::Unknown | Column::Empty
            )
        })
        .count();
    known > 1 && known * 2 >= names().count()
}

/// How many columns are known; a heading over several of them counts once.
fn known(columns: &[(String, Column)]) -> usize {
    let again = |index: usize, column: &Column| {
        let mut before = columns[..index].iter();
        before.any(|(_, other)| is_same(other, column))
    };
    columns
        .iter()
        .enumerate()
        .filter(|(index, (_, column))| match column {
            Column::Field { .. } => !again(*index, column),
            Column::Mail => true,
            _ => false,
        })
        .count()
}

/// How many of a row's cells are headings that are known, whatever the rows are.
pub(crate) fn known_in(cells: &[String], map: &BTreeMap<String, String>) -> usize {
    let map: BTreeMap<String, &str> = map
        .iter()
        .map(|(heading, field)| (fold(heading), field.as_str()))
        .collect();
    let count = |subject| {
        cells
            .iter()
            .filter(|cell| {
                matches!(
                    meaning(cell, subject, &map),
                    Column::Field { .. } | Column::Mail
                )
            })
            .count()
    };
    count(HeadingSubject::Booths).max(count(HeadingSubject::Sessions))
}

/// Whether a heading is understood, whatever the rows are. What heads a column of who is to be seen stands in its cells too.
fn is_known(text: &str, map: &BTreeMap<String, &str>) -> bool {
    [HeadingSubject::Booths, HeadingSubject::Sessions]
        .iter()
        .any(|subject| match meaning(text, *subject, map) {
            Column::Field { field, .. } => field != SHOWN,
            Column::Mail | Column::Private => true,
            _ => false,
        })
}

/// Whether a row has a heading that is known and one that stands over several columns.
fn is_group(row: &Row, map: &BTreeMap<String, &str>) -> bool {
    let mut cells = row.cells.iter().skip_while(|cell| cell.is_empty());
    let wide = |two: &[String]| !two[0].is_empty() && two[0] == two[1];
    row.cells.iter().any(|cell| is_known(cell, map))
        && (cells.any(String::is_empty) || row.cells.windows(2).any(wide))
}

/// How many of a row's cells are headings that are known, of all that say something; none where only one is.
fn share(row: &Row, map: &BTreeMap<String, &str>) -> f32 {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let known = filled.clone().filter(|cell| is_known(cell, map)).count();
    if known > 1 {
        known as f32 / filled.count() as f32
    } else {
        0.0
    }
}

/// Words over columns that are another's than the exhibitor's own of today: persons, whoever pays, the year before.
fn is_of_others(group: &str, map: &BTreeMap<String, &str>) -> bool {
    const FORMER: &[&str] = &[
        "前回",
        "昨年",
        "昨年度",
        "前年",
        "前年度",
        "旧",
        "変更前",
        "previous",
        "lastyear",
        "former",
        "old",
        "before",
    ];
    // What stands below `Contact` may well be the company's.
    const EITHER: &[&str] = &["contact", "연락처", "联系方式", "聯絡方式"];
    let folded = fold(group);
    if EITHER.contains(&folded.as_str()) {
        return false;
    }
    FORMER.iter().any(|word| fold(word) == folded)
        || meaning(group, HeadingSubject::Booths, map) == Column::Private
}

/// The words of two rows of headings, column by column.
fn over(above: &Row, below: &Row, map: &BTreeMap<String, &str>) -> Vec<String> {
    let mut group = String::new();
    let width = above.cells.len().max(below.cells.len());
    let cell = |row: &Row, at: usize| row.cells.get(at).cloned().unwrap_or_default();
    (0..width)
        .map(|at| {
            let (upper, lower) = (cell(above, at), cell(below, at));
            if !upper.is_empty() {
                group.clone_from(&upper);
            }
            if lower.is_empty() || lower == upper {
                return upper;
            }
            let both = format!("{group}{lower}");
            if is_of_others(&group, map) || is_known(&both, map) {
                format!("{group} {lower}")
            } else if is_known(&lower, map) {
                lower
            } else {
                upper
            }
        })
        .collect()
}

/// A field that stands above several columns is read from the first, unless it is a list: a list takes all of them.
fn only_once(columns: &mut [(String, Column)]) {
    for index in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(index);
        if let Some((_, column @ Column::Field { .. })) = rest.first_mut()
            && before.iter().any(|(_, other)| is_same(other, column))
        {
            *column = Column::Again;
        }
    }
}

/// Whether two columns would write the same value.
fn is_same(one: &Column, other: &Column) -> bool {
    match (one, other) {
        (
            Column::Field {
                field: a,
                language: one,
            },
            Column::Field {
                field: b,
                language: other,
            },
        ) => a == b && !LISTS.contains(a) && (one == other || !by_language(a)),
        _ => false,
    }
}

/// Whether the language of a heading makes a difference to a field.
fn by_language(field: &str) -> bool {
    is_words(field) || TRACKS.contains(&field)
}

fn meaning(heading: &str, subject: HeadingSubject, map: &BTreeMap<String, &str>) -> Column {
    let whole = meaning_of(heading, subject, map);
    let less = [unnumbered(heading), without_courtesy(heading)];
    if whole != Column::Unknown {
        return whole;
    }
    less.into_iter()
        .flatten()
        .map(|rest| meaning_of(rest, subject, map))
        .find(|found| *found != Column::Unknown)
        .unwrap_or(whole)
}

/// A heading without the words of a form that asks: `ご住所`, `Your website`.
fn without_courtesy(heading: &str) -> Option<&str> {
    let asked = ["ご", "御", "貴", "お", "Your ", "your ", "Our ", "our "];
    let rest = asked
        .iter()
        .find_map(|word| heading.trim_start().strip_prefix(word))?;
    // `Your name` is a person's.
    let persons = ["name", "title", "名"].map(fold).contains(&fold(rest));
    (!rest.is_empty() && !persons).then_some(rest)
}

/// A heading without what forms put before it: `【必須】国`, `①都市`, `3. URL`.
fn unnumbered(heading: &str) -> Option<&str> {
    let heading = heading.trim_start();
    let behind = |open: char, close: char| heading.strip_prefix(open)?.split_once(close);
    let asked = [('【', '】'), ('[', ']'), ('（', '）'), ('(', ')')]
        .into_iter()
        .find_map(|(open, close)| behind(open, close))
        .map(|(_, rest)| rest);
    let circled =
        || heading.strip_prefix(|c: char| matches!(c, '①'..='⑳' | '※' | '*' | '＊' | '■' | '●'));
    let counted = || {
        let rest =
            heading.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'));
        (rest.len() < heading.len())
            .then_some(rest)?
            .strip_prefix(['.', '．', ')', '）', '、'])
    };
    asked
        .or_else(circled)
        .or_else(counted)
        .map(str::trim)
        .filter(|rest| !rest.is_empty())
}

fn meaning_of(heading: &str, subject: HeadingSubject, map: &BTreeMap<String, &str>) -> Column {
    let folded = fold(heading);
    if folded.is_empty() {
        return Column::Empty;
    }
    let known = match subject {
        HeadingSubject::Booths => BOOTHS,
        HeadingSubject::Sessions => SESSIONS,
    };
    if let Some(wanted) = map.get(&folded) {
        let exact = known.iter().find(|(field, _)| field == wanted);
        let with_language = || {
            let (field, language) = wanted.rsplit_once('.')?;
            let (field, _) = known.iter().find(|(name, _)| *name == field)?;
            Some((*field, Some(language.to_owned())))
        };
        return exact
            .map(|(field, _)| (*field, None))
            .or_else(with_language)
            .map_or(
                if *wanted == "-" {
                    Column::Private
                } else {
                    Column::Unknown
                },
                |(field, language)| Column::Field { field, language },
            );
    }
    let exactly = |word: &str| {
        known
            .iter()
            .find(|(_, words)| words.iter().any(|known| fold(known) == word))
            .map(|(field, _)| *field)
    };
    let owners = match subject {
        HeadingSubject::Booths => OF_BOOTHS,
        HeadingSubject::Sessions => OF_SESSIONS,
    };
    // `企業ロゴ`, `Session room`: everything in the list is theirs.
    let of_each = |word: &str| {
        let without = |owner: &&str| exactly(word.strip_prefix(&fold(owner))?);
        exactly(word).or_else(|| owners.iter().find_map(without))
    };
    // `カタログPDF`, `Logo file`.
    let look = |word: &str| {
        let without = |end: &&str| {
            let field = of_each(word.strip_suffix(&fold(end))?)?;
            FILES.contains(&field).then_some(field)
        };
        of_each(word).or_else(|| FILE_ENDS.iter().find_map(without))
    };
    let (plain, language) = without_language(&folded);
    // A language is one where it makes a difference: `開始日` is no Japanese beginning.
    let found = look(&folded).map(|field| (field, None)).or_else(|| {
        let field = look(plain)?;
        by_language(field).then_some((field, language))
    });
    // `登壇者1`, `Topic 2`: the columns of a list may be numbered.
    let numbered = || {
        let name = folded.trim_end_matches(|c: char| c.is_ascii_digit());
        let field = look(name).filter(|_| name != folded && !name.is_empty())?;
        LISTS.contains(&field).then_some((field, None))
    };
    let found = found.or_else(numbered);
    let reading = || {
        let name = READINGS
            .iter()
            .find_map(|word| folded.strip_suffix(&fold(word)))?;
        (subject == HeadingSubject::Booths && look(name) == Some("name"))
            .then_some(("reading", None))
    };
    let in_language = || {
        let (_, tag) = NAMES_IN.iter().find(|(word, _)| fold(word) == folded)?;
        (subject == HeadingSubject::Booths).then_some(("name", Some(*tag)))
    };
    let found = found.or_else(reading).or_else(in_language);
    if found.is_none()
        && subject == HeadingSubject::Booths
        && MAIL
            .iter()
            .any(|known| fold(known) == folded || fold(known) == plain)
    {
        return Column::Mail;
    }
    // `紹介文（200字以内）`, `Start (JST)`: what stands in brackets behind a heading says how it is filled in, unless it is a
    // heading itself.
    if found.is_none()
        && !PRIVATE.iter().any(|known| fold(known) == plain)
        && let Some((before, inside)) = bracketed(heading)
    {
        if subject == HeadingSubject::Booths && names::is_persons(&inside) {
            return Column::Private;
        }
        // `E-Mail (public)` does not say who is to be seen.
        let is_aside = match meaning(&inside, subject, map) {
            Column::Field { field, .. } => field == SHOWN,
            inner => matches!(inner, Column::Unknown | Column::Empty),
        };
        if is_aside {
            return match meaning(&before, subject, map) {
                // Minutes or hours, or nobody knows which.
                Column::Field {
                    field: "duration", ..
                } if !is_unit(&inside) => Column::Unknown,
                column => column,
            };
        }
    }
    match found {
        Some((field, language)) => Column::Field {
            field,
            language: language.map(str::to_owned),
        },
        None if PRIVATE.iter().any(|known| fold(known) == plain) => Column::Private,
        None => Column::Unknown,
    }
}

/// Whether a word is a unit of lengths of time, or how such are written.
fn is_unit(word: &str) -> bool {
    super::grammar::duration(&format!("1 {word}")).is_some() || word.contains("mm")
}

/// A heading and what stands in brackets behind it.
pub(crate) fn bracketed(heading: &str) -> Option<(String, String)> {
    let text: String = heading.nfkc().collect();
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '※'));
    let (close, open) = [(')', '('), (']', '['), ('】', '【'), ('〕', '〔')]
        .into_iter()
        .find(|(close, _)| text.ends_with(*close))?;
    let (before, inside) = text.strip_suffix(close)?.rsplit_once(open)?;
    (!before.trim().is_empty()).then(|| (before.trim().to_owned(), inside.trim().to_owned()))
}

/// The tag of a language that is named by its word or its tag: `日本語`, `English`, `vi`.
pub(super) fn language(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let named = |word: &str| fold(word) == folded || format!("{}語", fold(word)) == folded;
    LANGUAGES
        .iter()
        .find(|(word, tag)| named(word) || *tag == folded)
        .map(|(_, tag)| *tag)
}

/// A heading without the word for its language: `会社名英語`, `companynameenglish`, `englishname`.
fn without_language(folded: &str) -> (&str, Option<&'static str>) {
    for (word, tag) in LANGUAGES {
        let word = fold(word);
        let rest = folded
            .strip_suffix(&word)
            .or_else(|| folded.strip_prefix(&word));
        if let Some(rest) = rest
            && !rest.is_empty()
        {
            return (rest, Some(tag));
        }
    }
    (folded, None)
}

/// A word without width, case, kana, spaces, brackets and marks: `会社名（英語）` is `会社名英語`.
pub(crate) fn fold(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'ァ'..='ヶ' => char::from_u32(c as u32 - 0x60).unwrap_or(c),
            other => other,
        })
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests;

//! What a table's columns mean: headings in Japanese and English, written in whatever width and case.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::field_rules::is_words;
use super::formats::Row;
use super::heading_synonyms::{
    BOOTHS, LANGUAGES, LISTS, MAIL, NAMES_IN, PRIVATE, READINGS, SESSIONS, TRACKS,
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
pub(crate) enum Subject {
    /// Exhibitors, one a row.
    Booths,
    /// Sessions, one a row.
    Sessions,
}

/// The headings of a table.
#[derive(Clone, Debug)]
pub(crate) struct Headings {
    /// What the rows are.
    pub subject: Subject,
    /// Index among the table's rows.
    pub row: usize,
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
    let single = head().map(|(index, row)| (index, row.cells.clone()));
    // Headings may stand in two rows, the upper one over several columns: where that makes more of them known.
    let pairs = head().skip(1).zip(rows);
    let joined = pairs.map(|((index, row), above)| (index, over(above, row, &map)));
    for (last, cells) in single.chain(joined) {
        for (subject, needed) in [(Subject::Booths, "name"), (Subject::Sessions, "title")] {
            let columns: Vec<(String, Column)> = cells
                .iter()
                .map(|heading| (heading.clone(), meaning(heading, subject, &map)))
                .collect();
            if !columns.iter().any(
                |(_, column)| matches!(column, Column::Field { field, .. } if *field == needed),
            ) {
                continue;
            }
            let score = known(&columns);
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((
                    score,
                    Headings {
                        subject,
                        row: last,
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
    only_once(&mut headings.columns);
    Some(headings)
}

/// Whether the headings stand one below another, so that the columns are the exhibitors.
fn is_turned(rows: &[Row], headings: &Headings, map: &BTreeMap<String, &str>) -> bool {
    let needed = match headings.subject {
        Subject::Booths => "name",
        Subject::Sessions => "title",
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
    count(Subject::Booths).max(count(Subject::Sessions))
}

/// The words of two rows of headings, column by column.
fn over(above: &Row, below: &Row, map: &BTreeMap<String, &str>) -> Vec<String> {
    let is_known = |text: &str| {
        [Subject::Booths, Subject::Sessions].iter().any(|subject| {
            matches!(
                meaning(text, *subject, map),
                Column::Field { .. } | Column::Mail | Column::Private
            )
        })
    };
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
            if is_known(&both) {
                format!("{group} {lower}")
            } else if is_known(&lower) {
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

fn meaning(heading: &str, subject: Subject, map: &BTreeMap<String, &str>) -> Column {
    match (meaning_of(heading, subject, map), unnumbered(heading)) {
        (Column::Unknown, Some(rest)) => meaning_of(rest, subject, map),
        (found, _) => found,
    }
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

fn meaning_of(heading: &str, subject: Subject, map: &BTreeMap<String, &str>) -> Column {
    let folded = fold(heading);
    if folded.is_empty() {
        return Column::Empty;
    }
    let known = match subject {
        Subject::Booths => BOOTHS,
        Subject::Sessions => SESSIONS,
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
    let look = |word: &str| {
        known
            .iter()
            .find(|(_, words)| words.iter().any(|known| fold(known) == word))
            .map(|(field, _)| *field)
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
        (subject == Subject::Booths && look(name) == Some("name")).then_some(("reading", None))
    };
    let in_language = || {
        let (_, tag) = NAMES_IN.iter().find(|(word, _)| fold(word) == folded)?;
        (subject == Subject::Booths).then_some(("name", Some(*tag)))
    };
    let found = found.or_else(reading).or_else(in_language);
    if found.is_none()
        && subject == Subject::Booths
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
        && matches!(
            meaning(&inside, subject, map),
            Column::Unknown | Column::Empty
        )
    {
        return match meaning(&before, subject, map) {
            // Minutes or hours, or nobody knows which.
            Column::Field {
                field: "duration", ..
            } if !is_unit(&inside) => Column::Unknown,
            column => column,
        };
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
mod tests {
    use super::*;

    fn fields(headings: &[&str], map: &[(&str, &str)]) -> (Subject, Vec<String>) {
        let row = |cells: &[&str]| Row {
            number: 1,
            cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
            joined: Vec::new(),
            beside: Vec::new(),
        };
        let map = map.iter().map(|&(a, b)| (a.to_owned(), b.to_owned()));
        // A column of which no row says anything is empty, whatever heads it.
        let said = row(&vec!["x"; headings.len()]);
        let rows = [row(&["出展者一覧"]), row(headings), said];
        let found = find(&rows, &map.collect()).unwrap();
        assert_eq!(found.row, 1);
        let columns = found.columns.into_iter().map(|(_, column)| match column {
            Column::Field { field, language } => {
                format!("{field}:{}", language.unwrap_or_default())
            }
            other => format!("{other:?}"),
        });
        (found.subject, columns.collect())
    }

    #[test]
    fn names_in_a_language_need_no_other_word() {
        let (_, found) = fields(&["会社名", "英語名", "名"], &[]);
        assert_eq!(found, ["name:", "name:en", "Unknown"]);
    }

    #[test]
    fn headings_of_both_languages_are_understood() {
        let (subject, found) = fields(
            &[
                "No",
                "会社名",
                "ﾌﾘｶﾞﾅ",
                "会社名（英語）",
                "国・地域",
                "分野",
                "ＵＲＬ",
                "e-mail",
                "担当者名",
                "色紙",
            ],
            &[],
        );
        assert_eq!(subject, Subject::Booths);
        assert_eq!(
            found,
            [
                "Unknown",
                "name:",
                "reading:",
                "name:en",
                "country:",
                "topics:",
                "contact.url:",
                "Mail",
                "Private",
                "Unknown"
            ]
        );
        let (_, found) = fields(
            &[
                "Company Name",
                "Company Name (Japanese)",
                "Country/Region",
                "Web site",
                "Description_EN",
            ],
            &[],
        );
        assert_eq!(
            found,
            [
                "name:",
                "name:ja",
                "country:",
                "contact.url:",
                "description:en"
            ]
        );
    }

    #[test]
    fn a_programme_is_told_from_a_list_of_exhibitors() {
        let (subject, found) = fields(
            &[
                "日付",
                "開始",
                "終了",
                "会場",
                "タイトル",
                "タイトル(英語)",
                "登壇者",
            ],
            &[],
        );
        assert_eq!(subject, Subject::Sessions);
        assert_eq!(
            found,
            [
                "day:",
                "start:",
                "end:",
                "channel:",
                "title:",
                "title:en",
                "speakers:"
            ]
        );
    }

    #[test]
    fn ones_own_headings_are_mapped() {
        let (_, found) = fields(
            &["称号", "Firma", "Rufname", "会社名"],
            &[("firma", "name.en"), ("称号", "tagline"), ("会社名", "-")],
        );
        assert_eq!(found, ["tagline:", "name:en", "Unknown", "Private"]);
    }

    #[test]
    fn a_field_is_read_from_one_column() {
        let (_, found) = fields(&["会社名", "国", "国"], &[]);
        assert_eq!(found, ["name:", "country:", "Again"]);
    }
}

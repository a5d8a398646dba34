//! Whether visitors are to see an entry, as a column of its own says: `公開`, `掲載可否`, `Published (Y/N)`.

use super::formats::Table;
use super::heading_synonyms::SHOWN;
use super::headings::{Headings, fold};
use super::status::RowStatus;

/// What visitors are not to see is called so in columns of states too.
#[rustfmt::skip]
const HIDDEN: &[&str] = &["非公開", "未公開", "公開しない", "公開不可", "公開停止", "公開前", "非掲載", "未掲載", "掲載しない", "掲載不可", "掲載不要", "掲載停止", "非表示", "表示しない",
    "unpublished", "not published", "not public", "hidden", "private", "invisible", "비공개", "미공개", "不公开", "未公开", "不公開"];
/// And so where nothing else is asked.
#[rustfmt::skip]
const NO: &[&str] = &["不可", "否", "不要", "しない", "無", "無し", "なし", "いいえ", "no", "n", "false", "0", "off", "none", "hide", "inactive", "disabled", "internal", "아니오", "không", "ไม่"];
#[rustfmt::skip]
const YES: &[&str] = &["公開する", "公開可", "公開中", "掲載", "掲載する", "掲載可", "掲載中", "掲載済", "掲載済み", "掲載希望", "表示", "表示する", "可", "有", "有り", "あり", "要", "する", "希望", "希望する", "はい",
    "y", "true", "1", "on", "live", "visible", "show", "shown", "enabled", "공개", "예", "公开", "是", "có", "ใช่"];

/// Whether a word of a column of states says that visitors are not to see the entry.
pub(super) fn is_hidden(word: &str) -> bool {
    is_one_of(HIDDEN, word)
}

/// What a cell says; `None` where that is not known.
fn says(cell: &str) -> Option<bool> {
    // A dash is no: whoever is to be seen has a mark.
    let dashes = !cell.is_empty() && cell.chars().all(|c| "-‐–—―−－ー".contains(c));
    if dashes || is_hidden(cell) || is_one_of(NO, cell) {
        return Some(false);
    }
    if is_one_of(YES, cell) {
        return Some(true);
    }
    // What nobody knows yet is not to be seen yet.
    RowStatus::of(cell).map(|status| status == RowStatus::Holds)
}

fn is_one_of(words: &[&str], cell: &str) -> bool {
    let folded = fold(cell);
    !folded.is_empty() && words.iter().any(|word| fold(word) == folded)
}

/// The column that says who is to be seen.
pub(super) struct ShownColumn<'a> {
    heading: &'a str,
    /// Whether it marks some rows, so that those without a mark are not to be seen.
    marks: bool,
}

impl<'a> ShownColumn<'a> {
    /// That of a list, if it has one.
    pub fn of(table: &Table, headings: &'a Headings) -> Option<Self> {
        let (at, heading) = headings.place(SHOWN)?;
        let mut cells = table.rows.iter().skip(headings.row + 1);
        let marks = cells.any(|row| {
            row.cells
                .get(at)
                .is_some_and(|cell| says(cell) == Some(true))
        });
        Some(Self { heading, marks })
    }

    /// What hides a row whose cell says this, in words for the organiser.
    ///
    /// # Errors
    /// What the cell says, where that is not known.
    pub fn hides(&self, cell: Option<&str>) -> Result<Option<String>, String> {
        let shown = match cell {
            Some(cell) => says(cell).ok_or_else(|| cell.to_owned())?,
            None => !self.marks,
        };
        Ok((!shown).then(|| format!("{}: {}", self.heading, cell.unwrap_or("–"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_say_who_is_to_be_seen() {
        for cell in [
            "公開",
            "掲載可",
            "○",
            "◎",
            "可",
            "有",
            "する",
            "Yes",
            "y",
            "TRUE",
            "1",
            "Published",
            "Public",
            "Live",
            "はい",
            "掲載済",
        ] {
            assert_eq!(says(cell), Some(true), "{cell}");
        }
        for cell in [
            "非公開",
            "未公開",
            "否",
            "不可",
            "×",
            "✕",
            "無",
            "なし",
            "-",
            "―",
            "No",
            "n",
            "FALSE",
            "0",
            "Unpublished",
            "Hidden",
            "private",
            "Draft",
            "未定",
            "調整中",
            "辞退",
            "しない",
            "Not published",
        ] {
            assert_eq!(says(cell), Some(false), "{cell}");
        }
        for cell in ["", "要相談の上", "12/1", "△", "会員のみ"] {
            assert_eq!(says(cell), None, "{cell}");
        }
        // A column of states asks more than one thing.
        assert!(
            is_hidden("非公開") && is_hidden("Unpublished") && !is_hidden("No") && !is_hidden("0")
        );
    }

    #[test]
    fn without_a_mark_one_is_hidden_where_others_have_one() {
        let column = |marks| ShownColumn {
            heading: "公開",
            marks,
        };
        assert_eq!(column(true).hides(None), Ok(Some("公開: –".to_owned())));
        assert_eq!(column(false).hides(None), Ok(None));
        assert_eq!(
            column(false).hides(Some("非公開")),
            Ok(Some("公開: 非公開".to_owned()))
        );
        assert_eq!(
            column(true).hides(Some("会員のみ")),
            Err("会員のみ".to_owned())
        );
    }
}

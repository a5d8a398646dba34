//! Rows that are no entries: headings between the others, totals, remarks, examples of how a form is filled in.

use std::collections::BTreeSet;

use super::formats::Row;
use super::headings::{Headings, fold};
use super::status::RowStatus;
use super::values::CellReader;

/// Cells of one row that say the same before it is taken for a heading between the rows.
const HEADING_CELLS: usize = 3;

/// Whether a row only parts the rows above it from those below: one text across all of it.
pub(super) fn is_heading(row: &Row, headings: &Headings) -> bool {
    let filled: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let same = filled.windows(2).all(|two| two[0] == two[1]);
    let again = headings.columns.iter().map(|(heading, _)| heading);
    (filled.len() >= HEADING_CELLS && same) || again.eq(row.cells.iter())
}

/// Whether a row above the headings may be an entry, of another table in the same sheet. Titles and dates stand alone.
pub(super) fn may_be_entry(row: &Row, headings: &Headings) -> bool {
    let filled: BTreeSet<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let named = headings.columns.iter();
    let named = named.filter(|(heading, _)| !heading.is_empty()).count();
    filled.len() >= HEADING_CELLS.min(named)
}

/// Whether one text is merged across all columns, of which some are no names, or stands alone in brackets: `【Aホール】`.
pub(super) fn is_across(row: &Row, columns: usize, names: usize) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let Some(text) = filled.next() else {
        return false;
    };
    if filled.any(|other| other != text) {
        return false;
    }
    let bracketed = [
        ('【', '】'),
        ('[', ']'),
        ('［', '］'),
        ('〔', '〕'),
        ('<', '>'),
        ('＜', '＞'),
        ('≪', '≫'),
    ]
    .into_iter()
    .any(|(open, close)| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inside| !inside.contains([open, close]))
    });
    columns > names && (bracketed || row.beside.len() + 1 >= columns)
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

/// What lists call their own parts.
const SECTIONS: &[&str] = &[
    "exhibitors",
    "sponsors",
    "platinum sponsors",
    "gold sponsors",
    "silver sponsors",
    "bronze sponsors",
    "partners",
    "media partners",
    "supporters",
    "organisers",
    "organizers",
    "出展者",
    "出展社",
    "出展者一覧",
    "出展社一覧",
    "出展企業",
    "出展企業一覧",
    "出展団体",
    "スポンサー",
    "プラチナスポンサー",
    "ゴールドスポンサー",
    "シルバースポンサー",
    "ブロンズスポンサー",
    "協賛",
    "協賛企業",
    "協賛団体",
    "後援",
    "主催",
    "共催",
    "참가업체",
    "후원",
    "赞助商",
    "参展商",
    "nhà tài trợ",
    "ผู้สนับสนุน",
];

/// What lists write where nobody stands, folded.
#[rustfmt::skip]
const VACANT: &[&str] = &["空", "空き", "空小間", "空き小間", "空ブース", "空きブース", "空区画", "空きスペース", "予備", "予備小間", "欠番", "募集中", "未割当", "未割り当て",
    "vacant", "vacancy", "available", "unassigned", "notassigned", "emptybooth", "vacantbooth", "空位", "空置", "공실", "빈부스", "미정"];

/// Whether a list of exhibitors has nobody at a place, or nobody knows whom yet: `空き`, `未定`, `TBC`.
pub(super) fn is_vacant(name: &str) -> bool {
    VACANT.contains(&fold(name).as_str()) || RowStatus::of(name) == Some(RowStatus::Open)
}

/// Whether a text stands between two strokes or the like: `— Sponsors —`, `=== Hall A ===`.
fn is_ruled(label: &str) -> bool {
    let rules = [
        '-', '‐', '–', '—', '―', '─', '━', '=', '＝', '~', '～', '〜', '★', '☆',
    ];
    let inside = label.trim_start_matches(rules);
    inside.len() < label.len() && label.ends_with(rules) && fold(inside).len() > 1
}

/// What forms write below their headings, folded: how a column is filled in, and an entry that nobody made.
const NOTES: &[&str] = &[
    "必須",
    "任意",
    "入力必須",
    "半角",
    "全角",
    "記入例",
    "入力例",
    "見本",
    "サンプル",
    "例",
    "required",
    "optional",
    "mandatory",
    "text",
    "string",
    "example",
    "sample",
    "필수",
    "선택",
    "예시",
    "必填",
    "选填",
    "示例",
    "範例",
    "bắtbuộc",
    "vídụ",
    "ตัวอย่าง",
];
const EXAMPLES: &[&str] = &[
    "例)",
    "例:",
    "(例)",
    "記入例",
    "入力例",
    "e.g.",
    "example:",
    "sample:",
    "예)",
    "예:",
    "例如",
    "ví dụ:",
    "ตัวอย่าง:",
];

/// Whether a row below the headings says how they are filled in: `（必須）`, `例）株式会社サンプル`.
pub(super) fn is_note(label: &str, row: &Row) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let text: String = label.nfkc().flat_map(char::to_lowercase).collect();
    let is_one = |cell: &str| NOTES.contains(&fold(cell).as_str());
    is_one(label)
        || EXAMPLES.iter().any(|word| text.starts_with(word))
        || row.cells.first().is_some_and(|cell| is_one(cell))
}

/// Whether a row is no entry, but a total, a remark, or a heading between the others: its name alone is filled, figures
/// aside, and is none.
pub(super) fn is_aside(label: &str, row: &Row, names: &[usize], reader: &CellReader) -> bool {
    let others = row
        .cells
        .iter()
        .enumerate()
        .filter(|(at, _)| !names.contains(at));
    // `計` in the column of numbers, and `45社` in that of names.
    if others
        .clone()
        .any(|(_, cell)| TOTALS.contains(&fold(cell).as_str()))
    {
        return true;
    }
    let is_number = |cell: &str| fold(cell).chars().all(|c| c.is_ascii_digit());
    let mut others = others.into_iter();
    if others.any(|(_, cell)| !is_number(cell)) {
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
        || is_ruled(label)
        || SECTIONS.iter().any(|word| fold(word) == folded)
        || reader.is_hall(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_without_an_exhibitor_is_no_name() {
        for text in [
            "空き",
            "（空き小間）",
            "未定",
            "調整中",
            "TBC",
            "Vacant",
            "予備",
        ] {
            assert!(is_vacant(text), "{text}");
        }
        for text in [
            "空",
            "空調機器",
            "Available Light GmbH",
            "未来工業",
            "予備校",
        ] {
            assert_eq!(is_vacant(text), text == "空", "{text}");
        }
    }

    #[test]
    fn strokes_part_a_list() {
        for text in ["— Sponsors —", "=== Hall A ===", "～ゴールド～", "★ VIP ★"] {
            assert!(is_ruled(text), "{text}");
        }
        for text in ["-", "——", "Acme -", "- Acme", "A-B", "～～"] {
            assert!(!is_ruled(text), "{text}");
        }
    }
}

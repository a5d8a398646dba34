//! Cells of OpenDocument that are one, which calamine does not tell of.

use super::grid::{COLUMNS, ROWS};
use super::parts::{CellRef, elements, number, part};

/// The first and the last place of the cells of a sheet that are one.
pub(super) fn in_ods(bytes: &[u8], sheet: &str) -> Vec<(CellRef, CellRef)> {
    let mut merged = Vec::new();
    // Tables may stand in cells of others.
    let (mut depth, mut inside) = (0, false);
    let (mut row, mut rows, mut column) = (0_u32, 0_u32, 0_u32);
    let Some(xml) = part(bytes, "content.xml") else {
        return merged;
    };
    elements(&xml, |name, tag| match (name, tag) {
        ("table", Some(tag)) => {
            depth += 1;
            if depth == 1 {
                inside = super::xml::attribute(tag, "name").as_deref() == Some(sheet);
                (row, rows) = (0, 0);
            }
        }
        ("table", None) => depth -= 1,
        ("table-row", Some(tag)) if inside && depth == 1 => {
            row = row.saturating_add(rows);
            rows = number(tag, "number-rows-repeated").unwrap_or(1);
            column = 0;
        }
        ("table-cell" | "covered-table-cell", Some(tag)) if inside && depth == 1 => {
            let span = |name| number(tag, name).unwrap_or(1).max(1);
            let (high, wide) = (span("number-rows-spanned"), span("number-columns-spanned"));
            if (high > 1 || wide > 1) && row < ROWS && column < COLUMNS {
                let last = (
                    row.saturating_add(high - 1).min(ROWS),
                    column.saturating_add(wide - 1).min(COLUMNS),
                );
                merged.push(((row, column), last));
            }
            column = column.saturating_add(span("number-columns-repeated"));
        }
        _ => {}
    });
    merged
}

#[cfg(test)]
mod tests {
    use super::super::test_archive::archive;
    use super::*;

    #[test]
    fn open_document_says_which_cells_are_one() {
        let bytes = archive(&[(
            "content.xml",
            r#"<office:document-content><table:table table:name="A"><table:table-row><table:table-cell table:number-columns-spanned="2"/></table:table-row></table:table>
               <table:table table:name="B"><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
               <table:table-row><table:table-cell table:number-columns-repeated="3"/><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2"/><table:covered-table-cell/></table:table-row>
               <table:table-row><table:table-cell table:number-columns-repeated="3"/><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row></table:table></office:document-content>"#,
        )]);
        assert_eq!(in_ods(&bytes, "B"), [((2, 3), (3, 4))]);
        assert_eq!(in_ods(&bytes, "A"), [((0, 0), (0, 1))]);
        assert!(in_ods(&bytes, "C").is_empty());
    }
}

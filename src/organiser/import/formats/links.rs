//! Addresses behind the texts of cells: links that a workbook keeps beside its cells, and formulas that make some.

use std::collections::BTreeMap;

use super::grid::{COLUMNS, ROWS};
use super::parts::{CellRef, elements, number, part, place, sheet_path};
use super::xml::attribute;

/// Addresses by the cells that they stand behind.
pub(super) type CellLinks = BTreeMap<CellRef, String>;

/// Cells of a link that are read: a whole column may be one.
const MOST: u32 = ROWS;

/// The links of a sheet of Excel.
pub(super) fn in_xlsx(bytes: &[u8], sheet: &str) -> Option<CellLinks> {
    let path = sheet_path(bytes, sheet)?;
    let (folder, file) = path.rsplit_once('/')?;
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    let beside = part(bytes, &format!("{folder}/_rels/{file}.rels"))?;
    elements(&beside, |name, tag| {
        if let ("Relationship", Some(tag)) = (name, tag)
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            targets.insert(id, target);
        }
    });
    let mut links = CellLinks::new();
    elements(&part(bytes, &path)?, |name, tag| {
        if let ("hyperlink", Some(tag)) = (name, tag)
            && let Some(target) = attribute(tag, "id").and_then(|id| targets.get(&id).cloned())
            && let Some((first, last)) = attribute(tag, "ref").and_then(|cells| area(&cells))
        {
            for row in first.0..=last.0.min(first.0.saturating_add(MOST)) {
                for column in first.1..=last.1.min(COLUMNS) {
                    links.insert((row, column), target.clone());
                }
            }
        }
    });
    Some(links)
}

/// The links of a sheet of OpenDocument, and what its formulas make some of.
pub(super) fn in_ods(
    bytes: &[u8],
    sheet: &str,
) -> Option<(CellLinks, BTreeMap<CellRef, LinkFormula>)> {
    let (mut links, mut formulas) = (CellLinks::new(), BTreeMap::new());
    // Tables may stand in cells of others.
    let (mut depth, mut inside) = (0, false);
    let (mut row, mut rows, mut column, mut columns) = (0_u32, 0_u32, 0_u32, 0_u32);
    elements(&part(bytes, "content.xml")?, |name, tag| {
        match (name, tag) {
            ("table", Some(tag)) => {
                depth += 1;
                if depth == 1 {
                    inside = attribute(tag, "name").as_deref() == Some(sheet);
                    (row, rows) = (0, 0);
                }
            }
            ("table", None) => depth -= 1,
            _ if !inside || depth != 1 => {}
            ("table-row", Some(tag)) => {
                row = row.saturating_add(rows);
                rows = number(tag, "number-rows-repeated").unwrap_or(1);
                (column, columns) = (0, 0);
            }
            ("table-cell" | "covered-table-cell", Some(tag)) => {
                column = column.saturating_add(columns);
                columns = number(tag, "number-columns-repeated").unwrap_or(1);
                let formula = attribute(tag, "formula");
                if let Some(formula) = formula.as_deref().and_then(LinkFormula::of) {
                    formulas.insert((row, column), formula);
                }
            }
            ("a", Some(tag)) => {
                if let Some(address) = attribute(tag, "href") {
                    links.entry((row, column)).or_insert(address);
                }
            }
            _ => {}
        }
    });
    Some((links, formulas))
}

/// Where a formula has its address from.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum LinkFormula {
    /// It says it itself.
    Address(String),
    /// Another cell of the sheet says it.
    Cell(CellRef),
}

impl LinkFormula {
    /// Reads `HYPERLINK("https://a.example","Site")`, in Excel's way or OpenDocument's; nothing where the address is worked out.
    pub fn of(formula: &str) -> Option<Self> {
        let formula = formula
            .trim_start_matches("of:")
            .trim_start_matches(['=', '+', ' ']);
        let name = "HYPERLINK(";
        let head = formula.get(..name.len())?;
        let rest = formula[name.len()..].trim_start();
        if !head.eq_ignore_ascii_case(name) {
            return None;
        }
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut pieces = quoted.split('"');
            let mut address = pieces.next()?.to_owned();
            let mut behind = pieces.next()?;
            // Two marks are one of the text.
            while behind.is_empty()
                && let Some(more) = pieces.next()
            {
                address = format!("{address}\"{more}");
                behind = pieces.next()?;
            }
            let ends = behind.trim_start().starts_with([',', ';', ')']);
            return ends.then_some(Self::Address(address));
        }
        let cell = rest.split([',', ';', ')']).next()?;
        let cell = cell.trim().trim_start_matches("[.").trim_end_matches(']');
        place(&cell.replace('$', "")).map(Self::Cell)
    }
}

/// The first and the last cell of `B2:B5`, or of `B2`.
fn area(cells: &str) -> Option<(CellRef, CellRef)> {
    let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
    Some((place(first)?, place(last)?))
}

#[cfg(test)]
mod tests {
    use super::super::test_archive::archive;
    use super::*;

    #[test]
    fn formulas_say_their_address_or_where_it_stands() {
        let address = |text: &str| Some(LinkFormula::Address(text.to_owned()));
        for (formula, wanted) in [
            (
                r#"HYPERLINK("https://a.example/","Site")"#,
                address("https://a.example/"),
            ),
            (
                r#"=hyperlink( "https://a.example/?a=1,2" )"#,
                address("https://a.example/?a=1,2"),
            ),
            (
                r#"of:=HYPERLINK("https://a.example/";"Site")"#,
                address("https://a.example/"),
            ),
            (
                r#"HYPERLINK("https://a.example/""b""","Site")"#,
                address("https://a.example/\"b\""),
            ),
            ("HYPERLINK($C$2,\"Site\")", Some(LinkFormula::Cell((1, 2)))),
            (
                "of:=HYPERLINK([.C2];\"Site\")",
                Some(LinkFormula::Cell((1, 2))),
            ),
            (r#"HYPERLINK("https://a.example/"&C2,"Site")"#, None),
            ("HYPERLINK(CONCATENATE(A1,B1))", None),
            ("SUM(A1)", None),
            ("HYPERLINK(\"", None),
            ("\u{e9}", None),
        ] {
            assert_eq!(LinkFormula::of(formula), wanted, "{formula}");
        }
    }

    #[test]
    fn open_document_says_what_its_cells_link_to() {
        let bytes = archive(&[(
            "content.xml",
            r#"<office:document-content><table:table table:name="A"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>
               <table:table-cell><text:p><text:a xlink:href="https://a.example/?a=1&amp;b=2">Site</text:a></text:p></table:table-cell></table:table-row>
               <table:table-row><table:table-cell table:formula="of:=HYPERLINK(&quot;https://b.example/&quot;;&quot;Site&quot;)"><text:p>Site</text:p></table:table-cell></table:table-row></table:table></office:document-content>"#,
        )]);
        let (links, formulas) = in_ods(&bytes, "A").unwrap();
        assert_eq!(
            links,
            [((0, 2), "https://a.example/?a=1&b=2".to_owned())].into()
        );
        let address = LinkFormula::Address("https://b.example/".to_owned());
        assert_eq!(formulas, [((2, 0), address)].into());
    }
}

//! Cells by their places, as workbooks and pages have them, and the table they make: merged cells filled, hidden ones out.

use std::collections::{BTreeMap, BTreeSet};

use super::hidden::HiddenCells;
use super::links::{CellLinks, LinkFormula};
use super::parts::CellRef;
use super::table::Table;

/// Rows that are read: as many as an event may have booths, and some headings.
pub(super) const ROWS: u32 = 10_100;
/// Columns that are read; what stands further to the right was put there by accident.
pub(super) const COLUMNS: u32 = 400;

/// The cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    cells: BTreeMap<CellRef, String>,
    /// The first and the last place of cells that are one.
    pub merged: Vec<(CellRef, CellRef)>,
    pub hidden: HiddenCells,
    /// Addresses that stand behind cells.
    pub links: CellLinks,
    /// Whether there was more than is read.
    cut: bool,
}

impl Grid {
    /// Keeps a cell if there is something in it, and it is in bounds.
    pub fn put(&mut self, place: CellRef, text: String) {
        if text.trim().is_empty() {
            return;
        }
        if place.0 < ROWS && place.1 < COLUMNS {
            self.cells.insert(place, text);
        } else {
            self.cut = true;
        }
    }

    /// Keeps the address that a formula puts behind a cell.
    pub fn link(&mut self, at: CellRef, formula: LinkFormula) {
        let address = match formula {
            LinkFormula::Address(address) => Some(address),
            LinkFormula::Cell(other) => self.cells.get(&other).cloned(),
        };
        self.links.extend(address.map(|address| (at, address)));
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Whether a cell is kept already.
    pub fn has(&self, place: CellRef) -> bool {
        self.cells.contains_key(&place)
    }

    /// Whether a place is taken by a cell from above it.
    pub fn is_covered(&self, place: CellRef) -> bool {
        let covers = |(first, last): &(CellRef, CellRef)| {
            (first.0..=last.0).contains(&place.0) && (first.1..=last.1).contains(&place.1)
        };
        self.merged.iter().any(covers)
    }

    /// Rows and columns as a table. What is hidden is left out, and told, unless it is asked for.
    pub fn table(mut self, with_hidden: bool) -> Table {
        let mut table = Table {
            cut: self.cut,
            ..Table::default()
        };
        let hidden = std::mem::take(&mut self.hidden);
        if !with_hidden {
            table.hidden_columns = self.hide(&hidden.columns);
        }
        let (joined, beside) = self.fill_merged();
        let mut row: Vec<String> = Vec::new();
        let mut number = 0;
        for ((line, column), text) in self.cells {
            if line != number {
                table.push(number as usize + 1, &std::mem::take(&mut row));
                number = line;
            }
            row.resize(column as usize, String::new());
            row.push(text);
        }
        table.push(number as usize + 1, &row);
        for row in &mut table.rows {
            let line = row.number as u32 - 1;
            let here = |places: &BTreeSet<CellRef>| -> Vec<usize> {
                let here = places.range((line, 0)..(line + 1, 0));
                here.map(|&(_, column)| column as usize).collect()
            };
            (row.joined, row.beside) = (here(&joined), here(&beside));
            let links = self.links.range((line, 0)..(line + 1, 0));
            row.links = links
                .map(|(&(_, column), address)| (column as usize, address.clone()))
                .collect();
            if !with_hidden {
                row.struck = here(&hidden.struck);
            }
        }
        if !with_hidden {
            hide_rows(&mut table, &hidden.rows);
        }
        table
    }

    /// Empties columns; their letters with the first text of each.
    fn hide(&mut self, columns: &BTreeSet<u32>) -> Vec<String> {
        // What is one cell with hidden ones stands where it is seen.
        for (start, end) in &mut self.merged {
            let seen = (start.1..=end.1.min(COLUMNS)).find(|column| !columns.contains(column));
            if let Some(column) = seen.filter(|column| *column != start.1)
                && let Some(text) = self.cells.remove(start)
            {
                start.1 = column;
                self.cells.insert(*start, text);
            }
        }
        let mut first: BTreeMap<u32, &str> = BTreeMap::new();
        for ((_, column), text) in &self.cells {
            if columns.contains(column) {
                first.entry(*column).or_insert(text.trim());
            }
        }
        let names = first
            .iter()
            .map(|(column, text)| format!("{} ({text})", letters(*column)))
            .collect();
        self.cells
            .retain(|(_, column), _| !columns.contains(column));
        names
    }

    /// Cells that were merged all say what the first of them says. Returned are those below it, and those to the right of it.
    fn fill_merged(&mut self) -> (BTreeSet<CellRef>, BTreeSet<CellRef>) {
        let (mut below, mut beside) = (BTreeSet::new(), BTreeSet::new());
        for (start, end) in &self.merged {
            let Some(text) = self.cells.get(start).cloned() else {
                continue;
            };
            for row in start.0..=end.0.min(ROWS) {
                for column in start.1..=end.1.min(COLUMNS) {
                    self.cells
                        .entry((row, column))
                        .or_insert_with(|| text.clone());
                    if row > start.0 {
                        below.insert((row, column));
                    }
                    if column > start.1 {
                        beside.insert((row, column));
                    }
                }
            }
        }
        (below, beside)
    }
}

/// Takes hidden rows out. A cell that is one with a hidden cell above it begins where it is seen.
fn hide_rows(table: &mut Table, hidden: &BTreeSet<u32>) {
    let mut begun: BTreeSet<usize> = BTreeSet::new();
    for mut row in std::mem::take(&mut table.rows) {
        let number = u32::try_from(row.number).unwrap_or_default();
        if number
            .checked_sub(1)
            .is_some_and(|row| hidden.contains(&row))
        {
            // What goes on from a row that is seen is no cell of this one.
            begun = (0..row.cells.len())
                .filter(|at| !row.joined.contains(at) || begun.contains(at))
                .collect();
            table.hidden_rows.push(row);
        } else {
            row.joined.retain(|at| !begun.contains(at));
            begun.clear();
            table.rows.push(row);
        }
    }
}

/// A column as spreadsheets call it: A, B … Z, AA.
fn letters(column: u32) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        more => letters(more - 1) + &letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let mut grid = Grid::default();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                grid.put((row as u32, column as u32), (*cell).to_owned());
            }
        }
        grid
    }

    #[test]
    fn hidden_columns_and_rows_are_left_out_and_told() {
        let make = || {
            let mut grid = grid(&[
                &["会社名", "社内メモ", "国"],
                &["青葉", "未払い", "日本"],
                &["若葉", "辞退?", "タイ"],
            ]);
            grid.hidden.columns = [1, 7].into();
            grid.hidden.rows = [2, 9].into();
            grid
        };
        let table = make().table(false);
        assert_eq!(
            table
                .rows
                .iter()
                .map(|row| row.cells.join("|"))
                .collect::<Vec<_>>(),
            ["会社名||国", "青葉||日本"]
        );
        assert_eq!(table.hidden_columns, ["B (社内メモ)"]);
        assert_eq!(table.hidden_rows[0].number, 3);
        let table = make().table(true);
        assert_eq!(table.rows.len(), 3);
        assert_eq!(table.rows[1].cells[1], "未払い");
        assert!(table.hidden_columns.is_empty() && table.hidden_rows.is_empty());
    }

    #[test]
    fn a_cell_begins_where_it_is_seen() {
        let mut grid = grid(&[
            &["会社名", "製品"],
            &["青葉", "ポンプ"],
            &["若葉", "弁"],
            &["", "管"],
            &["", "栓"],
        ]);
        grid.merged = vec![((2, 0), (4, 0))];
        grid.hidden.rows = [2].into();
        let table = grid.table(false);
        let rows: Vec<(&str, bool)> = table
            .rows
            .iter()
            .map(|row| (row.cells[0].as_str(), row.joined.contains(&0)))
            .collect();
        assert_eq!(
            rows,
            [
                ("会社名", false),
                ("青葉", false),
                ("若葉", false),
                ("若葉", true)
            ]
        );
    }

    #[test]
    fn a_heading_over_a_hidden_column_stays() {
        let mut grid = grid(&[&["会社名", "", "国"], &["x", "青葉", "日本"]]);
        grid.merged = vec![((0, 0), (0, 1))];
        grid.hidden.columns = [0].into();
        let table = grid.table(false);
        assert_eq!(table.rows[0].cells, ["", "会社名", "国"]);
        assert_eq!(table.rows[1].cells, ["", "青葉", "日本"]);
        assert_eq!(table.hidden_columns, ["A (x)"]);
    }

    #[test]
    fn what_is_one_with_the_cell_left_of_it_is_known() {
        let mut grid = grid(&[&["演題", "登壇者"], &["休憩", ""], &["講演", "山田"]]);
        grid.merged = vec![((1, 0), (1, 1))];
        let table = grid.table(false);
        assert_eq!(table.rows[1].cells, ["休憩", "休憩"]);
        assert_eq!(table.rows[1].beside, [1]);
        assert!(table.rows[2].beside.is_empty());
    }

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        assert_eq!(
            [0, 25, 26, 51, 701, 702].map(letters),
            ["A", "Z", "AA", "AZ", "ZZ", "AAA"]
        );
    }
}

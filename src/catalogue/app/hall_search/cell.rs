//! Where the arrow keys are among what was found in the hall: a grid of two columns, as the ARIA Authoring Practices have it
//! for a combobox whose popup is a grid. The focus itself stays in the field.

/// A cell: a booth that was found, and what a press on it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which booth, best first.
    pub row: usize,
    /// Whether it opens the booth at once; else it leads there.
    pub opens: bool,
}

impl Cell {
    /// Id of its element.
    pub fn id(self) -> String {
        let does = if self.opens { "open" } else { "lead" };
        format!("find-{does}-{}", self.row)
    }

    /// Where a key leads among so many rows; nothing where the key is the field's.
    pub fn after(at: Option<Self>, key: &str, rows: usize) -> Option<Self> {
        let last = rows.checked_sub(1)?;
        let to = |row| Self {
            row,
            opens: at.is_some_and(|at| at.opens),
        };
        match (key, at) {
            ("ArrowDown", Some(at)) if at.row < last => Some(to(at.row + 1)),
            ("ArrowDown", _) => Some(to(0)),
            ("ArrowUp", Some(at)) if at.row > 0 => Some(to(at.row - 1)),
            ("ArrowUp", _) => Some(to(last)),
            // Where no cell beside is meant, the arrows move in what is typed.
            ("ArrowRight", Some(at)) if !at.opens => Some(Self { opens: true, ..at }),
            ("ArrowLeft", Some(at)) if at.opens => Some(Self { opens: false, ..at }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(keys: &str, rows: usize) -> Option<(usize, bool)> {
        let keys = keys.split(' ').map(|key| format!("Arrow{key}"));
        let at = keys.fold(None, |at, key| Cell::after(at, &key, rows).or(at));
        at.map(|at| (at.row, at.opens))
    }

    #[test]
    fn arrows_go_round_the_rows_and_to_the_cell_beside() {
        assert_eq!(after("Down Down", 3), Some((1, false)));
        assert_eq!(after("Down Down Down Down", 3), Some((0, false)));
        assert_eq!(after("Up", 3), Some((2, false)));
        assert_eq!(after("Down Right Down", 3), Some((1, true)));
        assert_eq!(after("Down Right Left", 3), Some((0, false)));
        assert_eq!(after("Up Up Up Up", 3), Some((2, false)));
    }

    #[test]
    fn what_is_the_fields_stays_its_own() {
        let first = Some(Cell {
            row: 0,
            opens: false,
        });
        assert_eq!(Cell::after(None, "ArrowRight", 3), None);
        assert_eq!(Cell::after(first, "ArrowLeft", 3), None);
        assert_eq!(Cell::after(first, "Home", 3), None);
        assert_eq!(Cell::after(None, "ArrowDown", 0), None);
    }
}

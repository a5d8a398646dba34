//! The raster on which ways are searched: small squares, and whether a visitor can come to their middle.

use std::ops::Range;

use glam::{IVec2, Vec2};

use super::shapes::{COMFORT, Shapes};
use crate::measures::VISITOR_RADIUS;

/// Side of a cell, metres: the passage of 1 m between two booths leaves a strip wider than this to the middle of a visitor.
pub(super) const CELL: f32 = 0.2;
/// How far the middle of a walkable cell is from everything, metres. Halfway between two such middles, diagonal neighbours,
/// one is still a visitor's radius away from anything convex: `sqrt(0.3^2 + (0.2 * sqrt(2) / 2)^2)` is 0.332.
const TIGHT: f32 = VISITOR_RADIUS + 0.035;
/// The same for cells where a visitor keeps the distance they like: `sqrt(0.55^2 + 0.141^2)` is 0.568.
const ROOMY: f32 = COMFORT + 0.02;
/// How far a visitor's place may be from the raster's ways, in cells: out of any corner of a booth.
const FARTHEST_LINK: i32 = 10;

/// Which cells can be walked to from the entrance.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    min: Vec2,
    columns: usize,
    rows: usize,
    room: Vec<Room>,
}

/// How much room a visitor has in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Room {
    /// None, or no way there.
    Blocked,
    /// Enough to pass.
    Tight,
    /// Enough to like it.
    Roomy,
}

impl Room {
    fn at(clearance: f32) -> Self {
        if clearance >= ROOMY {
            Self::Roomy
        } else if clearance >= TIGHT {
            Self::Tight
        } else {
            Self::Blocked
        }
    }
}

impl Cells {
    /// Rasters the shapes, then keeps what is connected with `entrance`.
    pub fn new(shapes: &Shapes, entrance: Vec2) -> Self {
        let size = ((shapes.max - shapes.min) / CELL).ceil();
        let (columns, rows) = (size.x as usize, size.y as usize);
        let mut cells = Self {
            min: shapes.min,
            columns,
            rows,
            room: vec![Room::Roomy; columns * rows],
        };
        for shape in shapes.iter() {
            let (low, high) = shape.bounds();
            let (low, high) = (cells.place(low - ROOMY), cells.place(high + ROOMY));
            let (low, high) = (cells.clamp(low), cells.clamp(high));
            for y in low.y..=high.y {
                for x in low.x..=high.x {
                    let index = cells.index(IVec2::new(x, y));
                    if cells.room[index] > Room::Blocked {
                        let room = Room::at(shape.distance(cells.middle(index)).0);
                        cells.room[index] = cells.room[index].min(room);
                    }
                }
            }
        }
        cells.keep_connected(entrance);
        cells
    }

    /// Blocks what cannot be walked to. Looks at runs of walkable cells instead of at single ones: there are few in a row.
    fn keep_connected(&mut self, entrance: Vec2) {
        let Some(entrance) = self.nearest_index(entrance) else {
            return;
        };
        let mut runs: Vec<Range<usize>> = Vec::new();
        // The first run of each row.
        let mut rows = Vec::with_capacity(self.rows + 1);
        for (row, cells) in self.room.chunks(self.columns).enumerate() {
            rows.push(runs.len());
            let mut at = row * self.columns;
            for cells in cells.chunk_by(|a, b| (*a > Room::Blocked) == (*b > Room::Blocked)) {
                if cells[0] > Room::Blocked {
                    runs.push(at..at + cells.len());
                }
                at += cells.len();
            }
        }
        rows.push(runs.len());
        let mut reached = vec![false; runs.len()];
        let mut open: Vec<usize> = runs
            .iter()
            .position(|run| run.contains(&entrance))
            .into_iter()
            .collect();
        for run in &open {
            reached[*run] = true;
        }
        while let Some(run) = open.pop() {
            let cells = &runs[run];
            let row = cells.start / self.columns;
            let beside = [row.checked_sub(1), (row + 1 < self.rows).then_some(row + 1)];
            for other_row in beside.into_iter().flatten() {
                // The same columns in that row, and one more on each side for diagonals.
                let moved = |cell: usize| cell + other_row * self.columns - row * self.columns;
                for other in rows[other_row]..rows[other_row + 1] {
                    let touches = runs[other].start <= moved(cells.end)
                        && moved(cells.start) <= runs[other].end;
                    if touches && !std::mem::replace(&mut reached[other], true) {
                        open.push(other);
                    }
                }
            }
        }
        for (run, reached) in runs.into_iter().zip(reached) {
            if !reached {
                self.room[run].fill(Room::Blocked);
            }
        }
    }

    /// The cells of every row between two cells, and so many metres before and behind.
    pub fn stretch(&self, from: usize, to: usize, beyond: f32) -> Range<usize> {
        let rows = (beyond / CELL) as usize;
        let first = (from.min(to) / self.columns).saturating_sub(rows);
        let last = (from.max(to) / self.columns + rows).min(self.rows - 1);
        first * self.columns..(last + 1) * self.columns
    }

    /// All cells.
    pub fn all(&self) -> Range<usize> {
        0..self.room.len()
    }

    fn place(&self, point: Vec2) -> IVec2 {
        ((point - self.min) / CELL).floor().as_ivec2()
    }

    fn clamp(&self, place: IVec2) -> IVec2 {
        place.clamp(
            IVec2::ZERO,
            IVec2::new(self.columns as i32 - 1, self.rows as i32 - 1),
        )
    }

    fn index(&self, place: IVec2) -> usize {
        place.y as usize * self.columns + place.x as usize
    }

    /// How much room there is in a cell.
    pub fn room(&self, index: usize) -> Room {
        self.room[index]
    }

    /// Column and row of a cell.
    pub fn at(&self, index: usize) -> IVec2 {
        IVec2::new((index % self.columns) as i32, (index / self.columns) as i32)
    }

    /// Its middle, in the hall's coordinates.
    pub fn middle(&self, index: usize) -> Vec2 {
        self.min + (self.at(index).as_vec2() + 0.5) * CELL
    }

    fn is_walkable(&self, place: IVec2) -> Option<usize> {
        (place == self.clamp(place))
            .then(|| self.index(place))
            .filter(|index| self.room[*index] > Room::Blocked)
    }

    /// The walkable cells around one, and whether they lie diagonally.
    pub fn neighbours(&self, index: usize) -> impl Iterator<Item = (usize, bool)> {
        let at = self.at(index);
        (0..8).filter_map(move |direction| {
            let (x, y) = [
                (1, 0),
                (0, 1),
                (-1, 0),
                (0, -1),
                (1, 1),
                (-1, 1),
                (-1, -1),
                (1, -1),
            ][direction];
            Some((self.is_walkable(at + IVec2::new(x, y))?, direction >= 4))
        })
    }

    /// The nearest walkable cell that one can go to straight from here, if it is near at all.
    pub fn link(&self, shapes: &Shapes, from: Vec2) -> Option<usize> {
        let centre = self.place(from);
        (0..=FARTHEST_LINK).find_map(|ring| {
            self.ring(centre, ring, from)
                .find(|cell| shapes.is_way(from, self.middle(*cell), VISITOR_RADIUS - 0.01))
        })
    }

    /// The middle of the nearest walkable cell.
    pub fn nearest(&self, to: Vec2) -> Option<Vec2> {
        self.nearest_index(to).map(|index| self.middle(index))
    }

    fn nearest_index(&self, to: Vec2) -> Option<usize> {
        // What is not a number is nowhere; far away is the nearest edge.
        let centre = self.clamp(self.place(to));
        let distance = |index: &usize| self.middle(*index).distance_squared(to);
        let rings = self.columns.max(self.rows) as i32;
        let first = (0..=rings).find(|ring| self.ring(centre, *ring, to).next().is_some())?;
        // A corner of this ring may be farther away than the side of one of the next.
        let last = (first as f32 * std::f32::consts::SQRT_2).ceil() as i32 + 1;
        (first..=last)
            .filter_map(|ring| self.ring(centre, ring, to).next())
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// The walkable cells of a square ring, nearest to `to` first.
    fn ring(&self, centre: IVec2, ring: i32, to: Vec2) -> impl Iterator<Item = usize> {
        let mut found: Vec<usize> = (-ring..=ring)
            .flat_map(|y| {
                let step = if y.abs() == ring {
                    1
                } else {
                    (2 * ring).max(1)
                };
                (-ring..=ring)
                    .step_by(step as usize)
                    .map(move |x| IVec2::new(x, y))
            })
            .filter_map(|offset| self.is_walkable(centre + offset))
            .collect();
        found.sort_by(|a, b| {
            let distance = |index: &usize| self.middle(*index).distance_squared(to);
            distance(a).total_cmp(&distance(b))
        });
        found.into_iter()
    }
}

//! The search for a way: A* over the cells, then pulled straight.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use glam::Vec2;

use super::cells::{Cells, Room};
use super::shapes::{COMFORT, Shapes};
use crate::measures::VISITOR_RADIUS;

/// Costs of a step to a neighbour, straight and diagonal: whole numbers keep equal ways equal.
const STEP: [u32; 2] = [1000, 1414];
/// A step where there is little room costs so many times as much.
const TIGHT: u32 = 2;
/// The same for what is left to the goal, 2 % too high: a way across a hall is found by going on and crossing somewhere,
/// instead of by looking at all crossings, and costs at most 2 % more than the best.
const ESTIMATE: [u32; 2] = [1020, 1442];
/// How far beyond both ends a way is looked for first, metres; most halls need no more.
const DETOUR: f32 = 16.0;

/// A corner that lengthens the way by less is left out where that is possible, metres: it comes from the raster.
const NEEDLESS: f32 = 0.08;

/// The cells along a short way from cell to cell, both included.
pub(super) fn path(cells: &Cells, from: usize, to: usize) -> Option<Vec<usize>> {
    let near = cells.stretch(from, to, DETOUR);
    path_within(cells, from, to, near).or_else(|| path_within(cells, from, to, cells.all()))
}

fn path_within(cells: &Cells, from: usize, to: usize, within: Range<usize>) -> Option<Vec<usize>> {
    let goal = cells.at(to);
    let left = |cell: usize| {
        let apart = (cells.at(cell) - goal).abs();
        let (long, short) = (apart.max_element() as u32, apart.min_element() as u32);
        ESTIMATE[0] * (long - short) + ESTIMATE[1] * short
    };
    // Of every cell, the cost so far and the cell one comes from.
    let mut known = vec![(u32::MAX, 0u32); within.len()];
    let mut open = BinaryHeap::new();
    known[from - within.start] = (0, from as u32);
    open.push((Reverse(left(from)), 0, from));
    while let Some((_, cost, cell)) = open.pop() {
        if cell == to {
            let mut path = vec![to];
            let mut cell = to;
            while cell != from {
                cell = known[cell - within.start].1 as usize;
                path.push(cell);
            }
            path.reverse();
            return Some(path);
        }
        if cost > known[cell - within.start].0 {
            continue;
        }
        for (next, diagonal) in cells.neighbours(cell) {
            let times = if cells.room(next) == Room::Tight {
                TIGHT
            } else {
                1
            };
            let total = cost + STEP[usize::from(diagonal)] * times;
            if within.contains(&next) && total < known[next - within.start].0 {
                known[next - within.start] = (total, cell as u32);
                // Of equally promising cells, the one farthest on comes first.
                open.push((Reverse(total + left(next)), total, next));
            }
        }
    }
    None
}

/// Turns a path over cells into a way with few corners, `from` left out. Where there is room, the way keeps its distance from
/// everything; where there is little, it only has to be free.
pub(super) fn pull(
    shapes: &Shapes,
    cells: &Cells,
    from: Vec2,
    path: &[usize],
    to: Vec2,
) -> Vec<Vec2> {
    let mut corners = vec![from];
    let mut pulled = Vec::new();
    for stretch in path.chunk_by(|a, b| cells.room(*a) == cells.room(*b)) {
        let radius = match cells.room(stretch[0]) {
            Room::Roomy => COMFORT,
            _ => VISITOR_RADIUS,
        };
        corners.extend(stretch.iter().map(|cell| cells.middle(*cell)));
        straighten(shapes, &corners, radius, &mut pulled);
        corners.clear();
        corners.extend(pulled.last());
    }
    pulled.push(to);
    // What the seams between the stretches left over.
    corners = std::iter::once(from).chain(pulled.drain(..)).collect();
    drop_needless(shapes, &mut corners);
    corners.remove(0);
    corners
}

/// Leaves out every corner that one can go past straight, and the first.
fn straighten(shapes: &Shapes, corners: &[Vec2], radius: f32, pulled: &mut Vec<Vec2>) {
    let is_way = |from: usize, to: usize| shapes.is_way(corners[from], corners[to], radius);
    let mut at = 0;
    while at + 1 < corners.len() {
        // Neighbours are always joined. Doubling finds how far one sees, halving finds the corner where that ends.
        let (mut seen, mut stride) = (at + 1, 1);
        while seen + stride < corners.len() && is_way(at, seen + stride) {
            seen += stride;
            stride *= 2;
        }
        while stride > 0 {
            if seen + stride < corners.len() && is_way(at, seen + stride) {
                seen += stride;
            }
            stride /= 2;
        }
        pulled.push(corners[seen]);
        at = seen;
    }
}

/// Leaves out corners where the way past them is free and hardly shorter ([`NEEDLESS`]).
fn drop_needless(shapes: &Shapes, corners: &mut Vec<Vec2>) {
    let mut index = 1;
    while index + 1 < corners.len() {
        let (before, corner, after) = (corners[index - 1], corners[index], corners[index + 1]);
        let detour = before.distance(corner) + corner.distance(after) - before.distance(after);
        if detour < NEEDLESS && shapes.is_way(before, after, VISITOR_RADIUS) {
            corners.remove(index);
        } else {
            index += 1;
        }
    }
}

//! The search for a way: A* over the cells, then pulled straight.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use glam::Vec2;

use super::VISITOR_RADIUS;
use super::cells::Cells;
use super::shapes::Shapes;

/// Costs of a step to a neighbour, straight and diagonal: whole numbers keep equal ways equal.
const STRAIGHT: u32 = 1000;
const DIAGONAL: u32 = 1414;

/// The middles of the cells along the shortest way from cell to cell.
pub(super) fn path(cells: &Cells, from: usize, to: usize) -> Option<Vec<Vec2>> {
    const UNSEEN: u32 = u32::MAX;
    let goal = cells.at(to);
    let left = |cell: usize| {
        let apart = (cells.at(cell) - goal).abs();
        let (long, short) = (apart.max_element() as u32, apart.min_element() as u32);
        STRAIGHT * (long - short) + DIAGONAL * short
    };
    let mut cost = vec![UNSEEN; cells.count()];
    let mut came_from = vec![u32::MAX; cells.count()];
    let mut open = BinaryHeap::new();
    cost[from] = 0;
    open.push((Reverse(left(from)), 0, from));
    while let Some((_, so_far, cell)) = open.pop() {
        if cell == to {
            let mut path = vec![cells.middle(to)];
            let mut cell = to;
            while cell != from {
                cell = came_from[cell] as usize;
                path.push(cells.middle(cell));
            }
            path.reverse();
            return Some(path);
        }
        if so_far > cost[cell] {
            continue;
        }
        for (next, diagonal) in cells.neighbours(cell) {
            let total = so_far + if diagonal { DIAGONAL } else { STRAIGHT };
            if total < cost[next] {
                cost[next] = total;
                came_from[next] = cell as u32;
                // Of equally promising cells, the one farthest on comes first.
                open.push((Reverse(total + left(next)), total, next));
            }
        }
    }
    None
}

/// Leaves out every corner that one can go past straight. The first corner is where one stands and is left out too.
pub(super) fn pull(shapes: &Shapes, corners: &[Vec2]) -> Vec<Vec2> {
    let is_way = |from: usize, to: usize| shapes.is_way(corners[from], corners[to], VISITOR_RADIUS);
    let mut pulled = Vec::new();
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
    pulled
}

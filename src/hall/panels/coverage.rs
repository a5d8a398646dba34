//! Coverage: on which parts of the screen panels are painted, in whole tiles. What they do not cover costs nothing to lay over
//! the hall. egui's own meshes say too little: one of them may hold the bar's both ends, and with them all that lies in between.

use egui::epaint::Primitive;
use egui::{ClippedPrimitive, Rect};

/// Edge of a tile, points: a few times smaller than what floats alone.
const TILE: f32 = 16.0;

/// Which tiles are painted on, row by row.
#[derive(Default)]
struct Tiles(Vec<Vec<bool>>);

/// Where something is painted, device pixels: left, top, right, bottom. No pixel lies in two of the rectangles.
pub fn covered(primitives: &[ClippedPrimitive], scale: f32) -> Vec<[f32; 4]> {
    let mut tiles = Tiles::default();
    for primitive in primitives {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            continue;
        };
        for corners in mesh.indices.as_chunks::<3>().0 {
            let mut rect = Rect::NOTHING;
            for corner in corners {
                rect.extend_with(mesh.vertices[*corner as usize].pos);
            }
            // A pixel more, for edges that lie within one.
            tiles.mark(rect.expand(1.0).intersect(primitive.clip_rect));
        }
    }
    let edge = |tile: usize| (tile as f32 * TILE * scale).round();
    tiles
        .rectangles()
        .into_iter()
        .map(|tiles| tiles.map(edge))
        .collect()
}

impl Tiles {
    /// Marks those that a rectangle (points) lies on.
    fn mark(&mut self, rect: Rect) {
        if !rect.is_positive() || rect.max.x <= 0.0 || rect.max.y <= 0.0 {
            return;
        }
        // Casts clamp: what is beyond the left or upper edge begins there.
        let first = |at: f32| (at / TILE) as usize;
        let end = |at: f32| (at / TILE).ceil() as usize;
        let (left, right) = (first(rect.min.x), end(rect.max.x));
        let (top, bottom) = (first(rect.min.y), end(rect.max.y));
        if self.0.len() < bottom {
            self.0.resize(bottom, Vec::new());
        }
        for row in &mut self.0[top..bottom] {
            if row.len() < right {
                row.resize(right, false);
            }
            row[left..right].fill(true);
        }
    }

    /// Rectangles of the marked ones: left, top, right, bottom. Equal stretches of rows one below the other are one.
    fn rectangles(&self) -> Vec<[usize; 4]> {
        let mut found: Vec<[usize; 4]> = Vec::new();
        for (row, tiles) in self.0.iter().enumerate() {
            let mut left = 0;
            for stretch in tiles.chunk_by(|one, next| one == next) {
                let right = left + stretch.len();
                if stretch[0] {
                    let ends_here =
                        |it: &&mut [usize; 4]| it[3] == row && (it[0], it[2]) == (left, right);
                    match found.iter_mut().find(ends_here) {
                        Some(above) => above[3] = row + 1,
                        None => found.push([left, row, right, row + 1]),
                    }
                }
                left = right;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use egui::{Color32, Mesh, pos2};

    use super::*;

    fn mesh(rects: &[[f32; 4]], clip: [f32; 4]) -> ClippedPrimitive {
        let rect = |[left, top, right, bottom]: [f32; 4]| {
            Rect::from_min_max(pos2(left, top), pos2(right, bottom))
        };
        let mut mesh = Mesh::default();
        for one in rects {
            mesh.add_colored_rect(rect(*one), Color32::WHITE);
        }
        ClippedPrimitive {
            clip_rect: rect(clip),
            primitive: Primitive::Mesh(mesh),
        }
    }

    const SCREEN: [f32; 4] = [0.0, 0.0, 640.0, 360.0];

    #[test]
    fn what_lies_apart_in_one_mesh_is_covered_apart() {
        let bar = mesh(
            &[[20.0, 12.0, 100.0, 40.0], [500.0, 12.0, 620.0, 40.0]],
            SCREEN,
        );
        let ends = [[16.0, 0.0, 112.0, 48.0], [496.0, 0.0, 624.0, 48.0]];
        assert_eq!(covered(&[bar], 1.0), ends);
    }

    #[test]
    fn no_pixel_is_covered_twice_and_none_is_left_out() {
        let panels = [
            mesh(&[[100.0, 30.0, 300.0, 200.0]], SCREEN),
            mesh(&[[290.0, 100.0, 400.0, 300.0]], SCREEN),
        ];
        // Device pixels that are no whole number a point.
        let found = covered(&panels, 1.3);
        let covers = |x: f32, y: f32| {
            let has = |[left, top, right, bottom]: &&[f32; 4]| {
                (*left..*right).contains(&x) && (*top..*bottom).contains(&y)
            };
            found.iter().filter(has).count()
        };
        for x in (0..832).map(|x| x as f32 + 0.5) {
            for y in (0..468).map(|y| y as f32 + 0.5) {
                let (across, down) = (x / 1.3, y / 1.3);
                let painted = (100.0..300.0).contains(&across) && (30.0..200.0).contains(&down)
                    || (290.0..400.0).contains(&across) && (100.0..300.0).contains(&down);
                let count = covers(x, y);
                assert!(count <= 1 && (count == 1 || !painted), "{x} {y}: {count}");
            }
        }
    }

    #[test]
    fn what_is_clipped_away_or_off_the_screen_covers_nothing() {
        let hidden = mesh(&[[0.0, 0.0, 50.0, 50.0]], [100.0, 100.0, 200.0, 200.0]);
        let aside = mesh(&[[-90.0, 0.0, -40.0, 50.0]], [-100.0, 0.0, 640.0, 360.0]);
        let half = mesh(
            &[[-40.0, -40.0, 10.0, 10.0]],
            [-100.0, -100.0, 640.0, 360.0],
        );
        assert_eq!(covered(&[hidden, aside], 1.0), [[0.0; 4]; 0]);
        assert_eq!(covered(&[half], 2.0), [[0.0, 0.0, 32.0, 32.0]]);
    }
}

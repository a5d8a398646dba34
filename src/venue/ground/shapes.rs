//! What stops a visitor, exactly: segments, discs and boxes, found by where they are.

use glam::Vec2;

use crate::angle::turn;
use crate::themes::Obstacle;

/// From the middle of a visitor to what they would rather pass at some distance, metres, where there is room for it.
pub(super) const COMFORT: f32 = 0.55;
/// Side of a bucket, metres.
const BUCKET: f32 = 1.0;
/// Everything at most so far from any point of a bucket is listed in it, metres.
const REACH: f32 = COMFORT + 0.01;

/// Something solid on the floor. Each is convex.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Solid {
    /// A wall without thickness.
    Segment { a: Vec2, b: Vec2 },
    /// A column.
    Disc { centre: Vec2, radius: f32 },
    /// A box; `axis` is the unit vector along its first side.
    Box {
        centre: Vec2,
        half: Vec2,
        axis: Vec2,
    },
}

impl Solid {
    pub fn segment(a: Vec2, b: Vec2) -> Self {
        Self::Segment { a, b }
    }

    /// From a point to its edge, negative inside, and the direction that leads away from it the fastest.
    pub fn distance(&self, point: Vec2) -> (f32, Vec2) {
        match *self {
            Self::Segment { a, b } => away(point - nearest_on(a, b, point)),
            Self::Disc { centre, radius } => {
                let (distance, outwards) = away(point - centre);
                (distance - radius, outwards)
            }
            Self::Box { centre, half, axis } => {
                let local = into(axis, point - centre);
                let beyond = local.abs() - half;
                let (distance, outwards) = if beyond.max_element() > 0.0 {
                    away(local - local.clamp(-half, half))
                } else if beyond.x > beyond.y {
                    (beyond.x, Vec2::new(1f32.copysign(local.x), 0.0))
                } else {
                    (beyond.y, Vec2::new(0.0, 1f32.copysign(local.y)))
                };
                (distance, axis.rotate(outwards))
            }
        }
    }

    /// Whether any point of a segment is nearer than `radius`.
    fn touches(&self, from: Vec2, to: Vec2, radius: f32) -> bool {
        match *self {
            Self::Segment { a, b } => {
                crosses(from, to, a, b)
                    || [from, to]
                        .iter()
                        .any(|p| p.distance(nearest_on(a, b, *p)) < radius)
                    || [a, b]
                        .iter()
                        .any(|p| p.distance(nearest_on(from, to, *p)) < radius)
            }
            Self::Disc {
                centre,
                radius: own,
            } => centre.distance(nearest_on(from, to, centre)) < radius + own,
            Self::Box { centre, half, axis } => {
                let (from, to) = (into(axis, from - centre), into(axis, to - centre));
                let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
                    .map(|(x, y)| half * Vec2::new(x, y));
                [from, to]
                    .iter()
                    .any(|p| p.distance(p.clamp(-half, half)) < radius)
                    || corners
                        .iter()
                        .any(|p| p.distance(nearest_on(from, to, *p)) < radius)
                    || crosses(from, to, corners[0], corners[2])
                    || crosses(from, to, corners[1], corners[3])
            }
        }
    }

    /// The corners of the upright rectangle around it.
    pub fn bounds(&self) -> (Vec2, Vec2) {
        match *self {
            Self::Segment { a, b } => (a.min(b), a.max(b)),
            Self::Disc { centre, radius } => (centre - radius, centre + radius),
            Self::Box { centre, half, axis } => {
                let reach = axis.abs() * half.x + axis.perp().abs() * half.y;
                (centre - reach, centre + reach)
            }
        }
    }
}

impl From<Obstacle> for Solid {
    fn from(obstacle: Obstacle) -> Self {
        match obstacle {
            Obstacle::Round { centre, radius } => Self::Disc { centre, radius },
            Obstacle::Box { centre, half, yaw } => Self::Box {
                centre,
                half,
                axis: turn(Vec2::X, yaw),
            },
        }
    }
}

/// Length and direction; for no length, any direction.
fn away(vector: Vec2) -> (f32, Vec2) {
    let length = vector.length();
    (length, vector.try_normalize().unwrap_or(Vec2::X))
}

/// A vector seen from axes of which the first is `axis`.
fn into(axis: Vec2, vector: Vec2) -> Vec2 {
    Vec2::new(vector.dot(axis), vector.dot(axis.perp()))
}

fn nearest_on(a: Vec2, b: Vec2, point: Vec2) -> Vec2 {
    let along = b - a;
    let square = along.length_squared();
    if square == 0.0 {
        return a;
    }
    a + along * ((point - a).dot(along) / square).clamp(0.0, 1.0)
}

/// Whether two segments cross; touching ends are left to the distance tests.
fn crosses(a: Vec2, b: Vec2, c: Vec2, d: Vec2) -> bool {
    let side = |a: Vec2, b: Vec2, p: Vec2| (b - a).perp_dot(p - a);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// All shapes of a hall, listed by bucket.
#[derive(Clone, Debug)]
pub(super) struct Shapes {
    all: Vec<Solid>,
    /// The rectangle that the buckets cover.
    pub min: Vec2,
    pub max: Vec2,
    columns: usize,
    rows: usize,
    /// Where each bucket's list begins in `listed`; one more than there are buckets.
    starts: Vec<u32>,
    listed: Vec<u32>,
}

impl Shapes {
    pub fn new(all: Vec<Solid>) -> Self {
        let bounds = all.iter().map(Solid::bounds);
        let (min, max) = bounds
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .unwrap_or_default();
        let (min, max) = (min - BUCKET, max + BUCKET);
        let size = ((max - min) / BUCKET).ceil();
        let (columns, rows) = (size.x as usize, size.y as usize);
        let mut shapes = Self {
            all,
            min,
            max,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            listed: Vec::new(),
        };
        // Counting first, then filling, gives one flat list.
        let mut pairs = Vec::new();
        for (index, shape) in shapes.all.iter().enumerate() {
            let (low, high) = shape.bounds();
            let (low, high) = (shapes.bucket(low - REACH), shapes.bucket(high + REACH));
            for row in low.1..=high.1 {
                for column in low.0..=high.0 {
                    pairs.push((row * columns + column, index as u32));
                }
            }
        }
        for (bucket, _) in &pairs {
            shapes.starts[bucket + 1] += 1;
        }
        for bucket in 1..shapes.starts.len() {
            shapes.starts[bucket] += shapes.starts[bucket - 1];
        }
        let mut next = shapes.starts.clone();
        shapes.listed = vec![0; pairs.len()];
        for (bucket, index) in pairs {
            shapes.listed[next[bucket] as usize] = index;
            next[bucket] += 1;
        }
        shapes
    }

    pub fn iter(&self) -> impl Iterator<Item = &Solid> {
        self.all.iter()
    }

    /// Whether a point lies where there may be a hall at all.
    pub fn covers(&self, point: Vec2) -> bool {
        point.cmpge(self.min).all() && point.cmple(self.max).all()
    }

    fn bucket(&self, point: Vec2) -> (usize, usize) {
        // `as usize` takes what lies before the first bucket to 0.
        let index = (point - self.min) / BUCKET;
        (
            (index.x as usize).min(self.columns - 1),
            (index.y as usize).min(self.rows - 1),
        )
    }

    fn listed(&self, bucket: (usize, usize)) -> impl Iterator<Item = &Solid> {
        let bucket = bucket.1 * self.columns + bucket.0;
        let (start, end) = (
            self.starts[bucket] as usize,
            self.starts[bucket + 1] as usize,
        );
        self.listed[start..end]
            .iter()
            .map(|index| &self.all[*index as usize])
    }

    /// Everything that may be within [`REACH`] of a point.
    pub fn near(&self, point: Vec2) -> impl Iterator<Item = &Solid> {
        self.listed(self.bucket(point))
    }

    /// From a point to the nearest shape, metres; anything above [`REACH`] may as well be infinite.
    pub fn clearance(&self, point: Vec2) -> f32 {
        self.near(point)
            .map(|shape| shape.distance(point).0)
            .fold(f32::INFINITY, f32::min)
    }

    /// Whether a disc of this radius, at most [`REACH`], can move straight from one place to the other.
    pub fn is_way(&self, from: Vec2, to: Vec2, radius: f32) -> bool {
        if !(self.covers(from) && self.covers(to)) {
            return false;
        }
        let along = to - from;
        let (mut column, mut row) = self.bucket(from);
        let last = self.bucket(to);
        // From bucket to bucket along the line: at which share of it the next column and the next row begin.
        let next = |position: f32, along: f32, index: usize, low: f32| {
            let edge = low + (index as f32 + f32::from(u8::from(along > 0.0))) * BUCKET;
            if along == 0.0 {
                f32::INFINITY
            } else {
                (edge - position) / along
            }
        };
        // At most as many buckets as the line crosses columns and rows.
        for _ in 0..=column.abs_diff(last.0) + row.abs_diff(last.1) {
            if self
                .listed((column, row))
                .any(|shape| shape.touches(from, to, radius))
            {
                return false;
            }
            let (x, y) = (
                next(from.x, along.x, column, self.min.x),
                next(from.y, along.y, row, self.min.y),
            );
            let horizontal = if column == last.0 {
                false
            } else {
                row == last.1 || x < y
            };
            if horizontal {
                column = if along.x > 0.0 {
                    column + 1
                } else {
                    column - 1
                };
            } else if row != last.1 {
                row = if along.y > 0.0 { row + 1 } else { row - 1 };
            }
        }
        true
    }
}

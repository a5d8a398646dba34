//! Rays against triangles: a bounding volume hierarchy, split at the middle of the longest spread of centres. For what is baked;
//! of it only a triangle goes to a browser.

use glam::Vec3;

/// A triangle by one corner and the two edges from it.
#[derive(Clone, Copy, Debug)]
pub struct Triangle {
    /// A corner.
    pub a: Vec3,
    /// From it to the second corner.
    pub e1: Vec3,
    /// From it to the third.
    pub e2: Vec3,
}

impl Triangle {
    /// The triangle with these corners.
    pub fn new([a, b, c]: [Vec3; 3]) -> Self {
        Self {
            a,
            e1: b - a,
            e2: c - a,
        }
    }

    fn bounds(&self) -> (Vec3, Vec3) {
        let (b, c) = (self.a + self.e1, self.a + self.e2);
        (self.a.min(b).min(c), self.a.max(b).max(c))
    }

    /// Möller and Trumbore: distance in lengths of `way`, and barycentric weights of the second and third corner.
    pub(crate) fn hit(&self, from: Vec3, way: Vec3) -> Option<(f32, f32, f32)> {
        let p = way.cross(self.e2);
        let det = self.e1.dot(p);
        if det.abs() < 1e-9 {
            return None;
        }
        let inverse = det.recip();
        let s = from - self.a;
        let u = s.dot(p) * inverse;
        if !(0.0..=1.0).contains(&u) {
            return None;
        }
        let q = s.cross(self.e1);
        let v = way.dot(q) * inverse;
        if v < 0.0 || u + v > 1.0 {
            return None;
        }
        let t = self.e2.dot(q) * inverse;
        (t > 1e-4).then_some((t, u, v))
    }
}

/// Where a ray met something.
#[derive(Clone, Copy, Debug)]
pub struct RayHit {
    /// Which triangle, by its place in the list given to [`Bvh::new`].
    pub triangle: usize,
    /// Weight of the second corner.
    pub u: f32,
    /// Weight of the third corner.
    pub v: f32,
    /// Whether it was met from behind.
    pub behind: bool,
}

#[derive(Clone, Copy)]
struct Node {
    min: Vec3,
    max: Vec3,
    /// First triangle of a leaf, or the second child (the first one follows its parent).
    next: u32,
    /// How many triangles; 0 for a branch.
    count: u32,
}

/// The hierarchy.
pub struct Bvh {
    nodes: Vec<Node>,
    triangles: Vec<Triangle>,
    order: Vec<u32>,
}

const LEAF: usize = 4;

impl Bvh {
    /// Sorts triangles into a hierarchy.
    pub fn new(triangles: &[Triangle]) -> Self {
        let mut order: Vec<u32> = (0..triangles.len() as u32).collect();
        let centres: Vec<Vec3> = triangles
            .iter()
            .map(|t| t.a + (t.e1 + t.e2) / 3.0)
            .collect();
        let mut nodes = Vec::new();
        let end = order.len();
        split(triangles, &centres, &mut order, 0, end, &mut nodes);
        Self {
            nodes,
            triangles: order.iter().map(|i| triangles[*i as usize]).collect(),
            order,
        }
    }

    /// The nearest thing the ray meets before `limit`, of those that `seen` lets count.
    pub fn nearest(
        &self,
        from: Vec3,
        way: Vec3,
        limit: f32,
        seen: impl Fn(usize) -> bool,
    ) -> Option<RayHit> {
        let mut best: Option<RayHit> = None;
        self.walk(from, way, limit, |slot, reach| {
            let (distance, u, v) = self.triangles[slot].hit(from, way)?;
            let triangle = self.order[slot] as usize;
            if distance >= reach || !seen(triangle) {
                return None;
            }
            let t = &self.triangles[slot];
            best = Some(RayHit {
                triangle,
                u,
                v,
                behind: t.e1.cross(t.e2).dot(way) > 0.0,
            });
            Some(distance)
        });
        best
    }

    /// Whether anything that `seen` lets count lies on the ray before `limit`.
    pub fn blocked(&self, from: Vec3, way: Vec3, limit: f32, seen: impl Fn(usize) -> bool) -> bool {
        let mut blocked = false;
        self.walk(from, way, limit, |slot, reach| {
            let (distance, ..) = self.triangles[slot].hit(from, way)?;
            if distance < reach && seen(self.order[slot] as usize) {
                blocked = true;
                return Some(0.0);
            }
            None
        });
        blocked
    }

    /// Visits the leaves on the ray; `visit` may shorten the reach.
    fn walk(
        &self,
        from: Vec3,
        way: Vec3,
        limit: f32,
        mut visit: impl FnMut(usize, f32) -> Option<f32>,
    ) {
        let inverse = way.recip();
        let mut reach = limit;
        let mut stack = [0_u32; 64];
        let mut depth = 1;
        while depth > 0 {
            depth -= 1;
            let index = stack[depth];
            let Some(node) = self.nodes.get(index as usize) else {
                return;
            };
            let (p, q) = ((node.min - from) * inverse, (node.max - from) * inverse);
            let near = p.min(q).max_element().max(0.0);
            let far = p.max(q).min_element();
            if near > far || near >= reach {
                continue;
            }
            if node.count > 0 {
                for slot in node.next..node.next + node.count {
                    if let Some(shorter) = visit(slot as usize, reach) {
                        reach = shorter;
                        if reach <= 0.0 {
                            return;
                        }
                    }
                }
            } else {
                // The child on the near side is taken first.
                let (first, second) = (index + 1, node.next);
                let nearer = |n: u32| {
                    let child = &self.nodes[n as usize];
                    (child.min + child.max).dot(way)
                };
                if nearer(first) < nearer(second) {
                    stack[depth] = second;
                    stack[depth + 1] = first;
                } else {
                    stack[depth] = first;
                    stack[depth + 1] = second;
                }
                depth += 2;
            }
        }
    }
}

fn split(
    triangles: &[Triangle],
    centres: &[Vec3],
    order: &mut [u32],
    first: usize,
    end: usize,
    nodes: &mut Vec<Node>,
) {
    let mut min = Vec3::INFINITY;
    let mut max = Vec3::NEG_INFINITY;
    let (mut low, mut high) = (min, max);
    for index in &order[first..end] {
        let (a, b) = triangles[*index as usize].bounds();
        min = min.min(a);
        max = max.max(b);
        let centre = centres[*index as usize];
        low = low.min(centre);
        high = high.max(centre);
    }
    let at = nodes.len();
    let count = end - first;
    let leaf = Node {
        min: min - 1e-4,
        max: max + 1e-4,
        next: first as u32,
        count: count as u32,
    };
    nodes.push(leaf);
    if count <= LEAF {
        return;
    }
    let axis = (high - low).max_position();
    let middle = first + count / 2;
    order[first..end].select_nth_unstable_by(count / 2, |a, b| {
        centres[*a as usize][axis].total_cmp(&centres[*b as usize][axis])
    });
    split(triangles, centres, order, first, middle, nodes);
    nodes[at].next = nodes.len() as u32;
    nodes[at].count = 0;
    split(triangles, centres, order, middle, end, nodes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_agrees_with_trying_every_triangle() {
        let mut seed = 1_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) as f32 / 16_777_216.0 - 0.5
        };
        let mut point = |scale: f32| Vec3::new(random(), random(), random()) * scale;
        let triangles: Vec<_> = (0..500)
            .map(|_| {
                let a = point(20.0);
                Triangle::new([a, a + point(9.0), a + point(9.0)])
            })
            .collect();
        let bvh = Bvh::new(&triangles);
        let mut met = 0;
        for _ in 0..500 {
            let (from, way) = (point(30.0), point(2.0).normalize_or_zero());
            let slow = triangles
                .iter()
                .filter_map(|t| t.hit(from, way))
                .map(|hit| hit.0)
                .fold(f32::INFINITY, f32::min);
            let fast = bvh
                .nearest(from, way, f32::INFINITY, |_| true)
                .and_then(|hit| triangles[hit.triangle].hit(from, way))
                .map_or(f32::INFINITY, |hit| hit.0);
            assert_eq!(slow, fast);
            assert_eq!(bvh.blocked(from, way, 1e9, |_| true), slow.is_finite());
            met += usize::from(slow.is_finite());
        }
        assert!(met > 100);
    }
}

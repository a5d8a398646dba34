//! Lines of sight: whether walls of the building, or booths as they are built, hide one thing in a hall from another.

use glam::{Vec2, Vec3};

use crate::booth::{Form, half_extent};
use crate::bvh::Triangle;
use crate::mesh::Mesh;
use crate::plan::{Plan, Plot};

/// Whether one sees from one point to another, both in the hall and in metres. `booth` tells the mesh of a form; the one with the
/// fewest triangles has all the walls.
pub fn is_clear<'a>(plan: &Plan, booth: impl Fn(Form) -> &'a Mesh, from: Vec3, to: Vec3) -> bool {
    let hides = |plot: &Plot| is_between(plot, booth(plot.form()), from, to);
    !plan.plots.iter().any(hides) && !is_walled(plan, from, to)
}

/// Whether the booth on this plot stands between two points.
fn is_between(plot: &Plot, mesh: &Mesh, from: Vec3, to: Vec3) -> bool {
    let [from, to] = [from, to].map(|at| {
        let floor = plot.to_local(Vec2::new(at.x, at.z));
        Vec3::new(floor.x, at.y, floor.y)
    });
    let (low, high) = (from.min(to), from.max(to));
    let half = half_extent(plot.size);
    if low.x > half.x || high.x < -half.x || low.z > half.y || high.z < -half.y {
        return false;
    }
    let triangles = mesh.indices.as_chunks::<3>().0;
    triangles.iter().any(|corners| {
        let corners = corners.map(|index| mesh.vertices[index as usize].position);
        let hit = Triangle::new(corners).hit(from, to - from);
        hit.is_some_and(|(share, ..)| share < 1.0)
    })
}

/// Whether a wall of the building stands between two points. Walls are higher than anybody looks.
fn is_walled(plan: &Plan, from: Vec3, to: Vec3) -> bool {
    let [from, to] = [from, to].map(|at| Vec2::new(at.x, at.z));
    let [one, other] = [from, to].map(|at| plan.bay_of(at.y));
    let side = |a: Vec2, b: Vec2, p: Vec2| (b - a).perp_dot(p - a);
    let crosses = |a: Vec2, b: Vec2| {
        side(a, b, from) * side(a, b, to) < 0.0 && side(from, to, a) * side(from, to, b) < 0.0
    };
    (one.min(other)..=one.max(other)).any(|part| {
        let walls = plan.walls(part);
        walls
            .iter()
            .any(|wall| wall.array_windows().any(|[a, b]| crosses(*a, *b)))
    })
}

#[cfg(test)]
mod tests {
    use feed::event::Theme;

    use super::*;
    use crate::booth::shape_at;
    use crate::measures::EYE_HEIGHT;
    use crate::mesh_builder::Detail;
    use crate::plan::PlotRequest;

    /// Four booths of the kit along an aisle, and whether one sees from a place on the floor of the first to one of its own.
    fn sees(from: Vec2, to: Vec2) -> bool {
        let plan = Plan::new(Theme::Dockyard, &[PlotRequest::default(); 4]);
        let meshes = Form::all().map(|form| shape_at(form, Detail::Far).mesh);
        let [from, to] = [from, to].map(|at| {
            let at = plan.plots[0].to_hall(at);
            Vec3::new(at.x, EYE_HEIGHT, at.y)
        });
        is_clear(&plan, |form| &meshes[form.index()], from, to)
    }

    /// Before the middle of a booth's back wall.
    const WALL: Vec2 = Vec2::new(0.0, 1.3);

    #[test]
    fn from_before_a_booth_one_sees_its_wall() {
        assert!(sees(Vec2::new(0.0, -4.0), WALL));
        assert!(sees(Vec2::new(1.0, -1.0), WALL));
    }

    #[test]
    fn its_wings_hide_it_from_the_side_and_its_wall_from_behind() {
        for aside in [-3.0, 3.0] {
            assert!(!sees(Vec2::new(aside, -0.2), WALL), "{aside}");
        }
        assert!(!sees(Vec2::new(0.0, 3.0), WALL));
    }

    #[test]
    fn a_counter_hides_nothing_and_a_wall_of_the_building_does() {
        let plan = Plan::new(Theme::Dockyard, &[PlotRequest::default(); 4]);
        let meshes = Form::all().map(|form| shape_at(form, Detail::Far).mesh);
        let from = plan.entrance().position;
        let eye = Vec3::new(from.x, EYE_HEIGHT, from.y);
        let clear = |to: Vec3| is_clear(&plan, |form| &meshes[form.index()], eye, to);
        assert!(clear(eye + Vec3::NEG_Z * 2.0));
        assert!(!clear(eye + Vec3::X * 40.0));
        let over_the_counter = Vec2::new(-0.84, -1.4);
        assert!(sees(over_the_counter, WALL));
    }
}

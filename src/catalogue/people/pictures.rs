//! Pictures: the figures as one sees them in the halls, and the symbols of hand and reactions, drawn from the same numbers.
//!
//! Colours stand in attributes: inline styles the page's policy forbids.

use html::{IntoView, View, element, svg};
use venue::{Vec2, Vec3, figure, symbol};

/// From where the light of a picture falls.
const LIGHT: Vec3 = Vec3::new(-0.4, 0.7, -0.6);
/// Steps of light from shade to sun: triangles of one colour and step are one path.
const STEPS: f32 = 4.0;
/// Units of a picture to the metre.
const METRE: f32 = 50.0;

/// A figure, standing, seen from the front.
pub fn figure(number: u8) -> View {
    let figure = figure::figure(number % figure::COUNT, None, true);
    let mut faces: Vec<(f32, String, [Vec2; 3])> = Vec::new();
    for corners in figure.indices.as_chunks::<3>().0 {
        let [a, b, c] = corners.map(|corner| figure.vertices[corner as usize]);
        let normal = (b.position - a.position).cross(c.position - a.position);
        // It looks along -z: what points away from there is its back.
        if normal.z >= 0.0 {
            continue;
        }
        let light = (a.normal + b.normal + c.normal).normalize_or_zero();
        let light = light.dot(LIGHT.normalize()).max(0.0) * STEPS;
        let light = 0.72 + 0.28 * light.round() / STEPS;
        // A viewer in front has the figure's right hand at their left.
        let flat =
            [a, b, c].map(|corner| Vec2::new(-corner.position.x, -corner.position.y) * METRE);
        let depth = a.position.z + b.position.z + c.position.z;
        faces.push((depth, colour(a.rgb, light), flat));
    }
    // What is nearer is painted over what is farther.
    faces.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut paths: Vec<(String, String)> = Vec::new();
    for (_, colour, corners) in faces {
        let path = outline(&corners);
        match paths.last_mut() {
            Some((known, all)) if *known == colour => all.push_str(&path),
            _ => paths.push((colour, path)),
        }
    }
    drawing("figure-picture", "-30 -95 60 100", paths)
}

/// The symbol of a raised hand (0) or of a reaction (1 to 8).
pub fn symbol(number: u8) -> View {
    let shapes = symbol::shapes(number).into_iter();
    let paths = shapes.map(|shape| {
        let corners: Vec<Vec2> = shape
            .corners
            .iter()
            .map(|at| Vec2::new(at.x, -at.y) * 50.0)
            .collect();
        (colour(shape.rgb, 1.0), outline(&corners))
    });
    drawing("symbol", "-50 -50 100 100", paths.collect())
}

/// For the eye only: what it shows is said beside it.
fn drawing(class: &'static str, view: &'static str, paths: Vec<(String, String)>) -> View {
    let paths: Vec<_> = paths
        .into_iter()
        .map(|(colour, path)| {
            element("path")
                .attr("fill", colour.clone())
                // No hair lines between neighbours.
                .attr("stroke", colour)
                .attr("stroke-width", "0.4")
                .attr("d", path)
        })
        .collect();
    svg()
        .attr("class", class)
        .attr("viewBox", view)
        .attr("aria-hidden", "true")
        .child(paths)
        .into_view()
}

fn colour(rgb: [u8; 3], light: f32) -> String {
    let [r, g, b] = rgb.map(|part| (f32::from(part) * light).round() as u8);
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn outline(corners: &[Vec2]) -> String {
    let points: Vec<String> = corners
        .iter()
        .map(|at| format!("{:.1} {:.1}", at.x, at.y))
        .collect();
    format!("M{}Z", points.join("L"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_figure_has_a_picture_of_its_own_within_its_frame() {
        let mut all: Vec<String> = Vec::new();
        for number in 0..figure::COUNT {
            let picture = figure(number).to_html();
            assert!(picture.len() < 24_000, "{number}: {}", picture.len());
            assert!(!all.contains(&picture));
            all.push(picture);
        }
    }
}

//! The convention hall's carpet: its fields say where streets run and where one crosses.

use std::ops::Range;

use glam::Vec3;

use crate::mesh::Surface;
use crate::mesh_builder::Builder;

/// The street along the axis's both sides: from the middle strip to the rows of booths.
const STREET: Range<f32> = 3.1..6.7;
/// Half the breadth of a crossing, which two bays share.
const CROSSING: f32 = 1.2;
/// Breadth of the lines between the fields.
const LINE: f32 = 0.1;

const STREETS: [u8; 3] = [70, 118, 134];
const CROSSINGS: [u8; 3] = [132, 172, 176];
const FIELDS: [u8; 3] = [206, 198, 186];
const LINES: [u8; 3] = [246, 190, 84];

/// The carpet of a part. It is cut finely where the sun comes in.
pub(super) fn build(b: &mut Builder, z: Range<f32>) {
    let inner = (z.start - CROSSING)..(z.end + CROSSING);
    let bands = [z.start..inner.start, inner.end..z.end];
    let (near, far) = (STREET.start, STREET.end);
    // Along the whole part: the rows of booths, and the lines at the streets' outer edges.
    field(b, FIELDS, -10.0..-far, z.clone(), 0.55);
    field(b, FIELDS, far..10.0, z.clone(), 0.55);
    field(b, LINES, -far..(LINE - far), z.clone(), 1.0);
    field(b, LINES, (far - LINE)..far, z.clone(), 1.0);
    // Streets and the middle strip between two crossings.
    field(b, STREETS, (LINE - far)..-near, inner.clone(), 0.25);
    field(b, STREETS, near..(far - LINE), inner.clone(), 0.5);
    field(b, LINES, -near..(LINE - near), inner.clone(), 1.0);
    field(b, LINES, (near - LINE)..near, inner.clone(), 1.0);
    field(b, FIELDS, (LINE - near)..(near - LINE), inner, 0.55);
    for band in bands {
        field(b, CROSSINGS, (LINE - far)..-near, band.clone(), 0.25);
        field(b, CROSSINGS, -near..(far - LINE), band, 0.55);
    }
}

fn field(b: &mut Builder, rgb: [u8; 3], x: Range<f32>, z: Range<f32>, cell: f32) {
    b.painted(Surface::Carpet, rgb);
    b.slab(
        Vec3::new(x.start, 0.0, z.start),
        Vec3::X * (x.end - x.start),
        Vec3::Z * (z.end - z.start),
        cell,
    );
}

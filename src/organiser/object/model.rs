//! A glTF binary as triangles: its nodes put in their places, its materials' colours and textures, within limits.

use feed::limits;
use glam::{Mat3, Mat4, Vec2, Vec3};
use gltf::mesh::Mode;
use gltf::{Document, Semantic, json};

use super::ObjectFault;
use super::accessor::{Blob, attribute, damaged, shown};
use super::fault::other;
use super::texture::RawTexture;

/// Bytes of the part that says what is where: each entry of it takes a hundred times its room in memory.
const SAID: usize = 1024 * 1024;
/// Farther from the origin, metres, is no place of a thing.
const FAR: f32 = 1e6;

/// Extensions that a file may ask for: what they add is not seen at this size, or is read here.
const READ: [&str; 3] = [
    "KHR_materials_unlit",
    "KHR_mesh_quantization",
    "KHR_texture_transform",
];

/// What of a file is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LeftOut {
    /// How it moves.
    Animations,
    /// How its skin follows its bones.
    Skins,
    /// Lines and points.
    Lines,
}

impl LeftOut {
    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Animations => "object-animations",
            Self::Skins => "object-skins",
            Self::Lines => "object-lines",
        }
    }
}

/// A corner of a triangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawCorner {
    /// Metres.
    pub position: Vec3,
    /// Unit length.
    pub normal: Vec3,
    /// In its texture.
    pub uv: Vec2,
    /// Linear, without the texture.
    pub rgb: Vec3,
}

/// A triangle.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawTriangle {
    /// Which corners, counter-clockwise from its front.
    pub corners: [u32; 3],
    /// Which texture.
    pub texture: Option<u32>,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct RawModel {
    pub corners: Vec<RawCorner>,
    pub triangles: Vec<RawTriangle>,
    pub textures: Vec<RawTexture>,
    pub left_out: Vec<LeftOut>,
}

impl RawModel {
    /// Its lowest and highest corner.
    pub fn bounds(&self) -> (Vec3, Vec3) {
        let places = || self.corners.iter().map(|corner| corner.position);
        (
            places().fold(Vec3::INFINITY, Vec3::min),
            places().fold(Vec3::NEG_INFINITY, Vec3::max),
        )
    }

    /// How far it reaches from side to side when it turns about its middle, metres.
    pub fn round(&self) -> f32 {
        let (low, high) = self.bounds();
        let middle = (low + high) / 2.0;
        let far = |corner: &RawCorner| {
            let to = corner.position - middle;
            Vec2::new(to.x, to.z).length()
        };
        self.corners.iter().map(far).fold(0.0, f32::max) * 2.0
    }
}

/// Reads a file.
///
/// # Errors
/// When it is no glTF binary, over a limit, or damaged.
pub(super) fn read(bytes: &[u8]) -> Result<RawModel, ObjectFault> {
    if !bytes.starts_with(b"glTF") {
        return Err(other(bytes));
    }
    let glb = gltf::binary::Glb::from_slice(bytes).map_err(|error| damaged(&error.to_string()))?;
    if glb.json.len() > SAID {
        return Err(damaged("its description is larger than 1 MB"));
    }
    let mut said: json::Root = json::deserialize::from_slice(&glb.json)
        .map_err(|error| damaged(&shown(&error.to_string())))?;
    for name in std::mem::take(&mut said.extensions_required) {
        if !READ.contains(&name.as_str()) && !name.starts_with("KHR_materials_") {
            return Err(ObjectFault::Extension(shown(&name)));
        }
    }
    // The crate's own check lets these pass, or stumbles over them itself.
    let unsaid = |image: &json::Image| match image.buffer_view {
        Some(_) => image.mime_type.is_none(),
        None => image.uri.is_none(),
    };
    if said.images.iter().any(unsaid) {
        return Err(damaged("a texture does not say what it is"));
    }
    let lost = |index: &json::Index<json::Accessor>| index.value() >= said.accessors.len();
    let primitives = said.meshes.iter().flat_map(|mesh| &mesh.primitives);
    if primitives.flat_map(|one| one.attributes.values()).any(lost) {
        return Err(damaged("corners that are not there"));
    }
    let document =
        Document::from_json(said).map_err(|error| damaged(&shown(&error.to_string())))?;
    let blob = Blob(glb.bin.as_deref().unwrap_or_default());
    let places = places(&document)?;
    refuse_too_much(&document, &places)?;
    let mut reader = GltfReader {
        blob,
        model: RawModel::default(),
        textures: vec![None; document.textures().len()],
    };
    for (node, place) in &places {
        for primitive in node.mesh().iter().flat_map(gltf::Mesh::primitives) {
            reader.primitive(&primitive, *place)?;
        }
    }
    let mut model = reader.model;
    if model.triangles.is_empty() {
        return Err(ObjectFault::NoTriangles);
    }
    let (low, high) = model.bounds();
    // Within a hair of one point there is nothing to see, and nothing to measure by.
    if (high - low).max_element() < 1e-6 {
        return Err(ObjectFault::NoTriangles);
    }
    let moves = document.animations().len() > 0;
    let skins = document.skins().len() > 0;
    model.left_out.extend(moves.then_some(LeftOut::Animations));
    model.left_out.extend(skins.then_some(LeftOut::Skins));
    model.left_out.dedup();
    Ok(model)
}

/// The nodes of the scene that is shown, with where each stands.
fn places(document: &Document) -> Result<Vec<(gltf::Node<'_>, Mat4)>, ObjectFault> {
    let scene = document
        .default_scene()
        .or_else(|| document.scenes().next())
        .ok_or(ObjectFault::NoTriangles)?;
    let mut waiting: Vec<_> = scene.nodes().map(|node| (node, Mat4::IDENTITY)).collect();
    let mut seen = vec![false; document.nodes().len()];
    let mut found = Vec::new();
    while let Some((node, above)) = waiting.pop() {
        // A node hangs from one other: what comes twice goes round.
        let seen = seen.get_mut(node.index()).ok_or_else(|| damaged("nodes"))?;
        if std::mem::replace(seen, true) {
            return Err(damaged("a node stands in two places"));
        }
        let place = above * Mat4::from_cols_array_2d(&node.transform().matrix());
        waiting.extend(node.children().map(|child| (child, place)));
        if node.mesh().is_some() {
            found.push((node, place));
        }
    }
    Ok(found)
}

/// Refuses what is over the limits before anything of it is read.
fn refuse_too_much(
    document: &Document,
    places: &[(gltf::Node<'_>, Mat4)],
) -> Result<(), ObjectFault> {
    let mut triangles = 0_usize;
    for primitive in places
        .iter()
        .filter_map(|(node, _)| node.mesh())
        .flat_map(|mesh| mesh.primitives())
    {
        let corners = match (primitive.indices(), primitive.get(&Semantic::Positions)) {
            (Some(list), _) | (None, Some(list)) => list.count(),
            (None, None) => 0,
        };
        triangles = triangles.saturating_add(match primitive.mode() {
            Mode::Triangles => corners / 3,
            Mode::TriangleStrip | Mode::TriangleFan => corners.saturating_sub(2),
            _ => 0,
        });
    }
    if triangles > limits::OBJECT_TRIANGLES {
        return Err(ObjectFault::Triangles(triangles));
    }
    let images = document.images().len();
    if document.textures().len().min(images) > limits::OBJECT_TEXTURES {
        return Err(ObjectFault::Textures(images));
    }
    Ok(())
}

struct GltfReader<'a> {
    blob: Blob<'a>,
    model: RawModel,
    /// Which of the model's textures one of the file's is, once it was read.
    textures: Vec<Option<u32>>,
}

impl GltfReader<'_> {
    fn primitive(
        &mut self,
        primitive: &gltf::Primitive<'_>,
        place: Mat4,
    ) -> Result<(), ObjectFault> {
        let Some(positions) = primitive.get(&Semantic::Positions) else {
            return Ok(());
        };
        if !matches!(
            primitive.mode(),
            Mode::Triangles | Mode::TriangleStrip | Mode::TriangleFan
        ) {
            self.model.left_out.push(LeftOut::Lines);
            return Ok(());
        }
        let count = positions.count();
        let indices = match primitive.indices() {
            Some(list) => self.blob.indices(&list)?,
            None => (0..u32::try_from(count).unwrap_or(u32::MAX)).collect(),
        };
        let faces = faces(&indices, primitive.mode());
        if faces
            .as_flattened()
            .iter()
            .any(|index| *index as usize >= count)
        {
            return Err(damaged("triangles between corners that are not there"));
        }
        let positions = self.blob.rows(&positions, [0.0; 3])?;
        let normals = attribute(primitive, &Semantic::Normals, count)?;
        let normals = normals.map(|list| self.blob.rows(&list, [0.0; 3]));
        let normals = normals.transpose()?;
        let dyes = attribute(primitive, &Semantic::Colors(0), count)?;
        let dyes = dyes.map(|list| self.blob.rows(&list, [1.0; 4]));
        let dyes = dyes.transpose()?;
        let (rgb, texture, uv) = self.material(primitive, count)?;
        let turn = Mat3::from_mat4(place);
        let mirrored = turn.determinant() < 0.0;
        let square = if turn.determinant().abs() > 1e-18 {
            turn.inverse().transpose()
        } else {
            turn
        };
        for face in faces {
            let ids = face.map(|index| index as usize);
            let at = ids.map(|id| place.transform_point3(Vec3::from_array(positions[id])));
            if !at.iter().all(|at| at.abs().max_element() < FAR) {
                return Err(ObjectFault::Places);
            }
            let mut flat = (at[1] - at[0]).cross(at[2] - at[0]).normalize_or_zero();
            if flat == Vec3::ZERO {
                continue;
            }
            if mirrored {
                flat = -flat;
            }
            let first = self.model.corners.len() as u32;
            for (nth, id) in ids.into_iter().enumerate() {
                let normal = normals.as_ref().map_or(Vec3::ZERO, |normals| {
                    (square * Vec3::from_array(normals[id])).normalize_or_zero()
                });
                let dye = dyes.as_ref().map_or([1.0; 4], |dyes| dyes[id]);
                let dye = Vec3::new(dye[0], dye[1], dye[2]);
                let rgb = rgb * Vec3::select(dye.is_finite_mask(), dye, Vec3::ONE);
                let uv = uv.as_ref().map_or(Vec2::ZERO, |uv| uv[id]);
                self.model.corners.push(RawCorner {
                    position: at[nth],
                    normal: if normal == Vec3::ZERO { flat } else { normal },
                    uv: if uv.is_finite() { uv } else { Vec2::ZERO },
                    rgb: rgb.clamp(Vec3::ZERO, Vec3::ONE),
                });
            }
            let [a, b, c] = [first, first + 1, first + 2];
            self.model.triangles.push(RawTriangle {
                corners: if mirrored { [a, c, b] } else { [a, b, c] },
                texture,
            });
        }
        Ok(())
    }

    /// The colour of a primitive, its texture, and where in it its corners are.
    fn material(
        &mut self,
        primitive: &gltf::Primitive<'_>,
        count: usize,
    ) -> Result<(Vec3, Option<u32>, Option<Vec<Vec2>>), ObjectFault> {
        let material = primitive.material();
        let surface = material.pbr_metallic_roughness();
        let [r, g, b, _] = surface.base_color_factor();
        // What shines by itself is as bright as it can be.
        let shine = if material.emissive_texture().is_some() {
            Vec3::ZERO
        } else {
            Vec3::from_array(material.emissive_factor())
        };
        let rgb = Vec3::new(r, g, b) + shine;
        let Some(info) = surface.base_color_texture() else {
            return Ok((rgb, None, None));
        };
        let (mut set, mut offset, mut turn, mut scale) =
            (info.tex_coord(), Vec2::ZERO, 0.0, Vec2::ONE);
        if let Some(moved) = info.texture_transform() {
            set = moved.tex_coord().unwrap_or(set);
            offset = Vec2::from_array(moved.offset());
            turn = moved.rotation();
            scale = Vec2::from_array(moved.scale());
        }
        let Some(list) = attribute(primitive, &Semantic::TexCoords(set), count)? else {
            return Ok((rgb, None, None));
        };
        let uv = self.blob.rows(&list, [0.0; 2])?.into_iter().map(|uv| {
            let uv = Vec2::from_array(uv) * scale;
            // Turned counter-clockwise, as the extension has it.
            Vec2::from_angle(-turn).rotate(uv) + offset
        });
        let texture = self.texture(&info.texture())?;
        Ok((rgb, Some(texture), Some(uv.collect())))
    }

    fn texture(&mut self, texture: &gltf::Texture<'_>) -> Result<u32, ObjectFault> {
        if let Some(known) = self.textures.get(texture.index()).copied().flatten() {
            return Ok(known);
        }
        let bytes = match texture.source().source() {
            gltf::image::Source::Uri { uri, .. } => return Err(ObjectFault::Outside(shown(uri))),
            gltf::image::Source::View { view, .. } => self.blob.view(&view)?,
        };
        let made = self.model.textures.len() as u32;
        self.model.textures.push(RawTexture::open(bytes)?);
        if let Some(known) = self.textures.get_mut(texture.index()) {
            *known = Some(made);
        }
        Ok(made)
    }
}

/// A primitive's corners, three a triangle.
fn faces(indices: &[u32], mode: Mode) -> Vec<[u32; 3]> {
    let strip = |nth: usize, window: &[u32]| match nth % 2 {
        0 => [window[0], window[1], window[2]],
        _ => [window[1], window[0], window[2]],
    };
    match mode {
        Mode::TriangleStrip => {
            let windows = indices.windows(3).enumerate();
            windows.map(|(nth, window)| strip(nth, window)).collect()
        }
        Mode::TriangleFan => {
            let middle = indices.first().copied().unwrap_or_default();
            let rim = indices.get(1..).unwrap_or_default();
            let pairs = rim.windows(2);
            pairs.map(|pair| [middle, pair[0], pair[1]]).collect()
        }
        _ => indices.as_chunks::<3>().0.to_vec(),
    }
}

//! Objects of right and wrong measures, made here byte by byte.

use std::collections::BTreeSet;

use feed::limits;
use glam::Vec3;
use serde_json::{Value, json};
use venue::object::{HIGH, ObjectMesh, ROUND};

use super::*;

/// A glTF binary of this description and buffer.
fn glb(said: &Value, bin: &[u8]) -> Vec<u8> {
    let mut said = said.to_string().into_bytes();
    said.resize(said.len().next_multiple_of(4), b' ');
    let mut bin = bin.to_vec();
    bin.resize(bin.len().next_multiple_of(4), 0);
    let mut out = b"glTF".to_vec();
    let all = 12 + 8 + said.len() + 8 + bin.len();
    out.extend(
        [2_u32, all as u32, said.len() as u32]
            .map(u32::to_le_bytes)
            .concat(),
    );
    out.extend(b"JSON");
    out.extend(said);
    out.extend((bin.len() as u32).to_le_bytes());
    out.extend(b"BIN\0");
    out.extend(bin);
    out
}

/// The corners of a cube of 1 m, and its twelve triangles.
fn cube() -> (Vec<[f32; 3]>, Vec<u16>) {
    let corner = |n: u16| [0, 1, 2].map(|axis| f32::from(n >> axis & 1));
    let faces = [
        [0, 4, 6, 2],
        [1, 3, 7, 5],
        [0, 1, 5, 4],
        [2, 6, 7, 3],
        [0, 2, 3, 1],
        [4, 5, 7, 6],
    ];
    let split = |[a, b, c, d]: [u16; 4]| [a, b, c, a, c, d];
    ((0..8).map(corner).collect(), faces.map(split).concat())
}

/// A file of one mesh: the description, to be changed, and its buffer.
fn file(corners: &[[f32; 3]], indices: &[u16]) -> (Value, Vec<u8>) {
    let mut bin: Vec<u8> = indices.iter().flat_map(|one| one.to_le_bytes()).collect();
    bin.resize(bin.len().next_multiple_of(4), 0);
    let places = bin.len();
    bin.extend(
        corners
            .as_flattened()
            .iter()
            .flat_map(|one| one.to_le_bytes()),
    );
    let said = json!({
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": [{"mesh": 0}],
        "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [1.0, 0.25, 0.0, 1.0]}}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 1}, "indices": 0, "material": 0}]}],
        "accessors": [
            {"bufferView": 0, "componentType": 5123, "count": indices.len(), "type": "SCALAR"},
            {"bufferView": 1, "componentType": 5126, "count": corners.len(), "type": "VEC3",
                "min": [0, 0, 0], "max": [1, 1, 1]}],
        "bufferViews": [
            {"buffer": 0, "byteLength": indices.len() * 2},
            {"buffer": 0, "byteOffset": places, "byteLength": corners.len() * 12}],
        "buffers": [{"byteLength": bin.len()}],
    });
    (said, bin)
}

fn cube_file() -> (Value, Vec<u8>) {
    let (corners, indices) = cube();
    file(&corners, &indices)
}

#[test]
fn a_box_of_a_metre_has_its_triangles_bounds_and_colour_and_is_darker_below() {
    let (said, bin) = cube_file();
    let file = glb(&said, &bin);
    let found = look(&file).unwrap();
    assert_eq!(found.size, Vec3::ONE);
    assert!((found.scale - ROUND / 2.0_f32.sqrt()).abs() < 1e-6);
    let made = ObjectMesh::decode(&make(&file).unwrap()).unwrap();
    assert_eq!((made.indices.len() / 3, made.corners.len()), (12, 24));
    assert!((made.size - Vec3::splat(found.scale)).length() < 1e-6);
    let (mut low, mut high) = (Vec3::INFINITY, Vec3::NEG_INFINITY);
    for corner in &made.corners {
        let at = made.position(corner);
        (low, high) = (low.min(at), high.max(at));
        // Each side looks out from the middle, and its triangles turn the same way.
        let out = at - Vec3::Y * made.size.y / 2.0;
        assert!(out.dot(Vec3::from_array(corner.normal.map(f32::from))) > 0.0);
        let [red, green, blue] = corner.rgb;
        assert!(red > green && green > blue && blue == 0, "{:?}", corner.rgb);
    }
    let half = found.scale / 2.0;
    assert!(low.distance(Vec3::new(-half, 0.0, -half)) < 1e-5, "{low}");
    assert!(
        high.distance(Vec3::new(half, half * 2.0, half)) < 1e-5,
        "{high}"
    );
    for corners in made.indices.as_chunks::<3>().0 {
        let [a, b, c] = corners.map(|at| &made.corners[usize::from(at)]);
        let at = [a, b, c].map(|corner| made.position(corner));
        let turned = (at[1] - at[0]).cross(at[2] - at[0]);
        assert!(turned.dot(Vec3::from_array(a.normal.map(f32::from))) > 0.0);
    }
    let sides = |top: bool| {
        let of = |it: &&ObjectVertex| it.normal[1] == 0 && (it.place[1] > 0) == top;
        let reds = made
            .corners
            .iter()
            .filter(of)
            .map(|it| u32::from(it.rgb[0]));
        reds.sum::<u32>() / 8
    };
    assert_eq!(sides(true), 255, "nothing is over it");
    assert!((180..235).contains(&sides(false)), "{}", sides(false));
}

#[test]
fn nodes_turn_move_and_mirror_what_hangs_from_them() {
    let (mut said, bin) = cube_file();
    said["nodes"] = json!([
        {"children": [1], "scale": [2.0, 1.0, 1.0], "translation": [50.0, 3.0, 0.0]},
        {"mesh": 0, "scale": [-1.0, 0.1, 1.0]}
    ]);
    let found = look(&glb(&said, &bin)).unwrap();
    assert!((found.size - Vec3::new(2.0, 0.1, 1.0)).length() < 1e-5);
    let made = ObjectMesh::decode(&make(&glb(&said, &bin)).unwrap()).unwrap();
    for corners in made.indices.as_chunks::<3>().0 {
        let at = corners.map(|at| made.position(&made.corners[usize::from(at)]));
        let normal = made.corners[usize::from(corners[0])].normal.map(f32::from);
        let out = at[0] - Vec3::Y * made.size.y / 2.0;
        let turned = (at[1] - at[0]).cross(at[2] - at[0]);
        assert!(turned.dot(out) > 0.0 && out.dot(Vec3::from_array(normal)) > 0.0);
    }
}

/// Two triangles under a picture whose left half is red and whose right half is blue.
fn flag() -> Vec<u8> {
    let corners = [
        [0.0, 0.0, 0.0],
        [1.0, 0.0, 0.0],
        [1.0, 1.0, 0.0],
        [0.0, 1.0, 0.0],
    ];
    let (mut said, mut bin) = file(&corners, &[0, 1, 2, 0, 2, 3]);
    let uv_at = bin.len();
    let uv = [0.0_f32, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0];
    bin.extend(uv.iter().flat_map(|one| one.to_le_bytes()));
    let picture = image::RgbImage::from_fn(64, 64, |x, _| {
        image::Rgb(if x < 32 { [255, 0, 0] } else { [0, 0, 255] })
    });
    let picture_at = bin.len();
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).unwrap();
    bin.extend(png.get_ref());
    said["materials"] = json!([{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}]);
    said["textures"] = json!([{"source": 0}]);
    said["images"] = json!([{"bufferView": 3, "mimeType": "image/png"}]);
    said["meshes"][0]["primitives"][0]["attributes"]["TEXCOORD_0"] = json!(2);
    let list = said["accessors"].as_array_mut().unwrap();
    list.push(json!({"bufferView": 2, "componentType": 5126, "count": 4, "type": "VEC2"}));
    let views = said["bufferViews"].as_array_mut().unwrap();
    views.push(json!({"buffer": 0, "byteOffset": uv_at, "byteLength": 32}));
    views.push(json!({"buffer": 0, "byteOffset": picture_at, "byteLength": png.get_ref().len()}));
    said["buffers"][0]["byteLength"] = json!(bin.len());
    glb(&said, &bin)
}

#[test]
fn few_triangles_become_more_until_their_texture_shows() {
    let made = ObjectMesh::decode(&make(&flag()).unwrap()).unwrap();
    assert!(made.indices.len() / 3 > 100, "{}", made.indices.len() / 3);
    for corner in &made.corners {
        let [red, green, blue] = corner.rgb;
        let at = made.position(corner).x / made.size.x;
        assert_eq!(green, 0);
        if at.abs() > 0.1 {
            assert!((at < 0.0) == (red > blue), "{at}: {red} {blue}");
            assert_eq!(red.min(blue), 0, "{at}");
        }
    }
    let drawn = picture(&made).to_rgba8();
    let pixel = |x: u32| drawn.get_pixel(x, 320).0;
    assert!(
        pixel(200)[0] > 150 && pixel(200)[2] < 60,
        "{:?}",
        pixel(200)
    );
    assert!(
        pixel(440)[2] > 150 && pixel(440)[0] < 60,
        "{:?}",
        pixel(440)
    );
    assert_eq!(drawn.get_pixel(2, 2).0[3], 0, "nothing is behind it");
}

/// The cube with something of its description changed.
fn with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let (mut said, bin) = cube_file();
    change(&mut said);
    glb(&said, &bin)
}

#[test]
fn what_is_no_object_is_called_what_it_is() {
    for (bytes, fault) in [
        (&b""[..], ObjectFault::Empty),
        (
            b"PK\x03\x04\x14\0\0\0\0\0scene.usdc",
            ObjectFault::Kind("USDZ"),
        ),
        (
            b"PK\x03\x04\x14\0\0\0\x08\0model.obj",
            ObjectFault::Kind("ZIP"),
        ),
        (b"Kaydara FBX Binary  \0", ObjectFault::Kind("FBX")),
        (
            b"# Blender\nmtllib a.mtl\no Cube\nv 1 0 0\n",
            ObjectFault::Kind("OBJ"),
        ),
        (b"solid cube\n facet normal", ObjectFault::Kind("STL")),
        (b"ISO-10303-21;\nHEADER;", ObjectFault::Kind("STEP")),
        (b"BLENDER-v300", ObjectFault::Kind("Blender")),
        (b"<!DOCTYPE html><title>404", ObjectFault::Kind("HTML")),
        (b"\x89PNG\r\n\x1a\n\0\0", ObjectFault::Kind("PNG, JPEG")),
        (b"{\"asset\": {\"version\": \"2.0\"}}", ObjectFault::Text),
        (b"words", ObjectFault::Unknown),
    ] {
        assert_eq!(look(bytes), Err(fault.clone()));
        assert_eq!(make(bytes), Err(fault));
    }
}

#[test]
fn what_is_over_a_limit_or_lies_elsewhere_is_named() {
    let outside = with(|said| said["buffers"][0]["uri"] = json!("cube.bin"));
    assert_eq!(
        look(&outside),
        Err(ObjectFault::Outside("cube.bin".to_owned()))
    );
    for name in [
        "KHR_draco_mesh_compression",
        "EXT_meshopt_compression",
        "KHR_texture_basisu",
    ] {
        let file = with(|said| {
            said["extensionsUsed"] = json!([name]);
            said["extensionsRequired"] = json!([name]);
        });
        assert_eq!(look(&file), Err(ObjectFault::Extension(name.to_owned())));
    }
    let changed = with(|said| {
        said["extensionsUsed"] = json!(["KHR_materials_clearcoat"]);
        said["extensionsRequired"] = json!(["KHR_materials_clearcoat"]);
    });
    assert!(look(&changed).is_ok(), "a gloss that nobody would see");
    for change in [
        json!([{"primitives": []}]),
        json!([{"primitives": [{"attributes": {"POSITION": 1}, "indices": 0, "mode": 1}]}]),
    ] {
        let file = with(|said| said["meshes"] = change);
        assert!(matches!(
            look(&file),
            Err(ObjectFault::NoTriangles | ObjectFault::Damaged(_))
        ));
    }
    let (corners, indices) = cube();
    let many = indices.repeat(limits::OBJECT_TRIANGLES / 12 + 1);
    let (said, bin) = file(&corners, &many);
    assert_eq!(
        look(&glb(&said, &bin)),
        Err(ObjectFault::Triangles(many.len() / 3))
    );
    for wrong in [f32::NAN, f32::INFINITY, 3e38] {
        let mut corners = corners.clone();
        corners[3][1] = wrong;
        let (said, bin) = file(&corners, &indices);
        assert_eq!(look(&glb(&said, &bin)), Err(ObjectFault::Places), "{wrong}");
    }
    let flat = vec![[1.0; 3]; 8];
    let (said, bin) = file(&flat, &indices);
    assert_eq!(look(&glb(&said, &bin)), Err(ObjectFault::NoTriangles));
}

#[test]
fn whatever_points_nowhere_is_damaged() {
    let changes: [fn(&mut Value); 9] = [
        |said| said["accessors"][1]["count"] = json!(9),
        |said| said["accessors"][1]["count"] = json!(4_000_000_000_u32),
        |said| said["accessors"][0]["byteOffset"] = json!(u64::MAX),
        |said| said["bufferViews"][1]["byteOffset"] = json!(u64::MAX),
        |said| said["bufferViews"][1]["byteLength"] = json!(10_000_000_000_u64),
        |said| said["accessors"][1]["bufferView"] = json!(7),
        |said| said["nodes"] = json!([{"children": [1]}, {"children": [0], "mesh": 0}]),
        |said| said["nodes"] = json!([{"mesh": 5}]),
        |said| said["accessors"][0]["componentType"] = json!(5126),
    ];
    for (nth, change) in changes.into_iter().enumerate() {
        let found = look(&with(change));
        let known = matches!(
            found,
            Err(ObjectFault::Damaged(_) | ObjectFault::Triangles(_))
        );
        assert!(known, "{nth}: {found:?}");
    }
    let (corners, mut indices) = cube();
    indices[5] = 8;
    let (said, bin) = file(&corners, &indices);
    assert!(matches!(
        look(&glb(&said, &bin)),
        Err(ObjectFault::Damaged(_))
    ));
}

#[test]
fn no_bytes_stop_the_command() {
    let whole = flag();
    for cut in (0..whole.len()).step_by(7) {
        assert!(make(&whole[..cut]).is_err());
    }
    let mut seed = 1_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize
    };
    let mut kinds = BTreeSet::new();
    for _ in 0..600 {
        let mut turned = whole.clone();
        for _ in 0..=random() % 3 {
            let at = random() % turned.len();
            turned[at] = random() as u8;
        }
        match look(&turned) {
            Ok(_) => kinds.insert("shown".to_owned()),
            Err(fault) => kinds.insert(fault.advice().to_owned()),
        };
    }
    assert!(kinds.len() > 2, "{kinds:?}");
}

/// Every place in a description.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            let inside = fields.iter();
            inside.for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), out));
        }
        Value::Array(entries) => {
            let inside = entries.iter().enumerate();
            inside.for_each(|(nth, value)| pointers(value, &format!("{at}/{nth}"), out));
        }
        _ => {}
    }
}

#[test]
fn no_description_stops_the_command() {
    let whole = flag();
    let said = u32::from_le_bytes(whole[12..16].try_into().unwrap()) as usize;
    let (said, bin) = (&whole[20..20 + said], &whole[28 + said..]);
    let said: Value = serde_json::from_slice(said).unwrap();
    let mut places = Vec::new();
    pointers(&said, "", &mut places);
    assert!(places.len() > 60, "{}", places.len());
    for place in places {
        for wrong in [
            json!(null),
            json!(0),
            json!(-1),
            json!(3),
            json!(4_294_967_295_u32),
            json!(1e300),
            json!("x"),
            json!([]),
            json!({}),
            json!([0, 0]),
        ] {
            let mut said = said.clone();
            let Some(value) = said.pointer_mut(&place) else {
                continue;
            };
            *value = wrong;
            // Whatever it finds, it comes back.
            let _ = look(&glb(&said, bin));
        }
        if let Some((above, name)) = place.rsplit_once('/') {
            let mut said = said.clone();
            if let Some(fields) = said.pointer_mut(above).and_then(Value::as_object_mut) {
                fields.remove(name);
            }
            let _ = look(&glb(&said, bin));
        }
    }
}

#[test]
fn movements_are_told_as_left_out() {
    let changed = with(|said| {
        said["animations"] = json!([{
            "channels": [{"sampler": 0, "target": {"node": 0, "path": "translation"}}],
            "samplers": [{"input": 2, "output": 1}]
        }]);
        let times = json!({"bufferView": 1, "componentType": 5126, "count": 8, "type": "SCALAR",
            "min": [0.0], "max": [1.0]});
        said["accessors"].as_array_mut().unwrap().push(times);
    });
    assert_eq!(look(&changed).unwrap().left_out, [LeftOut::Animations]);
}

/// A ball of so many rows of triangles, of 1 m around its middle.
fn ball(rows: u16, around: u16) -> Vec<u8> {
    let mut corners = Vec::new();
    let mut indices = Vec::new();
    for row in 0..=rows {
        for step in 0..around {
            let (up, out) = (std::f32::consts::PI * f32::from(row) / f32::from(rows)).sin_cos();
            let (sin, cos) =
                (std::f32::consts::TAU * f32::from(step) / f32::from(around)).sin_cos();
            corners.push([up * cos, -out, up * sin]);
            if row < rows {
                let [a, b] = [step, (step + 1) % around].map(|step| row * around + step);
                indices.extend([a, a + around, b, b, a + around, b + around]);
            }
        }
    }
    let (said, bin) = file(&corners, &indices);
    glb(&said, &bin)
}

#[test]
fn a_ball_of_many_triangles_stays_small_and_within_its_plinth() {
    let mesh = make(&ball(70, 140)).unwrap();
    let made = ObjectMesh::decode(&mesh).unwrap();
    assert!(made.size.max_element() <= ROUND.max(HIGH));
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &mesh[..], &mut packed, &params).unwrap();
    let (whole, small) = (mesh.len(), packed.len());
    println!(
        "{} triangles: {whole} bytes, {small} by brotli",
        made.indices.len() / 3
    );
    assert!(small < 150_000, "{small}");
}

#[test]
fn what_has_more_triangles_than_are_shown_is_made_simpler() {
    let whole = ball(160, 320);
    let found = look(&whole).unwrap();
    assert!(found.triangles > 100_000, "{}", found.triangles);
    let made = ObjectMesh::decode(&make(&whole).unwrap()).unwrap();
    let count = made.indices.len() / 3;
    assert!(
        (12_000..=limits::OBJECT_TRIANGLES_SHOWN).contains(&count),
        "{count}"
    );
    // It is the same ball: every corner as far from its middle, and no hole in it.
    let middle = Vec3::Y * made.size.y / 2.0;
    let mut area = 0.0;
    for corners in made.indices.as_chunks::<3>().0 {
        let at = corners.map(|at| made.position(&made.corners[usize::from(at)]) - middle);
        let cross = (at[1] - at[0]).cross(at[2] - at[0]);
        area += cross.length() / 2.0;
        assert!(cross.dot(at[0]) > 0.0, "it looks out");
        for corner in at {
            assert!(
                (corner.length() * 2.0 / ROUND - 1.0).abs() < 0.02,
                "{corner}"
            );
        }
    }
    let whole = std::f32::consts::PI * ROUND * ROUND;
    assert!((area / whole - 1.0).abs() < 0.03, "{area} of {whole}");
}

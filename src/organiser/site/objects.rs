//! What booths exhibit as objects: meshes and pictures of them for the hall, named by their content.

use std::collections::BTreeMap;

use feed::limits;
use feed::problem::Severity;
use i18n::value;
use venue::object::ObjectMesh;

use super::addresses::{FoundAddress, StatedObject};
use super::assets::{Assets, RefusedAsset, bytes_of, here, in_folder_of, quoted};
use super::content::SiteContent;
use super::films::add_made;
use super::pictures;
use super::write::Outputs;
use crate::object;
use crate::report::Finding;

/// Bytes that an object's picture should not exceed.
const OBJECT_PICTURE: usize = 60_000;

/// What became of objects, by their names in the folder.
#[derive(Default)]
pub(super) struct Objects(BTreeMap<String, Option<MadeObject>>);

/// An object of the site.
#[derive(Clone, Debug)]
struct MadeObject {
    /// The last parts of the paths of its mesh and its picture.
    mesh: String,
    picture: String,
    /// Width, height and depth of the thing, millimetres.
    size: [u32; 3],
}

impl Assets<'_> {
    /// Makes an object ready for the hall; what stands in the place of its address, with what the file does not say itself.
    pub(super) fn object(
        &mut self,
        file: &str,
        address: &FoundAddress,
        said: StatedObject,
        outputs: &mut Outputs,
    ) -> Option<String> {
        let (name, beside) = here(file, &address.text)?;
        let made = match self.objects.0.get(&name).cloned().flatten() {
            Some(made) => made,
            None => {
                let made = self.make_object(file, address, &name, outputs);
                self.objects.0.insert(name, made.clone());
                made?
            }
        };
        let mut text = quoted(&in_folder_of(&beside, &made.mesh));
        if !said.picture {
            let picture = quoted(&in_folder_of(&beside, &made.picture));
            text += &format!(r#", "picture": {picture}"#);
        }
        if !said.size {
            let [width, height, depth] = made.size;
            text += &format!(r#", "size": [{width}, {height}, {depth}]"#);
        }
        Some(text)
    }

    /// Works an object, or only looks at it; `None` with a finding where it is not shown.
    fn make_object(
        &mut self,
        file: &str,
        address: &FoundAddress,
        name: &str,
        outputs: &mut Outputs,
    ) -> Option<MadeObject> {
        let (source, console, cache) = (self.source, self.console, self.cache);
        let refused = |fault: object::ObjectFault| RefusedAsset {
            reason: fault.format(console),
            advice: Some(fault.advice()),
        };
        let read = bytes_of(source, console, name, limits::OBJECT_BYTES, "object");
        if self.look {
            match read.and_then(|bytes| object::look(&bytes).map_err(refused)) {
                Ok(look) => self.tell_object(file, address, &look),
                Err(refused) => self.refuse(file, address, name, "object", refused),
            }
            return None;
        }
        let made = read.and_then(|bytes| {
            let parts: [&[u8]; 2] = [b"object 2", &bytes];
            let mesh = cache.entry(&parts, || object::make(&bytes));
            mesh.map_err(refused)
        });
        let mesh = match made {
            Ok(mesh) => mesh,
            Err(refused) => {
                self.refuse(file, address, name, "object", refused);
                return None;
            }
        };
        let made = ObjectMesh::decode(&mesh)?;
        let parts: [&[u8]; 2] = [b"object's picture 1", &mesh];
        let picture = cache.entry(&parts, || {
            let drawn = object::picture(&made);
            Ok::<_, std::convert::Infallible>(pictures::encode(&drawn, OBJECT_PICTURE))
        });
        let Ok(picture) = picture;
        *self.weights.entry(file.to_owned()).or_default() += mesh.len() / 2 + picture.len();
        let mut add = |content: SiteContent, end: &str| {
            add_made(name, content, end.trim_matches('.'), outputs)
        };
        let millimetres = |metres: f32| (metres / made.scale * 1000.0).round() as u32;
        Some(MadeObject {
            mesh: add(mesh.into(), feed::booth::Object::MADE),
            picture: add(picture.into(), ".webp"),
            size: made
                .size
                .to_array()
                .map(|metres| millimetres(metres).min(limits::OBJECT_SIZE)),
        })
    }

    /// Tells what is shown otherwise than its maker has it.
    fn tell_object(&mut self, file: &str, address: &FoundAddress, look: &object::ObjectFacts) {
        let console = self.console;
        let mut note = |key: &str, values: crate::console::Values<'_>| {
            let (note, path) = (Severity::Note, &address.path);
            self.findings
                .push(Finding::ours(note, file, path, key, values, console));
        };
        let metres = |metres: f32| value(format!("{metres:.2}"));
        let longest = look.size.max_element();
        let values = [
            ("size", metres(longest)),
            ("shown", metres(longest * look.scale)),
        ];
        if look.scale < 1.0 {
            note("object-scaled-down", &values);
        } else if look.scale > 1.0 {
            note("object-scaled-up", &values);
        }
        if look.triangles > limits::OBJECT_TRIANGLES_SHOWN {
            let values = [
                ("count", value(look.triangles)),
                ("limit", value(limits::OBJECT_TRIANGLES_SHOWN)),
            ];
            note("object-simplified", &values);
        }
        for left_out in &look.left_out {
            let part = console.sentence(left_out.key(), &[]);
            note("object-part-left-out", &[("part", value(part))]);
        }
    }
}

//! A hall put together for the bake: tail, bays and head as triangles that know which vertices they came from.

use feed::event::Theme;
use glam::Vec3;
use venue::light::{linear, shine, sun};
use venue::measures::FLOOR_HALF_WIDTH;
use venue::mesh::{Mesh, Surface, Tint};
use venue::mesh_builder::Detail;
use venue::themes::{HallPart, Lamp, spec};

use venue::bvh::{Bvh, Triangle};

/// A mesh in its place.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// Which of the scene's meshes.
    pub mesh: usize,
    /// Turned by so many radians about the vertical.
    pub yaw: f32,
    /// Then moved.
    pub by: Vec3,
}

/// What shines in a bake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sources {
    /// Everything.
    All,
    /// Lamps alone.
    Lamps,
    /// The day alone: sky, sun, and what comes in through glass.
    Day,
}

/// Everything that takes part in a bake.
pub struct Scene {
    /// Its look.
    pub theme: Theme,
    /// What shines in it.
    pub sources: Sources,
    /// The meshes; several placings may share one.
    pub meshes: Vec<Mesh>,
    /// The placing at which the light of each mesh is gathered.
    pub stage: Vec<Placed>,
    /// All lamps, in the hall's coordinates.
    pub lamps: Vec<Lamp>,
    /// For rays.
    pub bvh: Bvh,
    /// Mesh and three vertices of each triangle.
    pub owners: Vec<(usize, [usize; 3])>,
}

impl Scene {
    /// A hall with so many bays and these booths in it. Meshes 0, 1, 2 are tail, bay and head; booths follow.
    pub fn hall(
        theme: Theme,
        sources: Sources,
        bays: usize,
        booths: &[(Mesh, f32, Vec3)],
        booth_lamps: &[Lamp],
    ) -> Self {
        let mut meshes: Vec<_> = HallPart::ALL
            .iter()
            .map(|part| spec(theme).mesh(*part, Detail::Fine))
            .collect();
        let mut placed = Vec::new();
        let mut lamps = Vec::new();
        let mut stage = vec![None; 3];
        let mut z = 0.0;
        let order = std::iter::once(HallPart::Tail)
            .chain(std::iter::repeat_n(HallPart::Bay, bays))
            .chain([HallPart::Head]);
        for (index, part) in order.enumerate() {
            let by = Vec3::Z * z;
            let here = Placed {
                mesh: part as usize,
                yaw: 0.0,
                by,
            };
            placed.push(here);
            // The bay in the middle stands for all.
            if part != HallPart::Bay || index == bays / 2 + 1 {
                stage[part as usize] = Some(here);
            }
            let mut here = Vec::new();
            if sources != Sources::Day {
                here.extend(spec(theme).lamps(part));
            }
            if sources != Sources::Lamps {
                here.extend(spec(theme).daylight(part));
            }
            lamps.extend(here.into_iter().map(|lamp| Lamp {
                at: lamp.at + by,
                ..lamp
            }));
            z -= spec(theme).length(part);
        }
        for (mesh, yaw, by) in booths {
            let here = Placed {
                mesh: meshes.len(),
                yaw: *yaw,
                by: *by,
            };
            meshes.push(mesh.clone());
            placed.push(here);
            stage.push(Some(here));
        }
        if sources != Sources::Day {
            lamps.extend_from_slice(booth_lamps);
        }
        Self::new(
            (theme, sources),
            meshes,
            &placed,
            stage.into_iter().flatten().collect(),
            lamps,
        )
    }

    fn new(
        (theme, sources): (Theme, Sources),
        meshes: Vec<Mesh>,
        placed: &[Placed],
        stage: Vec<Placed>,
        lamps: Vec<Lamp>,
    ) -> Self {
        let mut triangles = Vec::new();
        let mut owners = Vec::new();
        for here in placed {
            let mesh = meshes[here.mesh].placed(here.yaw, here.by);
            for corners in mesh.indices.as_chunks::<3>().0 {
                let ids = [0, 1, 2].map(|n| corners[n] as usize);
                triangles.push(Triangle::new(ids.map(|id| mesh.vertices[id].position)));
                owners.push((here.mesh, ids));
            }
        }
        Self {
            theme,
            sources,
            meshes,
            stage,
            lamps,
            bvh: Bvh::new(&triangles),
            owners,
        }
    }

    /// What a surface that shines sends out for lighting others, linear; `None` of one that does not.
    pub fn emission(&self, surface: Surface, tint: Tint) -> Option<Vec3> {
        let shines = emission(self.theme, surface, tint)?;
        let day = self.sources != Sources::Lamps;
        Some(if day { shines } else { Vec3::ZERO })
    }

    /// Where the sun stands and its light, where it shines.
    pub fn sun(&self) -> Option<(Vec3, Vec3)> {
        sun(self.theme).filter(|_| self.sources != Sources::Lamps)
    }

    /// What a triangle is made of.
    pub fn surface(&self, triangle: usize) -> Surface {
        let (mesh, ids) = self.owners[triangle];
        self.meshes[mesh].vertices[ids[0]].surface
    }

    /// Whether light passes: glass, and the glass of lamps, whose light is counted at the lamp.
    pub fn opaque(&self, triangle: usize) -> bool {
        !matches!(self.surface(triangle), Surface::Glass | Surface::Glow)
    }

    /// Whether the sun's light is stopped. It comes through the sky. The slim bars in the windows are left out: their
    /// shadows are finer than the vertices that would have to show them.
    pub fn shades(&self, triangle: usize) -> bool {
        let (mesh, ids) = self.owners[triangle];
        let vertex = &self.meshes[mesh].vertices[ids[0]];
        let bar = vertex.surface == Surface::Plain && vertex.position.x.abs() > FLOOR_HALF_WIDTH;
        self.opaque(triangle) && !bar && vertex.surface != Surface::Sky
    }
}

/// Share of the light that a surface sends back, by its texture's mean colour.
pub fn albedo(surface: Surface, tint: Tint) -> Vec3 {
    let tint = match tint {
        Tint::Rgb(rgb) => linear(rgb),
        // Any exhibitor's colour: a middle one.
        Tint::Main | Tint::Accent => Vec3::splat(0.3),
    };
    mean(surface) * tint
}

/// Mean colour of a surface's texture, linear; the textures are painted to it.
pub fn mean(surface: Surface) -> Vec3 {
    linear(surface.mean())
}

/// What a surface that shines sends out for lighting others, linear.
fn emission(theme: Theme, surface: Surface, tint: Tint) -> Option<Vec3> {
    let shown = shine(theme, surface)?;
    // The sky lights more than its picture shows: a picture of a bright sky would be white.
    let gain = match surface {
        Surface::Sky => 2.3,
        Surface::Glass => spec(theme).glass_gain,
        // Lamps and lit rooms are counted at their lamps.
        _ => 0.0,
    };
    // The light of the whole sky is bluer than the strip that is seen over the rim.
    let hue = match surface {
        Surface::Sky => Vec3::new(0.66, 0.95, 1.32),
        _ => Vec3::ONE,
    };
    Some(albedo(surface, tint) * shown * hue * gain)
}

//! The render queue: commands to the graphics card, in the order in which they are done.

use std::ops::Range;

use bevy::prelude::*;
use venue::mesh_builder::Detail;

use crate::booths::atlas::Tile;
use crate::vertex_buffer::{MeshBuffer, SurfaceRanges};

/// The indices of tail, bay and head.
pub type PartRanges<R = Range<u32>> = [R; 3];

/// Something for the graphics card.
pub enum RenderCommand {
    /// The parts of the hall, for each level of detail.
    Hall(MeshBuffer, [PartRanges<SurfaceRanges>; 3]),
    /// The light in their air.
    LightEffects(MeshBuffer, PartRanges),
    /// The hall's booths with this much detail.
    Booths(Detail, MeshBuffer),
    /// The signs that hang on them.
    Signs(MeshBuffer),
    /// The way on the floor and the ground of the booth it leads to.
    FloorMarkers(MeshBuffer),
    /// The people, and how many of the indices are their shadows.
    Figures(MeshBuffer, u32),
    /// The objects on the plinths nearby.
    Objects(MeshBuffer),
    /// Where a film moves on a wall; nothing where none does.
    Film(MeshBuffer),
    /// The next picture of that film is there.
    FilmPicture,
    /// The halls' surfaces.
    Surfaces(Surfaces),
    /// A picture for its tile, all sizes.
    Tile(Tile, Vec<Vec<u8>>),
    /// The panels, painted anew.
    Panels(PanelPaint),
    /// A picture for the panels: id, width and height, pixels.
    PanelPicture(u64, UVec2, Vec<u8>),
    /// A picture for the panels is not shown any more.
    DropPanelPicture(u64),
}

impl RenderCommand {
    /// Whether the panels look otherwise by it.
    fn is_of_panels(&self) -> bool {
        matches!(
            self,
            Self::Panels(_) | Self::PanelPicture(..) | Self::DropPanelPicture(_)
        )
    }

    /// Whether it is of people, who may be out of view: what is seen of them is the frame's to tell.
    fn is_of_people(&self) -> bool {
        matches!(self, Self::Figures(..))
    }
}

/// The halls' surfaces as layers of a texture array, in the order of [`venue::mesh::Surface::ALL`].
pub struct Surfaces {
    /// Width and height of a layer, pixels.
    pub side: u32,
    /// Each layer with its smaller copies, four bytes a pixel.
    pub layers: Vec<Vec<Vec<u8>>>,
}

impl Surfaces {
    /// Those before any arrive: everything shows its plain colours.
    pub fn plain() -> Self {
        Self {
            side: 4,
            layers: vec![vec![vec![255; 4 * 4 * 4]]; venue::mesh::Surface::ALL.len()],
        }
    }
}

/// The panels as egui paints them.
pub struct PanelPaint {
    /// Triangles with their textures.
    pub primitives: Vec<egui::ClippedPrimitive>,
    /// Changes of egui's own textures.
    pub textures: egui::TexturesDelta,
    /// Device pixels a point.
    pub scale: f32,
    /// Where panels are, device pixels: left, top, right, bottom.
    pub covered: Vec<[f32; 4]>,
}

/// What waits to be taken to the graphics card.
#[derive(Resource, Default)]
pub struct RenderQueue(pub Vec<RenderCommand>);

impl RenderQueue {
    /// Adds a command.
    pub fn push(&mut self, command: RenderCommand) {
        self.0.push(command);
    }

    /// Whether the hall looks otherwise after what waits.
    pub fn changes_hall(&self) -> bool {
        let of_hall = |it: &RenderCommand| !it.is_of_panels() && !it.is_of_people();
        self.0.iter().any(of_hall)
    }

    /// Whether anything looks otherwise after what waits.
    pub fn changes_picture(&self) -> bool {
        self.0.iter().any(|command| !command.is_of_people())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<RenderQueue>();
}

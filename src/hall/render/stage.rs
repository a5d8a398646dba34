//! Everything that lies on the graphics card.

use bevy::math::UVec2;
use web_sys::HtmlCanvasElement;

use super::context::{self, Gl, NoStage};
use super::deliver::{Delivery, Frame, PartRanges, Surfaces};
use super::flat::Panels;
use super::mesh::{Layout, Mesh};
use super::program::{Compiling, Programs};
use super::smooth::Smooth;
use super::texture::{Care, Reading, Target, Texture};
use crate::booths::atlas::{PAGE, PAGES, Tile};
use crate::booths::mips::LEVELS;
use crate::care::Look;

/// Everything that lies on the graphics card.
pub struct Stage {
    /// What everything is drawn with.
    pub gl: Gl,
    canvas: HtmlCanvasElement,
    /// Whether a graphics card draws.
    card: bool,
    /// What draws.
    pub programs: Programs,
    /// The hall with fewer pixels, once that is wanted.
    pub smaller: Option<Target>,
    /// The hall drawn with all care, once that is wanted.
    pub fine: Option<Smooth>,
    /// The hall.
    pub shell: Mesh,
    /// Where in it its parts are.
    pub parts: [PartRanges; 3],
    /// Light in the air of the hall.
    pub auras: Mesh,
    /// Where in it its parts are.
    pub aired: PartRanges,
    /// The booths by detail.
    pub booths: [Mesh; 3],
    /// What hangs on them.
    pub hangings: Mesh,
    /// The way on the floor.
    pub markers: Mesh,
    /// The halls' surfaces.
    pub surfaces: Texture,
    /// The pages of pictures.
    pub pages: Texture,
    /// egui's side.
    pub panels: Panels,
}

/// A stage whose programs the driver is compiling.
pub struct Rising {
    gl: Gl,
    canvas: HtmlCanvasElement,
    card: bool,
    programs: Compiling,
}

impl Rising {
    /// Opens the canvas with this selector; `card` says that a graphics card draws.
    ///
    /// # Errors
    /// When the browser gives no WebGL 2 to draw with.
    pub fn on(selector: String, card: bool) -> Result<Self, NoStage> {
        let canvas = context::find(&selector).ok_or(NoStage::Canvas(selector))?;
        let gl = context::open(&canvas, card)?;
        let programs = Compiling::begin(&gl);
        Ok(Self {
            gl,
            canvas,
            card,
            programs,
        })
    }

    /// Waits for the driver and sets up everything else. The page may answer its visitor meanwhile.
    ///
    /// # Errors
    /// When the driver refuses a shader.
    pub async fn set_up(self) -> Result<Stage, NoStage> {
        let Self {
            gl,
            canvas,
            card,
            programs,
        } = self;
        let programs = programs.end(&gl).await?;
        // Colours come with their opacity multiplied in.
        gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        gl.depth_func(Gl::LEQUAL);
        let hall = || Mesh::new(&gl, Layout::Hall);
        let (shell, auras, booths) = (hall(), hall(), [hall(), hall(), hall()]);
        let (hangings, markers) = (hall(), hall());
        // Until the surfaces arrive everything shows its plain colours.
        let plain = Surfaces {
            side: 4,
            layers: vec![vec![vec![255; 64]]; venue::mesh::Surface::ALL.len()],
        };
        let pages = Texture::array(&gl, UVec2::splat(PAGE), PAGES, LEVELS, Reading::Smooth);
        pages.read(care(card));
        Ok(Stage {
            canvas,
            card,
            programs,
            smaller: None,
            fine: None,
            shell,
            parts: Default::default(),
            auras,
            aired: Default::default(),
            booths,
            hangings,
            markers,
            surfaces: surfaces(&gl, &plain, card),
            pages,
            panels: Panels::new(&gl),
            gl,
        })
    }
}

impl Stage {
    /// Takes what was delivered.
    pub fn take(&mut self, deliveries: Vec<Delivery>) {
        let gl = &self.gl;
        for delivery in deliveries {
            match delivery {
                Delivery::Shell(packed, parts) => {
                    self.shell.take(&packed);
                    self.parts = parts;
                }
                Delivery::Auras(packed, parts) => {
                    self.auras.take(&packed);
                    self.aired = parts;
                }
                Delivery::Booths(detail, packed) => self.booths[detail as usize].take(&packed),
                Delivery::Pictures(packed) => self.hangings.take(&packed),
                Delivery::Markers(packed) => self.markers.take(&packed),
                Delivery::Surfaces(layers) => self.surfaces = surfaces(gl, &layers, self.card),
                Delivery::Tile(tile, levels) => self.write_tile(tile, &levels),
                Delivery::Panels(paint) => self.panels.take(gl, paint),
                Delivery::PanelPicture(id, size, pixels) => {
                    self.panels.picture(gl, id, size, &pixels);
                }
                Delivery::DropPanelPicture(id) => self.panels.drop_picture(id),
            }
        }
    }

    fn write_tile(&self, tile: Tile, levels: &[Vec<u8>]) {
        let size = tile.class.size();
        self.pages
            .write_layer(tile.page(), tile.origin(), size, levels);
    }

    /// Fits the canvas and what is drawn into to the frame.
    pub fn fit(&mut self, frame: &Frame) {
        let size = frame.size;
        if self.canvas.width() != size.x || self.canvas.height() != size.y {
            self.canvas.set_width(size.x);
            self.canvas.set_height(size.y);
        }
        match frame.look {
            Look::Smaller(share) => {
                let size = (size.as_vec2() * share).round().as_uvec2().max(UVec2::ONE);
                if self.smaller.as_ref().is_none_or(|kept| kept.size != size) {
                    self.smaller = Some(Target::new(&self.gl, size, Reading::Smooth, true));
                }
            }
            Look::Fine if self.fine.as_ref().is_none_or(|kept| kept.size() != size) => {
                self.fine = Smooth::fits(size).then(|| Smooth::new(&self.gl, size));
            }
            _ => {}
        }
    }

    /// With how much care the next draws read the hall's textures.
    pub fn read(&self, care: Care) {
        self.surfaces.read(care);
        self.pages.read(care);
    }

    /// The next draws go onto the canvas.
    pub fn onto_canvas(&self, size: UVec2) {
        self.gl.bind_framebuffer(Gl::FRAMEBUFFER, None);
        self.gl.viewport(0, 0, size.x as i32, size.y as i32);
    }
}

fn surfaces(gl: &Gl, from: &Surfaces, card: bool) -> Texture {
    let levels = from.layers.first().map_or(1, Vec::len) as u32;
    let size = UVec2::splat(from.side);
    let layers = from.layers.len() as u32;
    let made = Texture::array(gl, size, layers, levels, Reading::Tiled);
    made.read(care(card));
    for (layer, sizes) in from.layers.iter().enumerate() {
        made.write_layer(layer as u32, UVec2::ZERO, size, sizes);
    }
    made
}

/// A graphics card reads textures with care at no cost worth speaking of; software pays for each texel.
fn care(card: bool) -> Care {
    if card { Care::Fine } else { Care::Quick }
}

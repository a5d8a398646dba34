//! Everything that lies on the graphics card.

use bevy::math::UVec2;

use super::context::{NoGpu, ask_ahead};
use super::egui_painter::EguiPainter;
use super::film::FilmTexture;
use super::gpu_timer::GpuTimer;
use super::mesh::{GpuMesh, Layout};
use super::msaa::Msaa;
use super::port::{Gl, HtmlCanvasElement};
use super::programs::{Compiling, Programs};
use super::textures::{Care, RenderTarget, Sampling, Texture};
use crate::booths::atlas::{PAGE, PAGES, Tile};
use crate::booths::mips::LEVELS;
use crate::frame_quality::{FrameMode, scaled};
use crate::render_queue::{PartRanges, RenderCommand, Surfaces};
use crate::vertex_buffer::SurfaceRanges;

/// Everything that lies on the graphics card.
pub struct Gpu {
    /// What everything is drawn with.
    pub gl: Gl,
    canvas: HtmlCanvasElement,
    /// Whether a graphics card draws.
    card: bool,
    /// What draws.
    pub programs: Programs,
    /// The hall with fewer pixels, once that is wanted.
    pub scaled: Option<RenderTarget>,
    /// The hall with smooth edges, once that is wanted.
    pub smooth: Option<Msaa>,
    /// The card's own clock, where the browser lets one read it.
    pub timer: Option<GpuTimer>,
    /// The hall.
    pub hall: GpuMesh,
    /// Where in it its parts are.
    pub parts: [PartRanges<SurfaceRanges>; 3],
    /// Light in the air of the hall.
    pub light_effects: GpuMesh,
    /// Where in it its parts are.
    pub light_effect_parts: PartRanges,
    /// The booths by detail.
    pub booths: [GpuMesh; 3],
    /// What hangs on them.
    pub signs: GpuMesh,
    /// The film that moves on a wall.
    pub film: FilmTexture,
    /// The way on the floor.
    pub floor_markers: GpuMesh,
    /// The people.
    pub figures: GpuMesh,
    /// How many of their indices are their shadows.
    pub shadows: u32,
    /// What stands on plinths nearby.
    pub objects: GpuMesh,
    /// The halls' surfaces.
    pub surfaces: Texture,
    /// The pages of pictures.
    pub pages: Texture,
    /// egui's side.
    pub panels: EguiPainter,
}

/// A graphics card's side whose programs the driver is compiling.
pub struct PendingGpu {
    gl: Gl,
    canvas: HtmlCanvasElement,
    card: bool,
    programs: Compiling,
}

impl PendingGpu {
    /// Begins on a canvas and its context; `card` says that a graphics card draws.
    pub fn on((canvas, gl): (HtmlCanvasElement, Gl), card: bool) -> Self {
        ask_ahead(&gl);
        let programs = Compiling::begin(&gl);
        Self {
            gl,
            canvas,
            card,
            programs,
        }
    }

    /// Whether the driver is done, as far as it tells: until then, the page may answer its visitor.
    pub fn is_compiled(&self) -> bool {
        self.programs.is_done(&self.gl)
    }

    /// Waits for the driver and sets up everything else.
    ///
    /// # Errors
    /// When the driver refuses a shader.
    pub fn set_up(self) -> Result<Gpu, NoGpu> {
        let Self {
            gl,
            canvas,
            card,
            programs,
        } = self;
        let programs = programs.end(&gl)?;
        // Colours come with their opacity multiplied in.
        gl.blend_func(Gl::ONE, Gl::ONE_MINUS_SRC_ALPHA);
        gl.depth_func(Gl::LEQUAL);
        let mesh = || GpuMesh::new(&gl, Layout::Hall);
        let (hall, light_effects, booths) = (mesh(), mesh(), [mesh(), mesh(), mesh()]);
        let (signs, floor_markers, figures, objects) = (mesh(), mesh(), mesh(), mesh());
        let pages = Texture::array(&gl, UVec2::splat(PAGE), PAGES, LEVELS, Sampling::Smooth);
        pages.read(care(card));
        Ok(Gpu {
            canvas,
            card,
            programs,
            scaled: None,
            smooth: None,
            timer: card.then(|| GpuTimer::of(&gl)).flatten(),
            hall,
            parts: Default::default(),
            light_effects,
            light_effect_parts: Default::default(),
            booths,
            signs,
            film: FilmTexture::new(&gl, card, care(card)),
            floor_markers,
            figures,
            shadows: 0,
            objects,
            surfaces: surfaces(&gl, &Surfaces::plain(), card),
            pages,
            panels: EguiPainter::new(&gl),
            gl,
        })
    }
}

impl Gpu {
    /// Takes what was delivered.
    pub fn take(&mut self, commands: Vec<RenderCommand>) {
        let gl = &self.gl;
        for command in commands {
            match command {
                RenderCommand::Hall(packed, parts) => {
                    self.hall.take(&packed);
                    self.parts = parts;
                }
                RenderCommand::LightEffects(packed, parts) => {
                    self.light_effects.take(&packed);
                    self.light_effect_parts = parts;
                }
                RenderCommand::Booths(detail, packed) => self.booths[detail as usize].take(&packed),
                RenderCommand::Signs(packed) => self.signs.take(&packed),
                RenderCommand::Film(packed) => self.film.place(&packed),
                RenderCommand::FilmPicture => self.film.next(),
                RenderCommand::FloorMarkers(packed) => self.floor_markers.take(&packed),
                RenderCommand::Figures(packed, shadows) => {
                    self.figures.take(&packed);
                    self.shadows = shadows;
                }
                RenderCommand::Objects(packed) => self.objects.take(&packed),
                RenderCommand::Surfaces(layers) => self.surfaces = surfaces(gl, &layers, self.card),
                RenderCommand::Tile(tile, levels) => self.write_tile(tile, &levels),
                RenderCommand::Panels(paint) => self.panels.take(gl, paint),
                RenderCommand::PanelPicture(id, size, pixels) => {
                    self.panels.picture(gl, id, size, &pixels);
                }
                RenderCommand::DropPanelPicture(id) => self.panels.drop_picture(id),
            }
        }
    }

    fn write_tile(&self, tile: Tile, levels: &[Vec<u8>]) {
        let size = tile.class.size();
        self.pages
            .write_layer(tile.page(), tile.origin(), size, levels);
    }

    /// Fits the canvas and what is drawn into to the frame.
    pub fn fit(&mut self, mode: FrameMode, size: UVec2, samples: u32) {
        if self.canvas.width() != size.x || self.canvas.height() != size.y {
            self.canvas.set_width(size.x);
            self.canvas.set_height(size.y);
        }
        match mode {
            FrameMode::Scaled(share) => {
                let size = scaled(size, share);
                if self.scaled.as_ref().is_none_or(|kept| kept.size != size) {
                    self.scaled = Some(RenderTarget::new(&self.gl, size, Sampling::Smooth, true));
                }
            }
            FrameMode::Smoothed | FrameMode::Refined => {
                let fits = |kept: &Msaa| kept.size() == size && kept.samples == samples;
                if !self.smooth.as_ref().is_some_and(fits) {
                    // The old one's memory is given back first.
                    self.smooth = None;
                    self.smooth = (samples > 0).then(|| Msaa::new(&self.gl, size, samples));
                }
            }
            _ => {}
        }
    }

    /// Draws with the hall's textures read with all care: a graphics card always does.
    pub fn with_care(&self, draw: impl FnOnce()) {
        if self.card {
            return draw();
        }
        self.read(Care::Fine);
        draw();
        self.read(Care::Quick);
    }

    fn read(&self, care: Care) {
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
    let made = Texture::array(gl, size, layers, levels, Sampling::Tiled);
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

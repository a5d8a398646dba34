//! The film on a wall: its newest picture as a texture of its own, before the still one.

use bevy::math::{UVec2, Vec2};

use super::mesh::{GpuMesh, Layout};
use super::port::{FilmCanvas, Gl, HtmlVideoElement};
use super::textures::{Care, Sampling, Texture};
use crate::vertex_buffer::MeshBuffer;

/// Width and height of its pictures, pixels, with a graphics card and without one: however large the film is, this is what it costs.
const SIZE: (UVec2, UVec2) = (UVec2::new(1024, 576), UVec2::new(512, 288));
/// Its smaller copies, for when one is farther away.
const LEVELS: u32 = 4;

/// The one film that is there.
pub struct FilmTexture {
    gl: Gl,
    care: Care,
    size: UVec2,
    /// Where it moves.
    place: GpuMesh,
    /// Where its pictures come from.
    pub source: Option<HtmlVideoElement>,
    picture: Option<(Texture, FilmCanvas)>,
}

impl FilmTexture {
    /// None yet.
    pub fn new(gl: &Gl, card: bool, care: Care) -> Self {
        Self {
            gl: gl.clone(),
            care,
            size: if card { SIZE.0 } else { SIZE.1 },
            place: GpuMesh::new(gl, Layout::Hall),
            source: None,
            picture: None,
        }
    }

    /// Takes where it moves; nowhere gives back its memory.
    pub fn place(&mut self, packed: &MeshBuffer) {
        self.place.take(packed);
        if self.place.count == 0 {
            self.picture = None;
        }
    }

    /// Takes its next picture, whole and in the middle.
    pub fn next(&mut self) {
        if self.picture.is_none() {
            self.picture = self.empty();
        }
        let (Some((texture, canvas)), Some(video)) = (&self.picture, &self.source) else {
            return;
        };
        let own = UVec2::new(video.video_width(), video.video_height()).as_vec2();
        if own.min_element() < 1.0 {
            return;
        }
        let whole = self.size.as_vec2();
        let fitted = own * (whole / own).min_element();
        let [x, y] = ((whole - fitted) / 2.0).to_array().map(f64::from);
        let [width, height] = Vec2::to_array(&fitted).map(f64::from);
        if canvas.draw(video, [x, y, width, height]) {
            texture.write_canvas(self.size, canvas.pixels());
        }
    }

    /// A picture that is black: a film of other proportions leaves some of that free.
    fn empty(&self) -> Option<(Texture, FilmCanvas)> {
        let canvas = FilmCanvas::new(self.size)?;
        let texture = Texture::array(&self.gl, self.size, 1, LEVELS, Sampling::Smooth);
        texture.read(self.care);
        Some((texture, canvas))
    }

    /// Draws it where it moves, with the program that is in use.
    pub fn draw(&self) {
        if let Some((texture, ..)) = self.picture.as_ref().filter(|_| self.place.count > 0) {
            texture.bind();
            self.place.bind();
            self.place.draw(0..self.place.count);
        }
    }
}

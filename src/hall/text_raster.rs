//! The text raster, as a port: who sets signs and posters into pixels. The browser's own text engine has every script.

use bevy::math::UVec2;

use crate::booths::signs::Sheet;
use crate::images::ImagePixels;

/// Sets text and images into pixels, four bytes each, rows from the top.
pub trait TextRaster: 'static {
    /// An image that it can draw.
    type Image: ImagePixels;
    /// Width of a text in this language at size 1.
    fn measure(&self, text: &str, language: &str, bold: bool) -> f32;
    /// Draws a sign into a picture of this size, pixels. `image` gives the images that it shows, by their paths.
    fn draw(
        &self,
        sheet: &Sheet,
        size: UVec2,
        image: &dyn Fn(&str) -> Option<Self::Image>,
    ) -> Option<Vec<u8>>;
    /// Draws an image alone at this size, pixels.
    fn draw_image(&self, image: &Self::Image, size: UVec2) -> Option<Vec<u8>>;
}

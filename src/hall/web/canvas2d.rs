//! The browser's text raster: its own canvas and text engine draw signs and posters, we take the pixels.
//!
//! The browser has every script's letters and every picture format already; none of them costs a byte of ours.

use std::cell::RefCell;

use bevy::math::UVec2;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, ImageBitmap};

use crate::booths::signs::{Sheet, SignLine};
use crate::booths::strokes::{Stroke, font, placed, strokes};
use crate::booths::text_widths::TextWidths;
use crate::images::ImagePixels;
use crate::text_raster::TextRaster;

/// Letters are measured at this size, pixels.
const MEASURED: f32 = 100.0;

/// A decoded picture.
#[derive(Clone, Debug)]
pub enum DecodedImage {
    /// Pixels.
    Bitmap(ImageBitmap),
    /// Lines and fills (SVG), sharp at any size.
    Drawing(HtmlImageElement),
}

impl ImagePixels for DecodedImage {
    fn is_scalable(&self) -> bool {
        matches!(self, Self::Drawing(_))
    }

    fn size(&self) -> UVec2 {
        match self {
            Self::Bitmap(bitmap) => UVec2::new(bitmap.width(), bitmap.height()),
            Self::Drawing(image) => {
                UVec2::new(image.natural_width(), image.natural_height()).max(UVec2::ONE)
            }
        }
    }
}

/// A canvas to draw on.
pub struct Canvas2d {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
    /// Font and language that the pen has: to set them again costs as much as to write a line.
    set: RefCell<Option<(String, String)>>,
    widths: TextWidths,
}

impl TextRaster for Canvas2d {
    type Image = DecodedImage;

    fn measure(&self, words: &str, language: &str, bold: bool) -> f32 {
        self.widths.get(words, language, bold, || {
            self.font(MEASURED, language, bold);
            let measured = self.pen.measure_text(words);
            measured.map_or(0.0, |metrics| metrics.width() as f32 / MEASURED)
        })
    }

    fn draw(
        &self,
        sheet: &Sheet,
        size: UVec2,
        image: &dyn Fn(&str) -> Option<DecodedImage>,
    ) -> Option<Vec<u8>> {
        let (width, height) = (size.x, size.y);
        if self.canvas.width() != width || self.canvas.height() != height {
            self.resize(size);
        }
        for stroke in strokes(sheet, size) {
            self.stroke(stroke, image).ok()?;
        }
        let data = self
            .pen
            .get_image_data(0.0, 0.0, f64::from(width), f64::from(height))
            .ok()?;
        Some(data.data().0)
    }

    fn draw_image(&self, picture: &DecodedImage, size: UVec2) -> Option<Vec<u8>> {
        self.resize(size);
        self.pen.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).ok()?;
        let whole = size.as_dvec2();
        self.picture(picture, [0.0, 0.0, whole.x, whole.y]);
        let data = self
            .pen
            .get_image_data(0.0, 0.0, f64::from(size.x), f64::from(size.y))
            .ok()?;
        Some(data.data().0)
    }
}

impl Canvas2d {
    /// A fresh one; `None` where the browser gives no canvas.
    pub fn new() -> Option<Self> {
        let document = page::browser::window()?.document()?;
        let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
        let options = js_sys::Object::new();
        // Pixels are read back each time: they had better stay in main memory.
        Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE).ok()?;
        let pen = canvas
            .get_context_with_context_options("2d", &options)
            .ok()??;
        let pen = pen.dyn_into().ok()?;
        Some(Self {
            canvas,
            pen,
            set: RefCell::default(),
            widths: TextWidths::default(),
        })
    }

    /// An empty canvas; the pen forgets everything.
    fn resize(&self, size: UVec2) {
        self.canvas.set_width(size.x);
        self.canvas.set_height(size.y);
        self.set.take();
    }

    fn stroke(
        &self,
        stroke: Stroke<'_>,
        image: &dyn Fn(&str) -> Option<DecodedImage>,
    ) -> Result<(), JsValue> {
        let pen = &self.pen;
        match stroke {
            Stroke::Clear(size) => pen.clear_rect(0.0, 0.0, size.x, size.y),
            Stroke::Shadow(None) => pen.set_shadow_color("transparent"),
            Stroke::Shadow(Some((blur, fall))) => {
                pen.set_shadow_color("rgb(0 0 0 / 0.6)");
                pen.set_shadow_blur(blur);
                pen.set_shadow_offset_y(fall);
            }
            Stroke::Scale(unit, at) => pen.set_transform(unit.x, 0.0, 0.0, unit.y, at.x, at.y)?,
            Stroke::Fill([left, top, width, height], colour) => {
                pen.set_fill_style_str(&colour.to_string());
                pen.fill_rect(left, top, width, height);
            }
            Stroke::Shape(corners, colour) => {
                pen.set_fill_style_str(&colour.to_string());
                pen.begin_path();
                for [x, y] in corners {
                    pen.line_to(f64::from(*x), f64::from(*y));
                }
                pen.fill();
            }
            Stroke::Picture(path, area, stretch) => {
                if let Some(picture) = image(path) {
                    self.picture(&picture, placed(picture.size(), area, stretch));
                }
            }
            Stroke::Write(line) => self.line(line),
        }
        Ok(())
    }

    fn picture(&self, picture: &DecodedImage, [x, y, w, h]: [f64; 4]) {
        // Quality of scaling is a wish; a browser that does not know it draws all the same.
        let _ = Reflect::set(&self.pen, &"imageSmoothingQuality".into(), &"high".into());
        let drawn = match picture {
            DecodedImage::Bitmap(bitmap) => self
                .pen
                .draw_image_with_image_bitmap_and_dw_and_dh(bitmap, x, y, w, h),
            DecodedImage::Drawing(image) => self
                .pen
                .draw_image_with_html_image_element_and_dw_and_dh(image, x, y, w, h),
        };
        // A bitmap that was closed meanwhile leaves its place empty.
        let _ = drawn;
    }

    fn line(&self, line: &SignLine) {
        self.font(line.size, &line.language, line.bold);
        self.pen.set_fill_style_str(&line.ink.to_string());
        self.pen
            .set_text_align(if line.centred { "center" } else { "left" });
        self.pen.set_text_baseline("middle");
        // Words that cannot be drawn leave their place empty.
        let _ = self
            .pen
            .fill_text(&line.text, f64::from(line.at[0]), f64::from(line.at[1]));
    }

    fn font(&self, size: f32, language: &str, bold: bool) {
        let now = (font(size, bold), language.to_owned());
        if self.set.borrow().as_ref() == Some(&now) {
            return;
        }
        self.pen.set_font(&now.0);
        // Chinese and Japanese write some characters differently; a browser that does not know the member ignores it.
        let _ = Reflect::set(&self.pen, &"lang".into(), &language.into());
        self.set.replace(Some(now));
    }
}

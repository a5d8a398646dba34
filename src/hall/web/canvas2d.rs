//! The browser's text raster: its own canvas and text engine draw signs and posters, we take the pixels.
//!
//! The browser has every script's letters and every picture format already; none of them costs a byte of ours.

use std::cell::RefCell;
use std::collections::HashMap;

use bevy::math::{UVec2, Vec2};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, ImageBitmap};

use crate::booths::signs::{Item, Line, Sheet};
use crate::images::Image;
use crate::text_raster::TextRaster;

/// Typefaces of signs: the page's own where it has loaded them, else the device's.
const FAMILIES: &str = "'M PLUS 1p', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', system-ui, sans-serif";
/// How much of a margin is shadow; the rest is the frame.
const FRAME: f64 = 0.55;
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

impl DecodedImage {
    /// Lets go of its pixels.
    pub fn close(&self) {
        if let Self::Bitmap(bitmap) = self {
            bitmap.close();
        }
    }
}

impl Image for DecodedImage {
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

/// So many widths of words are kept: those of a few hundred signs, each of which is drawn in several sizes as one comes nearer.
const KEPT: usize = 4096;

/// A canvas to draw on.
pub struct Canvas2d {
    canvas: HtmlCanvasElement,
    pen: CanvasRenderingContext2d,
    /// Font and language that the pen has: to set them again costs as much as to write a line.
    set: RefCell<Option<(String, String)>>,
    /// How wide words are at size 1, by language, whether bold, and the words.
    widths: RefCell<HashMap<(String, bool, String), f32>>,
}

impl TextRaster for Canvas2d {
    type Image = DecodedImage;

    fn measure(&self, words: &str, language: &str, bold: bool) -> f32 {
        let key = (language.to_owned(), bold, words.to_owned());
        let mut widths = self.widths.borrow_mut();
        if let Some(width) = widths.get(&key) {
            return *width;
        }
        if widths.len() >= KEPT {
            widths.clear();
        }
        self.font(MEASURED, language, bold);
        let measured = self.pen.measure_text(words);
        let width = measured.map_or(0.0, |metrics| metrics.width() as f32 / MEASURED);
        widths.insert(key, width);
        width
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
        let margin = (Vec2::from(sheet.margin) * size.as_vec2()).round();
        if margin.min_element() > 0.0 {
            self.frame(size, margin).ok()?;
        }
        // The sign's units to the tile's pixels: tiles need not have the sign's proportions.
        let within = size.as_vec2() - 2.0 * margin;
        let (x, y) = (within.x / sheet.width, within.y / 100.0);
        let [x, y, left, top] = [x, y, margin.x, margin.y].map(f64::from);
        self.pen.set_transform(x, 0.0, 0.0, y, left, top).ok()?;
        self.pen.set_fill_style_str(&sheet.ground.to_string());
        self.pen.fill_rect(0.0, 0.0, f64::from(sheet.width), 100.0);
        for item in &sheet.items {
            match item {
                Item::Band([left, top, width, height], colour) => {
                    self.pen.set_fill_style_str(&colour.to_string());
                    let [left, top, width, height] =
                        [left, top, width, height].map(|part| f64::from(*part));
                    self.pen.fill_rect(left, top, width, height);
                }
                Item::Shape(corners, colour) => {
                    self.pen.set_fill_style_str(&colour.to_string());
                    self.pen.begin_path();
                    for [x, y] in corners {
                        self.pen.line_to(f64::from(*x), f64::from(*y));
                    }
                    self.pen.fill();
                }
                Item::Picture(area, path) => {
                    if let Some(picture) = image(path) {
                        let whole = area[2] >= sheet.width && area[3] >= 100.0;
                        self.picture(&picture, *area, whole);
                    }
                }
                Item::Line(line) => self.line(line),
            }
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
        self.picture(picture, [0.0, 0.0, size.x as f32, size.y as f32], true);
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
            widths: RefCell::default(),
        })
    }

    /// An empty canvas; the pen forgets everything.
    fn resize(&self, size: UVec2) {
        self.canvas.set_width(size.x);
        self.canvas.set_height(size.y);
        self.set.take();
    }

    /// A frame on the wall, within this margin of the tile, and the shadow that it casts; nothing around it.
    fn frame(&self, size: UVec2, margin: Vec2) -> Result<(), JsValue> {
        let pen = &self.pen;
        pen.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
        let whole = size.as_dvec2();
        pen.clear_rect(0.0, 0.0, whole.x, whole.y);
        let edge = (margin.as_dvec2() * FRAME).round();
        pen.set_shadow_color("rgb(0 0 0 / 0.6)");
        pen.set_shadow_blur(edge.min_element());
        pen.set_shadow_offset_y(edge.y * 0.35);
        pen.set_fill_style_str("#2b2d31");
        let within = whole - 2.0 * edge;
        pen.fill_rect(edge.x, edge.y, within.x, within.y);
        pen.set_shadow_color("transparent");
        Ok(())
    }

    /// Fits a picture into an area, or stretches it over the whole of it.
    fn picture(&self, picture: &DecodedImage, [left, top, width, height]: [f32; 4], stretch: bool) {
        let size = picture.size().as_vec2();
        let (mut w, mut h) = (width, height);
        if !stretch {
            let scale = (width / size.x).min(height / size.y);
            (w, h) = (size.x * scale, size.y * scale);
        }
        let (x, y) = (left + (width - w) / 2.0, top + (height - h) / 2.0);
        let [x, y, w, h] = [x, y, w, h].map(f64::from);
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

    fn line(&self, line: &Line) {
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
        let weight = if bold { 700 } else { 400 };
        let now = (format!("{weight} {size}px {FAMILIES}"), language.to_owned());
        if self.set.borrow().as_ref() == Some(&now) {
            return;
        }
        self.pen.set_font(&now.0);
        // Chinese and Japanese write some characters differently; a browser that does not know the member ignores it.
        let _ = Reflect::set(&self.pen, &"lang".into(), &language.into());
        self.set.replace(Some(now));
    }
}

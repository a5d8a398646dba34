//! The browser's text engine for the panels: the page lays out and draws what egui does not (`web/lettering.js`).

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use bevy::prelude::*;
use egui::text::LayoutJob;
use egui::{ColorImage, Rect, pos2, vec2};
use js_sys::{Array, Float32Array, Function, Reflect};
use overlay::lettering::{Laid, TextEngine, set_engine};
use overlay::style::BOLD;
use wasm_bindgen::prelude::*;

use crate::panels::state::PanelEgui;

/// The page's two functions: one lays a text out, one draws it.
struct Page {
    lay: Function,
    draw: Function,
}

// egui keeps its text engine where threads may share it, and functions of the page belong to one: they cannot be in the engine itself.
thread_local! {
    static PAGE: OnceCell<Page> = const { OnceCell::new() };
}

/// Takes the functions that the page hands over; without them egui draws everything as it can.
pub(super) fn connect(options: &JsValue) {
    let Ok(from) = Reflect::get(options, &"lettering".into()) else {
        return;
    };
    let function = |name: &str| {
        Reflect::get(&from, &name.into())
            .ok()?
            .dyn_into::<Function>()
            .ok()
    };
    if let (Some(lay), Some(draw)) = (function("lay"), function("draw")) {
        // It is connected once.
        PAGE.with(|page| page.set(Page { lay, draw }).ok());
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, begin);
}

fn begin(egui: Res<PanelEgui>) {
    if PAGE.with(|page| page.get().is_some()) {
        set_engine(&egui.context, Arc::new(Browser));
    }
}

/// The browser.
struct Browser;

impl TextEngine for Browser {
    fn lay(&self, text: &LayoutJob, language: &str) -> Option<Laid> {
        let laid = ask(|page| &page.lay, said(text, language))?;
        let numbers = laid.dyn_into::<Float32Array>().ok()?.to_vec();
        let (&[width, height, right_to_left, rows], rest) = numbers.split_first_chunk()?;
        let (rows, parts) = rest.split_at_checked(2 * rows as usize)?;
        Some(Laid {
            size: vec2(width, height),
            right_to_left: right_to_left > 0.0,
            rows: rows.as_chunks().0.to_vec(),
            parts: parts
                .as_chunks()
                .0
                .iter()
                .map(|&[run, left, top, right, bottom]| {
                    let place = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
                    (run as usize, place)
                })
                .collect(),
        })
    }

    fn draw(
        &self,
        text: &LayoutJob,
        language: &str,
        rows: Range<usize>,
        size: [usize; 2],
        scale: f32,
    ) -> Option<ColorImage> {
        let count = |count: usize| JsValue::from_f64(count as f64);
        let arguments = Array::of4(
            &count(rows.start),
            &count(rows.end),
            &count(size[0]),
            &count(size[1]),
        );
        arguments.push(&scale.into());
        let pixels = ask(|page| &page.draw, arguments.concat(&said(text, language)))?;
        let pixels = js_sys::Uint8Array::new(&pixels).to_vec();
        (pixels.len() == size[0] * size[1] * 4)
            .then(|| ColorImage::from_rgba_unmultiplied(size, &pixels))
    }
}

/// Asks one of the page's functions; nothing where it throws.
fn ask(which: impl FnOnce(&Page) -> &Function, arguments: Array) -> Option<JsValue> {
    PAGE.with(|page| which(page.get()?).apply(&JsValue::NULL, &arguments).ok())
}

/// A text as the page takes it: its sections, their styles, the width, the most rows, whether it is centred, and the language.
fn said(text: &LayoutJob, language: &str) -> Array {
    let (texts, styles) = (Array::new(), Array::new());
    for section in &text.sections {
        let range = section.byte_range.start.0..section.byte_range.end.0;
        texts.push(&text.text.get(range).unwrap_or("").into());
        let format = &section.format;
        let bold = format.font_id.family == egui::FontFamily::Name(BOLD.into());
        let size = format.font_id.size;
        let [r, g, b, a] = format.color.to_srgba_unmultiplied();
        let style = Array::of4(
            &size.into(),
            &(if bold { 700 } else { 400 }).into(),
            &u32::from(format.italics).into(),
            &u32::from(!format.underline.is_empty()).into(),
        );
        style.push(&format.line_height.unwrap_or(size * 1.45).into());
        style.push(&format!("rgb({r} {g} {b} / {})", f32::from(a) / 255.0).into());
        styles.push(&style);
    }
    let centred = text.halign == egui::Align::Center;
    let rows = text.wrap.max_rows.min(u16::MAX.into()) as f64;
    Array::of4(&texts, &styles, &text.wrap.max_width.into(), &rows.into())
        .concat(&Array::of2(&centred.into(), &language.into()))
}

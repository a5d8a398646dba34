//! Lettering: texts that egui does not set, because none of the event's typefaces draws them or their marks would not find their
//! letters: scripts whose letters join, stack or run from right to left, and emoji. A text engine that has every script measures,
//! breaks and draws them; in browsers it is the browser's own, as it is for signs.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex};

use egui::text::LayoutJob;
use egui::{
    Align, Color32, ColorImage, Context, Id, IdMap, Mesh, Painter, Pos2, Rect, TextureHandle,
    TextureOptions, Vec2, pos2, vec2,
};
use fixedbitset::FixedBitSet;

/// Room around a picture of rows, for what reaches out of them. Points.
pub const AROUND: f32 = 8.0;
/// A picture has at most so many pixels a side: every graphics card takes that.
const SIDE: f32 = 2048.0;
/// One picture has at most so many points of rows; longer texts are several, of which those in view are drawn.
const HIGH: f32 = 480.0;
/// Passes of egui after which a text that nobody has seen meanwhile is let go of.
const KEPT: u64 = 240;

/// A text engine.
pub trait TextEngine: Send + Sync {
    /// Lays a text out. Nothing where it cannot.
    fn lay(&self, text: &LayoutJob, language: &str) -> Option<Laid>;
    /// Draws some of its rows, in the colours of its sections, into a picture of this size in pixels, of which `scale` are a point.
    /// Around the rows there is [`AROUND`].
    fn draw(
        &self,
        text: &LayoutJob,
        language: &str,
        rows: Range<usize>,
        size: [usize; 2],
        scale: f32,
    ) -> Option<ColorImage>;
}

/// A text as it was laid out. Points from its top left corner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Laid {
    /// How large it is.
    pub size: Vec2,
    /// Whether it begins at the right.
    pub right_to_left: bool,
    /// Top and bottom of each row.
    pub rows: Vec<[f32; 2]>,
    /// Where the sections of the text are: the section's index, and its part of a row.
    pub parts: Vec<(usize, Rect)>,
}

/// A text that the engine sets.
pub struct Lettering {
    job: LayoutJob,
    language: String,
    /// How it was laid out.
    pub laid: Laid,
    /// Its pictures so far, by their first rows.
    pictures: Mutex<HashMap<usize, Option<TextureHandle>>>,
}

/// What is kept between frames.
#[derive(Default)]
struct Kept {
    engine: Option<Arc<dyn TextEngine>>,
    /// The characters that egui draws.
    drawn: FixedBitSet,
    language: String,
    /// Passes so far.
    pass: u64,
    /// By what they were asked for; with the pass in which they were seen last.
    texts: IdMap<(u64, Option<Arc<Lettering>>)>,
}

fn kept(context: &Context) -> Arc<Mutex<Kept>> {
    context.data_mut(|data| {
        data.get_temp_mut_or_default::<Arc<Mutex<Kept>>>(Id::new("overlay-lettering"))
            .clone()
    })
}

/// Does something with what is kept.
fn with<T>(context: &Context, work: impl FnOnce(&mut Kept) -> T) -> T {
    let kept = kept(context);
    // Whoever panicked while holding it has left nothing half done.
    let mut kept = kept
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    work(&mut kept)
}

/// Has this engine set what egui does not. Without one egui sets everything as it can.
pub fn set_engine(context: &Context, engine: Arc<dyn TextEngine>) {
    with(context, |kept| kept.engine = Some(engine));
}

/// The texts that the engine has drawn and that are still kept, in no order.
pub fn texts(context: &Context) -> Vec<String> {
    with(context, |kept| {
        let texts = kept.texts.values().filter_map(|(_, text)| text.as_ref());
        texts
            .filter(|text| text.is_drawn())
            .map(|text| text.job.text.clone())
            .collect()
    })
}

/// Notes the characters that egui draws from here on.
pub(crate) fn set_drawn(context: &Context, drawn: FixedBitSet) {
    with(context, |kept| {
        kept.drawn = drawn;
        kept.texts.clear();
    });
}

/// Begins a pass in this language, and lets go of what has not been seen for long.
pub(crate) fn begin(context: &Context, language: &str) {
    with(context, |kept| {
        kept.pass += 1;
        if kept.language != language {
            language.clone_into(&mut kept.language);
        }
        let oldest = kept.pass.saturating_sub(KEPT);
        kept.texts.retain(|_, (seen, _)| *seen >= oldest);
    });
}

/// The text as the engine sets it; nothing where egui does.
pub(crate) fn of(context: &Context, job: &LayoutJob) -> Option<Arc<Lettering>> {
    let scale = context.pixels_per_point();
    with(context, |kept| {
        let engine = kept.engine.as_ref()?;
        if job.text.chars().all(|c| egui_draws(c, &kept.drawn)) {
            return None;
        }
        let (pass, language) = (kept.pass, &kept.language);
        let key = Id::new((job, language, scale.to_bits()));
        let (seen, text) = kept.texts.entry(key).or_insert_with(|| {
            let laid = engine.lay(job, language);
            let text = laid.map(|laid| {
                Arc::new(Lettering {
                    job: job.clone(),
                    language: language.clone(),
                    laid,
                    pictures: Mutex::default(),
                })
            });
            (pass, text)
        });
        *seen = pass;
        text.clone()
    })
}

/// Whether egui draws a character where it belongs. It does not place what stands above or below Latin letters in a typeface that
/// knows nothing of it, and it sets from left to right alone, even letters of scripts that run the other way.
fn egui_draws(c: char, drawn: &FixedBitSet) -> bool {
    let is_mark = matches!(c, '\u{300}'..='\u{36f}');
    c.is_control() || drawn.contains(c as usize) && !is_mark && !i18n::runs_left(c)
}

impl Lettering {
    /// Paints what of it is in view.
    pub(crate) fn paint(&self, painter: &Painter, at: Pos2) {
        let scale = painter.pixels_per_point();
        let left = match self.job.halign {
            Align::Min => at.x,
            Align::Center => at.x - self.laid.size.x / 2.0,
            Align::Max => at.x - self.laid.size.x,
        };
        // Pixel upon pixel, or the letters blur.
        let at = pos2((left * scale).round(), (at.y * scale).round()) / scale;
        let wide = self.laid.size.x + 2.0 * AROUND;
        for rows in self.pieces() {
            let (Some([top, _]), Some([_, bottom])) = (
                self.laid.rows.get(rows.start),
                self.laid.rows.get(rows.end - 1),
            ) else {
                continue;
            };
            let size = vec2(wide, bottom - top + 2.0 * AROUND);
            // Very wide texts lose sharpness, not their end.
            let scale = scale.min(SIDE / size.x.max(size.y));
            let pixels = (size * scale).ceil();
            let place = Rect::from_min_size(
                at + vec2(-AROUND, (top * scale).round() / scale - AROUND),
                pixels / scale,
            );
            if !painter.clip_rect().intersects(place) {
                continue;
            }
            let Some(picture) = self.picture(painter.ctx(), rows, pixels, scale) else {
                continue;
            };
            let mut mesh = Mesh::with_texture(picture.id());
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            mesh.add_rect_with_uv(place, whole, Color32::WHITE);
            painter.add(mesh);
        }
    }

    /// The rows that share a picture.
    fn pieces(&self) -> Vec<Range<usize>> {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for (index, [_, bottom]) in self.laid.rows.iter().enumerate() {
            match pieces.last_mut() {
                Some(piece) if bottom - self.laid.rows[piece.start][0] <= HIGH => {
                    piece.end = index + 1;
                }
                _ => pieces.push(index..index + 1),
            }
        }
        pieces
    }

    fn picture(
        &self,
        context: &Context,
        rows: Range<usize>,
        size: Vec2,
        scale: f32,
    ) -> Option<TextureHandle> {
        let engine = with(context, |kept| kept.engine.clone())?;
        let mut pictures = self.pictures.lock().ok()?;
        if let Some(picture) = pictures.get(&rows.start) {
            return picture.clone();
        }
        let first = rows.start;
        let size = [size.x as usize, size.y as usize];
        let drawn = engine.draw(&self.job, &self.language, rows, size, scale);
        let picture =
            drawn.map(|drawn| context.load_texture("lettering", drawn, TextureOptions::LINEAR));
        pictures.insert(first, picture.clone());
        picture
    }

    fn is_drawn(&self) -> bool {
        let pictures = self.pictures.lock();
        pictures.is_ok_and(|pictures| pictures.values().any(Option::is_some))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_from_right_to_left_is_not_eguis_though_a_typeface_has_it() {
        let mut drawn = FixedBitSet::with_capacity(0x2_0000);
        drawn.insert_range(..);
        for (text, eguis) in [
            ("Harbour Works é", true),
            ("横浜市立大学 ㈱", true),
            ("ข้อมูล", true),
            ("חברת המים", false),
            ("شركة", false),
            ("\u{fb2a}", false),
            ("e\u{301}", false),
        ] {
            let all = text.chars().all(|c| egui_draws(c, &drawn));
            assert_eq!(all, eguis, "{text}");
        }
        assert!(!egui_draws('é', &FixedBitSet::new()));
    }
}

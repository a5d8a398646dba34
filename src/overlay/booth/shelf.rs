//! What there is to take along: posters, materials, sessions.

use egui::text::LayoutJob;
use egui::{Color32, CornerRadius, Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType, vec2};
use feed::Booth;
use feed::booth::{Material, MaterialKind, Poster};
use feed::link::Policy;

use crate::icons::Icon;
use crate::scene::Scene;
use crate::style::{self, Voice};
use crate::widgets::{self, Weight};
use crate::{Action, Panel, PictureRef, panel};

/// Thumbnails, two or more to a row; a press opens one large.
pub fn posters(ui: &mut Ui, scene: &mut Scene<'_>, slot: usize, booth: &Booth) {
    if booth.posters.is_empty() {
        return;
    }
    let look = scene.look;
    widgets::heading(ui, &look, &scene.t("posters"));
    let gap = look.px(10.0);
    let columns = (ui.available_width() / look.px(170.0)).floor().max(1.0);
    let width = ((ui.available_width() - gap * (columns - 1.0)) / columns).floor();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(gap);
        for (index, poster) in booth.posters.iter().enumerate() {
            // Posters are upright; A-series proportions leave their titles readable.
            let size = vec2(width, (width * 1.3).floor());
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let title = poster_title(scene, poster, index);
            if ui.is_rect_visible(rect) {
                thumbnail(ui, scene, slot, booth, poster, rect, &title);
                if response.hovered() {
                    let edge = egui::Stroke::new(2.0, style::LAMP);
                    ui.painter()
                        .rect_stroke(rect, 4, edge, egui::StrokeKind::Outside);
                }
                widgets::focus_ring(ui, rect.expand(2.0), &response);
            }
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &title));
            panel::on(&response, scene, Action::Show(Panel::Poster(slot, index)));
            response.on_hover_cursor(egui::CursorIcon::ZoomIn);
        }
    });
}

/// Name of a poster: its title, else its number.
pub fn poster_title(scene: &Scene<'_>, poster: &Poster, index: usize) -> String {
    if poster.title.is_empty() {
        scene.format("poster-number", &[("n", i18n::value(index + 1))])
    } else {
        poster.title.get(scene.view.language).to_owned()
    }
}

/// A poster in a rectangle: its picture, or its title set by us in the exhibitor's colours.
fn thumbnail(
    ui: &Ui,
    scene: &Scene<'_>,
    slot: usize,
    booth: &Booth,
    poster: &Poster,
    rect: Rect,
    title: &str,
) {
    let round = CornerRadius::same(4);
    let picture = poster
        .image
        .as_deref()
        .and_then(|src| (scene.view.pictures)(PictureRef { slot, src }));
    if let Some(picture) = picture {
        ui.painter().rect_filled(rect, round, style::RAISED);
        egui::Image::from_texture(picture).paint_at(ui, super::fitted(picture.size, rect));
        return;
    }
    let (paper, ink) = paper(booth);
    ui.painter().rect_filled(rect, round, paper);
    let look = &scene.look;
    let inside = rect.shrink(look.px(12.0));
    let mut job = LayoutJob::default();
    job.append(title, 0.0, widgets::format(look, Voice::Strong, ink));
    if !poster.text.is_empty() {
        let text = feed::markdown::plain(poster.text.get(scene.view.language));
        job.append("\n", 0.0, widgets::format(look, Voice::Caption, ink));
        job.append(&text, 0.0, widgets::format(look, Voice::Caption, ink));
    }
    job.wrap.max_width = inside.width();
    job.wrap.max_rows = (inside.height() / look.px(21.0)).floor().max(1.0) as usize;
    let galley = crate::typeset::galley(ui.ctx(), job);
    ui.painter()
        .with_clip_rect(inside.intersect(ui.clip_rect()))
        .galley(inside.min, galley, ink);
}

/// The exhibitor's colour as paper, and an ink that is legible on it; ours when the exhibitor names none.
pub fn paper(booth: &Booth) -> (Color32, Color32) {
    let main = booth
        .colours
        .as_ref()
        .and_then(|colours| feed::Colour::parse(&colours.main));
    let paper = main.unwrap_or(feed::Colour { rgb: [47, 64, 86] });
    let colour = |colour: feed::Colour| {
        let [r, g, b] = colour.rgb;
        Color32::from_rgb(r, g, b)
    };
    (colour(paper), colour(paper.legible_on()))
}

/// Files, films and pages; those that are no longer there say since when.
pub fn materials(ui: &mut Ui, scene: &mut Scene<'_>, materials: &[Material], file: &str) {
    if materials.is_empty() {
        return;
    }
    let look = scene.look;
    widgets::heading(ui, &look, &scene.t("materials"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for material in materials {
            one(ui, scene, material, file);
        }
    });
}

fn one(ui: &mut Ui, scene: &mut Scene<'_>, material: &Material, file: &str) {
    let look = scene.look;
    let (icon, key) = match material.kind {
        MaterialKind::Pdf => (Icon::Document, "material-pdf"),
        MaterialKind::Video => (Icon::Film, "material-video"),
        MaterialKind::Image => (Icon::Picture, "material-image"),
        MaterialKind::Link => (Icon::Leave, "material-link"),
    };
    let title = material.title.get(scene.view.language);
    let mut under = scene.t(key);
    let mut gone = false;
    if let Some(until) = &material.until {
        gone = until.at <= scene.view.now;
        let day = feed::time::moment_in_words(until.at, until.offset, scene.messages);
        let key = if gone {
            "material-gone"
        } else {
            "material-until"
        };
        let when = scene.format(key, &[("day", i18n::value(day))]);
        under = format!("{under} · {when}");
    }
    let address = Policy::Link.read(&material.url);
    match (gone, address) {
        (false, Ok(address)) => {
            let target = address.beside(file);
            if let Some(host) = address.host() {
                under = format!("{under} · {host}");
            }
            let response = widgets::row(ui, &look, Some(icon), title, &under, true);
            panel::on(&response, scene, Action::Open(target));
        }
        (false, Err(_)) => {
            let under = format!("{under} · {}", scene.t("material-unsafe"));
            missing(ui, scene, title, &under);
        }
        (true, _) => missing(ui, scene, title, &under),
    }
}

/// A material that cannot be had: its name and why, in the second voice.
fn missing(ui: &mut Ui, scene: &Scene<'_>, title: &str, under: &str) {
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            widgets::text(ui, &scene.look, Voice::Body, style::SOFT, title);
            widgets::caption(ui, &scene.look, under);
        });
}

/// The sessions the exhibitor takes part in, each with a star.
pub fn sessions(ui: &mut Ui, scene: &mut Scene<'_>, booth: &Booth) {
    let sessions: Vec<_> = booth
        .sessions
        .iter()
        .filter_map(|id| scene.session(id))
        .collect();
    if sessions.is_empty() {
        return;
    }
    let look = scene.look;
    widgets::heading(ui, &look, &scene.t("sessions"));
    for session in sessions {
        ui.horizontal_top(|ui| {
            let room = ui.available_width() - look.target() - 6.0;
            ui.allocate_ui(vec2(room, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    widgets::text(
                        ui,
                        &look,
                        Voice::Strong,
                        style::INK,
                        session.title.get(scene.view.language),
                    );
                    widgets::caption(ui, &look, &scene.session_when(session));
                });
            });
            star(ui, scene, &session.id);
        });
        ui.add_space(look.px(4.0));
    }
}

/// The star of a session.
pub fn star(ui: &mut Ui, scene: &mut Scene<'_>, id: &str) {
    let look = scene.look;
    let kept = scene.view.records.kept_sessions.contains_key(id);
    let (icon, key) = if kept {
        (Icon::StarFilled, "kept")
    } else {
        (Icon::Star, "keep-session")
    };
    let response = widgets::icon_button(ui, &look, icon, &scene.t(key), Weight::Bare);
    panel::on(&response, scene, Action::KeepSession(id.to_owned(), !kept));
}

//! What there is to take along: posters, materials, sessions.

use egui::text::LayoutJob;
use egui::{Color32, CornerRadius, Rect, Sense, Ui, Vec2, WidgetType, vec2};
use feed::Booth;
use feed::booth::{Material, MaterialKind, Poster};
use feed::link::Policy;

use crate::icons::Icon;
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel, PictureRef, panel};
use page::Route;

/// Thumbnails, two or more to a row; a press opens one large.
pub fn posters(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, booth: &Booth) {
    if booth.posters.is_empty() {
        return;
    }
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("posters"));
    let gap = metrics.px(10.0);
    let columns = (ui.available_width() / metrics.px(170.0)).floor().max(1.0);
    let width = ((ui.available_width() - gap * (columns - 1.0)) / columns).floor();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(gap);
        for (index, poster) in booth.posters.iter().enumerate() {
            // Posters are upright; A-series proportions leave their titles readable.
            let size = vec2(width, (width * 1.3).floor());
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let title = poster_title(cx, poster, index);
            if ui.is_rect_visible(rect) {
                thumbnail(ui, cx, slot, booth, poster, rect, &title);
                if response.hovered() {
                    let edge = egui::Stroke::new(2.0, style::WATER);
                    ui.painter()
                        .rect_stroke(rect, 4, edge, egui::StrokeKind::Outside);
                }
                widgets::focus_ring(ui, rect.expand(2.0), &response);
            }
            widgets::say(&response, WidgetType::Button, None, &title);
            panel::on(&response, cx, Action::Show(Panel::Poster(slot, index)));
            response.on_hover_cursor(egui::CursorIcon::ZoomIn);
        }
    });
}

/// What stands on the plinth: its picture, what it is called, how large it is, and what it looks like.
pub fn object(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, booth: &Booth) {
    let Some(object) = &booth.object else { return };
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("object"));
    let alt = cx.text(&object.alt);
    let picture = object
        .picture
        .as_deref()
        .and_then(|src| (cx.view.pictures)(PictureRef { slot, src }));
    if let Some(picture) = picture {
        let room = vec2(ui.available_width(), metrics.px(300.0));
        let size = style::fitted(picture.size, Rect::from_min_size(egui::Pos2::ZERO, room)).size();
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        egui::Image::from_texture(picture).paint_at(ui, rect);
        widgets::say(&response, WidgetType::Image, None, alt);
    }
    for (role, ink, words) in [
        (TextRole::Strong, style::INK, cx.text(&object.title)),
        (TextRole::Body, style::INK, alt),
    ] {
        if !words.is_empty() {
            widgets::text(ui, &metrics, role, ink, words);
        }
    }
    if let Some(size) = object.metres() {
        let words = cx.format("object-size", &[("size", i18n::value(size))]);
        widgets::caption(ui, &metrics, &words);
    }
    // Whoever is elsewhere is led there first.
    if object.is_made() && cx.view.nearest == Some(slot) {
        let words = cx.t("object-look");
        let response = widgets::button(ui, &metrics, None, &words, ButtonWeight::Quiet);
        panel::on(&response, cx, Action::Show(Panel::Object(slot)));
    }
}

/// Name of a poster: its title, else its number.
pub fn poster_title(cx: &PanelContext<'_>, poster: &Poster, index: usize) -> String {
    if poster.title.is_empty() {
        cx.format("poster-number", &[("n", i18n::value(index + 1))])
    } else {
        poster.title.get(cx.view.language).to_owned()
    }
}

/// A poster in a rectangle: its picture, or its title set by us in the exhibitor's colours.
fn thumbnail(
    ui: &Ui,
    cx: &PanelContext<'_>,
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
        .and_then(|src| (cx.view.pictures)(PictureRef { slot, src }));
    if let Some(picture) = picture {
        ui.painter().rect_filled(rect, round, style::RAISED);
        egui::Image::from_texture(picture).paint_at(ui, style::fitted(picture.size, rect));
        return;
    }
    let (paper, ink) = paper(booth);
    ui.painter().rect_filled(rect, round, paper);
    let metrics = &cx.metrics;
    let inside = rect.shrink(metrics.px(12.0));
    let mut job = LayoutJob::default();
    job.append(title, 0.0, widgets::format(metrics, TextRole::Strong, ink));
    if !poster.text.is_empty() {
        let text = feed::markdown::plain(poster.text.get(cx.view.language));
        job.append("\n", 0.0, widgets::format(metrics, TextRole::Caption, ink));
        job.append(&text, 0.0, widgets::format(metrics, TextRole::Caption, ink));
    }
    job.wrap.max_width = inside.width();
    job.wrap.max_rows = (inside.height() / metrics.px(21.0)).floor().max(1.0) as usize;
    let text = crate::typeset::set(ui.ctx(), job);
    let at = egui::pos2(widgets::start_of(&text, inside), inside.top());
    let painter = ui.painter();
    text.paint(
        &painter.with_clip_rect(inside.intersect(ui.clip_rect())),
        at,
    );
}

/// The exhibitor's colour as paper, and an ink that is legible on it.
pub fn paper(booth: &Booth) -> (Color32, Color32) {
    let [paper, _] = booth.wears();
    let colour = |colour: feed::Colour| {
        let [r, g, b] = colour.rgb;
        Color32::from_rgb(r, g, b)
    };
    (colour(paper), colour(paper.legible_on()))
}

/// Files, films and pages; those that are no longer there say since when.
pub fn materials(ui: &mut Ui, cx: &mut PanelContext<'_>, materials: &[Material], file: &str) {
    if materials.is_empty() {
        return;
    }
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("materials"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for material in materials {
            one(ui, cx, material, file);
        }
    });
}

fn one(ui: &mut Ui, cx: &mut PanelContext<'_>, material: &Material, file: &str) {
    let metrics = cx.metrics;
    let icon = match material.kind {
        MaterialKind::Pdf => Icon::Document,
        MaterialKind::Video => Icon::Film,
        MaterialKind::Image => Icon::Picture,
        MaterialKind::Link => Icon::Leave,
    };
    let title = material.title.get(cx.view.language);
    let mut under = cx.t(material.kind.key());
    let mut gone = false;
    if let Some(until) = &material.until {
        gone = until.at <= cx.view.now;
        let day = cx.moment(*until);
        let key = if gone {
            "material-gone"
        } else {
            "material-until"
        };
        let when = cx.format(key, &[("day", i18n::value(day))]);
        under = format!("{under} · {when}");
    }
    let address = Policy::Link.read(&material.url);
    match (gone, address) {
        (false, Ok(address)) => {
            let target = address.beside(file);
            if let Some(host) = address.host() {
                under = format!("{under} · {host}");
            }
            let response = widgets::row(ui, &metrics, Some(icon), title, &under, true);
            panel::on(&response, cx, Action::Open(target));
        }
        (false, Err(_)) => {
            let under = format!("{under} · {}", cx.t("material-unsafe"));
            missing(ui, cx, title, &under);
        }
        (true, _) => missing(ui, cx, title, &under),
    }
}

/// A material that cannot be had: its name and why, in the second voice.
fn missing(ui: &mut Ui, cx: &PanelContext<'_>, title: &str, under: &str) {
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            widgets::text(ui, &cx.metrics, TextRole::Body, style::SOFT, title);
            widgets::caption(ui, &cx.metrics, under);
        });
}

/// The sessions the exhibitor takes part in, each with a star.
pub fn sessions(ui: &mut Ui, cx: &mut PanelContext<'_>, booth: &Booth) {
    let sessions: Vec<_> = booth
        .sessions
        .iter()
        .filter_map(|id| cx.session(id))
        .collect();
    if sessions.is_empty() {
        return;
    }
    let metrics = cx.metrics;
    widgets::heading(ui, &metrics, &cx.t("sessions"));
    for session in sessions {
        ui.horizontal_top(|ui| {
            let room = ui.available_width() - metrics.target() - 6.0;
            ui.allocate_ui(vec2(room, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let title = session.title.get(cx.view.language);
                    let response = widgets::link(ui, &metrics, None, title);
                    let route = Route::Programme {
                        session: Some(session.id.clone()),
                    };
                    panel::on(&response, cx, Action::List(route));
                    widgets::caption(ui, &metrics, &cx.session_when(session));
                });
            });
            star(ui, cx, &session.id);
        });
        ui.add_space(metrics.px(4.0));
    }
}

/// The star of a session.
pub fn star(ui: &mut Ui, cx: &mut PanelContext<'_>, id: &str) {
    let metrics = cx.metrics;
    let kept = cx.view.records.kept_sessions.contains_key(id);
    let (icon, key) = if kept {
        (Icon::StarFilled, "kept")
    } else {
        (Icon::Star, "keep-session")
    };
    let response = widgets::icon_button(ui, &metrics, icon, &cx.t(key), ButtonWeight::Bare);
    panel::on(&response, cx, Action::KeepSession(id.to_owned(), !kept));
}

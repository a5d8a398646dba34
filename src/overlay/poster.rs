//! A poster, large, with what it says as text beside it.

use egui::{Align, Context, CornerRadius, Layout, Margin, Pos2, Rect, Sense, Ui, WidgetType, vec2};
use feed::Booth;
use feed::booth::Poster;
use feed::link::Policy;

use crate::booth::{paper, poster_title};
use crate::icons::Icon;
use crate::panel::{self, PanelPlacement};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Closeup, Panel, PictureRef, prose};

/// Draws the poster with this index of the booth in this slot.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>, slot: usize, index: usize) {
    let id = format!("poster-{slot}-{index}");
    panel::show(
        context,
        cx,
        &id,
        PanelPlacement::Card(1080.0),
        |ui, cx| head(ui, cx, slot, index),
        |ui, cx| content(ui, cx, slot, index),
    );
}

fn head(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, index: usize) {
    let metrics = cx.metrics;
    let count = cx.booth(slot).map_or(0, |booth| booth.posters.len());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if count > 1 {
            let around = [
                (
                    Icon::Previous,
                    "poster-previous",
                    (index + count - 1) % count,
                ),
                (Icon::Next, "poster-next", (index + 1) % count),
            ];
            for (icon, key, to) in around {
                let response =
                    widgets::icon_button(ui, &metrics, icon, &cx.t(key), ButtonWeight::Bare);
                panel::on(&response, cx, Action::Show(Panel::Poster(slot, to)));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            panel::close(ui, cx, Panel::Booth(slot));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add_space(8.0);
                let name = cx.name(slot);
                widgets::line(ui, &metrics, TextRole::Caption, style::SOFT, &name);
            });
        });
    });
}

fn content(ui: &mut Ui, cx: &mut PanelContext<'_>, slot: usize, index: usize) {
    let Some(booth) = cx.booth(slot) else {
        return;
    };
    let Some(poster) = booth.posters.get(index) else {
        // The exhibitor took it away while it was open.
        widgets::body(ui, &cx.metrics, &cx.t("booth-none"));
        return;
    };
    let title = poster_title(cx, poster, index);
    let file = cx
        .slot(slot)
        .and_then(|slot| slot.source.clone())
        .unwrap_or_default();
    let picture = poster
        .image
        .as_deref()
        .and_then(|src| (cx.view.pictures)(PictureRef { slot, src }));
    let Some(picture) = picture else {
        lettered(ui, cx, booth, &title);
        told(ui, cx, poster, &file);
        return;
    };
    let alt = if poster.alt.is_empty() {
        title.clone()
    } else {
        poster.alt.get(cx.view.language).to_owned()
    };
    let room = ui.available_size();
    let high = (panel::room(cx).height() - 120.0).max(200.0);
    // Text beside the picture where a line of it stays readable.
    let beside = room.x > 720.0;
    let width = if beside { room.x * 0.56 } else { room.x };
    let size = style::fitted(
        picture.size,
        Rect::from_min_size(Pos2::ZERO, vec2(width, high)),
    )
    .size();
    let closeup = closeup(cx, poster, &title, &file);
    let draw = |ui: &mut Ui, cx: &mut PanelContext<'_>| {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        egui::Image::from_texture(picture).paint_at(ui, rect);
        widgets::focus_ring(ui, rect, &response);
        let words = format!("{alt} ({})", cx.t("object-look"));
        widgets::say(&response, WidgetType::Image, None, &words);
        if let Some(closeup) = closeup {
            panel::on(&response, cx, Action::Look(Box::new(closeup)));
            response.on_hover_cursor(egui::CursorIcon::ZoomIn);
        }
    };
    let says = |ui: &mut Ui, cx: &mut PanelContext<'_>| {
        widgets::text(ui, &cx.metrics, TextRole::Title, style::INK, &title);
        told(ui, cx, poster, &file);
        if !poster.alt.is_empty() {
            widgets::caption(ui, &cx.metrics, &alt);
        }
    };
    if beside {
        ui.horizontal_top(|ui| {
            draw(ui, cx);
            ui.add_space(20.0);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                says(ui, cx);
            });
        });
    } else {
        draw(ui, cx);
        ui.add_space(8.0);
        says(ui, cx);
    }
}

/// What the page needs to show a poster from close by.
fn closeup(cx: &PanelContext<'_>, poster: &Poster, title: &str, file: &str) -> Option<Closeup> {
    let image = Policy::File.read(poster.image.as_deref()?).ok()?;
    let alt = poster.alt.shown(cx.view.language);
    Some(Closeup {
        url: image.beside(file),
        title: title.to_owned(),
        alt: cx.words(&poster.alt),
        language: alt.language.unwrap_or_default().to_owned(),
        words: ["close", "nearer", "farther"].map(|key| cx.t(key)),
    })
}

/// A poster without a picture: its title on the exhibitor's colour.
fn lettered(ui: &mut Ui, cx: &PanelContext<'_>, booth: &Booth, title: &str) {
    let (paper, ink) = paper(booth);
    egui::Frame::new()
        .fill(paper)
        .corner_radius(CornerRadius::same(style::RADIUS))
        .inner_margin(Margin::symmetric(20, 28))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            widgets::text(ui, &cx.metrics, TextRole::Title, ink, title);
        });
    ui.add_space(cx.metrics.px(8.0));
}

/// What the poster says, and where it leads.
fn told(ui: &mut Ui, cx: &mut PanelContext<'_>, poster: &Poster, file: &str) {
    let metrics = cx.metrics;
    if !poster.text.is_empty() {
        prose::show(ui, cx, poster.text.get(cx.view.language), file);
    }
    if let Some(Ok(link)) = poster.link.as_deref().map(|link| Policy::Link.read(link)) {
        ui.add_space(metrics.px(6.0));
        let words = cx.t("poster-link");
        let response = widgets::button(
            ui,
            &metrics,
            Some(Icon::Leave),
            &words,
            ButtonWeight::Primary,
        );
        panel::on(&response, cx, Action::Open(link.beside(file)));
    }
}

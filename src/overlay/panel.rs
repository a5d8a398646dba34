//! The containers: side panel or sheet for a booth, card in the middle for everything else.

use egui::{
    Align, Align2, Area, Color32, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Order,
    Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, pos2, vec2,
};

use crate::icons::Icon;
use crate::panel_context::PanelContext;
use crate::style;
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel};

/// How a panel stands in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PanelPlacement {
    /// At the right of the window, or as a sheet from below on phones, the hall in view; no taller than what it says.
    Beside {
        /// The sheet may take the whole height.
        tall: bool,
    },
    /// A card in the middle, at most so wide; a sheet from below on phones.
    Card(f32),
}

/// The frame of everything that floats.
pub fn floating(fill: Color32, radius: CornerRadius, margin: f32) -> Frame {
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, style::LINE))
        .corner_radius(radius)
        .shadow(style::shadow())
        .inner_margin(Margin::same(margin as i8))
}

/// Room for panels: the window without the bar at its top.
pub fn room(cx: &PanelContext<'_>) -> Rect {
    let mut room = cx.metrics.screen;
    if !cx.metrics.low() {
        room.min.y += cx.metrics.bar_height() + style::OUTSIDE;
    }
    room
}

/// Draws a panel: `head` stays in place, `content` scrolls under it.
pub fn show(
    context: &Context,
    cx: &mut PanelContext<'_>,
    id: &str,
    stand: PanelPlacement,
    head: impl FnOnce(&mut Ui, &mut PanelContext<'_>),
    content: impl FnOnce(&mut Ui, &mut PanelContext<'_>),
) {
    let (rect, radius) = place(cx, stand);
    let is_card = matches!(stand, PanelPlacement::Card(_));
    if is_card {
        scrim(context, cx);
    }
    let margin = cx.metrics.margin();
    let id = panel_id(id);
    let phone = cx.metrics.phone();
    // A panel grows with its content, as far as there is room; in low windows it takes all of that.
    let whole = cx.metrics.low() && (phone || !is_card);
    let (pivot, at) = if whole {
        (Align2::LEFT_TOP, rect.min)
    } else if phone {
        (Align2::LEFT_BOTTOM, rect.left_bottom())
    } else if is_card {
        (Align2::CENTER_CENTER, rect.center())
    } else {
        (Align2::LEFT_TOP, rect.min)
    };
    let shown = Area::new(id)
        .order(Order::Middle)
        .pivot(pivot)
        .fixed_pos(at)
        .constrain(false)
        .fade_in(false)
        .movable(false)
        .default_size(rect.size())
        .show(context, |ui| {
            floating(style::GROUND, radius, 0.0).show(ui, |ui| {
                ui.set_width(rect.width() - 2.0);
                ui.set_max_height(rect.height() - 2.0);
                if whole {
                    ui.set_height(rect.height() - 2.0);
                }
                ui.spacing_mut().item_spacing.y = 0.0;
                let top = ui.cursor().top();
                Frame::new()
                    .inner_margin(Margin {
                        left: margin as i8,
                        right: (margin - 8.0) as i8,
                        top: 10,
                        bottom: 6,
                    })
                    .show(ui, |ui| {
                        ui.spacing_mut().item_spacing.y = style::GAP;
                        head(ui, cx);
                    });
                widgets::rule(ui);
                let used = ui.cursor().top() - top;
                ScrollArea::vertical()
                    .id_salt(id)
                    .max_height((rect.height() - used - 4.0).max(80.0))
                    .auto_shrink([false, !whole])
                    .show(ui, |ui| {
                        Frame::new()
                            .inner_margin(Margin::symmetric(margin as i8, (margin * 0.8) as i8))
                            .show(ui, |ui| {
                                ui.spacing_mut().item_spacing.y = style::GAP;
                                ui.set_width(ui.available_width());
                                content(ui, cx);
                            });
                    });
            });
        });
    let shown = shown.response.rect;
    again_when_resized(context, id, shown.size());
    cx.covered.push(shown);
    cx.clear = clear(cx, stand, shown);
}

fn panel_id(id: &str) -> Id {
    Id::new(("overlay-panel", id))
}

fn size_before(context: &Context, id: Id) -> Option<Vec2> {
    context.data(|data| data.get_temp(id.with("size")))
}

/// Whether a panel took all the height that it may take, when it was last drawn.
pub fn is_full(context: &Context, cx: &PanelContext<'_>, id: &str, stand: PanelPlacement) -> bool {
    let most = place(cx, stand).0.height();
    size_before(context, panel_id(id)).is_some_and(|size| size.y > most - 8.0)
}

/// Where a panel stands may follow from its size in the frame before: when that has changed, the frame is laid out once more.
fn again_when_resized(context: &Context, id: Id, size: Vec2) {
    let key = id.with("size");
    let before = size_before(context, id);
    if before.is_none_or(|before| (before - size).abs().max_elem() > 0.5) {
        context.data_mut(|data| data.insert_temp(key, size));
        context.request_discard("a floating panel has another size");
    }
}

/// What a panel that stands so, and there, leaves free of the window; nothing where the hall is not looked at meanwhile.
fn clear(cx: &PanelContext<'_>, stand: PanelPlacement, rect: Rect) -> Option<Rect> {
    let screen = cx.metrics.screen;
    match stand {
        PanelPlacement::Card(_) | PanelPlacement::Beside { tall: true } => None,
        PanelPlacement::Beside { .. } if cx.metrics.phone() => Some(Rect::from_min_max(
            room(cx).min,
            pos2(screen.right(), rect.top()),
        )),
        PanelPlacement::Beside { .. } => Some(screen.with_max_x(rect.left())),
    }
}

/// Windows at least this wide show a card beside the page's search; in others the search lies over it.
const BESIDE_SEARCH: f32 = 1000.0;

/// Where a panel stands, and which of its corners are round.
pub fn place(cx: &PanelContext<'_>, stand: PanelPlacement) -> (Rect, CornerRadius) {
    let metrics = &cx.metrics;
    let screen = metrics.screen;
    let room = room(cx);
    let round = CornerRadius::same(style::PANEL_RADIUS);
    match stand {
        PanelPlacement::Beside { tall } if metrics.phone() => {
            let height = if tall || metrics.low() {
                room.height()
            } else {
                screen.height() * 0.62
            };
            let rect =
                Rect::from_min_max(pos2(screen.left(), screen.bottom() - height), screen.max);
            (
                rect,
                CornerRadius {
                    sw: 0,
                    se: 0,
                    ..round
                },
            )
        }
        PanelPlacement::Beside { .. } => {
            let outside = if metrics.low() { 0.0 } else { style::OUTSIDE };
            // Wide enough for large text, never more than the hall keeps.
            let width = metrics.px(style::SIDE_WIDTH).min(screen.width() * 0.6);
            let rect = Rect::from_min_max(
                pos2(screen.right() - width - outside, room.top()),
                screen.max - Vec2::splat(outside),
            );
            (
                rect,
                if metrics.low() {
                    CornerRadius::ZERO
                } else {
                    round
                },
            )
        }
        PanelPlacement::Card(_) if metrics.phone() => (
            room,
            CornerRadius {
                sw: 0,
                se: 0,
                ..round
            },
        ),
        PanelPlacement::Card(width) => {
            let outside = if metrics.low() { 0.0 } else { style::OUTSIDE };
            let mut room = Rect::from_min_max(room.min, room.max - vec2(0.0, outside));
            if cx.view.found.is_some() && screen.width() >= BESIDE_SEARCH {
                room.min.x = style::SEARCH_WIDTH;
            }
            let width = metrics.px(width).min(room.width() - 2.0 * style::OUTSIDE);
            let rect = Rect::from_center_size(room.center(), vec2(width, room.height()));
            (rect, round)
        }
    }
}

/// The head of most panels: a title, and a button that closes.
pub fn head(ui: &mut Ui, cx: &mut PanelContext<'_>, title: &str) {
    let metrics = cx.metrics;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            close(ui, cx, Panel::None);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                widgets::title(ui, &metrics, title);
            });
        });
    });
}

/// The button that closes, or leads back to another panel.
pub fn close(ui: &mut Ui, cx: &mut PanelContext<'_>, back: Panel) {
    let metrics = cx.metrics;
    let name = if back == Panel::None {
        cx.t("close")
    } else {
        cx.t("back")
    };
    let response = widgets::icon_button(ui, &metrics, Icon::Close, &name, ButtonWeight::Bare);
    let first = Id::new("overlay-focus-close");
    if ui
        .data_mut(|data| data.remove_temp::<bool>(first))
        .is_some()
    {
        response.request_focus();
    }
    if response.clicked() {
        cx.show(back);
    }
}

/// Has the controls that are drawn next hear presses only: Tab stays within the open panel.
pub fn keep_keys(context: &Context, elsewhere: bool) {
    context.data_mut(|data| data.insert_temp(Id::new("overlay-keys-elsewhere"), elsewhere));
}

/// Whether keys are for something else than the controls that are being drawn.
pub fn keys_are_elsewhere(context: &Context) -> bool {
    context.data(|data| data.get_temp(Id::new("overlay-keys-elsewhere"))) == Some(true)
}

/// Asks that the next close button takes the focus: whoever opens a panel with a key goes on with keys.
pub fn focus_next(context: &Context) {
    context.data_mut(|data| data.insert_temp(Id::new("overlay-focus-close"), true));
}

/// Dims the hall behind a card; a press on it closes the card.
fn scrim(context: &Context, cx: &mut PanelContext<'_>) {
    let screen = cx.metrics.screen;
    Area::new(Id::new("overlay-scrim"))
        .order(Order::Background)
        .fixed_pos(screen.min)
        .constrain(false)
        .fade_in(false)
        .movable(false)
        .show(context, |ui| {
            let response = ui.allocate_rect(screen, Sense::empty() | Sense::CLICK);
            ui.painter()
                .rect_filled(screen, CornerRadius::ZERO, Color32::from_black_alpha(96));
            if response.clicked() {
                cx.show(Panel::None);
            }
        });
    cx.covered.push(screen);
}

/// Whether a key that closes was pressed, and no other part of egui took it.
pub fn escape(context: &Context) -> bool {
    context.input(|input| input.key_pressed(Key::Escape))
}

/// A small panel that floats at a corner or edge of the window, as large as its content.
pub fn float(
    context: &Context,
    cx: &mut PanelContext<'_>,
    id: &str,
    anchor: Align2,
    offset: Vec2,
    content: impl FnOnce(&mut Ui, &mut PanelContext<'_>),
) -> Rect {
    let screen = cx.metrics.screen;
    let at = anchor.pos_in_rect(&screen) + offset;
    let id = Id::new(("overlay-float", id));
    let shown = Area::new(id)
        .order(Order::Middle)
        .pivot(anchor)
        .fixed_pos(at)
        .constrain(false)
        .fade_in(false)
        .movable(false)
        .default_size(screen.size())
        .show(context, |ui| {
            let radius = CornerRadius::same(style::PANEL_RADIUS);
            floating(style::FLOATING, radius, 6.0).show(ui, |ui| content(ui, cx));
        });
    again_when_resized(context, id, shown.response.rect.size());
    cx.covered.push(shown.response.rect);
    shown.response.rect
}

/// A part of a panel with a ground of its own.
pub fn card<R>(ui: &mut Ui, fill: Color32, content: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(style::RADIUS))
        .inner_margin(Margin::symmetric(14, 12))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
        .inner
}

/// Content in a place that was taken before: what follows goes on where it would have gone.
pub fn within<R>(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect));
    content(&mut inside)
}

/// Notes the action when the response was clicked.
pub fn on(response: &egui::Response, cx: &mut PanelContext<'_>, action: Action) {
    if response.clicked() {
        cx.ask(action);
    }
}

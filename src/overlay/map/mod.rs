//! The map: the hall's plan with its booths, where one is, and a list beside it. A press on either leads there.

mod doors;
mod names;
mod walkers;
mod walks;

use std::sync::Arc;

use egui::{
    Align2, Color32, Context, Id, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetType, pos2, vec2,
};
use venue::Vec2 as Floor;
use venue::floorplan::Outline;
use venue::measures::FLOOR_HALF_WIDTH;
use venue::plan::{HallRequest, Plan};

use crate::icons::Icon;
use crate::panel::{self, PanelPlacement};
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};
use crate::{Action, Panel};

/// Wider cards show the list beside the map, narrower ones under it.
const BESIDE_FROM: f32 = 640.0;
/// Most a visitor can magnify, pixels a metre: a plot then fills a third of the map.
const NEAREST: f32 = 60.0;
/// Metres of ground shown around the walls, and room for the doors' names.
const BORDER: f32 = 2.5;
/// The hall with the ground around it, across. Metres.
const BREADTH: f32 = 2.0 * (FLOOR_HALF_WIDTH + BORDER);
/// Pixels a metre at which numbers in plots can be read and pressed: long halls begin so near.
const READABLE: f32 = 5.0;

/// The floor of the hall.
const GROUND: Color32 = Color32::from_rgb(38, 45, 56);

/// How the map is being looked at. Kept between frames.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Sight {
    /// The hall that is looked at; another hall begins anew.
    hall: usize,
    /// 1 shows the whole hall.
    zoom: f32,
    /// The point of the floor in the middle, metres.
    centre: Floor,
}

impl Sight {
    /// The picture is full of hall: it ends with the ground around it, and as far again as the buttons cover.
    ///
    /// `seen` is what the picture shows across the hall and along it, `covered` what of it lies under the buttons. Metres.
    fn keep_inside(&mut self, plan: &Plan, seen: Floor, covered: Floor) {
        let middle = Floor::new(0.0, -plan.length / 2.0) + covered / 2.0;
        let ground = Floor::new(BREADTH, plan.length + 2.0 * BORDER) + covered.abs();
        let free = ((ground - seen) / 2.0).max(Floor::ZERO);
        self.centre = self.centre.clamp(middle - free, middle + free);
    }
}

/// The hall that the map shows.
#[derive(Clone, Copy)]
struct Shown<'a> {
    hall: usize,
    plan: &'a Plan,
    plot_slots: &'a [usize],
    /// Whether it is the one the visitor is in.
    here: bool,
}

/// A hall that one looks at from another.
struct OtherHall {
    hall: usize,
    request: HallRequest,
    plan: Plan,
    plot_slots: Vec<usize>,
}

/// Which hall is looked at.
fn chosen() -> Id {
    Id::new("overlay-map-hall")
}

/// A hall that one looks at from another: drawn anew when its booths ask for other plots.
fn other_hall(context: &Context, cx: &PanelContext<'_>, hall: usize) -> Arc<OtherHall> {
    let id = Id::new("overlay-map-other");
    let request = HallRequest::of(cx.view.exhibition, hall);
    let kept = context.data(|data| data.get_temp::<Arc<OtherHall>>(id));
    if let Some(kept) = kept.filter(|kept| kept.hall == hall && kept.request == request) {
        return kept;
    }
    let slots = cx.view.exhibition.hall_slots(hall);
    let other = Arc::new(OtherHall {
        hall,
        plan: Plan::of_request(cx.view.exhibition.theme(hall), &request),
        plot_slots: slots.map(|(slot, _)| slot).collect(),
        request,
    });
    context.data_mut(|data| data.insert_temp(id, Arc::clone(&other)));
    other
}

/// Draws the map.
pub fn ui(context: &Context, cx: &mut PanelContext<'_>) {
    let view = cx.view;
    let count = view.exhibition.event.halls.len();
    let looked_at = context.data(|data| data.get_temp::<usize>(chosen()));
    let hall = looked_at
        .filter(|hall| *hall < count && !cx.opened)
        .unwrap_or(view.hall);
    context.data_mut(|data| data.insert_temp(chosen(), hall));
    let other = (hall != view.hall).then(|| other_hall(context, cx, hall));
    let shown = match &other {
        Some(other) => Shown {
            hall,
            plan: &other.plan,
            plot_slots: &other.plot_slots,
            here: false,
        },
        None => Shown {
            hall,
            plan: view.plan,
            plot_slots: view.plot_slots,
            here: true,
        },
    };
    let title = cx.hall(hall).to_owned();
    panel::show(
        context,
        cx,
        "map",
        PanelPlacement::Card(980.0),
        |ui, cx| {
            panel::head(ui, cx, &title);
            halls(ui, cx, shown);
            ui.horizontal_wrapped(|ui| walks::ways(ui, cx));
        },
        |ui, cx| {
            let low = cx.metrics.screen.height() < 560.0;
            let room = panel::room(cx).height() - if low { 110.0 } else { 190.0 };
            if ui.available_width() >= BESIDE_FROM {
                let width = ui.available_width();
                let list = cx.metrics.px(330.0).min(width * 0.5);
                // Short halls need no more height than they are wide; the list gets at least six rows.
                let needed = (width - list - 20.0) * BREADTH / length_of(shown) + 60.0;
                let height = room.min(needed.max(cx.metrics.px(400.0))).max(220.0);
                let (all, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
                let chart_rect = Rect::from_min_size(all.min, vec2(width - list - 20.0, height));
                let list_rect =
                    Rect::from_min_max(pos2(chart_rect.right() + 20.0, all.top()), all.max);
                chart(ui, cx, shown, chart_rect);
                panel::within(ui, list_rect, |ui| {
                    egui::ScrollArea::vertical()
                        .id_salt("map-list")
                        .max_height(height)
                        .auto_shrink(false)
                        .show(ui, |ui| list_of_booths(ui, cx, shown));
                });
            } else {
                let height = (room * 0.6).max(220.0);
                let (rect, _) =
                    ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
                chart(ui, cx, shown, rect);
                list_of_booths(ui, cx, shown);
            }
        },
    );
}

/// The hall with the ground around it, metres.
fn length_of(shown: Shown<'_>) -> f32 {
    shown.plan.length + 2.0 * BORDER
}

/// The event's halls side by side: to look at one does not lead there, a button does.
fn halls(ui: &mut Ui, cx: &mut PanelContext<'_>, shown: Shown<'_>) {
    let count = cx.view.exhibition.event.halls.len();
    if count < 2 {
        return;
    }
    let metrics = cx.metrics;
    let names: Vec<String> = (0..count)
        .map(|hall| match found_in(cx, hall) {
            Some(n) => format!("{} ({n})", cx.hall(hall)),
            None => cx.hall(hall).to_owned(),
        })
        .collect();
    if let Some(hall) = widgets::choice(ui, &metrics, &names, shown.hall) {
        ui.data_mut(|data| data.insert_temp(chosen(), hall));
        ui.ctx().request_repaint();
    }
    if !shown.here {
        let go = cx.t("map-go");
        let response = widgets::button(ui, &metrics, Some(Icon::Way), &go, ButtonWeight::Primary);
        panel::on(&response, cx, Action::EnterHall(shown.hall));
    }
}

/// How many of the booths that were found a hall has; nothing while nothing is looked for.
fn found_in(cx: &PanelContext<'_>, hall: usize) -> Option<usize> {
    let found = cx.view.found?;
    let is_here = |(slot, _): &(usize, _)| found.contains(slot);
    Some(cx.view.exhibition.hall_slots(hall).filter(is_here).count())
}

/// The booths of this hall by number, each with the way there.
fn list_of_booths(ui: &mut Ui, cx: &mut PanelContext<'_>, shown: Shown<'_>) {
    let metrics = cx.metrics;
    ui.spacing_mut().item_spacing.y = 2.0;
    for &plot in &shown.plan.walking_order {
        let (Some(slot), Some(place)) = (
            shown.plot_slots.get(plot).copied(),
            shown.plan.plots.get(plot),
        ) else {
            continue;
        };
        let near = shown.here && cx.view.nearest == Some(slot);
        let mut under = Vec::new();
        if near {
            under.push(cx.t("you-are-here"));
        }
        under.extend(walks::nth(cx, slot));
        if cx.kept(slot) {
            under.push(cx.t("kept"));
        }
        if cx.visited(slot) {
            under.push(cx.t("visited"));
        }
        let booth = cx.name(slot);
        let name = format!("{}  {booth}", place.number);
        let icon = if cx.kept(slot) {
            Some(Icon::StarFilled)
        } else if cx.visited(slot) {
            Some(Icon::Tick)
        } else {
            None
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = ui.available_width() - metrics.target() - 2.0;
            ui.scope(|ui| {
                ui.set_max_width(width);
                let response = widgets::row(ui, &metrics, icon, &name, &under.join(" · "), near);
                panel::on(&response, cx, Action::GoTo(slot));
            });
            if !near {
                let way = format!("{}: {booth}", cx.t("take-me"));
                let response =
                    widgets::icon_button(ui, &metrics, Icon::Way, &way, ButtonWeight::Bare);
                panel::on(&response, cx, Action::TakeMeTo(slot));
            }
        });
    }
}

/// From the floor to the picture and back.
struct Scale {
    rect: Rect,
    centre: Floor,
    /// Pixels a metre.
    factor: f32,
    /// The hall lies across when the room for it is wider than high.
    across: bool,
}

impl Scale {
    fn at(&self, floor: Floor) -> Pos2 {
        let from = floor - self.centre;
        // Upright: the entrance below, the far end above, as one walks in. Across: the entrance at the left.
        let turned = if self.across {
            vec2(-from.y, from.x)
        } else {
            vec2(from.x, from.y)
        };
        self.rect.center() + turned * self.factor
    }

    fn floor(&self, at: Pos2) -> Floor {
        let turned = (at - self.rect.center()) / self.factor;
        let from = if self.across {
            Floor::new(turned.y, -turned.x)
        } else {
            Floor::new(turned.x, turned.y)
        };
        self.centre + from
    }
}

fn chart(ui: &mut Ui, cx: &mut PanelContext<'_>, shown: Shown<'_>, rect: Rect) {
    let metrics = cx.metrics;
    let plan = shown.plan;
    let across = rect.width() > rect.height() * 1.15;
    let (along, athwart) = if across {
        (rect.width(), rect.height())
    } else {
        (rect.height(), rect.width())
    };
    let whole = (along / length_of(shown)).min(athwart / BREADTH);
    let id = Id::new("overlay-map-sight");
    let [x, z] = cx.view.position;
    let mut sight = ui
        .data(|data| data.get_temp::<Sight>(id))
        .filter(|sight| sight.hall == shown.hall)
        .unwrap_or(Sight {
            hall: shown.hall,
            zoom: (READABLE / whole).max(1.0),
            centre: if shown.here {
                Floor::new(x, z)
            } else {
                Floor::new(0.0, -plan.length / 2.0)
            },
        });
    let keep_inside = |sight: &mut Sight| {
        let metre = whole * sight.zoom;
        let buttons = (metrics.target() + 16.0) / metre;
        let seen = rect.size() / metre;
        // They stand at the right: across, the far end of the hall lies there.
        let (seen, covered) = if across {
            (Floor::new(seen.y, seen.x), Floor::new(0.0, -buttons))
        } else {
            (Floor::new(seen.x, seen.y), Floor::new(buttons, 0.0))
        };
        sight.keep_inside(plan, seen, covered);
    };
    let response = ui.interact(rect, id.with("ground"), Sense::click_and_drag());
    look_around(ui, &response, &mut sight, whole, rect, across);
    keep_inside(&mut sight);
    let scale = Scale {
        rect,
        centre: sight.centre,
        factor: whole * sight.zoom,
        across,
    };
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 10, Color32::from_rgb(24, 29, 38));
    floor(&painter, plan, &scale);
    let signs = doors::signs(ui, cx, shown, &scale);
    let named = signs.iter().map(doors::DoorSign::room).collect();
    let mut taken = plots(ui, cx, shown, &scale, rect, named);
    taken |= doors::doors(ui, cx, signs, rect);
    if shown.here {
        walkers::others(&painter, cx, &scale);
        walkers::guidance(&painter, cx, &scale);
        walkers::here(&painter, cx, &scale);
    }
    taken |= zoom_buttons(ui, cx, rect, &mut sight, whole);
    keep_inside(&mut sight);
    if response.clicked()
        && !taken
        && let Some(at) = response.interact_pointer_pos()
    {
        let to = scale.floor(at);
        if to.x.abs() <= FLOOR_HALF_WIDTH && to.y <= 0.0 && to.y >= -plan.length {
            cx.ask(if shown.here {
                Action::WalkTo([to.x, to.y])
            } else {
                Action::EnterHall(shown.hall)
            });
        }
    }
    let label = cx.t("map-hint");
    widgets::say(&response, WidgetType::Image, None, &label);
    let hint = metrics.font(TextRole::Small);
    // A hall that stands upright leaves no room below it.
    if across && sight.zoom <= 1.0 && rect.height() > 260.0 {
        let at = rect.left_bottom() + vec2(10.0, -8.0);
        ui.painter()
            .text(at, Align2::LEFT_BOTTOM, label, hint, style::SOFT);
    }
    ui.data_mut(|data| data.insert_temp(id, sight));
}

/// Drag moves, wheel and two fingers magnify.
fn look_around(
    ui: &Ui,
    response: &egui::Response,
    sight: &mut Sight,
    whole: f32,
    rect: Rect,
    across: bool,
) {
    let by_fingers = ui.input(|input| input.multi_touch().map(|touch| touch.zoom_delta));
    let by_wheel = if response.contains_pointer() {
        ui.input(|input| (input.smooth_scroll_delta().y * 0.004).exp())
    } else {
        1.0
    };
    let factor = by_fingers.unwrap_or(1.0) * by_wheel;
    let before = sight.zoom;
    sight.zoom = (sight.zoom * factor).clamp(1.0, (NEAREST / whole).max(1.0));
    let centre = sight.centre;
    let scale = |zoom| Scale {
        rect,
        centre,
        factor: whole * zoom,
        across,
    };
    if let Some(at) = response.hover_pos()
        && sight.zoom != before
    {
        // What is under the pointer stays there.
        let shift = scale(before).floor(at) - scale(sight.zoom).floor(at);
        sight.centre += shift;
    }
    if response.dragged() {
        let scale = scale(sight.zoom);
        let from = scale.floor(rect.center());
        let to = scale.floor(rect.center() + response.drag_delta());
        sight.centre -= to - from;
    }
}

/// The floor, what stands on it besides booths, the walls.
fn floor(painter: &egui::Painter, plan: &Plan, scale: &Scale) {
    let walls: Vec<Vec<Pos2>> = (0..plan.parts.len())
        .flat_map(|part| plan.walls(part))
        .map(|wall| wall.into_iter().map(|corner| scale.at(corner)).collect())
        .collect();
    let ground = round_the_middle(walls.iter().flatten().copied().collect());
    painter.add(Shape::convex_polygon(ground, GROUND, Stroke::NONE));
    // Columns, tubs and seats: what one knows a place by.
    for obstacle in (0..plan.parts.len()).flat_map(|part| plan.obstacles(part)) {
        painter.add(match Outline::from(obstacle) {
            Outline::Round { centre, radius } => {
                Shape::circle_filled(scale.at(centre), radius * scale.factor, style::LINE)
            }
            Outline::Quad(corners) => {
                let corners = corners.map(|corner| scale.at(corner)).into();
                Shape::convex_polygon(corners, style::LINE, Stroke::NONE)
            }
        });
    }
    for wall in walls {
        painter.add(Shape::line(wall, Stroke::new(2.0, style::EDGE)));
    }
}

/// The corners of the floor as one outline: no hall has a corner that points inwards.
fn round_the_middle(mut corners: Vec<Pos2>) -> Vec<Pos2> {
    let middle = Rect::from_points(&corners).center();
    corners.sort_by(|a, b| (*a - middle).angle().total_cmp(&(*b - middle).angle()));
    corners.dedup_by(|a, b| a.distance_sq(*b) < 1.0);
    corners
}

/// The booths. Gives whether one of them took the press.
fn plots(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    shown: Shown<'_>,
    scale: &Scale,
    rect: Rect,
    mut named: Vec<Rect>,
) -> bool {
    let metrics = cx.metrics;
    let painter = ui.painter().with_clip_rect(rect);
    let mut taken = false;
    let plots = shown.plan.plots.iter();
    let places =
        plots.map(|plot| Rect::from_points(&plot.corners().map(|corner| scale.at(corner))));
    named.extend(places.filter(|place| place.intersects(rect)));
    for (index, plot) in shown.plan.plots.iter().enumerate() {
        let Some(slot) = shown.plot_slots.get(index).copied() else {
            continue;
        };
        let corners = plot.corners().map(|corner| scale.at(corner));
        let place = Rect::from_points(&corners);
        if !place.intersects(rect) {
            continue;
        }
        let name = cx.name(slot);
        let touchable = Rect::from_center_size(place.center(), place.size().max(Vec2::splat(24.0)))
            .intersect(rect);
        let response = ui.interact(
            touchable,
            Id::new(("overlay-map-plot", slot)),
            Sense::click(),
        );
        let near = shown.here && cx.view.nearest == Some(slot);
        let kept = cx.kept(slot);
        let visited = cx.visited(slot);
        let (fill, ink) = match (near, response.hovered() || response.has_focus(), visited) {
            (true, _, _) => (style::WATER, style::WATER_INK),
            (_, true, _) => (
                Color32::from_rgb(110, 122, 142),
                Color32::from_rgb(12, 14, 18),
            ),
            (_, _, true) => (Color32::from_rgb(50, 78, 72), style::INK),
            _ => (Color32::from_rgb(66, 76, 93), style::INK),
        };
        let inside = place.shrink(1.0);
        // While something is looked for, what was found stands out and the rest steps back.
        let found = cx.view.found.map(|found| found.contains(&slot));
        let (fill, ink, edge) = match found {
            Some(true) => (fill, ink, Stroke::new(3.0, style::LAMP)),
            Some(false) if !near => {
                let dim = |colour: Color32| colour.gamma_multiply(0.4);
                (dim(fill), dim(ink), Stroke::new(1.0, style::LINE))
            }
            _ => (fill, ink, Stroke::new(1.0, style::EDGE)),
        };
        painter.rect(inside, 3, fill, edge, StrokeKind::Inside);
        widgets::focus_ring(ui, inside, &response);
        // The open front: a lighter edge.
        let half = venue::booth::half_extent(plot.size);
        let front = [Floor::new(-half.x, -half.y), Floor::new(half.x, -half.y)]
            .map(|corner| scale.at(plot.to_hall(corner)));
        if plot.size != feed::booth::Size::Island {
            painter.line_segment(front, Stroke::new(2.5, GROUND));
        }
        if !names::inside(&painter, &metrics, inside, plot.number, &name, ink) {
            let ahead = scale.at(plot.to_hall(front_of(half))) - place.center();
            names::beside(&painter, &metrics, place, ahead, &name, &mut named);
        }
        walks::number(&painter, cx, slot, inside.left_top());
        if kept {
            let side = 14.0;
            let star =
                Rect::from_center_size(inside.right_top() + vec2(-2.0, 2.0), Vec2::splat(side));
            painter.circle_filled(star.center(), side * 0.62, style::GLOW);
            Icon::StarFilled.paint(&painter, star, style::LAMP);
        }
        widgets::say(
            &response,
            WidgetType::Button,
            None,
            &format!("{} {name}", plot.number),
        );
        taken |= response.clicked();
        panel::on(&response, cx, Action::GoTo(slot));
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        widgets::hint(response, &metrics, &format!("{}  {name}", plot.number));
    }
    taken
}

/// The middle of a booth's open front, on its own ground.
fn front_of(half: Floor) -> Floor {
    Floor::new(0.0, -half.y)
}

/// Nearer, farther, and to where one is. Gives whether a button took the press.
fn zoom_buttons(
    ui: &mut Ui,
    cx: &PanelContext<'_>,
    rect: Rect,
    sight: &mut Sight,
    whole: f32,
) -> bool {
    let metrics = cx.metrics;
    let side = metrics.target();
    let place = Rect::from_min_size(
        rect.right_top() + vec2(-side - 8.0, 8.0),
        vec2(side, 3.0 * side + 8.0),
    );
    let mut taken = false;
    panel::within(ui, place, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (icon, key) in [
            (Icon::Plus, "nearer"),
            (Icon::Minus, "farther"),
            (Icon::Pin, "you-are-here"),
        ] {
            if widgets::icon_button(ui, &metrics, icon, &cx.t(key), ButtonWeight::Quiet).clicked() {
                taken = true;
                match icon {
                    Icon::Plus => sight.zoom = (sight.zoom * 1.5).min((NEAREST / whole).max(1.0)),
                    Icon::Minus => sight.zoom = (sight.zoom / 1.5).max(1.0),
                    _ => {
                        let [x, z] = cx.view.position;
                        sight.centre = Floor::new(x, z);
                        sight.zoom = sight.zoom.max(2.5);
                    }
                }
            }
        }
    });
    taken
}

/// Closes the map when something on it was chosen: one wants to see where one goes.
pub fn closes(actions: &[Action]) -> bool {
    actions
        .iter()
        .any(|action| matches!(action, Action::WalkTo(_)))
        && !actions.contains(&Action::Show(Panel::None))
}

//! Map: each hall from above with its booths, as a drawing and as a list. Complete without scripts, without WebGL, and on paper.

use feed::exhibition::BoothSlot;
use html::{Element, IntoView, View, a, div, element, h1, h2, li, ol, p, section, span, svg};
use page::Route;
use venue::Vec2;
use venue::floorplan::{BoothOutline, Floorplan, Outline};
use venue::plan::Plan;

use super::{Extras, ViewContext};

/// Units of the drawing in a metre: in centimetres whole numbers are fine enough.
const UNITS: f32 = 100.0;
/// Room around a hall, metres.
const MARGIN: f32 = 0.5;
/// How much of the ground of a booth that stands askew its words may fill.
const ASKEW: f32 = 0.7;

/// Where a booth stands in the page: the id of its place in the drawing.
pub fn booth_place(booth: &str) -> String {
    format!("at-{booth}")
}

/// Where a hall stands in the page.
pub fn hall_place(hall: &str) -> String {
    format!("hall-{hall}")
}

/// All halls; the booth `here` is marked.
pub fn map(context: &ViewContext<'_>, here: Option<&str>, extras: &dyn Extras) -> View {
    let halls: Vec<_> = (0..context.exhibition.event.halls.len())
        .map(|hall| one_hall(context, hall, here, extras))
        .collect();
    section()
        .class("map")
        .child((
            h1().tabindex("-1").child(context.locale.t("map")),
            super::tour::tours(context),
            halls,
        ))
        .into_view()
}

fn one_hall(
    context: &ViewContext<'_>,
    index: usize,
    here: Option<&str>,
    extras: &dyn Extras,
) -> Option<View> {
    let hall = context.exhibition.event.halls.get(index)?;
    let locale = context.locale;
    let slots: Vec<_> = context
        .exhibition
        .hall_slots(index)
        .map(|(_, slot)| slot)
        .collect();
    let into = Route::Hall {
        hall: hall.id.clone(),
    };
    let head = (
        h2().child(context.text(&hall.title)),
        p().child(
            a().class("into-hall")
                .href(context.links.to(&into))
                .child(locale.t("into-this-hall")),
        ),
    );
    let floor = Floorplan::new(&Plan::of_hall(context.exhibition, index));
    let mut numbered: Vec<_> = floor.booths.iter().zip(&slots).collect();
    let drawn: Vec<_> = numbered
        .iter()
        .map(|(booth, slot)| ground(context, booth, slot, here, extras))
        .collect();
    numbered.sort_by_key(|(booth, _)| booth.number);
    let list: Vec<_> = numbered
        .iter()
        .map(|(booth, slot)| {
            li().value(booth.number.to_string()).child(
                a().href(context.links.booth(&slot.id))
                    .child(name(context, slot)),
            )
        })
        .collect();
    Some(
        section()
            .class("map-hall")
            .id(hall_place(&hall.id))
            .child((
                head,
                // The list says the same, and is what is read aloud and gone through by keys.
                div()
                    .class("map-sheet")
                    .aria_hidden("true")
                    .child(sheet(&floor).child(drawn)),
                ol().class("map-list").child(list),
            ))
            .into_view(),
    )
}

/// The hall without its booths.
fn sheet(floor: &Floorplan) -> Element {
    let from = floor.min - Vec2::splat(MARGIN);
    let size = floor.max - floor.min + Vec2::splat(2.0 * MARGIN);
    let walls = floor.walls.iter().map(|wall| line("wall", wall));
    let doors = floor
        .doors
        .iter()
        .map(|door| line("doorway", &door.threshold));
    let lines: Vec<_> = walls.chain(doors).collect();
    let solids: Vec<_> = floor.obstacles.iter().map(solid).collect();
    svg()
        .attr(
            "viewBox",
            [from.x, from.y, size.x, size.y].map(units).join(" "),
        )
        .child((lines, solids))
}

/// A booth's ground with its open side, and in it the way to its page.
fn ground(
    context: &ViewContext<'_>,
    booth: &BoothOutline,
    slot: &BoothSlot,
    here: Option<&str>,
    extras: &dyn Extras,
) -> View {
    let is_here = here == Some(slot.id.as_str());
    let class = match (is_here, extras.is_kept(&slot.id)) {
        (true, _) => "ground here",
        (false, true) => "ground kept",
        (false, false) => "ground",
    };
    let (from, size) = room(booth);
    (
        element("polygon")
            .class(class)
            .attr("points", points(&booth.corners)),
        line("front", &booth.corners[..2]),
        element("foreignObject")
            .attr("x", units(from.x))
            .attr("y", units(from.y))
            .width(units(size.x))
            .height(units(size.y))
            .child(
                a().id(booth_place(&slot.id))
                    .href(context.links.booth(&slot.id))
                    .tabindex("-1")
                    .child((
                        span().class("number").child(booth.number.to_string()),
                        span().class("name").child(name(context, slot)),
                    )),
            ),
    )
        .into_view()
}

/// The upright rectangle for a booth's words: its corner and its sides, metres.
fn room(booth: &BoothOutline) -> (Vec2, Vec2) {
    let [a, b, c, _] = booth.corners;
    let (along, back) = (b - a, c - b);
    let stands_upright = along.x.abs().min(along.y.abs()) < 0.01;
    let size = if stands_upright {
        along.abs() + back.abs()
    } else {
        Vec2::splat(along.length().min(back.length()) * ASKEW)
    };
    (booth.centre - size / 2.0, size)
}

fn name(context: &ViewContext<'_>, slot: &BoothSlot) -> View {
    slot.booth()
        .and_then(|booth| context.text(&booth.name))
        .unwrap_or_else(|| slot.id.clone().into_view())
}

fn line(class: &'static str, corners: &[Vec2]) -> Element {
    element("polyline")
        .class(class)
        .attr("points", points(corners))
}

fn solid(outline: &Outline) -> Element {
    match outline {
        Outline::Round { centre, radius } => element("circle")
            .attr("cx", units(centre.x))
            .attr("cy", units(centre.y))
            .attr("r", units(*radius)),
        Outline::Quad(corners) => element("polygon").attr("points", points(corners)),
    }
}

fn points(corners: &[Vec2]) -> String {
    let each = corners
        .iter()
        .map(|corner| [corner.x, corner.y].map(units).join(","));
    each.collect::<Vec<_>>().join(" ")
}

/// Metres as units of the drawing.
fn units(metres: f32) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a hall is no farther than metres can be counted"
    )]
    let whole = (metres * UNITS).round() as i32;
    whole.to_string()
}

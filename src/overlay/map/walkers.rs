//! Who walks on the map: the visitor with the way that is shown, and everybody else.

use egui::{Color32, Shape, Stroke};
use venue::Vec2 as Floor;
use venue::angle::direction;

use super::Scale;
use crate::panel_context::PanelContext;
use crate::style;

/// A dot for everybody else.
pub(super) fn others(painter: &egui::Painter, cx: &PanelContext<'_>, scale: &Scale) {
    if cx.view.records.settings.hide_others {
        return;
    }
    for at in cx.view.people.others {
        let rim = Stroke::new(1.0, Color32::from_rgb(16, 20, 27));
        painter.circle(scale.at((*at).into()), 3.5, style::INK, rim);
    }
}

/// The way that is being shown.
pub(super) fn guidance(painter: &egui::Painter, cx: &PanelContext<'_>, scale: &Scale) {
    if let Some(guidance) = &cx.view.guidance {
        let [x, z] = cx.view.position;
        let mut points = vec![scale.at(Floor::new(x, z))];
        points.extend(
            guidance
                .way
                .iter()
                .map(|[x, z]| scale.at(Floor::new(*x, *z))),
        );
        painter.extend(Shape::dashed_line(
            &points,
            Stroke::new(3.0, style::LAMP),
            7.0,
            5.0,
        ));
    }
}

/// You are here, looking that way.
pub(super) fn here(painter: &egui::Painter, cx: &PanelContext<'_>, scale: &Scale) {
    let [x, z] = cx.view.position;
    let at = Floor::new(x, z);
    let middle = scale.at(at);
    let ahead = (scale.at(at + direction(cx.view.yaw)) - middle).normalized();
    let aside = ahead.rot90();
    let ray = |turn: f32| middle + (ahead + aside * turn).normalized() * 34.0;
    let sight = vec![middle, ray(-0.6), ray(0.6)];
    painter.add(Shape::convex_polygon(
        sight,
        Color32::from_rgba_unmultiplied_const(126, 214, 165, 60),
        Stroke::NONE,
    ));
    painter.circle(
        middle,
        8.0,
        style::LIVE,
        Stroke::new(2.5, Color32::from_rgb(10, 26, 18)),
    );
    let tip = vec![
        middle + ahead * 15.0,
        middle + ahead * 8.0 + aside * 5.0,
        middle + ahead * 8.0 - aside * 5.0,
    ];
    painter.add(Shape::convex_polygon(tip, style::LIVE, Stroke::NONE));
}

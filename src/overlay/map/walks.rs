//! Guided walks on the map: the ways into them, and the number of each stop.

use egui::{Align2, Pos2, Ui, vec2};

use crate::Action;
use crate::icons::Icon;
use crate::panel;
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::widgets::{self, ButtonWeight};

/// The ways into the organiser's tours, and into a walk past all booths on the visitor's own list.
pub(super) fn ways(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let metrics = cx.metrics;
    for tour in cx.view.tours {
        let title = cx.text(&tour.title).to_owned();
        let words = cx.format("walk-tour", &[("tour", i18n::value(title))]);
        let response = widgets::button(ui, &metrics, Some(Icon::Way), &words, ButtonWeight::Quiet);
        panel::on(&response, cx, Action::WalkTour(tour.id.clone()));
    }
    let kept = cx.view.records.kept_booths.keys();
    let count = kept
        .filter(|id| cx.view.exhibition.find(id).is_some())
        .count();
    if count == 0 {
        return;
    }
    let words = cx.format("walk-list", &[("n", i18n::value(count))]);
    let response = widgets::button(ui, &metrics, Some(Icon::Way), &words, ButtonWeight::Quiet);
    panel::on(&response, cx, Action::WalkList);
}

/// Marks the booth in this slot with its number on the walk that is under way, at a corner of its plot.
pub(super) fn number(painter: &egui::Painter, cx: &PanelContext<'_>, slot: usize, corner: Pos2) {
    if let Some((nth, _)) = place(cx, slot) {
        let middle = corner + vec2(2.0, 2.0);
        let font = cx.metrics.font(TextRole::Small);
        painter.circle_filled(middle, 10.0, style::LAMP);
        painter.text(middle, Align2::CENTER_CENTER, nth, font, style::WATER_INK);
    }
}

/// The same in words.
pub(super) fn nth(cx: &PanelContext<'_>, slot: usize) -> Option<String> {
    let (nth, count) = place(cx, slot)?;
    let parts = [("nth", i18n::value(nth)), ("count", i18n::value(count))];
    Some(cx.format("walk-stop", &parts))
}

/// Which stop of the walk this slot's booth is, from 1, and how many there are.
fn place(cx: &PanelContext<'_>, slot: usize) -> Option<(usize, usize)> {
    let stops = cx.view.walk?.stops;
    let at = stops.iter().position(|stop| *stop == slot)?;
    Some((at + 1, stops.len()))
}

//! Doors on the map: where each leads, in words, and a press goes through.

use egui::{Align2, Id, Pos2, Rect, Sense, Stroke, Ui, WidgetType, vec2};
use venue::Vec2 as Floor;
use venue::measures::DOOR_WIDTH;
use venue::plan::End;

use super::{GROUND, Scale, Shown};
use crate::Action;
use crate::panel;
use crate::panel_context::PanelContext;
use crate::style::{self, TextRole};
use crate::{typeset, widgets};

/// From the visitor's mark to what it leaves of its surroundings, CSS pixels.
const MARK: f32 = 14.0;

/// Where a door's name stands for somebody who has just come in: beside their mark, not under it.
fn beside(label: Rect, mark: Pos2, across: bool) -> Rect {
    if !label.expand(MARK).contains(mark) {
        return label;
    }
    if across {
        label.translate(vec2(0.0, mark.y - MARK - label.bottom()))
    } else {
        label.translate(vec2(mark.x + MARK - label.left(), 0.0))
    }
}

/// A door as it is drawn.
pub(super) struct DoorSign {
    end: End,
    ends: [Pos2; 2],
    /// The hall behind it.
    beyond: usize,
    text: typeset::Typeset,
    /// Where the text stands.
    label: Rect,
}

impl DoorSign {
    /// What is kept free of other names.
    pub(super) fn room(&self) -> Rect {
        self.label.expand(3.0)
    }
}

/// The doors that lead on, each with the name of the hall behind it, where they stand on the map.
pub(super) fn signs(
    ui: &Ui,
    cx: &PanelContext<'_>,
    shown: Shown<'_>,
    scale: &Scale,
) -> Vec<DoorSign> {
    // Halls stand in a ring: where there is more than one, both doors lead on.
    let count = cx.view.exhibition.event.halls.len();
    let doors = shown.plan.doors.iter().filter(|_| count > 1);
    let sign = |door: &venue::plan::Door| {
        let half = Floor::new(DOOR_WIDTH / 2.0, 0.0);
        let beyond = match door.end {
            End::Head => (shown.hall + 1) % count,
            End::Tail => (shown.hall + count - 1) % count,
        };
        // Into the hall: outside there is no room for names.
        let inwards = match (scale.across, door.end) {
            (true, End::Tail) => (Align2::LEFT_CENTER, vec2(8.0, 0.0)),
            (true, End::Head) => (Align2::RIGHT_CENTER, vec2(-8.0, 0.0)),
            (false, End::Tail) => (Align2::CENTER_BOTTOM, vec2(0.0, -8.0)),
            (false, End::Head) => (Align2::CENTER_TOP, vec2(0.0, 8.0)),
        };
        let font = cx.metrics.font(TextRole::Small);
        let text = typeset::line(ui.ctx(), cx.hall(beyond), font, style::WATER);
        let at = scale.at(door.centre) + inwards.1;
        let label = inwards.0.anchor_size(at, text.size());
        let label = if shown.here {
            let [x, z] = cx.view.position;
            beside(label, scale.at(Floor::new(x, z)), scale.across)
        } else {
            label
        };
        DoorSign {
            end: door.end,
            ends: [scale.at(door.centre - half), scale.at(door.centre + half)],
            beyond,
            text,
            label,
        }
    };
    doors.map(sign).collect()
}

/// The doors; a press goes through. Gives whether one of them took the press.
pub(super) fn doors(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    signs: Vec<DoorSign>,
    rect: Rect,
) -> bool {
    let metrics = cx.metrics;
    let mut taken = false;
    for sign in signs {
        let painter = ui.painter().with_clip_rect(rect);
        painter.line_segment(sign.ends, Stroke::new(4.0, style::WATER));
        let hall = cx.hall(sign.beyond).to_owned();
        let name = cx.format("door-to", &[("hall", i18n::value(hall))]);
        let room = sign.room();
        painter.rect_filled(room, 3, GROUND);
        sign.text.paint(&painter, sign.label.min);
        let [from, to] = sign.ends;
        let touchable = Rect::from_two_pos(from, to).expand(10.0).union(sign.label);
        let response = ui.interact(
            touchable.intersect(rect),
            Id::new(("overlay-map-door", sign.end == End::Head)),
            Sense::click(),
        );
        widgets::focus_ring(ui, room, &response);
        widgets::say(&response, WidgetType::Button, None, &name);
        taken |= response.clicked();
        panel::on(&response, cx, Action::EnterHall(sign.beyond));
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        widgets::hint(response, &metrics, &name);
    }
    taken
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_doors_name_is_read_by_whoever_stands_before_it() {
        let label = Rect::from_min_size(pos2(10.0, 100.0), vec2(60.0, 16.0));
        for across in [true, false] {
            let mark = pos2(20.0, 108.0);
            let moved = beside(label, mark, across);
            assert!(!moved.expand(MARK - 1.0).contains(mark), "{moved:?}");
            assert_eq!(moved.size(), label.size());
            let afar = pos2(200.0, 108.0);
            assert_eq!(beside(label, afar, across), label);
        }
    }
}

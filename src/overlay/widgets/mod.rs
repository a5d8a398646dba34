//! The parts panels are made of: text, buttons, chips, rows. All of them speak the language of [`crate::style`].

mod button;
mod row;
mod text;

use egui::{Color32, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, vec2};

pub use self::button::{
    ButtonWeight, button, button_within, chips, choice, focus_ring, ground, icon_button, link,
    pressing,
};
pub use self::row::{row, switch, unfold};
pub use self::text::{
    body, caption, centred, deed, format, heading, hint, laid, line, start_of, text, title,
    two_lines,
};
use crate::style::{self, Metrics, TextRole};
use crate::transcript::{self, LineKind};

/// Gives a control or a text its name: for screen readers, and for the transcript of the panel. `on` is a switch's state.
pub fn say(response: &Response, kind: WidgetType, on: Option<bool>, words: &str) {
    response.widget_info(|| match on {
        Some(on) => WidgetInfo::selected(kind, true, on, words),
        None => WidgetInfo::labeled(kind, true, words),
    });
    let line = match kind {
        WidgetType::Label => LineKind::Text,
        WidgetType::Image => LineKind::Image,
        _ => LineKind::Control { on },
    };
    transcript::add(&response.ctx, line, words);
    if response.has_focus() {
        transcript::focus(&response.ctx, words);
    }
}

/// A hairline.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.center().y,
        Stroke::new(1.0, style::LINE),
    );
}

/// A small round mark before a line: somebody is there.
pub fn dot(ui: &mut Ui, metrics: &Metrics, colour: Color32) {
    let line = metrics.px(TextRole::Body.size() * TextRole::Body.leading());
    let (rect, _) = ui.allocate_exact_size(vec2(metrics.px(10.0), line), Sense::hover());
    ui.painter()
        .circle_filled(rect.center(), metrics.px(4.0), colour);
}

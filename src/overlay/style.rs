//! The panels' one visual language: colours, spacing, radii, type. Everything that is drawn takes its measures from here;
//! colours, corners and sizes of type are those of the page as well (`tokens.rs`).
//!
//! Panels are dark and slightly translucent, so that they read the same over an evening sky and over sunlit brick.
//! Sizes are CSS pixels before the visitor's text size is applied; [`Metrics::px`] applies it.

use crate::tokens;
use egui::epaint::Shadow;
use egui::{Color32, Context, CornerRadius, FontFamily, FontId, Rect, Stroke, TextStyle, Vec2};

pub use crate::tokens::{
    BRICK as FAULT, BRICK_GROUND as FAULT_GROUND, EDGE, GLOW, HOVER as HOVERED, INK, LAMP, LINE,
    LIVE, PANEL_RADIUS, PRESSED, RADIUS, SHEET as RAISED, SOFT, WATER, WATER_INK,
};

/// Name of the bold face; egui's own `Proportional` is the regular one.
pub const BOLD: &str = "bold";

/// The panels' ground: a blue-black that suits stone at dusk and brick alike. What shines through is under 5 %, so that
/// text keeps its contrast even over a white wall (tested below).
pub const GROUND: Color32 = translucent(tokens::PAPER, 244);
/// Controls that float over the hall by themselves.
pub const FLOATING: Color32 = translucent(tokens::PAPER, 236);

/// A colour through which so much is not seen, of 255.
const fn translucent(colour: Color32, alpha: u8) -> Color32 {
    Color32::from_rgba_unmultiplied_const(colour.r(), colour.g(), colour.b(), alpha)
}

/// Space between things that belong together.
pub const NEAR: f32 = 4.0;
/// Space between lines of one group.
pub const GAP: f32 = 8.0;
/// Space between groups.
pub const WIDE: f32 = 16.0;
/// Space around a panel's content.
pub const MARGIN: f32 = 20.0;
/// From a panel to the edge of the window.
pub const OUTSIDE: f32 = 12.0;
/// Width of the booth panel where the hall stays in view beside it.
pub const SIDE_WIDTH: f32 = 420.0;
/// From the left edge of the window to that of what the page's search in the hall leaves free (`.find` in `web/more.css`).
pub const SEARCH_WIDTH: f32 = 396.0;
/// Windows narrower than this get sheets instead of side panels.
pub const PHONE_WIDTH: f32 = 620.0;

/// The voices of the type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// A panel's title.
    Title,
    /// Name of a section.
    Heading,
    /// What is read.
    Body,
    /// What is read and matters: names in lists, labels of buttons.
    Strong,
    /// Captions, hours, hints.
    Caption,
    /// Numbers on the map and words under symbols.
    Small,
}

impl TextRole {
    /// Size in CSS pixels at text size 1.
    pub fn size(self) -> f32 {
        match self {
            Self::Title => tokens::TYPE_TITLE,
            Self::Heading => tokens::TYPE_HEADING,
            Self::Body | Self::Strong => tokens::TYPE_BODY,
            Self::Caption => tokens::TYPE_CAPTION,
            Self::Small => tokens::TYPE_SMALL,
        }
    }

    /// Line height as a multiple of the size. Japanese, full of strokes, needs more than Latin.
    pub fn leading(self) -> f32 {
        match self {
            Self::Title => 1.35,
            Self::Body => 1.65,
            _ => 1.45,
        }
    }

    /// Which of the two faces.
    pub fn family(self) -> FontFamily {
        match self {
            Self::Title | Self::Heading | Self::Strong => FontFamily::Name(BOLD.into()),
            Self::Body | Self::Caption | Self::Small => FontFamily::Proportional,
        }
    }
}

/// The measures of this frame: the window and what the visitor asked for.
#[derive(Clone, Copy, Debug)]
pub struct Metrics {
    /// The whole window, CSS pixels.
    pub screen: Rect,
    /// The visitor's text size, 1 is ours.
    pub scale: f32,
    /// Whether the device has a touch screen.
    pub touch: bool,
}

impl Metrics {
    /// Narrow windows: sheets from below, symbols instead of words.
    pub fn phone(&self) -> bool {
        self.screen.width() < PHONE_WIDTH
    }

    /// Low windows (phones held across, 200 % page zoom): panels take the whole height.
    pub fn low(&self) -> bool {
        self.screen.height() < 480.0
    }

    /// Space around the bar, CSS pixels.
    pub fn bar_edge(&self) -> f32 {
        if self.phone() || self.low() {
            6.0
        } else {
            OUTSIDE
        }
    }

    /// Height of the bar with the space above it, CSS pixels.
    pub fn bar_height(&self) -> f32 {
        self.bar_edge() + self.target().max(self.px(40.0)) + 14.0
    }

    /// CSS pixels at the visitor's text size.
    pub fn px(&self, size: f32) -> f32 {
        size * self.scale
    }

    /// Least height and width of what can be pressed: 44 for fingers, 36 for a mouse; both above WCAG 2.5.8's 24.
    pub fn target(&self) -> f32 {
        if self.touch || self.phone() {
            44.0
        } else {
            36.0_f32.max(self.px(32.0))
        }
    }

    /// Height of what is pressed among its likes, in lines of text. Points.
    pub fn small_target(&self) -> f32 {
        if self.touch || self.phone() {
            44.0
        } else {
            26.0
        }
    }

    /// The font of a voice.
    pub fn font(&self, role: TextRole) -> FontId {
        FontId::new(self.px(role.size()), role.family())
    }

    /// Space around a panel's content.
    pub fn margin(&self) -> f32 {
        if self.phone() { 16.0 } else { MARGIN }
    }
}

/// Dresses egui in this language: for its own widgets (scroll bars, popups) and its defaults.
pub fn dress(context: &Context, metrics: &Metrics) {
    let stamp = (metrics.scale.to_bits(), metrics.phone(), metrics.touch);
    let id = egui::Id::new("overlay-dressed");
    if context.data(|data| data.get_temp::<(u32, bool, bool)>(id)) == Some(stamp) {
        return;
    }
    context.data_mut(|data| data.insert_temp(id, stamp));
    context.set_theme(egui::Theme::Dark);
    // However long a press takes it is one, as on a page: hands and frames may be slow.
    context.options_mut(|options| options.input_options.max_click_duration = f64::INFINITY);
    context.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Heading, metrics.font(TextRole::Heading)),
            (TextStyle::Body, metrics.font(TextRole::Body)),
            (TextStyle::Button, metrics.font(TextRole::Body)),
            (TextStyle::Small, metrics.font(TextRole::Small)),
            (TextStyle::Monospace, metrics.font(TextRole::Body)),
        ]
        .into();
        // Nothing here moves by itself: an animation would wake the hall's renderer for every frame of it.
        style.animation_time = 0.0;
        style.scroll_animation = egui::style::ScrollAnimation::none();
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.3;
        style.spacing.item_spacing = Vec2::new(GAP, GAP);
        style.spacing.button_padding = Vec2::new(12.0, 6.0);
        style.spacing.interact_size = Vec2::splat(metrics.target());
        style.spacing.scroll.bar_width = 8.0;
        style.spacing.scroll.floating_width = 4.0;
        style.spacing.scroll.bar_inner_margin = 2.0;
        style.spacing.scroll.bar_outer_margin = 2.0;
        style.spacing.menu_margin = egui::Margin::same(8);
        let visuals = &mut style.visuals;
        visuals.override_text_color = Some(INK);
        visuals.hyperlink_color = WATER;
        visuals.window_fill = tokens::PAPER;
        visuals.panel_fill = visuals.window_fill;
        visuals.extreme_bg_color = RAISED;
        visuals.window_stroke = Stroke::new(1.0, LINE);
        visuals.window_corner_radius = CornerRadius::same(PANEL_RADIUS);
        visuals.menu_corner_radius = CornerRadius::same(PANEL_RADIUS);
        visuals.popup_shadow = shadow();
        visuals.window_shadow = shadow();
        visuals.selection.bg_fill = WATER;
        visuals.selection.stroke = Stroke::new(2.0, WATER);
        let widgets = &mut visuals.widgets;
        for (widget, fill) in [
            (&mut widgets.noninteractive, RAISED),
            (&mut widgets.inactive, EDGE),
            (&mut widgets.hovered, INK),
            (&mut widgets.active, WATER),
            (&mut widgets.open, RAISED),
        ] {
            widget.bg_fill = fill;
            widget.weak_bg_fill = RAISED;
            widget.bg_stroke = Stroke::NONE;
            widget.fg_stroke = Stroke::new(1.0, INK);
            widget.corner_radius = CornerRadius::same(RADIUS);
            widget.expansion = 0.0;
        }
        widgets.noninteractive.bg_stroke = Stroke::new(1.0, LINE);
    });
}

/// Lifts panels off the hall.
pub fn shadow() -> Shadow {
    Shadow {
        offset: [0, 6],
        blur: 24,
        spread: 0,
        color: Color32::from_black_alpha(110),
    }
}

/// The largest rectangle of these proportions in the middle of a place.
pub fn fitted(size: Vec2, place: Rect) -> Rect {
    if size.x <= 0.0 || size.y <= 0.0 {
        return place;
    }
    let factor = (place.width() / size.x).min(place.height() / size.y);
    Rect::from_center_size(place.center(), size * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What one sees of a translucent colour over an opaque one.
    fn over(top: Color32, below: Color32) -> Color32 {
        below.blend(top)
    }

    fn contrast(a: Color32, b: Color32) -> f32 {
        let colour = |c: Color32| feed::Colour {
            rgb: [c.r(), c.g(), c.b()],
        };
        colour(a).contrast(colour(b))
    }

    #[test]
    fn text_is_legible_over_the_brightest_and_the_darkest_hall() {
        for hall in [Color32::WHITE, Color32::BLACK] {
            for ground in [GROUND, FLOATING] {
                let ground = over(ground, hall);
                for text in [INK, SOFT, WATER, LAMP, LIVE, FAULT] {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{text:?} on {ground:?}: {ratio}");
                }
                assert!(contrast(EDGE, ground) >= 3.0);
            }
        }
        for ground in [RAISED, HOVERED, PRESSED] {
            for text in [INK, SOFT, WATER, LAMP, LIVE] {
                let ratio = contrast(text, ground);
                assert!(ratio >= 4.5, "{text:?} on {ground:?}: {ratio}");
            }
        }
        assert!(contrast(FAULT, FAULT_GROUND) >= 4.5);
        assert!(contrast(INK, FAULT_GROUND) >= 4.5);
        assert!(contrast(WATER_INK, WATER) >= 4.5);
    }

    #[test]
    fn targets_are_large_enough_for_fingers() {
        for (width, touch) in [(360.0, true), (1280.0, false)] {
            let screen = Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width, 640.0));
            let metrics = Metrics {
                screen,
                scale: 0.8,
                touch,
            };
            assert!(metrics.target() >= if touch { 40.0 } else { 24.0 });
        }
    }
}

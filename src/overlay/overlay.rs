//! What draws a frame of the panels, and their own state between frames.

use i18n::{Domain, Locale, Messages};

use crate::panel_context::PanelContext;
use crate::style::Metrics;
use crate::transcript::{LineKind, Transcript};
use crate::{Action, Panel, PanelView};
use crate::{
    bar, booth, film, fonts, guidance_strip, help, hover_label, joystick, lettering, map, object,
    others, panel, poster, programme, settings, style, transcript,
};

/// The panels' own state between frames. The hall keeps one.
#[derive(Default)]
pub struct Overlay {
    /// Which panel is open. The hall sets it when it follows an [`Action::Show`]; the panels never do.
    pub panel: Panel,
    /// The slot of the booth whose film was asked for by a press on its screen.
    pub plays: Option<usize>,
    /// Our messages in the language they were last wanted in.
    texts: Option<Texts>,
    /// Where panels and controls lay in the last frame.
    covered: Vec<egui::Rect>,
    /// What a panel beside the hall left free of it in the last frame.
    clear: Option<egui::Rect>,
    /// Where the stick is pushed.
    stick: egui::Vec2,
    /// Whether a booth's sheet may take the whole height of a phone.
    tall: bool,
    /// The panel of the last frame.
    before: Panel,
    /// Whether a menu of the bar is open.
    menu: bool,
    /// What the open panel says.
    transcript: Transcript,
    /// What was opened or closed last, in words.
    announcement: String,
    /// Name of the control that has the keys.
    focused: String,
}

/// Our messages for one language.
struct Texts {
    locale: Locale,
    countries: Messages,
}

impl Texts {
    fn load(language: &str) -> Self {
        Self {
            locale: Locale::load(language, &[Domain::HALL]),
            countries: Messages::load(language, &[Domain::COUNTRIES]),
        }
    }
}

impl Overlay {
    /// Draws everything and says what the visitor asked for. Draws nothing until the first font is there
    /// (see [`fonts::FontSet`]).
    pub fn ui(&mut self, context: &egui::Context, view: &PanelView<'_>) -> Vec<Action> {
        let texts = match self.texts.take() {
            Some(texts) if texts.locale.tag() == view.language => texts,
            _ => Texts::load(view.language),
        };
        let mut cx = PanelContext {
            view,
            messages: texts.locale.messages(),
            countries: &texts.countries,
            metrics: Metrics {
                screen: context.content_rect(),
                scale: text_scale(view),
                touch: view.touch,
            },
            actions: Vec::new(),
            covered: Vec::new(),
            clear: None,
            opened: false,
        };
        self.stick = egui::Vec2::ZERO;
        lettering::begin(context, view.language);
        if fonts::ready(context) {
            self.draw(context, &mut cx);
        }
        let PanelContext {
            actions,
            covered,
            clear,
            ..
        } = cx;
        self.covered = covered;
        self.clear = clear;
        self.texts = Some(texts);
        actions
    }

    fn draw(&mut self, context: &egui::Context, cx: &mut PanelContext<'_>) {
        style::dress(context, &cx.metrics);
        let panel = self.panel.clone();
        if panel != self.before {
            // Whoever opens a panel with a key goes on with keys: the focus is where it can be closed again.
            let by_key = context.input(|input| {
                let key =
                    |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
                input.events.iter().any(key) || !input.keys_down.is_empty()
            });
            // The welcome card comes by itself, and has the focus: what it advises works at once.
            cx.opened = true;
            if panel == Panel::None {
                // One focus at a time: the hall's own now.
                context.memory_mut(|memory| {
                    if let Some(focused) = memory.focused() {
                        memory.surrender_focus(focused);
                    }
                });
            } else if by_key && panel != Panel::Welcome {
                panel::focus_next(context);
            }
            if !matches!(
                (&panel, &self.before),
                (
                    Panel::Booth(_),
                    Panel::Booth(_) | Panel::Poster(..) | Panel::Object(_)
                )
            ) {
                self.tall = false;
            }
            self.before = panel.clone();
        }
        // In low windows cards take the whole height, the bar's too.
        let card = !matches!(panel, Panel::None | Panel::Booth(_));
        if !(card && cx.metrics.low() && !cx.metrics.phone()) {
            panel::keep_keys(context, panel != Panel::None);
            bar::ui(context, cx, &panel);
            panel::keep_keys(context, false);
        }
        self.menu = egui::Popup::is_any_open(context);
        transcript::begin(context);
        let said = guidance_strip::said(cx, &panel);
        for words in &said {
            transcript::add(context, LineKind::Text, words);
        }
        match panel {
            Panel::None => {
                if cx.view.records.settings.stick {
                    self.stick = joystick::ui(context, cx);
                }
            }
            Panel::Welcome => help::welcome(context, cx),
            Panel::Booth(slot) => self.tall = booth::ui(context, cx, slot, self.tall),
            Panel::Poster(slot, index) => poster::ui(context, cx, slot, index),
            Panel::Object(slot) => object::ui(context, cx, slot),
            Panel::Map => map::ui(context, cx),
            Panel::Programme => programme::ui(context, cx),
            Panel::Settings => settings::ui(context, cx),
            Panel::Help => help::help(context, cx),
        }
        if let Some(slot) = self.plays.take() {
            film::press(cx, slot);
        }
        let title = self.title(cx);
        if cx.opened {
            let value = |title: &String| [("panel", i18n::value(title.clone()))];
            self.announcement = match self.panel {
                Panel::None => cx.format("closed", &value(&self.transcript.title)),
                _ => [cx.format("opened", &value(&title))]
                    .into_iter()
                    .chain(said)
                    .collect::<Vec<_>>()
                    .join(" "),
            };
        }
        // The stick on the screen is no panel.
        self.focused = transcript::focused(context);
        let mut lines = transcript::end(context);
        if self.panel == Panel::None {
            lines.clear();
        }
        self.transcript = Transcript { title, lines };
        if matches!(self.panel, Panel::None | Panel::Booth(_)) {
            guidance_strip::strip(context, cx, &self.panel);
            others::strip(context, cx, &self.panel);
        }
        if matches!(self.panel, Panel::None | Panel::Booth(_)) {
            hover_label::ui(context, cx);
        }
        if self.panel != Panel::None && panel::escape(context) {
            cx.show(self.panel.back());
        }
        // A welcome card that was closed in any way has been read.
        if self.panel == Panel::Welcome
            && cx
                .actions
                .iter()
                .any(|action| matches!(action, Action::Show(_)))
            && !cx.actions.contains(&Action::Welcomed)
        {
            cx.ask(Action::Welcomed);
        }
        if map::closes(&cx.actions) {
            cx.show(Panel::None);
        }
    }

    /// Name of the open panel.
    fn title(&self, cx: &PanelContext<'_>) -> String {
        match self.panel {
            Panel::None => String::new(),
            Panel::Welcome => cx.text(&cx.view.exhibition.event.title).to_owned(),
            Panel::Booth(slot) => cx.name(slot),
            Panel::Poster(slot, index) => cx.booth(slot).map_or_else(String::new, |booth| {
                let poster = booth.posters.get(index);
                poster.map_or_else(String::new, |poster| cx.text(&poster.title).to_owned())
            }),
            Panel::Object(slot) => cx.booth(slot).map_or_else(String::new, |booth| {
                let object = booth.object.as_ref();
                object.map_or_else(String::new, |object| cx.text(&object.title).to_owned())
            }),
            Panel::Map => cx.t("map"),
            Panel::Programme => cx.t("programme"),
            Panel::Settings => cx.t("settings"),
            Panel::Help => cx.t("help"),
        }
    }

    /// What was opened or closed last and how to go on, for those who listen; empty before the first panel.
    pub fn announcement(&self) -> &str {
        &self.announcement
    }

    /// Name of the control that had the keys in the last frame; empty where none had them.
    pub fn focused(&self) -> &str {
        &self.focused
    }

    /// What the open panel said in the last frame; nothing while none is open.
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// Whether a menu of the bar was open in the last frame: it has the keys.
    pub fn has_menu(&self) -> bool {
        self.menu
    }

    /// What a panel beside the hall left free of the window in the last frame, CSS pixels from the top left; nothing while there
    /// is none, or while it covers everything.
    pub fn clear(&self) -> Option<egui::Rect> {
        self.clear
    }

    /// Whether this point (CSS pixels from the top left) lies on a panel or control as of the last frame:
    /// such a press is not the hall's.
    pub fn covers(&self, point: [f32; 2]) -> bool {
        let point = egui::pos2(point[0], point[1]);
        self.covered.iter().any(|rect| rect.contains(point))
    }

    /// Where the on-screen stick is pushed: x to the right, y forwards, at most 1 long; zero while it is not shown.
    pub fn stick(&self) -> egui::Vec2 {
        self.stick
    }
}

/// The visitor's text size within its limits; records may hold anything.
fn text_scale(view: &PanelView<'_>) -> f32 {
    let wanted = view.records.settings.text_scale;
    let (least, most) = page::records::TEXT_SCALE;
    if wanted.is_finite() {
        wanted.clamp(least, most)
    } else {
        1.0
    }
}

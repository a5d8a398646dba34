//! The panels' frame: egui runs only when something for it has changed, and never paints what nobody sees.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use overlay::{GuidedWay as Shown, Panel, PanelView};

use super::coverage::covered;
use super::input;
use super::pictures::PanelPictures;
use super::state::{PanelEgui, Panels};
use crate::clock::{ShownTime, WallClock};
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::loading::fonts::Fonts;
use crate::locale::CurrentLocale;
use crate::messages::Asked;
use crate::people::{Crowd, OtherVisitors, Together};
use crate::redraw::Redraw;
use crate::render_queue::{PanelPaint, RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::screen::Viewport;
use crate::visitor::body::{NAMED, Visitor};
use crate::visitor::finding::FoundBooths;
use crate::visitor::guidance::Guidance;
use crate::visitor::guided_walk::GuidedWalk;
use crate::visitor::hover::{Hovered, PressTarget};
use crate::visitor_records::VisitorRecords;

/// While one walks, panels follow so often, seconds: the map's arrow need not move more smoothly.
const EVERY: f32 = 0.1;
/// While others walk, the map follows so often, seconds.
const OTHERS: f32 = 0.5;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, begin);
    app.add_systems(Update, show.in_set(FrameStep::Show));
}

/// egui has no fonts to look at before its first pass, not even to find that nothing is painted.
fn begin(egui: Res<PanelEgui>, mut queue: ResMut<RenderQueue>) {
    egui.context.begin_pass(egui::RawInput::default());
    let output = egui.context.end_pass();
    queue.push(RenderCommand::Panels(PanelPaint {
        primitives: Vec::new(),
        textures: output.textures_delta,
        scale: output.pixels_per_point,
        covered: Vec::new(),
    }));
}

/// What panels show.
#[derive(SystemParam)]
struct Content<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    room: If<Res<'w, CurrentHall>>,
    locale: If<Res<'w, CurrentLocale>>,
    records: Res<'w, VisitorRecords>,
    screen: Res<'w, Viewport>,
    visitor: Res<'w, Visitor>,
    guidance: Res<'w, Guidance>,
    walk: Res<'w, GuidedWalk>,
    people: Res<'w, OtherVisitors>,
    together: Res<'w, Together>,
    crowd: Res<'w, Crowd>,
    found: Res<'w, FoundBooths>,
    hovered: Res<'w, Hovered>,
    shown: Res<'w, ShownTime>,
    pictures: Res<'w, PanelPictures>,
    clock: Res<'w, WallClock>,
    time: Res<'w, Time<Real>>,
}

/// What was shown last.
#[derive(Default)]
struct LastShown {
    /// Seconds since the start.
    at: f32,
    nearest: Option<usize>,
    /// Whether the pointer was on a panel.
    over: bool,
}

fn show(
    content: Content,
    mut fonts: ResMut<Fonts>,
    mut panels: ResMut<Panels>,
    mut egui: ResMut<PanelEgui>,
    mut queue: ResMut<RenderQueue>,
    (mut redraw, mut asked): (ResMut<Redraw>, MessageWriter<Asked>),
    mut last: Local<LastShown>,
) {
    let egui = &mut *egui;
    let context = egui.context.clone();
    let hand = content.hovered.0.is_some();
    let lettered = fonts.apply(&context, &content.locale.language);
    let heard = input::for_panels(&mut egui.input, &panels.overlay, &mut last.over);
    let now = content.time.elapsed_secs();
    let nearest = content.visitor.booth(&content.room, NAMED);
    // Nothing else shows where exactly one stands.
    let shows_place = panels.overlay.panel == Panel::Map || content.guidance.to.is_some();
    let followed = shows_place && content.visitor.moved && now - last.at > EVERY;
    // Dots of people on the map need not follow every step of theirs.
    let others = content.crowd.moves || content.people.is_changed();
    let others = panels.overlay.panel == Panel::Map && others && now - last.at > OTHERS;
    let changed = lettered
        || heard
        || followed
        || others
        || nearest != last.nearest
        || panels.is_changed()
        || content.is_changed()
        || context.has_requested_repaint();
    if !changed || !overlay::fonts::ready(&context) {
        egui.input.events.clear();
        return;
    }
    (last.at, last.nearest) = (now, nearest);
    content.fit(&mut egui.input, context.zoom_factor());
    let overlay = &mut panels.bypass_change_detection().overlay;
    let mut actions = Vec::new();
    let panel = overlay.panel.clone();
    let output = content.view(nearest, &panel, |view| {
        // egui may go over it more than once, to find the sizes of things.
        context.run_ui(egui.input.take(), |ui| {
            actions.extend(overlay.ui(ui.ctx(), view));
        })
    });
    redraw.request_frame_if(
        !actions.is_empty()
            // Pictures that panels ask for are delivered in the next frame, which may be the last for long.
            || content.pictures.is_asked()
            || context.has_requested_repaint()
            || overlay.stick() != egui::Vec2::ZERO,
    );
    asked.write_batch(actions.into_iter().map(Asked));
    let scale = output.pixels_per_point;
    let primitives = context.tessellate(output.shapes, scale);
    let covered = covered(&primitives, scale);
    egui.pointer = match output.platform_output.cursor_icon {
        egui::CursorIcon::Default if hand => egui::CursorIcon::PointingHand,
        icon => icon,
    };
    queue.push(RenderCommand::Panels(PanelPaint {
        primitives,
        textures: output.textures_delta,
        scale,
        covered,
    }));
}

impl Content<'_> {
    fn is_changed(&self) -> bool {
        self.event.is_changed()
            || self.room.is_changed()
            || self.locale.is_changed()
            || self.records.is_changed()
            || self.screen.is_changed()
            || self.guidance.is_changed()
            || self.walk.is_changed()
            || self.together.is_changed()
            || self.found.is_changed()
            || self.hovered.is_changed()
            || self.shown.is_changed()
            || self.pictures.is_changed()
    }

    /// Fits egui's input to the screen.
    fn fit(&self, input: &mut egui::RawInput, zoom: f32) {
        let size = egui::vec2(self.screen.size.x, self.screen.size.y) / zoom;
        input.screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size));
        input.max_texture_side = Some(4096);
        input
            .viewports
            .entry(egui::ViewportId::ROOT)
            .or_default()
            .native_pixels_per_point = Some(self.screen.scale);
    }

    /// Hands over what panels show while this one is open.
    fn view<T>(
        &self,
        nearest: Option<usize>,
        panel: &Panel,
        show: impl FnOnce(&PanelView<'_>) -> T,
    ) -> T {
        let led = self.guidance.to.as_ref();
        let way = led.map(|led| (led.slot, led.corners()));
        let now = self.clock.now();
        let stance = self.visitor.stance();
        let others = self.people.others.iter();
        let others: Vec<_> = others.map(|it| it.place().position.into()).collect();
        let found = self.found.slots(&self.event);
        let tours = match panel {
            Panel::Map => self.event.tours(),
            _ => Vec::new(),
        };
        let open = match *panel {
            Panel::Booth(slot) => Some(slot),
            _ => None,
        };
        let desk = open.and_then(|slot| {
            let id = &self.event.slots.get(slot)?.id;
            Some((slot, self.together.words(id)?))
        });
        show(&PanelView {
            people: overlay::PeopleStatus {
                joined: self.together.joined,
                hand: self.together.hand,
                counts: &self.together.counts,
                others: &others,
                desk,
            },
            exhibition: &self.event,
            records: &self.records.0,
            language: &self.locale.language,
            languages: &self.locale.languages,
            hall: self.room.hall,
            plan: &self.room.plan,
            plot_slots: &self.room.plot_slots,
            position: stance.position.into(),
            yaw: stance.yaw,
            nearest,
            guidance: way.as_ref().map(|(slot, way)| Shown { slot: *slot, way }),
            walk: self.walk.stop().map(|slot| overlay::WalkProgress {
                slot,
                at: self.walk.at,
                reached: self.guidance.arrived == Some(slot),
                stops: &self.walk.stops,
                tour: self.walk.tour.as_ref(),
            }),
            found: found.as_deref(),
            tours: &tours,
            hovered: self.hovered.0.map(|(target, at)| {
                let what = match target {
                    PressTarget::Booth(slot) => overlay::HoverTarget::Booth(slot),
                    PressTarget::Hall(hall) => overlay::HoverTarget::Door(hall),
                };
                (what, at.into())
            }),
            now,
            offset: &|at| self.clock.offset(at),
            touch: self.screen.touch,
            pictures: &|wanted: overlay::PictureRef<'_>| self.pictures.get(wanted.slot, wanted.src),
        })
    }
}

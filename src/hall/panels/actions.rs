//! What the visitor asked for is done.

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use i18n::Domain;
use overlay::{Action, Panel};
use page::Route;
use venue::plan::End;
use venue::way::Way;

use super::state::Panels;
use crate::booths::objects::PlinthObjects;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::locale::CurrentLocale;
use crate::messages::{Asked, Enter, Entrance, LeadTo, PageRequest};
use crate::people::Together;
use crate::schedule::FrameStep;
use crate::visitor::body::Visitor;
use crate::visitor::doors;
use crate::visitor::guidance::Guidance;
use crate::visitor::guided_walk::GuidedWalk;
use crate::visitor_records::VisitorRecords;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, obey.in_set(FrameStep::Obey));
    // What a walk or a door asked for is done in the same frame: one step of the visitor's is one change of the route.
    app.add_systems(Update, obey.in_set(FrameStep::Enter).after(doors::enter));
}

/// What actions change.
#[derive(SystemParam)]
struct Actor<'w> {
    event: If<Res<'w, CurrentExhibition>>,
    room: Option<Res<'w, CurrentHall>>,
    locale: If<Res<'w, CurrentLocale>>,
    panels: ResMut<'w, Panels>,
    records: ResMut<'w, VisitorRecords>,
    visitor: ResMut<'w, Visitor>,
    guidance: ResMut<'w, Guidance>,
    walk: ResMut<'w, GuidedWalk>,
    together: ResMut<'w, Together>,
    objects: ResMut<'w, PlinthObjects>,
    leads: MessageWriter<'w, LeadTo>,
    enters: MessageWriter<'w, Enter>,
    requests: MessageWriter<'w, PageRequest>,
}

fn obey(mut asked: ResMut<Messages<Asked>>, mut actor: Actor) {
    for Asked(action) in asked.drain() {
        // Whatever it was: the panels are shown anew.
        actor.panels.set_changed();
        actor.obey(action);
    }
}

impl Actor<'_> {
    fn obey(&mut self, action: Action) {
        match action {
            Action::Show(panel) => self.show(panel),
            Action::TakeMeTo(slot) => self.lead_to(slot),
            Action::WalkList => self.walk_list(),
            Action::WalkTour(tour) => self.walk_tour(&tour),
            Action::NextStop => match self.walk.advance() {
                Some(slot) => self.lead_to(slot),
                None => self.stop(),
            },
            Action::PreviousStop => {
                if let Some(slot) = self.walk.retreat() {
                    self.lead_to(slot);
                }
            }
            Action::GoTo(slot) => {
                if let Some(hall) = self.event.slots.get(slot).map(|slot| slot.hall) {
                    let at = Entrance::Booth(slot, true);
                    self.enters.write(Enter { hall, at });
                }
            }
            Action::WalkTo(place) => self.walk_to(place.into()),
            Action::Turn { turn, nearer } => self.objects.turn(turn, nearer),
            Action::StopGuidance => self.stop(),
            Action::EnterHall(hall) => {
                self.panels.overlay.panel = Panel::None;
                let at = Entrance::Door(End::Tail);
                self.enters.write(Enter { hall, at });
            }
            Action::Keep(slot, keep) => self.keep(slot, keep),
            Action::KeepSession(id, true) => {
                self.records.kept_sessions.entry(id).or_default();
            }
            Action::KeepSession(id, false) => {
                self.records.kept_sessions.remove(&id);
            }
            Action::Share => self.request(PageRequest::Share),
            Action::Film(slot) => {
                self.show(Panel::Booth(slot));
                self.panels.overlay.plays = Some(slot);
            }
            Action::Play(film) => self.request(PageRequest::Play(film)),
            Action::Look(picture) => self.request(PageRequest::Look(picture)),
            Action::Open(url) => self.request(PageRequest::Open(url)),
            Action::Contact(slot) => {
                if let Some(id) = self.id(slot) {
                    let booths = vec![id];
                    self.request(PageRequest::List(Route::Contact { booths }));
                }
            }
            Action::List(route) => self.request(PageRequest::List(route)),
            Action::Catalogue => self.request(PageRequest::Catalogue),
            Action::Find => self.request(PageRequest::Find),
            Action::Speak(language) => self.speak(language),
            Action::Set(settings) => self.records.settings = settings,
            Action::Welcomed => {
                self.records.welcomed = true;
                if self.panels.overlay.panel == Panel::Welcome {
                    self.panels.overlay.panel = Panel::None;
                }
            }
            Action::Ask(slot) => {
                if let Some(id) = self.id(slot) {
                    self.request(PageRequest::Ask(id));
                }
            }
            Action::React(reaction) if self.together.joined => {
                let messages = i18n::Messages::load(&self.locale.language, &[Domain::HALL]);
                let words = messages.get(&format!("reaction-{reaction}"));
                self.request(PageRequest::Announce(words));
                self.request(PageRequest::React(reaction));
            }
            Action::Hand(up) if self.together.joined => {
                self.together.hand = up;
                self.request(PageRequest::Hand(up));
            }
            // Nobody would see it.
            Action::React(_) | Action::Hand(_) => {}
            Action::Forget => {
                self.records.0 = page::records::Records::default();
                self.request(PageRequest::Forget);
            }
        }
    }

    fn request(&mut self, request: PageRequest) {
        self.requests.write(request);
    }

    /// The id of the booth with this slot.
    fn id(&self, slot: usize) -> Option<String> {
        self.event.slots.get(slot).map(|slot| slot.id.clone())
    }

    fn show(&mut self, panel: Panel) {
        if let Panel::Booth(slot) = panel
            && let Some(id) = self.id(slot)
        {
            self.records.visited.insert(id, ());
        }
        // However the welcome card was closed, it has been read.
        if self.panels.overlay.panel == Panel::Welcome && panel != Panel::Welcome {
            self.records.welcomed = true;
        }
        self.panels.overlay.panel = panel;
    }

    fn lead_to(&mut self, slot: usize) {
        self.show(Panel::None);
        self.leads.write(LeadTo(slot));
    }

    /// Ends what leads the visitor: the way, and the walk that it is a part of.
    fn stop(&mut self) {
        self.guidance.to = None;
        *self.walk = GuidedWalk::default();
        self.visitor.walker.stop();
    }

    /// Begins a walk past the booths of the visitor's own list, from here.
    fn walk_list(&mut self) {
        let Some(room) = &self.room else { return };
        let here = (room.hall, self.visitor.stance().position);
        let keeps = |id: &str| self.records.kept_booths.contains_key(id);
        *self.walk = GuidedWalk::of_list(&self.event, keeps, here);
        let ids = self.walk.stops.iter().filter_map(|slot| self.id(*slot));
        // The list shows the order in which one walks.
        let ids: Vec<String> = ids.collect();
        if let Some(first) = self.walk.stop() {
            self.records.walk = ids;
            self.lead_to(first);
        }
    }

    /// Begins a tour of the organiser's; one that the event does not have leaves everything as it is.
    fn walk_tour(&mut self, tour: &str) {
        let walk = GuidedWalk::of_tour(&self.event, tour);
        if let Some(first) = walk.stop() {
            *self.walk = walk;
            self.lead_to(first);
        }
    }

    fn walk_to(&mut self, place: Vec2) {
        if let Some(room) = &self.room {
            self.panels.overlay.panel = Panel::None;
            let from = self.visitor.stance().position;
            let to = room.ground.nearest_free(place);
            let way = Way::to_point(&room.ground, from, to);
            self.visitor.follow(way, None);
        }
    }

    fn keep(&mut self, slot: usize, keep: bool) {
        let Some(id) = self.id(slot) else { return };
        if keep {
            self.records.kept_booths.entry(id).or_default();
        } else {
            self.records.kept_booths.remove(&id);
        }
    }

    fn speak(&mut self, language: String) {
        if self.locale.languages.contains(&language) {
            self.records.settings.language = Some(language.clone());
            self.request(PageRequest::Speak(language));
        }
    }
}

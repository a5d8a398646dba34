//! What the visitor asked for is done.

use bevy::prelude::*;
use overlay::{Action, Panel};

use super::{Asked, Leave, Panels};
use crate::room::{Event, Room};
use crate::schedule::Step;
use crate::state::{Diary, Stale, Tongue};
use crate::visitor::Visitor;
use crate::visitor::doors::{Enter, Entrance};
use crate::visitor::guidance::{Guidance, Lead};
use venue::way::Way;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, obey.in_set(Step::Obey));
}

fn obey(
    mut asked: MessageReader<Asked>,
    event: Option<Res<Event>>,
    room: Option<Res<Room>>,
    tongue: Option<Res<Tongue>>,
    mut panels: ResMut<Panels>,
    mut diary: ResMut<Diary>,
    mut visitor: ResMut<Visitor>,
    mut guidance: ResMut<Guidance>,
    mut stale: ResMut<Stale>,
    mut leads: MessageWriter<Lead>,
    mut enters: MessageWriter<Enter>,
    mut leave: MessageWriter<Leave>,
) {
    let (Some(event), Some(tongue)) = (event, tongue) else {
        return;
    };
    for Asked(action) in asked.read() {
        stale.panels = true;
        match action.clone() {
            Action::Show(panel) => {
                if let Panel::Booth(slot) = &panel
                    && let Some(slot) = event.slots.get(*slot)
                {
                    diary.visited.insert(slot.id.clone());
                    stale.hall = true;
                }
                panels.overlay.panel = panel;
            }
            Action::TakeMeTo(slot) => {
                panels.overlay.panel = Panel::None;
                leads.write(Lead(slot));
            }
            Action::GoTo(slot) => {
                if let Some(hall) = event.slots.get(slot).map(|slot| slot.hall) {
                    let at = Entrance::Booth(slot, true);
                    enters.write(Enter { hall, at });
                }
            }
            Action::WalkTo(place) => {
                if let Some(room) = &room {
                    panels.overlay.panel = Panel::None;
                    let from = visitor.stance().position;
                    let to = room.ground.nearest_free(place.into());
                    visitor.follow(Way::to_point(&room.ground, from, to), None);
                }
            }
            Action::StopGuidance => {
                guidance.to = None;
                visitor.walker.stop();
                stale.hall = true;
            }
            Action::EnterHall(hall) => {
                panels.overlay.panel = Panel::None;
                let at = Entrance::Door(venue::plan::End::Tail);
                enters.write(Enter { hall, at });
            }
            Action::Keep(slot, keep) => {
                if let Some(slot) = event.slots.get(slot) {
                    if keep {
                        diary.kept_booths.entry(slot.id.clone()).or_default();
                    } else {
                        diary.kept_booths.remove(&slot.id);
                    }
                }
            }
            Action::KeepSession(id, keep) => {
                if keep {
                    diary.kept_sessions.entry(id).or_default();
                } else {
                    diary.kept_sessions.remove(&id);
                }
            }
            Action::Share => {
                leave.write(Leave::Share);
            }
            Action::Open(url) => {
                leave.write(Leave::Open(url));
            }
            Action::Contact(slot) => {
                if let Some(slot) = event.slots.get(slot) {
                    leave.write(Leave::Contact(slot.id.clone()));
                }
            }
            Action::Catalogue => {
                leave.write(Leave::Catalogue);
            }
            Action::Speak(language) => {
                if tongue.languages.contains(&language) {
                    diary.settings.language = Some(language.clone());
                    leave.write(Leave::Speak(language));
                }
            }
            Action::Set(settings) => {
                diary.settings = settings;
                stale.hall = true;
            }
            Action::Welcomed => {
                diary.welcomed = true;
                if panels.overlay.panel == Panel::Welcome {
                    panels.overlay.panel = Panel::None;
                }
            }
            Action::Forget => {
                diary.0 = page::records::Records::default();
                leave.write(Leave::Forget);
            }
        }
    }
}

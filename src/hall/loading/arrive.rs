//! The event, its programme and its booths arrive.

use std::sync::Arc;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use feed::exhibition::BoothSlot;
use overlay::{Action, Panel};
use page::scale_test;

use super::entrance;
use super::hot_reload;
use super::route::PageRoute;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::diagnostics::Diagnostics;
use crate::locale::CurrentLocale;
use crate::messages::{
    Asked, BoothArrived, Enter, EventOpened, Fetch, HallEvent, LanguageChosen, PageRequest,
    ProgrammeArrived, arrived, taken,
};
use crate::options::Options;
use crate::panels::state::Panels;
use crate::schedule::FrameStep;
use crate::visitor::body::Visitor;
use crate::visitor_records::VisitorRecords;

/// After so many metres another booth may be the nearest.
const NEARER: f32 = 4.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (
            open,
            hot_reload::reload,
            booths,
            programme,
            language,
            hot_reload::redraw_plan,
            prefer,
        )
            .chain()
            .in_set(FrameStep::Receive),
    );
}

/// What comes of an event that has been opened.
#[derive(SystemParam)]
struct Opening<'w, 's> {
    commands: Commands<'w, 's>,
    records: ResMut<'w, VisitorRecords>,
    diagnostics: ResMut<'w, Diagnostics>,
    enter: MessageWriter<'w, Enter>,
    asked: MessageWriter<'w, Asked>,
    fetch: MessageWriter<'w, Fetch>,
    requests: MessageWriter<'w, PageRequest>,
}

/// The event has been read: the visitor comes in where the address, or the last visit, says.
fn open(
    mut events: MessageMutator<HallEvent>,
    mut opening: Opening,
    options: Res<Options>,
    route: Res<PageRoute>,
    panels: Res<Panels>,
) {
    let opened = taken(&mut events).filter_map(|EventOpened(opened)| opened.take());
    let Some(opened) = opened.last() else {
        return;
    };
    let (exhibition, records) = *opened;
    opening.diagnostics.problems(&exhibition.problems);
    opening.records.0 = records;
    let records = &opening.records;
    let wanted = [options.language.clone(), records.settings.language.clone()];
    let locale = CurrentLocale::choose(&exhibition.event.languages, wanted);
    let enter = entrance::first(&exhibition, &route.0, records.place.as_ref());
    if panels.overlay.panel == Panel::None {
        let panel = match super::route::panel(&route.0) {
            _ if !records.welcomed => Panel::Welcome,
            panel => panel.unwrap_or_default(),
        };
        opening.asked.write(Asked(Action::Show(panel)));
    }
    let missing = entrance::missing(&exhibition, &route.0);
    opening.requests.write_batch(missing);
    opening.enter.write(enter);
    let order = entrance::order(&exhibition, route.0.booth());
    opening.fetch.write(Fetch::Feed(order));
    opening.commands.insert_resource(locale);
    opening
        .commands
        .insert_resource(CurrentExhibition(exhibition));
}

/// Booths come in, or their files turn out to be broken.
fn booths(
    mut event: If<ResMut<CurrentExhibition>>,
    mut events: MessageReader<HallEvent>,
    mut diagnostics: ResMut<Diagnostics>,
) {
    for BoothArrived(slots, parsed) in arrived(&mut events) {
        for &slot in slots {
            // Asked for by an event file that was another then.
            let is_its = |slot: &BoothSlot| slot.source.as_ref() == Some(&parsed.file);
            if !event.slots.get(slot).is_some_and(is_its) {
                continue;
            }
            // Told apart from changes of nothing, so that plan and booths are left alone then.
            let before = event.slots.get(slot).cloned();
            scale_test::booth(event.bypass_change_detection(), slot, parsed);
            let Some((now, before)) = event.slots.get(slot).zip(before) else {
                continue;
            };
            diagnostics.problems(now.problems());
            let is_new = !now.shows_same(&before);
            if is_new {
                event.set_changed();
            }
        }
    }
}

/// The programme comes in.
fn programme(mut event: If<ResMut<CurrentExhibition>>, mut events: MessageReader<HallEvent>) {
    for ProgrammeArrived(parsed) in arrived(&mut events) {
        let before = (Arc::clone(&event.programme), event.problems.clone());
        let now = event.bypass_change_detection();
        now.set_programme(parsed.clone());
        let is_new = (&now.programme, &now.problems) != (&before.0, &before.1);
        if is_new {
            event.set_changed();
        }
    }
}

/// Another language is chosen in the page.
fn language(mut locale: If<ResMut<CurrentLocale>>, mut events: MessageReader<HallEvent>) {
    for LanguageChosen(tag) in arrived(&mut events) {
        if locale.languages.contains(tag) && locale.language != *tag {
            locale.language.clone_from(tag);
        }
    }
}

/// Files of booths near the visitor come first, however far one has walked since the event was opened.
fn prefer(
    room: If<Res<CurrentHall>>,
    visitor: Res<Visitor>,
    mut fetch: MessageWriter<Fetch>,
    mut last: Local<Option<(usize, Vec2)>>,
) {
    let here = visitor.stance().position;
    if last.is_some_and(|(hall, at)| hall == room.hall && at.distance(here) < NEARER) {
        return;
    }
    *last = Some((room.hall, here));
    let plots = room.plot_slots.iter().copied().zip(&room.plan.plots);
    let distances = plots.map(|(slot, plot)| (slot, plot.distance(here)));
    fetch.write(Fetch::Nearest(distances.collect()));
}

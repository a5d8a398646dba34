//! The panels' typefaces: which are wanted by what is known of the event, and what has come.

use bevy::prelude::*;
use overlay::fonts::FontSet;

use crate::current_hall::CurrentExhibition;
use crate::diagnostics::Diagnostics;
use crate::frame::Frame;
use crate::locale::CurrentLocale;
use crate::messages::{Fetch, FontArrived, FontListArrived, HallEvent};
use crate::panels::state::Panels;
use crate::redraw::WakeIn;
use crate::schedule::FrameStep;

/// Typefaces are looked for again so long after booths have come in, seconds: once for many.
const PAUSE: f64 = 0.4;

/// The typefaces.
#[derive(Resource, Default)]
pub struct Fonts {
    /// What there is and what has come.
    set: Option<FontSet>,
    coming: Vec<String>,
    /// Whether their list, and any of them, have been asked for.
    listed: bool,
    asked: bool,
    /// When it is time to look again, seconds since the start.
    due: Option<f64>,
}

impl Fonts {
    /// Gives egui the typefaces for this language; whether they are others than before.
    pub fn apply(&mut self, context: &egui::Context, language: &str) -> bool {
        let set = self.set.as_mut();
        set.is_some_and(|set| set.apply(context, language))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Fonts>();
    app.add_systems(Update, take.in_set(FrameStep::Receive));
    app.add_systems(Update, want.in_set(FrameStep::Tell));
}

/// What has come in.
fn take(
    mut events: MessageMutator<HallEvent>,
    mut fonts: ResMut<Fonts>,
    mut panels: ResMut<Panels>,
    mut diagnostics: ResMut<Diagnostics>,
) {
    for event in events.read() {
        match event {
            HallEvent::FontListArrived(FontListArrived(bytes)) => {
                let list = str::from_utf8(bytes).ok();
                let list = list.and_then(|list| serde_json::from_str(list).ok());
                fonts.set = list.and_then(|list| FontSet::read(&list));
                if fonts.set.is_none() {
                    diagnostics.log("fonts.json is no list of typefaces".to_owned());
                }
            }
            HallEvent::FontArrived(FontArrived(file, bytes)) => {
                fonts.coming.retain(|coming| coming != file);
                if let (Some(set), Some(bytes)) = (&mut fonts.set, bytes.take())
                    && let Err(problem) = set.add(file, bytes)
                {
                    diagnostics.log(problem.to_string());
                }
                panels.set_changed();
            }
            _ => {}
        }
    }
}

/// Fetches the typefaces that what is known by now needs, behind the first frame: until then the hall's light has the line.
fn want(
    frame: Res<Frame>,
    event: If<Res<CurrentExhibition>>,
    locale: If<Res<CurrentLocale>>,
    time: Res<Time<Real>>,
    mut fonts: ResMut<Fonts>,
    mut fetch: MessageWriter<Fetch>,
    mut alarm: MessageWriter<WakeIn>,
) {
    let fonts = &mut *fonts;
    if frame.view.is_none() {
        return;
    }
    if !std::mem::replace(&mut fonts.listed, true) {
        fetch.write(Fetch::FontList);
    }
    let Some(set) = &fonts.set else { return };
    let now = time.elapsed_secs_f64();
    // Our messages in another language need other letters.
    if fonts.asked && !locale.is_changed() && fonts.due.is_none_or(|due| now < due) {
        if event.is_changed() && fonts.due.is_none() {
            fonts.due = Some(now + PAUSE);
            // A little later, because a browser's clocks are not that precise.
            alarm.write(WakeIn(PAUSE + 0.01));
        }
        return;
    }
    fonts.asked = true;
    fonts.due = None;
    for file in set.wanted(&event, &locale.language) {
        if !fonts.coming.contains(&file) {
            fonts.coming.push(file.clone());
            fetch.write(Fetch::Font(file));
        }
    }
}

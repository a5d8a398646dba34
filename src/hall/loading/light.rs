//! Baked light: its files are asked for and arrive, the hall one is in is built in it, and stands. What its first frame can do
//! without comes behind that: the surfaces, then the light of the other halls.

use std::collections::HashMap;

use bevy::prelude::*;
use feed::event::Theme;

use crate::booths::merge::BakedLight;
use crate::current_hall::{CurrentExhibition, CurrentHall};
use crate::diagnostics::Diagnostics;
use crate::frame::Frame;
use crate::hall_mesh::HallMesh;
use crate::messages::{Fetch, HallBuilt, HallEvent, LightArrived, SurfacesDecoded, taken};
use crate::options::Options;
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::FrameStep;
use crate::visitor::doors;

/// The file of each theme's baked light, as far as it has come.
#[derive(Resource, Default)]
struct LightFiles {
    files: HashMap<Theme, Option<Vec<u8>>>,
    /// Whose have been asked for.
    asked: Vec<Theme>,
    /// The theme whose hall is being built.
    building: Option<Theme>,
}

impl LightFiles {
    /// Has the file of this theme fetched, once; not what the page has fetched.
    fn ask(&mut self, theme: Theme, options: &Options, fetch: &mut MessageWriter<Fetch>) {
        if options.light != Some(theme) && !self.asked.contains(&theme) {
            self.asked.push(theme);
            fetch.write(Fetch::Light(theme));
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<LightFiles>();
    app.add_systems(Update, (take, surfaces).chain().in_set(FrameStep::Receive));
    app.add_systems(
        Update,
        (build, stand)
            .chain()
            .in_set(FrameStep::Enter)
            .after(doors::enter),
    );
    app.add_systems(Update, behind.in_set(FrameStep::Tell));
}

/// Light has come in.
fn take(mut events: MessageMutator<HallEvent>, mut light: ResMut<LightFiles>) {
    for LightArrived(theme, file) in taken(&mut events) {
        light.files.insert(*theme, file.take());
    }
}

/// Surfaces have come in: now is the time for the light of the other halls.
fn surfaces(
    mut events: MessageMutator<HallEvent>,
    (event, options): (If<Res<CurrentExhibition>>, Res<Options>),
    mut queue: ResMut<RenderQueue>,
    mut light: ResMut<LightFiles>,
    mut fetch: MessageWriter<Fetch>,
) {
    for SurfacesDecoded(surfaces) in taken(&mut events) {
        (queue.0).extend(surfaces.take().map(RenderCommand::Surfaces));
        for hall in 0..event.event.halls.len() {
            light.ask(event.theme(hall), &options, &mut fetch);
        }
    }
}

/// The first frame has been made: what comes behind it is asked for.
fn behind(frame: Res<Frame>, mut fetch: MessageWriter<Fetch>, mut asked: Local<bool>) {
    if !*asked && frame.view.is_some() {
        *asked = true;
        fetch.write(Fetch::Surfaces);
    }
}

/// Has the hall built that one is in, unless it stands.
fn build(
    room: If<Res<CurrentHall>>,
    (mesh, options): (Res<HallMesh>, Res<Options>),
    mut light: ResMut<LightFiles>,
    mut fetch: MessageWriter<Fetch>,
) {
    let theme = room.plan.theme;
    light.ask(theme, &options, &mut fetch);
    if mesh.is_of(theme) || light.building == Some(theme) {
        return;
    }
    if let Some(file) = light.files.get(&theme).cloned() {
        light.building = Some(theme);
        fetch.write(Fetch::Hall(theme, file));
    }
}

/// Lets a hall that has been built stand, unless one is in another by now.
fn stand(
    room: Option<Res<CurrentHall>>,
    mut events: MessageMutator<HallEvent>,
    mut light: ResMut<LightFiles>,
    mut baked: ResMut<BakedLight>,
    mut mesh: ResMut<HallMesh>,
    mut queue: ResMut<RenderQueue>,
    mut diagnostics: ResMut<Diagnostics>,
) {
    for hall in taken(&mut events).filter_map(|HallBuilt(hall)| hall.take()) {
        let theme = hall.theme;
        if light.building == Some(theme) {
            light.building = None;
        }
        if room.as_ref().is_none_or(|room| room.plan.theme != theme) {
            continue;
        }
        if hall.plain {
            diagnostics.log(
                "the halls' baked light is missing or does not fit; a plain one stands in".into(),
            );
        }
        *baked = BakedLight {
            theme: Some(theme),
            light: hall.stand(&mut mesh, &mut queue),
        };
    }
}

//! Baked light: its files arrive, the hall one is in is built in it, and stands.

use std::collections::HashMap;

use bevy::prelude::*;
use feed::event::Theme;

use crate::booths::merge::BakedLight;
use crate::current_hall::CurrentHall;
use crate::diagnostics::Diagnostics;
use crate::hall_mesh::HallMesh;
use crate::messages::{Fetch, HallBuilt, LightArrived, SurfacesDecoded};
use crate::render_queue::{RenderCommand, RenderQueue};
use crate::schedule::Step;
use crate::visitor::doors;

/// The file of each theme's baked light, as far as it has come.
#[derive(Resource, Default)]
struct LightFiles {
    files: HashMap<Theme, Option<Vec<u8>>>,
    /// The theme whose hall is being built.
    building: Option<Theme>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<LightFiles>();
    app.add_systems(Update, (take, surfaces).in_set(Step::Receive));
    app.add_systems(
        Update,
        (build, stand)
            .chain()
            .in_set(Step::Enter)
            .after(doors::enter),
    );
}

/// Light has come in.
fn take(mut arrived: MessageMutator<LightArrived>, mut light: ResMut<LightFiles>) {
    for LightArrived(theme, file) in arrived.read() {
        light.files.insert(*theme, file.take());
    }
}

/// Surfaces have come in.
fn surfaces(mut decoded: MessageMutator<SurfacesDecoded>, mut queue: ResMut<RenderQueue>) {
    let surfaces = decoded.read().filter_map(|decoded| decoded.0.take());
    queue.0.extend(surfaces.map(RenderCommand::Surfaces));
}

/// Has the hall built that one is in, unless it stands.
fn build(
    room: If<Res<CurrentHall>>,
    mesh: Res<HallMesh>,
    mut light: ResMut<LightFiles>,
    mut fetch: MessageWriter<Fetch>,
) {
    let theme = room.plan.theme;
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
    mut built: MessageMutator<HallBuilt>,
    mut light: ResMut<LightFiles>,
    mut baked: ResMut<BakedLight>,
    mut mesh: ResMut<HallMesh>,
    mut queue: ResMut<RenderQueue>,
    mut diagnostics: ResMut<Diagnostics>,
) {
    for hall in built.read().filter_map(|built| built.0.take()) {
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

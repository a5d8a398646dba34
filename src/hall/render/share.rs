//! How many of the hall's pixels are drawn while one walks: by the visitor's setting, or by what frames cost.

use bevy::prelude::*;
use page::records::Quality;

use super::drawn;
use crate::care::{HALF, Rest, Seen};
use crate::schedule::Step;
use crate::state::{Diary, Stale};
use crate::visitor::Visitor;

/// Share of the pixels each way.
#[derive(Resource)]
pub struct Share(pub f32);

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Share(1.0));
    let card = crate::start::options().is_some_and(|options| options.card);
    app.insert_resource(Rest::new(card));
    app.add_systems(Update, choose.in_set(Step::Mark));
}

fn choose(
    time: Res<Time<Real>>,
    diary: Res<Diary>,
    visitor: Res<Visitor>,
    mut share: ResMut<Share>,
    mut stale: ResMut<Stale>,
    mut seen: Local<Seen>,
) {
    let wanted = match diary.settings.quality {
        Quality::Full => 1.0,
        Quality::Half => HALF,
        Quality::Auto => {
            seen.count(time.delta_secs(), visitor.moved, drawn());
            seen.share()
        }
    };
    if share.0 != wanted {
        share.0 = wanted;
        stale.hall = true;
    }
}

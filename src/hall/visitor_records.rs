//! The visitor's records, as the hall holds them.

use bevy::prelude::*;
use page::records::Records;

/// What the page remembers for the visitor.
#[derive(Resource, Default, Deref, DerefMut)]
pub struct VisitorRecords(pub Records);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<VisitorRecords>();
}

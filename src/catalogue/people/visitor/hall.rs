//! The hall that the visitor is in.

use live::group::Group;

/// Where a walk leads, as the hall tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldWalk {
    /// Id of the hall.
    pub hall: String,
    /// Where it began: x and z, metres.
    pub from: [f32; 2],
    /// Where it ends.
    pub to: [f32; 2],
    /// Where one looks at its end, radians.
    pub yaw: f32,
    /// Metres a second; 0 stands.
    pub pace: f32,
    /// Id of the booth that is open.
    pub booth: Option<String>,
}

/// The hall one is in, and the search for people there.
pub(super) struct LiveHall {
    pub(super) id: String,
    pub(super) group: Group,
}

//! Measures of a visitor and of a hall's floor that several modules share, in metres.

/// Half the breadth of a visitor: two pass one another on a 3 m aisle with room to spare.
pub const VISITOR_RADIUS: f32 = 0.3;
/// Height of the visitor's eyes.
pub const EYE_HEIGHT: f32 = 1.6;
/// Length of a bay along the axis: two standard plots with the gaps beside them.
pub const BAY_LENGTH: f32 = 8.0;
/// From the axis to the foot of the side walls: a row of booths (3), an aisle (4) and half of the middle strip (3).
pub const FLOOR_HALF_WIDTH: f32 = 10.0;
/// Clear width of the doorways at both ends.
pub const DOOR_WIDTH: f32 = 3.0;

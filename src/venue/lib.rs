//! The building as plain data: geometry of each theme, plots, booth shapes, walkable ground, collision, routes.
//!
//! Metres everywhere, y up, right-handed (Bevy's axes). A hall lies along z: one enters at z = 0 and walks towards
//! negative z; x = 0 is its axis. Points on the floor are `Vec2 { x, y: z }`. A yaw is in radians: 0 looks along -z, growing
//! to the left (counter-clockwise from above).
//!
//! No I/O, no Bevy, no browser: its tests take seconds.

pub mod angle;
pub mod booth;
pub mod bvh;
pub mod figure;
pub mod floorplan;
pub mod ground;
pub mod light;
pub mod measures;
pub mod mesh;
pub mod mesh_builder;
pub mod object;
pub mod plan;
pub mod sight;
pub mod symbol;
pub mod themes;
pub mod walk;
pub mod walk_order;
pub mod way;

pub use glam::{Vec2, Vec3};

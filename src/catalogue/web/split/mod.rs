//! Code splitting: the only ways into the second module, the third, the fourth and the fifth. What is reached through one alone is
//! moved there when the engine is built. A file each, because what comes with one asks for the next.

mod desk;
mod live;
mod rest;
mod talk;

pub use desk::desks;
pub use live::live;
pub use rest::later;
pub use talk::talking;

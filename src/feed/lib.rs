//! What organisers and exhibitors write: types, limits, parsing, JSON Schema, text in several languages.
//!
//! The feed is the public interface of Boothwalk. It knows no I/O, no browser and no Bevy: bytes come in,
//! typed values and problems (in the reader's language) go out. The same code runs in the browser,
//! in the organiser's command and in the tests.

pub mod address;
pub mod booth;
mod check;
pub mod clocks;
pub mod colour;
pub mod event;
pub mod exhibition;
pub mod fields;
pub mod host;
pub mod json;
pub mod later;
pub mod limits;
pub mod link;
pub mod locate;
pub mod markdown;
pub mod meetings;
pub mod moment;
mod monogram;
pub mod problem;
pub mod programme;
pub mod read;
pub mod schema;
pub mod sort;
mod sparse;
pub mod text;
pub mod time;
pub mod tour;
pub mod tracks;
#[cfg(not(target_arch = "wasm32"))]
mod zones;

pub use address::Address;
pub use booth::Booth;
pub use colour::Colour;
pub use event::Event;
pub use exhibition::Exhibition;
pub use host::{Host, Origin};
pub use json::JsonStep;
pub use link::SafeUrl;
pub use moment::{Moment, Span};
pub use monogram::monogram;
pub use problem::{Problem, Severity};
pub use programme::{Programme, Session};
pub use read::Parsed;
pub use text::Text;
pub use tour::Tour;

/// The newest format version this build reads. Files of a newer version are refused with a clear sentence;
/// older versions are read for ever.
pub const FORMAT_VERSION: u32 = 1;

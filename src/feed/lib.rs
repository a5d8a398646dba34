//! What organisers and exhibitors write: types, limits, parsing, JSON Schema, text in several languages.
//!
//! The feed is the public interface of Boothwalk. It knows no I/O, no browser and no Bevy: bytes come in,
//! typed values and problems (in the reader's language) go out. The same code runs in the browser,
//! in the organiser's command and in the tests.

pub mod booth;
pub mod event;
pub mod exhibition;
pub mod limits;
pub mod moment;
pub mod problem;
pub mod programme;
pub mod text;

pub use booth::Booth;
pub use event::Event;
pub use exhibition::Exhibition;
pub use moment::{Moment, Span};
pub use problem::Problem;
pub use programme::{Programme, Session};
pub use text::Text;

/// The newest format version this build reads. Files of a newer version are refused with a clear sentence;
/// older versions are read for ever.
pub const FORMAT_VERSION: u32 = 1;

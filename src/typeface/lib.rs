//! Which characters an event needs, and the font files that draw them.
//!
//! A whole Japanese typeface is 1.4 MB a weight; an event uses a few hundred of its characters at once. So a build cuts
//! the typeface to the event: a `first` file a weight with the panels' words and everybody's names, a `rest` file with
//! whatever else the event says, one a script for Thai, Korean and Chinese, and spare files with all other
//! characters, which are fetched only when an exhibitor writes one after the build.
//!
//! The list of the files ([`Manifest`]) is always here; cutting them is behind the feature `subset`.

pub mod line_break;
mod manifest;

#[cfg(feature = "subset")]
mod characters;
#[cfg(feature = "subset")]
mod cut;
#[cfg(feature = "subset")]
mod sources;

pub use manifest::{FontEntry, Manifest, Role, Weight};

#[cfg(feature = "subset")]
pub use cut::{Cut, CutProblem, FontFile, drawable, subset_event, undrawable};

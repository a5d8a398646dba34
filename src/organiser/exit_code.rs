//! How the command ends.

/// Exit code when something could not be done, or `check` found errors. Code 2 is for a command line that was not understood.
pub(crate) const FAILED: u8 = 1;

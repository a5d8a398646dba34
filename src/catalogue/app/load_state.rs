//! How far a part of the page is that comes later than the rest.

/// How far a part is.
#[derive(Clone, Copy)]
pub enum LoadState<T> {
    /// Nobody has asked for it.
    Unasked,
    /// On its way.
    Coming,
    /// There.
    Here(T),
    /// It could not be had.
    Missing,
}

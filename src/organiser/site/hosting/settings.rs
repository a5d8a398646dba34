//! What every server is told, and how names are told apart in their languages.

use std::collections::BTreeSet;

use super::super::kinds::{FileKind, KINDS};
use super::super::layout::HASH_DIGITS;
use super::super::policy::Header;
use super::super::site_root::SiteRoot;

/// What every server is told.
#[derive(Debug)]
pub(crate) struct HostSettings<'a> {
    /// Sent with every file but those of the event's folder, where the policy is another.
    pub headers: &'a [Header],
    /// Sent with the event's own files, which exhibitors bring.
    pub event: &'a [Header],
    /// The site's folder as its host names it.
    pub root: &'a SiteRoot,
    /// Whether nobody has said where the site will stand: then its folders are known by their names, wherever they are.
    pub anywhere: bool,
    /// What stands where a hash would, in names that no hash was put into.
    pub lookalikes: &'a BTreeSet<String>,
}

/// Ends of names of the kinds that browsers show, and of the event's own JSON: everything else is a download.
pub(super) fn shown() -> String {
    let kinds = KINDS.iter().filter(|kind| kind.shown);
    let ends: Vec<&str> = kinds.flat_map(FileKind::ends).copied().collect();
    ends.join("|")
}

/// The end of a name that a hash was put into, as a regular expression without the sign of the end.
pub(super) fn hashed() -> String {
    format!("-[0-9a-f]{{{HASH_DIGITS}}}\\.[a-z0-9]+")
}

/// The same for names that look so and are not; `None` where there are none. Hexadecimal digits alone come from outside.
pub(super) fn lookalikes(settings: &HostSettings<'_>) -> Option<String> {
    let digits: Vec<&str> = settings.lookalikes.iter().map(String::as_str).collect();
    (!digits.is_empty()).then(|| format!("-({})\\.[a-z0-9]+", digits.join("|")))
}

/// For servers of the organiser's own; static hosts set it themselves.
pub(super) const HSTS: &str =
    "Once the site is served by https only, for good: strict-transport-security: max-age=31536000";

//! Settings by which common hosts send a site as it should be: headers, types, compressed copies, and how long files keep.
//!
//! Each server has a writer of its own, which writes a text by that server's rules, or says that it cannot be written.

mod apache;
mod caddy;
mod nginx;
mod readme;
mod static_hosts;

use std::collections::BTreeSet;

use super::kinds::KINDS;
use super::policy::Header;
use super::site_root::SiteRoot;
use super::{EVENT, HASH_DIGITS};

/// What every server is told.
#[derive(Debug)]
pub(crate) struct Settings<'a> {
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

/// The files for hosts: path in the site, and content.
pub(super) fn files(settings: &Settings<'_>) -> Vec<(String, String)> {
    let mut files = vec![
        ("_headers".to_owned(), static_hosts::site(settings)),
        (".htaccess".to_owned(), apache::site(settings)),
        (format!("{EVENT}/.htaccess"), apache::event(settings)),
        ("hosting/nginx.conf".to_owned(), nginx::site(settings)),
        ("hosting/Caddyfile".to_owned(), caddy::site(settings)),
    ];
    files.extend(readme::files(settings));
    files
}

/// Ends of names of the kinds that browsers show, and of the event's own JSON: everything else is a download.
fn shown() -> String {
    let kinds = KINDS.iter().filter(|kind| kind.shown);
    let ends: Vec<&str> = kinds.flat_map(super::kinds::Kind::ends).copied().collect();
    ends.join("|")
}

/// The end of a name that a hash was put into, as a regular expression without the sign of the end.
fn hashed() -> String {
    format!("-[0-9a-f]{{{HASH_DIGITS}}}\\.[a-z0-9]+")
}

/// The same for names that look so and are not; `None` where there are none. Hexadecimal digits alone come from outside.
fn lookalikes(settings: &Settings<'_>) -> Option<String> {
    let digits: Vec<&str> = settings.lookalikes.iter().map(String::as_str).collect();
    (!digits.is_empty()).then(|| format!("-({})\\.[a-z0-9]+", digits.join("|")))
}

/// For servers of the organiser's own; static hosts set it themselves.
const HSTS: &str =
    "Once the site is served by https only, for good: strict-transport-security: max-age=31536000";

#[cfg(test)]
mod tests;

//! Settings by which common hosts send a site as it should be: headers, types, compressed copies, and how long files keep.
//!
//! Each server has a writer of its own, which writes a text by that server's rules, or says that it cannot be written.

mod apache;
mod caddy;
mod nginx;
mod readme;
mod settings;
mod static_hosts;

use super::layout::EVENT;
pub(crate) use settings::HostSettings;

/// The files for hosts: path in the site, and content.
pub(super) fn files(settings: &HostSettings<'_>) -> Vec<(String, String)> {
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

#[cfg(test)]
mod tests;

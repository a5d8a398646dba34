//! nginx 1.18 and later: a file to be included in the site's server block.

use std::fmt::Write as _;

use super::super::layout::EVENT;
use super::super::policy::{IMMUTABLE, REVALIDATE};
use super::settings::{HSTS, HostSettings, hashed, lookalikes, shown};

/// A text between quotation marks. nginx has no way to write a dollar sign, which begins a variable.
pub(super) fn quoted(text: &str) -> Option<String> {
    let plain = !text.contains(|c: char| c == '$' || c.is_control());
    plain.then(|| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

pub(super) fn site(settings: &HostSettings<'_>) -> String {
    let root = settings.root.decoded();
    let event = EVENT;
    // A booth may be called as the event's folder is: pages are none of what exhibitors bring.
    let (of_event, below_event) = if settings.anywhere {
        let below = format!("/{event}/");
        (format!("{below}.*\\.(?!html$)[^/.]+$"), below)
    } else {
        let below = format!("^{}", regex(&format!("{root}{event}/")));
        (below.clone(), below)
    };
    let mut out = format!(
        "# For the server block of the site: root /path/to/site; include /path/to/site/hosting/nginx.conf;\n\
         # A location of your own that has an add_header drops all of these: repeat them there.\n\
         charset utf-8;\n\
         gzip_static on;\n\
         # With Debian's libnginx-mod-http-brotli-static:\n\
         # brotli_static on;\n\
         location ~ /\\.(?!well-known/) {{ return 404; }}\n\
         location ~ \\.wasm$ {{ types {{ application/wasm wasm; }} }}\n\
         location ~ \\.webmanifest$ {{ types {{ application/manifest+json webmanifest; }} }}\n\
         location ~ \\.vtt$ {{ types {{ text/vtt vtt; }} }}\n\
         error_page 404 {root}404.html;\n\
         set $boothwalk_keeps \"{REVALIDATE}\";\n\
         if ($uri ~ \"{}$\") {{ set $boothwalk_keeps \"{IMMUTABLE}\"; }}\n",
        hashed(),
    );
    if let Some(names) = lookalikes(settings) {
        let _ = writeln!(
            out,
            "if ($uri ~ \"{names}$\") {{ set $boothwalk_keeps \"{REVALIDATE}\"; }}"
        );
    }
    out.push_str("add_header cache-control $boothwalk_keeps always;\n");
    let other_of = |name: &str| settings.event.iter().find(|header| header.name() == name);
    for header in settings.headers {
        let (name, Some(text)) = (header.name(), quoted(header.value())) else {
            continue;
        };
        match other_of(name).and_then(|other| quoted(other.value())) {
            Some(other) if other != text => {
                let variable = format!("$boothwalk_{}", name.replace('-', "_"));
                let _ = write!(
                    out,
                    "set {variable} {text};\n\
                     if ($uri ~ \"{of_event}\") {{ set {variable} {other}; }}\n\
                     add_header {name} {variable} always;\n"
                );
            }
            _ => {
                let _ = writeln!(out, "add_header {name} {text} always;");
            }
        }
    }
    let _ = write!(
        out,
        "# What exhibitors hand out is a download, but for pictures, films, sound and PDF.\n\
         set $boothwalk_disposition \"\";\n\
         if ($uri ~ \"{of_event}\") {{ set $boothwalk_disposition \"attachment\"; }}\n\
         if ($uri ~* \"{below_event}.*\\.({})$\") {{ set $boothwalk_disposition \"\"; }}\n\
         add_header content-disposition $boothwalk_disposition always;\n\
         # {HSTS}\n\
         # add_header strict-transport-security \"max-age=31536000\" always;\n",
        shown()
    );
    out
}

/// A path as a regular expression means it. Of the signs that mean something there a site's root has the dot only.
fn regex(path: &str) -> String {
    path.replace('.', "\\.")
}

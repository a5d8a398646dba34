//! Apache 2.4: `.htaccess`, which it reads by itself where its host allows that.
//!
//! Whatever a module is needed for stands behind a question for it: without one the site is sent all the same.

use std::fmt::Write as _;

use super::super::policy::{Header, IMMUTABLE, REVALIDATE};
use super::settings::{HSTS, HostSettings, hashed, lookalikes, shown};

/// A text between quotation marks, as `Header` takes it: a percent sign begins a format, and a backslash is read twice, by the
/// file and by the format. Apache has no way to write `${`, which begins a variable.
pub(super) fn quoted(text: &str) -> Option<String> {
    let plain =
        !text.contains("${") && !text.starts_with("expr=") && !text.contains(char::is_control);
    let escape = || {
        text.replace('\\', "\\\\\\\\")
            .replace('"', "\\\"")
            .replace('%', "%%")
    };
    plain.then(|| format!("\"{}\"", escape()))
}

fn headers(out: &mut String, headers: &[Header]) {
    for header in headers {
        if let Some(text) = quoted(header.value()) {
            let _ = writeln!(out, "  Header always set {} {text}", header.name());
        }
    }
}

pub(super) fn site(settings: &HostSettings<'_>) -> String {
    let mut out = format!(
        "# Without mod_headers (a2enmod headers) browsers hear nothing of what stands here; the pages then carry their policy\n\
         # themselves. boothwalk check --online --base tells what really arrives.\n\
         AddDefaultCharset utf-8\n\
         <IfModule mod_mime.c>\n\
         \x20 AddType application/wasm .wasm\n\
         \x20 AddType text/javascript .js\n\
         \x20 AddType application/manifest+json .webmanifest\n\
         \x20 AddType text/vtt .vtt\n\
         </IfModule>\n\
         Options -Indexes\n\
         ErrorDocument 404 {}404.html\n\
         <IfModule mod_alias.c>\n\
         \x20 RedirectMatch 404 \"/\\.(?!well-known/)\"\n\
         </IfModule>\n\
         <IfModule !mod_alias.c>\n\
         \x20 <FilesMatch \"^\\.\">\n\
         \x20   Require all denied\n\
         \x20 </FilesMatch>\n\
         </IfModule>\n\
         <IfModule mod_headers.c>\n\
         \x20 # {HSTS}\n\
         \x20 # Header always set strict-transport-security \"max-age=31536000\"\n",
        settings.root,
    );
    headers(&mut out, settings.headers);
    let _ = write!(
        out,
        "  Header always set cache-control \"{REVALIDATE}\"\n\
         \x20 <FilesMatch \"{}(\\.br|\\.gz)?$\">\n\
         \x20   Header always set cache-control \"{IMMUTABLE}\"\n\
         \x20 </FilesMatch>\n",
        hashed()
    );
    if let Some(names) = lookalikes(settings) {
        let _ = write!(
            out,
            "  <FilesMatch \"{names}(\\.br|\\.gz)?$\">\n\
             \x20   Header always set cache-control \"{REVALIDATE}\"\n\
             \x20 </FilesMatch>\n"
        );
    }
    compressed(&mut out);
    out.push_str("</IfModule>\n");
    out
}

/// Copies that were compressed beforehand. They need all four modules: with one missing, plain files are sent.
fn compressed(out: &mut String) {
    out.push_str("  <IfModule mod_mime.c>\n  <IfModule mod_env.c>\n  <IfModule mod_rewrite.c>\n    RewriteEngine On\n");
    for (coding, end) in [("br", "br"), ("gzip", "gz")] {
        let _ = write!(
            out,
            "\x20   RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b\n\
             \x20   RewriteCond %{{REQUEST_FILENAME}}.{end} -f\n\
             \x20   RewriteRule ^(.+)$ $1.{end} [L]\n"
        );
    }
    for (coding, end) in [("br", "br"), ("gzip", "gz")] {
        for (kind, of) in [
            ("text/html", "html"),
            ("text/css", "css"),
            ("text/javascript", "js"),
            ("application/json", "json"),
            ("application/wasm", "wasm"),
            ("font/ttf", "ttf"),
            ("image/svg+xml", "svg"),
            ("application/xml", "xml"),
            ("text/plain", "txt"),
        ] {
            let _ = write!(
                out,
                "    <FilesMatch \"\\.{of}\\.{end}$\">\n\
                 \x20     ForceType {kind}\n\
                 \x20     RemoveEncoding .{end}\n\
                 \x20     Header always set content-encoding {coding}\n\
                 \x20     Header append vary accept-encoding\n\
                 \x20     SetEnv no-gzip 1\n\
                 \x20     SetEnv no-brotli 1\n\
                 \x20   </FilesMatch>\n"
            );
        }
    }
    out.push_str("  </IfModule>\n  </IfModule>\n  </IfModule>\n");
}

/// For the folder of what exhibitors bring: nothing in it is run, neither here nor in browsers.
pub(super) fn event(settings: &HostSettings<'_>) -> String {
    let mut out = String::from(
        "# Whatever its name says, a file of this folder is sent as it is.\n\
         SetHandler default-handler\n\
         Options -ExecCGI -Includes\n\
         <IfModule mod_headers.c>\n",
    );
    headers(&mut out, settings.event);
    let _ = write!(
        out,
        "  # What exhibitors hand out is a download, but for pictures, films, sound and PDF.\n\
         \x20 Header always set content-disposition attachment\n\
         \x20 <FilesMatch \"(?i)\\.({})$\">\n\
         \x20   Header always unset content-disposition\n\
         \x20 </FilesMatch>\n\
         </IfModule>\n",
        shown()
    );
    out
}

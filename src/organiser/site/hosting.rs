//! Settings by which common hosts send a site as it should be: headers, types, compressed copies, and how long files keep.

use std::fmt::Write as _;

use super::HASH_DIGITS;
use super::policy::{IMMUTABLE, REVALIDATE};

/// Header names and values.
pub(super) type Headers = [(String, String)];

/// The files for hosts: path in the site, and content. `root` is the site's folder as its host names it.
pub(super) fn files(headers: &Headers, root: &str) -> [(&'static str, String); 4] {
    [
        ("_headers", static_hosts(headers)),
        (".htaccess", apache(headers, root)),
        ("hosting/nginx.conf", nginx(headers, root)),
        ("hosting/Caddyfile", caddy(headers)),
    ]
}

/// Netlify, Cloudflare Pages and hosts like them read `_headers` by themselves.
fn static_hosts(headers: &Headers) -> String {
    let mut out = String::from("/*\n");
    for (name, text) in headers {
        let _ = writeln!(out, "  {name}: {text}");
    }
    // These hosts differ in what patterns they take inside a name, so every file is asked about; the answer is short.
    let _ = writeln!(out, "  cache-control: {REVALIDATE}");
    out
}

/// For nginx 1.18 and later.
fn nginx(headers: &Headers, root: &str) -> String {
    let mut out = format!(
        "# For the server block of the site: root /path/to/site; include /path/to/site/hosting/nginx.conf;\n\
         charset utf-8;\n\
         gzip_static on;\n\
         # With Debian's libnginx-mod-http-brotli-static:\n\
         # brotli_static on;\n\
         location ~ /\\.(?!well-known/) {{ return 404; }}\n\
         location ~ \\.wasm$ {{ types {{ application/wasm wasm; }} }}\n\
         location ~ \\.webmanifest$ {{ types {{ application/manifest+json webmanifest; }} }}\n\
         error_page 404 {root}404.html;\n\
         set $boothwalk_keeps \"{REVALIDATE}\";\n\
         if ($uri ~ \"-[0-9a-f]{{{HASH_DIGITS}}}\\.[a-z0-9]+$\") {{ set $boothwalk_keeps \"{IMMUTABLE}\"; }}\n\
         add_header cache-control $boothwalk_keeps always;\n"
    );
    for (name, text) in headers {
        let _ = writeln!(out, "add_header {name} \"{text}\" always;");
    }
    out
}

/// Apache reads `.htaccess` by itself where the host allows it.
fn apache(headers: &Headers, root: &str) -> String {
    let mut out = format!(
        "AddDefaultCharset utf-8\n\
         AddType application/wasm .wasm\n\
         AddType text/javascript .js\n\
         AddType application/manifest+json .webmanifest\n\
         Options -Indexes\n\
         ErrorDocument 404 {root}404.html\n\
         <IfModule mod_headers.c>\n",
    );
    for (name, text) in headers {
        let _ = writeln!(out, "  Header always set {name} \"{text}\"");
    }
    let _ = write!(
        out,
        "  Header always set cache-control \"{REVALIDATE}\"\n\
         \x20 <FilesMatch \"-[0-9a-f]{{{HASH_DIGITS}}}\\.[a-z0-9]+(\\.br|\\.gz)?$\">\n\
         \x20   Header always set cache-control \"{IMMUTABLE}\"\n\
         \x20 </FilesMatch>\n\
         \x20 <IfModule mod_rewrite.c>\n\
         \x20   RewriteEngine On\n"
    );
    for (coding, end) in [("br", "br"), ("gzip", "gz")] {
        let _ = write!(
            out,
            "\x20   RewriteCond %{{HTTP:Accept-Encoding}} \\b{coding}\\b\n\
             \x20   RewriteCond %{{REQUEST_FILENAME}}.{end} -f\n\
             \x20   RewriteRule ^(.+)$ $1.{end} [L]\n"
        );
    }
    out.push_str("  </IfModule>\n");
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
                "  <FilesMatch \"\\.{of}\\.{end}$\">\n\
                 \x20   ForceType {kind}\n\
                 \x20   RemoveEncoding .{end}\n\
                 \x20   Header always set content-encoding {coding}\n\
                 \x20   Header append vary accept-encoding\n\
                 \x20   SetEnv no-gzip 1\n\
                 \x20   SetEnv no-brotli 1\n\
                 \x20 </FilesMatch>\n"
            );
        }
    }
    out.push_str("</IfModule>\n");
    out
}

/// For Caddy 2.
fn caddy(headers: &Headers) -> String {
    let mut out = String::from(
        "# Replace the first line by the site's name, and the path by where it lies.\n\
         fair.example.org {\n\
         \troot * /path/to/site\n\
         \t@hidden path /.*\n\
         \trespond @hidden 404\n\
         \tfile_server {\n\
         \t\tprecompressed br gzip\n\
         \t}\n\
         \theader {\n",
    );
    for (name, text) in headers {
        let _ = writeln!(out, "\t\t{name} \"{text}\"");
    }
    let _ = write!(
        out,
        "\t\tcache-control \"{REVALIDATE}\"\n\
         \t}}\n\
         \t@keeps path_regexp -[0-9a-f]{{{HASH_DIGITS}}}\\.[a-z0-9]+$\n\
         \theader @keeps cache-control \"{IMMUTABLE}\"\n\
         }}\n"
    );
    out
}

//! Caddy 2: a Caddyfile to begin with.

use std::fmt::Write as _;

use super::super::layout::EVENT;
use super::super::policy::{Header, IMMUTABLE, REVALIDATE};
use super::settings::{HSTS, HostSettings, hashed, lookalikes, shown};

/// A text between backticks, in which nothing is escaped, so that they themselves cannot be written. An opening brace begins a
/// placeholder unless a backslash stands before it; those of the environment, `{$`, are filled in before that is looked at.
pub(super) fn quoted(text: &str) -> Option<String> {
    let plain = !text.contains("{$")
        // A backslash of the text's own would be taken for one of ours.
        && !text.contains("\\{")
        && !text.contains("\\}")
        && !text.contains(|c: char| c == '`' || c.is_control());
    plain.then(|| format!("`{}`", text.replace('{', "\\{")))
}

pub(super) fn site(settings: &HostSettings<'_>) -> String {
    let root = settings.root.decoded();
    // A booth may be called as the event's folder is: pages are none of what exhibitors bring.
    let of_event = if settings.anywhere {
        format!("(path('*/{EVENT}/*') && !path('*.html', '*/'))")
    } else {
        format!("path('{root}{EVENT}/*')")
    };
    let mut out = format!(
        "# Replace the first line by the site's name, and the path by where it lies.\n\
         fair.example.org {{\n\
         \troot * /path/to/site\n\
         \t@hidden {{\n\
         \t\tpath_regexp /\\.\n\
         \t\tnot path /.well-known/*\n\
         \t}}\n\
         \terror @hidden 404\n\
         \tfile_server {{\n\
         \t\tprecompressed br gzip\n\
         \t}}\n\
         \thandle_errors {{\n\
         \t\t@missing expression {{err.status_code}} == 404\n\
         \t\trewrite @missing {root}404.html\n\
         \t\tfile_server\n\
         \t}}\n\
         \theader *.vtt content-type text/vtt\n\
         \t# {HSTS}\n\
         \t@event expression {of_event}\n\
         \t@pages expression !({of_event})\n"
    );
    block(&mut out, "@pages", settings.headers);
    block(&mut out, "@event", settings.event);
    let _ = write!(
        out,
        "\t# What exhibitors hand out is a download, but for pictures, films, sound and PDF.\n\
         \t@download {{\n\
         \t\texpression {of_event}\n\
         \t\tnot path_regexp (?i)\\.({})$\n\
         \t}}\n\
         \theader @download content-disposition attachment\n\
         \t@keeps {{\n\
         \t\tpath_regexp {}$\n",
        shown(),
        hashed()
    );
    let names = lookalikes(settings);
    if let Some(names) = &names {
        let _ = writeln!(out, "\t\tnot path_regexp {names}$");
    }
    let _ = write!(
        out,
        "\t}}\n\
         \theader @keeps cache-control \"{IMMUTABLE}\"\n\
         \t@asks not path_regexp {}$\n\
         \theader @asks cache-control \"{REVALIDATE}\"\n",
        hashed()
    );
    if let Some(names) = names {
        let _ = write!(
            out,
            "\t@alike path_regexp {names}$\n\
             \theader @alike cache-control \"{REVALIDATE}\"\n"
        );
    }
    out.push_str("}\n");
    out
}

fn block(out: &mut String, matcher: &str, headers: &[Header]) {
    let _ = writeln!(out, "\theader {matcher} {{");
    for header in headers {
        if let Some(text) = quoted(header.value()) {
            let _ = writeln!(out, "\t\t{} {text}", header.name());
        }
    }
    out.push_str("\t}\n");
}

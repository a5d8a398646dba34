//! Netlify, Cloudflare Pages and hosts like them: `_headers`, which they read by themselves.

use std::fmt::Write as _;

use super::super::layout::EVENT;
use super::super::policy::REVALIDATE;
use super::settings::HostSettings;

/// The rest of a line, as it is: these files know no escapes, and end a text at the end of its line.
pub(super) fn written(text: &str) -> Option<&str> {
    let plain = !text.contains(char::is_control) && text.trim() == text;
    plain.then_some(text)
}

pub(super) fn site(settings: &HostSettings<'_>) -> String {
    let mut out = String::from("/*\n");
    for header in settings.headers {
        if let Some(text) = written(header.value()) {
            let _ = writeln!(out, "  {}: {text}", header.name());
        }
    }
    // These hosts differ in what patterns they take inside a name, so every file is asked about; the answer is short.
    let _ = writeln!(out, "  cache-control: {REVALIDATE}");
    // Two rules for one header are both sent: of two policies the stricter word counts, each time.
    let _ = writeln!(out, "/{EVENT}/*");
    let everywhere = |name: &str, text: &str| {
        let mut all = settings.headers.iter();
        all.any(|header| header.name() == name && header.value() == text)
    };
    for header in settings.event {
        if let Some(text) = written(header.value())
            && !everywhere(header.name(), text)
        {
            let _ = writeln!(out, "  {}: {text}", header.name());
        }
    }
    out
}

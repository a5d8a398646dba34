//! Addresses that work inside only: of the machine itself, or of a private network. Whoever wrote them sees everything; visitors
//! elsewhere see nothing, and no test on the writer's own machine would tell.

use feed::event::ProgrammeSource;
use feed::fields::{FieldContent, visit};
use feed::link::{Policy, UrlKind};
use feed::problem::Severity;
use feed::{Exhibition, Text, markdown};
use i18n::value;
use url::Url;

use super::addresses::Addresses;
use crate::console::Console;
use crate::http::is_local;
use crate::report::Finding;

/// Tells of every such address in these files. `base` is where the site is to stand: one that stands inside itself may name its
/// neighbours.
pub(crate) fn findings(
    files: &[(String, Vec<u8>)],
    exhibition: &Exhibition,
    base: Option<&Url>,
    console: &Console,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if base.is_some_and(is_local) {
        return findings;
    }
    let mut tell = |file: &str, path: &str, address: &str| {
        let Ok(safe) = Policy::Link.read(address) else {
            return;
        };
        let inside = safe.kind() == UrlKind::Web
            && Url::parse(safe.as_str()).is_ok_and(|url| is_local(&url));
        if inside {
            let values = [("url", value(safe.as_str().to_owned()))];
            let key = "address-inside";
            let severity = Severity::Warning;
            findings.push(Finding::ours(severity, file, path, key, &values, console));
        }
    };
    for (file, bytes) in files {
        let mut addresses = Addresses::default();
        // What cannot be read is told elsewhere.
        addresses.read(&String::from_utf8_lossy(bytes)).ok();
        for address in addresses.found {
            tell(file, &address.path, &address.text);
        }
    }
    let mut prose = |file: &str, path: &str, seen: FieldContent<'_>| {
        if let FieldContent::Prose(text) = seen {
            for link in links_of(text) {
                tell(file, path, &link);
            }
        }
    };
    visit(&*exhibition.event, &mut |path, seen| {
        prose(exhibition.event_file(), path, seen);
    });
    let programme = match &exhibition.event.programme {
        Some(ProgrammeSource::At(at)) => at,
        _ => exhibition.event_file(),
    };
    visit(&*exhibition.programme, &mut |path, seen| {
        prose(programme, path, seen);
    });
    for (index, slot) in exhibition.slots.iter().enumerate() {
        if let Some(booth) = slot.booth() {
            let file = exhibition.file(index);
            visit(&**booth, &mut |path, seen| prose(&file, path, seen));
        }
    }
    findings
}

/// The links in a text, in all its languages.
fn links_of(text: &Text) -> Vec<String> {
    match text {
        Text::Plain(words) => markdown::links(words),
        Text::ByLanguage(by_language) => by_language
            .values()
            .flat_map(|words| markdown::links(words))
            .collect(),
    }
}

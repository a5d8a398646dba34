//! `--online --base`: which security headers the site's host really sends, beside those that `build` writes settings for.

use feed::problem::Severity;
use i18n::value;
use url::Url;

use crate::console::Console;
use crate::http::{HttpFault, HttpRequest, Question, Web};
use crate::report::Finding;
use crate::site::policy::{self, Header, Hosts};
use crate::site::site_root::SiteRoot;
use crate::source::{EVENT_FILE, Source};

/// Asks the site for its first page and its event file, and tells what is sent without which headers. Nothing where no site
/// stands there yet but a note.
pub(super) fn findings(source: &Source, base: &Url, web: &Web, console: &Console) -> Vec<Finding> {
    let page = Hosts::of(&source.exhibition).headers();
    let engine = base
        .join("engine/")
        .ok()
        .and_then(|engine| SiteRoot::of(Some(&engine)));
    let page = engine.map_or_else(|| page.clone(), |engine| policy::confined(&page, &engine));
    let asked = [("", page), ("event/event.json", policy::of_event())];
    let requests: Vec<HttpRequest> = asked
        .iter()
        .filter_map(|(path, _)| base.join(path).ok())
        .map(|url| HttpRequest {
            url: url.to_string(),
            how: Question::Headers,
        })
        .collect();
    let answers = web.ask(&requests, console);
    let mut findings = Vec::new();
    for ((request, (_, meant)), answer) in requests.iter().zip(&asked).zip(answers) {
        let mut say = |severity, key: &str, name: &'static str, words: String| {
            let values = [("url", value(request.url.clone())), (name, value(words))];
            findings.push(Finding::ours(
                severity, EVENT_FILE, "", key, &values, console,
            ));
        };
        let headers = match answer {
            Ok(answer) => answer.headers,
            Err(HttpFault::NotAsked) => continue,
            Err(fault) => {
                say(
                    Severity::Note,
                    "online-no-site",
                    "reason",
                    fault.format(console),
                );
                break;
            }
        };
        let sent = |header: &Header| headers.get(header.name()).map(String::as_str);
        let missing: Vec<&str> = meant
            .iter()
            .filter(|header| sent(header).is_none())
            .map(Header::name)
            .collect();
        if !missing.is_empty() {
            let missing = missing.join(", ");
            say(Severity::Warning, "online-headers", "names", missing);
        }
        // Hosts that read `_headers` send two policies for the event's files; each counts.
        let others: Vec<&str> = meant
            .iter()
            .filter(|header| sent(header).is_some_and(|sent| !says(sent, header.value())))
            .map(Header::name)
            .collect();
        if !others.is_empty() {
            let others = others.join(", ");
            say(Severity::Warning, "online-headers-other", "names", others);
        }
    }
    findings
}

/// Whether what was sent is what is meant, or that and more.
fn says(sent: &str, meant: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain(sent).contains(&plain(meant))
}

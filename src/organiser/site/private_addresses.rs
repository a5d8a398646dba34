//! Addresses that work inside only: of the machine itself, or of a private network. Whoever wrote them sees everything; visitors
//! elsewhere see nothing, and no test on the writer's own machine would tell.

use feed::link::{Policy, UrlKind};
use feed::problem::Severity;
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
    base: Option<&Url>,
    console: &Console,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if base.is_some_and(is_local) {
        return findings;
    }
    for (file, bytes) in files {
        let mut addresses = Addresses::default();
        // What cannot be read is told elsewhere.
        addresses.read(&String::from_utf8_lossy(bytes)).ok();
        for address in addresses.found {
            let Ok(safe) = Policy::Link.read(&address.text) else {
                continue;
            };
            let inside = safe.kind() == UrlKind::Web
                && Url::parse(safe.as_str()).is_ok_and(|url| is_local(&url));
            if inside {
                let values = [("url", value(safe.as_str().to_owned()))];
                findings.push(Finding::ours(
                    Severity::Warning,
                    file,
                    &address.path,
                    "address-inside",
                    &values,
                    console,
                ));
            }
        }
    }
    findings
}

//! The page for addresses that lead nowhere, in the event's languages and in English.

use std::collections::BTreeSet;

use feed::Exhibition;
use i18n::{Domain, Messages};

use super::site_root::SiteRoot;

/// The page. It is shown at any address, so its own links begin at the host's root.
pub(super) fn page(
    exhibition: &Exhibition,
    root: &SiteRoot,
    options: &catalogue::SiteOptions,
) -> String {
    let engine = &options.engine;
    let policy = escaped(options.policy.as_deref().unwrap_or_default());
    // The event's own languages first, as far as we speak them.
    let own = exhibition.event.languages.iter();
    let mut tags: Vec<&str> = own
        .filter_map(|tag| i18n::best_match(tag, &i18n::LANGUAGES))
        .collect();
    tags.push(i18n::FALLBACK);
    let mut said = BTreeSet::new();
    tags.retain(|tag| said.insert(*tag));
    let mut sections = String::new();
    for tag in &tags {
        let messages = Messages::load(tag, &[Domain::PAGE]);
        let title = escaped(exhibition.event.title.get(tag));
        sections.push_str(&format!(
            "<section lang=\"{tag}\">\n<h1>{}</h1>\n<p>{}</p>\n<p><a href=\"{root}\">{title}</a></p>\n</section>\n",
            escaped(&messages.get("missing-title")),
            escaped(&messages.get("missing-words")),
        ));
    }
    let first = tags.first().copied().unwrap_or(i18n::FALLBACK);
    let title = escaped(&Messages::load(first, &[Domain::PAGE]).get("missing-title"));
    format!(
        "<!doctype html>\n<html lang=\"{first}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"content-security-policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{root}{engine}style.css\">\n</head>\n\
         <body>\n<main id=\"catalogue\">\n{sections}</main>\n</body>\n</html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

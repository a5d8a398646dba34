//! The sitemap: every page with the same page in other languages (the sitemaps.org protocol, hreflang as search engines read it).

use std::fmt::Write as _;

use feed::Exhibition;
use html::escape;
use url::Url;

use super::page::{Page, SiteOptions};

/// The sitemap; none while the site's address is not known.
pub(crate) fn sitemap(
    exhibition: &Exhibition,
    options: &SiteOptions,
    pages: &[Page],
) -> Option<Page> {
    let site = options.site.as_ref()?;
    let languages = &exhibition.event.languages;
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let path = page.path.trim_end_matches("index.html");
        let place = languages
            .iter()
            .skip(1)
            .find_map(|language| path.strip_prefix(&format!("{language}/")))
            .unwrap_or(path);
        // Writing to a string cannot fail.
        let _ = write!(out, "<url><loc>{}</loc>", address(site, path));
        for (index, language) in languages.iter().enumerate() {
            let folder = if index == 0 {
                String::new()
            } else {
                format!("{language}/")
            };
            let href = address(site, &format!("{folder}{place}"));
            let language = escape(language);
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>"
            );
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    Some(Page {
        path: "sitemap.xml".to_owned(),
        html: out,
    })
}

fn address(site: &Url, path: &str) -> String {
    escape(site.join(path).as_ref().unwrap_or(site).as_str())
}

//! The mark of a booth: its logo, or a monogram in its colours.

use feed::Booth;
use html::img;
use html::{IntoView, View, rect, svg, text};

use super::ViewContext;

/// The mark. In lists it is for the eye only, where the name stands beside it; on the booth's own page it is `told`.
pub fn logo(context: &ViewContext<'_>, booth: &Booth, source: Option<&str>, told: bool) -> View {
    let (alt, language) = booth
        .logo
        .as_ref()
        .filter(|_| told)
        .map(|logo| context.locale.read(&logo.alt))
        .unwrap_or_default();
    let logo = booth
        .logo
        .as_ref()
        .and_then(|logo| context.links.picture(source, &logo.src));
    match logo {
        Some(logo) => img()
            .class("mark")
            .src(logo)
            .alt(alt)
            .lang(language)
            .width("56")
            .height("56")
            .attr("loading", "lazy")
            .attr("decoding", "async")
            .into_view(),
        None => monogram(context, booth),
    }
}

/// Colours in attributes of SVG are no inline styles, which the pages' policy forbids.
fn monogram(context: &ViewContext<'_>, booth: &Booth) -> View {
    let [main, accent] = booth.wears();
    svg()
        .attr("class", "mark")
        .attr("viewBox", "0 0 56 56")
        .attr("aria-hidden", "true")
        .child((
            rect()
                .attr("width", "56")
                .attr("height", "56")
                .attr("fill", main.to_string()),
            rect()
                .attr("y", "51")
                .attr("width", "56")
                .attr("height", "5")
                .attr("fill", accent.to_string()),
            text()
                .attr("x", "28")
                .attr("y", "36")
                .attr("text-anchor", "middle")
                .attr("font-size", "24")
                .attr("font-weight", "600")
                .attr("fill", main.legible_on().to_string())
                .child(feed::monogram(&context.locale.words(&booth.name))),
        ))
        .into_view()
}

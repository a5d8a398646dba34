//! Sheet of desk codes (printable HTML): a page for each booth, in both of the command's languages, to hand out on paper.

use feed::Exhibition;
use html::{Element, IntoView, View, body, element, h1, h2, head, html, meta, p, section, title};
use i18n::{Messages, value};
use live::DeskCode;
use url::Url;

use super::desk_codes::DeskCodes;
use crate::console;

/// The pages' style. No sign in it needs escaping.
const STYLE: &str = "\
:root{color-scheme:light;font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}\
body{margin:0}\
section{max-width:44rem;margin:0 auto;padding:2rem 1.25rem;break-after:page}\
section:last-child{break-after:auto}\
h1{font-size:1.8rem;line-height:1.25;margin:.25rem 0 1.5rem;overflow-wrap:anywhere}\
h2{font-size:1.05rem;margin:1.75rem 0 .25rem}\
p{margin:.4rem 0}\
.event{color:#555;margin:0}\
.code{font:600 1.9rem/1.3 ui-monospace,monospace;letter-spacing:.04em;border:2px solid #1b4965;padding:.75rem 1rem;text-align:center}\
.address{font:1rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere}\
li{margin:.3rem 0}\
@media print{@page{margin:16mm}section{padding:0;max-width:none}}";

/// Languages of the sheet: those of the command.
const LANGUAGES: [&str; 2] = ["ja", "en"];

/// What is said of a code: title, what is to be kept, what to do if it is lost.
type Words = [&'static str; 3];
/// Of a booth's.
const OF_BOOTH: Words = ["sheet-title", "sheet-secret", "sheet-lost"];
/// Of the organiser's.
const OF_ORGANISER: Words = ["sheet-own-title", "sheet-own-secret", "sheet-own-lost"];

/// The sheet. `base` is where the site stands.
pub(super) fn sheet(exhibition: &Exhibition, codes: &DeskCodes, base: Option<&Url>) -> String {
    let event = &exhibition.event;
    let first = event.languages.first().map_or("en", |tag| &**tag);
    let name = event.title.get(first);
    let organiser = codes.organiser.iter().map(|code| {
        let whose = event.organiser.name.get(first);
        page(name, whose, "#/desk", code, base, OF_ORGANISER)
    });
    let booths = exhibition.slots.iter().filter_map(|slot| {
        let (booth, code) = (slot.booth()?, codes.booths.get(&slot.id)?);
        let route = format!("#/desk/{}", slot.id);
        let whose = booth.name.get(first);
        Some(page(name, whose, &route, code, base, OF_BOOTH))
    });
    let pages: Vec<View> = organiser.chain(booths).collect();
    let document = html().lang(first).child((
        head().child((
            meta().attr("charset", "utf-8"),
            meta()
                .name("viewport")
                .content("width=device-width, initial-scale=1"),
            title().child(name.to_owned()),
            element("style").child(STYLE),
        )),
        body().child(pages),
    ));
    format!("<!doctype html>\n{}\n", document.into_view().to_html())
}

/// One desk's page.
fn page(
    event: &str,
    whose: &str,
    route: &str,
    code: &DeskCode,
    base: Option<&Url>,
    words: Words,
) -> View {
    let address = base.map_or_else(|| format!("… {route}"), |base| format!("{base}{route}"));
    let said = LANGUAGES.map(|language| {
        let messages = console::messages(Some(language));
        in_language(&messages, language, &address, words)
    });
    let [one, other] = said;
    section()
        .child((
            p().class("event").child(event.to_owned()),
            h1().child(whose.to_owned()),
            p().class("code").child(code.to_string()),
            one,
            other,
        ))
        .into_view()
}

/// What is to be done with it.
fn in_language(
    messages: &Messages,
    language: &'static str,
    address: &str,
    [title, secret, lost]: Words,
) -> Element {
    let step = |key: &str| {
        let values = [("address", value(address.to_owned()))];
        element("li").child(messages.format(key, &values))
    };
    element("div").lang(language).child((
        h2().child(messages.get(title)),
        element("ol").child((
            step("sheet-open"),
            step("sheet-type"),
            step(secret),
            step(lost),
        )),
    ))
}

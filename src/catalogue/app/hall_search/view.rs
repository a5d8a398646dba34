//! How the search inside the hall looks: an editable combobox whose popup is a grid (ARIA Authoring Practices), each booth a
//! row of two cells: to be led there, and to open it at once.

use feed::Booth;
use feed::exhibition::BoothSlot;
use html::{IntoView, View, button, div, input, label, p, span};

use super::cell::Cell;
use super::{FIELD, HallSearch, MOST};
use crate::app::reactive::*;
use crate::views::ViewContext;

/// Id of what was found.
const RESULTS: &str = "find-results";
/// Id of the words that say what a choice does.
const HINT: &str = "find-hint";

/// The whole of it; nothing while nobody looks for anything.
pub(super) fn draw(search: HallSearch) -> View {
    if !search.is_open.get() {
        return View::Nothing;
    }
    let app = search.app;
    div()
        .class("find")
        .attr("role", "search")
        .aria_label(app.t("search-label"))
        .child((
            div().class("find-head").child((
                label().r#for(FIELD).child(app.t("search-label")),
                button()
                    .r#type("button")
                    .aria_label(app.t("find-close"))
                    .on("click", move |_| search.leave())
                    .child("✕"),
            )),
            field(search),
            p().id(HINT).class("quiet").child(app.t("find-hint")),
            move || told(search),
            div()
                .id(RESULTS)
                .attr("role", "grid")
                .aria_label(app.t("booths"))
                .hidden(move || !is_unfolded(search))
                // The focus stays in the field: what was found would fold under the finger.
                .on("mousedown", |event| event.prevent_default())
                .child(move || rows(search)),
        ))
        .into_view()
}

fn field(search: HallSearch) -> impl IntoView {
    let app = search.app;
    input()
        .id(FIELD)
        .r#type("text")
        .prop("value", move || search.words.get())
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-haspopup", "grid")
        .attr("aria-controls", RESULTS)
        .attr("aria-describedby", HINT)
        .attr("aria-expanded", move || is_unfolded(search).to_string())
        .attr("aria-activedescendant", move || {
            search.at.get().map(Cell::id)
        })
        .autocomplete("off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "go")
        .placeholder(app.t("search-placeholder"))
        .on("input", move |event| search.write(html::value(&event)))
        .on("keydown", move |event| search.press(&event))
        .on("focus", move |_| search.is_folded.set(false))
        .on("blur", move |_| search.is_folded.set(true))
}

fn is_unfolded(search: HallSearch) -> bool {
    !search.is_folded.get() && search.rows() > 0
}

/// How many were found.
fn told(search: HallSearch) -> View {
    let app = search.app;
    // Said again in another language.
    app.locale.track();
    let Some(found) = search.found.get() else {
        return View::Nothing;
    };
    let n = found.hits.len();
    p().class("quiet")
        .child((
            search.count(n),
            (n == 0).then(|| (" ", app.t("search-nothing"))),
        ))
        .into_view()
}

fn rows(search: HallSearch) -> Vec<View> {
    let Some(found) = search.found.get() else {
        return Vec::new();
    };
    search.app.draw_with(Some(&found), |context| {
        let hits = found.hits.iter().take(MOST).enumerate();
        let rows = hits.filter_map(|(row, hit)| {
            let slot = context.exhibition.slots.get(hit.slot)?;
            let number = context.numbers.of(context.exhibition, hit.slot);
            Some(booth_row(search, context, row, slot, number?))
        });
        rows.collect()
    })
}

/// A booth that was found.
fn booth_row(
    search: HallSearch,
    context: &ViewContext<'_>,
    row: usize,
    slot: &BoothSlot,
    number: u32,
) -> View {
    let app = search.app;
    let cell = |opens| {
        let cell = Cell { row, opens };
        div()
            .id(cell.id())
            .attr("role", "gridcell")
            .attr("aria-selected", move || {
                (search.at.get() == Some(cell)).then_some("true")
            })
            .on("click", move |_| search.choose(cell))
    };
    let booth = slot.booth();
    let name = booth.map_or_else(
        || slot.id.clone(),
        |booth| context.locale.words(&booth.name),
    );
    let open = context.locale.t("find-open");
    div()
        .key(slot.id.clone())
        .attr("role", "row")
        .child((
            cell(false).class("find-lead").child((
                p().child((
                    format!("{number} "),
                    booth.and_then(|booth| context.marked(&booth.name)),
                )),
                booth.and_then(|booth| about(context, booth)),
                p().class("quiet").child(place(search, context, slot)),
                p().class("unseen").child(app.t("take-me")),
            )),
            cell(true)
                .class("find-open button")
                .aria_label(format!("{open}: {name}"))
                .child(span().child(open)),
        ))
        .into_view()
}

fn about(context: &ViewContext<'_>, booth: &Booth) -> Option<impl IntoView + use<>> {
    let words = context.marked(&booth.tagline)?;
    Some(p().class("tagline").child(words))
}

/// The hall of a booth, and whether it is on the visitor's own list.
fn place(search: HallSearch, context: &ViewContext<'_>, slot: &BoothSlot) -> Vec<View> {
    let hall = context.exhibition.event.halls.get(slot.hall);
    let hall = hall.and_then(|hall| context.text(&hall.title));
    let is_kept = search.app.records.read().kept_booths.contains_key(&slot.id);
    let kept = is_kept.then(|| {
        let words = context.locale.t("kept");
        span()
            .class("kept")
            .child(format!(" ★ {words}"))
            .into_view()
    });
    hall.into_iter().chain(kept).collect()
}

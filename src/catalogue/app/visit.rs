//! The visitor's own list: kept booths and sessions with notes, in walking order, to take along or to forget.

use super::reactive::*;
use feed::time;
use html::{a, button, div, h1, h2, input, label, li, p, section, span, textarea, ul};
use page::{HallPanel, Records, Route};
use venue::walk_order;

use super::dom;
use super::kept_sessions::{clash_in_words, kept_sessions, session_title};
use super::meetings;
use super::pages::take_calendar;
use super::removal::{Removed, remove_button, undo};
use super::state::App;
use crate::export::{csv, kept, vcard};
use crate::views::ViewContext;

/// Says in the page's head how much is on the list, wherever the visitor has put it there.
pub fn count(app: App) {
    Effect::new(move || {
        let records = app.records.read();
        dom::tell_kept(records.kept_booths.len() + records.kept_sessions.len());
    });
}

/// The view.
pub fn visit(app: App) -> View {
    // Ids only: a note that changes must not draw its own field again.
    let booths = Memo::new(move |_| {
        app.draw(|context| {
            let records = app.records.get();
            let kept = kept(context.exhibition, &records);
            kept.iter()
                .map(|(_, booth, _)| booth.id.clone())
                .collect::<Vec<_>>()
        })
    });
    let sessions = Memo::new(move |_| {
        let records = app.records.get();
        let exhibition = app.exhibition.get();
        let sessions = exhibition.programme.sessions.iter();
        sessions
            .filter(|session| records.kept_sessions.contains_key(&session.id))
            .map(|session| session.id.clone())
            .collect::<Vec<_>>()
    });
    let said = RwSignal::new(String::new());
    let removed = RwSignal::new(None);
    let empty = move || {
        let asked = !app.records.read().meetings.is_empty();
        booths.read().is_empty() && sessions.read().is_empty() && !asked
    };
    section()
        .class("visit")
        .child((
            h1().class("page-title")
                .tabindex("-1")
                .child(app.t("visit-list")),
            p().class("quiet").child(app.t("visit-intro")),
            move || removed.get().map(|gone| undo(app, gone, removed)),
            move || empty().then(|| (p().child(app.t("visit-empty")), ways(app))),
            move || {
                let ids = booths.get();
                (!ids.is_empty()).then(|| {
                    let rows: Vec<_> = ids.iter().map(|id| booth_row(app, id, removed)).collect();
                    (
                        h2().child(app.t("visit-booths")),
                        div().class("actions").child((
                            button()
                                .r#type("button")
                                .class("button")
                                .on("click", move |_| {
                                    order(app);
                                    say(said, app.t("walk-ordered")());
                                })
                                .child(app.t("walk-order")),
                            walk_in_hall(app, &ids),
                            a().class("button")
                                .href(Route::Contact { booths: ids }.to_string())
                                .child(app.t("write-to-all")),
                        )),
                        ul().class("rows").child(rows),
                    )
                })
            },
            move || {
                let ids = sessions.get();
                (!ids.is_empty()).then(|| {
                    let rows: Vec<_> = ids.iter().map(|id| session_row(app, id, removed)).collect();
                    (
                        h2().child(app.t("visit-sessions")),
                        ul().class("rows").child(rows),
                    )
                })
            },
            move || meetings::asked_for(app, removed),
            super::live::visit(app),
            take_along(app, said, removed, empty),
            move || {
                let words = said.get();
                (!words.is_empty()).then(|| p().class("said").child(words))
            },
        ))
        .into_view()
}

/// The way into the hall, and there from booth to booth.
fn walk_in_hall(app: App, ids: &[String]) -> Option<View> {
    let exhibition = app.exhibition.get_untracked();
    let (_, slot) = ids.iter().find_map(|id| exhibition.find(id))?;
    let route = Route::HallPanel {
        hall: exhibition.event.halls.get(slot.hall)?.id.clone(),
        panel: HallPanel::Walk,
    };
    Some(
        a().class("button primary")
            .href(route.to_string())
            .child(app.t("walk-in-hall"))
            .into_view(),
    )
}

/// Where booths are chosen.
pub fn ways(app: App) -> impl IntoView {
    let way = move |route: Route, key| {
        a().class("button")
            .href(route.to_string())
            .child(app.t(key))
    };
    p().class("actions").child((
        way(Route::Start, "see-booths"),
        (app.route.read_untracked().to_string() != Route::Visit.to_string())
            .then(|| way(Route::Visit, "visit-list")),
    ))
}

fn say(said: RwSignal<String>, words: String) {
    dom::announce(&words);
    said.set(words);
}

fn booth_row(app: App, id: &str, removed: RwSignal<Option<Removed>>) -> impl IntoView + use<> {
    let id = id.to_owned();
    let (of_link, of_visit, of_note, of_remove) = (id.clone(), id.clone(), id.clone(), id.clone());
    let of_label = id.clone();
    let route = Route::Booth { booth: id.clone() };
    let visited = move || {
        let visited = app.records.read().visited.contains_key(&of_visit);
        visited.then(|| span().class("kind").child(app.t("visited")))
    };
    let walk = {
        let exhibition = app.exhibition.get_untracked();
        let hall = exhibition
            .find(&id)
            .and_then(|(_, slot)| exhibition.event.halls.get(slot.hall));
        hall.map(|hall| Route::HallBooth {
            hall: hall.id.clone(),
            booth: id.clone(),
        })
    };
    let note = app.records.read_untracked().kept_booths.get(&id).cloned();
    li().child((
        div().class("row-head").child((
            a().href(route.to_string())
                .child(move || app.booth_name(&of_link)),
            visited,
        )),
        note_field(
            app,
            &id,
            note.unwrap_or_default(),
            move || app.booth_name(&of_label),
            move |records, note| {
                if let Some(kept) = records.kept_booths.get_mut(&of_note) {
                    *kept = note;
                }
            },
        ),
        div().class("actions").child((
            walk.map(|route| {
                a().class("button")
                    .href(route.to_string())
                    .child(app.t("show-in-hall"))
            }),
            remove_button(
                app,
                move |records| Removed::Booth {
                    id: of_remove.clone(),
                    note: records
                        .kept_booths
                        .get(&of_remove)
                        .cloned()
                        .unwrap_or_default(),
                },
                removed,
            ),
        )),
    ))
}

fn session_row(app: App, id: &str, removed: RwSignal<Option<Removed>>) -> impl IntoView + use<> {
    let id = id.to_owned();
    let (of_title, of_note, of_remove) = (id.clone(), id.clone(), id.clone());
    let of_label = id.clone();
    let title = move || {
        app.draw(|context| {
            let sessions = &context.exhibition.programme.sessions;
            let session = sessions.iter().find(|session| session.id == of_title)?;
            Some((
                a().href(
                    Route::Programme {
                        session: Some(session.id.clone()),
                    }
                    .to_string(),
                )
                .child(context.text(&session.title)),
                span()
                    .class("when")
                    .child(crate::views::parts::when(context, session)),
            ))
        })
    };
    let note = app.records.read_untracked().kept_sessions.get(&id).cloned();
    let of_clash = id.clone();
    li().child((
        div().class("row-head").child(title),
        move || clash(app, &of_clash),
        note_field(
            app,
            &id,
            note.unwrap_or_default(),
            move || session_title(app, &of_label),
            move |records, note| {
                if let Some(kept) = records.kept_sessions.get_mut(&of_note) {
                    *kept = note;
                }
            },
        ),
        div().class("actions").child(remove_button(
            app,
            move |records| Removed::Session {
                id: of_remove.clone(),
                note: records
                    .kept_sessions
                    .get(&of_remove)
                    .cloned()
                    .unwrap_or_default(),
            },
            removed,
        )),
    ))
}

/// Which other kept sessions run at the same time.
fn clash(app: App, id: &str) -> Option<View> {
    let exhibition = app.exhibition.get();
    let kept = kept_sessions(&exhibition, &app.records.read());
    let own = kept.iter().find(|session| session.id == id)?;
    clash_in_words(app, &time::clashes(own, kept.iter().copied()))
}

fn note_field<W, N>(
    app: App,
    id: &str,
    first: String,
    name: N,
    write: W,
) -> impl IntoView + use<W, N>
where
    N: Fn() -> String + Send + 'static,
    W: Fn(&mut Records, String) + Clone + Send + Sync + 'static,
{
    let field = format!("note-{id}");
    div().class("field").child((
        label().r#for(field.clone()).child(move || {
            let name = name();
            app.locale
                .read()
                .format("note-for", &[("name", name.into())])
        }),
        textarea()
            .id(field)
            .rows("2")
            .placeholder(" ")
            .prop("value", first)
            .on("input", move |event| {
                let note = html::value(&event);
                let write = write.clone();
                app.remember(|records| write(records, note));
            }),
    ))
}

/// Puts the kept booths in the order of a short walk through the halls, which the hall then leads.
fn order(app: App) {
    let exhibition = app.exhibition.get_untracked();
    let records = app.records.get_untracked();
    let keeps = |id: &str| records.kept_booths.contains_key(id);
    let walk = walk_order::of_booths(&exhibition, keeps, None);
    let ids = walk
        .into_iter()
        .filter_map(|slot| exhibition.slots.get(slot));
    let walk: Vec<String> = ids.map(|slot| slot.id.clone()).collect();
    app.remember(|records| records.walk = walk);
}

fn take_along(
    app: App,
    said: RwSignal<String>,
    removed: RwSignal<Option<Removed>>,
    empty: impl Fn() -> bool + Send + 'static,
) -> impl IntoView {
    let with = move |make: fn(App) -> Option<(&'static str, &'static str, String)>| {
        move |_| {
            if let Some((ending, kind, text)) = make(app) {
                let name = format!("{}.{ending}", app.event_id());
                dom::download(&name, kind, &text);
            }
        }
    };
    let item = move |key: &'static str, make| {
        button()
            .r#type("button")
            .class("button")
            .on("click", with(make))
            .child(app.t(key))
    };
    let forget = move |_| {
        if dom::confirm(&app.t("forget-sure")()) {
            removed.set(None);
            super::outbox::forget(app);
            super::live::forget(app);
            let _ = page::browser::records::forget(&app.event_id());
            dom::Tab::set(&super::outbox::draft_name(app), "");
            say(said, app.t("forgotten")());
        }
    };
    section().class("take-along").child((
        h2().child(app.t("take-along")),
        div().class("actions").hidden(empty).child((
            button()
                .r#type("button")
                .class("button")
                .on("click", |_| dom::print())
                .child(app.t("print")),
            item("export-csv", table),
            item("export-vcard", contacts),
            button()
                .r#type("button")
                .class("button")
                .on("click", move |_| {
                    let records = app.records.get_untracked();
                    take_calendar(app, |id| records.kept_sessions.contains_key(id));
                })
                .child(app.t("export-ics")),
            item("export-json", everything),
        )),
        // The browser's own button would speak the browser's language.
        div().class("actions").child((
            input()
                .id("import")
                .class("unseen")
                .r#type("file")
                .accept("application/json,.json")
                .on("change", move |event| bring(app, &event, said)),
            label()
                .class("button")
                .r#for("import")
                .child(app.t("import-json")),
        )),
        p().child(
            button()
                .r#type("button")
                .class("plain")
                .on("click", forget)
                .child(app.t("forget-all")),
        ),
    ))
}

type File = Option<(&'static str, &'static str, String)>;

fn table(app: App) -> File {
    let text = untracked(app, |context, records| {
        csv(context.exhibition, records, context.locale)
    });
    Some(("csv", "text/csv;charset=utf-8", text))
}

fn contacts(app: App) -> File {
    let text = untracked(app, |context, records| {
        vcard(context.exhibition, records, context.locale)
    });
    (!text.is_empty()).then_some(("vcf", "text/vcard;charset=utf-8", text))
}

fn everything(app: App) -> File {
    Some((
        "json",
        "application/json",
        app.records.read_untracked().to_json(),
    ))
}

fn untracked(app: App, draw: impl FnOnce(&ViewContext<'_>, &Records) -> String) -> String {
    let records = app.records.get_untracked();
    untrack(|| app.draw(|context| draw(context, &records)))
}

/// Joins what another device wrote.
fn bring(app: App, event: &html::Event, said: RwSignal<String>) {
    // A list of thousands of booths with long notes is far smaller.
    const MOST_BYTES: f64 = 2_000_000.0;
    dom::read_file(event, MOST_BYTES, move |text| match text {
        Some(text) if is_ours(&text) => {
            app.remember(|records| records.join(Records::from_json(&text)));
            say(said, app.t("import-done")());
        }
        _ => say(said, app.t("import-failed")()),
    });
}

/// Whether a file is a list that another device wrote.
fn is_ours(text: &str) -> bool {
    let value = serde_json::from_str::<serde_json::Value>(text).ok();
    let kept = value.as_ref().and_then(|value| value.get("keptBooths"));
    kept.is_some_and(serde_json::Value::is_object)
}

//! The list of visitors who said who they are: read, noted upon, and taken along as files.

use feed::time;
use html::{button, div, h2, input, label, li, p, span, ul};
use jiff::Timestamp;
use jiff::tz::Offset;
use page::browser::clock;

use super::leads::{self, Lead};
use super::state::OpenDesk;
use crate::app::dom;
use crate::app::reactive::*;

/// Words above the columns.
const COLUMNS: [&str; 7] = [
    "lead-when",
    "lead-name",
    "lead-firm",
    "lead-languages",
    "lead-words",
    "lead-contacts",
    "lead-note",
];

/// The list, and its files.
pub fn leads(desk: OpenDesk) -> View {
    let live = desk.live;
    let ids = Memo::new(move |_| {
        let kept = desk.kept.read();
        let ids = kept.leads.iter().map(|lead| lead.visitor.clone());
        ids.collect::<Vec<String>>()
    });
    (move || {
        let ids = ids.get();
        if ids.is_empty() {
            return View::Nothing;
        }
        let rows: Vec<View> = ids.into_iter().map(|id| row(desk, id)).collect();
        (
            h2().child(live.t("leads")),
            p().class("quiet").child(move || {
                let on_device = desk.kept.read().on_device;
                live.say(
                    if on_device {
                        "leads-on-device"
                    } else {
                        "leads-in-tab"
                    },
                    &[],
                )
            }),
            ul().class("rows").child(rows),
            p().class("actions").child((
                file(desk, "leads-csv", "csv", "text/csv;charset=utf-8", csv),
                file(
                    desk,
                    "leads-vcard",
                    "vcf",
                    "text/vcard;charset=utf-8",
                    vcard,
                ),
            )),
        )
            .into_view()
    })
    .into_view()
}

fn lead(desk: OpenDesk, id: &str) -> Option<Lead> {
    let kept = desk.kept.read();
    kept.leads.iter().find(|lead| lead.visitor == id).cloned()
}

fn row(desk: OpenDesk, id: String) -> View {
    let (live, field) = (desk.live, format!("lead-note-{id}"));
    let first = untrack(|| lead(desk, &id)).unwrap_or_default().note;
    let key = id.clone();
    let shown = {
        let id = id.clone();
        move || {
            let lead = lead(desk, &id).unwrap_or_default();
            let firm = lead.firm.clone();
            (
                span().class("person").child(lead.title()),
                " ",
                span().class("quiet").child(firm),
                p().class("line").child(lead.words),
            )
        }
    };
    li().key(key)
        .child((
            shown,
            div().class("field").child((
                label().r#for(field.clone()).child(live.t("lead-note")),
                input()
                    .id(field)
                    .r#type("text")
                    .autocomplete("off")
                    .attr("maxlength", "500")
                    .prop("value", first)
                    .on("input", move |event| {
                        let note = html::value(&event);
                        desk.keep(|kept| {
                            let lead = kept.leads.iter_mut().find(|lead| lead.visitor == id);
                            if let Some(lead) = lead {
                                lead.note = note;
                            }
                        });
                    }),
            )),
        ))
        .into_view()
}

fn file(
    desk: OpenDesk,
    key: &'static str,
    ending: &'static str,
    kind: &'static str,
    write: fn(OpenDesk) -> String,
) -> View {
    button()
        .r#type("button")
        .class("button")
        .on("click", move |_| {
            let name = format!("{}-{}.{ending}", desk.live.app.event_id(), desk.booth());
            dom::download(&name, kind, &write(desk));
        })
        .child(desk.live.t(key))
        .into_view()
}

fn csv(desk: OpenDesk) -> String {
    let head = COLUMNS.map(|key| desk.live.say(key, &[]));
    leads::csv(&desk.kept.read_untracked().leads, &desk.booth(), head, when)
}

fn vcard(desk: OpenDesk) -> String {
    let app = desk.live.app;
    let title = app.exhibition.read_untracked().event.title.clone();
    let title = app.locale.read_untracked().words(&title);
    leads::vcard(&desk.kept.read_untracked().leads, &title)
}

/// Date and time in this device's own zone, as tables sort them.
fn when(unix_ms: f64) -> (String, String) {
    // Whole milliseconds of this age.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds of this age fit"
    )]
    let at = Timestamp::from_millisecond(unix_ms as i64).unwrap_or_default();
    let offset = Offset::from_seconds(clock::offset_secs(at)).unwrap_or(Offset::UTC);
    let date = offset.to_datetime(at).date();
    (date.to_string(), time::time_in_words(at, offset))
}

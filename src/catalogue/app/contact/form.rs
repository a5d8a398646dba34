//! The message form. Nothing is sent before "Send"; who receives it stands above the button.

use html::{a, button, div, h1, input, label, p, span};
use page::Route;

use super::draft::Draft;
use super::fields::{self, Faults, LINES};
use super::receivers::{mail, receivers, title};
use crate::app::dom;
use crate::app::letter_form::letter_form;
use crate::app::outbox;
use crate::app::reactive::*;
use crate::app::state::App;
use crate::contact_message::{DeliveryWay, MINIMUM_MS, Receiver, plain};

/// What the form says after it was pressed.
#[derive(Clone, Debug, Default, PartialEq)]
struct FormNotice {
    words: String,
    wrong: bool,
}

/// What is chosen below the message.
#[derive(Clone, Copy)]
struct Choices {
    /// The receivers may have what is written.
    agreed: RwSignal<bool>,
    /// What has not arrived may stay on the device.
    keep: RwSignal<bool>,
    /// What stands in a field that no person sees.
    trap: RwSignal<String>,
}

/// The form; `sent` is called when a message has gone into the outbox.
pub fn form(draft: Draft, sent: impl Fn() + Copy + Send + Sync + 'static) -> View {
    let heading = h1()
        .class("page-title")
        .tabindex("-1")
        .child(move || title(draft));
    let body = move || {
        if draft.is_received() {
            letter(draft, sent)
        } else {
            unreachable(draft)
        }
    };
    (heading, body).into_view()
}

/// The visitor's own list holds what was wished for.
pub(super) fn remember_wishes(app: App, wishes: &[String], receivers: &[Receiver]) {
    if let ([receiver], false) = (receivers, wishes.is_empty()) {
        app.remember(|records| {
            records
                .meetings
                .insert(receiver.booth.clone(), wishes.join(" "));
        });
    }
}

/// Nobody has given an address: no form, and where one can go instead.
fn unreachable(draft: Draft) -> View {
    let app = draft.app;
    let ways: Vec<_> = draft
        .receivers
        .get()
        .into_iter()
        .map(|receiver| {
            let route = Route::Booth {
                booth: receiver.booth,
            };
            p().child(a().href(route.to_string()).child(receiver.name))
        })
        .collect();
    (p().child(app.t("contact-unreachable")), ways).into_view()
}

fn letter(draft: Draft, sent: impl Fn() + Copy + Send + Sync + 'static) -> View {
    let app = draft.app;
    let faults: Faults = RwSignal::new(Vec::new());
    let said = RwSignal::new(FormNotice::default());
    let choices = Choices {
        agreed: RwSignal::new(false),
        keep: RwSignal::new(false),
        trap: RwSignal::new(String::new()),
    };
    let tell = move |words: String, wrong: bool| {
        dom::announce(&words);
        said.set(FormNotice { words, wrong });
    };
    // What goes by mail is one request, however often it is taken.
    let key = dom::unique_key();
    // No clock that somebody may set back.
    let opened = dom::running_ms();
    let send = move || {
        draft.letter.update(fields::read);
        draft
            .letter
            .update(|letter| letter.meetings = fields::wished(draft, letter));
        let complete = draft
            .letter
            .read_untracked()
            .complete(choices.agreed.get_untracked());
        let complete = match complete {
            Ok(complete) => complete,
            Err(found) => {
                tell(app.t("contact-check")(), true);
                let first = found.first().map(|fault| fault.field);
                faults.set(found);
                return dom::once_changed(move || first.into_iter().for_each(dom::focus));
            }
        };
        // A robot, or a program that fills in forms for a person, who will press again.
        if !choices.trap.get_untracked().is_empty() {
            choices.trap.set(String::new());
            dom::set_field_value("contact-trap", "");
            return tell(app.t("contact-press-again")(), true);
        }
        let early = (MINIMUM_MS - (dom::running_ms() - opened)).max(0.0);
        let receivers = draft.receivers.get_untracked();
        remember_wishes(app, &complete.meetings, &receivers);
        outbox::send(
            app,
            &complete,
            &receivers,
            choices.keep.get_untracked(),
            early,
        );
        sent();
    };
    let copy = move |_| {
        draft.letter.update(fields::read);
        let text = plain(&draft.letter.get_untracked(), &app.locale.get_untracked());
        dom::copy(text, move |done| {
            let key = if done {
                "contact-copied"
            } else {
                "copy-failed"
            };
            tell(app.t(key)(), !done);
        });
    };
    letter_form(move || {
        if draft.has_form() {
            send();
        }
    })
    .child((
        unreached(draft),
        written(draft, faults, choices),
        receivers(draft),
        move || draft.has_form().then(|| consents(draft, faults, choices)),
        move || {
            let said = said.get();
            let class = if said.wrong { "said wrong" } else { "said" };
            (!said.words.is_empty()).then(|| p().class(class).id("contact-said").child(said.words))
        },
        div().class("actions").child((
            move || {
                draft.has_form().then(|| {
                    button()
                        .r#type("submit")
                        .class("button primary")
                        .child(app.t("contact-send"))
                })
            },
            move || mail(draft, &key),
            button()
                .r#type("button")
                .class("button")
                .on("click", copy)
                .child(app.t("contact-copy")),
            button()
                .r#type("button")
                .class("plain")
                .on("click", move |_| {
                    draft.letter.set(Default::default());
                    fields::clear();
                })
                .child(app.t("contact-forget-draft")),
        )),
        p().class("quiet").child(app.t("contact-draft")),
    ))
    .into_view()
}

/// Those of several who do not receive it, said before one writes.
fn unreached(draft: Draft) -> impl IntoView {
    move || {
        let locale = draft.app.locale.get();
        let receivers = draft.receivers.read();
        let without = receivers.iter().filter(|one| one.way == DeliveryWay::Copy);
        without
            .map(|one| {
                let name = one.name.clone().into();
                p().class("said wrong")
                    .child(locale.format("contact-receiver-none", &[("name", name)]))
            })
            .collect::<Vec<_>>()
    }
}

/// What the visitor writes.
fn written(draft: Draft, faults: Faults, choices: Choices) -> impl IntoView {
    let [name, email, organisation, country, times] = &LINES;
    (
        div().class("pair").child((
            fields::line(draft, faults, name),
            fields::line(draft, faults, email),
            fields::line(draft, faults, organisation),
            fields::line(draft, faults, country),
        )),
        fields::topic(draft),
        move || fields::meetings(draft),
        fields::message(draft, faults),
        div().class("pair").child((
            fields::answer_language(draft),
            fields::line(draft, faults, times),
        )),
        div().class("trap").aria_hidden("true").child(
            input()
                .r#type("text")
                .id("contact-trap")
                .name("_gotcha")
                .tabindex("-1")
                .autocomplete("off")
                .on("input", move |event| choices.trap.set(html::value(&event))),
        ),
    )
}

/// What the visitor agrees to.
fn consents(draft: Draft, faults: Faults, choices: Choices) -> impl IntoView {
    const KEY: &str = "contact-consent";
    let app = draft.app;
    let Choices { agreed, keep, .. } = choices;
    (
        div().class("field").child((
            label().class("choice").child((
                input()
                    .r#type("checkbox")
                    .id(KEY)
                    .required(true)
                    .attr("aria-invalid", fields::is_invalid(faults, KEY))
                    .attr("aria-describedby", fields::fault_id(KEY))
                    .prop("checked", move || agreed.get())
                    .on("change", move |event| {
                        agreed.set(html::checked(&event));
                        fields::mended(faults, KEY);
                    }),
                span().child(app.t(KEY)),
            )),
            fields::fault(draft, faults, KEY),
        )),
        label().class("choice").child((
            input()
                .r#type("checkbox")
                .prop("checked", move || keep.get())
                .on("change", move |event| keep.set(html::checked(&event))),
            span().child(app.t("contact-keep")),
        )),
    )
}

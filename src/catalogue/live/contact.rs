//! The message form: to one exhibitor or several. Nothing is sent before "Send"; who receives it stands above the button.

use super::reactive::*;
use html::{
    a, button, div, form, h1, h2, input, label, li, option, p, section, select, span, textarea, ul,
};

use super::dom::{self, Tab};
use super::outbox;
use super::state::App;
use super::visit;
use crate::contact_message::{
    Incomplete, Letter, MINIMUM_MS, Receiver, Way, answer_languages, mailto, plain, receiver,
};
use crate::outbox::Stage;
use crate::views::outward;

/// What the form says after it was pressed.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    words: String,
    wrong: bool,
}

/// The view.
pub fn contact(app: App, booths: Vec<String>) -> View {
    let draft_name = format!("boothwalk:{}:draft", app.event_id());
    let letter = RwSignal::new(
        Tab::get(&draft_name)
            .and_then(|text| serde_json::from_str::<Letter>(&text).ok())
            .unwrap_or_else(|| Letter {
                language: app.locale.read_untracked().language().to_owned(),
                ..Letter::default()
            }),
    );
    // Written with every key: no navigation and no reload loses it.
    Effect::new(move || {
        let text = serde_json::to_string(&*letter.read()).unwrap_or_default();
        Tab::set(&draft_name, &text);
    });
    let receivers = Memo::new(move |_| {
        app.draw(|context| {
            let found = booths.iter().filter_map(|id| context.exhibition.find(id));
            let booths = found.filter_map(|(_, slot)| slot.booth());
            booths
                .map(|booth| receiver(context.exhibition, booth, context.locale))
                .collect::<Vec<Receiver>>()
        })
    });
    let title = move || {
        let receivers = receivers.read();
        match receivers.as_slice() {
            [] => app.t("contact")(),
            [one] => app
                .locale
                .read()
                .format("contact-title", &[("name", one.name.clone().into())]),
            several => app
                .locale
                .read()
                .format("contact-several", &[("n", several.len().into())]),
        }
    };
    section()
        .class("contact")
        .child((
            h1().class("page-title").tabindex("-1").child(title),
            waiting(app),
            move || {
                if receivers.read().is_empty() {
                    (p().child(app.t("contact-nobody")), visit::ways(app)).into_view()
                } else {
                    fields(app, letter, receivers)
                }
            },
        ))
        .into_view()
}

fn fields(app: App, letter: RwSignal<Letter>, receivers: Memo<Vec<Receiver>>) -> View {
    // No clock that somebody may set back.
    let opened = dom::running_ms();
    let first_message = letter.get_untracked().message;
    let agreed = RwSignal::new(false);
    let keep = RwSignal::new(false);
    let trap = RwSignal::new(String::new());
    let said = RwSignal::new(Said::default());
    let tell = move |words: String, wrong: bool| {
        dom::announce(&words);
        said.set(Said { words, wrong });
    };
    let has_form = move || {
        let receivers = receivers.read();
        receivers
            .iter()
            .any(|receiver| matches!(receiver.way, Way::Form { .. }))
    };
    let send = move || {
        let complete = match letter.read_untracked().complete() {
            Ok(letter) => letter,
            Err(incomplete) => return tell(why(app, &incomplete), true),
        };
        if !agreed.get_untracked() {
            return tell(app.t("contact-consent-needed")(), true);
        }
        if dom::running_ms() - opened < MINIMUM_MS {
            return tell(app.t("contact-too-quick")(), true);
        }
        // A field no person sees was filled in: a robot. It is told nothing.
        if !trap.get_untracked().is_empty() {
            return;
        }
        outbox::send(
            app,
            &complete,
            &receivers.get_untracked(),
            keep.get_untracked(),
        );
        letter.update(|letter| letter.message = String::new());
        dom::clear_fields("#contact-message");
        agreed.set(false);
        said.set(Said::default());
    };
    let copy = move |_| {
        let text = plain(&letter.get_untracked(), &app.locale.get_untracked());
        dom::copy(text, move |done| {
            let key = if done {
                "contact-copied"
            } else {
                "copy-failed"
            };
            tell(app.t(key)(), !done);
        });
    };
    let topics = move || {
        app.draw(|context| {
            let mut options = vec![
                option()
                    .value(String::new())
                    .child(context.locale.t("contact-topic-any")),
            ];
            options.extend(context.exhibition.event.topics.iter().map(|topic| {
                let (words, language) = context.locale.read(&topic.title);
                option().lang(language).value(words.clone()).child(words)
            }));
            options
        })
    };
    form()
        .class("letter")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            if has_form() {
                send();
            }
        })
        .child((
            div().class("pair").child((
                line(app, letter, "contact-name", "name", true, |l| &mut l.name),
                line(app, letter, "contact-email", "email", true, |l| {
                    &mut l.email
                }),
                line(
                    app,
                    letter,
                    "contact-organisation",
                    "organization",
                    false,
                    |l| &mut l.organisation,
                ),
                line(app, letter, "contact-country", "country-name", false, |l| {
                    &mut l.country
                }),
            )),
            div().class("field").child((
                label().r#for("contact-topic").child(app.t("contact-topic")),
                select()
                    .id("contact-topic")
                    .on("change", move |event| {
                        letter.update(|letter| letter.topic = html::value(&event));
                    })
                    .prop("value", move || letter.read().topic.clone())
                    .child(topics),
            )),
            div().class("field").child((
                label()
                    .r#for("contact-message")
                    .child(app.t("contact-message")),
                textarea()
                    .id("contact-message")
                    .rows("8")
                    .required(true)
                    .prop("value", first_message)
                    .on("input", move |event| {
                        letter.update(|letter| letter.message = html::value(&event));
                    }),
            )),
            div().class("pair").child((
                answer_language(app, letter, receivers),
                line(app, letter, "contact-times", "off", false, |l| &mut l.times),
            )),
            div().class("trap").aria_hidden("true").child(
                input()
                    .r#type("text")
                    .name("_gotcha")
                    .tabindex("-1")
                    .autocomplete("off")
                    .on("input", move |event| trap.set(html::value(&event))),
            ),
            who(app, receivers),
            move || {
                has_form().then(|| {
                    (
                        label().class("choice").child((
                            input()
                                .r#type("checkbox")
                                .id("contact-consent")
                                .prop("checked", move || agreed.get())
                                .on("change", move |event| {
                                    agreed.set(html::checked(&event));
                                }),
                            span().child(app.t("contact-consent")),
                        )),
                        label().class("choice").child((
                            input()
                                .r#type("checkbox")
                                .prop("checked", move || keep.get())
                                .on("change", move |event| {
                                    keep.set(html::checked(&event));
                                }),
                            span().child(app.t("contact-keep")),
                        )),
                    )
                })
            },
            move || {
                let said = said.get();
                let class = if said.wrong { "said wrong" } else { "said" };
                (!said.words.is_empty())
                    .then(|| p().class(class).id("contact-said").child(said.words))
            },
            div().class("actions").child((
                move || {
                    has_form().then(|| {
                        button()
                            .r#type("submit")
                            .class("button primary")
                            .child(app.t("contact-send"))
                    })
                },
                move || mail(app, letter, receivers),
                button()
                    .r#type("button")
                    .class("button")
                    .on("click", copy)
                    .child(app.t("contact-copy")),
                button()
                    .r#type("button")
                    .class("plain")
                    .on("click", move |_| {
                        letter.set(Letter::default());
                        dom::clear_fields("form.letter input, form.letter textarea");
                    })
                    .child(app.t("contact-forget-draft")),
            )),
            p().class("quiet").child(app.t("contact-draft")),
        ))
        .into_view()
}

/// One line of the form. The field is written once; from then on it is the visitor's (writing would break a composition).
fn line(
    app: App,
    letter: RwSignal<Letter>,
    key: &'static str,
    autocomplete: &'static str,
    required: bool,
    part: fn(&mut Letter) -> &mut String,
) -> impl IntoView {
    let first = part(&mut letter.get_untracked()).clone();
    let kind = if autocomplete == "email" {
        "email"
    } else {
        "text"
    };
    div().class("field").child((
        label().r#for(key).child((
            app.t(key),
            (!required).then(|| {
                span()
                    .class("quiet")
                    .child((" ", app.t("contact-optional")))
            }),
        )),
        input()
            .id(key)
            .r#type(kind)
            .autocomplete(autocomplete)
            .required(required)
            .prop("value", first)
            .on("input", move |event| {
                letter.update(|letter| *part(letter) = html::value(&event));
            }),
    ))
}

/// The language of the answer: one that the event or somebody at the booths speaks, or another.
fn answer_language(app: App, letter: RwSignal<Letter>, receivers: Memo<Vec<Receiver>>) -> View {
    let spoken = Memo::new(move |_| answer_languages(&app.exhibition.get(), &receivers.read()));
    // Nothing among these is no language of theirs, either.
    let other = RwSignal::new(
        !spoken
            .read_untracked()
            .contains(&letter.read_untracked().language),
    );
    let options = move || {
        let locale = app.locale.get();
        let chosen = letter.read_untracked().language.clone();
        let choice = |tag: String| {
            let name = locale.language_name(&tag);
            option()
                .selected(tag == chosen)
                .lang(tag.clone())
                .value(tag)
                .child(name)
        };
        let mut options: Vec<_> = spoken.get().into_iter().map(choice).collect();
        options.push(
            option()
                .selected(other.get_untracked())
                .value("")
                .child(locale.t("contact-language-other")),
        );
        options
    };
    div()
        .class("field")
        .child((
            label()
                .r#for("contact-language")
                .child(app.t("contact-language")),
            select()
                .id("contact-language")
                .on("change", move |event| {
                    let tag = html::value(&event);
                    other.set(tag.is_empty());
                    letter.update(|letter| letter.language = tag);
                })
                .child(options),
            move || {
                other.get().then(|| {
                    input()
                        .r#type("text")
                        .id("contact-language-other")
                        .aria_label(app.t("contact-language"))
                        .prop("value", letter.get_untracked().language)
                        .on("input", move |event| {
                            letter.update(|letter| letter.language = html::value(&event));
                        })
                })
            },
        ))
        .into_view()
}

/// What keeps a message from being sent, in words.
fn why(app: App, incomplete: &Incomplete) -> String {
    let locale = app.locale.get_untracked();
    match incomplete {
        Incomplete::Missing(keys) => {
            let fields: Vec<_> = keys.iter().map(|key| locale.t(key)).collect();
            let fields = fields.join(&locale.t("list-comma"));
            locale.format("contact-needs", &[("fields", fields.into())])
        }
        Incomplete::Address => locale.t("contact-email-wrong"),
    }
}

/// Who receives it, where, and their privacy notices.
fn who(app: App, receivers: Memo<Vec<Receiver>>) -> impl IntoView {
    let items = move || {
        let locale = app.locale.get();
        let receivers = receivers.get();
        let item = |receiver: &Receiver| {
            let name = if receiver.by_organiser {
                locale.format(
                    "contact-of-organiser",
                    &[("name", receiver.name.clone().into())],
                )
            } else {
                receiver.name.clone()
            };
            let words = match &receiver.way {
                Way::Form { host, .. } => locale.format(
                    "contact-receiver-form",
                    &[("name", name.into()), ("host", host.clone().into())],
                ),
                Way::Mail { address } => locale.format(
                    "contact-receiver-mail",
                    &[("name", name.into()), ("mail", address.clone().into())],
                ),
                Way::Copy => locale.format("contact-receiver-none", &[("name", name.into())]),
            };
            let privacy = receiver
                .privacy
                .clone()
                .map(|url| (" ", outward(&locale, url, locale.t("privacy").into_view())));
            li().child((words, privacy))
        };
        receivers.iter().map(item).collect::<Vec<_>>()
    };
    div()
        .class("receivers")
        .child((h2().child(app.t("contact-receivers")), ul().child(items)))
}

/// The visitor's own mail program, for receivers without an endpoint; for the others it stands by.
fn mail(app: App, letter: RwSignal<Letter>, receivers: Memo<Vec<Receiver>>) -> Option<View> {
    let addresses: Vec<String> = receivers
        .read()
        .iter()
        .filter_map(|receiver| match &receiver.way {
            Way::Mail { address } => Some(address.clone()),
            _ => None,
        })
        .collect();
    if addresses.is_empty() {
        return None;
    }
    let href = move || {
        let locale = app.locale.get();
        let letter = letter.get();
        let event = locale.words(&app.exhibition.read().event.title);
        let subject = locale.format(
            "contact-subject",
            &[
                ("event", event.into()),
                ("name", letter.name.clone().into()),
            ],
        );
        mailto(&addresses.join(","), &subject, &plain(&letter, &locale))
    };
    Some(
        a().class("button primary")
            .href(href)
            .child(app.t("contact-by-mail"))
            .into_view(),
    )
}

/// Messages on their way, above the form.
fn waiting(app: App) -> impl IntoView {
    move || {
        let items = app.outbox.get();
        if items.is_empty() {
            return None;
        }
        let open = items.iter().any(|item| item.stage != Stage::Sent);
        let lines: Vec<_> = items
            .iter()
            .map(|item| {
                let again = matches!(item.stage, Stage::GaveUp | Stage::Refused { .. });
                let key = item.key.clone();
                li().child((
                    item.said(&app.locale.read()),
                    again.then(|| {
                        button()
                            .r#type("button")
                            .class("plain")
                            .on("click", move |_| outbox::again(app, key.clone()))
                            .child(app.t("contact-again"))
                    }),
                ))
            })
            .collect();
        Some(div().class("said").child((
            h2().child(app.t("contact-waiting")),
            ul().child(lines),
            open.then(|| {
                button()
                    .r#type("button")
                    .class("plain")
                    .on("click", move |_| {
                        outbox::forget(app);
                        dom::announce(&app.t("contact-forgotten")());
                    })
                    .child(app.t("contact-forget"))
            }),
        )))
    }
}

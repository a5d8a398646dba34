//! The fields of a message. Each is written once; from then on it is the visitor's (writing would break a composition).

use feed::Span;
use html::{div, fieldset, input, label, legend, optgroup, option, p, select, span, textarea};
use page::browser::clock;

use super::draft::Draft;
use crate::app::dom;
use crate::app::reactive::*;
use crate::contact_message::{CHOICES, Letter, LetterFault, SUBJECTS, answer_languages};
use crate::meetings::{WISHES, interval, slots};
use crate::views::parts::hours;

/// What is wrong with the form, as far as it has been said.
pub type Faults = RwSignal<Vec<LetterFault>>;

/// One line that the visitor writes.
pub struct FieldLine {
    /// Key of its label, and its id.
    pub key: &'static str,
    /// What a browser may fill it with (HTML, section 4.10.18.7).
    pub autocomplete: &'static str,
    /// Whether it has to say something.
    pub required: bool,
    /// The part of the message.
    pub part: fn(&mut Letter) -> &mut String,
}

/// Every line of the form.
pub const LINES: [FieldLine; 5] = [
    FieldLine {
        key: "contact-name",
        autocomplete: "name",
        required: true,
        part: |letter| &mut letter.name,
    },
    FieldLine {
        key: "contact-email",
        autocomplete: "email",
        required: true,
        part: |letter| &mut letter.email,
    },
    FieldLine {
        key: "contact-organisation",
        autocomplete: "organization",
        required: false,
        part: |letter| &mut letter.organisation,
    },
    FieldLine {
        key: "contact-country",
        autocomplete: "country-name",
        required: false,
        part: |letter| &mut letter.country,
    },
    FieldLine {
        key: "contact-times",
        autocomplete: "off",
        required: false,
        part: |letter| &mut letter.times,
    },
];

/// The message takes what the fields say: programs that fill in forms do not always tell.
pub fn read(letter: &mut Letter) {
    for line in &LINES {
        if let Some(value) = dom::field_value(line.key) {
            *(line.part)(letter) = value;
        }
    }
    if let Some(value) = dom::field_value("contact-message") {
        letter.message = value;
    }
}

/// Empties every field.
pub fn clear() {
    for line in &LINES {
        dom::set_field_value(line.key, "");
    }
    dom::set_field_value("contact-message", "");
}

/// One line of the form.
pub fn line(draft: Draft, faults: Faults, line: &'static FieldLine) -> impl IntoView {
    let Draft { app, letter, .. } = draft;
    let first = (line.part)(&mut letter.get_untracked()).clone();
    let kind = if line.autocomplete == "email" {
        "email"
    } else {
        "text"
    };
    div().class("field").child((
        label().r#for(line.key).child((
            app.t(line.key),
            (!line.required).then(|| {
                span()
                    .class("quiet")
                    .child((" ", app.t("contact-optional")))
            }),
        )),
        input()
            .id(line.key)
            .r#type(kind)
            .autocomplete(line.autocomplete)
            .required(line.required)
            .attr("aria-invalid", is_invalid(faults, line.key))
            .attr("aria-describedby", fault_id(line.key))
            .prop("value", first)
            .on("input", move |event| {
                letter.update(|letter| *(line.part)(letter) = html::value(&event));
                mended(faults, line.key);
            }),
        fault(draft, faults, line.key),
    ))
}

/// The message itself.
pub fn message(draft: Draft, faults: Faults) -> impl IntoView {
    const KEY: &str = "contact-message";
    let Draft { app, letter, .. } = draft;
    div().class("field").child((
        label().r#for(KEY).child(app.t(KEY)),
        textarea()
            .id(KEY)
            .rows("8")
            .required(true)
            .attr("aria-invalid", is_invalid(faults, KEY))
            .attr("aria-describedby", fault_id(KEY))
            .prop("value", letter.get_untracked().message)
            .on("input", move |event| {
                letter.update(|letter| letter.message = html::value(&event));
                mended(faults, KEY);
            }),
        fault(draft, faults, KEY),
    ))
}

/// What it is about: what people write about, then the topics of the event.
pub fn topic(draft: Draft) -> impl IntoView {
    let Draft { app, letter, .. } = draft;
    let choices = move || {
        app.draw(|context| {
            let locale = context.locale;
            let about = SUBJECTS.map(|key| option().value(locale.t(key)).child(locale.t(key)));
            let topics = context.exhibition.event.topics.iter().map(|topic| {
                let (words, language) = locale.read(&topic.title);
                option().lang(language).value(words.clone()).child(words)
            });
            let topics: Vec<_> = topics.collect();
            (
                option()
                    .value(String::new())
                    .child(locale.t("contact-topic-any")),
                Vec::from(about),
                (!topics.is_empty()).then(|| {
                    optgroup()
                        .attr("label", locale.t("contact-topics"))
                        .child(topics)
                }),
            )
        })
    };
    div().class("field").child((
        label().r#for("contact-topic").child(app.t("contact-topic")),
        select()
            .id("contact-topic")
            .on("change", move |event| {
                letter.update(|letter| letter.topic = html::value(&event));
            })
            .prop("value", move || letter.read().topic.clone())
            .child(choices),
    ))
}

/// The language of the answer: one that the event or somebody at the booths speaks, or another.
pub fn answer_language(draft: Draft) -> View {
    let Draft {
        app,
        letter,
        receivers,
    } = draft;
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

/// Slots for a meeting, where the letter goes to one exhibitor who has some: up to three, the best first.
pub fn meetings(draft: Draft) -> Option<View> {
    let app = draft.app;
    let slots = open_slots(draft);
    if slots.is_empty() {
        return None;
    }
    let fields = CHOICES.iter().enumerate().map(|(index, key)| {
        let options = {
            let slots = slots.clone();
            move || {
                let chosen = draft.letter.read_untracked().meetings.get(index).cloned();
                let locale = app.locale.get();
                let none = option().value("").child(locale.t("contact-meeting-none"));
                let slots = slots.iter().map(|slot| {
                    let value = interval(slot);
                    let words = app.draw(|context| hours(context, slot));
                    option()
                        .selected(chosen.as_ref() == Some(&value))
                        .value(value)
                        .child(words)
                });
                std::iter::once(none).chain(slots).collect::<Vec<_>>()
            }
        };
        div().class("field").child((
            label().r#for(*key).child(app.t(key)),
            select()
                .id(*key)
                .on("change", move |event| {
                    draft.letter.update(|letter| {
                        letter.meetings.resize(WISHES, String::new());
                        letter.meetings[index] = html::value(&event);
                    });
                })
                .child(options),
        ))
    });
    Some(
        fieldset()
            .class("meetings")
            .child((
                legend().child(app.t("contact-meetings")),
                fields.collect::<Vec<_>>(),
            ))
            .into_view(),
    )
}

/// The slots that are wished for. A draft may hold wishes for another exhibitor, or for what is over.
pub fn wished(draft: Draft, letter: &Letter) -> Vec<String> {
    let open: Vec<String> = open_slots(draft).iter().map(interval).collect();
    let mut wished = letter.meetings.clone();
    wished.retain(|wish| open.contains(wish));
    wished
}

/// The slots that can be wished for.
pub fn open_slots(draft: Draft) -> Vec<Span> {
    let receivers = draft.receivers.get();
    let [receiver] = receivers.as_slice() else {
        return Vec::new();
    };
    let exhibition = draft.app.exhibition.get();
    let booth = exhibition.find(&receiver.booth);
    booth
        .and_then(|(_, slot)| slot.booth())
        .map_or_else(Vec::new, |booth| slots(booth, clock::now()))
}

/// What is wrong with a field, beneath it.
pub fn fault(draft: Draft, faults: Faults, key: &'static str) -> impl IntoView {
    move || {
        let faults = faults.read();
        let fault = faults.iter().find(|fault| fault.field == key)?;
        Some(
            p().class("wrong")
                .id(fault_id(key))
                .child(draft.app.t(fault.says)),
        )
    }
}

/// For `aria-invalid`.
pub fn is_invalid(faults: Faults, key: &'static str) -> impl Fn() -> &'static str + Copy {
    move || match faults.read().iter().any(|fault| fault.field == key) {
        true => "true",
        false => "false",
    }
}

/// Id of the sentence beneath a field.
pub fn fault_id(key: &str) -> String {
    format!("{key}-fault")
}

/// The visitor has seen to a field: what was said of it goes.
pub fn mended(faults: Faults, key: &'static str) {
    if faults
        .read_untracked()
        .iter()
        .any(|fault| fault.field == key)
    {
        faults.update(|faults| faults.retain(|fault| fault.field != key));
    }
}

//! What becomes of a message that was sent: it takes the form's place, with who receives it, when it was written, and a copy.

use feed::time;
use html::{a, button, dd, div, dl, dt, h1, h2, li, ul};
use jiff::Timestamp;
use jiff::tz::Offset;
use page::Route;
use page::browser::clock;

use super::draft::Draft;
use crate::app::copy_button::copy_button;
use crate::app::dom;
use crate::app::outbox;
use crate::app::pages::take_meetings;
use crate::app::reactive::*;
use crate::contact_message::{CHOICES, plain};
use crate::meetings::slot;
use crate::outbox::{Delivery, Item, Stage, delivery};
use crate::views::parts::hours;

/// The view; `another` is called when the visitor wants the form again.
pub fn confirmation(
    draft: Draft,
    sent: Memo<Vec<Item>>,
    another: impl Fn() + Copy + Send + Sync + 'static,
) -> View {
    let app = draft.app;
    let how = Memo::new(move |_| delivery(sent.read().iter()));
    let heading = move || {
        app.t(match how.get() {
            Delivery::Delivered => "contact-delivered",
            Delivery::UnderWay => "contact-under-way",
            Delivery::Stuck => "contact-undelivered",
        })()
    };
    let class = move || match how.get() {
        Delivery::Stuck => "said wrong",
        _ => "said",
    };
    (
        h1().class("page-title").tabindex("-1").child(heading),
        div()
            .class(class)
            .attr("aria-busy", move || match how.get() {
                Delivery::UnderWay => "true",
                _ => "false",
            })
            .child(move || stages(draft, &sent.read())),
        move || copy_of(draft, &sent.read()),
        move || actions(draft, sent, how.get(), another),
    )
        .into_view()
}

/// How far each is, and what can be done about it.
fn stages(draft: Draft, items: &[Item]) -> View {
    let app = draft.app;
    let lines = items.iter().map(|item| {
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
    });
    ul().child(lines.collect::<Vec<_>>()).into_view()
}

/// What was written, and when.
fn copy_of(draft: Draft, items: &[Item]) -> Option<View> {
    let app = draft.app;
    let item = items.last()?;
    let locale = app.locale.get();
    let at = Timestamp::from_second(item.written).ok()?;
    let offset = Offset::from_seconds(clock::offset_secs(at)).unwrap_or(Offset::UTC);
    let letter = &item.letter;
    let lines = [
        (
            "contact-when",
            time::moment_in_words(at, offset, locale.messages()),
        ),
        ("contact-name", letter.name.clone()),
        ("contact-email", letter.email.clone()),
        ("contact-organisation", letter.organisation.clone()),
        ("contact-country", letter.country.clone()),
        ("contact-topic", letter.topic.clone()),
        ("contact-message", letter.message.trim().to_owned()),
        ("contact-times", letter.times.clone()),
    ];
    let wishes = letter.meetings.iter().filter_map(|wish| slot(wish));
    let wishes = CHOICES.iter().zip(wishes).map(|(key, wish)| {
        let words = app.draw(|context| hours(context, &wish));
        (*key, words)
    });
    let lines = lines
        .into_iter()
        .chain(wishes)
        .filter(|(_, words)| !words.is_empty())
        .map(|(key, words)| div().child((dt().child(locale.t(key)), dd().child(words))));
    Some(
        div()
            .class("copy")
            .child((
                h2().child(locale.t("contact-written")),
                dl().child(lines.collect::<Vec<_>>()),
            ))
            .into_view(),
    )
}

/// The wished slots for the visitor's own calendar.
fn calendar_button(draft: Draft, sent: Memo<Vec<Item>>) -> Option<View> {
    let app = draft.app;
    let has_wishes = |item: &Item| !item.letter.meetings.is_empty();
    sent.read().last().is_some_and(has_wishes).then(|| {
        button()
            .r#type("button")
            .class("button")
            .on("click", move |_| {
                if let Some(item) = sent.read_untracked().last() {
                    take_meetings(app, &item.receiver.booth, &item.key, &item.letter, None);
                }
            })
            .child(app.t("contact-meeting-calendar"))
            .into_view()
    })
}

fn actions(
    draft: Draft,
    sent: Memo<Vec<Item>>,
    how: Delivery,
    another: impl Fn() + Copy + Send + Sync + 'static,
) -> View {
    let app = draft.app;
    let copy = move || {
        let sent = sent.read_untracked();
        let letter = sent.last().map(|item| &item.letter);
        letter.map_or_else(String::new, |letter| {
            plain(letter, &app.locale.get_untracked())
        })
    };
    // What has not arrived is still in the form.
    let again = match how {
        Delivery::Stuck => "contact-change",
        _ => "contact-another",
    };
    let booth = draft.receivers.read().first().map(|receiver| {
        let route = Route::Booth {
            booth: receiver.booth.clone(),
        };
        let name = receiver.name.clone().into();
        a().class("button primary")
            .href(route.to_string())
            .child(app.locale.read().format("contact-back", &[("name", name)]))
    });
    let plain_button = |key, act: Box<dyn Fn() + Send + Sync>| {
        button()
            .r#type("button")
            .class("button")
            .on("click", move |_| act())
            .child(app.t(key))
    };
    div()
        .class("actions")
        .child((
            booth,
            calendar_button(draft, sent),
            copy_button(app, "contact-copy", "contact-copied", copy),
            plain_button(again, Box::new(another)),
            (how != Delivery::Delivered).then(|| {
                plain_button(
                    "contact-forget",
                    Box::new(move || {
                        outbox::forget(app);
                        dom::announce(&app.t("contact-forgotten")());
                    }),
                )
            }),
        ))
        .into_view()
}

//! Who receives a message and where, with their privacy notices; and the title that names them.

use html::{a, button, div, h2, li, ul};

use super::draft::Draft;
use super::fields::wished;
use super::form::remember_wishes;
use crate::app::pages::take_meetings;
use crate::app::reactive::*;
use crate::contact_message::{DeliveryWay, Receiver, mailto, plain};
use crate::locale::PageLocale;
use crate::views::outward;

/// To whom the page is, in a title.
pub fn title(draft: Draft) -> String {
    let locale = draft.app.locale.read();
    match draft.receivers.read().as_slice() {
        [one] => locale.format("contact-title", &[("name", one.name.clone().into())]),
        several => locale.format("contact-several", &[("n", several.len().into())]),
    }
}

/// Who receives it, where, and their privacy notices.
pub fn receivers(draft: Draft) -> impl IntoView {
    let items = move || {
        let locale = draft.app.locale.get();
        let receivers = draft.receivers.get();
        let items = receivers.iter().map(|receiver| {
            let url = receiver.privacy.clone();
            let privacy =
                url.map(|url| (" ", outward(&locale, url, locale.t("privacy").into_view())));
            li().child((said(&locale, receiver), privacy))
        });
        items.collect::<Vec<_>>()
    };
    div().class("receivers").child((
        h2().child(draft.app.t("contact-receivers")),
        ul().child(items),
    ))
}

fn said(locale: &PageLocale, receiver: &Receiver) -> String {
    let own = receiver.name.clone();
    let name = if receiver.by_organiser {
        locale.format("contact-of-organiser", &[("name", own.into())])
    } else {
        own
    };
    let name = ("name", name.into());
    match &receiver.way {
        DeliveryWay::Form { host, .. } => locale.format(
            "contact-receiver-form",
            &[name, ("host", host.clone().into())],
        ),
        DeliveryWay::Mail { address } => locale.format(
            "contact-receiver-mail",
            &[name, ("mail", address.clone().into())],
        ),
        DeliveryWay::Copy => locale.format("contact-receiver-none", &[name]),
    }
}

/// The visitor's own mail program, for receivers without an endpoint; for the others it stands by. An address of a mail carries
/// no file: the request for a meeting, which `key` names, stands beside it, to be attached.
pub fn mail(draft: Draft, key: &str) -> Option<View> {
    let receivers = draft.receivers.read();
    let addresses = receivers.iter().filter_map(|receiver| match &receiver.way {
        DeliveryWay::Mail { address } => Some(address.clone()),
        _ => None,
    });
    let addresses: Vec<String> = addresses.collect();
    if addresses.is_empty() {
        return None;
    }
    let request = request(draft, key, addresses.first()?);
    let remember = move |_| {
        let wished = wished(draft, &draft.letter.read_untracked());
        remember_wishes(draft.app, &wished, &draft.receivers.read_untracked());
    };
    let href = move || {
        let locale = draft.app.locale.get();
        let letter = draft.letter.get();
        let event = locale.words(&draft.app.exhibition.read().event.title);
        let subject = locale.format(
            "contact-subject",
            &[
                ("event", event.into()),
                ("name", letter.name.clone().into()),
            ],
        );
        mailto(&addresses.join(","), &subject, &plain(&letter, &locale))
    };
    let link = a()
        .class("button primary")
        .id("contact-mail")
        .href(href)
        .on("click", remember)
        .child(draft.app.t("contact-by-mail"));
    Some((link, request).into_view())
}

/// The wishes for a meeting as a request for the exhibitor's calendar.
fn request(draft: Draft, key: &str, address: &str) -> View {
    let (key, address) = (key.to_owned(), address.to_owned());
    let has_wishes = Memo::new(move |_| !wished(draft, &draft.letter.read()).is_empty());
    let take = move || {
        let mut letter = draft.letter.get_untracked();
        letter.meetings = wished(draft, &letter);
        if let [receiver] = draft.receivers.read_untracked().as_slice() {
            take_meetings(draft.app, &receiver.booth, &key, &letter, Some(&address));
        }
    };
    (move || {
        let take = take.clone();
        has_wishes.get().then(|| {
            button()
                .r#type("button")
                .class("button")
                .on("click", move |_| untrack(&take))
                .child(draft.app.t("contact-meeting-request"))
        })
    })
    .into_view()
}

//! A message to one exhibitor or several: the form, and, as soon as it is sent, what becomes of it.

mod confirmation;
mod draft;
mod fields;
mod form;
mod receivers;

use html::{h1, p, section};

use super::dom::{self, Tab};
use super::outbox::draft_name;
use super::reactive::*;
use super::state::App;
use super::visit;
use crate::contact_message::{Letter, Receiver, receiver};
use crate::outbox::{Delivery, Item, delivery};
use draft::Draft;

/// The view.
pub fn contact(app: App, booths: Vec<String>) -> View {
    let draft = Draft {
        app,
        letter: kept_letter(app),
        receivers: receivers_of(app, booths.clone()),
    };
    // Messages to these booths since the page was opened, and what the tab still holds from before.
    let sent = Memo::new(move |_| {
        let outbox = app.outbox.read();
        let ours = outbox
            .iter()
            .filter(|item| booths.contains(&item.receiver.booth));
        ours.cloned().collect::<Vec<Item>>()
    });
    // The visitor writes another one, although there is one.
    let writes = RwSignal::new(false);
    let shows_form = Memo::new(move |_| writes.get() || sent.read().is_empty());
    Effect::new(move |before: Option<bool>| {
        let now = shows_form.get();
        // Whatever has taken the place of what one had before the eyes is gone to: a confirmation nobody sees is none.
        if before.is_some_and(|before| before != now) {
            dom::once_changed(dom::focus_heading);
        }
        now
    });
    forget_when_delivered(draft, sent);
    section()
        .class("contact")
        .child(move || {
            if draft.receivers.read().is_empty() {
                return nobody(app);
            }
            if shows_form.get() {
                form::form(draft, move || writes.set(false))
            } else {
                confirmation::confirmation(draft, sent, move || writes.set(true))
            }
        })
        .into_view()
}

/// The draft that this tab holds. It is written with every key: no navigation and no reload loses it.
fn kept_letter(app: App) -> RwSignal<Letter> {
    let name = draft_name(app);
    let kept = Tab::get(&name).and_then(|text| serde_json::from_str::<Letter>(&text).ok());
    let letter = RwSignal::new(kept.unwrap_or_else(|| Letter {
        language: app.locale.read_untracked().language().to_owned(),
        ..Letter::default()
    }));
    Effect::new(move || {
        let text = serde_json::to_string(&*letter.read()).unwrap_or_default();
        Tab::set(&name, &text);
    });
    letter
}

fn receivers_of(app: App, booths: Vec<String>) -> Memo<Vec<Receiver>> {
    Memo::new(move |_| {
        app.draw(|context| {
            let found = booths.iter().filter_map(|id| context.exhibition.find(id));
            found
                .filter_map(|(_, slot)| slot.booth())
                .map(|booth| receiver(context.exhibition, booth, context.locale))
                .collect()
        })
    })
}

/// The text is kept until it has arrived everywhere; then nothing is left to lose, and nobody sends it again by mistake.
fn forget_when_delivered(draft: Draft, sent: Memo<Vec<Item>>) {
    Effect::new(move || {
        let sent = sent.read();
        let Some(last) = sent.last() else { return };
        if delivery(sent.iter()) == Delivery::Delivered
            && draft.letter.read_untracked().message == last.letter.message
        {
            draft.letter.update(|letter| letter.message = String::new());
        }
    });
}

fn nobody(app: App) -> View {
    (
        h1().class("page-title")
            .tabindex("-1")
            .child(app.t("contact")),
        p().child(app.t("contact-nobody")),
        visit::ways(app),
    )
        .into_view()
}

//! Set phrases: what staff say often, in the visitor's language where the event has it.

use std::sync::Arc;

use html::{label, option, select};
use i18n::{Domain, Locale};
use live::VisitorId;
use page::browser::messages::{self, MessagePart};
use page::browser::spawn;

use super::state::OpenDesk;
use crate::app::dom;
use crate::app::reactive::*;
use crate::people::talk;

/// Their messages.
const PHRASES: [&str; 6] = [
    "phrase-hello",
    "phrase-moment",
    "phrase-see",
    "phrase-name",
    "phrase-call",
    "phrase-thanks",
];

/// A list of them; the chosen one is added to what is being written.
pub fn phrases(desk: OpenDesk, id: VisitorId, draft: String) -> View {
    let live = desk.live;
    let theirs = RwSignal::new(None::<Arc<Locale>>);
    let language = desk
        .seat(|seat| {
            let exhibition = live.app.exhibition.read_untracked();
            let tags: Vec<&str> = exhibition
                .event
                .languages
                .iter()
                .map(String::as_str)
                .collect();
            let spoken = &seat.entry(&id)?.request.languages;
            let best = spoken.iter().find_map(|tag| i18n::best_match(tag, &tags));
            best.map(str::to_owned)
        })
        .flatten();
    if let Some(language) = language {
        spawn(async move {
            if messages::load(MessagePart::Live, &language).await {
                theirs.set(Some(Arc::new(Locale::load(&language, &[Domain::LIVE]))));
            }
        });
    }
    let choose = move |key: &str| {
        let Some(key) = PHRASES.into_iter().find(|known| *known == key) else {
            return;
        };
        let phrase = match &*theirs.read_untracked() {
            Some(theirs) => theirs.get(key),
            None => live.t(key)(),
        };
        talk::add_to_draft(live, &draft, &phrase);
        dom::focus(&talk::field_id(&draft));
    };
    (
        label().r#for("desk-phrase").child(live.t("desk-phrase")),
        select()
            .id("desk-phrase")
            .prop("value", "")
            .on("change", move |event| choose(&html::value(&event)))
            .child((
                option().value("").child(live.t("desk-phrase-choose")),
                PHRASES
                    .map(|key| option().value(key).child(live.t(key)))
                    .into_iter()
                    .collect::<Vec<_>>(),
            )),
    )
        .into_view()
}

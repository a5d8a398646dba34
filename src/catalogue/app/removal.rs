//! Taking something off the visitor's own list, and back: one press must not lose a note.

use html::{button, p};
use page::Records;

use super::dom;
use super::kept_sessions::session_title;
use super::reactive::*;
use super::state::App;

/// What was just taken off the list, with what stood there.
#[derive(Clone)]
pub enum Removed {
    /// A booth.
    Booth {
        /// Its id.
        id: String,
        /// The visitor's note.
        note: String,
    },
    /// A session.
    Session {
        /// Its id.
        id: String,
        /// The visitor's note.
        note: String,
    },
    /// A meeting that was asked for.
    Meeting {
        /// Id of the booth.
        id: String,
        /// The wished slots.
        note: String,
    },
}

impl Removed {
    fn name(&self, app: App) -> String {
        match self {
            Self::Booth { id, .. } | Self::Meeting { id, .. } => app.booth_name(id),
            Self::Session { id, .. } => session_title(app, id),
        }
    }

    /// Takes it off.
    pub fn take(&self, app: App) {
        app.remember(|records| match self {
            Self::Booth { id, .. } => {
                records.kept_booths.remove(id);
                records.walk.retain(|step| step != id);
            }
            Self::Session { id, .. } => {
                records.kept_sessions.remove(id);
            }
            Self::Meeting { id, .. } => {
                records.meetings.remove(id);
            }
        });
        dom::announce(&removed_words(app, self));
    }

    /// Puts it back, note and all.
    fn give_back(self, app: App) {
        app.remember(|records| {
            let (list, id, note) = match self {
                Self::Booth { id, note } => (&mut records.kept_booths, id, note),
                Self::Session { id, note } => (&mut records.kept_sessions, id, note),
                Self::Meeting { id, note } => (&mut records.meetings, id, note),
            };
            list.insert(id, note);
        });
    }
}

fn removed_words(app: App, gone: &Removed) -> String {
    let name = ("name", gone.name(app).into());
    app.locale.read().format("removed", &[name])
}

/// The button that takes something off: what stands there when it is pressed.
pub fn remove_button(
    app: App,
    gone: impl Fn(&Records) -> Removed + 'static,
    removed: RwSignal<Option<Removed>>,
) -> impl IntoView {
    let press = move |_| {
        let gone = gone(&app.records.read_untracked());
        gone.take(app);
        removed.set(Some(gone));
    };
    button()
        .r#type("button")
        .class("plain")
        .on("click", press)
        .child(app.t("remove"))
}

/// Nobody loses a note by one press.
pub fn undo(app: App, gone: Removed, removed: RwSignal<Option<Removed>>) -> View {
    let words = removed_words(app, &gone);
    let back = move |_| {
        removed.set(None);
        gone.clone().give_back(app);
    };
    p().class("said")
        .child((
            words,
            " ",
            button()
                .r#type("button")
                .class("button")
                .on("click", back)
                .child(app.t("undo")),
        ))
        .into_view()
}

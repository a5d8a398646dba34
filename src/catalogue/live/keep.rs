//! The button with which a visitor keeps a booth.

use super::reactive::*;
use html::{button, span};

use super::app::App;
use crate::views::{self, Extras};

/// Keeping booths.
pub struct Keep(pub App);

impl Extras for Keep {
    fn booth(&self, id: &str) -> Option<View> {
        let app = self.0;
        let (of_key, of_label, of_click) = (id.to_owned(), id.to_owned(), id.to_owned());
        let kept = move |id: &str| app.records.read().kept_booths.contains_key(id);
        Some(
            button()
                .r#type("button")
                .class("keep")
                .aria_pressed({
                    let id = of_key.clone();
                    move || kept(&id).to_string()
                })
                .on("click", move |_| {
                    app.remember(|records| {
                        if records.kept_booths.remove(&of_click).is_none() {
                            records.kept_booths.insert(of_click.clone(), String::new());
                        } else {
                            records.walk.retain(|step| *step != of_click);
                        }
                    });
                })
                // What is heard begins with what is seen, or voice control would not find the button.
                .child((
                    move || {
                        if kept(&of_key) {
                            app.t("kept")()
                        } else {
                            app.t("keep")()
                        }
                    },
                    span().class("unseen").child((" ", move || {
                        app.look(|look| {
                            let (_, slot) = look.exhibition.find(&of_label)?;
                            Some(views::booth::name(look, slot.booth()?))
                        })
                    })),
                ))
                .into_view(),
        )
    }

    fn session(&self, _: &str) -> Option<View> {
        None
    }
}

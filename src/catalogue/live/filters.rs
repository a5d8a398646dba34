//! The filter's choices on the live page.

use std::sync::Arc;

use super::reactive::*;
use finder::{Facets, Query};
use html::{div, fieldset, input, label, legend, span};

use super::state::App;
use crate::filters::{Choice, groups};

/// Told what is searched for from now on.
type Change = Arc<dyn Fn(Query) + Send + Sync>;

/// The facets with their counts.
pub fn choices(app: App, query: RwSignal<Query>, facets: Memo<Facets>, change: Change) -> View {
    let group = move |(key, choices): (&'static str, Vec<Choice>)| {
        let choices: Vec<_> = choices
            .into_iter()
            .map(|choice| {
                let (change, next) = (change.clone(), choice.next);
                // A choice that moves up or down with its count keeps the focus.
                label().class("choice").key(choice.words.clone()).child((
                    input()
                        .r#type("checkbox")
                        .prop("checked", choice.chosen)
                        .on("change", move |_| change(next.clone())),
                    span().lang(choice.language).child(choice.words),
                    span().class("number").child(choice.count.to_string()),
                ))
            })
            .collect();
        // A group that comes or goes leaves the others theirs.
        fieldset().key(key).child((
            legend().child(app.t(key)),
            div().class("choices").child(choices),
        ))
    };
    (move || {
        let groups = app.draw(|context| groups(context, &facets.read(), &query.read()));
        groups.into_iter().map(&group).collect::<Vec<_>>()
    })
    .into_view()
}

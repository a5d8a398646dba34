//! The filter's choices on the live page.

use super::reactive::*;
use finder::{Facets, Query};
use html::{button, div, fieldset, input, label, legend, span};

use super::state::{App, QueryChange};
use crate::filters::{self, Choice, groups};

/// What narrows the search down, each with a way to take it back.
pub fn chosen(app: App, query: &Query, change: &QueryChange) -> View {
    let choices = app.draw(|context| filters::chosen(context, query));
    let chip = |choice: Choice| {
        let change = change.clone();
        let locale = app.locale.get();
        let without = locale.format("search-without", &[("choice", choice.words.clone().into())]);
        button()
            .r#type("button")
            .class("chip")
            .key(choice.words.clone())
            .aria_label(without)
            .on("click", move |_| change(choice.next.clone()))
            .child((span().lang(choice.language).child(choice.words), " ✕"))
    };
    choices
        .into_iter()
        .map(chip)
        .collect::<Vec<_>>()
        .into_view()
}

/// The facets with their counts.
pub fn choices(
    app: App,
    query: RwSignal<Query>,
    facets: Memo<Facets>,
    change: QueryChange,
) -> View {
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

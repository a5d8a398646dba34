//! The choices that narrow a search down, with how many booths each would leave.

use std::sync::Arc;

use super::reactive::*;
use finder::{Facets, Query, kind_name};
use html::{div, fieldset, input, label, legend, span};

use super::app::App;

/// Words with the language to mark them with.
type Marked = (String, Option<String>);

/// Told what is searched for from now on.
type Change = Arc<dyn Fn(Query) + Send + Sync>;

/// The facets with their counts.
pub fn choices(app: App, query: RwSignal<Query>, facets: Memo<Facets>, change: Change) -> View {
    let group = move |key: &'static str, choices: Vec<(Marked, usize, bool, Query)>| {
        (!choices.is_empty()).then(|| {
            let choices: Vec<_> = choices
                .into_iter()
                .map(|((words, language), n, chosen, next)| {
                    let change = change.clone();
                    // A choice that moves up or down with its count keeps the focus.
                    label().class("choice").key(words.clone()).child((
                        input()
                            .r#type("checkbox")
                            .prop("checked", chosen)
                            .on("change", move |_| change(next.clone())),
                        span().lang(language).child(words),
                        span().class("number").child(n.to_string()),
                    ))
                })
                .collect();
            fieldset().child((
                legend().child(app.t(key)),
                div().class("choices").child(choices),
            ))
        })
    };
    (move || {
        let (facets, now) = (facets.get(), query.get());
        app.look(|look| {
            let topics = facets.topics.iter().map(|(id, n)| {
                let mut next = now.clone();
                let chosen = toggle(&mut next.topics, id);
                (look.topic(id), *n, chosen, next)
            });
            let kinds = facets.kinds.iter().map(|(kind, n)| {
                let mut next = now.clone();
                let chosen = toggle(&mut next.kinds, kind);
                let words = look.tongue.t(&format!("kind-{}", kind_name(*kind)));
                ((words, None), *n, chosen, next)
            });
            let halls = facets.halls.iter().map(|(id, n)| {
                let mut next = now.clone();
                let chosen = toggle(&mut next.halls, id);
                let hall = look
                    .exhibition
                    .event
                    .halls
                    .iter()
                    .find(|hall| hall.id == *id);
                let words =
                    hall.map_or_else(|| (id.clone(), None), |hall| look.tongue.read(&hall.title));
                (words, *n, chosen, next)
            });
            let countries = facets.countries.iter().map(|(code, n)| {
                let mut next = now.clone();
                let chosen = toggle(&mut next.countries, code);
                ((look.tongue.country_name(code), None), *n, chosen, next)
            });
            let sdgs = facets.sdgs.iter().map(|(goal, n)| {
                let mut next = now.clone();
                let chosen = toggle(&mut next.sdgs, goal);
                let name = look.tongue.t(&format!("sdg-{goal}"));
                ((format!("{goal} {name}"), None), *n, chosen, next)
            });
            let staffed = (facets.staffed > 0 || now.staffed).then(|| {
                let next = Query {
                    staffed: !now.staffed,
                    ..now.clone()
                };
                (
                    (look.tongue.t("facet-now"), None),
                    facets.staffed,
                    now.staffed,
                    next,
                )
            });
            (
                group("facet-now", staffed.into_iter().collect()),
                group("facet-hall", halls.collect()),
                group("facet-kind", kinds.collect()),
                group("facet-country", countries.collect()),
                group("facet-topic", topics.collect()),
                group("facet-sdg", sdgs.collect()),
            )
                .into_view()
        })
    })
    .into_view()
}

/// Puts a value on a list or takes it off; says whether it was on it.
fn toggle<T: PartialEq + Clone>(list: &mut Vec<T>, value: &T) -> bool {
    let was = list.contains(value);
    if was {
        list.retain(|other| other != value);
    } else {
        list.push(value.clone());
    }
    was
}

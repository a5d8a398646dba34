//! Filters: the choices that narrow a search down, with how many booths each would leave, as plain data.

use finder::{Facets, Query};

use crate::views::ViewContext;

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its words.
    pub words: String,
    /// The language to mark them with.
    pub language: Option<String>,
    /// How many booths there are with it.
    pub count: usize,
    /// Whether it is made.
    pub chosen: bool,
    /// What is searched for when it is pressed.
    pub next: Query,
}

/// The groups of choices by the keys of their headings, in order; those with nothing to choose are left out.
pub fn groups(
    context: &ViewContext<'_>,
    facets: &Facets,
    now: &Query,
) -> Vec<(&'static str, Vec<Choice>)> {
    let topics = facets.topics.iter().map(|(id, n)| {
        let mut next = now.clone();
        let chosen = toggle(&mut next.topics, id);
        (context.topic(id), *n, chosen, next)
    });
    let kinds = facets.kinds.iter().map(|(kind, n)| {
        let mut next = now.clone();
        let chosen = toggle(&mut next.kinds, kind);
        let words = context.locale.t(kind.key());
        ((words, None), *n, chosen, next)
    });
    let halls = facets.halls.iter().map(|(id, n)| {
        let mut next = now.clone();
        let chosen = toggle(&mut next.halls, id);
        let hall = context
            .exhibition
            .event
            .halls
            .iter()
            .find(|hall| hall.id == *id);
        let words = hall.map_or_else(
            || (id.clone(), None),
            |hall| context.locale.read(&hall.title),
        );
        (words, *n, chosen, next)
    });
    let countries = facets.countries.iter().map(|(code, n)| {
        let mut next = now.clone();
        let chosen = toggle(&mut next.countries, code);
        ((context.locale.country_name(code), None), *n, chosen, next)
    });
    let sdgs = facets.sdgs.iter().map(|(goal, n)| {
        let mut next = now.clone();
        let chosen = toggle(&mut next.sdgs, goal);
        let name = context.locale.t(&format!("sdg-{goal}"));
        ((format!("{goal} {name}"), None), *n, chosen, next)
    });
    let staffed = (facets.staffed > 0 || now.staffed).then(|| {
        let next = Query {
            staffed: !now.staffed,
            ..now.clone()
        };
        (
            (context.locale.t("facet-now"), None),
            facets.staffed,
            now.staffed,
            next,
        )
    });
    let choice = |((words, language), count, chosen, next)| Choice {
        words,
        language,
        count,
        chosen,
        next,
    };
    let mut groups: Vec<(&'static str, Vec<Choice>)> = vec![
        ("facet-now", staffed.into_iter().map(choice).collect()),
        ("facet-hall", halls.map(choice).collect()),
        ("facet-kind", kinds.map(choice).collect()),
        ("facet-country", countries.map(choice).collect()),
        ("facet-topic", topics.map(choice).collect()),
        ("facet-sdg", sdgs.map(choice).collect()),
    ];
    groups.retain(|(_, choices)| !choices.is_empty());
    groups
}

/// The choices that are made; each leads back to the search without it.
pub fn chosen(context: &ViewContext<'_>, now: &Query) -> Vec<Choice> {
    fn uncounted<T: Clone>(values: &[T]) -> Vec<(T, usize)> {
        values.iter().map(|value| (value.clone(), 0)).collect()
    }
    let facets = Facets {
        topics: uncounted(&now.topics),
        kinds: uncounted(&now.kinds),
        halls: uncounted(&now.halls),
        countries: uncounted(&now.countries),
        sdgs: uncounted(&now.sdgs),
        ..Facets::default()
    };
    let groups = groups(context, &facets, now).into_iter();
    groups.flat_map(|(_, choices)| choices).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::Links;
    use crate::locale::PageLocale;
    use crate::views::BoothNumbers;
    use feed::Exhibition;
    use finder::Index;

    fn exhibition() -> Exhibition {
        let event = r#"{"version": 1, "id": "fair", "title": "Fair", "languages": ["en", "ja"], "timeZone": "UTC",
            "organiser": {"name": "We"}, "topics": [{"id": "water", "title": {"ja": "水"}}],
            "halls": [{"id": "h", "title": "Hall", "booths": [
                {"version": 1, "id": "one", "name": "One", "topics": ["water"], "kind": "company", "country": "JP"},
                {"version": 1, "id": "two", "name": "Two", "topics": ["water"], "country": "TH"}]}]}"#;
        Exhibition::new(
            feed::Event::parse(event.as_bytes(), "event.json")
                .value
                .unwrap(),
        )
    }

    fn groups_for(query: &Query) -> Vec<(&'static str, Vec<Choice>)> {
        let exhibition = exhibition();
        let mut index = Index::new(&exhibition);
        for (place, slot) in exhibition.slots.iter().enumerate() {
            index.set(place, slot);
        }
        let facets = index.search(query, jiff::Timestamp::UNIX_EPOCH, 0).facets;
        seen(&exhibition, |context| groups(context, &facets, query))
    }

    fn seen<T>(exhibition: &Exhibition, see: impl FnOnce(&ViewContext<'_>) -> T) -> T {
        see(&ViewContext {
            locale: &PageLocale::new("en", Some(i18n::Domain::MORE)),
            links: &Links::Live {
                root: String::new(),
                event: feed::Address::parse("https://fair.example/event.json").unwrap(),
            },
            exhibition,
            clock: None,
            numbers: &BoothNumbers::default(),
            deferred: None,
            found: None,
        })
    }

    #[test]
    fn what_is_chosen_is_named_even_where_nothing_has_it() {
        let query = Query {
            text: "w".into(),
            topics: vec!["water".into(), "gone".into()],
            sdgs: vec![14],
            staffed: true,
            ..Query::default()
        };
        let chosen = seen(&exhibition(), |context| chosen(context, &query));
        let words: Vec<_> = chosen.iter().map(|choice| choice.words.as_str()).collect();
        assert_eq!(words[1..3], ["水", "gone"]);
        assert!(words[3].starts_with("14 "), "{words:?}");
        let without = Query {
            topics: vec!["gone".into()],
            ..query
        };
        assert_eq!(chosen[1].next, without);
        assert!(chosen.iter().all(|choice| choice.chosen));
    }

    #[test]
    fn each_choice_says_what_it_leaves_and_leads_to() {
        let groups = groups_for(&Query::default());
        let of = |key: &str| &groups.iter().find(|(other, _)| *other == key).unwrap().1;
        let water = &of("facet-topic")[0];
        assert_eq!(
            (water.words.as_str(), water.language.as_deref()),
            ("水", Some("ja"))
        );
        assert_eq!((water.count, water.chosen), (2, false));
        assert_eq!(water.next.topics, ["water"]);
        let countries = of("facet-country");
        let counts: Vec<_> = countries.iter().map(|choice| choice.count).collect();
        assert_eq!(counts, [1, 1]);
        // Nobody is at a booth, so there is nothing to choose.
        assert!(groups.iter().all(|(key, _)| *key != "facet-now"));
    }

    #[test]
    fn a_choice_that_is_made_leads_back() {
        let query = Query {
            topics: vec!["water".into()],
            ..Query::default()
        };
        let groups = groups_for(&query);
        let topics = &groups
            .iter()
            .find(|(key, _)| *key == "facet-topic")
            .unwrap()
            .1;
        assert!(topics[0].chosen);
        assert_eq!(topics[0].next, Query::default());
    }
}

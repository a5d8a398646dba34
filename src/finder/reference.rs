//! The fast ways held against plain ones: every booth's texts read for every word, and every booth counted by itself.

use std::cell::Cell;
use std::collections::HashSet;

use feed::booth::OrganisationKind;
use feed::time::{Staffed, booth_staffed};
use feed::{Event, Exhibition};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fold::FOLDED;
use crate::highlight::Folded;
use crate::record::each_wording;
use crate::terms::terms;
use crate::{Facets, Index, Query, SearchResult};

thread_local! {
    /// While it is set, the texts of all booths are read, whatever the sieve says.
    pub(crate) static READ_ALL: Cell<bool> = const { Cell::new(false) };
}

/// 2026-11-22 10:00 in Yokohama: some of the made booths are staffed then.
const NOW: i64 = 1_795_309_200;

fn now() -> Timestamp {
    Timestamp::from_second(NOW).unwrap()
}

const TOPICS: [&str; 4] = ["waste", "water", "energy", "recycling"];
const WORDS: [&str; 16] = [
    "waste",
    "water",
    "Wasser",
    "Yokohama",
    "City of",
    "a",
    "recycling plant",
    "yo-yo",
    "横浜",
    "横浜市水道局",
    "ごみ",
    "スマートシティ",
    "よこはま",
    "3R",
    "環境Lab",
    "水",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..4).prop_map(|words| words.join(" "))
}

fn ids() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(&TOPICS[..]), 0..3)
}

fn booth() -> impl Strategy<Value = Value> {
    let kinds = prop::sample::select(vec!["company", "public", "academic"]);
    let facts = (
        ids(),
        ids(),
        ids(),
        kinds,
        0_usize..3,
        prop::collection::vec(1_u8..18, 0..3),
        any::<bool>(),
    );
    (text(), text(), text(), facts).prop_map(|(name, tagline, description, facts)| {
        let (topics, offers, needs, kind, country, sdgs, manned) = facts;
        let code = ["JP", "VN", "DE"][country];
        let hours = json!([{"start": "2026-11-22T09:00:00+09:00", "end": "2026-11-22T12:00:00+09:00"}]);
        json!({
            "version": 1, "name": format!("{name} x"), "tagline": tagline, "description": description, "kind": kind,
            "country": code, "sdgs": sdgs, "topics": topics, "offers": offers, "needs": needs,
            "sessions": if country == 0 { json!(["talk"]) } else { json!([]) },
            "staff": if manned { json!([{"name": "Mori", "hours": hours}]) } else { json!([]) },
        })
    })
}

fn index(booths: &[Value], again: &[(usize, Value)]) -> Index {
    let named = |(number, booth): (usize, &Value)| {
        let mut booth = booth.clone();
        booth["id"] = json!(format!("booth-{number}"));
        booth
    };
    let opened = |booths: Vec<Value>| {
        let (here, there) = booths.split_at(booths.len() / 2);
        let event = json!({
            "version": 1, "id": "fair", "title": "Fair", "languages": ["en"], "timeZone": "Asia/Tokyo",
            "organiser": {"name": "City"},
            "halls": [{"id": "one", "title": "One", "booths": here}, {"id": "two", "title": "Two", "booths": there}],
            "topics": [
                {"id": "waste", "title": "Waste"}, {"id": "water", "title": {"en": "Water", "ja": "水"}},
                {"id": "energy", "title": "Energy"}, {"id": "recycling", "title": "Recycling", "broader": "waste"},
            ],
            "programme": {"version": 1, "days": [{"date": "2026-11-22"}], "sessions": [
                {"id": "talk", "title": "Yokohama and water", "day": "2026-11-22"},
            ]},
        });
        Exhibition::open(Event::parse(event.to_string().as_bytes(), "event.json")).unwrap()
    };
    let first = opened(booths.iter().enumerate().map(named).collect());
    let mut index = Index::whole(&first);
    // Booths that change are put in again.
    let mut changed = booths.to_vec();
    for (place, booth) in again {
        let place = place % changed.len();
        changed[place] = booth.clone();
    }
    let renewed = opened(changed.iter().enumerate().map(named).collect());
    for (place, slot) in renewed.slots.iter().enumerate() {
        if changed[place] != booths[place] {
            index.set(place, slot);
        }
    }
    index
}

#[test]
fn saying_why_folds_no_text_of_a_booth() {
    let booth = json!({"version": 1, "name": "Waste works", "description": "Yokohama, and water. ".repeat(40)});
    let index = index(&[booth.clone(), booth], &[]);
    for typed in ["waste", "yoko", "water works"] {
        let text = typed.to_owned();
        let found = index.search(
            &Query {
                text,
                ..Query::default()
            },
            now(),
            1,
        );
        assert_eq!(found.hits.len(), 2, "{typed}");
        let before = FOLDED.get();
        for hit in &found.hits {
            assert!(!index.why(&found, hit.slot, "en").is_empty(), "{typed}");
        }
        assert_eq!(FOLDED.get(), before, "{typed}");
    }
}

/// Counts booth by booth, as the definition says: see [`Facets`].
fn counted(index: &Index, query: &Query, text: &SearchResult) -> (Vec<usize>, Facets) {
    let mut facets = Facets::default();
    let mut hits = Vec::new();
    let (mut topics, mut halls) = (vec![0; 4], vec![0; 2]);
    let (mut kinds, mut sdgs) = (vec![0; OrganisationKind::ALL.len()], vec![0; 18]);
    let mut countries: Vec<(String, usize)> = Vec::new();
    for hit in &text.hits {
        let booth = &index.entries[hit.slot].as_ref().unwrap().booth;
        let hall = usize::from(hit.slot >= index.entries.len() / 2);
        let hall_id = &index.event.halls[hall].id;
        let mut around: HashSet<usize> = HashSet::new();
        for id in booth.topics.iter().chain(&booth.offers) {
            around.extend(
                index
                    .vocabulary
                    .upwards(index.vocabulary.place(id).unwrap()),
            );
        }
        let staffed = matches!(
            booth_staffed(booth, &index.event, now()),
            Staffed::Now { .. }
        );
        let chosen = |id: &String| around.contains(&index.vocabulary.place(id).unwrap());
        let passes = [
            query.topics.is_empty() || query.topics.iter().any(chosen),
            query.kinds.is_empty() || query.kinds.contains(&booth.kind),
            query.halls.is_empty() || query.halls.contains(hall_id),
            query.countries.is_empty() || query.countries.contains(booth.country.as_ref().unwrap()),
            query.sdgs.is_empty() || query.sdgs.iter().any(|goal| booth.sdgs.contains(goal)),
            !query.staffed || staffed,
        ];
        let but_for = |facet: usize| {
            passes
                .iter()
                .enumerate()
                .all(|(other, pass)| other == facet || *pass)
        };
        if but_for(0) {
            around.iter().for_each(|&place| topics[place] += 1);
        }
        if but_for(1) {
            kinds[OrganisationKind::ALL
                .iter()
                .position(|kind| *kind == booth.kind)
                .unwrap()] += 1;
        }
        if but_for(2) {
            halls[hall] += 1;
        }
        let code = booth.country.clone().unwrap();
        let place = countries
            .iter()
            .position(|(other, _)| *other == code)
            .unwrap_or_else(|| {
                countries.push((code, 0));
                countries.len() - 1
            });
        countries[place].1 += usize::from(but_for(3));
        let goals: HashSet<u8> = booth.sdgs.iter().copied().collect();
        if but_for(4) {
            goals.iter().for_each(|goal| sdgs[usize::from(*goal)] += 1);
        }
        facets.staffed += usize::from(but_for(5) && staffed);
        if but_for(6) {
            hits.push(hit.slot);
        }
    }
    for code in &query.countries {
        if index.countries.contains(code) && countries.iter().all(|(other, _)| other != code) {
            countries.push((code.clone(), 0));
        }
    }
    countries.retain(|(code, count)| *count > 0 || query.countries.contains(code));
    countries.sort();
    let kept =
        |topic: &&feed::event::Topic, count: usize| count > 0 || query.topics.contains(&topic.id);
    let all = index.event.topics.iter().zip(topics);
    facets.topics = all
        .filter(|(topic, count)| kept(topic, *count))
        .map(|(topic, count)| (topic.id.clone(), count))
        .collect();
    let all = index.event.halls.iter().zip(halls);
    facets.halls = all
        .filter(|(hall, count)| *count > 0 || query.halls.contains(&hall.id))
        .map(|(hall, count)| (hall.id.clone(), count))
        .collect();
    facets.kinds = OrganisationKind::ALL
        .into_iter()
        .zip(kinds)
        .filter(|(kind, count)| *count > 0 || query.kinds.contains(kind))
        .collect();
    facets.sdgs = (0..)
        .zip(sdgs)
        .filter(|(goal, count)| *count > 0 || query.sdgs.contains(goal))
        .collect();
    facets.countries = countries;
    (hits, facets)
}

fn narrowing() -> impl Strategy<Value = Query> {
    let kinds = prop::collection::vec(prop::sample::select(&OrganisationKind::ALL[..4]), 0..2);
    let halls = prop::collection::vec(
        prop::sample::select(vec!["one".to_owned(), "two".to_owned()]),
        0..2,
    );
    let countries = prop::collection::vec(
        prop::sample::select(vec!["JP".to_owned(), "DE".to_owned()]),
        0..2,
    );
    let sdgs = prop::collection::vec(1_u8..18, 0..2);
    (ids(), kinds, halls, countries, sdgs, any::<bool>()).prop_map(
        |(topics, kinds, halls, countries, sdgs, staffed)| Query {
            text: String::new(),
            topics: topics.into_iter().map(str::to_owned).collect(),
            kinds,
            halls,
            countries,
            sdgs,
            staffed,
        },
    )
}

proptest! {
    // Each case makes a whole exhibition.
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The same booths, with the same scores, in the same order, and the same counts.
    /// What tells why goes by the record as it would by the texts.
    #[test]
    fn a_record_holds_a_word_where_its_text_has_it(booths in prop::collection::vec(booth(), 2..4), typed in text()) {
        let index = index(&booths, &[]);
        for (_, entry) in index.known() {
            for term in terms(&typed) {
                let mut has = Vec::new();
                each_wording(&entry.booth, &mut |field, _, shown, part| {
                    has.push(Folded::new(&part.of(field, shown.text)).has(&term));
                });
                prop_assert_eq!(entry.record.hold(&term).collect::<Vec<_>>(), has, "{}", term.text);
            }
        }
    }

    #[test]
    fn the_fast_way_finds_what_the_plain_way_finds(
        booths in prop::collection::vec(booth(), 1..140),
        again in prop::collection::vec((0_usize..140, booth()), 0..6),
        typed in prop_oneof![
            text(),
            "[a-zA-Z]{1,2}|[横浜水ごみスよ]{1,3}|[a-z]{1,6}",
            // A piece of a word, as it is typed, with a slip now and then.
            (prop::sample::select(&WORDS[..]), 1_usize..6, prop::option::weighted(0.2, 0_usize..6)).prop_map(|(word, length, slip)| {
                word.chars().take(length).enumerate().map(|(at, c)| if slip == Some(at) { 'x' } else { c }).collect()
            }),
        ],
        narrowing in narrowing(),
        seed in any::<u64>(),
    ) {
        let index = index(&booths, &again);
        let text = Query { text: typed, ..Query::default() };
        let query = Query { text: text.text.clone(), ..narrowing };
        let fast = index.search(&query, now(), seed);
        READ_ALL.set(true);
        let (all, plain) = (index.search(&text, now(), seed), index.search(&query, now(), seed));
        READ_ALL.set(false);
        prop_assert_eq!(&fast.hits, &plain.hits);
        let (hits, facets) = counted(&index, &query, &all);
        prop_assert_eq!(fast.hits.iter().map(|hit| hit.slot).collect::<Vec<_>>(), hits);
        prop_assert_eq!(fast.facets, facets);
    }
}

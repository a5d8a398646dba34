//! Searching and matching on the sample events: marks, reasons, facets, order; and properties that must always hold.
#![allow(clippy::unwrap_used, clippy::panic)]

mod events;

use std::sync::LazyLock;

use feed::booth::OrganisationKind;
use feed::{Booth, Event, Exhibition};
use finder::{Because, Facets, Index, MatchQuery, Query, Reason, RecordField, SearchResult};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::json;

static CONFERENCE: LazyLock<(Exhibition, Index)> = LazyLock::new(|| opened("ascc-2021"));
static SHOWCASE: LazyLock<(Exhibition, Index)> = LazyLock::new(|| opened("showcase"));

fn opened(name: &str) -> (Exhibition, Index) {
    let exhibition = events::open(name);
    let index = Index::whole(&exhibition);
    (exhibition, index)
}

fn typed(text: &str) -> Query {
    Query {
        text: text.to_owned(),
        ..Query::default()
    }
}

fn search(index: &Index, text: &str) -> SearchResult {
    index.search(&typed(text), Timestamp::UNIX_EPOCH, 7)
}

fn ids<'a>(exhibition: &'a Exhibition, found: &SearchResult) -> Vec<&'a str> {
    found
        .hits
        .iter()
        .map(|hit| exhibition.slots[hit.slot].id.as_str())
        .collect()
}

fn marked(text: &str, query: &str) -> String {
    let found = search(&CONFERENCE.1, query);
    let mut out = String::new();
    let mut from = 0;
    for mark in found.marks(text) {
        out += &format!("{}[{}]", &text[from..mark.start], &text[mark.clone()]);
        from = mark.end;
    }
    out + &text[from..]
}

#[test]
fn words_are_marked_where_they_stand() {
    assert_eq!(
        marked("株式会社竹中工務店", "竹中工務店(株)"),
        "株式会社[竹中工務店]"
    );
    assert_eq!(
        marked("スマート・シティの技術", "すまーとしてぃ"),
        "[スマート・シティ]の技術"
    );
    assert_eq!(marked("ｴﾝｼﾞﾆｱﾘﾝｸﾞ部", "エンジニアリング"), "[ｴﾝｼﾞﾆｱﾘﾝｸﾞ]部");
    assert_eq!(
        marked("A smart city; smartness", "Smart City"),
        "A [smart] [city]; [smart]ness"
    );
    assert_eq!(
        marked("Yokohama and YOKOHAMA", "Yokohma"),
        "[Yokohama] and [YOKOHAMA]"
    );
    assert_eq!(marked("connect NEC", "nec"), "connect [NEC]");
    assert_eq!(
        marked("横浜市の大学と横浜", "横浜の大学"),
        "[横浜]市の[大学]と[横浜]"
    );
    assert_eq!(marked("nothing here", ""), "nothing here");
}

#[test]
fn reasons_are_told() {
    let why = |(exhibition, index): &(Exhibition, Index), text: &str, language: &str| {
        let found = search(index, text);
        let slot = found.hits.first().unwrap_or_else(|| panic!("{text}")).slot;
        assert!(!exhibition.slots[slot].id.is_empty());
        index.why(&found, slot, language)
    };
    let first = |event: &(Exhibition, Index), text: &str, language: &str| {
        why(event, text, language).swap_remove(0)
    };
    assert_eq!(
        first(&CONFERENCE, "竹中", "ja").reason,
        Reason::Shown(RecordField::Name)
    );
    let english = Reason::OtherLanguage {
        field: RecordField::Name,
        language: "en".to_owned(),
    };
    assert_eq!(first(&CONFERENCE, "Takenaka", "ja").reason, english);
    assert_eq!(
        first(&CONFERENCE, "takenakakoumuten", "en").reason,
        Reason::Reading
    );
    assert_eq!(
        first(&CONFERENCE, "よこはまし", "ja").reason,
        Reason::Reading
    );
    let topic = Reason::Topic {
        id: "waste".to_owned(),
        word: Some("garbage".to_owned()),
    };
    assert_eq!(first(&CONFERENCE, "garbage", "ja").reason, topic);
    let session = Reason::Session {
        id: "session-5".to_owned(),
    };
    assert_eq!(first(&CONFERENCE, "Norio Saito", "en").reason, session);
    let slip = first(&CONFERENCE, "Takenka", "en");
    assert_eq!(
        (slip.instead.as_deref(), slip.reason),
        (Some("takenaka"), Reason::Shown(RecordField::Name))
    );
    assert_eq!(why(&SHOWCASE, "屋上 野菜", "ja").len(), 2);
}

#[test]
fn what_stands_at_a_booth_is_a_reason_as_its_texts_are() {
    let (exhibition, index) = &*SHOWCASE;
    for hit in &search(index, "onc").hits {
        let id = &exhibition.slots[hit.slot].id;
        let why = index.why(&search(index, "onc"), hit.slot, "ja");
        assert_eq!(why.len(), 1, "{id}");
    }
    let english = Reason::OtherLanguage {
        field: RecordField::Poster,
        language: "en".to_owned(),
    };
    let (exhibition, index) = booths_of(&[
        json!({"object": {"src": "a.glb", "title": {"ja": "壺", "en": "Amphora"}}}),
        json!({"screen": {"video": "a.webm", "title": {"ja": "潮", "en": "Tides"}, "alt": {"ja": "岸", "en": "A shore"}}}),
        json!({"name": "竹中 株式会社 工務店"}),
        json!({"tagline": "aon ono"}),
        json!({"sdgs": [14]}),
    ]);
    for (text, place, reason) in [
        ("壺", 0, Reason::Shown(RecordField::Poster)),
        ("amphora", 0, english.clone()),
        ("潮", 1, Reason::Shown(RecordField::Poster)),
        ("shore", 1, english),
        ("竹中工務店", 2, Reason::Shown(RecordField::Name)),
        ("ono", 3, Reason::Shown(RecordField::Tagline)),
        ("SDGs 14", 4, Reason::Goal(14)),
    ] {
        let found = search(&index, text);
        assert_eq!(ids(&exhibition, &found), [format!("b{place}")], "{text}");
        assert_eq!(index.why(&found, place, "ja")[0].reason, reason, "{text}");
    }
}

/// An event of these booths, of Japanese with English, whose ids are `b0`, `b1` and so on.
fn booths_of(booths: &[serde_json::Value]) -> (Exhibition, Index) {
    let whole = |(number, given): (usize, &serde_json::Value)| {
        let mut booth = json!({"version": 1, "id": format!("b{number}"), "name": "名"});
        for (name, value) in given.as_object().unwrap() {
            booth[name] = value.clone();
        }
        booth
    };
    let booths: Vec<_> = booths.iter().enumerate().map(whole).collect();
    let event = json!({
        "version": 1, "id": "e", "title": "E", "languages": ["ja", "en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "O"}, "halls": [{"id": "h", "title": "H", "booths": booths}],
    });
    let exhibition =
        Exhibition::open(Event::parse(event.to_string().as_bytes(), "e.json")).unwrap();
    let index = Index::whole(&exhibition);
    (exhibition, index)
}

/// An event of two booths: one about a topic with a reading, one with a goal.
fn small() -> (Exhibition, Index) {
    let booth = |id: &str, more: (&str, serde_json::Value)| {
        let mut booth = json!({"version": 1, "id": id, "name": id});
        booth[more.0] = more.1;
        booth
    };
    let event = json!({
        "version": 1, "id": "e", "title": "E", "languages": ["ja"], "timeZone": "Asia/Tokyo", "organiser": {"name": "O"},
        "topics": [{"id": "waste", "title": "廃棄物", "reading": "はいきぶつ"}],
        "halls": [{"id": "h", "title": "H", "booths": [
            booth("about-waste", ("topics", json!(["waste"]))), booth("by-the-sea", ("sdgs", json!([14, 4]))),
        ]}],
    });
    let exhibition =
        Exhibition::open(Event::parse(event.to_string().as_bytes(), "e.json")).unwrap();
    let index = Index::whole(&exhibition);
    (exhibition, index)
}

#[test]
fn topics_are_found_by_their_kana() {
    let (exhibition, index) = small();
    for text in [
        "はいきぶつ",
        "ハイキブツ",
        "ﾊｲｷﾌﾞﾂ",
        "haikibutsu",
        "HAIKIBUTU",
        "Haikibutsu",
        "はいき",
        "ハイキ",
        "haiki",
        "ハイ キブツ",
        "廃棄物",
        "廢棄物",
        "廃 棄物",
        "はいきぶ",
        "haikibu",
        "はいきﾌﾞﾂ",
        "ｈａｉｋｉ",
        "廃棄",
        "棄物",
        "はいきぶつ ",
    ] {
        let found = search(&index, text);
        assert_eq!(ids(&exhibition, &found), ["about-waste"], "{text}");
        let reason = Reason::Topic {
            id: "waste".to_owned(),
            word: None,
        };
        assert_eq!(index.why(&found, 0, "ja")[0].reason, reason, "{text}");
    }
}

#[test]
fn goals_are_found_by_their_numbers() {
    let (exhibition, index) = small();
    for text in [
        "SDGs 14",
        "sdg14",
        "目標14",
        "SDGs　１４",
        "Goal 4",
        "SDGs14",
        "sdgs-14",
        "SDG-14",
        "ゴール14",
        "ｺﾞｰﾙ１４",
        "目標 14",
        "SDG 14.",
        "goal14",
        "Goals 14",
        "ＳＤＧｓ１４",
        "SDGs目標14",
        "SDGsゴール14",
        "目標⑭",
        "sdgs #14",
        "SDGs: 14",
        "ゴール 14",
        "目標１４",
        "SDG_14",
        "sdg 04",
        "SDG goal 14",
        "SDGs No.14",
        "目標14番",
        "14番目の目標",
    ] {
        let found = search(&index, text);
        assert_eq!(ids(&exhibition, &found), ["by-the-sea"], "{text}");
    }
    assert!(search(&index, "SDGs 1").hits.is_empty());
}

#[test]
fn facets_count_what_a_choice_would_show() {
    let (exhibition, index) = &*CONFERENCE;
    let ask = |query: &Query| index.search(query, Timestamp::UNIX_EPOCH, 7);
    let all = ask(&Query::default());
    assert_eq!(all.hits.len(), exhibition.slots.len());
    let slots: Vec<usize> = all.hits.iter().map(|hit| hit.slot).collect();
    assert!(
        slots.is_sorted(),
        "without words the organiser's order is kept"
    );
    let mut chosen = Query {
        text: "横浜".to_owned(),
        ..Query::default()
    };
    let before = ask(&chosen);
    for (id, count) in &before.facets.topics {
        chosen.topics = vec![id.clone()];
        assert_eq!(ask(&chosen).hits.len(), *count, "{id}");
    }
    chosen.topics.clear();
    for (id, count) in &before.facets.halls {
        chosen.halls = vec![id.clone()];
        assert_eq!(ask(&chosen).hits.len(), *count, "{id}");
    }
    chosen.halls.clear();
    for (kind, count) in &before.facets.kinds {
        chosen.kinds = vec![*kind];
        let found = ask(&chosen);
        assert_eq!(found.hits.len(), *count);
        // A choice in one facet leaves that facet's own counts as they are.
        assert_eq!(found.facets.kinds, before.facets.kinds);
    }
}

#[test]
fn a_broader_topic_finds_the_narrower() {
    let (exhibition, index) = &*CONFERENCE;
    let topics: Vec<_> = exhibition
        .event
        .topics
        .iter()
        .filter(|topic| topic.broader.is_some())
        .collect();
    let narrow = topics.iter().find(|topic| topic.id == "waste").unwrap();
    let of = |id: &str| {
        let query = Query {
            topics: vec![id.to_owned()],
            ..Query::default()
        };
        ids(exhibition, &index.search(&query, Timestamp::UNIX_EPOCH, 7)).join(" ")
    };
    assert!(of("waste").contains("guun"));
    assert!(of(narrow.broader.as_ref().unwrap()).contains("guun"));
}

#[test]
fn staffed_now_follows_the_clock() {
    let (exhibition, index) = &*SHOWCASE;
    let open = exhibition
        .slots
        .iter()
        .filter_map(|slot| slot.booth())
        .flat_map(|booth| &booth.staff);
    let span = open.flat_map(|person| &person.hours).next().unwrap();
    let query = Query {
        staffed: true,
        ..Query::default()
    };
    assert!(!index.search(&query, span.start.at, 7).hits.is_empty());
    assert!(
        index
            .search(&query, Timestamp::UNIX_EPOCH, 7)
            .hits
            .is_empty()
    );
}

#[test]
fn a_changed_booth_is_found_by_its_new_words_only() {
    let mut exhibition = events::open("showcase");
    let mut index = Index::whole(&exhibition);
    let (slot, _) = exhibition.find("kodama-sound").unwrap();
    let value = json!({"version": 1, "id": "kodama-sound", "name": "Quokka"});
    exhibition.set_booth(
        slot,
        Booth::parse(value.to_string().as_bytes(), "booths/kodama-sound.json"),
    );
    index.set(slot, &exhibition.slots[slot]);
    assert_eq!(
        ids(&exhibition, &search(&index, "quokka")),
        ["kodama-sound"]
    );
    assert!(!ids(&exhibition, &search(&index, "こだま音響")).contains(&"kodama-sound"));
}

#[test]
fn matches_say_why() {
    let (exhibition, index) = &*SHOWCASE;
    let wish = MatchQuery {
        needs: vec!["water".to_owned()],
        offers: vec!["finance".to_owned()],
        languages: vec!["en".to_owned()],
    };
    let matches = index.matches(&wish, 7);
    let best = &matches[0];
    assert_eq!(exhibition.slots[best.slot].id, "shiomi-tide");
    assert!(
        matches!(&best.reasons[0], Because::TheyOffer { need, offer, .. } if need == "water" && offer == "water")
    );
    assert!(matches!(&best.reasons[1], Because::TheyNeed { offer, .. } if offer == "finance"));
    assert!(index.matches(&MatchQuery::default(), 7).is_empty());
    let pairs = wish.to_pairs();
    let read = MatchQuery::from_pairs(
        pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str())),
    );
    assert_eq!(read, wish);
}

/// An event of booths with these offers and needs, over a vocabulary of twelve topics in three groups.
fn made(booths: &[(Vec<usize>, Vec<usize>)]) -> (Exhibition, Index) {
    let topics: Vec<_> = (0..12)
        .map(|number| {
            let mut topic = json!({"id": format!("t{number}"), "title": {"ja": format!("話題{number}"), "en": format!("Topic {number}")}});
            if number >= 3 {
                topic["broader"] = json!(format!("t{}", number % 3));
            }
            topic
        })
        .collect();
    let named = |numbers: &[usize]| {
        numbers
            .iter()
            .map(|number| format!("t{number}"))
            .collect::<Vec<_>>()
    };
    let booths: Vec<_> = booths
        .iter()
        .enumerate()
        .map(|(number, (offers, needs))| {
            json!({"version": 1, "id": format!("b{number}"), "name": format!("B{number}"), "offers": named(offers), "needs": named(needs)})
        })
        .collect();
    let event = json!({
        "version": 1, "id": "e", "title": "E", "languages": ["ja", "en"], "timeZone": "Asia/Tokyo",
        "organiser": {"name": "O"}, "topics": topics, "halls": [{"id": "h", "title": "H", "booths": booths}]
    });
    let exhibition =
        Exhibition::open(Event::parse(event.to_string().as_bytes(), "e.json")).unwrap();
    let index = Index::whole(&exhibition);
    (exhibition, index)
}

fn some_topics() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::btree_set(0_usize..12, 0..5).prop_map(|topics| topics.into_iter().collect())
}

fn wished(needs: &[usize], offers: &[usize]) -> MatchQuery {
    let named = |numbers: &[usize]| numbers.iter().map(|number| format!("t{number}")).collect();
    MatchQuery {
        needs: named(needs),
        offers: named(offers),
        languages: Vec::new(),
    }
}

proptest! {
    /// One more offer that the visitor looks for never moves a booth down.
    #[test]
    fn offering_more_never_costs_rank(
        mut booths in prop::collection::vec((some_topics(), some_topics()), 2..8), needs in some_topics(), offers in some_topics(),
        which in 0_usize..8, more in 0_usize..5, seed: u64
    ) {
        prop_assume!(!needs.is_empty());
        let which = which % booths.len();
        let wish = wished(&needs, &offers);
        let rank = |booths: &[(Vec<usize>, Vec<usize>)]| {
            made(booths).1.matches(&wish, seed).iter().position(|found| found.slot == which).unwrap_or(usize::MAX)
        };
        let before = rank(&booths);
        let more = needs[more % needs.len()];
        if !booths[which].0.contains(&more) {
            booths[which].0.push(more);
        }
        prop_assert!(rank(&booths) <= before);
    }

    /// What two sides want of each other is the same from both ends: exchanged roles give the same reasons.
    #[test]
    fn both_directions_are_compared(theirs in (some_topics(), some_topics()), ours in (some_topics(), some_topics())) {
        let there = made(std::slice::from_ref(&theirs)).1.matches(&wished(&ours.1, &ours.0), 1);
        let here = made(std::slice::from_ref(&ours)).1.matches(&wished(&theirs.1, &theirs.0), 1);
        prop_assert_eq!(there.is_empty(), here.is_empty());
    }

    /// Equals change places from visitor to visitor, but not for one visitor.
    #[test]
    fn ties_favour_nobody(offers in prop::collection::vec(0_usize..12, 1..4)) {
        let booths = vec![(offers.clone(), Vec::new()); 6];
        let (_, index) = made(&booths);
        let wish = wished(&offers[..1], &[]);
        let order = |seed: u64| index.matches(&wish, seed).iter().map(|found| found.slot).collect::<Vec<_>>();
        prop_assert_eq!(order(1), order(1));
        let mut first = [0; 6];
        (0..600).for_each(|seed| first[order(seed)[0]] += 1);
        prop_assert!(first.iter().all(|count| (50..=160).contains(count)), "{:?}", first);
    }

    /// Whatever is typed is answered; marks are sound; every hit has its reasons; one more word finds no more.
    #[test]
    fn anything_typed_is_answered(
        text in "\\PC{0,12}|[a-z]{3,8}( [a-z]{2,8})?|[ぁ-んァ-ヶ横浜市大学環境水]{1,5}", more in "[a-z横浜水]{1,3}"
    ) {
        let (exhibition, index) = &*SHOWCASE;
        let found = search(index, &text);
        for slot in &exhibition.slots {
            let name = slot.booth().map_or("", |booth| booth.description.get("ja"));
            let mut last = 0;
            for mark in found.marks(name) {
                prop_assert!(mark.start >= last && name.get(mark.clone()).is_some_and(|piece| !piece.is_empty()));
                last = mark.end;
            }
        }
        for hit in &found.hits {
            let why = index.why(&found, hit.slot, "ja");
            prop_assert!(!why.is_empty() || found.hits.len() == exhibition.slots.len(), "{:?}", text);
        }
        if search(index, &more).hits.len() < exhibition.slots.len() && !text.trim().is_empty() {
            let both = search(index, &format!("{text} {more}"));
            prop_assert!(both.hits.len() <= found.hits.len(), "{text} {more}");
        }
    }

    /// Names in whatever language do not change who matches, how well and why.
    #[test]
    fn matching_knows_no_language(
        booths in prop::collection::vec((some_topics(), some_topics()), 1..6), needs in some_topics(), offers in some_topics()
    ) {
        let wish = wished(&needs, &offers);
        let (exhibition, index) = made(&booths);
        let mut event = Event::clone(&exhibition.event);
        for topic in &mut event.topics {
            topic.title = feed::Text::from(topic.title.get("ja"));
        }
        event.languages.reverse();
        let other = Index::whole(&Exhibition::new(event));
        prop_assert_eq!(index.matches(&wish, 7), other.matches(&wish, 7));
    }
}

#[test]
fn empty_exhibitions_have_empty_facets() {
    let (_, index) = made(&[]);
    let found = index.search(&typed("x"), Timestamp::UNIX_EPOCH, 7);
    assert!(found.hits.is_empty());
    assert_eq!(found.facets, Facets::default());
    assert_eq!(OrganisationKind::ALL.len(), 7);
}

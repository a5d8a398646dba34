//! What the event says of itself around a page's content: its name, its days, who holds it, what its halls and tours are called.

use feed::{Exhibition, Text, time};

use crate::locale::PageLocale;

/// Those words in one language, each with the name by which the page's script knows it; what is not in the language of
/// our own words has its tag under the name with `lang:` before it, which is empty for the rest.
pub(crate) fn words(exhibition: &Exhibition, locale: &PageLocale) -> Vec<(String, String)> {
    let event = &exhibition.event;
    let organiser = locale.words(&event.organiser.name);
    let mut words = vec![
        ("dates".to_owned(), dates(exhibition, locale)),
        (
            "organiser".to_owned(),
            locale.format("held-by", &[("name", organiser.into())]),
        ),
    ];
    let mut add = |key: String, text: &Text| {
        let (text, language) = locale.read(text);
        words.push((format!("lang:{key}"), language.unwrap_or_default()));
        words.push((key, text));
    };
    add("title".to_owned(), &event.title);
    add("tagline".to_owned(), &event.tagline);
    for hall in &event.halls {
        add(format!("hall:{}", hall.id), &hall.title);
    }
    for tour in exhibition.tours() {
        add(format!("tour:{}", tour.id), &tour.title);
    }
    words
}

/// First and last day, and the place.
pub(crate) fn dates(exhibition: &Exhibition, locale: &PageLocale) -> String {
    let event = &exhibition.event;
    let days = time::days(event, &exhibition.programme).map(|(first, last)| {
        let first_words = time::date_in_words(first, locale.messages());
        if first == last {
            first_words
        } else {
            let last_words = time::date_in_words(last, locale.messages());
            locale.format(
                "from-to",
                &[("from", first_words.into()), ("to", last_words.into())],
            )
        }
    });
    let place = Some(locale.words(&event.place)).filter(|place| !place.is_empty());
    days.into_iter()
        .chain(place)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Those words in each of the event's languages for which our own are there, by its tag. The others follow once they are.
#[cfg(any(target_arch = "wasm32", test))]
pub(crate) fn all_words(
    exhibition: &Exhibition,
    deferred: Option<i18n::Domain>,
) -> Vec<(String, Vec<(String, String)>)> {
    let tags = exhibition.event.languages.iter();
    tags.filter(|tag| page::browser::messages::are_loaded(tag))
        .map(|tag| {
            let words = words(exhibition, &PageLocale::new(tag, deferred));
            (tag.clone(), words)
        })
        .collect()
}

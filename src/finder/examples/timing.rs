//! How long a key press takes at 10,000 booths: `cargo run --release -p finder --example timing`.
//!
//! The booths are made of the words of the sample conference, shuffled, so that no two have the same texts and
//! their length is that of real ones.

use std::path::Path;
use std::time::{Duration, Instant};

use feed::exhibition::{BoothSlot, BoothState};
use feed::{Booth, Event, Exhibition, Text};
use finder::{Index, MatchQuery, Query};
use jiff::Timestamp;

const BOOTHS: usize = 10_000;
/// Searches that each figure is the mean of.
const SEARCHES: u64 = 20;
/// Booths that are shown of what was found, each with the reason.
const SHOWN: usize = 24;

/// What is typed when the command line gives nothing else: common and rare, short and long, with slips.
const TYPED: [&str; 24] = [
    "横",
    "横浜",
    "横浜市",
    "よこはま",
    "スマートシティ",
    "す",
    "ごみ",
    "水",
    "株式会社",
    "y",
    "yo",
    "yokohama",
    "takenakakoumuten",
    "smart city",
    "Yokohma University",
    "sustianable develpment",
    "量子コンピュータ",
    "横浜の大学",
    "低炭素 都市 連携",
    "e",
    "the",
    "在",
    "xqzzy",
    "",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/events/ascc-2021");
    let event = Event::parse(&std::fs::read(folder.join("event.json"))?, "event.json");
    let mut exhibition = Exhibition::open(event).map_err(|problems| format!("{problems:?}"))?;
    let mut samples = Vec::new();
    for slot in &exhibition.slots {
        let at = slot.source.clone().unwrap_or_default();
        samples.extend(Booth::parse(&std::fs::read(folder.join(&at))?, &at).value);
    }
    exhibition.slots = (0..BOOTHS).map(|number| made(number, &samples)).collect();

    let begun = Instant::now();
    let start = work(begun);
    let mut index = Index::new(&exhibition);
    for (place, slot) in exhibition.slots.iter().enumerate() {
        index.set(place, slot);
    }
    let took = ms(work(begun) - start);
    println!(
        "index of {BOOTHS} booths {took:.0} ms, {:.2} ms a booth",
        took / BOOTHS as f64
    );

    let mut worst = 0.0_f64;
    let given: Vec<String> = std::env::args().skip(1).collect();
    let texts: Vec<&str> = if given.is_empty() {
        TYPED.to_vec()
    } else {
        given.iter().map(String::as_str).collect()
    };
    for text in texts {
        let query = Query {
            text: text.to_owned(),
            ..Query::default()
        };
        // The system's count moves in steps of some milliseconds: many searches together are counted well.
        let (mut hits, start) = (0, work(begun));
        for seed in 0..SEARCHES {
            hits = index.search(&query, Timestamp::UNIX_EPOCH, seed).hits.len();
        }
        let each = ms(work(begun) - start) / SEARCHES as f64;
        let found = index.search(&query, Timestamp::UNIX_EPOCH, 0);
        let start = work(begun);
        for _ in 0..SEARCHES {
            for hit in found.hits.iter().take(SHOWN) {
                index.why(&found, hit.slot, "en");
            }
        }
        let why = ms(work(begun) - start) / SEARCHES as f64;
        worst = worst.max(each + why);
        println!("{text:>24}  {hits:>6} hits  {each:>6.2} ms, and {why:>6.2} ms to say why");
    }
    let wish = MatchQuery {
        needs: vec!["waste".to_owned(), "smart-city".to_owned()],
        offers: vec!["finance".to_owned()],
        languages: vec![],
    };
    let start = work(begun);
    let matches = (0..SEARCHES)
        .map(|seed| index.matches(&wish, seed).len())
        .max();
    let each = ms(work(begun) - start) / SEARCHES as f64;
    println!("{} matches in {each:.2} ms", matches.unwrap_or(0));
    println!("slowest key press {worst:.2} ms");
    Ok(())
}

/// Time this thread has had a processor for, where the system tells it: a busy machine does not count. Else the time of day.
fn work(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// A booth of its own: the sentences of the samples in an order of its own, and some words nobody else has.
fn made(number: usize, samples: &[Booth]) -> BoothSlot {
    let sample = |offset: usize| samples.get((number * 5 + offset * 3) % samples.len().max(1));
    let mut booth = sample(0).cloned().unwrap_or_else(|| unreachable!());
    booth.id = format!("booth-{number}");
    for text in [&mut booth.name, &mut booth.tagline, &mut booth.description] {
        if let Text::ByLanguage(words) = text {
            for (tag, words) in words {
                let other = sample(number % 11 + 1).map_or("", |other| other.description.get(tag));
                let unique = format!("{:x}", number * 2_654_435_761 % 0xffff_ffff);
                if words.len() > 200 {
                    let cut = words
                        .char_indices()
                        .nth(number % 60)
                        .map_or(0, |(at, _)| at);
                    *words = format!(
                        "{}{unique}{}",
                        words.get(cut..).unwrap_or(""),
                        other.chars().take(number % 300).collect::<String>()
                    );
                } else {
                    *words = format!("{words} {unique}");
                }
            }
        }
    }
    let state = BoothState::Ready {
        booth: booth.clone().into(),
        problems: Vec::new(),
    };
    BoothSlot {
        hall: number % 2,
        id: booth.id,
        source: None,
        state,
        revision: 0,
    }
}

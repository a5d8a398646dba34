//! Every moment written in every spelling and read back, and mangled cells that must not become other moments.

use jiff::civil::{Date, Time};
use proptest::prelude::*;

use super::duration;
use super::tests::read;

/// Spellings of a day.
fn spelled_day(date: Date, nth: usize) -> String {
    let (y, m, d) = (date.year(), date.month(), date.day());
    let weekday = ["月", "火", "水", "木", "金", "土", "日"]
        [usize::try_from(date.weekday().to_monday_zero_offset()).unwrap()];
    match nth % 14 {
        0 => format!("{y}-{m:02}-{d:02}"),
        1 => format!("{y}/{m}/{d}"),
        2 => format!("{y}年{m}月{d}日"),
        3 => format!("{y}年{m}月{d}日（{weekday}）"),
        4 => format!("令和{}年{m}月{d}日", y - 2018),
        5 => format!("R{}.{m}.{d}", y - 2018),
        6 => date.strftime("%-d %B %Y").to_string(),
        7 => date.strftime("%B %-d, %Y").to_string(),
        8 => date.strftime("%a, %-d %b %Y").to_string(),
        9 => date.strftime("%-d-%b-%y").to_string(),
        10 => format!("{d:02}.{m:02}.{y}"),
        11 => format!("{y}{m:02}{d:02}"),
        12 => format!("令和{}年（{y}年）{m}月{d}日", y - 2018),
        _ => (date - Date::constant(1899, 12, 30)).get_days().to_string(),
    }
}

/// Spellings of a time of day.
fn spelled_time(time: Time, nth: usize) -> String {
    let (h, m) = (time.hour(), time.minute());
    let (half, twelve) = (
        if h < 12 {
            ("am", "午前")
        } else {
            ("pm", "午後")
        },
        if h % 12 == 0 { 12 } else { h % 12 },
    );
    let part = |parts: [&'static str; 3]| match h {
        5..=11 => Some((h, parts[0])),
        13..=18 => Some((h - 12, parts[1])),
        19..=23 => Some((h - 12, parts[2])),
        _ => None,
    };
    match nth % 14 {
        0 => format!("{h:02}:{m:02}"),
        1 => format!("{h}:{m:02}"),
        2 => format!("{h}時{m}分"),
        3 => format!("{h}.{m:02}"),
        4 => format!("{h}h{m:02}"),
        5 => format!("{h:02}{m:02}"),
        6 => format!("{twelve}:{m:02} {}", half.0),
        7 => format!("{twelve}:{m:02}{}", half.0.to_uppercase()),
        8 => format!("{}{}時{m:02}分", half.1, h % 12),
        9 => format!("{h:02}:{m:02}:00"),
        10 => format!("{h}:{m:02} JST"),
        11 if let Some((h, part)) = part(["早上", "下午", "晚上"]) => {
            format!("{part}{h}点{m:02}分")
        }
        12 if let Some((h, part)) = part(["sáng", "chiều", "tối"]) => {
            format!("{h} giờ {m:02} {part}")
        }
        _ => format!("{h:02}:{m:02}").replace(':', "："),
    }
}

const BETWEEN: [&str; 10] = [
    "-", " - ", "–", "～", " 〜 ", "~", " → ", " to ", "\n", "から",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn every_moment_is_read_back(days in 0..4000i32, minutes in 0..1439i32, long in 1..300i32, a in 0..14usize, b in 0..14usize, c in 0..10usize) {
        let date = Date::constant(2020, 1, 1) + jiff::Span::new().days(days);
        let start = date.at(0, 0, 0, 0) + jiff::Span::new().minutes(minutes);
        let end = start + jiff::Span::new().minutes(long);
        prop_assume!(end.date() == date);
        let cell = format!("{}{}{}", spelled_time(start.time(), b), BETWEEN[c], spelled_time(end.time(), b));
        let wanted = format!("{date} {} {}", start.strftime("%H:%M"), end.strftime("%H:%M"));
        prop_assert_eq!(read(&spelled_day(date, a), &cell), wanted.clone(), "{} | {}", spelled_day(date, a), cell);
        // In one cell; a day that Excel counts has its time as a part of it.
        if a < 11 {
            let cell = format!("{} {cell}", spelled_day(date, a));
            prop_assert_eq!(read("", &cell), wanted, "{}", cell);
        }
    }

    #[test]
    fn a_mangled_cell_is_the_same_or_unread(days in 0..4000i32, minutes in 0..1439i32, a in 0..14usize, b in 0..14usize, at in 0..40usize, junk in "[bfgjkqvwxz#$%&*=?!'\"^_あ会場予定頃月時]", how in 0..3u8) {
        let date = Date::constant(2020, 1, 1) + jiff::Span::new().days(days);
        let start = date.at(0, 0, 0, 0) + jiff::Span::new().minutes(minutes);
        let whole = format!("{} {}", spelled_day(date, a), spelled_time(start.time(), b));
        let mut mangled: Vec<char> = whole.chars().collect();
        let at = at % mangled.len();
        let junk = junk.chars().next().unwrap();
        match how {
            0 => mangled.insert(at, junk),
            _ if mangled[at].is_numeric() => return Ok(()),
            // Without its letter an era's day may be a sound one of another calendar (`10.8.10`): nobody could tell.
            1 | 2 if mangled[at] == 'R' => return Ok(()),
            1 => { mangled.remove(at); }
            _ => mangled[at] = junk,
        }
        let mangled: String = mangled.into_iter().collect();
        let was = read("", &whole);
        let is = read("", &mangled);
        let told = !is.starts_with(|c: char| c.is_ascii_digit());
        prop_assert!(told || is == was, "{} was {}, {} is {}", whole, was, mangled, is);
    }

    #[test]
    fn no_cell_makes_it_panic(cell in "\\PC{0,30}", clocks in "[0-9:./年月日時分午前後amp ~-]{0,20}") {
        read("", &cell);
        read(&cell, "");
        read("", &clocks);
        read(&clocks, "");
        duration(&cell);
        duration(&clocks);
    }
}

//! Every spelling read, and what must not be.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::days::WrittenDay;
use super::*;

fn calendar() -> Calendar {
    Calendar {
        zone: TimeZone::get("Asia/Tokyo").unwrap(),
        days: vec![Date::constant(2030, 5, 15), Date::constant(2030, 5, 16)],
        order: None,
    }
}

/// A day's cell and a time's, as one line: `2030-05-15 10:00 11:30`, or why not.
pub(super) fn read(day: &str, time: &str) -> String {
    let calendar = calendar();
    let of_day = if day.is_empty() {
        Ok(WrittenSpan::default())
    } else {
        day_cell(day)
    };
    let of_time = if time.is_empty() {
        Ok(WrittenSpan::default())
    } else {
        time_cell(time)
    };
    let (Ok(of_day), Ok(of_time)) = (&of_day, &of_time) else {
        return format!("{:?}", of_day.err().or(of_time.err()).unwrap());
    };
    let date = match of_day.day.as_ref().map(|day| calendar.day(day)).transpose() {
        Ok(date) => date,
        Err(fault) => return format!("{fault:?}"),
    };
    let span = if *of_time != WrittenSpan::default() {
        of_time
    } else {
        of_day
    };
    let (settled, faults) = calendar.settle(span, date);
    if let Some((_, fault)) = faults.first() {
        return format!("{fault:?}");
    }
    let mut line = settled.day.map_or_else(String::new, |day| day.to_string());
    for at in settled.start.iter().chain(&settled.end) {
        let same = Some(at.date()) == settled.day;
        let plus = if same { "" } else { "+" };
        line += &format!(" {plus}{}", at.strftime("%H:%M"));
    }
    line
}

#[test]
fn times_in_every_spelling() {
    for (wanted, cells) in [
        (
            "10:00 11:30",
            &[
                "10:00 - 11:30",
                "10:00 – 11:30",
                "10:00 — 11:30",
                "10:00 ～ 11:30",
                "10:00 〜 11:30",
                "10:00 ~ 11:30",
                "10:00 → 11:30",
                "10:00 to 11:30",
                "10:00, 11:30",
                "10:00−11:30",
                "10:00‐11:30",
                "10:00ー11:30",
                "10:00→11:30",
                "10:00/11:30",
                "10:00\n11:30",
                "10:00-11:30",
                "2030-05-15 10:00 - 2030-05-15 11:30",
                "2030/05/15 10:00～2030/05/15 11:30",
                "10-11:30",
                "１０：００～１１：３０",
                "10時～11時半",
                "10時から11時30分まで",
                "午前10時から午前11時30分",
                "午前10:00～11:30",
                "10.00-11.30",
                "10h-11h30",
                "10h00 à 11h30",
                "1000-1130",
                "10:00 bis 11:30 Uhr",
                "10 Uhr - 11.30 Uhr",
                "10:00-11:30 JST",
                "10:00 (JST) - 11:30 (JST)",
                "from 10:00 to 11:30",
                "10 - 11:30 am",
                "10am-11:30am",
                "10 a.m. – 11:30 a.m.",
                "10:00 AM to 11:30 AM",
                "10:00-11:30 (UTC+9)",
                "10:00 -> 11:30",
                "5月15日（水）10:00～11:30",
                "Wed, 15 May 2030, 10:00 – 11:30",
                "10:00-11:30, 15 May 2030",
                "2030-05-15T10:00+09:00/2030-05-15T11:30+09:00",
                "十時～十一時三十分",
                "10:00～11:30まで",
                "10:00⇨11:30",
                "10:00 > 11:30",
                "10:00‥11:30",
                "10:00 through 11:30",
                "10∶00 - 11∶30",
                "10:00 (90 min)",
                "10:00 90分",
                "10:00 AM, 90 min",
                "10時～11時半（90分）",
                "2030-05-15T10:00/PT1H30M",
                "10:00 - 11:30 น.",
                "May 15, 2030 10:00 AM - 11:30 AM",
                "15.05.2030 10.00 - 11.30 Uhr",
            ][..],
        ),
        (
            "14:00",
            &[
                "14:00",
                "1899-12-30T14:00:00",
                "1899/12/30 14:00",
                "12/30/1899 2:00:00 PM",
                "1900-01-00 14:00",
                "2030-05-15T14:00",
                "2030-05-15T14:00:00+09:00",
                "2030-05-15 14:00 JST",
                "2030-05-15T05:00:00Z",
                "2030-05-15 05:00:00+00:00",
                "2030-05-15 2:00 PM",
                "2:00 p.m.",
                "2:00 P.M.",
                "2 PM",
                "2pm",
                "14.00",
                "14h",
                "14h00",
                "1400",
                "午後2時",
                "午後２：００",
                "PM2:00",
                "14時",
                "14時00分",
                "2030-05-15T14:00:00+0900",
                "2030-05-15T14:00:00.000+09:00",
                "20300515T140000",
                "20300515T050000Z",
                "14:00:00",
                "2030-05-15 14:00 Asia/Tokyo",
                "2030-05-15T00:00:00-05:00",
                "2030-05-15 00:00:00-05:00",
                "0.583333333333333",
                "47618.5833333333",
                "14:00～",
                "令和12年5月15日 午後2時",
                "오후 2시",
                "下午2:00",
                "14 Uhr",
                "14:00 Uhr",
                "14:00h",
                "14点",
                "May 15, 2030 at 2:00 PM",
                "2:00 PM, May 15, 2030",
                "14:00 (GMT+9)",
                "2030年5月15日（水・祝）14時",
                "14:00から",
                "오후 2시",
                "2030-05-15 01:00 America/New_York",
                "14:00 Asia/Tokyo",
            ],
        ),
        (
            "00:00",
            &["12:00 AM", "午前12時", "午前0時", "0:00", "0000", "12am"],
        ),
        ("00:30", &["12:30 am", "午前0時30分", "0:30"]),
        (
            "12:00",
            &[
                "正午",
                "noon",
                "12:00 PM",
                "12 noon",
                "午後0時",
                "12:00",
                "0.5",
                "midi",
            ],
        ),
        (
            "14:00 14:30",
            &[
                "2:00 - 2:30 pm",
                "14:00-14:30",
                "2:00 pm - 2:30",
                "2:00-2:30PM",
                "午後2時～2時半",
            ],
        ),
        ("13:00 14:00", &["1:00-2:00pm", "1-2pm", "午後1時から2時"]),
        (
            "13:00 15:00",
            &[
                "午後1時～3時",
                "午後1:00-3:00",
                "午後1時～15時",
                "1 pm to 3 pm",
            ],
        ),
        (
            "10:00 15:00",
            &[
                "AM10:00～3:00",
                "10:00 am - 3:00",
                "AM10:00～PM3:00",
                "10:00 - 3:00 pm",
                "午前10時～午後3時",
            ],
        ),
        (
            "10:00 12:00",
            &["午前10時～12時", "10:00 - noon", "10am-12", "10:00～正午"],
        ),
        (
            "22:00 +00:00",
            &[
                "22:00～24:00",
                "10pm - midnight",
                "22:00～深夜0時",
                "22:00-0:00",
                "10:00 pm - 12:00",
            ],
        ),
        ("00:00 +00:00", &["0:00-24:00"]),
        (
            "22:00 +01:00",
            &[
                "22:00～25:00",
                "22:00-1:00",
                "22:00～深夜1時",
                "10pm-1am",
                "22:00～翌1:00",
                "22:00〜翌日午前1時",
                "22:00-01:00 (+1)",
                "22:00-01:00+1",
                "10 pm - 1 am (next day)",
            ],
        ),
        ("+01:30", &["25:30", "1.0625", "25時30分", "深夜25:30"]),
        ("+00:00", &["24:00", "24時"]),
    ] {
        for cell in cells {
            assert_eq!(
                read("2030-05-15", cell),
                format!("2030-05-15 {wanted}"),
                "{cell}"
            );
        }
    }
}

#[test]
fn days_in_every_spelling() {
    for day in [
        "2030-05-15",
        "2030/5/15",
        "2030.5.15",
        "20300515",
        "2030年5月15日",
        "２０３０年５月１５日（水）",
        "令和12年5月15日",
        "R12.5.15",
        "R12/5/15",
        "令和12年5月15日（水）",
        "令和12年（2030年）5月15日",
        "2030年（令和12年）5月15日",
        "5月15日",
        "5月15日（水・祝）",
        "第1日 5月15日",
        "Day 1 (5/15)",
        "1日目：5月15日",
        "1日目（5月15日）",
        "5/15/2030",
        "05/15/2030",
        "5/15/30",
        "15/5/2030",
        "15.05.2030",
        "15.5.",
        "15 May 2030",
        "15th May 2030",
        "May 15, 2030",
        "May 15th 2030",
        "15-May-2030",
        "15-May-30",
        "15 May",
        "May 15",
        "Wed 15 May 2030",
        "Wednesday, May 15, 2030",
        "15 May 2030 (Wed)",
        "2030-05-15 (水)",
        "5/15（水）",
        "15. Mai 2030",
        "15 mai 2030",
        "15 de mayo de 2030",
        "Mittwoch, 15. Mai 2030",
        "47618",
        "2030 May 15",
        "二〇三〇年五月十五日",
        "2030년 5월 15일 (수)",
        "水曜日 5月15日",
        "5/15",
        "5.15",
        "㋿12年5月15日",
        "2030-05-15T00:00:00",
        "2030-W20-3",
        "2030W203",
        "2030年5月15号",
        "2030年5月15日\n（水）",
        "2030年5月15日（水/祝）",
    ] {
        assert_eq!(
            read(day, "").trim_end_matches(" 00:00"),
            "2030-05-15",
            "{day}"
        );
    }
    assert_eq!(read("令和元年5月15日", ""), "2019-05-15");
    assert_eq!(read("平成31年4月30日", ""), "2019-04-30");
    assert_eq!(read("昭和64年1月7日", ""), "1989-01-07");
    assert_eq!(read("11.05.2030", ""), "2030-05-11");
    let short = day_cell("30/5/9").unwrap().day.unwrap();
    let event = [Date::constant(2030, 5, 9)];
    assert_eq!(order_of([&short], &event), Some(DayOrder::Ymd));
    assert_eq!(read("27 May 2030", ""), "2030-05-27");
}

#[test]
fn what_may_mean_two_things_is_not_read() {
    for (day, time, why) in [
        ("05/11/2030", "", "Order"),
        ("05/06/07", "", "Order"),
        ("2030-05-15（木）", "", "Weekday"),
        ("2030-02-30", "", "NoSuchDay"),
        ("令和元年4月1日", "", "Words"),
        ("2573-05-15", "", "Words"),
        ("30年5月15日", "", "Words"),
        ("15日", "", "Words"),
        // A year that has lost a mark is no time.
        ("", "2024-0101 19.01", "Words"),
        ("", "10-Jan-2001:00:00", "Words"),
        ("2030-05-15", "20時21 0h01", "Words"),
        // No year has one digit.
        ("6.10.6", "", "Words"),
        ("6/10/6", "", "Words"),
        ("5/15-16", "", "Words"),
        ("May 15-16", "", "Words"),
        ("May 15-16, 2030", "", "Words"),
        ("15 May-30", "", "Words"),
        // Years that are far from the event's.
        ("5/15/16", "", "Meaning"),
        ("16/5/15", "", "Order"),
        // Two beginnings.
        ("2030-05-15", "10:00・13:00", "Words"),
        ("2030-05-15", "10:00、13:00", "Words"),
        ("2030-05-15", "10:00 and 13:00", "Words"),
        ("2030-05-15", "10h et 13h", "Words"),
        ("未定", "", "Words"),
        ("2030-05-15", "0.25", "Meaning"),
        ("2030-05-15", "midnight", "Meaning"),
        ("2030-05-15", "深夜1時", "Meaning"),
        ("2030-05-15", "17:00-16:00", "Backwards"),
        ("2030-05-15", "10:00-10:00", "Backwards"),
        ("2030-05-15", "10:00-3:00", "Backwards"),
        ("2030-05-15", "10", "Words"),
        ("2030-05-15", "10-11", "Words"),
        ("2030-05-15", "10:00頃", "Words"),
        ("2030-05-15", "終日", "Words"),
        ("2030-05-15", "13:00 am", "Words"),
        ("2030-05-15", "10:60", "Words"),
        ("2030-05-15", "31:00", "Words"),
        ("2030-05-15", "10:00 IST", "Words"),
        ("2030-05-15", "1:00 or 2:00", "Words"),
        ("2030-05-15", "10:00-11:00-12:00", "Words"),
        ("2030-05-15", "〜10:00", "NoBeginning"),
        ("2030-05-15", "翌1:30", "Meaning"),
        // An end, or an offset from UTC.
        ("2030-05-15", "10:00-05:00", "Meaning"),
        ("2030-05-15", "10:00 -0500", "Meaning"),
        ("2030-05-15", "10:00-11:00 (90 min)", "Conflict"),
        ("2030-05-15", "10:00 (90)", "Words"),
        ("2030-W54-1", "", "Words"),
        ("12.10.1", "", "Order"),
    ] {
        assert_eq!(read(day, time), why, "{day} {time}");
    }
}

#[test]
fn a_column_decides_the_order_of_its_days() {
    let order = |cells: &[&str]| {
        let days: Vec<WrittenDay> = cells
            .iter()
            .map(|cell| day_cell(cell).unwrap().day.unwrap())
            .collect();
        order_of(&days, &calendar().days)
    };
    assert_eq!(order(&["05/11/2030", "05/15/2030"]), Some(DayOrder::Mdy));
    assert_eq!(order(&["05/11/2030", "15/05/2030"]), Some(DayOrder::Dmy));
    assert_eq!(order(&["05/11/2030"]), None);
    assert_eq!(order(&["05/13/2030", "13/05/2030", "05/11/2030"]), None);
    // One cell for all, but not out of the event: its 15th of May is no other's.
    assert_eq!(order(&["12/31/2030", "05/06/2030"]), Some(DayOrder::Mdy));
    let event = [Date::constant(2030, 11, 5)];
    let days = ["05/13/2030", "05/11/2030"].map(|cell| day_cell(cell).unwrap().day.unwrap());
    assert_eq!(order_of(&days, &event), None);
    assert_eq!(
        order_of([&day_cell("05/11/2030").unwrap().day.unwrap()], &event),
        Some(DayOrder::Dmy)
    );
}

#[test]
fn clocks_that_are_put_forward_and_back() {
    let calendar = Calendar {
        zone: TimeZone::get("Europe/Berlin").unwrap(),
        ..calendar()
    };
    let settle = |cell: &str| {
        let (settled, faults) = calendar.settle(&time_cell(cell).unwrap(), None);
        (
            settled.start.map(|at| at.to_string()),
            settled.end.map(|at| at.to_string()),
            faults,
        )
    };
    assert_eq!(settle("2027-03-28 02:30").2, [(false, Unread::Gap)]);
    assert_eq!(settle("2027-10-31 02:30").2, [(false, Unread::Twice)]);
    let (start, end, faults) = settle("2027-10-31 01:30-02:30");
    assert_eq!(
        (start.is_some(), end, faults),
        (true, None, vec![(true, Unread::Twice)])
    );
    assert_eq!(
        settle("2027-10-31T02:30+01:00").0.as_deref(),
        Some("2027-10-31T02:30:00+01:00[Europe/Berlin]")
    );
    // Winter's letters in summer mean the winter's clock, or the one on the wall.
    assert_eq!(settle("2030-07-01 10:00 CET").2, [(false, Unread::Meaning)]);
    assert_eq!(
        settle("2030-07-01 10:00 CEST").0.as_deref(),
        Some("2030-07-01T10:00:00+02:00[Europe/Berlin]")
    );
    // Told in the event's zone, under its day.
    let (settled, _) = calendar.settle(&time_cell("2030-05-15T10:30-05:00").unwrap(), None);
    assert_eq!(
        settled.start.unwrap().strftime("%H:%M").to_string(),
        "17:30"
    );
}

#[test]
fn durations_in_every_spelling() {
    for (minutes, cells) in [
        (
            90,
            &[
                "1:30",
                "01:30:00",
                "90",
                "90分",
                "1時間30分",
                "1時間半",
                "1h30",
                "1 h 30 min",
                "PT1H30M",
                "PT90M",
                "1.5 hours",
                "90 min.",
                "1 hour and 30 minutes",
                "90.0",
                "1,5 h",
                "1小时30分钟",
                "90 phút",
                "๙๐ นาที",
            ][..],
        ),
        (60, &["1:00:00", "60", "PT1H", "1h", "60 minutes", "１時間"]),
    ] {
        for cell in cells {
            assert_eq!(duration(cell), Some(minutes), "{cell}");
        }
    }
    for cell in [
        "", "0", "long", "1:75", "PT", "25:00", "1:30:15", "1h 90", "2", "4.0",
    ] {
        assert_eq!(duration(cell), None, "{cell}");
    }
}

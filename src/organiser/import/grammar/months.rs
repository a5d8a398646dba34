//! Days whose months and weekdays are named in Vietnamese and Thai.

use winnow::ascii::space0;
use winnow::combinator::{alt, opt, preceded};
use winnow::prelude::*;
use winnow::token::take_while;

use super::Read;
use super::days::{Parts, YEARS, digit, fail, small, year};

/// `ngày 15 tháng 5 năm 2030`, `15 tháng 5`.
pub(super) fn vietnamese(input: &mut &str) -> Read<Parts> {
    let behind = preceded((space0, alt(("năm ", "/", "-"))), year);
    let (_, day, _, month, year) =
        (opt("ngày "), small, " tháng ", small, opt(behind)).parse_next(input)?;
    Ok(Parts::Known(year, month, day))
}

/// `ngày 15/5/2030`, `วันที่ 15/5/2573`: behind these words the day comes first, and in Thai years are the Buddha's too.
pub(super) fn announced(input: &mut &str) -> Read<Parts> {
    let thai = alt(("ngày ".map(|_| false), ("วันที่", space0).map(|_| true))).parse_next(input)?;
    let (day, mark, month) = (small, alt(('/', '-', '.')), small).parse_next(input)?;
    let year = |input: &mut &str| -> Read<i16> {
        if thai {
            return buddhist(input);
        }
        alt((
            year,
            take_while(2, digit).parse_to().map(|year: i16| 2000 + year),
        ))
        .parse_next(input)
    };
    let year = opt(preceded(mark, year)).parse_next(input)?;
    Ok(Parts::Known(year, month, day))
}

/// A year counted from the Buddha, or as everywhere.
fn buddhist(input: &mut &str) -> Read<i16> {
    take_while(4, digit)
        .parse_to::<i16>()
        .map(|year| if year > 2400 { year - 543 } else { year })
        .verify(|year| YEARS.contains(year))
        .parse_next(input)
}

/// Names of months in Thai, whole and shortened.
#[rustfmt::skip]
const THAI_MONTHS: [(&str, &str); 12] = [
    ("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย."), ("พฤษภาคม", "พ.ค."), ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค."), ("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค."), ("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค."),
];

/// `15 พฤษภาคม 2573`, `15 พ.ค. 2573`: beside a Thai month the year is counted from the Buddha, or as everywhere.
pub(super) fn thai(input: &mut &str) -> Read<Parts> {
    let month = |input: &mut &str| -> Read<i8> {
        for (month, (whole, short)) in (1..).zip(THAI_MONTHS) {
            if let Some(rest) = input
                .strip_prefix(whole)
                .or_else(|| input.strip_prefix(short))
            {
                *input = rest;
                return Ok(month);
            }
        }
        fail(input)
    };
    let behind = preceded((space0, opt((alt(("พ.ศ.", "ค.ศ.")), space0))), buddhist);
    let (_, day, _, month, year) =
        (opt(("วันที่", space0)), small, space0, month, opt(behind)).parse_next(input)?;
    Ok(Parts::Known(year, month, day))
}

/// Names of weekdays from Monday, in several words or with marks that are no letters.
#[rustfmt::skip]
const WEEKDAYS: [&[&str]; 7] = [
    &["thứ hai", "thứ 2", "วันจันทร์"], &["thứ ba", "thứ 3", "วันอังคาร"], &["thứ tư", "thứ 4", "วันพุธ"], &["thứ năm", "thứ 5", "วันพฤหัสบดี", "วันพฤหัส"],
    &["thứ sáu", "thứ 6", "วันศุกร์"], &["thứ bảy", "thứ 7", "วันเสาร์"], &["chủ nhật", "วันอาทิตย์"],
];

/// `Thứ Tư`, `วันพุธที่`: the weekday's number from Monday.
pub(super) fn weekday(input: &mut &str) -> Read<usize> {
    for (at, names) in WEEKDAYS.iter().enumerate() {
        let rest = names.iter().find_map(|name| input.strip_prefix(name));
        if let Some(rest) = rest.filter(|rest| !rest.starts_with(digit)) {
            *input = rest.strip_prefix("ที่").unwrap_or(rest);
            return Ok(at);
        }
    }
    fail(input)
}

#[cfg(test)]
mod tests {
    use crate::import::grammar::tests::read;

    /// Days and times as lists in Chinese, Korean, Vietnamese and Thai have them.
    #[test]
    fn days_and_times_of_other_languages() {
        for (day, time, wanted) in [
            ("15 พฤษภาคม 2573", "10.30 น.", "2030-05-15 10:30"),
            (
                "วันที่ 15 พ.ค. 2573",
                "10.30-12.00 น.",
                "2030-05-15 10:30 12:00",
            ),
            ("15 พ.ค. พ.ศ. 2573", "10:30 น.", "2030-05-15 10:30"),
            ("15 พ.ค. 2030", "", "2030-05-15"),
            ("15 มิ.ย. 2573", "", "2030-06-15"),
            (
                "ngày 15 tháng 5 năm 2030",
                "10 giờ 30 - 12 giờ",
                "2030-05-15 10:30 12:00",
            ),
            ("15 tháng 5", "10g30", "2030-05-15 10:30"),
            ("15/05/2030", "từ 10:30 đến 12:00", "2030-05-15 10:30 12:00"),
            ("5月15日 星期三", "上午10点半", "2030-05-15 10:30"),
            (
                "2030年5月15日 周三",
                "下午2点到4点",
                "2030-05-15 14:00 16:00",
            ),
            ("5月15日（週三）", "10:30至12:00", "2030-05-15 10:30 12:00"),
            ("2030年5月15日", "中午12点", "2030-05-15 12:00"),
            (
                "2030. 5. 15.(수)",
                "정오 ~ 오후 2시",
                "2030-05-15 12:00 14:00",
            ),
            ("5월 15일", "낮 12시", "2030-05-15 12:00"),
            ("5月15日 星期四", "", "Weekday"),
            ("15 พ.ค. 1573", "", "Words"),
            ("32 tháng 5", "", "NoSuchDay"),
            ("5月15日", "晚上12点", "Words"),
            ("5月15日", "晚上8点", "2030-05-15 20:00"),
            ("5月15日", "晚上8点半到10点", "2030-05-15 20:30 22:00"),
            ("5月15日", "早上9点～晚上7点", "2030-05-15 09:00 19:00"),
            ("5月15日", "晚上20点", "2030-05-15 20:00"),
            ("5月15日", "晚上2点", "Words"),
            ("5月15日", "早上20点", "Words"),
            ("5月15日", "凌晨1点", "2030-05-15 01:00"),
            ("5月15日", "凌晨2点～4点", "2030-05-15 02:00 04:00"),
            ("5月15日", "凌晨8点", "Words"),
            ("5月15日", "中午12点半～1点半", "2030-05-15 12:30 13:30"),
            ("5月15日", "中午1点", "2030-05-15 13:00"),
            ("5月15日", "中午11点", "Words"),
            ("5월 15일", "새벽 2시", "2030-05-15 02:00"),
            ("5월 15일", "낮 1시 30분", "2030-05-15 13:30"),
            ("ngày 15/5/2030", "lúc 10:00", "2030-05-15 10:00"),
            ("ngày 11/5/2030", "10:00", "2030-05-11 10:00"),
            (
                "Thứ Tư ngày 15/5",
                "từ 8h đến 10h",
                "2030-05-15 08:00 10:00",
            ),
            ("ngày 15-05-30", "", "2030-05-15"),
            ("ngày 5/15/2030", "", "NoSuchDay"),
            ("ngày 15/5-2030", "", "Words"),
            (
                "วันที่ 15/5/2573",
                "เวลา 10.00-11.30 น.",
                "2030-05-15 10:00 11:30",
            ),
            ("2030-05-15", "kl. 10.00", "2030-05-15 10:00"),
            ("2030-05-15", "kl. 10.00–11.30", "2030-05-15 10:00 11:30"),
            ("2030-05-15 kl. 10.00", "", "2030-05-15 10:00"),
            ("2030-05-15", "à 14h00", "2030-05-15 14:00"),
            ("2030-05-15", "ab 10 Uhr", "2030-05-15 10:00"),
            ("2030-05-15", "at 10", "Words"),
            ("2030-05-15", "1400hrs - 1530hrs", "2030-05-15 14:00 15:30"),
            ("2030-05-15", "昼12時半～1時半", "2030-05-15 12:30 13:30"),
            ("5月15日", "夕方5時半～夜8時", "2030-05-15 17:30 20:00"),
            ("5月15日", "夜12時", "Words"),
            ("5월 15일", "저녁 7시", "2030-05-15 19:00"),
            ("5월 15일", "아침 9시 - 10시", "2030-05-15 09:00 10:00"),
            (
                "Thứ Tư, 15/05/2030",
                "8 giờ sáng - 2 giờ chiều",
                "2030-05-15 08:00 14:00",
            ),
            (
                "Thứ Tư ngày 15 tháng 5 năm 2030",
                "8h30 tối",
                "2030-05-15 20:30",
            ),
            ("Thứ 4, 15/05/2030", "12 giờ trưa", "2030-05-15 12:00"),
            ("15/05/2030 (thứ tư)", "11 giờ trưa", "Words"),
            ("Thứ Năm, 15/05/2030", "", "Weekday"),
            ("15/05/2030", "1 giờ đêm", "Words"),
            (
                "วันพุธที่ ๑๕ พฤษภาคม ๒๕๗๓",
                "๑๐.๓๐-๑๒.๐๐ น.",
                "2030-05-15 10:30 12:00",
            ),
            ("วันพฤหัสบดีที่ 15 พฤษภาคม 2573", "", "Weekday"),
            ("๑๕/๐๕/๒๕๗๓", "", "Words"),
        ] {
            assert_eq!(read(day, time), wanted, "{day} {time}");
        }
    }
}

//! Language matching: which of the languages that are there is the best for a wanted tag (BCP 47, by likely script).

/// The best of `available` for a wanted tag: the same tag, else the longest that it begins with, else one of the same
/// language and script.
pub fn best_match<'t>(wanted: &str, available: &[&'t str]) -> Option<&'t str> {
    let mut shorter = wanted;
    loop {
        let found = available
            .iter()
            .find(|tag| tag.eq_ignore_ascii_case(shorter));
        if found.is_some_and(|found| script(found) == script(wanted)) {
            return found.copied();
        }
        let Some((front, _)) = shorter.rsplit_once('-') else {
            break;
        };
        shorter = front;
    }
    let same = |tag: &&&str| {
        primary(tag).eq_ignore_ascii_case(primary(wanted)) && script(tag) == script(wanted)
    };
    available.iter().find(same).copied()
}

/// The language subtag: `zh` of `zh-Hans-SG`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The script (ISO 15924) in which a language is written, said or likely (CLDR's likely subtags, for languages with
/// several scripts); empty for languages with one.
pub fn script(tag: &str) -> &str {
    let said = tag
        .split('-')
        .skip(1)
        .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if let Some(said) = said {
        return said;
    }
    let is_in = |regions: &[&str]| {
        let in_list = |part: &str| {
            regions
                .iter()
                .any(|region| part.eq_ignore_ascii_case(region))
        };
        tag.split('-').skip(1).any(in_list)
    };
    match primary(tag).to_ascii_lowercase().as_str() {
        "zh" if is_in(&["TW", "HK", "MO"]) => "Hant",
        "zh" => "Hans",
        "sr" if is_in(&["ME"]) => "Latn",
        "sr" => "Cyrl",
        "uz" if is_in(&["AF"]) => "Arab",
        "uz" => "Latn",
        "mn" if is_in(&["CN"]) => "Mong",
        "mn" => "Cyrl",
        "pa" if is_in(&["PK"]) => "Arab",
        "pa" => "Guru",
        _ => "",
    }
}

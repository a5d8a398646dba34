//! A mark for whoever has no logo.

/// One or two letters that stand for a name: initials of Latin words, the first character of others. Forms of
/// companies are not what one is known by.
pub fn monogram(name: &str) -> String {
    let name = [
        "株式会社",
        "一般社団法人",
        "公益財団法人",
        "国立大学法人",
        "(株)",
        "（株）",
    ]
    .iter()
    .fold(name.to_owned(), |name, form| name.replace(form, ""));
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        let small = ["of", "the", "and", "for", "de"];
        !word.is_empty() && !small.iter().any(|small| word.eq_ignore_ascii_case(small))
    });
    let first = words.next().unwrap_or_default();
    let is_latin = str::is_ascii;
    let initials = |word: &str| {
        word.chars()
            .take(1)
            .flat_map(char::to_uppercase)
            .collect::<String>()
    };
    match words.next() {
        Some(second) if is_latin(first) && is_latin(second) => initials(first) + &initials(second),
        _ => initials(first),
    }
}

#[cfg(test)]
mod tests {
    use super::monogram;

    #[test]
    fn letters_are_what_a_name_is_known_by() {
        assert_eq!(monogram("City of Yokohama"), "CY");
        assert_eq!(monogram("株式会社大隅"), "大");
        assert_eq!(monogram("横浜市立大学"), "横");
        assert_eq!(monogram("NEC"), "N");
        assert_eq!(monogram("🙂"), "");
    }
}

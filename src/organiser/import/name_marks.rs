//! What lists write around names and what is no part of them: branches of a tree, bullets, marks of notes, the words of a
//! letter's address; and addresses where a city is asked for.

/// What is drawn before the members of a group, `├─ 青葉`, and the signs that begin such a drawing.
const BRANCHES: &[char] = &[
    '├', '└', '│', '┗', '┣', '┃', '↳', '─', '━', '・', '•', ' ', '\u{3000}',
];
const BEGIN: &[char] = &['├', '└', '│', '┗', '┣', '┃', '↳', '・', '•'];

/// Forms of companies behind which 様 is a courtesy.
const FORMS: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "(株)",
    "（株）",
    "㈱",
    "(有)",
    "（有）",
    "㈲",
    "法人",
    "協会",
    "組合",
    "大学",
];

/// An exhibitor's name without what a list or a letter puts around it.
pub(super) fn bare(name: &str) -> &str {
    let drawn = || {
        name.starts_with(BEGIN)
            .then(|| name.trim_start_matches(BRANCHES))
    };
    // What stands between two strokes is a heading.
    let listed = || name.strip_prefix("- ").filter(|rest| !rest.ends_with('-'));
    let start = drawn().or_else(listed).filter(|rest| !rest.is_empty());
    let name = without_note(start.unwrap_or(name));
    let courtesy = ["御中", "様", "殿"].into_iter().find_map(|word| {
        let rest = name.strip_suffix(word)?;
        let whole = rest.trim_end();
        let is_courtesy = word == "御中"
            || whole.len() < rest.len()
            || FORMS.iter().any(|form| whole.ends_with(form));
        (is_courtesy && !whole.is_empty()).then_some(whole)
    });
    courtesy.unwrap_or(name)
}

/// A name without the mark of a note at the foot of the list: `青葉※1`, `Aoba (*2)`, `Aoba†`. A star without a number may be
/// the name's own.
fn without_note(name: &str) -> &str {
    let closed = name.strip_suffix([')', '）']);
    let open = closed.unwrap_or(name);
    let marked = open.trim_end_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let numbered = marked.len() < open.len();
    let marks: &[char] = if numbered {
        &['※', '*', '＊']
    } else {
        &['※', '†', '‡']
    };
    let rest = marked.strip_suffix(marks).and_then(|rest| match closed {
        Some(_) => rest.strip_suffix(['(', '（']),
        None => Some(rest),
    });
    rest.map(str::trim_end)
        .filter(|rest| !rest.is_empty())
        .unwrap_or(name)
}

/// Whether a text is where a house stands, which may be somebody's home, and no city: `〒100-0001 東京都…1-2-3`.
pub(super) fn is_address(text: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let text: Vec<char> = text.nfkc().collect();
    let is_dash = |c: char| matches!(c, '-' | '‐' | '–' | '−' | 'ー' | '－');
    let numbers = text
        .windows(3)
        .any(|three| three[0].is_ascii_digit() && is_dash(three[1]) && three[2].is_ascii_digit());
    let house = text
        .windows(2)
        .any(|two| two[0].is_ascii_digit() && matches!(two[1], '番' | '号' | '丁'));
    numbers || house || text.contains(&'〒')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_bare() {
        for (name, wanted) in [
            ("├ 青葉", "青葉"),
            ("└─若葉", "若葉"),
            ("・双葉", "双葉"),
            ("- Aoba", "Aoba"),
            ("- Aoba -", "- Aoba -"),
            ("━━ 協賛 ━━", "━━ 協賛 ━━"),
            ("青葉株式会社 様", "青葉株式会社"),
            ("青葉株式会社様", "青葉株式会社"),
            ("若葉株式会社御中", "若葉株式会社"),
            ("みなと協会　御中", "みなと協会"),
            ("若葉※1", "若葉"),
            ("若葉 ※２", "若葉"),
            ("若葉（※12）", "若葉"),
            ("若葉※", "若葉"),
            ("若葉株式会社様※1", "若葉株式会社"),
            ("Aoba *1", "Aoba"),
            ("Aoba (*2)", "Aoba"),
            ("Aoba†", "Aoba"),
            // Their own.
            ("Studio 54", "Studio 54"),
            ("Star*", "Star*"),
            ("青葉（2）", "青葉（2）"),
            ("※1", "※1"),
            ("M*A*S*H", "M*A*S*H"),
            ("らーめん王様", "らーめん王様"),
            ("-196", "-196"),
            ("A・B", "A・B"),
            ("様", "様"),
            ("御中", "御中"),
            ("・", "・"),
        ] {
            assert_eq!(bare(name), wanted, "{name}");
        }
    }

    #[test]
    fn addresses_are_told_from_cities() {
        for text in [
            "東京都港区1-2-3",
            "〒100-0001 東京都",
            "港区芝公園４丁目",
            "大阪市北区梅田１－１",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "東京都港区",
            "New York",
            "Paris 15e",
            "Quận 1",
            "Île-de-France",
            "四日市市",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}

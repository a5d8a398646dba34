//! Whether an entry holds, as a column of its own says it or a mark in its name: `【中止】C社`, `Talk (cancelled)`.

use std::sync::LazyLock;

use super::headings::fold;

/// What lists say of those who do not come, and of those who do.
#[rustfmt::skip]
const CANCELLED: &[&str] = &["中止", "開催中止", "講演中止", "出展中止", "キャンセル", "キャンセル済", "キャンセル済み", "取消", "取消し", "取り消し", "取消済", "出展取消", "取りやめ", "取り止め", "取下げ", "取り下げ", "取下", "失格",
    "辞退", "辞退済", "出展辞退", "登壇辞退", "不参加", "不出展", "出展見送り", "見送り", "欠席", "欠演", "却下", "削除",
    "cancelled", "canceled", "cancel", "withdrawn", "withdrew", "declined", "rejected", "not accepted", "refused", "no show", "called off", "abgesagt", "annulé", "cancelado"];
#[rustfmt::skip]
const HOLDS: &[&str] = &["出展", "出展する", "出展済", "参加", "参加する", "確定", "決定", "承認", "承認済", "受付済", "完了", "済", "公開", "公開済", "開催", "予定", "予定通り", "実施",
    "ok", "yes", "confirmed", "accepted", "approved", "active", "public", "published", "scheduled", "paid", "done"];
/// What nobody knows yet; marks of names alone, for a column of states is told whatever else it says.
#[rustfmt::skip]
const OPEN: &[&str] = &["仮", "仮題", "仮称", "仮申込", "仮予約", "未定", "未確定", "未承認", "未入金", "調整中", "検討中", "審査中", "確認中", "交渉中", "依頼中", "保留", "延期", "キャンセル待ち", "要確認",
    "tbc", "tbd", "tba", "to be confirmed", "tentative", "provisional", "pending", "on hold", "waiting list", "waitlist", "waitlisted", "postponed", "draft"];

/// What may stand before such a word.
const WHAT: &[&str] = &[
    "出展", "参加", "申込", "開催", "講演", "登壇", "発表", "契約",
];

/// Signs that stand for such a word in a column of states, and before a name for nobody knows which.
const CROSSES: &[char] = &['×', '✕', '✖', '✗', '✘', '❌', '❎', '╳'];
const CIRCLES: &[char] = &['○', '◯', '〇', '◎', '●', '✓', '✔', '✅', '☑'];

/// What is said of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowStatus {
    /// It does not take place.
    Cancelled,
    /// It does.
    Holds,
    /// Neither is sure.
    Open,
}

/// What each word says, folded once for all rows.
static KNOWN: LazyLock<Vec<(String, RowStatus)>> = LazyLock::new(|| {
    [
        (CANCELLED, RowStatus::Cancelled),
        (HOLDS, RowStatus::Holds),
        (OPEN, RowStatus::Open),
    ]
    .into_iter()
    .flat_map(|(words, status)| words.iter().map(move |word| (fold(word), status)))
    .collect()
});

impl RowStatus {
    /// What a word says, if it is one of those.
    pub fn of(text: &str) -> Option<Self> {
        let is_one_of = |signs: &[char]| {
            let text = text.trim();
            !text.is_empty() && text.trim_start_matches(signs).is_empty()
        };
        if is_one_of(CROSSES) {
            return Some(Self::Cancelled);
        }
        if is_one_of(CIRCLES) {
            return Some(Self::Holds);
        }
        let folded = fold(text);
        // `11/20辞退`: when it was said makes no difference.
        let word = folded
            .trim_matches(|c: char| c.is_ascii_digit() || matches!(c, '月' | '日' | '付' | '年'));
        let known = |word: &str| {
            let found = KNOWN.iter().find(|(known, _)| known == word);
            found
                .map(|(_, status)| *status)
                .filter(|_| !word.is_empty())
        };
        // `出展キャンセル`, `申込取下げ`: what it is that holds or does not makes no difference either.
        let of_what = || WHAT.iter().find_map(|what| known(word.strip_prefix(what)?));
        known(&folded).or_else(|| known(word)).or_else(of_what)
    }
}

/// Columns of remarks, folded.
#[rustfmt::skip]
const REMARKS: &[&str] = &["備考", "びこう", "摘要", "めも", "こめんと", "remarks", "remark", "notes", "note", "memo", "comment", "comments", "비고", "메모", "备注", "備註", "ghichú", "หมายเหตุ"];

/// Whether a column holds remarks of whoever keeps the list.
pub(super) fn is_remarks(heading: &str) -> bool {
    REMARKS.contains(&fold(heading).as_str())
}

/// Whether a remark is a word that calls an entry off; a cross may mean anything.
pub(super) fn is_word_for_off(text: &str) -> bool {
    !text.trim().starts_with(CROSSES) && RowStatus::of(text) == Some(RowStatus::Cancelled)
}

/// What parts of a name stand in.
const BRACKETS: &[(char, char)] = &[
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('(', ')'),
    ('（', '）'),
    ('〔', '〕'),
    ('〈', '〉'),
    ('《', '》'),
    ('<', '>'),
    ('＜', '＞'),
    ('≪', '≫'),
    ('「', '」'),
    ('『', '』'),
];

/// What parts a word from a name: `中止：C社`, `Talk – cancelled`, `※辞退 C社`.
const SIGNS: &[char] = &[
    ':', '：', '-', '–', '—', '－', '※', '＊', '*', '★', '☆', '●', '■', '◆', '×', '✕', '✖', '❌',
    '✗', '✘', '!', '！', '|', '｜', '/', '／',
];

/// A name without the mark that stands before or behind it, the mark, and what it says.
pub(super) fn mark_of(name: &str) -> Option<(&str, &str, RowStatus)> {
    in_brackets(name)
        .or_else(|| beside_a_sign(name))
        .or_else(|| crossed(name))
}

/// A cross before a name may call it off, or be its own: that is for the organiser to say.
fn crossed(name: &str) -> Option<(&str, &str, RowStatus)> {
    let name = name.trim();
    let rest = name.strip_prefix(CROSSES)?;
    let mark = name.strip_suffix(rest)?;
    (says_something(rest) && !rest.starts_with(CROSSES)).then_some((
        rest.trim(),
        mark,
        RowStatus::Open,
    ))
}

fn in_brackets(name: &str) -> Option<(&str, &str, RowStatus)> {
    let name = name.trim();
    BRACKETS.iter().find_map(|&(open, close)| {
        let before = name
            .strip_prefix(open)
            .and_then(|rest| rest.split_once(close));
        let behind = name
            .strip_suffix(close)
            .and_then(|rest| rest.rsplit_once(open));
        let found = before
            .map(|(word, rest)| (rest, word))
            .into_iter()
            .chain(behind);
        let mut known = found.filter_map(|(rest, word)| {
            let status = RowStatus::of(word)?;
            // `Going places (public)` and `(Yes)` may be a title's own: round brackets are for what is off or open.
            let own =
                matches!(open, '(' | '（' | '「' | '『' | '<' | '＜') && status == RowStatus::Holds;
            (!own && says_something(rest)).then_some((rest.trim(), word, status))
        });
        known.next()
    })
}

/// A word that calls it off, with a sign between it and the name.
fn beside_a_sign(name: &str) -> Option<(&str, &str, RowStatus)> {
    let name = name.trim();
    let is_sign = |c: char| SIGNS.contains(&c);
    let bare = |word: &str| {
        word.trim_matches(|c: char| is_sign(c) || c.is_whitespace())
            .len()
    };
    let parted = |at: usize, sign: char| (&name[..at], &name[at + sign.len_utf8()..]);
    let cut = |c: char| is_sign(c) || c == ' ' || c == '\u{3000}';
    let places = || name.char_indices().filter(|(_, c)| cut(*c));
    let is_off = |word: &str, with: char| {
        // A space alone parts nothing: `中止 C社` has no sign of being no name.
        let signed = is_sign(with) || word.chars().any(is_sign);
        signed && bare(word) > 0 && RowStatus::of(word) == Some(RowStatus::Cancelled)
    };
    let first = places().find_map(|(at, sign)| {
        let (word, rest) = parted(at, sign);
        (is_off(word, sign) && says_something(rest)).then_some((rest, word))
    });
    let last = || {
        places().rev().find_map(|(at, sign)| {
            let (rest, word) = parted(at, sign);
            (is_off(word, sign) && says_something(rest)).then_some((rest, word))
        })
    };
    let (rest, word) = first.or_else(last)?;
    let rest = rest.trim_matches(|c: char| is_sign(c) || c.is_whitespace());
    Some((rest, word.trim(), RowStatus::Cancelled))
}

fn says_something(rest: &str) -> bool {
    rest.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_names() {
        for (name, rest, status) in [
            ("【中止】C社", "C社", RowStatus::Cancelled),
            ("C社【辞退】", "C社", RowStatus::Cancelled),
            ("【※キャンセル】 C社", "C社", RowStatus::Cancelled),
            ("【11/20辞退】C社", "C社", RowStatus::Cancelled),
            ("［取消］C社", "C社", RowStatus::Cancelled),
            ("C社（出展辞退）", "C社", RowStatus::Cancelled),
            ("＜中止＞C社", "C社", RowStatus::Cancelled),
            ("Acme Ltd. (cancelled)", "Acme Ltd.", RowStatus::Cancelled),
            ("[CANCELED] Opening", "Opening", RowStatus::Cancelled),
            ("CANCELLED: Opening", "Opening", RowStatus::Cancelled),
            ("Opening - cancelled", "Opening", RowStatus::Cancelled),
            ("Opening – CANCELLED!", "Opening", RowStatus::Cancelled),
            ("中止：C社", "C社", RowStatus::Cancelled),
            ("※辞退 C社", "C社", RowStatus::Cancelled),
            ("C社 ※キャンセル", "C社", RowStatus::Cancelled),
            ("★中止★C社", "C社", RowStatus::Cancelled),
            ("【確定】C社", "C社", RowStatus::Holds),
            ("[Confirmed] Acme", "Acme", RowStatus::Holds),
            ("【仮】C社", "C社", RowStatus::Open),
            ("C社（調整中）", "C社", RowStatus::Open),
            ("Opening (TBC)", "Opening", RowStatus::Open),
            ("×C社", "C社", RowStatus::Open),
            ("× C社", "C社", RowStatus::Open),
            ("❌C社", "C社", RowStatus::Open),
            ("×辞退 C社", "C社", RowStatus::Cancelled),
            ("【×】C社", "C社", RowStatus::Cancelled),
            ("【○】C社", "C社", RowStatus::Holds),
        ] {
            let (found, _, said) = mark_of(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!((found, said), (rest, status), "{name}");
        }
    }

    #[test]
    fn signs_say_what_words_do_in_a_column_of_states() {
        for (text, status) in [
            ("×", Some(RowStatus::Cancelled)),
            (" ✕ ", Some(RowStatus::Cancelled)),
            ("○", Some(RowStatus::Holds)),
            ("◎", Some(RowStatus::Holds)),
            ("✓", Some(RowStatus::Holds)),
            ("△", None),
            ("", None),
        ] {
            assert_eq!(RowStatus::of(text), status, "{text}");
        }
    }

    #[test]
    fn names_that_only_look_marked_are_names() {
        for name in [
            "【基調講演】水の未来",
            "（株）青葉",
            "青葉(株)",
            "中止社",
            "【中止】",
            "出展 C社",
            "Going places (public)",
            "Cancelled flights and what to do",
            "OK – a talk",
            "Cancel culture: a history",
            "[Keynote] Opening",
            "A-1 - B",
            "×",
            "×××C",
            "農業×IT",
            "○○株式会社",
        ] {
            assert_eq!(mark_of(name), None, "{name}");
        }
    }
}

//! From what was typed to the words that are looked for.

use memchr::memmem::Finder;

use crate::fold::{Script, fold, script};
use crate::grams::Needed;
use crate::query::TYPED;
use crate::romaji;
use crate::unicode::nfkc;

/// A word that is looked for.
pub(crate) struct Term {
    /// As it was typed.
    pub typed: String,
    /// Folded.
    pub text: String,
    /// Whether it is of Latin letters or digits, which have words; other scripts are found anywhere.
    pub latin: bool,
    /// How it sounds when it is romaji, and what readings that sound so must have.
    pub sound: Option<(Finder<'static>, Needed)>,
    /// The Sustainable Development Goal that it names.
    pub goal: Option<usize>,
    /// What its places in a text must have.
    pub grams: Needed,
    pub finder: Finder<'static>,
}

/// Letters that romaji must have to be looked for in readings: fewer are found everywhere.
const SOUND: usize = 3;
/// Words of a search that are looked at.
const WORDS: usize = 12;

impl Term {
    pub fn new(typed: &str) -> Option<Self> {
        let text = fold(typed);
        let latin = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let sound = if latin
            && text.bytes().all(|byte| byte.is_ascii_alphabetic())
            && text.len() >= SOUND
        {
            let sound = romaji::of_romaji(&text);
            Some((Finder::new(&sound).into_owned(), Needed::of(&sound)))
        } else {
            None
        };
        (!text.is_empty()).then(|| Self {
            typed: typed.to_owned(),
            latin,
            sound,
            goal: goal(&text),
            grams: Needed::of(&text),
            finder: Finder::new(&text).into_owned(),
            text,
        })
    }
}

/// The words of a search, without forms of companies.
pub(crate) fn terms(typed: &str) -> Vec<Term> {
    let typed: String = typed.chars().take(TYPED).collect();
    let kept = words(&without_forms(&typed), true);
    // Who types nothing but a form wants just that.
    let kept = if kept.is_empty() {
        words(&typed, false)
    } else {
        kept
    };
    let mut terms: Vec<Term> = Vec::new();
    for word in kept.into_iter().take(WORDS) {
        if let Some(term) = Term::new(&word)
            && terms.iter().all(|other| other.text != term.text)
        {
            terms.push(term);
        }
    }
    terms
}

/// Words that say of a number that it is a Sustainable Development Goal's, folded.
const GOAL: &str = "sdg goal 目標 ごる 目标 목표 muctieu เปาหมาย";
/// What may stand with them and the number, the longer before what it holds, folded.
const BESIDE: &str = "development sustainable number no the th so s 持続可能な開発 番 目 第 号 可持续发展 个 项 지속가능 번 째 제 ที";

/// The number of the Sustainable Development Goal that a folded text names, and nothing else: 14 of `sdgs14`, of
/// `sdggoal14` and of `14番目の目標`.
fn goal(folded: &str) -> Option<usize> {
    let number: String = folded.chars().filter(char::is_ascii_digit).collect();
    let without = |text: String, words: &str| {
        let words = words.split(' ');
        words.fold(text, |rest, word| rest.replace(word, ""))
    };
    // Of two numbers something is left.
    let words = without(folded.to_owned(), &[&number, " の"].concat());
    let length = words.len();
    let beside = without(words, GOAL);
    let names_one = beside.len() < length && without(beside, BESIDE).is_empty();
    let number = number.parse().ok().filter(|_| names_one)?;
    (1..=feed::limits::SDGS).contains(&number).then_some(number)
}

/// Words, where those that name a goal are one.
fn words(typed: &str, drop_forms: bool) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    // How many of them can be of no goal any more.
    let mut closed = 0;
    for word in split(typed, drop_forms) {
        words.push(word);
        let first = (closed..words.len()).find(|first| {
            let run = words.get(*first..).unwrap_or_default();
            // What stands between keeps two numbers from being one.
            goal(&fold(&run.join("の"))).is_some()
        });
        if let Some(first) = first {
            let run = words.split_off(first).join("");
            words.push(run);
            closed = words.len();
        }
    }
    words
}

fn split(typed: &str, drop_forms: bool) -> Vec<String> {
    typed
        .split(|c: char| c.is_whitespace() || ",、，;；/／|\"“”「」『』()（）".contains(c))
        .filter(|word| !(drop_forms && is_latin_form(&fold(word))))
        .filter(|word| !fold(word).is_empty())
        .map(str::to_owned)
        .collect()
}

/// Forms of organisations in Japanese, which people write, shorten or leave out as they please.
const FORMS: &str = "国立研究開発法人 地方独立行政法人 特定非営利活動法人 独立行政法人 一般社団法人 公益社団法人 一般財団法人 \
    公益財団法人 国立大学法人 公立大学法人 社会福祉法人 学校法人 株式会社 株式會社 有限会社 合同会社 合名会社 合資会社 npo法人 \
    (株) (有) (同) (一社) (公社) (一財) (公財) (特非) (独)";

/// A name or search with the Japanese forms taken out. `㈱` and the like are read as `(株)`.
pub(crate) fn without_forms(text: &str) -> String {
    let mut plain: String = nfkc(text).into_owned();
    for form in FORMS.split(' ') {
        if plain.contains(form) {
            plain = plain.replace(form, " ");
        }
    }
    plain
}

/// A name without what its organisation is by law: `日本工営株式会社` and `日本工営` are one, and so are `Acme Co., Ltd.` and `Acme`.
pub fn bare_name(name: &str) -> String {
    let plain = without_forms(name);
    let words = plain.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.'));
    let kept = words.filter(|word| !is_latin_form(&fold(word)));
    kept.filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Forms in Latin letters.
pub(crate) fn is_latin_form(folded: &str) -> bool {
    "inc incorporated co corp corporation ltd limited llc llp gmbh plc pte kk"
        .split(' ')
        .any(|form| form == folded)
}

/// The ways in which a word that is nowhere could be several words run together: at changes of script without the
/// particles between, then every cut in two.
pub(crate) fn run_together(typed: &str) -> Vec<Vec<String>> {
    let mut ways = Vec::new();
    let parts = by_script(typed);
    if parts.len() > 1 {
        ways.push(parts);
    }
    let letters: Vec<char> = typed.chars().collect();
    let latin = letters.iter().all(|c| script(*c) == Script::Latin);
    // Long runs are sentences; Latin words are written apart by those who write them; a word that is already apart
    // at its changes of script is cut there alone.
    if ways.is_empty() && !latin && (4..=10).contains(&letters.len()) {
        for cut in 2..=letters.len() - 2 {
            let (left, right) = letters.split_at(cut);
            ways.push(vec![left.iter().collect(), right.iter().collect()]);
        }
    }
    ways
}

fn by_script(typed: &str) -> Vec<String> {
    let mut parts: Vec<(Script, String)> = Vec::new();
    for c in nfkc(typed).chars() {
        // The long mark belongs to whatever is before it.
        let this = if c == 'ー' {
            parts.last().map_or(Script::None, |part| part.0)
        } else {
            script(c)
        };
        match parts.last_mut() {
            Some((before, part)) if *before == this => part.push(c),
            _ => parts.push((this, c.to_string())),
        }
    }
    let is_particle = |part: &str| {
        "の と は が を に で も や へ から まで による"
            .split(' ')
            .any(|particle| particle == part)
    };
    parts
        .into_iter()
        .filter(|(script, part)| *script != Script::None && !is_particle(part))
        .map(|(_, part)| part)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Vec<String> {
        terms(typed).into_iter().map(|term| term.text).collect()
    }

    #[test]
    fn forms_of_companies_are_left_out() {
        for typed in [
            "株式会社竹中工務店",
            "㈱竹中工務店",
            "竹中工務店（株）",
            "（株） 竹中工務店",
            "竹中工務店",
        ] {
            assert_eq!(read(typed), ["竹中工務店"], "{typed}");
        }
        assert_eq!(read("Guun Co., Ltd."), ["guun"]);
        assert_eq!(read("株式会社"), ["株式会社"]);
        assert_eq!(read("Co. Ltd"), ["co", "ltd"]);
        assert_eq!(read("  "), [""; 0]);
        assert_eq!(read("水、水　ごみ"), ["水", "ごみ"]);
    }

    #[test]
    #[rustfmt::skip]
    fn a_goal_is_named_by_its_number() {
        let goals = |typed| {
            terms(typed)
                .into_iter()
                .map(|term| term.goal)
                .collect::<Vec<_>>()
        };
        for typed in [
            "SDGs 14", "sdg14", "ＳＤＧｓ　１４", "SDG #14", "Goal 14", "目標14", "ゴール14", "SDGs-14", "SDGs⑭", "SDG goal 14", "SDGs No.14", "SDG number 14", "14th goal", "the 14th Sustainable Development Goal",
            "SDGs goals 14", "目標14番", "14番目の目標", "第14の目標", "SDGs目標14", "SDGs 目標 14", "SDGsの14番", "ゴールNo.14",
            "SDGs（目標14）", "可持续发展目标14", "可持续发展目标 14", "目标14", "第14个目标", "第14项目标",
            "지속가능 목표 14", "SDG 목표 14번", "14번째 목표", "제14목표", "mục tiêu 14", "Mục tiêu số 14", "เป้าหมายที่ 14",
        ] {
            assert_eq!(goals(typed), [Some(14)], "{typed}");
        }
        assert_eq!(goals("SDGs 14 water"), [Some(14), None]);
        assert_eq!(goals("water SDGs No. 14 fish"), [None, Some(14), None]);
        assert_eq!(goals("SDG 3 SDG 14"), [Some(3), Some(14)]);
        assert_eq!(goals("SDGs 1 4"), [Some(1), None]);
        assert_eq!(goals("1 4 SDGs"), [None, Some(4)]);
        assert!(GOAL.split(' ').chain(BESIDE.split(' ')).all(|word| fold(word) == word));
        for typed in ["SDGs 18", "14", "SDGs", "water 14", "SDGs 0", "No. 14", "14番", "第14", "目標2030", "目標1億"] {
            assert!(goals(typed).iter().all(Option::is_none), "{typed}");
        }
    }

    #[test]
    fn words_run_together_come_apart() {
        assert_eq!(
            run_together("横浜の大学").first(),
            Some(&vec!["横浜".to_owned(), "大学".to_owned()])
        );
        assert!(
            run_together("水質調査技術").contains(&vec!["水質調査".to_owned(), "技術".to_owned()])
        );
        assert!(run_together("smartcity").is_empty());
        assert_eq!(
            run_together("スマート農業").first(),
            Some(&vec!["スマート".to_owned(), "農業".to_owned()])
        );
    }
}

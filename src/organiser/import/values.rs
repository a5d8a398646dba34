//! What a cell says, as the feed writes it.

use std::collections::BTreeMap;

use feed::link::Policy;
use feed::{Colour, Event};
use serde_json::{Value, json};

use super::countries::Countries;
use super::files;
use super::grammar::Unread;
use super::headings::fold;
use super::lost::Lost;
use super::value_words::{KINDS, SIZES, STYLES};

/// Ends of the names of films that are shown at a booth.
const FILMS: [&str; 3] = [".mp4", ".m4v", ".webm"];

/// Why a cell was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NotTaken {
    /// No such country, kind, size, goal, date or time.
    Unknown,
    /// The vocabulary has no such topic.
    NoTopic,
    /// No hall of the event is called so.
    NoHall,
    /// A text in a language that the event is not held in.
    NoLanguage,
    /// An address that would not be followed.
    NoAddress,
    /// No mail address.
    NoMail,
    /// A mail address, perhaps a person's, where visitors would see it.
    Mail,
    /// An id that stands twice.
    TwiceKnown,
    /// An id that was another's before.
    Renumbered,
    /// A name that several booths have, where only the order of the rows told which is meant.
    Namesake,
    /// A cell beyond the last heading.
    Surplus,
    /// What a spreadsheet writes where a formula fails.
    SheetError,
    /// A cell that is struck out, wholly or in part.
    Struck,
    /// A whole row in one cell.
    Unparted,
    /// A remark that calls the entry off, in a column that is not read.
    CalledOff,
    /// Letters were lost before the file came here.
    Lost(Lost),
    /// A day, a time or a duration that is not read.
    When(Unread),
}

impl NotTaken {
    /// Key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unknown => "import-unknown",
            Self::NoTopic => "import-no-topic",
            Self::NoHall => "import-no-hall",
            Self::NoLanguage => "import-no-language",
            Self::NoAddress => "import-no-address",
            Self::NoMail => "import-no-mail",
            Self::Mail => "import-mail-here",
            Self::TwiceKnown => "import-twice-known",
            Self::Renumbered => "import-renumbered",
            Self::Namesake => "import-namesake",
            Self::Surplus => "import-surplus",
            Self::SheetError => "import-sheet-error",
            Self::Struck => "import-struck",
            Self::Unparted => "import-unparted",
            Self::CalledOff => "import-called-off",
            Self::Lost(Lost::Surely) => "import-lost",
            Self::Lost(Lost::Perhaps) => "import-perhaps-lost",
            Self::When(Unread::Words) => "import-when-words",
            Self::When(Unread::NoSuchDay) => "import-when-no-such-day",
            Self::When(Unread::Weekday) => "import-when-weekday",
            Self::When(Unread::Order) => "import-when-order",
            Self::When(Unread::Year) => "import-when-year",
            Self::When(Unread::Meaning) => "import-when-meaning",
            Self::When(Unread::Backwards) => "import-when-backwards",
            Self::When(Unread::NoBeginning) => "import-when-no-beginning",
            Self::When(Unread::Gap) => "import-when-gap",
            Self::When(Unread::Twice) => "import-when-twice",
            Self::When(Unread::Conflict) => "import-when-conflict",
            Self::When(Unread::Duration) => "import-when-duration",
        }
    }
}

/// What was understood of a cell, and the parts of it that were not.
pub(crate) type Understood = (Option<Value>, Vec<(String, NotTaken)>);

/// Reads cells against an event's vocabulary.
pub(crate) struct CellReader {
    countries: Countries,
    topics: BTreeMap<String, String>,
    halls: BTreeMap<String, String>,
}

impl CellReader {
    pub fn new(event: &Event) -> Self {
        let mut topics = BTreeMap::new();
        for topic in &event.topics {
            let words = topic.synonyms.iter().chain([&topic.title]);
            for word in words.flat_map(feed::Text::wordings) {
                topics.entry(fold(word.text)).or_insert(topic.id.clone());
            }
        }
        // An id means itself, whatever other topics are called.
        for topic in &event.topics {
            topics.insert(fold(&topic.id), topic.id.clone());
        }
        let mut halls = BTreeMap::new();
        for hall in &event.halls {
            for word in hall.title.wordings() {
                halls.insert(fold(word.text), hall.id.clone());
            }
        }
        for hall in &event.halls {
            halls.insert(fold(&hall.id), hall.id.clone());
        }
        Self {
            countries: Countries::new(),
            topics,
            halls,
        }
    }

    /// What a cell says of a field that is no text in a language.
    pub fn read(&self, field: &str, cell: &str) -> Understood {
        let one = |found: Option<Value>, why| match found {
            Some(value) => (Some(value), Vec::new()),
            None => (None, vec![(cell.to_owned(), why)]),
        };
        let word = |words| named(words, cell).map(|word| json!(word));
        match field {
            "country" => one(
                self.countries.code(cell).map(|code| json!(code)),
                NotTaken::Unknown,
            ),
            "kind" => one(word(KINDS), NotTaken::Unknown),
            "size" => one(word(SIZES), NotTaken::Unknown),
            "style" => one(word(STYLES), NotTaken::Unknown),
            "topics" | "offers" | "needs" => self.topics(cell),
            "sdgs" => goals(cell),
            "plot" => one(plot(cell), NotTaken::Unknown),
            "hall" => one(
                self.halls.get(&fold(cell)).map(|id| json!(id)),
                NotTaken::NoHall,
            ),
            "contact.email" => one(mail(cell), NotTaken::NoMail),
            "contact.url" | "stream" | "meetings.url" | "meetings.booking" => {
                one(web(cell), NotTaken::NoAddress)
            }
            "recording" | "contact.privacy" | "object.src" => files::one(cell),
            "posters" => files::posters(cell),
            "materials" => files::materials(cell),
            "sessions" => {
                let ids: Vec<&str> = parts(cell).collect();
                (Some(json!(ids)), Vec::new())
            }
            "meetings.minutes" => one(minutes(cell), NotTaken::When(Unread::Duration)),
            "logo.src" => one(
                Policy::File.read(cell).ok().map(|_| json!(cell)),
                NotTaken::NoAddress,
            ),
            // A page with a player is no film.
            "screen.video" => one(
                Policy::File
                    .read(cell)
                    .ok()
                    .filter(|_| FILMS.iter().any(|end| cell.to_lowercase().ends_with(end)))
                    .map(|_| json!(cell)),
                NotTaken::NoAddress,
            ),
            "colours.main" | "colours.accent" => {
                one(Colour::parse(cell).map(|_| json!(cell)), NotTaken::Unknown)
            }
            "reading" => one(Some(json!(full_width_kana(cell))), NotTaken::Unknown),
            _ => one(Some(json!(cell)), NotTaken::Unknown),
        }
    }

    /// Whether this is what a hall of the event is called.
    pub fn is_hall(&self, text: &str) -> bool {
        self.halls.contains_key(&fold(text))
    }

    fn topics(&self, cell: &str) -> Understood {
        let known = |word: &str| self.topics.get(&fold(word));
        let mut ids: Vec<&String> = Vec::new();
        let mut missing = Vec::new();
        for word in parts(cell) {
            // A middle dot parts words, and joins them: the whole is tried first.
            let words: Vec<&str> = match known(word) {
                Some(_) => vec![word],
                None if word.split('・').any(|part| known(part).is_some()) => {
                    word.split('・').collect()
                }
                None => vec![word],
            };
            for word in words {
                match known(word) {
                    Some(id) if ids.contains(&id) => {}
                    Some(id) => ids.push(id),
                    None => missing.push((word.to_owned(), NotTaken::NoTopic)),
                }
            }
        }
        ((!ids.is_empty()).then(|| json!(ids)), missing)
    }
}

/// Marks that part the entries of a cell, the strongest first: where one stands, those behind it are part of the entries.
const MARKS: &[&[char]] = &[
    &['\n', ';', '；', '|', '｜'],
    &['、'],
    &[',', '，'],
    &['/', '／'],
];

/// The parts of a cell that lists things, at whatever mark; none inside brackets.
pub(crate) fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let marks: Vec<char> = MARKS
        .iter()
        .flat_map(|marks| marks.iter().copied())
        .collect();
    split(cell, &marks).into_iter()
}

/// The people in a cell: parted at the outermost mark only, so that `Jane Doe, PhD; John Roe, MD` are two. Where what a
/// comma parts is no name by itself (`Jane Doe, PhD`), the cell is one.
pub(crate) fn people(cell: &str) -> Vec<&str> {
    for marks in MARKS {
        let parts = split(cell, marks);
        if parts.len() < 2 {
            continue;
        }
        let weak = marks.contains(&',') || marks.contains(&'/');
        let names = parts
            .iter()
            .all(|part| part.contains([' ', '\u{3000}', '・']) || !part.is_ascii());
        if !weak || names {
            return parts;
        }
        return vec![cell.trim()];
    }
    split(cell, &[])
}

/// Parts a text at marks that stand outside brackets.
pub(super) fn split<'c>(cell: &'c str, marks: &[char]) -> Vec<&'c str> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, c) in cell.char_indices() {
        match c {
            '(' | '（' | '[' | '［' | '「' | '【' | '〔' => depth += 1,
            ')' | '）' | ']' | '］' | '」' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 && marks.contains(&c) => {
                parts.push(&cell[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&cell[start..]);
    parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

fn named<'w>(words: &'w [(&'w str, &'w [&'w str])], cell: &str) -> Option<&'w str> {
    let folded = fold(cell);
    words
        .iter()
        .find(|(_, words)| words.iter().any(|word| fold(word) == folded))
        .map(|(name, _)| *name)
}

fn goals(cell: &str) -> Understood {
    // Circled figures stand side by side: `①③` are two goals, and no thirteenth.
    let parted: String = cell
        .chars()
        .flat_map(|c| {
            matches!(c, '①'..='⑳' | '❶'..='❿')
                .then_some('、')
                .into_iter()
                .chain([c])
        })
        .collect();
    // Marks that part goals, and join the words of one: `3・11`, `9 産業・技術`. Where all pieces are goals, they are several.
    let each = |part: &str| -> Vec<String> {
        let marks: [&[char]; 2] = [&['・', '·', '&', '＆', '+', '＋'], &[' ', '\u{3000}']];
        let pieces = marks.into_iter().map(|marks| -> Vec<String> {
            let pieces = part
                .split(marks)
                .map(str::trim)
                .filter(|piece| !piece.is_empty());
            pieces.map(str::to_owned).collect()
        });
        let all_goals = |pieces: &Vec<String>| {
            pieces.len() > 1 && pieces.iter().all(|piece| goal(piece).is_some())
        };
        pieces
            .into_iter()
            .find(all_goals)
            .unwrap_or_else(|| vec![part.to_owned()])
    };
    let mut goals: Vec<u8> = Vec::new();
    let mut missing = Vec::new();
    for part in parts(&parted).flat_map(each) {
        match goal(&part) {
            Some(goal) if goals.contains(&goal) => {}
            Some(goal) => goals.push(goal),
            None => missing.push((part, NotTaken::Unknown)),
        }
    }
    ((!goals.is_empty()).then(|| json!(goals)), missing)
}

/// The one number in a text: `6`, `SDG 6`, `6. Clean water`. A target (`9.1`) is no goal, and a range (`1〜5`) is several.
fn goal(text: &str) -> Option<u8> {
    use unicode_normalization::UnicodeNormalization;
    let text: String = text.nfkc().collect();
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty());
    let goal = numbers.next()?.parse().ok()?;
    (numbers.next().is_none() && (1..=17).contains(&goal)).then_some(goal)
}

/// A number and nothing else: `1-2` are two plots, and `1.5` is none.
fn plot(cell: &str) -> Option<Value> {
    use unicode_normalization::UnicodeNormalization;
    let text: String = cell.nfkc().filter(|c| !c.is_whitespace()).collect();
    let text = text.strip_suffix('番').unwrap_or(&text);
    let number: u32 = text.strip_suffix(".0").unwrap_or(text).parse().ok()?;
    (1..=feed::limits::PLOT)
        .contains(&number)
        .then(|| json!(number))
}

/// Minutes that a meeting takes.
fn minutes(cell: &str) -> Option<Value> {
    let minutes = u32::try_from(super::grammar::duration(cell)?).ok()?;
    (1..=feed::limits::MEETING_MINUTES)
        .contains(&minutes)
        .then(|| json!(minutes))
}

fn mail(cell: &str) -> Option<Value> {
    let cell = &half_width(cell);
    let cell = match cell.strip_prefix("mailto:") {
        // What follows is the letter's subject.
        Some(cell) => cell.split('?').next().unwrap_or_default(),
        None => cell,
    };
    let (name, host) = cell.split_once('@')?;
    let sound = !name.is_empty()
        && host.contains('.')
        && !cell.contains(|c: char| c.is_whitespace() || matches!(c, ',' | '<' | '>' | '/'))
        && !host.contains('@');
    sound.then(|| json!(cell))
}

/// A web address; lists often leave `https://` out.
/// Full-width letters and marks as those that addresses are made of; everything else as it stands.
fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    // Where the address itself is written so: in another's path such letters are a name's own.
    if text.starts_with(|c| matches!(c, '！'..='～')) {
        text.chars().map(half).collect()
    } else {
        text.to_owned()
    }
}

fn web(cell: &str) -> Option<Value> {
    let cell = &half_width(cell);
    let rest = cell.strip_prefix("//").unwrap_or(cell);
    // `http:/a.example` has lost a stroke: what stands before the colon is no host.
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let whole = if cell.contains("://") {
        cell.to_owned()
    } else if host.contains('.') && !cell.contains('@') {
        format!("https://{rest}")
    } else {
        return None;
    };
    Policy::Web.read(&whole).ok().map(|_| json!(whole))
}

/// Half-width kana as full-width ones; everything else as it stands.
fn full_width_kana(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if text.chars().any(|c| matches!(c, '\u{ff61}'..='\u{ff9f}')) {
        text.nfkc().collect()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reader() -> CellReader {
        let text = r#"{"version":1,"id":"e","title":"E","languages":["ja"],"timeZone":"Asia/Tokyo","organiser":{"name":"O"},
            "topics":[{"id":"water","title":{"ja":"水・下水","en":"Water"},"synonyms":["上下水道"]},{"id":"energy","title":{"ja":"エネルギー","en":"Energy"}}],
            "halls":[{"id":"dock","title":{"ja":"ドック"},"booths":[]}]}"#;
        CellReader::new(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn addresses_have_a_host() {
        for (cell, address) in [
            ("https://a.example/", Some("https://a.example/")),
            ("a.example", Some("https://a.example")),
            ("www.a.example/b", Some("https://www.a.example/b")),
            ("//a.example", Some("https://a.example")),
            ("a.example:8443", Some("https://a.example:8443")),
            ("http:/a.example", None),
            ("https:a.example", None),
            ("/a.example", None),
            ("index.html?a=b@c.example", None),
            ("taro@a.example", None),
        ] {
            assert_eq!(web(cell), address.map(|address| json!(address)), "{cell}");
        }
    }

    #[test]
    fn cells_are_read_as_the_feed_writes_them() {
        let reader = reader();
        for (field, cell, wanted) in [
            ("country", "日本", json!("JP")),
            ("kind", "スタートアップ", json!("startup")),
            ("size", "２小間", json!("wide")),
            ("style", "ギャラリー風", json!("gallery")),
            ("style", "Shell scheme", json!("kit")),
            ("topics", "水・下水、energy", json!(["water", "energy"])),
            ("topics", "エネルギー・上下水道", json!(["energy", "water"])),
            ("sdgs", "SDG 6, 11;11", json!([6, 11])),
            ("sdgs", "6. 安全な水、目標１３", json!([6, 13])),
            ("sdgs", "①③", json!([1, 3])),
            ("sdgs", "⑨産業と技術革新の基盤をつくろう ⑪", json!([9, 11])),
            ("sdgs", "3, 7・11", json!([3, 7, 11])),
            ("sdgs", "SDG 14 & 15", json!([14, 15])),
            ("sdgs", "9 産業・技術", json!([9])),
            ("sdgs", "13 14 15", json!([13, 14, 15])),
            ("plot", "１２", json!(12)),
            ("plot", "12.0", json!(12)),
            ("hall", "ﾄﾞｯｸ", json!("dock")),
            ("contact.email", "mailto:a@b.example", json!("a@b.example")),
            ("screen.video", "films/tour.MP4", json!("films/tour.MP4")),
            (
                "contact.url",
                "www.b.example/ja",
                json!("https://www.b.example/ja"),
            ),
            (
                "contact.url",
                "ｈｔｔｐｓ：／／ｂ．ｅｘａｍｐｌｅ／ａ",
                json!("https://b.example/a"),
            ),
            (
                "contact.email",
                "ａ＠ｂ．ｅｘａｍｐｌｅ",
                json!("a@b.example"),
            ),
            ("reading", "ﾖｺﾊﾏ", json!("ヨコハマ")),
        ] {
            assert_eq!(
                reader.read(field, cell),
                (Some(wanted), Vec::new()),
                "{field} {cell}"
            );
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let reader = reader();
        for (field, cell, why) in [
            ("country", "アトランティス", NotTaken::Unknown),
            ("topics", "魔法", NotTaken::NoTopic),
            ("hall", "東館", NotTaken::NoHall),
            ("contact.url", "http://old.example/", NotTaken::NoAddress),
            ("contact.url", "javascript:alert(1)", NotTaken::NoAddress),
            (
                "screen.video",
                "https://tube.example/watch?v=1",
                NotTaken::NoAddress,
            ),
            ("contact.email", "なし", NotTaken::NoMail),
            ("sdgs", "18", NotTaken::Unknown),
            ("sdgs", "9.1", NotTaken::Unknown),
            ("sdgs", "9 10 90", NotTaken::Unknown),
            ("sdgs", "1〜5", NotTaken::Unknown),
            ("plot", "A-1", NotTaken::Unknown),
            ("plot", "1.5", NotTaken::Unknown),
            ("plot", "１－２", NotTaken::Unknown),
            ("plot", "3、4", NotTaken::Unknown),
        ] {
            assert_eq!(
                reader.read(field, cell),
                (None, vec![(cell.to_owned(), why)])
            );
        }
    }

    #[test]
    fn people_are_parted_at_the_outer_mark() {
        for (cell, wanted) in [
            (
                "Jane Doe, PhD; John Roe, MD",
                &["Jane Doe, PhD", "John Roe, MD"][..],
            ),
            (
                "山田太郎（港湾工業／技術部）",
                &["山田太郎（港湾工業／技術部）"],
            ),
            ("山中 花子、J. Smith", &["山中 花子", "J. Smith"]),
            ("Jane Roe, UNEP", &["Jane Roe, UNEP"]),
            ("Jane Roe, John Doe", &["Jane Roe", "John Doe"]),
            ("山田／佐藤", &["山田", "佐藤"]),
            (
                "佐藤（A社、B社）、鈴木（C社）\n",
                &["佐藤（A社、B社）", "鈴木（C社）"],
            ),
        ] {
            assert_eq!(people(cell), wanted, "{cell}");
        }
    }
}

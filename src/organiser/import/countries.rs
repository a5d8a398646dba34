//! Countries as people write them: by codes of two and three letters, by the names that Unicode and ISO 3166-1 give them, and by
//! the names that states give themselves.

use std::collections::BTreeMap;

use i18n::Domain;
use rust_iso3166::{ALL_ALPHA2, from_alpha2};

use super::headings::fold;
use super::values::split;

/// What people call countries besides. Names of states that are a country's own and a form of state (`Kingdom of Thailand`,
/// `タイ王国`) are not among them: see [`FORMS`].
#[rustfmt::skip]
const ALSO: &[(&str, &[&str])] = &[
    ("AE", &["UAE"]),
    ("BN", &["Brunei Darussalam", "ブルネイ・ダルサラーム"]),
    ("CD", &["DR Congo", "DRC", "Democratic Republic of Congo", "Congo-Kinshasa", "コンゴ民主共和国", "刚果民主共和国", "Cộng hòa Dân chủ Congo", "콩고민주공화국", "สาธารณรัฐประชาธิปไตยคองโก"]),
    ("CG", &["Republic of Congo", "Republic of the Congo", "Congo-Brazzaville", "コンゴ共和国", "刚果共和国", "Cộng hòa Congo", "콩고공화국", "สาธารณรัฐคองโก"]),
    ("CH", &["Swiss Confederation"]),
    ("CN", &["People's Republic of China", "P.R. China", "PRC", "中華人民共和国", "中华人民共和国", "중화인민공화국", "Cộng hòa Nhân dân Trung Hoa", "สาธารณรัฐประชาชนจีน"]),
    ("CZ", &["Czech Republic"]),
    ("DE", &["Deutschland", "德意志联邦共和国"]),
    ("FR", &["French Republic", "法兰西共和国"]),
    ("GB", &["UK", "英国", "Great Britain", "英国（イギリス）", "グレートブリテン及び北アイルランド連合王国"]),
    ("GR", &["Hellenic Republic"]),
    ("IT", &["Italian Republic"]),
    ("JP", &["日本国"]),
    ("KP", &["朝鮮民主主義人民共和国", "朝鲜民主主义人民共和国", "DPRK", "Democratic Republic of Korea", "People's Republic of Korea"]),
    ("KR", &["Korea", "大韓民国", "大韩民国", "한국", "ROK", "Đại Hàn Dân Quốc", "สาธารณรัฐเกาหลี"]),
    ("LA", &["Lao PDR"]),
    ("SK", &["Slovak Republic"]),
    ("TH", &["泰王国", "ราชอาณาจักรไทย"]),
    ("TR", &["Turkey"]),
    ("TW", &["Republic of China", "中華民国", "中华民国"]),
    ("US", &["アメリカ", "米国", "U.S.", "美利坚合众国", "美利堅合眾國"]),
    ("VN", &["ヴェトナム"]),
];

/// Words for forms of state, which stand before or behind a country's name.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "republic ", "kingdom ", "federal ", "federative ", "federation ", "federated ", "socialist ", "democratic ", "people's ",
    "people’s ", "peoples ", "islamic ", "united ", "union ", "state ", "states ", "commonwealth ", "principality ", "sultanate ",
    "grand duchy ", "plurinational ", "bolivarian ", "independent ", "arab ", "hashemite ", "oriental ", "of ",
    "共和国", "共和國", "王国", "王國", "連邦", "联邦", "聯邦", "合衆国", "合众国", "大公国", "公国", "人民", "民主", "社会主義",
    "社会主义", "社會主義", "連合", "联合", "イスラム", "伊斯兰", "アラブ", "阿拉伯", "多民族", "国",
    "공화국", "왕국", "연방", "인민", "민주", "사회주의", "cộng hòa ", "vương quốc ", "liên bang ", "dân chủ ", "nhân dân ",
    "xã hội chủ nghĩa ", "ประเทศ", "สาธารณรัฐ", "ราชอาณาจักร",
];

/// Reads names and codes of countries.
pub(super) struct Countries {
    codes: BTreeMap<String, String>,
}

impl Countries {
    pub fn new() -> Self {
        let mut codes = BTreeMap::new();
        let names = i18n::LANGUAGES
            .into_iter()
            .flat_map(|language| Domain::COUNTRIES.sources(language));
        for line in names.flat_map(str::lines) {
            let named = line
                .strip_prefix("country-")
                .and_then(|line| line.split_once(" = "));
            if let Some((code, name)) = named {
                codes.insert(key(name), code.to_ascii_uppercase());
                codes.insert(key(code), code.to_ascii_uppercase());
            }
        }
        for (code, names) in ALSO {
            for name in *names {
                codes.insert(key(name), (*code).to_owned());
            }
        }
        for country in ALL_ALPHA2.iter().filter_map(|code| from_alpha2(code)) {
            let turned = turned(country.name).unwrap_or_default();
            for name in [country.alpha3, country.name, &turned] {
                codes.entry(key(name)).or_insert(country.alpha2.to_owned());
            }
        }
        // Two states are called Congo.
        for name in ["", "Congo"] {
            codes.remove(&key(name));
        }
        Self { codes }
    }

    /// The code of the country that a cell names, in however many languages: `Japan / 日本`, `韓国（大韓民国）`.
    pub fn code(&self, cell: &str) -> Option<&str> {
        let in_several = || {
            let marks = ['\n', ';', '；', '|', '｜', '、', ',', '，', '/', '／'];
            let plain = cell.replace(['(', '（', ')', '）'], "/");
            let mut codes = split(&plain, &marks).into_iter().map(|part| self.one(part));
            let first = codes.next()??;
            codes.all(|code| code == Some(first)).then_some(first)
        };
        self.one(cell).or_else(in_several)
    }

    fn one(&self, name: &str) -> Option<&str> {
        let known = |name: &str| self.codes.get(&key(name)).map(String::as_str);
        let turned = turned(name);
        let turned = turned.as_deref();
        known(name)
            .or_else(|| known(turned?))
            .or_else(|| self.without_form(turned.unwrap_or(name)))
    }

    /// By what is left of a state's name without the words for its form, one by one.
    fn without_form(&self, name: &str) -> Option<&str> {
        let lower = name.to_lowercase();
        let mut rest = lower.trim();
        loop {
            let bare = rest.strip_prefix("the ").unwrap_or(rest);
            let shorter = FORMS.iter().find_map(|form| {
                bare.strip_prefix(form)
                    .or_else(|| bare.strip_suffix(form))
                    .map(|rest| rest.trim_matches([' ', '\u{3000}', '・']))
            });
            rest = shorter.filter(|rest| !rest.is_empty())?;
            // `Kingdom`, `Republic of` and what else is no country's name.
            if let Some(code) = self
                .codes
                .get(&key(rest))
                .filter(|_| rest.chars().count() > 1)
            {
                return Some(code);
            }
        }
    }
}

/// A name whose first words stand behind it, as in registers: `Korea (Republic of)`, `Iran, Islamic Republic of`.
fn turned(name: &str) -> Option<String> {
    let name = name.trim();
    let (name, words) = match name.strip_suffix([')', '）']) {
        Some(inside) => inside.split_once(['(', '（'])?,
        None => name.split_once(", ")?,
    };
    let is_form = words.to_lowercase().ends_with(" of") || words.to_lowercase().ends_with(" the");
    is_form.then(|| format!("{} {}", words.trim(), name.trim()))
}

/// A country's name, however it is written: 美國 is 美国, and `The Netherlands` Netherlands.
fn key(name: &str) -> String {
    let words = name.split_whitespace();
    let words: Vec<&str> = words
        .filter(|word| {
            let word = word.trim_matches(['(', ')']);
            !word.eq_ignore_ascii_case("the")
        })
        .collect();
    fold(&finder::fold(&words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_codes_and_names_of_all_kinds() {
        let countries = Countries::new();
        for (cell, code) in [
            ("日本", "JP"),
            ("ﾀｲ", "TH"),
            ("jp", "JP"),
            ("Japan / 日本", "JP"),
            ("Japan (日本)", "JP"),
            ("韩国", "KR"),
            ("臺灣", "TW"),
            ("美國", "US"),
            ("ประเทศไทย", "TH"),
            ("Cote d'Ivoire", "CI"),
            // As they are called most.
            ("USA", "US"),
            ("The United States", "US"),
            ("United States of America", "US"),
            ("アメリカ合衆国", "US"),
            ("UK", "GB"),
            ("Great Britain", "GB"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("P.R. China", "CN"),
            ("Lao PDR", "LA"),
            ("viet nam", "VN"),
            ("한국", "KR"),
            ("タイ王国", "TH"),
            // Three letters.
            ("JPN", "JP"),
            ("deu", "DE"),
            ("ＫＯＲ", "KR"),
            ("PRK", "KP"),
            ("CHE", "CH"),
            ("TWN", "TW"),
            // As ISO 3166-1 has them, and as registers turn them.
            ("Viet Nam", "VN"),
            ("Russian Federation", "RU"),
            ("Republic of Korea", "KR"),
            ("the Republic of Korea", "KR"),
            ("Korea (the Republic of)", "KR"),
            ("Korea, Republic of", "KR"),
            ("Democratic People's Republic of Korea", "KP"),
            ("Korea, Democratic People's Republic of", "KP"),
            ("Democratic Republic of Korea", "KP"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Iran, Islamic Republic of", "IR"),
            ("Tanzania, United Republic of", "TZ"),
            ("Netherlands (Kingdom of the)", "NL"),
            ("The Netherlands", "NL"),
            ("Philippines (the)", "PH"),
            ("Democratic Republic of the Congo", "CD"),
            ("Republic of the Congo", "CG"),
            ("United Kingdom of Great Britain and Northern Ireland", "GB"),
            // As states call themselves.
            ("Kingdom of Thailand", "TH"),
            ("Socialist Republic of Viet Nam", "VN"),
            ("Federal Republic of Germany", "DE"),
            ("People's Republic of China", "CN"),
            ("Republic of China", "TW"),
            ("Republic of the Union of Myanmar", "MM"),
            ("Lao People's Democratic Republic", "LA"),
            ("Commonwealth of Australia", "AU"),
            ("大韓民国", "KR"),
            ("大韓民國", "KR"),
            ("大韩民国", "KR"),
            ("韓国（大韓民国）", "KR"),
            ("中華人民共和国", "CN"),
            ("中华人民共和国", "CN"),
            ("ドイツ連邦共和国", "DE"),
            ("ベトナム社会主義共和国", "VN"),
            ("スリランカ民主社会主義共和国", "LK"),
            ("エジプト・アラブ共和国", "EG"),
            ("ロシア連邦", "RU"),
            ("コンゴ民主共和国", "CD"),
            ("Democratic Republic of Congo", "CD"),
            ("DRC", "CD"),
            ("Cộng hòa Dân chủ Congo", "CD"),
            ("Republic of Congo", "CG"),
            ("Cộng hòa Congo", "CG"),
            ("ドミニカ共和国", "DO"),
            ("越南社会主义共和国", "VN"),
            ("베트남 사회주의 공화국", "VN"),
            ("Cộng hòa Xã hội chủ nghĩa Việt Nam", "VN"),
            ("สาธารณรัฐอินเดีย", "IN"),
        ] {
            assert_eq!(countries.code(cell), Some(code), "{cell}");
        }
    }

    #[test]
    fn no_country_is_guessed() {
        let countries = Countries::new();
        for cell in [
            "アトランティス",
            "日本・タイ",
            "Japan / Thailand",
            "Japan (Thailand)",
            "Congo",
            "Republic of",
            "Kingdom",
            "United Arab Republic",
            "共和国",
            "王国",
            "国",
            "連邦",
            "XYZ",
            "EUR",
            "of",
            "",
        ] {
            assert_eq!(countries.code(cell), None, "{cell}");
        }
    }
}

//! What companies go by: names that are one however they are written, and ids that can be read.

use serde_json::Value;

use super::headings::fold;
use super::said::{FieldValue, is_japanese};

/// Kinds of companies as they are shortened.
const SHORT: &[(&str, &str)] = &[
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
    ("(同)", "合同会社"),
    ("(資)", "合資会社"),
    ("(一社)", "一般社団法人"),
    ("(一財)", "一般財団法人"),
    ("(公社)", "公益社団法人"),
    ("(公財)", "公益財団法人"),
    ("(社)", "社団法人"),
    ("(財)", "財団法人"),
    ("(独)", "独立行政法人"),
    ("(国研)", "国立研究開発法人"),
    ("(学)", "学校法人"),
    ("(医)", "医療法人"),
    ("(福)", "社会福祉法人"),
    ("(特非)", "特定非営利活動法人"),
    ("(npo)", "特定非営利活動法人"),
    ("npo法人", "特定非営利活動法人"),
    ("(주)", "주식회사"),
];

/// A company's name, so that ㈱, (株) and 株式会社, old characters and new, width, case and spaces make no other.
pub(crate) fn company(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut name: String = name.nfkc().flat_map(char::to_lowercase).collect();
    for (short, long) in SHORT {
        name = name.replace(short, long);
    }
    fold(&finder::fold(&name))
}

/// What to call a booth in addresses: its own id, its English name, its reading in Latin letters.
pub(super) fn ids(own: Option<&str>, fields: &[(String, FieldValue)], named: &str) -> Vec<String> {
    let mut ids: Vec<String> = own.map(slug).into_iter().collect();
    let words = fields.iter().find(|(name, _)| name == named);
    if let Some((_, FieldValue::Words(words))) = words {
        let english = words.get("en").into_iter();
        let latin = words.values().filter(|text| !is_japanese(text));
        ids.extend(english.chain(latin).map(|text| slug(text)));
    }
    let reading = fields.iter().find(|(name, _)| name == "reading");
    if let Some((_, FieldValue::Value(Value::String(reading)))) = reading {
        let kana = fold(reading);
        ids.push(slug(&wana_kana::ConvertJapanese::to_romaji(kana.as_str())));
    }
    ids.retain(|id| id.len() > 1);
    ids
}

/// Company forms that are left out of ids.
const FORMS: &[&str] = &[
    "co",
    "ltd",
    "inc",
    "corp",
    "corporation",
    "llc",
    "kk",
    "limited",
];

/// Letters and digits in lower case, hyphens between words.
pub(crate) fn slug(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    while words.len() > 1 && words.last().is_some_and(|last| FORMS.contains(last)) {
        words.pop();
    }
    let mut id = String::new();
    for word in words {
        // Cut between words, so that what is left can be read.
        if !id.is_empty() && id.len() + word.len() >= feed::limits::ID {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    id.truncate(feed::limits::ID);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_kinds_of_companies_are_those_written_out() {
        for (short, long) in [
            ("㈱青葉", "株式会社 青葉"),
            ("NPO法人青葉", "特定非営利活動法人青葉"),
            ("（ＮＰＯ）青葉", "(特非)青葉"),
            ("㈜청엽", "주식회사 청엽"),
        ] {
            assert_eq!(company(short), company(long), "{short}");
        }
        assert_ne!(company("㈱青葉"), company("青葉㈱"));
    }

    #[test]
    fn ids_can_be_read() {
        let words = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|&(a, b)| (a.to_owned(), b.to_owned()));
            ("name".to_owned(), FieldValue::Words(pairs.collect()))
        };
        let id = |fields: &[(String, FieldValue)]| ids(None, fields, "name").first().cloned();
        assert_eq!(
            id(&[words(&[("en", "Aoba Water Co., Ltd."), ("ja", "青葉水道")])]).as_deref(),
            Some("aoba-water")
        );
        let reading = (
            "reading".to_owned(),
            FieldValue::Value("アオバスイドウ".into()),
        );
        assert_eq!(
            id(&[words(&[("", "株式会社青葉水道")]), reading]).as_deref(),
            Some("aobasuidou")
        );
        assert_eq!(id(&[words(&[("", "青葉")])]), None);
        assert_eq!(slug("Électricité de Côte"), "electricite-de-cote");
    }
}

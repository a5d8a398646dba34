//! Headings of lists and programmes, as they are understood.

use super::*;

fn fields(headings: &[&str], map: &[(&str, &str)]) -> (HeadingSubject, Vec<String>) {
    let row = |cells: &[&str]| Row {
        number: 1,
        cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        joined: Vec::new(),
        beside: Vec::new(),
        struck: Vec::new(),
        links: Vec::new(),
    };
    let map = map.iter().map(|&(a, b)| (a.to_owned(), b.to_owned()));
    // A column of which no row says anything is empty, whatever heads it.
    let said = row(&vec!["x"; headings.len()]);
    let rows = [row(&["出展者一覧"]), row(headings), said];
    let found = find(&rows, &map.collect()).unwrap();
    assert_eq!(found.row, 1);
    let columns = found.columns.into_iter().map(|(_, column)| match column {
        Column::Field { field, language } => {
            format!("{field}:{}", language.unwrap_or_default())
        }
        other => format!("{other:?}"),
    });
    (found.subject, columns.collect())
}

#[test]
fn names_in_a_language_need_no_other_word() {
    let (_, found) = fields(&["会社名", "英語名", "名"], &[]);
    assert_eq!(found, ["name:", "name:en", "Unknown"]);
}

#[test]
fn headings_of_both_languages_are_understood() {
    let (subject, found) = fields(
        &[
            "No",
            "会社名",
            "ﾌﾘｶﾞﾅ",
            "会社名（英語）",
            "国・地域",
            "分野",
            "ＵＲＬ",
            "e-mail",
            "担当者名",
            "色紙",
        ],
        &[],
    );
    assert_eq!(subject, HeadingSubject::Booths);
    assert_eq!(
        found,
        [
            "Unknown",
            "name:",
            "reading:",
            "name:en",
            "country:",
            "topics:",
            "contact.url:",
            "Mail",
            "Private",
            "Unknown"
        ]
    );
    let (_, found) = fields(
        &[
            "Company Name",
            "Company Name (Japanese)",
            "Country/Region",
            "Web site",
            "Description_EN",
        ],
        &[],
    );
    assert_eq!(
        found,
        [
            "name:",
            "name:ja",
            "country:",
            "contact.url:",
            "description:en"
        ]
    );
}

#[test]
fn a_name_beside_a_company_is_a_persons() {
    let (_, found) = fields(&["Name", "Company", "Country"], &[]);
    assert_eq!(found, ["Private", "name:", "country:"]);
    let (_, found) = fields(&["Name", "Country"], &[]);
    assert_eq!(found, ["name:", "country:"]);
    let (_, found) = fields(&["Company", "Name (Japanese)", "Country"], &[]);
    assert_eq!(found, ["name:", "name:ja", "country:"]);
}

#[test]
fn a_programme_is_told_from_a_list_of_exhibitors() {
    let (subject, found) = fields(
        &[
            "日付",
            "開始",
            "終了",
            "会場",
            "タイトル",
            "タイトル(英語)",
            "登壇者",
        ],
        &[],
    );
    assert_eq!(subject, HeadingSubject::Sessions);
    assert_eq!(
        found,
        [
            "day:",
            "start:",
            "end:",
            "channel:",
            "title:",
            "title:en",
            "speakers:"
        ]
    );
}

#[test]
fn ones_own_headings_are_mapped() {
    let (_, found) = fields(
        &["称号", "Firma", "Rufname", "会社名"],
        &[("firma", "name.en"), ("称号", "tagline"), ("会社名", "-")],
    );
    assert_eq!(found, ["tagline:", "name:en", "Unknown", "Private"]);
}

#[test]
fn a_field_is_read_from_one_column() {
    let (_, found) = fields(&["会社名", "国", "国"], &[]);
    assert_eq!(found, ["name:", "country:", "Again"]);
}

/// Sheets of fairs and conferences as they are written in six languages.
#[test]
#[rustfmt::skip]
fn headings_of_real_sheets_are_understood() {
    for (headings, wanted) in [
        ("貴社名|カタログPDF|会社ロゴ|企業HP|ご住所|ご連絡先メールアドレス|対応言語", "name:|materials:|logo.src:|contact.url:|Private|Mail|Unknown"),
        ("御社名|ロゴデータ|ポスターPDF|製品カタログURL|公式サイト|団体紹介|メモ", "Unknown|logo.src:|posters:|materials:|contact.url:|description:|Private"),
        ("出展社名|出展社紹介文|会社種別|ブースNo.|出展分野|ＰＤＦ資料|YouTubeリンク", "name:|description:|kind:|plot:|topics:|Unknown|materials:"),
        ("Exhibitor name|Exhibitor website|Company country|Booth size|Stand number|Logo file|Your company profile", "name:|contact.url:|country:|size:|plot:|logo.src:|description:"),
        ("Name of exhibitor|Product category|Brochure (PDF)|Company logo|Keywords|Contact phone|Web link", "name:|topics:|materials:|logo.src:|topics:|Unknown|contact.url:"),
        ("Company|Your name|Your title|お名前|ご氏名|Event title|Display name|Area", "name:|Unknown|Unknown|Unknown|Unknown|Unknown|Unknown|Unknown"),
        ("회사명(국문)|회사명(영문)|홈페이지|부스번호|전시품목|담당자|이메일", "name:ko|name:en|contact.url:|plot:|description:|Private|Mail"),
        ("公司名称|公司英文名称|展位号|国家|公司简介|网址|联系人", "name:|name:en|plot:|country:|description:|contact.url:|Private"),
        ("公司名稱|攤位號碼|產業|簡介|網站|電郵|電話號碼", "name:|plot:|topics:|description:|contact.url:|Mail|Private"),
        ("Tên công ty|Tên công ty (tiếng Anh)|Gian hàng|Quốc gia|Lĩnh vực|Điện thoại|Giới thiệu", "name:|name:en|plot:|country:|topics:|Private|description:"),
        ("ชื่อบริษัท|ชื่อบริษัท (ภาษาอังกฤษ)|หมายเลขบูธ|ประเทศ|เว็บไซต์|อีเมล|โทรศัพท์", "name:|name:en|plot:|country:|contact.url:|Mail|Private"),
    ] {
        let headings: Vec<&str> = headings.split('|').collect();
        // `御社名` needs the first of them to be one that is known.
        let map: &[(&str, &str)] = if headings[0] == "御社名" { &[("御社名", "name")] } else { &[] };
        let wanted = if map.is_empty() { wanted.to_owned() } else { wanted.replacen("Unknown", "name:", 1) };
        assert_eq!(fields(&headings, map), (HeadingSubject::Booths, wanted.split('|').map(str::to_owned).collect()), "{headings:?}");
    }
    for (headings, wanted) in [
        ("講演タイトル|講演者|モデレーター|パネリスト1|パネリスト2|会議室|言語", "title:|speakers:|moderators:|panelists:|panelists:|channel:|Unknown"),
        ("セミナー名|開催日時|座長|発表資料PDF|録画リンク|使用言語|所属機関", "title:|day:|moderators:|materials:|recording:|language:|affiliation:"),
        ("Session title|Session room|Keynote speaker|Panellists|Session chair|Abstract text|Language", "title:|channel:|keynotes:|panelists:|moderators:|Unknown|Unknown"),
        ("제목|날짜|시작시간|종료시간|장소|연사|좌장", "title:|day:|start:|end:|channel:|speakers:|moderators:"),
        ("演讲题目|日期|开始时间|结束时间|会议室|演讲嘉宾|主持人", "title:|day:|start:|end:|channel:|speakers:|moderators:"),
        ("Tiêu đề|Ngày|Giờ bắt đầu|Giờ kết thúc|Phòng|Diễn giả|Chủ tọa", "title:|day:|start:|end:|channel:|speakers:|moderators:"),
        ("หัวข้อ|วันที่|เวลาเริ่ม|เวลาสิ้นสุด|ห้องประชุม|วิทยากร|ผู้ดำเนินรายการ", "title:|day:|start:|end:|channel:|speakers:|moderators:"),
    ] {
        let headings: Vec<&str> = headings.split('|').collect();
        assert_eq!(fields(&headings, &[]), (HeadingSubject::Sessions, wanted.split('|').map(str::to_owned).collect()), "{headings:?}");
    }
}

#[test]
fn no_word_stands_for_two_fields() {
    for known in [BOOTHS, SESSIONS] {
        let mut seen = BTreeMap::new();
        for (field, words) in known {
            for word in *words {
                let other = seen.insert(fold(word), *field);
                assert!(
                    other.is_none_or(|other| other == *field),
                    "{word} is {field} and {other:?}"
                );
                let private = PRIVATE
                    .iter()
                    .chain(MAIL)
                    .any(|private| fold(private) == fold(word));
                assert!(!private, "{word} is {field} and private");
            }
        }
    }
}

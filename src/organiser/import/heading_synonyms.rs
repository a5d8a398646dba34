//! Words that stand above columns, and for languages: those of real lists, of trade fair systems and of translations.
//! They are compared folded, so width, case, spaces and brackets do not matter.

/// Headings by what they mean.
#[rustfmt::skip]
pub(super) const BOOTHS: &[(&str, &[&str])] = &[
    ("name", &["会社名", "企業名", "出展者", "出展者名", "出展社", "出展社名", "出展企業", "出展企業名", "出展団体", "出展団体名", "団体名", "企業団体名",
        "会社団体名", "法人名", "社名", "貴社名", "名称", "機関名", "組織名", "事業者名", "name", "company", "companyname",
        "exhibitor", "exhibitorname", "organisation", "organization", "organisationname", "organizationname"]),
    ("reading", &["フリガナ", "ふりがな", "よみ", "読み", "よみがな", "ヨミガナ", "カナ", "会社名カナ", "会社名フリガナ", "会社名ふりがな", "企業名カナ", "企業名フリガナ",
        "出展者名フリガナ", "出展社名フリガナ", "団体名フリガナ", "reading", "kana", "phonetic", "furigana"]),
    ("id", &["id", "boothid", "exhibitorid", "識別子", "出展者id"]),
    ("tagline", &["キャッチコピー", "キャッチフレーズ", "一言", "ひとこと", "見出し", "tagline", "slogan", "catchphrase", "headline"]),
    ("description", &["紹介文", "紹介", "説明", "説明文", "概要", "会社概要", "会社紹介", "企業紹介", "出展内容", "出展概要", "展示内容", "事業内容", "pr文",
        "description", "about", "profile", "companyprofile", "introduction", "summary"]),
    ("country", &["国", "国名", "国地域", "国籍", "所在国", "country", "countryregion", "nation"]),
    ("city", &["都市", "都市名", "市", "市区町村", "所在地", "city", "town", "location"]),
    ("kind", &["種別", "区分", "組織種別", "団体種別", "形態", "kind", "type", "organisationtype", "organizationtype"]),
    ("topics", &["分野", "出展分野", "カテゴリ", "カテゴリー", "ジャンル", "テーマ", "業種", "分類", "キーワード", "topics", "topic", "field",
        "fields", "category", "categories", "sector", "sectors", "industry", "theme", "tags"]),
    ("offers", &["提供", "提供できるもの", "シーズ", "offers", "offer", "offering"]),
    ("needs", &["ニーズ", "求めるもの", "希望", "needs", "need", "lookingfor"]),
    ("sdgs", &["sdgs", "sdg", "sdgs目標", "sdg番号", "sdgs番号"]),
    ("contact.url", &["ウェブサイト", "webサイト", "ホームページ", "hp", "url", "サイト", "ホームページurl", "会社url", "企業url", "website", "web",
        "homepage", "websiteurl"]),
    ("contact.email", &["問い合わせ先", "お問い合わせ先", "問い合わせメール", "お問い合わせメール", "問い合わせメールアドレス", "問合せ先", "代表メール", "公開メール", "公開メールアドレス", "publicemail",
        "publicmail", "infomail"]),
    ("plot", &["小間番号", "ブース番号", "小間no", "ブースno", "小間", "booth", "boothno", "boothnumber", "plot", "stand",
        "standno"]),
    ("size", &["小間サイズ", "ブースサイズ", "サイズ", "小間数", "size", "boothsize"]),
    ("style", &["スタイル", "ブーススタイル", "ブースのつくり", "style", "boothstyle"]),
    ("hall", &["会場", "ホール", "展示会場", "館", "hall", "pavilion", "venue"]),
    ("colours.main", &["色", "コーポレートカラー", "カラー", "colour", "color", "brandcolour", "brandcolor"]),
    ("screen.video", &["動画ファイル", "紹介動画", "pr動画", "プロモーション動画", "videofile", "film", "movie"]),
    ("contact.privacy", &["プライバシーポリシー", "プライバシーポリシーurl", "個人情報保護方針", "privacy", "privacypolicy", "privacynotice", "privacyurl"]),
    ("posters", &["ポスター", "ポスター画像", "ポスターファイル", "poster", "posters", "posterimage", "posterimages", "posterfile"]),
    ("materials", &["資料", "配布資料", "資料url", "カタログ", "カタログurl", "パンフレット", "動画", "動画url", "製品動画", "materials", "material", "brochure",
        "brochures", "catalogue", "catalog", "leaflet", "flyer", "downloads", "documents", "video", "videos", "videourl"]),
    ("object.src", &["3d", "3dモデル", "3dファイル", "3dmodel", "model3d", "glb", "object", "objectfile"]),
    ("sessions", &["参加セッション", "登壇セッション", "セッションid", "sessions", "sessionids"]),
    ("meetings.spans", &["商談可能時間", "面談可能時間", "商談可能日時", "面談可能日時", "商談日時", "面談日時", "meetingtimes", "meetinghours", "availability"]),
    ("meetings.minutes", &["商談時間", "面談時間", "一回の商談時間", "一回の面談時間", "meetingminutes", "meetinglength", "minutespermeeting"]),
    ("meetings.place", &["商談場所", "面談場所", "商談席", "meetingplace", "meetingroom", "meetinglocation"]),
    ("meetings.url", &["オンライン商談url", "オンライン面談url", "商談url", "面談url", "meetingurl", "onlinemeetingurl"]),
    ("meetings.booking", &["商談予約", "面談予約", "商談予約url", "面談予約url", "予約ページ", "booking", "bookingurl", "bookingpage", "bookameeting"]),
    ("status", &["状態", "ステータス", "出展状況", "参加状況", "出展可否", "status"]),
    ("logo.src", &["ロゴ", "ロゴファイル", "ロゴ画像", "logo", "logofile"]),
];

/// Headings of programmes.
#[rustfmt::skip]
pub(super) const SESSIONS: &[(&str, &[&str])] = &[
    ("title", &["タイトル", "題名", "題目", "演題", "セッション", "セッション名", "講演名", "プログラム", "プログラム名", "title", "session",
        "sessiontitle", "talk"]),
    ("id", &["id", "sessionid", "code", "コード"]),
    ("subtitle", &["副題", "サブタイトル", "subtitle"]),
    ("day", &["日付", "日", "日程", "日時", "開催日", "開始日", "月日", "date", "day", "startdate"]),
    ("lastDay", &["終了日", "enddate", "lastday"]),
    ("half", &["午前午後", "ampm"]),
    ("zone", &["タイムゾーン", "標準時", "timezone", "tz"]),
    ("start", &["開始", "開始日時", "開始時刻", "開始時間", "時間", "時間帯", "時刻", "start", "starttime", "time", "begin", "from"]),
    ("end", &["終了", "終了日時", "終了時刻", "終了時間", "end", "endtime", "until", "to"]),
    ("duration", &["所要時間", "所要", "時間分", "長さ", "分数", "duration", "length", "minutes", "durationminutes", "dauer", "durée"]),
    ("channel", &["会場", "チャンネル", "トラック", "部屋", "ステージ", "channel", "room", "track", "stage", "hall"]),
    ("abstract", &["概要", "内容", "要旨", "説明", "紹介文", "abstract", "description", "summary"]),
    ("speakers", &["登壇者", "講演者", "講師", "発表者", "出演者", "スピーカー", "speaker", "speakers", "presenter", "presenters"]),
    ("affiliation", &["所属", "所属先", "登壇者所属", "講師所属", "肩書", "肩書き", "affiliation", "affiliations", "speakeraffiliation"]),
    ("materials", &["資料", "講演資料", "配布資料", "スライド", "資料url", "materials", "slides", "slidesurl", "handout", "handouts", "documents"]),
    ("stream", &["配信", "配信url", "ライブ配信", "stream", "streamurl", "live", "livestream"]),
    ("status", &["状態", "ステータス", "状況", "開催状況", "status", "state"]),
    ("recording", &["録画", "録画url", "アーカイブ", "アーカイブurl", "recording", "video", "recordingurl"]),
];

/// Fields that are lists: several columns of one are taken together.
pub(super) const LISTS: &[&str] = &[
    "topics",
    "offers",
    "needs",
    "sdgs",
    "speakers",
    "affiliation",
    "posters",
    "materials",
    "sessions",
    "meetings.spans",
];

/// Fields that are addresses, one for each language.
pub(super) const TRACKS: &[&str] = &["stream", "recording"];

/// What stands behind a name where its reading is meant.
pub(super) const READINGS: &[&str] = &[
    "カナ",
    "フリガナ",
    "よみ",
    "よみがな",
    "読み",
    "kana",
    "reading",
];

/// Headings that name a language and nothing else where names stand: `名` alone would be a person's.
#[rustfmt::skip]
pub(super) const NAMES_IN: &[(&str, &str)] = &[
    ("英語名", "en"), ("英文名", "en"), ("英語名称", "en"), ("英文名称", "en"), ("英語表記", "en"), ("英文表記", "en"), ("日本語名", "ja"),
    ("日本語表記", "ja"), ("和文名", "ja"), ("和文名称", "ja"),
];

/// Headings of mail addresses that may be a person's.
#[rustfmt::skip]
pub(super) const MAIL: &[&str] = &["メール", "メールアドレス", "eメール", "電子メール", "連絡先メール", "連絡先メールアドレス", "担当者メール", "担当者メールアドレス", "ご担当者様メール",
    "申込者メール", "email", "mail", "emailaddress", "mailaddress", "contactemail", "contactmail", "contactemailaddress"];

/// Headings of what is about a person or goes nobody but the organiser anything.
#[rustfmt::skip]
pub(super) const PRIVATE: &[&str] = &[
    "担当者", "担当者名", "ご担当者", "ご担当者名", "担当部署", "電話", "電話番号", "tel", "携帯", "携帯電話", "fax", "住所", "郵便番号", "請求先",
    "備考", "申込日", "ご担当", "部署", "役職", "生年月日", "担当者氏名", "担当者連絡先", "申込者", "代表者", "代表者名", "contact", "representative", "owner", "birthday", "contactname", "contactperson", "phone", "phonenumber", "telephone", "mobile", "address",
    "postcode", "zipcode", "zip", "remarks", "invoice", "billing",
];

/// Words for languages as they end or begin headings, folded.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    ("英語", "en"), ("英文", "en"), ("英字", "en"), ("英", "en"), ("english", "en"), ("eng", "en"),
    ("en", "en"), ("日本語", "ja"), ("和文", "ja"), ("日", "ja"), ("japanese", "ja"), ("jp", "ja"),
    ("ja", "ja"), ("中国語", "zh"), ("chinese", "zh"), ("韓国語", "ko"), ("korean", "ko"), ("タイ語", "th"),
    ("thai", "th"), ("ベトナム語", "vi"), ("vietnamese", "vi"), ("インドネシア語", "id"), ("indonesian", "id"), ("フランス語", "fr"),
    ("french", "fr"), ("ドイツ語", "de"), ("german", "de"), ("スペイン語", "es"), ("spanish", "es"), ("ポルトガル語", "pt"), ("portuguese", "pt"),
];

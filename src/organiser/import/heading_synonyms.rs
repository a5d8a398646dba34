//! Words that stand above columns, and for languages: those of real lists, of trade fair systems and of translations.
//! They are compared folded, so width, case, spaces and brackets do not matter.

/// Headings by what they mean.
#[rustfmt::skip]
pub(super) const BOOTHS: &[(&str, &[&str])] = &[
    ("name", &["会社名", "企業名", "出展者", "出展者名", "出展社", "出展社名", "出展企業", "出展企業名", "出展団体", "出展団体名", "団体名", "企業団体名", "会社団体名", "法人名", "社名", "貴社名", "名称",
        "機関名", "組織名", "事業者名", "name", "company", "companyname", "exhibitor", "exhibitorname", "organisation", "organization", "organisationname",
        "organizationname", "出展者名称", "出展社名称", "出展団体名称", "出展名", "会社名称", "企業名称", "団体名称", "法人名称", "機関名称", "事業所名", "店舗名", "屋号", "学校名", "大学名", "ブース名",
        "社名団体名", "会社名団体名", "企業名団体名", "企業機関名", "firm", "firmname", "nameofcompany", "nameofexhibitor", "nameoforganisation", "nameoforganization",
        "institution", "institutionname", "exhibitingcompany", "tradingname", "businessname", "brandname", "会社", "企業", "団体", "회사", "업체", "회사명", "기업명", "업체명",
        "참가업체", "참가업체명", "참가기업", "참가기업명", "출품업체", "출품업체명", "출품사", "전시업체", "기관명", "단체명", "상호", "상호명", "公司", "公司名", "公司名称", "公司全称", "企业", "企业名",
        "企业名称", "单位名称", "机构名称", "参展商", "参展商名称", "参展企业", "参展单位", "展商", "展商名称", "公司名稱", "企業名稱", "單位名稱", "機構名稱", "參展商", "參展商名稱", "參展廠商", "廠商名稱",
        "Công ty", "Tên công ty", "Doanh nghiệp", "Tên doanh nghiệp", "Đơn vị", "Tên đơn vị", "Đơn vị triển lãm", "Tổ chức", "Tên tổ chức", "บริษัท",
        "ชื่อบริษัท", "หน่วยงาน", "ชื่อหน่วยงาน", "องค์กร", "ชื่อองค์กร", "ผู้แสดงสินค้า", "ชื่อผู้แสดงสินค้า", "ผู้ออกบูธ"]),
    ("reading", &["フリガナ", "ふりがな", "よみ", "読み", "よみがな", "ヨミガナ", "カナ", "会社名カナ", "会社名フリガナ", "会社名ふりがな", "企業名カナ", "企業名フリガナ",
        "出展者名フリガナ", "出展社名フリガナ", "団体名フリガナ", "reading", "kana", "phonetic", "furigana"]),
    ("id", &["id", "boothid", "exhibitorid", "識別子", "出展者id"]),
    ("tagline", &["キャッチコピー", "キャッチフレーズ", "一言", "ひとこと", "見出し", "tagline", "slogan", "catchphrase", "headline", "キャッチ", "슬로건", "한줄소개", "标语", "口号",
        "宣传语", "標語", "Khẩu hiệu", "สโลแกน", "คำขวัญ"]),
    ("description", &["紹介文", "紹介", "説明", "説明文", "概要", "会社概要", "会社紹介", "企業紹介", "出展内容", "出展概要", "展示内容", "事業内容", "pr文", "description", "about",
        "profile", "companyprofile", "introduction", "summary", "紹介文章", "出展者紹介", "団体紹介", "団体概要", "出展紹介", "出展物", "出展品", "出展製品", "展示品", "展示概要", "製品紹介",
        "サービス紹介", "製品サービス", "事業概要", "業務内容", "活動内容", "見どころ", "pr", "アピールポイント", "プロフィール", "aboutus", "overview", "shortdescription", "longdescription",
        "companyoverview", "productsandservices", "productsservices", "products", "exhibits", "소개", "회사소개", "기업소개", "업체소개", "설명", "전시내용", "전시품목",
        "사업내용", "주요제품", "简介", "介绍", "公司简介", "企业简介", "公司介绍", "描述", "参展产品", "展品", "簡介", "介紹", "公司簡介", "企業簡介", "展品介紹", "Giới thiệu",
        "Giới thiệu công ty", "Mô tả", "รายละเอียด", "คำอธิบาย", "แนะนำบริษัท", "ข้อมูลบริษัท", "เกี่ยวกับบริษัท"]),
    ("country", &["国", "国名", "国地域", "国籍", "所在国", "country", "countryregion", "nation", "出展国", "국가", "국가명", "나라", "국적", "国家", "国家地区", "国别", "國家",
        "國家地區", "國別", "Quốc gia", "Nước", "ประเทศ"]),
    ("city", &["都市", "都市名", "市", "市区町村", "所在地", "city", "town", "location", "市町村", "都道府県", "地域", "citytown", "도시", "지역", "소재지", "城市", "所在城市",
        "Thành phố", "Tỉnh thành", "เมือง", "จังหวัด"]),
    ("kind", &["種別", "区分", "組織種別", "団体種別", "形態", "kind", "type", "organisationtype", "organizationtype", "企業種別", "業態", "구분", "유형", "类型", "企业类型",
        "類型", "Loại hình", "ประเภท"]),
    ("topics", &["分野", "出展分野", "カテゴリ", "カテゴリー", "ジャンル", "テーマ", "業種", "分類", "キーワード", "topics", "topic", "field", "fields", "category", "categories",
        "sector", "sectors", "industry", "theme", "tags", "出展カテゴリ", "出展カテゴリー", "出展ジャンル", "展示分野", "技術分野", "専門分野", "対象分野", "製品カテゴリ", "製品カテゴリー", "製品分野",
        "タグ", "keyword", "keywords", "tag", "industries", "productcategory", "productcategories", "분야", "전시분야", "출품분야", "카테고리",
        "업종", "산업", "키워드", "类别", "分类", "行业", "领域", "关键词", "類別", "行業", "產業", "領域", "關鍵詞", "Lĩnh vực", "Ngành", "Ngành nghề", "Danh mục", "Từ khóa",
        "หมวดหมู่", "อุตสาหกรรม", "สาขา", "ประเภทธุรกิจ", "คำสำคัญ"]),
    ("offers", &["提供", "提供できるもの", "シーズ", "offers", "offer", "offering", "提供できること", "提供可能なもの", "提供内容", "weoffer", "제공", "供应", "供應", "Cung cấp"]),
    ("needs", &["ニーズ", "求めるもの", "希望", "needs", "need", "lookingfor", "探していること", "探しているもの", "求めていること", "seeking", "weneed", "wanted", "수요", "需求",
        "Nhu cầu", "ความต้องการ"]),
    ("sdgs", &["sdgs", "sdg", "sdgs目標", "sdg番号", "sdgs番号", "sdgsゴール", "関連sdgs", "該当sdgs", "sdggoals", "sdggoal", "可持续发展目标", "지속가능발전목표"]),
    ("contact.url", &["ウェブサイト", "webサイト", "ホームページ", "hp", "url", "サイト", "ホームページurl", "会社url", "企業url", "website", "web", "homepage", "websiteurl",
        "ウェブページ", "webページ", "公式サイト", "公式hp", "公式ホームページ", "公式url", "webアドレス", "リンク", "link", "webpage", "webaddress", "site", "홈페이지", "웹사이트", "사이트",
        "网站", "官网", "网址", "主页", "網站", "官網", "網址", "Trang web", "เว็บไซต์", "เว็บไซท์"]),
    ("contact.email", &["問い合わせ先", "お問い合わせ先", "問い合わせメール", "お問い合わせメール", "問い合わせメールアドレス", "問合せ先", "代表メール", "公開メール", "公開メールアドレス", "publicemail",
        "publicmail", "infomail", "一般問い合わせ先", "enquiries", "inquiries", "enquiryemail", "inquiryemail"]),
    ("plot", &["小間番号", "ブース番号", "小間no", "ブースno", "小間", "booth", "boothno", "boothnumber", "plot", "stand", "standno", "ブースナンバー", "小間ナンバー", "ブース位置",
        "小間位置", "区画", "区画番号", "ブース", "コマ番号", "boothnr", "standnumber", "standnr", "stall", "stallno", "stallnumber", "table", "tableno",
        "tablenumber", "부스", "부스번호", "부스no", "展位", "展位号", "展台号", "摊位", "摊位号", "展位號", "攤位", "攤位號", "攤位號碼", "Gian hàng", "Số gian hàng",
        "Mã gian hàng", "Số booth", "บูธ", "หมายเลขบูธ", "เลขที่บูธ"]),
    ("size", &["小間サイズ", "ブースサイズ", "サイズ", "小間数", "size", "boothsize", "コマ数", "ブース数", "出展小間数", "standsize", "부스수", "부스규모", "부스크기", "展位大小"]),
    ("style", &["スタイル", "ブーススタイル", "ブースのつくり", "style", "boothstyle"]),
    ("hall", &["会場", "ホール", "展示会場", "館", "hall", "pavilion", "venue", "会場名", "ホール名", "展示館", "展示ホール", "館名", "hallname", "hallno", "hallnumber",
        "exhibitionhall", "building", "홀", "전시장", "전시홀", "展馆", "展厅", "展館", "展廳", "ฮอลล์", "อาคาร"]),
    ("colours.main", &["色", "コーポレートカラー", "カラー", "colour", "color", "brandcolour", "brandcolor"]),
    ("screen.video", &["動画ファイル", "紹介動画", "pr動画", "プロモーション動画", "videofile", "film", "movie"]),
    ("contact.privacy", &["プライバシーポリシー", "プライバシーポリシーurl", "個人情報保護方針", "privacy", "privacypolicy", "privacynotice", "privacyurl", "개인정보처리방침", "隐私政策",
        "隱私政策", "Chính sách bảo mật", "นโยบายความเป็นส่วนตัว"]),
    ("posters", &["ポスター", "ポスター画像", "ポスターファイル", "poster", "posters", "posterimage", "posterimages", "posterfile", "포스터", "海报", "海報", "Áp phích",
        "โปสเตอร์"]),
    ("materials", &["資料", "配布資料", "資料url", "カタログ", "カタログurl", "パンフレット", "動画", "動画url", "製品動画", "materials", "material", "brochure", "brochures",
        "catalogue", "catalog", "leaflet", "flyer", "downloads", "documents", "video", "videos", "videourl", "製品カタログ", "製品資料", "紹介資料", "関連資料",
        "参考資料", "添付資料", "パンフ", "チラシ", "リーフレット", "会社案内", "pdf", "youtube", "datasheet", "datasheets", "factsheet", "leaflets", "flyers",
        "attachments", "attachment", "companybrochure", "productcatalogue", "productcatalog", "자료", "카탈로그", "브로슈어", "资料", "宣传册", "产品目录", "資料下載",
        "型錄", "Tài liệu", "Catalô", "เอกสาร", "แคตตาล็อก", "โบรชัวร์"]),
    ("object.src", &["3d", "3dモデル", "3dファイル", "3dmodel", "model3d", "glb", "object", "objectfile"]),
    ("sessions", &["参加セッション", "登壇セッション", "セッションid", "sessions", "sessionids"]),
    ("meetings.spans", &["商談可能時間", "面談可能時間", "商談可能日時", "面談可能日時", "商談日時", "面談日時", "meetingtimes", "meetinghours", "availability"]),
    ("meetings.minutes", &["商談時間", "面談時間", "一回の商談時間", "一回の面談時間", "meetingminutes", "meetinglength", "minutespermeeting"]),
    ("meetings.place", &["商談場所", "面談場所", "商談席", "meetingplace", "meetingroom", "meetinglocation"]),
    ("meetings.url", &["オンライン商談url", "オンライン面談url", "商談url", "面談url", "meetingurl", "onlinemeetingurl"]),
    ("meetings.booking", &["商談予約", "面談予約", "商談予約url", "面談予約url", "予約ページ", "booking", "bookingurl", "bookingpage", "bookameeting"]),
    ("status", &["状態", "ステータス", "出展状況", "参加状況", "出展可否", "status", "参加可否", "状況", "申込状況", "申込ステータス", "出展ステータス", "상태", "참가여부", "状态", "參展狀態", "狀態", "Trạng thái", "สถานะ"]),
    (SHOWN, &SHOWN_WORDS),
    ("logo.src", &["ロゴ", "ロゴファイル", "ロゴ画像", "logo", "logofile", "会社ロゴ", "companylogo", "로고", "标志", "商标图", "標誌", "โลโก้"]),
];

/// Field of a column that says who is to be seen.
pub(super) const SHOWN: &str = "public";

/// Headings of such columns.
#[rustfmt::skip]
const SHOWN_WORDS: [&str; 41] = ["公開", "公開可否", "公開の可否", "公開設定", "公開状態", "公開状況", "公開フラグ", "公開有無", "公開非公開", "掲載", "掲載可否", "掲載の可否", "掲載有無", "掲載フラグ", "掲載状況",
    "web掲載", "web掲載可否", "webサイト掲載", "hp掲載", "hp掲載可否", "ホームページ掲載", "サイト掲載", "表示", "表示フラグ", "表示非表示", "published", "ispublished", "publish", "public", "ispublic",
    "visible", "isvisible", "visibility", "active", "isactive", "publicationstatus", "공개", "공개여부", "是否公开", "公开", "是否公開"];

/// Headings of programmes.
#[rustfmt::skip]
pub(super) const SESSIONS: &[(&str, &[&str])] = &[
    ("title", &["件名", "subject", "タイトル", "題名", "題目", "演題", "セッション", "セッション名", "講演名", "プログラム", "プログラム名", "title", "session", "sessiontitle", "talk", "講演タイトル", "講演題目",
        "講演テーマ", "発表題目", "発表タイトル", "演題名", "演目", "議題", "セミナー名", "セミナータイトル", "講座名", "sessionname", "talktitle", "presentationtitle",
        "lecture", "lecturetitle", "papertitle", "seminar", "seminartitle", "webinar", "proposaltitle", "submissiontitle", "contributiontitle", "eventname",
        "イベント名", "イベントタイトル", "企画名", "企画タイトル", "催事名", "行事名", "公演名", "講座タイトル",
        "agendaitem", "programmeitem", "programitem", "제목", "발표제목", "강연제목", "강연명", "세션", "세션명", "프로그램", "프로그램명", "标题",
        "题目", "主题", "演讲题目", "演讲主题", "议题", "论坛名称", "標題", "主題", "演講題目", "演講主題", "議題名稱", "Tiêu đề", "Chủ đề", "Tên phiên", "Tên bài",
        "Tên chương trình", "หัวข้อ", "ชื่อหัวข้อ", "ชื่อเรื่อง", "หัวข้อบรรยาย"]),
    ("id", &["id", "sessionid", "code", "コード"]),
    ("subtitle", &["副題", "サブタイトル", "subtitle", "부제", "부제목", "副标题", "副標題"]),
    ("day", &["日付", "日", "日程", "日時", "開催日", "開始日", "月日", "date", "day", "startdate", "開催日時", "開催年月日", "年月日", "日にち", "実施日", "実施日時", "講演日", "講演日時",
        "datetime", "dateandtime", "eventdate", "sessiondate", "날짜", "일자", "일시", "개최일", "日期", "会议日期", "日期时间", "日期時間", "Ngày", "Ngày giờ", "วันที่",
        "วัน"]),
    ("lastDay", &["終了日", "enddate", "lastday"]),
    ("half", &["午前午後", "ampm"]),
    ("zone", &["タイムゾーン", "標準時", "timezone", "tz", "时区", "時區", "시간대", "Múi giờ", "เขตเวลา"]),
    ("start", &["開始", "開始日時", "開始時刻", "開始時間", "時間", "時間帯", "時刻", "start", "starttime", "time", "begin", "from", "開演", "開演時間", "開演時刻", "スタート",
        "timeslot", "slot", "starts", "startsat", "scheduledat", "startat", "timefrom", "timestart", "datestart", "startdatetime", "begins", "beginsat", "시작", "시작시간", "시작시각", "시간", "时间", "开始时间", "起始时间", "時間段", "時段", "Giờ",
        "Thời gian", "Bắt đầu", "Giờ bắt đầu", "Thời gian bắt đầu", "เวลา", "เริ่ม", "เวลาเริ่ม", "เวลาเริ่มต้น"]),
    ("end", &["終了", "終了日時", "終了時刻", "終了時間", "end", "endtime", "until", "to", "終演", "終演時間", "終演時刻", "ends", "endsat", "endat", "finish", "finishtime",
        "timeto", "timeend", "dateend", "enddatetime", "종료", "종료시간", "종료시각", "结束", "结束时间", "結束", "結束時間", "Kết thúc", "Giờ kết thúc", "Thời gian kết thúc", "สิ้นสุด", "เวลาสิ้นสุด"]),
    ("duration", &["所要時間", "所要", "時間分", "長さ", "分数", "duration", "scheduledduration", "length", "minutes", "durationminutes", "dauer", "durée", "소요시간", "时长", "時長",
        "Thời lượng", "ระยะเวลา"]),
    ("channel", &["会場", "チャンネル", "トラック", "部屋", "ステージ", "channel", "room", "track", "stage", "hall", "会場名", "会議室", "ルーム", "場所", "開催場所", "ホール", "部屋名",
        "トラック名", "ステージ名", "roomname", "location", "roomlocation", "venue", "place", "auditorium", "stagename", "trackname", "hallname", "장소", "회의실", "행사장", "강연장",
        "트랙", "地点", "会议室", "会场", "分会场", "地點", "會議室", "會場", "Địa điểm", "Phòng", "Phòng họp", "Hội trường", "สถานที่", "ห้อง", "ห้องประชุม", "เวที"]),
    ("abstract", &["概要", "内容", "要旨", "説明", "紹介文", "abstract", "description", "summary", "詳細", "要約", "内容紹介", "details", "overview", "synopsis",
        "outline", "content", "contents", "내용", "개요", "초록", "요약", "简介", "摘要", "内容简介", "簡介", "內容", "內容簡介", "Nội dung", "Tóm tắt", "Mô tả",
        "รายละเอียด", "เนื้อหา", "บทคัดย่อ"]),
    ("speakers", &["登壇者", "講演者", "講師", "発表者", "出演者", "スピーカー", "speaker", "speakers", "presenter", "presenters", "登壇者名", "講演者名", "講師名", "発表者名",
        "出演者名", "演者", "演者名", "話者", "ゲスト", "ゲストスピーカー", "登壇者氏名", "講演者氏名", "speakername", "speakernames", "presentername", "lecturer", "lecturers",
        "instructor", "instructors", "author", "authors", "연사", "연사명", "발표자", "강연자", "강사", "出演", "登壇", "演讲人", "演讲者", "演讲嘉宾", "主讲人", "发言人",
        "嘉宾", "報告人", "報告人姓名", "演講人", "演講者", "主講人", "講者", "嘉賓", "Diễn giả", "Người trình bày", "Báo cáo viên", "วิทยากร", "ผู้บรรยาย", "ผู้พูด"]),
    ("moderators", &["モデレーター", "モデレータ", "司会", "司会者", "座長", "進行", "進行役", "ファシリテーター", "ファシリテータ", "ナビゲーター", "moderator", "moderators", "chair",
        "chairperson", "chairman", "sessionchair", "facilitator", "좌장", "사회자", "모더레이터", "主持人", "主持", "Người điều phối", "Điều phối viên", "Chủ tọa",
        "ผู้ดำเนินรายการ"]),
    ("panelists", &["パネリスト", "パネラー", "panelist", "panelists", "panellist", "panellists", "패널", "패널리스트", "토론자", "与谈人", "與談人", "ผู้ร่วมเสวนา"]),
    ("commentators", &["コメンテーター", "コメンテータ", "討論者", "指定討論者", "commentator", "commentators", "discussant", "discussants", "点评嘉宾"]),
    ("keynotes", &["基調講演者", "keynotespeaker", "keynotespeakers", "기조연설자", "主旨演讲人"]),
    ("language", &["言語", "使用言語", "発表言語", "language", "languages", "spokenlanguage", "언어", "语言", "語言", "Ngôn ngữ", "ภาษา"]),
    ("affiliation", &["所属", "所属先", "登壇者所属", "講師所属", "肩書", "肩書き", "affiliation", "affiliations", "speakeraffiliation", "所属組織", "所属機関", "所属団体", "所属企業",
        "所属会社", "所属役職", "所属肩書", "所属肩書き", "講演者所属", "発表者所属", "登壇者所属先", "speakeraffiliations", "speakerorganisation", "speakerorganization",
        "speakercompany", "소속", "연사소속", "单位", "所属单位", "單位", "所屬單位", "Đơn vị công tác", "Cơ quan", "สังกัด"]),
    ("materials", &["資料", "講演資料", "配布資料", "スライド", "資料url", "materials", "slides", "slidesurl", "handout", "handouts", "documents", "発表資料", "投影資料",
        "当日資料", "スライド資料", "slidedeck", "presentationslides", "자료", "발표자료", "资料", "讲义", "講義", "Tài liệu", "เอกสาร"]),
    ("stream", &["配信", "配信url", "ライブ配信", "stream", "streamurl", "live", "livestream", "視聴url", "視聴ページ", "streaming", "webcast", "직播", "라이브", "생중계",
        "直播", "Phát trực tiếp", "ถ่ายทอดสด"]),
    ("status", &["状態", "ステータス", "状況", "開催状況", "status", "state", "proposalstate", "submissionstate", "eventstatus", "상태", "状态", "狀態", "Trạng thái", "สถานะ"]),
    (SHOWN, &SHOWN_WORDS),
    ("recording", &["録画", "録画url", "アーカイブ", "アーカイブurl", "recording", "video", "recordingurl", "動画", "見逃し配信", "アーカイブ動画", "アーカイブ配信", "オンデマンド",
        "recordings", "replay", "ondemand", "vod", "녹화", "다시보기", "回放", "录像", "錄影", "Bản ghi", "วิดีโอย้อนหลัง"]),
];

/// Fields that are lists: several columns of one are taken together.
pub(super) const LISTS: &[&str] = &[
    "topics",
    "offers",
    "needs",
    "sdgs",
    "speakers",
    "moderators",
    "panelists",
    "commentators",
    "keynotes",
    "affiliation",
    "posters",
    "materials",
    "sessions",
    "meetings.spans",
];

/// Columns of people by what they do in a session, as the feed calls it.
pub(super) const ROLES: &[(&str, &str)] = &[
    ("keynotes", "keynote"),
    ("moderators", "moderator"),
    ("panelists", "panelist"),
    ("commentators", "commentator"),
];

/// Whose the columns of a list are: `企業ロゴ` is a logo.
pub(super) const OF_BOOTHS: &[&str] = &[
    "exhibitor",
    "company",
    "organisation",
    "organization",
    "booth",
    "stand",
    "出展者",
    "出展社",
    "企業",
    "会社",
    "団体",
    "貴社",
    "기업",
    "회사",
    "업체",
    "公司",
    "企业",
    "展商",
];
pub(super) const OF_SESSIONS: &[&str] = &[
    "session",
    "talk",
    "lecture",
    "presentation",
    "event",
    "programme",
    "program",
    "セッション",
    "講演",
    "発表",
    "セミナー",
    "プログラム",
    "세션",
    "강연",
    "발표",
    "演讲",
    "会议",
];

/// Fields that are files and addresses, and what stands behind their names: `カタログPDF`, `Logo file`.
pub(super) const FILES: &[&str] = &[
    "contact.url",
    "contact.privacy",
    "posters",
    "materials",
    "logo.src",
    "object.src",
    "screen.video",
    "stream",
    "recording",
    "meetings.url",
    "meetings.booking",
];
pub(super) const FILE_ENDS: &[&str] = &[
    "pdf",
    "url",
    "ファイル",
    "ファイル名",
    "データ",
    "画像",
    "リンク",
    "リンク先",
    "アドレス",
    "添付",
    "アップロード",
    "file",
    "files",
    "filename",
    "link",
    "links",
    "address",
    "image",
    "images",
    "upload",
    "파일",
    "링크",
    "주소",
    "文件",
    "链接",
    "網址",
    "檔案",
    "連結",
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
    ("日本語表記", "ja"), ("和文名", "ja"), ("和文名称", "ja"), ("英文公司名称", "en"), ("公司英文名", "en"), ("公司英文名称", "en"), ("企业英文名称", "en"),
    ("公司英文名稱", "en"), ("英文名稱", "en"), ("公司中文名称", "zh"), ("公司中文名稱", "zh"), ("中文名称", "zh"), ("中文名稱", "zh"), ("영문명", "en"), ("국문명", "ko"),
];

/// Headings of mail addresses that may be a person's.
#[rustfmt::skip]
pub(super) const MAIL: &[&str] = &["メール", "メールアドレス", "eメール", "電子メール", "連絡先メール", "連絡先メールアドレス", "担当者メール", "担当者メールアドレス", "ご担当者様メール",
    "申込者メール", "이메일", "메일", "메일주소", "이메일주소", "담당자이메일", "邮箱", "电子邮箱", "电子邮件", "邮件", "联系邮箱", "電子郵件", "電郵", "Thư điện tử", "อีเมล", "อีเมล์", "email", "mail", "emailaddress", "mailaddress", "contactemail", "contactmail", "contactemailaddress"];

/// Headings of what is about a person or goes nobody but the organiser anything.
#[rustfmt::skip]
pub(super) const PRIVATE: &[&str] = &[
    "担当者", "担当者名", "ご担当者", "ご担当者名", "担当部署", "電話", "電話番号", "tel", "携帯", "携帯電話", "fax", "住所", "郵便番号", "請求先",
    "備考", "申込日", "ご担当", "部署", "役職", "生年月日", "担当者氏名", "担当者連絡先", "申込者", "代表者", "代表者名", "contact", "representative", "owner", "birthday", "contactname", "contactperson", "phone", "phonenumber", "telephone", "mobile", "address",
    "postcode", "zipcode", "zip", "remarks", "invoice", "billing", "notes", "memo", "メモ", "담당자", "담당자명", "담당부서", "대표자", "대표자명", "연락처", "전화", "전화번호",
    "휴대폰", "팩스", "주소", "우편번호", "비고", "联系人", "联系方式", "联系电话", "电话", "手机", "传真", "地址", "邮编", "备注", "負責人", "聯絡人", "聯絡方式", "電話號碼", "手機", "傳真",
    "備註", "Người liên hệ", "Người đại diện", "Điện thoại", "Số điện thoại", "Địa chỉ", "Ghi chú", "ผู้ติดต่อ", "ผู้ประสานงาน", "โทรศัพท์", "เบอร์โทร", "เบอร์โทรศัพท์", "ที่อยู่",
    "หมายเหตุ",
];

/// Words for languages as they end or begin headings, folded.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[(&str, &str)] = &[
    ("英語", "en"), ("英文", "en"), ("英字", "en"), ("英", "en"), ("english", "en"), ("eng", "en"),
    ("en", "en"), ("日本語", "ja"), ("和文", "ja"), ("日", "ja"), ("japanese", "ja"), ("jp", "ja"),
    ("ja", "ja"), ("中国語", "zh"), ("chinese", "zh"), ("韓国語", "ko"), ("korean", "ko"), ("タイ語", "th"),
    ("thai", "th"), ("ベトナム語", "vi"), ("vietnamese", "vi"), ("インドネシア語", "id"), ("indonesian", "id"), ("フランス語", "fr"),
    ("french", "fr"), ("英语", "en"), ("英語版", "en"), ("영어", "en"), ("영문", "en"), ("tiếng Anh", "en"), ("ภาษาอังกฤษ", "en"), ("日语", "ja"), ("日文", "ja"), ("일본어", "ja"),
    ("일문", "ja"), ("tiếng Nhật", "ja"), ("ภาษาญี่ปุ่น", "ja"), ("韩语", "ko"), ("韓国文", "ko"), ("한국어", "ko"), ("한글", "ko"), ("국문", "ko"), ("简体中文", "zh-Hans"),
    ("繁體中文", "zh-Hant"), ("中文", "zh"), ("중국어", "zh"), ("tiếng Việt", "vi"), ("베트남어", "vi"), ("ภาษาไทย", "th"), ("태국어", "th"), ("ドイツ語", "de"), ("german", "de"), ("スペイン語", "es"), ("spanish", "es"), ("ポルトガル語", "pt"), ("portuguese", "pt"),
];

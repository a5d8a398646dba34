# The catalogue beside its list and search: what the second module says (see `live/rest.rs` of the crate `catalogue`, which owns it).

copy-failed = コピーできませんでした。文字を選択してコピーしてください。
sound-missing = いまは音を読み込めません。

# Lists and booths
booth-problems = ファイルの問題点
booth-gone = この名前のブースはありません。
hall-gone = この名前の会場はありません。
text-gone = この名前の文書はありません。
show-in-hall = 会場で見る
address-copied = リンクをコピーしました。
neighbours = 隣のブース
booth-before = 前のブース
booth-after = 次のブース
facts = 概要
kind = 種別
home = 所在地
updated = 最終更新
email = メール
privacy-notice = 個人情報
privacy = プライバシーポリシー
speaks = 対応言語：{ $languages }
more-hours = ほかの時間（{ $n }件）
sdg = { $n } { $name }
kind-other = その他

# Programme
session-more = 概要と登壇者
next-up = 次
add-to-calendar = カレンダーに追加
add-all-to-calendar = 全セッションをカレンダーに追加

# Matching
matching-intro = 求めていることと提供できることを選んでください。出展者の「提供できること」「求めていること」と両方向で照らし合わせます。選んだ内容はこの端末から外に出ません。
i-seek = 求めていること
i-offer = 提供できること
match-none = 一つ以上選ぶと、合うブースがここに並びます。
match-from-list = マイリストのブースをもとに選ぶ
match-seek = 求めている「{ $topic }」を提供しています。
match-seek-near = 求めている「{ $wanted }」に近い「{ $found }」を提供しています。
match-offer = 提供できる「{ $topic }」を求めています。
match-offer-near = 提供できる「{ $wanted }」に近い「{ $found }」を求めています。
match-about = 求めている「{ $topic }」に関わるブースです。
match-speak = { $language }で話せます。

# The visitor's own list
visit-empty = リストはまだ空です。ブースやセッションの「リストに入れる」を押すと、ここに入ります。
see-booths = ブースの一覧を見る
visit-intro = このリストはこの端末だけにあります。
removed = 「{ $name }」をリストから外しました。
undo = 元に戻す
clash = 時間が重なっています：{ $titles }
visit-booths = ブース
visit-sessions = セッション
note-for = { $name }のメモ
remove = 外す
walk-order = 歩く順に並べる
walk-in-hall = 会場で順に回る
walk-ordered = 歩く順に並べました。
tours = ガイドツアー
tour-walk = 会場でこのツアーを回る
tour-gone = このツアーはこのイベントにありません。
write-to-all = まとめて問い合わせる
take-along = 持ち帰る
print = 印刷
export-csv = 一覧表（CSV）
export-vcard = 連絡先（vCard）
export-ics = セッション（カレンダー）
export-json = すべて（JSON）
import-json = ほかの端末から取り込む（JSON）
import-done = リストを合わせました。
import-failed = このファイルは読めませんでした。このページで書き出したファイルをお使いください。
forget-all = すべて消す
forget-sure = 見たブース、リスト、メモ、設定をすべて消します。元に戻せません。
forgotten = すべて消しました。

# Search
search-without = 「{ $choice }」を外して探す

# Contact
contact-title = { $name }への問い合わせ
contact-several = { $n }ブースへの問い合わせ
contact-nobody = お問い合わせ先を選んでください。ブースのページか、マイリストから選べます。
contact-unreachable = ここではメッセージを受け付けていません。出展者のページをご覧ください。
contact-name = お名前
contact-organisation = 所属
contact-country = 国・地域
contact-email = メールアドレス
contact-topic = ご用件
contact-topic-any = その他
contact-about-materials = 資料がほしい
contact-about-talk = 話を聞きたい・商談したい
contact-about-visit = 訪問・見学したい
contact-about-offer = 提案したい
contact-topics = 展示会のトピック
contact-message = 本文
contact-language = 返信を希望する言語
contact-language-other = ほかの言語
contact-times = 連絡のつく時間（時間帯も）
contact-optional = （任意）
contact-receivers = 受け取る相手
contact-receiver-form = { $name }（送信先：{ $host }）
contact-receiver-mail = { $name }（お使いのメールソフトから { $mail } へ）
contact-receiver-none = { $name }は、ここではメッセージを受け付けていません。
contact-of-organiser = { $name }（主催者経由）
contact-consent = 返信のために、ここに書いた内容が上記の相手に渡ることに同意します。
contact-consent-needed = 同意の欄にチェックを入れてください。チェックがなければ何も送信されません。
contact-send = 送信する
contact-by-mail = メールソフトで開く
contact-copy = 本文をコピー
contact-copied = 本文をコピーしました。
contact-check = まだ送信していません。印の付いた欄をご確認ください。
contact-field-missing = 入力してください。
contact-email-wrong = メールアドレスの形ではないようです。
contact-sending = { $name }に送信しています…
contact-sent = { $name }に送信しました。
contact-retry = { $name }につながりません。{ $secs }秒後にもう一度送ります。
contact-refused = { $name }の送信先に受け付けられませんでした（{ $status }）。メールソフトとコピーはお使いになれます。
contact-gave-up = { $name }に送信できませんでした。本文はこのタブに残っています。もう一度試すか、メールソフトをお使いください。
contact-again = もう一度送る
contact-delivered = メッセージを送信しました
contact-under-way = メッセージを送信しています
contact-undelivered = メッセージは届いていません
contact-written = お書きになった内容
contact-when = 記入日時
contact-another = 別のメッセージを書く
contact-back = { $name }のブースに戻る
contact-change = 内容を直す
contact-keep = 未送信のメッセージをこの端末に最長3日間残し、次に開いたときに送り直す
contact-forget = 未送信のメッセージを消す
contact-forgotten = 未送信のメッセージを消しました。
contact-draft = 下書きは、送信するか消すまでこのタブに残ります。
contact-forget-draft = 下書きを消す
contact-press-again = まだ送信していません。もう一度「送信する」を押してください。
contact-subject = { $event }：{ $name }からの問い合わせ

# Tables
column-name = 名称
column-tagline = 紹介
column-hall = 会場
column-website = ウェブサイト
column-email = メール
column-note = メモ
column-visited = 訪問済み
yes = 済

# Notices on top of both faces
notices = お知らせ
notices-put-away = お知らせを閉じる
notice-more = 詳しく見る
notice-until = { $time }まで
registration-open = 参加登録を受け付けています。
registration-until = 参加登録の受付は{ $time }までです。
registration-over = 参加登録の受付は{ $time }に終了しました。
registration = 参加登録へ
event-over = このイベントは終了しました。次回のご案内：

# Meetings
meetings-ask = 面談を申し込む
contact-meetings = 面談の希望日時
contact-meeting-first = 第1希望
contact-meeting-second = 第2希望
contact-meeting-third = 第3希望
contact-meeting-none = 希望なし
contact-meeting-calendar = 希望日時のカレンダーファイル
contact-meeting-request = メールに添付する予定の依頼（.ics）
visit-meetings = 申し込んだ面談
visit-meetings-note = 出展者がいずれかの日時を承諾すると成立します。
meeting-confirmed = 確定
meeting-cancelled = 取り消し

# Desks
desk-not-live = このイベントには受付（デスク）がありません。ライブは使われていません。

# The search inside the hall
find-open = 開く
find-hint = ブースを選ぶと案内します。「開く」ならすぐに開きます。
find-close = 検索を閉じる

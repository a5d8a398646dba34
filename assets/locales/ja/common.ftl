# 会場のパネルと一覧が同じ言葉で示すもの。

# ブース
booth-number = ブース{ $n }
website = ウェブサイト
topics = トピック
offers = 提供できること
needs = 求めていること
sdgs = 持続可能な開発目標（SDGs）
posters = ポスター
object = 展示物
object-size = 実物の大きさ：{ $size } m（幅×高さ×奥行き）
materials = 資料
material-pdf = PDF
material-video = 動画
material-image = 画像
material-link = リンク
staff = 担当者
here-now = いま対応中
sessions = セッション
kind-company = 企業
kind-startup = スタートアップ
kind-academic = 大学・研究機関
kind-public = 自治体・公的機関
kind-international = 国際機関
kind-association = 団体・財団

# 登壇者
role-opening = 開会挨拶
role-keynote = 基調講演
role-moderator = モデレーター
role-introduction = 趣旨説明
role-speaker = 登壇者
role-presenter = 発表者
role-panelist = パネリスト
role-commentator = コメンテーター
role-message = ビデオメッセージ
role-closing = 閉会挨拶

# 配信と録画
watch-live = ライブ配信を見る
watch-recording = 録画を見る
track-interpretation = 同時通訳
track-sign = 手話
track-audio = 音声のみ
track-captions = 字幕：{ $languages }
captions-machine = { $language }（自動生成）
speed = 再生速度
film-file = 動画のファイルを開く
film-fault = 動画を再生できません。ファイルを正しく読み込めなかったか、このブラウザーが対応していない形式です。

# SDGs
sdg-1 = 貧困をなくそう
sdg-2 = 飢餓をゼロに
sdg-3 = すべての人に健康と福祉を
sdg-4 = 質の高い教育をみんなに
sdg-5 = ジェンダー平等を実現しよう
sdg-6 = 安全な水とトイレを世界中に
sdg-7 = エネルギーをみんなに そしてクリーンに
sdg-8 = 働きがいも経済成長も
sdg-9 = 産業と技術革新の基盤をつくろう
sdg-10 = 人や国の不平等をなくそう
sdg-11 = 住み続けられるまちづくりを
sdg-12 = つくる責任 つかう責任
sdg-13 = 気候変動に具体的な対策を
sdg-14 = 海の豊かさを守ろう
sdg-15 = 陸の豊かさも守ろう
sdg-16 = 平和と公正をすべての人に
sdg-17 = パートナーシップで目標を達成しよう
map = 地図

# Meetings
meetings = 面談
meetings-each = 1回{ $minutes }分
meetings-at-once = 同時に{ $n }組まで
meetings-online = オンラインの面談室へ
meetings-book = 日時を予約する

both-times = { $event }（{ $zone }。お使いの時計では{ $own }）
zoned-time = { $event }（{ $zone }）
staffed-now = { $time }まで担当者がいます
staffed-next = { $time }から担当者がいます
staffed-over = 担当者のいる時間は終わりました
material-until = { $day }まで
material-gone = { $day }で公開を終了しました
programme-zone = 時刻はイベントの現地時刻です（{ $zone }）。

write-to-them = 問い合わせる
take-me = ここへ案内
poster-link = 詳しく見る
close = 閉じる
nearer = 拡大
farther = 縮小
session-booths = このセッションに参加する出展者
visited = 訪問済み
city-country = { $country }、{ $city }
share = リンクをコピー
programme-none = プログラムはまだありません。
on-now = 開催中

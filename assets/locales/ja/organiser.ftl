# コマンド boothwalk の文言

severity-error = エラー
severity-warning = 警告
severity-note = 参考

help = JSONのフォルダーから、公開できる展示会サイトを作ります。
help-after = 終了コード: 0 完了、1 失敗(理由は標準エラー出力)、2 コマンドの書き方の誤り
help-argument-lang = メッセージの言語(ja または en) [省略時: システムの言語]
help-argument-json = プログラム向けにJSONで出力する
help-argument-quiet = 問題だけを表示する
help-argument-engine = エンジンのフォルダー [省略時: このコマンドに内蔵のもの]
help-argument-base = サイトを公開するURL(検索エンジンとリンクのプレビュー用)
help-argument-quick = 圧縮しない
help-new = 編集用の小さなイベント一式を作る
help-new-after = 例:
    boothwalk new my-event

    イベント、ブース2つ、プログラム、エディタ用のスキーマ、出展者向けの説明が入っています。
help-new-folder = 作るフォルダー
help-plan = 会場ごとの平面図(SVG)を描く
help-plan-after = 例:
    boothwalk plan my-event --out plans
help-plan-event = event.json のあるフォルダー
help-plan-paper = 図面の用紙 [省略時: 名称が読める一番小さな用紙]
help-plan-out = 図面の書き出し先フォルダー

help-licences = このコマンドとサイトに含まれるソフトウェアと書体のライセンスを表示する
help-check = イベントまたはブースのファイルを検査し、気づいた点をすべて報告する
help-check-after = 例:
    boothwalk check my-event
    boothwalk check my-event/booths/our-booth.json --watch
    boothwalk check my-event --online --base https://fair.example.org/2026/
    boothwalk check my-event --json

    エラーがあれば終了コード 1 になります。警告と参考は書き出しの妨げになりません。
help-check-path = event.json のあるフォルダー、またはブースのファイル
help-check-watch = ファイルを保存するたびに検査し直す
help-check-no_notes = 参考情報を省く
help-check-all_notes = 参考情報を種類ごとにまとめず、一件ずつ場所と対処を示す
help-build = イベントを検査し、静的サイトとして書き出す
help-build-after = 例:
    boothwalk build my-event --out site
    boothwalk build my-event --out site --base https://fair.example.org/2026/
    boothwalk build my-event --out archive --archive

    別の場所に書き終えてから入れ替えるので、書きかけのサイトが来場者に見えることはありません。
help-build-event = event.json のあるフォルダー
help-build-out = サイトの書き出し先(新しいフォルダー、空のフォルダー、または以前のサイト)
help-build-archive = 終了したイベントを保存用に書き出す(録画とメールは残し、配信・送信フォーム・更新の確認を除き、全ファイルの SHA256SUMS を添える)
help-build-engine_at = 同じホストにある別のサイトのエンジンを使う(このサイトから見たパス)
help-serve = イベントまたはサイトをこのコンピューターで公開する
help-serve-after = 例:
    boothwalk serve my-event
    boothwalk serve site --port 9000

    イベントのフォルダーを指定すると、ファイルを保存するたびに作り直します。
help-serve-folder = event.json のあるフォルダー、または書き出したサイト
help-serve-port = 待ち受けるポート(0 なら空いているもの)
help-serve-bind = 待ち受けるアドレス(省略時以外は他のコンピューターからも接続できます)
help-serve-live = このコンピューターだけで試せるよう、スタッフと来場者のやりとり(ライブ)を有効にする。mosquittoを起動し、終了時に止める

new-taken = { $folder } は空ではないため、上書きしません。新しいフォルダーを指定してください。
new-not-writable = { $folder } には書き込めません（{ $reason }）。別のフォルダーを指定するか、このユーザーが書き込めるようにしてください。
new-done = { $folder } を作りました。次のコマンドで見られます: boothwalk serve { $folder }
plan-done = 平面図を { $halls } 枚描きました

no-such-folder = フォルダー { $folder } がありません。名前を確かめるか、boothwalk new { $folder } で新しいイベントを作ってください。
not-a-folder = { $folder } はファイルです。そのファイルがあるフォルダーを指定してください。
not-an-event = { $folder } に event.json がないため、イベントとして扱えません。event.json のあるフォルダーを指定してください。
event-not-shown = { $folder } のイベントはこのままでは表示できません。何も書き出していません。

engine-none = このコマンドにはエンジンが内蔵されていません。--engine でフォルダーを指定してください(./wasm-build.sh で作れます)。
engine-none-there = { $folder } にエンジンがありません(boot.js が見つかりません)。./wasm-build.sh で作れます。
licences-none = このコマンドにはライセンスの一覧が内蔵されていません。./wasm-build.sh で作ったものには入っています。
engine-unreadable = { $folder } のエンジンを読めません

build-files = { $booths } 件のブースと画像・資料を読み込んでいます
site-pages = ページを書いています
site-fonts = 書体をイベントに合わせて切り出しています
undrawable = 次の文字は書体に含まれていません: { $characters }
undrawable-advice = 来場者の端末に書体があればその書体で、なければ「□」で表示されます。意図した文字でなければ、別の表記にしてください。
build-writing = 書き出しと圧縮をしています
build-writing-quick = 書き出しています
build-done = { $site } にサイトを書き出しました{ $findings ->
    [0] {""}
   *[other] (確認してほしい点が { $findings } 件あります)
  }
build-into-itself = { $folder } はイベントのフォルダーそのものか、その内側または外側にあるため、サイトの書き出し先にできません。--out で別のフォルダーを指定してください。
build-not-a-site = { $folder } にはサイト以外のファイルがあり、書き出すと失われてしまいます。--out で空のフォルダーか新しいフォルダーを指定してください。
picture-moves = 画像 { $name } は動く画像です。来場者に見えるのは最初の1コマだけです。
picture-moves-advice = それでよければ、このままでかまいません。動画は字幕を付けて screen に指定してください。
picture-left-out = 画像 { $name } は掲載されません: { $reason }
picture-left-out-advice = PNG、JPEG、WebPのいずれかで、ここに書いた名前で保存し直してください。
document-left-out = { $name } は掲載されません: { $reason }
document-left-out-advice = ファイルを置くか、名前を直してください。
document-of-no-kind = { $name } は掲載されません: { $reason }
document-of-no-kind-advice = PDF・画像・動画・テキストのいずれかで保存し、その形式の拡張子を付けた、ドットで始まらない名前にしてください。

not-printed = 結果を書き出せませんでした: { $reason }

# システムの理由
system-missing = そのようなファイルやフォルダーはありません
system-forbidden = このユーザーには許可されていません
system-taken = 同じ名前のファイルがあります
system-no-folder = パスの途中にフォルダーではなくファイルがあります
system-folder = ファイルではなくフォルダーです
system-full = ディスクに空きがありません
system-quota = このユーザーが保存できる上限に達しています
system-read-only = 読み取り専用のディスクです
system-too-large = ファイルの大きさが上限を超えました
system-no-name = 名前が長すぎるか、ファイル名に使えない文字があります
system-busy = 別のプログラムが使用しています

booth-unlisted = { $name } は event.json のどのホールにも書かれていないので、だれにも見えません。
booth-unlisted-advice = ホールの「booths」に加えるか、ファイルを削除してください。
template-text = この文はひな形のままです。このままでは来場者に見えてしまいます。
template-text-advice = 自分の文に書き換えるか、その欄やブースを取り除いてください。
help-usage = 使い方
help-commands = コマンド
help-arguments = 引数
help-options = オプション
help-help = このヘルプ、またはコマンドのヘルプを表示します
help-argument-help = ヘルプを表示します
help-argument-version = バージョンを表示します
help-build-allow_broken = 読み取れないブースがあっても終了コードを 0 にします
usage-unknown-argument = 「{ $argument }」という引数はここでは使えません。
usage-unknown-command = 「{ $argument }」というコマンドはありません。
usage-missing = 次の引数が足りません: { $argument }
usage-no-command = 何をするかをコマンドで指定してください。
usage-value = { $argument } に「{ $value }」は指定できません。
usage-no-value = { $argument } の後に値が必要です。
usage-too-many = { $argument } の値が多すぎます（「{ $value }」）。
usage-conflict = { $argument } と { $other } は一緒に使えません。
usage-utf8 = コマンドラインに読み取れない文字（UTF-8 以外）があります。
usage-not-understood = このコマンドラインは理解できませんでした。
usage-meant = こちらの間違いかもしれません: { $meant }
usage-help = 詳しくは: boothwalk --help
build-booth-kept = { $name } は今は読み取れません。前回の正しい内容をサイトに残します。
build-booth-absent = { $name } は読み取れず、以前の写しもありません。このブースはサイトに載りません。
build-all-broken = 読み取れるブースが一つもないため、何も書き出しませんでした。以前のサイトはそのままです。
build-file-there = { $folder } はファイルです。サイトを書き出すフォルダーを --out で指定してください。
build-not-writable = { $folder } には書き込めません（{ $reason }）。書き込めるフォルダーを --out で指定するか、このユーザーに書き込みを許可してください。
fault-picture-kind = { $kind } の画像で、ブラウザーまたはこのコマンドでは表示できません
fault-empty = 中身がありません（0 バイト）
fault-not-picture = 中身が { $kind } で、画像ではありません
picture-missing-advice = その場所に画像を置くか、名前を直してください。
picture-near-advice = その場所に画像を置くか、名前を直してください。もしかすると { $near } のことでしょうか。
picture-kind-advice = 作成したアプリで開き、PNG(図や文字)か JPEG(写真)で書き出してください。
picture-heic-advice = JPEG で保存してください。iPhone では「設定」→「カメラ」→「フォーマット」→「互換性優先」にするか、写真をメールで共有すると JPEG になります。
picture-outside-advice = 画像そのものをイベントのフォルダーにコピーしてください。フォルダーの外へのリンクはたどりません。
fault-browsers-pixels = 他のホストから会場に読み込めるピクセル数を超えています
picture-large-advice = 小さくしてください。表示されるのは長辺 1600 ピクセルまでです。
picture-empty-advice = 画像をもう一度コピーしてください。途中で切れています。
picture-not-advice = ファイルを開いて中身を確かめ、画像そのものを置いてください。
picture-name-advice = フォルダー名を、文字・数字・ハイフンだけの名前にしてください。
id-reserved = 「{ $id }」は Windows がデバイスに使う名前です。Windows ではこのイベントもサイトも保存できません。
id-reserved-advice = { $id }-booth のような別の id にしてください。

no-messages = 「{ $language }」のメッセージはないため、英語で表示します。使える言語: { $languages }
check-same = ほか { $count } か所でも同じです: { $paths }
check-notes-same = ファイル { $files } 個、{ $count } か所: { $names }
check-notes-like = 同じ種類が { $count } 件、ファイル { $files } 個: { $names }
check-notes-all = 参考情報を一件ずつ、場所と対処も見るには: boothwalk check { $path } --all-notes
advice = 対処
check-sum = エラー { $errors } 件、警告 { $warnings } 件、参考 { $notes } 件
hall-heavy = 会場「{ $hall }」の画像は合計 { $bytes } MB です。遅い回線の来場者が待てるのは { $budget } MB までです。
hall-heavy-advice = ブースを複数の会場に分けるか、出展者にポスターを減らしてもらってください。
day-far = { $day } のセッションがあります。イベントの会期({ $first } ～ { $last })から離れています。
day-far-advice = その日のセッションの年か月、またはイベントの「hours」を直してください。
plot-beyond = 区画 { $plot } は看板の番号としてだけ使われます。この会場の区画は { $plots } です。
plot-beyond-advice = 番号だけでよければ、このままにしてください。その場所を使うには、event.json の会場に「plots」としてその番号以上の数を書いてください。空いている区画も「boothwalk plan」の図面に出ます。
plot-other-size = 区画 { $plot } は看板の番号としてだけ使われます。その番号の場所は別の大きさのブース用です。
plot-other-size-advice = 番号だけでよければ、このままにしてください。場所を決めるには「boothwalk plan」の図面にある番号を書いてください。
name-long-for-sign = 名称の幅は半角 { $width } 文字分です。通路から読める大きさで看板に入るのは約 { $limit } 文字分です。
name-long-for-sign-advice = 短い表記があれば使い、正式名称はキャッチコピーに書いてください。
colours-alike = 2つの色のコントラスト比は { $contrast } です。アクセントとして見分けられるのは { $wanted } からです。
colours-alike-advice = アクセントをもっと明るい色か暗い色にするか、省略してください(メインの色から自動で作られます)。
material-over = この資料の提供期間は { $until } に終わっています。
material-over-advice = 取り除くか、期限を延ばしてください。
staff-over = 担当者の対応時間がすべて過ぎています。
staff-over-advice = 新しい時間を書くか、古い時間を取り除いてください。

fault-missing = ファイルが見つかりません
fault-outside = イベントのフォルダーの外にあります
fault-not-a-file = ファイルではありません
fault-too-large = { $bytes } バイトあります(読み込めるのは { $limit } バイトまで)
fault-no-picture = 読み込める画像(PNG、JPEG、WebP、GIF)ではありません
fault-too-many-pixels = { $width } x { $height } ピクセルあります(一辺 { $side }、合計 { $pixels } 百万ピクセルまで)
fault-damaged = 壊れています({ $reason })

serve-address = { $url } を開いてください(終了は Ctrl+C)
serve-changed = ファイルが変更されました
serve-port-in-use = ポート { $port } は別のプログラムが使っています。--port で別の番号を指定するか、--port 0 で空いているものを使ってください。
serve-port-forbidden = ポート { $port } はシステム用です。--port で 1024 以上の番号を指定してください。
serve-no-such-address = このコンピューターにアドレス { $address } はありません。--bind で別のアドレスを指定してください。

sizes-part = 部分
sizes-raw = バイト
sizes-brotli = brotli
sizes-gzip = gzip

help-import = 出展者リストやプログラムをイベントに取り込む
help-import-after = 例:
    boothwalk import my-event exhibitors.xlsx --dry-run
    boothwalk import my-event exhibitors.csv
    boothwalk import my-event schedule.json

    CSV(UTF-8、Shift_JIS)、Excel、OpenDocument、pretalx などの schedule.json を読み込めます。変更点を先に表示します。
    新しいリストで何度でも実行できます。その間に手で直した箇所はそのまま残し、お知らせします。
    独自の見出しは --map で指定します(JSONの例: {"{"} "商号": "name.ja", "メモ": "-" {"}"})。
help-import-event = event.json のあるフォルダー
help-import-file = リスト({ $formats })
help-import-dry_run = 変更点を表示するだけで、書き込まない
help-import-map = 独自の見出し(見出しから項目へのJSONオブジェクト)
help-import-sheet = 読み込むシート [省略時: 内容のある最初のシート]
help-import-with_hidden = 表で非表示になっている行・列（フィルターで隠れた行を含む）も取り込む
help-import-encoding = 一覧の文字コード（自動で判別できないとき）
help-import-public_mail = 来場者に見せてよいメールアドレスの列
help-import-withdraw = 新しい一覧からなくなったもの・移動したものを、そのとおりに取り下げ・移動する
help-import-renamed = 名称が変わったと思われる出展者の扱い（same: 同じ出展者、new: 新しい出展者）
help-import-headings = 読み取れる見出しの一覧を表示する
help-import-make_topics = イベントにない分野を追加する
help-import-make_halls = イベントにない会場を追加する
help-import-day_order = 05/11/2030のように日と月の順を決められないときの順（dmy、mdy、ymd）
help-import-hall = 会場の指定がない新しいブースの会場 [省略時: 最初の会場]
help-import-overwrite = 手で直した箇所もリストの内容に置き換える

import-no-file = ファイル { $file } がありません。
import-too-large = { $file } はファイルでないか、{ $limit } MBを超えています。画像を取り除くか、リストだけを保存し直してください。
import-no-table = { $file } をリストとして読めません({ $reason })。CSV(UTF-8)または .xlsx で保存し直してください。
import-no-list = { $file } はリストではありません。{ $reason }。
import-no-encoding = 文字コードを判別できません。{ $line }行目の「{ $near }」で文字が途切れます（--encodingで指定してください）
import-no-sheet = シート「{ $sheet }」がありません
import-no-headings = { $file } に見出しの行が見つかりません。出展者名の列(「会社名」など)か、セッション名の列(「タイトル」など)が必要です。独自の見出しは --map で指定してください。
import-no-headings-hidden = { $file } の表示されている部分に見出しの行が見つかりません。非表示の行か列があります。表で再表示するか、--with-hidden を付けて取り込んでください。
import-bad-schedule = { $file } は schedule.json の形式になっていません
import-bad-map = { $file } は見出しから項目へのJSONオブジェクトではありません
import-hall-unknown = 会場「{ $hall }」はありません。このイベントの会場: { $halls }
import-too-many = ブースが { $booths } 件になります。表示できるのは { $limit } 件までです。
import-read-as = { $how } として読み込みました。
import-other-sheets = 読み込まなかったシート: { $sheets }(--sheet で選べます)
import-columns-unknown = 内容がわからないため取り込まない列: { $columns }
import-columns-private = 来場者に公開されてしまうため取り込まない列: { $columns }
import-cut = リストが長すぎるため、末尾は取り込みません。
import-nameless = { $row } 行目: 名称がないため取り込みません。
import-aside = { $row }行目: 「{ $text }」は合計・注記・見出しの行とみなし、取り込みません。
import-cancelled = { $row ->
    [0] {""}
   *[other] { $row }行目:{" "}
  }「{ $text }」は中止・取消・非公開とされているため、取り込みません。
import-twice = { $row } 行目: 「{ $name }」は { $first } 行目と同じ名称です。別々のブースとして扱います。
import-new = + { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: 新規({ $file })
import-changed = ~ { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: 変更({ $file })
import-same = = { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: 変更なし({ $file })
import-elsewhere = ! { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: ファイル({ $file })がここから変更できません
import-no-day = ! { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: 日付が読み取れないため取り込みません
import-field-new = { $field }: { $after }
import-field-changed = { $field }: { $before } → { $after }
import-field-kept = { $field }: 手で書かれた「{ $before }」を残します(リストでは「{ $after }」)
import-field-removed = { $field }: 手で削除されたため、そのままにします(リストでは「{ $after }」)
import-unknown = 読み取れません({ $column }): { $text }
import-no-topic = イベントの分野にありません({ $column }): { $text }(event.json の topics に加えてから、もう一度取り込んでください)
import-no-hall = イベントの会場にありません({ $column }): { $text }
import-no-language = イベントの言語ではありません（{ $column }）: { $text }（event.json の languages に加えてから、もう一度取り込んでください）
import-no-address = https のアドレスではありません({ $column }): { $text }
import-no-mail = メールアドレスではありません({ $column }): { $text }
import-mail-here = { $column }にメールアドレスがあり、来場者に見えてしまいます: { $text } (取り込みません。別の列に移し、公開してよければ --public-mail でその列を指定してください)
import-no-zone = イベントのタイムゾーン「{ $zone }」は存在しません。event.jsonの「timeZone」にIANAの名前（例: Asia/Tokyo）を書いて、もう一度取り込んでください。
import-headings-booths = 出展者一覧の見出し（項目別。全角・半角、大文字・小文字、空白、括弧の違いは問いません。「会社名（英語）」のように言語を後ろに付けられます）:
import-headings-sessions = プログラムの見出し（項目別）:
import-headings-mail = 個人のものかもしれないメールアドレス（--public-mailを付けたときだけ取り込みます）:
import-headings-private = 来場者に見えてしまうため取り込まない列:
import-encoding-unknown = 文字コード「{ $name }」はありません。UTF-8、Shift_JIS、EUC-JP、windows-1252、GBK、Big5などを指定できます。
import-no-column = 見出しが「{ $column }」の列はありません。
import-open-quote = { $line }行目の引用符が閉じられていません
import-empty = 中身が空です
import-hidden-only = シートがすべて非表示です。--sheetで指定してください
import-locked = パスワードで保護されています。Excelで開き、パスワードを外して保存してください
import-is-apple = Numbers・Pages・Keynoteのファイルです。元のアプリで開き、「ファイル」→「書き出す」→「Excel」または「CSV」で書き出したものを取り込んでください
import-is-document = 文書ファイルです。中の表を表計算ソフトに貼り付け、.xlsx で保存したものを取り込んでください
import-is-slides = プレゼンテーションのファイルです。中の表を表計算ソフトに貼り付け、.xlsx で保存したものを取り込んでください
import-is-pdf = PDFです。PDFの表は表として読めないため、作成元から元のリスト（.xlsx またはCSV）を受け取って取り込んでください
import-is-picture = 画像です。作成元から元のリスト（.xlsx またはCSV）を受け取って取り込んでください
import-is-film = 動画または音声です。送り主からリスト（.xlsx またはCSV）を受け取って取り込んでください
import-is-archive = 圧縮ファイルです。展開して、中のリストを取り込んでください
import-is-binary = Excelのバイナリブック（.xlsb）です。Excelで開き、.xlsx で保存したものを取り込んでください
import-is-cards = カレンダーや連絡先のデータ（.ics、.vcf）です。元のソフトでCSVとして書き出すか、一件一行の表に写して取り込んでください
import-is-shortcut = リストの場所を示すだけのファイルです。開いた先で .xlsx またはCSVとしてダウンロードし（Googleスプレッドシートでは「ファイル」→「ダウンロード」）、それを取り込んでください
import-is-html = 拡張子にかかわらずWebページで、出展者やセッションの表がありません。表計算ソフトで開き、.xlsx で保存したものを取り込んでください
import-is-letter = これはメールです。メールソフトで開き、添付されているリストを保存して取り込んでください。本文にある表は、表計算ソフトに貼り付けて.xlsxで保存します
import-is-pairs = これは項目名と値を並べたテキスト（YAMLなど）で、表ではありません。書き出したプログラムからCSVか.xlsxで書き出すか、表計算ソフトに1件1行で写し、項目名を見出しにしてください
import-is-program = ほかのアプリのファイルです。そのアプリで .xlsx またはCSVとして保存したものを取り込んでください
import-unpacked = 展開すると64 MBを超える部分があります
import-other-json = JSONですが、日・部屋・講演を持つschedule.jsonではありません
import-other-xml = XMLですが、schedule.xmlではありません
import-broken = 書き方に誤りがあります（{ $reason }）
import-would-break = 何も書き込みませんでした。このままでは「check」が{ $file }を受け付けません（{ $reason }）。
import-twice-known = 「{ $column }」に同じものが2度あります: { $text }（行は名前で区別しました。それぞれに別のIDを付けてください）
import-renumbered = { $column }は、前は別の出展者のものでした: { $text } (名前で同じ出展者と判断しました)
import-namesake = 「{ $text }」という名前のブースが複数あり、行の順番だけで判断しました（正しいブースか確認してください。前と同じ小間番号、会場、URL、IDがあれば区別できます）
import-surplus = 見出しのない列のセルです（{ $column }列目）: { $text }
import-sheet-error = 「{ $column }」に表計算のエラーが入っています: { $text }
import-struck = 「{ $column }」に取り消し線が引かれています（全体または一部）: { $text }（リストで線か文字を消してから、もう一度取り込んでください）
import-lost = 元のファイルで文字が失われています({ $column }): { $text }（取り込みません。文字が正しい元のリストを使うか、セルを書き直してください）
import-unparted = 行全体が「{ $column }」に入っているようです: { $text }（区切りの記号がほかの行と違います。同じ記号にそろえてください）
import-called-off = 取りやめかもしれません({ $column }): { $text }（備考は読み取らないため、そのまま取り込みます。取り消すには「ステータス」の列に書いてください）
import-perhaps-lost = 元のファイルで文字が失われている可能性があります({ $column }): { $text }（そのまま取り込みます。「?」や空白の四角が本来の文字でないか確認してください）
import-hidden-rows = 非表示の行と取り消し線の引かれた行は取り込みません: { $rows }
import-hidden-columns = 非表示の列（取り込みません）: { $columns }
import-hidden-how = 非表示や取り消し線の内容は来場者に公開しません。取り込むには --with-hidden を付けてください。
import-long = 長すぎて途中までしか読まないセルのある行: { $rows }
import-columns-mail = 個人のメールアドレスかもしれないため取り込まない列: { $columns }。来場者に見せてよい列は--public-mailで指定してください。
import-columns-again = 同じ項目の列がほかにあるため取り込まない列: { $columns }
import-left-out = ここのプログラムに入れる場所がないため取り込まない項目（該当する講演の数）: { $fields }
import-topics-missing = イベントにない分野（行数）: { $words }。--make-topicsで追加できます。
import-halls-missing = イベントにない会場（行数）: { $words }。--make-hallsで追加できます。
import-gone = この表からなくなったもの、場所が変わったもの:
import-gone-missing = { $name }（{ $id }）: どの行にもありません
import-gone-renamed = { $name }({ $id }): 行がありません。名称が「{ $to }」に変わったと思われます
import-gone-moved = { $name }: 会場が{ $from }ではなく{ $to }です
import-gone-emptied = { $name }: { $field }が空になりました
import-gone-how = これらはそのまま残ります。表のとおりに取り下げ・移動するには--withdrawを付けてください。
import-renamed-how = 名称が変わったと思われる出展者は書き込んでいません。同じ出展者なら --renamed same、別の出展者なら --renamed new を付けてください。
import-gone-done = どの行にもないものは取り下げ、場所が変わったものは移動しました（--withdraw）。空になった項目は残ります。
import-taken-out = - { $row ->
    [0] {""}
   *[other] { $row }行目{" "}
  }{ $name }: 手作業で外されたので、外したままにします
import-renamed = ? { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: { $file } の出展者の名称が変わったものと思われるため、書き込みません
import-unclear = ? { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: 同じ名前の { $file } のうちどれなのか、行の内容からは判断できないため、いずれも書き込みません（小間番号、会場、URL、メールアドレスのうち前と同じものを行に入れるか、「ID」の列にブースのIDを書いてください）
import-back = + { $row ->
    [0] {""}
   *[other] { $row } 行目{" "}
  }{ $name }: 再び出展（{ $file }を引き続き使います）
import-when-words = 「{ $column }」を読み取れません: { $text }（日付は2030-05-15、令和12年5月15日、15 May 2030など、時刻は10:00、午後2時、2 pmなど、時間帯は10:00～11:30のように書きます）
import-when-no-such-day = 「{ $column }」は存在しない日付です: { $text }
import-when-weekday = 「{ $column }」の曜日が日付と合いません: { $text }
import-when-order = 「{ $column }」は日と月のどちらが先か決められません: { $text }（--day-order dmyか--day-order mdyで指定してください）
import-when-year = 「{ $column }」に年がなく、イベントの開催時間からも決められません: { $text }
import-when-meaning = 「{ $column }」は2通りの時刻に読めます: { $text }（24時間制で、翌日の未明なら25:00のように書いてください）
import-when-backwards = 「{ $column }」の終わりが始まりより前です: { $text }
import-when-no-beginning = 「{ $column }」に終わりか長さはありますが、始まりがわかりません: { $text }
import-when-gap = 「{ $column }」の時刻は存在しません: { $text }（夏時間の始まりで飛ばされます）
import-when-twice = 「{ $column }」の時刻は2度あります: { $text }（夏時間の終わりと重なります。UTCとの差を後ろに書いてください）
import-when-conflict = 「{ $column }」が同じ行のほかのセルと食い違っています: { $text }
import-when-duration = 「{ $column }」は長さとして読み取れません: { $text }（1:30、90、90分のように書きます）
import-sum = 新規 { $new } 件、変更 { $changed } 件、変更なし { $same } 件
import-dry = 何も書き込んでいません(--dry-run)。
import-next = 書き込みました。boothwalk check { $folder } で確認してください。
import-done = 書き込みました。

build-kept = { $site } にあるこのサイト以外のものはそのまま残します: { $names }

help-argument-wait = 他のホストの応答を待つ秒数
help-check-online = 他のホストにも問い合わせる(リンク切れ、別のホストにあるブースのファイルと画像を読めるかどうか)
help-check-base = サイトを公開するURL(--online では、他のホストがこのサイトからの読み込みを許可しているかを確かめます。閉じたネットワークの中に置くサイトでは、同じネットワークのアドレスを使えます)
help-build-mirror = イベントに「direct」とあっても、他のホストにあるブースのファイルと画像をサイトに取り込む(来場者のアドレスがそのホストに伝わらなくなります)
web-status = ホストの応答は { $status } です
web-timed-out = ホストが { $seconds } 秒以内に応答しません
web-refused = ホストが接続を拒否しています
web-no-host = ホストが見つかりません
web-not-secure = ホストと安全に接続できません({ $reason })
web-in-circles = 転送が繰り返されています
web-redirected = { $url } に転送されますが、そこへは進みません
web-too-large = 読み込める { $limit } バイトより大きなファイルです
web-broken = 接続が途中で切れました({ $reason })
web-not-asked = 問い合わせていません
web-not-open = ホストが許可していません
online-files = 他のホストのファイル { $count } 件を取得しています
online-links = 他のホストのリンクと画像 { $count } 件を確かめています
online-file = { $url } を取得できません: { $reason }
online-file-advice = 来場者にはブースの代わりにこの理由が表示されます。ブラウザーで開いて確かめ、アドレスを直すか、出展者に知らせてください。
online-file-closed = { $url } は他のサイトのページから読み込めません。これを許可するヘッダー Access-Control-Allow-Origin をホストが送っていません。
online-file-closed-advice = このファイルに「Access-Control-Allow-Origin: *」(または --base で指定するサイトのアドレス)を付けてもらうか、イベントの「direct」を取り除いて、書き出すときにサイトに取り込まれるようにしてください。
online-picture = 画像 { $url } は表示されません: { $reason }
online-picture-advice = アドレスを直すか、PNG、JPEG、WebPのいずれかを置いてください。
online-picture-closed = 画像 { $url } は会場に表示できません。他のサイトからの読み込みを許可するヘッダー Access-Control-Allow-Origin をホストが送っていません。
online-picture-closed-advice = この画像に「Access-Control-Allow-Origin: *」(または --base で指定するサイトのアドレス)を付けてもらうか、イベントの「direct」を取り除いて、書き出すときにサイトに取り込まれるようにしてください。
online-link = { $url } はリンク切れです: { $reason }
online-link-advice = ブラウザーで開いて確かめ、アドレスを直すか取り除いてください。
online-link-unsure = { $url } は確かめられませんでした: { $reason }(プログラムからの接続だけを断っている可能性があります)
online-link-unsure-advice = ブラウザーで開いて確かめてください。
online-endpoint = { $url } へのメッセージは届きません: { $reason }
online-endpoint-advice = アドレスを直すか、フォームの代わりにメールアドレスを書いてください。
online-endpoint-closed = { $url } へのメッセージはページから送れません。ブラウザーは送信前に許可を確かめますが(CORS)、{ $reason }。
online-endpoint-closed-advice = OPTIONS に対して Access-Control-Allow-Origin と、content-type および idempotency-key を許可する Access-Control-Allow-Headers を返すようにするか、フォームの代わりにメールアドレスを書いてください。
online-no-site = { $url } にはまだサイトがないため、ヘッダーを確かめられませんでした: { $reason }
online-headers = { $url } に次のヘッダーが付いていません: { $names }
online-headers-advice = ビルドで書き出される設定(_headers、.htaccess、hosting/)をホストに入れてください。ページ自体にも同じ方針が書かれていますが、どのサイトのフレームに表示してよいかはヘッダーでしか伝えられず、出展者のファイルには何も書けません。
online-headers-other = { $url } のヘッダーがこのイベントのビルドと違います: { $names }
online-headers-other-advice = サイトをもう一度ビルドし、一緒に書き出される設定とあわせて置いてください。
address-inside = 来場者は { $url } に接続できません。このコンピューター、または社内などの閉じたネットワークの中だけで使えるアドレスです。
address-inside-advice = 誰でも接続できる場所か、イベントのフォルダーに置いてください。このアドレスに接続できるコンピューターで書き出すと、ブースのファイルと画像はサイトに取り込まれます。サイト自体を同じネットワークの中に置くときは、--base でその場所を指定してください。
direct-hosts = 「direct」により、来場のたびに { $hosts } に接続します。各ページの末尾にもそのことが表示されます。
direct-hosts-advice = 外部に送信される情報を来場者に示すときは、これらのホストを挙げてください。「direct」を取り除くと、書き出すときにファイルがサイトに取り込まれ、接続はなくなります。
mirror-former = { $url } を取り込めませんでした: { $reason } { $since } に取り込んだものを引き続き掲載します。
mirror-former-advice = ホストが応答するようになったら、もう一度書き出してください。
mirror-link = { $url } を取り込めなかったため、リンクのまま残します: { $reason }
mirror-link-advice = 来場者が開いたときは、そのホストに接続します。ホストが応答するようになったら、もう一度書き出してください。
archive-no-recording = セッション「{ $title }」には録画がないため、保存版では紹介だけになります。
archive-no-recording-advice = プログラムに録画のアドレスを加えてから、もう一度書き出してください。
archive-no-captions = 「{ $title }」の録画には、保存版で表示できる字幕がありません。
archive-no-captions-advice = 録画に字幕(WebVTT)を加えてから、もう一度書き出してください。

tracks-language = 「{ $title }」は、次の言語では視聴できません: { $languages }
tracks-language-advice = その言語の音声か字幕を加えてください。用意がない場合はこのままでも構いません。どの言語があるかは来場者に表示されます。
captions-unread = 字幕 { $name } を読み取れません: { $reason }
captions-unread-advice = 読み取れない字幕はブラウザーに表示されません。該当の行を直すか、WebVTT形式で保存し直してください。
captions-elsewhere = 字幕 { $name } は他のホストにあるため、映像と一緒には表示されません。
captions-elsewhere-advice = 「direct」のイベントではファイルは取り込まれず、ページはクリックの前に他のホストへ接続しません。字幕をイベントのフォルダーに置いてください。
online-captions = 字幕 { $url } は表示できません: { $reason }
online-captions-advice = アドレスを直すか、WebVTTファイルを置いてください。
vtt-utf8 = UTF-8ではありません
vtt-header = WEBVTTの行と空行で始まっていません
vtt-timings = { $line } 行目に「00:01.500 --> 00:04.000」のような時刻がありません
vtt-ends = { $line } 行目の終わりが始まりより前です
vtt-order = { $line } 行目の始まりが、それより上の字幕より前です
vtt-no-timings = { $line } 行目の文の上に時刻がありません
vtt-no-cue = 時刻の付いた文がありません

base-letters = --base { $url }：サイトのパスに使えるのは文字、数字、. _ ~ - だけです。
fault-hidden = 隠しファイルは公開しません
fault-name = ファイル名かフォルダー名に、使えないシステムがある文字や名前が含まれています
fault-kind = ブラウザーやサーバーで実行されるおそれがあるため、この種類のファイルは公開しません。{ $kinds }のいずれかにしてください
fault-content = ファイル名と中身の種類が一致しません

help-figures = ホストのアクセスログから来場を集計し、主催者用と出展者別の表とページにする
help-figures-after = 例:
    boothwalk figures my-event --logs access.log access.log.1.gz
    boothwalk figures site --logs access.log --base https://fair.example.org/2026/
    boothwalk figures my-event --logs access.log --leads desk-a.csv desk-b.csv --out figures --lang ja

    nginx、Apache(common、combined)、Caddy、Amazon CloudFront、S3、Google Cloud Storage、Azure Blob Storage、IIS のログを
    読みます。形式は自動で判別します。1行ずつ読むので、ログの大きさにかかわらずメモリーは増えません。ロボットは除きます。
    IPアドレスは書き出さず、5件に満たない数は表示しません。ほかのホストに置かれたブースがあるときは、イベントのフォルダーの
    代わりに、書き出したサイトを指定してください。
    デスクの表(--leads)の列は booth(ブースのID)、kind(letter、request、meeting のいずれか)、date(2026-11-28 の形)です。
help-figures-event = event.json のあるフォルダー、または書き出したサイト
help-figures-logs = アクセスログ(そのまま、または gzip)。- は標準入力
help-figures-leads = デスクから書き出した表(CSV)
help-figures-out = 書き出し先フォルダー。figures.html、figures.csv、figures.json と、ブースごとのページを書き出します
help-figures-base = サイトの置き場所(ホストの最上位でない場合や、ログが複数のホストにわたる場合)
help-figures-from = 集計する最初の日 [既定: イベントの初日]
help-figures-to = 集計する最後の日 [既定: イベントの最終日]
figures-log = { $file }: { $format }、{ $lines }行。集計 { $counted }、ロボット { $robots }、会期外 { $days }、集計に関係しないもの { $other }
figures-lost = { $count }行を読み取れませんでした。最初は{ $line }行目です。
figures-lost-advice = その行を確認してください。途中で切れたログや混ざったログには、こうした行があります。ほとんどの行がそうであれば、サーバーが独自の形式で書いています。「combined」に設定してください。
figures-log-broken = { $line }行目のあとで途切れています({ $reason })。それまでの行は集計しました。
figures-log-broken-advice = 完全なファイルがあれば、もう一度コピーしてください。
figures-no-agents = このログの行にはユーザーエージェントがないため(「common」形式)、ロボットも数えられています。
figures-no-agents-advice = 今後は「combined」形式で記録するように、サーバーを設定してください。
figures-no-log = { $file } を読み込めません: { $reason }
figures-nothing = 会期中のこのイベントに関する行がログに見つからなかったため、何も書き出しませんでした。サイトがホストの下位のフォルダーにあるときは --base で、ほかの日を集計するときは --from と --to で指定してください。
figures-days-wrong = 集計する最後の日({ $last })が、最初の日({ $first })より前です。
figures-no-leads = { $file } を読み込めません: { $reason }
figures-no-column = 「{ $column }」の列がありません。デスクの表には { $columns } の列が必要です。
figures-leads-lost = デスクの表の{ $count }行を読み取れませんでした。最初は{ $line }行目です。
figures-leads-lost-advice = 各行に、このイベントのブースのID、種類(letter、request、meeting のいずれか)、2026-11-28 の形の日付が必要です。
figures-booths-unread = ブースのファイルがほかのホストにあるか壊れているため、{ $count }件のブースは集計できません。
figures-booths-unread-advice = イベントのフォルダーの代わりに、書き出したサイトを指定してください。すべてのブースの写しが入っています。
figures-done = 集計を { $folder } に書き出しました
figures-title = 来場の集計
figures-title-booth = { $booth } の集計
figures-about-day = { $first }(時刻は { $zone })
figures-about-days = { $first }～{ $last }(時刻は { $zone })
figures-pages = 出展者別のページ
figures-notes = この集計の見方
figures-total = 合計
figures-hidden = 表示しません(5件未満か、ほかの数から5件未満の数が分かってしまうため)
figures-chart = 表をグラフにしたもの: { $table }
figures-days = 日ごとの来場
figures-days-rows = 日
figures-hours = 時間帯ごとの来場
figures-hours-rows = 時刻
figures-hours-explained = その1時間に何かを読んだ来場の数です。長い来場は複数の時間帯に数えられます。
figures-languages = 言語
figures-languages-rows = 言語
figures-languages-explained = その言語でページか一覧を読んだ来場の数です。複数の言語を使った来場は、それぞれに数えられます。
figures-faces = 使われたもの
figures-faces-rows = 部分
figures-face-page = アドレスから直接開かれたページ
figures-face-list = 検索のできる一覧
figures-face-hall = 会場(読み込まれた数)
figures-face-programme = プログラムのページ
figures-booths = ブース
figures-booths-rows = ブース
figures-sessions = セッション
figures-sessions-rows = セッション
figures-sessions-explained = このホストにあるセッションの録画か資料を開いた来場の数です。
figures-hosts = どこから来たか
figures-hosts-rows = ホスト
figures-hosts-others = そのほかのホスト
figures-booth = ブースで見られたもの
figures-booth-rows = 内容
figures-posters = 日ごとのポスターの表示
figures-posters-rows = 日
figures-handouts = 資料と動画
figures-handouts-rows = 題名
figures-film = ブースの動画
figures-column-visits = 来場
figures-column-page = ページの表示
figures-column-posters = ポスターの表示
figures-column-handouts = 資料・動画の利用
figures-column-file = 一覧への掲載
figures-column-letter = メッセージ
figures-column-request = 相談の申し込み
figures-column-meeting = 商談
figures-note-visit = 1つのIPアドレスと1つのブラウザーによる1日の閲覧を、1件の来場とします。同じIPアドレスを使う複数の人が1件に、途中でネットワークを変えた人が2件になることがあります。IPアドレスは、1日の中で区別するためだけに、メモリー上でソルト付きのハッシュにしました。これは保存していません。
figures-note-hidden = { $group }件に満たない数と、そうした数を計算できてしまう数は表示しません(–)。
figures-note-cache = ブラウザーは読み込んだものを保存します。ポスターと会場は端末ごとに一度しか要求されないため、再び来た人はそこでは数えられません。ネットワークなしで読んだ人は、まったく記録に残りません。
figures-note-hall = 会場は、一覧を読んでいる間に裏で読み込まれます。読み込まれたことは、会場を歩いたことを意味しません。
figures-note-booth = ページの中での移動は、ログに残りません。「ページの表示」は、リンク、検索エンジン、スクリプトを使わないブラウザーなどから、ブース自体のアドレスが開かれた数です。「ポスターの表示」は、一覧で開かれたか、会場で見える所まで来た数です。「一覧への掲載」は、一覧や検索のためにブースのファイルが読まれた数です。2つのブースが共有するファイルはどちらにも数えず、ほかのホストにある資料はここのログに残りません。
figures-note-robots = 自ら名乗るロボットと、Boothwalk 自身の確認は除いています。名乗らないロボットは人と区別できません。
figures-note-leads = メッセージ、相談の申し込み、商談は、デスクから書き出された数です。来場者が自ら送ったものです。
figures-note-sampled = ログの来場が非常に多いため、{ $one }件に1件を数え、全体の数を推計しました。
help-meet = 双方の希望と都合から面談の時間割を作る
help-meet-after = 例:
    boothwalk meet my-event wishes.csv --dry-run
    boothwalk meet my-event participants.xlsx exhibitors.csv --hours 10:00-16:00 --break 12:00-13:00
    boothwalk meet my-event wishes.csv --day 2030-05-15 --length 20 --pause 5 --out meetings

    1行に参加者または出展者1人(1社)を書きます。名前、会いたい相手(第1希望、第2希望…)、可能な時間帯(「10:00-12:00; 13:00-15:00」)です。
    イベントの出展者でない名前は参加者とみなします。行やファイルの順序は結果に影響しません。フォルダーには、主催者用の
    meetings.csv、一人ひとりの印刷用ページとカレンダー、それらへのリンクを並べた index.html ができます。変更があれば同じフォルダーに
    作り直してください。カレンダーの予定も移動します。個人名が入るため、このフォルダーは公開しないでください。
help-meet-event = event.json のあるフォルダー
help-meet-files = 希望と都合の表(CSV、Excel、OpenDocument)
help-meet-out = 時間割の書き出し先(新しいフォルダー、空のフォルダー、または以前の時間割)
help-meet-dry_run = 時間割を表示するだけで、何も書き込まない
help-meet-length = 面談1回の長さ(分)
help-meet-pause = 面談と面談の間隔(分)
help-meet-day = 面談の日。複数あるときは繰り返す [省略時: イベントの日程]
help-meet-hours = 面談を行う時間帯。都合を書いていない人はこの間いつでもよいとみなす [省略時: いずれかの出展者が可能な時間]
help-meet-breaks = 面談を行わない時間帯(例: 12:00-13:00)
help-meet-at_once = 出展者が同時に会える組数(表に書かれていない場合)
help-meet-most = 参加者1人の面談数の上限(表に書かれていない場合)
help-meet-sheet = ブックのシート [省略時: 中身のある最初のシート]
help-meet-encoding = 文字コード(判別できない場合)
help-meet-day_order = 05/11/2030のように日と月の順を決められないときの順（dmy、mdy、ymd）
import-is-schedule = { $file } はセッションのスケジュールです。希望の表を指定してください。
meet-no-headings = { $file } に見出しの行が見つかりません。名前の列（「氏名」「出展者」など）、希望の列（「第1希望」など）、時間の列（「可能な時間帯」など）が必要です。
meet-nothing = この表には誰の希望も書かれていないため、時間割を作れません。希望は「第1希望」などの列に書いてください。
meet-too-much = この人数で { $slots } コマの時間割は計算できる量を超えています。--hours で面談の時間帯を絞るか、--length を長くしてください。
meet-into-event = { $folder } はイベントのフォルダーそのものか、その内側または外側にあります。個人名が入るため、--out で別のフォルダーを指定してください。
meet-not-a-timetable = { $folder } には時間割以外のファイルがあり、書き出すと失われてしまいます。--out で空のフォルダーか新しいフォルダーを指定してください。
meet-bad-span = 「{ $text }」は時間帯として読み取れません。10:00-12:00、または日付を付けて 2030-05-15 10:00-12:00 のように書いてください。
meet-columns-unknown = 内容がわからないため読み込まない列: { $columns }
meet-side = 「{ $column }」の「{ $text }」は参加者とも出展者とも読み取れません。名前から判断します。
meet-no-exhibitor = 「{ $column }」: 「{ $name }」という出展者はイベントにありません。イベントにあるとおりの名前か、ブースのIDを書いてください。
meet-no-exhibitor-near = 「{ $column }」: 「{ $name }」という出展者はイベントにありません。もしかして: { $near }
meet-no-participant = 「{ $column }」: 「{ $name }」という参加者はいません。名前と可能な時間帯の行を加えてください。
meet-no-participant-near = 「{ $column }」: 「{ $name }」という参加者はいません。もしかして: { $near }
meet-several = 「{ $column }」: 「{ $name }」にあたる人が複数います。「{ $name }（所属）」のように所属を付けてください。
meet-both-participants = 「{ $column }」: 「{ $name }」は「{ $who }」と同じ参加者です。「{ $who }」が出展者であれば、イベントにあるとおりの名前を書いてください。
meet-both-exhibitors = 「{ $column }」: 「{ $name }」は「{ $who }」と同じ出展者です。面談は参加者と出展者の間で行います。この希望を外してください。
meet-row-near = 「{ $column }」: 「{ $text }」という出展者はイベントにないため、参加者とみなします。出展者であれば次のように書いてください: { $near }
meet-wish-twice = 「{ $column }」: 「{ $name }」への希望が2度あります。上の順位を採用します。
meet-no-rank = 「{ $column }」: 「{ $text }」は順位として読み取れません。第1希望を1とする数字を書いてください。順位のない希望は第6希望と同じ重みです。
meet-no-number = 「{ $column }」: 「{ $text }」は1から99までの数ではないため、読み込みません。
meet-not-theirs = 「{ $column }」: 「{ $text }」は読み込みません。同時に会える数は出展者に、面談数の上限は参加者に書いてください。
meet-other-number = 「{ $column }」: 同じ名前の別の行と数が違います。小さいほうを採用します。
meet-which-day = 「{ $column }」: 「{ $text }」に日付がなく、イベントは複数日あります。時刻の前に日付を書くか、--day で面談の日を指定してください。
meet-no-end = 「{ $column }」: 「{ $text }」に終わりの時刻がありません。10:00-12:00 のように書いてください。
meet-outside = 「{ $column }」: 「{ $text }」の一部または全部が、イベントの開催時間か --hours・--day の外にあります。その部分は使いません。
meet-no-spans-participant = { $name }: 可能な時間帯が書かれていないため、面談を入れられません。行に書き加えるか、全員に共通の時間帯を --hours で指定してください。
meet-no-spans-exhibitor = 出展者 { $name }: 可能な時間帯が書かれていないため、面談を入れられません。名前と時間帯の行を加えるか、全員に共通の時間帯を --hours で指定してください。
meet-unranked = ○
meet-reason-participant-never = { $participant }の可能な時間帯がわかりません。
meet-reason-exhibitor-never = { $exhibitor }の可能な時間帯がわかりません。
meet-reason-no-common-slot = 双方がともに可能なコマがありません。
meet-reason-limit = { $participant }の面談が上限に達しています。
meet-reason-participant-taken = 双方が可能なコマは、すべて{ $participant }の別の面談で埋まっています。
meet-reason-exhibitor-taken = 双方が可能なコマは、すべて{ $exhibitor }の別の面談で埋まっています。
meet-reason-both-taken = 双方が可能なコマは、いずれもどちらかの別の面談で埋まっています。
meet-line = { $about }  { $exhibitor } – { $participant }
meet-line-unplaced = { $exhibitor } – { $participant }: { $about }
meet-done = { $out } に時間割を書き出しました: 面談 { $meetings } 件、面談のない希望 { $unplaced } 件
meet-dry = 面談 { $meetings } 件、面談のない希望 { $unplaced } 件。何も書き込んでいません(--dry-run)。
meet-calendar-title = 面談: { $name }
meet-column-day = 日付
meet-column-time = 時間
meet-column-start = 開始
meet-column-end = 終了
meet-column-exhibitor = 出展者
meet-column-place = 場所
meet-column-participant = 参加者
meet-column-organisation = 所属
meet-column-participant-rank = 参加者の希望順位
meet-column-exhibitor-rank = 出展者の希望順位
meet-column-reason = 面談がない理由
meet-page-title = 面談の時間割
meet-page-exhibitors = 出展者
meet-page-participants = 参加者
meet-page-unplaced = 面談のない希望
meet-page-none = 面談はありません。
meet-page-count = 面談 { $meetings } 件
meet-page-calendar = カレンダーファイル (.ics)
meet-page-zone = 時刻はすべて{ $zone }のものです。
meet-count-meetings = 面談
meet-count-unplaced = 面談のない希望

# ライブ
help-live = ライブ(スタッフと来場者のやりとり)の準備をする
help-live-codes = 各ブースの受付デスクと主催者デスクのコードを作り、すべて表示する
help-live-codes-after = 例:
      boothwalk live codes my-event --sheet codes.html   (印刷して配るページ)
      boothwalk live codes my-event --renew acme         (acmeのコードを紛失。古いコードは次に書き出すと無効になる)
help-live-codes-event = event.json のあるフォルダー
help-live-codes-renew = このブースのコードを新しくする。organiser は主催者のもの
help-live-codes-sheet = 配布用の紙面をデスクごとに1ページ、日本語と英語で書き出す(HTML)
help-live-codes-base = サイトの置き場所(配布用の紙面に載せるアドレスのため)
codes-done = { $made ->
        [0] 新しく作るコードはありませんでした
       *[other] 新しいコードを{ $made }件作りました
    }{ $renewed ->
        [0] {""}
       *[other] （更新{ $renewed }件）
    }。コードは { $folder } に、本人だけが読める形で保存されています。公開してよい部分だけが、書き出すときにサイトへ入ります。
codes-sheet = { $file } を書き出しました。これを読める人はブースの代表として発言できます。印刷して配り、ファイルは削除してください。
codes-no-such-desk = 「{ $desk }」というデスクはありません。ブースのid、または organiser を指定してください。
help-live-tickets = 参加者ごとのチケットを作り、リンクとしてすべて表示する
help-live-tickets-after = 例:
      boothwalk live tickets my-event --count 500 --csv tickets.csv --base https://fair.example/
      boothwalk live tickets my-event --names participants.txt --csv tickets.csv --base https://fair.example/
      boothwalk live tickets my-event --renew 17         (17番のリンクを紛失。古いリンクは次に書き出すと無効になる)
help-live-tickets-event = event.json のあるフォルダー
help-live-tickets-count = この人数分のチケットを用意する(1からの番号)。すでにあるものはそのまま残る
help-live-tickets-names = このファイルの1行(名前、メールアドレス、番号など)ごとにチケットを用意する。すでにあるものはそのまま残る
help-live-tickets-renew = この参加者のチケットを新しくする
help-live-tickets-csv = 表示する代わりに、名前とリンクの表をメールソフト用に書き出す(CSV)
help-live-tickets-base = サイトの置き場所(リンクに使う)
tickets-done = { $made ->
        [0] 新しく作るチケットはありませんでした
       *[other] 新しいチケットを{ $made }枚作りました
    }{ $renewed ->
        [0] {""}
       *[other] （更新{ $renewed }枚）
    }。全部で{ $all }枚です。{ $folder } に、本人だけが読める形で保存されています。サイトを書き出し、その中の live フォルダーの内容をブローカーに置いてください。
tickets-csv = { $file } を書き出しました。リンクを持つ人は、その参加者として入れます。それぞれ本人に送り、ファイルは削除してください。
tickets-no-such-name = 「{ $name }」のチケットはありません。番号、またはチケットを作ったときの行のとおりに指定してください。
tickets-not-asked-for = このイベントにはだれでも入れます。チケットを必要とするには、event.json の「live」に "entry": "ticket" と書いてください。
sheet-title = 受付コード
sheet-open = スタッフが使う端末で { $address } を開きます。
sheet-type = コードを入力します。スタッフ専用の端末で「この端末に保存する」を選ぶと、次からは入力がいりません。
sheet-secret = スタッフ以外には見せないでください。コードを持つ人は、貴ブースとして来場者に答え、届いた内容を読むことができます。
sheet-lost = 紛失したときや、ほかの人に見られたときは、主催者に連絡してください。新しいコードをお渡しします。
sheet-own-title = 主催者の受付コード
sheet-own-secret = 主催者以外には見せないでください。コードを持つ人は、主催者の名でお知らせを出し、参加を停止し、来場者からの通報を読むことができます。
sheet-own-lost = 紛失したときや、ほかの人に見られたときは、「boothwalk live codes --renew organiser」で新しいコードを作り、書き出しなおしてください。
live-runs = スタッフと来場者がやりとりできます(このコンピューターでmosquittoが動いています)
live-died = mosquittoが終了しました。もう一度起動します。
live-codes-at = { $made ->
        [0] 受付デスクのコードは { $folder } にあります。「boothwalk live codes」で表示できます。
       *[other] 受付デスクのコードを作り、{ $folder } に保存しました。「boothwalk live codes」で表示できます。
    }
live-this-machine = ほかのコンピューターからもイベントは見られますが、ライブは使えません。ブラウザーは、別のコンピューターのブローカーとはwssでしか通信しないためです。ライブも公開するには、サイトを書き出して hosting/live/README.ja.md のとおりに設定してください。
live-wants-event = 書き出したサイトでは、ブローカーがすでに決まっています。event.json のあるフォルダーを指定してください。
live-no-mosquitto-linux = このコンピューターにmosquittoがありません。「apt-get install mosquitto」(Debian、Ubuntu)、「dnf install mosquitto」(Fedora)でインストールするか、コンテナ「eclipse-mosquitto」を使ってください。
live-no-mosquitto-macos = このMacにmosquittoがありません。「brew install mosquitto」でインストールしてください。
live-no-mosquitto-windows = このコンピューターにmosquittoがありません。「winget install EclipseFoundation.Mosquitto」でインストールしてください。
live-no-mosquitto = このコンピューターにmosquittoがありません。https://mosquitto.org/download/ からインストールしてください。
live-without-codes = 受付デスクを開けません。{ $count ->
        [0] 主催者のコードがありません
       *[other] コードのないブース: { $desks }
    }。
live-without-codes-advice = イベントのフォルダーで「boothwalk live codes」を実行し、もう一度書き出してください。
live-without-tickets = ライブにだれも入れません。入場にチケットが必要ですが、1枚もありません。
live-without-tickets-advice = イベントのフォルダーで「boothwalk live tickets」を実行し、もう一度書き出してください。だれでも入れるようにするには、event.json から「entry」を消してください。
doors-trying = { $broker } の入口を、攻撃する人と同じやり方で試しています
doors-unreachable = ブローカーに接続できません: { $what }
doors-unreachable-advice = 起動しているか、名前が正しく引けるか、証明書が有効かを確かめてください。設定の手順は、書き出したサイトの hosting/live/README.ja.md にあります。イベントのページからの接続だけを通す設定なら、ページの置き場所を --base で指定してください。
doors-shut = ブローカーが来場者を受け入れません。
doors-shut-advice = 書き出したサイトの hosting/live/ にある規則を使ってください。来場者の入口ではパスワードを求めません。
doors-mute = 参加した来場者がだれからも見えません。規則で許されているものをブローカーが伝えていません。
doors-mute-advice = このイベントのidで作られた hosting/live/ の規則を使い、ブローカーを起動しなおしてください。
doors-no-code = 受付デスクの入口が開いています。正しいコードがなくても「{ $what }」として入れます。
doors-no-code-advice = 入口がパスワードを求めるようになるまで(allow_anonymous false と desks.pw)、ブローカーをネットワークから外してください。
doors-code-refused = ブローカーが「{ $what }」のコードを知りません。
doors-code-refused-advice = サイトを書き出し、.boothwalk/live/desks.pw をもう一度ブローカーに置いて、再読み込みさせてください。ejabberdでは .boothwalk/live/ejabberd-desks.sh をもう一度実行してください。
doors-write = ブローカーの規則に漏れがあります。この名前を名乗る人が、ほかの人しか書けないはずの場所に書けます: { $what }
doors-write-advice = 書き出したサイトの hosting/live/ にある規則を使ってください。来場者の名前をパターンとして扱うブローカーは、規則では安全にできません。別のものを使ってください。
doors-read = ブローカーの規則に漏れがあります。この名前を名乗る人が、ほかの人宛ての内容を読めます: { $what }
doors-read-advice = 書き出したサイトの hosting/live/ にある規則を使ってください。来場者の名前をパターンとして扱うブローカーは、規則では安全にできません。別のものを使ってください。
doors-no-ticket = 来場者の入口が開いています。正しいチケットがなくても「{ $what }」として入れます。
doors-no-ticket-advice = いま書き出されるサイトの hosting/live/ にある mosquitto.conf(または ejabberd.yml)を使い、ブローカーを起動しなおしてください。
doors-ticket-refused = ブローカーがこのイベントのチケットを知りません。
doors-ticket-refused-advice = サイトを書き出し、.boothwalk/live/visitors.pw をもう一度ブローカーに置いて、再読み込みさせてください。ejabberdでは .boothwalk/live/ejabberd-desks.sh をもう一度実行してください。
doors-without-tickets = ここにはチケットが2枚以上ないため、参加者どうしで何を読み書きできるかは試していません。
doors-without-tickets-advice = 「boothwalk live tickets」を実行した場所で実行してください。
doors-without-codes = ここには受付デスクのコードがないため、デスクからの返事をほかの来場者が読めるかどうかは試していません。
doors-without-codes-advice = 「boothwalk live codes」を実行した場所で実行してください。

# ブースの展示台に置くもの。
object-left-out = 展示物 { $name } は除かれます:{ $reason }。
object-missing-advice = ファイルをそこに置くか、名前を直してください。
object-near-advice = ファイルをそこに置くか、名前を直してください。もしかすると { $near } のことですか。
object-outside-advice = ファイルそのものをイベントのフォルダーにコピーしてください。フォルダーの外へのリンクはたどりません。
object-large-advice = 小さくしてください。テクスチャは1024ピクセル、三角形は2万で十分です。無料の gltf-transform(「optimize --simplify true --compress false」)や Blender(デシメート)でできます。
object-kind-advice = 作成したプログラムまたは Blender で開き、すべてを1つのファイルにまとめた「glTF バイナリ(.glb)」で書き出してください。
object-damaged-advice = glTF バイナリ(.glb)でもう一度書き出し、置き直してください。Khronos の無料の glTF Validator が問題の箇所を示します。
object-extension-advice = 圧縮せずに glTF バイナリ(.glb)で書き出してください。Blender では「圧縮」のチェックを外します。gltf-transform では「copy in.glb out.glb」で解除できます。テクスチャは PNG か JPEG にしてください。
object-nothing-advice = 曲線や点、空のシーンだけでなく、面を書き出してください。
object-triangles-advice = 減らしてください。Blender ではデシメートモディファイアー、gltf-transform では「simplify --ratio 0.2 --error 0.01」です。一歩離れれば違いは見えません。
object-textures-advice = テクスチャを小さくするか、1枚にまとめてください。1024ピクセルで十分です。
object-places-advice = 作成したプログラムで開いてください。位置のない部分か、千キロメートル以上離れた部分があります。それを消して、もう一度書き出してください。
object-scaled-down = 展示物はファイルでは長さ { $size } m ですが、{ $shown } m で表示されます。展示台に載るのは幅0.7 m、高さ0.9 mまでです。
object-scaled-down-advice = 何もしなくてかまいません。ページにはファイルの大きさが出ます。実物と違うときは「size」(ミリメートル)に書いてください。
object-scaled-up = 展示物はファイルでは長さ { $size } m ですが、{ $shown } m で表示されます。これより小さいと見えません。
object-scaled-up-advice = 何もしなくてかまいません。ページにはファイルの大きさが出ます。実物と違うときは「size」(ミリメートル)に書いてください。glTF の単位はメートルです。
object-simplified = 展示物には三角形が { $count } ありますが、{ $limit } までで表示されます。近くの頂点は1つにまとめます。
object-simplified-advice = 何もしなくてかまいません。大事なところが失われるときは、作成したプログラムで減らしてください。Blender ではデシメートモディファイアーです。
object-part-left-out = 展示物は{ $part }なしで表示されます。
object-part-left-out-advice = 何もしなくてかまいません。ファイルの初めの状態で立っています。
object-animations = アニメーション
object-skins = ボーンの動き
object-lines = 線と点
fault-object-kind = 内容が { $kind } で、glTF バイナリ(.glb)ではありません
fault-object-text = テキストの glTF で、一部がほかのファイルにあります
fault-no-object = glTF バイナリ(.glb)ではありません
fault-object-outside = 一部がほかのファイル({ $name })にあります
fault-object-extension = 読めない拡張 { $name } が必要です
fault-object-nothing = 三角形がなく、見えるものがありません
fault-object-triangles = 三角形が { $count } あります。読めるのは { $limit } までです
fault-object-textures = テクスチャが { $count } 枚あります。読めるのは { $limit } 枚までです
fault-object-pixels = { $width } x { $height } ピクセルのテクスチャがあります。読めるのは一辺 { $limit } ピクセルまでです
fault-object-places = 位置のない部分か、途方もなく遠い部分があります
online-object = 展示物 { $url } は表示できません:{ $reason }。
online-object-advice = アドレスを直すか、そこに glTF バイナリ(.glb)を置いてください。
online-object-direct = ホールは { $url } を表示しません。展示物を準備するのは build だけです。
online-object-direct-advice = イベントの「direct」を消してください。build がサイトにコピーして準備します。
film-left-out = 動画 { $name } は除かれます:{ $reason }。
film-missing-advice = ファイルをそこに置くか、名前を直してください。
film-near-advice = ファイルをそこに置くか、名前を直してください。もしかすると { $near } のことですか。
film-outside-advice = ファイルそのものをイベントのフォルダーにコピーしてください。フォルダーの外へのリンクはたどりません。
film-large-advice = 小さくしてください。1920 x 1080ピクセルで十分で、100 MBまで使えます。無料の HandBrake(「Fast 1080p30」、「Web Optimized」にチェック)でできます。短くするのも方法です。
film-kind-advice = どのブラウザーでも再生できる、H.264とAACのMP4で保存してください。無料の HandBrake(「Fast 1080p30」、「Web Optimized」にチェック)でできます。
film-damaged-advice = ファイル全体をもう一度コピーしてください。直らないときは、作成したプログラムで保存し直してください。
film-sound-only-advice = 音声だけなら「materials」に入れるか、静止画を付けて動画にしてください。
film-ending-advice = 内容に合う名前に、ここでもフォルダーでも変えてください。
film-late = 動画 { $name } は、すべて届くまで再生が始まりません。索引がファイルの最後にあります。
film-late-advice = HandBrake では「Web Optimized」、ffmpeg では「-c copy -movflags +faststart」で保存してください。画質は変わりません。
film-captions = 動画「{ $title }」には、次の言語の字幕がありません: { $languages }
film-captions-advice = 「captions」にWebVTTの字幕を加えてください。音が聞こえない人や、音を出せない人が読みます。だれも話さない動画なら "language": "zxx" と書いてください。
fault-film-kind = 内容が { $kind } で、MP4でもWebMでもありません
fault-no-film = MP4でもWebMでもありません
fault-film-damaged = 壊れているか、最後の部分がありません
fault-film-sound-only = 映像がありません
fault-film-codec = 映像が { $codec } で、多くのブラウザーでは再生できません
fault-film-sound = 音声が { $codec } で、多くのブラウザーでは再生できません
fault-film-pixels = { $width } x { $height } ピクセルあります。再生できるのは一辺 { $limit } ピクセルまでです
fault-film-ending = 内容に合う名前は .{ $end } で終わります

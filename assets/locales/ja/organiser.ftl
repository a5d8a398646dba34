# コマンド boothwalk の文言

severity-error = エラー
severity-warning = 警告
severity-note = 参考

help = JSONのフォルダから、公開できる展示会サイトを作ります。
help-after = 終了コード: 0 完了、1 失敗(理由は標準エラー出力)、2 コマンドの書き方の誤り
help-argument-lang = メッセージの言語(ja または en) [省略時: システムの言語]
help-argument-json = プログラム向けにJSONで出力する
help-argument-quiet = 問題だけを表示する
help-argument-engine = エンジンのフォルダ [省略時: このコマンドに内蔵のもの]
help-argument-base = サイトを公開するURL(検索エンジンとリンクのプレビュー用)
help-argument-quick = 圧縮しない
help-new = 編集用の小さなイベント一式を作る
help-new-after = 例:
    boothwalk new my-event

    イベント、ブース2つ、プログラム、エディタ用のスキーマ、出展者向けの説明が入っています。
help-new-folder = 作るフォルダ
help-plan = 会場ごとの平面図(SVG)を描く
help-plan-after = 例:
    boothwalk plan my-event --out plans
help-plan-event = event.json のあるフォルダ
help-plan-out = 図面の書き出し先フォルダ
help-check = イベントまたはブースのファイルを検査し、気づいた点をすべて報告する
help-check-after = 例:
    boothwalk check my-event
    boothwalk check my-event/booths/our-booth.json --watch
    boothwalk check my-event --json

    エラーがあれば終了コード 1 になります。警告と参考は書き出しの妨げになりません。
help-check-path = event.json のあるフォルダ、またはブースのファイル
help-check-watch = ファイルを保存するたびに検査し直す
help-check-no_notes = 参考情報を省く
help-check = イベントまたはブースのファイルを検査し、気づいた点をすべて報告する
help-check-after = 例:
    boothwalk check my-event
    boothwalk check my-event/booths/our-booth.json --watch
    boothwalk check my-event --json

    エラーがあれば終了コード 1 になります。警告と参考は書き出しの妨げになりません。
help-check-path = event.json のあるフォルダ、またはブースのファイル
help-check-watch = ファイルを保存するたびに検査し直す
help-check-no_notes = 参考情報を省く
help-build = イベントを検査し、静的サイトとして書き出す
help-build-after = 例:
    boothwalk build my-event --out site
    boothwalk build my-event --out site --base https://fair.example.org/2026/

    別の場所に書き終えてから入れ替えるので、書きかけのサイトが来場者に見えることはありません。
help-build-event = event.json のあるフォルダ
help-build-out = サイトの書き出し先(新しいフォルダ、空のフォルダ、または以前のサイト)
help-build-engine_at = 同じホストにある別のサイトのエンジンを使う(このサイトから見たパス)
help-serve = イベントまたはサイトをこのコンピュータで公開する
help-serve-after = 例:
    boothwalk serve my-event
    boothwalk serve site --port 9000

    イベントのフォルダを指定すると、ファイルを保存するたびに作り直します。
help-serve-folder = event.json のあるフォルダ、または書き出したサイト
help-serve-port = 待ち受けるポート(0 なら空いているもの)
help-serve-bind = 待ち受けるアドレス(省略時以外は他のコンピュータからも接続できます)

new-taken = { $folder } は空ではないため、上書きしません。新しいフォルダを指定してください。
new-done = { $folder } を作りました。次のコマンドで見られます: boothwalk serve { $folder }
plan-done = 平面図を { $halls } 枚描きました

no-such-folder = フォルダ { $folder } がありません。名前を確かめるか、boothwalk new { $folder } で新しいイベントを作ってください。
not-a-folder = { $folder } はファイルです。そのファイルがあるフォルダを指定してください。
not-an-event = { $folder } に event.json がないため、イベントとして扱えません。event.json のあるフォルダを指定してください。
event-not-shown = { $folder } のイベントはこのままでは表示できません。何も書き出していません。

engine-none = このコマンドにはエンジンが内蔵されていません。--engine でフォルダを指定してください(./wasm-build.sh で作れます)。
engine-none-there = { $folder } にエンジンがありません(boot.js が見つかりません)。./wasm-build.sh で作れます。
engine-unreadable = { $folder } のエンジンを読めません

build-files = { $booths } 件のブースと画像・資料を読み込んでいます
site-pages = ページを書いています
site-fonts = 書体をイベントに合わせて切り出しています
undrawable = 次の文字は書体に含まれていません: { $characters }
undrawable-advice = 別の表記にしてください。会場では「?」と表示されます(カタログでは来場者の端末の書体で表示されます)。
build-writing = 書き出しと圧縮をしています
build-writing-quick = 書き出しています
build-done = { $site } にサイトを書き出しました{ $findings ->
    [0] {""}
   *[other] (確認してほしい点が { $findings } 件あります)
  }
build-into-itself = { $folder } はイベントのフォルダそのものか、その内側または外側にあるため、サイトの書き出し先にできません。--out で別のフォルダを指定してください。
build-not-a-site = { $folder } にはサイト以外のファイルがあり、書き出すと失われてしまいます。--out で空のフォルダか新しいフォルダを指定してください。
picture-left-out = 画像 { $name } は掲載されません: { $reason }
picture-left-out-advice = PNG、JPEG、WebPのいずれかで、ここに書いた名前で保存し直してください。
document-left-out = { $name } は掲載されません: { $reason }
document-left-out-advice = ファイルを置くか、名前を直してください。

check-same = ほか { $count } か所でも同じです: { $paths }
advice = 対処
check-sum = エラー { $errors } 件、警告 { $warnings } 件、参考 { $notes } 件
hall-heavy = 会場「{ $hall }」の画像は合計 { $bytes } MB です。遅い回線の来場者が待てるのは { $budget } MB までです。
hall-heavy-advice = ブースを複数の会場に分けるか、出展者にポスターを減らしてもらってください。
name-long-for-sign = 名称の幅は半角 { $width } 文字分です。通路から読める大きさで看板に入るのは約 { $limit } 文字分です。
name-long-for-sign-advice = 短い表記があれば使い、正式名称はキャッチコピーに書いてください。
colours-alike = 2つの色のコントラスト比は { $contrast } です。アクセントとして見分けられるのは { $wanted } からです。
colours-alike-advice = アクセントをもっと明るい色か暗い色にするか、省略してください(メインの色から自動で作られます)。
material-over = この資料の提供期間は { $until } に終わっています。
material-over-advice = 取り除くか、期限を延ばしてください。
staff-over = 担当者の対応時間がすべて過ぎています。
staff-over-advice = 新しい時間を書くか、古い時間を取り除いてください。

advice = 対処
check-sum = エラー { $errors } 件、警告 { $warnings } 件、参考 { $notes } 件
hall-heavy = 会場「{ $hall }」の画像は合計 { $bytes } MB です。遅い回線の来場者が待てるのは { $budget } MB までです。
hall-heavy-advice = ブースを複数の会場に分けるか、出展者にポスターを減らしてもらってください。
name-long-for-sign = 名称の幅は半角 { $width } 文字分です。通路から読める大きさで看板に入るのは約 { $limit } 文字分です。
name-long-for-sign-advice = 短い表記があれば使い、正式名称はキャッチコピーに書いてください。
colours-alike = 2つの色のコントラスト比は { $contrast } です。アクセントとして見分けられるのは { $wanted } からです。
colours-alike-advice = アクセントをもっと明るい色か暗い色にするか、省略してください(メインの色から自動で作られます)。
material-over = この資料の提供期間は { $until } に終わっています。
material-over-advice = 取り除くか、期限を延ばしてください。
staff-over = 担当者の対応時間がすべて過ぎています。
staff-over-advice = 新しい時間を書くか、古い時間を取り除いてください。

fault-missing = ファイルが見つかりません
fault-outside = イベントのフォルダの外にあります
fault-not-a-file = ファイルではありません
fault-too-large = { $bytes } バイトあります(読み込めるのは { $limit } バイトまで)
fault-no-picture = 読み込める画像(PNG、JPEG、WebP、GIF)ではありません
fault-too-many-pixels = { $width } x { $height } ピクセルあります(一辺 { $side }、合計 { $pixels } 百万ピクセルまで)
fault-damaged = 壊れています({ $reason })

serve-address = { $url } を開いてください(終了は Ctrl+C)
serve-changed = ファイルが変更されました
serve-port-in-use = ポート { $port } は別のプログラムが使っています。--port で別の番号を指定するか、--port 0 で空いているものを使ってください。
serve-port-forbidden = ポート { $port } はシステム用です。--port で 1024 以上の番号を指定してください。
serve-no-such-address = このコンピュータにアドレス { $address } はありません。--bind で別のアドレスを指定してください。

sizes-part = 部分
sizes-raw = バイト
sizes-brotli = brotli
sizes-gzip = gzip

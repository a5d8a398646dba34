# The page around the catalogue: header, door to the hall. Said by the prerendered page and its script; no module holds them.

skip = 一覧へ移動
nav-label = このイベント
language-label = 言語
no-script = JavaScriptがなくても、ここにあるものはすべて読めます。会場の散策、検索、マイリストにはJavaScriptが必要です。
made-with = Boothwalkで作られたページです。第三者への通信はなく、あなたの訪問を誰にも伝えません。
made-with-hosts = { $n ->
   *[other] Boothwalkで作られたページです。{ $hosts } からファイルを読み込むため、訪問が伝わります。それ以外のだれにも伝えません。
}
made-with-live = { $n ->
   *[other] Boothwalkで作られたページです。ライブのために { $hosts } と通信するため、訪問が伝わります。それ以外のだれにも伝えません。ほかの来場者に姿が見えるのは、参加を選んだあとだけです。
}

# The door to the hall
enter-hall = 会場に入る
enter-again = 会場に戻る
hall-wait = 会場を読み込んでいます。下の一覧はもう読めます。
hall-step-download = 会場を読み込み中
hall-step-start = 起動中
hall-step-event = ブースの情報を読み込み中
hall-step-surfaces = 会場を組み立て中
hall-step-light = 照明を点灯中
hall-ready = 会場に入れます。
hall-on-demand = 会場の読み込みは{ $size }です。入るときに読み込みます。
hall-load = 会場を読み込む
hall-bytes = { $total } MB中 { $done } MB
hall-no-webgl = このブラウザーでは会場を表示できません（WebGL 2が必要です）。会場の内容はすべて下の一覧で読めます。
hall-no-wasm = このブラウザーでは会場を動かせません（WebAssemblyが必要です）。会場の内容はすべて下の一覧で読めます。
hall-no-fetch = 会場を読み込めませんでした。会場の内容はすべて下の一覧で読めます。
hall-failed = 会場が停止しました。会場の内容はすべて下の一覧で読めます。
hall-lost = 画面の描画が中断されました。読み込み直すと、同じ場所から続けられます。
hall-off = ここでは会場の表示をオフにしています。会場の内容はすべて下の一覧で読めます。
hall-reload = もう一度試す
to-list = 一覧
close-list = 閉じる
canvas-label = 会場。矢印キーで歩き、Tabキーで次のブースへ、最後のブースの次は会場の外へ出ます。Fか/でブースを探し、Enterで開き、Escで閉じます。何も開いていないときは、EscかLで一覧に移ります。ここにあるものはすべて一覧でも読めます。
leaving-title = このイベントの外に出ます
leaving-words = 次のサイトへのリンクです：
leaving-go = 開く
leaving-stay = とどまる
find-missing = 会場内の検索を読み込めませんでした。一覧では検索できます。
copied = リンクをコピーしました。
here = { $hall }にいます。いちばん近いブース：{ $booth }

# 行き先のないアドレス
missing-title = ページが見つかりません
missing-words = 移動したか、アドレスが途中で切れている可能性があります。展示会の入口と検索はこちらです。

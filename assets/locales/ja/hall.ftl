# 会場のパネルの文。

# 上の帯
programme = プログラム
catalogue = 一覧
settings = 設定
help = ヘルプ
find = 探す
language = 言語
back = 戻る
hall-change = 会場：{ $hall }（ほかの会場へ）
hall-here = いまいる会場
hall-booths = { $n }ブース
near = いちばん近いブース：{ $booth }
opened = { $panel }を開きました。Tabでボタンを移動、Escで閉じます。本文はこのページの会場のあとにあります。
closed = { $panel }を閉じました。
door-to = { $hall }への出入口

# ブース
booth-previous = 前のブース：{ $booth }
booth-next = 次のブース：{ $booth }
booth-none = このブースの内容は、いまは表示できません。
booth-loading = 読み込んでいます。
booth-broken = このブースのファイルは、いま表示できません。
booth-partly = このブースのファイルに、使えなかった部分があります
booth-last-good = 最後に正しく読めた内容を表示しています。
booth-rest-works = ほかのブースはいつもどおり見られます。
sheet-raise = 広げる
sheet-lower = 下げる
keep = リストに入れる
kept = リストにあります
keep-session = このセッションをリストに入れる
poster-number = ポスター{ $n }
poster-previous = 前のポスター
poster-next = 次のポスター
material-unsafe = アドレスが安全ではないため開けません
ask-staff = スタッフに相談する
updated-on = { $day }更新

# 地図
you-are-here = 現在地
object-look = 近くで見る
object-help = ドラッグや矢印キーで回せます。ホイールや2本の指で近づけます。
object-left = 左に回す
object-right = 右に回す
film-play = 動画を再生
map-hint = ブースか床を選ぶと、そこへ移動します
map-go = この会場へ行く
way-left = あと{ $metres } m：{ $booth }
way-stop = 案内を終える
walk-list = マイリストを順に回る（{ $n }）
walk-stop = { $count }か所中{ $nth }
walk-next = 次へ
walk-back = 戻る
walk-tour = ガイドツアー：{ $tour }
tour-end = ツアーを終える
tour-over = 「{ $tour }」はここで終わりです。ご参加ありがとうございました。

# Other people
hand-raise = 手を挙げる
hand-down = 手を下ろす
hand-up = 挙手
react = 気持ちを表す
reaction-1 = 手を振る
reaction-2 = 拍手
reaction-3 = うなずく
reaction-4 = お辞儀
reaction-5 = ハート
reaction-6 = 笑う
reaction-7 = ひらめき
reaction-8 = 質問
beside-you = 近くの方：{ $what }

# プログラム
now = いま：{ $title }
next = 次（{ $time }から）：{ $title }
speaker = { $name }（{ $role }）

# 設定
settings-walking = 歩き方
pace-calm = ゆっくり
pace-brisk = 早足
motion = 画面の動き
motion-device = 端末の設定に従う
motion-less = 動きを減らす
motion-full = 歩くように動く
stick = 画面のスティック
stick-hint = 左下のスティックで歩けます
letter-keys = 文字キーでの操作
letter-keys-hint = 切ると、W A S D、M、Hなどの1文字のキーを使わなくなります
settings-seeing = 見え方
text-size = 文字の大きさ
field-of-view = 視野の広さ
quality = 画質
quality-auto = 自動
quality-full = 高い
quality-half = 軽い
hide-others = ほかの来場者を隠す
hide-others-hint = ほかの来場者の姿を会場に表示しません
still-films = 動画を止めておく
still-films-hint = 壁の動画は、押すまで静止画のままにします
sound = 会場の音
sound-hint = 水の音、空気、話し声など、この会場らしい音を流します
settings-device = この端末の記録
settings-device-hint = 見たブース、リスト、設定、いる場所は、この端末にだけ保存されます。
forget = すべて消す
forget-sure = 見たブース、リスト、メモ、設定をすべて消します。元に戻せません。
forget-yes = 消す
forget-no = やめる

# ヘルプ。1行目が操作、2行目がその結果。
help-none-needed = キーはどれも必須ではありません。マウスか指だけで、すべての操作ができます。
help-mouse = マウス
help-touch = 指
help-keys = キーボード
mouse-drag =
    ドラッグ
    見回す
mouse-floor =
    床をクリック
    そこまで歩く
mouse-booth =
    ブースをクリック
    ブースの前へ行って開く
mouse-wheel =
    ホイール
    パネルの中をスクロール、地図を拡大・縮小
touch-drag =
    なぞる
    見回す
touch-floor =
    床をタップ
    そこまで歩く
touch-booth =
    ブースをタップ
    ブースの前へ行って開く
touch-stick =
    画面のスティック
    設定で表示すると、押した方向へ歩く
help-gamepad = ゲームパッド
gamepad-sticks =
    左スティック、右スティック
    歩く、向きを変える
gamepad-open =
    A、B
    目の前のブースを開く、閉じる
gamepad-next =
    L・Rボタン
    次のブースへ、前のブースへ
gamepad-map =
    X、Y
    地図、プログラム
key-walk = 歩く
key-arrows-walk = 前・後ろへ歩く
key-arrows-turn = 左右を向く
key-step = 一定の角度ずつ向きを変える
key-next = 次のブースへ。最後のブースの次は会場の外へ
key-previous = 前のブースへ
key-n = 次のブースへ。案内中は次の立ち寄り先へ、Shiftで戻る
key-open = 近くのブースを開く
key-close = パネルを閉じる、案内を終える。何も開いていないときは一覧へ
key-list = 一覧
key-find = ブースを探す
key-map = 地図
key-programme = プログラム
key-settings = 設定
key-help = このヘルプ
key-hand = 手を挙げる、下ろす（ほかの来場者から見えるとき）
key-react = 気持ちを表す（ほかの来場者から見えるとき）
letter-keys-off = 文字キーは、設定で切られています。
help-catalogue = 同じ内容を、文字の一覧でも読めます。検索、印刷、読み上げもできます。
catalogue-open = 一覧を開く

# 最初の案内
welcome-here = ここは「{ $hall }」です。{ $n }件のブースがあります。
welcome-keys = キーボードでも歩けます。Tabで次のブースへ、Fでブースを探し、Hでヘルプ、Escで一覧へ。
welcome-start = 見て回る

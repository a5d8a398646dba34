# The list and its search: what the first module says. Owned by the crate `catalogue`.

booths = ブース
programme = プログラム
visit-list = マイリスト
matching = マッチング
held-by = 主催：{ $name }

# Lists and booths
booths-count = { $n }ブース
into-this-hall = この会場に入る
hall-empty = この会場にはまだブースがありません。
more-by-search = ほかに{ $n }ブースあります。検索やトピックで探せます。
show-more = もっと見る
booth-waiting = このブースは読み込み中です。
booth-broken = このブースのファイルは、いま表示できません。
opens-elsewhere = （外部サイト）
about = このイベントについて
notes = ご案内
sources = 出典
related = ほかのイベント
contact = 連絡先
list-cut = 全{ $all }件のうち、最初の{ $n }件を表示しています。
text-cut = この文章は長いため、途中までを表示しています。

# Search
search-label = ブースを探す
search-placeholder = 名前、トピック、製品、人名など
search-found = { $n ->
    [0] ブースは見つかりませんでした
   *[other] { $n }ブース見つかりました
}
search-nothing = 見つかりませんでした。言葉を減らすか、変えてお試しください。
search-clear = すべて表示
facet-topic = トピック
facet-kind = 種別
facet-hall = 会場
facet-country = 国・地域
facet-sdg = SDGs
facet-now = いま担当者がいます
facets = 絞り込む
hit-other-language = 「{ $words }」は{ $language }の文章で一致
hit-vocabulary = トピックで一致：{ $words }
hit-typo = 「{ $words }」に近い言葉
hit-session = セッション「{ $words }」で一致

# The visitor's own list
keep = リストに入れる
kept = リストにあります
store-forbidden = このブラウザーではページが記録を残せません。リストはページを離れるまで保たれます。
store-full = ブラウザーの保存領域がいっぱいです。最後の変更はページを離れるまで保たれます。
as-of = いまイベントのファイルを取得できません。{ $time }時点の内容です。

# What comes behind the list
rest-coming = 少々お待ちください。この部分を読み込んでいます。
rest-missing = この部分を読み込めませんでした。入力した内容は失われていません。接続を確かめてからもう一度お試しください。それでも表示されないときは、ページを再読み込みしてください。
rest-again = もう一度試す

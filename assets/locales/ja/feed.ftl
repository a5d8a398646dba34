# フィードのファイルのどこに問題があり、どう直せばよいか。
# ブースの前、カタログ、主催者のチェックで同じ文を表示します。

# 場所:ファイル名、行と列、JSON内のパス。
place-file = { $file }
place-line = { $file }({ $line }行{ $column }文字目)
sentence = { $place }:{ $what }
sentence-path = { $place } { $path }:{ $what }

unreadable = ファイルを読み込めませんでした({ $reason })。
shape = 内容が形式に合っていません:{ $words }
file-too-large = ファイルが{ $bytes }バイトあります。読み込めるのは{ $limit }バイトまでです。
not-utf8 = ファイルの文字コードがUTF-8ではありません。
not-json = JSONとして正しくありません:{ $words }
truncated = ファイルがJSONの途中で終わっています。
too-deep = リストやオブジェクトの入れ子が{ $limit }段を超えています。
repeated = 項目「{ $field }」が同じオブジェクトに2回書かれています。
newer = ファイルの形式はバージョン{ $found }ですが、このサイトが読めるのはバージョン{ $known }までです。
wrong-type = { $wanted }が必要なところに{ $found }が書かれています。
wrong-value = { $found }が書かれていますが、ここには{ $wanted }が必要です。
missing = 項目「{ $field }」がありません。
unknown = 項目「{ $field }」は形式にないため、使われません。
unknown-meant = 項目「{ $field }」は形式にないため、使われません。「{ $meant }」のことでしょうか。
empty = 何も書かれていません。
text-too-long = 文章が{ $count }文字あります。表示されるのは最初の{ $limit }文字までです。
list-too-long = リストに{ $count }件あります。表示されるのは最初の{ $limit }件までです。
controls = 目に見えない制御文字を文章から取り除きました。
bad-id = 「{ $id }」はIDとして使えません。英小文字、数字、ハイフンで{ $limit }文字以内にしてください。
id-taken = ID「{ $id }」はすでに{ $first }で使われています。
id-bound = ファイルのIDは「{ $id }」ですが、このイベントでのIDは「{ $bound }」です。
id-unbound = ファイル名がID「{ $id }」と違うため、このIDがどのブースのものか、イベントからはわかりません。
id-alike = ID「{ $id }」は{ $first }の「{ $other }」とまぎらわしいIDです。
prose-link = 文章の中のリンク「{ $found }」は文字だけで表示されます。{ $why }
no-such-topic = 分野「{ $id }」はこのイベントの分野一覧にありません。
no-such-session = セッション「{ $id }」はプログラムにありません。
no-such-channel = チャンネル「{ $id }」はプログラムにありません。
no-such-booth = ブース「{ $id }」はこのイベントにありません。
stop-repeated = ツアーがブース「{ $id }」に2回立ち寄っています。
circle = 分野「{ $id }」の上位の分野をたどると、自分自身に戻ってしまいます。
bad-language = 「{ $tag }」は言語タグではありません。
undeclared-language = 言語「{ $tag }」が使われていますが、イベントの言語として宣言されていません。
untranslated = 言語「{ $tag }」の文章がありません。
no-alt = 画像が見えない方のための説明がありません。
ends-before-start = 終了が開始より後になっていません。
other-day = セッションの日は{ $day }ですが、開始は{ $start }になっています。
unlisted-day = { $day }はプログラムの日程にありません。
bad-goal = SDGsに目標{ $number }はありません。
bad-colour = 「{ $found }」は色として読めません。
bad-country = 「{ $found }」は国コードではありません。
bad-time-zone = 「{ $found }」はタイムゾーンではありません。
bad-mail = 「{ $found }」はメールアドレスではありません。
bad-desk-keys = 「{ $found }」は受付デスクの公開鍵ではありません。
bad-url = 「{ $found }」は開きません。{ $why }。
url-empty = 何も書かれていないためです
url-too-long = { $limit }文字を超えているためです
url-malformed = アドレスとして読めないためです
url-characters = 空白、バックスラッシュ、または目に見えない文字が含まれているためです
url-scheme = 「{ $scheme }:」で始まるアドレスは安全のため使えません
url-insecure = httpは暗号化されないためです
url-host = ホスト名に英数字、ハイフン、ピリオド以外の文字があるためです
url-credentials = ユーザー名またはパスワードが含まれているためです
url-outside = パスがフォルダーの外を指しているためです
url-not-whole = ここにはhttpsで始まる完全なアドレスが必要です
url-not-a-file = ここにはファイルまたはページのアドレスが必要です
url-not-a-socket = ここにはwssで始まる完全なアドレスが必要です
plot-taken = 区画{ $plot }にはすでにブース「{ $by }」があります。
no-such-plot = 区画{ $plot }はありません。
nothing-to-show = 表示するブースがありません。
more = ほかに{ $count }件の問題があります。

# ファイルに書かれているもの。
found-nothing = null
found-bool = { $value }
found-number = 数値 { $value }
found-text = 文字列「{ $value }」
found-list = リスト
found-object = オブジェクト

# そこに必要なもの。
wanted-words = 文字列
wanted-text = 文字列(または言語ごとの文字列のオブジェクト)
wanted-list = リスト
wanted-object = オブジェクト
wanted-bool = true または false
wanted-whole = 0から{ $max }までの整数
wanted-moment = 時差付きの日時(例:2021-10-28T10:30:00+09:00)
wanted-date = 日付(例:2021-10-28)
wanted-source = パス、httpsのアドレス、または内容そのもの
wanted-one-of = { $words }のいずれか
wanted-one = { $words }
wanted-other = { $words }

# この言語そのもの：名前、複数形の規則、日付、リスト。会場、一覧、コマンドのすべてが使う。

language-name = 日本語

# complete（全訳）か partial（一部のみ）。ないものは英語で表示し、テストが一覧にする。
translation = complete

# 複数形の区別はない。

# 名前に読み（かな）を添えるかどうか。
shows-readings = yes

# 日付と時刻。
weekday-1 = 月
weekday-2 = 火
weekday-3 = 水
weekday-4 = 木
weekday-5 = 金
weekday-6 = 土
weekday-7 = 日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
date = { $year }年{ $month }{ $day }日({ $weekday })
date-short = { $month }{ $day }日({ $weekday })
moment = { $date } { $time }

# 期間：同じ日の時刻、日付または日時。
time-span = { $from }〜{ $to }
from-to = { $from }〜{ $to }

# 並べるときの区切り。
list-comma = 、

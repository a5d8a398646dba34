# 语言本身：名称、复数规则、日期、列表。展馆、列表和命令都使用。

language-name = 简体中文

# complete（全部）或partial（部分）。缺少的用英语显示，测试会列出。
translation = complete

# 没有复数区别。

# 是否在名称旁显示读音（假名）。
shows-readings = no

# 日期和时间。
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
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
date = { $year }年{ $month }{ $day }日（{ $weekday }）
date-short = { $month }{ $day }日（{ $weekday }）
moment = { $date }{ $time }

# 起止：同一天的时间，日期或不同日期的时刻。
time-span = { $from }–{ $to }
from-to = { $from }至{ $to }

# 并列项之间。
list-comma = 、

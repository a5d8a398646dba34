# Chính ngôn ngữ này: tên, quy tắc số nhiều, ngày tháng, danh sách. Sảnh, danh sách và lệnh đều dùng.

language-name = Tiếng Việt

# complete (đầy đủ) hoặc partial (một phần). Phần thiếu hiện bằng tiếng Anh, và bài kiểm tra liệt kê.
translation = complete

# Không phân biệt số nhiều.

# Có hiển thị cách đọc (kana) bên cạnh tên hay không.
shows-readings = no

# Ngày và giờ.
weekday-1 = Th 2
weekday-2 = Th 3
weekday-3 = Th 4
weekday-4 = Th 5
weekday-5 = Th 6
weekday-6 = Th 7
weekday-7 = CN
month-1 = 1
month-2 = 2
month-3 = 3
month-4 = 4
month-5 = 5
month-6 = 6
month-7 = 7
month-8 = 8
month-9 = 9
month-10 = 10
month-11 = 11
month-12 = 12
date = { $weekday }, { $day }/{ $month }/{ $year }
date-short = { $weekday }, { $day }/{ $month }
moment = { $time }, { $date }

# Từ … đến: giờ trong cùng một ngày; ngày, hoặc thời điểm ở những ngày khác nhau.
time-span = { $from }–{ $to }
from-to = { $from } – { $to }

# Giữa các mục liệt kê.
list-comma = ,{" "}

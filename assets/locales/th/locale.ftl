# ตัวภาษาเอง: ชื่อ กฎพหูพจน์ วันที่ รายการ ใช้ทั้งในฮอลล์ ในรายการ และในคำสั่ง

language-name = ไทย

# complete (ครบ) หรือ partial (บางส่วน) ส่วนที่ขาดแสดงเป็นภาษาอังกฤษ และการทดสอบจะแสดงรายการ
translation = complete

# ไม่มีรูปพหูพจน์

# แสดงคำอ่าน (คานะ) ข้างชื่อหรือไม่
shows-readings = no

# วันและเวลา
weekday-1 = จ.
weekday-2 = อ.
weekday-3 = พ.
weekday-4 = พฤ.
weekday-5 = ศ.
weekday-6 = ส.
weekday-7 = อา.
month-1 = ม.ค.
month-2 = ก.พ.
month-3 = มี.ค.
month-4 = เม.ย.
month-5 = พ.ค.
month-6 = มิ.ย.
month-7 = ก.ค.
month-8 = ส.ค.
month-9 = ก.ย.
month-10 = ต.ค.
month-11 = พ.ย.
month-12 = ธ.ค.
date = { $weekday } { $day } { $month } ค.ศ. { $year }
date-short = { $weekday } { $day } { $month }
moment = { $date } { $time } น.

# ตั้งแต่ถึง: เวลาในวันเดียวกัน วันที่ หรือเวลาของต่างวัน
time-span = { $from }–{ $to }
from-to = { $from } – { $to }

# ระหว่างรายการที่เรียงกัน
list-comma = ,{" "}

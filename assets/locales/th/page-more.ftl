# ส่วนอื่นนอกจากรายการและการค้นหา: ข้อความของโมดูลที่สอง

copy-failed = คัดลอกไม่ได้ โปรดเลือกข้อความแล้วคัดลอกเอง
sound-missing = ขณะนี้โหลดเสียงไม่ได้

# รายการและบูธ
booth-problems = ปัญหาในไฟล์ของบูธนี้
booth-gone = ไม่มีบูธชื่อนี้
hall-gone = ไม่มีฮอลล์ชื่อนี้
text-gone = ไม่มีบทความชื่อนี้
show-in-hall = ดูในฮอลล์
address-copied = คัดลอกลิงก์แล้ว
neighbours = บูธข้างเคียง
booth-before = บูธก่อนหน้า
booth-after = บูธถัดไป
facts = ข้อมูลโดยย่อ
kind = ประเภท
home = ที่ตั้ง
updated = อัปเดตล่าสุด
email = อีเมล
privacy-notice = ความเป็นส่วนตัว
privacy = ประกาศความเป็นส่วนตัว
speaks = ภาษาที่ใช้: { $languages }
more-hours = เวลาอื่น ({ $n })
sdg = { $n } { $name }
kind-other = อื่น ๆ

# กำหนดการ
session-more = บทคัดย่อและวิทยากร
next-up = ถัดไป
add-to-calendar = เพิ่มลงในปฏิทิน
add-all-to-calendar = เพิ่มทุกเซสชันลงในปฏิทิน

# จับคู่ธุรกิจ
matching-intro = เลือกสิ่งที่คุณมองหาและสิ่งที่คุณนำเสนอ ระบบจะเทียบกับสิ่งที่ผู้ออกบูธมองหาและนำเสนอ ข้อมูลที่เลือกจะไม่ออกจากอุปกรณ์นี้
i-seek = ฉันมองหา
i-offer = ฉันนำเสนอ
match-none = เลือกอย่างน้อยหนึ่งหัวข้อ แล้วบูธที่ตรงกันจะแสดงที่นี่
match-from-list = เริ่มจากบูธในรายการของฉัน
match-seek = คุณมองหา “{ $topic }” ซึ่งบูธนี้นำเสนอ
match-seek-near = คุณมองหา “{ $wanted }” บูธนี้นำเสนอ “{ $found }”
match-offer = คุณนำเสนอ “{ $topic }” ซึ่งบูธนี้มองหา
match-offer-near = คุณนำเสนอ “{ $wanted }” บูธนี้มองหา “{ $found }”
match-about = บูธนี้เกี่ยวกับ “{ $topic }” ที่คุณมองหา
match-speak = บูธนี้สื่อสารภาษา { $language } ได้

# รายการของผู้เข้าชม
visit-empty = รายการของคุณว่างอยู่ กด “เก็บไว้ในรายการของฉัน” ข้างบูธหรือเซสชันเพื่อใส่ไว้ที่นี่
see-booths = ดูบูธทั้งหมด
visit-intro = รายการนี้เก็บไว้ในอุปกรณ์นี้เท่านั้น
removed = นำ “{ $name }” ออกจากรายการแล้ว
undo = เลิกทำ
clash = เวลาตรงกับ: { $titles }
visit-booths = บูธ
visit-sessions = เซสชัน
note-for = บันทึกเกี่ยวกับ { $name }
remove = นำออก
walk-order = เรียงตามเส้นทางเดิน
walk-in-hall = เดินชมตามลำดับในฮอลล์
walk-ordered = เรียงรายการตามเส้นทางเดินแล้ว
tours = ทัวร์นำชม
tour-walk = เดินตามทัวร์นี้ในฮอลล์
tour-gone = ไม่มีทัวร์นี้ในงาน
write-to-all = ติดต่อทั้งหมด
take-along = นำติดตัวไป
print = พิมพ์
export-csv = ตาราง (CSV)
export-vcard = รายชื่อติดต่อ (vCard)
export-ics = เซสชัน (ปฏิทิน)
export-json = ทั้งหมด (JSON)
import-json = นำเข้าจากอุปกรณ์อื่น (JSON)
import-done = รวมรายการแล้ว
import-failed = อ่านไฟล์นี้ไม่ได้ ต้องเป็นไฟล์ที่ส่งออกจากหน้านี้
forget-all = ลบทั้งหมด
forget-sure = บูธที่เยี่ยมชม รายการ บันทึก และการตั้งค่าของคุณจะถูกลบ และกู้คืนไม่ได้
forgotten = ลบทั้งหมดแล้ว

# ติดต่อ
contact-title = ติดต่อ { $name }
contact-several = ติดต่อ { $n } บูธ
contact-nobody = คุณต้องการติดต่อใคร เปิดบูธ หรือเก็บบูธไว้ในรายการของคุณก่อน
contact-unreachable = ที่นี่ไม่มีผู้รับข้อความ โปรดดูหน้าของผู้จัดแสดง
contact-name = ชื่อของคุณ
contact-organisation = องค์กร
contact-country = ประเทศ
contact-email = อีเมลของคุณ
contact-topic = เรื่องที่ต้องการติดต่อ
contact-topic-any = เรื่องอื่น
contact-about-materials = ต้องการเอกสาร
contact-about-talk = ต้องการพูดคุย
contact-about-visit = ต้องการเข้าเยี่ยมชม
contact-about-offer = ต้องการเสนอความร่วมมือ
contact-topics = หัวข้อของงาน
contact-message = ข้อความ
contact-language = ภาษาที่ต้องการให้ตอบ
contact-language-other = ภาษาอื่น
contact-times = เวลาที่ติดต่อคุณได้ (พร้อมเขตเวลา)
contact-optional = (ไม่บังคับ)
contact-receivers = ผู้รับ
contact-receiver-form = { $name } ส่งถึง { $host }
contact-receiver-mail = { $name } ส่งด้วยโปรแกรมอีเมลของคุณถึง { $mail }
contact-receiver-none = { $name } ไม่รับข้อความที่นี่
contact-of-organiser = { $name } ผ่านผู้จัดงาน
contact-consent = ฉันยินยอมให้ผู้รับเหล่านี้ได้รับสิ่งที่ฉันเขียนที่นี่เพื่อตอบกลับ
contact-consent-needed = โปรดทำเครื่องหมายในช่องยินยอม มิฉะนั้นจะไม่มีสิ่งใดถูกส่ง
contact-send = ส่ง
contact-by-mail = เปิดในโปรแกรมอีเมล
contact-copy = คัดลอกข้อความ
contact-copied = คัดลอกข้อความแล้ว
contact-check = ยังไม่ได้ส่ง โปรดตรวจสอบช่องที่ทำเครื่องหมายไว้
contact-field-missing = โปรดกรอกช่องนี้
contact-email-wrong = ดูเหมือนไม่ใช่ที่อยู่อีเมล
contact-sending = กำลังส่งถึง { $name } …
contact-sent = ส่งถึง { $name } แล้ว
contact-retry = ติดต่อ { $name } ไม่ได้ในขณะนี้ จะลองอีกครั้งใน { $secs } วินาที
contact-refused = เซิร์ฟเวอร์ของ { $name } ปฏิเสธข้อความ ({ $status }) ยังใช้โปรแกรมอีเมลหรือคัดลอกได้
contact-gave-up = ส่งถึง { $name } ไม่ได้ ข้อความยังเก็บอยู่ในแท็บนี้ ลองอีกครั้งหรือใช้โปรแกรมอีเมล
contact-again = ส่งอีกครั้ง
contact-delivered = ส่งข้อความแล้ว
contact-under-way = กำลังส่งข้อความ
contact-undelivered = ข้อความยังส่งไม่ถึง
contact-written = ข้อความที่คุณเขียน
contact-when = เวลาที่เขียน
contact-another = เขียนข้อความอื่น
contact-back = กลับไปที่บูธ { $name }
contact-change = แก้ไขข้อความ
contact-keep = เก็บข้อความที่ยังไม่ได้ส่งไว้ในอุปกรณ์นี้ไม่เกิน 3 วัน และส่งต่อเมื่อฉันกลับมา
contact-forget = ลบข้อความที่ยังไม่ได้ส่ง
contact-forgotten = ลบข้อความที่ยังไม่ได้ส่งแล้ว
contact-draft = ฉบับร่างจะอยู่ในแท็บนี้จนกว่าจะส่งหรือลบ
contact-forget-draft = ลบฉบับร่าง
contact-press-again = ยังไม่ได้ส่ง โปรดกด “ส่ง” อีกครั้ง
contact-subject = { $event }: คำถามจาก { $name }

# ตาราง
column-name = ชื่อ
column-tagline = คำแนะนำ
column-hall = ฮอลล์
column-website = เว็บไซต์
column-email = อีเมล
column-note = บันทึก
column-visited = เยี่ยมชมแล้ว
yes = ใช่

search-without = ค้นหาโดยไม่มี “{ $choice }”

# Notices on top of both faces
notices = ประกาศ
notices-put-away = ปิดประกาศ
notice-more = ดูเพิ่มเติม
notice-until = ถึง { $time }
registration-open = เปิดลงทะเบียนเข้าร่วมงานแล้ว
registration-until = เปิดลงทะเบียนเข้าร่วมงานถึง { $time }
registration-over = ปิดรับลงทะเบียนเมื่อ { $time }
registration = ลงทะเบียนเข้าร่วมงาน
event-over = งานนี้สิ้นสุดแล้ว งานถัดไป:

# Meetings
meetings-ask = ขอนัดพบ
contact-meetings = เวลาที่ต้องการนัดพบ
contact-meeting-first = ตัวเลือกที่ 1
contact-meeting-second = ตัวเลือกที่ 2
contact-meeting-third = ตัวเลือกที่ 3
contact-meeting-none = ไม่เลือก
contact-meeting-calendar = ไฟล์ปฏิทินของเวลาเหล่านี้
contact-meeting-request = คำขอนัดในปฏิทินสำหรับแนบกับอีเมล (.ics)
visit-meetings = การนัดพบที่ขอไว้
visit-meetings-note = มีผลเมื่อผู้จัดแสดงยืนยันเวลาใดเวลาหนึ่ง
meeting-confirmed = ยืนยันแล้ว
meeting-cancelled = ยกเลิกแล้ว

# Desks
desk-not-live = งานนี้ไม่มีโต๊ะต้อนรับ เพราะไม่ได้เปิดส่วนสด

# การค้นหาในฮอลล์
find-open = เปิด
find-hint = เลือกบูธเพื่อให้นำทางไป หรือกด “เปิด” เพื่อดูทันที
find-close = ปิดการค้นหา

# ข้อความบนแผงในฮอลล์

# แถบด้านบน
programme = กำหนดการ
catalogue = รายการ
settings = การตั้งค่า
help = วิธีใช้
find = ค้นหา
language = ภาษา
back = ย้อนกลับ
hall-change = ฮอลล์: { $hall } (ไปฮอลล์อื่น)
hall-here = คุณอยู่ในฮอลล์นี้
hall-booths = { $n } บูธ
near = บูธที่ใกล้ที่สุด: { $booth }
opened = เปิดแล้ว: { $panel } กด Tab เพื่อเลื่อนไปตามปุ่ม กด Esc เพื่อปิด ข้อความทั้งหมดอยู่ถัดจากฮอลล์ในหน้านี้
closed = ปิดแล้ว: { $panel }
door-to = ประตูไป { $hall }

# บูธ
booth-previous = บูธก่อนหน้า: { $booth }
booth-next = บูธถัดไป: { $booth }
booth-none = ขณะนี้ไม่สามารถแสดงเนื้อหาของบูธนี้ได้
booth-loading = กำลังโหลด
booth-broken = ขณะนี้ไม่สามารถแสดงไฟล์ของบูธนี้ได้
booth-partly = บางส่วนของไฟล์ของบูธนี้ใช้ไม่ได้
booth-last-good = ด้านล่างคือฉบับล่าสุดที่อ่านได้
booth-rest-works = บูธอื่นใช้งานได้ตามปกติ
sheet-raise = ขยาย
sheet-lower = ย่อ
keep = เก็บไว้ในรายการของฉัน
kept = อยู่ในรายการของฉัน
keep-session = เก็บเซสชันนี้ไว้ในรายการของฉัน
poster-number = โปสเตอร์ { $n }
poster-previous = โปสเตอร์ก่อนหน้า
poster-next = โปสเตอร์ถัดไป
material-unsafe = ที่อยู่ไม่ปลอดภัย จึงเปิดไม่ได้
ask-staff = ถามเจ้าหน้าที่
updated-on = อัปเดตเมื่อ { $day }

# แผนที่
you-are-here = คุณอยู่ที่นี่
object-look = ดูใกล้ ๆ
object-help = ลากหรือใช้ปุ่มลูกศรเพื่อหมุน ใช้ล้อเมาส์หรือสองนิ้วเพื่อดูใกล้ขึ้น
object-left = หมุนไปทางซ้าย
object-right = หมุนไปทางขวา
film-play = เล่นวิดีโอ
map-hint = เลือกบูธหรือจุดบนพื้นเพื่อไปที่นั่น
map-go = ไปฮอลล์นี้
way-left = อีก { $metres } ม. ถึง { $booth }
way-stop = หยุดนำทาง
walk-list = เดินตามรายการของฉัน ({ $n })
walk-stop = { $nth } จาก { $count }
walk-next = จุดถัดไป
walk-back = จุดก่อนหน้า
walk-tour = ทัวร์นำชม: { $tour }
tour-end = จบทัวร์
tour-over = นี่คือจุดสุดท้ายของ “{ $tour }” ขอบคุณที่ร่วมเดินชม

# Other people
hand-raise = ยกมือ
hand-down = เอามือลง
hand-up = ยกมือ
react = แสดงความรู้สึก
reaction-1 = โบกมือ
reaction-2 = ปรบมือ
reaction-3 = พยักหน้า
reaction-4 = ขอบคุณ
reaction-5 = หัวใจ
reaction-6 = หัวเราะ
reaction-7 = ไอเดีย
reaction-8 = คำถาม
beside-you = คนข้างคุณ: { $what }

# กำหนดการ
now = ขณะนี้: { $title }
next = ถัดไป ตั้งแต่ { $time }: { $title }
speaker = { $name } ({ $role })

# การตั้งค่า
settings-walking = การเดิน
pace-calm = ช้า
pace-brisk = เร็ว
motion = การเคลื่อนไหว
motion-device = ตามการตั้งค่าของอุปกรณ์
motion-less = ลดการเคลื่อนไหว
motion-full = เดินอย่างนุ่มนวล
stick = จอยสติ๊กบนหน้าจอ
stick-hint = เดินด้วยจอยสติ๊กที่มุมล่างซ้าย
letter-keys = ปุ่มตัวอักษร
letter-keys-hint = เมื่อปิด ปุ่มเดี่ยว เช่น W A S D, M, H จะไม่ทำงาน
settings-seeing = การแสดงผล
text-size = ขนาดตัวอักษร
field-of-view = มุมมองภาพ
quality = คุณภาพของภาพ
quality-auto = อัตโนมัติ
quality-full = สูง
quality-half = เบา
hide-others = ซ่อนผู้อื่น
hide-others-hint = ไม่แสดงผู้เข้าชมคนอื่นในฮอลล์
still-films = ให้วิดีโอหยุดนิ่ง
still-films-hint = วิดีโอบนผนังจะแสดงเป็นภาพนิ่งจนกว่าคุณจะกด
sound = เสียงบรรยากาศ
sound-hint = เสียงน้ำ ลม และผู้คน อย่างที่จะได้ยินในฮอลล์นี้
settings-device = บนอุปกรณ์นี้
settings-device-hint = บูธที่เยี่ยมชม รายการ การตั้งค่า และตำแหน่งของคุณจะเก็บไว้ในอุปกรณ์นี้เท่านั้น
forget = ลบทั้งหมด
forget-sure = บูธที่เยี่ยมชม รายการ บันทึก และการตั้งค่าของคุณจะถูกลบ และกู้คืนไม่ได้
forget-yes = ลบ
forget-no = เก็บไว้

# วิธีใช้ บรรทัดแรกคือสิ่งที่ทำ บรรทัดที่สองคือผลที่ได้
help-none-needed = ไม่จำเป็นต้องใช้ปุ่มใด ๆ ใช้เมาส์หรือนิ้วก็ทำได้ทุกอย่าง
help-mouse = เมาส์
help-touch = สัมผัส
help-keys = แป้นพิมพ์
mouse-drag =
    ลาก
    มองไปรอบ ๆ
mouse-floor =
    คลิกที่พื้น
    เดินไปที่นั่น
mouse-booth =
    คลิกที่บูธ
    ไปที่บูธแล้วเปิด
mouse-wheel =
    ล้อเลื่อน
    เลื่อนแผง ขยายแผนที่
touch-drag =
    ปัด
    มองไปรอบ ๆ
touch-floor =
    แตะที่พื้น
    เดินไปที่นั่น
touch-booth =
    แตะที่บูธ
    ไปที่บูธแล้วเปิด
touch-stick =
    จอยสติ๊กบนหน้าจอ
    เปิดใช้ในการตั้งค่า แล้วเดินไปทางที่ดัน
help-gamepad = เกมแพด
gamepad-sticks =
    ก้านซ้าย ก้านขวา
    เดิน หมุนตัว
gamepad-open =
    A, B
    เปิดบูธที่อยู่ตรงหน้า ปิด
gamepad-next =
    ปุ่มไหล่
    ไปบูธถัดไปหรือก่อนหน้า
gamepad-map =
    X, Y
    แผนที่ กำหนดการ
key-walk = เดิน
key-arrows-walk = เดินหน้า ถอยหลัง
key-arrows-turn = หันซ้าย หันขวา
key-step = หันทีละขั้น
key-next = ไปบูธถัดไป หลังบูธสุดท้ายจะออกจากฮอลล์
key-previous = ไปบูธก่อนหน้า
key-n = ไปบูธถัดไป ระหว่างการนำชมไปจุดถัดไป กด Shift เพื่อย้อนกลับ
key-open = เปิดบูธที่อยู่ใกล้
key-close = ปิดแผง หยุดนำทาง เมื่อไม่มีอะไรเปิดอยู่: ไปที่รายการ
key-list = รายการ
key-find = ค้นหาบูธ
key-map = แผนที่
key-programme = กำหนดการ
key-settings = การตั้งค่า
key-help = วิธีใช้นี้
key-hand = ยกมือ เอามือลง (เมื่อผู้อื่นมองเห็นคุณ)
key-react = แสดงความรู้สึก (เมื่อผู้อื่นมองเห็นคุณ)
letter-keys-off = ปุ่มตัวอักษรถูกปิดไว้ในการตั้งค่า
help-catalogue = อ่านทุกอย่างเป็นรายการข้อความได้ด้วย ทั้งค้นหา พิมพ์ และฟังเสียงอ่าน
catalogue-open = เปิดรายการ

# เข้าครั้งแรก
welcome-here = คุณอยู่ที่ { $hall } ซึ่งมี { $n } บูธ
welcome-keys = ใช้แป้นพิมพ์ได้ด้วย: Tab ไปบูธถัดไป F ค้นหาบูธ H เปิดวิธีใช้ Esc ไปที่รายการ
welcome-start = เดินชม

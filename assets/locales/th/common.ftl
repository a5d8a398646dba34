# สิ่งที่แผงในฮอลล์และรายการแสดงด้วยคำเดียวกัน

# บูธ
booth-number = บูธ { $n }
website = เว็บไซต์
topics = หัวข้อ
offers = สิ่งที่นำเสนอ
needs = สิ่งที่มองหา
sdgs = เป้าหมายการพัฒนาที่ยั่งยืน
posters = โปสเตอร์
object = สิ่งที่จัดแสดง
object-size = ขนาดจริง: { $size } ม. (กว้าง × สูง × ลึก)
materials = เอกสาร
material-pdf = PDF
material-video = วิดีโอ
material-image = รูปภาพ
material-link = ลิงก์
staff = เจ้าหน้าที่ประจำบูธ
here-now = ประจำอยู่ขณะนี้
sessions = เซสชัน
kind-company = บริษัท
kind-startup = สตาร์ทอัพ
kind-academic = มหาวิทยาลัยหรือสถาบันวิจัย
kind-public = เมืองหรือหน่วยงานของรัฐ
kind-international = องค์การระหว่างประเทศ
kind-association = สมาคมหรือมูลนิธิ

# วิทยากร
role-opening = กล่าวเปิดงาน
role-keynote = ปาฐกถาหลัก
role-moderator = ผู้ดำเนินรายการ
role-introduction = กล่าวนำ
role-speaker = วิทยากร
role-presenter = ผู้นำเสนอ
role-panelist = ผู้ร่วมเสวนา
role-commentator = ผู้ให้ความเห็น
role-message = สารทางวิดีโอ
role-closing = กล่าวปิดงาน

# การถ่ายทอดสดและบันทึก
watch-live = ชมการถ่ายทอดสด
watch-recording = ชมบันทึกย้อนหลัง
track-interpretation = ล่ามแปล
track-sign = ภาษามือ
track-audio = เสียงอย่างเดียว
track-captions = คำบรรยาย: { $languages }
captions-machine = { $language } (อัตโนมัติ)
speed = ความเร็ว
film-file = เปิดไฟล์วิดีโอ
film-fault = เล่นวิดีโอไม่ได้ ไฟล์อาจมาไม่ครบ หรือเบราว์เซอร์นี้ไม่รองรับไฟล์ชนิดนี้

# เป้าหมาย
sdg-1 = ขจัดความยากจน
sdg-2 = ขจัดความหิวโหย
sdg-3 = การมีสุขภาพและความเป็นอยู่ที่ดี
sdg-4 = การศึกษาที่มีคุณภาพ
sdg-5 = ความเท่าเทียมทางเพศ
sdg-6 = การจัดการน้ำและสุขาภิบาล
sdg-7 = พลังงานสะอาดที่ทุกคนเข้าถึงได้
sdg-8 = การจ้างงานที่มีคุณค่าและการเติบโตทางเศรษฐกิจ
sdg-9 = อุตสาหกรรม นวัตกรรม และโครงสร้างพื้นฐาน
sdg-10 = ลดความเหลื่อมล้ำ
sdg-11 = เมืองและถิ่นฐานมนุษย์อย่างยั่งยืน
sdg-12 = การบริโภคและการผลิตที่ยั่งยืน
sdg-13 = การรับมือการเปลี่ยนแปลงสภาพภูมิอากาศ
sdg-14 = ทรัพยากรทางทะเล
sdg-15 = ระบบนิเวศบนบก
sdg-16 = สันติภาพ ความยุติธรรม และสถาบันที่เข้มแข็ง
sdg-17 = ความร่วมมือเพื่อการพัฒนาที่ยั่งยืน
map = แผนที่

# Meetings
meetings = การนัดพบ
meetings-each = ครั้งละ { $minutes } นาที
meetings-at-once = พร้อมกัน { $n } ราย
meetings-online = ไปยังห้องนัดพบออนไลน์
meetings-book = จองเวลา

both-times = { $event } ({ $zone } ตามเวลาของคุณ { $own })
zoned-time = { $event } ({ $zone })
staffed-now = มีเจ้าหน้าที่ประจำอยู่จนถึง { $time }
staffed-next = มีเจ้าหน้าที่ตั้งแต่ { $time }
staffed-over = หมดเวลาที่มีเจ้าหน้าที่แล้ว
material-until = ถึง { $day }
material-gone = สิ้นสุดการเผยแพร่เมื่อ { $day }
programme-zone = เวลาเป็นเวลาท้องถิ่นของงาน ({ $zone })

write-to-them = ติดต่อ
take-me = นำทางไปที่นั่น
poster-link = ดูเพิ่มเติม
close = ปิด
nearer = ขยายเข้า
farther = ย่อออก
session-booths = บูธที่ร่วมในเซสชันนี้
visited = เยี่ยมชมแล้ว
city-country = { $city }, { $country }
share = คัดลอกลิงก์
programme-none = ยังไม่มีกำหนดการ
on-now = กำลังดำเนินอยู่

# ไฟล์มีปัญหาอะไร ใช้ประโยคเดียวกันที่บูธ ในรายการ และในคำสั่งตรวจสอบของผู้จัดงาน

# ตำแหน่ง: ไฟล์ บรรทัดและคอลัมน์ เส้นทางใน JSON
place-file = { $file }
place-line = { $file } บรรทัด { $line } คอลัมน์ { $column }
sentence = { $place }: { $what }
sentence-path = { $place }, { $path }: { $what }

unreadable = อ่านไฟล์ไม่ได้ ({ $reason })
shape = เนื้อหาไม่ตรงตามรูปแบบ: { $words }
file-too-large = ไฟล์มีขนาด { $bytes } ไบต์ อ่านได้ไม่เกิน { $limit } ไบต์
not-utf8 = ไฟล์ไม่ใช่ข้อความ UTF-8
not-json = JSON ไม่ถูกต้อง: { $words }
truncated = ไฟล์จบก่อนที่ JSON จะครบ
too-deep = รายการและออบเจ็กต์ซ้อนกันลึกกว่า { $limit } ชั้น
repeated = ฟิลด์ “{ $field }” ซ้ำสองครั้งในออบเจ็กต์เดียวกัน
newer = ไฟล์เป็นรูปแบบรุ่น { $found } เว็บไซต์นี้อ่านได้ถึงรุ่น { $known }
wrong-type = พบ{ $found } แต่ต้องการ{ $wanted }
wrong-value = พบ{ $found } แต่ที่นี่ต้องการ{ $wanted }
missing = ไม่มีฟิลด์ “{ $field }”
unknown = ฟิลด์ “{ $field }” ไม่มีในรูปแบบ จึงไม่ถูกใช้
unknown-meant = ฟิลด์ “{ $field }” ไม่มีในรูปแบบ จึงไม่ถูกใช้ หมายถึง “{ $meant }” หรือไม่
empty = ไม่มีการเขียนอะไรไว้ที่นี่
text-too-long = ข้อความมี { $count } อักขระ แสดงเพียง { $limit } อักขระแรก
list-too-long = รายการมี { $count } รายการ แสดงเพียง { $limit } รายการแรก
controls = อักขระควบคุมที่มองไม่เห็นถูกนำออกจากข้อความแล้ว
bad-id = “{ $id }” ใช้เป็นรหัสไม่ได้ ต้องเป็นอักษรอังกฤษตัวพิมพ์เล็ก ตัวเลข และยัติภังค์ ไม่เกิน { $limit } ตัว
id-taken = รหัส “{ $id }” ถูกใช้แล้วโดย { $first }
id-bound = ไฟล์ระบุรหัส “{ $id }” แต่ในงานนี้บูธใช้รหัส “{ $bound }”
id-unbound = ชื่อไฟล์ไม่ตรงกับรหัส “{ $id }” งานจึงไม่ได้บอกว่ารหัสนี้เป็นของใคร
id-alike = รหัส “{ $id }” ดูคล้ายกับ “{ $other }” ของ { $first }
prose-link = ลิงก์ “{ $found }” ในข้อความจะแสดงเป็นตัวอักษรเท่านั้น { $why }
no-such-topic = ไม่มีหัวข้อ “{ $id }” ในรายการหัวข้อของงาน
no-such-session = ไม่มีเซสชัน “{ $id }” ในกำหนดการ
no-such-channel = ไม่มีช่อง “{ $id }” ในกำหนดการ
circle = หัวข้อ “{ $id }” รวมตัวเองไว้ผ่านหัวข้อที่กว้างกว่า
bad-language = “{ $tag }” ไม่ใช่แท็กภาษา
undeclared-language = มีการใช้ภาษา “{ $tag }” ที่นี่ แต่งานไม่ได้ประกาศไว้
untranslated = ไม่มีข้อความในภาษา “{ $tag }”
no-alt = รูปภาพไม่มีคำบรรยายสำหรับผู้ที่มองไม่เห็นภาพ
ends-before-start = เวลาสิ้นสุดไม่ได้อยู่หลังเวลาเริ่ม
other-day = วันของเซสชันคือ { $day } แต่เริ่มเวลา { $start }
unlisted-day = { $day } ไม่อยู่ในวันของกำหนดการ
bad-goal = ไม่มีเป้าหมายการพัฒนาที่ยั่งยืนข้อ { $number }
bad-colour = “{ $found }” ไม่ใช่สี
bad-country = “{ $found }” ไม่ใช่รหัสประเทศ
bad-time-zone = “{ $found }” ไม่ใช่เขตเวลา
bad-mail = “{ $found }” ไม่ใช่ที่อยู่อีเมล
bad-desk-keys = “{ $found }” ไม่ใช่กุญแจสาธารณะของโต๊ะบริการ
bad-url = ไม่เปิด “{ $found }”: { $why }
url-empty = ไม่มีการเขียนอะไรไว้ที่นี่
url-too-long = ยาวกว่า { $limit } อักขระ
url-malformed = อ่านเป็นที่อยู่ไม่ได้
url-characters = มีช่องว่าง แบ็กสแลช หรืออักขระที่มองไม่เห็น
url-scheme = ไม่เปิดที่อยู่ที่ขึ้นต้นด้วย “{ $scheme }:”
url-insecure = http ไม่ได้เข้ารหัส
url-host = ชื่อโฮสต์มีได้เพียงตัวอักษร ตัวเลข ยัติภังค์ และจุด
url-credentials = มีชื่อผู้ใช้หรือรหัสผ่านอยู่
url-outside = เส้นทางออกนอกโฟลเดอร์
url-not-whole = ที่นี่ต้องการที่อยู่ https แบบเต็ม
url-not-a-file = ที่นี่ต้องการไฟล์หรือหน้าเว็บ
url-not-a-socket = ที่นี่ต้องการที่อยู่ wss แบบเต็ม
plot-taken = ช่อง { $plot } มีบูธ “{ $by }” แล้ว
no-such-plot = ไม่มีช่อง { $plot }
nothing-to-show = ไม่มีบูธที่จะแสดง
more = มีปัญหาอีก { $count } ข้อที่ไม่ได้แสดงไว้

# สิ่งที่อยู่ในไฟล์
found-nothing = {" "}null
found-bool = {" "}{ $value }
found-number = ตัวเลข { $value }
found-text = ข้อความ “{ $value }”
found-list = รายการ
found-object = ออบเจ็กต์

# สิ่งที่ต้องการ
wanted-words = ข้อความ
wanted-text = ข้อความ หรือออบเจ็กต์ที่มีข้อความในแต่ละภาษา
wanted-list = รายการ
wanted-object = ออบเจ็กต์
wanted-bool = {" "}true หรือ false
wanted-whole = จำนวนเต็มตั้งแต่ 0 ถึง { $max }
wanted-moment = เวลาพร้อมค่าต่างเขตเวลา เช่น 2021-10-28T10:30:00+09:00
wanted-date = วันที่ เช่น 2021-10-28
wanted-source = เส้นทาง ที่อยู่ https หรือตัวเนื้อหาเอง
wanted-one-of = อย่างใดอย่างหนึ่งใน { $words }
wanted-one = {" "}{ $words }
wanted-other = {" "}{ $words }

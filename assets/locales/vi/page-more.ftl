# Phần còn lại ngoài danh sách và tìm kiếm: lời của mô-đun thứ hai.

copy-failed = Không sao chép được. Vui lòng chọn chữ rồi sao chép.
sound-missing = Hiện không tải được âm thanh.

# Danh sách và gian hàng
booth-problems = Lỗi trong tệp của gian hàng này
booth-gone = Không có gian hàng nào mang tên này.
hall-gone = Không có sảnh nào mang tên này.
text-gone = Không có bài viết nào mang tên này.
show-in-hall = Xem trong sảnh
address-copied = Đã sao chép liên kết.
neighbours = Gian hàng bên cạnh
booth-before = Gian hàng trước
booth-after = Gian hàng tiếp theo
facts = Tóm tắt
kind = Loại hình
home = Địa điểm
updated = Cập nhật lần cuối
email = Email
privacy-notice = Quyền riêng tư
privacy = Chính sách quyền riêng tư
speaks = Ngôn ngữ: { $languages }
more-hours = Các giờ khác ({ $n })
sdg = { $n } { $name }
kind-other = Khác

# Chương trình
session-more = Tóm tắt và diễn giả
next-up = tiếp theo
add-to-calendar = Thêm vào lịch
add-all-to-calendar = Thêm mọi phiên vào lịch

# Kết nối
matching-intro = Hãy đánh dấu những gì bạn tìm kiếm và cung cấp. Chúng được so với những gì các đơn vị triển lãm cung cấp và tìm kiếm. Không có gì rời khỏi thiết bị này.
i-seek = Tôi tìm kiếm
i-offer = Tôi cung cấp
match-none = Hãy đánh dấu ít nhất một chủ đề, các gian hàng phù hợp sẽ hiện ở đây.
match-from-list = Bắt đầu từ các gian hàng trong danh sách của tôi
match-seek = Bạn tìm “{ $topic }”; họ cung cấp.
match-seek-near = Bạn tìm “{ $wanted }”; họ cung cấp “{ $found }”.
match-offer = Bạn cung cấp “{ $topic }”; họ đang tìm.
match-offer-near = Bạn cung cấp “{ $wanted }”; họ đang tìm “{ $found }”.
match-about = Họ hoạt động về “{ $topic }”, điều bạn đang tìm.
match-speak = Họ nói { $language }.

# Danh sách của khách
visit-empty = Danh sách của bạn đang trống. Bấm “Lưu vào danh sách của tôi” bên cạnh gian hàng hoặc phiên để đưa vào đây.
see-booths = Xem tất cả gian hàng
visit-intro = Danh sách này chỉ được lưu trên thiết bị này.
removed = Đã bỏ “{ $name }” khỏi danh sách.
undo = Hoàn tác
clash = Trùng giờ với: { $titles }
visit-booths = Gian hàng
visit-sessions = Phiên
note-for = Ghi chú về { $name }
remove = Bỏ ra
walk-order = Sắp xếp theo đường đi
walk-in-hall = Đi lần lượt trong sảnh
walk-ordered = Danh sách đã được sắp xếp theo đường đi.
tours = Tham quan có hướng dẫn
tour-walk = Đi chuyến này trong sảnh
tour-gone = Sự kiện này không có chuyến tham quan đó.
write-to-all = Liên hệ với tất cả
take-along = Mang theo
print = In
export-csv = Bảng (CSV)
export-vcard = Danh bạ (vCard)
export-ics = Phiên (lịch)
export-json = Tất cả (JSON)
import-json = Nhập từ thiết bị khác (JSON)
import-done = Các danh sách đã được gộp lại.
import-failed = Không đọc được tệp này. Tệp phải do chính trang này xuất ra.
forget-all = Xóa tất cả
forget-sure = Thao tác này xóa các gian hàng đã ghé thăm, danh sách, ghi chú và cài đặt của bạn. Không thể hoàn tác.
forgotten = Đã xóa tất cả.

# Liên hệ
contact-title = Liên hệ { $name }
contact-several = Liên hệ { $n } gian hàng
contact-nobody = Bạn muốn liên hệ với ai? Hãy mở một gian hàng hoặc lưu vài gian hàng vào danh sách.
contact-unreachable = Không ai nhận tin nhắn tại đây. Mời xem trang của đơn vị triển lãm:
contact-name = Họ tên
contact-organisation = Đơn vị
contact-country = Quốc gia
contact-email = Địa chỉ email
contact-topic = Nội dung về việc gì?
contact-topic-any = Việc khác
contact-about-materials = Tôi muốn nhận tài liệu
contact-about-talk = Tôi muốn trao đổi
contact-about-visit = Tôi muốn đến tham quan
contact-about-offer = Tôi muốn đề xuất hợp tác
contact-topics = Chủ đề của triển lãm
contact-message = Lời nhắn
contact-language = Ngôn ngữ bạn muốn được trả lời
contact-language-other = Ngôn ngữ khác
contact-times = Khi nào có thể liên lạc với bạn? (kèm múi giờ)
contact-optional = (không bắt buộc)
contact-receivers = Người nhận
contact-receiver-form = { $name }, gửi đến { $host }
contact-receiver-mail = { $name }, gửi bằng chương trình email của bạn đến { $mail }
contact-receiver-none = { $name } không nhận tin nhắn tại đây.
contact-of-organiser = { $name }, qua ban tổ chức
contact-consent = Tôi đồng ý để những người nhận này nhận được nội dung tôi viết ở đây nhằm trả lời tôi.
contact-consent-needed = Hãy đánh dấu vào ô đồng ý: nếu không, sẽ không có gì được gửi đi.
contact-send = Gửi
contact-by-mail = Mở trong chương trình email
contact-copy = Sao chép lời nhắn
contact-copied = Đã sao chép lời nhắn.
contact-check = Chưa gửi. Vui lòng xem lại các mục được đánh dấu.
contact-field-missing = Vui lòng điền mục này.
contact-email-wrong = Đây có vẻ không phải là địa chỉ email.
contact-sending = Đang gửi đến { $name } …
contact-sent = Đã gửi đến { $name }.
contact-retry = Hiện không kết nối được với { $name }. Sẽ thử lại sau { $secs } giây.
contact-refused = Máy chủ của { $name } từ chối lời nhắn ({ $status }). Bạn vẫn có thể dùng chương trình email hoặc sao chép.
contact-gave-up = Không gửi được đến { $name }. Lời nhắn được giữ trong thẻ này; hãy thử lại hoặc dùng chương trình email.
contact-again = Gửi lại
contact-delivered = Tin nhắn đã được gửi
contact-under-way = Đang gửi tin nhắn
contact-undelivered = Tin nhắn chưa gửi đến được
contact-written = Nội dung bạn đã viết
contact-when = Thời điểm viết
contact-another = Viết tin nhắn khác
contact-back = Quay lại gian hàng { $name }
contact-change = Sửa tin nhắn
contact-keep = Giữ các lời nhắn chưa gửi trên thiết bị này tối đa 3 ngày và gửi tiếp khi tôi quay lại
contact-forget = Xóa các lời nhắn chưa gửi
contact-forgotten = Đã xóa các lời nhắn chưa gửi.
contact-draft = Bản nháp được giữ trong thẻ này cho đến khi gửi hoặc xóa.
contact-forget-draft = Xóa bản nháp
contact-press-again = Chưa gửi. Vui lòng nhấn “Gửi” một lần nữa.
contact-subject = { $event }: câu hỏi từ { $name }

# Bảng
column-name = Tên
column-tagline = Giới thiệu
column-hall = Sảnh
column-website = Trang web
column-email = Email
column-note = Ghi chú
column-visited = Đã ghé thăm
yes = có

search-without = Tìm mà không có “{ $choice }”

# Notices on top of both faces
notices = Thông báo
notices-put-away = Ẩn thông báo
notice-more = Xem thêm
notice-until = đến { $time }
registration-open = Đang nhận đăng ký tham dự.
registration-until = Nhận đăng ký tham dự đến { $time }.
registration-over = Đã ngừng nhận đăng ký từ { $time }.
registration = Đăng ký tham dự
event-over = Sự kiện này đã kết thúc. Sự kiện tiếp theo:

# Meetings
meetings-ask = Xin hẹn gặp
contact-meetings = Thời gian muốn gặp
contact-meeting-first = Lựa chọn 1
contact-meeting-second = Lựa chọn 2
contact-meeting-third = Lựa chọn 3
contact-meeting-none = Không chọn
contact-meeting-calendar = Tệp lịch cho các thời gian này
contact-meeting-request = Tệp mời lịch để đính kèm vào thư (.ics)
visit-meetings = Các cuộc gặp đã xin hẹn
visit-meetings-note = Cuộc gặp có hiệu lực khi đơn vị trưng bày xác nhận một trong các thời gian.
meeting-confirmed = đã xác nhận
meeting-cancelled = đã hủy

# Desks
desk-not-live = Sự kiện này không có bàn tiếp: không có phần trực tiếp.

# Tìm kiếm trong sảnh
find-open = Mở
find-hint = Chọn một gian hàng để được dẫn đến đó; “Mở” để xem ngay.
find-close = Đóng tìm kiếm

# Những gì bảng trong sảnh và danh sách hiển thị bằng cùng một lời.

# Gian hàng
booth-number = Gian hàng { $n }
website = Trang web
topics = Chủ đề
offers = Cung cấp
needs = Tìm kiếm
sdgs = Mục tiêu Phát triển Bền vững
posters = Áp phích
object = Vật trưng bày
object-size = Kích thước thật: { $size } m (rộng × cao × sâu)
materials = Tài liệu
material-pdf = PDF
material-video = Video
material-image = Hình ảnh
material-link = Liên kết
staff = Người trực gian hàng
here-now = đang trực
sessions = Phiên
kind-company = Doanh nghiệp
kind-startup = Doanh nghiệp khởi nghiệp
kind-academic = Trường đại học, viện nghiên cứu
kind-public = Chính quyền, cơ quan công
kind-international = Tổ chức quốc tế
kind-association = Hiệp hội, quỹ

# Diễn giả
role-opening = Phát biểu khai mạc
role-keynote = Diễn giả chính
role-moderator = Người điều phối
role-introduction = Giới thiệu chủ đề
role-speaker = Diễn giả
role-presenter = Người trình bày
role-panelist = Khách mời tọa đàm
role-commentator = Người bình luận
role-message = Thông điệp video
role-closing = Phát biểu bế mạc

# Phát trực tiếp và bản ghi
watch-live = Xem trực tiếp
watch-recording = Xem bản ghi
track-interpretation = phiên dịch
track-sign = ngôn ngữ ký hiệu
track-audio = chỉ có âm thanh
track-captions = phụ đề: { $languages }
captions-machine = { $language } (tự động)
speed = Tốc độ
film-file = Mở tệp video
film-fault = Không phát được video: tệp không tải về đầy đủ, hoặc trình duyệt này không hỗ trợ loại tệp đó.

# Các mục tiêu
sdg-1 = Xóa nghèo
sdg-2 = Không còn nạn đói
sdg-3 = Sức khỏe và cuộc sống tốt
sdg-4 = Giáo dục có chất lượng
sdg-5 = Bình đẳng giới
sdg-6 = Nước sạch và vệ sinh
sdg-7 = Năng lượng sạch với giá thành hợp lý
sdg-8 = Công việc tốt và tăng trưởng kinh tế
sdg-9 = Công nghiệp, sáng tạo và phát triển hạ tầng
sdg-10 = Giảm bất bình đẳng
sdg-11 = Các thành phố và cộng đồng bền vững
sdg-12 = Tiêu thụ và sản xuất có trách nhiệm
sdg-13 = Hành động về khí hậu
sdg-14 = Tài nguyên và môi trường biển
sdg-15 = Tài nguyên và môi trường trên đất liền
sdg-16 = Hòa bình, công lý và các thể chế mạnh mẽ
sdg-17 = Quan hệ đối tác vì các mục tiêu
map = Bản đồ

# Meetings
meetings = Gặp gỡ
meetings-each = Mỗi lần { $minutes } phút
meetings-at-once = cùng lúc { $n } cuộc
meetings-online = Vào phòng gặp trực tuyến
meetings-book = Đặt lịch

both-times = { $event } ({ $zone }; giờ của bạn: { $own })
zoned-time = { $event } ({ $zone })
staffed-now = Đang có người trực, đến { $time }
staffed-next = Có người trực từ { $time }
staffed-over = Đã hết giờ trực
material-until = đến { $day }
material-gone = ngừng cung cấp từ { $day }
programme-zone = Giờ là giờ địa phương của sự kiện ({ $zone }).

write-to-them = Liên hệ
take-me = Dẫn tôi đến đó
poster-link = Tìm hiểu thêm
close = Đóng
nearer = Phóng to
farther = Thu nhỏ
session-booths = Gian hàng tham gia phiên này
visited = Đã ghé thăm
city-country = { $city }, { $country }
share = Sao chép liên kết
programme-none = Chưa có chương trình.
on-now = đang diễn ra

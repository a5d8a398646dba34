# Lời trên các bảng trong sảnh.

# Thanh trên
programme = Chương trình
catalogue = Danh sách
settings = Cài đặt
help = Trợ giúp
find = Tìm
language = Ngôn ngữ
back = Quay lại
hall-change = Sảnh: { $hall } (sang sảnh khác)
hall-here = Bạn đang ở sảnh này
hall-booths = { $n } gian hàng
near = Gian hàng gần nhất: { $booth }
opened = Đã mở: { $panel }. Tab để đi qua các nút, Esc để đóng; toàn bộ nội dung nằm sau sảnh trên trang này.
closed = Đã đóng: { $panel }.
door-to = Cửa sang { $hall }

# Gian hàng
booth-previous = Gian hàng trước: { $booth }
booth-next = Gian hàng tiếp theo: { $booth }
booth-none = Hiện không thể hiển thị nội dung của gian hàng này.
booth-loading = Đang tải.
booth-broken = Hiện không thể hiển thị tệp của gian hàng này.
booth-partly = Một phần tệp của gian hàng này không dùng được
booth-last-good = Dưới đây là bản gần nhất đọc được.
booth-rest-works = Các gian hàng khác vẫn hoạt động bình thường.
sheet-raise = Mở rộng
sheet-lower = Thu nhỏ
keep = Lưu vào danh sách của tôi
kept = Có trong danh sách của tôi
keep-session = Lưu phiên này vào danh sách của tôi
poster-number = Áp phích { $n }
poster-previous = Áp phích trước
poster-next = Áp phích tiếp theo
material-unsafe = địa chỉ không an toàn nên không mở được
ask-staff = Hỏi nhân viên
updated-on = Cập nhật { $day }

# Bản đồ
you-are-here = Bạn đang ở đây
object-look = Xem gần
object-help = Kéo hoặc dùng phím mũi tên để xoay; lăn chuột hoặc dùng hai ngón tay để lại gần.
object-left = Xoay sang trái
object-right = Xoay sang phải
film-play = Phát video
map-hint = Chọn một gian hàng hoặc một chỗ trên sàn để đi đến đó
map-go = Đến sảnh này
way-left = Còn { $metres } m đến { $booth }
way-stop = Dừng dẫn đường
walk-list = Đi theo danh sách của tôi ({ $n })
walk-stop = { $nth } trên { $count }
walk-next = Điểm tiếp theo
walk-back = Điểm trước
walk-tour = Tham quan: { $tour }
tour-end = Kết thúc chuyến tham quan
tour-over = Đây là điểm cuối của “{ $tour }”. Cảm ơn bạn đã cùng đi.

# Other people
hand-raise = Giơ tay
hand-down = Hạ tay xuống
hand-up = giơ tay
react = Bày tỏ cảm xúc
reaction-1 = Vẫy tay
reaction-2 = Vỗ tay
reaction-3 = Gật đầu
reaction-4 = Cảm ơn
reaction-5 = Trái tim
reaction-6 = Cười
reaction-7 = Ý tưởng
reaction-8 = Câu hỏi
beside-you = Người bên cạnh: { $what }

# Chương trình
now = Bây giờ: { $title }
next = Tiếp theo, từ { $time }: { $title }
speaker = { $name } ({ $role })

# Cài đặt
settings-walking = Di chuyển
pace-calm = Thong thả
pace-brisk = Nhanh
motion = Chuyển động
motion-device = Theo cài đặt của thiết bị
motion-less = Bớt chuyển động
motion-full = Bước đi mượt mà
stick = Cần điều khiển trên màn hình
stick-hint = Di chuyển bằng cần ở góc dưới bên trái
letter-keys = Phím chữ
letter-keys-hint = Khi tắt, các phím đơn như W A S D, M, H không có tác dụng
settings-seeing = Hiển thị
text-size = Cỡ chữ
field-of-view = Góc nhìn
quality = Chất lượng hình ảnh
quality-auto = Tự động
quality-full = Cao
quality-half = Nhẹ
hide-others = Ẩn người khác
hide-others-hint = Không hiển thị khách khác trong sảnh
still-films = Giữ video đứng yên
still-films-hint = Video trên tường chỉ hiện ảnh tĩnh cho đến khi bạn nhấn
sound = Âm thanh không gian
sound-hint = Tiếng nước, tiếng gió và tiếng người như khi ở trong sảnh này
settings-device = Trên thiết bị này
settings-device-hint = Các gian hàng đã ghé thăm, danh sách, cài đặt và vị trí của bạn chỉ được lưu trên thiết bị này.
forget = Xóa tất cả
forget-sure = Thao tác này xóa các gian hàng đã ghé thăm, danh sách, ghi chú và cài đặt của bạn. Không thể hoàn tác.
forget-yes = Xóa
forget-no = Giữ lại

# Trợ giúp. Dòng đầu là thao tác, dòng sau là kết quả.
help-none-needed = Không bắt buộc dùng phím: chỉ cần chuột hoặc ngón tay là làm được mọi việc.
help-mouse = Chuột
help-touch = Cảm ứng
help-keys = Bàn phím
mouse-drag =
    Kéo
    nhìn xung quanh
mouse-floor =
    Nhấp vào sàn
    đi đến đó
mouse-booth =
    Nhấp vào gian hàng
    đến gian hàng và mở
mouse-wheel =
    Con lăn
    cuộn bảng, phóng to bản đồ
touch-drag =
    Vuốt
    nhìn xung quanh
touch-floor =
    Chạm vào sàn
    đi đến đó
touch-booth =
    Chạm vào gian hàng
    đến gian hàng và mở
touch-stick =
    Cần điều khiển trên màn hình
    bật trong cài đặt; đi theo hướng bạn đẩy
help-gamepad = Tay cầm chơi game
gamepad-sticks =
    Cần trái, cần phải
    đi, xoay
gamepad-open =
    A, B
    mở gian hàng trước mặt, đóng
gamepad-next =
    Nút vai
    đến gian hàng tiếp theo hoặc trước đó
gamepad-map =
    X, Y
    bản đồ, chương trình
key-walk = đi
key-arrows-walk = đi tới, đi lui
key-arrows-turn = xoay trái, phải
key-step = xoay từng nấc
key-next = đến gian hàng tiếp theo; sau gian hàng cuối thì ra khỏi sảnh
key-previous = đến gian hàng trước
key-n = đến gian hàng tiếp theo; khi đang được dẫn: điểm tiếp theo, Shift để quay lại
key-open = mở gian hàng ở gần
key-close = đóng bảng, dừng dẫn đường; khi không có gì đang mở: danh sách
key-list = danh sách
key-find = tìm gian hàng
key-map = bản đồ
key-programme = chương trình
key-settings = cài đặt
key-help = trợ giúp này
key-hand = giơ tay, hạ tay (khi người khác thấy bạn)
key-react = bày tỏ cảm xúc (khi người khác thấy bạn)
letter-keys-off = Phím chữ đang tắt trong cài đặt.
help-catalogue = Mọi nội dung cũng có thể đọc dưới dạng danh sách: tìm kiếm, in, nghe đọc.
catalogue-open = Mở danh sách

# Lần đầu vào sảnh
welcome-here = Bạn đang ở { $hall }, có { $n } gian hàng.
welcome-keys = Bạn cũng có thể dùng bàn phím: Tab để đến gian hàng tiếp theo, F để tìm gian hàng, H để mở trợ giúp, Esc để sang danh sách.
welcome-start = Tham quan

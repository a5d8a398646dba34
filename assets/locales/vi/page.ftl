# Phần bao quanh danh sách: đầu trang, cửa vào sảnh.

skip = Chuyển đến danh sách
nav-label = Sự kiện này
language-label = Ngôn ngữ
no-script = Không có JavaScript, bạn vẫn đọc được mọi nội dung ở đây; sảnh, tìm kiếm và danh sách của bạn thì cần JavaScript.
made-with = Được tạo bằng Boothwalk. Trang này không tải gì từ bên thứ ba và không cho ai biết bạn đã ghé thăm.
made-with-hosts = { $n ->
   *[other] Được tạo bằng Boothwalk. Trang này tải tệp từ { $hosts } nên bên đó biết bạn đã ghé thăm; ngoài ra không ai biết.
}
made-with-live = { $n ->
   *[other] Được tạo bằng Boothwalk. Để hoạt động trực tiếp, trang này kết nối với { $hosts } nên bên đó biết bạn đã ghé thăm; ngoài ra không ai biết. Khách khác chỉ thấy bạn sau khi bạn tham gia.
}

# Cửa vào sảnh
enter-hall = Vào sảnh
enter-again = Trở lại sảnh
hall-wait = Sảnh đang được tải phía sau trang này. Bạn đã có thể đọc mọi nội dung bên dưới.
hall-step-download = Đang tải sảnh
hall-step-start = Đang khởi động
hall-step-event = Đang đọc thông tin gian hàng
hall-step-surfaces = Đang dựng sảnh
hall-step-light = Đang bật đèn
hall-ready = Sảnh đã mở.
hall-on-demand = Sảnh cần tải { $size }. Sảnh chỉ được tải khi bạn vào.
hall-load = Tải sảnh
hall-bytes = { $done } / { $total } MB
hall-no-webgl = Trình duyệt này không hiển thị được sảnh (cần WebGL 2). Mọi nội dung của sảnh đều có trong danh sách bên dưới.
hall-no-wasm = Trình duyệt này không chạy được sảnh (cần WebAssembly). Mọi nội dung của sảnh đều có trong danh sách bên dưới.
hall-no-fetch = Không tải được sảnh. Mọi nội dung của sảnh đều có trong danh sách bên dưới.
hall-failed = Sảnh đã dừng. Mọi nội dung của sảnh đều có trong danh sách bên dưới.
hall-lost = Card đồ họa đã làm mất hình ảnh của sảnh. Hãy tải lại, bạn sẽ trở về đúng chỗ đang đứng.
hall-off = Sảnh đang tắt ở đây. Mọi nội dung của sảnh đều có trong danh sách bên dưới.
hall-reload = Thử lại
to-list = Danh sách
close-list = Đóng
canvas-label = Sảnh. Đi bằng các phím mũi tên; Tab để đến gian hàng tiếp theo, sau gian hàng cuối thì ra khỏi sảnh. F hoặc / để tìm gian hàng, Enter để mở, Esc để đóng; khi không có gì đang mở, Esc hoặc L dẫn sang danh sách. Mọi nội dung ở đây cũng có trong danh sách.
leaving-title = Bạn sắp rời khỏi sự kiện này
leaving-words = Liên kết này dẫn đến một trang khác:
leaving-go = Đi đến đó
leaving-stay = Ở lại đây
find-missing = Không tải được phần tìm kiếm trong sảnh. Vẫn có thể tìm trong danh sách.
copied = Đã sao chép liên kết.
here = Bạn đang ở { $hall }. Gian hàng gần nhất: { $booth }.

# Địa chỉ không dẫn đến đâu
missing-title = Không có trang nào ở đây
missing-words = Trang có thể đã được chuyển đi, hoặc địa chỉ chưa đầy đủ. Triển lãm và phần tìm kiếm ở đây:

# Danh sách và tìm kiếm: lời của mô-đun thứ nhất.

booths = Gian hàng
programme = Chương trình
visit-list = Danh sách của tôi
matching = Kết nối
held-by = Ban tổ chức: { $name }

# Danh sách và gian hàng
booths-count = { $n } gian hàng
into-this-hall = Vào sảnh này
hall-empty = Sảnh này chưa có gian hàng.
more-by-search = Còn { $n } gian hàng: hãy tìm kiếm hoặc chọn một chủ đề.
show-more = Xem thêm
booth-waiting = Đang tải gian hàng này.
booth-broken = Hiện không thể hiển thị tệp của gian hàng này.
opens-elsewhere = {" "}(mở trang khác)
about = Về sự kiện này
notes = Thông tin cần biết
sources = Nguồn
related = Sự kiện khác
contact = Liên hệ
list-cut = Chỉ hiển thị { $n } mục đầu trong tổng số { $all }.
text-cut = Văn bản này quá dài nên chỉ hiển thị một phần.

# Tìm kiếm
search-label = Tìm gian hàng
search-placeholder = Tên, chủ đề, sản phẩm, người …
search-found = { $n ->
    [0] Không tìm thấy gian hàng nào
   *[other] Tìm thấy { $n } gian hàng
}
search-nothing = Không tìm thấy kết quả. Hãy thử ít từ hơn hoặc từ khác.
search-clear = Hiện tất cả
facet-topic = Chủ đề
facet-kind = Loại hình
facet-hall = Sảnh
facet-country = Quốc gia
facet-sdg = SDG
facet-now = Đang có người trực
facets = Bộ lọc
hit-other-language = “{ $words }” có trong văn bản { $language }
hit-vocabulary = theo chủ đề: { $words }
hit-typo = gần giống “{ $words }”
hit-session = trong phiên “{ $words }”

# Danh sách của khách
keep = Lưu vào danh sách của tôi
kept = Có trong danh sách của tôi
store-forbidden = Trình duyệt này không cho phép trang ghi nhớ. Danh sách của bạn chỉ còn đến khi bạn rời trang.
store-full = Bộ nhớ mà trình duyệt dành cho các trang đã đầy. Thay đổi cuối cùng chỉ còn đến khi bạn rời trang.
as-of = Hiện không truy cập được các tệp của sự kiện. Đây là nội dung lúc { $time }.

# Phần đến sau danh sách
rest-coming = Xin chờ một chút: phần này của trang đang được tải.
rest-missing = Không tải được phần này của trang. Nội dung bạn đã viết không bị mất. Hãy thử lại khi có kết nối; nếu vẫn không được, hãy tải lại trang.
rest-again = Thử lại

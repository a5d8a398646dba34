# Tệp có lỗi gì. Gian hàng, danh sách và lệnh kiểm tra của ban tổ chức dùng cùng một câu.

# Vị trí: tệp, dòng và cột, đường dẫn trong JSON.
place-file = { $file }
place-line = { $file }, dòng { $line }, cột { $column }
sentence = { $place }: { $what }
sentence-path = { $place }, { $path }: { $what }

unreadable = Không đọc được tệp ({ $reason }).
shape = Nội dung không đúng định dạng: { $words }.
file-too-large = Tệp có { $bytes } byte; chỉ đọc tối đa { $limit }.
not-utf8 = Tệp không phải văn bản UTF-8.
not-json = Đây không phải JSON hợp lệ: { $words }.
truncated = Tệp kết thúc trước khi JSON hoàn chỉnh.
too-deep = Danh sách và đối tượng lồng nhau sâu hơn { $limit } cấp.
repeated = Trường “{ $field }” xuất hiện hai lần trong cùng một đối tượng.
newer = Tệp thuộc phiên bản định dạng { $found }; trang này đọc được đến phiên bản { $known }.
wrong-type = Ở đây là { $found }, nhưng cần { $wanted }.
wrong-value = Ở đây là { $found }, nhưng cần { $wanted }.
missing = Thiếu trường “{ $field }”.
unknown = Trường “{ $field }” không có trong định dạng nên bị bỏ qua.
unknown-meant = Trường “{ $field }” không có trong định dạng nên bị bỏ qua. Có phải ý là “{ $meant }”?
empty = Ở đây chưa ghi gì.
text-too-long = Văn bản có { $count } ký tự; chỉ hiển thị { $limit } ký tự đầu.
list-too-long = Danh sách có { $count } mục; chỉ hiển thị { $limit } mục đầu.
controls = Đã loại bỏ các ký tự điều khiển vô hình khỏi văn bản.
bad-id = “{ $id }” không dùng làm mã được: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, tối đa { $limit } ký tự.
id-taken = Mã “{ $id }” đã được { $first } sử dụng.
id-bound = Tệp ghi mã “{ $id }”; trong sự kiện này gian hàng có mã “{ $bound }”.
id-unbound = Tên tệp khác với mã “{ $id }”, nên sự kiện không cho biết mã này thuộc về ai.
id-alike = Mã “{ $id }” trông giống “{ $other }” của { $first }.
prose-link = Liên kết “{ $found }” trong văn bản chỉ hiện dưới dạng chữ. { $why }
no-such-topic = Danh mục chủ đề của sự kiện không có “{ $id }”.
no-such-session = Chương trình không có phiên “{ $id }”.
no-such-channel = Chương trình không có kênh “{ $id }”.
circle = Chủ đề “{ $id }” bao gồm chính nó qua các chủ đề cấp trên.
bad-language = “{ $tag }” không phải thẻ ngôn ngữ.
undeclared-language = Ngôn ngữ “{ $tag }” được dùng ở đây nhưng sự kiện không khai báo.
untranslated = Thiếu văn bản bằng ngôn ngữ “{ $tag }”.
no-alt = Hình ảnh không có lời mô tả cho người không nhìn thấy hình.
ends-before-start = Thời điểm kết thúc không sau thời điểm bắt đầu.
other-day = Ngày của phiên là { $day }, nhưng phiên bắt đầu lúc { $start }.
unlisted-day = { $day } không nằm trong các ngày của chương trình.
bad-goal = Không có Mục tiêu Phát triển Bền vững số { $number }.
bad-colour = “{ $found }” không phải màu.
bad-country = “{ $found }” không phải mã quốc gia.
bad-time-zone = “{ $found }” không phải múi giờ.
bad-mail = “{ $found }” không phải địa chỉ email.
bad-desk-keys = “{ $found }” không phải khóa công khai của quầy.
bad-url = “{ $found }” không được mở: { $why }.
url-empty = ở đây chưa ghi gì
url-too-long = dài hơn { $limit } ký tự
url-malformed = không đọc được như một địa chỉ
url-characters = có khoảng trắng, dấu gạch chéo ngược hoặc ký tự vô hình
url-scheme = không mở các địa chỉ bắt đầu bằng “{ $scheme }:”
url-insecure = http không được mã hóa
url-host = tên máy chủ chỉ gồm chữ cái, chữ số, dấu gạch nối và dấu chấm
url-credentials = có tên người dùng hoặc mật khẩu
url-outside = đường dẫn ra ngoài thư mục
url-not-whole = ở đây cần địa chỉ https đầy đủ
url-not-a-file = ở đây cần một tệp hoặc trang
url-not-a-socket = ở đây cần địa chỉ wss đầy đủ
plot-taken = Ô { $plot } đã có gian hàng “{ $by }”.
no-such-plot = Không có ô { $plot }.
nothing-to-show = Không có gian hàng nào để hiển thị.
more = Còn { $count } lỗi khác không được liệt kê.

# Những gì có trong tệp.
found-nothing = null
found-bool = { $value }
found-number = số { $value }
found-text = văn bản “{ $value }”
found-list = một danh sách
found-object = một đối tượng

# Những gì cần có ở đó.
wanted-words = một văn bản
wanted-text = một văn bản, hoặc một đối tượng có văn bản theo từng ngôn ngữ
wanted-list = một danh sách
wanted-object = một đối tượng
wanted-bool = true hoặc false
wanted-whole = một số nguyên từ 0 đến { $max }
wanted-moment = thời điểm kèm độ lệch giờ, chẳng hạn 2021-10-28T10:30:00+09:00
wanted-date = một ngày, chẳng hạn 2021-10-28
wanted-source = một đường dẫn, một địa chỉ https hoặc chính nội dung
wanted-one-of = một trong { $words }
wanted-one = { $words }
wanted-other = { $words }

# 文件有什么问题。展位、列表和主办方的检查使用同样的句子。

# 位置：文件，行和列，JSON中的路径。
place-file = { $file }
place-line = { $file }（第{ $line }行第{ $column }列）
sentence = { $place }：{ $what }
sentence-path = { $place }，{ $path }：{ $what }

unreadable = 无法读取文件（{ $reason }）。
shape = 内容不符合格式：{ $words }
file-too-large = 文件有{ $bytes }字节，最多读取{ $limit }字节。
not-utf8 = 文件不是UTF-8文本。
not-json = 不是正确的JSON：{ $words }
truncated = 文件在JSON结束之前就中断了。
too-deep = 列表和对象的嵌套超过{ $limit }层。
repeated = 字段“{ $field }”在同一对象中出现了两次。
newer = 文件的格式版本为{ $found }，本网站最多支持版本{ $known }。
wrong-type = 此处需要{ $wanted }，实际为{ $found }。
wrong-value = 此处为{ $found }，但需要{ $wanted }。
missing = 缺少字段“{ $field }”。
unknown = 字段“{ $field }”不在格式中，已忽略。
unknown-meant = 字段“{ $field }”不在格式中，已忽略。是否指“{ $meant }”？
empty = 此处没有内容。
text-too-long = 文字有{ $count }个字符，仅显示前{ $limit }个。
list-too-long = 列表有{ $count }项，仅显示前{ $limit }项。
controls = 已从文字中去除不可见的控制字符。
bad-id = “{ $id }”不能用作ID：只能使用小写字母、数字和连字符，最多{ $limit }个。
id-taken = ID“{ $id }”已被{ $first }使用。
id-bound = 文件中的ID是“{ $id }”，而在本次活动中该展位的ID是“{ $bound }”。
id-unbound = 文件名与ID“{ $id }”不同，因此活动文件没有说明这个ID属于谁。
id-alike = ID“{ $id }”与{ $first }的“{ $other }”看起来很像。
prose-link = 文本中的链接“{ $found }”只显示为文字。{ $why }
no-such-topic = 活动的主题词表中没有“{ $id }”。
no-such-session = 日程中没有场次“{ $id }”。
no-such-channel = 日程中没有频道“{ $id }”。
circle = 主题“{ $id }”经由上级主题又包含了自身。
bad-language = “{ $tag }”不是语言标签。
undeclared-language = 此处使用了语言“{ $tag }”，但活动没有声明该语言。
untranslated = 缺少语言“{ $tag }”的文字。
no-alt = 图片没有供看不见图片的人使用的文字说明。
ends-before-start = 结束时间不晚于开始时间。
other-day = 场次的日期是{ $day }，但开始时间是{ $start }。
unlisted-day = { $day }不在日程的日期之中。
bad-goal = 没有第{ $number }项可持续发展目标。
bad-colour = “{ $found }”不是颜色。
bad-country = “{ $found }”不是国家或地区代码。
bad-time-zone = “{ $found }”不是时区。
bad-mail = “{ $found }”不是邮箱地址。
bad-desk-keys = “{ $found }”不是接待台的公钥。
bad-url = 不会打开“{ $found }”：{ $why }。
url-empty = 此处没有内容
url-too-long = 超过{ $limit }个字符
url-malformed = 无法识别为网址
url-characters = 含有空格、反斜杠或不可见字符
url-scheme = 以“{ $scheme }:”开头的网址不会打开
url-insecure = http未加密
url-host = 主机名只能含有字母、数字、连字符和点
url-credentials = 含有用户名或密码
url-outside = 路径超出了文件夹
url-not-whole = 此处需要完整的https网址
url-not-a-file = 此处需要文件或页面的网址
url-not-a-socket = 此处需要完整的wss网址
plot-taken = 位置{ $plot }已被展位“{ $by }”占用。
no-such-plot = 没有位置{ $plot }。
nothing-to-show = 没有可显示的展位。
more = 另有{ $count }个问题未列出。

# 文件中实际的内容。
found-nothing = null
found-bool = { $value }
found-number = 数字{ $value }
found-text = 文字“{ $value }”
found-list = 列表
found-object = 对象

# 需要的内容。
wanted-words = 文字
wanted-text = 文字，或按语言列出文字的对象
wanted-list = 列表
wanted-object = 对象
wanted-bool = true或false
wanted-whole = 0到{ $max }的整数
wanted-moment = 带时差的时间，例如2021-10-28T10:30:00+09:00
wanted-date = 日期，例如2021-10-28
wanted-source = 路径、https网址或内容本身
wanted-one-of = { $words }之一
wanted-one = { $words }
wanted-other = { $words }

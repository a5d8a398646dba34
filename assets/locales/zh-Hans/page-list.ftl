# 列表和搜索：第一个模块的文字。

booths = 展位
programme = 日程
visit-list = 我的清单
matching = 供需匹配
held-by = 主办方：{ $name }

# 列表和展位
booths-count = { $n }个展位
into-this-hall = 进入此展馆
hall-empty = 此展馆还没有展位。
more-by-search = 还有{ $n }个展位：请搜索或选择主题查找。
show-more = 显示更多
booth-waiting = 正在加载此展位。
booth-broken = 目前无法显示此展位的文件。
opens-elsewhere = （外部网站）
about = 活动介绍
notes = 须知
sources = 来源
related = 其他活动
contact = 联系方式
list-cut = 共{ $all }项，仅显示前{ $n }项。
text-cut = 文字过长，仅显示一部分。

# 搜索
search-label = 查找展位
search-placeholder = 名称、主题、产品、人名等
search-found = { $n ->
    [0] 未找到展位
   *[other] 找到{ $n }个展位
}
search-nothing = 未找到结果。请减少或更换搜索词。
search-clear = 显示全部
facet-topic = 主题
facet-kind = 类型
facet-hall = 展馆
facet-country = 国家和地区
facet-sdg = SDGs
facet-now = 现在有人接待
facets = 筛选
hit-other-language = “{ $words }”见于{ $language }文字
hit-vocabulary = 主题匹配：{ $words }
hit-typo = 与“{ $words }”相近
hit-session = 见于场次“{ $words }”

# 访客的清单
keep = 加入我的清单
kept = 已在我的清单中
store-forbidden = 此浏览器不允许网页保存记录。您的清单在离开本页后不会保留。
store-full = 浏览器的存储空间已满。最近的更改在离开本页后不会保留。
as-of = 目前无法获取活动文件，显示的是{ $time }的内容。

# 列表之后的部分
rest-coming = 请稍候，正在加载这一部分。
rest-missing = 这一部分加载失败。您填写的内容没有丢失。请在联网后重试；如果仍不行，请重新加载本页。
rest-again = 重试

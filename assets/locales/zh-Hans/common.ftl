# 展馆面板和列表用同样的话显示的内容。

# 展位
booth-number = { $n }号展位
website = 网站
topics = 主题
offers = 可提供
needs = 寻求
sdgs = 可持续发展目标（SDGs）
posters = 海报
object = 展台上的展品
object-size = 实物尺寸：{ $size } 米（宽×高×深）
materials = 资料
material-pdf = PDF
material-video = 视频
material-image = 图片
material-link = 链接
staff = 展位接待人员
here-now = 现在接待中
sessions = 场次
kind-company = 企业
kind-startup = 初创企业
kind-academic = 高校、科研机构
kind-public = 城市、公共机构
kind-international = 国际组织
kind-association = 协会、基金会

# 嘉宾
role-opening = 开幕致辞
role-keynote = 主旨演讲
role-moderator = 主持人
role-introduction = 主旨说明
role-speaker = 演讲嘉宾
role-presenter = 报告人
role-panelist = 讨论嘉宾
role-commentator = 点评嘉宾
role-message = 视频致辞
role-closing = 闭幕致辞

# 直播与录像
watch-live = 观看直播
watch-recording = 观看录像
track-interpretation = 同声传译
track-sign = 手语
track-audio = 仅声音
track-captions = 字幕：{ $languages }
captions-machine = { $language }（自动生成）
speed = 播放速度
film-file = 打开视频文件
film-fault = 无法播放视频：文件未能完整加载，或此浏览器不支持该格式。

# 目标
sdg-1 = 无贫穷
sdg-2 = 零饥饿
sdg-3 = 良好健康与福祉
sdg-4 = 优质教育
sdg-5 = 性别平等
sdg-6 = 清洁饮水和卫生设施
sdg-7 = 经济适用的清洁能源
sdg-8 = 体面工作和经济增长
sdg-9 = 产业、创新和基础设施
sdg-10 = 减少不平等
sdg-11 = 可持续城市和社区
sdg-12 = 负责任消费和生产
sdg-13 = 气候行动
sdg-14 = 水下生物
sdg-15 = 陆地生物
sdg-16 = 和平、正义与强大机构
sdg-17 = 促进目标实现的伙伴关系
map = 地图

# Meetings
meetings = 洽谈
meetings-each = 每次{ $minutes }分钟
meetings-at-once = 同时最多{ $n }组
meetings-online = 前往线上洽谈室
meetings-book = 预约时间

both-times = { $event }（{ $zone }；您的时间：{ $own }）
zoned-time = { $event }（{ $zone }）
staffed-now = 现在有人接待，至{ $time }
staffed-next = { $time }起有人接待
staffed-over = 接待时间已结束
material-until = 至{ $day }
material-gone = 已于{ $day }停止提供
programme-zone = 时间均为活动当地时间（{ $zone }）。

write-to-them = 联系参展商
take-me = 带我过去
poster-link = 了解详情
close = 关闭
nearer = 放大
farther = 缩小
session-booths = 参与此场次的展位
visited = 已参观
city-country = { $country }{ $city }
share = 复制链接
programme-none = 暂无日程。
on-now = 进行中

# 列表和搜索以外的部分：第二个模块的文字。

copy-failed = 无法复制。请选中文字后自行复制。
sound-missing = 暂时无法加载声音。

# 列表和展位
booth-problems = 此展位文件中的问题
booth-gone = 没有这个名称的展位。
hall-gone = 没有这个名称的展馆。
text-gone = 没有这个名称的文章。
show-in-hall = 在展馆中查看
address-copied = 链接已复制。
neighbours = 相邻展位
booth-before = 上一个展位
booth-after = 下一个展位
facts = 概况
kind = 类型
home = 所在地
updated = 最近更新
email = 电子邮箱
privacy-notice = 隐私
privacy = 隐私声明
speaks = 使用语言：{ $languages }
more-hours = 更多时间（{ $n }）
sdg = { $n } { $name }
kind-other = 其他

# 日程
session-more = 摘要和嘉宾
next-up = 接下来
add-to-calendar = 添加到日历
add-all-to-calendar = 将所有场次添加到日历

# 供需匹配
matching-intro = 请勾选您寻求和可提供的内容，系统会与参展商的“可提供”和“寻求”双向比对。您的选择不会离开此设备。
i-seek = 我寻求
i-offer = 我可提供
match-none = 请至少勾选一个主题，匹配的展位会列在这里。
match-from-list = 从我的清单中的展位开始
match-seek = 您寻求“{ $topic }”，对方可提供。
match-seek-near = 您寻求“{ $wanted }”，对方可提供“{ $found }”。
match-offer = 您可提供“{ $topic }”，对方正在寻求。
match-offer-near = 您可提供“{ $wanted }”，对方正在寻求“{ $found }”。
match-about = 对方的主题是您寻求的“{ $topic }”。
match-speak = 可用{ $language }交流。

# 访客的清单
visit-empty = 您的清单是空的。点击展位或场次旁的“加入我的清单”，就会列在这里。
see-booths = 查看所有展位
visit-intro = 此清单仅保存在此设备上。
removed = 已将“{ $name }”移出清单。
undo = 撤销
clash = 时间冲突：{ $titles }
visit-booths = 展位
visit-sessions = 场次
note-for = 关于{ $name }的笔记
remove = 移除
walk-order = 按参观路线排序
walk-in-hall = 在展馆中依次参观
walk-ordered = 已按参观路线排序。
tours = 导览路线
tour-walk = 在展馆中跟随此导览
tour-gone = 本活动没有这条导览路线。
write-to-all = 联系全部参展商
take-along = 导出
print = 打印
export-csv = 表格（CSV）
export-vcard = 联系人（vCard）
export-ics = 场次（日历）
export-json = 全部（JSON）
import-json = 从其他设备导入（JSON）
import-done = 清单已合并。
import-failed = 无法读取此文件。文件必须是由本页导出的。
forget-all = 全部清除
forget-sure = 将清除您参观过的展位、清单、笔记和设置，且无法恢复。
forgotten = 已全部清除。

# 联系
contact-title = 联系{ $name }
contact-several = 联系{ $n }个展位
contact-nobody = 您想联系谁？请打开一个展位，或先将几个展位加入清单。
contact-unreachable = 此处没有人接收留言。请查看参展商的页面。
contact-name = 您的姓名
contact-organisation = 单位
contact-country = 国家或地区
contact-email = 您的电子邮箱
contact-topic = 事由
contact-topic-any = 其他
contact-about-materials = 希望索取资料
contact-about-talk = 希望洽谈
contact-about-visit = 希望参观拜访
contact-about-offer = 希望提出合作建议
contact-topics = 展会主题
contact-message = 留言
contact-language = 希望用哪种语言回复
contact-language-other = 其他语言
contact-times = 方便联系的时间（请注明时区）
contact-optional = （选填）
contact-receivers = 接收方
contact-receiver-form = { $name }（发送至{ $host }）
contact-receiver-mail = { $name }（用您的邮件程序发送至{ $mail }）
contact-receiver-none = { $name }在此不接收留言。
contact-of-organiser = { $name }（经主办方转交）
contact-consent = 我同意将所填内容提供给上述接收方，以便其回复我。
contact-consent-needed = 请勾选同意，否则不会发送任何内容。
contact-send = 发送
contact-by-mail = 在邮件程序中打开
contact-copy = 复制留言
contact-copied = 留言已复制。
contact-check = 尚未发送。请检查标出的栏目。
contact-field-missing = 请填写此项。
contact-email-wrong = 这看起来不像电子邮箱地址。
contact-sending = 正在发送给{ $name }……
contact-sent = 已发送给{ $name }。
contact-retry = 目前无法连接{ $name }，{ $secs }秒后重试。
contact-refused = { $name }的服务器拒绝了留言（{ $status }）。您仍可使用邮件程序或复制留言。
contact-gave-up = 无法发送给{ $name }。留言保留在此标签页中，请重试或使用邮件程序。
contact-again = 重新发送
contact-delivered = 留言已发送
contact-under-way = 正在发送留言
contact-undelivered = 留言未能送达
contact-written = 您写的内容
contact-when = 填写时间
contact-another = 再写一条留言
contact-back = 返回{ $name }的展位
contact-change = 修改内容
contact-keep = 将未发送的留言在此设备上最多保留3天，待我再次打开时继续发送
contact-forget = 清除未发送的留言
contact-forgotten = 未发送的留言已清除。
contact-draft = 草稿会保留在此标签页中，直到发送或清除。
contact-forget-draft = 清除草稿
contact-press-again = 尚未发送。请再按一次“发送”。
contact-subject = { $event }：来自{ $name }的咨询

# 表格
column-name = 名称
column-tagline = 简介
column-hall = 展馆
column-website = 网站
column-email = 电子邮箱
column-note = 笔记
column-visited = 已参观
yes = 是

search-without = 去掉“{ $choice }”

# Notices on top of both faces
notices = 通知
notices-put-away = 关闭通知
notice-more = 了解详情
notice-until = 至{ $time }
registration-open = 现已开放报名。
registration-until = 报名截止时间为{ $time }。
registration-over = 报名已于{ $time }截止。
registration = 前往报名
event-over = 本次活动已结束。下一场活动：

# Meetings
meetings-ask = 申请洽谈
contact-meetings = 希望的洽谈时间
contact-meeting-first = 第一志愿
contact-meeting-second = 第二志愿
contact-meeting-third = 第三志愿
contact-meeting-none = 不选择
contact-meeting-calendar = 希望时间的日历文件
contact-meeting-request = 可附在邮件中的日历邀请（.ics）
visit-meetings = 已申请的洽谈
visit-meetings-note = 参展商确认其中一个时间后即生效。
meeting-confirmed = 已确认
meeting-cancelled = 已取消

# Desks
desk-not-live = 此活动没有接待台：未启用实时功能。

# 展馆内的查找
find-open = 打开
find-hint = 选择展位即可为您带路；按“打开”可立即查看。
find-close = 关闭查找

# 展馆面板的文字。

# 顶栏
programme = 日程
catalogue = 列表
settings = 设置
help = 帮助
find = 查找
language = 语言
back = 返回
hall-change = 展馆：{ $hall }（前往其他展馆）
hall-here = 您正在此展馆
hall-booths = { $n }个展位
near = 最近的展位：{ $booth }
opened = 已打开：{ $panel }。按Tab在按钮间移动，按Esc关闭；全文在本页展馆之后。
closed = 已关闭：{ $panel }。
door-to = 通往{ $hall }的门

# 展位
booth-previous = 上一个展位：{ $booth }
booth-next = 下一个展位：{ $booth }
booth-none = 目前无法显示此展位的内容。
booth-loading = 正在加载。
booth-broken = 目前无法显示此展位的文件。
booth-partly = 此展位的文件有一部分无法使用
booth-last-good = 以下是最近一次正确读取的内容。
booth-rest-works = 其他展位一切正常。
sheet-raise = 展开
sheet-lower = 收起
keep = 加入我的清单
kept = 已在我的清单中
keep-session = 将此场次加入我的清单
poster-number = 海报{ $n }
poster-previous = 上一张海报
poster-next = 下一张海报
material-unsafe = 网址不安全，无法打开
ask-staff = 向工作人员提问
updated-on = { $day }更新

# 地图
you-are-here = 您在这里
object-look = 走近细看
object-help = 拖动或用方向键可以转动，用滚轮或双指可以拉近。
object-left = 向左转
object-right = 向右转
film-play = 播放视频
map-hint = 点选展位或地面即可前往
map-go = 前往此展馆
way-left = 距{ $booth }还有{ $metres }米
way-stop = 停止引导
walk-list = 依次参观我的清单（{ $n }）
walk-stop = 第{ $nth }站，共{ $count }站
walk-next = 下一站
walk-back = 上一站
walk-tour = 导览：{ $tour }
tour-end = 结束导览
tour-over = “{ $tour }”到此结束。感谢您的参与。

# Other people
hand-raise = 举手
hand-down = 放下手
hand-up = 举手
react = 表达反应
reaction-1 = 挥手
reaction-2 = 鼓掌
reaction-3 = 点头
reaction-4 = 致谢
reaction-5 = 爱心
reaction-6 = 笑
reaction-7 = 想法
reaction-8 = 提问
beside-you = 您身边的人：{ $what }

# 日程
now = 现在：{ $title }
next = 接下来（{ $time }起）：{ $title }
speaker = { $name }（{ $role }）

# 设置
settings-walking = 行走
pace-calm = 慢速
pace-brisk = 快速
motion = 画面动态
motion-device = 跟随设备设置
motion-less = 减少动态
motion-full = 平滑行走
stick = 屏幕摇杆
stick-hint = 用左下角的摇杆行走
letter-keys = 字母键
letter-keys-hint = 关闭后，W A S D、M、H等单个字母键不起作用
settings-seeing = 显示
text-size = 文字大小
field-of-view = 视野
quality = 画质
quality-auto = 自动
quality-full = 高
quality-half = 低
hide-others = 隐藏其他参观者
hide-others-hint = 展馆中不显示其他参观者
still-films = 视频保持静止
still-films-hint = 墙上的视频在您点按之前只显示静态画面
sound = 现场声音
sound-hint = 水声、风声和人声，如同置身此展馆
settings-device = 此设备上的记录
settings-device-hint = 您参观过的展位、清单、设置和所在位置仅保存在此设备上。
forget = 全部清除
forget-sure = 将清除您参观过的展位、清单、笔记和设置，且无法恢复。
forget-yes = 清除
forget-no = 保留

# 帮助。第一行是操作，第二行是结果。
help-none-needed = 不一定要用键盘：用鼠标或手指就能完成所有操作。
help-mouse = 鼠标
help-touch = 触摸
help-keys = 键盘
mouse-drag =
    拖动
    环顾四周
mouse-floor =
    点击地面
    走到那里
mouse-booth =
    点击展位
    前往并打开
mouse-wheel =
    滚轮
    滚动面板、缩放地图
touch-drag =
    滑动
    环顾四周
touch-floor =
    轻触地面
    走到那里
touch-booth =
    轻触展位
    前往并打开
touch-stick =
    屏幕摇杆
    在设置中开启，朝推动的方向行走
help-gamepad = 游戏手柄
gamepad-sticks =
    左摇杆、右摇杆
    行走、转向
gamepad-open =
    A、B
    打开面前的展位、关闭
gamepad-next =
    肩键
    前往下一个或上一个展位
gamepad-map =
    X、Y
    地图、日程
key-walk = 行走
key-arrows-walk = 前进、后退
key-arrows-turn = 左右转向
key-step = 按固定角度转向
key-next = 前往下一个展位；最后一个之后离开展馆
key-previous = 前往上一个展位
key-n = 前往下一个展位；导览中前往下一站，加Shift返回上一站
key-open = 打开附近的展位
key-close = 关闭面板、停止引导；没有打开的面板时前往列表
key-list = 列表
key-find = 查找展位
key-map = 地图
key-programme = 日程
key-settings = 设置
key-help = 本帮助
key-hand = 举手、放下手（他人能看到您时）
key-react = 表达反应（他人能看到您时）
letter-keys-off = 字母键已在设置中关闭。
help-catalogue = 所有内容也可以在文字列表中查看，并可搜索、打印和朗读。
catalogue-open = 打开列表

# 初次进入
welcome-here = 这里是“{ $hall }”，共有{ $n }个展位。
welcome-keys = 也可以用键盘：按Tab前往下一个展位，按F查找展位，按H打开帮助，按Esc前往列表。
welcome-start = 开始参观

# 列表周围的页面：页眉和展馆入口。

skip = 跳到列表
nav-label = 本次活动
language-label = 语言
no-script = 没有JavaScript也能阅读这里的全部内容；展馆、搜索和您的清单则需要JavaScript。
made-with = 由Boothwalk制作。本页不从第三方加载任何内容，也不会向任何人透露您的访问。
made-with-hosts = { $n ->
   *[other] 由Boothwalk制作。本页从{ $hosts }加载文件，因此对方会得知您的访问；除此之外不会向任何人透露。
}
made-with-live = { $n ->
   *[other] 由Boothwalk制作。为提供实时功能，本页与{ $hosts }通信，因此对方会得知您的访问；除此之外不会向任何人透露。只有在您选择加入之后，其他访客才能看到您。
}

# 展馆入口
enter-hall = 进入展馆
enter-again = 返回展馆
hall-wait = 展馆正在后台加载。下面的内容现在就可以阅读。
hall-step-download = 正在加载展馆
hall-step-start = 正在启动
hall-step-event = 正在读取展位信息
hall-step-surfaces = 正在搭建展馆
hall-step-light = 正在开灯
hall-ready = 展馆已开放。
hall-on-demand = 加载展馆需要{ $size }，进入时才会加载。
hall-load = 加载展馆
hall-bytes = { $done } / { $total } MB
hall-no-webgl = 此浏览器无法显示展馆（需要WebGL 2）。展馆的全部内容都在下面的列表中。
hall-no-wasm = 此浏览器无法运行展馆（需要WebAssembly）。展馆的全部内容都在下面的列表中。
hall-no-fetch = 展馆加载失败。展馆的全部内容都在下面的列表中。
hall-failed = 展馆已停止运行。展馆的全部内容都在下面的列表中。
hall-lost = 显卡中断了展馆画面。重新加载后，您会回到原来的位置。
hall-off = 此处已关闭展馆。展馆的全部内容都在下面的列表中。
hall-reload = 重试
to-list = 列表
close-list = 关闭
canvas-label = 展馆。用方向键行走，按Tab前往下一个展位，在最后一个展位之后离开展馆。按F或/查找展位，按Enter打开，按Esc关闭；没有打开的面板时，按Esc或L前往列表。这里的全部内容也都在列表中。
leaving-title = 您即将离开本次活动
leaving-words = 此链接通往其他网站：
leaving-go = 前往
leaving-stay = 留在这里
find-missing = 展馆内的查找功能加载失败。列表中可以搜索。
copied = 链接已复制。
here = 您在“{ $hall }”。最近的展位：{ $booth }。

# 无效的网址
missing-title = 此处没有页面
missing-words = 页面可能已移动，或网址不完整。展览和搜索在这里：

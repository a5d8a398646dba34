# 피드 파일에 어떤 문제가 있는지. 부스, 목록, 주최 측의 검사에서 같은 문장을 쓴다.

# 위치: 파일, 줄과 열, JSON 안의 경로.
place-file = { $file }
place-line = { $file }({ $line }줄 { $column }열)
sentence = { $place }: { $what }
sentence-path = { $place }, { $path }: { $what }

unreadable = 파일을 읽을 수 없습니다({ $reason }).
shape = 내용이 형식에 맞지 않습니다: { $words }
file-too-large = 파일이 { $bytes }바이트입니다. { $limit }바이트까지 읽습니다.
not-utf8 = 파일이 UTF-8 텍스트가 아닙니다.
not-json = 올바른 JSON이 아닙니다: { $words }
truncated = JSON이 끝나기 전에 파일이 끝납니다.
too-deep = 목록과 객체가 { $limit }단계보다 깊이 중첩되어 있습니다.
repeated = 필드 ‘{ $field }’이(가) 같은 객체에 두 번 있습니다.
newer = 파일의 형식은 버전 { $found }인데, 이 사이트는 버전 { $known }까지 읽습니다.
wrong-type = { $wanted } 자리에 { $found } 값이 있습니다.
wrong-value = { $found } 값이 있지만, 여기에는 { $wanted } 값이 필요합니다.
missing = 필드 ‘{ $field }’이(가) 없습니다.
unknown = 필드 ‘{ $field }’은(는) 형식에 없으므로 쓰이지 않습니다.
unknown-meant = 필드 ‘{ $field }’은(는) 형식에 없으므로 쓰이지 않습니다. ‘{ $meant }’을(를) 뜻하셨나요?
empty = 아무것도 적혀 있지 않습니다.
text-too-long = 글이 { $count }자입니다. 처음 { $limit }자만 표시됩니다.
list-too-long = 목록에 { $count }개가 있습니다. 처음 { $limit }개만 표시됩니다.
controls = 보이지 않는 제어 문자를 글에서 제거했습니다.
bad-id = ‘{ $id }’은(는) ID로 쓸 수 없습니다. 영문 소문자, 숫자, 하이픈으로 { $limit }자까지 가능합니다.
id-taken = ID ‘{ $id }’은(는) 이미 { $first }에서 쓰고 있습니다.
id-bound = 파일의 ID는 ‘{ $id }’이지만 이 행사에서 부스의 ID는 ‘{ $bound }’입니다.
id-unbound = 파일 이름이 ID ‘{ $id }’와(과) 달라서, 이 ID가 어느 부스의 것인지 행사 파일로는 알 수 없습니다.
id-alike = ID ‘{ $id }’은(는) { $first }의 ‘{ $other }’와(과) 비슷해 보입니다.
prose-link = 글 안의 링크 ‘{ $found }’은(는) 글자로만 표시됩니다. { $why }
no-such-topic = 행사의 주제 목록에 ‘{ $id }’이(가) 없습니다.
no-such-session = 프로그램에 세션 ‘{ $id }’이(가) 없습니다.
no-such-channel = 프로그램에 채널 ‘{ $id }’이(가) 없습니다.
circle = 주제 ‘{ $id }’의 상위 주제를 따라가면 자기 자신으로 돌아옵니다.
bad-language = ‘{ $tag }’은(는) 언어 태그가 아닙니다.
undeclared-language = 언어 ‘{ $tag }’이(가) 쓰였지만 행사에 선언되어 있지 않습니다.
untranslated = 언어 ‘{ $tag }’의 글이 없습니다.
no-alt = 그림을 볼 수 없는 사람을 위한 설명이 없습니다.
ends-before-start = 끝이 시작보다 늦지 않습니다.
other-day = 세션의 날짜는 { $day }인데 { $start }에 시작합니다.
unlisted-day = { $day }은(는) 프로그램의 날짜에 없습니다.
bad-goal = 지속가능발전목표에 { $number }번은 없습니다.
bad-colour = ‘{ $found }’은(는) 색이 아닙니다.
bad-country = ‘{ $found }’은(는) 국가 코드가 아닙니다.
bad-time-zone = ‘{ $found }’은(는) 시간대가 아닙니다.
bad-mail = ‘{ $found }’은(는) 메일 주소가 아닙니다.
bad-desk-keys = ‘{ $found }’은(는) 데스크의 공개 키가 아닙니다.
bad-url = ‘{ $found }’ 주소는 열지 않습니다: { $why }.
url-empty = 아무것도 적혀 있지 않음
url-too-long = { $limit }자보다 김
url-malformed = 주소로 읽을 수 없음
url-characters = 공백, 백슬래시 또는 보이지 않는 문자가 들어 있음
url-scheme = ‘{ $scheme }:’(으)로 시작하는 주소는 열지 않음
url-insecure = http는 암호화되지 않음
url-host = 호스트 이름에는 문자, 숫자, 하이픈, 점만 쓸 수 있음
url-credentials = 사용자 이름이나 비밀번호가 들어 있음
url-outside = 경로가 폴더 밖을 가리킴
url-not-whole = 여기에는 https로 시작하는 전체 주소가 필요함
url-not-a-file = 여기에는 파일이나 페이지 주소가 필요함
url-not-a-socket = 여기에는 wss로 시작하는 전체 주소가 필요함
plot-taken = 구역 { $plot }에는 이미 부스 ‘{ $by }’이(가) 있습니다.
no-such-plot = 구역 { $plot }이(가) 없습니다.
nothing-to-show = 표시할 부스가 없습니다.
more = 문제가 { $count }개 더 있습니다.

# 파일에 적혀 있는 것.
found-nothing = null
found-bool = { $value }
found-number = 숫자 { $value }
found-text = 문자열 ‘{ $value }’
found-list = 목록
found-object = 객체

# 필요한 것.
wanted-words = 문자열
wanted-text = 문자열(또는 언어별 문자열의 객체)
wanted-list = 목록
wanted-object = 객체
wanted-bool = true 또는 false
wanted-whole = 0부터 { $max }까지의 정수
wanted-moment = 시차가 있는 일시(예: 2021-10-28T10:30:00+09:00)
wanted-date = 날짜(예: 2021-10-28)
wanted-source = 경로, https 주소 또는 내용 자체
wanted-one-of = { $words } 중 하나
wanted-one = { $words }
wanted-other = { $words }

# 전시관 패널의 글.

# 위쪽 막대
programme = 프로그램
catalogue = 목록
settings = 설정
help = 도움말
find = 찾기
language = 언어
back = 뒤로
hall-change = 전시관: { $hall }(다른 전시관으로 이동)
hall-here = 지금 이 전시관에 있습니다
hall-booths = 부스 { $n }개
near = 가장 가까운 부스: { $booth }
opened = { $panel }: 열렸습니다. Tab으로 버튼을 이동하고 Esc로 닫습니다. 전체 내용은 이 페이지의 전시관 다음에 있습니다.
closed = { $panel }: 닫혔습니다.
door-to = { $hall }(으)로 가는 문

# 부스
booth-previous = 이전 부스: { $booth }
booth-next = 다음 부스: { $booth }
booth-none = 지금은 이 부스의 내용을 표시할 수 없습니다.
booth-loading = 불러오는 중입니다.
booth-broken = 지금은 이 부스의 파일을 표시할 수 없습니다.
booth-partly = 이 부스의 파일 일부를 사용할 수 없습니다
booth-last-good = 아래는 마지막으로 정상적으로 읽은 내용입니다.
booth-rest-works = 다른 부스는 모두 정상입니다.
sheet-raise = 크게 보기
sheet-lower = 작게 보기
keep = 내 목록에 담기
kept = 내 목록에 있음
keep-session = 이 세션을 내 목록에 담기
poster-number = 포스터 { $n }
poster-previous = 이전 포스터
poster-next = 다음 포스터
material-unsafe = 안전하지 않은 주소라서 열 수 없습니다
ask-staff = 담당자에게 문의하기
updated-on = { $day } 업데이트

# 지도
you-are-here = 현재 위치
object-look = 가까이에서 보기
object-help = 끌거나 화살표 키로 돌릴 수 있습니다. 휠이나 두 손가락으로 가까이 볼 수 있습니다.
object-left = 왼쪽으로 돌리기
object-right = 오른쪽으로 돌리기
film-play = 동영상 재생
map-hint = 부스나 바닥을 선택하면 그곳으로 이동합니다
map-go = 이 전시관으로 가기
way-left = { $booth }까지 { $metres } m
way-stop = 안내 종료
walk-list = 내 목록 순서대로 둘러보기({ $n })
walk-stop = { $count }곳 중 { $nth }번째
walk-next = 다음으로
walk-back = 이전으로
walk-tour = 가이드 투어: { $tour }
tour-end = 투어 마치기
tour-over = ‘{ $tour }’은(는) 여기서 끝납니다. 함께해 주셔서 감사합니다.

# Other people
hand-raise = 손 들기
hand-down = 손 내리기
hand-up = 손을 들었습니다
react = 반응 보내기
reaction-1 = 손 흔들기
reaction-2 = 박수
reaction-3 = 고개 끄덕이기
reaction-4 = 감사
reaction-5 = 하트
reaction-6 = 웃음
reaction-7 = 아이디어
reaction-8 = 질문
beside-you = 가까이 있는 분: { $what }

# 프로그램
now = 지금: { $title }
next = 다음({ $time }부터): { $title }
speaker = { $name }({ $role })

# 설정
settings-walking = 걷기
pace-calm = 천천히
pace-brisk = 빠르게
motion = 화면 움직임
motion-device = 기기 설정 따르기
motion-less = 움직임 줄이기
motion-full = 걷는 듯이 부드럽게
stick = 화면 스틱
stick-hint = 왼쪽 아래 스틱으로 걷습니다
letter-keys = 문자 키
letter-keys-hint = 끄면 W A S D, M, H 등 한 글자 키가 작동하지 않습니다
settings-seeing = 화면 표시
text-size = 글자 크기
field-of-view = 시야각
quality = 화질
quality-auto = 자동
quality-full = 높음
quality-half = 가볍게
hide-others = 다른 방문자 숨기기
hide-others-hint = 다른 방문자가 전시관에 표시되지 않습니다
still-films = 동영상 멈춰 두기
still-films-hint = 벽의 동영상은 누르기 전까지 정지 화면으로 표시됩니다
sound = 현장의 소리
sound-hint = 물소리, 공기, 말소리 등 이 전시관에서 들릴 법한 소리를 들려줍니다
settings-device = 이 기기의 기록
settings-device-hint = 방문한 부스, 내 목록, 설정, 현재 위치는 이 기기에만 저장됩니다.
forget = 모두 지우기
forget-sure = 방문한 부스, 내 목록, 메모, 설정을 모두 지웁니다. 되돌릴 수 없습니다.
forget-yes = 지우기
forget-no = 그대로 두기

# 도움말. 첫째 줄은 조작, 둘째 줄은 그 결과.
help-none-needed = 꼭 필요한 키는 없습니다. 마우스나 손가락만으로 모든 것을 할 수 있습니다.
help-mouse = 마우스
help-touch = 터치
help-keys = 키보드
mouse-drag =
    드래그
    둘러보기
mouse-floor =
    바닥 클릭
    그곳까지 걷기
mouse-booth =
    부스 클릭
    부스로 가서 열기
mouse-wheel =
    휠
    패널 스크롤, 지도 확대·축소
touch-drag =
    밀기
    둘러보기
touch-floor =
    바닥 탭
    그곳까지 걷기
touch-booth =
    부스 탭
    부스로 가서 열기
touch-stick =
    화면 스틱
    설정에서 켜고, 미는 방향으로 걷기
help-gamepad = 게임패드
gamepad-sticks =
    왼쪽 스틱, 오른쪽 스틱
    걷기, 방향 바꾸기
gamepad-open =
    A, B
    앞에 있는 부스 열기, 닫기
gamepad-next =
    숄더 버튼
    다음 또는 이전 부스로 이동
gamepad-map =
    X, Y
    지도, 프로그램
key-walk = 걷기
key-arrows-walk = 앞뒤로 걷기
key-arrows-turn = 좌우로 돌기
key-step = 일정한 각도로 돌기
key-next = 다음 부스로. 마지막 부스 다음은 전시관 밖으로
key-previous = 이전 부스로
key-n = 다음 부스로. 안내 중에는 다음 들를 곳으로, Shift로 이전으로
key-open = 가까운 부스 열기
key-close = 패널 닫기, 안내 종료. 열린 것이 없으면 목록으로
key-list = 목록
key-find = 부스 찾기
key-map = 지도
key-programme = 프로그램
key-settings = 설정
key-help = 이 도움말
key-hand = 손들기, 내리기(다른 방문자에게 보일 때)
key-react = 반응 보내기(다른 방문자에게 보일 때)
letter-keys-off = 문자 키는 설정에서 꺼져 있습니다.
help-catalogue = 모든 내용을 글로 된 목록으로도 볼 수 있습니다. 검색, 인쇄, 읽어 주기도 됩니다.
catalogue-open = 목록 열기

# 첫 입장
welcome-here = 여기는 ‘{ $hall }’입니다. 부스가 { $n }개 있습니다.
welcome-keys = 키보드로도 다닐 수 있습니다. Tab은 다음 부스, F는 부스 찾기, H는 도움말, Esc는 목록입니다.
welcome-start = 둘러보기

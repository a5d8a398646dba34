# 전시관 패널과 목록이 같은 말로 보여 주는 것.

# 부스
booth-number = 부스 { $n }
website = 웹사이트
topics = 주제
offers = 제공하는 것
needs = 찾는 것
sdgs = 지속가능발전목표(SDGs)
posters = 포스터
object = 전시물
object-size = 실물 크기: { $size } m(너비×높이×깊이)
materials = 자료
material-pdf = PDF
material-video = 동영상
material-image = 이미지
material-link = 링크
staff = 부스 담당자
here-now = 지금 자리에 있음
sessions = 세션
kind-company = 기업
kind-startup = 스타트업
kind-academic = 대학·연구기관
kind-public = 지자체·공공기관
kind-international = 국제기구
kind-association = 협회·재단

# 연사
role-opening = 개회사
role-keynote = 기조연설
role-moderator = 좌장
role-introduction = 취지 설명
role-speaker = 연사
role-presenter = 발표자
role-panelist = 패널리스트
role-commentator = 토론자
role-message = 영상 메시지
role-closing = 폐회사

# 생중계와 녹화
watch-live = 생중계 보기
watch-recording = 녹화 영상 보기
track-interpretation = 동시통역
track-sign = 수어
track-audio = 음성만
track-captions = 자막: { $languages }
captions-machine = { $language }(자동 생성)
speed = 재생 속도
film-file = 동영상 파일 열기
film-fault = 동영상을 재생할 수 없습니다. 파일을 제대로 불러오지 못했거나 이 브라우저가 지원하지 않는 형식입니다.

# 목표
sdg-1 = 빈곤 퇴치
sdg-2 = 기아 종식
sdg-3 = 건강과 웰빙
sdg-4 = 양질의 교육
sdg-5 = 성평등
sdg-6 = 깨끗한 물과 위생
sdg-7 = 모두를 위한 깨끗한 에너지
sdg-8 = 양질의 일자리와 경제성장
sdg-9 = 산업, 혁신, 사회기반시설
sdg-10 = 불평등 감소
sdg-11 = 지속가능한 도시와 공동체
sdg-12 = 책임감 있는 소비와 생산
sdg-13 = 기후변화 대응
sdg-14 = 해양 생태계 보전
sdg-15 = 육상 생태계 보전
sdg-16 = 평화, 정의, 강력한 제도
sdg-17 = 목표 달성을 위한 파트너십
map = 지도

# Meetings
meetings = 상담
meetings-each = 1회 { $minutes }분
meetings-at-once = 동시에 { $n }건까지
meetings-online = 온라인 상담실로
meetings-book = 시간 예약하기

both-times = { $event }({ $zone }, 내 시계로 { $own })
zoned-time = { $event }({ $zone })
staffed-now = { $time }까지 담당자가 있습니다
staffed-next = { $time }부터 담당자가 있습니다
staffed-over = 담당자 시간이 끝났습니다
material-until = { $day }까지
material-gone = { $day }에 공개가 끝났습니다
programme-zone = 시각은 행사 현지 시각({ $zone })입니다.

write-to-them = 문의하기
take-me = 이 부스로 안내
poster-link = 자세히 보기
close = 닫기
nearer = 확대
farther = 축소
session-booths = 이 세션에 참여하는 부스
visited = 방문함
city-country = { $country } { $city }
share = 링크 복사
programme-none = 아직 프로그램이 없습니다.
on-now = 진행 중

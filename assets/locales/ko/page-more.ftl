# 목록과 검색 이외의 화면: 두 번째 모듈의 글.

copy-failed = 복사하지 못했습니다. 글자를 선택해 복사해 주세요.
sound-missing = 지금은 소리를 불러올 수 없습니다.

# 목록과 부스
booth-problems = 이 부스 파일의 문제
booth-gone = 이런 이름의 부스가 없습니다.
hall-gone = 이런 이름의 전시관이 없습니다.
text-gone = 이런 이름의 글이 없습니다.
show-in-hall = 전시관에서 보기
address-copied = 링크를 복사했습니다.
neighbours = 옆 부스
booth-before = 이전 부스
booth-after = 다음 부스
facts = 한눈에 보기
kind = 유형
home = 소재지
updated = 마지막 업데이트
email = 이메일
privacy-notice = 개인정보
privacy = 개인정보 처리방침
speaks = 사용 언어: { $languages }
more-hours = 다른 시간({ $n })
sdg = { $n } { $name }
kind-other = 기타

# 프로그램
session-more = 개요와 연사
next-up = 다음
add-to-calendar = 캘린더에 추가
add-all-to-calendar = 모든 세션을 캘린더에 추가

# 매칭
matching-intro = 찾는 것과 제공하는 것을 선택하세요. 참가업체가 제공하는 것, 찾는 것과 서로 비교합니다. 선택한 내용은 이 기기를 벗어나지 않습니다.
i-seek = 내가 찾는 것
i-offer = 내가 제공하는 것
match-none = 주제를 하나 이상 선택하면 맞는 부스가 여기에 표시됩니다.
match-from-list = 내 목록의 부스를 바탕으로 선택
match-seek = 찾으시는 ‘{ $topic }’ 분야를 제공합니다.
match-seek-near = 찾으시는 ‘{ $wanted }’에 가까운 ‘{ $found }’ 분야를 제공합니다.
match-offer = 제공하시는 ‘{ $topic }’ 분야를 찾고 있습니다.
match-offer-near = 제공하시는 ‘{ $wanted }’에 가까운 ‘{ $found }’ 분야를 찾고 있습니다.
match-about = 찾으시는 ‘{ $topic }’ 관련 부스입니다.
match-speak = { $language }로 대화할 수 있습니다.

# 방문자의 목록
visit-empty = 목록이 비어 있습니다. 부스나 세션 옆의 ‘내 목록에 담기’를 누르면 여기에 담깁니다.
see-booths = 모든 부스 보기
visit-intro = 이 목록은 이 기기에만 저장됩니다.
removed = ‘{ $name }’을(를) 목록에서 뺐습니다.
undo = 되돌리기
clash = 시간이 겹칩니다: { $titles }
visit-booths = 부스
visit-sessions = 세션
note-for = { $name } 메모
remove = 빼기
walk-order = 걷는 순서로 정렬
walk-in-hall = 전시관에서 순서대로 둘러보기
walk-ordered = 걷는 순서로 정렬했습니다.
tours = 가이드 투어
tour-walk = 전시관에서 이 투어 돌아보기
tour-gone = 이 행사에 없는 투어입니다.
write-to-all = 모두에게 문의하기
take-along = 내보내기
print = 인쇄
export-csv = 표(CSV)
export-vcard = 연락처(vCard)
export-ics = 세션(캘린더)
export-json = 전체(JSON)
import-json = 다른 기기에서 가져오기(JSON)
import-done = 목록을 합쳤습니다.
import-failed = 파일을 읽을 수 없습니다. 이 페이지에서 내보낸 파일이어야 합니다.
forget-all = 모두 지우기
forget-sure = 방문한 부스, 내 목록, 메모, 설정을 모두 지웁니다. 되돌릴 수 없습니다.
forgotten = 모두 지웠습니다.

# 문의
contact-title = { $name }에 문의
contact-several = 부스 { $n }곳에 문의
contact-nobody = 어디에 문의하시겠습니까? 부스를 열거나 몇 곳을 내 목록에 담아 주세요.
contact-unreachable = 여기에서는 메시지를 받지 않습니다. 출품자의 페이지를 참고해 주세요.
contact-name = 이름
contact-organisation = 소속
contact-country = 국가·지역
contact-email = 이메일 주소
contact-topic = 문의 주제
contact-topic-any = 기타
contact-about-materials = 자료를 받고 싶습니다
contact-about-talk = 상담하고 싶습니다
contact-about-visit = 방문하고 싶습니다
contact-about-offer = 제안하고 싶습니다
contact-topics = 전시회 주제
contact-message = 내용
contact-language = 답변받을 언어
contact-language-other = 다른 언어
contact-times = 연락 가능한 시간(시간대 포함)
contact-optional = (선택)
contact-receivers = 받는 곳
contact-receiver-form = { $name }({ $host }로 전송)
contact-receiver-mail = { $name }(사용하시는 메일 프로그램에서 { $mail }로 전송)
contact-receiver-none = { $name }은(는) 여기에서 메시지를 받지 않습니다.
contact-of-organiser = { $name }(주최 측을 통해 전달)
contact-consent = 답변을 받기 위해 여기에 적은 내용이 위의 받는 곳에 전달되는 데 동의합니다.
contact-consent-needed = 동의란에 표시해 주세요. 동의하지 않으면 아무것도 전송되지 않습니다.
contact-send = 보내기
contact-by-mail = 메일 프로그램에서 열기
contact-copy = 내용 복사
contact-copied = 내용을 복사했습니다.
contact-check = 아직 보내지 않았습니다. 표시된 항목을 확인해 주세요.
contact-field-missing = 입력해 주세요.
contact-email-wrong = 이메일 주소 형식이 아닌 것 같습니다.
contact-sending = { $name }에 보내는 중…
contact-sent = { $name }에 보냈습니다.
contact-retry = { $name }에 연결할 수 없습니다. { $secs }초 후에 다시 보냅니다.
contact-refused = { $name }의 서버가 메시지를 거부했습니다({ $status }). 메일 프로그램과 복사는 계속 쓸 수 있습니다.
contact-gave-up = { $name }에 보내지 못했습니다. 내용은 이 탭에 남아 있습니다. 다시 시도하거나 메일 프로그램을 이용해 주세요.
contact-again = 다시 보내기
contact-delivered = 메시지를 보냈습니다
contact-under-way = 메시지를 보내고 있습니다
contact-undelivered = 메시지가 전달되지 않았습니다
contact-written = 작성한 내용
contact-when = 작성 시각
contact-another = 다른 메시지 쓰기
contact-back = { $name } 부스로 돌아가기
contact-change = 내용 고치기
contact-keep = 보내지 못한 메시지를 이 기기에 최대 3일간 보관하고, 다시 열면 이어서 보내기
contact-forget = 보내지 못한 메시지 지우기
contact-forgotten = 보내지 못한 메시지를 지웠습니다.
contact-draft = 작성 중인 글은 보내거나 지울 때까지 이 탭에 남아 있습니다.
contact-forget-draft = 작성 중인 글 지우기
contact-press-again = 아직 보내지 않았습니다. “보내기”를 한 번 더 눌러 주세요.
contact-subject = { $event }: { $name } 님의 문의

# 표
column-name = 이름
column-tagline = 소개
column-hall = 전시관
column-website = 웹사이트
column-email = 이메일
column-note = 메모
column-visited = 방문함
yes = 예

search-without = “{ $choice }” 조건 빼기

# Notices on top of both faces
notices = 알림
notices-put-away = 알림 닫기
notice-more = 자세히 보기
notice-until = { $time }까지
registration-open = 참가 등록을 받고 있습니다.
registration-until = 참가 등록은 { $time }까지입니다.
registration-over = 참가 등록은 { $time }에 마감되었습니다.
registration = 참가 등록
event-over = 이 행사는 끝났습니다. 다음 행사:

# Meetings
meetings-ask = 상담 신청하기
contact-meetings = 상담 희망 시간
contact-meeting-first = 1순위
contact-meeting-second = 2순위
contact-meeting-third = 3순위
contact-meeting-none = 선택 안 함
contact-meeting-calendar = 희망 시간 캘린더 파일
contact-meeting-request = 메일에 첨부할 일정 요청(.ics)
visit-meetings = 신청한 상담
visit-meetings-note = 참가자가 희망 시간 중 하나를 확인하면 확정됩니다.
meeting-confirmed = 확정
meeting-cancelled = 취소됨

# Desks
desk-not-live = 이 행사에는 데스크가 없습니다. 라이브를 사용하지 않습니다.

# 전시관 안에서 찾기
find-open = 열기
find-hint = 부스를 고르면 그곳으로 안내합니다. ‘열기’를 누르면 바로 볼 수 있습니다.
find-close = 찾기 닫기

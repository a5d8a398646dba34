# 목록과 검색: 첫 번째 모듈의 글.

booths = 부스
programme = 프로그램
visit-list = 내 목록
matching = 매칭
held-by = 주최: { $name }

# 목록과 부스
booths-count = 부스 { $n }개
into-this-hall = 이 전시관 입장
hall-empty = 이 전시관에는 아직 부스가 없습니다.
more-by-search = 부스가 { $n }개 더 있습니다. 검색하거나 주제를 골라 찾아보세요.
show-more = 더 보기
booth-waiting = 이 부스를 불러오고 있습니다.
booth-broken = 지금은 이 부스의 파일을 표시할 수 없습니다.
opens-elsewhere = {" "}(외부 사이트)
about = 행사 소개
notes = 안내
sources = 출처
related = 다른 행사
contact = 연락처
list-cut = 전체 { $all }개 중 처음 { $n }개를 표시합니다.
text-cut = 글이 너무 길어 일부만 표시합니다.

# 검색
search-label = 부스 찾기
search-placeholder = 이름, 주제, 제품, 사람 등
search-found = { $n ->
    [0] 찾은 부스가 없습니다
   *[other] 부스 { $n }개를 찾았습니다
}
search-nothing = 찾은 것이 없습니다. 단어를 줄이거나 바꿔 보세요.
search-clear = 모두 보기
facet-topic = 주제
facet-kind = 유형
facet-hall = 전시관
facet-country = 국가·지역
facet-sdg = SDGs
facet-now = 지금 담당자 있음
facets = 필터
hit-other-language = ‘{ $words }’: { $language } 글에서 찾음
hit-vocabulary = 주제에서 찾음: { $words }
hit-typo = ‘{ $words }’에 가까운 말
hit-session = 세션 ‘{ $words }’에서 찾음

# 방문자의 목록
keep = 내 목록에 담기
kept = 내 목록에 있음
store-forbidden = 이 브라우저에서는 페이지가 기록을 남길 수 없습니다. 목록은 페이지를 떠날 때까지만 유지됩니다.
store-full = 브라우저의 저장 공간이 가득 찼습니다. 마지막 변경은 페이지를 떠날 때까지만 유지됩니다.
as-of = 지금은 행사 파일을 가져올 수 없습니다. { $time } 기준 내용입니다.

# 목록 뒤에 오는 것
rest-coming = 잠시만 기다려 주세요. 이 부분을 불러오고 있습니다.
rest-missing = 이 부분을 불러오지 못했습니다. 입력한 내용은 사라지지 않았습니다. 인터넷에 연결한 뒤 다시 시도해 주세요. 그래도 안 되면 페이지를 새로 고쳐 주세요.
rest-again = 다시 시도

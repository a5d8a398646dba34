# 목록을 둘러싼 페이지: 머리말과 전시관 입구.

skip = 목록으로 건너뛰기
nav-label = 이 행사
language-label = 언어
no-script = JavaScript 없이도 여기 있는 내용은 모두 읽을 수 있습니다. 전시관, 검색, 내 목록에는 JavaScript가 필요합니다.
made-with = Boothwalk로 만든 페이지입니다. 제삼자에게서 아무것도 불러오지 않으며, 방문 사실을 누구에게도 알리지 않습니다.
made-with-hosts = { $n ->
   *[other] Boothwalk로 만든 페이지입니다. 이 페이지는 { $hosts }에서 파일을 불러오므로 그곳에는 방문 사실이 전해집니다. 그 밖의 누구에게도 알리지 않습니다.
}
made-with-live = { $n ->
   *[other] Boothwalk로 만든 페이지입니다. 라이브 기능을 위해 { $hosts }와(과) 통신하므로 그곳에는 방문 사실이 전해집니다. 그 밖의 누구에게도 알리지 않습니다. 다른 방문자에게는 참가를 선택한 뒤에만 보입니다.
}

# 전시관 입구
enter-hall = 전시관 입장
enter-again = 전시관으로 돌아가기
hall-wait = 뒤에서 전시관을 불러오고 있습니다. 아래 목록은 지금 바로 읽을 수 있습니다.
hall-step-download = 전시관을 불러오는 중
hall-step-start = 시작하는 중
hall-step-event = 부스 정보를 읽는 중
hall-step-surfaces = 전시관을 짓는 중
hall-step-light = 조명을 켜는 중
hall-ready = 전시관에 입장할 수 있습니다.
hall-on-demand = 전시관의 용량은 { $size }입니다. 입장할 때 불러옵니다.
hall-load = 전시관 불러오기
hall-bytes = { $total } MB 중 { $done } MB
hall-no-webgl = 이 브라우저에서는 전시관을 표시할 수 없습니다(WebGL 2 필요). 전시관의 내용은 모두 아래 목록에 있습니다.
hall-no-wasm = 이 브라우저에서는 전시관을 실행할 수 없습니다(WebAssembly 필요). 전시관의 내용은 모두 아래 목록에 있습니다.
hall-no-fetch = 전시관을 불러오지 못했습니다. 전시관의 내용은 모두 아래 목록에 있습니다.
hall-failed = 전시관이 멈췄습니다. 전시관의 내용은 모두 아래 목록에 있습니다.
hall-lost = 그래픽 카드 문제로 전시관 화면이 사라졌습니다. 다시 불러오면 있던 자리에서 이어집니다.
hall-off = 여기서는 전시관이 꺼져 있습니다. 전시관의 내용은 모두 아래 목록에 있습니다.
hall-reload = 다시 시도
to-list = 목록
close-list = 닫기
canvas-label = 전시관. 화살표 키로 걷고, Tab으로 다음 부스로 이동하며 마지막 부스 다음에는 전시관을 나갑니다. F나 /로 부스를 찾고, Enter로 열고 Esc로 닫습니다. 열린 것이 없으면 Esc나 L로 목록으로 갑니다. 여기 있는 내용은 모두 목록에도 있습니다.
leaving-title = 이 행사 사이트를 떠납니다
leaving-words = 이 링크는 다른 사이트로 연결됩니다:
leaving-go = 이동
leaving-stay = 머무르기
find-missing = 전시관 안의 찾기를 불러오지 못했습니다. 목록에서는 검색할 수 있습니다.
copied = 링크를 복사했습니다.
here = 지금 ‘{ $hall }’에 있습니다. 가장 가까운 부스: { $booth }

# 없는 주소
missing-title = 페이지를 찾을 수 없습니다
missing-words = 페이지가 옮겨졌거나 주소가 완전하지 않을 수 있습니다. 전시와 검색은 여기에 있습니다:

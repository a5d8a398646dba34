# 언어 자체: 이름, 복수형 규칙, 날짜, 목록. 전시관, 목록, 명령 모두에서 쓴다.

language-name = 한국어

# complete(전체) 또는 partial(일부). 없는 글은 영어로 표시하고, 테스트가 나열한다.
translation = complete

# 복수형 구별은 없다.

# 이름에 읽는 법(가나)을 함께 보일지 여부.
shows-readings = no

# 날짜와 시각.
weekday-1 = 월
weekday-2 = 화
weekday-3 = 수
weekday-4 = 목
weekday-5 = 금
weekday-6 = 토
weekday-7 = 일
month-1 = 1월
month-2 = 2월
month-3 = 3월
month-4 = 4월
month-5 = 5월
month-6 = 6월
month-7 = 7월
month-8 = 8월
month-9 = 9월
month-10 = 10월
month-11 = 11월
month-12 = 12월
date = { $year }년 { $month } { $day }일({ $weekday })
date-short = { $month } { $day }일({ $weekday })
moment = { $date } { $time }

# 기간: 같은 날의 시각, 날짜 또는 일시.
time-span = { $from }~{ $to }
from-to = { $from } ~ { $to }

# 나열할 때의 구분.
list-comma = ,{" "}

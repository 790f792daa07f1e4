### Around every page, and how texts, names and dates are shown. $n decides the form of a text, $shown is the same number as it is written.

## Around every page

skip = 본문으로 건너뛰기
menu = 메뉴
nav-main = 주 메뉴
nav-home = 홈
nav-search = 검색
nav-publications = 간행물
nav-case-studies = 사례 연구
nav-research = 연구 과제
nav-datasets = 데이터셋
nav-members = 회원
nav-people = 인물
nav-topics = 주제
nav-forums = 포럼
nav-statistics = 통계
nav-about = 소개
nav-api = API 문서
nav-console = API 콘솔
nav-accessibility = 접근성
nav-privacy = 개인정보
theme-dark = 어둡게
theme-light = 밝게
foot-browse = 둘러보기
foot-reuse = 활용하기
foot-association = 협의체
foot-language = 표시 언어
foot-terms = 글과 데이터는 각 자료에 적힌 조건에 따라 다시 이용할 수 있습니다. 조건이 적혀 있지 않으면 제공 기관에 문의하십시오.
untitled = 제목 없음
search = 검색
search-any-language = 어느 언어로든 검색할 수 있습니다. 낱말 하나로 다른 언어의 같은 뜻까지 찾습니다.
how-to-search = 검색 방법
suggestions = 추천 검색어
suggestions-count = 추천 검색어 { "{" }n{ "}" }개
map-title = 장소별 기관과 단체: { $what }
crumb-publication = 간행물
crumb-research_project = 연구 과제
crumb-dataset = 데이터셋
crumb-case_study = 사례 연구
sign-in = 로그인
sign-out = 로그아웃
own-menu = 내 메뉴:
own-account = 내 계정
own-records = 내 자료
own-desk = 편집 데스크
own-notifications = 알림
own-unread = { $n ->
   *[other] 읽지 않은 알림 { $shown }개
}
translations-title = 번역할 글
audit-title = 감사 기록

## Dates and numbers

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
first-of-month = 1
date-day = { $year }년 { $month } { $day }일
date-month = { $year }년 { $month }
date-since = { $what }부터
date-until = { $what }까지
date-range = { $from }~{ $until }
date-since-day = { $what }부터
date-until-day = { $what }까지
date-range-day = { $from }부터 { $until }까지
date-year = { $what }년
date-decade = { $what }년대
date-about = { $what }경
date-perhaps = { $what }(추정)
date-unknown = 날짜 미상

## Texts in several languages

names-and-more = { $what } 외
text-fallback = 글의 언어: { $what }. 한국어 글은 아직 없습니다
text-translated = { $what }에서 번역한 글
text-machine = 아무도 검토하지 않은 기계 번역
text-outdated = 원문이 바뀌기 전의 번역
text-draft = 다른 사람이 아직 검토하지 않은 번역 초안
text-original = 원문 읽기
text-originals = 처음 쓰인 그대로의 글입니다.
text-translations = 번역이 있으면 한국어로 읽기
person = 인물
topic = 주제

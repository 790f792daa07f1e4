### The words of the interface. $n decides the form of a text, $shown is the same number as it is written.

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
you-are-here = 현재 위치
nothing-yet = 아직 아무것도 없습니다.
all-of-these = 모두 보기
untitled = 제목 없음
source = 출처
as-of = 기준일
names-and-more = { $what } 외

## Dates

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

text-fallback = 글의 언어: { $what }. 한국어 글은 아직 없습니다
text-translated = { $what }에서 번역한 글
text-machine = 아무도 검토하지 않은 기계 번역
text-outdated = 원문이 바뀌기 전의 번역

## Search

search = 검색
search-any-language = 어느 언어로든 검색할 수 있습니다. 낱말 하나로 다른 언어의 같은 뜻까지 찾습니다.
how-to-search = 검색 방법
suggestions = 추천 검색어
suggestions-count = 추천 검색어 { "{" }n{ "}" }개
filters = 필터
remove = 해제:
remove-all = 모두 해제
apply = 적용
chip = { $field }: { $value }
order = 정렬
order-relevance = 관련도순
order-date-desc = 최신순
order-date-asc = 오래된순
order-title-asc = 제목순
order-published-desc = 최근 등록순
search-results = 검색 결과 { $shown }건
search-results-for = ‘{ $what }’ 검색 결과 { $shown }건
search-nothing = 모든 조건에 맞는 자료가 없습니다
search-looked-for = 검색한 내용:
search-nothing-near = 낱말을 줄이거나 더 일반적인 낱말로 검색하십시오. 주제에서 시작할 수도 있습니다:
search-leave-out = 빼고 검색할 수 있는 것
search-without = 제외:
search-without-filter = 필터 제외:
search-respelt = ‘{ $word }’: 이 낱말이 있는 자료가 없습니다. 대신 다음 낱말로 검색했습니다: { $others }
search-did-you-mean = 다음을 찾으셨습니까?
search-relaxed = 모든 낱말이 있는 글이 적어, 일부 낱말만 있는 글도 함께 보여 드립니다.
search-strict = 모든 낱말이 있는 글만
search-also = 함께 검색한 주제
search-own-words = 입력한 낱말로만 검색
search-position = { $total }건 중 { $from }~{ $until }
search-index = 색인 기준: 변경 { $sequence }번
results-unit = 건
pages-of-results = 검색 결과 페이지
pages-of-list = 목록 페이지
page-previous = 이전
page-next = 다음
more-values = 더 보기
year-from = 시작
year-until = 끝
facet-kind = 종류
facet-type = 유형
facet-language = 글의 언어
facet-year = 연도
facet-country = 국가
facet-region = 권역
facet-continent = 대륙
facet-topic = 주제
facet-sdg = 목표(SDGs)
facet-member = 회원
facet-person = 인물
facet-licence = 이용 허락
facet-access = 공개 범위
facet-forum = 포럼

## Home

home-title = 도시와 협력 기관이 알고 있는 사회연대경제
home-standfirst = 협동조합, 공제조합, 사회적기업, 그리고 이들이 성장하게 하는 공공정책에 관한 간행물과 사례 연구, 연구와 데이터를 지방정부와 시민사회 네트워크가 저마다의 언어로 나눕니다.
home-search = 간행물, 사례, 데이터, 회원, 인물 검색
home-numbers = 숫자로 보기
home-all-figures = 모든 수치
home-publications = 최근 간행물
home-all-publications = 모든 간행물
home-cases = 최근 사례 연구
home-all-cases = 모든 사례 연구
home-where = 기관과 단체가 있는 곳
home-directory = 전체 { $shown }곳 목록
home-forum = 포럼
home-all-forums = 모든 포럼
home-no-forum = 다음 포럼은 아직 이곳에 공지되지 않았습니다. 가장 최근 포럼:
home-areas = 활동 분야
home-all-topics = 모든 주제
figure-publications = 간행물
figure-cases = 사례 연구
figure-projects-and-datasets = 연구 과제와 데이터셋
figure-organisations = 기관과 단체
figure-members = 현재 회원 자격이 있는 곳
figure-languages = 자료의 언어
map-title = 장소별 기관과 단체: { $what }
map-note = 점 하나는 한 장소이며, 점의 크기는 그곳에 있는 기관과 단체의 수를 나타냅니다. 장소를 밝히지 않은 곳은 목록에만 있습니다. 윤곽선: Natural Earth.

## Records

crumb-publication = 간행물
crumb-research_project = 연구 과제
crumb-dataset = 데이터셋
crumb-case_study = 사례 연구
people-of-record = 만든 이
record-summary = 요약
record-text = 본문
record-about = 다루는 내용
record-goals = 지속가능발전목표
record-files = 파일
record-related = 관련 자료
record-similar = 비슷한 자료
record-cite = 인용
record-cite-this = 이 자료 인용하기
record-details = 상세 정보
record-use = 이 자료 이용하기
record-read = 읽기
record-read-at = { $what }에서 읽기
record-take-along = 내보내기
record-languages = 글의 언어
copy = 복사
copied = 복사했습니다
copy-selected = 선택했습니다. 키보드로 복사하십시오
part-title = 제목
part-summary = 요약
part-text = 본문
file-address = 파일
file-format = 형식
file-size = 크기
relation-elsewhere = 이곳에 없는 자료
licence-unknown = 밝혀져 있지 않습니다. 다시 이용하기 전에 제공 기관에 문의하십시오.
property-date = 날짜
property-start = 시작
property-end = 종료
property-funders = 지원 기관
property-version = 버전
property-coverage = 대상 기간
property-people-reached = 수혜 인원
property-in = 수록처
property-series = 총서
property-volume = 권
property-issue = 호
property-pages = 쪽
property-edition = 판
property-publisher = 발행처
property-place-of-publication = 발행지
property-language = 언어
property-places = 장소
property-licence = 이용 허락
property-access = 공개 범위
property-identifiers = 식별자
property-keywords = 핵심어
property-owner = 제공 기관
property-website = 웹사이트
property-permanent-address = 영구 주소
property-updated = 최종 수정

## Case studies

story-contents = 이 사례의 내용
fact-where = 장소
fact-when = 시기
fact-people = 수혜 인원
section-context = 배경
section-challenge = 과제
section-approach = 접근 방식
section-blocks = 구성 요소
section-resources = 들어간 자원
section-results = 결과
section-sustainability = 지속하게 하는 힘
section-failures = 잘되지 않은 점
section-lessons = 교훈
section-transferability = 다른 곳에서 실행하려면
block-enabling = 가능하게 한 것
block-lessons = 배운 점
resource-what = 자원
resource-year = 연도
resource-amount = 금액
indicator-from-to = 이전 { $from }, 이후 { $to }.
indicator-from-to-on = 이전 { $from }, 이후 { $to }({ $date }).
indicator-value = { $to }.
indicator-value-on = { $to }({ $date }).
indicator-baseline = 이전 { $what }. 결과는 아직 알 수 없습니다.
indicator-open = 아직 측정하지 않았습니다.
indicator-target = 목표는 { $what }입니다.

## What is gone, and what never was

tombstone-title = 철회된 자료입니다
tombstone-when = 철회일
tombstone-why = 사유
tombstone-instead = 대신 볼 자료
tombstone-search = 비슷한 자료 검색
error-missing = 없는 페이지입니다
error-missing-text = 이 주소에는 아무것도 없습니다. 주소를 잘못 입력했을 수 있습니다. 이곳에 한 번 공개된 것은 철회되더라도 주소가 그대로 남습니다.
error-invalid = 응답할 수 없는 요청입니다
error-invalid-text = 주소에 처리할 수 없는 요청이 있습니다: { $what }
error-unavailable = 지금은 이용할 수 없습니다
error-unavailable-text = 검색 색인을 만드는 중이거나 한꺼번에 너무 많은 사람이 검색하고 있습니다. 1분 뒤에 다시 시도하십시오.
error-internal = 오류가 발생했습니다
error-internal-text = 저희 쪽의 오류이며, 기록해 두었습니다. 다시 시도해 보시고, 또 발생하면 사무국에 알려 주십시오.
error-search-for-it = 이 내용 검색
error-go-to = 이동
error-still = 오류가 계속됩니까?
error-write = 사무국에 다음 요청 번호를 알려 주십시오:

## Members, people, topics, forums

members-title = 회원과 협력 기관
members-standfirst = { $day } 기준 { $countries }개국의 기관과 단체 { $members }곳이 있습니다. 지방정부, 사회연대경제 네트워크, 그리고 이를 연구하는 기관입니다.
members-none = 조건에 맞는 기관이나 단체가 없습니다.
members-all = 모두 보기
members-list = 국가별 목록
countries = 국가
no-country = 국가 미기재
filter-name = 이름
filter-kind = 유형
filter-country = 국가
filter-all = 전체
filter-show = 보기
member-about = 소개
member-topics = 활동 주제
member-in-association = 협의체 참여
member-line = 선은 { $from }년부터 { $until }년까지를 나타냅니다.
member-works = 간행물, 연구, 데이터
member-cases = 사례 연구
member-people = 인물
people-title = 인물
people-standfirst = 이곳에 있는 자료를 쓰거나 엮거나 이끈 사람 { $shown }명입니다.
people-letters = 첫 글자
person = 인물
person-about = 소개
person-works = 저작과 연구
person-where = 소속
person-topics = 다루는 주제
person-with = 함께 쓴 사람
person-elsewhere = 다른 사이트
topics-title = 주제
topics-standfirst = 여러 언어로 된 주제 { $shown }개의 어휘집입니다. 주제마다 어느 언어로든 알려진 것과 그것을 아는 이들로 이어집니다.
topics-word = 낱말(어느 언어든)
topics-themes = 사회연대경제의 주제
topic = 주제
topic-all = 이 주제의 자료 { $shown }건 모두 보기
topic-names = 다른 이름
topic-names-note = 이 가운데 어느 이름으로 검색해도 이 모든 언어의 자료를 찾습니다.
topic-vocabulary = 어휘집에서의 위치
topic-broader = 상위 주제
topic-narrower = 하위 주제
topic-works = 최근 자료
topic-experts = 이 주제를 아는 곳
topic-elsewhere = 다른 곳의 같은 개념
works = 자료 { $shown }건
forums-standfirst = 협의체가 모이는 자리: 주제와 장소, 그곳에서 발표된 것.
forum-hosts = 개최 기관
forum-presented = 포럼에서 발표된 자료

## Statistics

statistics-title = 통계
statistics-standfirst = 이곳에 모인 자료의 수. 기준일:
statistics-that-day = 그날 기준으로 보기
statistics-stated = 협의체가 직접 밝힌 수({ $day }): { $countries }개국의 회원 { $members }곳, 이 가운데 지방정부 { $governments }곳, 네트워크 { $networks }곳.
statistics-as-table = 표로 보기
statistics-count = 수
statistics-years = 연도별 자료
statistics-years-what = 연도
statistics-kinds = 종류별 자료
statistics-kinds-what = 종류
statistics-languages = 언어별 자료
statistics-languages-what = 언어
statistics-continents = 대륙별 기관과 단체
statistics-continents-what = 대륙
statistics-countries = 국가별 기관과 단체
statistics-countries-what = 국가
statistics-organisations = 유형별 기관과 단체
statistics-organisations-what = 유형

## Running text

about-title = 소개
about-standfirst = 사회연대경제를 북돋우는 지방정부와 시민사회 네트워크의 국제 협의체입니다.
accessibility-title = 접근성
accessibility-standfirst = 이 사이트는 모두를 위한 것입니다. 이를 위해 한 일과 아직 부족한 점을 적었습니다.
privacy-title = 개인정보
privacy-standfirst = 이곳에서 읽는 분들에 대해 저희가 아는 것은 거의 없습니다.
docs-english = 이 페이지는 영어로 되어 있습니다.

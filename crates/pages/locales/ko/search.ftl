### Searching. $n decides the form of a text, $shown is the same number as it is written.

## Search

filters = 필터
remove-all = 모두 해제
apply = 적용
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
search-with = 대신:
search-without-filter = 필터 제외:
search-respelt = ‘{ $word }’: 이 낱말이 있는 자료가 없습니다. 대신 다음 낱말로 검색했습니다: { $others }
search-did-you-mean = 다음을 찾으셨습니까?
search-relaxed = 모든 낱말이 있는 글이 적어, 일부 낱말만 있는 글도 함께 보여 드립니다.
search-strict = 모든 낱말이 있는 글만
search-topics = 같은 이름의 주제:
search-topics-all = 주제 { $shown }개 모두
facet-topic-note = 숫자는 자료, 회원, 인물 등 모든 종류의 결과를 셉니다.
search-topic-by = 다른 이름
search-also = 함께 검색한 주제
search-own-words = 입력한 낱말로만 검색
found-by-contributor = 저자 또는 기여자
found-by-affiliation = 소속
found-by-keyword = 키워드
found-by-topic = 주제
doubt-long-query = 검색어가 너무 길어 나머지는 제외했습니다.
doubt-lone-quote = 따옴표의 짝이 없어 제외했습니다.
doubt-empty-quotes = 따옴표 사이에 단어가 없습니다.
doubt-lone-parenthesis = 괄호의 짝이 없어 제외했습니다.
doubt-open-parenthesis = 닫히지 않은 괄호가 있습니다.
doubt-deep-parenthesis = 괄호가 너무 깊이 겹쳐 하나를 제외했습니다.
doubt-half-operator = { $what } 양쪽에 검색어가 있어야 하므로 제외했습니다.
doubt-lone-not = NOT 뒤에 검색어가 있어야 하므로 제외했습니다.
doubt-no-letter = 글자나 숫자가 없는 부분은 제외했습니다.
doubt-long-word = 단어가 너무 길어 앞부분만 찾았습니다.
doubt-unknown-field = ‘{ $what }’: 이런 필드가 없어 일반 단어로 찾았습니다.
doubt-no-values = ‘{ $what }:’ 뒤의 괄호 안이 모두 그 필드의 값은 아니어서 일반 단어로 찾았습니다.
doubt-no-value = ‘{ $what }’: 필드에 이런 값이 없어 일반 단어로 찾았습니다.
doubt-empty-field = ‘{ $what }:’ 뒤에 아무것도 없어 뺐습니다.
doubt-empty-parentheses = 괄호 사이에 아무것도 없어 뺐습니다.
doubt-inner-wildcard = ‘{ $what }’: 별표는 단어 끝에서만 글자를 대신하므로 일반 단어로 찾았습니다.
doubt-many-parts = 검색어의 부분이 너무 많아 나머지는 제외했습니다.
search-position = { $total }건 중 { $from }~{ $until }
results-unit = 건
pages-of-results = 검색 결과 페이지
more-values = 더 보기
year-from = 시작
year-until = 끝
keep-search = 이 검색 보관하기
keep-search-note = 파일에는 이 쪽만이 아니라 찾은 자료 전체가 최대 1만 건까지 담깁니다. 고유 링크는 검색어와 필터, 시점을 보관하여 그 뒤에 추가·변경·철회된 것을 나중에 알려 줍니다.
permalink = 이 시점의 고유 링크
part-title = 제목
part-summary = 요약
part-text = 본문

## What has happened since

since-title = 그 뒤에 달라진 것
since-standfirst = 그때는 결과가 { $then }건이었고, 지금은 { $now }건입니다.
since-added = 그 뒤에 추가됨
since-changed = 그 뒤에 변경됨
since-withdrawn = 그 뒤에 철회됨
since-none = 없습니다.
since-incomplete = 그 뒤에 바뀐 것이 너무 많아 모두 살펴보지 못했습니다. 여기 적힌 것은 사실이지만 전부는 아닙니다.
since-run = 지금의 검색 결과

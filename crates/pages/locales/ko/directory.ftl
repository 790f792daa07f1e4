### Members, people, topics, forums. $n decides the form of a text, $shown is the same number as it is written.

## Members

all-of-these = 모두 보기
members-title = 회원과 협력 기관
members-standfirst = { $day } 현재 { $countries }의 { $members }: 지방정부, 사회연대경제 네트워크, 그리고 이를 연구하는 기관입니다.
in-countries = { $shown }개국
members-none = 조건에 맞는 기관이나 단체가 없습니다.
members-all = 모두 보기
members-list = 국가별 목록
no-country = 국가 미기재
filter-country = 국가
member-topics = 활동 주제
member-in-association = 협의체 참여
member-line = 선은 { $from }년부터 { $until }년까지를 나타냅니다.
member-works = 간행물, 연구, 데이터
member-cases = 사례 연구
member-people = 인물

## People

people-title = 인물
people-standfirst = 이곳에 있는 자료를 쓰거나 엮거나 이끈 사람 { $shown }명입니다.
people-none = 아직 자료와 연결된 인물이 없습니다. 자료를 만든 사람은 인쇄된 이름으로 찾을 수 있습니다:
people-letters = 첫 글자
person-works = 저작과 연구
person-topics = 다루는 주제
person-with = 함께 쓴 사람

## Topics

topics-title = 주제
topics-standfirst = 여러 언어로 된 주제 { $shown }개의 어휘집입니다. 주제마다 어느 언어로든 알려진 것과 그것을 아는 이들로 이어집니다.
topics-word = 낱말(어느 언어든)
topics-themes = 사회연대경제의 주제
topics-counts = 숫자는 하위 주제의 것을 포함한 자료의 수입니다.
topic-all = 이 주제의 자료 { $shown }건 모두 보기
topic-everything = 자료, 회원, 인물, 포럼, 하위 주제 등 모든 종류 { $shown }건
topic-names-note = 이 가운데 어느 이름으로 검색해도 이 모든 언어의 자료를 찾습니다.
topic-narrower = 하위 주제
topic-works = 최근 자료
topic-experts = 이 주제를 아는 곳
works = 자료 { $shown }건

## Forums

forums-standfirst = 협의체가 모이는 자리: 주제와 장소, 그곳에서 발표된 것.
forum-presented = 포럼에서 발표된 자료

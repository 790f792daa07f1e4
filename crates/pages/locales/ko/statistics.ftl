### The platform in figures. $n decides the form of a text, $shown is the same number as it is written.

statistics-title = 통계
statistics-standfirst = 이곳에 모인 자료의 수. 기준일:
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
statistics-as-of = 기준일
statistics-no-day = ‘{ $what }’은(는) 오늘까지의 날짜가 아닙니다. 2024-12-31처럼 쓰세요.
statistics-members-then = 그날 회원 자격이 있던 곳
statistics-past = 그날까지 여기에 발표되었고 지금 공개되어 있는 자료를 셉니다.
statistics-members = 시기별 회원 수
statistics-members-what = 연말
statistics-topics = 주제별 자료
statistics-topics-what = 주제

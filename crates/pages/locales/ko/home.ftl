### The first page. $n decides the form of a text, $shown is the same number as it is written.

home-title = 도시와 협력 기관이 알고 있는 사회연대경제
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
home-all-topics = 모든 주제

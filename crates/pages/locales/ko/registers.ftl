### The registers of the desk. $n decides the form of a text, $shown is the same number as it is written.

## Lists and forms

desk-pages = 데스크 메뉴
register-edit = 편집
register-page = 사이트의 페이지
register-none = 조건에 맞는 항목이 없습니다.
register-count = { $shown }건
register-save-publish = 저장하고 공개
register-save-only = 저장만
register-unseen = 지금은 독자에게 보이지 않습니다.
register-other-language = 다른 언어로 추가
register-language = 언어
register-in-language = 내용
register-gone = (철회됨)
register-comma = {", "}
register-no-rows = 아직 없습니다.
register-made-already = 처음 보내셨을 때 이미 만들어졌습니다. 명부에서 찾아 고쳐 주십시오.
register-since = 시작
register-until = 끝
register-date-hint = 2019, 2019-03-14처럼
register-until-hint = 계속되면 비워 둡니다
register-merge = 다른 주제에 합치기
register-withdraw = ‘{ $what }’ 철회
register-withdraw-standfirst = 독자는 철회한 까닭과 대신 볼 것을 알려 주는 페이지를 보게 됩니다. 명부에는 남으며 다시 공개할 수 있습니다.
register-withdraw-button = 철회
told-made = 만들어 저장했습니다.
told-register-withdrawn = 철회했습니다.
fault-degrees = 37.57처럼 숫자로 쓰십시오.
fault-which-language = 어느 언어로 썼는지 고르십시오.
fault-language-there = 위에 이 언어로 된 글이 이미 있습니다. 그곳에서 둘을 합치십시오.
register-merge-person = 다른 항목과 합치기

## Members

register-members = 회원 명부
register-new-member = 회원 추가
register-place = 지역
register-membership = 회원 자격
membership-in-force = 유효
membership-soon = 곧 만료
membership-ended = 만료됨
membership-none = 알려진 것 없음
membership-ends = { $what } 만료
membership-to-come = 아직 시작 전
register-description = 소개
register-markdown = 마크다운을 쓸 수 있습니다.
register-name-hint = 언어마다 기관이 스스로 쓰는 이름입니다. 그 언어로 된 이름이 없으면 비워 두십시오.
register-what-where = 유형과 지역
register-city = 도시
register-works-on = 활동 주제
register-identifiers-hint = 어느 기관인지 다른 이들이 알 수 있도록, 등록소에서 쓰는 식별자입니다.
register-identifier = 식별자 { $what }
register-scheme = 등록소
register-value = 식별자
register-other-scheme = 기타
register-memberships = 회원 자격
register-memberships-hint = 협회에 속한 기간입니다. 모르는 것은 비워 두고, 계속되는 자격에는 마지막 날을 쓰지 않습니다. 비운 줄은 저장할 때 사라집니다.
register-membership-number = 회원 자격 { $what }
add-membership = 회원 자격 추가
register-category = 정관의 구분
register-source = 근거(웹 주소)
register-mandates = 직책
register-mandates-hint = 협회에서 맡고 있거나 맡았던 직책과 그 기간입니다. 비운 줄은 저장할 때 사라집니다.
register-mandate-number = 직책 { $what }
add-mandate = 직책 추가
register-office = 직책

## People

register-people = 인물 명부
register-new-person = 인물 추가
register-display = 이름
register-display-hint = 본인이 쓰는 대로, 그 언어의 순서로 씁니다.
register-given = 이름(성 제외)
register-particle = 전치사(von, de la)
register-family = 성
register-orcid-hint = 0000-0002-1825-0097처럼
register-organisation = 기관의 이름
register-same-member = 회원 가운데 같은 기관
register-affiliation = 소속 { $what }
add-affiliation = 소속 추가

## Topics

register-topics = 주제어
register-new-topic = 주제 추가
register-works = 자료
register-topic = 주제
register-label-hint = 언어마다 이름 하나: 독자가 먼저 보는 이름입니다.
register-alt-hint = 동의어와 약어를 한 줄에 하나씩 씁니다. 어느 것으로 검색해도 이 주제를 찾습니다.
register-definition = 정의
register-definition-hint = 한두 문장으로 뜻을 씁니다.
register-vocabulary = 어휘
register-notation = 어휘 안의 기호
register-broader-hint = 이 주제가 속하는 더 넓은 주제입니다.
register-match-hint = 다른 어휘에 있는 같은 개념의 웹 주소를 한 줄에 하나씩 씁니다.

## Forums

register-forums = 포럼 명부
register-new-forum = 포럼 추가
register-forum = 포럼
register-when-where = 때와 곳
register-edition = 회차
register-edition-hint = 대개 2016처럼 연도입니다
register-days-hint = 2016-09-07/2016-09-09처럼
register-theme = 표어

## Things that become one

register-merge-title = ‘{ $what }’ 주제를 다른 주제에 합치기
merge-standfirst = 한 주제가 어휘에 두 번 올라 있을 수 있습니다. 고르신 주제가 남아 둘을 대신합니다. 다른 주제의 이름은 그 주제의 다른 이름이 되고, 다른 주제에 관한 것은 모두 그 주제에 관한 것이 됩니다. 실행하기 전에 무엇이 일어날지 보여 드립니다.
merge-works = 자료 { $shown }건이 대신 ‘{ $what }’ 주제에 속하게 됩니다.
merge-members = 회원 { $shown }곳의 활동 주제가 ‘{ $what }’ 주제로 바뀝니다.
merge-narrower = 하위 주제 { $shown }개가 ‘{ $what }’ 주제 아래로 옮겨집니다.
merge-find = 다른 주제를 이름으로 찾기
merge-none = 그런 이름의 다른 주제가 없습니다.
merge-into = 남을 주제
merge-more = 더 있습니다. 이름으로 찾아보십시오.
merge-look = 무엇이 일어날지 보기
merge-plan = 일어날 일
merge-stays = ‘{ $what }’ 항목이 남습니다. ‘{ $title }’ 항목의 주소는 그리로 이어집니다.
merge-undo = 사라지는 항목은 철회된 상태로 목록에 남으며, 다시 공개할 수 있습니다.
merge-sides = 나란히 보기
merge-goes = 사라지는 항목
merge-remains = 남는 항목
merge-after = 합친 뒤
merge-in-language = { $what } ({ $name })
merge-is-lost = 사라짐
merge-is-new = 이어받음
merge-lost = ‘사라짐’으로 표시된 것은 사라지는 항목에만 있습니다. 중요하다면 먼저 다른 항목에 적으십시오.
merge-nothing-lost = 사라지는 내용이 없습니다. 어느 한쪽에 있던 것은 합친 뒤에도 모두 있습니다.
merge-refused = 지금 그대로는 합칠 수 없습니다. 먼저 한쪽에서 다음을 고치거나, 두 항목으로 두십시오.
merge-do = 둘을 합치기
merge-other = 다른 항목 고르기
told-merged = 두 주제가 하나가 되었습니다. 관련된 것들은 몇 초 안에 따라옵니다.
fault-which-topic = 남을 주제를 고르십시오.
register-merge-person-title = ‘{ $what }’ 항목을 다른 항목과 합치기
merge-person-standfirst = 한 사람이 두 번 올라 있을 수 있습니다. 고르신 항목이 남아 둘을 대신하고, 이 항목의 주소는 그리로 이어집니다. 실행하기 전에 무엇이 일어날지 보여 드립니다.
merge-person-find = 다른 항목을 이름으로 찾기
merge-person-none = 그런 이름의 다른 사람이 없습니다.
merge-person-into = 남을 항목
merge-person-works = 자료 { $shown }건이 인쇄된 이름 그대로, 이 항목 대신 ‘{ $what }’ 항목을 가리킵니다.
merge-person-accounts = 계정은 바뀌지 않습니다. 항목에 묶인 계정은 없습니다.
told-merged-person = 두 항목이 하나가 되었습니다. 이 사람을 가리키는 자료는 몇 초 안에 따라옵니다.
fault-which-person = 남을 항목을 고르십시오.

## Two who write at once

register-collision = 사라진 것은 없습니다. 두 내용을 모두 보여 드립니다. 어느 것을 남길지 고르십시오. 그 밖에 입력하신 것은 함께 저장됩니다.

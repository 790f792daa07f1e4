### Writing. $n decides the form of a text, $shown is the same number as it is written.

## What one writes

mine-no-member = 이 계정은 어느 회원을 위해서도 글을 쓰지 않으므로 목록이 비어 있습니다.
mine-in-work = 작업 중
mine-unowned = 담당 회원이 없는 초안
mine-public-meanwhile = 독자에게는 이전 글이 보입니다
mine-done = 게시된 자료
new-member = 어느 회원의 자료입니까
new-begin = 시작하기
held-by = 담당: { $what }
answer-due = { $what }까지 답변
answer-overdue = 답변 기한이 { $what }이었습니다
requests-open = 요청된 수정 { $shown }건
complete = 완성도 { $what }
complete-label = 완성도
write-language = 쓰는 언어
told-begun = 시작했습니다. 저장한 내용은 보관되며 본인과 동료, 편집자만 볼 수 있습니다.
mine-shared = 다른 사람들과 함께 쓰는 글
new-record = 새 자료
new-record-text = 제목만 있으면 시작할 수 있습니다. 나머지는 나중에, 여러 사람이 함께 쓸 수 있습니다.
new-kind = 종류
new-about-case = 한 지역이나 단체가 한 일과 그 결과, 다른 곳에서 하려면 필요한 것.
new-about-publication = 이미 나온 보고서, 논문, 지침서, 단행본, 선언문.
new-about-project = 예정되었거나 진행 중이거나 끝난 연구와 그 지원 기관.
new-about-dataset = 다른 사람이 쓸 수 있는 수치나 데이터와 파일이 있는 곳.

## The form

complete-missing = 빠진 내용과 그것이 필요한 까닭
work-beside = 게시된 글과 별도로 쓰고 있는 새 글
work-overview = 전체 보기와 검토
work-write = 쓰기
work-public = 독자에게 보이는 모습
write-save-next = 저장하고 다음으로
write-previous = 이전: { $what }
write-note = 이 페이지의 모든 단추는 입력한 내용을 저장합니다. 글에는 마크다운을 쓸 수 있습니다.
write-hand-in = 먼저 저장하십시오. 글 전체를 다시 보고 편집자에게 남길 말을 적을 수 있습니다.
write-faults = 아직 저장되지 않았습니다. 고쳐야 할 내용:
write-too-old = 이 페이지를 연 지 너무 오래되어 그 뒤에 다른 사람이 쓴 내용과 합칠 수 없습니다. 이력과 비교한 뒤 다시 저장해 주십시오.
word-count = { $shown }단어
word-count-of = { $what }. { $total }단어 이내가 좋습니다
original-says = 원문 보기({ $what })
preview = 저장된 글이 독자에게 보이는 모습
choice-none = 정하지 않음
row-up = 위로
row-down = 아래로
fault-number = 1200.5와 같이 숫자를 적어 주십시오. 천 단위 쉼표는 쓰지 않습니다.
fault-whole = 1200과 같이 정수를 적어 주십시오.
thread-answer = 답하기
thread-send = 답 보내기
thread-resolve = 처리함
thread-confirm = 확인
thread-reopen = 다시 열기
thread-begin = 의견 쓰기
thread-begin-ask = 의견 쓰기 또는 수정 요청
thread-about = { $what }에 대하여
thread-open = 의견 남기기
thread-ask = 이 수정을 요청
threads-open = 열린 대화 { $shown }건
history-title = 이력
fault-unreadable = 읽을 수 없습니다. 적은 방식을 확인하십시오.
fault-embargo-day = 언제까지 비공개인지 적으십시오.
fault-access = 누가 읽을 수 있는지 고르십시오: 모두, 회원, 또는 어느 날부터 모두.
fault-target = 이곳에 그런 주소가 없습니다. 페이지 주소나 DOI, 또는 웹 주소 전체를 붙여 넣으십시오.
fault-member-page = 그런 주소의 회원이 없습니다. 페이지가 없으면 비워 두십시오.
fault-person-page = 그런 주소의 인물이 없습니다. 페이지가 없으면 비워 두십시오.
autosave-saved = { $what }에 저장됨
autosave-offline = 저장되지 않음: 연결이 없습니다. 이 브라우저에 보관했다가 연결되면 보냅니다.
autosave-failed = 저장되지 않음: 지금은 사이트가 받을 수 없습니다. 이 브라우저에 보관하고 다시 시도합니다.
autosave-signed-out = 저장되지 않음: 로그아웃되었거나 더는 쓸 수 없습니다. 이 브라우저에 보관합니다.
autosave-faults = 아직 저장되지 않음.
autosave-behind = { $what }에 저장됨. 그사이 다른 사람이 이 페이지를 고쳤습니다.
autosave-collided = 저장되지 않음: 다른 사람이 같은 곳에 글을 썼습니다. 이 브라우저에 보관합니다.
autosave-look = 살펴보기
autosave-load = 불러오기
autosave-restored = 저장되지 않은 글({ $what })을 되살렸습니다. 살펴본 뒤 저장하십시오.
autosave-left = 페이지에 더는 자리가 없는 글:
autosave-drop = 버리기
difference-gone = 빠진 말:
difference-new = 들어간 말:

## Its steps

choice-person = 개인
choice-organisation = 단체
add-block = 구성 요소 추가
add-actor = 단체 추가
add-group = 대상 집단 추가
add-resource = 자원 추가
add-indicator = 지표 추가
add-date = 날짜 추가
step-title = 제목과 요약
step-story = 배경, 과제, 방법
step-actors = 참여자와 자원
step-results = 결과와 지표
step-learning = 지속성과 교훈
step-place = 장소, 시기, 주제
step-rights = 사람과 권리
field-indicators = 지표
access-embargo = 정한 날까지 비공개
scheme-symbol = 문서 기호
scheme-other = 그 밖의 식별자
scheme-url = 웹 주소
step-about = 주제와 장소
step-related = 관련 자료와 식별자
step-text = 제목과 본문
step-published = 실린 곳과 날짜
step-project = 과제
step-data = 데이터
field-type = 간행물 유형
field-distributions = 내려받을 수 있는 파일
add-funder = 지원 기관 추가
add-distribution = 파일 추가
hint-target = 이곳의 페이지 주소, DOI 또는 다른 웹 주소.
hint-page = 페이지가 있으면 그 주소.
hint-licence = CC-BY-4.0 같은 짧은 이름이나 이용 조건의 웹 주소.
hint-date = 2019, 2019-03 또는 2019-03-14처럼. 2016/..은 2016년부터라는 뜻입니다.
hint-embargo = 정한 날까지 비공개일 때만 적습니다. 그날까지는 본인과 동료, 편집자만 볼 수 있고 제목도 보이지 않습니다.

## Its fields

add-place = 장소 추가
add-contributor = 만든 이 추가
field-description = 내용
field-role = 역할
field-support = 지원한 것
field-group = 집단
field-number = 인원
field-currency = 통화(예: EUR, KRW)
field-measured = 측정한 것
field-unit = 단위
field-baseline = 이전 값
field-target = 목표 값
field-value = 값
field-measured-on = 측정 시기
field-method = 측정 방법
field-evidence = 근거 수준
field-event = 있었던 일(짧게)
field-who = 개인 또는 단체
field-affiliation = 소속
field-mail = 전자 우편
field-phone = 전화
field-consent-given = 나오는 사람 모두가 동의함
field-consent-note = 동의를 어떻게 어디에 보관하는지
field-url = 원문 웹 주소
field-member-page = 이곳의 해당 페이지
field-person-page = 이곳의 인물 페이지
field-relations = 관련 자료
field-relation = 관계
field-scheme = 식별자 종류
field-identifier = 식별자
field-source = 실린 곳
field-venue = 학술지, 단행본 또는 회의록
field-issued = 발행일
field-grant = 지원 번호
field-media-type = 형식 (예: text/csv)
field-bytes = 크기(바이트)
field-access = 공개된 뒤 읽을 수 있는 사람
field-embargo = 모두에게 공개되는 날
add-relation = 관련 자료 추가
field-related-work = 상대 자료

## Two who write at once

collision-text = 잃어버린 것은 없습니다. 두 글을 보고 하나를 고르거나 내 글에 합쳐 주십시오. 함께 입력한 다른 내용도 저장됩니다.

## What is said of it

thread-request = 수정 요청
thread-request-resolved = 수정함, 확인 대기
thread-request-confirmed = 수정 확인됨
thread-comment = 의견
thread-comment-done = 처리된 의견

## What it said before

history-of = 이력: { $what }
history-version = 버전 { $what }
history-nothing = 글에서 바뀐 부분이 없습니다.
history-restore = 이 글로 되돌리기
history-older = 이전 버전
told-restored = 이전 글로 되돌렸습니다.
history-versions = 버전 { $what }
history-saves = 쓰는 동안 { $shown }번 저장
history-each = 저장 하나하나
difference-unseen = (더는 없음)

## We do this too

adapt-title = 우리도 하고 있습니다
adapt-of = 「{ $what }」: 우리도 하고 있습니다
adapt-standfirst = 독자는 회원 기관도 하고 있음을 보고, 저자에게 알려 드립니다.
adapt-button = 알리기
adapt-revoke = 이제는 하지 않거나 한 적이 없습니다
adapt-since = 언제부터 (해 또는 날짜)
told-adapted = 알렸습니다. 자료의 쪽에 보입니다.
told-adaptation-revoked = 철회했습니다.

### The page of a record. $n decides the form of a text, $shown is the same number as it is written.

## Every record

record-files = 파일
record-related = 관련 자료
record-validated = 검증
record-validated-by = { $name }, { $day } 검증
record-adapted = 다른 곳에서의 실천
record-similar = 비슷한 자료
record-cite = 인용
record-cite-this = 이 자료 인용하기
record-use = 이 자료 이용하기
record-read = 읽기
record-read-at = { $what }에서 읽기
record-take-along = 내보내기
record-languages = 글의 언어
copy = 복사
copied = 복사했습니다
copy-selected = 선택했습니다. 키보드로 복사하십시오
file-format = 형식
file-size = 크기
relation-elsewhere = 이곳에 없는 자료
licence-unknown = 밝혀져 있지 않습니다. 다시 이용하기 전에 제공 기관에 문의하십시오.
consent-given = 받음
consent-open = 아직 모두에게 받지 못함
story-contents = 이 사례의 내용
story-contact-note = 회원에게만 보입니다.
actor-gave = 지원: { $what }
tombstone-title = 철회된 자료입니다

## Case studies

fact-where = 장소
fact-when = 시기
fact-people = 수혜 인원
indicator-from-to = 이전 { $from }, 이후 { $to }.
indicator-from-to-on = 이전 { $from }, 이후 { $to }({ $date }).
indicator-value = { $to }.
indicator-value-on = { $to }({ $date }).
indicator-baseline = 이전 { $what }. 결과는 아직 알 수 없습니다.
indicator-open = 아직 측정하지 않았습니다.
indicator-target = 목표는 { $what }입니다.
size-gigabytes = { $what } GB
size-megabytes = { $what } MB
size-kilobytes = { $what } kB
size-bytes = { $what } B

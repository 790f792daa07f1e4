### Accounts. $n decides the form of a text, $shown is the same number as it is written.

## Signing in

told-signed-out = 로그아웃했습니다.
field-email = 이메일 주소
field-password = 비밀번호
field-keep = 이 기기에서 로그인 유지
field-keep-hint = 여럿이 쓰는 컴퓨터에서는 선택하지 마십시오. 선택하지 않으면 브라우저를 닫을 때 로그아웃됩니다.
field-code = 코드
field-code-hint = 앱에 표시되는 여섯 자리 숫자나 복구 코드 하나를 입력해 주십시오.
sign-in-code-standfirst = 이 계정은 2단계 인증을 사용합니다. 5분 안에 코드를 입력해 주십시오.
sign-in-again = 처음부터 다시
sign-in-forgotten = 비밀번호를 잊으셨습니까?
sign-in-no-account = 아직 계정이 없으십니까?
request-title = 계정 신청
sign-in-or = 또는 연결해 둔 다른 사이트의 계정으로 로그인하십시오.
sign-in-with = { $what } 계정으로 로그인

## Signing in by other sites

key-used = 마지막 사용: { $what }.
provider-leading = { $what } 사이트로 이동
provider-leading-text = 로그인하기 위해 { $what } 사이트로 이동합니다. 그다음 이곳으로 돌아옵니다.
provider-go = { $what } 사이트로 계속
provider-unknown = 연결된 계정이 없습니다
provider-unknown-text = { $what } 사이트에 로그인했지만, 여기에는 그와 연결되어 쓸 수 있는 계정이 없습니다. 계정이 있으면 비밀번호로 로그인한 뒤 계정 페이지에서 연결하십시오. 초대를 받았다면 편지의 링크를 따라가십시오. 그렇지 않으면 계정을 신청하십시오.
told-provider-nothing = 그곳에서 로그인하지 않아 아무것도 바뀌지 않았습니다. 다시 시도하거나 다른 방법으로 로그인하십시오. 초대를 받았다면 편지의 링크를 다시 따라가십시오.
identities-title = 다른 사이트로 로그인
identities-standfirst = 여기에 로그인할 때 쓰는 다른 사이트의 계정입니다. 어느 계정인지와 그곳에서 쓰는 이름만 보관합니다.
identities-none = 연결된 계정이 없습니다.
identities-connect = 계정 연결
identity-connect = { $what } 연결
identity-connected = 연결: { $what }.
identity-remove = 연결 끊기
identity-gone = 더는 제공되지 않음
told-identity-added = 연결했습니다. 이제 이 계정으로 로그인할 수 있습니다.
told-identity-removed = 연결을 끊었습니다. 다른 세션은 모두 끝났습니다.

## Joining

field-language-hint = 이 언어로 편지를 보내 드립니다.
field-new-password = 새 비밀번호
field-new-password-hint = 어떤 문자든 12자 이상이면 됩니다. 본인만 떠올릴 낱말 몇 개를 이어 쓰면 좋습니다.
field-current-password = 현재 비밀번호
field-member-hint = 글을 쓰려는 회원 또는 협력 기관입니다.
field-message = 소개와 하려는 일
field-message-hint = 2,000자 이하.
told-accepted = 계정이 준비되었습니다. 로그인해 주십시오.
told-requested = 감사합니다. 계정을 만들 수 있는 주소라면 편지를 보냈습니다. 편지의 링크를 따라 주십시오.
told-verified = 감사합니다. 신청이 담당자에게 전달되었습니다. 결과는 편지로 알려 드립니다.
told-reset-sent = 계정이 있는 주소라면 편지를 보냈습니다. 편지의 링크는 두 시간 동안 유효합니다.
told-password-set = 새 비밀번호를 설정했습니다. 로그인해 주십시오.
told-password-changed = 비밀번호를 바꾸었고 다른 세션을 모두 끝냈습니다.
invitation-title = 초대 수락
invitation-standfirst = 사용할 이름과 비밀번호를 정해 주십시오.
invitation-button = 계정 만들기
request-standfirst = 회원 또는 협력 기관을 위해 글을 쓰는 분을 위한 계정입니다. 읽는 데에는 계정이 필요 없습니다.
request-button = 신청
verify-title = 주소 확인
verify-standfirst = 편지가 도착했음을 확인합니다. 그러면 신청이 담당자에게 전달됩니다.
verify-button = 확인
reset-title = 비밀번호 찾기
reset-standfirst = 등록된 주소로 편지를 보냅니다. 편지의 링크에서 새 비밀번호를 정할 수 있습니다.
reset-button = 편지 보내기
new-password-title = 새 비밀번호
new-password-standfirst = 모든 세션이 끝납니다. 2단계 인증은 그대로 유지됩니다.
new-password-button = 비밀번호 설정
password-title = 비밀번호 변경
password-standfirst = 다른 세션이 모두 끝나며, 변경 사실을 편지로 알려 드립니다.
password-button = 변경
request-asked = 신청: { $what }
request-approve = 받아들이기
request-decline = 거절

## One’s account

field-sure = 되돌릴 수 없음을 알고 있습니다
fault-sure = 확인란을 선택해 뜻을 확인해 주십시오.
account-who = 나의 정보
account-rights = 나의 권한
account-no-rights = 역할이 없습니다. 누구나 읽는 것을 읽고, 검색을 저장하고, 다른 사람이 함께 쓰자고 한 글을 씁니다.
account-safety = 보안
account-data = 나의 데이터
account-download = 나에 관한 데이터 내려받기
told-erased = 계정을 삭제했습니다.
erase-title = 계정 삭제
erase-standfirst = 주소, 이름, 비밀번호, 세션, 토큰, 저장한 검색이 즉시 영구히 사라집니다. 발행한 것은 남으며, 저작물에는 인쇄된 저자 이름이 그대로 유지됩니다.
erase-button = 내 계정 삭제
sessions-title = 세션
tokens-title = API 토큰
factor-title = 2단계 인증
factor-on = 사용 중
factor-off = 사용 안 함
invite-title = 초대하기
invite-standfirst = 14일 동안 유효한 링크가 담긴 편지를 보냅니다. 이미 계정이 있는 사람에게는 역할이 주어집니다.
invite-button = 초대장 보내기
account-sessions = { $n ->
   *[other] { $shown }개
}
account-tokens = { $n ->
   *[other] { $shown }개
}
team-title = 활동하는 사람들
role-not-now = 오늘은 효력 없음
account-identities = { $n ->
    [0] 없음
   *[other] { $shown }개
}

## Sessions and tokens

field-token-name = 용도
field-token-name-hint = 목록에서 알아볼 수 있는 이름입니다.
field-scope = 허용 범위
field-days = 유효 기간
scope-read = 읽기
scope-write = 읽기와 쓰기
scope-admin = 본인에게 허용된 모든 것
told-sessions-ended = 세션을 끝냈습니다.
told-token-revoked = 토큰을 폐기했습니다.
sessions-standfirst = 로그인되어 있는 곳입니다. 모르는 세션은 끝내고 비밀번호를 바꾸어 주십시오.
session-begun = 로그인: { $what }
session-current = 현재 세션
session-end = 끝내기
session-end-others = 다른 세션 모두 끝내기
key-ends = 만료: { $what }.
tokens-standfirst = 대신 작업하는 프로그램이 요청마다 함께 보냅니다. 비밀번호처럼 보관해 주십시오.
token-made = 새 토큰: { $what }
token-once = 지금 복사해 두십시오. 다시 표시되지 않습니다.
token-begun = 만든 날: { $what }.
token-nameless = 이름 없음
token-unused = 없음
token-endless = 없음
token-revoke = 폐기
token-new = 새 토큰
token-make = 토큰 만들기
days = { $n ->
   *[other] { $shown }일
}

## The second factor

field-first-code-hint = 새로 추가한 항목에 앱이 표시하는 여섯 자리 숫자입니다.
told-factor-removed = 2단계 인증을 해제했습니다.
factor-without = 2단계 인증을 쓰면 로그인할 때 비밀번호와 휴대전화 앱에 표시되는 코드가 함께 필요합니다. 비밀번호만 아는 사람은 들어올 수 없습니다.
factor-begin = 시작
factor-begun = 코드 앱에 아래 내용을 추가한 다음, 앱에 표시되는 코드를 입력해 주십시오.
factor-secret = 직접 입력할 비밀 키
factor-open = 이 기기의 앱에서 열기
factor-confirm = 확인
factor-confirmed = 2단계 인증을 켰습니다.
factor-codes = 복구 코드
factor-codes-note = 휴대전화가 없을 때 코드마다 한 번씩 계정을 열 수 있습니다. 인쇄하거나 안전한 곳에 보관하십시오. 다시 표시되지 않습니다.
factor-with = 이 계정은 2단계 인증을 사용합니다. 해제하려면 비밀번호와 코드가 필요합니다.
factor-remove = 2단계 인증 해제

## What one is told

told-all-read = 모두 읽음으로 표시했습니다.
notifications-read-all = 모두 읽음으로 표시
notifications-none = 아직 알림이 없습니다.
notifications-older = 이전 알림
notification-new = 새 알림
notice-submitted = 원고가 제출되어 편집자를 기다립니다.
notice-claimed = 편집자가 제출하신 원고를 맡았습니다.
notice-advice_requested = 원고에 대한 심사 의견을 요청받았습니다.
notice-advice_given = 심사자가 의견을 냈습니다.
notice-changes_requested = 수정을 요청받았습니다.
notice-resubmitted = 돌려보낸 원고가 다시 제출되었습니다.
notice-accepted = 원고가 채택되었습니다.
notice-declined = 원고가 채택되지 않았습니다.
notice-published = 글이 공개되었습니다.
notice-withdrawn = 작성하신 글이 철회되었습니다.
notice-commented = 대화에 새 의견이 있습니다.
notice-thread_resolved = 요청하신 수정이 이루어졌다고 합니다.
notice-thread_confirmed = 수정하신 내용이 확인되었습니다.
notice-thread_reopened = 대화가 다시 열렸습니다.
notice-adapted = 한 회원이 소개하신 내용을 실천하고 있습니다.
notice-validated = 전문가가 발행하신 내용을 확인했습니다.
notice-co_author_invited = 글을 저자들과 함께 써 달라는 초대를 받았습니다.
notice-advice_overdue = 의견을 낼 날짜가 지났습니다.
notice-changes_waiting = 돌려받은 글이 기다리고 있습니다.
notice-answer_overdue = 저자에게 답할 날짜가 지났습니다.
notice-still_accurate = 사례의 내용이 지금도 맞습니까? 확인하거나 고쳐 주세요.
letters-title = 받는 편지
letters-standfirst = 사이트에서는 모든 것을 알려 드립니다. 편지로도 받을 것을 고르십시오.
delivery-instant = 바로
delivery-daily = 하루에 한 번 모아서
delivery-off = 받지 않음
notice-translation_outdated = 번역하신 글이 바뀌었습니다. 바뀐 부분을 보고 번역을 고쳐 주세요.

## Who may come in

field-reason = 사유
field-reason-hint = 편지로 상대방에게 전해집니다.
field-roles = 사이트 전체의 역할
field-roles-hint = 한 기관을 위해서만 글을 쓰는 사람에게는 주지 않습니다.
field-member-role = 기관에서의 역할
role-administrator = 관리자
role-editor = 편집자
role-reviewer = 심사자
role-representative = 대표자
role-contributor = 기고자
told-approved = 신청을 받아들였고 편지를 보냈습니다.
told-declined = 사유를 적은 편지를 보냈습니다. 그 밖에는 아무것도 남기지 않습니다.
told-invited = 초대장을 보냈습니다. 14일 동안 수락할 수 있습니다.
requests-none = 답을 기다리는 신청이 없습니다.
request-of = { $what } 님의 신청
request-look = 살펴보기
field-role-until-hint = 기한이 없으면 둘 다 비워 두십시오.

## Accounts, for those who administer them

account-state-active = 활동 중
account-state-invited = 초대됨
account-state-requested = 신청됨
account-state-disabled = 닫힘
account-erased = 지워진 계정
account-role-of = { $what }: { $name }
account-roles = 역할
account-used = 마지막 방문
account-used-unknown = 알 수 없음: 세션은 마지막으로 쓴 뒤 14일 동안만 남습니다
account-made = 만든 때
account-language = 편지의 언어
account-about = 계정
account-may = 할 수 있는 일
account-no-roles = 역할이 없습니다. 누구나 읽는 것을 읽고, 검색을 저장하고, 다른 사람이 함께 쓰자고 한 글만 씁니다.
account-means-active = 로그인하여 활동할 수 있습니다.
account-means-invited = 아직 초대를 받아들이지 않았습니다. 초대는 14일 동안 유효하며, 새 초대가 이전 것을 대신합니다.
account-means-requested = 계정을 신청하고 답을 기다립니다.
account-means-unverified = 누군가 계정을 신청했지만 아직 주소를 확인하지 않았습니다. 확인하지 않으면 사흘 뒤에 사라집니다.
account-means-disabled = 아무도 이 계정으로 활동하지 못합니다. 다시 열면 같은 역할로 전처럼 로그인합니다. 다른 사람이 비밀번호를 알 수도 있다면 대신 새로 초대하십시오. 새 비밀번호를 정하게 됩니다.
account-means-never = 아무도 받아들이기 전에 닫혔습니다. 새로 초대해야만 열립니다.
account-means-erased = 이 사람에 대해 알던 것을 지웠습니다. 되돌릴 수 없으니 주소로 새로 초대하십시오.
account-own-shut = 본인의 계정입니다. 스스로를 내쫓는 일이 없도록 다른 관리자가 닫거나, 내 계정 페이지에서 지웁니다.
account-to-request = 신청 살펴보기
account-open = 다시 열기
account-invite-anew = 새로 초대하기
account-shut = 닫기
account-done-to = 이 계정에 한 일
account-done-by = 이 계정이 한 일
accounts-part = 주소나 이름의 일부
accounts-none = 그런 계정이 없습니다.
rights-title = 할 수 있는 일 바꾸기
rights-everywhere = 다음에 무엇을 하든 그때부터 적용됩니다.
rights-own = 본인의 계정입니다. 다른 관리자가 거두기 전까지는 관리자로 남습니다.
rights-drop = 거두기
rights-another = 다른 회원을 위한 역할
rights-another-hint = 더할 것이 없으면 기관을 비워 두십시오.
invite-bare = 역할 없이 초대하면 누구나 읽는 것을 읽고, 검색을 저장하고, 다른 사람이 함께 쓰자고 한 글만 씁니다.
told-invited-bare = 새 역할 없이 초대장을 보냈습니다. 14일 동안 수락할 수 있습니다.
told-account-shut = 계정을 닫았습니다. 세션은 끝났고 토큰은 쓸 수 없습니다.
told-account-opened = 계정을 다시 열었습니다. 편지는 나가지 않으니 직접 알려 주십시오.
accounts-count = 계정 { $shown }개
accounts-waiting = { $shown }명이 답을 기다립니다.
account-writes-with = 다른 사람과 함께 쓰는 자료가 { $shown }건 있습니다.

## Who acts for a member

team-of = { $what }을(를) 위해 활동하는 사람들
team-standfirst = 여기에 있는 사람은 적힌 기간 동안 회원 기관을 대신하여 씁니다.
team-none = 아직 없습니다.
team-invited = 초대됨
role-end = 끝내기
told-role-ended = 끝났습니다.

## Searches one keeps

searches-title = 보관한 검색
searches-standfirst = 여기서 바뀌는 모든 것에 다시 실행되어, 마지막으로 보신 뒤에 찾은 것을 알려 드립니다.
searches-none = 아직 보관한 검색이 없습니다. 검색한 뒤 결과 아래에서 보관하세요.
searches-found = { $n ->
   *[other] 마지막으로 보신 뒤 { $shown }건을 찾았습니다
}
searches-since = { $what }부터 보관
searches-nothing-new = 새로운 것이 없습니다.
searches-seen = 확인함
searches-forget = 지우기
searches-name = 이름
searches-keep = 이 검색을 내 계정에 보관
searches-everything = 전체
told-search-kept = 검색을 보관했습니다.
told-search-forgotten = 검색을 지웠습니다.
told-search-seen = 확인했습니다.

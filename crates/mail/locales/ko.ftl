greeting = 안녕하세요.
greeting-named = { $name } 님, 안녕하세요.
footer = { $site }. 이 메일은 프로그램이 보냈으며, 회신은 아무도 읽지 않습니다.
code = 프로그램에서 쓰는 코드:

invitation-subject = { $site } 초대
invitation-body =
    { $site }에 참여하도록 초대합니다.

    아래 링크에서 사용할 이름과 비밀번호를 정하세요. 링크는 14일 동안 한 번만 쓸 수 있습니다. 예상하지 못한 메일이라면 그대로 두세요. 링크를 열지 않으면 아무 일도 일어나지 않습니다.
invitation-action = 초대 수락하기:

approval-subject = { $site } 계정이 준비되었습니다
approval-body =
    신청하신 { $site } 계정이 준비되었습니다.

    아래 링크에서 비밀번호를 정하세요. 링크는 14일 동안 한 번만 쓸 수 있습니다.
approval-action = 비밀번호 정하기:

granted-subject = { $site }의 새 권한
granted-body =
    { $site } 계정에 권한이 추가되었습니다. 지금부터 쓸 수 있습니다.
granted-action = 할 수 있는 일 보기:

verification-subject = 본인의 주소가 맞습니까?
verification-body =
    이 주소로 { $site } 계정을 신청한 사람이 있습니다. 본인이라면 아래 링크로 주소를 확인해 주세요. 그 뒤에 신청을 검토합니다. 링크는 3일 동안 한 번만 쓸 수 있습니다.

    본인이 아니라면 그대로 두세요. 링크를 열지 않으면 신청은 삭제됩니다.
verification-action = 본인의 주소입니다:

known-subject = { $site }에 이미 계정이 있습니다
known-body =
    이 주소로 { $site } 계정을 신청한 사람이 있습니다. 이 주소는 이미 계정이 있거나, 초대되었거나, 답을 기다리고 있습니다.

    본인이고 비밀번호를 잊었다면 새 비밀번호를 요청하세요. 본인이 아니라면 그대로 두세요.
known-action = { $site } 열기:

declined-subject = { $site } 신청 결과
declined-body =
    { $site } 계정 신청이 받아들여지지 않았습니다. 이유는 다음과 같습니다.

    { $reason }

    신청하면서 적은 내용은 삭제했습니다.

reset-subject = { $site } 새 비밀번호
reset-body =
    { $site } 계정의 새 비밀번호를 요청한 사람이 있습니다. 아래 링크에서 정하세요. 링크는 2시간 동안 한 번만 쓸 수 있으며, 모든 세션이 끝납니다.

    본인이 아니라면 그대로 두세요. 비밀번호는 바뀌지 않습니다.
reset-action = 새 비밀번호 정하기:

password-changed-subject = { $site } 비밀번호가 바뀌었습니다
password-changed-body =
    { $site } 계정의 비밀번호가 방금 바뀌었습니다.

    본인이 아니라면 바로 새 비밀번호를 요청하고, 세션과 토큰을 확인하세요.
password-changed-action = { $site } 열기:

factor-added-subject = 이제 { $site }에서 코드도 묻습니다
factor-added-body =
    이제 { $site }에 로그인할 때 앱의 코드도 필요합니다. 복구 코드는 휴대전화 없이도 찾을 수 있는 곳에 보관하세요.

    본인이 아니라면 바로 새 비밀번호를 요청하고, 사이트 운영자에게 알려 주세요.
factor-added-action = { $site } 열기:

factor-removed-subject = { $site }에서 더 이상 코드를 묻지 않습니다
factor-removed-body =
    이제 비밀번호만으로 { $site } 계정에 로그인합니다.

    본인이 아니라면 바로 새 비밀번호를 요청하세요.
factor-removed-action = { $site } 열기:

identity-added-subject = 이제 { $provider } 계정으로 { $site }에 로그인할 수 있습니다
identity-added-body =
    이제 { $provider } 계정으로 { $site }에 로그인할 수 있습니다.

    본인이 아니라면 로그인하여 계정 페이지에서 연결을 끊고 새 비밀번호를 요청하세요.
identity-added-action = { $site } 열기:

identity-removed-subject = 이제 { $provider } 계정으로 { $site }에 로그인할 수 없습니다
identity-removed-body =
    이제 { $provider } 계정으로 { $site }에 로그인할 수 없습니다. 다른 세션은 모두 끝났습니다.

    본인이 아니라면 바로 새 비밀번호를 요청하세요.
identity-removed-action = { $site } 열기:

told-submitted = 「{ $title }」 원고가 제출되어 편집자를 기다리고 있습니다
told-claimed = 편집자가 「{ $title }」 원고를 맡았습니다
told-advice_requested = 「{ $title }」 원고에 대한 의견을 요청받았습니다
told-advice_given = 「{ $title }」 원고에 대한 의견이 도착했습니다
told-changes_requested = 「{ $title }」 원고의 수정을 요청받았습니다
told-resubmitted = 「{ $title }」 원고가 다시 제출되었습니다
told-accepted = 「{ $title }」 원고가 채택되었습니다
told-declined = 「{ $title }」 원고가 채택되지 않았습니다
told-published = 「{ $title }」 원고가 공개되었습니다
told-withdrawn = 「{ $title }」 글이 철회되었습니다
told-commented = 「{ $title }」에 대한 의견이 올라왔습니다
told-thread_resolved = 「{ $title }」의 수정이 끝났다고 합니다
told-thread_confirmed = 「{ $title }」의 수정이 확인되었습니다
told-thread_reopened = 「{ $title }」에 대한 대화가 다시 열렸습니다
told-adapted = 「{ $title }」의 내용을 실천하는 회원이 있습니다
told-validated = 전문가가 「{ $title }」의 내용을 확인했습니다
told-advice_overdue = 「{ $title }」 원고에 대한 의견 기한이 지났습니다
told-changes_waiting = 「{ $title }」 원고에 요청받은 수정이 기다리고 있습니다
told-answer_overdue = 「{ $title }」 원고의 작성자가 답변을 기다리고 있습니다
told-co_author_invited = 「{ $title }」을(를) 저자들과 함께 써 달라는 초대를 받았습니다
told-still_accurate = 「{ $title }」의 내용은 지금도 맞습니까? 확인하거나 고쳐 주세요
told-translation_outdated = 번역하신 「{ $title }」의 원문이 바뀌었습니다
told-by = 작성자: { $by }
told-note =
    내용:
    { $note }
told-day = 기한: { $note }
told-language = 번역 언어: { $note }
told-more = 그 밖의 소식: { $count }건

notice-subject = { $what }
notice-body =
    { $said }

    메일로 받을 소식은 계정에서 고를 수 있습니다: { $settings }
notice-action = 보기:

digest-subject = { $site } 활동 소식
digest-body =
    지난 메일 이후의 소식입니다.

    { $said }
digest-action = 모두 읽고 메일로 받을 소식 고르기:

### Running text, and what is not there. $n decides the form of a text, $shown is the same number as it is written.

## Running text

about-title = 소개
about-standfirst = 사회연대경제를 북돋우는 지방정부와 시민사회 네트워크의 국제 협의체입니다.
accessibility-title = 접근성
accessibility-standfirst = 이 사이트는 모두를 위한 것입니다. 이를 위해 한 일과 아직 부족한 점을 적었습니다.
privacy-title = 개인정보
privacy-standfirst = 이곳에서 읽는 분들에 대해 저희가 아는 것은 거의 없습니다.
search-help-title = 검색 방법
search-help-standfirst = 모든 것을 모든 언어로 찾는 하나의 검색창.
search-manual = API로 개발하는 분을 위한 전체 설명서(영어)
docs-english = 이 페이지는 영어로 되어 있습니다.

## What is gone, and what never was

tombstone-when = 철회일
tombstone-why = 사유
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
error-sign-in = 먼저 로그인해 주십시오
error-sign-in-text = 로그인하지 않았거나 로그인이 끝났습니다. 다른 탭에서 로그인해 주십시오. 입력한 내용은 이전 페이지에 남아 있으니, 그 페이지를 다시 불러오기 전에 복사해 두십시오.
error-sign-in-tab = 다른 탭에서 로그인
error-refused = 권한이 없습니다
error-refused-text = 로그인되어 있지만, 이 작업은 허용된 권한에 들어 있지 않습니다.
error-too-many = 잠시 기다려 주십시오
error-sent = 양식을 접수하지 못했습니다
error-foreign-text = 이 사이트의 페이지에서 보낸 것으로 보이지 않습니다. 이곳에서 페이지를 열고 그 페이지에서 양식을 보내 주십시오.
error-stale-text = 로그인하기 전의 양식이거나 다른 로그인의 양식입니다. 뒤로 가서 입력한 내용을 복사하고, 페이지를 다시 불러온 뒤 다시 보내 주십시오.
error-too-large-text = 한 번에 받을 수 있는 크기를 넘습니다. 뒤로 가서 더 적게 보내 주세요.
error-unreadable-text = 읽을 수 없는 형태로 도착했습니다. 페이지에서 직접 보내 주십시오.
error-provider = 다른 사이트가 제대로 응답하지 않습니다
error-provider-text = 지금은 { $what } 계정으로 로그인할 수 없습니다. 몇 분 뒤에 다시 시도하거나 다른 방법으로 로그인하십시오.

greeting = Hello,
greeting-named = Hello { $name },
footer = { $site }. This letter was written by a program; nobody reads what is answered to it.
code = For programs, the code alone:

invitation-subject = Your invitation to { $site }
invitation-body =
    You are invited to take part in { $site }.

    With the link below you choose what you want to be called, and a password. It is good once, for 14 days. If you did not expect this letter, leave it: without the link nothing happens.
invitation-action = Accept the invitation:

approval-subject = Your account at { $site } is ready
approval-body =
    You asked for an account at { $site }, and it is ready.

    With the link below you choose a password. It is good once, for 14 days.
approval-action = Choose a password:

granted-subject = New rights at { $site }
granted-body =
    Your account at { $site } was given further rights. They hold from now on.
granted-action = See what you can do:

verification-subject = Is this your address?
verification-body =
    Someone asked for an account at { $site } with this address. If it was you, the link below shows that the address is yours; then the request is looked at. It is good once, for 3 days.

    If it was not you, leave this letter: without the link the request is forgotten.
verification-action = Yes, it is mine:

known-subject = You have an account at { $site } already
known-body =
    Someone asked for an account at { $site } with this address, which has one, or has been invited, or waits for an answer already.

    If it was you and you no longer know your password, ask for a new one. If it was not you, leave this letter.
known-action = To { $site }:

declined-subject = Your request to { $site }
declined-body =
    Your request for an account at { $site } was not granted. The reason given:

    { $reason }

    What you wrote with your request was deleted.

reset-subject = A new password for { $site }
reset-body =
    Someone asked for a new password for your account at { $site }. With the link below you choose one. It is good once, for 2 hours, and ends all your sessions.

    If it was not you, leave this letter: your password stays.
reset-action = Choose a new password:

password-changed-subject = Your password at { $site } was changed
password-changed-body =
    The password of your account at { $site } was changed just now.

    If it was not you, ask for a new password at once, and look through your sessions and tokens.
password-changed-action = To { $site }:

factor-added-subject = { $site } now asks you for a code, too
factor-added-body =
    From now on your account at { $site } asks for a code from your app when you sign in. Keep your recovery codes where you find them without your telephone.

    If it was not you, ask for a new password at once, and write to those who run the site.
factor-added-action = To { $site }:

factor-removed-subject = { $site } no longer asks you for a code
factor-removed-body =
    From now on your password alone opens your account at { $site }.

    If it was not you, ask for a new password at once.
factor-removed-action = To { $site }:

identity-added-subject = { $provider } now signs you in at { $site }
identity-added-body =
    From now on you can sign in at { $site } with your account at { $provider }.

    If it was not you, sign in, remove it on the page of your account, and ask for a new password.
identity-added-action = To { $site }:

identity-removed-subject = { $provider } no longer signs you in at { $site }
identity-removed-body =
    You can no longer sign in at { $site } with your account at { $provider }. Your other sessions are ended.

    If it was not you, ask for a new password at once.
identity-removed-action = To { $site }:

told-submitted = “{ $title }” was handed in and waits for an editor
told-claimed = An editor has taken “{ $title }”
told-advice_requested = You are asked for advice on “{ $title }”
told-advice_given = There is advice on “{ $title }”
told-changes_requested = You are asked for changes to “{ $title }”
told-resubmitted = “{ $title }” was handed in again
told-accepted = “{ $title }” was accepted
told-declined = “{ $title }” was declined
told-published = “{ $title }” is published
told-withdrawn = “{ $title }” was withdrawn
told-commented = Something was said about “{ $title }”
told-thread_resolved = A change to “{ $title }” is said to be made
told-thread_confirmed = A change to “{ $title }” was confirmed
told-thread_reopened = A thread about “{ $title }” was opened again
told-adapted = A member does what “{ $title }” tells of
told-validated = An expert found that “{ $title }” holds
told-advice_overdue = Your advice on “{ $title }” is overdue
told-changes_waiting = The changes that you were asked for in “{ $title }” wait for you
told-answer_overdue = The authors of “{ $title }” wait for an answer
told-co_author_invited = You are asked to write “{ $title }” with its authors
told-still_accurate = Is “{ $title }” still true? Please confirm it, or bring it up to date
told-translation_outdated = “{ $title }” has changed since you translated it
told-by = By { $by }.
told-note =
    In these words:
    { $note }
told-day = The day for it: { $note }.
told-language = The language of your translation: { $note }.
told-more = And further news: { $count }.

notice-subject = { $what }
notice-body =
    { $said }

    What you are told by mail you choose in your account: { $settings }
notice-action = See it:

digest-subject = News of your work at { $site }
digest-body =
    This happened since the last letter of this kind:

    { $said }
digest-action = Read all of it, and choose what you are told by mail:

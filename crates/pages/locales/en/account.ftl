### Accounts. $n decides the form of a text, $shown is the same number as it is written.

## Signing in

told-signed-out = You are signed out.
field-email = E-mail address
field-password = Password
field-keep = Keep me signed in on this device
field-keep-hint = Not on a computer that others use. Without it you are signed out when you close the browser.
field-code = Code
field-code-hint = The six digits that your app shows, or one of your recovery codes.
sign-in-code-standfirst = Your account has a second factor. Enter its code within five minutes.
sign-in-again = Begin again
sign-in-forgotten = Password forgotten?
sign-in-no-account = No account yet?
request-title = Request an account
sign-in-or = Or by an account you have elsewhere, if you have connected it:
sign-in-with = Sign in with { $what }

## Signing in by other sites

key-used = Last used: { $what }.
provider-leading = On to { $what }
provider-leading-text = You are being led to { $what }, to sign in there. Then you come back here.
provider-go = Go on to { $what }
provider-unknown = No account is connected
provider-unknown-text = You are signed in at { $what }, but no account here that may be used is connected with it. If you have one, sign in with your password and connect it on the page of your account. If you were invited, follow the link in the letter. Otherwise, ask for an account.
told-provider-nothing = You did not sign in there, so nothing has changed. Try again, or sign in another way. If you were invited, follow the link in the letter again.
identities-title = Signing in by other sites
identities-standfirst = Accounts at other sites that sign you in here. We keep which account it is, and what it is called there; nothing else.
identities-none = None is connected.
identities-connect = Connect an account
identity-connect = Connect { $what }
identity-connected = Connected { $what }.
identity-remove = Remove
identity-gone = no longer offered
told-identity-added = Connected. You can sign in with it from now on.
told-identity-removed = Removed. Your other sessions are ended.

## Joining

field-language-hint = Letters from us come in this language.
field-new-password = New password
field-new-password-hint = At least 12 characters, in any script. A few words that only you put together are good.
field-current-password = Current password
field-member-hint = The member or partner that you would write for.
field-message = Who you are, and what you want to do
field-message-hint = At most 2,000 characters.
told-accepted = Your account is ready. Sign in.
told-requested = Thank you. If the address can have an account, a letter is on its way to it: follow the link in it.
told-verified = Thank you. Your request is before those who decide; a letter tells you what they say.
told-reset-sent = If the address has an account, a letter is on its way to it. Its link works for two hours.
told-password-set = Your new password is set. Sign in.
told-password-changed = Your password is changed; your other sessions have ended.
invitation-title = Accept the invitation
invitation-standfirst = Choose what you want to be called, and a password.
invitation-button = Make my account
request-standfirst = For those who write for a member or partner. Reading needs no account.
request-button = Request
verify-title = Confirm your address
verify-standfirst = With this you show that the letter reached you. Your request then comes before those who decide.
verify-button = Confirm
reset-title = Password forgotten
reset-standfirst = We write to your address. The letter has a link with which you choose a new password.
reset-button = Send the letter
new-password-title = New password
new-password-standfirst = All your sessions end. A second factor stays.
new-password-button = Set the password
password-title = Change the password
password-standfirst = Your other sessions end, and a letter tells you of it.
password-button = Change
request-asked = Asked { $what }
request-approve = Let in
request-decline = Decline

## One’s account

field-sure = I know that this can’t be undone
fault-sure = Tick the box to show that you mean it.
account-who = Who you are
account-rights = What you may do
account-no-rights = You have no role: you read what everyone reads, keep searches, and write what others asked you to write with them.
account-safety = Safety
account-data = Your data
account-download = Download what is known of you
told-erased = Your account is erased.
erase-title = Erase the account
erase-standfirst = Address, name, password, sessions, tokens and saved searches go at once, and for good. What you published stays; works keep their authors’ names as printed.
erase-button = Erase my account
sessions-title = Sessions
tokens-title = API tokens
factor-title = Second factor
factor-on = on
factor-off = off
invite-title = Invite someone
invite-standfirst = They get a letter with a link that works for 14 days. Whoever has an account already is given the roles.
invite-button = Send the invitation
account-sessions = { $n ->
    [one] one
   *[other] { $shown }
}
account-tokens = { $n ->
    [one] one
   *[other] { $shown }
}
team-title = Who acts for it
role-not-now = not in force today
account-identities = { $n ->
    [0] none
    [one] one
   *[other] { $shown }
}

## Sessions and tokens

field-token-name = What it is for
field-token-name-hint = So that you know it again in the list.
field-scope = What it may do
field-days = How long it works
scope-read = Read
scope-write = Read and write
scope-admin = Everything that you may do
told-sessions-ended = Ended.
told-token-revoked = The token is worthless now.
sessions-standfirst = Where you are signed in. End what you do not know, and change your password then.
session-begun = Signed in { $what }
session-current = this one
session-end = End
session-end-others = End all others
key-ends = Ends: { $what }.
tokens-standfirst = A program that acts for you sends one with each request. Keep it like a password.
token-made = Your new token: { $what }
token-once = Copy it now: it is not shown again.
token-begun = Made: { $what }.
token-nameless = Without a name
token-unused = never
token-endless = never
token-revoke = Revoke
token-new = A new token
token-make = Make the token
days = { $n ->
    [one] one day
   *[other] { $shown } days
}

## The second factor

field-first-code-hint = The six digits that your app shows for the new entry.
told-factor-removed = The second factor is removed.
factor-without = With a second factor, signing in takes your password and a code that an app on your telephone shows. Whoever learns your password alone does not get in.
factor-begin = Begin
factor-begun = Add this to your app for codes, then enter the code that it shows.
factor-secret = The secret, for typing
factor-open = Open in an app on this device
factor-confirm = Confirm
factor-confirmed = Your second factor is on.
factor-codes = Recovery codes
factor-codes-note = Each opens your account once, when the telephone is gone. Print or keep them in a safe place: they are not shown again.
factor-with = Your account has a second factor. Removing it takes your password and a code.
factor-remove = Remove the second factor

## What one is told

told-all-read = Everything is marked as read.
notifications-read-all = Mark all as read
notifications-none = You have not been told of anything yet.
notifications-older = Older ones
notification-new = New
notice-submitted = A text was handed in, and waits for an editor.
notice-claimed = An editor took on what you handed in.
notice-advice_requested = You are asked to advise on a text.
notice-advice_given = A reviewer gave advice.
notice-changes_requested = You are asked for changes.
notice-resubmitted = What was sent back was handed in again.
notice-accepted = Your text was accepted.
notice-declined = Your text was declined.
notice-published = Your text is public.
notice-withdrawn = What you wrote was withdrawn.
notice-commented = Something was said in a conversation.
notice-thread_resolved = A change that you asked for is said to be made.
notice-thread_confirmed = Your change was confirmed.
notice-thread_reopened = A conversation was opened again.
notice-adapted = A member does what you wrote about.
notice-validated = An expert found that what you published holds.
notice-co_author_invited = You are asked to write a text with its authors.
notice-advice_overdue = The day for your advice has passed.
notice-changes_waiting = What was sent back to you waits.
notice-answer_overdue = The day for an answer to its authors has passed.
notice-still_accurate = Is your case study still true? Please confirm it, or bring it up to date.
letters-title = Letters to you
letters-standfirst = On the site you are told of everything. Choose what comes by mail as well.
delivery-instant = At once
delivery-daily = Once a day, gathered
delivery-off = No letter
notice-translation_outdated = A text that you translated has changed. Please look at what changed, and bring the translation up to date.

## Who may come in

field-reason = Reason
field-reason-hint = It is written to the person, in a letter.
field-roles = Roles in the whole site
field-roles-hint = Leave them out for someone who writes for one organisation only.
field-member-role = Role there
role-administrator = Administrator
role-editor = Editor
role-reviewer = Reviewer
role-representative = Representative
role-contributor = Contributor
told-approved = The person is let in, and gets a letter.
told-declined = The person gets a letter with your reason. Nothing else is kept.
told-invited = The invitation is on its way. It can be accepted for 14 days.
requests-none = Nobody waits for an answer.
request-of = Request of { $what }
request-look = Look at it
field-role-until-hint = Leave both empty where it is for good.

## Accounts, for those who administer them

account-state-active = Active
account-state-invited = Invited
account-state-requested = Asked for
account-state-disabled = Shut
account-erased = Erased account
account-role-of = { $what }: { $name }
account-roles = Roles
account-used = Last there
account-used-unknown = not known: a session is kept for 14 days after its last use
account-made = Made
account-language = Language of letters
account-about = The account
account-may = What it may do
account-no-roles = It has no role: it reads what everyone reads, keeps searches, and writes only what others ask it to write with them.
account-means-active = The person signs in and acts.
account-means-invited = The person has not accepted the invitation yet. It is good for 14 days; a new one takes its place.
account-means-requested = The person asked for the account and waits for an answer.
account-means-unverified = Someone asked for the account, and has not shown yet that the address is theirs. Without that, it is forgotten after three days.
account-means-disabled = Nobody acts by it. Opened again, the person signs in as before, with the same roles. Where somebody else may know the password, invite the person anew instead: they choose another one.
account-means-never = It was shut before anyone accepted it. Only a new invitation opens it.
account-means-erased = What was known of the person is erased. There is no way back: invite the person anew by their address.
account-own-shut = It is your own: so that nobody shuts themselves out, another administrator shuts it, or you erase it on the page of your account.
account-to-request = Look at the request
account-open = Open it again
account-invite-anew = Invite anew
account-shut = Shut it
account-done-to = What was done to this account
account-done-by = What this account did
accounts-part = Part of the address or name
accounts-none = No such account.
rights-title = Change what it may do
rights-everywhere = It counts from the person’s next step on.
rights-own = It is your own account: you stay an administrator until another one takes that role from you.
rights-drop = Take it away
rights-another = A role for another member
rights-another-hint = Leave the organisation empty where there is none to add.
invite-bare = Without any role, they read what everyone reads, keep searches, and write only what others ask them to write with them.
told-invited-bare = The invitation is on its way, without any new role. It can be accepted for 14 days.
told-account-shut = The account is shut: its sessions have ended, and its tokens are worthless.
told-account-opened = The account is open again. Tell the person: no letter goes out.
accounts-count = { $n ->
    [one] { $shown } account
   *[other] { $shown } accounts
}
accounts-waiting = { $n ->
    [one] One person waits for an answer.
   *[other] { $shown } people wait for an answer.
}
account-writes-with = { $n ->
    [one] It writes one record with others.
   *[other] It writes { $shown } records with others.
}

## Who acts for a member

team-of = Who acts for { $what }
team-standfirst = Whoever stands here writes for the member for as long as the days say.
team-none = Nobody yet.
team-invited = invited
role-end = End
told-role-ended = It has ended.

## Searches one keeps

searches-title = Searches you keep
searches-standfirst = Each is run on whatever changes here, and tells what it has found since you last looked.
searches-none = You keep none yet: search, and keep the search from below its results.
searches-found = { $n ->
    [one] { $shown } hit since you last looked
   *[other] { $shown } hits since you last looked
}
searches-since = Kept since { $what }
searches-nothing-new = Nothing new.
searches-seen = I have looked
searches-forget = Forget
searches-name = Name
searches-keep = Keep this search in your account
searches-everything = Everything
told-search-kept = The search is kept.
told-search-forgotten = The search is forgotten.
told-search-seen = Noted.

### The words of the interface. $n decides the form of a text, $shown is the same number as it is written.

## Around every page

skip = Skip to the content
menu = Menu
nav-main = Main
nav-home = Home
nav-search = Search
nav-publications = Publications
nav-case-studies = Case studies
nav-research = Research projects
nav-datasets = Datasets
nav-members = Members
nav-people = People
nav-topics = Topics
nav-forums = Forums
nav-statistics = Statistics
nav-about = About
nav-api = API documentation
nav-console = API console
nav-accessibility = Accessibility
nav-privacy = Privacy
theme-dark = Dark
theme-light = Light
foot-browse = Browse
foot-reuse = Reuse
foot-association = The association
foot-language = Language of these pages
foot-terms = Texts and data may be reused under the terms that each record states. Where it states none, ask its owner.
you-are-here = You are here
nothing-yet = Nothing here yet.
all-of-these = All of these
untitled = Untitled
source = Source
as-of = As of
names-and-more = { $what } and others

## Dates

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
first-of-month = 1
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-since = since { $what }
date-until = until { $what }
date-range = { $from } to { $until }
date-since-day = since { $what }
date-until-day = until { $what }
date-range-day = { $from } to { $until }
percent = { $what }%
date-year = { $what }
date-decade = the { $what }s
date-about = about { $what }
date-perhaps = perhaps { $what }
date-unknown = date not known

## Texts in several languages

text-fallback = In { $what }: there is no English text yet
text-translated = Translated from { $what }
text-machine = Machine translation, which nobody has checked
text-outdated = This translation is older than the original
text-draft = Draft of a translation, which nobody else has checked
text-original = Read the original
text-originals = These are the texts as they were written.
text-translations = Read them in English, where there is a translation

## Search

search = Search
search-any-language = Any language will do: a word finds what means the same in others.
how-to-search = How to search
suggestions = Suggestions
suggestions-count = { "{" }n{ "}" } suggestions
filters = Filters
remove = Remove
remove-all = Remove all
apply = Apply
chip = { $field }: { $value }
order = Order
order-relevance = Best match
order-date-desc = Newest
order-date-asc = Oldest
order-title-asc = Title
order-published-desc = Added last
search-results = { $n ->
    [one] { $shown } result
   *[other] { $shown } results
}
search-results-for = { $n ->
    [one] { $shown } result for “{ $what }”
   *[other] { $shown } results for “{ $what }”
}
search-nothing = Nothing has all of this
search-looked-for = What was looked for:
search-nothing-near = Try fewer or more general words, or begin with a topic:
search-leave-out = What to leave out
search-without = without
search-without-filter = without the filter
search-respelt = Nothing has the word “{ $word }”. These were searched for instead: { $others }
search-did-you-mean = Did you mean
search-relaxed = Few texts have every word, so those with some of them follow.
search-strict = Only with every word
search-topics = Topics of this name:
search-also = Also found through
search-own-words = Only my own words
doubt-long-query = The query is too long: the rest was left out.
doubt-lone-quote = A quotation mark has no partner and was left out.
doubt-empty-quotes = There is no word between two quotation marks.
doubt-lone-parenthesis = A parenthesis has no partner and was left out.
doubt-open-parenthesis = A parenthesis is never closed.
doubt-deep-parenthesis = Parentheses nest too deep: one was left out.
doubt-half-operator = { $what } needs something on both sides and was left out.
doubt-lone-not = NOT needs something after it and was left out.
doubt-no-letter = Something has no letter or digit and was left out.
doubt-long-word = A word is too long: only its beginning was searched for.
doubt-unknown-field = “{ $what }” is not a field: it was searched as words.
doubt-several-values = A field takes one value only: the words were searched everywhere.
doubt-no-value = Something is no value of its field: it was searched as words.
doubt-many-parts = The query has too many parts: the rest was left out.
search-position = { $from }–{ $until } of { $total }
results-unit = results
pages-of-results = Pages of results
pages-of-list = Pages of the list
page-previous = Previous
page-next = Next
more-values = Show more
year-from = from
year-until = to
keep-search = Keep this search
keep-search-note = The files hold all records that were found, not only this page, ten thousand at most. The permalink keeps words, filters and moment, and tells later what has been added, changed or withdrawn since.
permalink = Permalink to this moment
since-title = What has happened since
since-standfirst = There were { $then } results; now there are { $now }.
since-added = Added since
since-changed = Changed since
since-withdrawn = Withdrawn since
since-none = None.
since-incomplete = Too much has changed since then to be gone through: what stands here is true, but not all.
since-run = The search as it is now
facet-kind = Kind
facet-type = Type
facet-language = Language of the text
facet-year = Year
facet-country = Country
facet-region = Region
facet-continent = Continent
facet-topic = Topic
facet-sdg = Goal (SDG)
facet-member = Member
facet-person = Person
facet-licence = Licence
facet-access = Access
facet-forum = Forum

## Home

home-title = What cities and their partners know about the social and solidarity economy
home-standfirst = Publications, case studies, research and data on cooperatives, mutuals, social enterprises and the public policy that lets them grow, shared by local governments and networks of civil society, each in its own language.
home-search = Search publications, cases, data, members and people
home-numbers = In numbers
home-all-figures = All figures
home-publications = Latest publications
home-all-publications = All publications
home-cases = Latest case studies
home-all-cases = All case studies
home-where = Where the organisations are
home-directory = { $n ->
    [one] Directory with the one, as a list
   *[other] Directory with all { $shown }, as a list
}
home-forum = Forum
home-all-forums = All forums
home-no-forum = The next forum has not been announced here yet. The latest one:
home-areas = Areas of work
home-all-topics = All topics
figure-publications = { $n ->
    [one] publication
   *[other] publications
}
figure-cases = { $n ->
    [one] case study
   *[other] case studies
}
figure-projects-and-datasets = projects and datasets
figure-organisations = { $n ->
    [one] organisation
   *[other] organisations
}
figure-projects = { $n ->
    [one] research project
   *[other] research projects
}
figure-datasets = { $n ->
    [one] dataset
   *[other] datasets
}
figure-members = { $n ->
    [one] with a membership today
   *[other] with a membership today
}
figure-languages = { $n ->
    [one] language of works
   *[other] languages of works
}
map-title = Organisations by place: { $what }
map-note = Each dot is a place; its size tells how many organisations are there. Those that name no place are only in the list. Outlines: Natural Earth.

## Records

crumb-publication = Publications
crumb-research_project = Research projects
crumb-dataset = Datasets
crumb-case_study = Case studies
people-of-record = Made by
record-summary = Summary
record-text = Text
record-about = About
record-goals = Sustainable Development Goals
record-files = Files
record-related = Related
record-validated = Validated
record-validated-by = Found to hold by { $name }, { $day }
record-adapted = Done elsewhere too
adaptation-conditions = Under what conditions
adaptation-results = What came of it
record-similar = Similar
record-cite = Cite
record-cite-this = Cite this
record-details = Details
record-use = Use this record
record-read = Read
record-read-at = Read at { $what }
record-take-along = Take it with you
record-languages = Languages of its texts
copy = Copy
copied = Copied
copy-selected = Selected: copy it with your keyboard
part-title = title
part-summary = summary
part-text = text
file-address = File
file-format = Format
file-size = Size
relation-elsewhere = not in this collection
licence-unknown = Not stated. Ask the owner before you reuse it.
property-date = Date
property-start = Began
property-end = Ended
property-funders = Funded by
property-version = Version
property-coverage = Period covered
property-people-reached = People reached
property-in = In
property-series = Series
property-volume = Volume
property-issue = Issue
property-pages = Pages
property-edition = Edition
property-publisher = Publisher
property-place-of-publication = Place of publication
property-language = Language
property-places = Places
property-licence = Licence
property-access = Access
property-sdg-targets = Targets of the goals
property-consent = Consent of persons shown
consent-given = Given
consent-open = Not yet given by all
property-confirmed = Last confirmed
property-identifiers = Identifiers
property-keywords = Keywords
property-owner = Owner
property-website = Web site
property-permanent-address = Permanent address
property-updated = Last changed

## Case studies

story-contents = In this case
story-contact = Contact
story-contact-note = Only members see this.
fact-where = Where
fact-when = When
fact-people = People reached
fact-stage = Stage
fact-scale = Scale
fact-for-whom = For whom
section-context = Context
section-challenge = Challenge
section-dates = Key dates
section-actors = Who took part
actor-gave = Support: { $what }
section-approach = Approach
section-blocks = Building blocks
section-resources = What it took
section-results = Results
section-sustainability = What keeps it going
section-failures = What did not work
section-lessons = Lessons
section-transferability = Doing it elsewhere
block-purpose = What it is for
block-enabling = What made it possible
block-lessons = What was learnt
resource-what = Resource
resource-kind = From
resource-year = Year
resource-amount = Amount
indicator-from-to = From { $from } to { $to }.
indicator-from-to-on = From { $from } to { $to }, { $date }.
indicator-value = { $to }.
indicator-value-on = { $to }, { $date }.
indicator-baseline = { $what } before; the result is not known yet.
indicator-open = Not measured yet.
indicator-target = The aim is { $what }.

## What is gone, and what never was

tombstone-title = This has been withdrawn
tombstone-when = Withdrawn
tombstone-why = Why
tombstone-instead = Read instead
tombstone-search = Search for something like it
error-missing = There is no such page
error-missing-text = Nothing has this address. It may have been mistyped. Whatever was once published here keeps its address, even if it is withdrawn.
error-invalid = This can’t be answered
error-invalid-text = The address asks for something that can’t be done: { $what }
error-unavailable = Not now
error-unavailable-text = The search index is being made, or too many people are searching at once. Try again in a minute.
error-internal = Something broke
error-internal-text = It is a fault of ours, and it has been noted. Try again; if it happens once more, tell the secretariat.
error-search-for-it = Search for it
error-go-to = Go to
error-still = Still broken?
error-write = Write to the secretariat and name this request:

## Members, people, topics, forums

members-title = Members and partners
members-standfirst = { $members } in { $countries }, as of { $day }: local governments, networks of the social and solidarity economy, and those who study it.
organisations = { $n ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
}
in-countries = { $n ->
    [one] { $shown } country
   *[other] { $shown } countries
}
members-none = No organisation fits.
members-all = Show all
members-list = The list, by country
countries = Countries
no-country = No country given
filter-name = Name
filter-kind = Kind
filter-country = Country
filter-all = All
filter-show = Show
member-about = Who it is
member-topics = Works on
member-in-association = In the association
member-line = The line runs from { $from } to { $until }.
member-works = Publications, research and data
member-cases = Case studies
member-people = People
people-title = People
people-standfirst = { $n ->
    [one] { $shown } person who wrote, edited or ran something that is kept here.
   *[other] { $shown } people who wrote, edited or ran something that is kept here.
}
people-none = No person is linked to a work here yet. Whoever made a work is found by their name as printed:
people-letters = First letter
person = Person
person-about = Who it is
person-works = Works
person-where = Where
person-topics = Writes about
person-with = Writes with
person-elsewhere = Elsewhere
topics-title = Topics
topics-standfirst = { $n ->
    [one] A vocabulary of { $shown } topic in several languages.
   *[other] A vocabulary of { $shown } topics in several languages. Each leads to what is known about it, in any language, and to those who know it.
}
topics-word = A word, in any language
topics-themes = Themes of the social and solidarity economy
topic = Topic
topic-all = { $n ->
    [one] The one work about it
   *[other] All { $shown } works about it
}
topic-names = Also called
topic-names-note = A search for any of these names finds works in all of these languages.
topic-vocabulary = In the vocabulary
topic-broader = Wider
topic-narrower = Narrower
topic-works = Latest works
topic-experts = Who knows
topic-elsewhere = The same concept elsewhere
works = { $n ->
    [one] { $shown } work
   *[other] { $shown } works
}
forums-standfirst = Where the association meets: themes, places, and what was presented there.
forum-hosts = Hosts
forum-presented = Presented there

## Statistics

statistics-title = Statistics
statistics-standfirst = What this collection holds as of
statistics-stated = The association itself stated, { $day }: { $members } members in { $countries } countries, { $governments } of them local governments and { $networks } networks.
statistics-as-table = The numbers as a table
statistics-count = Number
statistics-years = Records by year
statistics-years-what = Year
statistics-kinds = Records by kind
statistics-kinds-what = Kind
statistics-languages = Records by language
statistics-languages-what = Language
statistics-continents = Organisations by continent
statistics-continents-what = Continent
statistics-countries = Organisations by country
statistics-countries-what = Country
statistics-organisations = Organisations by kind
statistics-organisations-what = Kind
statistics-as-of = As of
statistics-no-day = ‘{ $what }’ is no day up to today. Write it as 2024-12-31.
statistics-members-then = with a membership on that day
statistics-past = Records count here that were published in this collection by that day and are public now.
statistics-members = Members over time
statistics-members-what = At the end of
statistics-topics = Records by topic
statistics-topics-what = Topic

## Running text

about-title = About
about-standfirst = An international association of local governments and civil-society networks that promote the social and solidarity economy.
accessibility-title = Accessibility
accessibility-standfirst = These pages are for everyone. What we did for that, and what is still missing.
privacy-title = Privacy
privacy-standfirst = What is known of those who read here: next to nothing.
search-help-title = How to search
search-help-standfirst = One box for everything, in every language.
search-manual = The whole manual, for those who build on it
docs-english = This page is in English.

## Forms, and what is wrong with them

form-faults = Something is to be mended
form-optional = (optional)
form-wait = { $n ->
    [one] Too much was tried in a short time. Wait a second, then try again.
   *[other] Too much was tried in a short time. Wait { $shown } seconds, then try again.
}
form-conflict = Someone else changed this meanwhile. Load the page again, and repeat your change.
fault-sign-in = The address, the password or the code is wrong.
fault-not-your-password = This is not your password.
fault-password-short = A password has at least 12 characters: a few words that only you put together are good.
fault-password-long = A password has at most 128 characters.
fault-password-common = This password is one of those that are tried first: a few words that only you put together are better.
fault-password-known = Take something that nobody knows of you: not your address, your name or that of the site.
fault-email = This is not an e-mail address.
fault-name = Give a name, on one line.
fault-empty = Write a reason: the person receives it.
fault-code = The link was used already, or is too old. Ask for a new letter.
fault-step = Too much time has passed. Sign in from the beginning.
fault-scope = This reaches further than you yourself.
fault-past = This day is past.
fault-most-tokens = You have 50 tokens already: revoke one first.
fault-factor-there = You have a second factor already: remove it first.
fault-factor-not-begun = Begin again: the secret was shown too long ago.
fault-factor-code = Your app shows another code now. If the code is right, look at the clock of your telephone.
fault-factor-used = The code is wrong, or was used before.
fault-changed-meanwhile = The password was changed meanwhile. Load the page again.
fault-member = There is no such member.
fault-null = The text holds a character that can’t be kept.
fault-too-long = At most { $what } characters are allowed.
error-sign-in = Sign in first
error-sign-in-text = You are not signed in, or not any more. Sign in in another tab; what you have typed is still on the page before this one. Copy it before you load that page again.
error-sign-in-tab = Sign in in another tab
error-refused = This is not for you
error-refused-text = You are signed in, but what you are allowed to do does not include this.
error-too-many = Wait a moment
error-sent = The form was not taken in
error-foreign-text = It does not seem to come from a page of this site. Open the page here, and send the form from there.
error-stale-text = It is from before you signed in, or from another sign-in. Go back, copy what you have typed, load the page again, and send it once more.
error-too-large-text = It is larger than what is taken at once. Go back, and send less.
error-unreadable-text = It came in a form that can’t be read. Send it from the page itself.

## Signing in, and one’s account

sign-in = Sign in
sign-out = Sign out
told-signed-out = You are signed out.
own-menu = Your menu:
own-account = Your account
own-records = Your records
own-desk = Desk
own-notifications = Notifications
own-unread = { $n ->
    [one] one notification not read
   *[other] { $shown } notifications not read
}
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

## The pages of an account

save = Save
field-name = Name
field-language = Language of letters to you
field-language-hint = Letters from us come in this language.
field-new-password = New password
field-new-password-hint = At least 12 characters, in any script. A few words that only you put together are good.
field-current-password = Current password
field-member = Organisation
field-member-hint = The member or partner that you would write for.
field-message = Who you are, and what you want to do
field-message-hint = At most 2,000 characters.
field-sure = I know that this can’t be undone
fault-sure = Tick the box to show that you mean it.
field-token-name = What it is for
field-token-name-hint = So that you know it again in the list.
field-scope = What it may do
field-days = How long it works
field-first-code-hint = The six digits that your app shows for the new entry.
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
scope-read = Read
scope-write = Read and write
scope-admin = Everything that you may do
account-who = Who you are
account-rights = What you may do
account-no-rights = You read what members read. You have no role for writing.
account-safety = Safety
account-data = Your data
account-download = Download what is known of you
told-saved = Saved.
told-accepted = Your account is ready. Sign in.
told-requested = Thank you. If the address can have an account, a letter is on its way to it: follow the link in it.
told-verified = Thank you. Your request is before those who decide; a letter tells you what they say.
told-reset-sent = If the address has an account, a letter is on its way to it. Its link works for two hours.
told-password-set = Your new password is set. Sign in.
told-password-changed = Your password is changed; your other sessions have ended.
told-erased = Your account is erased.
told-sessions-ended = Ended.
told-token-revoked = The token is worthless now.
told-factor-removed = The second factor is removed.
told-all-read = Everything is marked as read.
told-approved = The person is let in, and gets a letter.
told-declined = The person gets a letter with your reason. Nothing else is kept.
told-invited = The invitation is on its way. It can be accepted for 14 days.
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
erase-title = Erase the account
erase-standfirst = Address, name, password, sessions, tokens and saved searches go at once, and for good. What you published stays; works keep their authors’ names as printed.
erase-button = Erase my account
sessions-title = Sessions
sessions-standfirst = Where you are signed in. End what you do not know, and change your password then.
session-begun = Signed in { $what }
session-current = this one
session-end = End
session-end-others = End all others
key-used = Last used: { $what }.
key-ends = Ends: { $what }.
tokens-title = API tokens
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
factor-title = Second factor
factor-on = on
factor-off = off
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
notice-translation_outdated = A text that you translated has changed. Please look at what changed, and bring the translation up to date.
requests-title = Requests for accounts
requests-none = Nobody waits for an answer.
request-of = Request of { $what }
request-asked = Asked { $what }
request-look = Look at it
request-approve = Let in
request-decline = Decline
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
days = { $n ->
    [one] one day
   *[other] { $shown } days
}

## Writing

state-draft = Draft
state-submitted = Handed in
state-in_review = In review
state-changes_requested = Changes asked for
state-accepted = Accepted
state-published = Published
state-withdrawn = Withdrawn
state-declined = Declined
by-platform = the platform
mine-no-member = Your account writes for no member, so nothing is listed here.
mine-in-work = In work
mine-done = Published
new-member = For which member
new-begin = Begin
held-by = With { $what }
answer-due = Answer by { $what }
answer-overdue = The answer was due on { $what }
overdue = overdue
requests-open = { $n ->
    [one] { $shown } change asked for
   *[other] { $shown } changes asked for
}
complete = { $what } complete
complete-label = How complete it is
complete-missing = What is missing, and why it matters
work-changed = Last changed { $what }
work-beside = A new text beside the published one
work-overview = Overview and review
work-write = Write
work-public = As readers see it
work-look = Look again
write-title = { $what }: { $title }
write-steps = Steps
write-language = Language you write in
write-language-change = Change
write-save = Save
write-save-next = Save and go on
write-previous = Back: { $what }
write-note = Every button on this page saves what you typed. Texts may use Markdown.
write-faults = Not saved yet. What is to be mended:
write-too-old = This page was opened too long ago to be put together with what others wrote since. Compare your text with the history, then save again.
word-count = { $n ->
    [one] { $shown } word
   *[other] { $shown } words
}
word-count-of = { $what }; at most { $total } are read to the end
original-says = What the original says ({ $what })
preview = As readers see it, once saved
pick-add = Add
choice-none = Not said
choice-person = Person
choice-organisation = Organisation
choice-yes = Yes
row-up = Up
row-down = Down
row-remove = Remove
add-block = Add a building block
add-actor = Add an organisation
add-group = Add a group
add-resource = Add a resource
add-indicator = Add an indicator
add-date = Add a date
add-place = Add a place
add-contributor = Add someone
step-title = Title and summary
step-story = Context, challenge, approach
step-actors = Who and with what
step-results = Results and indicators
step-learning = What lasts, what was learnt
step-place = Where, when, about what
step-rights = People and rights
field-title = Title
field-description = What it is
field-role = Part
field-support = What it gave
field-group = Group
field-number = How many
field-currency = Currency, as EUR or KRW
field-indicators = Indicators
field-measured = What was measured
field-unit = Unit
field-baseline = Value before
field-target = Value aimed at
field-value = Value
field-measured-on = Measured on
field-method = How it was measured
field-evidence = How well founded
field-event = What happened, in a few words
field-latitude = Latitude
field-longitude = Longitude
field-who = Person or organisation
field-orcid = ORCID iD
field-affiliation = Affiliation
field-mail = E-mail address
field-phone = Telephone
field-consent-given = All persons shown agreed
field-consent-note = How and where that is kept
field-url = Web address of the original
field-empty = Nothing yet
fault-needed = This is needed.
fault-number = Write a number, such as 1200.5, without a comma between thousands.
fault-whole = Write a whole number, such as 1200.
fault-date = Write a date as 2019, 2019-03 or 2019-03-14; 2016/.. means since 2016.
fault-until-first = It lies before the first day.
fault-day = Write a day as 2026-03-14.
collision-title = Somebody else changed the same text
collision-text = Nothing is lost: here are both. Choose which is to stand, or put them together in yours. All else that you typed is saved with it.
collision-theirs = What it says now
collision-mine = What you wrote
collision-base = What it said before
collision-empty = Nothing
collision-save = Save my choice
collision-cancel = Leave it as it is now
thread-request = Change asked for
thread-request-resolved = Change made, not confirmed yet
thread-request-confirmed = Change confirmed
thread-comment = Comment
thread-comment-done = Comment, done with
thread-answer = Answer
thread-send = Send the answer
thread-resolve = Done
thread-confirm = Confirm
thread-reopen = Open again
thread-begin = Comment on this
thread-begin-ask = Comment, or ask for a change
thread-about = About: { $what }
thread-open = Comment
thread-ask = Ask for this change
threads-open = { $shown } open
history-title = History
history-of = History: { $what }
history-version = Version { $what }
history-nothing = No part of the text changed.
history-restore = Go back to this text
history-older = Older versions
history-versions = Versions { $what }
history-saves = { $n ->
    [one] { $shown } save while it was written
   *[other] { $shown } saves while it was written
}
history-each = Each save
difference-unseen = (no longer here)
translation-changed = What changed since this was translated
difference-key = Struck through: taken out. Underlined: put in.
difference-gone = Taken out:
difference-new = Put in:
submit-title = Hand in
submit-cover = A note to the editors
submit-do = Hand in for review
submit-pending = Changes are asked for: make each, and press “Done” beside it.
recall-text = Nobody has taken it yet: you can take it back and go on writing.
recall-do = Take it back

## The desk

queue-count = { $n ->
    [one] { $shown } text waits
   *[other] { $shown } texts wait
}
queue-days = { $n ->
    [one] { $shown } day
   *[other] { $shown } days
}
queue-age = Waiting
queue-state = State
queue-holder = Held by
queue-due = Answer due
queue-whose = Whose
queue-nobodys = Not taken yet
queue-mine = Mine
queue-asked = My advice is asked
queue-overdue = Overdue only
queue-empty = Nothing waits here.
queue-all = Show all
queue-choose = Choose
queue-claim = Take it
queue-failed = Not done for these, and why:
queue-done = { $n ->
    [one] Done for { $shown } text.
   *[other] Done for { $shown } texts.
}
bulk-title = With those that are ticked
bulk-what = Decision
bulk-reason = Reason, where declined
bulk-do = Do it
decide-title = Decide
decide-claim = Take it
decide-release = Give it back to the pool
decide-request = Send back for changes
decide-accept = Accept
decide-decline = Decline
decide-publish = Publish
decide-reopen = Think again
decide-message = To the authors
decide-message-hint = What you typed beside fields is asked for with it. To decline, give the reason here.
decide-pending = { $n ->
    [one] { $shown } change is not confirmed yet.
   *[other] { $shown } changes are not confirmed yet.
}
review-aside = Review and decision
review-title = Review
review-submitted = Handed in
review-cover = From the authors
review-message = From the editor
advice-title = Advice
advice-who = Ask
advice-due = Until
advice-assign = Ask for advice
advice-unassign = Ask no longer
advice-word = In one word
advice-text = Your advice, for the editor
advice-give = Give advice
advice-accept = Publish it
advice-minor = Small changes
advice-major = Large changes
advice-decline = Decline it
changed-title = What changed
changed-published = Since the published text
changed-since = Since changes were last asked for, { $what }
changed-nothing = Nothing yet.
talk-whole = The text as a whole

## What was done

told-begun = It is begun. Everything you save here is kept, and seen by nobody but you, your colleagues and the editors.
told-restored = The older text is the newest again.
told-moved = Somebody else wrote meanwhile, so nothing was done. Look again.
told-said = Said.
told-nothing = Nothing was changed.
told-nothing-ticked = Nothing was ticked.
told-decided = Done for all of them.
told-submitted = Handed in. The editors have been told.
told-recalled = Taken back: you can go on writing.
told-claimed = You hold it now. Its authors have been told.
told-released = It is back in the pool.
told-text-sent-back = Sent back to its authors.
told-text-accepted = Accepted.
told-text-declined = Declined. Its authors have been told why.
told-published = Published.
told-reopened = Opened again.
told-assigned = Asked for advice.
told-unassigned = No longer asked.
told-advised = Your advice is with the editor.

# Writing with others, and acting for a member
co-authors-title = Co-authors
co-authors-none = Nobody outside the member writes it yet.
co-author-email = E-mail address of a co-author
co-author-hint = They read and write this text, and nothing else of the member’s.
co-author-invite = Invite
co-author-remove = Remove
co-author-leave = Leave
told-shared = The invitation is on its way.
told-unshared = They no longer write this text.
mine-shared = Written with others
team-title = Who acts for it
team-of = Who acts for { $what }
team-standfirst = Whoever stands here writes for the member for as long as the days say.
team-none = Nobody yet.
team-invited = invited
role-not-now = not in force today
role-end = End
told-role-ended = It has ended.
field-role-since = From (day)
field-role-until = Until (day)
field-role-until-hint = Leave both empty where it is for good.

# Letters, and what can be done with what is public
letters-title = Letters to you
letters-standfirst = On the site you are told of everything. Choose what comes by mail as well.
delivery-instant = At once
delivery-daily = Once a day, gathered
delivery-off = No letter
published-title = Now that it is public
confirm-hint = Say once a year that it is still true; readers see the day.
confirm-do = It is still true
validate-hint = Say on what grounds it holds, if you know what it tells of. Readers see your name and this.
validate-note = On what grounds
validate-do = Validate
withdraw-hint = Readers find a page that says why, and what to read instead.
withdraw-reason = Why it is withdrawn
withdraw-replacement = What to read instead: a web address or DOI
withdraw-do = Withdraw
told-confirmed = Thank you: it is said to be true as of today.
told-validated = Validated. Its authors are told.
adapt-title = We do this too
adapt-of = “{ $what }”: we do this too
adapt-standfirst = Readers of the record see that your member does it too, and those who wrote it are told.
adapt-button = Say so
adapt-revoke = No longer, or never
adapt-since = Since (a year or day)
told-adapted = Said. It stands on the record’s page.
told-adaptation-revoked = Taken back.
told-withdrawn = Withdrawn. Its authors are told why.
## Signing in by a provider

sign-in-or = Or by an account you have elsewhere, if you have connected it:
sign-in-with = Sign in with { $what }
invitation-or = Or without a password, by an account that you have elsewhere. It signs you in here from then on:
invitation-with = Accept with { $what }
provider-leading = On to { $what }
provider-leading-text = You are being led to { $what }, to sign in there. Then you come back here.
provider-go = Go on to { $what }
provider-unknown = No account is connected
provider-unknown-text = You are signed in at { $what }, but no account here that may be used is connected with it. If you have one, sign in with your password and connect it on the page of your account. If you were invited, follow the link in the letter. Otherwise, ask for an account.
told-provider-nothing = You did not sign in there, so nothing has changed. Try again, or sign in another way. If you were invited, follow the link in the letter again.
error-provider = The other site does not answer as it should
error-provider-text = Signing in with { $what } does not work at this moment. Try again in some minutes, or sign in another way.
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
fault-no-password = Your account has no password. Sign out, sign in again, and do this within ten minutes.
fault-only-way-in = This is your only way in. Set a password first, or connect another account.
fault-identity-own = It is connected to your account already.
fault-identity-others = It is connected to another account here. Sign in with it to use that one.
fault-most-identities = You have connected ten already: remove one first.
fault-flow = Signing in was not begun in this browser, was ended already, or took more than ten minutes. Begin again.
account-identities = { $n ->
    [0] none
    [one] one
   *[other] { $shown }
}

## What waits to be translated

translations-title = To be translated
translations-empty = Nothing waits to be translated.
translations-left = Left to do
translation-none = nothing yet
translation-machine = by a machine
translation-draft = draft
translation-reviewed = reviewed
translation-published = published
translation-outdated = older than the original
translations-count = { $n ->
    [one] { $shown } translation waits
   *[other] { $shown } translations wait
}
translations-older = { $n ->
    [one] { $shown } text has changed
   *[other] { $shown } texts have changed
}
translations-missing = { $n ->
    [one] { $shown } text is missing
   *[other] { $shown } texts are missing
}

## The audit log

audit-title = Audit log
audit-standfirst = Who decided, administered, signed in or could not, exported, or was refused what. Nothing is ever taken out.
audit-action = What was done
audit-when = When
audit-who = Who
audit-what = To what
audit-detail = Details
audit-empty = No entry.
audit-nobody = nobody known
audit-account = an account

import-title = Import
import-standfirst = Works, people, members and topics from a file: it is looked over first, and nothing is written until you say so.
import-file = File
import-file-hint = JSONL as ‘gsef export’ writes it, or BibTeX: at most { $most } entries and { $largest } MiB. For more there is ‘gsef import’ on the server.
import-text = Entries
import-text-hint = Paste them here, or mend here what a check found. A file that you choose counts before what stands here.
import-source = Source
import-source-hint = The catalogue that their keys belong to. With it an entry is known again when it is imported once more.
import-state = State
import-state-hint = Of new entries that do not say so themselves.
import-owner = Owner
import-owner-hint = The member that records without an owner are given to.
import-check = Check
import-go = { $n ->
    [one] Import this entry
   *[other] Import these { $n } entries
}
import-checked = What would be done
import-done = What was done
import-nothing-written = Nothing has been written yet. Mend below what is wrong and check again, or import what can be.
import-created = new
import-updated = changed
import-unchanged = as they are here
import-rejected = can’t be taken
import-rejected-title = Can’t be taken
import-warnings-title = Taken, with a remark
import-line = Line
import-key = Entry
import-why = Why
import-more = { $n ->
    [one] One more is not shown.
   *[other] { $n } more are not shown.
}
import-nothing = Choose a file, or paste entries.
import-neither = This is neither JSONL nor BibTeX: entries begin with ‘{"{"}’ or with ‘@’.
import-too-many = { $n ->
    [one] More than one entry at once is too much here: split the file, or use ‘gsef import’ on the server.
   *[other] More than { $n } entries at once are too many here: split the file, or use ‘gsef import’ on the server.
}

## The registers of the desk

desk-pages = Pages of the desk
desk-review = In review
register-members = Register of members
register-topics = Vocabulary
register-people = Register of people
register-forums = Register of forums
register-new-member = Add a member
register-new-topic = Add a topic
register-new-person = Add a person
register-new-forum = Add a forum
register-edit = Edit
register-page = Page on the site
register-none = Nothing here is as you asked for.
register-count = { $n ->
    [one] { $shown } entry
   *[other] { $shown } entries
}
register-place = Place
register-works = Works
register-membership = Membership
membership-in-force = In force
membership-soon = Ends soon
membership-ended = Ended
membership-none = None known
membership-ends = ends { $what }
membership-to-come = not yet begun
register-save-publish = Save and publish
register-save-only = Save only
register-unseen = Readers do not see it now.
register-other-language = In a further language
register-language = Language
register-in-language = Text
register-gone = (withdrawn)
register-comma = {", "}
register-no-rows = None yet.
register-made-already = It was made already when you sent this the first time. Look for it in the register, and change it there.
register-collision = Nothing is lost: here are both. Choose which is to stand. All else that you typed is saved with it.
register-description = Description
register-markdown = May use Markdown.
register-name-hint = As it calls itself in each language. Leave empty where it has no name of its own.
register-what-where = Kind and place
register-city = City
register-works-on = Topics it works on
register-identifiers-hint = What registries call it, so that others know which organisation is meant.
register-identifier = Identifier { $what }
register-scheme = Registry
register-value = Identifier
register-other-scheme = Other
register-memberships = Memberships
register-memberships-hint = The periods in which it belongs to the association. Leave open what is not known; what goes on has no last day. A row that is emptied goes when you save.
register-membership-number = Membership { $what }
add-membership = Add a membership
register-category = Category in the statutes
register-source = Source (web address)
register-since = Since
register-until = Until
register-date-hint = As 2019 or 2019-03-14
register-until-hint = Empty while it lasts
register-mandates = Offices
register-mandates-hint = The offices that it holds and held in the association, with their dates. A row that is emptied goes when you save.
register-mandate-number = Office { $what }
add-mandate = Add an office
register-office = Office
register-topic = The topic
register-label-hint = One name in each language: that which readers see first.
register-alt-hint = Synonyms and abbreviations, one on a line. A search for any of them finds the topic.
register-definition = Definition
register-definition-hint = What it means, in a sentence or two.
register-vocabulary = Vocabulary
register-notation = Code in the vocabulary
register-broader-hint = The wider topics that it lies in.
register-match-hint = Web addresses of the same concept in other vocabularies, one on a line.
register-display = Name
register-display-hint = As the person writes it, in the order of their language.
register-given = Given names
register-particle = Particle (von, de la)
register-family = Family name
register-orcid-hint = As 0000-0002-1825-0097
register-organisation = Organisation, as named
register-same-member = The same among the members
register-affiliation = Place of work { $what }
add-affiliation = Add a place of work
register-forum = The forum
register-when-where = When and where
register-edition = Edition
register-edition-hint = Mostly the year, as 2016
register-days-hint = As 2016-09-07/2016-09-09
register-theme = Theme
register-merge = Put into another topic
register-merge-title = Put “{ $what }” into another topic
merge-standfirst = The other topic stands for it from then on: its address leads there, its names become further names of the other, and whatever is about it is about the other.
merge-works = { $n ->
    [one] { $shown } work is about it
   *[other] { $shown } works are about it
}
merge-members = { $n ->
    [one] { $shown } member works on it
   *[other] { $shown } members work on it
}
merge-narrower = { $n ->
    [one] { $shown } topic lies in it
   *[other] { $shown } topics lie in it
}
merge-find = Find the other topic by one of its names
merge-none = No other topic is called so.
merge-into = Put it into
merge-more = There are more: look for the name.
merge-do = Put it into the chosen topic
register-merge-person = Put together with another entry
register-merge-person-title = Put “{ $what }” together with another entry
merge-person-standfirst = Somebody may be here twice. The entry that you choose stays and stands for both; this one leads there from then on. You see what will happen before it does.
merge-person-find = Find the other entry by name
merge-person-none = Nobody else here is called so.
merge-person-into = The entry that stays
merge-person-look = See what will happen
merge-person-plan = What will happen
merge-person-stays = “{ $what }” stays. The address of this entry leads there.
merge-person-works = { $n ->
    [one] { $shown } work names “{ $what }” instead of this entry, under the name as printed.
   *[other] { $shown } works name “{ $what }” instead of this entry, under the names as printed.
}
merge-person-accounts = Accounts are not touched: none is tied to an entry.
merge-person-takes = The entry that stays takes over:
merge-person-takes-nothing = The entry that stays says all of this already.
merge-person-refused = Both have an ORCID iD, and not the same. Take the wrong one away in one of these entries. Two people with two numbers stay two entries.
merge-person-do = Put them together
merge-person-other = Choose another entry
told-merged-person = The two entries are one now. Works that name the person follow within seconds.
fault-which-person = Choose the entry that stays.
fault-two-orcids = Both have an ORCID iD, and not the same: take the wrong one away first.
register-withdraw = Withdraw “{ $what }”
register-withdraw-standfirst = Readers find a page that says why, and what to read instead. It stays in the register, and can be published again.
register-withdraw-button = Withdraw
told-made = It is made, and saved.
told-merged = The topics are one now. What is about them follows within seconds.
told-register-withdrawn = Withdrawn.
fault-one-language = Give it in one language at least.
fault-reason = Say why: readers will find it in its place.
fault-orcid-taken = Another person here has this ORCID iD already.
fault-degrees = Write degrees as a number, such as 37.57.
fault-hundred = At most 100 names are allowed.
fault-which-language = Choose the language of the text.
fault-which-topic = Choose the topic that it goes into.
fault-merge-unpublished = It is not published: nothing can be put into it.
fault-merge-below = This topic lies below one that lies in yours. Move that one elsewhere first.

## Every field, translations, saving in the background, refusals

access-embargo = Closed until a day
scheme-symbol = Document symbol
scheme-other = Another identifier
scheme-url = Web address
step-about = Topics and places
step-related = Related works and identifiers
step-text = Title and text
step-published = Where and when it appeared
step-project = The project
step-data = The data
field-type = Type of publication
field-member-page = Its page here
field-person-page = The person’s page here
field-relations = Related works
field-relation = How they relate
field-scheme = Kind of identifier
field-identifier = Identifier
field-source = What it appeared in
field-venue = Journal, book or proceedings
field-issued = Date of issue
field-grant = Number of the grant
field-distributions = Files to be had
field-media-type = Format, as text/csv
field-bytes = Size in bytes
field-access = Who may read it once it is published
field-embargo = Open to all from (day)
add-relation = Add a related work
add-identifier = Add an identifier
add-funder = Add a funder
add-distribution = Add a file
hint-target = The address of its page here, its DOI, or another web address.
hint-page = The address of the page, if there is one.
hint-licence = A usual licence by its short name, as CC-BY-4.0, or the web address of the terms.
hint-date = As 2019, 2019-03 or 2019-03-14; 2016/.. means since 2016.
hint-embargo = Only for what is closed until a day: until then only you, your colleagues and the editors see it, and not even its title is shown.
fault-unreadable = This can’t be read. Look at how it is written.
fault-doi = This is no DOI. It begins with 10., as 10.1787/abc.
fault-isbn = This is no ISBN: a digit is wrong or missing.
fault-issn = This is no ISSN: a digit is wrong or missing.
fault-identifier = This is no such identifier. Look at the kind, and at how it is written.
fault-orcid = This is no ORCID iD: a digit is wrong or missing. It looks like 0000-0002-1825-0097.
fault-embargo-day = Say until which day it is closed.
fault-itself = This is the very same: choose another.
fault-target = Nothing here has this address. Paste the address of its page, a DOI, or a whole web address.
fault-member-page = No member has this address here. Leave it empty if it has no page.
fault-person-page = No person has this address here. Leave it empty if they have no page.
fault-submit-owner = Say which member it belongs to before you hand it in.
fault-submit-title = Give it a title before you hand it in.
fault-requests-open = Changes that were asked for are still open. Say of each that it is made, in its conversation.
fault-requests-unconfirmed = Changes that were asked for are not confirmed yet. Look at their conversations.
fault-say-changes = Say what is to be changed, beside each field.
fault-twice = One is named twice.
fault-gone = It is not there, or not any more.
fault-latitude = A latitude lies between -90 and 90 degrees.
fault-longitude = A longitude lies between -180 and 180 degrees.
fault-both-degrees = Latitude and longitude go together: give both or none.
fault-web = Write the whole web address, as https://example.org.
fault-replacement = Give a whole web address or a DOI.
fault-people = This is more people than there are.
fault-phone = Write a telephone number as +33 1 23 45 67 89.
fault-amount = This number is too large or too small.
fault-currency = Write the currency in three capital letters, as EUR or KRW.
fault-year = A year lies between 1800 and 2100.
fault-too-many = At most { $what } are allowed.
fault-language = Choose a language that people read.
fault-nothing-translated = Nothing is translated yet.
fault-no-original = There is no original to translate.
fault-original = It was written in this language: change the original instead.
fault-no-translation = There is no translation into this language.
fault-machine-only = A machine wrote all there is in this language: somebody must work on it first.
fault-co-authors = It has as many co-authors as it can have.
fault-co-author-busy = They write many records with others already, and can’t be asked for more.
fault-not-case = Only case studies are confirmed.
fault-own-record = You wrote in this record: somebody else must look at it.
fault-no-version = There is no such earlier text.
fault-other-kind = A record stays of the kind that it is.
fault-own-member = This is the member that the record belongs to.
fault-others-record = This is no record of this member.
fault-not-said = This member has not said that it does this too.
fault-not-in-review = It is not in review: it must be handed in first.
fault-not-held = You don’t hold it: claim it first, or ask whoever holds it to release it.
fault-held = Another editor holds it.
fault-not-asked = You were not asked for advice on this text.
fault-no-reviewer = This is no account of a reviewer or editor.
fault-not-asked-them = They were not asked for advice on it.
fault-most-reviewers = As many reviewers as can be are asked already: take one off first.
fault-thread-full = This conversation can hold no more: begin another.
fault-already = That was done already.
fault-moved-on = Its state is another one by now, so this can’t be done. Load the page again.
fault-own-account = This is your own account: end it from its page, or ask another administrator.
fault-account-idle = This address has an account that can’t act now.
fault-own-role = It would take your own role of an administrator: ask another one to do it.
new-record = New record
new-record-text = A title is enough to begin with. Everything else can wait, and be written by several people at once.
new-kind = What it is
new-about-case = What a place or organisation did, what came of it, and what others need in order to do the same.
new-about-publication = A report, article, guide, book or declaration that is there already.
new-about-project = Research that is planned, going on or completed, and who pays for it.
new-about-dataset = Figures or other data that others can use, and where the files are.
translations-nav = Translations
translation-into = Translation: { $what }
translation-other = Another language
translation-source = written in this language
translation-text = Write each text beside its original. What you write is a draft until a second person has read it. What you leave as it is keeps its state.
translation-read = Read each text beside its original. Where something is wrong, say so beside it: those who write it are told.
translation-right = I have read this beside its original, and it is right as it stands
translation-translator = Translated by
translation-translator-hint = The name as it is to be printed. Leave it empty to name nobody new.
translation-save = Save the translation
translation-review = I have read it: it is good
translation-review-text = By this you say that you read every text here beside its original and that it says the same. It is published with the record.
translation-review-machine = What a machine wrote stays marked as such until somebody has worked on it.
translation-nothing-to-review = Nothing here waits to be read by a second person.
translation-overtaken = Nothing was saved: somebody else wrote in this translation meanwhile. Where both of you wrote, what they wrote stands below yours. Put them together, then save again.
translated-by = Translated by { $what }
told-translation-reviewed = Thank you. The translation is marked as reviewed.
autosave-saved = Saved at { $what }
autosave-offline = Not saved: no connection. It is kept in this browser, and sent when the connection is back.
autosave-failed = Not saved: the site can’t take it now. It is kept in this browser, and tried again.
autosave-signed-out = Not saved: you are signed out, or may no longer write here. It is kept in this browser.
autosave-faults = Not saved yet.
autosave-behind = Saved at { $what }. Somebody else changed this page meanwhile.
autosave-collided = Not saved: somebody else wrote in the same place. It is kept in this browser.
autosave-look = Look at it
autosave-load = Load it
autosave-restored = Text of { $what } that was not saved was put back. Look through it, and save.
autosave-left = This has no place on the page any more:
autosave-drop = Throw it away
field-related-work = The other work
fault-refused = You may not do this.
translation-original = Original ({ $what })

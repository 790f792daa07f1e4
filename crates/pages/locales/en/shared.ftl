### Words that pages of several areas use. $n decides the form of a text, $shown is the same number as it is written.

you-are-here = You are here
nothing-yet = Nothing here yet.
source = Source
as-of = As of
percent = { $what }%
remove = Remove
chip = { $field }: { $value }
pages-of-list = Pages of the list
page-previous = Previous
page-next = Next
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
home-standfirst = Publications, case studies, research and data on cooperatives, mutuals, social enterprises and the public policy that lets them grow, shared by local governments and networks of civil society, each in its own language.
home-areas = Areas of work
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
map-note = Each dot is a place; its size tells how many organisations are there. Those that name no place are only in the list. Outlines: Natural Earth.
people-of-record = Made by
record-summary = Summary
record-text = Text
record-about = About
record-goals = Sustainable Development Goals
adaptation-conditions = Under what conditions
adaptation-results = What came of it
record-details = Details
file-address = File
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
property-confirmed = Last confirmed
property-identifiers = Identifiers
property-keywords = Keywords
property-owner = Owner
property-website = Web site
property-permanent-address = Permanent address
property-updated = Last changed
story-contact = Contact
fact-stage = Stage
fact-scale = Scale
fact-for-whom = For whom
section-context = Context
section-challenge = Challenge
section-dates = Key dates
section-actors = Who took part
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
tombstone-instead = Read instead
organisations = { $n ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
}
countries = Countries
filter-name = Name
filter-kind = Kind
filter-all = All
filter-show = Show
member-about = Who it is
person-about = Who it is
person-where = Where
person-elsewhere = Elsewhere
topic-names = Also called
topic-vocabulary = In the vocabulary
topic-broader = Wider
topic-elsewhere = The same concept elsewhere
forum-hosts = Hosts
form-faults = Something is to be mended
form-optional = (optional)
form-wait = { $n ->
    [one] Too much was tried in a short time. Wait a second, then try again.
   *[other] Too much was tried in a short time. Wait { $shown } seconds, then try again.
}
form-conflict = Someone else changed this meanwhile. Load the page again, and repeat your change.
save = Save
field-name = Name
field-language = Language of letters to you
field-member = Organisation
told-saved = Saved.
requests-title = Requests for accounts
accounts-title = Accounts
state-draft = Draft
state-submitted = Handed in
state-in_review = In review
state-changes_requested = Changes asked for
state-accepted = Accepted
state-published = Published
state-withdrawn = Withdrawn
state-declined = Declined
by-platform = the platform
overdue = overdue
work-changed = Last changed { $what }
write-title = { $what }: { $title }
write-steps = Steps
write-language-change = Change
write-save = Save
pick-add = Add
row-remove = Remove
field-title = Title
field-latitude = Latitude
field-longitude = Longitude
field-orcid = ORCID iD
fault-needed = This is needed.
fault-date = Write a date as 2019, 2019-03 or 2019-03-14; 2016/.. means since 2016.
fault-until-first = It lies before the first day.
fault-day = Write a day as 2026-03-14.
collision-title = Somebody else changed the same text
collision-theirs = What it says now
collision-mine = What you wrote
collision-base = What it said before
collision-empty = Nothing
collision-save = Save my choice
collision-cancel = Leave it as it is now
queue-state = State
queue-all = Show all
decide-publish = Publish
told-moved = Somebody else wrote meanwhile, so nothing was done. Look again.
told-published = Published.
field-role-since = From (day)
field-role-until = Until (day)
withdraw-reason = Why it is withdrawn
withdraw-replacement = What to read instead: a web address or DOI
withdraw-do = Withdraw
add-identifier = Add an identifier
fault-doi = This is no DOI. It begins with 10., as 10.1787/abc.
fault-isbn = This is no ISBN: a digit is wrong or missing.
fault-issn = This is no ISSN: a digit is wrong or missing.
fault-identifier = This is no such identifier. Look at the kind, and at how it is written.
fault-orcid = This is no ORCID iD: a digit is wrong or missing. It looks like 0000-0002-1825-0097.
fault-itself = This is the very same: choose another.
translations-nav = Translations
fault-two-orcids = Both have an ORCID iD, and not the same: take the wrong one away first.

### Writing. $n decides the form of a text, $shown is the same number as it is written.

## What one writes

mine-no-member = Your account writes for no member, so nothing is listed here.
mine-in-work = In work
mine-unowned = Drafts that no member answers for
mine-public-meanwhile = Readers see the text before
mine-done = Published
new-member = For which member
new-begin = Begin
held-by = With { $what }
answer-due = Answer by { $what }
answer-overdue = The answer was due on { $what }
requests-open = { $n ->
    [one] { $shown } change asked for
   *[other] { $shown } changes asked for
}
complete = { $what } complete
complete-label = How complete it is
write-language = Language you write in
told-begun = It is begun. Everything you save here is kept, and seen by nobody but you, your colleagues and the editors.
mine-shared = Written with others
new-record = New record
new-record-text = A title is enough to begin with. Everything else can wait, and be written by several people at once.
new-kind = What it is
new-about-case = What a place or organisation did, what came of it, and what others need in order to do the same.
new-about-publication = A report, article, guide, book or declaration that is there already.
new-about-project = Research that is planned, going on or completed, and who pays for it.
new-about-dataset = Figures or other data that others can use, and where the files are.

## The form

complete-missing = What is missing, and why it matters
work-beside = A new text beside the published one
work-overview = Overview and review
work-write = Write
work-public = As readers see it
write-save-next = Save and go on
write-previous = Back: { $what }
write-note = Every button on this page saves what you typed. Texts may use Markdown.
write-hand-in = Save first. You see the whole text once more, and can add a note to the editors.
write-faults = Not saved yet. What is to be mended:
write-too-old = This page was opened too long ago to be put together with what others wrote since. Compare your text with the history, then save again.
word-count = { $n ->
    [one] { $shown } word
   *[other] { $shown } words
}
word-count-of = { $what }; at most { $total } are read to the end
original-says = What the original says ({ $what })
preview = As readers see it, once saved
choice-none = Not said
row-up = Up
row-down = Down
fault-number = Write a number, such as 1200.5, without a comma between thousands.
fault-whole = Write a whole number, such as 1200.
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
fault-unreadable = This can’t be read. Look at how it is written.
fault-embargo-day = Say until which day it is closed.
fault-access = Choose who may read it: everyone, members, or everyone from a day on.
fault-target = Nothing here has this address. Paste the address of its page, a DOI, or a whole web address.
fault-member-page = No member has this address here. Leave it empty if it has no page.
fault-person-page = No person has this address here. Leave it empty if they have no page.
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
difference-gone = Taken out:
difference-new = Put in:

## Its steps

choice-person = Person
choice-organisation = Organisation
add-block = Add a building block
add-actor = Add an organisation
add-group = Add a group
add-resource = Add a resource
add-indicator = Add an indicator
add-date = Add a date
step-title = Title and summary
step-story = Context, challenge, approach
step-actors = Who and with what
step-results = Results and indicators
step-learning = What lasts, what was learnt
step-place = Where, when, about what
step-rights = People and rights
field-indicators = Indicators
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
field-distributions = Files to be had
add-funder = Add a funder
add-distribution = Add a file
hint-target = The address of its page here, its DOI, or another web address.
hint-page = The address of the page, if there is one.
hint-licence = A usual licence by its short name, as CC-BY-4.0, or the web address of the terms.
hint-date = As 2019, 2019-03 or 2019-03-14; 2016/.. means since 2016.
hint-embargo = Only for what is closed until a day: until then only you, your colleagues and the editors see it, and not even its title is shown.

## Its fields

add-place = Add a place
add-contributor = Add someone
field-description = What it is
field-role = Part
field-support = What it gave
field-group = Group
field-number = How many
field-currency = Currency, as EUR or KRW
field-measured = What was measured
field-unit = Unit
field-baseline = Value before
field-target = Value aimed at
field-value = Value
field-measured-on = Measured on
field-method = How it was measured
field-evidence = How well founded
field-event = What happened, in a few words
field-who = Person or organisation
field-affiliation = Affiliation
field-mail = E-mail address
field-phone = Telephone
field-consent-given = All persons shown agreed
field-consent-note = How and where that is kept
field-url = Web address of the original
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
field-media-type = Format, as text/csv
field-bytes = Size in bytes
field-access = Who may read it once it is published
field-embargo = Open to all from (day)
add-relation = Add a related work
field-related-work = The other work

## Two who write at once

collision-text = Nothing is lost: here are both. Choose which is to stand, or put them together in yours. All else that you typed is saved with it.

## What is said of it

thread-request = Change asked for
thread-request-resolved = Change made, not confirmed yet
thread-request-confirmed = Change confirmed
thread-comment = Comment
thread-comment-done = Comment, done with

## What it said before

history-of = History: { $what }
history-version = Version { $what }
history-nothing = No part of the text changed.
history-restore = Go back to this text
history-older = Older versions
told-restored = The older text is the newest again.
history-versions = Versions { $what }
history-saves = { $n ->
    [one] { $shown } save while it was written
   *[other] { $shown } saves while it was written
}
history-each = Each save
difference-unseen = (no longer here)

## We do this too

adapt-title = We do this too
adapt-of = “{ $what }”: we do this too
adapt-standfirst = Readers of the record see that your member does it too, and those who wrote it are told.
adapt-button = Say so
adapt-revoke = No longer, or never
adapt-since = Since (a year or day)
told-adapted = Said. It stands on the record’s page.
told-adaptation-revoked = Taken back.

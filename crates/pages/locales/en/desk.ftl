### The desk. $n decides the form of a text, $shown is the same number as it is written.

## What waits

queue-count = { $n ->
    [one] { $shown } text waits
   *[other] { $shown } texts wait
}
queue-days = { $n ->
    [one] { $shown } day
   *[other] { $shown } days
}
queue-age = Waiting
queue-holder = Held by
queue-due = Answer due
queue-whose = Whose
queue-nobodys = Not taken yet
queue-mine = Mine
queue-asked = My advice is asked
queue-overdue = Overdue only
queue-empty = Nothing waits here.
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
decide-claim = Take it
decide-release = Give it back to the pool
decide-accept = Accept
decide-decline = Decline
told-nothing-ticked = Nothing was ticked.
told-decided = Done for all of them.
import-title = Import
desk-review = In review

## A text in review

work-look = Look again
choice-yes = Yes
field-empty = Nothing yet
submit-title = Hand in
submit-cover = A note to the editors
submit-do = Hand in for review
submit-pending = Changes are asked for: make each, and press “Done” beside it.
recall-text = Nobody has taken it yet: you can take it back and go on writing.
recall-do = Take it back
decide-title = Decide
decide-request = Send back for changes
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
told-said = Said.
told-nothing = Nothing was changed.
told-submitted = Handed in. The editors have been told.
told-recalled = Taken back: you can go on writing.
told-claimed = You hold it now. Its authors have been told.
told-released = It is back in the pool.
told-text-sent-back = Sent back to its authors.
told-text-accepted = Accepted.
told-text-declined = Declined. Its authors have been told why.
told-reopened = Opened again.
told-assigned = Asked for advice.
told-unassigned = No longer asked.
told-advised = Your advice is with the editor.
co-authors-title = Co-authors
co-authors-none = Nobody outside the member writes it yet.
co-author-email = E-mail address of a co-author
co-author-hint = They read and write this text, and nothing else of the member’s.
co-author-invite = Invite
co-author-remove = Remove
co-author-leave = Leave
told-shared = The invitation is on its way.
told-unshared = They no longer write this text.
published-title = Now that it is public
confirm-hint = Say once a year that it is still true; readers see the day.
confirm-do = It is still true
validate-hint = Say on what grounds it holds, if you know what it tells of. Readers see your name and this.
validate-note = On what grounds
validate-do = Validate
withdraw-hint = Readers find a page that says why, and what to read instead.
told-confirmed = Thank you: it is said to be true as of today.
told-validated = Validated. Its authors are told.
told-withdrawn = Withdrawn. Its authors are told why.

## Importing

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
import-drafts = Go on with the drafts among them
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
import-not-done = The import goes on
import-goes-on = It goes on without this page. Check the same entries again in a while: what is done by then is told as being as it is here.
import-check-too-long = Looking these entries over took too long. Try fewer at once.
import-no-text = “{ $what }” is no text in UTF-8. Files of these forms are read: JSONL (.jsonl) and BibTeX (.bib). Spreadsheets and documents are not: export the entries from your reference manager as BibTeX, or save the file anew with the encoding UTF-8.

## What is said of imported entries

import-part = { $field }: { $what }
import-said-unreadable = can’t be read any further: { $detail }
import-said-file-unreadable = the file can’t be read: { $detail }
import-said-line-too-long = has { $size } bytes; at most { $most } are allowed
import-said-not-utf8 = is not UTF-8 from byte { $value } on
import-said-latin-1 = the file is not UTF-8: it was read as Latin-1
import-said-not-json = is not JSON: { $detail }
import-said-not-an-object = is not a JSON object
import-said-type-unknown = “{ $name }” is none of { $value }
import-said-needed = is needed
import-said-no-id = has no id
import-said-id-needed = is needed (or a uid or slug), so that a second import finds it again
import-said-id-null = its id contains a null character
import-said-id-too-long = its id has { $size } characters; at most { $most } are allowed
import-said-source-unnamed = its source has no name: name one
import-said-source-colon = the name of its source, “{ $name }”, contains a colon
import-said-source-too-long = the name of its source has { $size } characters; at most { $most } are allowed
import-said-null = contains a null character
import-said-key-meant = is not a known key; did you mean “{ $name }”?
import-said-key-not-known = is not a known key
import-said-key-unknown = the key “{ $name }” is not known and was left out
import-said-key-object = { $name } is an object and was left out
import-said-key-odd = { $name } is neither a text nor a list of texts and was left out
import-said-text-odd = is neither a text nor an object of text, status and translator
import-said-value-odd = can’t be taken: { $fault }
import-said-names-none = names no { $kind }
import-said-target-missing = there is no { $kind } “{ $name }”
import-said-target-rejected = “{ $name }” ({ $kind }) was itself rejected
import-said-abstract-too-long = the abstract is too long for a summary and was kept as the body
import-said-identifier-kept = { $fault } It was kept as another identifier.
import-said-left-out = { $fault } It was left out.
import-said-keyword-too-long = the keyword “{ $value }…” has more than { $most } characters and was left out
import-said-type-kept = the type “{ $name }” is not known: kept as another publication
import-said-language-unknown = the language “{ $value }” is not known and was left out
import-said-year-unread = the year “{ $value }”{ $detail } could not be read and was left out
import-said-month-unread = the month “{ $value }” could not be read: the year was kept
import-said-month-alone = a month without a year (“{ $value }”) was left out
import-said-others-unnamed = there are others, who are not named
import-said-howpublished = howpublished (“{ $value }”) was left out
import-said-fields-left-out = left out, for they have no place: { $value }
import-said-tex-unread = its TeX can’t be read ({ $detail }): kept as written
import-said-repeated = repeats the entry on line { $line }
import-said-key-taken = its key is already that of another entry on line { $line }
import-said-key-used = its key “{ $key }” is already used on line { $line }: give each entry a key of its own
import-said-parent-missing = there is no entry “{ $key }” in this file
import-said-parent-itself = “{ $key }” leads back to itself: left out
import-said-parent-far = “{ $key }” is too far up: left out
import-said-parents-too-many = inherits from more than { $most } entries: the rest was left out
import-said-field-twice = { $name } stands there twice: the second one was left out
import-said-string-unknown = the abbreviation “{ $name }” is not defined: kept as written
import-said-string-many = defines more than one name
import-said-strings-too-long = the abbreviations of the file make it too long
import-said-value-too-long = has more than { $most } bytes
import-said-comments-open = too many comments are never closed: the rest can’t be read
import-said-no-key = has no citation key
import-said-no-key-but-field = has no citation key: “{ $name }” is a field
import-said-no-comma = a comma is missing after the key “{ $key }”
import-said-no-equals = an equals sign is missing after “{ $name }”
import-said-no-field-name = “{ $value }” stands where the name of a field should
import-said-no-value = has no value
import-said-no-value-but = “{ $value }” stands where a value should
import-said-ends-in-key = ends within its key
import-said-ends-open = ends before it is closed
import-said-brace-unopened = a brace is closed that was not opened
import-said-brace-open = a brace is not closed before the next entry begins
import-said-brace-unclosed = a brace is never closed
import-said-quote-open = a quotation mark is not closed before the next entry begins
import-said-quote-unclosed = a quotation mark is never closed
import-said-fields-too-many = has more than { $most } fields
import-said-other-kind = is known here as something else ({ $kind }): this ({ $other }) can’t take its place
import-said-duplicate = is a duplicate: its { $field } { $value } belongs to “{ $key }” already
import-said-slug-taken = its slug “{ $name }” belongs to another thing of this kind ({ $kind })
import-said-review-absent = its review is not in the file: a new entry is a draft, one that is here stays
import-said-in-review = its review here decides where it stands, and not the file
import-said-untitled = has no title: it is shown as untitled

### The page of a record. $n decides the form of a text, $shown is the same number as it is written.

## Every record

record-files = Files
record-related = Related
record-validated = Validated
record-validated-by = Found to hold by { $name }, { $day }
record-adapted = Done elsewhere too
record-similar = Similar
record-cite = Cite
record-cite-this = Cite this
record-use = Use this record
record-read = Read
record-read-at = Read at { $what }
record-take-along = Take it with you
record-languages = Languages of its texts
copy = Copy
copied = Copied
copy-selected = Selected: copy it with your keyboard
file-format = Format
file-size = Size
relation-elsewhere = not in this collection
licence-unknown = Not stated. Ask the owner before you reuse it.
consent-given = Given
consent-open = Not yet given by all
story-contents = In this case
story-contact-note = Only members see this.
actor-gave = Support: { $what }
tombstone-title = This has been withdrawn

## Case studies

fact-where = Where
fact-when = When
fact-people = People reached
indicator-from-to = From { $from } to { $to }.
indicator-from-to-on = From { $from } to { $to }, { $date }.
indicator-value = { $to }.
indicator-value-on = { $to }, { $date }.
indicator-baseline = { $what } before; the result is not known yet.
indicator-open = Not measured yet.
indicator-target = The aim is { $what }.
size-gigabytes = { $what } GB
size-megabytes = { $what } MB
size-kilobytes = { $what } kB
size-bytes = { $what } B

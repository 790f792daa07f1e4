### Members, people, topics, forums. $n decides the form of a text, $shown is the same number as it is written.

## Members

all-of-these = All of these
members-title = Members and partners
members-standfirst = { $members } in { $countries }, as of { $day }: local governments, networks of the social and solidarity economy, and those who study it.
in-countries = { $n ->
    [one] { $shown } country
   *[other] { $shown } countries
}
members-none = No organisation fits.
members-all = Show all
members-list = The list, by country
no-country = No country given
filter-country = Country
member-topics = Works on
member-in-association = In the association
member-line = The line runs from { $from } to { $until }.
member-works = Publications, research and data
member-cases = Case studies
member-people = People

## People

people-title = People
people-standfirst = { $n ->
    [one] { $shown } person who wrote, edited or ran something that is kept here.
   *[other] { $shown } people who wrote, edited or ran something that is kept here.
}
people-none = No person is linked to a work here yet. Whoever made a work is found by their name as printed:
people-letters = First letter
person-works = Works
person-topics = Writes about
person-with = Writes with

## Topics

topics-title = Topics
topics-standfirst = { $n ->
    [one] A vocabulary of { $shown } topic in several languages.
   *[other] A vocabulary of { $shown } topics in several languages. Each leads to what is known about it, in any language, and to those who know it.
}
topics-word = A word, in any language
topics-themes = Themes of the social and solidarity economy
topics-counts = Numbers count works, those about narrower topics included.
topic-all = { $n ->
    [one] The one work about it
   *[other] All { $shown } works about it
}
topic-everything = { $n ->
    [one] { $shown } entry of any kind: works, members, people, forums and narrower topics
   *[other] { $shown } entries of every kind: works, members, people, forums and narrower topics
}
topic-names-note = A search for any of these names finds works in all of these languages.
topic-narrower = Narrower
topic-works = Latest works
topic-experts = Who knows
works = { $n ->
    [one] { $shown } work
   *[other] { $shown } works
}

## Forums

forums-standfirst = Where the association meets: themes, places, and what was presented there.
forum-presented = Presented there

### Searching. $n decides the form of a text, $shown is the same number as it is written.

## Search

filters = Filters
remove-all = Remove all
apply = Apply
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
search-with = with
search-without-filter = without the filter
search-respelt = Nothing has the word “{ $word }”. These were searched for instead: { $others }
search-did-you-mean = Did you mean
search-relaxed = Few texts have every word, so those with some of them follow.
search-strict = Only with every word
search-topics = Topics of this name:
search-topics-all = all { $shown } topics
facet-topic-note = Numbers count results of every kind: works, members, people.
search-topic-by = also called
search-also = Also found through
search-own-words = Only my own words
found-by-contributor = Author or contributor
found-by-affiliation = Affiliation
found-by-keyword = Keyword
found-by-topic = Topic
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
doubt-no-values = Not all between the parentheses after “{ $what }:” are values of that field: they were searched as words.
doubt-no-value = “{ $what }” names no value of the field: it was searched as words.
doubt-empty-field = There is nothing after “{ $what }:”: it was left out.
doubt-empty-parentheses = There is nothing between two parentheses: they were left out.
doubt-inner-wildcard = “{ $what }” was searched as words: only at the end of a word does a star stand for letters.
doubt-many-parts = The query has too many parts: the rest was left out.
search-position = { $from }–{ $until } of { $total }
results-unit = results
pages-of-results = Pages of results
more-values = Show more
year-from = from
year-until = to
keep-search = Keep this search
keep-search-note = The files hold all records that were found, not only this page, ten thousand at most. The permalink keeps words, filters and moment, and tells later what has been added, changed or withdrawn since.
permalink = Permalink to this moment
part-title = title
part-summary = summary
part-text = text

## What has happened since

since-title = What has happened since
since-standfirst = Results then: { $then }; now: { $now }.
since-added = Added since
since-changed = Changed since
since-withdrawn = Withdrawn since
since-none = None.
since-incomplete = Too much has changed since then to be gone through: what stands here is true, but not all.
since-run = The search as it is now

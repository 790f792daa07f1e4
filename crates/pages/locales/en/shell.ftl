### Around every page, and how texts, names and dates are shown. $n decides the form of a text, $shown is the same number as it is written.

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
untitled = Untitled
search = Search
search-any-language = Any language will do: a word finds what means the same in others.
how-to-search = How to search
suggestions = Suggestions
suggestions-count = { "{" }n{ "}" } suggestions
map-title = Organisations by place: { $what }
crumb-publication = Publications
crumb-research_project = Research projects
crumb-dataset = Datasets
crumb-case_study = Case studies
sign-in = Sign in
sign-out = Sign out
own-menu = Your menu:
own-account = Your account
own-records = Your records
own-desk = Desk
own-notifications = Notifications
own-unread = { $n ->
    [one] one notification not read
   *[other] { $shown } notifications not read
}
translations-title = To be translated
audit-title = Audit log

## Dates and numbers

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
date-year = { $what }
date-decade = the { $what }s
date-about = about { $what }
date-perhaps = perhaps { $what }
date-unknown = date not known

## Texts in several languages

names-and-more = { $what } and others
text-fallback = In { $what }: there is no English text yet
text-translated = Translated from { $what }
text-machine = Machine translation, which nobody has checked
text-outdated = This translation is older than the original
text-draft = Draft of a translation, which nobody else has checked
text-original = Read the original
text-originals = These are the texts as they were written.
text-translations = Read them in English, where there is a translation
person = Person
topic = Topic

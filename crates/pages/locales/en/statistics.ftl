### The platform in figures. $n decides the form of a text, $shown is the same number as it is written.

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

### The first page. $n decides the form of a text, $shown is the same number as it is written.

home-title = What cities and their partners know about the social and solidarity economy
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
home-all-topics = All topics

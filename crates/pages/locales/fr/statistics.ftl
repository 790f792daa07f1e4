### The platform in figures. $n decides the form of a text, $shown is the same number as it is written.

statistics-title = Statistiques
statistics-standfirst = Ce que contient cette collection au
statistics-stated = Chiffres donnés par l’association elle-même ({ $day }) : { $members } membres dans { $countries } pays, dont { $governments } collectivités territoriales et { $networks } réseaux.
statistics-as-table = Les chiffres en tableau
statistics-count = Nombre
statistics-years = Ressources par année
statistics-years-what = Année
statistics-kinds = Ressources par catégorie
statistics-kinds-what = Catégorie
statistics-languages = Ressources par langue
statistics-languages-what = Langue
statistics-continents = Organisations par continent
statistics-continents-what = Continent
statistics-countries = Organisations par pays
statistics-countries-what = Pays
statistics-organisations = Organisations par type
statistics-organisations-what = Type
statistics-as-of = Au
statistics-no-day = « { $what } » n’est pas un jour passé. Écrivez-le ainsi : 2024-12-31.
statistics-members-then = avec une adhésion ce jour-là
statistics-past = Sont comptés les documents publiés ici jusqu’à ce jour et publics aujourd’hui.
statistics-members = Membres au fil du temps
statistics-members-what = À la fin de
statistics-topics = Documents par thème
statistics-topics-what = Thème

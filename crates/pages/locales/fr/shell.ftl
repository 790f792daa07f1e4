### Around every page, and how texts, names and dates are shown. $n decides the form of a text, $shown is the same number as it is written.

## Around every page

skip = Aller au contenu
menu = Menu
nav-main = Principale
nav-home = Accueil
nav-search = Recherche
nav-publications = Publications
nav-case-studies = Études de cas
nav-research = Projets de recherche
nav-datasets = Jeux de données
nav-members = Membres
nav-people = Personnes
nav-topics = Thèmes
nav-forums = Forums
nav-statistics = Statistiques
nav-about = À propos
nav-api = Documentation de l’API
nav-console = Console de l’API
nav-accessibility = Accessibilité
nav-privacy = Vie privée
theme-dark = Sombre
theme-light = Clair
foot-browse = Parcourir
foot-reuse = Réutiliser
foot-association = L’association
foot-language = Langue de ces pages
foot-terms = Les textes et les données peuvent être réutilisés aux conditions indiquées pour chaque ressource. Si aucune n’est indiquée, adressez-vous à l’organisation responsable.
untitled = Sans titre
search = Rechercher
search-any-language = Toutes les langues conviennent : un mot trouve aussi ce qui a le même sens dans les autres.
how-to-search = Comment rechercher
suggestions = Suggestions
suggestions-count = Suggestions : { "{" }n{ "}" }
map-title = Organisations par lieu : { $what }
crumb-publication = Publications
crumb-research_project = Projets de recherche
crumb-dataset = Jeux de données
crumb-case_study = Études de cas
sign-in = Se connecter
sign-out = Se déconnecter
own-menu = Votre menu :
own-account = Votre compte
own-records = Vos ressources
own-desk = Rédaction
own-notifications = Notifications
own-unread = { $n ->
    [one] une notification non lue
   *[other] { $shown } notifications non lues
}
translations-title = À traduire
audit-title = Journal d’audit

## Dates and numbers

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
first-of-month = 1er
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-since = depuis { $what }
date-until = jusqu’en { $what }
date-range = { $from } – { $until }
date-since-day = depuis le { $what }
date-until-day = jusqu’au { $what }
date-range-day = du { $from } au { $until }
date-year = { $what }
date-decade = les années { $what }
date-about = vers { $what }
date-perhaps = peut-être { $what }
date-unknown = date inconnue

## Texts in several languages

names-and-more = { $what } et d’autres
text-fallback = En { $what } : il n’y a pas encore de texte en français
text-translated = Traduction (original en { $what })
text-machine = Traduction automatique, que personne n’a vérifiée
text-outdated = Cette traduction est antérieure à la dernière version de l’original
text-draft = Traduction à l’état de brouillon, que personne d’autre n’a vérifiée
text-original = Lire l’original
text-originals = Voici les textes tels qu’ils ont été écrits.
text-translations = Les lire en français, là où il y a une traduction
person = Personne
topic = Thème

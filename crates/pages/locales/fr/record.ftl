### The page of a record. $n decides the form of a text, $shown is the same number as it is written.

## Every record

record-files = Fichiers
record-related = Ressources liées
record-validated = Validé
record-validated-by = Jugé probant par { $name }, le { $day }
record-adapted = Pratiqué aussi ailleurs
record-similar = Ressources semblables
record-cite = Citer
record-cite-this = Citer cette ressource
record-use = Utiliser cette ressource
record-read = Lire
record-read-at = Lire sur { $what }
record-take-along = Exporter
record-languages = Langues de ses textes
copy = Copier
copied = Copié
copy-selected = Texte sélectionné : copiez-le au clavier
file-format = Format
file-size = Taille
relation-elsewhere = hors de cette collection
licence-unknown = Non indiquée. Adressez-vous à l’organisation responsable avant toute réutilisation.
consent-given = Donné
consent-open = Pas encore donné par toutes
story-contents = Dans cette étude de cas
story-contact-note = Visible des membres seulement.
actor-gave = Soutien : { $what }
tombstone-title = Cette ressource a été retirée

## Case studies

fact-where = Où
fact-when = Quand
fact-people = Personnes touchées
indicator-from-to = De { $from } à { $to }.
indicator-from-to-on = De { $from } à { $to } ({ $date }).
indicator-value = { $to }.
indicator-value-on = { $to } ({ $date }).
indicator-baseline = { $what } au départ ; le résultat n’est pas encore connu.
indicator-open = Pas encore mesuré.
indicator-target = Objectif : { $what }.
size-gigabytes = { $what } Go
size-megabytes = { $what } Mo
size-kilobytes = { $what } ko
size-bytes = { $what } o

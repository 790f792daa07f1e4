### Searching. $n decides the form of a text, $shown is the same number as it is written.

## Search

filters = Filtres
remove-all = Tout retirer
apply = Appliquer
order = Ordre
order-relevance = Pertinence
order-date-desc = Plus récents
order-date-asc = Plus anciens
order-title-asc = Titre
order-published-desc = Derniers ajouts
search-results = { $n ->
    [one] { $shown } résultat
    [many] { $shown } de résultats
   *[other] { $shown } résultats
}
search-results-for = { $n ->
    [one] { $shown } résultat pour « { $what } »
    [many] { $shown } de résultats pour « { $what } »
   *[other] { $shown } résultats pour « { $what } »
}
search-nothing = Rien ne réunit tous ces critères
search-looked-for = Ce qui a été recherché :
search-nothing-near = Essayez des mots moins nombreux ou plus généraux, ou partez d’un thème :
search-leave-out = Ce qui peut être laissé de côté
search-without = sans
search-with = avec
search-without-filter = sans le filtre
search-respelt = Rien ne contient le mot « { $word } ». La recherche a porté à la place sur : { $others }
search-did-you-mean = Vouliez-vous dire :
search-relaxed = Peu de textes contiennent tous les mots ; ceux qui n’en contiennent qu’une partie suivent.
search-strict = Seulement avec tous les mots
search-topics = Thèmes de ce nom :
search-topics-all = les { $shown } thèmes
facet-topic-note = Les nombres comptent les résultats de tout genre : ressources, membres, personnes.
search-topic-by = aussi appelé
search-also = Recherche étendue à
search-own-words = Seulement mes propres mots
found-by-contributor = Auteur ou contributeur
found-by-affiliation = Affiliation
found-by-keyword = Mot-clé
found-by-topic = Thème
doubt-long-query = La requête est trop longue : le reste a été ignoré.
doubt-lone-quote = Un guillemet n’a pas de pendant et a été ignoré.
doubt-empty-quotes = Il n’y a aucun mot entre deux guillemets.
doubt-lone-parenthesis = Une parenthèse n’a pas de pendant et a été ignorée.
doubt-open-parenthesis = Une parenthèse n’est jamais fermée.
doubt-deep-parenthesis = Trop de parenthèses sont imbriquées : l’une d’elles a été ignorée.
doubt-half-operator = { $what } demande quelque chose de chaque côté et a été ignoré.
doubt-lone-not = NOT demande quelque chose après lui et a été ignoré.
doubt-no-letter = Un élément sans lettre ni chiffre a été ignoré.
doubt-long-word = Un mot est trop long : seul son début a été cherché.
doubt-unknown-field = « { $what } » n’est pas un champ : il a été cherché comme un mot.
doubt-no-values = Entre les parenthèses après le champ « { $what } », tout n’est pas une valeur de ce champ : les mots ont été cherchés partout.
doubt-no-value = « { $what } » ne désigne aucune valeur de ce champ : la recherche a porté sur ces mots.
doubt-empty-field = Il n’y a rien après le champ « { $what } » : il a été ignoré.
doubt-empty-parentheses = Il n’y a rien entre deux parenthèses : elles ont été ignorées.
doubt-inner-wildcard = « { $what } » a été cherché comme des mots : l’astérisque ne remplace des lettres qu’à la fin d’un mot.
doubt-many-parts = La requête a trop d’éléments : le reste a été ignoré.
search-position = { $from }–{ $until } sur { $total }
results-unit = résultats
pages-of-results = Pages de résultats
more-values = Afficher plus
year-from = de
year-until = à
keep-search = Garder cette recherche
keep-search-note = Les fichiers contiennent toutes les ressources trouvées, pas seulement cette page, dix mille au plus. Le permalien garde les mots, les filtres et le moment, et dira plus tard ce qui a été ajouté, modifié ou retiré depuis.
permalink = Permalien vers ce moment
part-title = titre
part-summary = résumé
part-text = texte

## What has happened since

since-title = Ce qui s’est passé depuis
since-standfirst = Résultats alors : { $then } ; maintenant : { $now }.
since-added = Ajouté depuis
since-changed = Modifié depuis
since-withdrawn = Retiré depuis
since-none = Rien.
since-incomplete = Trop de choses ont changé depuis pour être toutes passées en revue : ce qui figure ici est exact, mais incomplet.
since-run = La recherche à présent

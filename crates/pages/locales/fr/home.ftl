### The first page. $n decides the form of a text, $shown is the same number as it is written.

home-title = Ce que les villes et leurs partenaires savent de l’économie sociale et solidaire
home-search = Rechercher des publications, des cas, des données, des membres et des personnes
home-numbers = En chiffres
home-all-figures = Tous les chiffres
home-publications = Dernières publications
home-all-publications = Toutes les publications
home-cases = Dernières études de cas
home-all-cases = Toutes les études de cas
home-where = Où se trouvent les organisations
home-directory = { $n ->
    [one] Annuaire complet : { $shown } organisation, sous forme de liste
    [many] Annuaire complet : { $shown } d’organisations, sous forme de liste
   *[other] Annuaire complet : { $shown } organisations, sous forme de liste
}
home-forum = Forum
home-all-forums = Tous les forums
home-no-forum = Le prochain forum n’a pas encore été annoncé ici. Le dernier en date :
home-all-topics = Tous les thèmes

### Words that pages of several areas use. $n decides the form of a text, $shown is the same number as it is written.

you-are-here = Vous êtes ici
nothing-yet = Rien ici pour le moment.
source = Source
as-of = État au
percent = { $what } %
remove = Retirer
chip = { $field } : { $value }
pages-of-list = Pages de la liste
page-previous = Précédente
page-next = Suivante
facet-kind = Catégorie
facet-type = Type
facet-language = Langue du texte
facet-year = Année
facet-country = Pays
facet-region = Région
facet-continent = Continent
facet-topic = Thème
facet-sdg = Objectif (ODD)
facet-member = Membre
facet-person = Personne
facet-licence = Licence
facet-access = Accès
facet-forum = Forum
home-standfirst = Publications, études de cas, recherches et données sur les coopératives, les mutuelles, les entreprises sociales et les politiques publiques qui leur permettent de se développer, partagées par des collectivités territoriales et des réseaux de la société civile, dans la langue de chacun.
home-areas = Domaines d’action
figure-publications = { $n ->
    [one] publication
   *[other] publications
}
figure-cases = { $n ->
    [one] étude de cas
   *[other] études de cas
}
figure-projects-and-datasets = projets et jeux de données
figure-organisations = { $n ->
    [one] organisation
   *[other] organisations
}
figure-projects = { $n ->
    [one] projet de recherche
   *[other] projets de recherche
}
figure-datasets = { $n ->
    [one] jeu de données
   *[other] jeux de données
}
figure-members = { $n ->
    [one] avec une adhésion en cours
   *[other] avec une adhésion en cours
}
figure-languages = { $n ->
    [one] langue des ressources
   *[other] langues des ressources
}
map-note = Chaque point est un lieu ; sa taille indique combien d’organisations s’y trouvent. Celles qui n’indiquent pas de lieu figurent seulement dans la liste. Contours : Natural Earth.
people-of-record = Réalisé par
record-summary = Résumé
record-text = Texte
record-about = À propos
record-goals = Objectifs de développement durable
adaptation-conditions = Dans quelles conditions
adaptation-results = Ce que cela a donné
record-details = Détails
file-address = Fichier
property-date = Date
property-start = Début
property-end = Fin
property-funders = Financement
property-version = Version
property-coverage = Période couverte
property-people-reached = Personnes touchées
property-in = Dans
property-series = Collection
property-volume = Volume
property-issue = Numéro
property-pages = Pages
property-edition = Édition
property-publisher = Éditeur
property-place-of-publication = Lieu de publication
property-language = Langue
property-places = Lieux
property-licence = Licence
property-access = Accès
property-sdg-targets = Cibles des objectifs
property-consent = Accord des personnes montrées
property-confirmed = Dernière confirmation
property-identifiers = Identifiants
property-keywords = Mots-clés
property-owner = Organisation responsable
property-website = Site web
property-permanent-address = Adresse permanente
property-updated = Dernière modification
story-contact = Contact
fact-stage = État
fact-scale = Échelle
fact-for-whom = Pour qui
section-context = Contexte
section-challenge = Défi
section-dates = Dates clés
section-actors = Qui y a pris part
section-approach = Démarche
section-blocks = Composantes
section-resources = Ce qu’il a fallu
section-results = Résultats
section-sustainability = Ce qui fait durer l’initiative
section-failures = Ce qui n’a pas fonctionné
section-lessons = Enseignements
section-transferability = Faire de même ailleurs
block-purpose = À quoi cela sert
block-enabling = Ce qui l’a rendu possible
block-lessons = Ce qui a été appris
resource-what = Moyen
resource-kind = Provenance
resource-year = Année
resource-amount = Montant
tombstone-instead = À lire à la place
organisations = { $n ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
}
countries = Pays
filter-name = Nom
filter-kind = Type
filter-all = Tous
filter-show = Afficher
member-about = Présentation
person-about = Présentation
person-where = Affiliations
person-elsewhere = Ailleurs
topic-names = Autres noms
topic-vocabulary = Dans le vocabulaire
topic-broader = Thèmes plus larges
topic-elsewhere = Le même concept ailleurs
forum-hosts = Hôtes
form-faults = Une correction est nécessaire
form-optional = (facultatif)
form-wait = { $n ->
    [one] Trop de tentatives en peu de temps. Attendez une seconde, puis réessayez.
   *[other] Trop de tentatives en peu de temps. Attendez { $shown } secondes, puis réessayez.
}
form-conflict = Une autre personne a modifié ceci entre-temps. Rechargez la page, puis refaites votre modification.
save = Enregistrer
field-name = Nom
field-language = Langue des messages
field-member = Organisation
told-saved = Enregistré.
requests-title = Demandes de compte
accounts-title = Comptes
state-draft = Brouillon
state-submitted = Remis
state-in_review = En évaluation
state-changes_requested = Modifications demandées
state-accepted = Accepté
state-published = Publié
state-withdrawn = Retiré
state-declined = Refusé
by-platform = la plateforme
overdue = en retard
work-changed = Dernière modification : { $what }
write-title = { $what } : { $title }
write-steps = Étapes
write-language-change = Changer
write-save = Enregistrer
pick-add = Ajouter
row-remove = Retirer
field-title = Titre
field-latitude = Latitude
field-longitude = Longitude
field-orcid = Identifiant ORCID
fault-needed = Ce champ est nécessaire.
fault-date = Écrivez une date comme 2019, 2019-03 ou 2019-03-14 ; 2016/.. veut dire depuis 2016.
fault-until-first = Il précède le premier jour.
fault-day = Écrivez un jour comme 2026-03-14.
collision-title = Quelqu’un d’autre a modifié le même texte
collision-theirs = Ce qui est écrit maintenant
collision-mine = Ce que vous avez écrit
collision-base = Ce qui était écrit avant
collision-empty = Rien
collision-save = Enregistrer mon choix
collision-cancel = Laisser tel quel
queue-state = État
queue-all = Tout afficher
decide-publish = Publier
told-moved = Quelqu’un d’autre a écrit entre-temps : rien n’a été fait. Regardez de nouveau.
told-published = Publié.
field-role-since = À partir du
field-role-until = Jusqu’au
withdraw-reason = Pourquoi c’est retiré
withdraw-replacement = Quoi lire à la place : adresse web ou DOI
withdraw-do = Retirer
add-identifier = Ajouter un identifiant
fault-doi = Ce n’est pas un DOI. Il commence par 10., comme 10.1787/abc.
fault-isbn = Ce n’est pas un ISBN : un chiffre est faux ou manque.
fault-issn = Ce n’est pas un ISSN : un chiffre est faux ou manque.
fault-identifier = Ce n’est pas un tel identifiant. Vérifiez le type et l’écriture.
fault-orcid = Ce n’est pas un identifiant ORCID : un chiffre est faux ou manque. Il ressemble à 0000-0002-1825-0097.
fault-itself = C’est le même : choisissez-en un autre.
translations-nav = Traductions
fault-two-orcids = Les deux ont un ORCID iD, et pas le même : retirez d’abord celui qui est faux.

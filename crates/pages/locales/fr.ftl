### The words of the interface. $n decides the form of a text, $shown is the same number as it is written.

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
you-are-here = Vous êtes ici
nothing-yet = Rien ici pour le moment.
all-of-these = Tout afficher
untitled = Sans titre
source = Source
as-of = État au
names-and-more = { $what } et d’autres

## Dates

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
percent = { $what } %
date-year = { $what }
date-decade = les années { $what }
date-about = vers { $what }
date-perhaps = peut-être { $what }
date-unknown = date inconnue

## Texts in several languages

text-fallback = En { $what } : il n’y a pas encore de texte en français
text-translated = Traduction (original en { $what })
text-machine = Traduction automatique, que personne n’a vérifiée
text-outdated = Cette traduction est antérieure à la dernière version de l’original
text-draft = Traduction à l’état de brouillon, que personne d’autre n’a vérifiée
text-original = Lire l’original
text-originals = Voici les textes tels qu’ils ont été écrits.
text-translations = Les lire en français, là où il y a une traduction

## Search

search = Rechercher
search-any-language = Toutes les langues conviennent : un mot trouve aussi ce qui a le même sens dans les autres.
how-to-search = Comment rechercher
suggestions = Suggestions
suggestions-count = Suggestions : { "{" }n{ "}" }
filters = Filtres
remove = Retirer
remove-all = Tout retirer
apply = Appliquer
chip = { $field } : { $value }
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
search-without-filter = sans le filtre
search-respelt = Rien ne contient le mot « { $word } ». La recherche a porté à la place sur : { $others }
search-did-you-mean = Vouliez-vous dire :
search-relaxed = Peu de textes contiennent tous les mots ; ceux qui n’en contiennent qu’une partie suivent.
search-strict = Seulement avec tous les mots
search-topics = Thèmes de ce nom :
search-also = Recherche étendue à
search-own-words = Seulement mes propres mots
doubt-long-query = La requête est trop longue : le reste a été ignoré.
doubt-lone-quote = Un guillemet n’a pas de pendant et a été ignoré.
doubt-empty-quotes = Il n’y a aucun mot entre deux guillemets.
doubt-lone-parenthesis = Une parenthèse n’a pas de pendant et a été ignorée.
doubt-open-parenthesis = Une parenthèse n’est jamais fermée.
doubt-deep-parenthesis = Trop de parenthèses sont imbriquées : l’une d’elles a été ignorée.
doubt-half-operator = { $what } demande quelque chose de chaque côté et a été ignoré.
doubt-lone-not = NOT demande quelque chose après lui et a été ignoré.
doubt-no-letter = Un élément sans lettre ni chiffre a été ignoré.
doubt-long-word = Un mot est trop long : seul son début a été cherché.
doubt-unknown-field = « { $what } » n’est pas un champ : il a été cherché comme un mot.
doubt-several-values = Un champ n’accepte qu’une valeur : les mots ont été cherchés partout.
doubt-no-value = Une valeur ne convient pas à son champ : elle a été cherchée comme des mots.
doubt-many-parts = La requête a trop d’éléments : le reste a été ignoré.
search-position = { $from }–{ $until } sur { $total }
results-unit = résultats
pages-of-results = Pages de résultats
pages-of-list = Pages de la liste
page-previous = Précédente
page-next = Suivante
more-values = Afficher plus
year-from = de
year-until = à
keep-search = Garder cette recherche
keep-search-note = Les fichiers contiennent toutes les ressources trouvées, pas seulement cette page, dix mille au plus. Le permalien garde les mots, les filtres et le moment, et dira plus tard ce qui a été ajouté, modifié ou retiré depuis.
permalink = Permalien vers ce moment
since-title = Ce qui s’est passé depuis
since-standfirst = Il y avait { $then } résultats ; il y en a maintenant { $now }.
since-added = Ajouté depuis
since-changed = Modifié depuis
since-withdrawn = Retiré depuis
since-none = Rien.
since-incomplete = Trop de choses ont changé depuis pour être toutes passées en revue : ce qui figure ici est exact, mais incomplet.
since-run = La recherche à présent
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

## Home

home-title = Ce que les villes et leurs partenaires savent de l’économie sociale et solidaire
home-standfirst = Publications, études de cas, recherches et données sur les coopératives, les mutuelles, les entreprises sociales et les politiques publiques qui leur permettent de se développer, partagées par des collectivités territoriales et des réseaux de la société civile, dans la langue de chacun.
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
home-areas = Domaines d’action
home-all-topics = Tous les thèmes
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
map-title = Organisations par lieu : { $what }
map-note = Chaque point est un lieu ; sa taille indique combien d’organisations s’y trouvent. Celles qui n’indiquent pas de lieu figurent seulement dans la liste. Contours : Natural Earth.

## Records

crumb-publication = Publications
crumb-research_project = Projets de recherche
crumb-dataset = Jeux de données
crumb-case_study = Études de cas
people-of-record = Réalisé par
record-summary = Résumé
record-text = Texte
record-about = À propos
record-goals = Objectifs de développement durable
record-files = Fichiers
record-related = Ressources liées
record-validated = Validé
record-validated-by = Jugé probant par { $name }, le { $day }
record-adapted = Pratiqué aussi ailleurs
adaptation-conditions = Dans quelles conditions
adaptation-results = Ce que cela a donné
record-similar = Ressources semblables
record-cite = Citer
record-cite-this = Citer cette ressource
record-details = Détails
record-use = Utiliser cette ressource
record-read = Lire
record-read-at = Lire sur { $what }
record-take-along = Exporter
record-languages = Langues de ses textes
copy = Copier
copied = Copié
copy-selected = Texte sélectionné : copiez-le au clavier
part-title = titre
part-summary = résumé
part-text = texte
file-address = Fichier
file-format = Format
file-size = Taille
relation-elsewhere = hors de cette collection
licence-unknown = Non indiquée. Adressez-vous à l’organisation responsable avant toute réutilisation.
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
consent-given = Donné
consent-open = Pas encore donné par toutes
property-confirmed = Dernière confirmation
property-identifiers = Identifiants
property-keywords = Mots-clés
property-owner = Organisation responsable
property-website = Site web
property-permanent-address = Adresse permanente
property-updated = Dernière modification

## Case studies

story-contents = Dans cette étude de cas
story-contact = Contact
story-contact-note = Visible des membres seulement.
fact-where = Où
fact-when = Quand
fact-people = Personnes touchées
fact-stage = État
fact-scale = Échelle
fact-for-whom = Pour qui
section-context = Contexte
section-challenge = Défi
section-dates = Dates clés
section-actors = Qui y a pris part
actor-gave = Soutien : { $what }
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
indicator-from-to = De { $from } à { $to }.
indicator-from-to-on = De { $from } à { $to } ({ $date }).
indicator-value = { $to }.
indicator-value-on = { $to } ({ $date }).
indicator-baseline = { $what } au départ ; le résultat n’est pas encore connu.
indicator-open = Pas encore mesuré.
indicator-target = Objectif : { $what }.

## What is gone, and what never was

tombstone-title = Cette ressource a été retirée
tombstone-when = Date de retrait
tombstone-why = Motif
tombstone-instead = À lire à la place
tombstone-search = Rechercher quelque chose de semblable
error-missing = Cette page n’existe pas
error-missing-text = Il n’y a rien à cette adresse. Elle contient peut-être une faute de frappe. Tout ce qui a été publié ici garde son adresse, même après avoir été retiré.
error-invalid = Impossible de répondre à cette demande
error-invalid-text = L’adresse demande quelque chose d’impossible : { $what }
error-unavailable = Pas pour le moment
error-unavailable-text = L’index de recherche est en cours de création, ou trop de recherches sont faites en même temps. Réessayez dans une minute.
error-internal = Une erreur s’est produite
error-internal-text = L’erreur vient de nous et elle a été enregistrée. Réessayez ; si elle se reproduit, signalez-la au secrétariat.
error-search-for-it = Rechercher ce contenu
error-go-to = Aller à
error-still = L’erreur persiste ?
error-write = Écrivez au secrétariat en indiquant cette demande :

## Members, people, topics, forums

members-title = Membres et partenaires
members-standfirst = { $members } dans { $countries }, au { $day } : collectivités territoriales, réseaux de l’économie sociale et solidaire, et ceux qui l’étudient.
organisations = { $n ->
    [one] { $shown } organisation
   *[other] { $shown } organisations
}
in-countries = { $shown } pays
members-none = Aucune organisation ne correspond.
members-all = Tout afficher
members-list = La liste, par pays
countries = Pays
no-country = Pays non indiqué
filter-name = Nom
filter-kind = Type
filter-country = Pays
filter-all = Tous
filter-show = Afficher
member-about = Présentation
member-topics = Travaille sur
member-in-association = Dans l’association
member-line = La ligne va de { $from } à { $until }.
member-works = Publications, recherches et données
member-cases = Études de cas
member-people = Personnes
people-title = Personnes
people-standfirst = { $n ->
    [one] { $shown } personne qui a écrit, dirigé ou coordonné des travaux conservés ici.
    [many] { $shown } de personnes qui ont écrit, dirigé ou coordonné des travaux conservés ici.
   *[other] { $shown } personnes qui ont écrit, dirigé ou coordonné des travaux conservés ici.
}
people-none = Aucune personne n’est encore liée à une ressource. Les auteurs se trouvent par leur nom tel qu’il est imprimé :
people-letters = Première lettre
person = Personne
person-about = Présentation
person-works = Travaux
person-where = Affiliations
person-topics = Écrit sur
person-with = Écrit avec
person-elsewhere = Ailleurs
topics-title = Thèmes
topics-standfirst = { $n ->
    [one] Un vocabulaire de { $shown } thème en plusieurs langues.
    [many] Un vocabulaire de { $shown } de thèmes en plusieurs langues. Chacun mène à ce que l’on en sait, dans toutes les langues, et à celles et ceux qui le connaissent.
   *[other] Un vocabulaire de { $shown } thèmes en plusieurs langues. Chacun mène à ce que l’on en sait, dans toutes les langues, et à celles et ceux qui le connaissent.
}
topics-word = Un mot, dans n’importe quelle langue
topics-themes = Thèmes de l’économie sociale et solidaire
topic = Thème
topic-all = { $n ->
    [one] La seule ressource sur ce thème
    [many] L’ensemble des { $shown } de ressources sur ce thème
   *[other] Les { $shown } ressources sur ce thème
}
topic-names = Autres noms
topic-names-note = Une recherche avec l’un de ces noms trouve des ressources dans toutes ces langues.
topic-vocabulary = Dans le vocabulaire
topic-broader = Thèmes plus larges
topic-narrower = Thèmes plus précis
topic-works = Dernières ressources
topic-experts = Qui connaît ce thème
topic-elsewhere = Le même concept ailleurs
works = { $n ->
    [one] { $shown } ressource
    [many] { $shown } de ressources
   *[other] { $shown } ressources
}
forums-standfirst = Là où l’association se réunit : les thèmes, les lieux et ce qui y a été présenté.
forum-hosts = Hôtes
forum-presented = Présenté à cette occasion

## Statistics

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
statistics-no-day = « { $what } » n’est pas un jour passé. Écrivez-le ainsi : 2024-12-31.
statistics-members-then = avec une adhésion ce jour-là
statistics-past = Sont comptés les documents publiés ici jusqu’à ce jour et publics aujourd’hui.
statistics-members = Membres au fil du temps
statistics-members-what = À la fin de
statistics-topics = Documents par thème
statistics-topics-what = Thème

## Running text

about-title = À propos
about-standfirst = Une association internationale de collectivités territoriales et de réseaux de la société civile qui promeuvent l’économie sociale et solidaire.
accessibility-title = Accessibilité
accessibility-standfirst = Ces pages sont pour tout le monde. Ce que nous avons fait pour cela, et ce qui manque encore.
privacy-title = Vie privée
privacy-standfirst = Ce que l’on sait de celles et ceux qui lisent ici : presque rien.
search-help-title = Comment chercher
search-help-standfirst = Un seul champ pour tout, dans toutes les langues.
search-manual = Le manuel complet (en anglais), pour qui développe avec l’API
docs-english = Cette page est en anglais.

## Forms, and what is wrong with them

form-faults = Une correction est nécessaire
form-optional = (facultatif)
form-wait = { $n ->
    [one] Trop de tentatives en peu de temps. Attendez une seconde, puis réessayez.
   *[other] Trop de tentatives en peu de temps. Attendez { $shown } secondes, puis réessayez.
}
form-conflict = Une autre personne a modifié ceci entre-temps. Rechargez la page, puis refaites votre modification.
fault-sign-in = L’adresse, le mot de passe ou le code est incorrect.
fault-not-your-password = Ce n’est pas votre mot de passe.
fault-password-short = Un mot de passe compte au moins 12 caractères : quelques mots que personne d’autre n’assemblerait conviennent bien.
fault-password-long = Un mot de passe compte au plus 128 caractères.
fault-password-common = Ce mot de passe est de ceux que l’on essaie en premier : préférez quelques mots que personne d’autre n’assemblerait.
fault-password-known = Choisissez quelque chose que personne ne sait de vous : ni votre adresse, ni votre nom, ni celui du site.
fault-email = Ceci n’est pas une adresse électronique.
fault-name = Indiquez un nom, sur une seule ligne.
fault-empty = Indiquez un motif : la personne le recevra.
fault-code = Le lien a déjà servi ou il est trop ancien. Demandez un nouveau message.
fault-step = Trop de temps s’est écoulé. Reprenez la connexion depuis le début.
fault-scope = Cette portée dépasse la vôtre.
fault-past = Ce jour est passé.
fault-most-tokens = Vous avez déjà 50 jetons : révoquez-en un d’abord.
fault-factor-there = Vous avez déjà un second facteur : supprimez-le d’abord.
fault-factor-not-begun = Recommencez : le secret a été affiché il y a trop longtemps.
fault-factor-code = Votre application affiche maintenant un autre code. Si le code est juste, vérifiez l’heure de votre téléphone.
fault-factor-used = Le code est incorrect ou a déjà servi.
fault-changed-meanwhile = Le mot de passe a été changé entre-temps. Rechargez la page.
fault-member = Ce membre n’existe pas.
fault-null = Le texte contient un caractère qui ne peut pas être conservé.
fault-too-long = { $what } caractères au plus sont admis.
error-sign-in = Connectez-vous d’abord
error-sign-in-text = Votre session n’est pas ouverte, ou ne l’est plus. Connectez-vous dans un autre onglet ; ce que vous avez saisi se trouve encore sur la page précédente. Copiez-le avant de recharger cette page.
error-sign-in-tab = Se connecter dans un autre onglet
error-refused = Cette page ne vous est pas ouverte
error-refused-text = Votre session est ouverte, mais vos droits ne comprennent pas ceci.
error-too-many = Un instant
error-sent = Le formulaire n’a pas été pris en compte
error-foreign-text = Il ne semble pas venir d’une page de ce site. Ouvrez la page ici et envoyez le formulaire de là.
error-stale-text = Il date d’avant votre connexion ou d’une autre connexion. Revenez en arrière, copiez ce que vous avez saisi, rechargez la page et envoyez-le de nouveau.
error-too-large-text = C’est plus que ce qui est accepté en une fois. Revenez en arrière et envoyez-en moins.
error-unreadable-text = Il est arrivé sous une forme illisible. Envoyez-le depuis la page elle-même.

## Signing in, and one’s account

sign-in = Se connecter
sign-out = Se déconnecter
told-signed-out = Votre session est close.
own-menu = Votre menu :
own-account = Votre compte
own-records = Vos ressources
own-desk = Rédaction
own-notifications = Notifications
own-unread = { $n ->
    [one] une notification non lue
   *[other] { $shown } notifications non lues
}
field-email = Adresse électronique
field-password = Mot de passe
field-keep = Garder la session ouverte sur cet appareil
field-keep-hint = Pas sur un ordinateur partagé. Sinon, la fermeture du navigateur vous déconnecte.
field-code = Code
field-code-hint = Les six chiffres qu’affiche votre application, ou l’un de vos codes de secours.
sign-in-code-standfirst = Votre compte a un second facteur. Saisissez son code dans les cinq minutes.
sign-in-again = Recommencer
sign-in-forgotten = Mot de passe oublié ?
sign-in-no-account = Pas encore de compte ?
request-title = Demander un compte

## The pages of an account

save = Enregistrer
field-name = Nom
field-language = Langue des messages
field-language-hint = Nos messages vous parviennent dans cette langue.
field-new-password = Nouveau mot de passe
field-new-password-hint = Au moins 12 caractères, dans toute écriture. Quelques mots que personne d’autre n’assemblerait conviennent bien.
field-current-password = Mot de passe actuel
field-member = Organisation
field-member-hint = Le membre ou partenaire pour lequel vous écririez.
field-message = Qui vous êtes et ce que vous souhaitez faire
field-message-hint = 2 000 caractères au plus.
field-sure = Je sais que c’est irréversible
fault-sure = Cochez la case pour confirmer votre intention.
field-token-name = Usage
field-token-name-hint = Pour le reconnaître dans la liste.
field-scope = Ce qu’il permet
field-days = Durée de validité
field-first-code-hint = Les six chiffres que votre application affiche pour la nouvelle entrée.
field-reason = Motif
field-reason-hint = Il est communiqué à la personne par courriel.
field-roles = Rôles dans tout le site
field-roles-hint = À ne pas cocher pour qui n’écrit que pour une organisation.
field-member-role = Rôle dans l’organisation
role-administrator = Administration
role-editor = Rédaction
role-reviewer = Relecture
role-representative = Représentation
role-contributor = Contribution
scope-read = Lire
scope-write = Lire et écrire
scope-admin = Tout ce qui vous est permis
account-who = Qui vous êtes
account-rights = Vos droits
account-no-rights = Vous lisez ce que lisent les membres. Vous n’avez pas de rôle d’écriture.
account-safety = Sécurité
account-data = Vos données
account-download = Télécharger ce que nous savons de vous
told-saved = Enregistré.
told-accepted = Votre compte est prêt. Connectez-vous.
told-requested = Merci. Si l’adresse peut recevoir un compte, un message lui est envoyé : suivez le lien qu’il contient.
told-verified = Merci. Votre demande est transmise aux personnes qui décident ; un message vous donnera leur réponse.
told-reset-sent = Si l’adresse a un compte, un message lui est envoyé. Son lien est valable deux heures.
told-password-set = Votre nouveau mot de passe est enregistré. Connectez-vous.
told-password-changed = Votre mot de passe est changé ; vos autres sessions sont closes.
told-erased = Votre compte est effacé.
told-sessions-ended = Session close.
told-token-revoked = Le jeton n’a plus de valeur.
told-factor-removed = Le second facteur est supprimé.
told-all-read = Tout est marqué comme lu.
told-approved = La personne est admise et reçoit un message.
told-declined = La personne reçoit un message avec votre motif. Rien d’autre n’est conservé.
told-invited = L’invitation est en route. Elle peut être acceptée pendant 14 jours.
invitation-title = Accepter l’invitation
invitation-standfirst = Choisissez votre nom et un mot de passe.
invitation-button = Créer mon compte
request-standfirst = Pour les personnes qui écrivent au nom d’un membre ou partenaire. La lecture ne demande pas de compte.
request-button = Demander
verify-title = Confirmer votre adresse
verify-standfirst = Vous montrez ainsi que le message vous est parvenu. Votre demande est alors transmise aux personnes qui décident.
verify-button = Confirmer
reset-title = Mot de passe oublié
reset-standfirst = Nous écrivons à votre adresse. Le message contient un lien pour choisir un nouveau mot de passe.
reset-button = Envoyer le message
new-password-title = Nouveau mot de passe
new-password-standfirst = Toutes vos sessions seront closes. Un second facteur reste en place.
new-password-button = Enregistrer le mot de passe
password-title = Changer le mot de passe
password-standfirst = Vos autres sessions seront closes et un message vous en avertit.
password-button = Changer
erase-title = Effacer le compte
erase-standfirst = Adresse, nom, mot de passe, sessions, jetons et recherches enregistrées disparaissent aussitôt et définitivement. Ce que vous avez publié demeure ; les œuvres gardent les noms de leurs auteurs tels qu’imprimés.
erase-button = Effacer mon compte
sessions-title = Sessions
sessions-standfirst = Là où votre session est ouverte. Mettez fin à ce que vous ne reconnaissez pas, puis changez de mot de passe.
session-begun = Connexion : { $what }
session-current = celle-ci
session-end = Mettre fin
session-end-others = Mettre fin à toutes les autres
key-used = Dernière utilisation : { $what }.
key-ends = Fin : { $what }.
tokens-title = Jetons d’API
tokens-standfirst = Un programme qui agit pour vous en envoie un avec chaque requête. Gardez-le comme un mot de passe.
token-made = Votre nouveau jeton : { $what }
token-once = Copiez-le maintenant : il ne sera plus affiché.
token-begun = Créé : { $what }.
token-nameless = Sans nom
token-unused = jamais
token-endless = jamais
token-revoke = Révoquer
token-new = Un nouveau jeton
token-make = Créer le jeton
factor-title = Second facteur
factor-on = actif
factor-off = inactif
factor-without = Avec un second facteur, la connexion demande votre mot de passe et un code qu’affiche une application de votre téléphone. Qui n’apprend que votre mot de passe n’entre pas.
factor-begin = Commencer
factor-begun = Ajoutez ceci à votre application de codes, puis saisissez le code qu’elle affiche.
factor-secret = Le secret, à saisir
factor-open = Ouvrir dans une application de cet appareil
factor-confirm = Confirmer
factor-confirmed = Votre second facteur est actif.
factor-codes = Codes de secours
factor-codes-note = Chacun ouvre votre compte une fois, en l’absence du téléphone. Imprimez-les ou gardez-les en lieu sûr : ils ne seront plus affichés.
factor-with = Votre compte a un second facteur. Le supprimer demande votre mot de passe et un code.
factor-remove = Supprimer le second facteur
notifications-read-all = Tout marquer comme lu
notifications-none = Aucune notification pour l’instant.
notifications-older = Plus anciennes
notification-new = Nouveau
notice-submitted = Un texte a été soumis et attend un rédacteur.
notice-claimed = La rédaction a pris en charge ce que vous avez soumis.
notice-advice_requested = Votre avis est demandé sur un texte.
notice-advice_given = Un relecteur a rendu son avis.
notice-changes_requested = Des modifications vous sont demandées.
notice-resubmitted = Un texte renvoyé a été soumis de nouveau.
notice-accepted = Votre texte a été accepté.
notice-declined = Votre texte a été refusé.
notice-published = Votre texte est public.
notice-withdrawn = Ce que vous avez écrit a été retiré.
notice-commented = Un commentaire a été ajouté à une discussion.
notice-thread_resolved = Une modification que vous demandiez est annoncée comme faite.
notice-thread_confirmed = Votre modification a été confirmée.
notice-thread_reopened = Une discussion a été rouverte.
notice-adapted = Un membre met en œuvre ce que vous avez décrit.
notice-validated = Un expert a confirmé ce que vous avez publié.
notice-co_author_invited = On vous invite à écrire un texte avec ses auteurs.
notice-advice_overdue = Le jour prévu pour votre avis est passé.
notice-changes_waiting = Ce qui vous a été renvoyé attend.
notice-answer_overdue = Le jour prévu pour répondre aux auteurs est passé.
notice-still_accurate = Votre étude de cas est-elle toujours exacte ? Confirmez-la ou mettez-la à jour.
notice-translation_outdated = Un texte que vous avez traduit a changé. Regardez ce qui a changé et mettez la traduction à jour.
requests-title = Demandes de compte
requests-none = Personne n’attend de réponse.
request-of = Demande de { $what }
request-asked = Demande du { $what }
request-look = Examiner
request-approve = Admettre
request-decline = Refuser
invite-title = Inviter quelqu’un
invite-standfirst = La personne reçoit un message avec un lien valable 14 jours. Qui a déjà un compte reçoit les rôles.
invite-button = Envoyer l’invitation
account-sessions = { $n ->
    [one] une
   *[other] { $shown }
}
account-tokens = { $n ->
    [one] un
   *[other] { $shown }
}
days = { $n ->
    [one] un jour
   *[other] { $shown } jours
}

## Writing

state-draft = Brouillon
state-submitted = Remis
state-in_review = En évaluation
state-changes_requested = Modifications demandées
state-accepted = Accepté
state-published = Publié
state-withdrawn = Retiré
state-declined = Refusé
by-platform = la plateforme
mine-no-member = Votre compte n’écrit pour aucun membre : rien n’est donc listé ici.
mine-in-work = En cours
mine-done = Publiés
new-member = Pour quel membre
new-begin = Commencer
held-by = Chez { $what }
answer-due = Réponse d’ici le { $what }
answer-overdue = La réponse était attendue le { $what }
overdue = en retard
requests-open = { $n ->
    [one] { $shown } modification demandée
   *[other] { $shown } modifications demandées
}
complete = Complet à { $what }
complete-label = Degré d’achèvement
complete-missing = Ce qui manque, et pourquoi c’est utile
work-changed = Dernière modification : { $what }
work-beside = Un nouveau texte à côté de celui qui est publié
work-overview = Vue d’ensemble et évaluation
work-write = Écrire
work-public = Tel que le voit le public
work-look = Actualiser
write-title = { $what } : { $title }
write-steps = Étapes
write-language = Langue d’écriture
write-language-change = Changer
write-save = Enregistrer
write-save-next = Enregistrer et continuer
write-previous = Retour : { $what }
write-note = Chaque bouton de cette page enregistre ce que vous avez saisi. Les textes acceptent Markdown.
write-faults = Pas encore enregistré. À corriger :
write-too-old = Cette page a été ouverte il y a trop longtemps pour être réunie avec ce que d’autres ont écrit depuis. Comparez votre texte avec l’historique, puis enregistrez de nouveau.
word-count = { $n ->
    [one] { $shown } mot
   *[other] { $shown } mots
}
word-count-of = { $what } ; au-delà de { $total }, on lit rarement jusqu’au bout
original-says = Ce que dit l’original ({ $what })
preview = Tel que le voit le public, une fois enregistré
pick-add = Ajouter
choice-none = Non précisé
choice-person = Personne
choice-organisation = Organisation
choice-yes = Oui
row-up = Monter
row-down = Descendre
row-remove = Retirer
add-block = Ajouter une composante
add-actor = Ajouter une organisation
add-group = Ajouter un groupe
add-resource = Ajouter une ressource
add-indicator = Ajouter un indicateur
add-date = Ajouter une date
add-place = Ajouter un lieu
add-contributor = Ajouter quelqu’un
step-title = Titre et résumé
step-story = Contexte, défi, démarche
step-actors = Qui et avec quoi
step-results = Résultats et indicateurs
step-learning = Ce qui dure, ce qu’on a appris
step-place = Où, quand, sur quoi
step-rights = Personnes et droits
field-title = Titre
field-description = En quoi elle consiste
field-role = Rôle
field-support = Ce qu’elle a apporté
field-group = Groupe
field-number = Combien
field-currency = Devise, comme EUR ou KRW
field-indicators = Indicateurs
field-measured = Ce qui a été mesuré
field-unit = Unité
field-baseline = Valeur avant
field-target = Valeur visée
field-value = Valeur
field-measured-on = Date de la mesure
field-method = Comment on a mesuré
field-evidence = Degré de preuve
field-event = Ce qui s’est passé, en quelques mots
field-latitude = Latitude
field-longitude = Longitude
field-who = Personne ou organisation
field-orcid = Identifiant ORCID
field-affiliation = Affiliation
field-mail = Adresse électronique
field-phone = Téléphone
field-consent-given = Toutes les personnes montrées ont donné leur accord
field-consent-note = Comment et où cela est conservé
field-url = Adresse web de l’original
field-empty = Rien pour le moment
fault-needed = Ce champ est nécessaire.
fault-number = Écrivez un nombre, comme 1200,5, sans point entre les milliers.
fault-whole = Écrivez un nombre entier, comme 1200.
fault-date = Écrivez une date comme 2019, 2019-03 ou 2019-03-14 ; 2016/.. veut dire depuis 2016.
fault-until-first = Il précède le premier jour.
fault-day = Écrivez un jour comme 2026-03-14.
collision-title = Quelqu’un d’autre a modifié le même texte
collision-text = Rien n’est perdu : voici les deux. Choisissez celui qui doit rester, ou réunissez-les dans le vôtre. Tout le reste de votre saisie est enregistré avec.
collision-theirs = Ce qui est écrit maintenant
collision-mine = Ce que vous avez écrit
collision-base = Ce qui était écrit avant
collision-empty = Rien
collision-save = Enregistrer mon choix
collision-cancel = Laisser tel quel
thread-request = Modification demandée
thread-request-resolved = Modification faite, pas encore confirmée
thread-request-confirmed = Modification confirmée
thread-comment = Commentaire
thread-comment-done = Commentaire traité
thread-answer = Répondre
thread-send = Envoyer la réponse
thread-resolve = C’est fait
thread-confirm = Confirmer
thread-reopen = Rouvrir
thread-begin = Commenter
thread-begin-ask = Commenter ou demander une modification
thread-about = Au sujet de : { $what }
thread-open = Commenter
thread-ask = Demander cette modification
threads-open = { $n ->
    [one] { $shown } ouvert
   *[other] { $shown } ouverts
}
history-title = Historique
history-of = Historique : { $what }
history-version = Version { $what }
history-nothing = Aucune partie du texte n’a changé.
history-restore = Revenir à ce texte
history-older = Versions plus anciennes
history-versions = Versions { $what }
history-saves = { $n ->
    [one] { $shown } enregistrement en cours d’écriture
   *[other] { $shown } enregistrements en cours d’écriture
}
history-each = Chaque enregistrement
difference-unseen = (n’est plus là)
translation-changed = Ce qui a changé depuis la traduction
difference-key = Barré : retiré. Souligné : ajouté.
difference-gone = Retiré :
difference-new = Ajouté :
submit-title = Remettre
submit-cover = Un mot aux éditeurs
submit-do = Remettre pour évaluation
submit-pending = Des modifications sont demandées : faites chacune, puis indiquez « C’est fait » à côté.
recall-text = Personne ne l’a encore pris : vous pouvez le reprendre et continuer à écrire.
recall-do = Le reprendre

## The desk

queue-count = { $n ->
    [one] { $shown } texte en attente
   *[other] { $shown } textes en attente
}
queue-days = { $n ->
    [one] { $shown } jour
   *[other] { $shown } jours
}
queue-age = Attente
queue-state = État
queue-holder = Pris en charge par
queue-due = Réponse attendue
queue-whose = À qui
queue-nobodys = Pas encore pris
queue-mine = Les miens
queue-asked = Mon avis est demandé
queue-overdue = En retard seulement
queue-empty = Rien n’attend ici.
queue-all = Tout afficher
queue-choose = Choisir
queue-claim = Prendre
queue-failed = Pas fait pour ceux-ci, et pourquoi :
queue-done = { $n ->
    [one] Fait pour { $shown } texte.
   *[other] Fait pour { $shown } textes.
}
bulk-title = Avec ceux qui sont cochés
bulk-what = Décision
bulk-reason = Motif, en cas de refus
bulk-do = Appliquer
decide-title = Décider
decide-claim = Prendre en charge
decide-release = Le remettre dans la file
decide-request = Renvoyer pour modification
decide-accept = Accepter
decide-decline = Refuser
decide-publish = Publier
decide-reopen = Reconsidérer
decide-message = Aux auteurs
decide-message-hint = Ce que vous avez saisi à côté des champs est demandé en même temps. Pour refuser, indiquez ici le motif.
decide-pending = { $n ->
    [one] { $shown } modification n’est pas encore confirmée.
   *[other] { $shown } modifications ne sont pas encore confirmées.
}
review-aside = Évaluation et décision
review-title = Évaluation
review-submitted = Remis
review-cover = De la part des auteurs
review-message = De la part de l’éditeur
advice-title = Avis
advice-who = Demander à
advice-due = D’ici le
advice-assign = Demander un avis
advice-unassign = Ne plus demander
advice-word = En un mot
advice-text = Votre avis, pour l’éditeur
advice-give = Donner un avis
advice-accept = Publier
advice-minor = Petites modifications
advice-major = Modifications importantes
advice-decline = Refuser
changed-title = Ce qui a changé
changed-published = Depuis le texte publié
changed-since = Depuis la dernière demande de modification, { $what }
changed-nothing = Rien pour le moment.
talk-whole = Le texte dans son ensemble

## What was done

told-begun = C’est commencé. Tout ce que vous enregistrez est conservé, et vu seulement de vous, de vos collègues et des éditeurs.
told-restored = L’ancien texte est de nouveau le plus récent.
told-moved = Quelqu’un d’autre a écrit entre-temps : rien n’a été fait. Regardez de nouveau.
told-said = C’est dit.
told-nothing = Rien n’a été modifié.
told-nothing-ticked = Rien n’était coché.
told-decided = Fait pour tous.
told-submitted = Remis. Les éditeurs sont prévenus.
told-recalled = Repris : vous pouvez continuer à écrire.
told-claimed = Vous l’avez pris en charge. Les auteurs sont prévenus.
told-released = Il est de nouveau dans la file.
told-text-sent-back = Renvoyé aux auteurs.
told-text-accepted = Accepté.
told-text-declined = Refusé. Les auteurs savent pourquoi.
told-published = Publié.
told-reopened = Rouvert.
told-assigned = Avis demandé.
told-unassigned = L’avis n’est plus demandé.
told-advised = Votre avis est chez l’éditeur.

# Writing with others, and acting for a member
co-authors-title = Coauteurs
co-authors-none = Personne d’extérieur au membre n’y écrit encore.
co-author-email = Adresse électronique d’un coauteur
co-author-hint = Cette personne lit et écrit ce texte, et rien d’autre du membre.
co-author-invite = Inviter
co-author-remove = Retirer
co-author-leave = Se retirer
told-shared = L’invitation est partie.
told-unshared = Cette personne n’écrit plus ce texte.
mine-shared = Écrits avec d’autres
team-title = Qui agit en son nom
team-of = Qui agit au nom de { $what }
team-standfirst = Les personnes citées ici écrivent pour le membre, aussi longtemps que les dates le disent.
team-none = Personne encore.
team-invited = invitée
role-not-now = sans effet aujourd’hui
role-end = Mettre fin
told-role-ended = C’est terminé.
field-role-since = À partir du
field-role-until = Jusqu’au
field-role-until-hint = Laissez les deux vides si c’est sans limite.

# Letters, and what can be done with what is public
letters-title = Courriers qui vous sont adressés
letters-standfirst = Sur le site, tout vous est signalé. Choisissez ce qui vous est aussi écrit.
delivery-instant = Tout de suite
delivery-daily = Une fois par jour, regroupé
delivery-off = Pas de courrier
published-title = Maintenant que c’est public
confirm-hint = Dites une fois par an que c’est toujours exact ; les lecteurs voient le jour.
confirm-do = C’est toujours exact
validate-hint = Dites sur quoi vous vous fondez si vous savez que cela tient. Les lecteurs voient votre nom et ce texte.
validate-note = Sur quoi vous vous fondez
validate-do = Valider
withdraw-hint = Les lecteurs trouvent une page qui dit pourquoi, et quoi lire à la place.
withdraw-reason = Pourquoi c’est retiré
withdraw-replacement = Quoi lire à la place : adresse web ou DOI
withdraw-do = Retirer
told-confirmed = Merci : c’est dit exact à ce jour.
told-validated = Validé. Ses auteurs en sont informés.
adapt-title = Nous le faisons aussi
adapt-of = « { $what } » : nous le faisons aussi
adapt-standfirst = Les lecteurs voient que votre membre le fait aussi, et ses auteurs en sont informés.
adapt-button = Le dire
adapt-revoke = Plus maintenant, ou jamais
adapt-since = Depuis (année ou jour)
told-adapted = C’est dit, et visible sur la page.
told-adaptation-revoked = C’est retiré.
told-withdrawn = Retiré. Ses auteurs savent pourquoi.
## Se connecter par un autre site

sign-in-or = Ou par un compte que vous avez ailleurs, si vous l’avez relié :
sign-in-with = Se connecter avec { $what }
invitation-or = Ou sans mot de passe, par un compte que vous avez ailleurs. C’est avec lui que vous vous connecterez ici :
invitation-with = Accepter avec { $what }
provider-leading = Vers { $what }
provider-leading-text = Vous allez vers { $what } pour vous y connecter. Vous reviendrez ensuite ici.
provider-go = Continuer vers { $what }
provider-unknown = Aucun compte n’est relié
provider-unknown-text = Vous êtes en ligne chez { $what }, mais aucun compte utilisable ici n’y est relié. Si vous en avez un, connectez-vous avec votre mot de passe et reliez-le sur la page de votre compte. Si vous avez reçu une invitation, suivez le lien de la lettre. Sinon, demandez un compte.
told-provider-nothing = Vous ne vous êtes pas connecté là-bas, rien n’a donc changé. Réessayez, ou connectez-vous autrement. Si vous avez reçu une invitation, suivez de nouveau le lien de la lettre.
error-provider = L’autre site ne répond pas comme il faut
error-provider-text = La connexion avec { $what } ne fonctionne pas pour le moment. Réessayez dans quelques minutes, ou connectez-vous autrement.
identities-title = Connexion par d’autres sites
identities-standfirst = Les comptes d’autres sites qui vous connectent ici. Nous gardons de quel compte il s’agit et le nom qu’il porte là-bas ; rien d’autre.
identities-none = Aucun n’est relié.
identities-connect = Relier un compte
identity-connect = Relier { $what }
identity-connected = Relié : { $what }.
identity-remove = Retirer
identity-gone = n’est plus proposé
told-identity-added = Le compte est relié. Vous pouvez désormais vous connecter avec lui.
told-identity-removed = Le compte est retiré. Vos autres sessions sont closes.
fault-no-password = Votre compte n’a pas de mot de passe. Déconnectez-vous, reconnectez-vous, et faites-le dans les dix minutes.
fault-only-way-in = C’est votre seul moyen d’entrer. Choisissez d’abord un mot de passe, ou reliez un autre compte.
fault-identity-own = Il est déjà relié à votre compte.
fault-identity-others = Il est relié à un autre compte ici. Connectez-vous avec lui pour utiliser celui-là.
fault-most-identities = Vous en avez déjà relié dix : retirez-en un d’abord.
fault-flow = La connexion n’a pas été commencée dans ce navigateur, est déjà terminée, ou a pris plus de dix minutes. Recommencez.
account-identities = { $n ->
    [0] aucune
    [one] une
   *[other] { $shown }
}

## What waits to be translated

translations-title = À traduire
translations-empty = Rien n’attend d’être traduit.
translations-left = Reste à faire
translation-none = rien encore
translation-machine = par une machine
translation-draft = ébauche
translation-reviewed = relue
translation-published = publiée
translation-outdated = plus ancienne que l’original
translations-count = { $n ->
    [one] { $shown } traduction en attente
   *[other] { $shown } traductions en attente
}
translations-older = { $n ->
    [one] { $shown } texte a changé
   *[other] { $shown } textes ont changé
}
translations-missing = { $n ->
    [one] { $shown } texte manque
   *[other] { $shown } textes manquent
}

## The audit log

audit-title = Journal d’audit
audit-standfirst = Qui a décidé, administré, s’est connecté ou non, a exporté, ou s’est vu refuser quoi. Rien n’en est jamais retiré.
audit-action = Ce qui a été fait
audit-when = Quand
audit-who = Qui
audit-what = À quoi
audit-detail = Détails
audit-empty = Aucune entrée.
audit-nobody = personne de connu
audit-account = un compte

import-title = Importer
import-standfirst = Documents, personnes, membres et thèmes d’un fichier : il est d’abord examiné, et rien n’est écrit sans votre accord.
import-file = Fichier
import-file-hint = JSONL tel que l’écrit « gsef export », ou BibTeX : { $most } entrées et { $largest } Mio au plus. Au-delà, il y a « gsef import » sur le serveur.
import-text = Entrées
import-text-hint = Collez-les ici, ou corrigez ici ce qu’une vérification a trouvé. Un fichier choisi compte avant ce texte.
import-source = Source
import-source-hint = Le catalogue dont viennent leurs clés. Grâce à lui, une entrée est reconnue quand on l’importe de nouveau.
import-state = État
import-state-hint = Des nouvelles entrées qui ne le disent pas elles-mêmes.
import-owner = Propriétaire
import-owner-hint = Le membre auquel sont attribués les documents sans propriétaire.
import-check = Vérifier
import-go = { $n ->
    [one] Importer cette entrée
   *[other] Importer ces { $n } entrées
}
import-checked = Ce qui serait fait
import-done = Ce qui a été fait
import-nothing-written = Rien n’a encore été écrit. Corrigez ci-dessous ce qui ne va pas et vérifiez de nouveau, ou importez ce qui peut l’être.
import-created = nouvelles
import-updated = modifiées
import-unchanged = identiques ici
import-rejected = refusées
import-rejected-title = Refusées
import-warnings-title = Acceptées, avec une remarque
import-line = Ligne
import-key = Entrée
import-why = Raison
import-more = { $n ->
    [one] Une autre n’est pas affichée.
   *[other] { $n } autres ne sont pas affichées.
}
import-nothing = Choisissez un fichier, ou collez des entrées.
import-neither = Ce n’est ni du JSONL ni du BibTeX : les entrées commencent par « {"{"} » ou par « @ ».
import-too-many = { $n ->
    [one] Plus d’une entrée à la fois, c’est trop ici : divisez le fichier, ou utilisez « gsef import » sur le serveur.
   *[other] Plus de { $n } entrées à la fois, c’est trop ici : divisez le fichier, ou utilisez « gsef import » sur le serveur.
}

## Les registres du bureau

desk-pages = Pages du bureau
desk-review = En relecture
register-members = Registre des membres
register-topics = Vocabulaire
register-people = Registre des personnes
register-forums = Registre des forums
register-new-member = Ajouter un membre
register-new-topic = Ajouter un thème
register-new-person = Ajouter une personne
register-new-forum = Ajouter un forum
register-edit = Modifier
register-page = Page sur le site
register-none = Rien ne correspond à votre demande.
register-count = { $n ->
    [one] { $shown } entrée
   *[other] { $shown } entrées
}
register-place = Lieu
register-works = Ressources
register-membership = Adhésion
membership-in-force = En vigueur
membership-soon = Se termine bientôt
membership-ended = Terminée
membership-none = Aucune connue
membership-ends = se termine le { $what }
membership-to-come = pas encore commencée
register-save-publish = Enregistrer et publier
register-save-only = Enregistrer seulement
register-unseen = Les lecteurs ne le voient pas pour l’instant.
register-other-language = Dans une autre langue
register-language = Langue
register-in-language = Texte
register-gone = (retiré)
register-comma = {", "}
register-no-rows = Aucune pour l’instant.
register-made-already = L’entrée a déjà été créée lors de votre premier envoi. Cherchez-la dans le registre et modifiez-la là.
register-collision = Rien n’est perdu : voici les deux. Choisissez ce qui doit rester. Tout le reste de votre saisie est enregistré avec.
register-description = Description
register-markdown = Markdown est possible.
register-name-hint = Comme elle se nomme elle-même dans chaque langue. Laissez vide là où elle n’a pas de nom.
register-what-where = Type et lieu
register-city = Ville
register-works-on = Thèmes de travail
register-identifiers-hint = Comment les registres la désignent, pour qu’on sache de quelle organisation il s’agit.
register-identifier = Identifiant { $what }
register-scheme = Registre
register-value = Identifiant
register-other-scheme = Autre
register-memberships = Adhésions
register-memberships-hint = Les périodes d’adhésion à l’association. Laissez ouvert ce qu’on ne sait pas ; ce qui dure n’a pas de dernier jour. Une ligne vidée disparaît à l’enregistrement.
register-membership-number = Adhésion { $what }
add-membership = Ajouter une adhésion
register-category = Catégorie dans les statuts
register-source = Source (adresse web)
register-since = Depuis
register-until = Jusqu’à
register-date-hint = Comme 2019 ou 2019-03-14
register-until-hint = Vide tant que cela dure
register-mandates = Mandats
register-mandates-hint = Les mandats exercés dans l’association, avec leurs dates. Une ligne vidée disparaît à l’enregistrement.
register-mandate-number = Mandat { $what }
add-mandate = Ajouter un mandat
register-office = Mandat
register-topic = Le thème
register-label-hint = Un nom par langue : celui que les lecteurs voient d’abord.
register-alt-hint = Synonymes et sigles, un par ligne. Une recherche de l’un d’eux trouve le thème.
register-definition = Définition
register-definition-hint = Ce que cela veut dire, en une phrase ou deux.
register-vocabulary = Vocabulaire
register-notation = Code dans le vocabulaire
register-broader-hint = Les thèmes plus larges dont il fait partie.
register-match-hint = Adresses web du même concept dans d’autres vocabulaires, une par ligne.
register-display = Nom
register-display-hint = Comme la personne l’écrit, dans l’ordre de sa langue.
register-given = Prénoms
register-particle = Particule (von, de la)
register-family = Nom de famille
register-orcid-hint = Comme 0000-0002-1825-0097
register-organisation = Organisation, telle que nommée
register-same-member = La même parmi les membres
register-affiliation = Lieu de travail { $what }
add-affiliation = Ajouter un lieu de travail
register-forum = Le forum
register-when-where = Quand et où
register-edition = Édition
register-edition-hint = Le plus souvent l’année, comme 2016
register-days-hint = Comme 2016-09-07/2016-09-09
register-theme = Thème du forum
register-merge = Fondre dans un autre thème
register-merge-title = Fondre « { $what } » dans un autre thème
merge-standfirst = L’autre thème le remplace dès lors : son adresse y mène, ses noms deviennent d’autres noms de celui-ci, et tout ce qui en traite relève de l’autre.
merge-works = { $n ->
    [one] { $shown } ressource en traite
   *[other] { $shown } ressources en traitent
}
merge-members = { $n ->
    [one] { $shown } membre y travaille
   *[other] { $shown } membres y travaillent
}
merge-narrower = { $n ->
    [one] { $shown } thème en fait partie
   *[other] { $shown } thèmes en font partie
}
merge-find = Trouver l’autre thème par l’un de ses noms
merge-none = Aucun autre thème ne s’appelle ainsi.
merge-into = Le fondre dans
merge-more = Il y en a d’autres : cherchez le nom.
merge-do = Fondre dans le thème choisi
register-merge-person = Réunir avec une autre fiche
register-merge-person-title = Réunir « { $what } » avec une autre fiche
merge-person-standfirst = Une personne figure peut-être deux fois ici. La fiche que vous choisissez reste et vaut pour les deux ; celle-ci y mène dès lors. Vous voyez ce qui se passera avant que cela se fasse.
merge-person-find = Trouver l’autre fiche par le nom
merge-person-none = Personne d’autre ne s’appelle ainsi ici.
merge-person-into = La fiche qui reste
merge-person-look = Voir ce qui se passera
merge-person-plan = Ce qui se passera
merge-person-stays = « { $what } » reste. L’adresse de cette fiche y mène.
merge-person-works = { $n ->
    [one] { $shown } travail nomme « { $what } » au lieu de cette fiche, sous le nom imprimé.
   *[other] { $shown } travaux nomment « { $what } » au lieu de cette fiche, sous les noms imprimés.
}
merge-person-accounts = Les comptes ne changent pas : aucun n’est lié à une fiche.
merge-person-takes = La fiche qui reste reprend :
merge-person-takes-nothing = La fiche qui reste dit déjà tout cela.
merge-person-refused = Les deux ont un ORCID iD, et pas le même. Retirez celui qui est faux dans l’une de ces fiches. Deux personnes avec deux numéros restent deux fiches.
merge-person-do = Réunir les deux
merge-person-other = Choisir une autre fiche
told-merged-person = Les deux fiches n’en font plus qu’une. Les travaux qui nomment la personne suivent en quelques secondes.
fault-which-person = Choisissez la fiche qui reste.
fault-two-orcids = Les deux ont un ORCID iD, et pas le même : retirez d’abord celui qui est faux.
register-withdraw = Retirer « { $what } »
register-withdraw-standfirst = Les lecteurs trouvent une page qui dit pourquoi, et quoi lire à la place. L’entrée reste au registre et peut être publiée à nouveau.
register-withdraw-button = Retirer
told-made = C’est créé et enregistré.
told-merged = Les thèmes n’en font plus qu’un. Ce qui en traite suit en quelques secondes.
told-register-withdrawn = Retiré.
fault-one-language = Donnez-le dans une langue au moins.
fault-reason = Dites pourquoi : les lecteurs le trouveront à la place.
fault-orcid-taken = Une autre personne a déjà cet ORCID iD ici.
fault-degrees = Écrivez les degrés comme un nombre, par exemple 37,57.
fault-hundred = 100 noms au plus sont permis.
fault-which-language = Choisissez la langue du texte.
fault-which-topic = Choisissez le thème dans lequel il est fondu.
fault-merge-unpublished = Ce n’est pas publié : rien ne peut y être fondu.
fault-merge-below = Ce thème est sous un autre qui fait partie du vôtre. Déplacez d’abord celui-là.

## Tous les champs, traductions, enregistrement en arrière-plan, refus

access-embargo = Fermé jusqu’à une date
scheme-symbol = Cote de document
scheme-other = Autre identifiant
scheme-url = Adresse web
step-about = Thèmes et lieux
step-related = Documents liés et identifiants
step-text = Titre et texte
step-published = Où et quand il a paru
step-project = Le projet
step-data = Les données
field-type = Type de publication
field-member-page = Sa page ici
field-person-page = La page de la personne ici
field-relations = Documents liés
field-relation = Quel lien
field-scheme = Type d’identifiant
field-identifier = Identifiant
field-source = Où il a paru
field-venue = Revue, ouvrage ou actes
field-issued = Date de parution
field-grant = Numéro de la subvention
field-distributions = Fichiers disponibles
field-media-type = Format, comme text/csv
field-bytes = Taille en octets
field-access = Qui peut le lire une fois publié
field-embargo = Ouvert à tous à partir du (jour)
add-relation = Ajouter un document lié
add-identifier = Ajouter un identifiant
add-funder = Ajouter un financeur
add-distribution = Ajouter un fichier
hint-target = L’adresse de sa page ici, son DOI ou une autre adresse web.
hint-page = L’adresse de la page, s’il y en a une.
hint-licence = Une licence courante par son nom court, comme CC-BY-4.0, ou l’adresse web des conditions.
hint-date = Comme 2019, 2019-03 ou 2019-03-14 ; 2016/.. veut dire depuis 2016.
hint-embargo = Seulement pour ce qui est fermé jusqu’à une date : d’ici là, vous, vos collègues et l’équipe éditoriale êtes seuls à le voir, titre compris.
fault-unreadable = Ceci ne peut pas être lu. Vérifiez comment c’est écrit.
fault-doi = Ce n’est pas un DOI. Il commence par 10., comme 10.1787/abc.
fault-isbn = Ce n’est pas un ISBN : un chiffre est faux ou manque.
fault-issn = Ce n’est pas un ISSN : un chiffre est faux ou manque.
fault-identifier = Ce n’est pas un tel identifiant. Vérifiez le type et l’écriture.
fault-orcid = Ce n’est pas un identifiant ORCID : un chiffre est faux ou manque. Il ressemble à 0000-0002-1825-0097.
fault-embargo-day = Dites jusqu’à quel jour il est fermé.
fault-itself = C’est le même : choisissez-en un autre.
fault-target = Rien n’a cette adresse ici. Collez l’adresse de sa page, un DOI ou une adresse web entière.
fault-member-page = Aucun membre n’a cette adresse ici. Laissez vide s’il n’a pas de page.
fault-person-page = Personne n’a cette adresse ici. Laissez vide si la personne n’a pas de page.
fault-submit-owner = Dites à quel membre il appartient avant de le remettre.
fault-submit-title = Donnez-lui un titre avant de le remettre.
fault-requests-open = Des modifications demandées sont encore ouvertes. Dites pour chacune qu’elle est faite, dans sa conversation.
fault-requests-unconfirmed = Des modifications demandées ne sont pas encore confirmées. Voyez leurs conversations.
fault-say-changes = Dites ce qu’il faut modifier, à côté de chaque champ.
fault-twice = L’un d’eux est nommé deux fois.
fault-gone = Il n’est pas là, ou n’y est plus.
fault-latitude = Une latitude est comprise entre -90 et 90 degrés.
fault-longitude = Une longitude est comprise entre -180 et 180 degrés.
fault-both-degrees = Latitude et longitude vont ensemble : donnez les deux, ou aucune.
fault-web = Écrivez l’adresse web entière, comme https://example.org.
fault-replacement = Donnez une adresse web entière ou un DOI.
fault-people = C’est plus de personnes qu’il n’en existe.
fault-phone = Écrivez un numéro de téléphone comme +33 1 23 45 67 89.
fault-amount = Ce nombre est trop grand ou trop petit.
fault-currency = Écrivez la monnaie en trois majuscules, comme EUR ou KRW.
fault-year = Une année est comprise entre 1800 et 2100.
fault-too-many = Au plus { $what } sont possibles.
fault-language = Choisissez une langue que l’on lit.
fault-nothing-translated = Rien n’est encore traduit.
fault-no-original = Il n’y a pas d’original à traduire.
fault-original = Il a été écrit dans cette langue : modifiez plutôt l’original.
fault-no-translation = Il n’y a pas de traduction dans cette langue.
fault-machine-only = Une machine a écrit tout ce qui existe dans cette langue : quelqu’un doit d’abord y travailler.
fault-co-authors = Il a déjà autant de co-auteurs que possible.
fault-co-author-busy = Cette personne écrit déjà beaucoup de documents avec d’autres ; on ne peut lui en demander plus.
fault-not-case = Seules les études de cas se confirment.
fault-own-record = Vous avez écrit dans ce document : quelqu’un d’autre doit l’examiner.
fault-no-version = Il n’y a pas de tel texte antérieur.
fault-other-kind = Un document garde son type.
fault-own-member = C’est le membre auquel le document appartient.
fault-others-record = Ce n’est pas un document de ce membre.
fault-not-said = Ce membre n’a pas dit qu’il le fait aussi.
fault-not-in-review = Il n’est pas en relecture : il doit d’abord être remis.
fault-not-held = Vous ne l’avez pas en charge : prenez-le d’abord, ou demandez à la personne qui l’a de le libérer.
fault-held = Un autre membre de l’équipe éditoriale l’a en charge.
fault-not-asked = On ne vous a pas demandé d’avis sur ce texte.
fault-no-reviewer = Ce n’est pas un compte de relecture ou d’édition.
fault-not-asked-them = Cette personne n’a pas été sollicitée pour un avis.
fault-most-reviewers = Autant de personnes que possible sont déjà sollicitées : retirez-en une d’abord.
fault-thread-full = Cette conversation est pleine : commencez-en une autre.
fault-already = C’est déjà fait.
fault-moved-on = Son état a changé entre-temps, donc ce n’est plus possible. Rechargez la page.
fault-own-account = C’est votre propre compte : fermez-le depuis sa page, ou demandez à un autre administrateur.
fault-account-idle = Cette adresse a un compte qui ne peut pas agir pour l’instant.
fault-own-role = Cela vous retirerait votre rôle d’administration : demandez à quelqu’un d’autre.
new-record = Nouveau document
new-record-text = Un titre suffit pour commencer. Le reste peut attendre, et s’écrire à plusieurs en même temps.
new-kind = De quoi il s’agit
new-about-case = Ce qu’un territoire ou une organisation a fait, ce qui en est sorti, et ce qu’il faut pour le refaire.
new-about-publication = Un rapport, article, guide, livre ou déclaration qui existe déjà.
new-about-project = Une recherche prévue, en cours ou terminée, et qui la finance.
new-about-dataset = Des chiffres ou d’autres données réutilisables, et où sont les fichiers.
translations-nav = Traductions
translation-into = Traduction : { $what }
translation-other = Une autre langue
translation-source = écrit dans cette langue
translation-text = Écrivez chaque texte à côté de son original. Ce que vous écrivez est un brouillon jusqu’à ce qu’une seconde personne l’ait lu. Ce que vous laissez garde son état.
translation-read = Lisez chaque texte à côté de son original. Si quelque chose ne va pas, dites-le à côté : les auteurs sont prévenus.
translation-right = Je l’ai lu à côté de l’original, et il est juste tel quel
translation-translator = Traduit par
translation-translator-hint = Le nom tel qu’il doit paraître. Laissez vide pour ne nommer personne de plus.
translation-save = Enregistrer la traduction
translation-review = Je l’ai relue : elle est bonne
translation-review-text = Vous dites ainsi avoir lu chaque texte à côté de son original, et qu’il dit la même chose. La traduction paraît avec le document.
translation-review-machine = Ce qu’une machine a écrit reste marqué comme tel jusqu’à ce que quelqu’un y ait travaillé.
translation-nothing-to-review = Rien ici n’attend une seconde lecture.
translation-overtaken = Rien n’est enregistré : quelqu’un d’autre a écrit dans cette traduction entre-temps. Là où vous avez écrit tous les deux, son texte est sous le vôtre. Réunissez-les, puis enregistrez.
translated-by = Traduit par { $what }
told-translation-reviewed = Merci. La traduction est marquée comme relue.
autosave-saved = Enregistré à { $what }
autosave-offline = Non enregistré : pas de connexion. Le texte est gardé dans ce navigateur, et envoyé au retour de la connexion.
autosave-failed = Non enregistré : le site ne répond pas pour l’instant. Le texte est gardé dans ce navigateur, et sera renvoyé.
autosave-signed-out = Non enregistré : votre session est finie, ou vous ne pouvez plus écrire ici. Le texte est gardé dans ce navigateur.
autosave-faults = Pas encore enregistré.
autosave-behind = Enregistré à { $what }. Quelqu’un d’autre a modifié cette page entre-temps.
autosave-collided = Non enregistré : quelqu’un d’autre a écrit au même endroit. Le texte est gardé dans ce navigateur.
autosave-look = Voir
autosave-load = Charger
autosave-restored = Un texte du { $what } qui n’avait pas été enregistré a été remis. Relisez-le, puis enregistrez.
autosave-left = Ceci n’a plus de place sur la page :
autosave-drop = Le jeter
field-related-work = L’autre document
fault-refused = Vous ne pouvez pas faire cela.
translation-original = Original ({ $what })

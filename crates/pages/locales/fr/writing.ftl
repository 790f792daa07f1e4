### Writing. $n decides the form of a text, $shown is the same number as it is written.

## What one writes

mine-no-member = Votre compte n’écrit pour aucun membre : rien n’est donc listé ici.
mine-in-work = En cours
mine-unowned = Brouillons dont aucun membre ne répond
mine-public-meanwhile = Le texte précédent reste visible
mine-done = Publiés
new-member = Pour quel membre
new-begin = Commencer
held-by = Chez { $what }
answer-due = Réponse d’ici le { $what }
answer-overdue = La réponse était attendue le { $what }
requests-open = { $n ->
    [one] { $shown } modification demandée
   *[other] { $shown } modifications demandées
}
complete = Complet à { $what }
complete-label = Degré d’achèvement
write-language = Langue d’écriture
told-begun = C’est commencé. Tout ce que vous enregistrez est conservé, et vu seulement de vous, de vos collègues et des éditeurs.
mine-shared = Écrits avec d’autres
new-record = Nouveau document
new-record-text = Un titre suffit pour commencer. Le reste peut attendre, et s’écrire à plusieurs en même temps.
new-kind = De quoi il s’agit
new-about-case = Ce qu’un territoire ou une organisation a fait, ce qui en est sorti, et ce qu’il faut pour le refaire.
new-about-publication = Un rapport, article, guide, livre ou déclaration qui existe déjà.
new-about-project = Une recherche prévue, en cours ou terminée, et qui la finance.
new-about-dataset = Des chiffres ou d’autres données réutilisables, et où sont les fichiers.

## The form

complete-missing = Ce qui manque, et pourquoi c’est utile
work-beside = Un nouveau texte à côté de celui qui est publié
work-overview = Vue d’ensemble et évaluation
work-write = Écrire
work-public = Tel que le voit le public
write-save-next = Enregistrer et continuer
write-previous = Retour : { $what }
write-note = Chaque bouton de cette page enregistre ce que vous avez saisi. Les textes acceptent Markdown.
write-hand-in = Enregistrez d’abord. Vous revoyez tout le texte, et pouvez joindre un mot aux éditeurs.
write-faults = Pas encore enregistré. À corriger :
write-too-old = Cette page a été ouverte il y a trop longtemps pour être réunie avec ce que d’autres ont écrit depuis. Comparez votre texte avec l’historique, puis enregistrez de nouveau.
word-count = { $n ->
    [one] { $shown } mot
   *[other] { $shown } mots
}
word-count-of = { $what } ; au-delà de { $total }, on lit rarement jusqu’au bout
original-says = Ce que dit l’original ({ $what })
preview = Tel que le voit le public, une fois enregistré
choice-none = Non précisé
row-up = Monter
row-down = Descendre
fault-number = Écrivez un nombre, comme 1200,5, sans point entre les milliers.
fault-whole = Écrivez un nombre entier, comme 1200.
thread-answer = Répondre
thread-send = Envoyer la réponse
thread-resolve = C’est fait
thread-confirm = Confirmer
thread-reopen = Rouvrir
thread-begin = Commenter
thread-begin-ask = Commenter ou demander une modification
thread-about = Au sujet de : { $what }
thread-open = Commenter
thread-ask = Demander cette modification
threads-open = { $n ->
    [one] { $shown } ouvert
   *[other] { $shown } ouverts
}
history-title = Historique
fault-unreadable = Ceci ne peut pas être lu. Vérifiez comment c’est écrit.
fault-embargo-day = Dites jusqu’à quel jour il est fermé.
fault-access = Choisissez qui peut le lire : tout le monde, les membres, ou tout le monde à partir d’un jour.
fault-target = Rien n’a cette adresse ici. Collez l’adresse de sa page, un DOI ou une adresse web entière.
fault-member-page = Aucun membre n’a cette adresse ici. Laissez vide s’il n’a pas de page.
fault-person-page = Personne n’a cette adresse ici. Laissez vide si la personne n’a pas de page.
autosave-saved = Enregistré à { $what }
autosave-offline = Non enregistré : pas de connexion. Le texte est gardé dans ce navigateur, et envoyé au retour de la connexion.
autosave-failed = Non enregistré : le site ne répond pas pour l’instant. Le texte est gardé dans ce navigateur, et sera renvoyé.
autosave-signed-out = Non enregistré : votre session est finie, ou vous ne pouvez plus écrire ici. Le texte est gardé dans ce navigateur.
autosave-faults = Pas encore enregistré.
autosave-behind = Enregistré à { $what }. Quelqu’un d’autre a modifié cette page entre-temps.
autosave-collided = Non enregistré : quelqu’un d’autre a écrit au même endroit. Le texte est gardé dans ce navigateur.
autosave-look = Voir
autosave-load = Charger
autosave-restored = Un texte du { $what } qui n’avait pas été enregistré a été remis. Relisez-le, puis enregistrez.
autosave-left = Ceci n’a plus de place sur la page :
autosave-drop = Le jeter
difference-gone = Retiré :
difference-new = Ajouté :

## Its steps

choice-person = Personne
choice-organisation = Organisation
add-block = Ajouter une composante
add-actor = Ajouter une organisation
add-group = Ajouter un groupe
add-resource = Ajouter une ressource
add-indicator = Ajouter un indicateur
add-date = Ajouter une date
step-title = Titre et résumé
step-story = Contexte, défi, démarche
step-actors = Qui et avec quoi
step-results = Résultats et indicateurs
step-learning = Ce qui dure, ce qu’on a appris
step-place = Où, quand, sur quoi
step-rights = Personnes et droits
field-indicators = Indicateurs
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
field-distributions = Fichiers disponibles
add-funder = Ajouter un financeur
add-distribution = Ajouter un fichier
hint-target = L’adresse de sa page ici, son DOI ou une autre adresse web.
hint-page = L’adresse de la page, s’il y en a une.
hint-licence = Une licence courante par son nom court, comme CC-BY-4.0, ou l’adresse web des conditions.
hint-date = Comme 2019, 2019-03 ou 2019-03-14 ; 2016/.. veut dire depuis 2016.
hint-embargo = Seulement pour ce qui est fermé jusqu’à une date : d’ici là, vous, vos collègues et l’équipe éditoriale êtes seuls à le voir, titre compris.

## Its fields

add-place = Ajouter un lieu
add-contributor = Ajouter quelqu’un
field-description = En quoi elle consiste
field-role = Rôle
field-support = Ce qu’elle a apporté
field-group = Groupe
field-number = Combien
field-currency = Devise, comme EUR ou KRW
field-measured = Ce qui a été mesuré
field-unit = Unité
field-baseline = Valeur avant
field-target = Valeur visée
field-value = Valeur
field-measured-on = Date de la mesure
field-method = Comment on a mesuré
field-evidence = Degré de preuve
field-event = Ce qui s’est passé, en quelques mots
field-who = Personne ou organisation
field-affiliation = Affiliation
field-mail = Adresse électronique
field-phone = Téléphone
field-consent-given = Toutes les personnes montrées ont donné leur accord
field-consent-note = Comment et où cela est conservé
field-url = Adresse web de l’original
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
field-media-type = Format, comme text/csv
field-bytes = Taille en octets
field-access = Qui peut le lire une fois publié
field-embargo = Ouvert à tous à partir du (jour)
add-relation = Ajouter un document lié
field-related-work = L’autre document

## Two who write at once

collision-text = Rien n’est perdu : voici les deux. Choisissez celui qui doit rester, ou réunissez-les dans le vôtre. Tout le reste de votre saisie est enregistré avec.

## What is said of it

thread-request = Modification demandée
thread-request-resolved = Modification faite, pas encore confirmée
thread-request-confirmed = Modification confirmée
thread-comment = Commentaire
thread-comment-done = Commentaire traité

## What it said before

history-of = Historique : { $what }
history-version = Version { $what }
history-nothing = Aucune partie du texte n’a changé.
history-restore = Revenir à ce texte
history-older = Versions plus anciennes
told-restored = L’ancien texte est de nouveau le plus récent.
history-versions = Versions { $what }
history-saves = { $n ->
    [one] { $shown } enregistrement en cours d’écriture
   *[other] { $shown } enregistrements en cours d’écriture
}
history-each = Chaque enregistrement
difference-unseen = (n’est plus là)

## We do this too

adapt-title = Nous le faisons aussi
adapt-of = « { $what } » : nous le faisons aussi
adapt-standfirst = Les lecteurs voient que votre membre le fait aussi, et ses auteurs en sont informés.
adapt-button = Le dire
adapt-revoke = Plus maintenant, ou jamais
adapt-since = Depuis (année ou jour)
told-adapted = C’est dit, et visible sur la page.
told-adaptation-revoked = C’est retiré.

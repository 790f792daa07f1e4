### The desk. $n decides the form of a text, $shown is the same number as it is written.

## What waits

queue-count = { $n ->
    [one] { $shown } texte en attente
   *[other] { $shown } textes en attente
}
queue-days = { $n ->
    [one] { $shown } jour
   *[other] { $shown } jours
}
queue-age = Attente
queue-holder = Pris en charge par
queue-due = Réponse attendue
queue-whose = À qui
queue-nobodys = Pas encore pris
queue-mine = Les miens
queue-asked = Mon avis est demandé
queue-overdue = En retard seulement
queue-empty = Rien n’attend ici.
queue-choose = Choisir
queue-claim = Prendre
queue-failed = Pas fait pour ceux-ci, et pourquoi :
queue-done = { $n ->
    [one] Fait pour { $shown } texte.
   *[other] Fait pour { $shown } textes.
}
bulk-title = Avec ceux qui sont cochés
bulk-what = Décision
bulk-reason = Motif, en cas de refus
bulk-do = Appliquer
decide-claim = Prendre en charge
decide-release = Le remettre dans la file
decide-accept = Accepter
decide-decline = Refuser
told-nothing-ticked = Rien n’était coché.
told-decided = Fait pour tous.
import-title = Importer
desk-review = En relecture

## A text in review

work-look = Actualiser
choice-yes = Oui
field-empty = Rien pour le moment
submit-title = Remettre
submit-cover = Un mot aux éditeurs
submit-do = Remettre pour évaluation
submit-pending = Des modifications sont demandées : faites chacune, puis indiquez « C’est fait » à côté.
recall-text = Personne ne l’a encore pris : vous pouvez le reprendre et continuer à écrire.
recall-do = Le reprendre
decide-title = Décider
decide-request = Renvoyer pour modification
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
told-said = C’est dit.
told-nothing = Rien n’a été modifié.
told-submitted = Remis. Les éditeurs sont prévenus.
told-recalled = Repris : vous pouvez continuer à écrire.
told-claimed = Vous l’avez pris en charge. Les auteurs sont prévenus.
told-released = Il est de nouveau dans la file.
told-text-sent-back = Renvoyé aux auteurs.
told-text-accepted = Accepté.
told-text-declined = Refusé. Les auteurs savent pourquoi.
told-reopened = Rouvert.
told-assigned = Avis demandé.
told-unassigned = L’avis n’est plus demandé.
told-advised = Votre avis est chez l’éditeur.
co-authors-title = Coauteurs
co-authors-none = Personne d’extérieur au membre n’y écrit encore.
co-author-email = Adresse électronique d’un coauteur
co-author-hint = Cette personne lit et écrit ce texte, et rien d’autre du membre.
co-author-invite = Inviter
co-author-remove = Retirer
co-author-leave = Se retirer
told-shared = L’invitation est partie.
told-unshared = Cette personne n’écrit plus ce texte.
published-title = Maintenant que c’est public
confirm-hint = Dites une fois par an que c’est toujours exact ; les lecteurs voient le jour.
confirm-do = C’est toujours exact
validate-hint = Dites sur quoi vous vous fondez si vous savez que cela tient. Les lecteurs voient votre nom et ce texte.
validate-note = Sur quoi vous vous fondez
validate-do = Valider
withdraw-hint = Les lecteurs trouvent une page qui dit pourquoi, et quoi lire à la place.
told-confirmed = Merci : c’est dit exact à ce jour.
told-validated = Validé. Ses auteurs en sont informés.
told-withdrawn = Retiré. Ses auteurs savent pourquoi.

## Importing

import-standfirst = Documents, personnes, membres et thèmes d’un fichier : il est d’abord examiné, et rien n’est écrit sans votre accord.
import-file = Fichier
import-file-hint = JSONL tel que l’écrit « gsef export », ou BibTeX : { $most } entrées et { $largest } Mio au plus. Au-delà, il y a « gsef import » sur le serveur.
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
import-drafts = Continuer avec les brouillons qui en font partie
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
import-neither = Ce n’est ni du JSONL ni du BibTeX : les entrées commencent par « {"{"} » ou par « @ ».
import-too-many = { $n ->
    [one] Plus d’une entrée à la fois, c’est trop ici : divisez le fichier, ou utilisez « gsef import » sur le serveur.
   *[other] Plus de { $n } entrées à la fois, c’est trop ici : divisez le fichier, ou utilisez « gsef import » sur le serveur.
}
import-not-done = L’import continue
import-goes-on = Il continue sans cette page. Vérifiez de nouveau les mêmes entrées dans un moment : ce qui est fait d’ici là sera indiqué comme étant déjà tel ici.
import-check-too-long = L’examen de ces entrées a pris trop de temps. Essayez-en moins à la fois.
import-no-text = « { $what } » n’est pas un texte en UTF-8. Les formes lues sont JSONL (.jsonl) et BibTeX (.bib). Les tableurs et les documents ne le sont pas : exportez les entrées de votre logiciel de références en BibTeX, ou enregistrez de nouveau le fichier avec l’encodage UTF-8.

## What is said of imported entries

import-part = { $field } : { $what }
import-said-unreadable = la lecture s’arrête ici : { $detail }
import-said-file-unreadable = le fichier ne peut pas être lu : { $detail }
import-said-line-too-long = fait { $size } octets ; { $most } au plus sont admis
import-said-not-utf8 = n’est pas en UTF-8 à partir de l’octet { $value }
import-said-latin-1 = le fichier n’est pas en UTF-8 : il a été lu comme du Latin-1
import-said-not-json = n’est pas du JSON : { $detail }
import-said-not-an-object = n’est pas un objet JSON
import-said-type-unknown = « { $name } » n’est aucun de : { $value }
import-said-needed = est nécessaire
import-said-no-id = n’a pas d’identifiant (id)
import-said-id-needed = est nécessaire (ou un uid ou un slug), pour qu’un second import le retrouve
import-said-id-null = son identifiant contient un caractère nul
import-said-id-too-long = son identifiant a { $size } caractères ; { $most } au plus sont admis
import-said-source-unnamed = sa source n’a pas de nom : donnez-en un
import-said-source-colon = le nom de sa source, « { $name } », contient un deux-points
import-said-source-too-long = le nom de sa source a { $size } caractères ; { $most } au plus sont admis
import-said-null = contient un caractère nul
import-said-key-meant = n’est pas une clé connue ; vouliez-vous dire « { $name } » ?
import-said-key-not-known = n’est pas une clé connue
import-said-key-unknown = la clé « { $name } » est inconnue et a été laissée de côté
import-said-key-object = { $name } est un objet et a été laissé de côté
import-said-key-odd = { $name } n’est ni un texte ni une liste de textes et a été laissé de côté
import-said-text-odd = n’est ni un texte ni un objet avec texte, état et traducteur
import-said-value-odd = ne peut pas être repris : { $fault }
import-said-names-none = ne nomme rien du genre « { $kind } »
import-said-target-missing = « { $name } » n’existe pas ({ $kind })
import-said-target-rejected = « { $name } » ({ $kind }) a lui-même été refusé
import-said-abstract-too-long = le résumé est trop long et a été gardé comme texte
import-said-identifier-kept = { $fault } Il a été gardé comme autre identifiant.
import-said-left-out = { $fault } Cela a été laissé de côté.
import-said-keyword-too-long = le mot-clé « { $value }… » a plus de { $most } caractères et a été laissé de côté
import-said-type-kept = le type « { $name } » est inconnu : gardé comme autre publication
import-said-language-unknown = la langue « { $value } » est inconnue et a été laissée de côté
import-said-year-unread = l’année « { $value } »{ $detail } n’a pas pu être lue et a été laissée de côté
import-said-month-unread = le mois « { $value } » n’a pas pu être lu : l’année a été gardée
import-said-month-alone = un mois sans année (« { $value } ») a été laissé de côté
import-said-others-unnamed = il y en a d’autres, qui ne sont pas nommés
import-said-howpublished = howpublished (« { $value } ») a été laissé de côté
import-said-fields-left-out = laissés de côté, faute de place : { $value }
import-said-tex-unread = son TeX ne peut pas être lu ({ $detail }) : gardé tel quel
import-said-repeated = répète l’entrée de la ligne { $line }
import-said-key-taken = sa clé est déjà celle d’une autre entrée, à la ligne { $line }
import-said-key-used = sa clé « { $key } » sert déjà à la ligne { $line } : donnez à chaque entrée sa propre clé
import-said-parent-missing = il n’y a pas d’entrée « { $key } » dans ce fichier
import-said-parent-itself = « { $key } » ramène à soi-même : laissé de côté
import-said-parent-far = « { $key } » est trop haut : laissé de côté
import-said-parents-too-many = hérite de plus de { $most } entrées : le reste a été laissé de côté
import-said-field-twice = { $name } y figure deux fois : le second a été laissé de côté
import-said-string-unknown = l’abréviation « { $name } » n’est pas définie : gardée telle quelle
import-said-string-many = définit plus d’un nom
import-said-strings-too-long = les abréviations du fichier l’allongent trop
import-said-value-too-long = a plus de { $most } octets
import-said-comments-open = trop de commentaires ne sont jamais fermés : la suite ne peut pas être lue
import-said-no-key = n’a pas de clé de citation
import-said-no-key-but-field = n’a pas de clé de citation : « { $name } » est un champ
import-said-no-comma = une virgule manque après la clé « { $key } »
import-said-no-equals = un signe égal manque après « { $name } »
import-said-no-field-name = « { $value } » figure là où devrait être le nom d’un champ
import-said-no-value = n’a pas de valeur
import-said-no-value-but = « { $value } » figure là où devrait être une valeur
import-said-ends-in-key = se termine au milieu de sa clé
import-said-ends-open = se termine avant d’être fermée
import-said-brace-unopened = une accolade est fermée sans avoir été ouverte
import-said-brace-open = une accolade n’est pas fermée avant l’entrée suivante
import-said-brace-unclosed = une accolade n’est jamais fermée
import-said-quote-open = un guillemet n’est pas fermé avant l’entrée suivante
import-said-quote-unclosed = un guillemet n’est jamais fermé
import-said-fields-too-many = a plus de { $most } champs
import-said-other-kind = est connu ici comme autre chose ({ $kind }) : ceci ({ $other }) ne peut pas prendre sa place
import-said-duplicate = est un doublon : son { $field } { $value } appartient déjà à « { $key } »
import-said-slug-taken = son slug « { $name } » appartient à un autre du même genre ({ $kind })
import-said-review-absent = son évaluation n’est pas dans le fichier : une nouvelle entrée est un brouillon, une entrée connue reste telle quelle
import-said-in-review = c’est son évaluation ici qui décide de son état, et non le fichier
import-said-untitled = n’a pas de titre : il est montré sans titre

### The registers of the desk. $n decides the form of a text, $shown is the same number as it is written.

## Lists and forms

desk-pages = Pages du bureau
register-edit = Modifier
register-page = Page sur le site
register-none = Rien ne correspond à votre demande.
register-count = { $n ->
    [one] { $shown } entrée
   *[other] { $shown } entrées
}
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
register-since = Depuis
register-until = Jusqu’à
register-date-hint = Comme 2019 ou 2019-03-14
register-until-hint = Vide tant que cela dure
register-merge = Fondre dans un autre thème
register-withdraw = Retirer « { $what } »
register-withdraw-standfirst = Les lecteurs trouvent une page qui dit pourquoi, et quoi lire à la place. L’entrée reste au registre et peut être publiée à nouveau.
register-withdraw-button = Retirer
told-made = C’est créé et enregistré.
told-register-withdrawn = Retiré.
fault-degrees = Écrivez les degrés comme un nombre, par exemple 37,57.
fault-which-language = Choisissez la langue du texte.
fault-language-there = Il y a déjà un texte dans cette langue ci-dessus. Réunissez-les là.
register-merge-person = Réunir avec une autre fiche

## Members

register-members = Registre des membres
register-new-member = Ajouter un membre
register-place = Lieu
register-membership = Adhésion
membership-in-force = En vigueur
membership-soon = Se termine bientôt
membership-ended = Terminée
membership-none = Aucune connue
membership-ends = se termine le { $what }
membership-to-come = pas encore commencée
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
register-memberships-hint = Les périodes d’adhésion à l’association. Laissez ouvert ce qu’on ne sait pas ; ce qui dure n’a pas de dernier jour. Une ligne vidée disparaît à l’enregistrement.
register-membership-number = Adhésion { $what }
add-membership = Ajouter une adhésion
register-category = Catégorie dans les statuts
register-source = Source (adresse web)
register-mandates = Mandats
register-mandates-hint = Les mandats exercés dans l’association, avec leurs dates. Une ligne vidée disparaît à l’enregistrement.
register-mandate-number = Mandat { $what }
add-mandate = Ajouter un mandat
register-office = Mandat

## People

register-people = Registre des personnes
register-new-person = Ajouter une personne
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

## Topics

register-topics = Vocabulaire
register-new-topic = Ajouter un thème
register-works = Ressources
register-topic = Le thème
register-label-hint = Un nom par langue : celui que les lecteurs voient d’abord.
register-alt-hint = Synonymes et sigles, un par ligne. Une recherche de l’un d’eux trouve le thème.
register-definition = Définition
register-definition-hint = Ce que cela veut dire, en une phrase ou deux.
register-vocabulary = Vocabulaire
register-notation = Code dans le vocabulaire
register-broader-hint = Les thèmes plus larges dont il fait partie.
register-match-hint = Adresses web du même concept dans d’autres vocabulaires, une par ligne.

## Forums

register-forums = Registre des forums
register-new-forum = Ajouter un forum
register-forum = Le forum
register-when-where = Quand et où
register-edition = Édition
register-edition-hint = Le plus souvent l’année, comme 2016
register-days-hint = Comme 2016-09-07/2016-09-09
register-theme = Thème du forum

## Things that become one

register-merge-title = Fondre « { $what } » dans un autre thème
merge-standfirst = Le vocabulaire contient peut-être deux fois un même thème. Celui que vous choisissez reste et vaut pour les deux : les noms de l’autre deviennent ses autres noms, et tout ce qui traite de l’autre traite de lui. Vous voyez ce qui se passera avant que cela se fasse.
merge-works = { $n ->
    [one] { $shown } ressource traite de « { $what } » à la place.
   *[other] { $shown } ressources traitent de « { $what } » à la place.
}
merge-members = { $n ->
    [one] { $shown } membre travaille sur « { $what } » à la place.
   *[other] { $shown } membres travaillent sur « { $what } » à la place.
}
merge-narrower = { $n ->
    [one] { $shown } thème fait partie de « { $what } » à la place.
   *[other] { $shown } thèmes font partie de « { $what } » à la place.
}
merge-find = Trouver l’autre thème par l’un de ses noms
merge-none = Aucun autre thème ne s’appelle ainsi.
merge-into = Le thème qui reste
merge-more = Il y en a d’autres : cherchez le nom.
merge-look = Voir ce qui se passera
merge-plan = Ce qui se passera
merge-stays = « { $what } » reste. L’adresse de « { $title } » y mène.
merge-undo = La fiche qui part reste dans le registre, retirée, et peut être publiée de nouveau.
merge-sides = Côte à côte
merge-goes = Part
merge-remains = Reste
merge-after = Après
merge-in-language = { $what } ({ $name })
merge-is-lost = perdu
merge-is-new = repris
merge-lost = Ce qui est perdu ne figure que dans la fiche qui part. Si cela compte, écrivez-le d’abord dans l’autre.
merge-nothing-lost = Rien n’est perdu : tout ce que dit l’une des deux est dit après.
merge-refused = Elles ne peuvent être réunies telles quelles. Corrigez d’abord ceci dans l’une d’elles, ou laissez-les à deux.
merge-do = Réunir les deux
merge-other = Choisir une autre fiche
told-merged = Les thèmes n’en font plus qu’un. Ce qui en traite suit en quelques secondes.
fault-which-topic = Choisissez le thème qui reste.
register-merge-person-title = Réunir « { $what } » avec une autre fiche
merge-person-standfirst = Une personne figure peut-être deux fois ici. La fiche que vous choisissez reste et vaut pour les deux ; celle-ci y mène dès lors. Vous voyez ce qui se passera avant que cela se fasse.
merge-person-find = Trouver l’autre fiche par le nom
merge-person-none = Personne d’autre ne s’appelle ainsi ici.
merge-person-into = La fiche qui reste
merge-person-works = { $n ->
    [one] { $shown } travail nomme « { $what } » au lieu de cette fiche, sous le nom imprimé.
   *[other] { $shown } travaux nomment « { $what } » au lieu de cette fiche, sous les noms imprimés.
}
merge-person-accounts = Les comptes ne changent pas : aucun n’est lié à une fiche.
told-merged-person = Les deux fiches n’en font plus qu’une. Les travaux qui nomment la personne suivent en quelques secondes.
fault-which-person = Choisissez la fiche qui reste.

## Two who write at once

register-collision = Rien n’est perdu : voici les deux. Choisissez ce qui doit rester. Tout le reste de votre saisie est enregistré avec.

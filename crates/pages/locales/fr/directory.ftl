### Members, people, topics, forums. $n decides the form of a text, $shown is the same number as it is written.

## Members

all-of-these = Tout afficher
members-title = Membres et partenaires
members-standfirst = { $members } dans { $countries }, au { $day } : collectivités territoriales, réseaux de l’économie sociale et solidaire, et ceux qui l’étudient.
in-countries = { $shown } pays
members-none = Aucune organisation ne correspond.
members-all = Tout afficher
members-list = La liste, par pays
no-country = Pays non indiqué
filter-country = Pays
member-topics = Travaille sur
member-in-association = Dans l’association
member-line = La ligne va de { $from } à { $until }.
member-works = Publications, recherches et données
member-cases = Études de cas
member-people = Personnes

## People

people-title = Personnes
people-standfirst = { $n ->
    [one] { $shown } personne qui a écrit, dirigé ou coordonné des travaux conservés ici.
    [many] { $shown } de personnes qui ont écrit, dirigé ou coordonné des travaux conservés ici.
   *[other] { $shown } personnes qui ont écrit, dirigé ou coordonné des travaux conservés ici.
}
people-none = Aucune personne n’est encore liée à une ressource. Les auteurs se trouvent par leur nom tel qu’il est imprimé :
people-letters = Première lettre
person-works = Travaux
person-topics = Écrit sur
person-with = Écrit avec

## Topics

topics-title = Thèmes
topics-standfirst = { $n ->
    [one] Un vocabulaire de { $shown } thème en plusieurs langues.
    [many] Un vocabulaire de { $shown } de thèmes en plusieurs langues. Chacun mène à ce que l’on en sait, dans toutes les langues, et à celles et ceux qui le connaissent.
   *[other] Un vocabulaire de { $shown } thèmes en plusieurs langues. Chacun mène à ce que l’on en sait, dans toutes les langues, et à celles et ceux qui le connaissent.
}
topics-word = Un mot, dans n’importe quelle langue
topics-themes = Thèmes de l’économie sociale et solidaire
topics-counts = Les nombres comptent les ressources, y compris celles des thèmes plus étroits.
topic-all = { $n ->
    [one] La seule ressource sur ce thème
    [many] L’ensemble des { $shown } de ressources sur ce thème
   *[other] Les { $shown } ressources sur ce thème
}
topic-everything = { $n ->
    [one] { $shown } fiche de tout genre : ressources, membres, personnes, forums et thèmes plus étroits
    [many] { $shown } de fiches de tout genre : ressources, membres, personnes, forums et thèmes plus étroits
   *[other] { $shown } fiches de tout genre : ressources, membres, personnes, forums et thèmes plus étroits
}
topic-names-note = Une recherche avec l’un de ces noms trouve des ressources dans toutes ces langues.
topic-narrower = Thèmes plus précis
topic-works = Dernières ressources
topic-experts = Qui connaît ce thème
works = { $n ->
    [one] { $shown } ressource
    [many] { $shown } de ressources
   *[other] { $shown } ressources
}

## Forums

forums-standfirst = Là où l’association se réunit : les thèmes, les lieux et ce qui y a été présenté.
forum-presented = Présenté à cette occasion

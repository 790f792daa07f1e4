### Translating. $n decides the form of a text, $shown is the same number as it is written.

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
translation-into = Traduction : { $what }
translation-other = Une autre langue
translation-source = écrit dans cette langue
translation-text = Écrivez chaque texte à côté de son original. Ce que vous écrivez est un brouillon jusqu’à ce qu’une seconde personne l’ait lu. Ce que vous laissez garde son état.
translation-read = Lisez chaque texte à côté de son original. Si quelque chose ne va pas, dites-le à côté : les auteurs sont prévenus.
translation-right = Je l’ai lu à côté de l’original, et il est juste tel quel
translation-translator = Traduit par
translation-translator-hint = Le nom tel qu’il doit paraître. Laissez vide pour ne nommer personne de plus.
translation-save = Enregistrer la traduction
translation-review = Je l’ai relue : elle est bonne
translation-review-text = Vous dites ainsi avoir lu chaque texte à côté de son original, et qu’il dit la même chose. La traduction paraît avec le document.
translation-review-machine = Ce qu’une machine a écrit reste marqué comme tel jusqu’à ce que quelqu’un y ait travaillé.
translation-nothing-to-review = Rien ici n’attend une seconde lecture.
translation-overtaken = Rien n’est enregistré : quelqu’un d’autre a écrit dans cette traduction entre-temps. Là où vous avez écrit tous les deux, son texte est sous le vôtre. Réunissez-les, puis enregistrez.
translated-by = Traduit par { $what }
told-translation-reviewed = Merci. La traduction est marquée comme relue.
translation-original = Original ({ $what })
translation-changed = Ce qui a changé depuis la traduction
difference-key = Barré : retiré. Souligné : ajouté.

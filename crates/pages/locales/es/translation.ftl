### Translating. $n decides the form of a text, $shown is the same number as it is written.

translations-empty = Nada espera traducción.
translations-left = Queda por hacer
translation-none = nada todavía
translation-machine = por una máquina
translation-draft = borrador
translation-reviewed = revisada
translation-published = publicada
translation-outdated = anterior al original
translations-count = { $n ->
    [one] { $shown } traducción en espera
   *[other] { $shown } traducciones en espera
}
translations-older = { $n ->
    [one] { $shown } texto ha cambiado
   *[other] { $shown } textos han cambiado
}
translations-missing = { $n ->
    [one] falta { $shown } texto
   *[other] faltan { $shown } textos
}
translation-into = Traducción: { $what }
translation-other = Otra lengua
translation-source = escrito en esta lengua
translation-text = Escriba cada texto junto a su original. Lo que escriba es un borrador hasta que lo lea otra persona. Lo que deje como está conserva su estado.
translation-read = Lea cada texto junto a su original. Si algo está mal, dígalo al lado: se avisa a quienes lo escriben.
translation-right = Lo he leído junto al original y está bien como está
translation-translator = Traducido por
translation-translator-hint = El nombre como debe aparecer. Déjelo vacío para no nombrar a nadie más.
translation-save = Guardar la traducción
translation-review = La he leído: está bien
translation-review-text = Con esto dice que ha leído cada texto junto a su original y que dice lo mismo. Se publica con el registro.
translation-review-machine = Lo que escribió una máquina sigue marcado así hasta que alguien lo trabaje.
translation-nothing-to-review = Aquí nada espera una segunda lectura.
translation-overtaken = No se guardó nada: otra persona escribió entretanto en esta traducción. Donde escribieron los dos, su texto está bajo el de usted. Júntelos y guarde otra vez.
translated-by = Traducido por { $what }
told-translation-reviewed = Gracias. La traducción queda marcada como revisada.
translation-original = Original ({ $what })
translation-changed = Lo que ha cambiado desde la traducción
difference-key = Tachado: quitado. Subrayado: añadido.

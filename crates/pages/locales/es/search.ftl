### Searching. $n decides the form of a text, $shown is the same number as it is written.

## Search

filters = Filtros
remove-all = Quitar todo
apply = Aplicar
order = Orden
order-relevance = Relevancia
order-date-desc = Más recientes
order-date-asc = Más antiguos
order-title-asc = Título
order-published-desc = Últimos añadidos
search-results = { $n ->
    [one] { $shown } resultado
    [many] { $shown } de resultados
   *[other] { $shown } resultados
}
search-results-for = { $n ->
    [one] { $shown } resultado para «{ $what }»
    [many] { $shown } de resultados para «{ $what }»
   *[other] { $shown } resultados para «{ $what }»
}
search-nothing = Nada cumple todas estas condiciones
search-looked-for = Se ha buscado:
search-nothing-near = Pruebe con menos palabras o con palabras más generales, o empiece por un tema:
search-leave-out = Qué se puede dejar fuera
search-without = sin
search-with = con
search-without-filter = sin el filtro
search-respelt = Nada contiene la palabra «{ $word }». En su lugar se ha buscado: { $others }
search-did-you-mean = Quizá quiso decir:
search-relaxed = Pocos textos contienen todas las palabras; a continuación figuran los que contienen algunas.
search-strict = Solo con todas las palabras
search-topics = Temas con este nombre:
search-topics-all = los { $shown } temas
facet-topic-note = Los números cuentan resultados de todo tipo: recursos, miembros, personas.
search-topic-by = también llamado
search-also = Búsqueda ampliada a
search-own-words = Solo mis propias palabras
found-by-contributor = Autor o colaborador
found-by-affiliation = Afiliación
found-by-keyword = Palabra clave
found-by-topic = Tema
doubt-long-query = La consulta es demasiado larga: se ha omitido el resto.
doubt-lone-quote = Unas comillas no tienen pareja y se han omitido.
doubt-empty-quotes = No hay ninguna palabra entre dos comillas.
doubt-lone-parenthesis = Un paréntesis no tiene pareja y se ha omitido.
doubt-open-parenthesis = Un paréntesis no se cierra nunca.
doubt-deep-parenthesis = Hay demasiados paréntesis anidados: se ha omitido uno.
doubt-half-operator = { $what } necesita algo a ambos lados y se ha omitido.
doubt-lone-not = NOT necesita algo detrás y se ha omitido.
doubt-no-letter = Se ha omitido algo que no tiene letras ni cifras.
doubt-long-word = Una palabra es demasiado larga: solo se ha buscado su comienzo.
doubt-unknown-field = «{ $what }» no es un campo: se ha buscado como palabra.
doubt-no-values = Entre los paréntesis después de «{ $what }:» no todo es un valor de ese campo: las palabras se han buscado en todas partes.
doubt-no-value = «{ $what }» no designa ningún valor del campo: se ha buscado como palabras.
doubt-empty-field = No hay nada después de «{ $what }:»: se ha omitido.
doubt-empty-parentheses = No hay nada entre dos paréntesis: se han omitido.
doubt-inner-wildcard = «{ $what }» se ha buscado como palabras: el asterisco solo sustituye letras al final de una palabra.
doubt-many-parts = La consulta tiene demasiadas partes: se ha omitido el resto.
search-position = { $from }–{ $until } de { $total }
results-unit = resultados
pages-of-results = Páginas de resultados
more-values = Mostrar más
year-from = desde
year-until = hasta
keep-search = Guardar esta búsqueda
keep-search-note = Los archivos contienen todos los recursos encontrados, no solo los de esta página, diez mil como máximo. El enlace permanente conserva las palabras, los filtros y el momento, y dirá más adelante qué se ha añadido, modificado o retirado desde entonces.
permalink = Enlace permanente a este momento
part-title = título
part-summary = resumen
part-text = texto

## What has happened since

since-title = Qué ha ocurrido desde entonces
since-standfirst = Resultados entonces: { $then }; ahora: { $now }.
since-added = Añadido desde entonces
since-changed = Modificado desde entonces
since-withdrawn = Retirado desde entonces
since-none = Nada.
since-incomplete = Ha cambiado demasiado desde entonces para revisarlo todo: lo que aquí figura es cierto, pero no está completo.
since-run = La búsqueda tal como está ahora

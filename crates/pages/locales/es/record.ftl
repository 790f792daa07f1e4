### The page of a record. $n decides the form of a text, $shown is the same number as it is written.

## Every record

record-files = Archivos
record-related = Recursos relacionados
record-validated = Validado
record-validated-by = Confirmado por { $name }, el { $day }
record-adapted = También se hace en otros lugares
record-similar = Recursos similares
record-cite = Citar
record-cite-this = Citar este recurso
record-use = Usar este recurso
record-read = Leer
record-read-at = Leer en { $what }
record-take-along = Exportar
record-languages = Idiomas de sus textos
copy = Copiar
copied = Copiado
copy-selected = Texto seleccionado: cópielo con el teclado
file-format = Formato
file-size = Tamaño
relation-elsewhere = fuera de esta colección
licence-unknown = No se indica. Consulte a la organización responsable antes de reutilizar este recurso.
consent-given = Dado
consent-open = Aún no dado por todas
story-contents = En este caso
story-contact-note = Solo lo ven los miembros.
actor-gave = Apoyo: { $what }
tombstone-title = Este recurso ha sido retirado

## Case studies

fact-where = Dónde
fact-when = Cuándo
fact-people = Personas alcanzadas
indicator-from-to = De { $from } a { $to }.
indicator-from-to-on = De { $from } a { $to } ({ $date }).
indicator-value = { $to }.
indicator-value-on = { $to } ({ $date }).
indicator-baseline = { $what } al inicio; el resultado aún no se conoce.
indicator-open = Aún no se ha medido.
indicator-target = Objetivo: { $what }.
size-gigabytes = { $what } GB
size-megabytes = { $what } MB
size-kilobytes = { $what } kB
size-bytes = { $what } B

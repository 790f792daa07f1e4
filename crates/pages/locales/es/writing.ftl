### Writing. $n decides the form of a text, $shown is the same number as it is written.

## What one writes

mine-no-member = Su cuenta no escribe para ningún miembro, así que aquí no se lista nada.
mine-in-work = En curso
mine-unowned = Borradores de los que no responde ningún miembro
mine-public-meanwhile = Se sigue viendo el texto anterior
mine-done = Publicados
new-member = Para qué miembro
new-begin = Empezar
held-by = Con { $what }
answer-due = Respuesta antes del { $what }
answer-overdue = La respuesta se esperaba el { $what }
requests-open = { $n ->
    [one] { $shown } cambio solicitado
   *[other] { $shown } cambios solicitados
}
complete = Completo al { $what }
complete-label = Grado de compleción
write-language = Idioma en que escribe
told-begun = Ya está empezado. Todo lo que guarde se conserva y solo lo ven usted, sus colegas y los editores.
mine-shared = Escritos con otros
new-record = Nuevo registro
new-record-text = Para empezar basta un título. Lo demás puede esperar y escribirse entre varias personas a la vez.
new-kind = Qué es
new-about-case = Qué hizo un lugar o una organización, qué resultó y qué necesitan otros para hacer lo mismo.
new-about-publication = Un informe, artículo, guía, libro o declaración que ya existe.
new-about-project = Una investigación prevista, en curso o terminada, y quién la financia.
new-about-dataset = Cifras u otros datos que otros pueden usar, y dónde están los archivos.

## The form

complete-missing = Qué falta y por qué importa
work-beside = Un texto nuevo junto al publicado
work-overview = Vista general y revisión
work-write = Escribir
work-public = Como lo ve el público
write-save-next = Guardar y continuar
write-previous = Volver: { $what }
write-note = Cada botón de esta página guarda lo que ha escrito. Los textos admiten Markdown.
write-hand-in = Guarde antes. Verá de nuevo todo el texto y podrá añadir una nota para los editores.
write-faults = Aún no se ha guardado. Hay que corregir:
write-too-old = Esta página se abrió hace demasiado tiempo para unirla con lo que otros han escrito desde entonces. Compare su texto con el historial y guarde de nuevo.
word-count = { $n ->
    [one] { $shown } palabra
   *[other] { $shown } palabras
}
word-count-of = { $what }; con más de { $total } pocos leen hasta el final
original-says = Lo que dice el original ({ $what })
preview = Como lo ve el público, una vez guardado
choice-none = Sin indicar
row-up = Subir
row-down = Bajar
fault-number = Escriba un número, como 1200,5, sin punto entre los millares.
fault-whole = Escriba un número entero, como 1200.
thread-answer = Responder
thread-send = Enviar la respuesta
thread-resolve = Hecho
thread-confirm = Confirmar
thread-reopen = Reabrir
thread-begin = Comentar
thread-begin-ask = Comentar o pedir un cambio
thread-about = Sobre: { $what }
thread-open = Comentar
thread-ask = Pedir este cambio
threads-open = { $n ->
    [one] { $shown } abierto
   *[other] { $shown } abiertos
}
history-title = Historial
fault-unreadable = No se puede leer. Revise cómo está escrito.
fault-embargo-day = Diga hasta qué día está cerrado.
fault-access = Elija quién puede leerlo: todo el mundo, los miembros, o todo el mundo a partir de un día.
fault-target = Nada tiene aquí esa dirección. Pegue la dirección de su página, un DOI o una dirección web completa.
fault-member-page = Ningún miembro tiene aquí esa dirección. Déjelo vacío si no tiene página.
fault-person-page = Ninguna persona tiene aquí esa dirección. Déjelo vacío si no tiene página.
autosave-saved = Guardado a las { $what }
autosave-offline = No guardado: sin conexión. Se conserva en este navegador y se envía cuando vuelva la conexión.
autosave-failed = No guardado: el sitio no puede ahora. Se conserva en este navegador y se intentará otra vez.
autosave-signed-out = No guardado: su sesión ha terminado o ya no puede escribir aquí. Se conserva en este navegador.
autosave-faults = Aún no guardado.
autosave-behind = Guardado a las { $what }. Otra persona cambió esta página entretanto.
autosave-collided = No guardado: otra persona escribió en el mismo lugar. Se conserva en este navegador.
autosave-look = Ver
autosave-load = Cargar
autosave-restored = Se ha repuesto un texto de { $what } que no se había guardado. Revíselo y guarde.
autosave-left = Esto ya no tiene sitio en la página:
autosave-drop = Descartarlo
difference-gone = Quitado:
difference-new = Añadido:

## Its steps

choice-person = Persona
choice-organisation = Organización
add-block = Añadir un componente
add-actor = Añadir una organización
add-group = Añadir un grupo
add-resource = Añadir un recurso
add-indicator = Añadir un indicador
add-date = Añadir una fecha
step-title = Título y resumen
step-story = Contexto, desafío, enfoque
step-actors = Quién y con qué
step-results = Resultados e indicadores
step-learning = Qué perdura, qué se aprendió
step-place = Dónde, cuándo, sobre qué
step-rights = Personas y derechos
field-indicators = Indicadores
access-embargo = Cerrado hasta un día
scheme-symbol = Signatura de documento
scheme-other = Otro identificador
scheme-url = Dirección web
step-about = Temas y lugares
step-related = Obras relacionadas e identificadores
step-text = Título y texto
step-published = Dónde y cuándo apareció
step-project = El proyecto
step-data = Los datos
field-type = Tipo de publicación
field-distributions = Archivos disponibles
add-funder = Añadir un financiador
add-distribution = Añadir un archivo
hint-target = La dirección de su página aquí, su DOI u otra dirección web.
hint-page = La dirección de la página, si la hay.
hint-licence = Una licencia habitual por su nombre corto, como CC-BY-4.0, o la dirección web de las condiciones.
hint-date = Como 2019, 2019-03 o 2019-03-14; 2016/.. significa desde 2016.
hint-embargo = Solo para lo que está cerrado hasta un día: hasta entonces solo lo ven usted, sus colegas y los editores, ni siquiera se muestra el título.

## Its fields

add-place = Añadir un lugar
add-contributor = Añadir a alguien
field-description = En qué consiste
field-role = Papel
field-support = Qué aportó
field-group = Grupo
field-number = Cuántos
field-currency = Moneda, como EUR o KRW
field-measured = Qué se midió
field-unit = Unidad
field-baseline = Valor anterior
field-target = Valor previsto
field-value = Valor
field-measured-on = Fecha de la medición
field-method = Cómo se midió
field-evidence = Grado de evidencia
field-event = Qué ocurrió, en pocas palabras
field-who = Persona u organización
field-affiliation = Afiliación
field-mail = Correo electrónico
field-phone = Teléfono
field-consent-given = Todas las personas mostradas dieron su consentimiento
field-consent-note = Cómo y dónde se conserva
field-url = Dirección web del original
field-member-page = Su página aquí
field-person-page = La página de la persona aquí
field-relations = Obras relacionadas
field-relation = Qué relación
field-scheme = Tipo de identificador
field-identifier = Identificador
field-source = Dónde apareció
field-venue = Revista, libro o actas
field-issued = Fecha de publicación
field-grant = Número de la subvención
field-media-type = Formato, como text/csv
field-bytes = Tamaño en bytes
field-access = Quién puede leerlo una vez publicado
field-embargo = Abierto a todos desde (día)
add-relation = Añadir una obra relacionada
field-related-work = La otra obra

## Two who write at once

collision-text = No se ha perdido nada: aquí están los dos. Elija cuál debe quedar o únalos en el suyo. Todo lo demás que escribió se guarda también.

## What is said of it

thread-request = Cambio solicitado
thread-request-resolved = Cambio hecho, aún sin confirmar
thread-request-confirmed = Cambio confirmado
thread-comment = Comentario
thread-comment-done = Comentario resuelto

## What it said before

history-of = Historial: { $what }
history-version = Versión { $what }
history-nothing = Ninguna parte del texto cambió.
history-restore = Volver a este texto
history-older = Versiones anteriores
told-restored = El texto anterior vuelve a ser el más reciente.
history-versions = Versiones { $what }
history-saves = { $n ->
    [one] { $shown } guardado mientras se escribía
   *[other] { $shown } guardados mientras se escribía
}
history-each = Cada guardado
difference-unseen = (ya no está)

## We do this too

adapt-title = También lo hacemos
adapt-of = «{ $what }»: también lo hacemos
adapt-standfirst = Los lectores ven que su miembro también lo hace, y se avisa a sus autores.
adapt-button = Decirlo
adapt-revoke = Ya no, o nunca
adapt-since = Desde (año o día)
told-adapted = Dicho: consta en la página.
told-adaptation-revoked = Se ha retirado.

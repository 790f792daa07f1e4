### The desk. $n decides the form of a text, $shown is the same number as it is written.

## What waits

queue-count = { $n ->
    [one] { $shown } texto en espera
   *[other] { $shown } textos en espera
}
queue-days = { $n ->
    [one] { $shown } día
   *[other] { $shown } días
}
queue-age = Espera
queue-holder = A cargo de
queue-due = Respuesta esperada
queue-whose = De quién
queue-nobodys = Sin asignar
queue-mine = Los míos
queue-asked = Se pide mi opinión
queue-overdue = Solo atrasados
queue-empty = No hay nada en espera.
queue-choose = Elegir
queue-claim = Tomar
queue-failed = No se hizo con estos, y por qué:
queue-done = { $n ->
    [one] Hecho con { $shown } texto.
   *[other] Hecho con { $shown } textos.
}
bulk-title = Con los marcados
bulk-what = Decisión
bulk-reason = Motivo, si se rechaza
bulk-do = Aplicar
decide-claim = Tomar a cargo
decide-release = Devolver a la cola
decide-accept = Aceptar
decide-decline = Rechazar
told-nothing-ticked = No había nada marcado.
told-decided = Hecho con todos.
import-title = Importar
desk-review = En revisión

## A text in review

work-look = Actualizar
choice-yes = Sí
field-empty = Nada todavía
submit-title = Entregar
submit-cover = Una nota para los editores
submit-do = Entregar para revisión
submit-pending = Se han solicitado cambios: haga cada uno y pulse «Hecho» al lado.
recall-text = Nadie lo ha tomado aún: puede recuperarlo y seguir escribiendo.
recall-do = Recuperarlo
decide-title = Decidir
decide-request = Devolver para cambios
decide-reopen = Reconsiderar
decide-message = Para los autores
decide-message-hint = Lo que escribió junto a los campos se solicita a la vez. Para rechazar, indique aquí el motivo.
decide-pending = { $n ->
    [one] { $shown } cambio aún no está confirmado.
   *[other] { $shown } cambios aún no están confirmados.
}
review-aside = Revisión y decisión
review-title = Revisión
review-submitted = Entregado
review-cover = De los autores
review-message = Del editor
advice-title = Opiniones
advice-who = Pedir a
advice-due = Antes del
advice-assign = Pedir una opinión
advice-unassign = Dejar de pedir
advice-word = En una palabra
advice-text = Su opinión, para el editor
advice-give = Dar la opinión
advice-accept = Publicarlo
advice-minor = Cambios menores
advice-major = Cambios importantes
advice-decline = Rechazarlo
changed-title = Qué cambió
changed-published = Desde el texto publicado
changed-since = Desde la última solicitud de cambios, { $what }
changed-nothing = Nada todavía.
talk-whole = El texto en su conjunto
told-said = Dicho.
told-nothing = No se cambió nada.
told-submitted = Entregado. Se ha avisado a los editores.
told-recalled = Recuperado: puede seguir escribiendo.
told-claimed = Está a su cargo. Se ha avisado a los autores.
told-released = Está de nuevo en la cola.
told-text-sent-back = Devuelto a los autores.
told-text-accepted = Aceptado.
told-text-declined = Rechazado. Los autores saben por qué.
told-reopened = Reabierto.
told-assigned = Opinión pedida.
told-unassigned = Ya no se pide su opinión.
told-advised = Su opinión ya la tiene el editor.
co-authors-title = Coautores
co-authors-none = Nadie ajeno al miembro lo escribe todavía.
co-author-email = Correo electrónico de un coautor
co-author-hint = Lee y escribe este texto, y nada más del miembro.
co-author-invite = Invitar
co-author-remove = Quitar
co-author-leave = Retirarse
told-shared = La invitación va en camino.
told-unshared = Ya no escribe este texto.
published-title = Ahora que es público
confirm-hint = Diga una vez al año que sigue siendo cierto; los lectores ven el día.
confirm-do = Sigue siendo cierto
validate-hint = Diga en qué se basa si sabe que se sostiene. Los lectores ven su nombre y este texto.
validate-note = En qué se basa
validate-do = Validar
withdraw-hint = Los lectores encuentran una página que dice por qué y qué leer en su lugar.
told-confirmed = Gracias: consta que es cierto a día de hoy.
told-validated = Validado. Se avisa a sus autores.
told-withdrawn = Retirado. Se dice por qué a sus autores.

## Importing

import-standfirst = Registros, personas, miembros y temas de un archivo: primero se revisa, y no se escribe nada hasta que usted lo diga.
import-file = Archivo
import-file-hint = JSONL como lo escribe «gsef export», o BibTeX: como máximo { $most } entradas y { $largest } MiB. Para más está «gsef import» en el servidor.
import-text = Entradas
import-text-hint = Péguelas aquí, o corrija aquí lo que encontró una revisión. Un archivo elegido cuenta antes que este texto.
import-source = Fuente
import-source-hint = El catálogo al que pertenecen sus claves. Con él se reconoce una entrada cuando se importa otra vez.
import-state = Estado
import-state-hint = De las entradas nuevas que no lo dicen ellas mismas.
import-owner = Propietario
import-owner-hint = El miembro al que se asignan los registros sin propietario.
import-check = Revisar
import-go = { $n ->
    [one] Importar esta entrada
   *[other] Importar estas { $n } entradas
}
import-drafts = Seguir con los borradores que hay entre ellas
import-checked = Lo que se haría
import-done = Lo que se hizo
import-nothing-written = Aún no se ha escrito nada. Corrija abajo lo que está mal y revise otra vez, o importe lo que se pueda.
import-created = nuevas
import-updated = cambiadas
import-unchanged = como están aquí
import-rejected = no admitidas
import-rejected-title = No admitidas
import-warnings-title = Admitidas, con una observación
import-line = Línea
import-key = Entrada
import-why = Motivo
import-more = { $n ->
    [one] Otra no se muestra.
   *[other] Otras { $n } no se muestran.
}
import-nothing = Elija un archivo o pegue entradas.
import-neither = Esto no es ni JSONL ni BibTeX: las entradas empiezan por «{"{"}» o por «@».
import-too-many = { $n ->
    [one] Más de una entrada a la vez es demasiado aquí: divida el archivo o use «gsef import» en el servidor.
   *[other] Más de { $n } entradas a la vez son demasiadas aquí: divida el archivo o use «gsef import» en el servidor.
}
import-not-done = La importación continúa
import-goes-on = Continúa sin esta página. Compruebe de nuevo las mismas entradas dentro de un rato: lo que esté hecho se indicará como ya igual aquí.
import-check-too-long = Revisar estas entradas tardó demasiado. Pruebe con menos a la vez.
import-no-text = «{ $what }» no es un texto en UTF-8. Se leen archivos JSONL (.jsonl) y BibTeX (.bib). Las hojas de cálculo y los documentos no: exporte las entradas de su gestor de referencias como BibTeX, o guarde el archivo de nuevo con la codificación UTF-8.

## What is said of imported entries

import-part = { $field }: { $what }
import-said-unreadable = no se puede seguir leyendo: { $detail }
import-said-file-unreadable = no se puede leer el archivo: { $detail }
import-said-line-too-long = tiene { $size } bytes; se admiten { $most } como máximo
import-said-not-utf8 = no está en UTF-8 a partir del byte { $value }
import-said-latin-1 = el archivo no está en UTF-8: se leyó como Latin-1
import-said-not-json = no es JSON: { $detail }
import-said-not-an-object = no es un objeto JSON
import-said-type-unknown = «{ $name }» no es ninguno de: { $value }
import-said-needed = es necesario
import-said-no-id = no tiene identificador (id)
import-said-id-needed = es necesario (o un uid o un slug), para que una segunda importación lo encuentre
import-said-id-null = su identificador contiene un carácter nulo
import-said-id-too-long = su identificador tiene { $size } caracteres; se admiten { $most } como máximo
import-said-source-unnamed = su fuente no tiene nombre: dele uno
import-said-source-colon = el nombre de su fuente, «{ $name }», contiene dos puntos
import-said-source-too-long = el nombre de su fuente tiene { $size } caracteres; se admiten { $most } como máximo
import-said-null = contiene un carácter nulo
import-said-key-meant = no es una clave conocida; ¿quiso decir «{ $name }»?
import-said-key-not-known = no es una clave conocida
import-said-key-unknown = la clave «{ $name }» no se conoce y se omitió
import-said-key-object = { $name } es un objeto y se omitió
import-said-key-odd = { $name } no es ni un texto ni una lista de textos y se omitió
import-said-text-odd = no es ni un texto ni un objeto con texto, estado y traductor
import-said-value-odd = no se puede tomar: { $fault }
import-said-names-none = no nombra nada del tipo «{ $kind }»
import-said-target-missing = no existe «{ $name }» ({ $kind })
import-said-target-rejected = «{ $name }» ({ $kind }) también fue rechazado
import-said-abstract-too-long = el resumen es demasiado largo y se guardó como texto
import-said-identifier-kept = { $fault } Se guardó como otro identificador.
import-said-left-out = { $fault } Se omitió.
import-said-keyword-too-long = la palabra clave «{ $value }…» tiene más de { $most } caracteres y se omitió
import-said-type-kept = el tipo «{ $name }» no se conoce: se guardó como otra publicación
import-said-language-unknown = el idioma «{ $value }» no se conoce y se omitió
import-said-year-unread = el año «{ $value }»{ $detail } no se pudo leer y se omitió
import-said-month-unread = el mes «{ $value }» no se pudo leer: se guardó el año
import-said-month-alone = un mes sin año («{ $value }») se omitió
import-said-others-unnamed = hay otros que no se nombran
import-said-howpublished = howpublished («{ $value }») se omitió
import-said-fields-left-out = omitidos, por no tener lugar: { $value }
import-said-tex-unread = su TeX no se puede leer ({ $detail }): se guardó tal cual
import-said-repeated = repite la entrada de la línea { $line }
import-said-key-taken = su clave ya es la de otra entrada, en la línea { $line }
import-said-key-used = su clave «{ $key }» ya se usa en la línea { $line }: dé a cada entrada una clave propia
import-said-parent-missing = no hay ninguna entrada «{ $key }» en este archivo
import-said-parent-itself = «{ $key }» lleva a sí misma: se omitió
import-said-parent-far = «{ $key }» está demasiado arriba: se omitió
import-said-parents-too-many = hereda de más de { $most } entradas: el resto se omitió
import-said-field-twice = { $name } aparece dos veces: la segunda se omitió
import-said-string-unknown = la abreviatura «{ $name }» no está definida: se guardó tal cual
import-said-string-many = define más de un nombre
import-said-strings-too-long = las abreviaturas del archivo lo alargan demasiado
import-said-value-too-long = tiene más de { $most } bytes
import-said-comments-open = demasiados comentarios no se cierran: el resto no se puede leer
import-said-no-key = no tiene clave de cita
import-said-no-key-but-field = no tiene clave de cita: «{ $name }» es un campo
import-said-no-comma = falta una coma tras la clave «{ $key }»
import-said-no-equals = falta un signo igual tras «{ $name }»
import-said-no-field-name = «{ $value }» está donde debería estar el nombre de un campo
import-said-no-value = no tiene valor
import-said-no-value-but = «{ $value }» está donde debería estar un valor
import-said-ends-in-key = termina en medio de su clave
import-said-ends-open = termina antes de cerrarse
import-said-brace-unopened = se cierra una llave que no se abrió
import-said-brace-open = una llave no se cierra antes de la entrada siguiente
import-said-brace-unclosed = una llave no se cierra nunca
import-said-quote-open = unas comillas no se cierran antes de la entrada siguiente
import-said-quote-unclosed = unas comillas no se cierran nunca
import-said-fields-too-many = tiene más de { $most } campos
import-said-other-kind = se conoce aquí como otra cosa ({ $kind }): esto ({ $other }) no puede ocupar su lugar
import-said-duplicate = es un duplicado: su { $field } { $value } ya pertenece a «{ $key }»
import-said-slug-taken = su slug «{ $name }» pertenece a otro del mismo tipo ({ $kind })
import-said-review-absent = su revisión no está en el archivo: una entrada nueva es un borrador, una que está aquí queda como está
import-said-in-review = su estado lo decide su revisión aquí, y no el archivo
import-said-untitled = no tiene título: se muestra sin título

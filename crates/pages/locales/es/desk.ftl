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

### Accounts. $n decides the form of a text, $shown is the same number as it is written.

## Signing in

told-signed-out = Ha cerrado la sesión.
field-email = Correo electrónico
field-password = Contraseña
field-keep = Mantener la sesión en este dispositivo
field-keep-hint = No en un ordenador que usan otras personas. Si no, la sesión termina al cerrar el navegador.
field-code = Código
field-code-hint = Las seis cifras que muestra su aplicación, o uno de sus códigos de recuperación.
sign-in-code-standfirst = Su cuenta tiene un segundo factor. Introduzca su código en un plazo de cinco minutos.
sign-in-again = Empezar de nuevo
sign-in-forgotten = ¿Ha olvidado la contraseña?
sign-in-no-account = ¿Aún no tiene cuenta?
request-title = Solicitar una cuenta
sign-in-or = O con una cuenta que tenga en otro sitio, si la ha vinculado:
sign-in-with = Iniciar sesión con { $what }

## Signing in by other sites

key-used = Último uso: { $what }.
provider-leading = A { $what }
provider-leading-text = Va a { $what } para iniciar sesión allí. Después volverá aquí.
provider-go = Seguir a { $what }
provider-unknown = No hay ninguna cuenta vinculada
provider-unknown-text = Ha iniciado sesión en { $what }, pero ninguna cuenta utilizable de aquí está vinculada con ella. Si tiene una, inicie sesión con su contraseña y vincúlela en la página de su cuenta. Si recibió una invitación, siga el enlace de la carta. Si no, solicite una cuenta.
told-provider-nothing = No inició sesión allí, así que nada ha cambiado. Inténtelo de nuevo o inicie sesión de otra manera. Si recibió una invitación, siga otra vez el enlace de la carta.
identities-title = Inicio de sesión con otros sitios
identities-standfirst = Cuentas de otros sitios con las que inicia sesión aquí. Guardamos qué cuenta es y cómo se llama allí; nada más.
identities-none = No hay ninguna vinculada.
identities-connect = Vincular una cuenta
identity-connect = Vincular { $what }
identity-connected = Vinculada: { $what }.
identity-remove = Quitar
identity-gone = ya no se ofrece
told-identity-added = Cuenta vinculada. Desde ahora puede iniciar sesión con ella.
told-identity-removed = Cuenta quitada. Sus demás sesiones se han terminado.

## Joining

field-language-hint = Nuestros mensajes le llegan en este idioma.
field-new-password = Contraseña nueva
field-new-password-hint = Al menos 12 caracteres, en cualquier escritura. Sirven bien unas palabras que solo usted junta.
field-current-password = Contraseña actual
field-member-hint = El miembro o socio para el que escribiría.
field-message = Quién es y qué quiere hacer
field-message-hint = 2000 caracteres como máximo.
told-accepted = Su cuenta está lista. Inicie sesión.
told-requested = Gracias. Si la dirección puede tener una cuenta, se le envía un mensaje: siga el enlace que contiene.
told-verified = Gracias. Su solicitud está ante quienes deciden; un mensaje le dará su respuesta.
told-reset-sent = Si la dirección tiene una cuenta, se le envía un mensaje. Su enlace vale dos horas.
told-password-set = Su contraseña nueva está guardada. Inicie sesión.
told-password-changed = Su contraseña ha cambiado; sus otras sesiones han terminado.
invitation-title = Aceptar la invitación
invitation-standfirst = Elija su nombre y una contraseña.
invitation-button = Crear mi cuenta
request-standfirst = Para quienes escriben en nombre de un miembro o socio. Para leer no hace falta cuenta.
request-button = Solicitar
verify-title = Confirmar su dirección
verify-standfirst = Así muestra que el mensaje le llegó. Su solicitud pasa entonces a quienes deciden.
verify-button = Confirmar
reset-title = Contraseña olvidada
reset-standfirst = Escribimos a su dirección. El mensaje contiene un enlace para elegir una contraseña nueva.
reset-button = Enviar el mensaje
new-password-title = Contraseña nueva
new-password-standfirst = Todas sus sesiones terminan. El segundo factor se mantiene.
new-password-button = Guardar la contraseña
password-title = Cambiar la contraseña
password-standfirst = Sus otras sesiones terminan y un mensaje se lo comunica.
password-button = Cambiar
request-asked = Solicitado: { $what }
request-approve = Admitir
request-decline = Rechazar

## One’s account

field-sure = Sé que no se puede deshacer
fault-sure = Marque la casilla para confirmar su intención.
account-who = Quién es
account-rights = Sus permisos
account-no-rights = No tiene ninguna función: lee lo que lee todo el mundo, guarda búsquedas y escribe lo que otros le han pedido escribir con ellos.
account-safety = Seguridad
account-data = Sus datos
account-download = Descargar lo que sabemos de usted
told-erased = Su cuenta se ha borrado.
erase-title = Borrar la cuenta
erase-standfirst = La dirección, el nombre, la contraseña, las sesiones, los tokens y las búsquedas guardadas desaparecen de inmediato y para siempre. Lo que publicó permanece; las obras conservan los nombres impresos de sus autores.
erase-button = Borrar mi cuenta
sessions-title = Sesiones
tokens-title = Tokens de la API
factor-title = Segundo factor
factor-on = activo
factor-off = inactivo
invite-title = Invitar a alguien
invite-standfirst = La persona recibe un mensaje con un enlace que vale 14 días. Quien ya tiene cuenta recibe las funciones.
invite-button = Enviar la invitación
account-sessions = { $n ->
    [one] una
   *[other] { $shown }
}
account-tokens = { $n ->
    [one] uno
   *[other] { $shown }
}
team-title = Quién actúa en su nombre
role-not-now = sin efecto hoy
account-identities = { $n ->
    [0] ninguna
    [one] una
   *[other] { $shown }
}

## Sessions and tokens

field-token-name = Para qué sirve
field-token-name-hint = Para reconocerlo en la lista.
field-scope = Qué permite
field-days = Cuánto tiempo vale
scope-read = Leer
scope-write = Leer y escribir
scope-admin = Todo lo que usted puede hacer
told-sessions-ended = Sesión terminada.
told-token-revoked = El token ya no vale.
sessions-standfirst = Dónde tiene la sesión iniciada. Termine lo que no reconozca y cambie entonces la contraseña.
session-begun = Iniciada: { $what }
session-current = esta
session-end = Terminar
session-end-others = Terminar todas las demás
key-ends = Termina: { $what }.
tokens-standfirst = Un programa que actúa por usted envía uno con cada petición. Guárdelo como una contraseña.
token-made = Su token nuevo: { $what }
token-once = Cópielo ahora: no se volverá a mostrar.
token-begun = Creado: { $what }.
token-nameless = Sin nombre
token-unused = nunca
token-endless = nunca
token-revoke = Revocar
token-new = Un token nuevo
token-make = Crear el token
days = { $n ->
    [one] un día
   *[other] { $shown } días
}

## The second factor

field-first-code-hint = Las seis cifras que su aplicación muestra para la nueva entrada.
told-factor-removed = El segundo factor se ha eliminado.
factor-without = Con un segundo factor, para iniciar sesión hacen falta su contraseña y un código que muestra una aplicación de su teléfono. Quien solo conozca su contraseña no entra.
factor-begin = Empezar
factor-begun = Añada esto a su aplicación de códigos e introduzca el código que muestra.
factor-secret = El secreto, para escribirlo
factor-open = Abrir en una aplicación de este dispositivo
factor-confirm = Confirmar
factor-confirmed = Su segundo factor está activo.
factor-codes = Códigos de recuperación
factor-codes-note = Cada uno abre su cuenta una vez, si falta el teléfono. Imprímalos o guárdelos en un lugar seguro: no se volverán a mostrar.
factor-with = Su cuenta tiene un segundo factor. Para eliminarlo hacen falta su contraseña y un código.
factor-remove = Eliminar el segundo factor

## What one is told

told-all-read = Todo está marcado como leído.
notifications-read-all = Marcar todo como leído
notifications-none = Aún no hay notificaciones.
notifications-older = Más antiguas
notification-new = Nuevo
notice-submitted = Se ha entregado un texto y espera a un editor.
notice-claimed = Un editor se ha hecho cargo de lo que entregó.
notice-advice_requested = Se le pide un dictamen sobre un texto.
notice-advice_given = Un revisor ha dado su dictamen.
notice-changes_requested = Se le piden cambios.
notice-resubmitted = Lo devuelto se ha entregado de nuevo.
notice-accepted = Su texto ha sido aceptado.
notice-declined = Su texto ha sido rechazado.
notice-published = Su texto es público.
notice-withdrawn = Lo que escribió ha sido retirado.
notice-commented = Hay un comentario nuevo en una conversación.
notice-thread_resolved = Un cambio que pidió figura como hecho.
notice-thread_confirmed = Su cambio ha sido confirmado.
notice-thread_reopened = Se ha reabierto una conversación.
notice-adapted = Un miembro pone en práctica lo que describió.
notice-validated = Un experto ha confirmado lo que publicó.
notice-co_author_invited = Le invitan a escribir un texto con sus autores.
notice-advice_overdue = Ha pasado el día previsto para su opinión.
notice-changes_waiting = Lo que se le devolvió está esperando.
notice-answer_overdue = Ha pasado el día previsto para responder a sus autores.
notice-still_accurate = ¿Sigue siendo cierto su estudio de caso? Confírmelo o póngalo al día.
letters-title = Correos que recibe
letters-standfirst = En el sitio se le avisa de todo. Elija qué recibe además por correo.
delivery-instant = Enseguida
delivery-daily = Una vez al día, reunido
delivery-off = Ningún correo
notice-translation_outdated = Un texto que usted tradujo ha cambiado. Mire lo que cambió y ponga la traducción al día.

## Who may come in

field-reason = Motivo
field-reason-hint = Se comunica a la persona por correo.
field-roles = Funciones en todo el sitio
field-roles-hint = No las marque si la persona solo escribe para una organización.
field-member-role = Función en la organización
role-administrator = Administración
role-editor = Redacción
role-reviewer = Revisión
role-representative = Representación
role-contributor = Contribución
told-approved = La persona ha sido admitida y recibe un mensaje.
told-declined = La persona recibe un mensaje con su motivo. No se guarda nada más.
told-invited = La invitación está en camino. Se puede aceptar durante 14 días.
requests-none = Nadie espera respuesta.
request-of = Solicitud de { $what }
request-look = Examinar
field-role-until-hint = Deje ambos vacíos si es sin límite.

## Accounts, for those who administer them

account-state-active = Activa
account-state-invited = Invitada
account-state-requested = Solicitada
account-state-disabled = Cerrada
account-erased = Cuenta borrada
account-role-of = { $what }: { $name }
account-roles = Funciones
account-used = Última visita
account-used-unknown = desconocida: una sesión se conserva 14 días después de su último uso
account-made = Creada
account-language = Idioma de los mensajes
account-about = La cuenta
account-may = Qué puede hacer
account-no-roles = No tiene función: lee lo que lee todo el mundo, guarda búsquedas y solo escribe lo que otros le pidan escribir con ellos.
account-means-active = La persona entra y actúa.
account-means-invited = La persona aún no ha aceptado la invitación. Vale 14 días; una nueva la sustituye.
account-means-requested = La persona solicitó la cuenta y espera respuesta.
account-means-unverified = Alguien solicitó la cuenta y aún no ha confirmado su dirección. Si no lo hace, se olvida a los tres días.
account-means-disabled = Nadie actúa con ella. Si se reabre, la persona entra como antes, con las mismas funciones. Si otra persona puede conocer la contraseña, invítela de nuevo: elegirá otra.
account-means-never = Se cerró antes de que alguien la aceptara. Solo una nueva invitación la abre.
account-means-erased = Lo que se sabía de la persona está borrado. No hay vuelta atrás: invítela de nuevo por su dirección.
account-own-shut = Es la suya: para que nadie se excluya a sí mismo, la cierra otra persona de la administración, o usted la borra en la página de su cuenta.
account-to-request = Examinar la solicitud
account-open = Reabrirla
account-invite-anew = Invitar de nuevo
account-shut = Cerrarla
account-done-to = Qué se hizo con esta cuenta
account-done-by = Qué hizo esta cuenta
accounts-part = Parte de la dirección o del nombre
accounts-none = No hay ninguna cuenta así.
rights-title = Cambiar lo que puede hacer
rights-everywhere = Cuenta desde el próximo paso de la persona.
rights-own = Es su propia cuenta: conserva la administración hasta que otra persona le quite esa función.
rights-drop = Quitar
rights-another = Una función para otro miembro
rights-another-hint = Deje vacía la organización si no hay ninguna que añadir.
invite-bare = Sin ninguna función, lee lo que lee todo el mundo, guarda búsquedas y solo escribe lo que otros le pidan escribir con ellos.
told-invited-bare = La invitación está en camino, sin ninguna función nueva. Se puede aceptar durante 14 días.
told-account-shut = La cuenta está cerrada: sus sesiones han terminado y sus tokens ya no valen.
told-account-opened = La cuenta está reabierta. Avise a la persona: no sale ningún mensaje.
accounts-count = { $n ->
    [one] { $shown } cuenta
   *[other] { $shown } cuentas
}
accounts-waiting = { $n ->
    [one] Una persona espera respuesta.
   *[other] { $shown } personas esperan respuesta.
}
account-writes-with = { $n ->
    [one] Escribe un recurso con otros.
   *[other] Escribe { $shown } recursos con otros.
}

## Who acts for a member

team-of = Quién actúa en nombre de { $what }
team-standfirst = Quienes figuran aquí escriben para el miembro mientras lo digan las fechas.
team-none = Nadie todavía.
team-invited = invitada
role-end = Finalizar
told-role-ended = Ha finalizado.

## Searches one keeps

searches-title = Sus búsquedas
searches-standfirst = Cada una se repite con todo lo que cambia aquí y dice qué ha encontrado desde su última visita.
searches-none = Todavía no guarda ninguna: busque y guarde la búsqueda debajo de sus resultados.
searches-found = { $n ->
    [one] { $shown } resultado desde su última visita
   *[other] { $shown } resultados desde su última visita
}
searches-since = Guardada desde el { $what }
searches-nothing-new = Nada nuevo.
searches-seen = Ya lo he visto
searches-forget = Olvidar
searches-name = Nombre
searches-keep = Guardar esta búsqueda en su cuenta
searches-everything = Todo
told-search-kept = La búsqueda está guardada.
told-search-forgotten = La búsqueda está olvidada.
told-search-seen = Anotado.

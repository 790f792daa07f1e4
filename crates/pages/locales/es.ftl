### The words of the interface. $n decides the form of a text, $shown is the same number as it is written.

## Around every page

skip = Ir al contenido
menu = Menú
nav-main = Principal
nav-home = Inicio
nav-search = Búsqueda
nav-publications = Publicaciones
nav-case-studies = Estudios de caso
nav-research = Proyectos de investigación
nav-datasets = Conjuntos de datos
nav-members = Miembros
nav-people = Personas
nav-topics = Temas
nav-forums = Foros
nav-statistics = Estadísticas
nav-about = Acerca de
nav-api = Documentación de la API
nav-console = Consola de la API
nav-accessibility = Accesibilidad
nav-privacy = Privacidad
theme-dark = Oscuro
theme-light = Claro
foot-browse = Explorar
foot-reuse = Reutilizar
foot-association = La asociación
foot-language = Idioma de estas páginas
foot-terms = Los textos y los datos pueden reutilizarse en las condiciones que se indican en cada recurso. Si no se indica ninguna, consulte a la organización responsable.
you-are-here = Ubicación actual
nothing-yet = Todavía no hay nada aquí.
all-of-these = Ver todo
untitled = Sin título
source = Fuente
as-of = A fecha de
names-and-more = { $what } y otros

## Dates

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
first-of-month = 1
date-day = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-since = desde { $what }
date-until = hasta { $what }
date-range = { $from } a { $until }
date-since-day = desde el { $what }
date-until-day = hasta el { $what }
date-range-day = del { $from } al { $until }
percent = { $what } %
date-year = { $what }
date-decade = la década de { $what }
date-about = hacia { $what }
date-perhaps = quizá { $what }
date-unknown = fecha desconocida

## Texts in several languages

text-fallback = En { $what }: todavía no hay texto en español
text-translated = Traducción (original en { $what })
text-machine = Traducción automática que nadie ha revisado
text-outdated = Esta traducción es anterior a la última versión del original
text-draft = Borrador de traducción que nadie más ha revisado
text-original = Leer el original
text-originals = Estos son los textos tal como se escribieron.
text-translations = Leerlos en español, donde haya traducción

## Search

search = Buscar
search-any-language = Sirve cualquier idioma: una palabra encuentra también lo que significa lo mismo en los demás.
how-to-search = Cómo buscar
suggestions = Sugerencias
suggestions-count = Sugerencias: { "{" }n{ "}" }
filters = Filtros
remove = Quitar
remove-all = Quitar todo
apply = Aplicar
chip = { $field }: { $value }
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
search-without-filter = sin el filtro
search-respelt = Nada contiene la palabra «{ $word }». En su lugar se ha buscado: { $others }
search-did-you-mean = Quizá quiso decir:
search-relaxed = Pocos textos contienen todas las palabras; a continuación figuran los que contienen algunas.
search-strict = Solo con todas las palabras
search-topics = Temas con este nombre:
search-also = Búsqueda ampliada a
search-own-words = Solo mis propias palabras
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
doubt-several-values = Un campo admite un solo valor: las palabras se han buscado en todas partes.
doubt-no-value = Un valor no corresponde a su campo: se ha buscado como palabras.
doubt-many-parts = La consulta tiene demasiadas partes: se ha omitido el resto.
search-position = { $from }–{ $until } de { $total }
results-unit = resultados
pages-of-results = Páginas de resultados
pages-of-list = Páginas de la lista
page-previous = Anterior
page-next = Siguiente
more-values = Mostrar más
year-from = desde
year-until = hasta
keep-search = Guardar esta búsqueda
keep-search-note = Los archivos contienen todos los recursos encontrados, no solo los de esta página, diez mil como máximo. El enlace permanente conserva las palabras, los filtros y el momento, y dirá más adelante qué se ha añadido, modificado o retirado desde entonces.
permalink = Enlace permanente a este momento
since-title = Qué ha ocurrido desde entonces
since-standfirst = Había { $then } resultados; ahora hay { $now }.
since-added = Añadido desde entonces
since-changed = Modificado desde entonces
since-withdrawn = Retirado desde entonces
since-none = Nada.
since-incomplete = Ha cambiado demasiado desde entonces para revisarlo todo: lo que aquí figura es cierto, pero no está completo.
since-run = La búsqueda tal como está ahora
facet-kind = Categoría
facet-type = Tipo
facet-language = Idioma del texto
facet-year = Año
facet-country = País
facet-region = Región
facet-continent = Continente
facet-topic = Tema
facet-sdg = Objetivo (ODS)
facet-member = Miembro
facet-person = Persona
facet-licence = Licencia
facet-access = Acceso
facet-forum = Foro

## Home

home-title = Lo que las ciudades y quienes colaboran con ellas saben sobre la economía social y solidaria
home-standfirst = Publicaciones, estudios de caso, investigaciones y datos sobre cooperativas, mutuales, empresas sociales y las políticas públicas que les permiten crecer, compartidos por gobiernos locales y redes de la sociedad civil, cada cual en su propio idioma.
home-search = Buscar publicaciones, casos, datos, miembros y personas
home-numbers = En cifras
home-all-figures = Todas las cifras
home-publications = Últimas publicaciones
home-all-publications = Todas las publicaciones
home-cases = Últimos estudios de caso
home-all-cases = Todos los estudios de caso
home-where = Dónde están las organizaciones
home-directory = { $n ->
    [one] Directorio con la única organización, en forma de lista
   *[other] Directorio completo ({ $shown }), en forma de lista
}
home-forum = Foro
home-all-forums = Todos los foros
home-no-forum = El próximo foro todavía no se ha anunciado aquí. El más reciente:
home-areas = Ámbitos de trabajo
home-all-topics = Todos los temas
figure-publications = { $n ->
    [one] publicación
   *[other] publicaciones
}
figure-cases = { $n ->
    [one] estudio de caso
   *[other] estudios de caso
}
figure-projects-and-datasets = proyectos y conjuntos de datos
figure-organisations = { $n ->
    [one] organización
   *[other] organizaciones
}
figure-projects = { $n ->
    [one] proyecto de investigación
   *[other] proyectos de investigación
}
figure-datasets = { $n ->
    [one] conjunto de datos
   *[other] conjuntos de datos
}
figure-members = { $n ->
    [one] con membresía vigente
   *[other] con membresía vigente
}
figure-languages = { $n ->
    [one] idioma de los recursos
   *[other] idiomas de los recursos
}
map-title = Organizaciones por lugar: { $what }
map-note = Cada punto es un lugar; su tamaño indica cuántas organizaciones hay en él. Las que no indican lugar aparecen solo en la lista. Contornos: Natural Earth.

## Records

crumb-publication = Publicaciones
crumb-research_project = Proyectos de investigación
crumb-dataset = Conjuntos de datos
crumb-case_study = Estudios de caso
people-of-record = Elaborado por
record-summary = Resumen
record-text = Texto
record-about = Acerca de
record-goals = Objetivos de Desarrollo Sostenible
record-files = Archivos
record-related = Recursos relacionados
record-validated = Validado
record-validated-by = Confirmado por { $name }, el { $day }
record-adapted = También se hace en otros lugares
adaptation-conditions = En qué condiciones
adaptation-results = Qué resultó de ello
record-similar = Recursos similares
record-cite = Citar
record-cite-this = Citar este recurso
record-details = Detalles
record-use = Usar este recurso
record-read = Leer
record-read-at = Leer en { $what }
record-take-along = Exportar
record-languages = Idiomas de sus textos
copy = Copiar
copied = Copiado
copy-selected = Texto seleccionado: cópielo con el teclado
part-title = título
part-summary = resumen
part-text = texto
file-address = Archivo
file-format = Formato
file-size = Tamaño
relation-elsewhere = fuera de esta colección
licence-unknown = No se indica. Consulte a la organización responsable antes de reutilizar este recurso.
property-date = Fecha
property-start = Inicio
property-end = Fin
property-funders = Financiación
property-version = Versión
property-coverage = Período abarcado
property-people-reached = Personas alcanzadas
property-in = En
property-series = Serie
property-volume = Volumen
property-issue = Número
property-pages = Páginas
property-edition = Edición
property-publisher = Editorial
property-place-of-publication = Lugar de publicación
property-language = Idioma
property-places = Lugares
property-licence = Licencia
property-access = Acceso
property-sdg-targets = Metas de los objetivos
property-consent = Consentimiento de las personas mostradas
consent-given = Dado
consent-open = Aún no dado por todas
property-confirmed = Última confirmación
property-identifiers = Identificadores
property-keywords = Palabras clave
property-owner = Organización responsable
property-website = Sitio web
property-permanent-address = Dirección permanente
property-updated = Última modificación

## Case studies

story-contents = En este caso
story-contact = Contacto
story-contact-note = Solo lo ven los miembros.
fact-where = Dónde
fact-when = Cuándo
fact-people = Personas alcanzadas
fact-stage = Estado
fact-scale = Escala
fact-for-whom = Para quién
section-context = Contexto
section-challenge = Desafío
section-dates = Fechas clave
section-actors = Quién participó
actor-gave = Apoyo: { $what }
section-approach = Enfoque
section-blocks = Componentes
section-resources = Lo que hizo falta
section-results = Resultados
section-sustainability = Lo que lo mantiene en marcha
section-failures = Lo que no funcionó
section-lessons = Lecciones
section-transferability = Hacerlo en otro lugar
block-purpose = Para qué sirve
block-enabling = Lo que lo hizo posible
block-lessons = Lo que se aprendió
resource-what = Medio
resource-kind = Procedencia
resource-year = Año
resource-amount = Importe
indicator-from-to = De { $from } a { $to }.
indicator-from-to-on = De { $from } a { $to } ({ $date }).
indicator-value = { $to }.
indicator-value-on = { $to } ({ $date }).
indicator-baseline = { $what } al inicio; el resultado aún no se conoce.
indicator-open = Aún no se ha medido.
indicator-target = Objetivo: { $what }.

## What is gone, and what never was

tombstone-title = Este recurso ha sido retirado
tombstone-when = Retirado el
tombstone-why = Motivo
tombstone-instead = Leer en su lugar
tombstone-search = Buscar algo parecido
error-missing = Esta página no existe
error-missing-text = No hay nada en esta dirección. Quizá se haya escrito mal. Todo lo que se ha publicado aquí conserva su dirección, aunque se haya retirado.
error-invalid = No es posible responder a esta solicitud
error-invalid-text = La dirección pide algo que no se puede hacer: { $what }
error-unavailable = Ahora no es posible
error-unavailable-text = El índice de búsqueda se está creando o hay demasiadas búsquedas al mismo tiempo. Inténtelo de nuevo en un minuto.
error-internal = Se ha producido un error
error-internal-text = El fallo es nuestro y ha quedado registrado. Inténtelo de nuevo; si vuelve a ocurrir, avise a la secretaría.
error-search-for-it = Buscar este contenido
error-go-to = Ir a
error-still = ¿El error persiste?
error-write = Escriba a la secretaría e indique esta solicitud:

## Members, people, topics, forums

members-title = Miembros y entidades colaboradoras
members-standfirst = { $members } de { $countries }, a { $day }: gobiernos locales, redes de la economía social y solidaria y quienes la estudian.
organisations = { $n ->
    [one] { $shown } organización
   *[other] { $shown } organizaciones
}
in-countries = { $n ->
    [one] { $shown } país
   *[other] { $shown } países
}
members-none = Ninguna organización coincide.
members-all = Mostrar todo
members-list = La lista, por países
countries = Países
no-country = País no indicado
filter-name = Nombre
filter-kind = Tipo
filter-country = País
filter-all = Todos
filter-show = Mostrar
member-about = Presentación
member-topics = Temas de trabajo
member-in-association = En la asociación
member-line = La línea va de { $from } a { $until }.
member-works = Publicaciones, investigaciones y datos
member-cases = Estudios de caso
member-people = Personas
people-title = Personas
people-standfirst = { $n ->
    [one] { $shown } persona que ha escrito, editado o coordinado algún trabajo de los que aquí se conservan.
    [many] { $shown } de personas que han escrito, editado o coordinado algún trabajo de los que aquí se conservan.
   *[other] { $shown } personas que han escrito, editado o coordinado algún trabajo de los que aquí se conservan.
}
people-none = Todavía no hay ninguna persona vinculada a un recurso. Quienes hicieron un recurso se encuentran por su nombre tal como figura impreso:
people-letters = Primera letra
person = Persona
person-about = Presentación
person-works = Trabajos
person-where = Afiliaciones
person-topics = Escribe sobre
person-with = Escribe con
person-elsewhere = En otros sitios
topics-title = Temas
topics-standfirst = { $n ->
    [one] Un vocabulario de { $shown } tema en varios idiomas.
    [many] Un vocabulario de { $shown } de temas en varios idiomas. Cada uno lleva a lo que se sabe sobre él, en cualquier idioma, y a quienes lo conocen.
   *[other] Un vocabulario de { $shown } temas en varios idiomas. Cada uno lleva a lo que se sabe sobre él, en cualquier idioma, y a quienes lo conocen.
}
topics-word = Una palabra, en cualquier idioma
topics-themes = Temas de la economía social y solidaria
topic = Tema
topic-all = { $n ->
    [one] El único recurso sobre este tema
    [many] El total de { $shown } de recursos sobre este tema
   *[other] Los { $shown } recursos sobre este tema
}
topic-names = Otros nombres
topic-names-note = Una búsqueda con cualquiera de estos nombres encuentra recursos en todos estos idiomas.
topic-vocabulary = En el vocabulario
topic-broader = Temas más amplios
topic-narrower = Temas más específicos
topic-works = Últimos recursos
topic-experts = Quiénes conocen este tema
topic-elsewhere = El mismo concepto en otros sitios
works = { $n ->
    [one] { $shown } recurso
    [many] { $shown } de recursos
   *[other] { $shown } recursos
}
forums-standfirst = Donde se reúne la asociación: los temas, los lugares y lo que allí se presentó.
forum-hosts = Organizaciones anfitrionas
forum-presented = Presentado en el foro

## Statistics

statistics-title = Estadísticas
statistics-standfirst = Lo que contiene esta colección a
statistics-stated = Cifras de la propia asociación ({ $day }): { $members } miembros en { $countries } países, de los que { $governments } son gobiernos locales y { $networks } son redes.
statistics-as-table = Las cifras en una tabla
statistics-count = Cantidad
statistics-years = Recursos por año
statistics-years-what = Año
statistics-kinds = Recursos por categoría
statistics-kinds-what = Categoría
statistics-languages = Recursos por idioma
statistics-languages-what = Idioma
statistics-continents = Organizaciones por continente
statistics-continents-what = Continente
statistics-countries = Organizaciones por país
statistics-countries-what = País
statistics-organisations = Organizaciones por tipo
statistics-organisations-what = Tipo
statistics-as-of = A fecha de
statistics-no-day = «{ $what }» no es un día hasta hoy. Escríbalo así: 2024-12-31.
statistics-members-then = con membresía ese día
statistics-past = Se cuentan los registros publicados aquí hasta ese día y que hoy son públicos.
statistics-members = Miembros a lo largo del tiempo
statistics-members-what = A finales de
statistics-topics = Registros por tema
statistics-topics-what = Tema

## Running text

about-title = Acerca de
about-standfirst = Una asociación internacional de gobiernos locales y redes de la sociedad civil que promueven la economía social y solidaria.
accessibility-title = Accesibilidad
accessibility-standfirst = Estas páginas son para todo el mundo. Lo que hemos hecho para ello y lo que todavía falta.
privacy-title = Privacidad
privacy-standfirst = Lo que se sabe de quienes leen estas páginas: casi nada.
search-help-title = Cómo buscar
search-help-standfirst = Un solo campo para todo, en todos los idiomas.
search-manual = El manual completo (en inglés), para quien desarrolla con la API
docs-english = Esta página está en inglés.

## Forms, and what is wrong with them

form-faults = Hay algo que corregir
form-optional = (opcional)
form-wait = { $n ->
    [one] Demasiados intentos en poco tiempo. Espere un segundo y vuelva a intentarlo.
   *[other] Demasiados intentos en poco tiempo. Espere { $shown } segundos y vuelva a intentarlo.
}
form-conflict = Otra persona ha modificado esto entretanto. Vuelva a cargar la página y repita su cambio.
fault-sign-in = La dirección, la contraseña o el código no es correcto.
fault-not-your-password = Esta no es su contraseña.
fault-password-short = Una contraseña tiene al menos 12 caracteres: sirven bien unas palabras que solo usted junta.
fault-password-long = Una contraseña tiene como máximo 128 caracteres.
fault-password-common = Esta contraseña es de las primeras que se prueban: es mejor usar unas palabras que solo usted junta.
fault-password-known = Elija algo que nadie sepa de usted: ni su dirección, ni su nombre, ni el del sitio.
fault-email = Esto no es una dirección de correo electrónico.
fault-name = Indique un nombre, en una sola línea.
fault-empty = Escriba un motivo: la persona lo recibirá.
fault-code = El enlace ya se usó o es demasiado antiguo. Pida un mensaje nuevo.
fault-step = Ha pasado demasiado tiempo. Inicie la sesión desde el principio.
fault-scope = Este alcance supera el suyo.
fault-past = Este día ya pasó.
fault-most-tokens = Ya tiene 50 tokens: revoque uno primero.
fault-factor-there = Ya tiene un segundo factor: elimínelo primero.
fault-factor-not-begun = Empiece de nuevo: el secreto se mostró hace demasiado tiempo.
fault-factor-code = Su aplicación muestra ahora otro código. Si el código es correcto, compruebe la hora de su teléfono.
fault-factor-used = El código no es correcto o ya se usó.
fault-changed-meanwhile = La contraseña se cambió entretanto. Vuelva a cargar la página.
fault-member = No existe tal miembro.
fault-null = El texto contiene un carácter que no se puede guardar.
fault-too-long = Se admiten como máximo { $what } caracteres.
error-sign-in = Inicie sesión primero
error-sign-in-text = No ha iniciado sesión, o la sesión ha terminado. Inicie sesión en otra pestaña; lo que escribió sigue en la página anterior. Cópielo antes de volver a cargar esa página.
error-sign-in-tab = Iniciar sesión en otra pestaña
error-refused = Esto no está abierto para usted
error-refused-text = Ha iniciado sesión, pero sus permisos no incluyen esto.
error-too-many = Espere un momento
error-sent = El formulario no se ha recibido
error-foreign-text = No parece venir de una página de este sitio. Abra la página aquí y envíe el formulario desde ella.
error-stale-text = Es de antes de iniciar la sesión, o de otra sesión. Vuelva atrás, copie lo que escribió, cargue de nuevo la página y envíelo otra vez.
error-too-large-text = Es más de lo que se admite de una vez. Vuelva atrás y envíe menos.
error-unreadable-text = Llegó en una forma que no se puede leer. Envíelo desde la propia página.

## Signing in, and one’s account

sign-in = Iniciar sesión
sign-out = Cerrar sesión
told-signed-out = Ha cerrado la sesión.
own-menu = Su menú:
own-account = Su cuenta
own-records = Sus recursos
own-desk = Redacción
own-notifications = Notificaciones
own-unread = { $n ->
    [one] una notificación sin leer
   *[other] { $shown } notificaciones sin leer
}
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

## The pages of an account

save = Guardar
field-name = Nombre
field-language = Idioma de los mensajes
field-language-hint = Nuestros mensajes le llegan en este idioma.
field-new-password = Contraseña nueva
field-new-password-hint = Al menos 12 caracteres, en cualquier escritura. Sirven bien unas palabras que solo usted junta.
field-current-password = Contraseña actual
field-member = Organización
field-member-hint = El miembro o socio para el que escribiría.
field-message = Quién es y qué quiere hacer
field-message-hint = 2000 caracteres como máximo.
field-sure = Sé que no se puede deshacer
fault-sure = Marque la casilla para confirmar su intención.
field-token-name = Para qué sirve
field-token-name-hint = Para reconocerlo en la lista.
field-scope = Qué permite
field-days = Cuánto tiempo vale
field-first-code-hint = Las seis cifras que su aplicación muestra para la nueva entrada.
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
scope-read = Leer
scope-write = Leer y escribir
scope-admin = Todo lo que usted puede hacer
account-who = Quién es
account-rights = Sus permisos
account-no-rights = Lee lo que leen los miembros. No tiene ninguna función de escritura.
account-safety = Seguridad
account-data = Sus datos
account-download = Descargar lo que sabemos de usted
told-saved = Guardado.
told-accepted = Su cuenta está lista. Inicie sesión.
told-requested = Gracias. Si la dirección puede tener una cuenta, se le envía un mensaje: siga el enlace que contiene.
told-verified = Gracias. Su solicitud está ante quienes deciden; un mensaje le dará su respuesta.
told-reset-sent = Si la dirección tiene una cuenta, se le envía un mensaje. Su enlace vale dos horas.
told-password-set = Su contraseña nueva está guardada. Inicie sesión.
told-password-changed = Su contraseña ha cambiado; sus otras sesiones han terminado.
told-erased = Su cuenta se ha borrado.
told-sessions-ended = Sesión terminada.
told-token-revoked = El token ya no vale.
told-factor-removed = El segundo factor se ha eliminado.
told-all-read = Todo está marcado como leído.
told-approved = La persona ha sido admitida y recibe un mensaje.
told-declined = La persona recibe un mensaje con su motivo. No se guarda nada más.
told-invited = La invitación está en camino. Se puede aceptar durante 14 días.
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
erase-title = Borrar la cuenta
erase-standfirst = La dirección, el nombre, la contraseña, las sesiones, los tokens y las búsquedas guardadas desaparecen de inmediato y para siempre. Lo que publicó permanece; las obras conservan los nombres impresos de sus autores.
erase-button = Borrar mi cuenta
sessions-title = Sesiones
sessions-standfirst = Dónde tiene la sesión iniciada. Termine lo que no reconozca y cambie entonces la contraseña.
session-begun = Iniciada: { $what }
session-current = esta
session-end = Terminar
session-end-others = Terminar todas las demás
key-used = Último uso: { $what }.
key-ends = Termina: { $what }.
tokens-title = Tokens de la API
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
factor-title = Segundo factor
factor-on = activo
factor-off = inactivo
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
notice-translation_outdated = Un texto que usted tradujo ha cambiado. Mire lo que cambió y ponga la traducción al día.
requests-title = Solicitudes de cuenta
requests-none = Nadie espera respuesta.
request-of = Solicitud de { $what }
request-asked = Solicitado: { $what }
request-look = Examinar
request-approve = Admitir
request-decline = Rechazar
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
days = { $n ->
    [one] un día
   *[other] { $shown } días
}

## Writing

state-draft = Borrador
state-submitted = Entregado
state-in_review = En revisión
state-changes_requested = Cambios solicitados
state-accepted = Aceptado
state-published = Publicado
state-withdrawn = Retirado
state-declined = Rechazado
by-platform = la plataforma
mine-no-member = Su cuenta no escribe para ningún miembro, así que aquí no se lista nada.
mine-in-work = En curso
mine-done = Publicados
new-member = Para qué miembro
new-begin = Empezar
held-by = Con { $what }
answer-due = Respuesta antes del { $what }
answer-overdue = La respuesta se esperaba el { $what }
overdue = atrasado
requests-open = { $n ->
    [one] { $shown } cambio solicitado
   *[other] { $shown } cambios solicitados
}
complete = Completo al { $what }
complete-label = Grado de compleción
complete-missing = Qué falta y por qué importa
work-changed = Última modificación: { $what }
work-beside = Un texto nuevo junto al publicado
work-overview = Vista general y revisión
work-write = Escribir
work-public = Como lo ve el público
work-look = Actualizar
write-title = { $what }: { $title }
write-steps = Pasos
write-language = Idioma en que escribe
write-language-change = Cambiar
write-save = Guardar
write-save-next = Guardar y continuar
write-previous = Volver: { $what }
write-note = Cada botón de esta página guarda lo que ha escrito. Los textos admiten Markdown.
write-faults = Aún no se ha guardado. Hay que corregir:
write-too-old = Esta página se abrió hace demasiado tiempo para unirla con lo que otros han escrito desde entonces. Compare su texto con el historial y guarde de nuevo.
word-count = { $n ->
    [one] { $shown } palabra
   *[other] { $shown } palabras
}
word-count-of = { $what }; con más de { $total } pocos leen hasta el final
original-says = Lo que dice el original ({ $what })
preview = Como lo ve el público, una vez guardado
pick-add = Añadir
choice-none = Sin indicar
choice-person = Persona
choice-organisation = Organización
choice-yes = Sí
row-up = Subir
row-down = Bajar
row-remove = Quitar
add-block = Añadir un componente
add-actor = Añadir una organización
add-group = Añadir un grupo
add-resource = Añadir un recurso
add-indicator = Añadir un indicador
add-date = Añadir una fecha
add-place = Añadir un lugar
add-contributor = Añadir a alguien
step-title = Título y resumen
step-story = Contexto, desafío, enfoque
step-actors = Quién y con qué
step-results = Resultados e indicadores
step-learning = Qué perdura, qué se aprendió
step-place = Dónde, cuándo, sobre qué
step-rights = Personas y derechos
field-title = Título
field-description = En qué consiste
field-role = Papel
field-support = Qué aportó
field-group = Grupo
field-number = Cuántos
field-currency = Moneda, como EUR o KRW
field-indicators = Indicadores
field-measured = Qué se midió
field-unit = Unidad
field-baseline = Valor anterior
field-target = Valor previsto
field-value = Valor
field-measured-on = Fecha de la medición
field-method = Cómo se midió
field-evidence = Grado de evidencia
field-event = Qué ocurrió, en pocas palabras
field-latitude = Latitud
field-longitude = Longitud
field-who = Persona u organización
field-orcid = Identificador ORCID
field-affiliation = Afiliación
field-mail = Correo electrónico
field-phone = Teléfono
field-consent-given = Todas las personas mostradas dieron su consentimiento
field-consent-note = Cómo y dónde se conserva
field-url = Dirección web del original
field-empty = Nada todavía
fault-needed = Este campo es necesario.
fault-number = Escriba un número, como 1200,5, sin punto entre los millares.
fault-whole = Escriba un número entero, como 1200.
fault-date = Escriba una fecha como 2019, 2019-03 o 2019-03-14; 2016/.. significa desde 2016.
fault-until-first = Es anterior al primer día.
fault-day = Escriba un día como 2026-03-14.
collision-title = Otra persona ha cambiado el mismo texto
collision-text = No se ha perdido nada: aquí están los dos. Elija cuál debe quedar o únalos en el suyo. Todo lo demás que escribió se guarda también.
collision-theirs = Lo que dice ahora
collision-mine = Lo que usted escribió
collision-base = Lo que decía antes
collision-empty = Nada
collision-save = Guardar mi elección
collision-cancel = Dejarlo como está
thread-request = Cambio solicitado
thread-request-resolved = Cambio hecho, aún sin confirmar
thread-request-confirmed = Cambio confirmado
thread-comment = Comentario
thread-comment-done = Comentario resuelto
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
history-of = Historial: { $what }
history-version = Versión { $what }
history-nothing = Ninguna parte del texto cambió.
history-restore = Volver a este texto
history-older = Versiones anteriores
history-versions = Versiones { $what }
history-saves = { $n ->
    [one] { $shown } guardado mientras se escribía
   *[other] { $shown } guardados mientras se escribía
}
history-each = Cada guardado
difference-unseen = (ya no está)
translation-changed = Lo que ha cambiado desde la traducción
difference-key = Tachado: quitado. Subrayado: añadido.
difference-gone = Quitado:
difference-new = Añadido:
submit-title = Entregar
submit-cover = Una nota para los editores
submit-do = Entregar para revisión
submit-pending = Se han solicitado cambios: haga cada uno y pulse «Hecho» al lado.
recall-text = Nadie lo ha tomado aún: puede recuperarlo y seguir escribiendo.
recall-do = Recuperarlo

## The desk

queue-count = { $n ->
    [one] { $shown } texto en espera
   *[other] { $shown } textos en espera
}
queue-days = { $n ->
    [one] { $shown } día
   *[other] { $shown } días
}
queue-age = Espera
queue-state = Estado
queue-holder = A cargo de
queue-due = Respuesta esperada
queue-whose = De quién
queue-nobodys = Sin asignar
queue-mine = Los míos
queue-asked = Se pide mi opinión
queue-overdue = Solo atrasados
queue-empty = No hay nada en espera.
queue-all = Mostrar todo
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
decide-title = Decidir
decide-claim = Tomar a cargo
decide-release = Devolver a la cola
decide-request = Devolver para cambios
decide-accept = Aceptar
decide-decline = Rechazar
decide-publish = Publicar
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

## What was done

told-begun = Ya está empezado. Todo lo que guarde se conserva y solo lo ven usted, sus colegas y los editores.
told-restored = El texto anterior vuelve a ser el más reciente.
told-moved = Otra persona escribió mientras tanto y no se hizo nada. Mire de nuevo.
told-said = Dicho.
told-nothing = No se cambió nada.
told-nothing-ticked = No había nada marcado.
told-decided = Hecho con todos.
told-submitted = Entregado. Se ha avisado a los editores.
told-recalled = Recuperado: puede seguir escribiendo.
told-claimed = Está a su cargo. Se ha avisado a los autores.
told-released = Está de nuevo en la cola.
told-text-sent-back = Devuelto a los autores.
told-text-accepted = Aceptado.
told-text-declined = Rechazado. Los autores saben por qué.
told-published = Publicado.
told-reopened = Reabierto.
told-assigned = Opinión pedida.
told-unassigned = Ya no se pide su opinión.
told-advised = Su opinión ya la tiene el editor.

# Writing with others, and acting for a member
co-authors-title = Coautores
co-authors-none = Nadie ajeno al miembro lo escribe todavía.
co-author-email = Correo electrónico de un coautor
co-author-hint = Lee y escribe este texto, y nada más del miembro.
co-author-invite = Invitar
co-author-remove = Quitar
co-author-leave = Retirarse
told-shared = La invitación va en camino.
told-unshared = Ya no escribe este texto.
mine-shared = Escritos con otros
team-title = Quién actúa en su nombre
team-of = Quién actúa en nombre de { $what }
team-standfirst = Quienes figuran aquí escriben para el miembro mientras lo digan las fechas.
team-none = Nadie todavía.
team-invited = invitada
role-not-now = sin efecto hoy
role-end = Finalizar
told-role-ended = Ha finalizado.
field-role-since = Desde el día
field-role-until = Hasta el día
field-role-until-hint = Deje ambos vacíos si es sin límite.

# Letters, and what can be done with what is public
letters-title = Correos que recibe
letters-standfirst = En el sitio se le avisa de todo. Elija qué recibe además por correo.
delivery-instant = Enseguida
delivery-daily = Una vez al día, reunido
delivery-off = Ningún correo
published-title = Ahora que es público
confirm-hint = Diga una vez al año que sigue siendo cierto; los lectores ven el día.
confirm-do = Sigue siendo cierto
validate-hint = Diga en qué se basa si sabe que se sostiene. Los lectores ven su nombre y este texto.
validate-note = En qué se basa
validate-do = Validar
withdraw-hint = Los lectores encuentran una página que dice por qué y qué leer en su lugar.
withdraw-reason = Por qué se retira
withdraw-replacement = Qué leer en su lugar: dirección web o DOI
withdraw-do = Retirar
told-confirmed = Gracias: consta que es cierto a día de hoy.
told-validated = Validado. Se avisa a sus autores.
adapt-title = También lo hacemos
adapt-of = «{ $what }»: también lo hacemos
adapt-standfirst = Los lectores ven que su miembro también lo hace, y se avisa a sus autores.
adapt-button = Decirlo
adapt-revoke = Ya no, o nunca
adapt-since = Desde (año o día)
told-adapted = Dicho: consta en la página.
told-adaptation-revoked = Se ha retirado.
told-withdrawn = Retirado. Se dice por qué a sus autores.
## Iniciar sesión con otro sitio

sign-in-or = O con una cuenta que tenga en otro sitio, si la ha vinculado:
sign-in-with = Iniciar sesión con { $what }
invitation-or = O sin contraseña, con una cuenta que tenga en otro sitio. Con ella iniciará sesión aquí desde entonces:
invitation-with = Aceptar con { $what }
provider-leading = A { $what }
provider-leading-text = Va a { $what } para iniciar sesión allí. Después volverá aquí.
provider-go = Seguir a { $what }
provider-unknown = No hay ninguna cuenta vinculada
provider-unknown-text = Ha iniciado sesión en { $what }, pero ninguna cuenta utilizable de aquí está vinculada con ella. Si tiene una, inicie sesión con su contraseña y vincúlela en la página de su cuenta. Si recibió una invitación, siga el enlace de la carta. Si no, solicite una cuenta.
told-provider-nothing = No inició sesión allí, así que nada ha cambiado. Inténtelo de nuevo o inicie sesión de otra manera. Si recibió una invitación, siga otra vez el enlace de la carta.
error-provider = El otro sitio no responde como debería
error-provider-text = Iniciar sesión con { $what } no funciona en este momento. Inténtelo de nuevo en unos minutos o inicie sesión de otra manera.
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
fault-no-password = Su cuenta no tiene contraseña. Cierre la sesión, iníciela de nuevo y hágalo en un plazo de diez minutos.
fault-only-way-in = Es su única manera de entrar. Establezca primero una contraseña o vincule otra cuenta.
fault-identity-own = Ya está vinculada con su cuenta.
fault-identity-others = Está vinculada con otra cuenta de aquí. Inicie sesión con ella para usar esa.
fault-most-identities = Ya ha vinculado diez: quite una primero.
fault-flow = El inicio de sesión no se empezó en este navegador, ya terminó o tardó más de diez minutos. Empiece de nuevo.
account-identities = { $n ->
    [0] ninguna
    [one] una
   *[other] { $shown }
}

## What waits to be translated

translations-title = Por traducir
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

## The audit log

audit-title = Registro de auditoría
audit-standfirst = Quién decidió, administró, entró o no pudo, exportó, o a quién se le negó qué. Nunca se quita nada.
audit-action = Qué se hizo
audit-when = Cuándo
audit-who = Quién
audit-what = A qué
audit-detail = Detalles
audit-empty = Ninguna entrada.
audit-nobody = nadie conocido
audit-account = una cuenta

import-title = Importar
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

## Los registros de la mesa

desk-pages = Páginas de la mesa
desk-review = En revisión
register-members = Registro de miembros
register-topics = Vocabulario
register-people = Registro de personas
register-forums = Registro de foros
register-new-member = Añadir un miembro
register-new-topic = Añadir un tema
register-new-person = Añadir una persona
register-new-forum = Añadir un foro
register-edit = Editar
register-page = Página en el sitio
register-none = Nada corresponde a lo que pidió.
register-count = { $n ->
    [one] { $shown } entrada
   *[other] { $shown } entradas
}
register-place = Lugar
register-works = Recursos
register-membership = Membresía
membership-in-force = Vigente
membership-soon = Termina pronto
membership-ended = Terminada
membership-none = Ninguna conocida
membership-ends = termina el { $what }
membership-to-come = aún no comenzada
register-save-publish = Guardar y publicar
register-save-only = Solo guardar
register-unseen = Los lectores no lo ven por ahora.
register-other-language = En otro idioma
register-language = Idioma
register-in-language = Texto
register-gone = (retirado)
register-comma = {", "}
register-no-rows = Ninguno por ahora.
register-made-already = Ya se creó cuando lo envió la primera vez. Búsquelo en el registro y cámbielo allí.
register-collision = No se ha perdido nada: aquí están los dos. Elija cuál debe quedar. Todo lo demás que escribió se guarda también.
register-description = Descripción
register-markdown = Se puede usar Markdown.
register-name-hint = Como se llama a sí misma en cada idioma. Déjelo vacío donde no tenga nombre propio.
register-what-where = Tipo y lugar
register-city = Ciudad
register-works-on = Temas en los que trabaja
register-identifiers-hint = Cómo la llaman los registros, para que otros sepan de qué organización se trata.
register-identifier = Identificador { $what }
register-scheme = Registro
register-value = Identificador
register-other-scheme = Otro
register-memberships = Membresías
register-memberships-hint = Los periodos en que pertenece a la asociación. Deje abierto lo que no se sepa; lo que sigue no tiene último día. Una fila vaciada desaparece al guardar.
register-membership-number = Membresía { $what }
add-membership = Añadir una membresía
register-category = Categoría en los estatutos
register-source = Fuente (dirección web)
register-since = Desde
register-until = Hasta
register-date-hint = Como 2019 o 2019-03-14
register-until-hint = Vacío mientras dure
register-mandates = Cargos
register-mandates-hint = Los cargos que ocupa y ocupó en la asociación, con sus fechas. Una fila vaciada desaparece al guardar.
register-mandate-number = Cargo { $what }
add-mandate = Añadir un cargo
register-office = Cargo
register-topic = El tema
register-label-hint = Un nombre por idioma: el que los lectores ven primero.
register-alt-hint = Sinónimos y siglas, uno por línea. Una búsqueda de cualquiera de ellos encuentra el tema.
register-definition = Definición
register-definition-hint = Qué significa, en una o dos frases.
register-vocabulary = Vocabulario
register-notation = Código en el vocabulario
register-broader-hint = Los temas más amplios en los que está.
register-match-hint = Direcciones web del mismo concepto en otros vocabularios, una por línea.
register-display = Nombre
register-display-hint = Como lo escribe la persona, en el orden de su idioma.
register-given = Nombres de pila
register-particle = Partícula (von, de la)
register-family = Apellidos
register-orcid-hint = Como 0000-0002-1825-0097
register-organisation = Organización, tal como se llama
register-same-member = La misma entre los miembros
register-affiliation = Lugar de trabajo { $what }
add-affiliation = Añadir un lugar de trabajo
register-forum = El foro
register-when-where = Cuándo y dónde
register-edition = Edición
register-edition-hint = Casi siempre el año, como 2016
register-days-hint = Como 2016-09-07/2016-09-09
register-theme = Lema
register-merge = Fusionar con otro tema
register-merge-title = Fusionar «{ $what }» con otro tema
merge-standfirst = El otro tema ocupa su lugar desde entonces: su dirección lleva allí, sus nombres pasan a ser otros nombres de aquel, y todo lo que trata de él trata del otro.
merge-works = { $n ->
    [one] { $shown } recurso trata de él
   *[other] { $shown } recursos tratan de él
}
merge-members = { $n ->
    [one] { $shown } miembro trabaja en él
   *[other] { $shown } miembros trabajan en él
}
merge-narrower = { $n ->
    [one] { $shown } tema está en él
   *[other] { $shown } temas están en él
}
merge-find = Buscar el otro tema por uno de sus nombres
merge-none = Ningún otro tema se llama así.
merge-into = Fusionarlo con
merge-more = Hay más: busque el nombre.
merge-do = Fusionar con el tema elegido
register-merge-person = Unir con otra ficha
register-merge-person-title = Unir «{ $what }» con otra ficha
merge-person-standfirst = Quizá alguien figure aquí dos veces. La ficha que elija queda y vale por ambas; esta lleva allí desde entonces. Verá lo que va a pasar antes de que pase.
merge-person-find = Buscar la otra ficha por el nombre
merge-person-none = Nadie más se llama así aquí.
merge-person-into = La ficha que queda
merge-person-look = Ver lo que va a pasar
merge-person-plan = Lo que va a pasar
merge-person-stays = «{ $what }» queda. La dirección de esta ficha lleva allí.
merge-person-works = { $n ->
    [one] { $shown } obra nombra a «{ $what }» en lugar de esta ficha, con el nombre impreso.
   *[other] { $shown } obras nombran a «{ $what }» en lugar de esta ficha, con los nombres impresos.
}
merge-person-accounts = Las cuentas no cambian: ninguna está ligada a una ficha.
merge-person-takes = La ficha que queda recibe:
merge-person-takes-nothing = La ficha que queda ya dice todo esto.
merge-person-refused = Ambas tienen un ORCID iD, y no el mismo. Quite el equivocado en una de estas fichas. Dos personas con dos números siguen siendo dos fichas.
merge-person-do = Unir las dos
merge-person-other = Elegir otra ficha
told-merged-person = Las dos fichas son ahora una sola. Las obras que nombran a la persona siguen en unos segundos.
fault-which-person = Elija la ficha que queda.
fault-two-orcids = Ambas tienen un ORCID iD, y no el mismo: quite primero el equivocado.
register-withdraw = Retirar «{ $what }»
register-withdraw-standfirst = Los lectores encuentran una página que dice por qué y qué leer en su lugar. La entrada queda en el registro y puede publicarse de nuevo.
register-withdraw-button = Retirar
told-made = Está creado y guardado.
told-merged = Los temas son ahora uno solo. Lo que trata de ellos sigue en unos segundos.
told-register-withdrawn = Retirado.
fault-one-language = Indíquelo al menos en un idioma.
fault-reason = Diga por qué: los lectores lo encontrarán en su lugar.
fault-orcid-taken = Otra persona ya tiene aquí este ORCID iD.
fault-degrees = Escriba los grados como un número, por ejemplo 37,57.
fault-hundred = Se permiten 100 nombres como máximo.
fault-which-language = Elija el idioma del texto.
fault-which-topic = Elija el tema con el que se fusiona.
fault-merge-unpublished = No está publicado: nada puede fusionarse con ello.
fault-merge-below = Este tema está por debajo de otro que está en el suyo. Mueva primero ese.

## Todos los campos, traducciones, guardado en segundo plano, rechazos

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
field-distributions = Archivos disponibles
field-media-type = Formato, como text/csv
field-bytes = Tamaño en bytes
field-access = Quién puede leerlo una vez publicado
field-embargo = Abierto a todos desde (día)
add-relation = Añadir una obra relacionada
add-identifier = Añadir un identificador
add-funder = Añadir un financiador
add-distribution = Añadir un archivo
hint-target = La dirección de su página aquí, su DOI u otra dirección web.
hint-page = La dirección de la página, si la hay.
hint-licence = Una licencia habitual por su nombre corto, como CC-BY-4.0, o la dirección web de las condiciones.
hint-date = Como 2019, 2019-03 o 2019-03-14; 2016/.. significa desde 2016.
hint-embargo = Solo para lo que está cerrado hasta un día: hasta entonces solo lo ven usted, sus colegas y los editores, ni siquiera se muestra el título.
fault-unreadable = No se puede leer. Revise cómo está escrito.
fault-doi = No es un DOI. Empieza por 10., como 10.1787/abc.
fault-isbn = No es un ISBN: un dígito es erróneo o falta.
fault-issn = No es un ISSN: un dígito es erróneo o falta.
fault-identifier = No es un identificador de ese tipo. Revise el tipo y la escritura.
fault-orcid = No es un ORCID iD: un dígito es erróneo o falta. Tiene esta forma: 0000-0002-1825-0097.
fault-embargo-day = Diga hasta qué día está cerrado.
fault-itself = Es el mismo: elija otro.
fault-target = Nada tiene aquí esa dirección. Pegue la dirección de su página, un DOI o una dirección web completa.
fault-member-page = Ningún miembro tiene aquí esa dirección. Déjelo vacío si no tiene página.
fault-person-page = Ninguna persona tiene aquí esa dirección. Déjelo vacío si no tiene página.
fault-submit-owner = Diga a qué miembro pertenece antes de entregarlo.
fault-submit-title = Póngale un título antes de entregarlo.
fault-requests-open = Aún hay cambios pedidos sin hacer. Diga de cada uno que está hecho, en su conversación.
fault-requests-unconfirmed = Aún hay cambios pedidos sin confirmar. Mire sus conversaciones.
fault-say-changes = Diga qué hay que cambiar, junto a cada campo.
fault-twice = Uno se nombra dos veces.
fault-gone = No está, o ya no está.
fault-latitude = Una latitud está entre -90 y 90 grados.
fault-longitude = Una longitud está entre -180 y 180 grados.
fault-both-degrees = Latitud y longitud van juntas: dé las dos o ninguna.
fault-web = Escriba la dirección web completa, como https://example.org.
fault-replacement = Dé una dirección web completa o un DOI.
fault-people = Son más personas de las que existen.
fault-phone = Escriba un teléfono como +33 1 23 45 67 89.
fault-amount = Este número es demasiado grande o pequeño.
fault-currency = Escriba la moneda en tres mayúsculas, como EUR o KRW.
fault-year = Un año está entre 1800 y 2100.
fault-too-many = Se permiten como máximo { $what }.
fault-language = Elija una lengua que se lea.
fault-nothing-translated = Aún no hay nada traducido.
fault-no-original = No hay original que traducir.
fault-original = Se escribió en esta lengua: cambie el original.
fault-no-translation = No hay traducción a esta lengua.
fault-machine-only = Todo lo que hay en esta lengua lo escribió una máquina: alguien debe trabajarlo antes.
fault-co-authors = Ya tiene tantos coautores como puede tener.
fault-co-author-busy = Ya escribe muchos registros con otros; no se le puede pedir más.
fault-not-case = Solo se confirman los estudios de caso.
fault-own-record = Usted escribió en este registro: debe mirarlo otra persona.
fault-no-version = No hay tal texto anterior.
fault-other-kind = Un registro sigue siendo del tipo que es.
fault-own-member = Es el miembro al que pertenece el registro.
fault-others-record = No es un registro de este miembro.
fault-not-said = Este miembro no ha dicho que también lo haga.
fault-not-in-review = No está en revisión: antes hay que entregarlo.
fault-not-held = No lo tiene usted: tómelo primero o pida a quien lo tiene que lo suelte.
fault-held = Lo tiene otro editor.
fault-not-asked = No se le pidió opinión sobre este texto.
fault-no-reviewer = No es una cuenta de revisor ni de editor.
fault-not-asked-them = No se le pidió opinión sobre él.
fault-most-reviewers = Ya hay tantos revisores como se puede: quite uno antes.
fault-thread-full = Esta conversación está llena: empiece otra.
fault-already = Ya se hizo.
fault-moved-on = Su estado ha cambiado, así que ya no se puede. Vuelva a cargar la página.
fault-own-account = Es su propia cuenta: ciérrela desde su página o pídalo a otro administrador.
fault-account-idle = Esta dirección tiene una cuenta que ahora no puede actuar.
fault-own-role = Le quitaría su propio papel de administrador: pídalo a otro.
new-record = Nuevo registro
new-record-text = Para empezar basta un título. Lo demás puede esperar y escribirse entre varias personas a la vez.
new-kind = Qué es
new-about-case = Qué hizo un lugar o una organización, qué resultó y qué necesitan otros para hacer lo mismo.
new-about-publication = Un informe, artículo, guía, libro o declaración que ya existe.
new-about-project = Una investigación prevista, en curso o terminada, y quién la financia.
new-about-dataset = Cifras u otros datos que otros pueden usar, y dónde están los archivos.
translations-nav = Traducciones
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
field-related-work = La otra obra
fault-refused = No puede hacer esto.
translation-original = Original ({ $what })

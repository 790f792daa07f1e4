### Words that pages of several areas use. $n decides the form of a text, $shown is the same number as it is written.

you-are-here = Ubicación actual
nothing-yet = Todavía no hay nada aquí.
source = Fuente
as-of = A fecha de
percent = { $what } %
remove = Quitar
chip = { $field }: { $value }
pages-of-list = Páginas de la lista
page-previous = Anterior
page-next = Siguiente
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
home-standfirst = Publicaciones, estudios de caso, investigaciones y datos sobre cooperativas, mutuales, empresas sociales y las políticas públicas que les permiten crecer, compartidos por gobiernos locales y redes de la sociedad civil, cada cual en su propio idioma.
home-areas = Ámbitos de trabajo
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
map-note = Cada punto es un lugar; su tamaño indica cuántas organizaciones hay en él. Las que no indican lugar aparecen solo en la lista. Contornos: Natural Earth.
people-of-record = Elaborado por
record-summary = Resumen
record-text = Texto
record-about = Acerca de
record-goals = Objetivos de Desarrollo Sostenible
adaptation-conditions = En qué condiciones
adaptation-results = Qué resultó de ello
record-details = Detalles
file-address = Archivo
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
property-confirmed = Última confirmación
property-identifiers = Identificadores
property-keywords = Palabras clave
property-owner = Organización responsable
property-website = Sitio web
property-permanent-address = Dirección permanente
property-updated = Última modificación
story-contact = Contacto
fact-stage = Estado
fact-scale = Escala
fact-for-whom = Para quién
section-context = Contexto
section-challenge = Desafío
section-dates = Fechas clave
section-actors = Quién participó
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
tombstone-instead = Leer en su lugar
organisations = { $n ->
    [one] { $shown } organización
   *[other] { $shown } organizaciones
}
countries = Países
filter-name = Nombre
filter-kind = Tipo
filter-all = Todos
filter-show = Mostrar
member-about = Presentación
person-about = Presentación
person-where = Afiliaciones
person-elsewhere = En otros sitios
topic-names = Otros nombres
topic-vocabulary = En el vocabulario
topic-broader = Temas más amplios
topic-elsewhere = El mismo concepto en otros sitios
forum-hosts = Organizaciones anfitrionas
form-faults = Hay algo que corregir
form-optional = (opcional)
form-wait = { $n ->
    [one] Demasiados intentos en poco tiempo. Espere un segundo y vuelva a intentarlo.
   *[other] Demasiados intentos en poco tiempo. Espere { $shown } segundos y vuelva a intentarlo.
}
form-conflict = Otra persona ha modificado esto entretanto. Vuelva a cargar la página y repita su cambio.
save = Guardar
field-name = Nombre
field-language = Idioma de los mensajes
field-member = Organización
told-saved = Guardado.
requests-title = Solicitudes de cuenta
accounts-title = Cuentas
state-draft = Borrador
state-submitted = Entregado
state-in_review = En revisión
state-changes_requested = Cambios solicitados
state-accepted = Aceptado
state-published = Publicado
state-withdrawn = Retirado
state-declined = Rechazado
by-platform = la plataforma
overdue = atrasado
work-changed = Última modificación: { $what }
write-title = { $what }: { $title }
write-steps = Pasos
write-language-change = Cambiar
write-save = Guardar
pick-add = Añadir
row-remove = Quitar
field-title = Título
field-latitude = Latitud
field-longitude = Longitud
field-orcid = Identificador ORCID
fault-needed = Este campo es necesario.
fault-date = Escriba una fecha como 2019, 2019-03 o 2019-03-14; 2016/.. significa desde 2016.
fault-until-first = Es anterior al primer día.
fault-day = Escriba un día como 2026-03-14.
collision-title = Otra persona ha cambiado el mismo texto
collision-theirs = Lo que dice ahora
collision-mine = Lo que usted escribió
collision-base = Lo que decía antes
collision-empty = Nada
collision-save = Guardar mi elección
collision-cancel = Dejarlo como está
queue-state = Estado
queue-all = Mostrar todo
decide-publish = Publicar
told-moved = Otra persona escribió mientras tanto y no se hizo nada. Mire de nuevo.
told-published = Publicado.
field-role-since = Desde el día
field-role-until = Hasta el día
withdraw-reason = Por qué se retira
withdraw-replacement = Qué leer en su lugar: dirección web o DOI
withdraw-do = Retirar
add-identifier = Añadir un identificador
fault-doi = No es un DOI. Empieza por 10., como 10.1787/abc.
fault-isbn = No es un ISBN: un dígito es erróneo o falta.
fault-issn = No es un ISSN: un dígito es erróneo o falta.
fault-identifier = No es un identificador de ese tipo. Revise el tipo y la escritura.
fault-orcid = No es un ORCID iD: un dígito es erróneo o falta. Tiene esta forma: 0000-0002-1825-0097.
fault-itself = Es el mismo: elija otro.
translations-nav = Traducciones
fault-two-orcids = Ambas tienen un ORCID iD, y no el mismo: quite primero el equivocado.

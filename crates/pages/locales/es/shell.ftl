### Around every page, and how texts, names and dates are shown. $n decides the form of a text, $shown is the same number as it is written.

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
untitled = Sin título
search = Buscar
search-any-language = Sirve cualquier idioma: una palabra encuentra también lo que significa lo mismo en los demás.
how-to-search = Cómo buscar
suggestions = Sugerencias
suggestions-count = Sugerencias: { "{" }n{ "}" }
map-title = Organizaciones por lugar: { $what }
crumb-publication = Publicaciones
crumb-research_project = Proyectos de investigación
crumb-dataset = Conjuntos de datos
crumb-case_study = Estudios de caso
sign-in = Iniciar sesión
sign-out = Cerrar sesión
own-menu = Su menú:
own-account = Su cuenta
own-records = Sus recursos
own-desk = Redacción
own-notifications = Notificaciones
own-unread = { $n ->
    [one] una notificación sin leer
   *[other] { $shown } notificaciones sin leer
}
translations-title = Por traducir
audit-title = Registro de auditoría

## Dates and numbers

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
date-year = { $what }
date-decade = la década de { $what }
date-about = hacia { $what }
date-perhaps = quizá { $what }
date-unknown = fecha desconocida

## Texts in several languages

names-and-more = { $what } y otros
text-fallback = En { $what }: todavía no hay texto en español
text-translated = Traducción (original en { $what })
text-machine = Traducción automática que nadie ha revisado
text-outdated = Esta traducción es anterior a la última versión del original
text-draft = Borrador de traducción que nadie más ha revisado
text-original = Leer el original
text-originals = Estos son los textos tal como se escribieron.
text-translations = Leerlos en español, donde haya traducción
person = Persona
topic = Tema

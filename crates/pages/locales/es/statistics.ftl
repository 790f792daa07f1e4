### The platform in figures. $n decides the form of a text, $shown is the same number as it is written.

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

### The first page. $n decides the form of a text, $shown is the same number as it is written.

home-title = Lo que las ciudades y quienes colaboran con ellas saben sobre la economía social y solidaria
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
home-all-topics = Todos los temas

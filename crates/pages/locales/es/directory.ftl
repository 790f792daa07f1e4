### Members, people, topics, forums. $n decides the form of a text, $shown is the same number as it is written.

## Members

all-of-these = Ver todo
members-title = Miembros y entidades colaboradoras
members-standfirst = { $members } de { $countries }, a { $day }: gobiernos locales, redes de la economía social y solidaria y quienes la estudian.
in-countries = { $n ->
    [one] { $shown } país
   *[other] { $shown } países
}
members-none = Ninguna organización coincide.
members-all = Mostrar todo
members-list = La lista, por países
no-country = País no indicado
filter-country = País
member-topics = Temas de trabajo
member-in-association = En la asociación
member-line = La línea va de { $from } a { $until }.
member-works = Publicaciones, investigaciones y datos
member-cases = Estudios de caso
member-people = Personas

## People

people-title = Personas
people-standfirst = { $n ->
    [one] { $shown } persona que ha escrito, editado o coordinado algún trabajo de los que aquí se conservan.
    [many] { $shown } de personas que han escrito, editado o coordinado algún trabajo de los que aquí se conservan.
   *[other] { $shown } personas que han escrito, editado o coordinado algún trabajo de los que aquí se conservan.
}
people-none = Todavía no hay ninguna persona vinculada a un recurso. Quienes hicieron un recurso se encuentran por su nombre tal como figura impreso:
people-letters = Primera letra
person-works = Trabajos
person-topics = Escribe sobre
person-with = Escribe con

## Topics

topics-title = Temas
topics-standfirst = { $n ->
    [one] Un vocabulario de { $shown } tema en varios idiomas.
    [many] Un vocabulario de { $shown } de temas en varios idiomas. Cada uno lleva a lo que se sabe sobre él, en cualquier idioma, y a quienes lo conocen.
   *[other] Un vocabulario de { $shown } temas en varios idiomas. Cada uno lleva a lo que se sabe sobre él, en cualquier idioma, y a quienes lo conocen.
}
topics-word = Una palabra, en cualquier idioma
topics-themes = Temas de la economía social y solidaria
topics-counts = Los números cuentan los recursos, incluidos los de temas más específicos.
topic-all = { $n ->
    [one] El único recurso sobre este tema
    [many] El total de { $shown } de recursos sobre este tema
   *[other] Los { $shown } recursos sobre este tema
}
topic-everything = { $n ->
    [one] { $shown } ficha de cualquier tipo: recursos, miembros, personas, foros y temas más específicos
    [many] { $shown } de fichas de todo tipo: recursos, miembros, personas, foros y temas más específicos
   *[other] { $shown } fichas de todo tipo: recursos, miembros, personas, foros y temas más específicos
}
topic-names-note = Una búsqueda con cualquiera de estos nombres encuentra recursos en todos estos idiomas.
topic-narrower = Temas más específicos
topic-works = Últimos recursos
topic-experts = Quiénes conocen este tema
works = { $n ->
    [one] { $shown } recurso
    [many] { $shown } de recursos
   *[other] { $shown } recursos
}

## Forums

forums-standfirst = Donde se reúne la asociación: los temas, los lugares y lo que allí se presentó.
forum-presented = Presentado en el foro

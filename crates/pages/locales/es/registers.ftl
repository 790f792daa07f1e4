### The registers of the desk. $n decides the form of a text, $shown is the same number as it is written.

## Lists and forms

desk-pages = Páginas de la mesa
register-edit = Editar
register-page = Página en el sitio
register-none = Nada corresponde a lo que pidió.
register-count = { $n ->
    [one] { $shown } entrada
   *[other] { $shown } entradas
}
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
register-since = Desde
register-until = Hasta
register-date-hint = Como 2019 o 2019-03-14
register-until-hint = Vacío mientras dure
register-merge = Fusionar con otro tema
register-withdraw = Retirar «{ $what }»
register-withdraw-standfirst = Los lectores encuentran una página que dice por qué y qué leer en su lugar. La entrada queda en el registro y puede publicarse de nuevo.
register-withdraw-button = Retirar
told-made = Está creado y guardado.
told-register-withdrawn = Retirado.
fault-degrees = Escriba los grados como un número, por ejemplo 37,57.
fault-which-language = Elija el idioma del texto.
fault-language-there = Ya hay un texto en este idioma más arriba. Reúnalos allí.
register-merge-person = Unir con otra ficha

## Members

register-members = Registro de miembros
register-new-member = Añadir un miembro
register-place = Lugar
register-membership = Membresía
membership-in-force = Vigente
membership-soon = Termina pronto
membership-ended = Terminada
membership-none = Ninguna conocida
membership-ends = termina el { $what }
membership-to-come = aún no comenzada
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
register-mandates = Cargos
register-mandates-hint = Los cargos que ocupa y ocupó en la asociación, con sus fechas. Una fila vaciada desaparece al guardar.
register-mandate-number = Cargo { $what }
add-mandate = Añadir un cargo
register-office = Cargo

## People

register-people = Registro de personas
register-new-person = Añadir una persona
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

## Topics

register-topics = Vocabulario
register-new-topic = Añadir un tema
register-works = Recursos
register-topic = El tema
register-label-hint = Un nombre por idioma: el que los lectores ven primero.
register-alt-hint = Sinónimos y siglas, uno por línea. Una búsqueda de cualquiera de ellos encuentra el tema.
register-definition = Definición
register-definition-hint = Qué significa, en una o dos frases.
register-vocabulary = Vocabulario
register-notation = Código en el vocabulario
register-broader-hint = Los temas más amplios en los que está.
register-match-hint = Direcciones web del mismo concepto en otros vocabularios, una por línea.

## Forums

register-forums = Registro de foros
register-new-forum = Añadir un foro
register-forum = El foro
register-when-where = Cuándo y dónde
register-edition = Edición
register-edition-hint = Casi siempre el año, como 2016
register-days-hint = Como 2016-09-07/2016-09-09
register-theme = Lema

## Things that become one

register-merge-title = Fusionar «{ $what }» con otro tema
merge-standfirst = Quizá un tema figure dos veces en el vocabulario. El que elija queda y vale por ambos: los nombres del otro pasan a ser otros nombres suyos, y todo lo que trata del otro trata de él. Verá lo que va a pasar antes de que pase.
merge-works = { $n ->
    [one] { $shown } recurso trata de «{ $what }» en su lugar.
   *[other] { $shown } recursos tratan de «{ $what }» en su lugar.
}
merge-members = { $n ->
    [one] { $shown } miembro trabaja en «{ $what }» en su lugar.
   *[other] { $shown } miembros trabajan en «{ $what }» en su lugar.
}
merge-narrower = { $n ->
    [one] { $shown } tema está en «{ $what }» en su lugar.
   *[other] { $shown } temas están en «{ $what }» en su lugar.
}
merge-find = Buscar el otro tema por uno de sus nombres
merge-none = Ningún otro tema se llama así.
merge-into = El tema que queda
merge-more = Hay más: busque el nombre.
merge-look = Ver lo que va a pasar
merge-plan = Lo que va a pasar
merge-stays = «{ $what }» queda. La dirección de «{ $title }» lleva allí.
merge-undo = La ficha que se va queda en el registro, retirada, y puede publicarse de nuevo.
merge-sides = Lado a lado
merge-goes = Se va
merge-remains = Queda
merge-after = Después
merge-in-language = { $what } ({ $name })
merge-is-lost = se pierde
merge-is-new = se toma
merge-lost = Lo que se pierde solo está en la ficha que se va. Si importa, escríbalo antes en la otra.
merge-nothing-lost = No se pierde nada: todo lo que dice una de las dos queda dicho después.
merge-refused = No pueden unirse tal como están. Corrija antes esto en una de ellas, o deje que sean dos.
merge-do = Unir las dos
merge-other = Elegir otra ficha
told-merged = Los temas son ahora uno solo. Lo que trata de ellos sigue en unos segundos.
fault-which-topic = Elija el tema que queda.
register-merge-person-title = Unir «{ $what }» con otra ficha
merge-person-standfirst = Quizá alguien figure aquí dos veces. La ficha que elija queda y vale por ambas; esta lleva allí desde entonces. Verá lo que va a pasar antes de que pase.
merge-person-find = Buscar la otra ficha por el nombre
merge-person-none = Nadie más se llama así aquí.
merge-person-into = La ficha que queda
merge-person-works = { $n ->
    [one] { $shown } obra nombra a «{ $what }» en lugar de esta ficha, con el nombre impreso.
   *[other] { $shown } obras nombran a «{ $what }» en lugar de esta ficha, con los nombres impresos.
}
merge-person-accounts = Las cuentas no cambian: ninguna está ligada a una ficha.
told-merged-person = Las dos fichas son ahora una sola. Las obras que nombran a la persona siguen en unos segundos.
fault-which-person = Elija la ficha que queda.

## Two who write at once

register-collision = No se ha perdido nada: aquí están los dos. Elija cuál debe quedar. Todo lo demás que escribió se guarda también.

greeting = Hola:
greeting-named = Hola, { $name }:
footer = { $site }. Este mensaje lo escribió un programa; nadie lee lo que se le responde.
code = Para programas, solo el código:

invitation-subject = Su invitación a { $site }
invitation-body =
    Le invitamos a participar en { $site }.

    Con el enlace de abajo elige cómo quiere que se le llame y una contraseña. Sirve una vez, durante 14 días. Si no esperaba este mensaje, déjelo: sin el enlace no pasa nada.
invitation-action = Aceptar la invitación:

approval-subject = Su cuenta en { $site } está lista
approval-body =
    Pidió una cuenta en { $site } y está lista.

    Con el enlace de abajo elige una contraseña. Sirve una vez, durante 14 días.
approval-action = Elegir una contraseña:

granted-subject = Nuevos derechos en { $site }
granted-body =
    Su cuenta en { $site } recibió más derechos. Valen desde ahora.
granted-action = Ver lo que puede hacer:

verification-subject = ¿Es esta su dirección?
verification-body =
    Alguien pidió una cuenta en { $site } con esta dirección. Si fue usted, el enlace de abajo muestra que la dirección es suya; después se estudia la solicitud. Sirve una vez, durante 3 días.

    Si no fue usted, deje este mensaje: sin el enlace, la solicitud se olvida.
verification-action = Sí, es la mía:

known-subject = Ya tiene una cuenta en { $site }
known-body =
    Alguien pidió una cuenta en { $site } con esta dirección, que ya tiene una, ya fue invitada o ya espera respuesta.

    Si fue usted y no recuerda su contraseña, pida una nueva. Si no fue usted, deje este mensaje.
known-action = A { $site }:

declined-subject = Su solicitud a { $site }
declined-body =
    Su solicitud de una cuenta en { $site } no fue aceptada. La razón dada:

    { $reason }

    Lo que escribió en su solicitud se borró.

reset-subject = Una nueva contraseña para { $site }
reset-body =
    Alguien pidió una nueva contraseña para su cuenta en { $site }. Con el enlace de abajo la elige. Sirve una vez, durante 2 horas, y termina todas sus sesiones.

    Si no fue usted, deje este mensaje: su contraseña no cambia.
reset-action = Elegir una nueva contraseña:

password-changed-subject = Se cambió su contraseña en { $site }
password-changed-body =
    La contraseña de su cuenta en { $site } se acaba de cambiar.

    Si no fue usted, pida enseguida una nueva contraseña y revise sus sesiones y claves de acceso.
password-changed-action = A { $site }:

factor-added-subject = { $site } le pide ahora también un código
factor-added-body =
    Desde ahora, su cuenta en { $site } pide un código de su aplicación al iniciar sesión. Guarde sus códigos de recuperación donde los encuentre sin su teléfono.

    Si no fue usted, pida enseguida una nueva contraseña y escriba a quienes llevan el sitio.
factor-added-action = A { $site }:

factor-removed-subject = { $site } ya no le pide un código
factor-removed-body =
    Desde ahora, su contraseña basta para abrir su cuenta en { $site }.

    Si no fue usted, pida enseguida una nueva contraseña.
factor-removed-action = A { $site }:

identity-added-subject = Ya puede iniciar sesión en { $site } con { $provider }
identity-added-body =
    Desde ahora puede iniciar sesión en { $site } con su cuenta de { $provider }.

    Si no fue usted, inicie sesión, quítela en la página de su cuenta y pida una nueva contraseña.
identity-added-action = A { $site }:

identity-removed-subject = Ya no puede iniciar sesión en { $site } con { $provider }
identity-removed-body =
    Ya no puede iniciar sesión en { $site } con su cuenta de { $provider }. Sus demás sesiones se han terminado.

    Si no fue usted, pida enseguida una nueva contraseña.
identity-removed-action = A { $site }:

told-submitted = «{ $title }» se envió y espera a la redacción
told-claimed = La redacción se hizo cargo de «{ $title }»
told-advice_requested = Se le pide su opinión sobre «{ $title }»
told-advice_given = Hay una opinión sobre «{ $title }»
told-changes_requested = Se le piden cambios en «{ $title }»
told-resubmitted = «{ $title }» se envió de nuevo
told-accepted = «{ $title }» fue aceptado
told-declined = «{ $title }» no fue aceptado
told-published = «{ $title }» está publicado
told-withdrawn = «{ $title }» se retiró
told-commented = Hay un comentario sobre «{ $title }»
told-thread_resolved = Un cambio en «{ $title }» se da por hecho
told-thread_confirmed = Un cambio en «{ $title }» se confirmó
told-thread_reopened = Se reabrió un hilo sobre «{ $title }»
told-adapted = Un miembro hace también lo que cuenta «{ $title }»
told-validated = Una persona experta validó «{ $title }»
told-advice_overdue = Su opinión sobre «{ $title }» está pendiente
told-changes_waiting = Los cambios pedidos en «{ $title }» le esperan
told-answer_overdue = Quienes escribieron «{ $title }» esperan una respuesta
told-co_author_invited = Le invitan a escribir «{ $title }» con sus autores
told-still_accurate = ¿Sigue siendo cierto «{ $title }»? Confírmelo o póngalo al día
told-translation_outdated = «{ $title }» ha cambiado desde que usted lo tradujo
told-by = Por { $by }.
told-note =
    Con estas palabras:
    { $note }
told-day = El día previsto: { $note }.
told-language = La lengua de su traducción: { $note }.
told-more = Otras novedades: { $count }.

notice-subject = { $what }
notice-body =
    { $said }

    En su cuenta elige qué se le comunica por correo: { $settings }
notice-action = Verlo:

digest-subject = Novedades de su trabajo en { $site }
digest-body =
    Esto ocurrió desde el último mensaje de este tipo:

    { $said }
digest-action = Leerlo todo y elegir qué se le comunica por correo:

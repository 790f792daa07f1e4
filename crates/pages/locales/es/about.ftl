### Running text, and what is not there. $n decides the form of a text, $shown is the same number as it is written.

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

## What is gone, and what never was

tombstone-when = Retirado el
tombstone-why = Motivo
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
error-provider = El otro sitio no responde como debería
error-provider-text = Iniciar sesión con { $what } no funciona en este momento. Inténtelo de nuevo en unos minutos o inicie sesión de otra manera.

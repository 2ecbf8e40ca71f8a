### La búsqueda, y lo que se filtra en los tablones.

search-placeholder = Palabras, "palabras juntas", -sin, de:, área:, desde:, es:
search-opening = Abriendo { $done } de { $all } textos de tus sesiones…
search-ready = { $count ->
    [one] Tus comunicados, y { $shown } texto de tus sesiones donde buscar.
   *[other] Tus comunicados, y { $shown } textos de tus sesiones donde buscar.
}
search-looking = Buscando…
search-announcements = Comunicados
search-found = { $count ->
    [one] 1 resultado
   *[other] { $count } resultados
}
search-found-more = { $count }+ resultados
search-many = los { $count } más recientes: escribe más para afinar
search-more-on-board = Estos son los { $count } más recientes. Los demás se ven en el tablón.
search-not-there = No se ha podido leer dónde buscar. Cierra y vuelve a abrir la búsqueda.
search-action-alone = Un compromiso tuyo
search-in-reply = respuesta
search-show-on-board = ver en el tablón
search-write-it = escribirlo

search-wants-quote = Faltan las comillas de cierre.
search-wants-person = { $filter } pide a alguien: su usuario, o cómo empieza su nombre.
search-wants-area = { $filter } pide un área: su ruta, o cómo empieza su nombre.
search-wants-direction = { $filter } pide un tablón: vertical, horizontal o diagonal.
search-wants-day = { $filter } pide un día: 14/10, 2026-10-14, hoy o ayer.
search-wants-quality = { $filter } pide una de estas: no-leído, mío, pendiente o caducado.

search-can-be-asked = Lo que se puede pedir
search-example-words = corte agua
search-means-words = palabras que empiecen así, en título, texto o respuesta
search-example-phrase = "corte de agua"
search-means-phrase = estas palabras, una tras otra
search-example-without = -simulacro
search-means-without = sin esta palabra; también vale ante un filtro
search-example-from = de:vera
search-means-from = de alguien: su usuario, o cómo empieza su nombre
search-example-area = área:urgencias
search-means-area = de alguien de un área o de las que dependen de ella
search-example-direction = dirección:vertical
search-means-direction = de un tablón: vertical, horizontal o diagonal
search-example-after = desde:14/10
search-means-after = desde ese día; también hoy, ayer, 2026-10-14
search-example-before = hasta:hoy
search-means-before = hasta ese día
search-example-unread = es:no-leído
search-means-unread = aún sin abrir
search-example-mine = es:mío
search-means-mine = que he escrito o que llevo yo
search-example-ack-due = es:pendiente
search-means-ack-due = que espera mi acuse
search-example-expired = es:caducado
search-means-expired = que ya no está vigente

search-kept = Búsquedas guardadas
search-kept-one = búsqueda guardada
search-keep = guardar
search-name-question = ¿Cómo se va a llamar «{ $query }»?
search-is-kept = Guardada: { $name }
search-forget-question = La búsqueda guardada «{ $name }» desaparecerá.
search-forget = Olvidarla
search-forgotten = Olvidada: { $name }

search-key-from = de:
search-key-area = área:
search-key-after = desde:

filter-unread = sin leer
filter-mine = míos
filter-ack-due = pendientes de acuse
filter-expired = caducados
filter-since-today = desde hoy
filter-since-week = los últimos 7 días
filter-since-month = los últimos 30 días
filter-since-typed = desde otro día…
filter-words = palabras, y cualquier otro filtro…
filter-chip-from = de { $who }
filter-chip-area = área { $area }
filter-chip-after = desde { $day }
filter-chip-before = hasta { $day }
filter-chip-without = sin { $what }
filter-nothing = Aquí no hay nada con { $filters }. { $back } quita el último filtro; { $change } los cambia.

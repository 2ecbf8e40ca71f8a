### Los ajustes: los propios, y los del tablón para quien lo administra.

settings-me = Yo
settings-board = Tablón
settings-only-admin = solo un administrador
settings-save = guardar
settings-on = sí
settings-off = no

settings-language = Idioma
settings-theme = Tema
settings-theme-dark = oscuro
settings-theme-light = claro
settings-theme-high-contrast = alto contraste
settings-theme-mono = sin color
settings-passphrase = Cambiar contraseña
settings-passphrase-help = Intro abre el formulario
settings-old-passphrase = Contraseña actual
settings-mouse = Ratón
settings-idle = Bloqueo sin actividad
settings-idle-minutes = { $count ->
    [one] tras 1 minuto
   *[other] tras { $count } minutos
}
settings-idle-field = Minutos
settings-idle-help = Tras tantos minutos sin una tecla la pantalla se bloquea y lo que escribías se guarda. De 1 a { $most }; vale para esta cuenta del equipo.
settings-idle-wrong = Escribe un número entero de 1 a { $most }.

settings-keys = Teclas
settings-keys-changed = { $count ->
    [0] las que trae el programa
    [one] 1 a tu gusto
   *[other] { $count } a tu gusto
}
settings-keys-fault = las del programa: el archivo falla en la línea { $line }, columna { $column }
settings-keys-help = Para cambiar una, escríbela bajo [keys] en { $file } y abre el programa de nuevo: next-unread = "u", send = ["ctrl-s", "f10"], lock = [] para ninguna. El nombre de cada orden va tras el punto; un asterisco marca las tuyas.
settings-keys-none = ninguna

settings-check = Comprobar el tablón
settings-check-help = Intro mira si todo sigue como se firmó
settings-checking = Comprobando el tablón
settings-check-last = { $when } · { $count ->
    [0] todo como se firmó
    [one] 1 fallo
   *[other] { $count } fallos
}

## Lo que supone un cambio.

settings-effects-audiences = { $count ->
    [one] 1 comunicado cambia de destinatarios: entran { $gained } y salen { $lost }.
   *[other] { $count } comunicados cambian de destinatarios: entran { $gained } y salen { $lost }.
}
settings-effects-handed-over = { $count ->
    [one] 1 comunicado pasa a manos de otra persona.
   *[other] { $count } comunicados pasan a manos de otra persona.
}

## Personas y roles.

settings-people = Personas y roles
settings-people-here = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
settings-people-advice = Intro muestra lo que se puede hacer con cada persona. Quienes se fueron están al final.
settings-column-name = Nombre
settings-column-handle = Identificador
settings-column-title = Puesto
settings-column-state = Estado
settings-column-what = Qué
settings-column-from = Primer día
settings-left = hasta el { $day }
settings-leaves = se va el { $day }
settings-joins = desde el { $day }
settings-enrolled = puede entrar
settings-not-enrolled = sin activar
settings-person-acts = qué hacer
settings-person-add = Añadir a alguien
settings-person-change = Cambiar datos
settings-person-roles = Roles
settings-person-leave = Dar de baja
settings-person-stay = Anular la baja
settings-person-code = Código de un solo uso
settings-person-help = Lo que dejes vacío se toma de su responsable. Escribe en el campo del responsable para buscar.
settings-handle-derived = a partir del nombre
settings-from-manager = como su responsable
settings-from-always = desde siempre
settings-nobody-above = nadie: arriba del todo
settings-level-wrong = Un nivel es un número entero desde 1, lo más alto.
settings-person-preview = { $handle } · nivel { $level } · { $area }
settings-person-add-question = { $name } ({ $handle }) entra en el nivel { $level }. Responsable: { $manager }.
settings-person-added = { $name } ya está en el tablón. Su código se da en Ajustes · Códigos.
settings-person-changed = { $name }: cambios guardados.
settings-person-moves = { $name } cambia de sitio. Responsable: { $manager }; nivel { $level }. { $below ->
    [0] No tiene a nadie debajo.
    [one] 1 persona debajo va con ella.
   *[other] { $below } personas debajo van con ella.
}
settings-role-admin = Administración: personas, roles, códigos, límites, copias, y nombre y zona del tablón.
settings-role-hr = Recursos humanos: los objetivos de todos, los KPI, que hubo sesiones (nunca lo dicho) y cuánto se guardan.
settings-role-editor = Edición: todos los alcances y los comunicados urgentes, sea cual sea su nivel.
settings-roles-set = Fijar roles
settings-roles-question = { $name } tendrá: { $roles }. Ningún rol da a leer lo que va dirigido a otras personas.
settings-roles-none-question = { $name } no tendrá ningún rol.
settings-first-day-away = Primer día fuera
settings-successor = Le sucede
settings-successor-manager = su responsable ({ $name })
settings-leave-help = Ese día sus claves dejan de abrir. Lo que publicó se queda y quien le sucede responde por ello.
settings-last-day = Último día: { $day }.
settings-reports-to = { $count ->
    [one] 1 persona a su cargo pasa a { $name }.
   *[other] { $count } personas a su cargo pasan a { $name }.
}
settings-posts-to = { $count ->
    [one] 1 comunicado pasa a { $name }.
   *[other] { $count } comunicados pasan a { $name }.
}
settings-posts-to-nobody = No queda nadie por encima que se ocupe de { $count } comunicados.
settings-person-left = { $name } causa baja. Último día: { $day }.
settings-stay-help = { $name } se queda, o vuelve hoy: sus comunicados vuelven a sus manos y recibe los vigentes.

## Un archivo de personas.

settings-import = Importar personas
settings-import-help = de un archivo CSV; nada cambia hasta que lo digas
settings-import-advice = Escribe o pega la ruta de un archivo CSV, o ve hasta él. Se lee y se muestra antes de cambiar nada.
settings-file-type = ruta del archivo
settings-file-missing = No hay ningún archivo en { $path }.
settings-import-reading = Leyendo el archivo
settings-import-added = entra
settings-import-changed = cambia
settings-import-ended = se va
settings-import-missing = falta
settings-import-missing-help = no está en el archivo; se queda como está
settings-under = con { $manager }
settings-import-sum = Entran: { $added }. Cambian: { $changed }. Se van: { $ended }. Faltan: { $missing }. Siguen igual: { $same }.
settings-import-question = Entran: { $added }. Cambian: { $changed }. Se van: { $ended }.
settings-import-do = importar
settings-import-done = Las personas están como dice el archivo.
settings-import-nothing = El archivo dice lo mismo que el tablón.
settings-import-end = Dar de baja a quien falta
settings-import-keep = Dejar a quien falta
settings-import-all-listed = En el archivo no falta nadie.
settings-import-faults = { $count ->
    [one] 1 fallo: no se ha importado nada. Corrige el archivo y vuelve a leerlo con Intro.
   *[other] { $count } fallos: no se ha importado nada. Corrige el archivo y vuelve a leerlo con Intro.
}
settings-import-again = Leer otra vez
settings-fault-line = Línea
settings-fault-column = Columna
settings-fault-what = Qué falla

## Códigos.

settings-codes = Códigos
settings-codes-waiting = { $count ->
    [0] nadie está sin activar
    [one] 1 persona sin activar
   *[other] { $count } personas sin activar
}
settings-codes-advice = Estas personas están sin activar. Intro da un código a una; x escribe una hoja de papeletas para todas.
settings-codes-nobody = No hay nadie sin activar. Con buscar se encuentra a quien perdió la contraseña y la clave de recuperación.
settings-code-give = dar código
settings-code-anybody = otra persona
settings-slips = papeletas para todas
settings-code-title = Código para { $name }
settings-code-first = Con él { $name } elige su contraseña, una sola vez y en 14 días. Un código anterior deja de valer. Se muestra una vez: entrégalo en mano.
settings-code-again = { $name } ya tiene claves. Con este código empieza otras: lo sellado para las anteriores (sus notas propias, borradores y búsquedas guardadas) queda cerrado para siempre, y las notas compartidas solo vuelven a abrirse cuando alguien con quien las comparte confirme las claves nuevas. Si solo perdió la contraseña, la clave de recuperación lo conserva todo.
settings-code-how = En la pantalla de entrada elige su nombre ({ $handle }) y lo escribe. Vale una vez, hasta el { $until }, y no se vuelve a mostrar.
settings-code-noted = Lo tengo
settings-slips-help = { $count ->
    [one] Una hoja con 1 papeleta. El código dado antes deja de valer. Imprímela, entrégala y borra el archivo: quien lo lea puede entrar en su lugar.
   *[other] Una hoja con { $count } papeletas. Los códigos dados antes dejan de valer. Imprímela, reparte las papeletas y borra el archivo: quien lo lea puede entrar en su lugar.
}
settings-slips-written = { $count ->
    [one] 1 papeleta en { $path }. Imprímela y borra el archivo.
   *[other] { $count } papeletas en { $path }. Imprímelas y borra el archivo.
}

## Límites.

settings-limits = Límites
settings-limits-now = dirección { $leadership } · todos { $everyone } · amplios { $wide }
settings-limit-leadership = Dirección, hasta el nivel
settings-limit-everyone = A todos, hasta el nivel
settings-limit-wide = Amplios, hasta el nivel
settings-limit-leadership-help = Son dirección los niveles hasta el primer número; ellos y el siguiente pueden escribirle.
settings-limit-everyone-help = Hasta el segundo se puede escribir a todos.
settings-limit-wide-help = Hasta el tercero, a su nivel en toda la organización, a través de ella, y marcar como urgente.
settings-limit-editors = Quien tiene el rol de edición puede usarlos todos en cualquier nivel.
settings-limits-do = Fijar límites
settings-limits-set = Límites fijados.
settings-gain-leadership = Dirección
settings-gain-to-leadership = Escribir a dirección
settings-gain-everyone = Escribir a todos
settings-gain-wide = Alcances amplios y urgente
settings-gain = { $what }: lo ganan { $gained } y lo pierden { $lost }.

## Nombre y zona.

settings-name = Nombre del tablón
settings-name-help = Está en todas las pantallas, en lo exportado y en las papeletas. El cambio se firma.
settings-name-do = Cambiar nombre
settings-name-question = «{ $before }» se llamará «{ $after }» para todo el mundo.
settings-name-set = El tablón se llama { $name }.
settings-zone = Zona horaria
settings-zone-type = escribe una ciudad o una región
settings-zone-help = Ahora: { $zone }, { $time }. Los días, las semanas y lo que vence un día se cuentan en esta zona.
settings-zone-do = Cambiar zona
settings-zone-question = En { $zone } no es { $before }, sino { $after }. Desde ahora los días empiezan y acaban allí: lo que venza un día acaba en su medianoche, y altas, bajas y ciclos siguen su calendario. Lo que ya tiene vencimiento conserva su momento.
settings-zone-set = Los días se cuentan en { $zone }.

## Copias.

settings-backups = Copias de seguridad
settings-backups-none = aún no hay ninguna
settings-backups-there = { $count ->
    [one] 1 copia · { $day }
   *[other] { $count } copias · la última del { $day }
}
settings-backups-empty = Aún no hay ninguna copia: n hace una. La primera sesión del día hace una sola, salvo en una muestra.
settings-backups-help = Las copias diarias se aclaran con el tiempo; las hechas a mano se quedan. Intro restaura una.
settings-copy-when = Del
settings-copy-size = Tamaño
settings-copy-by = Cómo
settings-copy-state = Estado
settings-copy-daily = sola
settings-copy-by-hand = a mano
settings-copy-reading = mirando…
settings-copy-good = buena
settings-copy-bad = dañada
settings-copy-is-bad = Esta copia está dañada: elige otra.
settings-copy-now = copiar ahora
settings-copying = Copiando el tablón
settings-copied = La copia está en { $path }
settings-comparing = Comparando con el tablón
settings-restore = restaurar
settings-restore-about = El tablón vuelve a como estaba el { $when }.
settings-restore-lost = { $entries ->
    [one] Se pierde 1 acto firmado desde entonces:
   *[other] Se pierden { $entries } actos firmados desde entonces:
} comunicados y revisiones { $announcements }, acuses { $acknowledgements }, avances { $check_ins }, partes de sesiones { $parts }. También las aperturas, borradores y ajustes de ese tiempo.
settings-restore-nothing-lost = Desde entonces no se firmó nada.
settings-restore-other = Esta copia no es un estado anterior de este tablón: se sustituye todo lo que contiene.
settings-restore-others = El tablón de ahora se guarda al lado. A quien lo tenga abierto se le dice que ha sido sustituido; lo que escriba no se pierde, pero no está en él hasta que vuelva a entrar.
settings-restore-word = restaurar
settings-restore-type = Escribe «{ $word }»
settings-restoring = Restaurando el tablón
settings-restored = Restaurado: vuelve a entrar. El tablón de antes está en { $path }

error-no-zone = No hay ninguna zona horaria llamada «{ $name }».

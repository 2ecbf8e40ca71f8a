### La línea de órdenes.

## What the commands and their flags are

cli-heading-usage = Uso:
cli-usage-options = [OPCIONES]
cli-usage-command = ORDEN
cli-heading-commands = Órdenes
cli-heading-arguments = Argumentos
cli-heading-options = Opciones
cli-heading-globals = Opciones de todas las órdenes
cli-default = por defecto: { $value }
cli-about = El tablón de comunicación interna de una organización. Sin ninguna orden abre las pantallas.
cli-about-demo = Abre la organización de ejemplo en una copia de usar y tirar, o crea un tablón de ejemplo.
cli-about-init = Crea un tablón a partir de un archivo de personas.
cli-about-people = Las personas de la organización y cómo entran.
cli-about-people-import = Actualiza las personas según un archivo CSV.
cli-about-people-list = Lista las personas; sin iniciar sesión, solo sus nombres y si han activado el acceso.
cli-about-people-show = Muestra a una persona: su lugar en la organización, roles y equipo.
cli-about-people-add = Añade a una persona y da su código de un solo uso.
cli-about-people-set = Cambia lo que consta de una persona, o sus roles.
cli-about-people-leave = Da de baja a una persona a partir de un día.
cli-about-people-code = Da códigos de activación de un solo uso; los anteriores dejan de valer.
cli-about-people-enrol = Activa el acceso con un código: fija la contraseña y muestra una sola vez la clave de recuperación.
cli-about-people-passphrase = Cambia tu contraseña.
cli-about-people-recover = Vuelve a entrar con la clave de recuperación.
cli-about-people-link = Vincula contigo esta cuenta de la máquina, para usar «unread» sin iniciar sesión.
cli-about-audience = Dice a quién llegaría un comunicado, y por qué, antes de enviarlo.
cli-about-post = Publica o programa un comunicado.
cli-about-list = Lista los comunicados que puedes ver, del más nuevo al más antiguo.
cli-about-show = Muestra un comunicado sin registrar que lo has abierto.
cli-about-open = Muestra un comunicado y registra que lo has abierto.
cli-about-ack = Da acuse de un comunicado.
cli-about-ask = Pregunta algo a quien escribió un comunicado; solo lo veis los dos.
cli-about-answer = Responde a una pregunta sobre tu comunicado.
cli-about-reply = Responde a un comunicado, para todos los que pueden verlo.
cli-about-coverage = Dice cuántas personas han abierto tu comunicado y han dado acuse, y quién falta.
cli-about-edit = Cambia el título o el texto de tu comunicado, como una revisión nueva.
cli-about-withdraw = Retira tu comunicado: a sus destinatarios les quedan título y fecha, sin texto.
cli-about-search = Busca comunicados por lo que contienen, del más reciente al más antiguo.
cli-about-unread = Cuenta lo que hay sin leer. Termina con el código 10 cuando hay algo.
cli-about-today = Lista lo que tienes pendiente, primero lo que vence antes.
cli-about-export = Escribe en un documento lo que puedes ver.
cli-about-backup = Guarda una copia del tablón en un archivo.
cli-about-restore = Recupera una copia de seguridad; el tablón que había se conserva al lado.
cli-about-check = Comprueba archivo, cadena y firmas, e imprime la cabeza de la cadena.
cli-about-completions = Imprime el autocompletado de un intérprete de órdenes.
cli-about-man = Imprime la página de manual.
cli-arg-help = Muestra esta ayuda.
cli-arg-version = Muestra la versión.
cli-arg-board = El archivo del tablón; si no, el de la carpeta de datos.
cli-arg-as = Quién eres; si no, la persona vinculada a esta cuenta.
cli-arg-passphrase-file = Un archivo con tu contraseña; si no, se pregunta.
cli-arg-json = Imprime JSON para programas: un objeto, o uno por línea.
cli-arg-lang = El idioma de los mensajes.
cli-arg-now = Otro momento que se toma por el actual, solo en tablones de ejemplo.
cli-arg-demo-people = Cuántas personas inventar.
cli-arg-announcements = Cuántos comunicados inventar.
cli-arg-demo-goals = Cuántos objetivos inventar.
cli-arg-demo-check-ins = Cuántas mediciones, de todos los objetivos juntos; si no, 50 de cada uno.
cli-arg-seed = La misma semilla crea el mismo tablón.
cli-arg-no-open = Crea el tablón sin abrir las pantallas.
cli-arg-init-people = El archivo CSV con las personas.
cli-arg-init-name = Cómo se llama la organización; si no, «Nuestra organización».
cli-arg-admin = Quién administra el tablón; si no, la primera persona de arriba.
cli-arg-shared = El grupo de cuentas que comparten el tablón.
cli-arg-import-file = El archivo CSV.
cli-arg-import-dry-run = Solo dice lo que haría.
cli-arg-end-missing = Da de baja desde hoy a quien no figure en el archivo.
cli-arg-name = El nombre.
cli-arg-add-handle = El identificador; si no, se forma con el nombre.
cli-arg-person-title = El puesto.
cli-arg-person-area = El área, como ruta; para alguien nuevo, si no, la de su responsable.
cli-arg-level = El nivel, 1 el más alto; para alguien nuevo, si no, el siguiente al de su responsable.
cli-arg-manager = De quién depende; vacío si no depende de nadie.
cli-arg-person-client-type = El tipo de cliente interno.
cli-arg-person-bond = El vínculo con la organización.
cli-arg-locale = Su idioma.
cli-arg-from = El primer día.
cli-arg-role = Un rol que dar (+) o quitar (-).
cli-arg-on = El primer día fuera.
cli-arg-successor = Quién toma el relevo; si no, su responsable.
cli-arg-all = Para todas las personas que aún no han activado su acceso.
cli-arg-code-format = Texto, o una página de papeletas para imprimir y recortar.
cli-arg-code = El código de la papeleta; si no, se pregunta.
cli-arg-new-passphrase-file = Un archivo con la contraseña nueva; si no, se pregunta.
cli-arg-recovery-key-file = Un archivo con la clave de recuperación; si no, se pregunta.
cli-arg-handle = El identificador de la persona.
cli-arg-sender = Quién lo enviaría; si no, tú.
cli-arg-one-direction = Solo un tablón.
cli-arg-direction = El tablón.
cli-arg-reach = Hasta dónde llega; en el tablón diagonal, si no, a todos.
cli-arg-why = Dice solo si llega a esta persona, y por qué.
cli-arg-title = El título.
cli-arg-new-title = El título nuevo.
cli-arg-new-body = El texto nuevo, en Markdown.
cli-arg-body = El texto, en Markdown.
cli-arg-body-file = Un archivo con el texto; - lee la entrada estándar.
cli-arg-kind = Un aviso o un evento.
cli-arg-starts = Cuándo empieza el evento: 2026-11-30 08:00, o +2d.
cli-arg-ends = Cuándo termina el evento.
cli-arg-place = Dónde es el evento.
cli-arg-priority = La prioridad.
cli-arg-ack = Pide acuse.
cli-arg-ack-due = El día hasta cuyo final el acuse llega a tiempo.
cli-arg-ack-again = Pide a todo el mundo que vuelva a dar acuse.
cli-arg-revision = La revisión de la que partes; si ya hay otra, es un conflicto.
cli-arg-publish-at = Cuándo publicarlo; si no, ahora.
cli-arg-expires-at = Cuándo caduca.
cli-arg-pin = Lo fija arriba.
cli-arg-no-replies = Cierra las respuestas.
cli-arg-dry-run = Hace todas las comprobaciones, dice a quién llegaría y no publica nada.
cli-arg-unread = Solo lo que no has abierto.
cli-arg-mine = Solo lo que está a tu cargo, también lo programado y lo caducado.
cli-arg-only-ack-due = Solo aquello de lo que tienes que dar acuse.
cli-arg-limit = Cuántos como máximo.
cli-arg-after = Continúa después de este comunicado.
cli-arg-id = El comunicado: su identificador, o el final de este.
cli-arg-ids = Los comunicados: sus identificadores o el final de ellos; si no, todos.
cli-arg-question = La pregunta: su identificador o el final, como lo dan «today» y «show».
cli-arg-query = Qué se busca: palabras, "frases", -sin, de:, área:, dirección:, desde:, hasta:, es:no-leído|mío|pendiente|caducado.
cli-arg-only-query = Solo lo que se encuentre, escrito como para «search».
cli-arg-text = El texto.
cli-arg-count = Imprime solo el número.
cli-arg-what = Qué escribir.
cli-arg-format = El formato.
cli-arg-out = El archivo que se escribe.
cli-arg-force = Sustituye el archivo si ya existe.
cli-arg-signatures = En HTML, añade a tus comunicados sus lectores con espacio para firmar.
cli-arg-backup-file = El archivo que se escribe; si no, uno en la carpeta de copias.
cli-arg-restore-file = La copia.
cli-arg-since = Una cabeza impresa antes, que la cadena debe contener.
cli-arg-shell = El intérprete de órdenes.

## What was typed wrong

cli-unknown = No se reconoce: { $argument }.
cli-unknown-like = No se reconoce: { $argument }. ¿Querías decir { $known }?
cli-lacking = Falta: { $arguments }.
cli-lacking-command = Indica qué orden.
cli-lacking-value = { $argument } necesita un valor.
cli-repeated = { $argument } solo puede indicarse una vez.
cli-exclusive = { $first } y { $second } no pueden ir juntos.
cli-bad-value = «{ $value }» no es un valor para { $argument }.
cli-bad-word = «{ $value }» no es un valor para { $argument }: usa uno de { $known }.
cli-usage-hint = «--help» tras la orden muestra cómo se usa.
cli-bad-moment = «{ $typed }» no es una fecha ni una hora.
cli-bad-moment-hint = Escribe 2026-11-30, 2026-11-30 08:00, una hora con su zona como 2026-11-30T08:00:00Z, o una distancia como +2d.
cli-now-refused = «--now» solo vale en tablones de ejemplo.
cli-reach-mismatch = El alcance «{ $reach }» no es del tablón «{ $direction }».
cli-reach-mismatch-hint = Ese tablón tiene: { $reaches }.
cli-event-flags = El inicio, el final y el lugar son de un evento: añade «--kind event».
cli-nothing-to-set = No hay nada que cambiar: indica qué, o un rol.
cli-export-boards-only = Esas opciones son de los tablones o de los objetivos, no de las personas.
cli-edit-nothing = Nada que cambiar: da un título, un texto o «--ack-again».
cli-edit-same = Nada que cambiar: el comunicado ya dice justo eso.
cli-search-empty = Di qué se busca.
cli-search-value-missing = Falta algo tras los dos puntos de «{ $piece }».
cli-search-no-direction = «{ $piece }»: los tablones son vertical, horizontal y diagonal.
cli-search-no-day = «{ $piece }»: escribe un día como 2026-11-30, 30/11/2026, 30/11, hoy o ayer.
cli-search-no-quality = «{ $piece }»: puede ser es:no-leído, es:mío, es:pendiente o es:caducado.
cli-search-quote-open = Las comillas no se cierran: { $piece }
cli-id-too-short = El final de un identificador tiene al menos { $length } caracteres.
cli-id-ambiguous = Varios identificadores acaban en { $typed }: indica más del que quieres.
cli-no-group = Esta máquina no tiene ningún grupo { $group }.
cli-not-shared = { $folder } ya existe, y el grupo { $group } no podría usar un tablón en esa carpeta.
cli-not-shared-hint =
    Prepárala con: chgrp { $group } { $folder } && chmod 2770 { $folder }
    O indica con «--board» una carpeta que aún no exista: se crea ya preparada.
cli-no-home = Esta cuenta no tiene carpeta personal: indica el tablón con «--board».
cli-who = No se sabe quién eres.
cli-who-hint = Indícalo con «--as», o vincula esta cuenta una vez con «cartelera people link».
cli-no-terminal = No hay un terminal en el que preguntar.
cli-no-terminal-hint = Da las contraseñas en un archivo: «--passphrase-file», y «--new-passphrase-file» para las nuevas.
cli-screens-redirected = Las pantallas necesitan un terminal de entrada y salida.
cli-screens-dumb = Este terminal (TERM) no puede mostrar las pantallas.
cli-screens-hint = Las órdenes funcionan en todas partes: mira «cartelera --help».
cli-demo-needs-board = Indica qué archivo crear.
cli-demo-needs-board-hint = Añade «--board ARCHIVO».
cli-interrupted = Interrumpido.
cli-busy-hint = Prueba otra vez en un momento.
cli-full-hint = Libera espacio y prueba otra vez.

## Files

cli-file = { $path }: { $detail }
cli-export-exists-hint = «--force» lo sustituye.
cli-not-a-folder = { $path } no es una carpeta.
cli-is-symlink = { $path } es un enlace simbólico, y no se sigue ninguno.
cli-not-a-file = { $path } no es un archivo.
cli-secret-exposed = Otras cuentas de esta máquina pueden leer { $path }. Ciérralo con «chmod 600».
cli-secret-lines = { $path } tiene más de una línea, y una contraseña es una sola.
cli-secret-lines-hint = Deja en el archivo solo la contraseña.

## Passphrases and keys

cli-ask-passphrase = Contraseña de { $handle }
cli-ask-new-passphrase = Contraseña nueva
cli-ask-other-passphrase = Otra contraseña, o Intro para usar esas palabras
cli-ask-again = Repítela
cli-ask-code = Código de la papeleta
cli-ask-recovery-key = Clave de recuperación
cli-differ = No son iguales.
cli-offer-passphrase = Una buena: { $words }
cli-offer-hint = Una buena, recién hecha: { $words }
cli-enrolled =
    { $handle } ya puede iniciar sesión. Clave de recuperación, que solo se muestra esta vez; guárdala en papel:
    { $key }
cli-passphrase-changed = La contraseña ha cambiado.
cli-linked = Esta cuenta queda vinculada a { $name }.
cli-code-again = { $name } ya ha activado su acceso. Usar este código crea claves nuevas: lo sellado para las anteriores queda cerrado.
cli-codes-none = Todas las personas han activado ya su acceso.
cli-slips-title = Códigos de activación de { $organisation }
cli-slip-how = Elige tu nombre en la pantalla de inicio de sesión y teclea este código, o ejecuta: { $command }
cli-slip-valid = Sirve una sola vez, hasta el { $date }.

## Results

cli-column-id = Id
cli-column-when = Cuándo
cli-column-board = Tablón
cli-column-author = Autor
cli-column-receipt = Acuse
cli-column-title = Título
cli-column-what = Qué
cli-column-handle = Identificador
cli-column-name = Nombre
cli-column-reason = Motivo
cli-column-title-held = Puesto
cli-column-area = Área
cli-column-level = Nivel
cli-column-manager = Responsable
cli-column-reports = A su cargo
cli-column-roles = Roles
cli-column-state = Estado
cli-first-day = Primer día
cli-last-day = Último día
cli-standing-away = no está
cli-standing-enrolled = con acceso
cli-standing-not-enrolled = acceso sin activar
cli-own = tuyo
cli-to-acknowledge = pendiente de acuse
cli-list-empty = Aquí no hay nada.
cli-today-empty = No te espera nada.
cli-duty-acknowledge = dar acuse
cli-duty-answer = responder
cli-duty-escalated = otros van tarde
cli-duty-event = evento
cli-duty-new = nuevo
cli-unread = { $count ->
    [0] Nada sin leer.
    [one] 1 comunicado sin leer.
   *[other] { $count } comunicados sin leer.
}
cli-why-reached = Llega a { $name }: { $reason }.
cli-why-not-reached = No llega a { $name }: { $reason }.
cli-published = Publicado ({ $size }). Id: { $id }
cli-scheduled = Programado ({ $size }). Id: { $id }
cli-dry-run = No se ha publicado nada. Llegaría a:
cli-event = Del { $starts } al { $ends }. { $place }
cli-asks-acknowledgement = pide acuse
cli-revision = Revisión { $number }, { $date }
cli-signature-invalid = LA FIRMA NO COINCIDE: esto se ha alterado fuera del programa.
cli-question = Pregunta de { $name }, { $date }
cli-answer = Respuesta de { $name }, { $date }
cli-acknowledged = Acuse dado: { $title }
cli-replied = Respuesta enviada a { $id }.
cli-asked = Preguntado. Identificador de la pregunta: { $id }
cli-answered = Respondida: { $id }
cli-edited = { $id } está ya en la revisión { $revision }.
cli-withdrawn = Retirado: { $title }
cli-coverage = Con acuse: { $acknowledged }. Preguntando: { $asking }. Abierto: { $opened }.
cli-missing = Faltan: { $names }.
cli-not-enrolled = Aún no pueden entrar, así que alguien tiene que decírselo: { $names }.
cli-added = { $handle } queda en la organización. Código de un solo uso: { $code }
cli-changed = Cambio hecho: { $name } ({ $handle }).
cli-person = { $name } ({ $handle })
cli-left-to = El último día de { $name } es el { $date }. Toma el relevo { $heir }.
cli-left = El último día de { $name } es el { $date }.
cli-import-would = No se ha cambiado nada. Haría esto:
cli-import-done = Importado.
cli-import-nothing = No hay nada distinto.
cli-import-added = { $count ->
    [one] 1 alta
   *[other] { $count } altas
}
cli-import-changed = { $count ->
    [one] 1 cambio
   *[other] { $count } cambios
}
cli-import-ended = { $count ->
    [one] 1 baja
   *[other] { $count } bajas
}
cli-import-missing = { $count ->
    [one] 1 no está en el archivo, se deja igual
   *[other] { $count } no están en el archivo, se dejan igual
}
cli-import-faults = { $count ->
    [one] El archivo tiene 1 fallo. No se ha cambiado nada.
   *[other] El archivo tiene { $count } fallos. No se ha cambiado nada.
}
cli-import-faults-hint = Corrige el archivo e impórtalo otra vez.
cli-fault = Línea { $line }, { $column }: { $message }
cli-fault-line = Línea { $line }: { $message }
cli-init-done = El tablón de { $organisation }, con { $count } personas, está en { $path }
cli-init-unnamed = Nuestra organización
cli-init-admin = Lo administra { $name } ({ $handle }).
cli-check-ok = { $count ->
    [one] El tablón está bien: 1 asiento comprobado.
   *[other] El tablón está bien: { $count } asientos comprobados.
}
cli-check-faults = { $count ->
    [one] 1 fallo.
   *[other] { $count } fallos.
}
cli-check-head = Cabeza: { $head }
cli-backup-done = La copia está en { $path }
cli-restored = Restaurado: { $path }
cli-restored-keeping =
    Restaurado: { $path }
    El tablón que había se conserva en { $kept }
cli-newest-copy = La copia buena más reciente es { $path }. «cartelera restore» la recupera.
cli-exported = Exportado ({ $count }): { $path }
cli-progress = { $count } escritos
cli-progress-of = { $done } de { $all }
cli-demo-made = El tablón de ejemplo está en { $path }. La contraseña de todos es: { $passphrase }

## Lo que encuentra una comprobación: «dónde: qué»

cli-check-fault = { $place }: { $fault }
cli-check-fault-signature = la firma no coincide.
cli-check-fault-gone = falta lo que se registró ahí.
cli-check-fault-chain = se ha alterado, o no lo firmó nadie que pudiera hacerlo.
cli-check-fault-head = la cadena no la contiene: el tablón es una copia más antigua, u otro tablón.
cli-check-place-file = Archivo
cli-check-place-entry = Asiento { $number } de la cadena
cli-check-place-board = Lo que el tablón dice de sí mismo
cli-check-place-head = Cabeza { $head }
cli-check-place-roles = Roles de { $who }
cli-check-place-keys = Claves de { $who }
cli-check-place-keys-of-entry = Claves del asiento { $number }
cli-check-place-profile = Ficha de { $who }
cli-check-place-profiles = Fichas de la versión { $version } del organigrama
cli-check-place-profile-in = Ficha de { $who } en la versión { $version } del organigrama
cli-check-place-limits = Límites de la versión { $version } del organigrama
cli-check-place-announcement = Comunicado { $id }
cli-check-place-revision = Revisión { $number } del comunicado { $id }
cli-check-place-recipients = Destinatarios del comunicado { $id }
cli-check-place-steward = Quién atiende el comunicado { $id }
cli-check-place-withdrawal = Retirada del comunicado { $id }
cli-check-place-reply = Respuesta { $id }
cli-check-place-question = Pregunta { $id }
cli-check-place-answer = Respuesta a la pregunta { $id }
cli-check-place-acknowledgement = Acuse del comunicado { $id } por { $who }

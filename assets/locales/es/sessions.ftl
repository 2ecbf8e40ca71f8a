### Sesiones de feedback: sus palabras, lo que dicen sus pantallas y sus teclas.

command-tick = marcar hecho
command-hold = empezar
command-close-session = cerrar
command-sign = firmar
command-reopen = reabrir
command-move-session = mover
command-cancel-session = cancelar la sesión
command-hand-over = ceder el historial
command-take-snapshot = foto de indicadores
command-history = historial
command-trail = registro
command-with-whom = con quién
command-session-templates = plantillas
command-retention = conservación

session-duty-prepare = preparar
session-duty-write-up = cerrar
session-duty-sign = firmar
session-duty-close-action = compromiso
session-duty-chase = reclamar
session-duty-meet = reunirse
session-duty-confirm-keys = claves nuevas
session-duty-purge = eliminar

session-place = Dónde
session-agenda = Orden del día
session-prompts = Preguntas guía
session-notes = Notas
session-items = Expectativas y frustraciones
session-actions = Compromisos
session-earlier-actions = Compromisos abiertos de sesiones anteriores
session-snapshot = Foto de indicadores
session-signatures = Firmas

sessions-tab-upcoming = Próximas
sessions-tab-past = Pasadas
sessions-tab-people = Mi gente
sessions-tab-actions = Compromisos
sessions-tab-all = Todas
sessions-tab-overview = Quién se ha visto
sessions-tab-with = Con { $name }

sessions-column-when = Cuándo
sessions-column-kind = Tipo
sessions-column-with = Con
sessions-column-who = Quiénes
sessions-column-state = Estado
sessions-column-signatures = Firmas
sessions-column-due = Para
sessions-column-action = Compromiso
sessions-column-owner = Responsable
sessions-column-from = Sesión
sessions-column-area = Área
sessions-column-people = Personas
sessions-column-met = Se han visto
sessions-column-overdue = Atrasadas

sessions-overdue = con retraso
sessions-due = ya toca
sessions-fine = al día
sessions-today = hoy
sessions-no-day = sin fecha
sessions-never = nunca
sessions-not-met = no se ha visto
sessions-last-met = última vez
sessions-last-days = últimos { $days } días
sessions-stretch = otros días

sessions-empty-upcoming = No toca ninguna sesión ni hay ninguna planificada. Pulsa n para planificar una, o v para ver lo que hubo con alguien.
sessions-empty-past = Aún no hay sesiones. Pulsa n para planificar la primera.
sessions-empty-people = Nadie de tu gente ha tenido sesiones que veas. Pulsa n para planificar una.
sessions-empty-actions = No hay compromisos. Se acuerdan en una sesión: abre una y pulsa n.
sessions-empty-all = Aún no hay sesiones en este tablón.
sessions-empty-overview = Aquí nadie tiene responsable con quien verse.
sessions-empty-with = Aún no has tenido ninguna sesión con { $name }. Pulsa n para planificar una.
sessions-empty-filtered = Nada cumple este filtro. Pulsa Esc para quitarlo, o f para poner otro.

sessions-plan = planificarla
sessions-plan-new = planificar sesión
sessions-timeline = lo que hubo
sessions-open-again = volver a abrir
sessions-mark-done = hecho
sessions-move-item = acordar, resolver, rechazar
sessions-take-out = quitar
sessions-new-part = añadir
sessions-new-agenda = punto del orden del día
sessions-new-note = nota, compartida o propia
sessions-item-agree = estamos de acuerdo
sessions-item-resolve = está resuelta
sessions-item-decline = se rechaza, con un motivo
sessions-item-agreed = Acordada.
sessions-item-resolved = Resuelta.
sessions-ticked = Punto tratado.
sessions-done = Hecho.
sessions-opened-again = Vuelve a estar abierto.
sessions-taken-out = Quitado.
sessions-take-out-question = Desaparece de la página; el historial lo conserva.

sessions-not-now = Ahora no: la sesión está { $state }.
sessions-not-open = Lo que no se puede leer no se puede cambiar.
sessions-only-hr = Esto lo fija recursos humanos.
sessions-only-its-people = Lo que se dice lo lee quien participa. Tú ves que la hubo, o que la habrá.
sessions-is-blocked = Ha pasado el plazo acordado: ya no la abre nadie.
sessions-is-purged = Pasó el plazo acordado y lo dicho se eliminó para siempre.
sessions-not-shared = Aún no se ha compartido contigo: antes tiene que entrar alguien que la pueda leer.
sessions-old-keys = Sellado para unas claves que ya no tienes.
sessions-altered = ALTERADO fuera del programa, o repuesto de una copia anterior: no se muestra.
sessions-altered-session = Los datos de la sesión se han alterado fuera del programa.

sessions-signed-by = { $signed } de { $all } firmas
sessions-round = ronda { $round }
sessions-minutes = { $minutes } min
sessions-cadence = Cadencia
sessions-confidential = Confidencial: los responsables de quienes participan no la ven.
sessions-former = Participó antes: { $names }
sessions-readers = Cedida a: { $names }
sessions-blocked-on = A partir del { $day } no la abre nadie.
sessions-purged-on = Se puede eliminar a partir del { $day }.
sessions-waits-for-enrolment = { $name } aún no se ha dado de alta: se compartirá cuando lo haga y entre alguno de vosotros.
sessions-waits-for-keys = { $name } tiene claves nuevas: confirma en Hoy que son suyas y se compartirá.
sessions-add-with = Con { $key } se añade.
sessions-no-agenda = Aún no hay nada en el orden del día.
sessions-no-notes = Aún no hay notas.
sessions-note-unsent = Sin enviar: la nota que empezaste { $when }. Con { $key } se añade y se sigue.
sessions-no-items = Aún no hay expectativas ni frustraciones.
sessions-no-actions = Aún no hay compromisos.
sessions-no-snapshot = Aún no hay foto de los indicadores de nadie.
sessions-snapshot-empty = Ese día no había objetivos.
sessions-nobody-signed = Aún no ha firmado nadie.
sessions-signed-once-closed = Se firma una vez cerrada.
sessions-still-to-sign = Falta la firma de: { $names }
sessions-carried = de la vez anterior
sessions-from-earlier = de una sesión anterior
sessions-agrees = recibido, y de acuerdo
sessions-disagrees = recibido, y en desacuerdo
sessions-voided = anulada: se reabrió
sessions-revision = revisión { $revision }
sessions-history-of = Historial: { $kind }
sessions-same-text = el mismo texto
sessions-trail-advice = Lo que se hizo, para quien participa. Las mismas entradas están en la cadena del tablón, que se comprueba en Ajustes.
sessions-action-alone = La sesión de la que sale no es tuya.

settings-check = Comprobar el tablón
settings-check-help = Intro mira si todo sigue como se firmó
settings-checking = Comprobando el tablón
check-whole = Todo está como se firmó.
check-faults = { $count ->
    [one] 1 cosa no se sostiene. Avisa a quien administra y guarda una copia del fichero.
   *[other] { $count } cosas no se sostienen. Avisa a quien administra y guarda una copia del fichero.
}
check-entries = Entradas de la cadena: { $count }
check-head = Cabeza: { $head }
check-head-advice = Apúntala en otro sitio: con ella, `cartelera check --since` descubre si se ha repuesto una copia anterior.

today-confirm-keys = { $name } tiene claves nuevas: ¿son suyas?
today-purge = { $sessions ->
    [one] 1 sesión ha cumplido su plazo
   *[other] { $sessions } sesiones han cumplido su plazo
}
today-confirm = confirmar

### Formularios de las sesiones de feedback: planificar, escribir, firmar, ceder; plantillas y conservación.

command-beside = orden del día y preguntas
command-confirm-keys = confirmar las claves

## Planificar y mover una sesión.

session-form-plan = planificar una sesión
session-form-move = Mover · { $kind }
session-form-kind = Tipo
session-form-people = Con
session-form-nobody = escribe parte de un nombre
session-form-when = Cuándo
session-form-when-missing = Di qué día y a qué hora.
session-form-time-missing = Añade la hora, como en { $example }.
session-form-length = Duración
session-form-place = Lugar
session-form-cadence = Cadencia
session-form-no-cadence = sin cadencia
session-form-agenda = Orden del día
session-form-who-first = Elige con quién para ver quién sabrá de ella.
session-form-seen = Tus responsables y recursos humanos ven que tiene lugar, no lo que se dice.
session-form-confidential = Confidencial: participa alguien de recursos humanos, así que los responsables de quienes participan no ven que tiene lugar.
session-form-joins = Se incorpora: { $who }. Se le abre lo compartido hasta ahora.
session-form-leaves = Sale: { $who }. Conserva lo que podía leer; lo demás no le llega.
session-form-not-enrolled = Sin alta todavía: { $who }. Lo compartido espera a que tenga claves y entre alguien que pueda leerlo.
session-form-new-keys = { $who } tiene claves nuevas: no le llega nada hasta que alguien de aquí confirme que son suyas.
session-form-carried = { $count ->
    [one] Un punto abierto del { $day } pasa a esta sesión.
   *[other] { $count } puntos abiertos del { $day } pasan a esta sesión.
}
session-form-changed-since = Ha cambiado desde que empezaste (revisión { $revision }): lo que envíes la sustituye.
session-form-planned = Planificada con { $who }, { $when }
session-form-moved = Cambiada: con { $who }, { $when }
session-form-moved-meanwhile = { $by } la ha cambiado mientras tanto: ahora es { $when }, con { $who }. Si vuelves a enviar, queda la tuya.

## Lo que se escribe en una sesión.

session-form-text = Texto
session-form-text-missing = No hay nada escrito.
session-form-only-you = Solo la lees tú.
session-form-shared-with = Visible para { $who }.
session-form-written = Guardado
session-form-agenda-next = siguiente punto
session-form-agenda-add = añadir
session-form-agenda-added = Punto añadido
session-form-agenda-done = terminar
session-form-item = expectativa o frustración
session-form-item-help = Sigue en cada sesión de las mismas personas hasta que se resuelva, o se rechace con un motivo.
session-form-sort = Qué es
session-form-decline = rechazar
session-form-decline-help = No se va a atender esta { $sort }: «{ $text }». Los demás leerán el motivo.
session-form-declined = Rechazada
session-form-action = nuevo compromiso
session-form-action-text = Qué
session-form-action-help = Si su responsable no participa, verá solo este compromiso.
session-form-owner = Responsable
session-form-due = Hasta
session-form-due-help = día/mes, o nada
session-form-action-written = Compromiso de { $who } anotado
session-form-edit = Cambiar · { $what }
session-form-of = De quién
session-form-snapshot-help = Guarda cómo están los objetivos, tal como los ves hoy: los registros posteriores no lo cambian.
session-form-snapshot-taken = Guardado cómo están los objetivos de { $who }

## El editor de notas.

session-form-note-new = nueva nota
session-form-note-edit = nota
session-form-note-written = Nota guardada
session-form-note-conflict = { $who } ha cambiado esta nota mientras tanto. La tuya sigue como la escribiste y la otra está al lado: si vuelves a enviar queda la tuya, y el historial conserva las dos.
session-form-theirs = { $who }, revisión { $revision }
session-form-does-not-open = No se abre para ti.
session-form-no-agenda = Aún no hay puntos.
session-form-prompts = Preguntas guía
session-form-open-actions = Compromisos abiertos
session-form-items = Expectativas y frustraciones

## Empezar, cerrar, cancelar, reabrir, firmar.

session-form-reason-missing = Hace falta un motivo: los demás lo leen.
session-form-hold = Empieza la sesión.
session-form-hold-now = Estaba planificada para el { $planned }, y cuenta como celebrada ahora.
session-form-held = Ha empezado la sesión
session-form-close = Después firman { $who }. Hasta la primera firma el texto aún se puede cambiar.
session-form-close-not-held = No llegó a empezarse, y cuenta como celebrada.
session-form-close-open = { $count ->
    [one] Queda un punto sin marcar: pasa a la próxima sesión de las mismas personas.
   *[other] Quedan { $count } puntos sin marcar: pasan a la próxima sesión de las mismas personas.
}
session-form-close-no-actions = No se ha acordado ningún compromiso.
session-form-closed = Cerrada: ya se puede firmar
session-form-cancel = No tiene lugar, y no se escribe nada más en ella. Quedará cancelada también para { $who }. Lo preparado se puede seguir leyendo.
session-form-cancelled = La sesión está cancelada
session-form-reopen = Queda anulada la firma de { $who }. El texto se puede cambiar otra vez, y todos vuelven a firmar. El motivo queda como nota compartida.
session-form-reopen-unsigned = Nadie ha firmado. El texto se puede cambiar otra vez. El motivo queda como nota compartida.
session-form-reopened = La sesión vuelve a estar abierta
session-form-sign = Tu firma significa recibido, no conforme. Si estás de acuerdo lo dices aquí.
session-form-sign-first = Aún no ha firmado nadie: con tu firma el texto queda bloqueado.
session-form-agrees = Dices
session-form-say-which = elige
session-form-agree = Estoy de acuerdo
session-form-disagree = No estoy de acuerdo
session-form-agrees-missing = Di si estás de acuerdo. Puedes firmar en los dos casos.
session-form-comment = Comentario
session-form-signed = Firmada

## Ceder el historial, y claves nuevas.

session-form-nothing-to-hand-over = No hay nada que ceder: tu responsable ya puede leer todo lo que podrías cederle.
session-form-hand-over-title = Ceder el historial a { $manager }
session-form-hand-over-help = Marca lo que podrá leer { $manager }: notas compartidas, orden del día, expectativas, compromisos y comentarios, de todas las revisiones; nunca tus notas propias. Quienes participaron lo ven en el registro. No se puede deshacer.
session-form-hand-over-question = { $count ->
    [one] { $manager } podrá leer una sesión para siempre. ¿La cedes?
   *[other] { $manager } podrá leer { $count } sesiones para siempre. ¿Las cedes?
}
session-form-handed-over = { $count ->
    [0] { $manager } ya podía leerlas
    [one] Una sesión cedida a { $manager }
   *[other] { $count } sesiones cedidas a { $manager }
}
session-form-none-ticked = Marca al menos una.
session-form-all-or-none = todas o ninguna
session-form-keys-title = Claves nuevas
session-form-keys = { $who } perdió su contraseña y volvió a darse de alta: son sus claves número { $generation }, hechas el { $when }. Quien tenga estas claves leerá lo que { $who } lee contigo. Pregúntale en persona si las hizo entonces, y confírmalas solo si te dice que sí. Si no, avisa a administración.
session-form-keys-confirmed = Claves de { $who } confirmadas

## Plantillas y conservación.

session-form-templates = Plantillas de sesiones
session-form-templates-help = Lo que tu organización pregunta en las sesiones. Quien planifica una elige entre estas; una retirada sigue donde se usó.
session-form-templates-empty = Aún no hay plantillas: quien planifica una sesión tiene las preguntas guía de su tipo. Pulsa n para escribir las de tu organización.
session-form-templates-read-only = Las escribe recursos humanos: { $who }.
session-form-template-name = Plantilla
session-form-template-look = preguntas
session-form-template-new = nueva plantilla
session-form-template-edit = Cambiar la plantilla
session-form-template-help = Una pregunta por línea, cada una en la misma línea de los dos idiomas. Un idioma puede quedar vacío.
session-form-prompts-spanish = Preguntas, español
session-form-prompts-english = Preguntas, inglés
session-form-prompts-differ = Escribe tantas preguntas como en el otro idioma, o ninguna.
session-form-template-written = Plantilla «{ $name }» guardada
session-form-template-retired = Plantilla «{ $name }» retirada
session-form-template-back = Vuelve la plantilla «{ $name }»
session-form-retention-title = Cuánto se conservan las sesiones
session-form-retention-help = Cuánto tiempo se puede leer lo dicho después de una sesión. Después queda bloqueado: nadie lo abre. Al final se puede eliminar: se borra para siempre, y queda constancia de que la sesión tuvo lugar.
session-form-retention-read-only = Cuánto se conservan las sesiones lo dice recursos humanos: { $who }.
session-form-open-for = Abierta
session-form-blocked-for = Y bloqueada
session-form-blocked = Bloqueadas
session-form-to-purge = Por eliminar
session-form-for-good = para siempre
session-form-days = { $count ->
    [one] un día
   *[other] { $shown } días
}
session-form-retention-change = cambiar
session-form-retention-change-help = En días desde la sesión. Sin nada en «abierta», lo dicho se conserva para siempre.
session-form-open-days = Abierta, días
session-form-blocked-days = Bloqueada, días
session-form-retention-nothing = Así, hoy no queda nada bloqueado.
session-form-retention-preview = Así, hoy { $blocked ->
    [0] no queda bloqueada ninguna sesión
    [one] queda bloqueada una sesión
   *[other] quedan bloqueadas { $blocked } sesiones
} y { $gone ->
    [0] no se puede eliminar ninguna.
    [one] se puede eliminar una.
   *[other] se pueden eliminar { $gone }.
}
session-form-retention-question = Quienes participaron ya no podrán abrirlas.
session-form-retention-set = conservar así
session-form-retention-was-set = { $kind }: se conservan así desde ahora
session-form-purge = eliminar
session-form-nothing-to-purge = Ninguna sesión se ha conservado tanto como para eliminarla.
session-form-purge-question = { $count ->
    [one] Se borra para siempre lo dicho en una sesión ({ $kinds }, { $first }).
   *[other] Se borra para siempre lo dicho en { $count } sesiones ({ $kinds }), del { $first } al { $last }.
} Nadie podrá recuperarlo, tampoco desde el historial de este tablón. Las copias de seguridad hechas hasta hoy aún lo contienen.
session-form-purged = { $count ->
    [one] Una sesión eliminada
   *[other] { $count } sesiones eliminadas
}

## Copias que salen del tablón.

session-form-copy-help = { $of }. Quienes participaron ven en el registro que te llevas una copia.
session-form-copy-of-all = Todas tus sesiones
session-form-copy-html = para imprimir, con líneas de firma (HTML)
session-form-copy-ics = calendario (ICS)
session-form-copy-seal = La copia
session-form-copy-sealed = sellada con una contraseña
session-form-copy-plain = sin sellar
session-form-copy-sealed-help = Se abre con «cartelera unseal» y esta contraseña, que nadie podrá devolverte.
session-form-copy-plain-help = La copia no va sellada: quien se haga con el archivo puede leerla, y aquí ya nada la protege.
session-form-copy-passphrase = Contraseña
session-form-copy-own = Con tus notas propias

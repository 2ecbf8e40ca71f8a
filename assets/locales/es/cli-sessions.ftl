### Las sesiones de feedback en la línea de órdenes y en los documentos exportados.

session-export-ics = Calendario (ICS)

## Documentos exportados

export-sessions-title = Sesiones de feedback
sessions-label-heading = { $kind }, { $when }
sessions-label-people = Con
sessions-label-state = Estado
sessions-label-length = Duración
sessions-label-minutes = { $minutes } min
sessions-label-place = Lugar
sessions-label-cadence = Cadencia
sessions-label-agenda = Orden del día
sessions-label-notes = Notas
sessions-label-items = Expectativas y frustraciones
sessions-label-actions = Compromisos
sessions-label-sort = Tipo
sessions-label-text = Qué
sessions-label-owner = Responsable
sessions-label-due = Plazo
sessions-label-overdue = fuera de plazo
sessions-label-standing = Objetivos de { $person } el { $day }
sessions-label-signatures = Firmas
export-sessions-received-only = Firmar significa haber recibido lo escrito. Si quien firma está de acuerdo, se dice al lado.
sessions-label-name = Nombre
sessions-label-received = Recibido
sessions-label-comment = Comentario
sessions-label-agrees = de acuerdo
sessions-label-disagrees = en desacuerdo
export-sessions-not-shared = no se compartió con quien exporta
export-sessions-old-keys = sellado para claves que quien exporta ha perdido
export-sessions-altered = alterado fuera del programa: no es lo que escribió su autor

## Qué son las órdenes y sus opciones

cli-about-sessions = Sesiones de feedback: se preparan en común, quedan selladas para quienes participan y se les da seguimiento.
cli-about-sessions-list = Lista las sesiones, la más reciente primero; las tuyas, si no dices de quién.
cli-about-sessions-show = Muestra una sesión con lo que se dice en ella, en lo que te corresponde.
cli-about-sessions-new = Planifica una sesión.
cli-about-sessions-move = Cambia cuándo, dónde, cada cuánto o con quién.
cli-about-sessions-hold = Empieza una sesión.
cli-about-sessions-close = Cierra una sesión: está redactada y se puede firmar.
cli-about-sessions-cancel = Cancela una sesión planificada.
cli-about-sessions-reopen = Reabre una sesión cerrada, lo que anula sus firmas.
cli-about-sessions-agenda = Añade líneas al orden del día común; sin ninguna, lo muestra con sus números.
cli-about-sessions-agenda-tick = Marca una línea como tratada.
cli-about-sessions-agenda-untick = Quita la marca de tratada.
cli-about-sessions-agenda-edit = Da otro texto a una línea.
cli-about-sessions-agenda-remove = Quita una línea; su historial se conserva.
cli-about-sessions-note = Escribe una nota para quienes participan, o solo para ti.
cli-about-sessions-note-edit = Da otro texto a una nota; el anterior queda en su historial.
cli-about-sessions-note-remove = Quita una nota; su historial se conserva.
cli-about-sessions-item = Anota una expectativa o una frustración.
cli-about-sessions-item-agree = Deja constancia de que se acepta.
cli-about-sessions-item-resolve = Deja constancia de que está resuelta.
cli-about-sessions-item-decline = La rechaza, con el motivo.
cli-about-sessions-item-edit = Le da otro texto.
cli-about-sessions-item-remove = La quita; su historial se conserva.
cli-about-sessions-action = Anota a qué se compromete alguien.
cli-about-sessions-action-done = Da por hecho un compromiso.
cli-about-sessions-action-undo = Deja constancia de que un compromiso sigue sin hacer.
cli-about-sessions-action-give = Da a un compromiso otro responsable u otro plazo.
cli-about-sessions-action-edit = Da otro texto a un compromiso.
cli-about-sessions-action-remove = Quita un compromiso; su historial se conserva.
cli-about-sessions-actions = Lista tus compromisos: los abiertos y luego los cerrados en el último mes.
cli-about-sessions-snapshot = Adjunta cómo van los objetivos de alguien.
cli-about-sessions-sign = Firma una sesión cerrada: has recibido lo escrito, de acuerdo o no.
cli-about-sessions-handover = Cede sesiones pasadas a tu responsable actual para que las lea.
cli-about-sessions-confirm-keys = Confirma que las claves nuevas de alguien son suyas, para que pueda leer lo que compartía contigo.
cli-about-sessions-history = Muestra qué decía antes una parte.
cli-about-sessions-trail = Muestra qué se hizo con una sesión, quién y cuándo.
cli-about-sessions-due = Lista quiénes deberían volver a reunirse, primero lo más atrasado.
cli-about-sessions-overview = Dice quién se ha reunido y quién no, por área.
cli-about-sessions-template = Lo que la organización pregunta en sus sesiones.
cli-about-sessions-template-list = Lista las plantillas con sus preguntas guía.
cli-about-sessions-template-add = Añade una plantilla.
cli-about-sessions-template-set = Cambia una plantilla, la retira de la oferta o la devuelve.
cli-about-sessions-retention = Cuánto se conservan las sesiones.
cli-about-sessions-retention-list = Lista cuánto se conservan las sesiones de cada tipo.
cli-about-sessions-retention-set = Fija cuánto se pueden abrir las sesiones de un tipo y cuánto quedan bloqueadas después.
cli-about-sessions-retention-preview = Muestra qué está bloqueado y qué se puede eliminar, como se conserva ahora o como se conservaría.
cli-about-sessions-retention-purge = Elimina para siempre lo dicho en sesiones que ya se conservaron lo bastante.
cli-about-unseal = Abre una copia sellada con una contraseña; no necesita ningún tablón.

cli-arg-export-session = Sesiones: solo esta; se puede repetir.
cli-arg-export-since = Sesiones: solo las de ese día en adelante.
cli-arg-export-own = Sesiones: con tus notas propias.
cli-arg-export-plain = Sesiones: como un archivo que puede leer cualquiera.
cli-arg-export-sealed = Sesiones: sellado con una contraseña; «unseal» lo abre.
cli-arg-seal-passphrase-file = Un archivo con la contraseña de la copia sellada; si no, se pregunta.
cli-arg-unseal-file = La copia sellada.
cli-arg-unseal-out = El archivo que se escribe, que puede leer cualquiera.
cli-arg-sessions-id = La sesión: su identificador o el final de él.
cli-arg-sessions-part = De qué se trata: su identificador o el final de él.
cli-arg-sessions-line = La línea: su número tal como se muestra, o su identificador.
cli-arg-sessions-line-text = De qué hablar.
cli-arg-sessions-with = Solo las que tienes con esa persona.
cli-arg-sessions-participant = Quién participa además de ti; se puede repetir.
cli-arg-sessions-without = Quién deja de participar; se puede repetir.
cli-arg-sessions-people = Las de todos los que dependen de ti.
cli-arg-sessions-their = De todos los que dependen de ti.
cli-arg-sessions-person = Las de una persona, en lo que puedes ver.
cli-arg-sessions-all = Todas las que puedes ver.
cli-arg-sessions-kind = Solo las de ese tipo.
cli-arg-sessions-new-kind = Qué tipo de sesión; si no, el de la plantilla.
cli-arg-sessions-of-kind = El tipo de sesión al que sirve.
cli-arg-sessions-state = Solo las que están en ese estado.
cli-arg-sessions-due = Solo las que esperan un paso: celebrarse, redactarse o firmarse.
cli-arg-sessions-at = Cuándo empieza: 2026-11-30 10:00, o +2d.
cli-arg-sessions-minutes = Cuánto dura, en minutos.
cli-arg-sessions-place = Dónde; solo lo leen quienes participan.
cli-arg-sessions-cadence = Cada cuánto queréis reuniros así.
cli-arg-sessions-no-cadence = Sin cadencia desde ahora.
cli-arg-sessions-template = La plantilla cuyas preguntas guía la acompañan: su nombre o el final de su identificador.
cli-arg-sessions-new-agenda = Una línea del orden del día; se puede repetir.
cli-arg-sessions-own = Solo para ti.
cli-arg-sessions-expectation = Lo que se espera.
cli-arg-sessions-frustration = Lo que frustra.
cli-arg-sessions-owner = Quién lo hace; puede ser alguien que no participa.
cli-arg-sessions-action-due = Hasta qué día.
cli-arg-sessions-no-due = Sin plazo desde ahora.
cli-arg-sessions-reason = Por qué; lo leen quienes participan.
cli-arg-sessions-agree = Estás de acuerdo con lo escrito.
cli-arg-sessions-disagree = No estás de acuerdo.
cli-arg-sessions-comment = Lo que dices al respecto.
cli-arg-sessions-hand-over-all = Todas las que se pueden ceder.
cli-arg-sessions-hand-over-dry-run = Solo dice cuáles serían.
cli-arg-sessions-whose-keys = De quién son las claves; pregúntale antes en persona.
cli-arg-sessions-of = De quién son los objetivos.
cli-arg-sessions-days = Cuántos días hacia atrás.
cli-arg-sessions-retired = Las que ya no se ofrecen.
cli-arg-sessions-template-name = La plantilla: su nombre o el final de su identificador.
cli-arg-sessions-prompt-es = Una pregunta guía en español; se puede repetir, por orden.
cli-arg-sessions-prompt-en = Una pregunta guía en inglés; se puede repetir, por orden.
cli-arg-sessions-retire = La retira de la oferta.
cli-arg-sessions-back = La devuelve a la oferta.
cli-arg-sessions-open-days = Cuántos días tras una sesión se puede abrir.
cli-arg-sessions-blocked-days = Cuántos días más no la abre nadie antes de poder eliminarla.
cli-arg-sessions-for-good = Se conservan para siempre.
cli-arg-sessions-purge-all = Todas las que ya se conservaron lo bastante.
cli-arg-sessions-purge-dry-run = Solo dice cuáles serían.

## Lo que se escribió mal

cli-sessions-other-kind = La plantilla es para sesiones del tipo { $kind }.
cli-sessions-nothing-to-change = No hay nada que cambiar: di qué.
cli-sessions-no-new-keys = { $person } no tiene claves nuevas pendientes de que las confirmes.
cli-export-sessions-only = Esas opciones son de las sesiones.
cli-export-not-of-sessions = Esas opciones son de los tablones o de los objetivos.
cli-export-formats = Esto no se escribe como { $format }. Puede ser: { $formats }.
cli-export-plain-or-sealed = Di cómo sale del tablón la copia de lo dicho: «--plain» o «--sealed».
cli-export-plain-or-sealed-hint = Una copia sin sellar la lee quien la tenga; una sellada solo se abre con su contraseña.
cli-export-is-plain = La copia no está sellada: quien la tenga puede leerla.
cli-ask-seal = Contraseña de la copia
cli-unseal-wrong = La contraseña no abre esta copia.
cli-unseal-damaged = { $path } no es una copia sellada, o está dañada.

## Resultados

cli-unsealed = Abierta, y la puede leer quien la tenga: { $path }
cli-sessions-column-last = Última
cli-sessions-column-next = Próxima
cli-sessions-column-area = Área
cli-sessions-column-people = Personas
cli-sessions-column-met = Se reunieron
cli-sessions-column-prompts = Preguntas guía
cli-sessions-column-open = Días abiertas
cli-sessions-column-blocked = Días bloqueadas
cli-sessions-for-good = para siempre
cli-sessions-readers = Cedida a
cli-sessions-earlier = Compromisos de sesiones anteriores
cli-sessions-void = anulada: se reabrió
cli-sessions-not-shared = todavía sin compartir contigo
cli-sessions-old-keys = sellado para claves que has perdido
cli-sessions-altered = alterado fuera del programa: no es lo que escribió su autor
cli-sessions-not-enrolled = { $person } no se ha dado de alta: se compartirá cuando lo haga.
cli-sessions-new-keys = { $person } tiene claves nuevas: pregúntale en persona y confírmalas con «cartelera sessions confirm-keys».
cli-sessions-planned = Planificada: { $session }. Identificador: { $id }
cli-sessions-moved = Ahora: { $session }.
cli-sessions-held = En curso: { $session }.
cli-sessions-closed = Cerrada, por firmar: { $session }.
cli-sessions-cancelled = Cancelada: { $session }.
cli-sessions-signed = Firmada: { $session }.
cli-sessions-reopened = { $count ->
    [0] Reabierta: { $session }.
    [one] Reabierta, y 1 firma queda anulada: { $session }.
   *[other] Reabierta, y { $count } firmas quedan anuladas: { $session }.
}
cli-sessions-written = Escrito: { $kind }, { $state }. Identificador: { $id }
cli-sessions-agenda-added = { $count ->
    [one] 1 línea añadida.
   *[other] { $count } líneas añadidas.
}
cli-sessions-would-hand-over = { $count ->
    [0] Nada sería nuevo para tu responsable.
    [one] No se ha cedido nada. Sería 1 sesión:
   *[other] No se ha cedido nada. Serían { $count } sesiones:
}
cli-sessions-handed-over = { $count ->
    [0] Nada era nuevo para tu responsable.
    [one] Tu responsable puede leer 1 sesión:
   *[other] Tu responsable puede leer { $count } sesiones:
}
cli-sessions-confirmed = Confirmado: { $person } vuelve a leer lo que compartís.
cli-sessions-since = Desde el { $day }
cli-sessions-everywhere = la organización
cli-sessions-not-met = No se han reunido con su responsable:
cli-sessions-never = nunca
cli-sessions-last-met = última vez el { $day }
cli-sessions-template-retired = Ya no se ofrece: { $name }.
cli-sessions-template-kept = Guardada como plantilla: { $name }. Identificador: { $id }
cli-sessions-kept = { $kind }: { $open } días abiertas, { $blocked } más bloqueadas y después por eliminar.
cli-sessions-kept-for-good = { $kind }: se conservan para siempre.
cli-sessions-blocked = { $count ->
    [one] 1 sesión está bloqueada:
   *[other] { $count } sesiones están bloqueadas:
}
cli-sessions-to-purge = { $count ->
    [0] No hay nada que eliminar.
    [one] No se ha eliminado nada. Lo dicho en 1 sesión puede eliminarse para siempre:
   *[other] No se ha eliminado nada. Lo dicho en { $count } sesiones puede eliminarse para siempre:
}
cli-sessions-purged = { $count ->
    [0] No se ha eliminado nada.
    [one] Lo dicho en 1 sesión se ha eliminado para siempre:
   *[other] Lo dicho en { $count } sesiones se ha eliminado para siempre:
}

## Pendientes

cli-duty-prepare-session = preparar
cli-duty-write-up-session = redactar y cerrar
cli-duty-sign-session = firmar
cli-duty-close-action = hacer
cli-duty-chase-action = compromiso fuera de plazo
cli-duty-meet = reunirse
cli-duty-confirm-keys = confirmar claves
cli-duty-purge-sessions = eliminar

## La copia de todo sobre una persona

export-me-title = todo sobre { $name }
export-me-profile = Lo que el organigrama dice de ti, y lo que decía antes.
export-me-written = Comunicados que escribiste, con sus respuestas y las preguntas que te hicieron.
export-me-received = Comunicados que te llegaron, también los caducados: cuándo los abriste y acusaste recibo, respuestas y lo que preguntaste.
export-me-goals = Tus objetivos de todos los ciclos, con cada medición y todo lo acordado.
export-me-sessions = Tus sesiones de feedback: lo dicho donde participas, incluidas tus notas propias, con las firmas.
export-me-actions = Compromisos tuyos abiertos o cerrados en el último mes, también de sesiones en las que no participas.
export-me-keys = Tus claves: cuándo se creó cada generación.
export-me-record = Todo lo que firmaste, tal como está en la cadena del tablón.
export-me-searches = Las búsquedas que guardas.
export-me-readable = Lo mismo que { $file }, para leer, en lo que muestran las pantallas.
export-me-not-in-it = Lo que no está:
export-me-not-others = Lo que otros escribieron y no es para ti: trata de ellos.
export-me-not-sessions = Lo dicho en sesiones en las que ya no participas o que te cedieron: solo quienes participan pueden sacar copia. Que se celebraron consta en sessions.json, con lo que es tuyo.
export-me-not-shut = Lo que no puedes abrir: sellado para claves que has perdido, sin compartir contigo, bloqueado o eliminado. Consta sin su texto.
export-me-not-secrets = Tu contraseña, tu clave de recuperación y tus claves privadas: nadie debe tener copia de ellas.
export-me-not-drafts = Lo que estás escribiendo y no has enviado.
export-me-plain = Nada en esta carpeta está sellado: quien la tenga puede leerlo.

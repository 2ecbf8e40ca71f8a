### Lo que dicen las pantallas.

tui-nothing-unread = No queda nada sin leer.
tui-published = { $count ->
    [one] Publicado para 1 persona.
   *[other] Publicado para { $count } personas.
}
tui-scheduled = { $count ->
    [one] Programado para 1 persona.
   *[other] Programado para { $count } personas.
}
tui-acknowledged = Acuse dado.
tui-acknowledged-before = Ya has dado acuse.
tui-passphrase-changed = La contraseña ha cambiado.
tui-exported = Exportado a { $path }
tui-unkept = Lo que escribes no se ha podido guardar: sigue en esta pantalla y se vuelve a intentar mientras estés en ella. Cópialo antes de salir.
tui-quit-question = ¿Salir del programa? Lo que estuvieras escribiendo se guarda como borrador.
tui-quit-unkept-question = ¿Salir del programa? Lo que escribías no se ha podido guardar como borrador. Vuelve a ello si quieres copiarlo.
tui-bad-configuration = { $file }, línea { $line }, columna { $column }: { $fault }. Se usan las teclas de fábrica.

today-greeting = { $name } · { $day }
today-empty = No te espera nada. Pulsa 2 para ver los tablones o n para escribir un comunicado.
today-draft = Sin enviar: el comunicado que empezaste { $when }. Pulsa n para seguir.
today-new-keys = Tus claves se crearon de nuevo el { $day }. Si no fuiste tú, avisa enseguida a un administrador.
today-new-keys-of = { $name } recibió claves nuevas el { $day }. Si no las pidió, avisa a un administrador.
today-acknowledge = dar acuse
today-answer = responder
today-escalated = { $count ->
    [one] 1 atrasado
   *[other] { $count } atrasados
}
today-event = evento
today-new = nuevo

boards-all = Todos
boards-empty = Aquí aún no se ha publicado nada para ti. Pulsa n para escribir el primer comunicado.
boards-why-me = Lo recibes porque { $reason }.
boards-withdraw-question = { $count ->
    [one] Su único destinatario verá solo el título y la fecha. Con { $key } vuelve.
   *[other] Sus { $count } destinatarios verán solo el título y la fecha. Con { $key } vuelve.
}

reader-revised = { $when } · revisión { $revision }, { $edited }
reader-state = Estado: { $state }
reader-priority = Prioridad: { $priority }
reader-signature-invalid = La firma no coincide: se alteró fuera del programa.
reader-withdrawn = Su autor lo ha retirado.
reader-question = Pregunta de { $name } · { $when }
reader-answer = Respuesta de { $name } · { $when }
reader-unanswered = Aún sin respuesta.
reader-replies = { $count ->
    [one] 1 respuesta
   *[other] { $count } respuestas
}
reader-coverage-acknowledged = Con acuse { $done } de { $all }, abierto por { $opened }
reader-coverage-opened = Abierto por { $opened } de { $all }
reader-acknowledged = Ya has dado acuse
reader-waiting-for-answer = Has preguntado a su autor; el acuse espera a la respuesta
reader-asks-due = Te pide acuse (a): { $due }
reader-asks = Te pide acuse (a)

coverage-not-enrolled = sin acceso activado: avísale en persona
coverage-figures-acknowledged = Con acuse { $done } de { $all } · abierto por { $opened } · preguntan { $asking }
coverage-figures-opened = Abierto por { $opened } de { $all }
coverage-nobody-missing = No falta nadie.
coverage-missing = { $count ->
    [one] Falta 1 persona:
   *[other] Faltan { $count } personas:
}

compose-next-field = campo siguiente
compose-next-choice = otra opción
compose-title = Título
compose-to = Para
compose-any = cualquiera
compose-when = día/mes/año hora:minuto
compose-ack = Pedir acuse
compose-ack-due = Vence
compose-event = Es un evento
compose-starts = Empieza
compose-ends = Termina
compose-place = Lugar
compose-publish-at = Publicar
compose-at-once = ahora mismo
compose-expires-at = Caduca
compose-never = nunca
compose-pinned = Fijar arriba
compose-replies = Admitir respuestas
compose-not-a-moment = No es un día y hora. Escríbelo como 30/11/2026 8:00.
compose-publish = publicar
compose-publish-question = { $count ->
    [one] «{ $title }» llegará a 1 persona.
   *[other] «{ $title }» llegará a { $count } personas.
}
compose-sending = Publicando…
compose-resumed = Se ha recuperado tu borrador ({ $when })

writing-reply = Responder a todos los que lo ven
writing-ask = Preguntar a su autor (solo lo veréis vosotros)
writing-answer = Responder a { $name }
writing-edit = Nueva revisión
writing-edit-help = El texto anterior queda registrado
writing-text = Texto
writing-ask-again = Pedir acuse de nuevo
writing-replied = Respuesta enviada.
writing-asked = Pregunta enviada.
writing-asked-owing = Pregunta enviada. Tu acuse espera a la respuesta.
writing-answered = Pregunta respondida.
writing-edited = Nueva revisión publicada.

people-you = tú
people-level = Nivel
people-manager = Responsable
people-client-type = Cliente interno
people-roles = Roles
people-last-day = Último día
people-reports = { $count ->
    [one] 1 persona a su cargo
   *[other] { $count } personas a su cargo
}
people-above = Depende de

tui-export-format = Formato
tui-export-html = hoja de tablón (HTML)
tui-export-markdown = Markdown
tui-export-csv = tabla (CSV)
tui-export-json = JSON
tui-export-file = Archivo
tui-export-signatures = Columna para firmar
tui-export-stopped = Cancelado: no se ha escrito ningún archivo.

writing-newer-revision = Desde que empezaste se publicó la revisión { $revision }: lo que envíes ocupará su lugar.
writing-unchanged = No ha cambiado nada: no hay qué publicar.
tui-export-another-name = Pon otro nombre al archivo.
tui-text-cut = Es más de lo que cabe en este campo: el final se ha quedado fuera.
tui-too-long-to-edit = Este texto tiene más líneas, o más largas, de las que se pueden editar aquí: retíralo y publica otro.

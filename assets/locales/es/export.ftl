### Documentos exportados.

export-boards-title = Tablón de comunicados
export-people-title = Personas
export-heading = { $organisation }: { $title }
export-made = Exportado por { $name } el { $when }. Contiene lo que puede ver esa persona y nada más.
export-nothing = No hay nada que mostrar.

export-reach-descending = a quienes dependen de quien lo escribe
export-reach-ascending = a los responsables de quien lo escribe
export-reach-leadership = al equipo directivo
export-reach-team = al equipo de quien lo escribe
export-reach-area = al nivel de quien lo escribe, en su área
export-reach-organisation = al nivel de quien lo escribe, en todas las áreas
export-reach-cross = a otros niveles
export-reach-everyone = a todo el mundo

export-signature-invalid = la firma no coincide
export-signature-none = sin firmar
export-withdrawn-text = Quien lo escribió lo ha retirado. El texto ya no se muestra.
export-revised = revisión { $number }, { $when }
export-expires = hasta el { $when }
export-event = Del { $starts } al { $ends }
export-ack-asked = Se pide acuse de recibo.
export-ack-by = Se pide acuse de recibo hasta el { $date }.
export-coverage = { $recipients ->
    [one] 1 destinatario
   *[other] { $recipients } destinatarios
}, { $opened ->
    [one] 1 lo ha abierto
   *[other] { $opened } lo han abierto
}, { $acknowledged } con acuse
export-replies = Respuestas
export-questions = Preguntas
export-questions-own = Tus preguntas
export-answer = Respuesta
export-unanswered = Todavía sin respuesta.

export-signatures = Firmas
export-signatures-name = Nombre
export-signatures-acknowledged = Acuse
export-signatures-signature = Firma

export-ics-events = calendario de los eventos (ICS)
export-left-out = { $count ->
    [one] 1 comunicado no es un evento y no está en él.
   *[other] { $count } comunicados no son eventos y no están en él.
}

export-people-count = { $count ->
    [one] 1 persona
   *[other] { $count } personas
}
export-people-level = nivel { $level }

export-column-title = Título
export-column-author = Autor
export-column-published = Publicado
export-column-board = Tablón
export-column-reach = Alcance
export-column-kind = Clase
export-column-state = Estado
export-column-expires = Caduca
export-column-starts = Empieza
export-column-ends = Termina
export-column-place = Lugar
export-column-asked = Acuse
export-column-receipt = Mi lectura
export-column-recipients = Destinatarios
export-column-opened = Abierto
export-column-acknowledged = Acusado
export-column-revision = Revisión
export-column-text = Texto
export-column-id = Id

### Lo que urge: la puerta, la semana, las preguntas por responder, lo que cambió.

event-on-day = { $day }, de { $from } a { $to }
event-over-days = Del { $from } al { $to }

gate-title = { $count ->
    [one] Antes de seguir: un comunicado urgente
   *[other] Antes de seguir: { $count } comunicados urgentes
}
gate-why = Es urgente, { $due } y no has dado acuse. Da acuse ({ $ack }) o pregunta a su autor ({ $ask }) y podrás seguir.
gate-read-first = Este es otro: léelo antes de dar acuse.

week-heading = Semana { $number } · { $from } – { $to }
week-this = esta semana
week-previous = semana anterior
week-next = semana siguiente
week-back = Hoy
week-until = hasta las { $time }
week-from = desde las { $time }
week-goes-on = todo el día
week-no-events = Esta semana no hay eventos que exportar.
week-nothing = Esta semana no hay eventos ni vence nada. Con izquierda y derecha se ven otras semanas.

reader-answer-question = responder pregunta
reader-questions-wait = { $count ->
    [one] Una pregunta espera tu respuesta ({ $key })
   *[other] { $count } preguntas esperan tu respuesta ({ $key })
}
reader-no-question-waits = Ninguna pregunta espera tu respuesta.
reader-answered-asks-due = Han respondido a tu pregunta: da acuse ({ $key }), { $due }
reader-answered-asks = Han respondido a tu pregunta: da acuse ({ $key })
reader-changed-since = Cambió desde que lo leíste ({ $key })

changes-none = Solo hay una revisión: no ha cambiado nada.
changes-heading = Cambios de la revisión { $from } a la { $to }
changes-since-read = desde que lo leíste
changes-revision = Revisión { $number } · { $when } · { $name }
changes-revision-unsigned = Revisión { $number } · { $when }
changes-title = Título
changes-text = Texto
changes-same = Ni el título ni el texto cambian.
changes-left-out = { $count ->
    [one] 1 línea igual
   *[other] { $count } líneas iguales
}
changes-legend = - quitado, + añadido; las palabras que cambian van subrayadas.
signature-valid = firma válida
signature-invalid = la firma no coincide
signature-none = sin firma, de la muestra

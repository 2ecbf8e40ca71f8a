### Lo que dicen las pantallas de objetivos, y sus teclas.

command-check-in = medir
command-correct = corregir
command-accept = aceptar
command-team-sheet = hoja de mediciones
command-explain = explicar
command-view = de quién
command-sort = ordenar
command-cycle = ciclo
command-balance = repartir pesos
phrase-sign-stale = objetivo sin actualizar

goals-mine = Míos
goals-of-this-person = objetivos
goals-people = Mi gente
goals-everybody = Todos
goals-area = área
goals-current = Ahora
goals-closed-cycle = { $name } (cerrado)
goals-no-filter = Sin filtro
goals-take-away = quitar
goals-take-filter-away = quitar el filtro
goals-ascending = invertir: ascendente
goals-descending = invertir: descendente

goals-column-person = Persona
goals-column-kpi = Objetivo
goals-column-status = Estado
goals-column-progress = Progreso
goals-column-way = Valor → meta
goals-column-sparkline = Últimas
goals-column-confidence = Confianza
goals-column-confidence-short = Conf.
goals-column-weight = Peso
goals-column-due = Próxima
goals-stale = sin actualizar
goals-differs = difiere
goals-weights-add-to = Los pesos suman { $sum }.
goals-balance-with = Pulsa { $key } para llevarlos a 100.
goals-live = { $count ->
    [one] { $shown } objetivo
   *[other] { $shown } objetivos
}
goals-of-people = { $count ->
    [one] { $shown } persona
   *[other] { $shown } personas
}
goals-share-stale = { $share } sin actualizar
goals-without-check-in = { $count ->
    [one] { $shown } sin medición
   *[other] { $shown } sin mediciones
}
goals-people-without = { $count ->
    [one] { $shown } persona sin objetivos
   *[other] { $shown } personas sin objetivos
}

goals-empty-filtered = Ningún objetivo cumple este filtro. Pulsa Esc para quitarlo o f para elegir otro.
goals-empty-catalogue = Aún no hay qué medir: el catálogo de indicadores está vacío. Lo rellena Personas o un administrador, una vez para todos.
goals-empty-cycle = Nadie de los que ves aquí tenía objetivos en este ciclo. Pulsa y para elegir otro.
goals-empty-mine = Aún no tienes objetivos. Tu responsable los fija contigo, y tú puedes proponer los tuyos.
goals-empty-people = Aquí nadie tiene objetivos aún. Pulsa v para mirar en otra parte.

goals-expected = esperado { $expected }
goals-stale-since = Lleva sin medición más de una vez y media su frecuencia.
goals-confidence = confianza { $own }/5
goals-differs-long = difiere del estado
goals-frozen = Su ciclo está cerrado: así terminó.
goals-waits-for-manager = Propuesto: espera a que lo acepte un responsable.
goals-value = Valor
goals-baseline = Punto de partida
goals-target = Meta
goals-band = Banda
goals-agreed-share = Parte acordada en banda
goals-period = Periodo
goals-next-due = la próxima, hasta el { $day }
goals-cadence = Se mide
goals-chart-values = valores
goals-chart-expected = esperado
goals-chart-band = banda { $band }
goals-chart-target = meta { $target }
goals-chart-today = hoy
goals-check-ins = Mediciones
goals-no-check-ins = Aún ninguna. Pulsa c para anotar la primera.
goals-agreements = Lo acordado
goals-number = n.º { $number }
goals-corrected-by = corregida por la n.º { $number }
goals-corrects = corrige la n.º { $number }: «{ $reason }»
goals-other-checkpoints = otros hitos

goals-reason = Motivo
goals-reason-missing = Di por qué: queda en el historial.
goals-evidence = Evidencia
goals-evidence-optional = Nota
goals-day = Día
goals-not-a-day = No es un día. Escríbelo como 30/11/2026.
goals-checked-in = Anotado: { $amount } · { $kpi }
goals-which-number = ¿Qué número?
goals-which-of = «{ $typed }» se puede leer de dos maneras. Elige con las flechas y pulsa Intro.
goals-not-yours-to-check-in = Sus mediciones las anotan su titular y los responsables por encima.
goals-not-agreed = No está acordado: aún no se mide.
goals-not-begun = Todavía no ha empezado.
goals-accepted = Aceptado: cuenta desde ahora.
goals-balance-reason = Pesos llevados a 100
goals-balanced = Los pesos suman 100.
goals-all-together = Toda esta lista

goals-sheet-title = { $count ->
    [one] Mediciones de hoy · { $shown } objetivo
   *[other] Mediciones de hoy · { $shown } objetivos
}
goals-sheet-first = de los { $most } primeros de la lista: fíltrala para llegar a los demás
goals-sheet-nothing = Ninguno de estos objetivos admite ahora una medición tuya.
goals-sheet-empty = Aún no hay nada escrito. Un dígito empieza en la celda; Ctrl-S lo envía todo.
goals-sheet-value-missing = Falta el valor.
goals-sheet-leave = { $count ->
    [one] Lo escrito para 1 objetivo aún no se ha enviado. ¿Salir y perderlo?
   *[other] Lo escrito para { $count } objetivos aún no se ha enviado. ¿Salir y perderlo?
}
goals-sheet-sent = { $count ->
    [one] 1 medición anotada.
   *[other] { $count } mediciones anotadas.
}

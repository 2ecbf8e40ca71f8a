### Los objetivos en la línea de órdenes.

## What the commands and their flags are

cli-about-goals = Objetivos con indicadores: qué se ha acordado, cómo va y por qué.
cli-about-goals-list = Lista los objetivos como están hoy; los tuyos, si no dices de quién.
cli-about-goals-show = Muestra un objetivo con sus mediciones y su historial.
cli-about-goals-add = Fija un objetivo a alguien a tu cargo, o propone uno tuyo.
cli-about-goals-change = Cambia lo acordado en un objetivo, con el motivo.
cli-about-goals-accept = Acepta un objetivo propuesto.
cli-about-goals-decline = Rechaza un objetivo propuesto, con el motivo.
cli-about-goals-cancel = Cancela un objetivo, con el motivo.
cli-about-goals-balance = Hace que los pesos de una persona sumen 100, en las mismas proporciones.
cli-about-goals-check-in = Anota un valor de un objetivo, corrige uno anterior o lee muchos de un archivo.
cli-about-goals-explain = Desmonta un número: fórmula, datos y fechas, de un objetivo o de muchos.
cli-about-goals-rollup = Dice cómo van juntos los objetivos de un grupo, y qué ven todos.
cli-about-goals-assign = Da un objetivo a muchas personas, o a ninguna.
cli-about-goals-template = Formas de objetivo guardadas con un nombre.
cli-about-goals-template-list = Lista las plantillas.
cli-about-goals-template-add = Guarda la forma de un objetivo como plantilla.
cli-about-goals-template-remove = Quita una plantilla; los objetivos dados con ella se quedan.
cli-about-goals-kpi = El catálogo de indicadores.
cli-about-goals-kpi-list = Lista los indicadores que se pueden medir.
cli-about-goals-kpi-add = Añade un indicador al catálogo.
cli-about-goals-kpi-rename = Da a un indicador otro nombre u otra unidad.
cli-about-goals-kpi-retire = Deja de ofrecer un indicador para objetivos nuevos, o vuelve a ofrecerlo.
cli-about-goals-kpi-starter = Añade el catálogo inicial, lo que falte de él.
cli-about-goals-dimension = Las dimensiones de los indicadores.
cli-about-goals-dimension-list = Lista las dimensiones con la palabra con que se escriben.
cli-about-goals-dimension-add = Añade una dimensión propia de la organización.
cli-about-goals-dimension-rename = Da otro nombre a una dimensión propia de la organización.
cli-about-goals-cycle = Periodos en los que se planifican los objetivos.
cli-about-goals-cycle-list = Lista los ciclos.
cli-about-goals-cycle-show = Muestra cómo acabaron los objetivos de un ciclo cerrado.
cli-about-goals-cycle-open = Abre un ciclo.
cli-about-goals-cycle-close = Cierra un ciclo pasado su último día: sus resultados quedan como están.
cli-about-goals-cycle-carry-over = Continúa en otro ciclo los objetivos no logrados de uno.

cli-arg-export-mine = Solo lo que está a tu cargo; de los objetivos, los tuyos.
cli-arg-goals-of = Objetivos: { $help }
cli-arg-goals-id = El objetivo: su identificador, o el final de este.
cli-arg-goals-explained = El objetivo: su identificador, o el final de este; si no, se explica el número de un grupo.
cli-arg-goals-mine = Los tuyos.
cli-arg-goals-people = Los de todas las personas a tu cargo.
cli-arg-goals-area = Los de un área y lo que contiene, hasta donde puedes verlos.
cli-arg-goals-person = Los de una persona.
cli-arg-goals-owner = De quién es el objetivo; si no, tuyo, como propuesta.
cli-arg-goals-cycle = Los de un ciclo; si no, los actuales.
cli-arg-goals-new-cycle = El ciclo al que pertenece, del que toma los días si no dices otros.
cli-arg-goals-status = Solo los que están en este estado.
cli-arg-goals-dimension = Solo los de esta dimensión, por su palabra o su nombre.
cli-arg-goals-stale = Solo los que ya deberían haberse medido.
cli-arg-goals-sort = El orden.
cli-arg-goals-reverse = Invierte el orden.
cli-arg-goals-kpi = El indicador: su nombre, su identificador o el final de este.
cli-arg-goals-baseline = El punto de partida, de una cantidad.
cli-arg-goals-target = La meta, de una cantidad.
cli-arg-goals-low = El valor más bajo de la banda.
cli-arg-goals-high = El valor más alto de la banda.
cli-arg-goals-share = La parte de las mediciones que debe quedar en la banda, como 90% o 0,9.
cli-arg-goals-steps = Cuántos pasos son, en un indicador de pasos.
cli-arg-goals-rating = La valoración que se quiere alcanzar, de 2 a 5.
cli-arg-goals-weight = Cuánto cuenta entre los objetivos de la persona, sobre 100.
cli-arg-goals-cadence = Cada cuánto se mide; si no, cada mes.
cli-arg-goals-start = El primer día.
cli-arg-goals-end = El último día.
cli-arg-goals-checkpoint = Qué debería estar hecho un día, como 2026-08-31=30%; puede repetirse.
cli-arg-goals-no-checkpoints = Quita los hitos: el progreso esperado es uniforme.
cli-arg-goals-reason = El motivo; queda en el historial.
cli-arg-goals-value = El valor, como 1234,5.
cli-arg-goals-on = El día en que se midió; si no, hoy, o el día de lo que corrige.
cli-arg-goals-confidence = La confianza de su responsable, de 1 a 5.
cli-arg-goals-evidence = En qué se apoya; hace falta en una valoración.
cli-arg-goals-correct = El número de la medición que corrige.
cli-arg-goals-correct-reason = Por qué se corrige.
cli-arg-goals-file = Un archivo CSV con muchas mediciones: se anotan todas o ninguna.
cli-arg-goals-file-dry-run = Solo dice lo que anotaría.
cli-arg-goals-to-area = Todas las personas de esta área a tu cargo.
cli-arg-goals-to-level = Todas las personas de este nivel a tu cargo.
cli-arg-goals-to-client-type = Todas las personas de este tipo de cliente interno a tu cargo.
cli-arg-goals-to = Esta persona; puede repetirse.
cli-arg-goals-by-template = La plantilla que se da; lo que digas además va antes que ella.
cli-arg-goals-assign-dry-run = Solo dice quién lo recibiría.
cli-arg-goals-balance-dry-run = Solo dice cómo quedarían los pesos.
cli-arg-goals-balance-reason = El motivo; si no, «pesos llevados a 100».
cli-arg-goals-retired = Los que ya no se ofrecen.
cli-arg-goals-back = Vuelve a ofrecerlo.
cli-arg-goals-name-es = El nombre en español.
cli-arg-goals-name-en = El nombre en inglés.
cli-arg-goals-unit-es = La unidad en español.
cli-arg-goals-unit-en = La unidad en inglés.
cli-arg-goals-kpi-dimension = La dimensión, por su palabra o su nombre.
cli-arg-goals-kind = Cómo se calcula el progreso.
cli-arg-goals-aggregation = Cuál es el valor actual, de todas las mediciones.
cli-arg-goals-renamed-dimension = La dimensión, por su palabra o su nombre.
cli-arg-goals-template-name = El nombre de la plantilla.
cli-arg-goals-cycle-name = El nombre del ciclo.
cli-arg-goals-cycle-start = Su primer día.
cli-arg-goals-cycle-end = Su último día.
cli-arg-goals-cycle-to = El ciclo en el que continúan.
cli-arg-goals-carried = Un objetivo que continúa; si no, todos los no logrados que te toca fijar.
cli-arg-goals-note = Lo que conviene recordar de él.

## What was typed wrong

cli-goals-at = { $what }: { $message }
cli-goals-the-value = valor
cli-goals-no-area = No existe el área { $area }.
cli-goals-other-kind = { $flags }: el indicador es de tipo «{ $kind }» y eso no le sirve.
cli-goals-lacking-aim = El indicador es de tipo «{ $kind }»: indica a qué se aspira.
cli-goals-kind-flags = Con este tipo se usan: { $flags }.
cli-goals-lacking-weight = Indica cuánto cuenta con «--weight», sobre 100.
cli-goals-lacking-period = Indica desde cuándo y hasta cuándo.
cli-goals-lacking-period-hint = Añade «--start» y «--end», o «--cycle».
cli-goals-bad-checkpoint = «{ $typed }» no es un hito: escribe un día y una parte, como 2026-08-31=30%.
cli-goals-not-yours-to-see = No te corresponde ver los objetivos de { $person }.
cli-goals-nothing-to-change = No hay nada que cambiar: indica qué.
cli-goals-assign-to-whom = Indica a quién: «--area», «--level», «--client-type» o «--to».
cli-goals-cycle-runs = El ciclo «{ $name }» sigue abierto: sus resultados no son definitivos.
cli-goals-cycle-runs-hint = «cartelera goals list --cycle» muestra cómo van hoy sus objetivos.
cli-export-goals-only = Esas opciones son de los objetivos.
cli-export-not-of-goals = Esas opciones son de los tablones, no de los objetivos.

## Results

cli-goals-column-person = Persona
cli-goals-column-people = Personas
cli-goals-column-kpi = Indicador
cli-goals-column-dimension = Dimensión
cli-goals-column-kind = Tipo
cli-goals-column-unit = Unidad
cli-goals-column-aggregation = Valor actual
cli-goals-column-aim = Se aspira a
cli-goals-column-period = Periodo
cli-goals-column-cycle = Ciclo
cli-goals-column-cadence = Se mide
cli-goals-column-value = Valor
cli-goals-column-progress = Progreso
cli-goals-column-expected = Esperado
cli-goals-column-weight = Peso
cli-goals-column-status = Estado
cli-goals-column-confidence = Confianza
cli-goals-column-due = Próxima
cli-goals-column-note = Nota
cli-goals-column-goals = Objetivos
cli-goals-column-without-goals = Sin objetivos
cli-goals-column-without-check-in = Sin medición
cli-goals-column-stale = Sin actualizar
cli-goals-period = { $start } – { $end }
cli-goals-stale = sin actualizar
cli-goals-differs = quien lo lleva lo ve de otro modo
cli-goals-check-ins = Mediciones
cli-goals-history = Historial
cli-goals-corrects = corrige la { $number }: { $reason }
cli-goals-corrected-by = corregida por la { $number }
cli-goals-proposed = Propuesto para { $person }: { $kpi }. Id: { $id }
cli-goals-agreed = Acordado con { $person }: { $kpi }. Id: { $id }
cli-goals-declined = Rechazado: { $kpi }, de { $person }.
cli-goals-cancelled = Cancelado: { $kpi }, de { $person }.
cli-goals-weights = los pesos suman { $sum }
cli-goals-balance-reason = pesos llevados a 100
cli-goals-balanced-already = Los pesos ya suman 100.
cli-goals-would-balance = No se ha cambiado nada. Los pesos quedarían así:
cli-goals-balanced = { $count ->
    [one] Ha cambiado 1 peso:
   *[other] Han cambiado { $count } pesos:
}
cli-goals-checked-in = { $kpi }: anotado { $value }. Progreso { $progress }, { $status }.
cli-goals-would-check-in = { $count ->
    [0] En el archivo no hay nada nuevo.
    [one] No se ha anotado nada. Sería 1 medición:
   *[other] No se ha anotado nada. Serían { $count } mediciones:
}
cli-goals-checked-in-many = { $count ->
    [0] En el archivo no hay nada nuevo.
    [one] 1 medición anotada:
   *[other] { $count } mediciones anotadas:
}
cli-goals-there-already = { $count ->
    [one] 1 fila ya estaba anotada.
   *[other] { $count } filas ya estaban anotadas.
}
cli-goals-total = A { $day }
cli-goals-organisation = la organización
cli-goals-shared = Todos ven de { $area }: { $progress } entre { $people } personas, semana del { $week }.
cli-goals-would-assign = { $count ->
    [0] No lo recibiría nadie.
    [one] No se ha fijado nada. Lo recibiría 1 persona:
   *[other] No se ha fijado nada. Lo recibirían { $count } personas:
}
cli-goals-assigned = { $count ->
    [0] No lo ha recibido nadie.
    [one] Lo ha recibido 1 persona:
   *[other] Lo han recibido { $count } personas:
}
cli-goals-have-it = Ya lo tienen: { $people }
cli-goals-not-below = No te toca fijarles objetivos: { $people }
cli-goals-template-added = Guardada como plantilla: { $name }.
cli-goals-template-removed = Plantilla quitada: { $name }.
cli-goals-kpi-retired = Ya no se ofrece: { $kpi }.
cli-goals-kpi-kept = En el catálogo: { $kpi }. Id: { $id }
cli-goals-starter = { $count ->
    [0] El catálogo inicial ya está completo.
    [one] 1 indicador añadido.
   *[other] { $count } indicadores añadidos.
}
cli-goals-dimension-kept = { $name }, se escribe { $word }.
cli-goals-cycle-open = abierto
cli-goals-cycle-closed = cerrado
cli-goals-cycle-opened = El ciclo { $name } queda abierto.
cli-goals-cycle-closed-now = { $count ->
    [0] El ciclo { $name } queda cerrado. No tenía objetivos.
    [one] El ciclo { $name } queda cerrado, y el resultado de 1 objetivo se conserva como está.
   *[other] El ciclo { $name } queda cerrado, y los resultados de { $count } objetivos se conservan como están.
}
cli-goals-carried = { $count ->
    [0] No hay nada que continuar.
    [one] 1 objetivo continúa en { $name }.
   *[other] { $count } objetivos continúan en { $name }.
}

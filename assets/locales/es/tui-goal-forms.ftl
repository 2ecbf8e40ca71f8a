### Formularios y páginas junto a los objetivos: fijar, decidir, dar a muchos, el catálogo, los ciclos, el resumen.

command-assign = dar a muchos
command-overview = resumen
command-definitions = catálogo
command-cycle-list = ciclos
command-decline = rechazar
command-cancel-goal = cancelar objetivo
command-retire = retirar
command-starter = tomar el catálogo inicial
command-add-dimension = dimensión propia
command-close-cycle = cerrar ciclo
command-carry-over = arrastrar
command-keep-template = guardar como plantilla

## Fijar y cambiar un objetivo.

goal-form-new = nuevo objetivo
goal-form-change = Cambiar lo acordado · { $kpi }
goal-form-change-terms = cambiar lo acordado
goal-form-owner = Para
goal-form-kpi = Indicador
goal-form-choose = elegir de la lista
goal-form-baseline = Punto de partida
goal-form-target = Meta
goal-form-low = Banda desde
goal-form-high = Banda hasta
goal-form-share = % mediciones en banda
goal-form-steps = Pasos
goal-form-weight = Peso %
goal-form-cycle = Ciclo
goal-form-own-dates = ninguno, fechas propias
goal-form-start = Primer día
goal-form-end = Último día
goal-form-when = día/mes/año
goal-form-cadence = Se mide
goal-form-checkpoints = Hitos
goal-form-reason = Motivo
goal-form-reason-missing = Hace falta un motivo: queda en el historial del objetivo.
goal-form-not-a-day = No es un día. Escríbelo como { $today }.
goal-form-not-a-checkpoint = «{ $line }» no es un hito. Escribe uno por línea: el día y cuánto del camino, por ejemplo 30/03 40%.
goal-form-proposal = Es una propuesta: la acepta o rechaza { $manager }.
goal-form-proposed-to-you = { $owner } te lo ha propuesto. Si lo cambias, sigue siendo una propuesta.
goal-form-agreed = Acordado con { $owner }: cuenta desde que lo envíes.
goal-form-own = No tienes a nadie por encima: queda acordado al enviarlo.
goal-form-sum-whole = Con él, los pesos de { $owner } suman 100.
goal-form-sum-less = Con él, los pesos de { $owner } suman { $sum }.
goal-form-sum-more = Con él, los pesos de { $owner } suman { $sum }: más de 100. Puedes repartirlos después.
goal-form-was-agreed = Acordado: { $kpi } · { $owner }
goal-form-was-proposed = Propuesto: { $kpi }
goal-form-changed = Cambiado: { $kpi }
goal-form-changed-meanwhile = Mientras escribías pasó a la revisión { $revision }, de { $by }: { $aim }, peso { $weight }. Lo que escribiste sigue aquí; si lo envías otra vez, ocupará su lugar.
goal-form-not-yours = Lo fijan los responsables por encima.
goal-form-over = Se rechazó o se canceló.
goal-form-leave = salir
goal-form-leave-question = Se perderá lo que has escrito aquí.
goal-form-done = { $count ->
    [0] listo, nadie
    [one] listo, 1 persona
   *[other] listo, { $count } personas
}

## Aceptar, rechazar, cancelar.

goal-decide-terms = { $kpi }: { $aim }, peso { $weight }, del { $start } al { $end }.
goal-decide-accept = Aceptas lo que propuso { $owner }; cuenta desde ese momento.
goal-decide-sum = Con él, sus pesos suman { $sum }.
goal-decide-decline = Rechazas lo que propuso { $owner }, que leerá tu motivo.
goal-decide-declined = Rechazado.
goal-decide-cancel = { $count ->
    [0] El objetivo de { $owner } termina ahora y deja de contar.
    [one] El objetivo de { $owner } termina ahora y deja de contar. Su medición queda en el historial.
   *[other] El objetivo de { $owner } termina ahora y deja de contar. Sus { $count } mediciones quedan en el historial.
}
goal-decide-cancelled = Cancelado.

## Un objetivo para muchas personas.

goal-assign-title = Un objetivo para muchas personas
goal-assign-help = Primero qué, luego a quién. No se escribe nada hasta que veas quién lo recibe.
goal-assign-template = Plantilla
goal-assign-no-template = ninguna
goal-assign-level = Nivel
goal-assign-people = Personas
goal-assign-picked = { $count ->
    [one] 1 persona elegida
   *[other] { $count } personas elegidas
}
goal-assign-sum = Pesos después
goal-assign-given = { $count ->
    [0] No lo recibe nadie
    [one] Lo recibe 1 persona
   *[other] Lo reciben { $count } personas
}
goal-assign-over = { $count ->
    [one] 1 pasa de 100
   *[other] { $count } pasan de 100
}
goal-assign-have-it = { $count ->
    [one] 1 ya lo tiene
   *[other] { $count } ya lo tienen
}
goal-assign-not-yours = { $count ->
    [one] 1 no te corresponde
   *[other] { $count } no te corresponden
}
goal-assign-over-whole = { $sum }, pasa de 100
goal-assign-has-it = ya lo tiene
goal-assign-not-your-person = no te corresponde
goal-assign-nobody = No lo recibiría nadie: cambia a quién va.
goal-assign-nobody-below = No tienes a nadie a tu cargo.
goal-assign-question = { $count ->
    [one] 1 persona recibe el objetivo «{ $kpi }».
   *[other] { $count } personas reciben el objetivo «{ $kpi }»: todas, o ninguna si algo falla.
}
goal-assign-done = { $count ->
    [one] 1 persona tiene ya el objetivo.
   *[other] { $count } personas tienen ya el objetivo.
}
goal-assign-template-name = Nombre
goal-assign-keep-help = Se guardan con un nombre el indicador, la meta, el peso y cada cuánto se mide, para darlos otra vez.
goal-assign-kept = Guardado como { $name }.
goal-assign-delete-template = borrar plantilla
goal-assign-delete-question = La plantilla «{ $name }» desaparece. Los objetivos que se dieron con ella se quedan.
goal-assign-template-deleted = La plantilla ya no está.

## El catálogo.

goal-catalogue-title = Qué se puede medir
goal-catalogue-dimension = Dimensión
goal-catalogue-kind = Tipo
goal-catalogue-unit = Unidad
goal-catalogue-current = Valor
goal-catalogue-retired = retirado
goal-catalogue-empty = Aún no hay nada que medir. Pulsa Intro para tomar el catálogo inicial: indicadores para puestos directivos, comerciales y operativos en las cinco dimensiones, en los dos idiomas, listos para usar. O escribe los tuyos con n.
goal-catalogue-ask = Aún no hay nada que medir. Pueden llenar el catálogo: { $names }.
goal-catalogue-read-only = Puedes leer el catálogo. Lo cambian: { $names }.
goal-catalogue-new = nuevo indicador
goal-catalogue-new-help = La dimensión, el tipo y cómo se calcula el valor ya no cambian: sobre ellos se acuerdan objetivos. Basta con un idioma.
goal-catalogue-rename = cambiar nombre
goal-catalogue-rename-help = Los objetivos ya acordados muestran también el nombre nuevo.
goal-catalogue-put-back = volver a ofrecer
goal-catalogue-name-spanish = Nombre en español
goal-catalogue-name-english = Nombre en inglés
goal-catalogue-unit-spanish = Unidad en español
goal-catalogue-unit-english = Unidad en inglés
goal-catalogue-name-missing = Hace falta un nombre en uno de los idiomas.
goal-catalogue-defined = En el catálogo: { $name }
goal-catalogue-renamed = Nombre cambiado: { $name }
goal-catalogue-was-retired = { $name } ya no se ofrece para objetivos nuevos.
goal-catalogue-is-back = { $name } se ofrece de nuevo.
goal-catalogue-added = { $count ->
    [0] El catálogo inicial ya estaba.
    [one] 1 indicador añadido.
   *[other] { $count } indicadores añadidos.
}
goal-catalogue-dimension-help = Todo tablón tiene productividad, manejo de conflictos, desempeño, liderazgo y compromiso. Una dimensión propia se suma a ellas.
goal-catalogue-dimension-new = una nueva
goal-catalogue-dimension-rename-help = Para cambiar el nombre de una propia, elígela abajo; lo que dejes vacío se queda como está.
goal-catalogue-dimension-added = Nueva dimensión: { $name }

## Ciclos.

goal-cycles-title = Ciclos
goal-cycles-state = Estado
goal-cycles-open = abierto
goal-cycles-to-come = por empezar
goal-cycles-over = terminado, sin cerrar
goal-cycles-closed = cerrado el { $day }
goal-cycles-closed-already = Ya está cerrado.
goal-cycles-still-runs = Aún no ha terminado.
goal-cycles-empty = Aún no hay ningún ciclo. Pulsa n para abrir el primero; los objetivos también pueden tener fechas propias.
goal-cycles-ask = Aún no hay ningún ciclo. Pueden abrir uno: { $names }.
goal-cycles-read-only = Puedes mirar los ciclos. Los abren y cierran: { $names }.
goal-cycles-new = abrir un ciclo
goal-cycles-new-help = Un periodo para planificar, con un nombre como 2027 primer semestre.
goal-cycles-name = Nombre
goal-cycles-name-missing = Hace falta un nombre.
goal-cycles-note = Nota de cierre
goal-cycles-opened = Abierto: { $name }
goal-cycles-look = ver sus objetivos
goal-cycles-close-help = { $count ->
    [0] Cierra «{ $name }». Ningún objetivo es de este ciclo.
    [one] Cierra «{ $name }» y congela su único objetivo como está: después no admite mediciones ni cambios. No se puede deshacer.
   *[other] Cierra «{ $name }» y congela sus { $count } objetivos como están: después no admiten mediciones ni cambios. No se puede deshacer.
}
goal-cycles-was-closed = { $count ->
    [one] { $name } está cerrado; 1 objetivo congelado.
   *[other] { $name } está cerrado; { $count } objetivos congelados.
}

goal-carry-title = No logrado en { $from } → sigue en { $to }
goal-carry-help = Cada uno empieza desde donde está, con la misma meta y el mismo peso. Espacio quita la marca.
goal-carry-tick = marcar
goal-carry-other-cycle = otro ciclo
goal-carry-no-cycle = No hay un ciclo posterior abierto que los reciba: abre uno primero.
goal-carry-nothing = No quedó nada tuyo, ni de tu gente, sin lograr en él.
goal-carry-none = No hay nada marcado.
goal-carry-question = { $count ->
    [one] 1 objetivo sigue en «{ $cycle }».
   *[other] { $count } objetivos siguen en «{ $cycle }».
}
goal-carry-proposed = { $count ->
    [one] 1 de ellos es tuyo y será una propuesta.
   *[other] { $count } de ellos son tuyos y serán propuestas.
}
goal-carry-done = { $count ->
    [0] Ya se habían arrastrado antes.
    [one] 1 objetivo sigue adelante.
   *[other] { $count } objetivos siguen adelante.
}

## El resumen.

goal-overview-all = En conjunto
goal-overview-as-of = a { $day }
goal-overview-progress = Progreso
goal-overview-counted = Personas
goal-overview-statuses = Estados
goal-overview-made-of = { $count ->
    [one] la cifra de { $shown } persona de { $all }
   *[other] la media de { $shown } personas de { $all }
}
goal-overview-without-check-in = { $count ->
    [one] { $shown } objetivo sin medición
   *[other] { $shown } objetivos sin medición
}
goal-overview-people-without = { $count ->
    [one] { $shown } persona sin objetivos
   *[other] { $shown } personas sin objetivos
}
goal-overview-stale = { $share } de los objetivos sin actualizar
goal-overview-trend = { $weeks ->
    [one] { $weeks } semana: { $first } ({ $begin }) → { $last } ({ $end })
   *[other] { $weeks } semanas: { $first } ({ $begin }) → { $last } ({ $end })
}
goal-overview-filter = otra dimensión
goal-overview-go-in = entrar
goal-overview-everybody-sees = Lo que ve todo el mundo, cada semana
goal-overview-peers = { $area }: { $number }, sobre { $count } personas, semana del { $week }
goal-overview-not-shown = { $area }: no se muestra. Tienen objetivos muy pocas personas, o junto a otra cifra diría algo de unas pocas.

## Exportar.

goal-export-xlsx = libro de cálculo (XLSX)
goal-export-html = informe para imprimir (HTML)

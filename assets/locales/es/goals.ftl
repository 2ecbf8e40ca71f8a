### Objetivos: cómo se llaman sus valores, por qué un número es el que es, y qué se rechaza.

status-not-rated = sin valorar
status-on-track = en camino
status-at-risk = en riesgo
status-off-track = desviado
status-achieved = logrado
status-missed = no logrado

dimension-productivity = productividad
dimension-conflict = manejo de conflictos
dimension-performance = desempeño
dimension-leadership = liderazgo
dimension-engagement = compromiso

kpi-kind-numeric = cantidad
kpi-kind-numeric-help = De un punto de partida a una meta, hacia arriba o hacia abajo.
kpi-kind-maintain = banda
kpi-kind-maintain-help = Se mantiene entre dos valores en la mayoría de las mediciones.
kpi-kind-milestone = pasos
kpi-kind-milestone-help = Un número de pasos por dar.
kpi-kind-rating = valoración
kpi-kind-rating-help = Lo que juzgan las personas, de 1 a 5, con la evidencia por escrito.

aggregation-last = última
aggregation-last-help = El valor actual es el de la última medición.
aggregation-sum = suma
aggregation-sum-help = El valor actual es la suma de todas las mediciones.
aggregation-mean = media
aggregation-mean-help = El valor actual es la media de todas las mediciones.

cadence-weekly = semanal
cadence-fortnightly = quincenal
cadence-monthly = mensual
cadence-quarterly = trimestral

goal-state-proposed = propuesto
goal-state-accepted = acordado
goal-state-declined = rechazado
goal-state-cancelled = cancelado

quantity-with-unit = { $number }{ "\u00A0" }{ $unit }

aim-numeric = { $baseline } → { $target }
aim-maintain = de { $low } a { $high } en el { $share } de las mediciones
aim-milestone = { $steps ->
    [one] 1 paso
   *[other] { $steps } pasos
}
aim-rating = { $target } de 5

## Un número, pieza a pieza.

formula-way = (valor actual − punto de partida) ÷ (meta − punto de partida)
formula-in-band = mediciones en banda ÷ mediciones previstas hasta hoy; la que falta cuenta como fuera
formula-steps = pasos dados ÷ pasos
formula-rating = (valoración − 1) ÷ (meta − 1)
formula-person = suma de peso × progreso de cada objetivo ÷ suma de los pesos; el progreso cuenta del 0 al 100{ "\u00A0" }%
formula-people = suma del progreso de cada persona ÷ personas contadas

input-value = valor actual
input-baseline = punto de partida
input-target = meta
input-low = mínimo de la banda
input-high = máximo de la banda
input-slots-in-band = mediciones en banda
input-slots-due = mediciones previstas hasta hoy
input-agreed-share = parte acordada en banda
input-check-ins = mediciones
input-aggregation = el valor actual es
input-last-check-in = última medición
input-cadence = se mide
input-start = primer día
input-end = último día
input-day = a fecha de
input-expected = esperado a esa fecha
input-from-day = hito anterior
input-from-share = esperado en él
input-to-day = hito siguiente
input-to-share = esperado en ese
input-on-track-from = en camino desde
input-at-risk-from = en riesgo desde
input-confidence = confianza de su titular
input-weight = suma de los pesos
input-weighted-progress = suma de peso × progreso
input-goals = objetivos
input-goals-counted = objetivos contados
input-people = personas
input-people-counted = personas contadas
input-people-without-goals = personas sin objetivos
input-without-check-in = objetivos sin medición
input-stale = objetivos sin actualizar
input-sum-of-progress = suma del progreso
confidence-of-five = { $confidence } de 5

explanation-result = progreso
explanation-rule = por qué
explanation-formula = fórmula
explanation-nothing = aún ninguno
explanation-part = { $progress } · peso { $weight }

rule-not-agreed = No está acordado, y solo se valoran los objetivos acordados.
rule-before-start = Empieza el { $start }.
rule-ended-reached = Terminó el { $end } con el { $progress } del camino hecho: se alcanzó la meta.
rule-ended-short = Terminó el { $end } con el { $progress } del camino hecho: no se alcanzó la meta.
rule-ended-band-reached = { $due ->
    [one] Terminó el { $end }: { $in_band } de 1 medición prevista estuvo en banda, y se acordó el { $agreed }.
   *[other] Terminó el { $end }: { $in_band } de { $due } mediciones previstas estuvieron en banda, y se acordó al menos el { $agreed }.
}
rule-ended-band-short = { $due ->
    [one] Terminó el { $end }: { $in_band } de 1 medición prevista estuvo en banda, y se acordó el { $agreed }.
   *[other] Terminó el { $end }: solo { $in_band } de { $due } mediciones previstas estuvieron en banda, y se acordó al menos el { $agreed }.
}
rule-ended-unmeasured = Terminó el { $end } sin una sola medición.
rule-no-check-in = Aún no tiene ninguna medición.
rule-too-early = Es pronto para saberlo: se espera el { $expected } del camino el { $day }, y se valora desde el { $limit }.
rule-in-band = { $due ->
    [one] La única medición prevista estuvo en banda.
   *[other] { $in_band } de { $due } mediciones previstas estuvieron en banda, la última entre ellas.
}
rule-last-missed = { $due ->
    [one] La única medición prevista estuvo fuera de la banda o falta.
   *[other] { $in_band } de { $due } mediciones previstas estuvieron en banda; la última no, o falta.
}
rule-two-missed = { $in_band } de { $due } mediciones previstas estuvieron en banda; ninguna de las dos últimas, o faltan.
rule-at-target = La valoración es { $value } y la meta { $target }.
rule-one-below = La valoración es { $value }: está por debajo de la meta, { $target }, en un punto como mucho.
rule-far-below = La valoración es { $value }: está por debajo de la meta, { $target }, en más de un punto.
rule-reached = Está hecho el { $progress } del camino: se ha alcanzado la meta.
rule-near-expected = Está hecho el { $progress } del camino y se esperaba el { $expected } el { $day }; va en camino desde el { $on_track }.
rule-behind-expected = Está hecho el { $progress } del camino y se esperaba el { $expected } el { $day }: menos del { $on_track }, desde donde va en camino, y al menos el { $at_risk }, desde donde está en riesgo.
rule-far-behind = Está hecho el { $progress } del camino y se esperaba el { $expected } el { $day }: menos del { $at_risk }, por debajo de lo cual está desviado.

## Qué se rechaza, en su campo.

goal-fault-no-way = La meta es igual al punto de partida: pon otra.
goal-fault-empty-band = El mínimo de la banda está por encima del máximo: intercámbialos o corrige uno.
goal-fault-bad-share = La parte en banda tiene que ser mayor que 0{ "\u00A0" }% y como mucho 100{ "\u00A0" }%.
goal-fault-bad-steps = Los pasos tienen que ser un número entero de 1 a { $limit }.
goal-fault-bad-target-rating = La meta de una valoración tiene que ser 2, 3, 4 o 5.
goal-fault-weight-too-high = Un peso va de 0 a 100, con dos decimales como mucho.
goal-fault-ends-before-start = El último día tiene que ser posterior al primero.
goal-fault-outside-cycle = Se sale de su ciclo, que va del { $start } al { $end }.
goal-fault-checkpoint-outside = El hito del { $day } tiene que estar entre el primer día y el último.
goal-fault-checkpoints-out-of-order = Los hitos van por días, uno por día; cada uno espera lo mismo que el anterior o más, y como mucho el 100{ "\u00A0" }%.
goal-fault-too-many-checkpoints = Hay más de { $limit } hitos: deja los que importan.
goal-fault-other-kind = Este indicador es de tipo «{ $kind }» y necesita un objetivo de ese tipo.

check-in-fault-outside-period = El día está fuera del periodo del objetivo, del { $start } al { $end }.
check-in-fault-in-the-future = Ese día aún no ha llegado.
check-in-fault-bad-steps = El valor tiene que ser un número entero de pasos, de 0 a { $steps }.
check-in-fault-bad-rating = Una valoración tiene que ser 1, 2, 3, 4 o 5.
check-in-fault-bad-confidence = La confianza tiene que ser 1, 2, 3, 4 o 5.
check-in-fault-evidence-missing = Una valoración necesita su evidencia: escribe en qué se apoya.
check-in-fault-evidence-too-long = La evidencia ocupa más de { $limit } KiB: acórtala.

quantity-empty = Hace falta un número.
quantity-not-a-number = Esto no es un número: escríbelo como 1234,5.
quantity-too-large = El número es demasiado grande: el límite es { $limit }.
quantity-too-many-decimals = El número tiene más de { $limit } decimales: redondéalo.
quantity-ambiguous = «{ $text }» se puede leer de dos maneras: escribe { $thousands } si el signo agrupa miles, o { $decimals } si separa decimales.

## Qué falla en un archivo de mediciones, y qué hacer.

check-ins-too-large = El archivo ocupa más de { $limit } MiB: comprueba que sea la lista de mediciones.
check-ins-nothing-listed = El archivo no contiene ninguna medición: escribe una línea de cabecera y una línea por medición.
check-ins-missing-column = Falta esta columna: el archivo necesita la fecha, el valor y, además, la persona y el indicador o bien el objetivo.
check-ins-empty = Esta celda está vacía: rellénala.
check-ins-ambiguous-date = «{ $text }» puede ser dos días: escribe { $day_first } si va primero el día, o { $month_first } si va primero el mes.
check-ins-no-person = No hay nadie que se llame «{ $person }» con objetivos que puedas medir: escribe el identificador o el nombre completo.
check-ins-several-people = Varias personas se llaman «{ $person }»: escribe el identificador ({ $handles }).
check-ins-no-goal = No hay ningún objetivo cuyo identificador termine en «{ $goal }».
check-ins-no-kpi = No hay ningún objetivo de «{ $kpi }»: escribe el nombre del indicador como aparece en el catálogo.
check-ins-several-goals = Encajan varios objetivos: escribe el final del identificador de uno en una columna «objetivo» ({ $endings }).
check-ins-other-unit = La unidad es «{ $unit }», no «{ $text }»: convierte el valor o deja la celda vacía.
check-ins-no-unit = Este indicador no tiene unidad y pone «{ $text }»: deja la celda vacía.
check-ins-duplicate = El mismo objetivo en el mismo día ya está en la línea { $line }: deja uno de los dos.

# Por qué no se ha hecho algo con los objetivos, en una frase; casi todas están junto a un campo.

goal-error-no-goal = No existe ese objetivo.
goal-error-no-goal-hint = Puede que fuera de otra persona o que el número esté mal escrito.
goal-error-no-kpi = Ese indicador no está en el catálogo.
goal-error-no-dimension = No existe esa dimensión.
goal-error-no-cycle = No existe ese ciclo.
goal-error-no-template = No existe esa plantilla.
goal-error-no-check-in = Este objetivo no tiene la medición número { $number }.
goal-error-not-allowed = Puedes ver este objetivo, pero lo fijan y lo miden otras personas.
goal-error-not-allowed-hint = Eso corresponde a su titular y a los mandos por encima.
goal-error-reason-missing = Di por qué: el motivo queda en el historial.
goal-error-bad-aggregation = Un indicador de tipo «{ $kind }» no se calcula con «{ $aggregation }».
goal-error-note-too-long = El texto ocupa { $size } KiB y el límite son 4 KiB.
goal-error-kpi-retired = Este indicador ya no se ofrece para objetivos nuevos.
goal-error-cycle-closed = Este ciclo está cerrado: sus objetivos ya no admiten mediciones ni cambios.
goal-error-cycle-closed-hint = Lo que no se logró puede pasarse a un ciclo abierto.
goal-error-cycle-running = Este ciclo dura hasta el { $day }; podrás cerrarlo a partir del día siguiente.
goal-error-not-accepted = Este objetivo aún es una propuesta: podrá medirse cuando un mando la acepte.
goal-error-over = Este objetivo se rechazó o se canceló.
goal-error-name-taken = «{ $name }» ya está en uso.
goal-error-name-too-long = El nombre puede tener hasta 80 caracteres.
goal-error-unit-too-long = La unidad puede tener hasta 20 caracteres.
goal-error-fault-hint = No se ha guardado nada; lo que has escrito sigue ahí.

goal-fault-check-in-outside = Hay una medición del { $day } que este periodo dejaría fuera. Corrígela antes.

# Lo que espera sobre los objetivos, como primera columna de Hoy.
duty-check-in = medir
duty-accept-goal = aceptar
duty-off-track = desviado
duty-cycle-ends = fin de ciclo

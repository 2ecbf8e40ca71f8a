### Comunicados: qué son, cómo están y qué impide publicarlos.

announcement-priority = Prioridad
announcement-priority-normal = normal
announcement-priority-important = importante
announcement-priority-urgent = urgente

announcement-kind-notice = aviso
announcement-kind-event = evento

announcement-state-scheduled = programado
announcement-state-live = vigente
announcement-state-expired = caducado
announcement-state-withdrawn = retirado

receipt-unseen = sin abrir
receipt-opened = abierto
receipt-acknowledged = con acuse

announcement-title-empty = El título está vacío. Escribe uno.
announcement-title-too-long = El título tiene { $length } caracteres y caben { $limit }. Acórtalo.
announcement-body-too-long = El texto ocupa { $size } KiB y el límite es de 256 KiB. Acórtalo o repártelo en varios comunicados.
announcement-expires-before-ack = Caducaría antes de que venza el acuse. Elige una caducidad posterior o una fecha de acuse anterior.
announcement-event-without-start = Indica cuándo empieza el evento.
announcement-event-without-end = Indica cuándo termina el evento.
announcement-event-ends-before-start = El evento termina antes de empezar. Revisa las dos horas.
announcement-urgent-not-allowed = { $limit ->
    [one] Solo pueden marcar un comunicado como urgente las personas del nivel 1 y las que tienen el rol de edición. Usa «importante».
   *[other] Solo pueden marcar un comunicado como urgente las personas de los niveles 1 a { $limit } y las que tienen el rol de edición. Usa «importante».
}
announcement-urgent-used-up = Ya has publicado tres comunicados urgentes esta semana. Usa «importante» o espera al lunes.
announcement-pins-used-up = Ya tienes tres comunicados fijados en el tablón { $direction }. Quita uno antes.
announcement-nobody = No se ha publicado. { $reason }
announcement-depth-zero = El número de pasos empieza en 1. Déjalo vacío para no poner límite.

announcement-published-in-the-past = La hora de publicación ya ha pasado. Elige una posterior o déjala vacía para publicar ahora.
announcement-due-before-publication = El acuse vencería antes de publicarse. Elige una fecha posterior.
announcement-expires-before-publication = Caducaría antes de publicarse. Elige una caducidad posterior.
announcement-place-too-long = El lugar es demasiado largo: caben 200 caracteres.
announcement-depth-misplaced = Los pasos hacia abajo solo valen con «Las personas que dependen de mí».
announcement-height-misplaced = Los pasos hacia arriba solo valen con «Mis responsables».
announcement-copy-misplaced = Solo los comunicados horizontales pueden poner en copia a tu responsable.

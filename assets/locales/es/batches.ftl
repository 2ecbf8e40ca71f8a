### Marcas, un acto sobre muchos comunicados, y deshacer.

phrase-sign-marked = marcado

batch-marked = { $count ->
    [one] 1 marcado
   *[other] { $count } marcados
}
batch-marked-outside = { $count ->
    [one] 1 marcado, fuera de esta lista
   *[other] { $count } marcados, { $outside } fuera de esta lista
}
batch-seeking = Buscando qué marcar… Esc lo detiene.
batch-most = Marcados los primeros { $count }; esta lista tiene más. Acótala con un filtro para llegar al resto.
batch-act = actuar sobre { $count ->
    [one] 1 marcado
   *[other] { $count } marcados
}
batch-withdraw-marked = retirar lo marcado
batch-title = { $count ->
    [one] 1 comunicado marcado
   *[other] { $count } comunicados marcados
}
batch-open = abrir { $count }
batch-acknowledge = dar acuse a { $count }
batch-export = exportar { $count }
batch-withdraw = retirar { $count }
batch-unmark = desmarcar { $count }
batch-open-about = Cuentan como leídos.
batch-acknowledge-about = Firmas que has leído cada uno. No se puede deshacer.
batch-export-about = A un archivo: como página, texto, tabla o calendario.
batch-withdraw-about = { $readers ->
    [one] Su único destinatario verá solo el título y la fecha. { $key } lo deshace.
   *[other] Sus { $readers } destinatarios verán solo el título y la fecha. { $key } lo deshace.
}
batch-unmark-about = A los comunicados no les pasa nada.
batch-left-out = { $count ->
    [one] Se omite { $reasons }.
   *[other] Se omiten { $reasons }.
}
batch-nothing-to-withdraw = De lo marcado no se puede retirar nada: { $reasons }.
batch-skip-gone = { $count ->
    [one] 1 que ya no está
   *[other] { $count } que ya no están
}
batch-skip-not-yours = { $count ->
    [one] 1 que no es tuyo
   *[other] { $count } que no son tuyos
}
batch-skip-yours = { $count ->
    [one] 1 tuyo
   *[other] { $count } tuyos
}
batch-skip-opened = { $count ->
    [one] 1 ya abierto
   *[other] { $count } ya abiertos
}
batch-skip-unopened = { $count } sin abrir
batch-skip-acknowledged = { $count } ya con acuse
batch-skip-nothing-asked = { $count ->
    [one] 1 que no pide acuse
   *[other] { $count } que no piden acuse
}
batch-skip-not-asked = { $count ->
    [one] 1 que se pide a otros
   *[other] { $count } que se piden a otros
}
batch-skip-revised = { $count ->
    [one] 1 con otra revisión desde entonces
   *[other] { $count } con otra revisión desde entonces
}
batch-skip-withdrawn = { $count ->
    [one] 1 retirado
   *[other] { $count } retirados
}
batch-skip-not-withdrawn = { $count ->
    [one] 1 sin retirar
   *[other] { $count } sin retirar
}
batch-skip-expired = { $count ->
    [one] 1 caducado
   *[other] { $count } caducados
}
batch-skip-not-published = { $count } sin publicar todavía
batch-skip-pins = { $count ->
    [one] 1 fijado donde ya hay tres
   *[other] { $count } fijados donde ya hay tres
}
batch-skip-urgent = { $count ->
    [one] 1 urgente en una semana que ya tiene tres
   *[other] { $count } urgentes en una semana que ya tiene tres
}
batch-nothing-done = No se ha hecho nada.
batch-opened = { $count ->
    [one] Abierto 1.
   *[other] Abiertos { $count }.
}
batch-acknowledged = { $count ->
    [one] Acuse dado a 1.
   *[other] Acuse dado a { $count }.
}
batch-withdrawn = { $count ->
    [one] Retirado. Con { $key } vuelve.
   *[other] Retirados { $count }. Con { $key } vuelven.
}
batch-reinstated = { $count ->
    [one] Ha vuelto: sus destinatarios lo leen de nuevo.
   *[other] Han vuelto { $count }: sus destinatarios los leen de nuevo.
}
batch-failed = { $count ->
    [one] Queda 1 sin hacer: { $error }
   *[other] Quedan { $count } sin hacer: { $error }
}
batch-file = marcados

undo-nothing = todavía no hay nada que deshacer
undo-called = deshacer: { $what }
undo-called-publishing = deshacer: publicar
undo-done = Deshecho: { $what }.
undo-stays-then = { $stays } { $key } otra vez deshace lo anterior: { $what }.
undo-stays-opened = Que has abierto un comunicado queda registrado.
undo-stays-acknowledged = Tu acuse se queda: está firmado y su autor cuenta con él.
undo-stays-written = «{ $said }» Se queda: está firmado y quizá otros ya lo han leído.
undo-withdraw-instead = { $count ->
    [one] Lo publicado está firmado y quizá ya se ha leído, así que se queda. En su lugar puedes retirarlo: su único destinatario verá solo el título y la fecha. Con { $key } vuelve.
   *[other] Lo publicado está firmado y quizá ya se ha leído, así que se queda. En su lugar puedes retirarlo: sus { $count } destinatarios verán solo el título y la fecha. Con { $key } vuelve.
}
undo-marking = marcar { $count }
undo-unmarking = desmarcar { $count }
undo-withdrawing = { $count ->
    [one] retirar 1
   *[other] retirar { $count }
}
undo-withdrawing-one = retirar «{ $title }»
undo-draft = desechar un borrador
undo-filter = quitar un filtro

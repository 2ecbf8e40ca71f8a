### Sesiones de feedback: sus palabras, lo que dicen sus pantallas y sus teclas.

command-tick = marcar hecho
command-hold = empezar
command-close-session = cerrar
command-sign = firmar
command-reopen = reabrir
command-move-session = mover
command-cancel-session = cancelar la sesión
command-hand-over = ceder el historial
command-take-snapshot = foto de indicadores
command-history = historial
command-trail = registro
command-with-whom = con quién
command-session-templates = plantillas
command-retention = conservación

session-part-state-open = abierto
session-part-state-done = hecho
session-part-state-agreed = acordado
session-part-state-resolved = resuelto
session-part-state-declined = rechazado
session-part-state-removed = quitado
session-agenda-ticked = tratado

### Las sesiones de feedback en la línea de órdenes y en los documentos exportados.

session-export-ics = Calendario (ICS)

## Documentos exportados

export-sessions-title = Sesiones de feedback
export-sessions-heading = { $kind }, { $when }
export-sessions-people = Con
export-sessions-state = Estado
export-sessions-length = Duración
export-sessions-minutes = { $minutes } min
export-sessions-place = Lugar
export-sessions-cadence = Cadencia
export-sessions-agenda = Orden del día
export-sessions-notes = Notas
export-sessions-items = Expectativas y frustraciones
export-sessions-actions = Compromisos
export-sessions-sort = Tipo
export-sessions-text = Qué
export-sessions-owner = Responsable
export-sessions-due = Plazo
export-sessions-overdue = fuera de plazo
export-sessions-standing = Objetivos de { $person } el { $day }
export-sessions-signatures = Firmas
export-sessions-received-only = Firmar significa haber recibido lo escrito. Si quien firma está de acuerdo, se dice al lado.
export-sessions-name = Nombre
export-sessions-received = Recibido
export-sessions-comment = Comentario
export-sessions-agrees = de acuerdo
export-sessions-disagrees = en desacuerdo
export-sessions-not-shared = no se compartió con quien exporta
export-sessions-old-keys = sellado para claves que quien exporta ha perdido
export-sessions-altered = alterado fuera del programa: no es lo que escribió su autor

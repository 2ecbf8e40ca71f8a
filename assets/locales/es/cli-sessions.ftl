### Las sesiones de feedback en la línea de órdenes y en los documentos exportados.

session-export-ics = Calendario (ICS)

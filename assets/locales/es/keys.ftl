### Lo que hace cada tecla: pistas, ayuda y paleta.

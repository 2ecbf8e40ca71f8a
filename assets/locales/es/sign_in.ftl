### Entrada, alta, frases de contraseña y pantalla de bloqueo.

### La página de manual: cómo acaba una orden, y los archivos y variables del programa.

manual-exit-done = Hecho.
manual-exit-failed = El disco, el sistema o un fallo del programa.
manual-exit-usage = Los argumentos no tienen sentido, o falta algo necesario.
manual-exit-not-allowed = No permitido; contraseña o código equivocados.
manual-exit-not-found = No existe, o no existe para quien pregunta.
manual-exit-conflict = Alguien se adelantó, o su estado no lo permite.
manual-exit-busy = Otro programa está escribiendo; inténtalo otra vez.
manual-exit-damaged = El tablón está dañado, es ajeno o es de una versión más nueva.
manual-exit-bad-input = Los datos no son aceptables.
manual-exit-unread = Solo «unread»: hay algo sin leer.
manual-exit-panic = Las pantallas acabaron por un fallo del programa; el terminal queda como estaba.
manual-exit-signal = Lo terminó la señal N; el terminal queda como estaba.
manual-file-board = El tablón, si { $flag } no dice otro.
manual-file-beside = Lo que SQLite y el turno de escritura dejan junto al tablón.
manual-file-copies = Copias de seguridad, junto al tablón.
manual-file-configuration = Configuración.
manual-file-state = Apuntes del programa sobre sí mismo, preferencias, y borradores (sellados) mientras no se puede escribir en el tablón.
manual-file-demo = La copia de la muestra; sin esa variable está en la carpeta de archivos temporales.
manual-variable-flag = Hace de { $flag }.
manual-variable-log = Qué se apunta además de los avisos: «debug», o una parte del programa, como en «cartelera::store=trace».
manual-variable-folders = Dónde están las carpetas de arriba, en lugar de ~/.local/share, ~/.config y ~/.local/state.
manual-variable-language = El idioma hasta que alguien entra, y si se dibujan signos fuera de ASCII.
manual-variable-no-color = Quita los colores.
manual-variable-background = Si el terminal es claro u oscuro, cuando no se ha elegido un tema.

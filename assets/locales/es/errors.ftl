### Qué ha fallado y qué hacer, cuando ningún otro sustantivo lo dice.

error-no-announcement = No existe ese comunicado.
error-no-announcement-hint = Búscalo en la lista: puede estar mal escrito o no ir dirigido a ti.
error-no-question = No existe esa pregunta.
error-no-person = No hay nadie llamado «{ $who }».
error-no-person-hint = Comprueba el identificador: la lista de personas lo muestra.
error-needs-role = Solo pueden hacerlo las personas con el rol «{ $role }».
error-needs-role-hint = Pídeselo a una de ellas: la lista de personas dice quiénes son.
error-only-author = Solo puede hacerlo su autor.
error-only-recipients = Su autor no puede hacerlo: es cosa de sus destinatarios.
error-text-empty = No hay nada escrito.
error-text-too-long = El texto ocupa { $size } KiB y el límite es de 256 KiB.
error-text-too-long-hint = Acórtalo; no se ha perdido nada de lo que has escrito.
error-nothing-to-acknowledge = Este comunicado no pide acuse.
error-replies-closed = Su autor ha cerrado las respuestas.
error-replies-closed-hint = Puedes hacerle una pregunta que solo veréis vosotros.
error-withdrawn = Su autor lo ha retirado.
error-expired = Ha caducado.
error-not-published = Aún no se ha publicado.
error-answered = Esa pregunta ya está respondida.
error-conflict = Alguien lo ha cambiado mientras tanto.
error-conflict-hint = Lee la versión nueva; lo que has escrito se conserva.
error-wrong-passphrase = Esa no es la contraseña.
error-wrong-passphrase-hint = Prueba otra vez. Si la has perdido, usa la clave de recuperación que guardas en papel.
error-wait = { $seconds ->
    [one] Demasiadas contraseñas erróneas en esta pantalla. Espera 1 segundo.
   *[other] Demasiadas contraseñas erróneas en esta pantalla. Espera { $seconds } segundos.
}
error-weak-too-short = La contraseña es demasiado corta: usa al menos 10 caracteres.
error-weak-common = La contraseña está hecha de palabras corrientes.
error-weak-names = La contraseña está hecha de nombres que probaría cualquier compañero.
error-weak-guessable = La contraseña se adivina con facilidad.
error-weak-hint = Varias palabras sin relación hacen una buena: el programa puede proponerte seis.
error-not-enrolled = { $who } aún no ha activado su acceso.
error-not-enrolled-hint = El código de un solo uso para activarlo lo entrega un administrador.
error-not-active = { $who } no está en activo hoy.
error-wrong-code = Ese código no vale.
error-wrong-code-hint = Compáralo con el papel o pide otro a un administrador.
error-code-expired = Ese código ha caducado: valía 14 días.
error-code-expired-hint = Pide otro a un administrador.
error-mistyped-group = El grupo { $group } no es como está impreso. Compruébalo letra a letra.
error-mistyped-length = { $found ->
    [one] Has escrito una sola letra o cifra, y hay { $expected } impresas.
   *[other] Has escrito { $found } letras y cifras, y hay { $expected } impresas.
}
error-wrong-recovery-key = Esa no es la clave de recuperación de esta persona.
error-key-damaged = Las claves guardadas de esta persona están dañadas.
error-key-damaged-hint = Avisa a un administrador: quizá una copia de seguridad las tenga enteras, o un código nuevo cree otras.
error-key-cost = Las claves guardadas de esta persona piden un cálculo que este programa no acepta, por excesivo o por insuficiente.
error-out-of-memory = No hay memoria suficiente para abrir las claves (hacen falta 64 MiB).
error-handle-taken = El identificador { $handle } ya está en uso.
error-bad-handle = «{ $handle }» no puede ser un identificador: usa minúsculas sin tilde, cifras, puntos, guiones y guiones bajos.
error-name-empty = Hace falta un nombre.
error-level-not-below = El nivel { $level } no está por debajo del de su responsable, que es el { $manager }.
error-level-not-above = El nivel { $level } no está por encima del de alguien que depende de esta persona, que es el { $report }.
error-level-zero = Los niveles empiezan en 1, que es el más alto.
error-cycle = Alguien acabaría dependiendo de sí mismo.
error-last-admin = Es la última persona con el rol de administración que puede entrar: dáselo antes a otra.
error-own-successor = Nadie puede sucederse a sí mismo.
error-bad-day = { $day } no es un día que este tablón pueda usar.
error-account-taken = Esta cuenta ya está vinculada a otra persona.
error-fault-hint = No se ha publicado nada; lo que has escrito se conserva.

error-board-missing = No hay ningún tablón en { $path }.
error-board-missing-hint = Crea uno con «cartelera init» o prueba «cartelera demo».
error-board-exists = { $path } ya existe y no se ha tocado.
error-busy-holder = { $holder } está escribiendo en el tablón.
error-busy = Otra persona está escribiendo en el tablón.
error-busy-hint = Prueba otra vez en un momento; no se pierde nada de lo que has escrito.
error-full = El disco está lleno.
error-full-hint = Libera espacio; lo que estabas escribiendo se guarda como borrador.
error-read-only = Desde esta cuenta el tablón solo se puede leer.
error-read-only-hint = Quien cuida de esta máquina puede dar el permiso de escritura.
error-forbidden = Esta cuenta no puede abrir { $path }.
error-moved = El archivo del tablón se movió o se sustituyó mientras estaba abierto.
error-moved-hint = Cierra el programa y ábrelo de nuevo.
error-foreign = { $path } no es un tablón.
error-empty = { $path } está vacío.
error-newer = El tablón lo escribió una versión más nueva de este programa.
error-newer-hint = Actualiza el programa; el archivo no se ha tocado.
error-damaged = El archivo del tablón está dañado.
error-damaged-hint = No se ha cambiado nada. «cartelera restore» recupera una copia de seguridad.
error-network = El tablón está en un sistema de archivos de red ({ $kind }), donde no puede guardarse con seguridad.
error-network-hint = Guárdalo en el disco de esta máquina y que todos entren en ella por SSH.
error-engine = Este programa se construyó con un SQLite demasiado antiguo ({ $version }).
error-io-not-found = no existe
error-io-not-allowed = esta cuenta no tiene permiso
error-io-is-a-folder = es una carpeta y hace falta un archivo
error-io-not-a-folder = una parte de la ruta no es una carpeta
error-io-full = el disco está lleno
error-io-not-text = no es texto en UTF-8: guárdalo como UTF-8 y prueba otra vez
error-io = El sistema ha respondido: { $detail }
error-unexpected = Ha ocurrido algo inesperado: { $detail }
error-unexpected-hint = Es un fallo del programa. Comunícalo, por favor.
error-until-before-from = El primer día fuera, { $until }, es anterior al primer día aquí, { $from }.
error-bad-limit = Un límite es un nivel: un número entero a partir de 1.

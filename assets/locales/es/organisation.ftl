### Las personas y el organigrama que forman.

client-type-executive = directivo
client-type-commercial = comercial
client-type-operative = operativo

bond-owner = propietario
bond-staff = plantilla
bond-representative = representante
bond-shareholder = accionista
bond-partner = socio
bond-contractor = contratista
bond-supplier = proveedor

role-admin = administración
role-hr = recursos humanos
role-editor = edición

## Qué falla en un archivo de personas, y qué hacer.

roster-not-utf8 = El archivo no está en UTF-8: guárdalo como «CSV UTF-8» y vuelve a intentarlo.
roster-too-large = El archivo ocupa más de { $limit } MiB: comprueba que sea la lista de personas.
roster-nobody-listed = El archivo no contiene a nadie: escribe una línea de cabecera y una línea por persona.
roster-missing-column = Falta esta columna: el archivo necesita al menos el nombre y el responsable de cada persona.
roster-duplicate-column = Esta columna está dos veces: deja solo una.
roster-unclosed-quote = Aquí se abren unas comillas que no se cierran: añade o quita unas.
roster-row-width = La línea tiene { $cells } celdas y la cabecera { $columns }: pon entre comillas los textos que contengan el separador.
roster-name-empty = Falta el nombre: escríbelo.
roster-too-long = El texto tiene { $length } caracteres y el límite es { $limit }: acórtalo.
roster-bad-handle = «{ $handle }» no puede ser un identificador: usa minúsculas sin tilde, cifras, puntos, guiones y guiones bajos.
roster-duplicate-handle = El identificador { $handle } ya está en la línea { $line }: cada persona necesita el suyo.
roster-unknown-manager = No hay nadie que se llame «{ $manager }»: escribe el identificador o el nombre completo de alguien de la lista.
roster-ambiguous-manager = Varias personas se llaman «{ $manager }»: escribe el identificador ({ $handles }).
roster-ambiguous-person = Varias personas se llaman «{ $name }» y no queda claro cuál es: añade una columna «handle» ({ $handles }).
roster-cycle = Estas personas dependerían unas de otras en círculo: { $names }. Cambia el responsable de una de ellas.
roster-bad-level = «{ $text }» no es un nivel: escribe un número entero de 1 (lo más alto) a { $limit }.
roster-level-not-below = El nivel { $level } no está por debajo del de { $name }, su responsable, que está en el nivel { $limit }: escribe un número mayor o deja la celda vacía.
roster-unknown-value = «{ $text }» no se reconoce aquí: escribe uno de estos valores: { $known }.
roster-bad-date = «{ $text }» no es una fecha: escríbela como 2026-03-31 o 31/03/2026.
roster-until-before-from = El primer día fuera, { $until }, es anterior al primer día aquí, { $from }: corrige uno de los dos.
roster-last-admin = { $name } es la última persona que puede administrar el tablón y no puede irse: da antes la administración a alguien más.

roster-note-unknown-column = La columna «{ $heading }» no se usa.
roster-note-has-left = { $handle } está en la lista pero ya se fue (último día: { $date }): para que vuelva, deja vacía su celda en una columna «active_until».

roster-at-line = Línea { $line }: { $message }
roster-at-cell = Línea { $line }, columna «{ $column }»: { $message }

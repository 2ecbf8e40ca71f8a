### La primera vez: antes de que haya tablón, las primeras teclas y el paseo. Y lo que dicen las listas vacías.

welcome-heading = Cartelera · primera vez
welcome-step = Cartelera · un tablón nuevo · paso { $step } de 3
welcome-what = Cartelera reúne los comunicados, los objetivos y las sesiones de una organización en un solo archivo de este ordenador.
welcome-no-board = Aún no hay ninguno en { $path }
welcome-choose = elegir
welcome-continue = continuar
welcome-sample = Probar con la muestra
welcome-sample-help = Una organización inventada de 40 personas; al salir no queda nada.
welcome-create = Crear el tablón de mi organización
welcome-create-help = Con unas pocas personas escritas o un CSV: tres pasos y acabas dentro.
welcome-open = Abrir un tablón que ya existe
welcome-open-help = El archivo que alguien te ha indicado, o uno tuyo que está en otro sitio.
welcome-quit-question = Lo que has escrito se perderá: aún no hay tablón donde guardarlo.

welcome-sample-what = Se crea una copia de usar y tirar de OrtoSalud, una ortopedia inventada, con comunicados, objetivos y sesiones de los últimos meses.
welcome-sample-passphrase = La contraseña de todos es «{ $passphrase }».
welcome-sample-people = Entra como quien quieras. Por ejemplo:
welcome-sample-reception = Vera Nogués, recepción: lee, pregunta y da acuse.
welcome-sample-head = Sergio Muñoz, jefe de recepción: publica para su equipo y sigue sus objetivos.
welcome-sample-director = Lucía Aranda, directora general: lo ve desde arriba.
welcome-sample-admin = Nadia Petrov, administradora: personas, roles y códigos.
welcome-sample-start = Pulsa Intro para abrirla.
welcome-sample-begin = abrir la muestra
welcome-sample-making = Creando la muestra: unos segundos…
welcome-sample-failed = La muestra no se ha podido crear: { $why }.

welcome-path = Ruta del archivo
welcome-path-missing = Escribe, pega o arrastra aquí la ruta del archivo.
welcome-open-what = Escribe, pega o arrastra hasta aquí la ruta del tablón. El archivo se queda donde está.
welcome-open-always = Para abrir siempre este, añade a tu perfil de la terminal: export CARTELERA_BOARD={ $path }

welcome-about-what = ¿Cómo se llama la organización y de dónde salen sus personas?
welcome-name = Organización
welcome-name-missing = Pon el nombre de la organización.
welcome-zone = Zona horaria
welcome-zone-unknown = No se conoce esa zona. Escríbela como Europe/Madrid, America/Bogota o UTC.
welcome-zone-help = La zona decide a qué hora vence y caduca cada cosa, para todos. Es la de este ordenador; cámbiala si la organización está en otra.
welcome-source = Personas
welcome-source-typed = las escribo ahora
welcome-source-file = están en un archivo CSV
welcome-where = Nada se escribe hasta el final. El tablón quedará en { $path } y solo tu cuenta de este ordenador podrá abrirlo; para que lo compartan varias cuentas, créalo con «cartelera init --shared GRUPO».

welcome-file-what = El archivo CSV con las personas, como lo guarda una hoja de cálculo.
welcome-file-columns = La primera fila dice qué hay en cada columna. Bastan dos: «nombre» y «responsable» (vacío para quien está arriba). Si están, se leen también: usuario, cargo, área, nivel, tipo de cliente, vínculo, idioma, alta y baja.
welcome-file-read = leer el archivo
welcome-file-unreadable = No se ha podido leer: { $why }.
welcome-file-faults = { $count ->
    [one] Hay 1 error. Corrígelo en el archivo, guárdalo y pulsa Intro para leerlo otra vez.
   *[other] Hay { $count } errores. Corrígelos en el archivo, guárdalo y pulsa Intro para leerlo otra vez.
}
welcome-file-good = { $people ->
    [one] 1 persona
   *[other] { $people } personas
} en { $areas ->
    [0] ninguna área
    [one] 1 área
   *[other] { $areas } áreas
}.
welcome-file-tops = Arriba del todo: { $names }
welcome-fault-line = Línea
welcome-fault-column = Columna
welcome-fault-what = Qué pasa y cómo se arregla

welcome-typed-first = Empieza por quien está arriba del todo; luego, los demás y de quién dependen. Podrás añadir más personas en cualquier momento.
welcome-typed-more = ¿Quién más? Cuando estén, continúa con Ctrl-S. El usuario sale del nombre.
welcome-nobody-typed = Escribe al menos a una persona.
welcome-to-the-table = ir a la lista
welcome-person-name = Nombre y apellidos
welcome-person-nameless = Pon el nombre.
welcome-person-manager = Depende de
welcome-person-title = Cargo
welcome-person-handle = Usuario
welcome-nobody-above = nadie: está arriba del todo
welcome-at-the-top = (arriba del todo)
welcome-person-add = añadir
welcome-person-change = cambiar
welcome-person-remove = quitar
welcome-person-removed = { $name } ya no está en la lista.
welcome-person-removed-moving = { $name } ya no está en la lista. { $count ->
    [one] 1 persona pasa a depender de { $manager }.
   *[other] { $count } personas pasan a depender de { $manager }.
}
welcome-person-removed-from-top = { $name } ya no está en la lista. { $count ->
    [one] 1 persona pasa a estar arriba del todo.
   *[other] { $count } personas pasan a estar arriba del todo.
}

welcome-access-what = ¿Quién eres? Serás el administrador: añadirás personas y darás los códigos para entrar. Elige tu nombre con las flechas y pon la contraseña con la que entrarás.
welcome-admin = Administrador
welcome-passphrase = Contraseña
welcome-passphrase-missing = Pon una contraseña.
welcome-passphrase-good = Buena contraseña: llevaría años adivinarla.
welcome-found = crear el tablón
welcome-making = Creando el tablón y tus claves: unos segundos…

welcome-done = { $count ->
    [one] El tablón de { $organisation } está creado, con 1 persona.
   *[other] El tablón de { $organisation } está creado, con { $count } personas.
}
welcome-done-codes = Los demás entran la primera vez con un código de un solo uso. Dáselos desde Ajustes (6), o en papeletas para imprimir: cartelera people code --all --format html > codigos.html
welcome-done-alone = De momento estás tú. Añade a los demás desde Ajustes (6), o con «cartelera people add».
welcome-done-backups = Cada día, la primera vez que alguien entra, se guarda una copia de seguridad a su lado.
welcome-enter = entrar

first-keys-title = Teclas para empezar
first-keys-duties = { $count ->
    [one] abre lo único que te espera
   *[other] abre lo primero de las { $count } cosas que te esperan
}
first-keys-boards = los tablones, con todo lo publicado para ti
first-keys-new = escribe un comunicado
first-keys-help = todo lo que se puede hacer aquí; busca y ejecuta
first-keys-tour = un paseo breve por las pantallas
first-keys-gone = Cualquier tecla quita este aviso, y no vuelve.

tour-title = Un paseo · { $step } de { $all }
tour-next = siguiente
tour-end = dejar el paseo
tour-today = Esto es Hoy: arriba lo que te toca hacer, lo más antiguo primero; debajo, lo nuevo. Cada cosa se hace con una tecla, la que dice la última línea. Prueba { $key }: los tablones.
tour-boards = Un comunicado sube o baja por la línea de mando, va a iguales o cruza áreas: hay un tablón para cada dirección. Prueba { $key } para leer el seleccionado.
tour-why = Cada persona ve lo que es para ella y nada más. Prueba { $key }: a quién le ha llegado este y por qué.
tour-new = Con Esc se vuelve de cualquier sitio. Prueba { $key }: escribe un comunicado y mira, antes de enviarlo, a quién llegaría. Si sales sin enviar, queda guardado como borrador.
tour-goals = Los objetivos se miden con KPI, y cada cifra explica de dónde sale. Prueba { $key } para verlos.
tour-sessions = Las sesiones de feedback tienen agenda, notas que solo leen sus participantes, acciones y firmas. Prueba { $key }.
tour-help = Y lo que no recuerdes está en la ayuda: escribe parte de lo que buscas y con Intro se hace. Prueba { $key }; con esto acaba el paseo.

empty-vertical = Por aquí suben y bajan los comunicados de la línea de mando: de cada responsable a su gente y de vuelta. Aún no hay ninguno para ti: pulsa n para escribirlo.
empty-horizontal = Por aquí se escriben quienes están al mismo nivel. Aún no hay ningún comunicado para ti: pulsa n para escribirlo.
empty-diagonal = Por aquí llega lo que cruza de un área a otra, sin pasar por la línea de mando. Aún no hay ningún comunicado para ti: pulsa n para escribirlo.
empty-catalogue = Aún no hay qué medir. Pulsa l y define los primeros indicadores, o parte de un catálogo ya hecho: sirve para todos.
empty-person-code = Para que entre, dale su código: en Ajustes (6) o con «cartelera people code { $handle }».

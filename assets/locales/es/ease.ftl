### Encontrar, ayuda, temas, teclas, ratón, portapapeles: lo que hace fácil lo demás.

phrase-sign-late = vencido
phrase-here = Aquí
phrase-everywhere = En todas partes
phrase-elsewhere = En otros sitios
phrase-run-it = hacerlo
phrase-on-an-announcement = en un comunicado
phrase-on-a-goal = en un objetivo
phrase-on-definitions = en el catálogo, los ciclos o un plan
phrase-on-a-session = en una sesión
phrase-in-a-form = en un formulario

palette-title = Encontrar lo que sea
palette-placeholder = Órdenes, personas, comunicados: escribe cualquier parte
palette-commands = Órdenes
palette-people = Personas
palette-announcements = Comunicados
palette-close-first = Cierra antes lo que está abierto aquí.

mouse-on = Ratón activado: clic, doble clic, rueda. Para seleccionar texto como siempre en el terminal, mantén Mayús.
mouse-off = Ratón desactivado: vuelve a ser del terminal.

copying-done = Entregado al terminal para el portapapeles: «{ $title }». Si lo acepta, lo decide el terminal; tmux necesita "set -g set-clipboard on".
copying-too-long = Demasiado largo para copiarlo: el máximo son { $most } KiB. Mejor expórtalo.

configuration-not-toml = esto no es TOML ({ $said })
configuration-no-setting = no hay ningún ajuste «{ $name }»
configuration-no-command = no hay ninguna orden «{ $name }»
configuration-not-a-key = «{ $written }» no es una tecla; escríbela como "ctrl-s", "f1", "enter" o "n"
configuration-not-a-theme = los temas son "dark", "light", "high-contrast" y "mono"
configuration-not-yes-or-no = aquí solo puede ir true o false
configuration-not-minutes = aquí solo puede ir un número de minutos de 1 a 240
configuration-not-keys = aquí solo puede ir una tecla o una lista de teclas, como ["ctrl-s", "f10"]
configuration-clash = la tecla { $key } es a la vez de «{ $one }» y de «{ $other }»

### A quién llega un comunicado, y por qué. «Tú» es quien lo envía.

direction-vertical = vertical
direction-vertical-help = Por tu línea de mando, hacia arriba o hacia abajo, y al equipo directivo.
direction-horizontal = horizontal
direction-horizontal-help = Entre personas de tu mismo nivel.
direction-diagonal = diagonal
direction-diagonal-help = A otros niveles y áreas, o a todo el mundo.

reach-descending = Quienes dependen de mí
reach-descending-help = Todas las personas que dependen de ti, directamente o a través de otras.
reach-ascending = Mis responsables
reach-ascending-help = Tu responsable y quienes están por encima, hasta lo más alto.
reach-leadership = Equipo directivo
reach-leadership-help = Las personas de los niveles más altos de la organización, sea cual sea su área.
reach-team = Mi equipo
reach-team-help = Personas de tu nivel que tienen el mismo responsable que tú.
reach-area = Mi nivel en mi área
reach-area-help = Personas de tu nivel que trabajan en tu misma área, sea quien sea su responsable.
reach-organisation = Mi nivel en todas las áreas
reach-organisation-help = Personas de tu nivel en cualquier parte de la organización.
reach-cross = Otros niveles
reach-cross-help = Personas de un nivel distinto del tuyo que ni dependen de ti ni están por encima de ti en tu línea de mando.
reach-everyone = Todo el mundo
reach-everyone-help = Todas las personas de la organización menos tú.

filter-area = Área
filter-area-help = Solo las personas de esta área y de las áreas que contiene.
filter-client-type = Tipo de cliente interno
filter-client-type-help = Solo las personas de este tipo de cliente interno.
filter-bond = Vínculo
filter-bond-help = Solo las personas con este vínculo con la organización.
filter-depth = Pasos hacia abajo
filter-depth-help = Con 1 llega a quienes dependen directamente de ti; con 2, también a quienes dependen de esas personas, y así. Déjalo vacío para llegar a todas.
filter-height = Pasos hacia arriba
filter-height-help = Con 1 llega a tu responsable; con 2, también a quien está por encima, y así. Déjalo vacío para llegar a lo más alto.
filter-copy-manager = Copia a mi responsable
filter-copy-manager-help = Añade a tu responsable a los destinatarios.

audience-size = { $count ->
    [0] ningún destinatario
    [one] 1 destinatario
   *[other] { $count } destinatarios
}

reason-report-direct = depende directamente de ti
reason-report-through = depende de ti a través de { $name }
reason-manager = { $steps ->
    [one] es tu responsable
   *[other] en tu línea de mando, { $steps } pasos por encima de ti
}
reason-team = mismo nivel y mismo responsable: tu equipo
reason-same-area = mismo nivel, misma área
reason-other-area = mismo nivel, otra área
reason-cross = otro nivel, sin dependencia directa
reason-leadership = { $limit ->
    [one] equipo directivo: nivel 1
   *[other] equipo directivo: niveles 1 a { $limit }
}
reason-everyone = todas las personas de la organización
reason-copied-manager = en copia, por ser tu responsable
reason-joined = se incorporó el { $date }

unreached-sender = es quien lo envía
unreached-not-yet = todavía no está: se incorpora el { $date }
unreached-left = ya no está: su último día fue el { $date }
unreached-chain = está en tu propia línea de mando
unreached-other-level = está en el nivel { $level } y tú en el { $own }
unreached-same-level = está en tu mismo nivel, el { $level }
unreached-other-manager = tiene otro responsable
unreached-other-area = trabaja en otra área: { $area }
unreached-leadership = está en el nivel { $level } y el equipo directivo llega hasta el { $limit }
unreached-depth = { $limit ->
    [one] está { $steps } pasos por debajo de ti y has elegido 1 paso hacia abajo
   *[other] está { $steps } pasos por debajo de ti y has elegido { $limit } pasos hacia abajo
}
unreached-height = { $limit ->
    [one] está { $steps } pasos por encima de ti y has elegido 1 paso hacia arriba
   *[other] está { $steps } pasos por encima de ti y has elegido { $limit } pasos hacia arriba
}
unreached-area-filter = trabaja en { $area } y has elegido solo { $wanted }
unreached-client-type-filter = es un cliente interno de tipo «{ $own }» y has elegido solo «{ $wanted }»
unreached-bond-filter = tiene el vínculo «{ $bond }» y has elegido solo «{ $wanted }»
unreached-not-report = no depende de ti
unreached-not-manager = no está por encima de ti en tu línea de mando

refused-level = { $limit ->
    [one] Solo pueden usar este alcance las personas del nivel 1 y las que tienen el rol de edición.
   *[other] Solo pueden usar este alcance las personas de los niveles 1 a { $limit } y las que tienen el rol de edición.
}
refused-no-reports = Nadie depende de ti, así que no hay a quién llegar hacia abajo.
refused-nobody = Con este alcance no lo recibiría nadie. Elige otro.
refused-nobody-filtered = Con estos filtros no lo recibiría nadie. Quita alguno o elige otro alcance.

## Las mismas razones cuando pregunta alguien que no es quien publica

report-direct-of-sender = depende directamente de quien publica
report-through-of-sender = depende de quien publica a través de { $name }
manager-of-sender = { $steps ->
    [one] es responsable de quien publica
   *[other] responsable de quien publica, { $steps } pasos por encima
}
team-of-sender = mismo nivel y mismo responsable que quien publica
copied-manager-of-sender = en copia como responsable de quien publica
reason-stands-in = lo atiende desde que se fue { $name }

## Por qué le llega a quien lo lee

received-report-direct = dependes directamente de su autor
received-report-through = dependes de su autor a través de { $name }
received-manager = { $steps ->
    [one] eres responsable de su autor
   *[other] eres responsable de su autor, { $steps } pasos por encima
}
received-team = estás al nivel de su autor y tenéis el mismo responsable
received-same-area = estás al nivel de su autor y en la misma área
received-other-area = estás al nivel de su autor, en otra área
received-cross = estás a otro nivel, fuera de la línea de mando de su autor
received-leadership = formas parte del equipo directivo
received-everyone = es para toda la organización
received-copied-manager = su autor te puso en copia como responsable
received-joined = llegaste el { $date } y sigue vigente
received-stands-in = lo atiendes desde que se fue { $name }

unreached-not-active = no está en activo ese día
unreached-joined-later = llegó después de que se publicara
refused-not-active = Solo pueden publicar las personas en activo hoy.

### Por qué no se ha hecho algo con las sesiones y qué falla en lo escrito; casi todo está junto a un campo.

session-error-no-session = No existe esa sesión.
session-error-no-session-hint = Puede que sea de otras personas o que esté mal escrita.
session-error-only-participants = Eso corresponde a quienes participan en la sesión.
session-error-only-participants-hint = Quien participó alguna vez o la recibió cedida puede leerla; los mandos por encima y recursos humanos saben que tuvo lugar, no lo que se dijo.
session-error-no-part = No existe esa nota, ese punto, esa expectativa o ese compromiso.
session-error-no-part-hint = Puede que esté en una sesión de otras personas o que esté mal escrito.
session-error-state = La sesión está { $state }: ahora no se puede hacer esto.
session-error-locked = Alguien ha firmado ya esta sesión: su texto está bloqueado.
session-error-locked-hint = Reabrirla anula las firmas. Sus compromisos, expectativas y frustraciones avanzan sin necesidad de eso.
session-error-not-now = Esto no se puede hacer en el estado en que está la sesión.
session-error-not-shared = Esto aún no está abierto para ti: se cifró antes de que tuvieras claves, o antes de que te incorporaras.
session-error-not-shared-hint = Se compartirá contigo cuando inicie sesión alguien que participe y pueda leerlo.
session-error-old-keys = Esto se cifró para unas claves que se perdieron con tu frase de contraseña; para ti queda cerrado.
session-error-old-keys-hint = Las demás personas que participan aún pueden leerlo: pregúntale a una de ellas.
session-error-altered = Esto se alteró fuera del programa, así que no se muestra.
session-error-altered-hint = «cartelera check» dice más.
session-error-nobody-to-hand-over-to = No hay nada que ceder, o no hay a quién cederlo.
session-error-nobody-to-hand-over-to-hint = Las sesiones que ya has tenido se ceden a tu responsable actual, si no participó en ellas; las confidenciales, no.
session-error-kept-until = Se conserva hasta el { $day }.
session-error-kept-until-hint = La vista previa muestra lo que se puede eliminar hoy.

session-fault-alone = Una sesión es de dos personas por lo menos: nombra a alguien más.
session-fault-too-many = { $limit ->
    [one] Puede participar 1 persona como máximo.
   *[other] Pueden participar { $limit } personas como máximo.
}
session-fault-away = { $who } no está en activo ese día.
session-fault-away-somebody = Alguien de quienes participarían no está en activo ese día.
session-fault-bad-length = Una sesión dura desde un minuto hasta 24 horas.
session-fault-place-too-long = El lugar puede ocupar hasta 4 KiB.
session-fault-line-too-long = El punto { $number } del orden del día ocupa más de 4 KiB.
session-fault-name-missing = Ponle un nombre, al menos en un idioma.
session-fault-name-too-long = El nombre puede tener hasta { $limit } caracteres.
session-fault-no-prompts = Escribe al menos una pregunta guía.
session-fault-too-many-prompts = Una plantilla admite hasta { $limit } preguntas guía.
session-fault-prompt-missing = La pregunta guía { $number } no dice nada en ningún idioma.
session-fault-prompt-too-long = La pregunta guía { $number } ocupa más de 4 KiB.
session-fault-bad-days = Las sesiones se conservan, y después se bloquean, de 1 a { $limit } días.
session-fault-text-empty = No hay nada escrito.
session-fault-text-too-long = El texto ocupa { $size } KiB y el límite son { $limit } KiB.

### Sesiones de feedback: cómo se llaman sus valores, qué se hizo con una y qué preguntar en ella.

session-kind-one-on-one = 1:1
session-kind-expectations = Expectativas y frustraciones
session-kind-kpi-review = Revisión de indicadores
session-kind-onboarding = Incorporación
session-kind-one-on-one-help = Cómo va, qué estorba, qué viene después.
session-kind-expectations-help = Qué espera cada cual de la otra parte y qué le frustra; se conserva hasta que se resuelve o se rechaza.
session-kind-kpi-review-help = Los objetivos como están ese día, y qué hacer con ellos.
session-kind-onboarding-help = Las primeras semanas de alguien nuevo.

session-state-planned = planificada
session-state-held = en curso
session-state-closed = por firmar
session-state-signed = firmada
session-state-cancelled = cancelada
session-state-blocked = bloqueada
session-state-purged = eliminada
session-state-planned-help = Se puede preparar, mover, celebrar o cancelar.
session-state-held-help = Se está poniendo por escrito; una vez cerrada se podrá firmar.
session-state-closed-help = La firman quienes participan. La primera firma bloquea el texto; reabrirla anula las firmas.
session-state-signed-help = Su texto está bloqueado, pero sus compromisos, expectativas y frustraciones siguen avanzando. Reabrirla anula las firmas.
session-state-cancelled-help = No se va a celebrar: planifica otra.
session-state-blocked-help = Ya se ha conservado el tiempo acordado: nadie la abre.
session-state-purged-help = Lo que se dijo en ella se ha eliminado para siempre; queda constancia de que tuvo lugar.

session-part-place = lugar
session-part-agenda = punto del orden del día
session-part-shared = nota compartida
session-part-own = nota propia
session-part-item = expectativa o frustración
session-part-action = compromiso
session-part-comment = comentario
session-part-snapshot = foto de indicadores

# Con su artículo, dentro de una frase.
session-part-a-place = el lugar
session-part-an-agenda = un punto del orden del día
session-part-a-shared = una nota compartida
session-part-an-own = una nota propia
session-part-an-item = una expectativa o frustración
session-part-an-action = un compromiso
session-part-a-comment = un comentario
session-part-a-snapshot = una foto de indicadores

session-agenda-open = por tratar
session-agenda-done = tratado
session-action-open = pendiente
session-action-done = hecho
session-item-open = abierta
session-item-agreed = acordada
session-item-resolved = resuelta
session-item-declined = rechazada
session-part-open = vigente
session-part-removed = se quitó

session-item-expectation = expectativa
session-item-frustration = frustración

session-involved-participant = participa
session-involved-former = participó
session-involved-reader = se le cedió

session-title-with = { $kind } con { $people }
session-title-of = { $kind } de { $people }

session-names-and = { $some } y { $last }
# Ante un nombre que empieza como Iván.
session-names-and-i = { $some } e { $last }
session-names-more = { $count ->
    [one] { $some } y 1 más
   *[other] { $some } y { $count } más
}

## Qué se hizo, detrás del nombre de quien lo hizo.

session-deed-planned = la planificó
session-deed-moved = cambió la hora, el lugar o la cadencia
session-deed-joined = incorporó a { $who }
session-deed-left = sacó a { $who }
session-deed-held = la empezó
session-deed-closed = la cerró para firmarla
session-deed-reopened = la reabrió: las firmas anteriores quedan anuladas
session-deed-cancelled = la canceló
session-deed-purged = eliminó lo que se dijo en ella
session-deed-wrote = añadió { $part }
session-deed-changed = cambió { $part }
session-deed-signed = firmó
session-deed-handed-over = cedió el historial a { $who }
session-deed-exported = sacó una copia sin sellar
session-deed-exported-sealed = sacó una copia sellada con una contraseña
session-deed-altered = algo que se firmó aquí ya no está o está alterado

## Cuándo deberían reunirse las mismas personas.

session-dueness-fine = al día
session-dueness-due = toca ya
session-dueness-overdue = atrasada
session-due-planned = la próxima es el { $day }
session-due-by = toca el { $day } como tarde
session-due-was = tocaba el { $day }
session-due-no-cadence = sin cadencia acordada
session-last-met = la última fue el { $day }
session-last-never = aún no se han reunido

## Qué puede ayudar preguntar.

session-prompt-one-on-one-1 = ¿Qué ha ido bien desde la última vez que hablamos y qué ayudó?
session-prompt-one-on-one-2 = ¿Qué está costando más esfuerzo del que debería?
session-prompt-one-on-one-3 = ¿Qué decisión estás esperando y de quién depende?
session-prompt-one-on-one-4 = ¿Qué podría hacer yo más, o menos, para que tu trabajo vaya mejor?
session-prompt-one-on-one-5 = ¿Qué te gustaría aprender o probar antes de que volvamos a vernos?
session-prompt-one-on-one-6 = ¿Hay algo de lo que no hablamos y deberíamos?
session-prompt-expectations-1 = ¿Qué esperas de mí que quizá yo aún no sepa?
session-prompt-expectations-2 = ¿Qué espero yo de ti que nunca he dicho en voz alta?
session-prompt-expectations-3 = ¿Qué expectativa no se ha cumplido últimamente y qué lo impidió?
session-prompt-expectations-4 = ¿Qué te frustra tan a menudo que merece la pena cambiarlo?
session-prompt-expectations-5 = De cada punto: ¿está en nuestra mano, quién se encarga y en qué lo notaremos?
session-prompt-expectations-6 = De lo que acordamos la última vez, ¿qué sigue en pie y qué ha cambiado?
session-prompt-kpi-review-1 = ¿Qué número te ha sorprendido y qué hay detrás?
session-prompt-kpi-review-2 = De todo lo que hicimos, ¿qué movió cada objetivo y qué solo lo parecía?
session-prompt-kpi-review-3 = Para cada objetivo en riesgo: ¿cuál sería la primera señal de que remonta?
session-prompt-kpi-review-4 = ¿Las metas y sus pesos siguen diciendo lo que importa ahora?
session-prompt-kpi-review-5 = ¿Qué necesitas antes de la próxima medición y de quién?
session-prompt-kpi-review-6 = ¿Qué dejaremos de hacer para darle sitio?
session-prompt-onboarding-1 = ¿Qué no es como te habían contado, para bien o para mal?
session-prompt-onboarding-2 = ¿Qué haces ya por tu cuenta y en qué prefieres ir todavía en compañía?
session-prompt-onboarding-3 = ¿A quién te falta por conocer y para qué?
session-prompt-onboarding-4 = ¿Qué te costó encontrar: una persona, una herramienta, una norma?
session-prompt-onboarding-5 = ¿Qué le explicarías de otra manera a quien venga después?
session-prompt-onboarding-6 = ¿Qué haría bueno el mes que viene?

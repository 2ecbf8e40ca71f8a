### Entrar, activar el acceso y recuperarlo.

sign-in-type-your-name = Escribe cualquier parte de tu nombre
sign-in-type-a-name = Escribe cualquier parte de un nombre
sign-in-passphrase = Contraseña
sign-in-sample = Esto es una muestra: la contraseña de todos es «cartelera».
sign-in-locked = Pantalla bloqueada. Puede entrar cualquiera; lo escrito se conserva.
sign-in-needs-code = Acceso sin activar: te hace falta el código de un solo uso que te dio un administrador.
sign-in-opening = Abriendo…
sign-in-code = Código de un solo uso
sign-in-new-passphrase = Contraseña nueva
sign-in-again = Repítela
sign-in-not-the-same = No son iguales.
sign-in-making-keys = Creando tus claves…
sign-in-suggestion = Elige una contraseña que nadie pueda adivinar. Por ejemplo: { $words }
sign-in-recovery-key = Clave de recuperación
sign-in-recovery-key-help = Apúntala en papel y guárdala para ti: solo se muestra ahora. Con ella vuelves a entrar si algún día pierdes la contraseña; sin ninguna de las dos, lo que se selló para ti queda cerrado.
sign-in-recovery-key-noted = Pulsa Intro cuando la hayas apuntado.
sign-in-recover-help = Con la clave de recuperación de tu papel pones una contraseña nueva. Sin ella, un administrador puede darte otro código, pero lo sellado con tus claves anteriores queda cerrado.
sign-in-enrolled = Acceso activado. Elige tu nombre y entra.
sign-in-recovered = Contraseña nueva guardada. Entra con ella.
sign-in-recovery-key-cut = Agranda la ventana: hay que ver la clave entera antes de darla por apuntada.
sign-in-noted = apuntada

### Signing in, enrolling and getting back in.

sign-in-type-your-name = Type any part of your name
sign-in-type-a-name = Type any part of a name
sign-in-passphrase = Passphrase
sign-in-sample = This is a sample: everyone's passphrase is "cartelera".
sign-in-locked = The screen is locked. Anyone can sign in; what was being written is kept.
sign-in-needs-code = Not enrolled yet: you need the one-time code an administrator gave you.
sign-in-opening = Opening…
sign-in-code = One-time code
sign-in-new-passphrase = New passphrase
sign-in-again = Repeat it
sign-in-not-the-same = The two are not the same.
sign-in-making-keys = Making your keys…
# $words (String) - six words
sign-in-suggestion = Choose a passphrase nobody could guess. For example: { $words }
sign-in-recovery-key = Recovery key
sign-in-recovery-key-help = Write this down on paper and keep it to yourself: it is shown only now. With it you get back in if you ever lose the passphrase; without either, what was sealed to you stays shut.
sign-in-recovery-key-noted = Press Enter when you have written it down.
sign-in-recover-help = With the recovery key from your paper you set a new passphrase. Without the key, an administrator can give you a new code, but what was sealed to your old keys stays shut.
sign-in-enrolled = You are enrolled. Choose your name and sign in.
sign-in-recovered = The new passphrase is set. Sign in with it.
sign-in-recovery-key-cut = Make the window larger: the whole key must be seen before it can be noted.
sign-in-noted = noted

### Signing in, enrolment, passphrases and the lock screen.

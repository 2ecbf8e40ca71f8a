### Qué ha fallado y qué hacer, cuando ningún otro sustantivo lo dice.

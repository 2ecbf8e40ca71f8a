### Palabras que no son de un solo sustantivo.

language-name = Español

number-percent = { $number }{ "\u00A0" }%

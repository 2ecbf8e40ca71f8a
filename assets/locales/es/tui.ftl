### Las pantallas, salvo lo que dice su propio sustantivo.

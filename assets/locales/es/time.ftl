### Momentos vistos desde ahora, y vencimientos.

time-date-and-time = { $date }, { $time }

time-now = ahora mismo
time-minutes-ago = hace { $minutes } min
time-in-minutes = dentro de { $minutes } min
time-hours-ago = hace { $hours } h
time-in-hours = dentro de { $hours } h
time-yesterday = ayer
time-tomorrow = mañana
time-days-ago = hace { $days } días
time-in-days = dentro de { $days } días

due-today = vence hoy
due-tomorrow = vence mañana
due-in-days = vence dentro de { $days } días
due-on = vence el { $date }
due-was-today = ha vencido hoy
due-was-yesterday = venció ayer
due-was-days-ago = venció hace { $days } días
due-was-on = venció el { $date }

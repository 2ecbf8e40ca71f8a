### Moments as seen from now, and due dates.

# $date (String) - a short date
# $time (String) - hours and minutes
time-date-and-time = { $date }, { $time }

time-now = just now
# $minutes (Number) - 1 to 59
time-minutes-ago = { $minutes } min ago
# $minutes (Number) - 1 to 59
time-in-minutes = in { $minutes } min
# $hours (Number) - 1 to 24
time-hours-ago = { $hours } h ago
# $hours (Number) - 1 to 24
time-in-hours = in { $hours } h
time-yesterday = yesterday
time-tomorrow = tomorrow
# $days (Number) - 2 or more
time-days-ago = { $days } days ago
# $days (Number) - 2 or more
time-in-days = in { $days } days

due-today = due today
due-tomorrow = due tomorrow
# $days (Number) - 2 or more
due-in-days = due in { $days } days
# $date (String) - the day it is due
due-on = due on { $date }
due-was-today = was due today
due-was-yesterday = was due yesterday
# $days (Number) - 2 or more
due-was-days-ago = was due { $days } days ago
# $date (String) - the day it was due
due-was-on = was due on { $date }

### Feedback sessions: their words, what their screens say, and their keys.

command-tick = tick off
command-hold = begin
command-close-session = close
command-sign = sign
command-reopen = reopen
command-move-session = move
command-cancel-session = cancel the session
command-hand-over = hand over
command-take-snapshot = goals' snapshot
command-history = history
command-trail = audit trail
command-with-whom = with whom
command-session-templates = templates
command-retention = retention

session-part-state-open = open
session-part-state-done = done
session-part-state-agreed = agreed
session-part-state-resolved = resolved
session-part-state-declined = declined
session-part-state-removed = removed
session-agenda-ticked = ticked off

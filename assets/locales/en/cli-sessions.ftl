### Feedback sessions on the command line, and in exported documents.

session-export-ics = Calendar (ICS)

## Exported documents

export-sessions-title = Feedback sessions
# $kind (String) - of the session
# $when (String) - date and time
export-sessions-heading = { $kind }, { $when }
export-sessions-people = With
export-sessions-state = State
export-sessions-length = Length
# $minutes (Number)
export-sessions-minutes = { $minutes } min
export-sessions-place = Place
export-sessions-cadence = Cadence
export-sessions-agenda = Agenda
export-sessions-notes = Notes
export-sessions-items = Expectations and frustrations
export-sessions-actions = Actions
export-sessions-sort = Kind
export-sessions-text = What
export-sessions-owner = Owner
export-sessions-due = Due
export-sessions-overdue = overdue
# $person (String) - whose goals
# $day (String) - a day
export-sessions-standing = Goals of { $person } on { $day }
export-sessions-signatures = Signatures
export-sessions-received-only = A signature means that what is written was received. Whether its giver agrees stands beside it.
export-sessions-name = Name
export-sessions-received = Received
export-sessions-comment = Comment
export-sessions-agrees = agrees
export-sessions-disagrees = disagrees
export-sessions-not-shared = not shared with whoever exported
export-sessions-old-keys = sealed for keys that whoever exported has lost
export-sessions-altered = altered outside the program: not what its author wrote

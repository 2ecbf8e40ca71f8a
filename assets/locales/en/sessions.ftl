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

session-duty-prepare = prepare
session-duty-write-up = close
session-duty-sign = sign
session-duty-close-action = action
session-duty-chase = overdue action
session-duty-meet = meet
session-duty-confirm-keys = new keys
session-duty-purge = purge

session-place = Where
session-agenda = Agenda
session-prompts = Questions to guide you
session-notes = Notes
session-items = Expectations and frustrations
session-actions = Actions
session-earlier-actions = Open actions from earlier sessions
session-snapshot = Goals' snapshot
session-signatures = Signatures

sessions-tab-upcoming = Due and upcoming
sessions-tab-past = Past
sessions-tab-people = My people
sessions-tab-actions = Actions
sessions-tab-all = All
sessions-tab-overview = Who met
# $name (String) - of somebody
sessions-tab-with = With { $name }

sessions-column-when = When
sessions-column-kind = Kind
sessions-column-with = With
sessions-column-who = Who
sessions-column-state = State
sessions-column-signatures = Signed
sessions-column-due = Due
sessions-column-action = Action
sessions-column-owner = Owner
sessions-column-from = Session
sessions-column-area = Area
sessions-column-people = People
sessions-column-met = Met
sessions-column-overdue = Overdue

sessions-overdue = overdue
sessions-due = due
sessions-fine = in time
sessions-today = today
sessions-no-day = no day
sessions-never = never
sessions-not-met = did not meet
# Before the day, of somebody who has not met for longer than the list looks back.
sessions-last-met = last met
# $days (Number) - how far back
sessions-last-days = last { $days } days
sessions-stretch = other days

sessions-empty-upcoming = Nothing is due and nothing is planned. Press n to plan a session with somebody, v to see what there was with them.
sessions-empty-past = No sessions yet. Press n to plan the first one.
sessions-empty-people = None of your people has had a session that you see. Press n to plan one.
sessions-empty-actions = No actions. They are agreed on in a session: open one and press n.
sessions-empty-all = There are no sessions on this board yet.
sessions-empty-overview = Nobody here has a manager to meet with.
# $name (String) - of somebody
sessions-empty-with = You and { $name } have had no session yet. Press n to plan one.
sessions-empty-filtered = Nothing fits this filter. Press Esc to take it away, or f for another.

sessions-plan = plan it
sessions-plan-new = plan a session
sessions-timeline = timeline
sessions-open-again = open again
sessions-mark-done = done
sessions-move-item = agree, resolve, decline
sessions-take-out = take out
sessions-new-part = add
sessions-new-agenda = agenda line
sessions-new-note = note, shared or your own
sessions-item-agree = we agree on it
sessions-item-resolve = it is resolved
sessions-item-decline = it is declined, with a reason
sessions-item-agreed = Agreed.
sessions-item-resolved = Resolved.
sessions-ticked = Ticked off.
sessions-done = Done.
sessions-opened-again = Open again.
sessions-taken-out = Taken out.
sessions-take-out-question = It goes from the page; the history keeps it.

# $state (String) - of the session
sessions-not-now = Not now: the session is { $state }.
sessions-not-open = What cannot be read cannot be changed.
sessions-only-hr = Human resources sets this.
sessions-only-its-people = Those who take part read what is said. You see that it took place, or will.
sessions-is-blocked = It has been kept as long as agreed: nobody opens it any more.
sessions-is-purged = It was kept as long as agreed, and what was said has been deleted for good.
sessions-not-shared = Not shared with you yet: somebody who can read it has to sign in first.
sessions-old-keys = Sealed for keys you no longer have.
sessions-altered = ALTERED outside the program, or put back from an older copy: not shown.
sessions-altered-session = The session's own data were altered outside the program.

# $signed (Number) - how many have signed
# $all (Number) - how many take part
sessions-signed-by = signed by { $signed } of { $all }
# $round (Number) - from 2
sessions-round = round { $round }
# $minutes (Number) - how long it takes
sessions-minutes = { $minutes } min
sessions-cadence = Cadence
sessions-confidential = Confidential: managers above do not see it.
# $names (String) - of people
sessions-former = Took part before: { $names }
# $names (String) - of people
sessions-readers = Handed over to: { $names }
# $day (String) - when
sessions-blocked-on = Nobody opens it from { $day } on.
# $day (String) - when
sessions-purged-on = It may be purged from { $day } on.
# $name (String) - of who waits
sessions-waits-for-enrolment = { $name } has not enrolled yet: it is shared when they have, and one of you signs in.
# $name (String) - of who waits
sessions-waits-for-keys = { $name } has new keys: confirm in Today that they are theirs, and it is shared.
# $key (String) - as printed on it
sessions-add-with = { $key } adds one.
sessions-no-agenda = Nothing on the agenda yet.
sessions-no-notes = No notes yet.
# $key (String) - the key that adds something
# $when (String) - how long ago it was typed, like "5 min ago"
sessions-note-unsent = Not sent yet: the note you began { $when }. Press { $key } to add it and go on.
sessions-no-items = Neither expectations nor frustrations yet.
sessions-no-actions = No actions yet.
sessions-no-snapshot = No snapshot of anybody's goals yet.
sessions-snapshot-empty = No goals on that day.
sessions-nobody-signed = Nobody has signed yet.
sessions-signed-once-closed = Signed once it is closed.
# $names (String) - of people
sessions-still-to-sign = Still to sign: { $names }
sessions-carried = from last time
sessions-from-earlier = from an earlier session
sessions-agrees = received, and agrees
sessions-disagrees = received, and disagrees
sessions-voided = void: it was reopened
# $revision (Number) - from 1
sessions-revision = revision { $revision }
# $kind (String) - of part
sessions-history-of = History: { $kind }
sessions-same-text = the same text
sessions-trail-advice = What was done, for those who take part. The same entries are in the board's chain, which Settings checks.
sessions-action-alone = The session it comes from is not yours to see.

settings-check = Check the board
settings-check-help = Enter looks whether all is as it was signed
settings-checking = Checking the board
check-whole = Everything is as it was signed.
# $count (Number) - faults
check-faults = { $count ->
    [one] 1 thing does not hold. Tell an administrator, and keep a copy of the file.
   *[other] { $count } things do not hold. Tell an administrator, and keep a copy of the file.
}
# $count (String) - a whole number
check-entries = Entries in the chain: { $count }
# $head (String) - hexadecimal
check-head = Head: { $head }
check-head-advice = Write it down elsewhere: with it, `cartelera check --since` finds out whether an older copy was put back.

# $name (String) - whose
today-confirm-keys = { $name } has new keys: are they theirs?
# $sessions (Number) - how many
today-purge = { $sessions ->
    [one] 1 session has been kept long enough
   *[other] { $sessions } sessions have been kept long enough
}
today-confirm = confirm

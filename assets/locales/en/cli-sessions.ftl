### Feedback sessions on the command line, and in exported documents.

session-export-ics = Calendar (ICS)

## Exported documents

export-sessions-title = Feedback sessions
# $kind (String) - of the session
# $when (String) - date and time
sessions-label-heading = { $kind }, { $when }
sessions-label-people = With
sessions-label-state = State
sessions-label-length = Length
# $minutes (Number)
sessions-label-minutes = { $minutes } min
sessions-label-place = Place
sessions-label-cadence = Cadence
sessions-label-agenda = Agenda
sessions-label-notes = Notes
sessions-label-items = Expectations and frustrations
sessions-label-actions = Actions
sessions-label-sort = Kind
sessions-label-text = What
sessions-label-owner = Owner
sessions-label-due = Due
sessions-label-overdue = overdue
# $person (String) - whose goals
# $day (String) - a day
sessions-label-standing = Goals of { $person } on { $day }
sessions-label-signatures = Signatures
export-sessions-received-only = A signature means that what is written was received. Whether its giver agrees stands beside it.
sessions-label-name = Name
sessions-label-received = Received
sessions-label-comment = Comment
sessions-label-agrees = agrees
sessions-label-disagrees = disagrees
export-sessions-not-shared = not shared with whoever exported
export-sessions-old-keys = sealed for keys that whoever exported has lost
export-sessions-altered = altered outside the program: not what its author wrote

## What the commands and their flags are

cli-about-sessions = Feedback sessions: prepared together, sealed to those who take part, followed up.
cli-about-sessions-list = Lists sessions, the latest first; your own, unless you say whose.
cli-about-sessions-show = Shows one session with what is said in it, as far as it is for you.
cli-about-sessions-new = Plans a session.
cli-about-sessions-move = Changes when, where, how often or with whom.
cli-about-sessions-hold = Begins a session.
cli-about-sessions-close = Closes a session: it is written up and can be signed.
cli-about-sessions-cancel = Cancels a planned session.
cli-about-sessions-reopen = Opens a closed session again, which voids its signatures.
cli-about-sessions-agenda = Adds lines to the shared agenda; without any, shows it with its numbers.
cli-about-sessions-agenda-tick = Ticks a line off.
cli-about-sessions-agenda-untick = Takes the tick off again.
cli-about-sessions-agenda-edit = Words a line anew.
cli-about-sessions-agenda-remove = Takes a line out; its history stays.
cli-about-sessions-note = Writes a note for everybody who takes part, or for yourself.
cli-about-sessions-note-edit = Gives a note another text; the earlier one stays in its history.
cli-about-sessions-note-remove = Takes a note out; its history stays.
cli-about-sessions-item = Writes down an expectation or a frustration.
cli-about-sessions-item-agree = Records that it is agreed.
cli-about-sessions-item-resolve = Records that it is resolved.
cli-about-sessions-item-decline = Declines it, with the reason.
cli-about-sessions-item-edit = Words it anew.
cli-about-sessions-item-remove = Takes it out; its history stays.
cli-about-sessions-action = Writes down what somebody is going to do.
cli-about-sessions-action-done = Records that an action is done.
cli-about-sessions-action-undo = Records that an action is not done after all.
cli-about-sessions-action-give = Gives an action another owner or day.
cli-about-sessions-action-edit = Words an action anew.
cli-about-sessions-action-remove = Takes an action out; its history stays.
cli-about-sessions-actions = Lists your actions: open ones, then those closed in the last month.
cli-about-sessions-snapshot = Attaches how somebody's goals stand.
cli-about-sessions-sign = Signs a closed session: you have received what is written, agreed or not.
cli-about-sessions-handover = Gives past sessions to your present manager to read.
cli-about-sessions-confirm-keys = Vouches that somebody's new keys are theirs, so that they can read what they shared with you.
cli-about-sessions-history = Shows what a part said before.
cli-about-sessions-trail = Shows what was done with a session, by whom and when.
cli-about-sessions-due = Lists who should meet again, the most overdue first.
cli-about-sessions-overview = Says who met and who did not, per area.
cli-about-sessions-template = What the organisation asks in its sessions.
cli-about-sessions-template-list = Lists the templates with their prompts.
cli-about-sessions-template-add = Adds a template.
cli-about-sessions-template-set = Changes a template, takes it off the offer or puts it back.
cli-about-sessions-retention = How long sessions are kept.
cli-about-sessions-retention-list = Lists how long sessions of each kind are kept.
cli-about-sessions-retention-set = Sets how long sessions of a kind can be opened, and how long they stay blocked after that.
cli-about-sessions-retention-preview = Shows what is blocked and what may go, as it is kept or as it would be.
cli-about-sessions-retention-purge = Deletes for good what was said in sessions that were kept long enough.
cli-about-unseal = Opens a copy that was sealed under a passphrase; it needs no board.

cli-arg-export-session = Sessions: only this one; can be given several times.
cli-arg-export-since = Sessions: only those from this day on.
cli-arg-export-own = Sessions: with your own notes.
cli-arg-export-plain = Sessions: as a file that anybody can read.
cli-arg-export-sealed = Sessions: sealed under a passphrase; "unseal" opens it.
cli-arg-seal-passphrase-file = A file with the passphrase of the sealed copy; otherwise it is asked for.
cli-arg-unseal-file = The sealed copy.
cli-arg-unseal-out = The file to write, which anybody can read.
cli-arg-sessions-id = The session: its id, or the end of it.
cli-arg-sessions-part = What is meant: its id, or the end of it.
cli-arg-sessions-line = The line: its number as it is shown, or its id.
cli-arg-sessions-line-text = What to talk about.
cli-arg-sessions-with = Only those with this person.
cli-arg-sessions-participant = Who takes part beside you; can be given several times.
cli-arg-sessions-without = Who takes part no more; can be given several times.
cli-arg-sessions-people = Those of everybody below you.
cli-arg-sessions-their = Of everybody below you.
cli-arg-sessions-person = Those of one person, as far as you see them.
cli-arg-sessions-all = All that you see.
cli-arg-sessions-kind = Only those of this kind.
cli-arg-sessions-new-kind = What kind of session; otherwise that of the template.
cli-arg-sessions-of-kind = The kind of session it is for.
cli-arg-sessions-state = Only those in this state.
cli-arg-sessions-due = Only those that wait for a next step: to be held, written up or signed.
cli-arg-sessions-at = When it begins: 2026-11-30 10:00, or +2d.
cli-arg-sessions-minutes = How long it takes, in minutes.
cli-arg-sessions-place = Where; only those who take part read it.
cli-arg-sessions-cadence = How often you want to meet so.
cli-arg-sessions-no-cadence = Without a cadence from now on.
cli-arg-sessions-template = The template whose prompts go with it: its name, or the end of its id.
cli-arg-sessions-new-agenda = A line of the agenda; can be given several times.
cli-arg-sessions-own = For yourself alone.
cli-arg-sessions-expectation = What is expected.
cli-arg-sessions-frustration = What is in the way.
cli-arg-sessions-owner = Who does it; it may be somebody who does not take part.
cli-arg-sessions-action-due = Until which day.
cli-arg-sessions-no-due = Without a day from now on.
cli-arg-sessions-reason = Why; those who take part read it.
cli-arg-sessions-agree = You agree with what is written.
cli-arg-sessions-disagree = You do not agree with it.
cli-arg-sessions-comment = What you say to it.
cli-arg-sessions-hand-over-all = All that can be handed over.
cli-arg-sessions-hand-over-dry-run = Only says which they would be.
cli-arg-sessions-whose-keys = Whose keys; ask them in person first.
cli-arg-sessions-of = Whose goals.
cli-arg-sessions-days = How many days back.
cli-arg-sessions-retired = Those that are not offered any more.
cli-arg-sessions-template-name = The template: its name, or the end of its id.
cli-arg-sessions-prompt-es = A prompt in Spanish; can be given several times, in order.
cli-arg-sessions-prompt-en = A prompt in English; can be given several times, in order.
cli-arg-sessions-retire = Takes it off the offer.
cli-arg-sessions-back = Puts it back.
cli-arg-sessions-open-days = How many days after a session it can be opened.
cli-arg-sessions-blocked-days = For how many more days nobody opens it before it may be purged.
cli-arg-sessions-for-good = Kept for good.
cli-arg-sessions-purge-all = All that were kept long enough.
cli-arg-sessions-purge-dry-run = Only says which they would be.

## What was typed wrong

# $kind (String) - as typed
cli-sessions-other-kind = The template is for sessions of the kind { $kind }.
cli-sessions-nothing-to-change = Nothing to change: say what.
# $person (String) - a name
cli-sessions-no-new-keys = { $person } has no new keys that wait for you.
cli-export-sessions-only = These options belong to sessions.
cli-export-not-of-sessions = These options belong to the boards or to goals.
# $format (String) - as typed
# $formats (String) - those there are
cli-export-formats = This is not written as { $format }. It can be: { $formats }.
cli-export-plain-or-sealed = Say how the copy of what was said leaves the board: "--plain" or "--sealed".
cli-export-plain-or-sealed-hint = Whoever gets hold of a plain copy reads it; a sealed one opens with its passphrase alone.
cli-export-is-plain = The copy is not sealed: whoever gets hold of it can read it.
cli-ask-seal = Passphrase of the copy
cli-unseal-wrong = The passphrase does not open this copy.
# $path (String) - of the file
cli-unseal-damaged = { $path } is not a sealed copy, or it is damaged.

## Results

# $path (String) - of the file
cli-unsealed = Opened, and readable by whoever gets hold of it: { $path }
cli-sessions-column-last = Last
cli-sessions-column-next = Next
cli-sessions-column-area = Area
cli-sessions-column-people = People
cli-sessions-column-met = Met
cli-sessions-column-prompts = Prompts
cli-sessions-column-open = Days open
cli-sessions-column-blocked = Days blocked
cli-sessions-for-good = for good
cli-sessions-readers = Handed over to
cli-sessions-earlier = Actions of earlier sessions
cli-sessions-void = void: it was reopened
cli-sessions-not-shared = not shared with you yet
cli-sessions-old-keys = sealed for keys that you have lost
cli-sessions-altered = altered outside the program: not what its author wrote
# $person (String) - a name
cli-sessions-not-enrolled = { $person } has not enrolled: it is shared with them when they have.
# $person (String) - a name
cli-sessions-new-keys = { $person } has new keys: ask in person, then confirm them with "cartelera sessions confirm-keys".
# $session (String) - kind, when, who
# $id (String) - the end of it
cli-sessions-planned = Planned: { $session }. Id: { $id }
# $session (String) - kind, when, who
cli-sessions-moved = Now: { $session }.
# $session (String) - kind, when, who
cli-sessions-held = Under way: { $session }.
# $session (String) - kind, when, who
cli-sessions-closed = Closed, to be signed: { $session }.
# $session (String) - kind, when, who
cli-sessions-cancelled = Cancelled: { $session }.
# $session (String) - kind, when, who
cli-sessions-signed = Signed: { $session }.
# $session (String) - kind, when, who
cli-sessions-reopened = { $count ->
    [0] Open again: { $session }.
    [one] Open again, and 1 signature is void: { $session }.
   *[other] Open again, and { $count } signatures are void: { $session }.
}
# $kind (String) - of the part
# $state (String) - of the part
# $id (String) - the end of it
cli-sessions-written = Written: { $kind }, { $state }. Id: { $id }
cli-sessions-agenda-added = { $count ->
    [one] 1 line added.
   *[other] { $count } lines added.
}
cli-sessions-would-hand-over = { $count ->
    [0] Nothing would be new to your manager.
    [one] Nothing has been handed over. 1 session would be:
   *[other] Nothing has been handed over. { $count } sessions would be:
}
cli-sessions-handed-over = { $count ->
    [0] Nothing was new to your manager.
    [one] Your manager can read 1 session:
   *[other] Your manager can read { $count } sessions:
}
# $person (String) - a name
cli-sessions-confirmed = Confirmed: { $person } reads again what you share.
# $day (String) - a day
cli-sessions-since = Since { $day }
cli-sessions-everywhere = the organisation
cli-sessions-not-met = They have not met their manager:
cli-sessions-never = never
# $day (String) - a day
cli-sessions-last-met = last on { $day }
# $name (String) - of the template
cli-sessions-template-retired = Not offered any more: { $name }.
# $name (String) - of the template
# $id (String) - the end of it
cli-sessions-template-kept = Kept as a template: { $name }. Id: { $id }
# $kind (String) - of sessions
# $open (Number) - days
# $blocked (Number) - days
cli-sessions-kept = { $kind }: open for { $open } days, blocked for { $blocked } more, then to be purged.
# $kind (String) - of sessions
cli-sessions-kept-for-good = { $kind }: kept for good.
cli-sessions-blocked = { $count ->
    [one] 1 session is blocked:
   *[other] { $count } sessions are blocked:
}
cli-sessions-to-purge = { $count ->
    [0] Nothing is to be purged.
    [one] Nothing has been purged. What was said in 1 session may go for good:
   *[other] Nothing has been purged. What was said in { $count } sessions may go for good:
}
cli-sessions-purged = { $count ->
    [0] Nothing was purged.
    [one] What was said in 1 session is gone for good:
   *[other] What was said in { $count } sessions is gone for good:
}

## Duties

cli-duty-prepare-session = prepare
cli-duty-write-up-session = write up and close
cli-duty-sign-session = sign
cli-duty-close-action = do
cli-duty-chase-action = overdue action
cli-duty-meet = meet
cli-duty-confirm-keys = confirm keys
cli-duty-purge-sessions = purge

## The copy of all about one person

# $name (String) - whose
export-me-title = all about { $name }
export-me-profile = What the chart says of you, and said before.
export-me-written = Announcements you wrote, with their replies and the questions you were asked.
export-me-received = Announcements that were for you, expired ones included: when you opened and acknowledged them, replies, and what you asked.
export-me-goals = Your goals of all cycles, with every check-in and everything that was agreed.
export-me-sessions = Your feedback sessions: what was said where you take part, your own notes included, with the signatures.
export-me-actions = Actions of yours that are open or were closed in the last month, also from sessions you do not take part in.
export-me-keys = Your keys: when each generation was made.
export-me-record = Everything you signed, as the board's chain has it.
export-me-searches = The searches you keep.
# $file (String) - its name
export-me-readable = The same as { $file }, for reading, as far as it is on the screens.
export-me-not-in-it = What is not in it:
export-me-not-others = What others wrote that is not for you: it is about them.
export-me-not-sessions = What was said in sessions you take part in no more or were handed: only those who take part may take a copy. That they took place is in sessions.json, with what is your own.
export-me-not-shut = What you cannot open: sealed for keys you have lost, not shared with you, blocked or purged. It stands there without its text.
export-me-not-secrets = Your passphrase, recovery key and private keys: nobody should have a copy of them.
export-me-not-drafts = What you are writing and have not sent.
export-me-plain = Nothing in this folder is sealed: whoever gets hold of it can read it.

### Forms about feedback sessions: planning, writing, signing, handing over; templates and retention.

command-beside = agenda and prompts
command-confirm-keys = confirm the keys

## Planning and moving a session.

session-form-plan = plan a session
# $kind (String) - the kind's name
session-form-move = Move · { $kind }
session-form-kind = Kind
session-form-people = With
session-form-nobody = type part of a name
session-form-when = When
session-form-when-missing = Say on which day and at what time.
# $example (String) - what was typed, with a time
session-form-time-missing = Add the time, as in { $example }.
session-form-length = Length
session-form-place = Place
session-form-cadence = Again
session-form-no-cadence = no cadence
session-form-agenda = Agenda
session-form-who-first = Choose with whom to see who will know of it.
session-form-seen = Managers above you and human resources see that it takes place, not what is said.
session-form-confidential = Confidential: somebody of human resources takes part, so managers above do not see that it takes place.
# $who (String) - names
session-form-joins = New: { $who }. What is shared so far is opened to them.
# $who (String) - names
session-form-leaves = Out: { $who }. What they could read so far stays theirs, the rest does not reach them.
# $who (String) - names
session-form-not-enrolled = Not enrolled yet: { $who }. What is shared waits until they have keys and somebody who can read it signs in.
# $who (String) - the name
session-form-new-keys = { $who } has new keys: nothing reaches them until somebody here confirms that they are theirs.
# $day (String) - of the session before
session-form-carried = { $count ->
    [one] One open point of { $day } goes on into this session.
   *[other] { $count } open points of { $day } go on into this session.
}
# $revision (Number) - the newest
session-form-changed-since = It has been changed since you began (revision { $revision }): what you send takes its place.
# $who (String) - names
# $when (String) - day and time
session-form-planned = Planned with { $who }, { $when }
# $who (String) - names
# $when (String) - day and time
session-form-moved = Changed: with { $who }, { $when }
# $by (String) - the name
# $when (String) - day and time
# $who (String) - names
session-form-moved-meanwhile = { $by } changed it meanwhile: it is now { $when }, with { $who }. Sending again puts yours in its place.

## What is written in a session.

session-form-text = Text
session-form-text-missing = There is nothing written.
session-form-only-you = Only you read it.
# $who (String) - names
session-form-shared-with = Read by { $who }.
session-form-written = Written
session-form-agenda-next = next point
session-form-agenda-add = add
session-form-agenda-added = Point added
session-form-agenda-done = done
session-form-item = expectation or frustration
session-form-item-help = It stays in every session of the same people until it is resolved, or declined with a reason.
session-form-sort = What it is
session-form-decline = decline
# $sort (String) - an expectation or a frustration
# $text (String) - what it says
session-form-decline-help = This { $sort } will not be taken up: "{ $text }". The others read the reason.
session-form-declined = Declined
session-form-action = new action
session-form-action-text = What
session-form-action-help = Whoever it is for sees this action alone, if they take no part.
session-form-owner = Who
session-form-due = Until
session-form-due-help = day/month, or nothing
# $who (String) - the name
session-form-action-written = Action of { $who } written down
# $what (String) - a kind of part: agenda line, action
session-form-edit = Change · { $what }
session-form-of = Of whom
session-form-snapshot-help = Keeps how the goals stand, as you see them today: later check-ins do not change it.
# $who (String) - the name
session-form-snapshot-taken = The goals of { $who } are kept as they stand

## The editor of notes.

session-form-note-new = new note
session-form-note-edit = note
session-form-note-written = Note kept
# $who (String) - the name
session-form-note-conflict = { $who } changed this note meanwhile. Yours is as you typed it, theirs is beside it: sending again puts yours in its place, and the history keeps both.
# $who (String) - the name
# $revision (Number) - which revision
session-form-theirs = { $who }, revision { $revision }
session-form-does-not-open = It does not open for you.
session-form-no-agenda = No points yet.
session-form-prompts = Prompts
session-form-open-actions = Open actions
session-form-items = Expectations and frustrations

## Holding, closing, cancelling, reopening, signing.

session-form-reason-missing = A reason is needed: the others read it.
session-form-hold = The session begins.
# $planned (String) - day and time
session-form-hold-now = It was planned for { $planned }, and counts as held now.
session-form-held = The session has begun
# $who (String) - names
session-form-close = Then it is signed by { $who }. Until the first signature the text can still be changed.
session-form-close-not-held = It was never begun, and counts as held.
session-form-close-open = { $count ->
    [one] One point is not ticked off: it goes on into the next session of the same people.
   *[other] { $count } points are not ticked off: they go on into the next session of the same people.
}
session-form-close-no-actions = No action was agreed.
session-form-closed = Closed: it can be signed
# $who (String) - names
session-form-cancel = It does not take place, and nothing more is written in it. { $who } will find it cancelled. What was prepared can still be read.
session-form-cancelled = The session is cancelled
# $who (String) - names
session-form-reopen = Void then: the signature of { $who }. The text can be changed again, and everybody signs anew. The reason becomes a shared note.
session-form-reopen-unsigned = Nobody has signed. The text can be changed again. The reason becomes a shared note.
session-form-reopened = The session is open again
session-form-sign = Your signature means received, not agreed. Whether you agree you say here.
session-form-sign-first = Nobody has signed yet: with your signature the text is locked.
session-form-agrees = You say
session-form-say-which = choose
session-form-agree = I agree
session-form-disagree = I do not agree
session-form-agrees-missing = Say whether you agree. You can sign either way.
session-form-comment = Comment
session-form-signed = Signed

## Handing over, and new keys.

session-form-nothing-to-hand-over = There is nothing to hand over: your manager can read all you might hand over already.
# $manager (String) - the name
session-form-hand-over-title = Hand over to { $manager }
# $manager (String) - the name
session-form-hand-over-help = Tick what { $manager } may read: shared notes, agenda, items, actions and comments, of every revision; never your own notes. Whoever took part sees it in the audit trail. It cannot be taken back.
# $manager (String) - the name
session-form-hand-over-question = { $count ->
    [one] { $manager } will read one session for good. Hand it over?
   *[other] { $manager } will read { $count } sessions for good. Hand them over?
}
# $manager (String) - the name
session-form-handed-over = { $count ->
    [0] { $manager } could read them already
    [one] One session handed over to { $manager }
   *[other] { $count } sessions handed over to { $manager }
}
session-form-none-ticked = Tick at least one.
session-form-all-or-none = all or none
session-form-keys-title = New keys
# $who (String) - the name
# $generation (Number) - which keys
# $when (String) - day and time they were made
session-form-keys = { $who } lost their passphrase and enrolled again: keys number { $generation }, made on { $when }. Whoever has these keys will read what { $who } reads with you. Ask { $who } face to face whether they made them then; confirm only if they say yes. If not, tell an administrator.
# $who (String) - the name
session-form-keys-confirmed = Keys of { $who } confirmed

## Templates and retention.

session-form-templates = Templates of sessions
session-form-templates-empty = There are no templates yet: whoever plans a session has the prompts of its kind. Press n to write those of your organisation.
session-form-templates-help = What your organisation asks in sessions. Whoever plans one chooses among these; a retired one stays where it was used.
# $who (String) - names
session-form-templates-read-only = Written by human resources: { $who }.
session-form-template-name = Template
session-form-template-look = prompts
session-form-template-new = new template
session-form-template-edit = Change the template
session-form-template-help = One prompt to a line, each in the same line of both languages. One language may be left out.
session-form-prompts-spanish = Prompts, Spanish
session-form-prompts-english = Prompts, English
session-form-prompts-differ = Write as many prompts as in the other language, or none.
# $name (String) - the template's
session-form-template-written = Template "{ $name }" kept
# $name (String) - the template's
session-form-template-retired = Template "{ $name }" retired
# $name (String) - the template's
session-form-template-back = Template "{ $name }" is back
session-form-retention-title = How long sessions are kept
session-form-retention-help = How long what was said can be read after a session. Then it is blocked: nobody opens it. In the end it can be purged: it is deleted for good; that the session took place stays on record.
# $who (String) - names
session-form-retention-read-only = Human resources say how long sessions are kept: { $who }.
session-form-open-for = Open
session-form-blocked-for = Then blocked
session-form-blocked = Blocked now
session-form-to-purge = To purge
session-form-for-good = for good
# $shown (String) - the number as it is written
session-form-days = { $count ->
    [one] one day
   *[other] { $shown } days
}
session-form-retention-change = change
session-form-retention-change-help = In days from the session. Nothing under "open" keeps what was said for good.
session-form-open-days = Open, days
session-form-blocked-days = Then blocked, days
session-form-retention-nothing = Kept so, nothing is blocked today.
# $blocked (Number) - sessions blocked
# $gone (Number) - sessions to be purged
session-form-retention-preview = Kept so, today { $blocked ->
    [0] no session is
    [one] one session is
   *[other] { $blocked } sessions are
} blocked and { $gone ->
    [0] none can be purged.
    [one] one can be purged.
   *[other] { $gone } can be purged.
}
session-form-retention-question = Those who took part will not open them any more.
session-form-retention-set = keep so
# $kind (String) - of session
session-form-retention-was-set = { $kind }: kept so from now on
session-form-purge = purge
session-form-nothing-to-purge = No session has been kept long enough to be purged.
# $kinds (String) - how many of each kind
# $first (String) - the day of the first
# $last (String) - the day of the last
session-form-purge-question = { $count ->
    [one] What was said in one session ({ $kinds }, { $first }) is deleted for good.
   *[other] What was said in { $count } sessions ({ $kinds }), from { $first } to { $last }, is deleted for good.
} Nobody can bring it back, not even from this board's history. Backups made until today still hold it.
session-form-purged = { $count ->
    [one] One session purged
   *[other] { $count } sessions purged
}

## Copies that leave the board.

# $of (String) - the session
session-form-copy-help = { $of }. Whoever took part sees in the audit trail that you took a copy.
session-form-copy-of-all = All your sessions
session-form-copy-html = to print, with signature lines (HTML)
session-form-copy-ics = calendar (ICS)
session-form-copy-seal = The copy
session-form-copy-sealed = sealed to a passphrase
session-form-copy-plain = not sealed
session-form-copy-sealed-help = It opens with "cartelera unseal" and this passphrase, which nobody can give back to you.
session-form-copy-plain-help = The copy is not sealed: whoever gets hold of the file can read it, and nothing here protects it any more.
session-form-copy-passphrase = Passphrase
session-form-copy-own = With your own notes

### The command line.

## What the commands and their flags are

cli-heading-usage = Usage:
cli-usage-options = [OPTIONS]
cli-usage-command = COMMAND
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-globals = Options of every command
# $value (String) - taken when nothing is said
cli-default = default: { $value }
cli-about = The internal communication board of an organisation. Without a command it opens the screens.
cli-about-demo = Opens the sample organisation on a throw-away copy, or makes a sample board.
cli-about-init = Creates a board from a file of people.
cli-about-people = The people of the organisation and how they get in.
cli-about-people-import = Brings the people up to what a CSV file says.
cli-about-people-list = Lists the people; without signing in, only who can sign in.
cli-about-people-show = Shows one person: place in the organisation, roles, reports.
cli-about-people-add = Adds a person and gives their one-time code.
cli-about-people-set = Changes what is said of a person, or their roles.
cli-about-people-leave = Records that a person leaves the organisation from a day on.
cli-about-people-code = Gives one-time codes to enrol with; earlier ones stop working.
cli-about-people-enrol = Uses a code: sets a passphrase and shows the recovery key once.
cli-about-people-passphrase = Changes your passphrase.
cli-about-people-recover = Gets back in with the recovery key.
cli-about-people-link = Links this account of the machine to you, for "unread" without signing in.
cli-about-audience = Says whom an announcement would reach, and why, before it is sent.
cli-about-post = Publishes or schedules an announcement.
cli-about-list = Lists the announcements you can see, newest first.
cli-about-show = Shows an announcement without recording that you opened it.
cli-about-open = Shows an announcement and records that you opened it.
cli-about-ack = Acknowledges an announcement.
cli-about-ask = Asks the author of an announcement something that only the two of you see.
cli-about-answer = Answers a question about your announcement.
cli-about-reply = Replies to an announcement, for everyone who can see it.
cli-about-coverage = Says how many have opened and acknowledged your announcement, and who is missing.
cli-about-edit = Changes title or text of your announcement, as a new revision.
cli-about-withdraw = Withdraws your announcement: its readers keep title and date, and no text.
cli-about-search = Looks for announcements by what is in them, newest first.
cli-about-unread = Counts what is unread. Exits with 10 when there is something.
cli-about-today = Lists what waits for you, what is due first at the top.
cli-about-export = Writes what you can see to a document.
cli-about-backup = Copies the board to a file.
cli-about-restore = Puts a copy in the place of the board, which is kept beside it.
cli-about-check = Checks file, chain and signatures, and prints the head of the chain.
cli-about-completions = Prints the completions of a shell.
cli-about-man = Prints the manual page.
cli-arg-help = Shows this help.
cli-arg-version = Shows the version.
cli-arg-board = The board file; otherwise the one in the data directory.
cli-arg-as = Who you are; otherwise the person linked to this account.
cli-arg-passphrase-file = A file with your passphrase; otherwise it is asked for.
cli-arg-json = Prints JSON for scripts: one object, or one a line.
cli-arg-lang = The language of messages.
cli-arg-now = Another moment taken for now, on sample boards only.
cli-arg-demo-people = How many people to make up.
cli-arg-announcements = How many announcements to make up.
cli-arg-demo-goals = How many goals to make up.
cli-arg-demo-check-ins = How many check-ins, of all goals together; otherwise 50 of each.
cli-arg-seed = The same seed makes the same board.
cli-arg-no-open = Makes the board without opening the screens.
cli-arg-init-people = The CSV file with the people.
cli-arg-init-name = What the organisation is called; otherwise "Our organisation".
cli-arg-admin = Who runs the board; otherwise the first person at the top.
cli-arg-shared = The group of accounts that share the board.
cli-arg-import-file = The CSV file.
cli-arg-import-dry-run = Only says what it would do.
cli-arg-end-missing = Ends, from today, everybody the file does not list.
cli-arg-name = The name.
cli-arg-add-handle = The handle; otherwise made from the name.
cli-arg-person-title = The job title.
cli-arg-person-area = The area, as a path; for somebody new, otherwise the manager's.
cli-arg-level = The level, 1 being the top; for somebody new, otherwise the one below the manager's.
cli-arg-manager = Who they report to; empty at the top.
cli-arg-person-client-type = The internal client type.
cli-arg-person-bond = What ties them to the organisation.
cli-arg-locale = Their language.
cli-arg-from = The first day.
cli-arg-role = A role to give (+) or to take (-).
cli-arg-on = The first day away.
cli-arg-successor = Who takes over; otherwise the manager.
cli-arg-all = For everyone who has not enrolled yet.
cli-arg-code-format = Plain text, or a page of slips to print and cut out.
cli-arg-code = The code on the slip; otherwise it is asked for.
cli-arg-new-passphrase-file = A file with the new passphrase; otherwise it is asked for.
cli-arg-recovery-key-file = A file with the recovery key; otherwise it is asked for.
cli-arg-handle = The person's handle.
cli-arg-sender = Who would send it; otherwise you.
cli-arg-one-direction = Only one board.
cli-arg-direction = The board.
cli-arg-reach = How far it goes; on the diagonal board, otherwise everyone.
cli-arg-why = Says only whether this person is reached, and why.
cli-arg-title = The title.
cli-arg-new-title = The new title.
cli-arg-new-body = The new text, in Markdown.
cli-arg-body = The text, in Markdown.
cli-arg-body-file = A file with the text; - reads standard input.
cli-arg-kind = A notice or an event.
cli-arg-starts = When the event starts: 2026-11-30 08:00, or +2d.
cli-arg-ends = When the event ends.
cli-arg-place = Where the event takes place.
cli-arg-priority = The priority.
cli-arg-ack = Asks to be acknowledged.
cli-arg-ack-due = The day until whose end it can be acknowledged in time.
cli-arg-ack-again = Asks everybody to acknowledge it again.
cli-arg-revision = The revision you began from; another one in its place is a conflict.
cli-arg-publish-at = When to publish it; otherwise now.
cli-arg-expires-at = When it expires.
cli-arg-pin = Pins it to the top.
cli-arg-no-replies = Closes replies.
cli-arg-dry-run = Goes through all checks, says whom it would reach, and publishes nothing.
cli-arg-unread = Only what you have not opened.
cli-arg-mine = Only what you look after, scheduled and expired too.
cli-arg-only-ack-due = Only what you have to acknowledge.
cli-arg-limit = At most this many.
cli-arg-after = Continues after this announcement.
cli-arg-id = The announcement: its id, or the end of it.
cli-arg-ids = The announcements: their ids, or the ends of them; otherwise all.
cli-arg-question = The question: its id, or the end of it, as "today" and "show" say it.
cli-arg-query = What to look for: words, "phrases", -not, from:, area:, direction:, after:, before:, is:unread|mine|ack-due|expired.
cli-arg-only-query = Only what is found, written as for "search".
cli-arg-text = The text.
cli-arg-count = Prints the number alone.
cli-arg-what = What to write.
cli-arg-format = The format.
cli-arg-out = The file to write.
cli-arg-force = Replaces a file that is there.
cli-arg-signatures = In HTML, adds to your announcements their readers with room to sign.
cli-arg-backup-file = The file to write; otherwise one in the folder of copies.
cli-arg-restore-file = The copy.
cli-arg-since = A head printed earlier, that the chain must contain.
cli-arg-shell = The shell.

## What was typed wrong

# $argument (String) - as typed
cli-unknown = Unknown: { $argument }.
# $argument (String) - as typed
# $known (String) - the nearest known one
cli-unknown-like = Unknown: { $argument }. Did you mean { $known }?
# $arguments (String) - that were not given
cli-lacking = Missing: { $arguments }.
cli-lacking-command = Say which command.
# $argument (String) - without its value
cli-lacking-value = { $argument } needs a value.
# $argument (String) - given twice
cli-repeated = { $argument } can be given only once.
# $first (String) - a flag
# $second (String) - a flag
cli-exclusive = { $first } and { $second } cannot go together.
# $value (String) - as typed
# $argument (String) - where
cli-bad-value = "{ $value }" is not a valid value for { $argument }.
# $value (String) - as typed
# $argument (String) - where
# $known (String) - the values there are
cli-bad-word = "{ $value }" is no value for { $argument }: use one of { $known }.
cli-usage-hint = "--help" after the command shows how it is used.
# $typed (String) - for a moment
cli-bad-moment = "{ $typed }" is not a date or a time.
cli-bad-moment-hint = Write 2026-11-30, 2026-11-30 08:00, a time with its zone such as 2026-11-30T08:00:00Z, or a distance such as +2d.
cli-now-refused = "--now" works on sample boards only.
# $reach (String) - as typed
# $direction (String) - as typed
cli-reach-mismatch = The reach "{ $reach }" does not belong to the board "{ $direction }".
# $reaches (String) - of that board
cli-reach-mismatch-hint = That board has: { $reaches }.
cli-event-flags = Start, end and place belong to an event: add "--kind event".
cli-nothing-to-set = Nothing to change: say what, or a role.
cli-export-boards-only = These options belong to the boards or to goals, not to people.
cli-edit-nothing = Nothing to change: give a title, a text, or "--ack-again".
cli-edit-same = Nothing to change: the announcement says just that already.
cli-search-empty = Say what to look for.
# $piece (String) - of the query
cli-search-value-missing = Something is missing after the colon of "{ $piece }".
# $piece (String) - of the query
cli-search-no-direction = "{ $piece }": the boards are vertical, horizontal and diagonal.
# $piece (String) - of the query
cli-search-no-day = "{ $piece }": write a day as 2026-11-30, 30/11/2026, 30/11, today or yesterday.
# $piece (String) - of the query
cli-search-no-quality = "{ $piece }": it can be is:unread, is:mine, is:ack-due or is:expired.
# $piece (String) - of the query
cli-search-quote-open = The quote is not closed: { $piece }
# $length (Number) - characters needed
cli-id-too-short = The end of an id has at least { $length } characters.
# $typed (String) - for an id
cli-id-ambiguous = Several ids end in { $typed }: give more of the one you mean.
# $group (String) - of accounts
cli-no-group = This machine has no group { $group }.
# $folder (String) - its path
# $group (String) - of accounts
cli-not-shared = { $folder } exists already, and the group { $group } could not use a board in it.
# $group (String) - of accounts
# $folder (String) - its path
cli-not-shared-hint =
    Prepare it with: chgrp { $group } { $folder } && chmod 2770 { $folder }
    Or name with "--board" a folder that does not exist yet: it is made ready.
cli-no-home = This account has no home directory: say which board with "--board".
cli-who = It is not known who you are.
cli-who-hint = Say it with "--as", or link this account once with "cartelera people link".
cli-no-terminal = There is no terminal to ask on.
cli-no-terminal-hint = Give passphrases in a file: "--passphrase-file", and "--new-passphrase-file" for new ones.
cli-screens-redirected = The screens need a terminal for input and output.
cli-screens-dumb = This terminal (TERM) cannot show the screens.
cli-screens-hint = The commands work everywhere: see "cartelera --help".
cli-demo-needs-board = Say which file to make.
cli-demo-needs-board-hint = Add "--board FILE".
cli-interrupted = Stopped.
cli-busy-hint = Try again in a moment.
cli-full-hint = Free some space and try again.

## Files

# $path (String) - of the file
# $detail (String) - the end of the sentence
cli-file = { $path }: { $detail }
cli-export-exists-hint = "--force" replaces it.
# $path (String) - of the folder
cli-not-a-folder = { $path } is not a folder.
# $path (String) - of the link
cli-is-symlink = { $path } is a symbolic link, and none is followed.
# $path (String) - of what is there
cli-not-a-file = { $path } is not a file.
# $path (String) - of the file
cli-secret-exposed = Other accounts of this machine can read { $path }. Close it with "chmod 600".
# $path (String) - of the file
cli-secret-lines = { $path } has more than one line, and a passphrase is one.
cli-secret-lines-hint = Leave only the passphrase in the file.

## Passphrases and keys

# $handle (String) - whose
cli-ask-passphrase = Passphrase of { $handle }
cli-ask-new-passphrase = New passphrase
cli-ask-other-passphrase = Another passphrase, or Enter to take these words
cli-ask-again = Repeat it
cli-ask-code = Code on the slip
cli-ask-recovery-key = Recovery key
cli-differ = They are not the same.
# $words (String) - a passphrase
cli-offer-passphrase = A good one: { $words }
# $words (String) - a passphrase
cli-offer-hint = A good one, made just now: { $words }
# $handle (String) - whose
# $key (String) - to keep on paper
cli-enrolled =
    { $handle } can sign in now. Recovery key, shown only this once; keep it on paper:
    { $key }
cli-passphrase-changed = The passphrase has been changed.
# $name (String) - of the person
cli-linked = This account is linked to { $name }.
# $name (String) - of the person
cli-code-again = { $name } has enrolled already. Using this code makes new keys: what was sealed to the old ones stays shut.
cli-codes-none = Everybody has enrolled.
# $organisation (String) - its name
cli-slips-title = Enrolment codes of { $organisation }
# $command (String) - to be typed in a shell
cli-slip-how = Choose your name on the sign-in screen and type this code, or run: { $command }
# $date (String) - the last day
cli-slip-valid = Works once, until { $date }.

## Results

cli-column-id = Id
cli-column-when = When
cli-column-board = Board
cli-column-author = Author
cli-column-receipt = Receipt
cli-column-title = Title
cli-column-what = What
cli-column-handle = Handle
cli-column-name = Name
cli-column-reason = Reason
cli-column-title-held = Title
cli-column-area = Area
cli-column-level = Level
cli-column-manager = Manager
cli-column-reports = Reports
cli-column-roles = Roles
cli-column-state = State
cli-first-day = First day
cli-last-day = Last day
cli-standing-away = not active
cli-standing-enrolled = enrolled
cli-standing-not-enrolled = not enrolled
cli-own = yours
cli-to-acknowledge = to acknowledge
cli-list-empty = There is nothing here.
cli-today-empty = Nothing is waiting for you.
cli-duty-acknowledge = acknowledge
cli-duty-answer = answer
cli-duty-escalated = others are late
cli-duty-event = event
cli-duty-new = new
# $count - unread
cli-unread = { $count ->
    [0] Nothing unread.
    [one] 1 unread announcement.
   *[other] { $count } unread announcements.
}
# $name (String) - of the person
# $reason (String) - a clause
cli-why-reached = It reaches { $name }: { $reason }.
# $name (String) - of the person
# $reason (String) - a clause
cli-why-not-reached = It does not reach { $name }: { $reason }.
# $size (String) - how many recipients
# $id (String) - short
cli-published = Published ({ $size }). Id: { $id }
# $size (String) - how many recipients
# $id (String) - short
cli-scheduled = Scheduled ({ $size }). Id: { $id }
cli-dry-run = Nothing has been published. It would reach:
# $starts (String) - date and time
# $ends (String) - date and time
# $place (String) - or nothing
cli-event = From { $starts } to { $ends }. { $place }
cli-asks-acknowledgement = asks to be acknowledged
# $number (Number) - of the revision
# $date (String) - date and time
cli-revision = Revision { $number }, { $date }
cli-signature-invalid = THE SIGNATURE DOES NOT MATCH: this was altered outside the program.
# $name (String) - who asks
# $date (String) - date and time
cli-question = Question of { $name }, { $date }
# $name (String) - who answers
# $date (String) - date and time
cli-answer = Answer of { $name }, { $date }
# $title (String) - of the announcement
cli-acknowledged = Acknowledged: { $title }
# $id (String) - short, of the announcement
cli-replied = Replied to { $id }.
# $id (String) - short, of the question
cli-asked = Asked. Id of the question: { $id }
# $id (String) - short, of the question
cli-answered = Answered: { $id }
# $id (String) - short
# $revision (Number) - the new one
cli-edited = { $id } is now at revision { $revision }.
# $title (String) - of the announcement
cli-withdrawn = Withdrawn: { $title }
# $acknowledged (Number) - recipients
# $asking (Number) - recipients
# $opened (Number) - recipients
cli-coverage = Acknowledged: { $acknowledged }. Asking: { $asking }. Opened: { $opened }.
# $names (String) - parted by commas
cli-missing = Missing: { $names }.
# $names (String) - parted by commas
cli-not-enrolled = Cannot sign in yet, so somebody has to tell them: { $names }.
# $handle (String) - of the person
# $code (String) - one-time
cli-added = { $handle } has been added. One-time code: { $code }
# $name (String) - of the person
# $handle (String) - of the person
cli-changed = Changed: { $name } ({ $handle }).
# $name (String) - of the person
# $handle (String) - of the person
cli-person = { $name } ({ $handle })
# $name (String) - of the person
# $date (String) - the last day
# $heir (String) - a handle
cli-left-to = The last day of { $name } is { $date }. { $heir } takes over.
# $name (String) - of the person
# $date (String) - the last day
cli-left = The last day of { $name } is { $date }.
cli-import-would = Nothing has been changed. It would do this:
cli-import-done = Imported.
cli-import-nothing = Nothing is different.
# $count - people
cli-import-added = { $count ->
    [one] 1 added
   *[other] { $count } added
}
# $count - people
cli-import-changed = { $count ->
    [one] 1 changed
   *[other] { $count } changed
}
# $count - people
cli-import-ended = { $count ->
    [one] 1 ended
   *[other] { $count } ended
}
# $count - people
cli-import-missing = { $count ->
    [one] 1 not in the file, left as is
   *[other] { $count } not in the file, left as they are
}
# $count - faults
cli-import-faults = { $count ->
    [one] The file has 1 fault. Nothing has been changed.
   *[other] The file has { $count } faults. Nothing has been changed.
}
cli-import-faults-hint = Correct the file and import it again.
# $line (Number) - of the file
# $column (String) - its heading
# $message (String) - a sentence
cli-fault = Line { $line }, { $column }: { $message }
# $line (Number) - of the file
# $message (String) - a sentence
cli-fault-line = Line { $line }: { $message }
# $organisation (String) - its name
# $count (Number) - people
# $path (String) - of the board
cli-init-done = The board of { $organisation } with { $count } people is at { $path }
cli-init-unnamed = Our organisation
# $name (String) - of the person
# $handle (String) - of the person
cli-init-admin = It is run by { $name } ({ $handle }).
# $count - chain entries
cli-check-ok = { $count ->
    [one] The board is sound: 1 entry checked.
   *[other] The board is sound: { $count } entries checked.
}
# $count - faults
cli-check-faults = { $count ->
    [one] 1 fault.
   *[other] { $count } faults.
}
# $head (String) - a hash
cli-check-head = Head: { $head }
# $path (String) - of the copy
cli-backup-done = The copy is at { $path }
# $path (String) - of the board
cli-restored = Restored: { $path }
# $path (String) - of the board
# $kept (String) - of the board that was there
cli-restored-keeping =
    Restored: { $path }
    The board that was there is kept at { $kept }
# $path (String) - of the copy
cli-newest-copy = The newest good copy is { $path }. "cartelera restore" brings it back.
# $count (Number) - announcements or people
# $path (String) - of the file
cli-exported = Written ({ $count }): { $path }
# $count (Number) - written so far
cli-progress = { $count } written
# $done (Number) - stored so far
# $all (Number) - to be stored
cli-progress-of = { $done } of { $all }
# $path (String) - of the board
# $passphrase (String) - everybody's
cli-demo-made = The sample board is at { $path }. Everybody's passphrase is: { $passphrase }

## What a check found, as "where: what"

# $place (String) - one of the check-place messages
# $fault (String) - one of the check-fault messages, or SQLite's own words
cli-check-fault = { $place }: { $fault }
cli-check-fault-signature = the signature does not match.
cli-check-fault-gone = what it recorded is gone.
cli-check-fault-chain = it was altered, or not signed by anybody who may.
cli-check-fault-head = the chain does not contain it: the board is an older copy, or another board.
cli-check-place-file = File
# $number (String) - of the entry
cli-check-place-entry = Entry { $number } of the chain
cli-check-place-board = What the board says of itself
# $head (String) - a hash
cli-check-place-head = Head { $head }
# $who (String) - a handle
cli-check-place-roles = Roles of { $who }
# $who (String) - a handle
cli-check-place-keys = Keys of { $who }
# $number (String) - of the entry
cli-check-place-keys-of-entry = Keys of entry { $number }
# $who (String) - a handle, or several
cli-check-place-profile = Profile of { $who }
# $version (String) - a number
cli-check-place-profiles = Profiles in version { $version } of the chart
# $who (String) - a handle, or several
# $version (String) - a number
cli-check-place-profile-in = Profile of { $who } in version { $version } of the chart
# $version (String) - a number
cli-check-place-limits = Limits in version { $version } of the chart
# $id (String) - short
cli-check-place-announcement = Announcement { $id }
# $number (String) - of the revision
# $id (String) - short
cli-check-place-revision = Revision { $number } of announcement { $id }
# $id (String) - short
cli-check-place-recipients = Recipients of announcement { $id }
# $id (String) - short
cli-check-place-steward = Who looks after announcement { $id }
# $id (String) - short
cli-check-place-withdrawal = Withdrawal of announcement { $id }
# $id (String) - short
cli-check-place-reply = Reply { $id }
# $id (String) - short
cli-check-place-question = Question { $id }
# $id (String) - short
cli-check-place-answer = Answer to question { $id }
# $id (String) - short
# $who (String) - a handle
cli-check-place-acknowledgement = Acknowledgement of announcement { $id } by { $who }

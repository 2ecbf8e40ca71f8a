### What the screens say.

tui-nothing-unread = Nothing unread.
tui-published = { $count ->
    [one] Published to 1 person.
   *[other] Published to { $count } people.
}
tui-scheduled = { $count ->
    [one] Scheduled for 1 person.
   *[other] Scheduled for { $count } people.
}
tui-acknowledged = Acknowledged.
tui-acknowledged-before = You have already acknowledged it.
tui-passphrase-changed = The passphrase is changed.
# $path (String) - of the file
tui-exported = Exported to { $path }
# Follows why.
tui-unkept = What you are writing could not be kept: it stays on this screen, and is tried again while you stay here. Copy it before you leave.
tui-quit-question = Leave the program? What you were writing is kept as a draft.
tui-quit-unkept-question = Leave the program? What you were writing could not be kept as a draft. Go back to it if you want to copy it.
# $file (String) - its path
# $line (Number) - from 1
# $column (Number) - from 1
# $fault (String) - what is wrong there
tui-bad-configuration = { $file }, line { $line }, column { $column }: { $fault }. The default keys are in use.

# $name (String) - of who is signed in
# $day (String) - today, long
today-greeting = { $name } · { $day }
today-empty = Nothing is waiting for you. Press 2 for the boards, or n to write an announcement.
# $when (String) - relative
today-draft = Not sent yet: the announcement you began { $when }. Press n to go on.
# $day (String) - when they were made
today-new-keys = Your keys were made anew on { $day }. If that was not you, tell an administrator at once.
# $name (String) - whose
# $day (String) - when they were made
today-new-keys-of = { $name } got new keys on { $day }. If they did not ask for them, tell an administrator.
today-acknowledge = acknowledge
today-answer = answer
# $count (Number) - people
today-escalated = { $count ->
    [one] 1 overdue
   *[other] { $count } overdue
}
today-event = event
today-new = new

boards-all = All
boards-empty = Nothing has been published for you here yet. Press n to write the first announcement.
# $reason (String) - a clause
boards-why-me = You receive it because { $reason }.
# $count (Number) - recipients
# $key (String) - undoes it
boards-withdraw-question = { $count ->
    [one] Its one recipient will see only the title and the date. { $key } puts it back.
   *[other] Its { $count } recipients will see only the title and the date. { $key } puts it back.
}

# $when (String) - publication
# $revision (Number) - from 2
# $edited (String) - when it was revised
reader-revised = { $when } · revision { $revision }, { $edited }
# $state (String) - its name
reader-state = State: { $state }
# $priority (String) - its name
reader-priority = Priority: { $priority }
reader-signature-invalid = Signature does not match: this was altered outside the program.
reader-withdrawn = Its author has withdrawn it.
# $name (String) - of who asks
# $when (String) - relative
reader-question = Question from { $name } · { $when }
# $name (String) - of who answers
# $when (String) - relative
reader-answer = Answer from { $name } · { $when }
reader-unanswered = Not answered yet.
# $count (Number) - replies
reader-replies = { $count ->
    [one] 1 reply
   *[other] { $count } replies
}
# $done (Number) - acknowledged
# $all (Number) - recipients
# $opened (Number) - opened
reader-coverage-acknowledged = Acknowledged by { $done } of { $all }, opened by { $opened }
# $opened (Number) - opened
# $all (Number) - recipients
reader-coverage-opened = Opened by { $opened } of { $all }
reader-acknowledged = You have acknowledged it
reader-waiting-for-answer = You have asked its author; the acknowledgement waits for the answer
# $due (String) - a phrase with the verb
reader-asks-due = Asks you to acknowledge it (a): { $due }
reader-asks = Asks you to acknowledge it (a)

coverage-not-enrolled = has not enrolled: tell them yourself
# $done (Number) - acknowledged
# $all (Number) - recipients
# $opened (Number) - opened
# $asking (Number) - with an open question
coverage-figures-acknowledged = Acknowledged { $done } of { $all } · opened { $opened } · asking { $asking }
# $opened (Number) - opened
# $all (Number) - recipients
coverage-figures-opened = Opened { $opened } of { $all }
coverage-nobody-missing = Nobody is missing.
# $count (Number) - people
coverage-missing = { $count ->
    [one] 1 person is missing:
   *[other] { $count } people are missing:
}

compose-next-field = next field
compose-next-choice = another choice
compose-title = Title
compose-to = For
compose-any = any
compose-when = day/month/year hour:minute
compose-ack = Ask to acknowledge
compose-ack-due = Due by
compose-event = It is an event
compose-starts = Starts
compose-ends = Ends
compose-place = Place
compose-publish-at = Publish
compose-at-once = at once
compose-expires-at = Expires
compose-never = never
compose-pinned = Pin on top
compose-replies = Allow replies
compose-not-a-moment = Not a day and time. Write it like 30/11/2026 8:00.
compose-publish = publish
# $count (Number) - recipients
# $title (String) - of the announcement
compose-publish-question = { $count ->
    [one] "{ $title }" goes to 1 person.
   *[other] "{ $title }" goes to { $count } people.
}
compose-sending = Publishing…
# $when (String) - relative
compose-resumed = Your draft from { $when } is back

writing-reply = Reply to everyone who sees it
writing-ask = Ask its author (only the two of you see it)
# $name (String) - of who asked
writing-answer = Answer { $name }
writing-edit = New revision
writing-edit-help = The earlier text stays on record
writing-text = Text
writing-ask-again = Ask for acknowledgement again
writing-replied = Reply sent.
writing-asked = Question sent.
writing-asked-owing = Question sent. Your acknowledgement waits for the answer.
writing-answered = Answered.
writing-edited = New revision published.

people-you = you
people-level = Level
people-manager = Manager
people-client-type = Internal client
people-roles = Roles
people-last-day = Last day
# $count (Number) - direct reports
people-reports = { $count ->
    [one] 1 direct report
   *[other] { $count } direct reports
}
people-above = Reports to

tui-export-format = Format
tui-export-html = noticeboard sheet (HTML)
tui-export-markdown = Markdown
tui-export-csv = table (CSV)
tui-export-json = JSON
tui-export-file = File
tui-export-signatures = Column to sign
tui-export-stopped = Stopped: no file was written.

# $revision (Number) - the newest one
writing-newer-revision = Revision { $revision } was published since you began: what you send takes its place.
writing-unchanged = Nothing has changed: there is nothing to publish.
tui-export-another-name = Give the file another name.
tui-text-cut = That is more than this field holds: its end was left out.
tui-too-long-to-edit = This text has more or longer lines than can be edited here: withdraw it and publish another.

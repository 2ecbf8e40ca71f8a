### Exported documents.

export-boards-title = Notice board
export-people-title = People
# $organisation (String) - its name
# $title (String) - what the document holds
export-heading = { $organisation }: { $title }
# $name (String) - who exported
# $when (String) - date and time
export-made = Exported by { $name } on { $when }. It holds what they may see, and nothing else.
export-nothing = There is nothing to show.

export-reach-descending = to the people who report to the author
export-reach-ascending = to the author's managers
export-reach-leadership = to the leadership
export-reach-team = to the author's team
export-reach-area = to the author's level in their area
export-reach-organisation = to the author's level in every area
export-reach-cross = to other levels
export-reach-everyone = to everyone

export-signature-invalid = signature does not match
export-signature-none = not signed
export-withdrawn-text = Its author took it back. The text is no longer shown.
# $number (Number) - of the revision, 2 or more
# $when (String) - date and time
export-revised = revision { $number }, { $when }
# $when (String) - date and time
export-expires = until { $when }
# $starts (String) - date and time
# $ends (String) - date and time
export-event = From { $starts } to { $ends }
export-ack-asked = Please acknowledge it.
# $date (String) - a day
export-ack-by = Please acknowledge it by { $date }.
# $recipients (Number)
# $opened (Number)
# $acknowledged (Number)
export-coverage = { $recipients ->
    [one] 1 recipient
   *[other] { $recipients } recipients
}, { $opened } opened, { $acknowledged } acknowledged
export-replies = Replies
export-questions = Questions
export-questions-own = Your questions
export-answer = Answer
export-unanswered = Not answered yet.

export-signatures = Signatures
export-signatures-name = Name
export-signatures-acknowledged = Acknowledged
export-signatures-signature = Signature

export-ics-events = calendar of the events (ICS)
# $count (Number) - announcements
export-left-out = { $count ->
    [one] 1 announcement is no event, so it is not in it.
   *[other] { $count } announcements are no events, so they are not in it.
}

export-people-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
# $level (Number)
export-people-level = level { $level }

export-column-title = Title
export-column-author = Author
export-column-published = Published
export-column-board = Board
export-column-reach = Reach
export-column-kind = Kind
export-column-state = State
export-column-expires = Expires
export-column-starts = Starts
export-column-ends = Ends
export-column-place = Place
export-column-asked = Acknowledgement
export-column-receipt = My receipt
export-column-recipients = Recipients
export-column-opened = Opened
export-column-acknowledged = Acknowledged
export-column-revision = Revision
export-column-text = Text
export-column-id = Id

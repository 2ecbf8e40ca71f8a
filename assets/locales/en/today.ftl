### What presses: the gate, the week, questions to answer, what changed.

# $day (String) - long
# $from (String) - hours and minutes
# $to (String) - hours and minutes
event-on-day = { $day }, { $from } to { $to }
# $from (String) - day and time
# $to (String) - day and time
event-over-days = From { $from } to { $to }

# $count (Number) - announcements
gate-title = { $count ->
    [one] Before you go on: one urgent announcement
   *[other] Before you go on: { $count } urgent announcements
}
# $due (String) - a phrase with the verb: was due yesterday
# $ack (String) - a key
# $ask (String) - a key
gate-why = It is urgent and { $due }, and you have not acknowledged it. Acknowledge it ({ $ack }), or ask its author ({ $ask }): then you go on.
gate-read-first = This is another one: read it before you acknowledge it.

# $number (Number) - of the year
# $from (String) - short date
# $to (String) - short date
week-heading = Week { $number } · { $from } – { $to }
week-this = this week
week-previous = week before
week-next = week after
week-back = Today
# $time (String) - hours and minutes
week-until = until { $time }
# $time (String) - hours and minutes
week-from = from { $time }
week-goes-on = all day
week-no-events = There are no events in this week to export.
week-nothing = No event and nothing due in this week. Left and Right show other weeks.

reader-answer-question = answer question
# $count (Number) - questions
# $key (String) - a key
reader-questions-wait = { $count ->
    [one] A question waits for your answer ({ $key })
   *[other] { $count } questions wait for your answer ({ $key })
}
reader-no-question-waits = No question waits for your answer.
# $key (String) - a key
# $due (String) - a phrase with the verb
reader-answered-asks-due = Your question has been answered: acknowledge it ({ $key }), { $due }
# $key (String) - a key
reader-answered-asks = Your question has been answered: acknowledge it ({ $key })
# $key (String) - a key
reader-changed-since = It has changed since you read it ({ $key })

changes-none = There is only one revision: nothing has changed.
# $from (Number) - a revision
# $to (Number) - a revision
changes-heading = Changes from revision { $from } to { $to }
changes-since-read = since you read it
# $number (Number) - of the revision
# $when (String) - day and time
# $name (String) - of who published it
changes-revision = Revision { $number } · { $when } · { $name }
# $number (Number) - of the revision
# $when (String) - day and time
changes-revision-unsigned = Revision { $number } · { $when }
changes-title = Title
changes-text = Text
changes-same = Neither the title nor the text differs.
# $count (Number) - lines
changes-left-out = { $count ->
    [one] 1 line the same
   *[other] { $count } lines the same
}
changes-legend = - taken out, + put in; the words that changed are underlined.
signature-valid = valid signature
signature-invalid = signature does not match
signature-none = unsigned, of the sample

### Marks, one act on many announcements, and undoing.

phrase-sign-marked = marked

# $count (Number) - announcements
batch-marked = { $count ->
    [one] 1 marked
   *[other] { $count } marked
}
# $count (Number) - announcements
# $outside (Number) - of them, those that the list does not show
batch-marked-outside = { $count ->
    [one] 1 marked, not in this list
   *[other] { $count } marked, { $outside } of them not in this list
}
batch-seeking = Looking for what to mark… Esc stops.
# $count (Number) - how many are marked at once at most
batch-most = Marked the first { $count }; this list holds more. Narrow it with a filter to reach the rest.
# $count (Number) - announcements
batch-act = act on { $count } marked
batch-withdraw-marked = withdraw what is marked
# $count (Number) - announcements
batch-title = { $count ->
    [one] 1 marked announcement
   *[other] { $count } marked announcements
}
# $count (Number) - announcements
batch-open = open { $count }
# $count (Number) - announcements
batch-acknowledge = acknowledge { $count }
# $count (Number) - announcements
batch-export = export { $count }
# $count (Number) - announcements
batch-withdraw = withdraw { $count }
# $count (Number) - announcements
batch-unmark = unmark { $count }
batch-open-about = They count as read.
batch-acknowledge-about = You sign that you have read each of them. It cannot be undone.
batch-export-about = To a file: as a page, text, a table or a calendar.
# $readers (Number) - people
# $key (String) - undoes it
batch-withdraw-about = { $readers ->
    [one] Their one reader will see only titles and dates. { $key } puts them back.
   *[other] Their { $readers } readers will see only titles and dates. { $key } puts them back.
}
batch-unmark-about = Nothing happens to the announcements.
# $reasons (String) - "2 not opened, 1 yours"
# $count (Number) - announcements
batch-left-out = { $count ->
    [one] { $reasons } is left out.
   *[other] { $reasons } are left out.
}
# $reasons (String) - "2 not opened, 1 yours"
batch-nothing-to-withdraw = Nothing of what is marked can be withdrawn: { $reasons }.
# $count (Number) - announcements
batch-skip-gone = { $count } no longer there
# $count (Number) - announcements
batch-skip-not-yours = { $count } not yours
# $count (Number) - announcements
batch-skip-yours = { $count } written by you
# $count (Number) - announcements
batch-skip-opened = { $count } opened before
# $count (Number) - announcements
batch-skip-unopened = { $count } not opened yet
# $count (Number) - announcements
batch-skip-acknowledged = { $count } acknowledged before
# $count (Number) - announcements
batch-skip-nothing-asked = { $count } asking for no acknowledgement
# $count (Number) - announcements
batch-skip-not-asked = { $count } asked of others
# $count (Number) - announcements
batch-skip-revised = { $count } revised meanwhile
# $count (Number) - announcements
batch-skip-withdrawn = { $count } withdrawn
# $count (Number) - announcements
batch-skip-not-withdrawn = { $count } not withdrawn
# $count (Number) - announcements
batch-skip-expired = { $count } expired
# $count (Number) - announcements
batch-skip-not-published = { $count } not published yet
# $count (Number) - announcements
batch-skip-pins = { $count } pinned where there are three pins already
# $count (Number) - announcements
batch-skip-urgent = { $count } urgent in a week that has three already
batch-nothing-done = Nothing was done.
# $count (Number) - announcements
batch-opened = { $count ->
    [one] Opened 1.
   *[other] Opened { $count }.
}
# $count (Number) - announcements
batch-acknowledged = { $count ->
    [one] Acknowledged 1.
   *[other] Acknowledged { $count }.
}
# $count (Number) - announcements
# $key (String) - undoes it
batch-withdrawn = { $count ->
    [one] Withdrawn. { $key } puts it back.
   *[other] Withdrawn { $count }. { $key } puts them back.
}
# $count (Number) - announcements
batch-reinstated = { $count ->
    [one] It is back: its recipients read it again.
   *[other] { $count } are back: their recipients read them again.
}
# $count (Number) - announcements
# $error (String) - what happened
batch-failed = { $count ->
    [one] 1 is left undone: { $error }
   *[other] { $count } are left undone: { $error }
}
# In the name of a file.
batch-file = marked

undo-nothing = there is nothing to undo yet
# $what (String) - "marking 3"
undo-called = undo: { $what }
undo-called-publishing = undo: publishing
# $what (String) - "marking 3"
undo-done = Undone: { $what }.
# $stays (String) - a sentence: what was done last and why it stays
# $key (String) - undoes
# $what (String) - "marking 3"
undo-stays-then = { $stays } { $key } again undoes what came before: { $what }.
undo-stays-opened = That you opened an announcement stays on record.
undo-stays-acknowledged = Your acknowledgement stays: it is signed, and its author counts on it.
# $said (String) - a sentence: what was done
undo-stays-written = “{ $said }” This stays: it is signed, and others may have read it.
# $count (Number) - recipients
# $key (String) - undoes
undo-withdraw-instead = { $count ->
    [one] What is published is signed and may have been read, so it stays. You can withdraw it instead: its one recipient will see only the title and the date. { $key } puts it back.
   *[other] What is published is signed and may have been read, so it stays. You can withdraw it instead: its { $count } recipients will see only the title and the date. { $key } puts it back.
}
# $count (Number) - announcements
undo-marking = { $count ->
    [one] marking 1
   *[other] marking { $count }
}
# $count (Number) - announcements
undo-unmarking = { $count ->
    [one] unmarking 1
   *[other] unmarking { $count }
}
# $count (Number) - announcements
undo-withdrawing = withdrawing { $count }
# $title (String) - of an announcement
undo-withdrawing-one = withdrawing “{ $title }”
undo-draft = throwing a draft away
undo-filter = taking a filter away

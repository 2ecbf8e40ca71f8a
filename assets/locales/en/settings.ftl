### The settings: one's own, and the board's for who administers it.

settings-me = Me
settings-board = Board
settings-only-admin = only an administrator
settings-save = save
settings-on = yes
settings-off = no

settings-language = Language
settings-theme = Theme
settings-theme-dark = dark
settings-theme-light = light
settings-theme-high-contrast = high contrast
settings-theme-mono = no colour
settings-passphrase = Change passphrase
settings-passphrase-help = Enter opens the form
settings-old-passphrase = Current passphrase
settings-mouse = Mouse
settings-idle = Lock when left alone
# $count (Number) - minutes
settings-idle-minutes = { $count ->
    [one] after 1 minute
   *[other] after { $count } minutes
}
settings-idle-field = Minutes
# $most (Number) - the largest number
settings-idle-help = After so many minutes without a key the screen locks, and what you were writing is kept. From 1 to { $most }; it holds for this account of the machine.
# $most (Number) - the largest number
settings-idle-wrong = Write a whole number from 1 to { $most }.

settings-keys = Keys
# $count (Number) - commands
settings-keys-changed = { $count ->
    [0] the program's own
    [one] 1 of your own
   *[other] { $count } of your own
}
# $line (Number) - from 1
# $column (Number) - from 1
settings-keys-fault = the defaults: the file is wrong on line { $line }, column { $column }
# $file (String) - its path
settings-keys-help = To change one, write it under [keys] in { $file } and start the program again: next-unread = "u", send = ["ctrl-s", "f10"], lock = [] for none. The name of each command stands after the dot; an asterisk marks yours.
settings-keys-none = none

settings-check = Check the board
settings-check-help = Enter checks that all is as it was signed
settings-checking = Checking the board
# $when (String) - relative
# $count (Number) - faults
settings-check-last = { $when } · { $count ->
    [0] all as it was signed
    [one] 1 fault
   *[other] { $count } faults
}

## What a change comes to.

# $count (Number) - announcements
# $gained (Number) - recipients
# $lost (Number) - recipients
settings-effects-audiences = { $count ->
    [one] 1 announcement goes to others than before: { $gained } come to it and { $lost } are left out.
   *[other] { $count } announcements go to others than before: { $gained } recipients come to them and { $lost } are left out.
}
# $count (Number) - announcements
settings-effects-handed-over = { $count ->
    [one] Somebody else looks after 1 announcement from now on.
   *[other] Somebody else looks after { $count } announcements from now on.
}

## People and roles.

settings-people = People and roles
# $count (Number) - active people
settings-people-here = { $count ->
    [one] 1 person
   *[other] { $count } people
}
settings-people-advice = Enter shows what can be done about somebody. Those who have left stand below.
settings-column-name = Name
settings-column-handle = Handle
settings-column-title = Title
settings-column-state = State
settings-column-what = What
settings-column-from = First day
# $day (String) - the last day
settings-left = left on { $day }
# $day (String) - the last day
settings-leaves = here until { $day }
# $day (String) - the first day
settings-joins = from { $day }
settings-enrolled = can sign in
settings-not-enrolled = not enrolled
settings-person-acts = what to do
settings-person-add = Add somebody
settings-person-change = Change details
settings-person-roles = Roles
settings-person-leave = Leaves
settings-person-stay = Stays after all
settings-person-code = One-time code
settings-person-help = What you leave empty comes from the manager. Type in the manager's field to search.
settings-handle-derived = from the name
settings-from-manager = the manager's
settings-from-always = always there
settings-nobody-above = nobody: at the top
settings-level-wrong = A level is a whole number from 1, the top.
# $handle (String) - of the person
# $level (Number) - of the person
# $area (String) - of the person
settings-person-preview = { $handle } · level { $level } · { $area }
# $name (String) - of the person
# $handle (String) - of the person
# $level (Number) - of the person
# $manager (String) - a name
settings-person-add-question = { $name } ({ $handle }) joins at level { $level }. Manager: { $manager }.
# $name (String) - of the person
settings-person-added = { $name } is on the board. Settings · Codes gives the code to enrol with.
# $name (String) - of the person
settings-person-changed = { $name }: changed.
# $name (String) - of the person
# $manager (String) - a name
# $level (Number) - of the person
# $below (Number) - people
settings-person-moves = { $name } moves. Manager: { $manager }; level { $level }. { $below ->
    [0] Nobody is below.
    [one] 1 person below moves along.
   *[other] { $below } people below move along.
}
settings-role-admin = Administration: people, roles, codes, limits, copies, and the board's name and zone.
settings-role-hr = Human resources: everybody's goals, the KPIs, that sessions took place (never what was said), and how long they are kept.
settings-role-editor = Editor: every reach and urgent announcements, whatever the level.
settings-roles-set = Set roles
# $name (String) - of the person
# $roles (String) - a list
settings-roles-question = { $name } will have: { $roles }. No role lets anybody read what is addressed to others.
# $name (String) - of the person
settings-roles-none-question = { $name } will have no role.
settings-first-day-away = First day away
settings-successor = Successor
# $name (String) - of the manager, which may be nobody
settings-successor-manager = the manager ({ $name })
settings-leave-help = On that day their keys open nothing any more. What they posted stays; the successor answers for it.
# $day (String) - long
settings-last-day = Last day: { $day }.
# $count (Number) - people
# $name (String) - of the new manager
settings-reports-to = { $count ->
    [one] 1 report goes to { $name }.
   *[other] { $count } reports go to { $name }.
}
# $count (Number) - announcements
# $name (String) - of who takes over
settings-posts-to = { $count ->
    [one] 1 announcement goes to { $name }.
   *[other] { $count } announcements go to { $name }.
}
# $count (String) - announcements
settings-posts-to-nobody = Nobody above is left to look after { $count } announcements.
# $name (String) - of the person
# $day (String) - long
settings-person-left = { $name } leaves. Last day: { $day }.
# $name (String) - of the person
settings-stay-help = { $name } stays, or comes back today: their announcements are theirs again, and what is live comes to them.

## A file of people.

settings-import = Import people
settings-import-help = from a CSV file; nothing changes before you say so
settings-import-advice = Type or paste the path of a CSV file, or walk to it. The file is read and shown before anything changes.
settings-file-type = path of the file
# $path (String) - as typed
settings-file-missing = There is no file at { $path }.
settings-import-reading = Reading the file
settings-import-added = joins
settings-import-changed = changes
settings-import-ended = leaves
settings-import-missing = missing
settings-import-missing-help = not in the file; left as it is
# $manager (String) - a name
settings-under = under { $manager }
# $added (Number) - people
# $changed (Number) - people
# $ended (Number) - people
# $missing (Number) - people
# $same (Number) - people
settings-import-sum = Join: { $added }. Change: { $changed }. Leave: { $ended }. Missing: { $missing }. The same: { $same }.
# $added (Number) - people
# $changed (Number) - people
# $ended (Number) - people
settings-import-question = Join: { $added }. Change: { $changed }. Leave: { $ended }.
settings-import-do = import
settings-import-done = The people are as the file says.
settings-import-nothing = The file says what the board says already.
settings-import-end = Let the missing leave
settings-import-keep = Keep the missing
settings-import-all-listed = Nobody is missing from the file.
# $count (Number) - faults
settings-import-faults = { $count ->
    [one] 1 fault: nothing was imported. Correct the file and read it again with Enter.
   *[other] { $count } faults: nothing was imported. Correct the file and read it again with Enter.
}
settings-import-again = Read again
settings-fault-line = Line
settings-fault-column = Column
settings-fault-what = What is wrong

## Codes.

settings-codes = Codes
# $count (Number) - people
settings-codes-waiting = { $count ->
    [0] everybody has enrolled
    [one] 1 person has not enrolled
   *[other] { $count } people have not enrolled
}
settings-codes-advice = These have not enrolled. Enter gives one of them a code; x writes a page of slips for all.
settings-codes-nobody = Everybody has enrolled. Search finds somebody who has lost passphrase and recovery key.
settings-code-give = give a code
settings-code-anybody = somebody else
settings-slips = slips for all
# $name (String) - of the person
settings-code-title = Code for { $name }
# $name (String) - of the person
settings-code-first = { $name } sets a passphrase with it, once, within 14 days. An earlier code stops working. It is shown once: hand it over yourself.
# $name (String) - of the person
settings-code-again = { $name } has keys already. With this code they begin anew: what was sealed to the old keys (their own notes, drafts and kept searches) stays shut for good, and shared notes open again only when a partner confirms the new keys. If the passphrase alone is lost, the recovery key keeps everything.
# $handle (String) - of the person
# $until (String) - a day
settings-code-how = On the sign-in screen they choose their name ({ $handle }) and type it. It works once, until { $until }, and is not shown again.
settings-code-noted = I have it
# $count (Number) - people
settings-slips-help = { $count ->
    [one] A page with 1 slip. The code given earlier stops working. Print it, hand it out and delete the file: whoever reads it can enrol in their place.
   *[other] A page with { $count } slips. Codes given earlier stop working. Print it, hand the slips out and delete the file: whoever reads it can enrol in their place.
}
# $count (Number) - people
# $path (String) - of the file
settings-slips-written = { $count ->
    [one] 1 slip stands in { $path }. Print it and delete the file.
   *[other] { $count } slips stand in { $path }. Print them and delete the file.
}

## Limits.

settings-limits = Limits
# $leadership (Number) - a level
# $everyone (Number) - a level
# $wide (Number) - a level
settings-limits-now = leadership { $leadership } · everyone { $everyone } · wide { $wide }
settings-limit-leadership = Leadership, up to level
settings-limit-everyone = To everyone, up to
settings-limit-wide = Wide, up to level
settings-limit-leadership-help = Leadership are the levels up to the first number; it and the level below may write to it.
settings-limit-everyone-help = Up to the second may write to everyone.
settings-limit-wide-help = Up to the third may write to their level in all the organisation, across it, and mark as urgent.
settings-limit-editors = Editors may use all of them at any level.
settings-limits-do = Set limits
settings-limits-set = Limits set.
settings-gain-leadership = Leadership
settings-gain-to-leadership = Writing to leadership
settings-gain-everyone = Writing to everyone
settings-gain-wide = Wide reaches and urgent
# $what (String) - a reach
# $gained (Number) - people
# $lost (Number) - people
settings-gain = { $what }: { $gained } gain it, { $lost } lose it.

## Name and zone.

settings-name = Board's name
settings-name-help = It stands on every screen, in exports and on slips. The change is signed.
settings-name-do = Rename
# $before (String) - the name until now
# $after (String) - the new name
settings-name-question = "{ $before }" will be called "{ $after }" for everybody.
# $name (String) - the new name
settings-name-set = The board is called { $name }.
settings-zone = Time zone
settings-zone-type = type a city or a region
# $zone (String) - its name
# $time (String) - of day
settings-zone-help = Now: { $zone }, { $time }. Days, weeks and what is due on a day are counted in this zone.
settings-zone-do = Change zone
# $zone (String) - its name
# $before (String) - date and time
# $after (String) - date and time
settings-zone-question = In { $zone } it is not { $before } but { $after }. From now on days begin and end there: what will be due on a day ends at its midnight, and joining, leaving and cycles follow its calendar. What is due already keeps its moment.
# $zone (String) - its name
settings-zone-set = Days are counted in { $zone }.

## Copies.

settings-backups = Backups
settings-backups-none = no copy yet
# $count (Number) - copies
# $day (String) - of the newest
settings-backups-there = { $count ->
    [one] 1 copy · { $day }
   *[other] { $count } copies · the newest { $day }
}
settings-backups-empty = There is no copy yet: n makes one. The day's first session makes one by itself, but never of a sample.
settings-backups-help = Daily copies thin out with age; those made by hand stay. Enter puts one back.
settings-copy-when = Made on
settings-copy-size = Size
settings-copy-by = How
settings-copy-state = State
settings-copy-daily = by itself
settings-copy-by-hand = by hand
settings-copy-reading = checking…
settings-copy-good = good
settings-copy-bad = damaged
settings-copy-is-bad = This copy is damaged: choose another.
settings-copy-now = copy now
settings-copying = Copying the board
# $path (String) - of the copy
settings-copied = The copy is at { $path }
settings-comparing = Comparing with the board
settings-restore = restore
# $when (String) - when the copy was made
settings-restore-about = The board goes back to { $when }.
# $entries (Number) - signed acts
# $announcements (Number) - announcements and revisions
# $acknowledgements (Number) - acknowledgements
# $check_ins (Number) - check-ins
# $parts (Number) - notes, agenda lines, actions
settings-restore-lost = { $entries ->
    [one] Lost is 1 signed act since:
   *[other] Lost are { $entries } signed acts since:
} announcements and revisions { $announcements }, acknowledgements { $acknowledgements }, check-ins { $check_ins }, parts of sessions { $parts }. Openings, drafts and settings of that time are lost too.
settings-restore-nothing-lost = Nothing was signed since.
settings-restore-other = This copy is no earlier state of this board: everything on it is replaced.
settings-restore-others = The board of now is kept beside it. Everybody who has it open is told that it was replaced; what they write is not lost and not on it until they sign in again.
settings-restore-word = restore
# $word (String) - to be typed
settings-restore-type = Type "{ $word }"
settings-restoring = Restoring the board
# $path (String) - of the replaced board
settings-restored = Restored: sign in again. The board of before is at { $path }

# $name (String) - as written
error-no-zone = There is no time zone called "{ $name }".

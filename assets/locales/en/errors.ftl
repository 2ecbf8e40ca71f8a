### What went wrong and what to do, where no other noun says it.

error-no-announcement = There is no such announcement.
error-no-announcement-hint = Look for it in the list: it may have been mistyped, or it is not addressed to you.
error-no-question = There is no such question.
# $who (String) - what was typed
error-no-person = There is nobody called "{ $who }".
error-no-person-hint = Check the handle: the list of people shows it.
# $role (String) - the role's name
error-needs-role = Only people with the role "{ $role }" can do this.
error-needs-role-hint = Ask one of them: the people list shows who they are.
error-only-author = Only its author can do this.
error-only-recipients = Its author cannot do this: it is for its recipients.
error-text-empty = There is nothing written.
# $size (String) - KiB written
error-text-too-long = The text takes up { $size } KiB, and the limit is 256 KiB.
error-text-too-long-hint = Shorten it; nothing you wrote has been lost.
error-nothing-to-acknowledge = This announcement does not ask to be acknowledged.
error-replies-closed = Its author has closed replies.
error-replies-closed-hint = You can ask the author a question that only the two of you see.
error-withdrawn = It has been withdrawn by its author.
error-expired = It has expired.
error-not-published = It has not been published yet.
error-answered = That question has already been answered.
error-conflict = Somebody changed it while you were at it.
error-conflict-hint = Read the new version; what you typed is kept.
error-wrong-passphrase = That is not the passphrase.
error-wrong-passphrase-hint = Try again. If you have lost it, use the recovery key you keep on paper.
# $seconds - to wait
error-wait = { $seconds ->
    [one] Too many wrong passphrases on this screen. Wait 1 second.
   *[other] Too many wrong passphrases on this screen. Wait { $seconds } seconds.
}
error-weak-too-short = The passphrase is too short: use at least 10 characters.
error-weak-common = The passphrase is made of common words.
error-weak-names = The passphrase is made of names that colleagues would try.
error-weak-guessable = The passphrase is easily guessed.
error-weak-hint = Several unrelated words make a good one: the program can suggest six.
# $who (String) - the handle
error-not-enrolled = { $who } has not enrolled yet.
error-not-enrolled-hint = An administrator hands out the one-time code to enrol with.
# $who (String) - the handle
error-not-active = { $who } is not active today.
error-wrong-code = That code is not valid.
error-wrong-code-hint = Check it against the slip, or ask an administrator for a new one.
error-code-expired = That code has expired: it was good for 14 days.
error-code-expired-hint = Ask an administrator for a new one.
# $group (Number) - counted from 1
error-mistyped-group = Group { $group } is not as printed. Check it letter by letter.
# $found - letters and digits typed
# $expected (Number) - letters and digits printed
error-mistyped-length = { $found ->
    [one] One letter or digit was typed, and { $expected } are printed.
   *[other] { $found } letters and digits were typed, and { $expected } are printed.
}
error-wrong-recovery-key = That is not this person's recovery key.
error-key-damaged = The keys stored for this person are damaged.
error-key-damaged-hint = Ask an administrator: a backup may hold them whole, or a new code makes new ones.
error-key-cost = The keys stored for this person ask for a computation this program does not accept: too much or too little.
error-out-of-memory = There is not enough memory to unlock the keys (64 MiB are needed).
# $handle (String) - wanted
error-handle-taken = The handle { $handle } is taken.
# $handle (String) - wanted
error-bad-handle = "{ $handle }" cannot be a handle: use lower-case letters without accents, digits, full stops, hyphens and underscores.
error-name-empty = A name is needed.
# $level (Number) - wanted
# $manager (Number) - of the manager
error-level-not-below = Level { $level } is not below the manager's, which is { $manager }.
# $level (Number) - wanted
# $report (Number) - of the report
error-level-not-above = Level { $level } is not above that of a report, which is { $report }.
error-level-zero = Levels begin at 1, which is the top.
error-cycle = Somebody would end up under themselves.
error-last-admin = This is the last administrator who can sign in: give somebody else the role first.
error-own-successor = A person cannot be their own successor.
# $day (String) - wanted
error-bad-day = { $day } is not a day this board can use.
error-account-taken = This account is already linked to somebody else.
error-fault-hint = Nothing has been published; what you typed is kept.

# $path (String) - of the file
error-board-missing = There is no board at { $path }.
error-board-missing-hint = Create one with "cartelera init", or try "cartelera demo".
# $path (String) - of the file
error-board-exists = { $path } exists already and was left alone.
# $holder (String) - program and process
error-busy-holder = { $holder } is writing to the board.
error-busy = Somebody else is writing to the board.
error-busy-hint = Try again in a moment; nothing you typed is lost.
error-full = The disk is full.
error-full-hint = Free some space; what you were writing is kept as a draft.
error-read-only = The board can only be read from this account.
error-read-only-hint = Whoever looks after this machine can give the permission to write.
# $path (String) - of the file
error-forbidden = This account may not open { $path }.
error-moved = The board file was moved or replaced while it was open.
error-moved-hint = Close the program and open it again.
# $path (String) - of the file
error-foreign = { $path } is not a board.
# $path (String) - of the file
error-empty = { $path } is empty.
error-newer = The board was written by a newer version of this program.
error-newer-hint = Update the program; the file was not touched.
error-damaged = The board file is damaged.
error-damaged-hint = Nothing was changed. "cartelera restore" brings a backup back.
# $kind (String) - of the file system
error-network = The board lies on a network file system ({ $kind }), where it cannot be kept safe.
error-network-hint = Keep it on this machine's own disk, and let everybody sign in to the machine over SSH.
# $version (String) - of SQLite
error-engine = This program was built with an SQLite that is too old ({ $version }).
# The ends of sentences that begin with a file or with "the system answered".
error-io-not-found = it does not exist
error-io-not-allowed = this account has no permission for it
error-io-is-a-folder = it is a folder, and a file is needed
error-io-not-a-folder = part of the path is not a folder
error-io-full = the disk is full
error-io-read-only = the disk can only be read
error-io-failing = the disk does not work as it should
error-io-not-text = it is not UTF-8 text: save it as UTF-8 and try again
# $detail (String) - the end of the sentence
error-io = The system answered: { $detail }
# $detail (String) - technical
error-unexpected = Something unexpected happened: { $detail }
error-unexpected-hint = This is a fault of the program. Please report it.
# $from (String) - a day
# $until (String) - a day
error-until-before-from = The first day away, { $until }, comes before the first day here, { $from }.
error-bad-limit = A limit is a level: a whole number from 1.

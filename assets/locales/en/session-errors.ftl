### Why something about sessions was not done, and what is wrong with what was typed; most stand at a field.

session-error-no-session = There is no such session.
session-error-no-session-hint = It may be between other people, or it may be mistyped.
session-error-only-participants = That is for those who take part in the session.
session-error-only-participants-hint = Who once took part or was handed it reads it; managers above and human resources know that it took place, not what was said.
session-error-no-part = There is no such note, line, item or action.
session-error-no-part-hint = It may be in a session between other people, or it may be mistyped.
# $state (String) - in which the session is
session-error-state = The session is { $state }: this cannot be done now.
session-error-locked = Somebody has signed this session: its text is locked.
session-error-locked-hint = Reopening it voids the signatures. Its items and actions move on without that.
session-error-not-now = This cannot be done in the state the session is in.
session-error-not-shared = This is not open to you yet: it was sealed before you had keys, or before you came in.
session-error-not-shared-hint = It is shared with you when a participant who can read it signs in.
session-error-old-keys = This was sealed to keys that were lost with your passphrase; it stays shut for you.
session-error-old-keys-hint = Others who take part can still read it: ask one of them.
session-error-altered = This was altered outside the program, so it is not shown.
session-error-altered-hint = "cartelera check" says more.
session-error-nobody-to-hand-over-to = There is nothing to hand over, or nobody to hand it over to.
session-error-nobody-to-hand-over-to-hint = Sessions you have held before go to the manager you have now, if that manager took no part in them; confidential ones do not.
# $day (String) - the first on which it may be purged
session-error-kept-until = It is kept until { $day }.
session-error-kept-until-hint = The preview lists what may be purged today.

session-fault-alone = A session takes two people at least: name somebody else.
# $limit (Number) - most people
session-fault-too-many = Up to { $limit } people can take part.
# $who (String) - the name
session-fault-away = { $who } is not active on that day.
session-fault-away-somebody = One of those who would take part is not active on that day.
session-fault-bad-length = A session lasts from a minute to 24 hours.
session-fault-place-too-long = The place may take up to 4 KiB.
# $number (Number) - of the line
session-fault-line-too-long = Line { $number } of the agenda takes up more than 4 KiB.
session-fault-name-missing = Give it a name, in one language at least.
# $limit (Number) - most characters
session-fault-name-too-long = The name may have up to { $limit } characters.
session-fault-no-prompts = Write one prompt at least.
# $limit (Number) - most prompts
session-fault-too-many-prompts = A template takes up to { $limit } prompts.
# $number (Number) - of the prompt
session-fault-prompt-missing = Prompt { $number } says nothing in either language.
# $number (Number) - of the prompt
session-fault-prompt-too-long = Prompt { $number } takes up more than 4 KiB.
# $limit (String) - most days
session-fault-bad-days = Sessions are kept, and then blocked, from 1 to { $limit } days.
session-fault-text-empty = There is nothing written.
# $size (String) - KiB written
# $limit (String) - KiB at most
session-fault-text-too-long = The text takes up { $size } KiB, and the limit is { $limit } KiB.

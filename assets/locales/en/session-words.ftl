### Feedback sessions: what their values are called, what was done with one, and what to ask in one.

session-kind-one-on-one = 1:1
session-kind-expectations = Expectations and frustrations
session-kind-kpi-review = KPI review
session-kind-onboarding = Onboarding
session-kind-one-on-one-help = How it is going, what is in the way, what comes next.
session-kind-expectations-help = What each expects of the other and what frustrates them, kept until it is resolved or declined.
session-kind-kpi-review-help = The goals as they stand on that day, and what to do about them.
session-kind-onboarding-help = The first weeks of somebody new.

session-state-planned = planned
session-state-held = in progress
session-state-closed = to be signed
session-state-signed = signed
session-state-cancelled = cancelled
session-state-blocked = blocked
session-state-purged = purged
session-state-planned-help = It can be prepared, moved, held or cancelled.
session-state-held-help = It is being written up; once closed it can be signed.
session-state-closed-help = Those who take part sign it. The first signature locks its text; reopening voids the signatures.
session-state-signed-help = Its text is locked, while its items and actions still move on. Reopening it voids the signatures.
session-state-cancelled-help = It will not take place: plan another one.
session-state-blocked-help = It has been kept as long as agreed: nobody opens it any more.
session-state-purged-help = What was said in it is gone for good; that it took place stays.

session-part-place = place
session-part-agenda = agenda line
session-part-shared = shared note
session-part-own = own note
session-part-item = expectation or frustration
session-part-action = action
session-part-comment = comment
session-part-snapshot = goals' snapshot

# With their articles, inside sentences.
session-part-a-place = the place
session-part-an-agenda = an agenda line
session-part-a-shared = a shared note
session-part-an-own = an own note
session-part-an-item = an expectation or a frustration
session-part-an-action = an action
session-part-a-comment = a comment
session-part-a-snapshot = a snapshot of goals

session-agenda-open = to talk about
session-agenda-done = talked about
session-action-open = to do
session-action-done = done
session-item-open = open
session-item-agreed = agreed
session-item-resolved = resolved
session-item-declined = declined
session-part-open = in force
session-part-removed = taken out

session-item-expectation = expectation
session-item-frustration = frustration

session-involved-participant = takes part
session-involved-former = took part
session-involved-reader = was handed it

# $kind (String) - what kind of session it is
# $people (String) - whom the reader meets
session-title-with = { $kind } with { $people }
# $kind (String) - what kind of session it is
# $people (String) - who meet
session-title-of = { $kind } of { $people }

# $some (String) - all names but the last, or the first of them
# $last (String) - the last name
session-names-and = { $some } and { $last }
# Before a name that begins as Iván does.
# $some (String) - all names but the last
# $last (String) - the last name
session-names-and-i = { $some } and { $last }
# $some (String) - the first names
# $count - how many people more
session-names-more = { $count ->
    [one] { $some } and 1 more
   *[other] { $some } and { $count } more
}

## What was done, after the name of who did it.

session-deed-planned = planned it
session-deed-moved = changed its time, its place or how often
# $who (String) - the name
session-deed-joined = brought { $who } in
# $who (String) - the name
session-deed-left = took { $who } out
session-deed-held = started it
session-deed-closed = closed it for signing
session-deed-reopened = reopened it: earlier signatures are void
session-deed-cancelled = cancelled it
session-deed-purged = purged what was said in it
# $part (String) - what was written, with its article
session-deed-wrote = added { $part }
# $part (String) - what was changed, with its article
session-deed-changed = changed { $part }
session-deed-signed = signed
# $who (String) - the name
session-deed-handed-over = handed it over to { $who }
session-deed-exported = took a copy, not sealed
session-deed-exported-sealed = took a copy, sealed with a passphrase
session-deed-altered = something that was signed here is gone or altered

## When the same people should meet.

session-dueness-fine = up to date
session-dueness-due = due
session-dueness-overdue = overdue
# $day (String) - of the next session
session-due-planned = the next one is on { $day }
# $day (String) - by which they should meet
session-due-by = due by { $day }
# $day (String) - by which they should have met
session-due-was = was due on { $day }
session-due-no-cadence = no cadence agreed
# $day (String) - the last day they met
session-last-met = last met on { $day }
session-last-never = have not met yet

## What may help to ask.

session-prompt-one-on-one-1 = What has gone well since we last spoke, and what helped?
session-prompt-one-on-one-2 = What is taking more effort than it should?
session-prompt-one-on-one-3 = Which decision are you waiting for, and whose is it?
session-prompt-one-on-one-4 = What could I do more of, or less of, so that your work goes better?
session-prompt-one-on-one-5 = What would you like to learn or try before we meet again?
session-prompt-one-on-one-6 = Is there something we are not talking about and should be?
session-prompt-expectations-1 = What do you expect of me that I may not know yet?
session-prompt-expectations-2 = What do I expect of you that I have never said aloud?
session-prompt-expectations-3 = Which expectation has gone unmet lately, and what stood in its way?
session-prompt-expectations-4 = What frustrates you often enough to be worth changing?
session-prompt-expectations-5 = Of each point: is it in our hands, who takes it on, and how shall we notice?
session-prompt-expectations-6 = Of what we agreed last time, what still holds and what has changed?
session-prompt-kpi-review-1 = Which number surprised you, and what is behind it?
session-prompt-kpi-review-2 = What of all we did moved each goal, and what only seemed to?
session-prompt-kpi-review-3 = For each goal at risk: what would be the first sign that it is turning round?
session-prompt-kpi-review-4 = Do the targets and their weights still say what matters now?
session-prompt-kpi-review-5 = What do you need before the next check-in, and from whom?
session-prompt-kpi-review-6 = What will we stop doing to make room for it?
session-prompt-onboarding-1 = What is not as you had been told, for better or for worse?
session-prompt-onboarding-2 = What do you already do on your own, and where do you still want company?
session-prompt-onboarding-3 = Whom do you still have to meet, and what for?
session-prompt-onboarding-4 = What took you long to find: a person, a tool, a rule?
session-prompt-onboarding-5 = What would you explain differently to whoever comes next?
session-prompt-onboarding-6 = What would make the coming month a good one?

### Forms and pages beside the goals screen: setting, deciding, giving to many, the catalogue, cycles, the overview.

command-assign = give to many
command-overview = overview
command-definitions = catalogue
command-cycle-list = cycles
command-decline = decline
command-cancel-goal = cancel goal
command-retire = retire
command-starter = take the starter catalogue
command-add-dimension = own dimension
command-close-cycle = close cycle
command-carry-over = carry over
command-keep-template = keep as template

## Setting and changing a goal.

goal-form-new = new goal
# $kpi (String) - its name
goal-form-change = Change the terms · { $kpi }
goal-form-change-terms = change terms
goal-form-owner = For
goal-form-kpi = KPI
goal-form-choose = choose from the list
goal-form-baseline = Baseline
goal-form-target = Target
goal-form-low = Band from
goal-form-high = Band to
goal-form-share = Inside it, % of check-ins
goal-form-steps = Steps
goal-form-weight = Weight %
goal-form-cycle = Cycle
goal-form-own-dates = none, dates of its own
goal-form-start = First day
goal-form-end = Last day
goal-form-when = day/month/year
goal-form-cadence = Measured
goal-form-checkpoints = Checkpoints
goal-form-reason = Reason
goal-form-reason-missing = A reason is needed: it stays in the goal's history.
# $today (String) - the day it is, as an example
goal-form-not-a-day = Not a day. Write it like { $today }.
# $line (String) - as typed
goal-form-not-a-checkpoint = "{ $line }" is no checkpoint. Write one to a line: the day and how much of the way, such as 30/03 40%.
# $manager (String) - their name
goal-form-proposal = A proposal: { $manager } accepts or declines it.
# $owner (String) - their name
goal-form-proposed-to-you = { $owner } proposed it to you. Changing it leaves it a proposal.
# $owner (String) - their name
goal-form-agreed = Agreed with { $owner }: it counts at once.
goal-form-own = Nobody is above you: it is agreed as you send it.
# $owner (String) - their name
goal-form-sum-whole = With it the weights of { $owner } add to 100.
# $owner (String) - their name
# $sum (String) - a percentage
goal-form-sum-less = With it the weights of { $owner } add to { $sum }.
# $owner (String) - their name
# $sum (String) - a percentage
goal-form-sum-more = With it the weights of { $owner } add to { $sum }: more than 100. You can balance them afterwards.
# $kpi (String) - its name
# $owner (String) - their name
goal-form-was-agreed = Agreed: { $kpi } · { $owner }
# $kpi (String) - its name
goal-form-was-proposed = Proposed: { $kpi }
# $kpi (String) - its name
goal-form-changed = Changed: { $kpi }
# $revision (Number) - counts from 1
# $by (String) - a name
# $aim (String) - from where to where
# $weight (String) - a percentage
goal-form-changed-meanwhile = While you wrote, it became revision { $revision }, by { $by }: { $aim }, weight { $weight }. What you typed is still here; sending it again takes the place of that.
goal-form-not-yours = Managers above set it.
goal-form-over = It was declined or cancelled.
goal-form-leave = leave
goal-form-leave-question = What you typed here will be lost.
# $count (Number) - people ticked
goal-form-done = { $count ->
    [0] done, nobody
    [one] done, 1 person
   *[other] done, { $count } people
}

## Accepting, declining, cancelling.

# $kpi (String) - its name
# $aim (String) - from where to where
# $weight (String) - a percentage
# $start (String) - the first day
# $end (String) - the last day
goal-decide-terms = { $kpi }: { $aim }, weight { $weight }, { $start } to { $end }.
# $owner (String) - their name
goal-decide-accept = You accept what { $owner } proposed; it counts from then on.
# $sum (String) - a percentage
goal-decide-sum = With it their weights add to { $sum }.
# $owner (String) - their name
goal-decide-decline = You decline what { $owner } proposed; they read your reason.
goal-decide-declined = Declined.
# $count (Number) - check-ins
# $owner (String) - their name
goal-decide-cancel = { $count ->
    [0] The goal of { $owner } ends now and counts no more.
    [one] The goal of { $owner } ends now and counts no more. Its check-in stays in the history.
   *[other] The goal of { $owner } ends now and counts no more. Its { $count } check-ins stay in the history.
}
goal-decide-cancelled = Cancelled.

## One goal for many people.

goal-assign-title = One goal for many people
goal-assign-help = What it is, then to whom. Nothing is written before you have seen who gets it.
goal-assign-template = Template
goal-assign-no-template = none
goal-assign-level = Level
goal-assign-people = People
# $count (Number) - people
goal-assign-picked = { $count ->
    [one] 1 person picked
   *[other] { $count } people picked
}
goal-assign-sum = Weights afterwards
# $count (Number) - people
goal-assign-given = { $count ->
    [0] Nobody gets it
    [one] 1 person gets it
   *[other] { $count } people get it
}
# $count (Number) - people
goal-assign-over = { $count ->
    [one] 1 goes over 100
   *[other] { $count } go over 100
}
# $count (Number) - people
goal-assign-have-it = { $count ->
    [one] 1 has it already
   *[other] { $count } have it already
}
# $count (Number) - people
goal-assign-not-yours = { $count ->
    [one] 1 is not yours to set
   *[other] { $count } are not yours to set
}
# $sum (String) - a percentage
goal-assign-over-whole = { $sum }, over 100
goal-assign-has-it = has it already
goal-assign-not-your-person = not yours to set
goal-assign-nobody = Nobody of these would get it: change to whom it goes.
goal-assign-nobody-below = Nobody reports to you.
# $count (Number) - people
# $kpi (String) - its name
goal-assign-question = { $count ->
    [one] 1 person gets the goal "{ $kpi }".
   *[other] { $count } people get the goal "{ $kpi }": all of them, or nobody if anything goes wrong.
}
# $count (Number) - people
goal-assign-done = { $count ->
    [one] 1 person has the goal now.
   *[other] { $count } people have the goal now.
}
goal-assign-template-name = Name
goal-assign-keep-help = KPI, target, weight and cadence are kept under a name, to be given again.
# $name (String) - of the template
goal-assign-kept = Kept as { $name }.
goal-assign-delete-template = delete template
# $name (String) - of the template
goal-assign-delete-question = The template "{ $name }" goes away. Goals that were given with it stay.
goal-assign-template-deleted = The template is gone.

## The catalogue.

goal-catalogue-title = What can be measured
goal-catalogue-dimension = Dimension
goal-catalogue-kind = Kind
goal-catalogue-unit = Unit
goal-catalogue-current = Value is
goal-catalogue-retired = retired
goal-catalogue-empty = Nothing can be measured yet. Press Enter to take the starter catalogue: KPIs for executive, commercial and operative people in all five dimensions, in both languages, usable as they are. Or write your own with n.
# $names (String) - of people
goal-catalogue-ask = Nothing can be measured yet. These people can fill the catalogue: { $names }.
# $names (String) - of people
goal-catalogue-read-only = You can read the catalogue. These people change it: { $names }.
goal-catalogue-new = new KPI
goal-catalogue-new-help = Dimension, kind and how the value is worked out stay as they are now: goals are agreed on them. One language is enough.
goal-catalogue-rename = rename
goal-catalogue-rename-help = Goals that are agreed show the new name too.
goal-catalogue-put-back = put back
goal-catalogue-name-spanish = Name in Spanish
goal-catalogue-name-english = Name in English
goal-catalogue-unit-spanish = Unit in Spanish
goal-catalogue-unit-english = Unit in English
goal-catalogue-name-missing = A name in one of the languages is needed.
# $name (String) - of the KPI
goal-catalogue-defined = In the catalogue: { $name }
# $name (String) - of the KPI
goal-catalogue-renamed = Renamed: { $name }
# $name (String) - of the KPI
goal-catalogue-was-retired = { $name } is not offered for new goals any more.
# $name (String) - of the KPI
goal-catalogue-is-back = { $name } is offered again.
# $count (Number) - definitions
goal-catalogue-added = { $count ->
    [0] The starter catalogue is there already.
    [one] 1 KPI added.
   *[other] { $count } KPIs added.
}
goal-catalogue-dimension-help = Every board has productivity, conflict handling, performance, leadership and engagement. A dimension of your own stands beside them.
goal-catalogue-dimension-new = a new one
goal-catalogue-dimension-rename-help = To rename one of your own choose it below; what you leave empty stays as it is.
# $name (String) - of the dimension
goal-catalogue-dimension-added = New dimension: { $name }

## Cycles.

goal-cycles-title = Cycles
goal-cycles-state = State
goal-cycles-open = open
goal-cycles-to-come = to come
goal-cycles-over = over, not closed yet
# $day (String) - when
goal-cycles-closed = closed on { $day }
goal-cycles-closed-already = It is closed.
goal-cycles-still-runs = It is not over yet.
goal-cycles-empty = There is no cycle yet. Press n to open the first one; goals can also have dates of their own.
# $names (String) - of people
goal-cycles-ask = There is no cycle yet. These people can open one: { $names }.
# $names (String) - of people
goal-cycles-read-only = You can look at the cycles. These people open and close them: { $names }.
goal-cycles-new = open a cycle
goal-cycles-new-help = A stretch of time to plan in, with a name such as 2027 first half.
goal-cycles-name = Name
goal-cycles-name-missing = A name is needed.
goal-cycles-note = Closing note
# $name (String) - of the cycle
goal-cycles-opened = Open: { $name }
goal-cycles-look = look at its goals
# $count (Number) - goals
# $name (String) - of the cycle
goal-cycles-close-help = { $count ->
    [0] Closes "{ $name }". No goal belongs to it.
    [one] Closes "{ $name }" and freezes its 1 goal as it stands: no check-in or change after that. It cannot be undone.
   *[other] Closes "{ $name }" and freezes its { $count } goals as they stand: no check-in or change after that. It cannot be undone.
}
# $count (Number) - goals
# $name (String) - of the cycle
goal-cycles-was-closed = { $count ->
    [one] { $name } is closed; 1 goal is frozen.
   *[other] { $name } is closed; { $count } goals are frozen.
}

# $from (String) - a cycle
# $to (String) - a cycle
goal-carry-title = Not reached in { $from } → goes on in { $to }
goal-carry-help = Each starts from where it stands, with the same target and weight. Space takes the tick away.
goal-carry-tick = tick
goal-carry-other-cycle = other cycle
goal-carry-no-cycle = There is no later open cycle to take them: open one first.
goal-carry-nothing = Nothing of yours, or of your people, was left unreached in it.
goal-carry-none = Nothing is ticked.
# $count (Number) - goals
# $cycle (String) - its name
goal-carry-question = { $count ->
    [one] 1 goal goes on in "{ $cycle }".
   *[other] { $count } goals go on in "{ $cycle }".
}
# $count (Number) - goals
goal-carry-proposed = { $count ->
    [one] 1 of them is your own and will be a proposal.
   *[other] { $count } of them are your own and will be proposals.
}
# $count (Number) - goals
goal-carry-done = { $count ->
    [0] They had been carried over before.
    [one] 1 goal goes on.
   *[other] { $count } goals go on.
}

## The overview.

goal-overview-all = All together
# $day (String) - when it was worked out
goal-overview-as-of = as of { $day }
goal-overview-progress = Progress
goal-overview-counted = People
goal-overview-statuses = Statuses
# $count (Number) - people, for the plural
# $shown (String) - the same, to print
# $all (String) - how many people there are
goal-overview-made-of = { $count ->
    [one] the number of { $shown } person of { $all }
   *[other] the mean of { $shown } people of { $all }
}
# $count (Number) - goals, for the plural
# $shown (String) - the same, to print
goal-overview-without-check-in = { $count ->
    [one] { $shown } goal without check-in
   *[other] { $shown } goals without check-in
}
# $count (Number) - people, for the plural
# $shown (String) - the same, to print
goal-overview-people-without = { $count ->
    [one] { $shown } person without goals
   *[other] { $shown } people without goals
}
# $share (String) - a percentage
goal-overview-stale = { $share } of the goals not up to date
# $weeks (Number) - how many
# $first (String) - a percentage
# $begin (String) - a day
# $last (String) - a percentage
# $end (String) - a day
goal-overview-trend = { $weeks ->
    [one] { $weeks } week: { $first } ({ $begin }) → { $last } ({ $end })
   *[other] { $weeks } weeks: { $first } ({ $begin }) → { $last } ({ $end })
}
goal-overview-filter = other dimension
goal-overview-go-in = go in
goal-overview-everybody-sees = What everybody sees, anew each week
# $area (String) - its name
# $number (String) - a percentage
# $count (Number) - people
# $week (String) - its Monday
goal-overview-peers = { $area }: { $number }, over { $count } people, week of { $week }
# $area (String) - its name
goal-overview-not-shown = { $area }: not shown. Too few people have goals there, or beside another number it would tell about a few of them.

## Export.

goal-export-xlsx = workbook (XLSX)
goal-export-html = report to print (HTML)

### Goals on the command line.

## What the commands and their flags are

cli-about-goals = KPI goals: what is agreed, how it goes, and why.
cli-about-goals-list = Lists goals as they stand today; your own, unless you say whose.
cli-about-goals-show = Shows one goal with its check-ins and its history.
cli-about-goals-add = Sets a goal for somebody below you, or proposes one of your own.
cli-about-goals-change = Changes what was agreed in a goal, with the reason.
cli-about-goals-accept = Accepts a proposed goal.
cli-about-goals-decline = Declines a proposed goal, with the reason.
cli-about-goals-cancel = Cancels a goal, with the reason.
cli-about-goals-balance = Makes somebody's weights add to 100, in the same proportions.
cli-about-goals-check-in = Records a value of a goal, corrects an earlier one, or reads many from a file.
cli-about-goals-explain = Takes a number apart: formula, inputs and dates, of one goal or of many.
cli-about-goals-rollup = Says how the goals of a group stand together, and what everybody sees.
cli-about-goals-assign = Gives one goal to many people, or to nobody.
cli-about-goals-template = Shapes of goals kept under a name.
cli-about-goals-template-list = Lists the templates.
cli-about-goals-template-add = Keeps the shape of a goal as a template.
cli-about-goals-template-remove = Removes a template; goals given by it stay.
cli-about-goals-kpi = The catalogue of KPIs.
cli-about-goals-kpi-list = Lists the KPIs that can be measured.
cli-about-goals-kpi-add = Adds a KPI to the catalogue.
cli-about-goals-kpi-rename = Gives a KPI another name or unit.
cli-about-goals-kpi-retire = Takes a KPI off the offer for new goals, or puts it back.
cli-about-goals-kpi-starter = Adds the starter catalogue, as far as it is not there.
cli-about-goals-dimension = The dimensions that KPIs belong to.
cli-about-goals-dimension-list = Lists the dimensions with the words they are typed as.
cli-about-goals-dimension-add = Adds a dimension of the organisation's own.
cli-about-goals-dimension-rename = Gives a dimension of the organisation's own another name.
cli-about-goals-cycle = Stretches of time that goals are planned in.
cli-about-goals-cycle-list = Lists the cycles.
cli-about-goals-cycle-show = Shows how the goals of a closed cycle ended.
cli-about-goals-cycle-open = Opens a cycle.
cli-about-goals-cycle-close = Closes a cycle after its last day: its scores stay as they are.
cli-about-goals-cycle-carry-over = Goes on with missed goals of one cycle in another.

cli-arg-export-mine = Only what you look after; of goals, your own.
# $help (String) - what it means in "goals list"
cli-arg-goals-of = Goals: { $help }
cli-arg-goals-id = The goal: its id, or the end of it.
cli-arg-goals-explained = The goal: its id, or the end of it; otherwise the number of a group is explained.
cli-arg-goals-mine = Your own.
cli-arg-goals-people = Those of everybody below you.
cli-arg-goals-area = Those of an area and what lies in it, as far as you may see them.
cli-arg-goals-person = Those of one person.
cli-arg-goals-owner = Whose goal it is; otherwise yours, as a proposal.
cli-arg-goals-cycle = Those of one cycle; otherwise the current ones.
cli-arg-goals-new-cycle = The cycle it belongs to, whose days it takes unless you say others.
cli-arg-goals-status = Only those with this status.
cli-arg-goals-dimension = Only those of this dimension, by its word or name.
cli-arg-goals-stale = Only those that should have been measured by now.
cli-arg-goals-sort = The order.
cli-arg-goals-reverse = Turns the order round.
cli-arg-goals-kpi = The KPI: its name, its id, or the end of it.
cli-arg-goals-baseline = Where it starts from, for an amount.
cli-arg-goals-target = Where it should get to, for an amount.
cli-arg-goals-low = The lowest value of the band.
cli-arg-goals-high = The highest value of the band.
cli-arg-goals-share = The share of check-ins that has to be in the band, such as 90% or 0.9.
cli-arg-goals-steps = How many steps there are, for a milestone.
cli-arg-goals-rating = The rating to reach, 2 to 5.
cli-arg-goals-weight = How much it counts among its owner's goals, of 100.
cli-arg-goals-cadence = How often it is measured; otherwise monthly.
cli-arg-goals-start = The first day.
cli-arg-goals-end = The last day.
cli-arg-goals-checkpoint = What should be reached by a day, such as 2026-08-31=30%; can be given several times.
cli-arg-goals-no-checkpoints = Drops the checkpoints: the way is even.
cli-arg-goals-reason = Why; it stays in the history.
cli-arg-goals-value = The value, such as 1234.5.
cli-arg-goals-on = The day it was measured; otherwise today, or the day of what it corrects.
cli-arg-goals-confidence = How confident its owner is, 1 to 5.
cli-arg-goals-evidence = What it rests on; needed for a rating.
cli-arg-goals-correct = The number of the check-in that it corrects.
cli-arg-goals-correct-reason = Why it is corrected.
cli-arg-goals-file = A CSV file with many check-ins, for all of them or for none.
cli-arg-goals-file-dry-run = Only says what it would record.
cli-arg-goals-to-area = Everybody of this area below you.
cli-arg-goals-to-level = Everybody of this level below you.
cli-arg-goals-to-client-type = Everybody of this internal client type below you.
cli-arg-goals-to = This person; can be given several times.
cli-arg-goals-by-template = The template to give; what you say besides comes before it.
cli-arg-goals-assign-dry-run = Only says who would get it.
cli-arg-goals-balance-dry-run = Only says what the weights would be.
cli-arg-goals-balance-reason = Why; otherwise "weights balanced".
cli-arg-goals-retired = Those that are not offered any more.
cli-arg-goals-back = Puts it back.
cli-arg-goals-name-es = The name in Spanish.
cli-arg-goals-name-en = The name in English.
cli-arg-goals-unit-es = The unit in Spanish.
cli-arg-goals-unit-en = The unit in English.
cli-arg-goals-kpi-dimension = The dimension, by its word or name.
cli-arg-goals-kind = How progress is worked out.
cli-arg-goals-aggregation = What the current value is, of all check-ins.
cli-arg-goals-renamed-dimension = The dimension, by its word or name.
cli-arg-goals-template-name = The name of the template.
cli-arg-goals-cycle-name = The name of the cycle.
cli-arg-goals-cycle-start = Its first day.
cli-arg-goals-cycle-end = Its last day.
cli-arg-goals-cycle-to = The cycle to go on in.
cli-arg-goals-carried = A goal to go on with; otherwise all that were missed and are yours to set.
cli-arg-goals-note = What is to be remembered of it.

## What was typed wrong

# $what (String) - a flag, or what the number is
# $message (String) - a sentence
cli-goals-at = { $what }: { $message }
cli-goals-the-value = value
# $area (String) - as typed
cli-goals-no-area = There is no area { $area }.
# $flags (String) - flags of another kind
# $kind (String) - of the KPI
cli-goals-other-kind = { $flags }: the KPI is of the kind "{ $kind }" and has no use for this.
# $kind (String) - of the KPI
cli-goals-lacking-aim = The KPI is of the kind "{ $kind }": say what to aim at.
# $flags (String) - of the kind
cli-goals-kind-flags = This kind takes: { $flags }.
cli-goals-lacking-weight = Say how much it counts with "--weight", of 100.
cli-goals-lacking-period = Say from when to when.
cli-goals-lacking-period-hint = Add "--start" and "--end", or "--cycle".
# $typed (String) - for a checkpoint
cli-goals-bad-checkpoint = "{ $typed }" is not a checkpoint: write a day and a share, such as 2026-08-31=30%.
# $person (String) - a name
cli-goals-not-yours-to-see = The goals of { $person } are not yours to see.
cli-goals-nothing-to-change = Nothing to change: say what.
cli-goals-assign-to-whom = Say to whom: "--area", "--level", "--client-type" or "--to".
# $name (String) - of the cycle
cli-goals-cycle-runs = The cycle "{ $name }" is still open: its scores are not settled.
cli-goals-cycle-runs-hint = "cartelera goals list --cycle" shows how its goals stand today.
cli-export-goals-only = These options belong to goals.
cli-export-not-of-goals = These options belong to the boards, not to goals.

## Results

cli-goals-column-person = Person
cli-goals-column-people = People
cli-goals-column-kpi = KPI
cli-goals-column-dimension = Dimension
cli-goals-column-kind = Kind
cli-goals-column-unit = Unit
cli-goals-column-aggregation = Current value
cli-goals-column-aim = Aim
cli-goals-column-period = Period
cli-goals-column-cycle = Cycle
cli-goals-column-cadence = Measured
cli-goals-column-value = Value
cli-goals-column-progress = Progress
cli-goals-column-expected = Expected
cli-goals-column-weight = Weight
cli-goals-column-status = Status
cli-goals-column-confidence = Confidence
cli-goals-column-due = Next due
cli-goals-column-note = Note
cli-goals-column-goals = Goals
cli-goals-column-without-goals = Without goals
cli-goals-column-without-check-in = Without check-in
cli-goals-column-stale = Out of date
# $start (String) - a day
# $end (String) - a day
cli-goals-period = { $start } – { $end }
cli-goals-stale = out of date
cli-goals-differs = the owner sees it otherwise
cli-goals-check-ins = Check-ins
cli-goals-history = History
# $number (Number) - of a check-in
# $reason (String) - why
cli-goals-corrects = corrects { $number }: { $reason }
# $number (Number) - of a check-in
cli-goals-corrected-by = corrected by { $number }
# $kpi (String) - its name
# $person (String) - a name
# $id (String) - the end of it
cli-goals-proposed = Proposed for { $person }: { $kpi }. Id: { $id }
# $kpi (String) - its name
# $person (String) - a name
# $id (String) - the end of it
cli-goals-agreed = Agreed with { $person }: { $kpi }. Id: { $id }
# $kpi (String) - its name
# $person (String) - a name
cli-goals-declined = Declined: { $kpi }, of { $person }.
# $kpi (String) - its name
# $person (String) - a name
cli-goals-cancelled = Cancelled: { $kpi }, of { $person }.
# $sum (String) - a percentage
cli-goals-weights = weights add to { $sum }
cli-goals-balance-reason = weights balanced
cli-goals-balanced-already = The weights add to 100 already.
cli-goals-would-balance = Nothing has been changed. The weights would be:
cli-goals-balanced = { $count ->
    [one] 1 weight changed:
   *[other] { $count } weights changed:
}
# $kpi (String) - its name
# $value (String) - with its unit
# $progress (String) - a percentage
# $status (String) - in words
cli-goals-checked-in = { $kpi }: { $value } recorded. Progress { $progress }, { $status }.
cli-goals-would-check-in = { $count ->
    [0] There is nothing new in the file.
    [one] Nothing has been written. It would be 1 check-in:
   *[other] Nothing has been written. It would be { $count } check-ins:
}
cli-goals-checked-in-many = { $count ->
    [0] There is nothing new in the file.
    [one] 1 check-in written:
   *[other] { $count } check-ins written:
}
cli-goals-there-already = { $count ->
    [one] 1 row is there already.
   *[other] { $count } rows are there already.
}
# $day (String) - a day
cli-goals-total = As of { $day }
cli-goals-organisation = the organisation
# $area (String) - or the organisation
# $progress (String) - a percentage
# $people (Number)
# $week (String) - its Monday
cli-goals-shared = Everybody sees of { $area }: { $progress } over { $people } people, week of { $week }.
cli-goals-would-assign = { $count ->
    [0] Nobody would get it.
    [one] Nothing has been set. 1 person would get it:
   *[other] Nothing has been set. { $count } people would get it:
}
cli-goals-assigned = { $count ->
    [0] Nobody got it.
    [one] 1 person got it:
   *[other] { $count } people got it:
}
# $people (String) - names
cli-goals-have-it = They have it already: { $people }
# $people (String) - names
cli-goals-not-below = They are not yours to set goals for: { $people }
# $name (String) - of the template
cli-goals-template-added = Kept as a template: { $name }.
# $name (String) - of the template
cli-goals-template-removed = Removed the template { $name }.
# $kpi (String) - its name
cli-goals-kpi-retired = Not offered any more: { $kpi }.
# $kpi (String) - its name
# $id (String) - the end of it
cli-goals-kpi-kept = In the catalogue: { $kpi }. Id: { $id }
cli-goals-starter = { $count ->
    [0] The starter catalogue is all there.
    [one] 1 KPI added.
   *[other] { $count } KPIs added.
}
# $name (String) - of the dimension
# $word (String) - as it is typed
cli-goals-dimension-kept = { $name }, typed as { $word }.
cli-goals-cycle-open = open
cli-goals-cycle-closed = closed
# $name (String) - of the cycle
cli-goals-cycle-opened = The cycle { $name } is open.
# $name (String) - of the cycle
cli-goals-cycle-closed-now = { $count ->
    [0] The cycle { $name } is closed. It had no goals.
    [one] The cycle { $name } is closed, and the score of 1 goal stays as it is.
   *[other] The cycle { $name } is closed, and the scores of { $count } goals stay as they are.
}
# $name (String) - of the cycle
cli-goals-carried = { $count ->
    [0] There is nothing to go on with.
    [one] 1 goal goes on in { $name }.
   *[other] { $count } goals go on in { $name }.
}

### KPI goals: what their values are called, why a number is what it is, and what is refused.

status-not-rated = not rated
status-on-track = on track
status-at-risk = at risk
status-off-track = off track
status-achieved = achieved
status-missed = missed

dimension-productivity = productivity
dimension-conflict = conflict handling
dimension-performance = performance
dimension-leadership = leadership
dimension-engagement = engagement

kpi-kind-numeric = amount
kpi-kind-numeric-help = From a baseline to a target, up or down.
kpi-kind-maintain = band
kpi-kind-maintain-help = Kept between two values in most check-ins.
kpi-kind-milestone = steps
kpi-kind-milestone-help = So many steps to be done.
kpi-kind-rating = rating
kpi-kind-rating-help = What people judge, from 1 to 5, with the evidence in words.

aggregation-last = last
aggregation-last-help = The newest check-in is the current value.
aggregation-sum = sum
aggregation-sum-help = All check-ins together are the current value.
aggregation-mean = mean
aggregation-mean-help = The mean of all check-ins is the current value.

cadence-weekly = weekly
cadence-fortnightly = fortnightly
cadence-monthly = monthly
cadence-quarterly = quarterly

goal-state-proposed = proposed
goal-state-accepted = accepted
goal-state-declined = declined
goal-state-cancelled = cancelled

# $number (String) - with its separators
# $unit (String) - as the organisation wrote it
quantity-with-unit = { $number }{ "\u00A0" }{ $unit }

# $baseline (String) - with its unit
# $target (String) - with its unit
aim-numeric = { $baseline } → { $target }
# $low (String) - an amount
# $high (String) - with its unit
# $share (String) - a percentage
aim-maintain = { $low } to { $high } in { $share } of check-ins
# $steps - how many
aim-milestone = { $steps ->
    [one] 1 step
   *[other] { $steps } steps
}
# $target (Number) - 2 to 5
aim-rating = { $target } out of 5

## A number taken apart.

formula-way = (current value − baseline) ÷ (target − baseline)
formula-in-band = check-ins in band ÷ check-ins due so far; a missing one counts as outside
formula-steps = steps done ÷ steps
formula-rating = (rating − 1) ÷ (target − 1)
formula-person = weight × progress of each goal, added up, ÷ sum of weights; progress counts from 0% to 100%
formula-people = the people's own progress, added up, ÷ people counted

input-value = current value
input-baseline = baseline
input-target = target
input-low = lowest in band
input-high = highest in band
input-slots-in-band = check-ins in band
input-slots-due = check-ins due so far
input-agreed-share = share agreed in band
input-check-ins = check-ins
input-aggregation = current value is
input-last-check-in = last check-in
input-cadence = measured
input-start = first day
input-end = last day
input-day = as of
input-expected = expected by then
input-from-day = checkpoint before
input-from-share = expected at it
input-to-day = checkpoint after
input-to-share = expected at that one
input-on-track-from = on track from
input-at-risk-from = at risk from
input-confidence = owner's confidence
input-weight = sum of weights
input-weighted-progress = sum of weight × progress
input-goals = goals
input-goals-counted = goals counted
input-people = people
input-people-counted = people counted
input-people-without-goals = people without goals
input-without-check-in = goals without check-in
input-stale = goals out of date
input-sum-of-progress = sum of progress
# $confidence (Number) - 1 to 5
confidence-of-five = { $confidence } of 5

explanation-result = progress
explanation-rule = why
explanation-formula = formula
explanation-nothing = none yet
# $progress (String) - a percentage
# $weight (String) - a percentage
explanation-part = { $progress } · weight { $weight }

rule-not-agreed = It is not agreed on, and only goals that are agreed on are rated.
# $start (String) - a day
rule-before-start = It begins on { $start }.
# $end (String) - a day
# $progress (String) - a percentage
rule-ended-reached = It ended on { $end } with { $progress } of the way done: the target was reached.
# $end (String) - a day
# $progress (String) - a percentage
rule-ended-short = It ended on { $end } with { $progress } of the way done: the target was not reached.
# $end (String) - a day
# $in_band (Number) - check-ins
# $due - check-ins
# $agreed (String) - a percentage
rule-ended-band-reached = { $due ->
    [one] It ended on { $end }: { $in_band } of the 1 check-in due was in band, and { $agreed } was agreed.
   *[other] It ended on { $end }: { $in_band } of { $due } check-ins due were in band, and at least { $agreed } was agreed.
}
# $end (String) - a day
# $in_band (Number) - check-ins
# $due - check-ins
# $agreed (String) - a percentage
rule-ended-band-short = { $due ->
    [one] It ended on { $end }: { $in_band } of the 1 check-in due was in band, and { $agreed } was agreed.
   *[other] It ended on { $end }: only { $in_band } of { $due } check-ins due were in band, and at least { $agreed } was agreed.
}
# $end (String) - a day
rule-ended-unmeasured = It ended on { $end } without a single check-in.
rule-no-check-in = It has no check-in yet.
# $expected (String) - a percentage
# $day (String) - a day
# $limit (String) - a percentage
rule-too-early = It is too early to tell: { $expected } of the way is expected by { $day }, and it is rated from { $limit } on.
# $in_band (Number) - check-ins
# $due - check-ins
rule-in-band = { $due ->
    [one] The only check-in due was in band.
   *[other] { $in_band } of { $due } check-ins due were in band, the last one among them.
}
# $in_band (Number) - check-ins
# $due - check-ins
rule-last-missed = { $due ->
    [one] The only check-in due was out of band or is missing.
   *[other] { $in_band } of { $due } check-ins due were in band; the last one was not, or is missing.
}
# $in_band (Number) - check-ins
# $due (Number) - check-ins
rule-two-missed = { $in_band } of { $due } check-ins due were in band; neither of the last two was, or they are missing.
# $value (String) - a rating
# $target (String) - a rating
rule-at-target = The rating is { $value } and the target { $target }.
# $value (String) - a rating
# $target (String) - a rating
rule-one-below = The rating is { $value }: below the target, { $target }, by no more than one.
# $value (String) - a rating
# $target (String) - a rating
rule-far-below = The rating is { $value }: below the target, { $target }, by more than one.
# $progress (String) - a percentage
rule-reached = { $progress } of the way is done: the target is reached.
# $progress (String) - a percentage
# $expected (String) - a percentage
# $day (String) - a day
# $on_track (String) - a percentage
rule-near-expected = { $progress } of the way is done and { $expected } was expected by { $day }; it is on track from { $on_track }.
# $progress (String) - a percentage
# $expected (String) - a percentage
# $day (String) - a day
# $on_track (String) - a percentage
# $at_risk (String) - a percentage
rule-behind-expected = { $progress } of the way is done and { $expected } was expected by { $day }: less than { $on_track }, from which it is on track, and at least { $at_risk }, from which it is at risk.
# $progress (String) - a percentage
# $expected (String) - a percentage
# $day (String) - a day
# $at_risk (String) - a percentage
rule-far-behind = { $progress } of the way is done and { $expected } was expected by { $day }: less than { $at_risk }, below which it is off track.

## What is refused, at its field.

goal-fault-no-way = The target is the same as the baseline: give it another one.
goal-fault-empty-band = The lowest value of the band is above its highest: swap them or correct one.
goal-fault-bad-share = The share in band has to be above 0% and at most 100%.
# $limit (String) - how many
goal-fault-bad-steps = The steps have to be a whole number from 1 to { $limit }.
goal-fault-bad-target-rating = The target of a rating has to be 2, 3, 4 or 5.
goal-fault-weight-too-high = A weight goes from 0 to 100, with two decimals at most.
goal-fault-ends-before-start = The last day has to come after the first.
# $start (String) - a day
# $end (String) - a day
goal-fault-outside-cycle = It goes beyond its cycle, which runs from { $start } to { $end }.
# $day (String) - a day
goal-fault-checkpoint-outside = The checkpoint on { $day } has to lie between the first and the last day.
goal-fault-checkpoints-out-of-order = Checkpoints go by day, one a day, each expecting as much as the one before or more, and 100% at most.
# $limit (Number) - how many
goal-fault-too-many-checkpoints = There are more than { $limit } checkpoints: keep the ones that matter.
# $kind (String) - of the KPI
goal-fault-other-kind = This KPI is of the kind "{ $kind }" and needs an aim of that kind.

# $start (String) - a day
# $end (String) - a day
check-in-fault-outside-period = The day is outside the goal's period, from { $start } to { $end }.
check-in-fault-in-the-future = The day is still to come.
# $steps (String) - how many
check-in-fault-bad-steps = The value has to be a whole number of steps, from 0 to { $steps }.
check-in-fault-bad-rating = A rating has to be 1, 2, 3, 4 or 5.
check-in-fault-bad-confidence = Confidence has to be 1, 2, 3, 4 or 5.
check-in-fault-evidence-missing = A rating needs its evidence: write what it rests on.
# $limit (Number) - in KiB
check-in-fault-evidence-too-long = The evidence takes up more than { $limit } KiB: shorten it.

quantity-empty = A number is needed.
quantity-not-a-number = This is not a number: write it like 1234.5.
# $limit (String) - the largest amount
quantity-too-large = The number is too large: the limit is { $limit }.
# $limit (Number) - how many
quantity-too-many-decimals = The number has more than { $limit } decimals: round it.
# $text (String) - as written
# $thousands (String) - one meaning, written unmistakably
# $decimals (String) - the other
quantity-ambiguous = "{ $text }" can be read in two ways: write { $thousands } if the mark groups thousands, or { $decimals } if it parts decimals.

## What is wrong with a file of check-ins, and what to do.

# $limit (Number) - in MiB
check-ins-too-large = The file is larger than { $limit } MiB: check that it is the list of check-ins.
check-ins-nothing-listed = The file lists no check-in: write a header line and one line for each.
check-ins-missing-column = This column is missing: the file needs the date, the value, and either the person and the KPI or the goal.
check-ins-empty = This cell is empty: fill it in.
# $text (String) - as written
# $day_first (String) - the date of one reading, year first
# $month_first (String) - of the other
check-ins-ambiguous-date = "{ $text }" can be two days: write { $day_first } if the day comes first, or { $month_first } if the month does.
# $person (String) - as written
check-ins-no-person = There is nobody called "{ $person }" with goals you can measure: write the handle or the full name.
# $person (String) - as written
# $handles (String) - a list
check-ins-several-people = Several people are called "{ $person }": write the handle instead ({ $handles }).
# $goal (String) - as written
check-ins-no-goal = There is no goal whose id ends in "{ $goal }".
# $kpi (String) - as written
check-ins-no-kpi = There is no goal of "{ $kpi }": write the name of the KPI as the catalogue shows it.
# $endings (String) - a list
check-ins-several-goals = Several goals fit: write the end of the id of one of them in a column "goal" ({ $endings }).
# $text (String) - as written
# $unit (String) - of the KPI
check-ins-other-unit = The unit is "{ $unit }", not "{ $text }": convert the value, or leave the cell empty.
# $text (String) - as written
check-ins-no-unit = This KPI has no unit, and "{ $text }" is written: leave the cell empty.
# $line (Number) - where it stands first
check-ins-duplicate = The same goal on the same day is already on line { $line }: keep one of the two.

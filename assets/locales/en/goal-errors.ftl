# Why something about goals was not done, as a sentence; most stand at a field.

goal-error-no-goal = There is no such goal.
goal-error-no-goal-hint = It may have been somebody else's, or the number may be mistyped.
goal-error-no-kpi = There is no such KPI in the catalogue.
goal-error-no-dimension = There is no such dimension.
goal-error-no-cycle = There is no such cycle.
goal-error-no-template = There is no such template.
# $number (Number) - of the check-in
goal-error-no-check-in = This goal has no check-in number { $number }.
goal-error-not-allowed = You can see this goal, but others set it and measure it.
goal-error-not-allowed-hint = That is for its owner and the managers above.
goal-error-reason-missing = Say why: the reason stays in the history.
# $kind (String) - of the KPI
# $aggregation (String) - how its values are put together
goal-error-bad-aggregation = A KPI of the kind "{ $kind }" does not go with "{ $aggregation }".
# $size (String) - KiB written
goal-error-note-too-long = The text takes up { $size } KiB, and the limit is 4 KiB.
goal-error-kpi-retired = This KPI is no longer offered for new goals.
goal-error-cycle-closed = This cycle is closed: its goals take neither check-ins nor changes.
goal-error-cycle-closed-hint = What was not reached can be carried over to an open cycle.
# $day (String) - the cycle's last day
goal-error-cycle-running = This cycle runs until { $day }; it can be closed from the day after.
goal-error-not-accepted = This goal is still a proposal: it can be measured once a manager accepts it.
goal-error-over = This goal was declined or cancelled.
# $name (String) - of a KPI, a dimension or a cycle
goal-error-name-taken = "{ $name }" is taken.
goal-error-name-too-long = The name may have up to 80 characters.
goal-error-unit-too-long = The unit may have up to 20 characters.
goal-error-fault-hint = Nothing has been saved; what you typed is kept.

# $day (String) - of the check-in
goal-fault-check-in-outside = There is a check-in of { $day }, which this period would leave out. Correct it first.

# What waits about goals, as the first column of Today.
duty-check-in = check in
duty-accept-goal = accept
duty-off-track = off track
duty-cycle-ends = cycle ends

### Goals in exported documents.

export-goals-title = Goals
export-goals-summary = Summary
# $day (String) - a day
export-goals-as-of = As of { $day }
export-goals-total = All
export-goals-no-area = Without area
export-goals-person = Person
export-goals-people = People
export-goals-without-goals = Without goals
export-goals-goals = Goals
export-goals-without-check-in = Without check-in
export-goals-stale = Out of date
export-goals-kpi = KPI
export-goals-dimension = Dimension
export-goals-by-dimension = Status by dimension
export-goals-unit = Unit
export-goals-aim = Aim
export-goals-baseline = Baseline
export-goals-target = Target
export-goals-low = Lowest
export-goals-high = Highest
export-goals-weight = Weight
export-goals-value = Value
export-goals-progress = Progress
export-goals-expected = Expected
export-goals-status = Status
export-goals-state = Agreement
export-goals-confidence-column = Confidence
export-goals-cycle = Cycle
export-goals-start = First day
export-goals-end = Last day
export-goals-next-due = Next due
export-goals-last-check-in = Last check-in
export-goals-check-ins = Check-ins
export-goals-id = Id
export-goals-yes = yes
export-goals-is-stale = out of date
# $own (String) - such as "2 of 5"
export-goals-confidence = confidence { $own }
# $own (String) - such as "2 of 5"
export-goals-differs = but confidence { $own }

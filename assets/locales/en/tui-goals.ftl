### What the goals screens say, and their keys.

command-check-in = check in
command-correct = correct
command-accept = accept
command-team-sheet = check-in sheet
command-explain = explain
command-view = whose goals
command-sort = order
command-cycle = cycle
command-balance = balance weights
phrase-sign-stale = goal not updated

goals-mine = Mine
goals-of-this-person = goals
goals-people = My people
goals-everybody = Everybody
goals-area = area
goals-current = Now
# $name (String) - of the cycle
goals-closed-cycle = { $name } (closed)
goals-no-filter = No filter
goals-take-away = take away
goals-take-filter-away = take the filter away
goals-ascending = turn round: ascending
goals-descending = turn round: descending

goals-column-person = Person
goals-column-kpi = Goal
goals-column-status = Status
goals-column-progress = Progress
goals-column-way = Value → target
goals-column-sparkline = Latest
goals-column-confidence = Confidence
goals-column-confidence-short = Conf.
goals-column-weight = Weight
goals-column-due = Next due
goals-stale = not updated
goals-differs = differs
# $sum (String) - a percentage
goals-weights-add-to = The weights add to { $sum }.
# $key (String) - as printed on it
goals-balance-with = Press { $key } to bring them to 100.
# $count (Number) - chooses the plural
# $shown (String) - the same, to print
goals-live = { $count ->
    [one] { $shown } goal
   *[other] { $shown } goals
}
# $count (Number) - chooses the plural
# $shown (String) - the same, to print
goals-of-people = { $count ->
    [one] { $shown } person
   *[other] { $shown } people
}
# $share (String) - a percentage
goals-share-stale = { $share } not updated
# $count (Number) - chooses the plural
# $shown (String) - the same, to print
goals-without-check-in = { $count ->
    [one] { $shown } without check-in
   *[other] { $shown } without check-in
}
# $count (Number) - chooses the plural
# $shown (String) - the same, to print
goals-people-without = { $count ->
    [one] { $shown } person without goals
   *[other] { $shown } people without goals
}

goals-empty-filtered = No goal fits this filter. Press Esc to take it away, or f for another.
goals-empty-catalogue = There is nothing to measure yet: the catalogue of KPIs is empty. Human resources or an administrator fills it, once for everybody.
goals-empty-cycle = Nobody you see here had goals in this cycle. Press y for another.
goals-empty-mine = You have no goals yet. Your manager sets them with you, and you can propose your own.
goals-empty-people = Nobody here has goals yet. Press v to look elsewhere.

# $expected (String) - a percentage
goals-expected = expected { $expected }
goals-stale-since = Nothing was measured for more than one and a half times its cadence.
# $own (Number) - 1 to 5
goals-confidence = confidence { $own }/5
goals-differs-long = differs from the status
goals-frozen = Its cycle is closed: this is how it ended.
goals-waits-for-manager = Proposed: it waits for a manager above to accept it.
goals-value = Value
goals-baseline = Baseline
goals-target = Target
goals-band = Band
goals-agreed-share = Agreed share in band
goals-period = Period
# $day (String) - a date
goals-next-due = next one due { $day }
goals-cadence = Measured
goals-chart-values = values
goals-chart-expected = expected
# $band (String) - two amounts
goals-chart-band = band { $band }
# $target (String) - an amount
goals-chart-target = target { $target }
goals-chart-today = today
goals-check-ins = Check-ins
goals-no-check-ins = None yet. Press c to write the first one down.
goals-agreements = What was agreed
# $number (Number) - from 1
goals-number = no. { $number }
# $number (Number) - from 1
goals-corrected-by = corrected by no. { $number }
# $number (Number) - from 1
# $reason (String) - in the words of whoever corrected it
goals-corrects = corrects no. { $number }: "{ $reason }"
goals-other-checkpoints = other checkpoints

goals-reason = Reason
goals-reason-missing = Say why: it stays in the history.
goals-evidence = Evidence
goals-evidence-optional = Note
goals-day = Day
goals-not-a-day = Not a day. Write it like 30/11/2026.
# $amount (String) - with its unit
# $kpi (String) - its name
goals-checked-in = Written down: { $amount } · { $kpi }
goals-which-number = Which number?
# $typed (String) - as typed
goals-which-of = "{ $typed }" can be read in two ways. Choose with the arrows, then Enter.
goals-not-yours-to-check-in = Its owner and the managers above write its check-ins down.
goals-not-agreed = It is not agreed: nothing is measured yet.
goals-not-begun = It has not begun yet.
goals-accepted = Accepted: it counts from now on.
goals-balance-reason = Weights brought to 100
goals-balanced = The weights add to 100.
goals-all-together = All of this list

# $count (Number) - chooses the plural
# $shown (String) - the same, to print
goals-sheet-title = { $count ->
    [one] Check-ins of today · { $shown } goal
   *[other] Check-ins of today · { $shown } goals
}
# $most (String) - how many
goals-sheet-first = of the first { $most } of the list: filter it to reach the others
goals-sheet-nothing = None of these goals takes a check-in from you now.
goals-sheet-empty = Nothing is typed yet. A digit begins in a cell; Ctrl-S sends them all.
goals-sheet-value-missing = The value is missing.
# $count (Number) - goals
goals-sheet-leave = { $count ->
    [one] What you typed for 1 goal is not sent yet. Leave and lose it?
   *[other] What you typed for { $count } goals is not sent yet. Leave and lose it?
}
# $count (Number) - goals
goals-sheet-sent = { $count ->
    [one] 1 check-in written down.
   *[other] { $count } check-ins written down.
}

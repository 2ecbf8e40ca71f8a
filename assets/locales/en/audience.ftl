### Who an announcement reaches, and why. "You" is the sender.

direction-vertical = vertical
direction-vertical-help = Along your reporting line, up or down, and to the leadership.
direction-horizontal = horizontal
direction-horizontal-help = Among people of your own level.
direction-diagonal = diagonal
direction-diagonal-help = To other levels and areas, or to everyone.

reach-descending = The people who report to me
reach-descending-help = Everyone who reports to you, directly or through other people.
reach-ascending = My managers
reach-ascending-help = Your manager and the managers above, up to the top.
reach-leadership = The leadership
reach-leadership-help = The people at the highest levels of the organisation, whatever their area.
reach-team = My team
reach-team-help = People of your level who have the same manager as you.
reach-area = My level in my area
reach-area-help = People of your level who work in the same area as you, whoever their manager is.
reach-organisation = My level in every area
reach-organisation-help = People of your level anywhere in the organisation.
reach-cross = Other levels
reach-cross-help = People of a level other than yours who neither report to you nor manage you.
reach-everyone = Everyone
reach-everyone-help = Every person in the organisation except you.

filter-area = Area
filter-area-help = Only people of this area and of the areas inside it.
filter-client-type = Internal client type
filter-client-type-help = Only people of this internal client type.
filter-bond = Bond
filter-bond-help = Only people with this bond to the organisation.
filter-depth = Steps down
filter-depth-help = 1 reaches those who report directly to you, 2 also those who report to them, and so on. Leave it empty to reach all.
filter-height = Steps up
filter-height-help = 1 reaches your manager, 2 also the manager above, and so on. Leave it empty to reach the top.
filter-copy-manager = Copy my manager
filter-copy-manager-help = Adds your manager to the recipients.

audience-size = { $count ->
    [0] no recipients
    [one] 1 recipient
   *[other] { $count } recipients
}

reason-report-direct = reports directly to you
# $name (String) - the person in between who reports directly to the sender
reason-report-through = reports to you through { $name }
reason-manager = { $steps ->
    [one] is your manager
   *[other] a manager of yours, { $steps } steps above you
}
reason-team = same level, same manager: your team
reason-same-area = same level, same area
reason-other-area = same level, other area
reason-cross = other level, no direct dependency
# $limit - the lowest level that counts as leadership
reason-leadership = { $limit ->
    [one] leadership: level 1
   *[other] leadership: levels 1 to { $limit }
}
reason-everyone = everyone in the organisation
reason-copied-manager = copied as your manager
# $date (String) - the first day
reason-joined = joined on { $date }

unreached-sender = is the sender
# $date (String) - the first day
unreached-not-yet = is not here yet: joins on { $date }
# $date (String) - the last day
unreached-left = is no longer here: last day was { $date }
unreached-chain = is in your own reporting line
# $level (Number) - of the person
# $own (Number) - of the sender
unreached-other-level = is at level { $level }, and you are at level { $own }
# $level (Number) - of both
unreached-same-level = is at your own level, { $level }
unreached-other-manager = has another manager
# $area (String) - of the person
unreached-other-area = works in another area: { $area }
# $level (Number) - of the person
# $limit (Number) - the lowest level that counts as leadership
unreached-leadership = is at level { $level }, and the leadership ends at level { $limit }
# $steps (Number) - always more than $limit
unreached-depth = { $limit ->
    [one] is { $steps } steps below you, and you chose 1 step down
   *[other] is { $steps } steps below you, and you chose { $limit } steps down
}
# $steps (Number) - always more than $limit
unreached-height = { $limit ->
    [one] is { $steps } steps above you, and you chose 1 step up
   *[other] is { $steps } steps above you, and you chose { $limit } steps up
}
# $area (String) - of the person
# $wanted (String) - the area chosen
unreached-area-filter = works in { $area }, and you chose only { $wanted }
# $own (String) - of the person
# $wanted (String) - the type chosen
unreached-client-type-filter = is an internal client of type "{ $own }", and you chose only "{ $wanted }"
# $bond (String) - of the person
# $wanted (String) - the bond chosen
unreached-bond-filter = has the bond "{ $bond }", and you chose only "{ $wanted }"
unreached-not-report = does not report to you
unreached-not-manager = is not a manager of yours

# $limit - the lowest level that may use it
refused-level = { $limit ->
    [one] Only people at level 1 and those with the editor role can use this reach.
   *[other] Only people at levels 1 to { $limit } and those with the editor role can use this reach.
}
refused-no-reports = Nobody reports to you, so there is nobody below to reach.
refused-nobody = Nobody would receive it with this reach. Choose another one.
refused-nobody-filtered = Nobody would receive it with these filters. Remove one, or choose another reach.

## The same reasons when somebody else than the sender asks

report-direct-of-sender = reports directly to the sender
# $name (String) - the person in between who reports directly to the sender
report-through-of-sender = reports to the sender through { $name }
manager-of-sender = { $steps ->
    [one] manages the sender
   *[other] a manager of the sender, { $steps } steps above
}
team-of-sender = same level and same manager as the sender
copied-manager-of-sender = copied as the sender's manager
# $name (String) - the author
reason-stands-in = has looked after it since { $name } left

## Why it reaches the one who reads it

received-report-direct = you report directly to its author
# $name (String) - the person in between
received-report-through = you report to its author through { $name }
received-manager = { $steps ->
    [one] you manage its author
   *[other] you are a manager of its author, { $steps } steps above
}
received-team = you are at its author's level, with the same manager
received-same-area = you are at its author's level, in the same area
received-other-area = you are at its author's level, in another area
received-cross = you are at another level, outside its author's chain of command
received-leadership = you belong to the leadership
received-everyone = it is for everyone in the organisation
received-copied-manager = its author copied you as their manager
# $date (String) - the first day
received-joined = you joined on { $date }, and it is still live
# $name (String) - the author
received-stands-in = you have looked after it since { $name } left

unreached-not-active = is not active on that day
unreached-joined-later = joined after it was published
refused-not-active = Only people active today can publish.

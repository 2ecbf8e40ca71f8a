### People and the chart they form.

client-type-executive = executive
client-type-commercial = commercial
client-type-operative = operative

bond-owner = owner
bond-staff = staff
bond-representative = representative
bond-shareholder = shareholder
bond-partner = partner
bond-contractor = contractor
bond-supplier = supplier

role-admin = administration
role-hr = human resources
role-editor = editor

## What is wrong with a file of people, and what to do.

roster-not-utf8 = The file is not in UTF-8: save it as "CSV UTF-8" and try again.
# $limit (Number) - in MiB
roster-too-large = The file is larger than { $limit } MiB: check that it is the list of people.
roster-nobody-listed = The file lists nobody: write a header line and one line for each person.
roster-missing-column = This column is missing: the file needs at least the name and the manager of each person.
roster-duplicate-column = This column is there twice: keep one of the two.
roster-unclosed-quote = A quotation mark opens here and is never closed: add or remove one.
# $cells (Number) - cells in the line
# $columns (Number) - columns in the header
roster-row-width = The line has { $cells } cells and the header { $columns }: put quotation marks around texts that contain the separator.
roster-name-empty = The name is missing: write it.
# $length (Number) - in characters
# $limit (Number) - in characters
roster-too-long = The text has { $length } characters, and the limit is { $limit }: shorten it.
# $handle (String) - as written
roster-bad-handle = "{ $handle }" cannot be a handle: use lower-case letters without accents, digits, full stops, hyphens and underscores.
# $handle (String) - as written
# $line (Number) - where it stands first
roster-duplicate-handle = The handle { $handle } is already on line { $line }: give each person their own.
# $manager (String) - as written
roster-unknown-manager = There is nobody called "{ $manager }": write the handle or the full name of somebody in the list.
# $manager (String) - as written
# $handles (String) - a list
roster-ambiguous-manager = Several people are called "{ $manager }": write the handle instead ({ $handles }).
# $name (String) - as written
# $handles (String) - a list
roster-ambiguous-person = Several people are called "{ $name }" and it is not clear which one this is: add a column "handle" ({ $handles }).
# $names (String) - a chain of names, the first one again at the end
roster-cycle = These people would report to one another in a circle: { $names }. Change the manager of one of them.
# $text (String) - as written
# $limit (Number) - the largest number
roster-bad-level = "{ $text }" is not a level: write a whole number from 1 (the top) to { $limit }.
# $level (Number) - of the person
# $name (String) - of the manager
# $limit (Number) - the manager's level
roster-level-not-below = Level { $level } is not below that of { $name }, who is the manager and at level { $limit }: write a larger number, or leave the cell empty.
# $text (String) - as written
# $known (String) - a list
roster-unknown-value = "{ $text }" is not known here: write one of { $known }.
# $text (String) - as written
roster-bad-date = "{ $text }" is not a date: write it like 2026-03-31 or 31/03/2026.
# $from (String) - a day
# $until (String) - a day
roster-until-before-from = The first day away, { $until }, comes before the first day here, { $from }: correct one of the two.
# $name (String) - of the person
roster-last-admin = { $name } is the last one who can run the board and cannot leave: give somebody else the administration first.

# $heading (String) - as written
roster-note-unknown-column = The column "{ $heading }" is not used.
# $handle (String) - of the person
# $date (String) - the last day
roster-note-has-left = { $handle } is listed but left (last day: { $date }): to bring them back, empty the cell of a column "active_until".

# $line (Number) - in the file
# $message (String) - what is wrong
roster-at-line = Line { $line }: { $message }
# $line (Number) - in the file
# $column (String) - its header
# $message (String) - what is wrong
roster-at-cell = Line { $line }, column "{ $column }": { $message }

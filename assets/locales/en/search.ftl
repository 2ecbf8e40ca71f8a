### Searching, and what narrows the boards.

search-placeholder = Words, "words together", -without, from:, area:, after:, is:
# $done (String) - a whole number
# $all (String) - a whole number
search-opening = Opening { $done } of { $all } texts of your sessions…
# $count (Number) - chooses the plural
# $shown (String) - the same, to print
search-ready = { $count ->
    [one] Your announcements, and { $shown } text of your sessions to search in.
   *[other] Your announcements, and { $shown } texts of your sessions to search in.
}
search-looking = Looking…
search-announcements = Announcements
# $count (Number) - hits
search-found = { $count ->
    [one] 1 hit
   *[other] { $count } hits
}
# $count (String) - a whole number
search-found-more = { $count }+ hits
# $count (Number) - hits shown
search-many = the newest { $count }: type more to find less
# $count (Number) - hits shown
search-more-on-board = These are the newest { $count }. The others are shown on the board.
search-not-there = What can be searched could not be read. Close the box and open it again.
search-action-alone = An action of yours
search-in-reply = reply
search-show-on-board = show on the board
search-write-it = write it

search-wants-quote = The quotes are still open.
# $filter (String) - as it was typed, like from:
search-wants-person = { $filter } wants somebody: their handle, or how their name begins.
# $filter (String) - as it was typed, like area:
search-wants-area = { $filter } wants an area: its path, or how its name begins.
# $filter (String) - as it was typed, like direction:
search-wants-direction = { $filter } wants a board: vertical, horizontal or diagonal.
# $filter (String) - as it was typed, like after:
search-wants-day = { $filter } wants a day: 14/10, 2026-10-14, today or yesterday.
# $filter (String) - as it was typed, like is:
search-wants-quality = { $filter } wants one of: unread, mine, ack-due or expired.

search-can-be-asked = What can be asked
search-example-words = water cut
search-means-words = words that begin so, in title, text or replies
search-example-phrase = "water cut"
search-means-phrase = these words one after the other
search-example-without = -drill
search-means-without = without this word; goes before filters too
search-example-from = from:vera
search-means-from = by somebody: their handle, or how their name begins
search-example-area = area:emergency
search-means-area = by somebody of an area or below it
search-example-direction = direction:vertical
search-means-direction = on a board: vertical, horizontal or diagonal
search-example-after = after:14/10
search-means-after = from this day on; also today, yesterday, 2026-10-14
search-example-before = before:today
search-means-before = up to this day
search-example-unread = is:unread
search-means-unread = not opened yet
search-example-mine = is:mine
search-means-mine = written or looked after by me
search-example-ack-due = is:ack-due
search-means-ack-due = still waiting for my acknowledgement
search-example-expired = is:expired
search-means-expired = no longer valid

search-kept = Saved searches
search-kept-one = saved search
search-keep = keep
# $query (String) - as it was typed
search-name-question = What should “{ $query }” be called?
# $name (String) - of a saved search
search-is-kept = Kept: { $name }
# $name (String) - of a saved search
search-forget-question = The saved search “{ $name }” will be gone.
search-forget = Forget it
# $name (String) - of a saved search
search-forgotten = Forgotten: { $name }

search-key-from = from:
search-key-area = area:
search-key-after = after:

filter-unread = unread
filter-mine = mine
filter-ack-due = to acknowledge
filter-expired = expired
filter-since-today = since today
filter-since-week = the last 7 days
filter-since-month = the last 30 days
filter-since-typed = since another day…
filter-words = words, and any other filter…
# $who (String) - a name
filter-chip-from = from { $who }
# $area (String) - a path
filter-chip-area = area { $area }
# $day (String) - a date
filter-chip-after = since { $day }
# $day (String) - a date
filter-chip-before = until { $day }
# $what (String) - what another chip says
filter-chip-without = not { $what }
# $filters (String) - what the chips say
# $back (String) - the key that takes the last one away
# $change (String) - the key that shows all filters
filter-nothing = Nothing here with { $filters }. { $back } takes the last filter away; { $change } changes them.

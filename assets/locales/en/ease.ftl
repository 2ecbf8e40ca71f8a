### Finding, help, themes, keys, mouse, clipboard: what makes the rest easy.

phrase-sign-late = overdue
# Headings of help.
phrase-here = Here
phrase-everywhere = Everywhere
phrase-elsewhere = Elsewhere
phrase-run-it = do it
# Why a command does nothing here: where it would.
phrase-on-an-announcement = on an announcement
phrase-on-a-goal = on a goal
phrase-on-definitions = in the catalogue, the cycles or a plan
phrase-on-a-session = on a session
phrase-in-a-form = in a form

palette-title = Find anything
palette-placeholder = Commands, people, announcements: type any part
palette-commands = Commands
palette-people = People
palette-announcements = Announcements
palette-close-first = First close what is open here.

mouse-on = The mouse is on: click, double click, wheel. To select text as the terminal does, hold Shift.
mouse-off = The mouse is off: it belongs to the terminal.

# $title (String) - of the announcement
copying-done = Handed to the terminal for the clipboard: “{ $title }”. Whether it takes it is the terminal's choice; tmux needs "set -g set-clipboard on".
# $most (Number) - of the texts copied, in KiB
copying-too-long = Too long to copy: the most is { $most } KiB. Export it instead.

# $said (String) - what the reader of the format says, in English
configuration-not-toml = this is not TOML ({ $said })
# $name (String) - as written
configuration-no-setting = there is no setting “{ $name }”
# $name (String) - as written
configuration-no-command = there is no command “{ $name }”
# $written (String) - what should be a key
configuration-not-a-key = “{ $written }” is not a key; write it like "ctrl-s", "f1", "enter" or "n"
configuration-not-a-theme = the themes are "dark", "light", "high-contrast" and "mono"
configuration-not-yes-or-no = only true or false can stand here
configuration-not-minutes = only a number of minutes from 1 to 240 can stand here
configuration-not-keys = only a key can stand here, or a list of keys, as in ["ctrl-s", "f10"]
# $key (String) - as the file writes it
# $one (String) - a command's name in the file
# $other (String) - another's
configuration-clash = the key { $key } is of both “{ $one }” and “{ $other }”

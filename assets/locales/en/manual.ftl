### The manual page: how a command ends, and the files and variables of the program.

manual-exit-done = Done.
manual-exit-failed = The disk, the system, or a fault of the program.
manual-exit-usage = The arguments make no sense, or something needed was not given.
manual-exit-not-allowed = Not allowed; a wrong passphrase or code.
manual-exit-not-found = Not there, or not there for whoever asks.
manual-exit-conflict = Somebody else was first, or its state does not allow it.
manual-exit-busy = Another program is writing; try again.
manual-exit-damaged = The board is damaged, foreign, or from a newer version.
manual-exit-bad-input = The data are not acceptable.
manual-exit-unread = "unread" alone: there is something unread.
manual-exit-panic = The screens ended by a fault of the program; the terminal is given back.
manual-exit-signal = Signal N ended it; the terminal is given back.
# $flag (String) - as it is typed
manual-file-board = The board, unless { $flag } names another.
manual-file-beside = What SQLite and the writers' turn keep beside the board.
manual-file-copies = Copies, beside the board.
manual-file-configuration = Configuration.
manual-file-state = Notes of the program about itself, preferences, and drafts while the board cannot be written (sealed).
manual-file-demo = The demo's copy; without that variable it is in the folder for temporary files.
# $flag (String) - as it is typed
manual-variable-flag = Stands for { $flag }.
manual-variable-log = What is noted beside warnings: "debug", or one part of the program, as in "cartelera::store=trace".
manual-variable-folders = Where the folders above are, in place of ~/.local/share, ~/.config and ~/.local/state.
manual-variable-language = The language until somebody signs in, and whether signs beyond ASCII are drawn.
manual-variable-no-color = Leaves colours out.
manual-variable-background = Whether the terminal is light or dark, where no theme is chosen.

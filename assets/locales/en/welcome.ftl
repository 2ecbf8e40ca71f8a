### The first time: before there is a board, the first keys, and the tour. And what empty lists say.

welcome-heading = Cartelera · first time
# $step (Number) - from 1
welcome-step = Cartelera · a new board · step { $step } of 3
welcome-what = Cartelera keeps an organisation's announcements, goals and sessions in a single file on this computer.
# $path (String) - of the board
welcome-no-board = There is none yet at { $path }
welcome-choose = choose
welcome-continue = continue
welcome-sample = Try the sample
welcome-sample-help = A made-up organisation of 40 people; nothing is left when you leave.
welcome-create = Create my organisation's board
welcome-create-help = With a few people typed, or a CSV file: three steps and you are in.
welcome-open = Open a board that exists already
welcome-open-help = The file somebody told you about, or one of yours that lies elsewhere.
welcome-quit-question = What you have typed will be lost: there is no board yet to keep it in.

welcome-sample-what = It makes a throw-away copy of OrtoSalud, a made-up orthopaedics company, with the announcements, goals and sessions of some months.
# $passphrase (String) - everybody's
welcome-sample-passphrase = Everybody's passphrase is "{ $passphrase }".
welcome-sample-people = Sign in as whoever you like. For example:
welcome-sample-reception = Vera Nogués, reception: reads, asks and acknowledges.
welcome-sample-head = Sergio Muñoz, head of reception: publishes to his team and follows its goals.
welcome-sample-director = Lucía Aranda, managing director: sees it from the top.
welcome-sample-admin = Nadia Petrov, administrator: people, roles and codes.
welcome-sample-start = Press Enter to open it.
welcome-sample-begin = open the sample
welcome-sample-making = Making the sample: a few seconds…
# $why (String) - the end of a sentence
welcome-sample-failed = The sample could not be made: { $why }.

welcome-path = Path of the file
welcome-path-missing = Type, paste or drag the path of the file here.
welcome-open-what = Type, paste or drag the path of the board here. The file stays where it is.
# $path (String) - as a shell takes it
welcome-open-always = To open this one always, add to your shell's profile: export CARTELERA_BOARD={ $path }

welcome-about-what = What is the organisation called, and where do its people come from?
welcome-name = Organisation
welcome-name-missing = Give the organisation's name.
welcome-zone = Time zone
welcome-zone-unknown = No such zone is known. Write it as Europe/Madrid, America/Bogota or UTC.
welcome-zone-help = The zone decides at what hour things fall due and expire, for everybody. It is this computer's; change it if the organisation is in another.
welcome-source = People
welcome-source-typed = I type them now
welcome-source-file = they are in a CSV file
# $path (String) - of the board
welcome-where = Nothing is written before the end. The board will be at { $path }, and only your account on this computer can open it; for several accounts to share it, make it with "cartelera init --shared GROUP".

welcome-file-what = The CSV file with the people, as a spreadsheet saves it.
welcome-file-columns = The first row says what each column holds. Two are enough: "name" and "manager" (empty for whoever is at the top). If there, these are read too: handle, title, area, level, client type, bond, language, active from and active until.
welcome-file-read = read the file
# $why (String) - the end of a sentence
welcome-file-unreadable = It could not be read: { $why }.
# $count (Number) - faults
welcome-file-faults = { $count ->
    [one] There is 1 fault. Mend it in the file, save it and press Enter to read it again.
   *[other] There are { $count } faults. Mend them in the file, save it and press Enter to read it again.
}
# $people (Number) - in the file
# $areas (Number) - different ones
welcome-file-good = { $people ->
    [one] 1 person
   *[other] { $people } people
} in { $areas ->
    [0] no area
    [one] 1 area
   *[other] { $areas } areas
}.
# $names (String) - of those without a manager
welcome-file-tops = At the top: { $names }
welcome-fault-line = Line
welcome-fault-column = Column
welcome-fault-what = What is wrong, and how to mend it

welcome-typed-first = Begin with whoever is at the top; then the others, and whom they report to. You can add more people at any time.
welcome-typed-more = Who else? When all are here, go on with Ctrl-S. The handle comes from the name.
welcome-nobody-typed = Type one person at least.
welcome-to-the-table = to the list
welcome-person-name = Name and surname
welcome-person-nameless = Give the name.
welcome-person-manager = Reports to
welcome-person-title = Title
welcome-person-handle = Handle
welcome-nobody-above = nobody: at the top
welcome-at-the-top = (at the top)
welcome-person-add = add
welcome-person-change = change
welcome-person-remove = remove
# $name (String) - whose row is gone
welcome-person-removed = { $name } is no longer on the list.
# $name (String) - whose row is gone
# $count (Number) - who reported to them
# $manager (String) - their new manager
welcome-person-removed-moving = { $name } is no longer on the list. { $count ->
    [one] 1 person now reports to { $manager }.
   *[other] { $count } people now report to { $manager }.
}
# $name (String) - whose row is gone
# $count (Number) - who reported to them
welcome-person-removed-from-top = { $name } is no longer on the list. { $count ->
    [one] 1 person is now at the top.
   *[other] { $count } people are now at the top.
}

welcome-access-what = Who are you? You will be the administrator: you add people and give out the codes to sign in with. Choose your name with the arrows, and set the passphrase you will sign in with.
welcome-admin = Administrator
welcome-passphrase = Passphrase
welcome-passphrase-missing = Set a passphrase.
welcome-passphrase-good = A good passphrase: it would take years to guess.
welcome-found = create the board
welcome-making = Making the board and your keys: a few seconds…

# $count (Number) - people
# $organisation (String) - its name
welcome-done = { $count ->
    [one] The board of { $organisation } is made, with 1 person.
   *[other] The board of { $organisation } is made, with { $count } people.
}
welcome-done-codes = The others sign in the first time with a one-time code. Give them theirs from Settings (6), or on slips to print: cartelera people code --all --format html > codes.html
welcome-done-alone = For now there is you. Add the others from Settings (6), or with "cartelera people add".
welcome-done-backups = Each day, when somebody first signs in, a backup is kept beside it.
welcome-enter = sign in

first-keys-title = Keys to begin with
# $count (Number) - duties
first-keys-duties = { $count ->
    [one] opens the one thing that waits for you
   *[other] opens the first of the { $count } things that wait for you
}
first-keys-boards = the boards, with all that is published to you
first-keys-new = writes an announcement
first-keys-help = all that can be done here; search and run
first-keys-tour = a short walk through the screens
first-keys-gone = Any key takes this away, and it does not come back.

# $step (Number) - from 1
# $all (Number) - steps
tour-title = A short tour · { $step } of { $all }
tour-next = next
tour-end = end the tour
# $key (String) - to press
tour-today = This is Today: what you have to do comes first, the oldest at the top; what is new comes below. One key does each thing, and the last line says which. Try { $key }: the boards.
# $key (String) - to press
tour-boards = An announcement goes up or down the line, to peers, or across areas: each direction has its board. Try { $key } to read the selected one.
# $key (String) - to press
tour-why = Everybody sees what is for them and nothing else. Try { $key }: whom this one has reached, and why.
# $key (String) - to press
tour-new = Esc goes back from anywhere. Try { $key }: write an announcement and look, before it is sent, whom it would reach. Leave without sending, and it is kept as a draft.
# $key (String) - to press
tour-goals = Goals are measured by KPIs, and every number explains where it comes from. Try { $key } to see them.
# $key (String) - to press
tour-sessions = Feedback sessions have an agenda, notes only their participants read, actions and signatures. Try { $key }.
# $key (String) - to press
tour-help = And what you do not remember is in the help: type any part of it, and Enter does it. Try { $key }; the tour ends with this.

empty-vertical = Here announcements go up and down the line: from each manager to their people, and back. There is none for you yet: press n to write it.
empty-horizontal = Here people of the same level write to each other. There is no announcement for you yet: press n to write it.
empty-diagonal = Here comes what crosses from one area to another, beside the line. There is no announcement for you yet: press n to write it.
empty-catalogue = There is nothing to measure yet. Press l and define the first KPIs, or start from a ready-made catalogue: it serves everybody.
# $handle (String) - whose code
empty-person-code = To let them in, give them their code: in Settings (6), or with "cartelera people code { $handle }".

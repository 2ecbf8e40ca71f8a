### Words that belong to no single noun.

language-name = English

# $number (String) - already written with its separators
number-percent = { $number }%

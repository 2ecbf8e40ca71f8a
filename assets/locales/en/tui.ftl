### The screens, except what a noun of its own says.

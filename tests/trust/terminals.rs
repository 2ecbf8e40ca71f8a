//! Signals, sizes, kinds of terminals and floods of input: the terminal is given back as it was.

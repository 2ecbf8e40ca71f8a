//! Text that nobody should trust: no character of it does anything to a screen, no reader of it gives up.

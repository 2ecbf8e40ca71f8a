//! Text that came from people, made safe for a screen.

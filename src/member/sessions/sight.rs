//! What the member sees of which session.

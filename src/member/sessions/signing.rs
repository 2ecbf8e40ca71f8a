//! What is signed of sessions and bound to their seals, byte for byte, and whether it still holds.

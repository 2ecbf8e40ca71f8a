//! The program killed at random moments: what it acknowledged is there, the file is sound.

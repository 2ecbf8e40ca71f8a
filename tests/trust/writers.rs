//! Many processes writing to one board: none fails, nothing is lost or doubled, nobody waits long.

//! Sealing a part for its readers, opened again and compared before it is kept, and opening it: only what its author
//! signed, in its place, at the newest revision the chain knows.

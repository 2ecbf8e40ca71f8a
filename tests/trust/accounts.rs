//! Several accounts of one machine on one board.

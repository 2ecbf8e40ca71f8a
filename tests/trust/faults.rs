//! Every write and every sync of a run failing in turn: the words are right and what was typed is kept.

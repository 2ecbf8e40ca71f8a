//! Board files that are gone, replaced, cut, altered, foreign, empty or from the future.

//! What a reading costs on a board ten times as big, counted in steps and pages and not in seconds.

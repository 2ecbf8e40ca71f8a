//! The machine losing power: the disk as it may stand afterwards, replayed from the recorded writes and syncs of a run.

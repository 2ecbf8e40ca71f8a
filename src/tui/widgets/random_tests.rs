//! Random events at random sizes: no widget may panic.

//! Arguments → what to run.

fn main() {}

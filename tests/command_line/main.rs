//! The real program as scripts use it: JSON, exit codes, permissions, messages.

mod announcements;
mod board;
mod documentation;
mod goals;
mod people;
mod prompt;
mod usage;
mod world;

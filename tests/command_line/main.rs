//! The real program as scripts use it: JSON, exit codes, permissions, messages.

mod announcements;
mod announcements_asking;
mod announcements_export;
mod announcements_permissions;
mod announcements_search;
mod board;
mod documentation;
mod goals;
#[cfg(target_os = "linux")]
mod memory;
mod people;
mod prompt;
mod sessions;
mod usage;
mod world;

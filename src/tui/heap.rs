//! Where memory comes from.

/// Has all threads share one heap. The C library gives each its own, and what was freed in one serves no other: opening the
/// board anew at every sign-in, in new threads, grew a session by a tenth in a few minutes. The threads wait far more than
/// they work, so sharing costs no time. Before there is a second thread.
pub fn share() {
    // SAFETY: takes no pointers; it sets one number of the allocator, which refuses what it does not know.
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 1);
    }
}

//! Feeds [`targets::key_box`] what reaches new code.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::key_box(data));

//! Feeds [`targets::clean_text`] what reaches new code.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::clean_text(data));

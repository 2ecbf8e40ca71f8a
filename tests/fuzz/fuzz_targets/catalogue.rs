//! Feeds [`targets::catalogue`] what reaches new code.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::catalogue(data));

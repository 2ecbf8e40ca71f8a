//! Feeds [`targets::sealed_file`] what reaches new code.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::sealed_file(data));

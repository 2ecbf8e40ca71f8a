//! Feeds [`targets::check_ins`] what reaches new code.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::check_ins(data));

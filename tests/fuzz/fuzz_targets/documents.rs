//! Feeds [`targets::documents`] what reaches new code.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::documents(data));

//! The targets, fed from seeds. A seed that fails is printed with its bytes; `CARTELERA_SEED` tries that one alone.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use super::hostile;
use super::targets;
use crate::dice::Dice;
use crate::scale;

/// Says which case it was that panicked.
struct Case<'a> {
    target: &'a str,
    seed: u64,
    bytes: &'a [u8],
}

impl Drop for Case<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("{}, CARTELERA_SEED={}: b\"{}\"", self.target, self.seed, self.bytes.escape_ascii());
        }
    }
}

/// Feeds a target `short` cases, or `long` ones on every processor.
fn feed(target: &str, run: fn(&[u8]), make: fn(&mut Dice) -> Vec<u8>, short: usize, long: usize) {
    let one = |seed: u64| {
        let bytes = make(&mut Dice::of_case(0, seed));
        let case = Case { target, seed, bytes: &bytes };
        run(case.bytes);
    };
    if let Some(seed) = std::env::var_os("CARTELERA_SEED") {
        return one(seed.to_str().unwrap().parse().unwrap());
    }
    let all = scale::amount(short, long);
    let threads = if all > short { std::thread::available_parallelism().unwrap().get() } else { 1 };
    let _turn = (threads > 1).then(scale::turn);
    let start = Instant::now();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= all {
                        break;
                    }
                    one(seed as u64);
                }
            });
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    println!("{target}: {all} cases in {seconds:.1} s, {:.0} a second", all as f64 / seconds);
}

#[test]
fn cleaned_text_holds_nothing_that_acts_on_a_screen() {
    feed("clean_text", targets::clean_text, hostile::any_text, 1_500, 10_000_000);
}

#[test]
fn no_control_or_bidirectional_character_reaches_a_screen() {
    feed("screen", targets::screen, hostile::drawn, 1_200, 10_000_000);
}

#[test]
fn any_query_is_read_and_reads_the_same_when_printed() {
    feed("query", targets::query, hostile::query, 4_000, 5_000_000);
}

#[test]
fn any_file_of_people_is_read_or_refused_with_the_place() {
    feed("people", targets::people, hostile::people, 500, 2_000_000);
}

#[test]
fn any_file_of_check_ins_is_read_or_refused_with_the_place() {
    feed("check_ins", targets::check_ins, hostile::check_ins, 500, 2_000_000);
}

#[test]
fn any_catalogue_is_read_or_refused() {
    feed("catalogue", targets::catalogue, hostile::catalogue, 1_000, 500_000);
}

#[test]
fn damaged_keys_open_nothing_and_cost_nothing() {
    feed("key_box", targets::key_box, hostile::damage, 1_500, 1_000_000);
}

#[test]
fn damaged_sealed_files_open_nothing_and_cost_nothing() {
    feed("sealed_file", targets::sealed_file, hostile::damage, 400, 200_000);
}

#[test]
fn markdown_is_drawn_harmless_at_any_width() {
    feed("markdown", targets::markdown, hostile::markdown, 120, 2_000_000);
}

#[test]
fn documents_run_nothing_and_load_nothing() {
    feed("documents", targets::documents, hostile::documents, 1_500, 3_000_000);
}

type Once = (fn(&[u8]), &'static [u8]);

/// What did not hold once.
const ONCE: [Once; 5] = [
    // A stack of marks on what is not a letter, typed into a field of one line and of many.
    (targets::screen, b"a\xf0\x9b\xb7\xbc\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\x30\x00\x06"),
    (targets::screen, b"a\xf0\x9b\xb7\xbc\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\x30\x00\x07"),
    // A non-joiner, a filler and a tag, which others would have seen as codes.
    (targets::screen, b"a\xe2\x80\x8cb\xe3\x85\xa4c\xf3\xa0\x87\xaf\x30\x00\x06"),
    (targets::screen, b"a\xe2\x80\x8cb\xe3\x85\xa4c\xf3\xa0\x87\xaf\x30\x00\x07"),
    // A joiner with nothing after it yet.
    (targets::screen, b"\xf0\x9f\x91\xa9\xe2\x80\x8d\x30\x00\x06"),
];

#[test]
fn what_did_not_hold_once_holds() {
    for (run, bytes) in ONCE {
        run(bytes);
    }
}

#[test]
fn the_targets_notice_what_acts_on_a_screen() {
    for bad in
        ["a\u{202e}", "\u{9b}2J", "a\u{200d}b", "👩\u{200d}", "e\u{301}\u{302}\u{303}\u{304}\u{305}", "x\u{fe0f}"]
    {
        let noticed = std::panic::catch_unwind(|| targets::assert_harmless(bad, &"a control"));
        assert!(noticed.is_err(), "{bad:?} passes");
    }
    targets::assert_harmless("👩\u{200d}⚕\u{fe0f} n\u{303} 1\u{fe0f}\u{20e3} ‹U+202E›", &"a control");
}

/// Of which many make something deep, wide, or never closed.
const PATTERNS: [&str; 18] = [
    "> ",
    "- ",
    "1. ",
    "[",
    "![",
    "](",
    "*a ",
    "**a _b ",
    "`",
    "~~~\n",
    "<a ",
    "<!--",
    "|a",
    "&#x202e;",
    "\u{202e}",
    "e\u{301}",
    "a",
    "- a\n\n  ",
];

/// What this thread has computed, whatever else the machine does.
fn worked() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    stat.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9
}

/// Seconds of work for a text of about this size.
fn time(pattern: &str, size: usize) -> f64 {
    let mut text = pattern.repeat(size / pattern.len());
    if pattern == "|a" {
        // Most cells are left out.
        let columns = 24;
        text = format!("{}|\n{}|\n{}", "|a".repeat(columns), "|-".repeat(columns), "|b\n".repeat(size / 6));
    }
    let start = worked();
    for how in [[0, 0, 0], [0, 3, 79]] {
        targets::markdown(&[text.as_bytes(), &how].concat());
    }
    targets::documents(text.as_bytes());
    worked() - start
}

#[test]
fn four_times_the_markdown_takes_about_four_times_as_long_however_deep() {
    let size = scale::amount(1_024, 16_384);
    for pattern in PATTERNS {
        let (one, four) = (time(pattern, size), time(pattern, 4 * size));
        println!("{:?}: {one:.3} s for {size} bytes, {four:.3} s for {}", pattern, 4 * size);
        assert!(four < 9.0 * one + 0.1, "{pattern:?}: {one:.3} s, then {four:.3} s");
    }
}

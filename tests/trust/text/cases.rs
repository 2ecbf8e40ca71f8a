//! The targets, fed from seeds. A seed that fails is printed with its bytes; `CARTELERA_SEED` tries that one alone.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use super::hostile::{self, Source};
use super::targets;
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
fn feed(target: &str, run: fn(&[u8]), make: fn(&mut Source) -> Vec<u8>, short: usize, long: usize) {
    let one = |seed: u64| {
        let bytes = make(&mut Source::new(seed));
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
    feed("clean_text", targets::clean_text, hostile::any_text, 4_000, 10_000_000);
}

#[test]
fn no_control_or_bidirectional_character_reaches_a_screen() {
    feed("screen", targets::screen, hostile::drawn, 2_000, 10_000_000);
}

#[test]
fn any_query_is_read_and_reads_the_same_when_printed() {
    feed("query", targets::query, hostile::query, 4_000, 5_000_000);
}

#[test]
fn any_file_of_people_is_read_or_refused_with_the_place() {
    feed("people", targets::people, hostile::people, 1_000, 2_000_000);
}

#[test]
fn any_file_of_check_ins_is_read_or_refused_with_the_place() {
    feed("check_ins", targets::check_ins, hostile::check_ins, 1_000, 2_000_000);
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
    feed("markdown", targets::markdown, hostile::markdown, 300, 2_000_000);
}

#[test]
fn documents_run_nothing_and_load_nothing() {
    feed("documents", targets::documents, hostile::documents, 1_500, 3_000_000);
}

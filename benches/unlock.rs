//! How long signing in takes: it should stay under 0.3 s on two cores.

use cartelera::keys::{KdfParams, KeyBox, Seed};

fn main() {
    divan::main();
}

#[divan::bench]
fn unlock(bencher: divan::Bencher) {
    let key_box = KeyBox::lock(&Seed::generate(), "a passphrase", 1, 1, KdfParams::STANDARD)
        .expect("the standard parameters serve");
    bencher.bench(|| key_box.unlock("a passphrase", false));
}

#[divan::bench]
fn unlock_on_a_sample_board(bencher: divan::Bencher) {
    let key_box =
        KeyBox::lock(&Seed::generate(), "a passphrase", 1, 1, KdfParams::SAMPLE).expect("the sample parameters serve");
    bencher.bench(|| key_box.unlock("a passphrase", true));
}

//! How long deriving the keys takes when somebody signs in: on a board of one's own it should stay under 0.3 s on two
//! cores, and a sample's is cheap on purpose.

use std::time::Duration;

use cartelera::keys::{KdfParams, KeyBox, Seed};

use super::table;

const ROUNDS: usize = 9;
const ALLOWED: Duration = Duration::from_millis(300);

pub fn measure() {
    table::begin("Deriving keys");
    for (what, params, sample) in
        [("unlocking", KdfParams::STANDARD, false), ("unlocking on a sample board", KdfParams::SAMPLE, true)]
    {
        let key_box = KeyBox::lock(&Seed::generate(), "a passphrase", 1, 1, params).expect("parameters that serve");
        table::line(what, Some(ALLOWED), ROUNDS, || key_box.unlock("a passphrase", sample).is_ok().into());
    }
}

//! Killed while it writes by the command line.

use super::{Killer, share};
use crate::deeds::{Crew, Deed, is_sound};

pub const PEOPLE: usize = 3;
pub const EACH: usize = 12;

/// What was acknowledged before a kill is there once, and the rest at most once.
pub fn kill(prepared: &Crew) {
    let whole = prepared.another();
    let mut numbers = 0..3;
    let mut killer = Killer::new(1, || whole.command(Deed { who: 0, number: numbers.next().unwrap() }));
    let (mut left, mut answers) = (share(60), 0);
    while left > 0 {
        let crew = prepared.another();
        let (mut acknowledged, mut cut_off) = (Vec::new(), Vec::new());
        for turn in 0..left.min(PEOPLE * EACH) {
            let deed = Deed { who: turn % PEOPLE, number: turn / PEOPLE };
            let answered = killer.cut_off(crew.command(deed)).is_some();
            if answered { &mut acknowledged } else { &mut cut_off }.push(deed);
        }
        crew.prove(&acknowledged, &cut_off);
        left -= acknowledged.len() + cut_off.len();
        answers += acknowledged.len();
    }
    killer.tell("writing by the command line", answers);
}

/// What the proof is worth: it fails where something is missing, there unasked, or no longer signed.
pub fn notices_what_is_lost(prepared: &Crew) {
    let crew = prepared.another();
    let deed = Deed { who: 0, number: 0 };
    let ran = crew.place.run(crew.command(deed));
    assert_eq!(ran.code, 0, "{ran:?}");
    crew.prove(&[deed], &[]);
    let proved = |deeds: &[Deed]| {
        let prove = std::panic::AssertUnwindSafe(|| crew.prove(deeds, &[]));
        std::panic::catch_unwind(prove).is_ok()
    };
    println!("Three complaints follow that must be there:");
    assert!(!proved(&[deed, Deed { who: 0, number: 1 }]), "one that was never done");
    assert!(!proved(&[]), "one that nobody acknowledged");
    is_sound(&crew.place);
    let board = rusqlite::Connection::open(crew.place.board()).unwrap();
    let newest = "DELETE FROM chain WHERE seq = (SELECT max(seq) FROM chain)";
    assert_eq!(board.execute(newest, []).unwrap(), 1);
    drop(board);
    assert!(!proved(&[deed]), "its signature is gone");
}

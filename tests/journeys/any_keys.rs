//! Whatever is pressed: nothing panics, and only leaving on purpose ends the program.

use std::cell::RefCell;

use cartelera::tui::command::BINDINGS;
use cartelera::tui::event::{Mouse, MouseAct};
use cartelera::tui::run::Exit;
use jiff::SignedDuration;
use proptest::prelude::*;

use crate::sitting::{PASSPHRASE, Sitting};

#[derive(Clone, Debug)]
enum Act {
    Press(String),
    Type(char),
    Paste(String),
    Click(u16, u16),
    Wheel(u16, u16),
    Resize(u16, u16),
    Wait(i64),
}

fn any_act() -> impl Strategy<Value = Act> {
    let mut keys: Vec<String> = vec!["backspace".into(), "delete".into(), "ctrl-z".into(), "ctrl-a".into()];
    keys.extend(BINDINGS.iter().flat_map(|binding| binding.keys).map(|key| (*key).to_owned()));
    prop_oneof![
        12 => prop::sample::select(keys).prop_map(Act::Press),
        3 => any::<char>().prop_map(Act::Type),
        1 => any::<String>().prop_map(Act::Paste),
        1 => (0..130_u16, 0..45_u16).prop_map(|(column, row)| Act::Click(column, row)),
        1 => (0..130_u16, 0..45_u16).prop_map(|(column, row)| Act::Wheel(column, row)),
        1 => (1..140_u16, 1..50_u16).prop_map(|(width, height)| Act::Resize(width, height)),
        1 => (0..400_i64).prop_map(Act::Wait),
    ]
}

fn do_it(sit: &mut Sitting, act: &Act) {
    let mouse = |column, row, act| Mouse { column, row, act };
    match act {
        Act::Press(key) => sit.press(key),
        Act::Type(c) if c.is_control() => {}
        Act::Type(c) => sit.type_text(&c.to_string()),
        Act::Paste(text) => sit.paste(text),
        Act::Click(column, row) => sit.mouse(mouse(*column, *row, MouseAct::Click)),
        Act::Wheel(column, row) => sit.mouse(mouse(*column, *row, MouseAct::WheelDown)),
        Act::Resize(width, height) => sit.resize(*width, *height),
        Act::Wait(seconds) => sit.time_passes(SignedDuration::from_secs(*seconds)),
    }
}

thread_local! {
    /// One sitting for all cases, each of which goes on where the last one stopped: a long walk with a short step.
    static SITTING: RefCell<Option<(Sitting, Vec<Act>)>> = const { RefCell::new(None) };
}

fn begin() -> (Sitting, Vec<Act>) {
    let mut sit = Sitting::of_size(80, 24);
    sit.sign_in("sergio", PASSPHRASE);
    (sit, Vec::new())
}

/// Says on a panic how it came to it.
struct Diary<'a>(&'a [Act]);

impl Drop for Diary<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("after {:?}", self.0);
        }
    }
}

proptest! {
    // A shorter case would begin where the failed one ended, and prove nothing: the diary tells what to replay.
    #![proptest_config(ProptestConfig { max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_leave_the_program_running_until_somebody_quits(acts in prop::collection::vec(any_act(), 1..8)) {
        SITTING.with_borrow_mut(|sitting| {
            let (sit, done) = sitting.get_or_insert_with(begin);
            if sit.exit.is_some() || !sit.is_signed_in() {
                (*sit, *done) = begin();
            }
            for act in acts {
                done.push(act);
                let diary = Diary(done);
                do_it(sit, &diary.0[diary.0.len() - 1]);
                if let Some(exit) = sit.exit {
                    assert_eq!(exit, Exit::Code(0));
                    break;
                }
            }
        });
    }
}

//! Getting in, locking, and getting in again.

use jiff::SignedDuration;

use crate::sitting::{PASSPHRASE, Sitting, signed_in};

#[test]
fn a_wrong_passphrase_is_said_and_the_right_one_opens_the_screens() {
    let mut sit = Sitting::new();
    sit.sees("Esto es una muestra");
    sit.tries_to_sign_in("vera", "no es esta");
    sit.sees("no es la contraseña");
    sit.type_text(PASSPHRASE);
    sit.press("enter");
    sit.sees("Vera Nogués Pla");
    sit.sees("1 Hoy");
    println!("{}", sit.text());
    sit.press("2"); println!("{}", sit.text());
    sit.press("enter"); println!("{}", sit.text());
    sit.press("5"); println!("{}", sit.text());
    sit.press("6"); println!("{}", sit.text());
    sit.press("n"); println!("{}", sit.text());
    sit.press("ctrl-s"); println!("{}", sit.text());
    sit.press("f3"); println!("{}", sit.text());
    sit.press("esc esc ?"); println!("{}", sit.text());
    sit.press("ctrl-l"); println!("{}", sit.text());
}

//! What people trust, proved on the finished program. Every module has a short form, which runs with all other tests, and a
//! long one; `README.md` here has the commands and what they found.
//!
//! | promise | module |
//! |---|---|
//! | many terminals write at once and nothing is lost | [`writers`] |
//! | killed at any moment, it keeps what it acknowledged | [`kills`] |
//! | so does the machine losing power | [`power_loss`] |
//! | a full, failing or read-only disk costs nothing typed | [`faults`] |
//! | a damaged file is called by its name and left alone | [`damage`] |
//! | the terminal is given back as it was | [`terminals`] |
//! | no text from people does anything to a screen | [`text`] |
//! | nobody reads what is not for them | [`permissions`] |
//! | accounts of the machine share a board | [`accounts`] |
//! | a day at the screen costs no memory | [`soak`] |
//! | big boards cost what small ones do | [`growth`] |

mod accounts;
mod damage;
mod deeds;
mod dice;
mod disk;
mod faults;
mod growth;
mod kills;
mod permissions;
mod power_loss;
mod scale;
#[path = "../seat/mod.rs"]
mod seat;
#[path = "../sitting/mod.rs"]
mod sitting;
mod soak;
mod terminals;
mod text;
mod writers;

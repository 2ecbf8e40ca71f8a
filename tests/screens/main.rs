//! Every screen and dialog as it looks: in both languages, at the smallest full size and a wide one, and tiny.
//!
//! `INSTA_UPDATE=always cargo test --locked --test screens` writes them anew; read the difference before keeping it.

mod batches;
mod ease;
mod everyday;
mod goal_forms;
mod goals;
mod search;
mod session_forms;
mod sessions;
mod settings;
#[path = "../sitting/mod.rs"]
mod sitting;
mod time;
mod wizard;

use cartelera::i18n::Language;
use sitting::Start;

const LANGUAGES: [(Language, &str); 2] = [(Language::Spanish, "es"), (Language::English, "en")];
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn start(language: Language, size: (u16, u16)) -> Start {
    Start { size, language, language_chosen: true, ..Start::default() }
}

//! Somebody who has never seen the program acknowledges an announcement and posts one within two minutes, by nothing but
//! what the screen says: each key is pressed only where the screen itself names it and says what it does.

use cartelera::i18n::Language;

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};

/// Two minutes leave two seconds for each key and whatever is typed.
const MOST_KEYS: usize = 60;

/// What the same step is called in both languages.
type Said = (&'static str, &'static str);

/// Reads, then presses.
struct Novice {
    sit: Sitting,
    language: Language,
    pressed: usize,
}

impl Novice {
    fn sits_down(language: Language) -> Self {
        let start = Start { size: (80, 24), language, language_chosen: true, is_newcomer: true, ..Start::default() };
        Self { sit: Sitting::at(Board::new(), start), language, pressed: 0 }
    }

    fn word(&self, (spanish, english): Said) -> &'static str {
        if self.language == Language::Spanish { spanish } else { english }
    }

    #[track_caller]
    fn reads(&mut self, said: Said) {
        let said = self.word(said);
        self.sit.sees(said);
    }

    /// Presses `key` because the screen says so, in these words.
    #[track_caller]
    fn presses(&mut self, key: &str, because: Said) {
        self.reads(because);
        self.sit.press(key);
        self.pressed += 1;
    }

    #[track_caller]
    fn types(&mut self, text: &str, because: Said) {
        self.reads(because);
        self.sit.type_text(text);
    }
}

fn acknowledges_and_posts(language: Language) {
    let mut novice = Novice::sits_down(language);

    // In: the screen asks for the name, and on the sample it says the passphrase.
    novice.types("vera", ("Escribe cualquier parte de tu nombre", "Type any part of your name"));
    novice.presses("enter", ("Intro abrir", "Enter open"));
    novice.types(PASSPHRASE, ("la contraseña de todos es «cartelera»", "everyone's passphrase is \"cartelera\""));
    novice.presses("enter", ("Intro entrar", "Enter sign in"));

    // The first duty, as the first keys say.
    novice.presses("enter", ("Intro  abre lo primero", "Enter  opens the first"));
    novice.reads(("Te pide acuse (a)", "Asks you to acknowledge it (a)"));
    novice.presses("a", ("a dar acuse", "a acknowledge"));
    novice.reads(("Acuse dado.", "Acknowledged."));
    novice.reads(("Ya has dado acuse", "You have acknowledged it"));

    // One of one's own, to the people the form shows.
    novice.presses("esc", ("Esc volver", "Esc back"));
    novice.presses("n", ("n nuevo comunicado", "n new announcement"));
    novice.types("Cambio de turno", ("Título", "Title"));
    novice.presses("tab", ("Tab campo siguiente", "Tab next field"));
    novice.presses("right", ("→ otra opción", "→ another choice"));
    novice.reads(("destinatario", "recipient"));
    novice.presses("tab", ("Tab campo siguiente", "Tab next field"));
    novice.types("El lunes abro yo.", ("Texto", "Text"));
    novice.presses("ctrl-s", ("Ctrl-S enviar", "Ctrl-S send"));
    novice.reads(("«Cambio de turno» llegará a", "\"Cambio de turno\" goes to"));
    novice.presses("enter", ("Intro publicar", "Enter publish"));
    novice.reads(("Publicado para", "Published to"));

    assert!(novice.pressed <= MOST_KEYS, "{} keys", novice.pressed);
    // It is where the screen says that all is.
    novice.presses("2", ("2 Tablones", "2 Boards"));
    novice.reads(("Cambio de turno", "Cambio de turno"));
}

#[test]
fn a_newcomer_acknowledges_and_posts_within_two_minutes_by_what_the_screen_says_in_spanish() {
    acknowledges_and_posts(Language::Spanish);
}

#[test]
fn a_newcomer_acknowledges_and_posts_within_two_minutes_by_what_the_screen_says_in_english() {
    acknowledges_and_posts(Language::English);
}

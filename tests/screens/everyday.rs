//! Signing in, Today, the boards, writing and people: in both languages, at both sizes, tiny, and without colour.

use cartelera::i18n::Language;
use cartelera::tui::theme::{Glyphs, ThemeName};
use ratatui::style::{Color, Modifier};

use crate::sitting::{Board, PASSPHRASE, Sitting, Start};
use crate::{LANGUAGES, SIZES, start};

/// Takes the picture of one screen in both languages and sizes; `who` is signed in and `go` leads there.
fn pictured(name: &str, who: Option<&str>, go: impl Fn(&mut Sitting)) {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let mut sit = Sitting::at(Board::new(), start(language, size));
            if let Some(who) = who {
                sit.sign_in(who, PASSPHRASE);
            }
            go(&mut sit);
            insta::assert_snapshot!(format!("{name}-{code}-{}x{}", size.0, size.1), sit.picture());
        }
    }
}

/// A title both languages show whole at every size.
const HOURS: &str = "Nuevo horario";

fn at_the_hours(sit: &mut Sitting) {
    sit.press("2");
    sit.walk_to(HOURS);
    sit.press("enter");
}

fn composes(sit: &mut Sitting) {
    sit.press("n");
    sit.type_text("Mañana, foto de equipo");
    sit.press("tab tab");
    sit.paste("A las **9:00** en el patio:\n\n- con bata\n- sin prisa\n");
}

#[test]
fn the_names() {
    pictured("sign-in", None, |_| {});
}

#[test]
fn the_passphrase() {
    pictured("passphrase", None, |sit| {
        sit.type_text("vera");
        sit.press("enter");
        sit.type_text("secreta");
    });
}

#[test]
fn the_lock() {
    pictured("lock", Some("vera"), |sit| sit.press("ctrl-l"));
}

#[test]
fn the_way_back_with_a_recovery_key() {
    pictured("recover", None, |sit| {
        sit.type_text("vera");
        sit.press("enter tab tab enter");
    });
}

/// A secret of the moment, covered up: the picture is of what stands around it.
fn covered(text: &str, is_secret: impl Fn(&str) -> bool) -> String {
    let cover = |line: &str| -> String {
        if is_secret(line) {
            line.chars().map(|c| if c.is_alphanumeric() { 'X' } else { c }).collect()
        } else {
            line.to_owned()
        }
    };
    text.lines().map(cover).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_first_sign_in_and_the_recovery_key() {
    for (language, code) in LANGUAGES {
        for size in SIZES {
            let board = Board::new();
            let slip = board.newcomer();
            let mut sit = Sitting::at(board, start(language, size));
            sit.type_text("olga nueva");
            sit.press("enter");
            insta::assert_snapshot!(format!("not-enrolled-{code}-{}x{}", size.0, size.1), sit.picture());
            sit.press("enter");
            let labels = ["Código de un solo uso", "One-time code"];
            let before_labels = |text: &str| -> usize {
                text.lines().position(|line| labels.iter().any(|label| line.contains(label))).unwrap()
            };
            let screen = sit.text();
            // The passphrase that is offered is another one each time, and longer or shorter.
            let form: Vec<&str> = screen.lines().skip(before_labels(&screen)).collect();
            insta::assert_snapshot!(format!("enrol-{code}-{}x{}", size.0, size.1), form.join("\n"));
            for text in [slip.as_str(), "tejado nube violeta 7 anclas", "tejado nube violeta 7 anclas"] {
                sit.type_text(text);
                sit.press("tab");
            }
            sit.press("ctrl-s");
            sit.sees(if language == Language::Spanish { "Apúntala" } else { "Write this down" });
            let is_key = |line: &str| line.contains('-') && !line.chars().any(char::is_lowercase);
            insta::assert_snapshot!(
                format!("recovery-key-{code}-{}x{}", size.0, size.1),
                covered(&sit.picture(), is_key)
            );
        }
    }
}

#[test]
fn today() {
    pictured("today", Some("vera"), |_| {});
}

#[test]
fn today_of_somebody_with_questions_and_late_readers() {
    pictured("today-ivan", Some("ivan.castano"), |_| {});
}

#[test]
fn the_boards() {
    pictured("boards", Some("vera"), |sit| sit.press("2"));
}

#[test]
fn a_board_with_the_reader() {
    pictured("reader", Some("vera"), at_the_hours);
}

#[test]
fn a_filter_with_nothing_in_it() {
    pictured("boards-empty", Some("kofi"), |sit| {
        sit.pass_the_gate();
        // Nothing addressed to him on this board has expired.
        sit.press("2 right right f");
        let expired = if sit.shows("filtrar") { "caducados" } else { "expired" };
        sit.type_text(expired);
        sit.press("enter");
    });
}

#[test]
fn coverage() {
    pictured("coverage", Some("sergio"), |sit| {
        at_the_hours(sit);
        sit.press("c");
    });
}

#[test]
fn who_receives_it_and_why() {
    pictured("why", Some("sergio"), |sit| {
        at_the_hours(sit);
        sit.press("w");
    });
}

#[test]
fn why_i_receive_it() {
    pictured("why-me", Some("vera"), |sit| {
        at_the_hours(sit);
        sit.press("w");
    });
}

#[test]
fn a_reply() {
    pictured("reply", Some("vera"), |sit| {
        at_the_hours(sit);
        sit.press("r");
        sit.type_text("Entendido.");
    });
}

#[test]
fn an_edit() {
    pictured("edit", Some("sergio"), |sit| {
        at_the_hours(sit);
        sit.press("e");
    });
}

#[test]
fn withdrawing() {
    pictured("withdraw", Some("sergio"), |sit| {
        at_the_hours(sit);
        sit.press("d");
    });
}

#[test]
fn the_composer() {
    pictured("composer", Some("sergio"), composes);
}

#[test]
fn the_composer_with_errors() {
    pictured("composer-errors", Some("sergio"), |sit| {
        sit.press("n tab tab tab tab space");
        sit.press("ctrl-s");
    });
}

#[test]
fn the_composer_with_a_reach_that_is_refused() {
    pictured("composer-refused", Some("vera"), |sit| {
        sit.press("n tab left");
    });
}

#[test]
fn the_preview() {
    pictured("preview", Some("sergio"), |sit| {
        composes(sit);
        sit.press("f4");
    });
}

#[test]
fn the_audience_of_the_composer() {
    pictured("composer-why", Some("sergio"), |sit| {
        composes(sit);
        sit.press("f3");
    });
}

#[test]
fn publishing() {
    pictured("publish", Some("sergio"), |sit| {
        composes(sit);
        sit.press("ctrl-s");
    });
}

#[test]
fn people() {
    pictured("people", Some("vera"), |sit| sit.press("5"));
}

#[test]
fn a_persons_page() {
    pictured("person", Some("vera"), |sit| {
        sit.press("5 home enter");
    });
}

#[test]
fn finding_somebody() {
    pictured("find", Some("vera"), |sit| {
        sit.press("5 /");
        sit.type_text("tanaka");
    });
}

#[test]
fn settings() {
    pictured("settings", Some("vera"), |sit| sit.press("6"));
}

#[test]
fn another_passphrase() {
    // The third row in both languages.
    pictured("change-passphrase", Some("vera"), |sit| sit.press("6 home down down enter"));
}

#[test]
fn help() {
    pictured("help", Some("vera"), |sit| sit.press("2 ?"));
}

#[test]
fn the_way_out() {
    pictured("quit", Some("vera"), |sit| sit.press("q"));
}

#[test]
fn tiny_screens_show_what_fits_or_say_so() {
    let screens: [(&str, &str); 3] = [("today", "1"), ("boards", "2"), ("composer", "n")];
    for (name, keys) in screens {
        for (width, height) in [(20, 5), (1, 1)] {
            let mut sit = Sitting::at(Board::new(), start(Language::Spanish, (80, 24)));
            sit.sign_in("vera", PASSPHRASE);
            sit.press(keys);
            sit.resize(width, height);
            insta::assert_snapshot!(format!("{name}-tiny-{width}x{height}"), sit.picture());
        }
    }
}

#[test]
fn without_colour_and_utf8_borders_every_state_is_still_told() {
    for (name, who, keys) in
        [("today", "vera", "1"), ("boards", "vera", "2"), ("reader", "vera", "2 enter"), ("composer", "sergio", "n")]
    {
        let plain = Start { theme: ThemeName::Mono, glyphs: Glyphs::ascii(), ..start(Language::English, (80, 24)) };
        let mut sit = Sitting::at(Board::new(), plain);
        sit.sign_in(who, PASSPHRASE);
        sit.press(keys);
        insta::assert_snapshot!(format!("{name}-mono-ascii"), sit.picture());
        let plain = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) == (Color::Reset, Color::Reset);
        assert!(sit.buffer().content().iter().all(plain), "{name} is coloured");
    }
}

#[test]
fn unread_is_bold_and_overdue_is_a_sign_and_a_colour() {
    let mut sit = Sitting::at(Board::new(), start(Language::Spanish, (120, 40)));
    sit.sign_in("vera", PASSPHRASE);
    assert!(sit.style("Mañana no se puede aparcar").add_modifier.contains(Modifier::BOLD));
    assert!(!sit.style("Vacuna de la gripe").add_modifier.contains(Modifier::BOLD));
    let (late, in_time) = (sit.style("venció ayer"), sit.style("vence hoy"));
    assert_ne!(late.fg, in_time.fg);
    assert!(sit.line("venció ayer").contains('!'));
    assert!(!sit.line("vence hoy").contains('!'));
}

#[test]
fn each_direction_has_its_colour_and_its_sign() {
    let mut sit = Sitting::at(Board::new(), start(Language::Spanish, (120, 40)));
    sit.sign_in("vera", PASSPHRASE);
    sit.press("2");
    let colours = ["↕ vertical", "↔ horizontal", "⤢ diagonal"].map(|board| sit.style(board).fg);
    assert!(colours[0] != colours[1] && colours[1] != colours[2] && colours[0] != colours[2], "{colours:?}");
}

#[test]
fn a_refused_reach_and_an_error_stand_out() {
    let mut sit = Sitting::at(Board::new(), start(Language::Spanish, (120, 40)));
    sit.sign_in("vera", PASSPHRASE);
    sit.press("n");
    let calm = sit.style("3 destinatarios");
    sit.press("tab left");
    assert_ne!(sit.style("Solo pueden usar este alcance").fg, calm.fg);
}

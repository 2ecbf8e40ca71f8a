//! What a reader sees of a Markdown text.

use proptest::prelude::*;
use ratatui::style::Modifier;

use super::*;
use crate::domain::text::width as columns;

fn plain(line: &Line<'_>) -> String {
    line.spans.iter().map(|span| span.content.as_ref()).collect()
}

fn shown(markdown: &str, width: u16) -> String {
    let lines = render(markdown, width, &MarkdownStyle::default());
    lines.iter().map(plain).collect::<Vec<_>>().join("\n")
}

fn modifiers_of(markdown: &str, text: &str) -> Modifier {
    let lines = render(markdown, 80, &MarkdownStyle::default());
    let spans = lines.iter().flat_map(|line| &line.spans);
    spans.filter(|span| span.content == text).map(|span| span.style.add_modifier).next().expect("the text is shown")
}

#[test]
fn paragraphs_are_wrapped_between_words_and_parted_by_a_line() {
    assert_eq!(
        shown("# Aviso\n\nLa clínica cierra\nel viernes.\n\nGracias.", 12),
        "Aviso\n\nLa clínica\ncierra el\nviernes.\n\nGracias."
    );
}

#[test]
fn wide_and_joined_characters_are_wrapped_by_columns() {
    assert_eq!(shown("田中雪田中雪", 5), "田中\n雪田\n中雪");
    assert_eq!(shown("abc 👩\u{200d}⚕\u{fe0f}👩\u{200d}⚕\u{fe0f}", 4), "abc\n👩\u{200d}⚕\u{fe0f}👩\u{200d}⚕\u{fe0f}");
    assert_eq!(shown("田a", 1), "…\na");
}

#[test]
fn a_word_longer_than_the_line_is_broken() {
    assert_eq!(shown("Supercalifragilistico", 8), "Supercal\nifragili\nstico");
}

#[test]
fn lists_hang_under_their_markers() {
    let list = "- one two three\n  - inner words\n- [ ] open\n- [x] done\n\n9. nine\n10. ten words here\n";
    assert_eq!(
        shown(list, 10),
        "• one two\n  three\n  ◦ inner\n    words\n[ ] open\n[✓] done\n\n9. nine\n10. ten\n    words\n    here"
    );
}

#[test]
fn items_with_several_paragraphs_are_parted() {
    assert_eq!(shown("- a\n\n  b\n- c\n\nd", 20), "• a\n\n  b\n\n• c\n\nd");
    assert_eq!(shown("- a\n-\n- c", 20), "• a\n• \n• c");
}

#[test]
fn quotes_have_a_bar_before_every_line() {
    assert_eq!(shown("> one two\n>\n> three\n\nfour", 8), "▌ one\n▌ two\n▌ \n▌ three\n\nfour");
    assert_eq!(shown("> - a b c\n> > d", 8), "▌ • a b\n▌   c\n▌ \n▌ ▌ d");
}

#[test]
fn code_is_neither_reflowed_nor_interpreted() {
    assert_eq!(
        shown("```sh\ncd  *a*\n\n\tls\n```\nend", 20),
        "  cd  *a*\n\n      ls\n\nend".replace("\n\n      ", "\n  \n      ")
    );
    assert_eq!(shown("```\n0123456789\n```", 8), "01234567\n89");
}

#[test]
fn links_show_their_address_once() {
    assert_eq!(shown("[Plan](https://x.test/p) y <https://x.test>", 60), "Plan (https://x.test/p) y https://x.test");
    assert_eq!(shown("<ana@x.test>", 60), "ana@x.test");
    assert_eq!(shown("[a](javascript:b)", 60), "a (javascript:b)");
}

#[test]
fn images_are_shown_as_their_description() {
    assert_eq!(shown("see ![the *new* desk](desk.png) ![](x.png)", 60), "see [the new desk] [x.png]");
}

#[test]
fn html_is_shown_as_it_was_written() {
    assert_eq!(shown("a <b>c</b>\n\n<div>\n<p>x\n</div>\n\nz", 40), "a <b>c</b>\n\n<div>\n<p>x\n</div>\n\nz");
}

#[test]
fn rules_fill_the_pane() {
    assert_eq!(shown("a\n\n---\n\nb", 4), "a\n\n────\n\nb");
}

#[test]
fn parts_are_patched_over_one_another() {
    assert_eq!(modifiers_of("a **b *c* d** e", "c"), Modifier::BOLD | Modifier::ITALIC);
    assert_eq!(modifiers_of("a **b *c* d** e", " e"), Modifier::empty());
    assert_eq!(modifiers_of("# x `y`", "y"), Modifier::BOLD | Modifier::DIM);
}

const TABLE: &str = "| Día | Turno | Plazas |\n|---|:-:|--:|\n| lunes | mañana y tarde | 4 |\n| martes | – | 12 |\n";

#[test]
fn a_table_that_fits_is_aligned() {
    assert_eq!(
        shown(TABLE, 60),
        "Día    │     Turno      │ Plazas\n───────┼────────────────┼───────\nlunes  │ mañana y tarde │      4\nmartes │       –        │     12"
    );
}

#[test]
fn a_table_that_does_not_fit_wraps_its_cells_and_then_becomes_lines() {
    assert_eq!(
        shown(TABLE, 26),
        "Día    │  Turno   │ Plazas\n───────┼──────────┼───────\nlunes  │ mañana y │      4\n       │  tarde   │       \nmartes │    –     │     12"
    );
    assert_eq!(shown(TABLE, 22), "Día: lunes\nTurno: mañana y tarde\nPlazas: 4\n\nDía: martes\nTurno: –\nPlazas: 12");
}

#[test]
fn ascii_glyphs_draw_nothing_else() {
    let style = MarkdownStyle { glyphs: Glyphs::ASCII, ..MarkdownStyle::default() };
    let markdown = "- a\n  - b\n- [x] c\n\n> q\n\n---\n\n|a|b|\n|-|-|\n|1|2|\n";
    assert!(render(markdown, 20, &style).iter().all(|line| plain(line).is_ascii()));
}

#[test]
fn characters_written_as_entities_are_cleaned_too() {
    assert_eq!(shown("a&#x202e;b&#9;c&#27;", 60), "a‹U+202E›bc‹U+001B›".replace("bc", "b    c"));
}

#[test]
fn nesting_without_end_keeps_room_for_text() {
    for markdown in ["> ".repeat(3000), "- ".repeat(3000), "1. ".repeat(3000)] {
        let lines = render(&format!("{markdown}deep"), 40, &MarkdownStyle::default());
        assert!(lines.iter().any(|line| plain(line).contains("deep")), "{}", plain(&lines[0]));
    }
}

fn markdown() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# ",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "99999. ",
        "> ",
        "> > ",
        "- [ ] ",
        "- [x] ",
        "```\n",
        "    ",
        "---\n",
        "***",
        "**",
        "*",
        "_",
        "~~",
        "`",
        "[",
        "](",
        ")",
        "![",
        "](http://a.b/c)",
        "<b>",
        "<div>\n",
        "</div>\n",
        "<!--",
        "|",
        "|-|:-:|\n",
        "|a|b|\n|-|-|\n",
        "| a very long cell indeed | 田中 |\n",
        "\n",
        "\n\n",
        "\\\n",
        "  \n",
        "word ",
        "palabra",
        " ",
        "\t",
        "田中雪",
        "👩\u{200d}⚕\u{fe0f}",
        "n\u{303}",
        "\u{301}",
        "\u{200d}",
        "\u{202e}",
        "&#x202e;",
        "&#10;",
        "&nbsp;",
        "\u{1b}[0m",
        "\u{600}",
        "🇪",
        "🏽",
        "क\u{94d}ष\u{94d}म",
        "\u{1100}\u{1161}",
        "ｶﾞ",
        "supercalifragilistic",
        "1\u{fe0f}\u{20e3}",
        "https://example.test/a/b?c=d",
        "-",
        "ل",
        "ا",
        "\u{a0}",
        "©",
        "\u{fe0f}",
    ]);
    prop_oneof![
        4 => prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// What stands out of the text, a piece for each stretch of it on a line.
fn marked(markdown: &str, width: u16, wanted: &str) -> Vec<String> {
    let find = |text: &str| text.match_indices(wanted).map(|(at, found)| at..at + found.len()).collect();
    let marking = Marking { find: &find, style: ratatui::style::Style::new().add_modifier(Modifier::REVERSED) };
    let lines = render_marked(markdown, width, &MarkdownStyle::default(), &marking);
    let spans = lines.into_iter().flat_map(|line| line.spans);
    spans
        .filter(|span| span.style.add_modifier.contains(Modifier::REVERSED))
        .map(|span| span.content.into_owned())
        .collect()
}

#[test]
fn what_is_looked_for_stands_out_across_styles_and_lines() {
    assert_eq!(marked("El corte de agua", 40, "corte de agua"), ["corte de agua"]);
    assert_eq!(marked("El corte de **agua** fría", 40, "corte de agua"), ["corte de ", "agua"]);
    assert_eq!(marked("El corte de agua", 9, "corte de agua"), ["corte", "de agua"]);
    assert_eq!(marked("- agua\n\n`agua`\n\n    agua aquí\n\n# Agua", 40, "agua"), ["agua", "agua", "agua"]);
    assert_eq!(marked("| a | b |\n|---|---|\n| agua | no |", 40, "agua"), ["agua"]);
    assert_eq!(marked("nada", 40, "agua"), Vec::<String>::new());
}

proptest! {
    #[test]
    fn what_stands_out_moves_nothing(text in markdown(), width in 1u16..60, wanted in "[a-e ]{1,3}") {
        let find = |text: &str| text.match_indices(&wanted).map(|(at, found)| at..at + found.len()).collect();
        let marking = Marking { find: &find, style: ratatui::style::Style::new().add_modifier(Modifier::REVERSED) };
        let lines: Vec<String> =
            render_marked(&text, width, &MarkdownStyle::default(), &marking).iter().map(plain).collect();
        prop_assert_eq!(lines.join("\n"), shown(&text, width));
    }

    #[test]
    fn no_line_is_wider_than_the_pane_nor_holds_a_control_character(text in markdown(), width in 1u16..60) {
        for line in render(&text, width, &MarkdownStyle::default()) {
            let used: usize = line.spans.iter().map(|span| columns(&span.content)).sum();
            prop_assert!(used <= usize::from(width), "{:?} in {}", line, width);
            let unsafe_character = |c: char| c.is_control() || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}');
            prop_assert!(!plain(&line).contains(unsafe_character), "{:?}", line);
        }
    }

    #[test]
    fn every_word_is_shown(words in prop::collection::vec("[a-zñ]{1,12}", 1..30), width in 1u16..40) {
        let text = shown(&words.join(" "), width);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&text), words.concat());
    }
}

//! Whether every style can be read: the contrast of WCAG 2, on the backgrounds each theme is for.

use super::*;

type Rgb = [u8; 3];

/// xterm's own, in the order of their numbers.
const SIXTEEN: [Rgb; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

fn rgb(colour: Color, default: Rgb) -> Rgb {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match colour {
        Color::Reset => default,
        Color::Rgb(red, green, blue) => [red, green, blue],
        Color::Indexed(at @ 0..16) => SIXTEEN[usize::from(at)],
        Color::Indexed(at @ 16..232) => [level((at - 16) / 36), level((at - 16) / 6 % 6), level((at - 16) % 6)],
        Color::Indexed(grey) => [8 + 10 * (grey - 232); 3],
        named => panic!("{named} looks different on every terminal"),
    }
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|level| {
        let level = f64::from(level) / 255.0;
        if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// What a style shows as: text and what lies behind it.
fn shown(style: Style, text: Rgb, background: Rgb) -> (Rgb, Rgb) {
    let pair = (rgb(style.fg.unwrap_or(Color::Reset), text), rgb(style.bg.unwrap_or(Color::Reset), background));
    if style.add_modifier.contains(Modifier::REVERSED) { (pair.1, pair.0) } else { pair }
}

type Named = (&'static str, Style);

/// What stands alone, and what is laid over rows and fields that hold any of those.
fn styles(theme: &Theme) -> (Vec<Named>, Vec<Named>) {
    let alone = vec![
        ("text", theme.text),
        ("muted", theme.muted),
        ("heading", theme.heading),
        ("marked", theme.marked),
        ("unread", theme.unread),
        ("overdue", theme.overdue),
        ("ok", theme.ok),
        ("warning", theme.warning),
        ("error", theme.error),
        ("hint key", theme.hint_key),
        ("hint", theme.hint),
        ("border", theme.border),
        ("vertical", theme.vertical),
        ("horizontal", theme.horizontal),
        ("diagonal", theme.diagonal),
    ];
    let over = vec![
        ("nothing", Style::new()),
        ("selected", theme.selected),
        ("selected elsewhere", theme.selected_elsewhere),
        ("field", theme.field),
        ("focused field", theme.field_focused),
        ("caret", theme.caret),
        ("button", theme.button),
        ("focused button", theme.button_focused),
        ("chip", theme.chip),
        ("code", theme.code),
    ];
    (alone, over)
}

#[track_caller]
fn can_be_read(name: ThemeName, least: f64, surroundings: &[(Rgb, Rgb)]) {
    let theme = name.theme();
    let (alone, over) = styles(&theme);
    for (text, background) in surroundings {
        for (what, style) in &alone {
            for (on, laid) in &over {
                // As a row is drawn: the base, what it says, what lies over it.
                let (front, behind) = shown(theme.text.patch(*style).patch(*laid), *text, *background);
                let contrast = contrast(front, behind);
                assert!(contrast >= least, "{name:?}: {what} on {on}, {background:?}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn the_dark_theme_can_be_read_on_dark_backgrounds() {
    // Text and background of xterm reversed, VS Code, Solarized's and Gruvbox's darkest with their plain text lightened.
    let light = [229, 229, 229];
    can_be_read(ThemeName::Dark, 4.5, &[(light, [0, 0, 0]), (light, [30, 30, 30]), (light, [0, 43, 54])]);
}

#[test]
fn the_light_theme_can_be_read_on_light_backgrounds() {
    let dark = [30, 30, 30];
    can_be_read(ThemeName::Light, 4.5, &[(dark, [255, 255, 255]), (dark, [253, 246, 227]), (dark, [250, 250, 250])]);
}

#[test]
fn the_theme_of_high_contrast_has_it_on_any_background() {
    let (black, white) = ([0, 0, 0], [255, 255, 255]);
    can_be_read(ThemeName::HighContrast, 7.0, &[(white, black), (black, white), ([131, 148, 150], [0, 43, 54])]);
}

#[test]
fn without_colour_what_asks_for_something_still_differs_from_what_does_not() {
    let mono = ThemeName::Mono.theme();
    for asking in [mono.overdue, mono.warning, mono.error, mono.unread, mono.marked] {
        assert_ne!(asking, mono.text);
    }
    assert_ne!(mono.selected, mono.selected_elsewhere);
    assert_ne!(mono.button, mono.button_focused);
    assert_ne!(mono.field, mono.field_focused);
}

#[test]
fn signs_that_share_a_place_differ_without_colour() {
    for glyphs in [Glyphs::unicode(), Glyphs::ascii()] {
        let places: [&[&str]; 5] = [
            &[glyphs.unread, glyphs.due, glyphs.acknowledged, " "],
            &[glyphs.vertical, glyphs.horizontal, glyphs.diagonal],
            &[glyphs.cursor, glyphs.marked],
            &[glyphs.checked, glyphs.unchecked],
            &glyphs.statuses,
        ];
        for signs in places {
            for (at, sign) in signs.iter().enumerate() {
                assert!(!signs[at + 1..].contains(sign), "{sign:?} twice in {signs:?}");
            }
        }
    }
}

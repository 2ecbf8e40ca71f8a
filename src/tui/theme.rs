//! Colours by meaning, and the signs that carry the same meaning without colour.

use ratatui::style::{Color, Modifier, Style};

use super::background::Background;
use super::keys::Code;

/// Which way an announcement travels, as far as its colour and sign go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accent {
    Vertical,
    Horizontal,
    Diagonal,
}

/// How things look, named by what they mean. Screens never name a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub text: Style,
    pub muted: Style,
    pub heading: Style,
    /// The row the keys act on, where its pane has the focus; and where it has not.
    pub selected: Style,
    pub selected_elsewhere: Style,
    pub marked: Style,
    pub unread: Style,
    pub overdue: Style,
    pub ok: Style,
    pub warning: Style,
    pub error: Style,
    pub field: Style,
    pub field_focused: Style,
    /// The cursor inside a text area.
    pub caret: Style,
    pub button: Style,
    pub button_focused: Style,
    pub hint_key: Style,
    pub hint: Style,
    pub border: Style,
    pub chip: Style,
    /// Words of a program, not of a person.
    pub code: Style,
    vertical: Style,
    horizontal: Style,
    diagonal: Style,
}

/// The themes a person can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    #[default]
    Dark,
    Light,
    HighContrast,
    /// No colour at all: what NO_COLOR asks for.
    Mono,
}

/// The few colours a theme is made of.
struct Palette {
    text: Color,
    muted: Color,
    selected: Color,
    surface: Color,
    ok: Color,
    warning: Color,
    error: Color,
    vertical: Color,
    horizontal: Color,
    diagonal: Color,
}

impl ThemeName {
    /// The theme that can be read on this.
    pub fn on(background: Background) -> Self {
        match background {
            Background::Dark => Self::Dark,
            Background::Light => Self::Light,
        }
    }

    /// The person's choice, unless NO_COLOR is set and not empty.
    pub fn honouring(self, no_color: Option<&str>) -> Self {
        if no_color.is_some_and(|value| !value.is_empty()) { Self::Mono } else { self }
    }

    pub fn theme(self) -> Theme {
        match self {
            Self::Dark => Theme::coloured(&Palette {
                text: Color::Reset,
                muted: Color::Indexed(249),
                selected: Color::Indexed(238),
                surface: Color::Indexed(236),
                ok: Color::Indexed(114),
                warning: Color::Indexed(221),
                error: Color::Indexed(217),
                vertical: Color::Indexed(117),
                horizontal: Color::Indexed(150),
                diagonal: Color::Indexed(183),
            }),
            Self::Light => Theme::coloured(&Palette {
                text: Color::Reset,
                muted: Color::Indexed(240),
                selected: Color::Indexed(253),
                surface: Color::Indexed(255),
                ok: Color::Indexed(22),
                warning: Color::Indexed(58),
                error: Color::Indexed(124),
                vertical: Color::Indexed(25),
                horizontal: Color::Indexed(23),
                diagonal: Color::Indexed(91),
            }),
            Self::HighContrast => {
                // Not of the sixteen, which a terminal may show as it likes.
                let (black, white) = (Color::Indexed(16), Color::Indexed(231));
                let mut theme = Theme::coloured(&Palette {
                    text: white,
                    muted: white,
                    selected: black,
                    surface: black,
                    ok: Color::Indexed(120),
                    warning: Color::Indexed(227),
                    error: Color::Indexed(217),
                    vertical: Color::Indexed(123),
                    horizontal: Color::Indexed(156),
                    diagonal: Color::Indexed(219),
                });
                theme.text = Style::new().fg(white).bg(black);
                theme.selected = Style::new().fg(black).bg(white).add_modifier(Modifier::BOLD);
                theme.selected_elsewhere = Style::new().add_modifier(Modifier::UNDERLINED);
                theme.button_focused = theme.selected;
                theme.field_focused = Style::new().fg(black).bg(Color::Indexed(227));
                theme
            }
            Self::Mono => Theme::mono(),
        }
    }
}

impl Theme {
    fn coloured(palette: &Palette) -> Self {
        let fg = |colour| Style::new().fg(colour);
        let bold = Modifier::BOLD;
        Self {
            text: fg(palette.text),
            muted: fg(palette.muted),
            heading: fg(palette.text).add_modifier(bold),
            selected: Style::new().bg(palette.selected).add_modifier(bold),
            selected_elsewhere: Style::new().bg(palette.surface),
            marked: fg(palette.warning),
            unread: fg(palette.text).add_modifier(bold),
            overdue: fg(palette.error).add_modifier(bold),
            ok: fg(palette.ok),
            warning: fg(palette.warning),
            error: fg(palette.error),
            field: Style::new().bg(palette.surface),
            field_focused: Style::new().bg(palette.selected),
            caret: Style::new().add_modifier(Modifier::REVERSED),
            button: Style::new().bg(palette.surface),
            button_focused: Style::new().add_modifier(Modifier::REVERSED | bold),
            hint_key: fg(palette.text).add_modifier(bold),
            hint: fg(palette.muted),
            border: fg(palette.muted),
            chip: Style::new().bg(palette.surface),
            code: Style::new().bg(palette.surface),
            vertical: fg(palette.vertical),
            horizontal: fg(palette.horizontal),
            diagonal: fg(palette.diagonal),
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        let underlined = plain.add_modifier(Modifier::UNDERLINED);
        Self {
            text: plain,
            muted: plain,
            heading: bold,
            selected: reversed,
            selected_elsewhere: underlined,
            marked: bold,
            unread: bold,
            overdue: bold,
            ok: plain,
            warning: bold,
            error: bold,
            field: underlined,
            field_focused: underlined.add_modifier(Modifier::BOLD),
            caret: reversed,
            button: plain,
            button_focused: reversed,
            hint_key: bold,
            hint: plain,
            border: plain,
            chip: underlined,
            code: plain.add_modifier(Modifier::DIM),
            vertical: plain,
            horizontal: plain,
            diagonal: plain,
        }
    }

    pub fn accent(&self, accent: Accent) -> Style {
        match accent {
            Accent::Vertical => self.vertical,
            Accent::Horizontal => self.horizontal,
            Accent::Diagonal => self.diagonal,
        }
    }
}

/// The signs of the screen, all one column wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    pub vertical: &'static str,
    pub horizontal: &'static str,
    pub diagonal: &'static str,
    pub unread: &'static str,
    pub acknowledged: &'static str,
    pub due: &'static str,
    pub pinned: &'static str,
    pub marked: &'static str,
    pub checked: &'static str,
    pub unchecked: &'static str,
    /// Stands before the selected row, so that it shows without colour.
    pub cursor: &'static str,
    /// Up, down, left, right; none where they cannot be drawn and the keys are called by name.
    pub arrows: Option<[&'static str; 4]>,
    pub more_above: &'static str,
    pub more_below: &'static str,
    pub ellipsis: &'static str,
    pub masked: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub line: &'static str,
    pub side: &'static str,
    /// Top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    pub filled: &'static str,
    pub empty: &'static str,
    /// A bar's last cell in eighths, from one to seven; none where only whole cells can be drawn.
    pub eighths: Option<[&'static str; 7]>,
    /// From the lowest to the highest value of a sparkline.
    pub levels: [&'static str; 8],
    /// How a goal is doing: not rated, on track, at risk, off track, achieved, missed.
    pub statuses: [&'static str; 6],
    pub stale: &'static str,
    /// Leads from a value to its target.
    pub towards: &'static str,
    /// A chart's values, its expected line, its target or band, today.
    pub curves: [char; 4],
    /// Whether a chart's values can be joined by dots finer than a cell.
    pub fine_dots: bool,
}

const UNICODE: Glyphs = Glyphs {
    vertical: "↕",
    horizontal: "↔",
    diagonal: "⤢",
    unread: "●",
    acknowledged: "✓",
    due: "!",
    pinned: "^",
    marked: "+",
    checked: "x",
    unchecked: " ",
    cursor: "▸",
    arrows: Some(["↑", "↓", "←", "→"]),
    more_above: "↑",
    more_below: "↓",
    ellipsis: "…",
    masked: "•",
    previous: "‹",
    next: "›",
    line: "─",
    side: "│",
    corners: ["┌", "┐", "└", "┘"],
    filled: "█",
    empty: "░",
    eighths: Some(["▏", "▎", "▍", "▌", "▋", "▊", "▉"]),
    levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    statuses: ["○", "▲", "◆", "▼", "★", "✗"],
    stale: "◷",
    towards: "→",
    curves: ['●', '·', '─', '┊'],
    fine_dots: true,
};

const ASCII: Glyphs = Glyphs {
    vertical: "|",
    horizontal: "-",
    diagonal: "/",
    unread: "*",
    acknowledged: "v",
    cursor: ">",
    arrows: None,
    more_above: "^",
    more_below: "v",
    ellipsis: "~",
    masked: "*",
    previous: "<",
    next: ">",
    line: "-",
    side: "|",
    corners: ["+", "+", "+", "+"],
    filled: "#",
    empty: ".",
    eighths: None,
    levels: ["_", ".", ",", "-", "~", "=", "^", "#"],
    statuses: [".", "^", "?", "v", "*", "x"],
    stale: "z",
    towards: ">",
    curves: ['*', '.', '-', ':'],
    fine_dots: false,
    ..UNICODE
};

impl Glyphs {
    pub const fn unicode() -> Self {
        UNICODE
    }

    pub const fn ascii() -> Self {
        ASCII
    }

    /// By the locale's character set: the first of LC_ALL, LC_CTYPE, LANG that is set and not empty decides.
    pub fn for_locale(lc_all: Option<&str>, lc_ctype: Option<&str>, lang: Option<&str>) -> Self {
        let locale = [lc_all, lc_ctype, lang].into_iter().flatten().find(|value| !value.is_empty());
        let utf8 = locale.is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        if utf8 { UNICODE } else { ASCII }
    }

    /// The arrow drawn on a key.
    pub const fn arrow(&self, code: Code) -> Option<&'static str> {
        let Some([up, down, left, right]) = self.arrows else { return None };
        match code {
            Code::Up => Some(up),
            Code::Down => Some(down),
            Code::Left => Some(left),
            Code::Right => Some(right),
            _ => None,
        }
    }

    pub const fn accent(&self, accent: Accent) -> &'static str {
        match accent {
            Accent::Vertical => self.vertical,
            Accent::Horizontal => self.horizontal,
            Accent::Diagonal => self.diagonal,
        }
    }
}

#[cfg(test)]
mod contrast_tests;

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn all(glyphs: &Glyphs) -> Vec<&'static str> {
        let Glyphs { corners, .. } = *glyphs;
        let mut all = vec![
            glyphs.vertical,
            glyphs.horizontal,
            glyphs.diagonal,
            glyphs.unread,
            glyphs.acknowledged,
            glyphs.due,
            glyphs.pinned,
            glyphs.marked,
            glyphs.checked,
            glyphs.unchecked,
            glyphs.cursor,
            glyphs.more_above,
            glyphs.more_below,
            glyphs.ellipsis,
            glyphs.masked,
            glyphs.previous,
            glyphs.next,
            glyphs.line,
            glyphs.side,
            glyphs.filled,
            glyphs.empty,
        ];
        all.extend(corners);
        all.extend([glyphs.stale, glyphs.towards]);
        all.extend(glyphs.levels.into_iter().chain(glyphs.statuses));
        all.extend(glyphs.arrows.into_iter().flatten());
        all.extend(glyphs.eighths.into_iter().flatten());
        all
    }

    #[test]
    fn every_sign_is_one_column_and_the_plain_set_is_ascii() {
        for sign in all(&UNICODE).into_iter().chain(all(&ASCII)) {
            assert_eq!(sign.width(), 1, "{sign:?}");
        }
        assert!(all(&ASCII).iter().all(|sign| sign.is_ascii()));
    }

    #[test]
    fn the_first_locale_variable_that_says_something_decides() {
        assert_eq!(Glyphs::for_locale(None, None, Some("es_ES.UTF-8")), UNICODE);
        assert_eq!(Glyphs::for_locale(Some(""), Some("en_GB.utf8"), None), UNICODE);
        assert_eq!(Glyphs::for_locale(Some("C"), None, Some("es_ES.UTF-8")), ASCII);
        assert_eq!(Glyphs::for_locale(None, None, None), ASCII);
    }

    #[test]
    fn no_color_gives_a_theme_without_any_colour() {
        let name = ThemeName::Dark.honouring(Some("1"));
        assert_eq!(name, ThemeName::Mono);
        assert_eq!(ThemeName::Dark.honouring(Some("")), ThemeName::Dark);
        let written = format!("{:?}", name.theme());
        assert!(!written.contains(".fg(") && !written.contains(".bg("), "{written}");
    }
}

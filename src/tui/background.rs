//! Whether the terminal's background is dark or light, where it tells.
//!
//! A terminal is asked without waiting: the first frame is drawn as if nothing were known, and the answer, which comes in
//! among the keys, is picked out by [`super::torn`] whenever it comes.

/// What lies behind the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

/// Asks for the background colour. Ended by BEL, which the answer then ends with too: no second Esc that could be torn off.
pub const QUESTION: &str = "\u{1b}]11;?\u{7}";

impl Background {
    /// By the variable that some terminals set: `15;0`, `0;default;15`. The last is a number of the sixteen colours.
    pub fn from_variable(colorfgbg: &str) -> Option<Self> {
        match colorfgbg.rsplit(';').next()?.trim().parse::<u8>().ok()? {
            0..=6 | 8 => Some(Self::Dark),
            7 | 9..=15 => Some(Self::Light),
            _ => None,
        }
    }

    /// By what a terminal answers: `rgb:1e1e/1e1e/2e2e`, with one to four digits each, perhaps an opacity after them.
    pub fn from_answer(colour: &str) -> Option<Self> {
        let (_, parts) = colour.split_once(':').filter(|(space, _)| matches!(*space, "rgb" | "rgba"))?;
        let mut levels = parts.split('/').map(|digits| {
            let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
            let level = u32::from_str_radix(digits, 16).ok()?;
            (1..=4).contains(&digits.len()).then(|| f64::from(level) / f64::from(most))
        });
        let mut level = || levels.next().flatten();
        let brightness = 0.2126 * linear(level()?) + 0.7152 * linear(level()?) + 0.0722 * linear(level()?);
        // The grey that looks half as bright as white.
        Some(if brightness > 0.18 { Self::Light } else { Self::Dark })
    }
}

/// The light a colour's level gives.
fn linear(level: f64) -> f64 {
    if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
}

/// Whether a terminal may be asked: the old ones show the question instead of ignoring it.
pub fn may_ask(term: Option<&str>) -> bool {
    let old =
        |term: &str| matches!(term, "" | "dumb" | "linux") || term.starts_with("vt") || term.starts_with("screen");
    !term.is_none_or(old)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variable_is_read_where_it_names_one_of_the_sixteen() {
        assert_eq!(Background::from_variable("15;0"), Some(Background::Dark));
        assert_eq!(Background::from_variable("0;default;15"), Some(Background::Light));
        assert_eq!(Background::from_variable("0;7"), Some(Background::Light));
        assert_eq!(Background::from_variable("7;8"), Some(Background::Dark));
        assert_eq!(Background::from_variable("default;default"), None);
        assert_eq!(Background::from_variable("0;200"), None);
        assert_eq!(Background::from_variable(""), None);
    }

    #[test]
    fn old_terminals_are_not_asked() {
        assert!(may_ask(Some("xterm-256color")));
        assert!(may_ask(Some("tmux-256color")));
        for term in [None, Some(""), Some("dumb"), Some("linux"), Some("vt220"), Some("screen")] {
            assert!(!may_ask(term), "{term:?}");
        }
    }
}

//! Two texts compared by lines, and lines that were altered by words.

use std::time::Duration;

use similar::{ChangeTag, TextDiff};

/// How many unchanged lines are shown around a change.
const AROUND: usize = 2;
/// Two texts as long as texts may be, with nothing in common, are told apart roughly rather than late.
const PATIENCE: Duration = Duration::from_millis(300);

/// Part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// It is among the words in which the two lines differ.
    pub changed: bool,
}

/// One line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    Same(String),
    /// So many unchanged lines, far from any change.
    LeftOut(usize),
    Out(Vec<Piece>),
    In(Vec<Piece>),
}

/// What became of `old` in `new`, in the order of the text.
pub fn stretches(old: &str, new: &str) -> Vec<Stretch> {
    // However lines end, and whether the last one does, is nothing that a reader sees.
    let ended = |text: &str| text.lines().map(|line| format!("{line}\n")).collect::<String>();
    let (old, new) = (ended(old), ended(new));
    let comparison = TextDiff::configure().timeout(PATIENCE).diff_lines(&old, &new);
    let (mut stretches, mut reached) = (Vec::new(), 0);
    let groups = comparison.grouped_ops(AROUND);
    for group in &groups {
        let begins = group.first().map_or(reached, |op| op.old_range().start);
        stretches.extend((begins > reached).then(|| Stretch::LeftOut(begins - reached)));
        for op in group {
            reached = op.old_range().end;
            for change in comparison.iter_inline_changes(op) {
                let pieces = change.iter_strings_lossy().map(|(changed, text)| {
                    let text = text.trim_end_matches('\n').to_owned();
                    Piece { text, changed }
                });
                let pieces: Vec<Piece> = pieces.filter(|piece| !piece.text.is_empty()).collect();
                stretches.push(match change.tag() {
                    ChangeTag::Equal => Stretch::Same(pieces.into_iter().map(|piece| piece.text).collect()),
                    ChangeTag::Delete => Stretch::Out(pieces),
                    ChangeTag::Insert => Stretch::In(pieces),
                });
            }
        }
    }
    let left = comparison.old_len().saturating_sub(reached);
    stretches.extend((left > 0 && !groups.is_empty()).then_some(Stretch::LeftOut(left)));
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(stretches: &[Stretch]) -> Vec<String> {
        let pieces = |pieces: &[Piece]| -> String {
            let said = |piece: &Piece| if piece.changed { format!("[{}]", piece.text) } else { piece.text.clone() };
            pieces.iter().map(said).collect()
        };
        let one = |stretch: &Stretch| match stretch {
            Stretch::Same(text) => format!("  {text}"),
            Stretch::LeftOut(lines) => format!("… {lines}"),
            Stretch::Out(out) => format!("- {}", pieces(out)),
            Stretch::In(put_in) => format!("+ {}", pieces(put_in)),
        };
        stretches.iter().map(one).collect()
    }

    #[test]
    fn the_words_that_changed_are_told_from_those_that_stay() {
        let found = stretches("Abrimos a las nueve de la mañana.", "Abrimos a las diez de la mañana.");
        let expected = ["- Abrimos a las [nueve] de la mañana.", "+ Abrimos a las [diez] de la mañana."];
        assert_eq!(said(&found), expected);
    }

    #[test]
    fn lines_far_from_a_change_are_only_counted() {
        let old: String = (1..=20).map(|n| format!("line {n}\n")).collect();
        let new = old.replace("line 10\n", "line ten\n").replace("line 20\n", "");
        let expected = [
            "… 7",
            "  line 8",
            "  line 9",
            "- line [10]",
            "+ line [ten]",
            "  line 11",
            "  line 12",
            "… 5",
            "  line 18",
            "  line 19",
            "- line 20",
        ];
        assert_eq!(said(&stretches(&old, &new)), expected);
        assert_eq!(stretches(&old, &old), []);
        assert_eq!(stretches("a\r\nb", "a\nb\n"), []);
    }

    #[test]
    fn the_longest_texts_with_nothing_in_common_are_compared_in_time() {
        let of = |word: &str| (0..40_000).map(|n| format!("{word}{n}\n")).collect::<String>();
        assert!(!stretches(&of("a"), &of("b")).is_empty());
    }
}

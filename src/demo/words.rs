//! Text for big sample boards: Spanish and English words drawn as often as their rank says (Zipf), and a few planted
//! words whose frequency is known, for measuring searches.

use super::dice::Dice;

/// In about one announcement of 10,000.
pub const RARE_WORD: &str = "zafiro";
/// In about one of 100.
pub const UNCOMMON_WORD: &str = "trimestral";
/// In about one of four.
pub const COMMON_WORD: &str = "turno";

/// The share of announcements that hold each of the planted words, in either language.
pub const PLANTED: [(&str, f64); 3] = [(RARE_WORD, 0.0001), (UNCOMMON_WORD, 0.01), (COMMON_WORD, 0.25)];

const SPANISH: &str = include_str!("../../assets/demo/words-es.txt");
const ENGLISH: &str = include_str!("../../assets/demo/words-en.txt");

/// How often something with a number, such as a batch, stands for a word.
const CODES: f64 = 0.02;

/// The words of one language, most frequent first.
pub struct Vocabulary {
    words: Vec<String>,
    /// The share of each word and all before it.
    upto: Vec<f64>,
}

impl Vocabulary {
    pub fn spanish() -> Self {
        Self::new(SPANISH, spanish_forms)
    }

    pub fn english() -> Self {
        Self::new(ENGLISH, english_forms)
    }

    fn new(source: &str, forms: fn(&str, &str) -> Vec<String>) -> Self {
        let mut part = "";
        let mut function = Vec::new();
        let mut content: Vec<Vec<String>> = Vec::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => part = name,
                None if part == "function" => function.extend(line.split(' ').map(str::to_owned)),
                None => content.extend(line.split(' ').map(|word| forms(part, word))),
            }
        }
        // Function words lead; then everything's plain form, everything's second form, and so on, in turns between the
        // parts of speech.
        let mut seen = std::collections::HashSet::new();
        let mut words = Vec::new();
        let most = content.iter().map(Vec::len).max().unwrap_or(0);
        let later = (0..most).flat_map(|form| {
            let stride = 7;
            let content = &content;
            (0..stride)
                .flat_map(move |first| content.iter().skip(first).step_by(stride).filter_map(move |all| all.get(form)))
        });
        for word in function.iter().chain(later).filter(|word| !word.is_empty()) {
            if PLANTED.iter().all(|(planted, _)| planted != word) && seen.insert(word.clone()) {
                words.push(word.clone());
            }
        }
        let mut total = 0.0;
        let mut upto: Vec<f64> = Vec::with_capacity(words.len());
        for rank in 0..words.len() {
            total += 1.0 / (rank as f64 + 2.7);
            upto.push(total);
        }
        upto.iter_mut().for_each(|share| *share /= total);
        Self { words, upto }
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn word(&self, dice: &mut Dice) -> &str {
        let share = dice.share();
        let at = self.upto.partition_point(|upto| *upto <= share);
        self.words.get(at).map_or("", String::as_str)
    }

    /// `count` words, the first with a capital; `planted` stands among them.
    pub fn sentence(&self, count: usize, planted: Option<&str>, dice: &mut Dice) -> String {
        let place = planted.map(|_| dice.below(count));
        let mut sentence = String::with_capacity(count * 8);
        for at in 0..count {
            if at > 0 {
                sentence.push(' ');
            }
            match planted.filter(|_| place == Some(at)) {
                Some(word) => sentence.push_str(word),
                None if at > 0 && dice.chance(CODES) => {
                    // Batches and orders: words that occur once or twice each.
                    let letter = char::from(b'A' + dice.below(26) as u8);
                    sentence.push(letter);
                    sentence.push_str(&dice.below(100_000).to_string());
                }
                None => sentence.push_str(self.word(dice)),
            }
        }
        if let Some(first) = sentence.chars().next() {
            sentence.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        sentence
    }

    /// Paragraphs of about this many words together. Each planted word gets into one sentence.
    pub fn body(&self, count: usize, planted: &[&str], dice: &mut Dice) -> String {
        let mut body = String::with_capacity(count * 8);
        let mut left = count;
        let mut planted = planted.iter().copied();
        loop {
            let length = dice.between(5, 16);
            body.push_str(&self.sentence(length, planted.next(), dice));
            body.push('.');
            left = left.saturating_sub(length);
            if left == 0 && planted.len() == 0 {
                return body;
            }
            body.push_str(if dice.chance(0.25) { "\n\n" } else { " " });
        }
    }
}

fn spanish_forms(part: &str, word: &str) -> Vec<String> {
    let stem = |cut: usize| word.char_indices().rev().nth(cut - 1).map_or(word, |(at, _)| &word[..at]);
    let with =
        |stem: &str, endings: &[&str]| endings.iter().map(|ending| format!("{stem}{ending}")).collect::<Vec<_>>();
    let mut forms = vec![word.to_owned()];
    match part {
        "noun" => forms.push(match word {
            _ if word.ends_with('s') => String::new(),
            _ if word.ends_with("ión") => format!("{}iones", stem(3)),
            _ if word.ends_with(['a', 'e', 'o', 'é']) => format!("{word}s"),
            _ if word.ends_with('z') => format!("{}ces", stem(1)),
            _ => format!("{word}es"),
        }),
        "verb" => {
            let stem = stem(2);
            forms.extend(if word.ends_with("ar") {
                with(
                    stem,
                    &[
                        "a", "ado", "an", "amos", "ando", "ó", "ará", "e", "aron", "ada", "en", "ados", "aba", "arán",
                        "aremos", "adas", "aría", "aban", "emos", "arlo",
                    ],
                )
            } else {
                with(stem, &["e", "ido", "en", "iendo", "ió", "a", "ieron", "ida", "an", "idos", "ía", "ían", "idas"])
            });
        }
        "adjective" if word.ends_with('o') => forms.extend(with(stem(1), &["a", "os", "as", "amente", "ísimo"])),
        "adjective" if word.ends_with('e') => forms.push(format!("{word}s")),
        _ => forms.push(format!("{word}es")),
    }
    forms
}

fn english_forms(part: &str, word: &str) -> Vec<String> {
    let stem = word.strip_suffix('e').unwrap_or(word);
    let several = match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if word.ends_with(['s', 'x', 'h']) => format!("{word}es"),
        _ => format!("{word}s"),
    };
    let mut forms = vec![word.to_owned()];
    match part {
        "noun" => forms.push(several),
        "verb" => forms.extend([several, format!("{stem}ing"), format!("{stem}ed"), format!("{stem}er")]),
        _ => forms.extend([format!("{word}ly"), format!("{stem}er"), format!("{stem}est")]),
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_words_enough_and_the_frequent_ones_lead() {
        let spanish = Vocabulary::spanish();
        assert!(spanish.len() > 3000, "{}", spanish.len());
        assert!(Vocabulary::english().len() > 1000);
        assert_eq!(spanish.words[..3], ["de", "la", "que"]);
    }

    #[test]
    fn the_same_dice_write_the_same_text_with_every_planted_word_in_it() {
        let english = Vocabulary::english();
        let write = || english.body(40, &["zafiro", "turno"], &mut Dice::new(7, 1));
        assert_eq!(write(), write());
        let words: Vec<String> = write().split([' ', '.', '\n']).map(str::to_lowercase).collect();
        assert!(words.contains(&"zafiro".to_owned()) && words.contains(&"turno".to_owned()), "{words:?}");
    }
}

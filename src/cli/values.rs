//! Words the command line takes for a fixed set of values.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Takes one of `all`, typed as its `word`.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(all.iter().map(|value| word(*value)).collect::<Vec<_>>());
    words.map(move |typed| {
        let found = all.iter().copied().find(|value| word(*value) == typed);
        found.expect("one of the possible values") // the parser has just held it against them
    })
}
